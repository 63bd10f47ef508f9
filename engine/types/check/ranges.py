"""Literals that their type has no value for: rustc's lint `overflowing_literals`, denied by default."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.source import Span
from engine.types import ty as T
from engine.types.const_fold import wrap
from engine.types.lints import note_lint

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["INFINITE", "out_of_range"]

INFINITE = {32: (2 - 2**-24) * 2.0**127, 64: math.inf}
"""From where on a literal of a float type is rounded to infinity."""


def out_of_range(program: Program, ty: T.Int | T.Float, value: int | float, span: Span) -> None:
    """Note a literal that is out of the range of its type."""
    text = span.text()
    if isinstance(ty, T.Float):
        if text.startswith("-"):
            span = Span(span.file, span.lo + 1, span.hi, span.expansion)  # the sign is none of a float literal's
        literal = f"the literal `{span.text()}`"
        note = f"{literal} does not fit into the type `{ty.name}` and will be converted to `{ty.name}::INFINITY`"
    elif text[:2] in ("0x", "0b", "0o"):
        literal, kept = f"the literal `{text}` (decimal `{value}`)", f"{wrap(int(value), ty)}{ty.name}"
        note = f"{literal} does not fit into the type `{ty.name}` and will become `{kept}`"
    else:
        note = f"the literal `{text}` does not fit into the type `{ty.name}` whose range is `{ty.min}..={ty.max}`"
    note_lint(program, "overflowing_literals", f"literal out of range for `{ty.name}`", span, notes=(note,))
