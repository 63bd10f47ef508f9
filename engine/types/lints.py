"""Lints that rustc denies by default: an error, unless an attribute around it allows it.

The level is that of the innermost `#[allow(…)]`, `#[deny(…)]` and the like around the place. Lints that only warn are
none of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected, Span
from engine.syntax import ast

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["denied", "lint", "note_lint"]


def lint(name: str, message: str, span: Span, label: str = "", notes: tuple[str, ...] = ()) -> Rejected:
    """The error of a lint, to be raised where it is `denied`."""
    return Rejected(message, span, "type", label, notes=[*notes, f"`#[deny({name})]` on by default"])


def note_lint(
    program: Program, name: str, message: str, span: Span, label: str = "", notes: tuple[str, ...] = ()
) -> None:
    """Remember what a lint finds in a checked body, unless it is allowed there."""
    if span.file.is_local and denied(program, name, span):
        program.late_lints.append(lint(name, message, span, label, notes))


def denied(program: Program, name: str, span: Span) -> bool:
    """Whether a lint that is denied by default is an error at a place."""
    found: tuple[tuple[int, int], bool] | None = None
    for level in program.crate.levels:
        if name not in _names(level.attr):
            continue
        depth = _depth(level.extent, span)
        if depth is not None and (found is None or depth <= found[0]):
            found = depth, level.attr.path in ("deny", "forbid")
    return found is None or found[1]


def _names(attr: ast.Attr) -> list[str]:
    return [part.strip() for part in attr.text.strip().removeprefix("(").removesuffix(")").split(",")]


def _depth(extent: Span | None, span: Span) -> tuple[int, int] | None:
    """How far out an extent lies around a place: macro calls between them, then its size. None if it does not."""
    if extent is None:
        return (1 << 30, 0)
    calls = 0
    here: Span | None = span
    while here is not None:
        if _holds(extent, here):
            return calls, extent.hi - extent.lo
        if extent.expansion is not None and _holds(extent.expansion.call_site, here):
            return calls, extent.hi - extent.lo  # an argument of the macro that wrote the attribute
        here = here.expansion.call_site if here.expansion is not None else None
        calls += 1
    return None


def _holds(outer: Span, inner: Span) -> bool:
    same = outer.file is inner.file and outer.expansion is inner.expansion
    return same and outer.lo <= inner.lo and inner.hi <= outer.hi
