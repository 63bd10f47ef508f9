"""Panics while a constant is evaluated: the program is refused (at run time the library's own functions panic)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.machine.frames import Frame
from engine.source import Rejected, Span
from engine.types.defs import FnDef
from engine.types.instance import Instance

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["panicked", "refuse_panic"]

_TEXTS: dict[str, str] = {
    "panic_const_add_overflow": "attempt to add with overflow",
    "panic_const_sub_overflow": "attempt to subtract with overflow",
    "panic_const_mul_overflow": "attempt to multiply with overflow",
    "panic_const_div_overflow": "attempt to divide with overflow",
    "panic_const_rem_overflow": "attempt to calculate the remainder with overflow",
    "panic_const_neg_overflow": "attempt to negate with overflow",
    "panic_const_shl_overflow": "attempt to shift left with overflow",
    "panic_const_shr_overflow": "attempt to shift right with overflow",
    "panic_const_div_by_zero": "attempt to divide by zero",
    "panic_const_rem_by_zero": "attempt to calculate the remainder with a divisor of zero",
    "panic_bounds_check": "index out of bounds: the length is {1} but the index is {0}",
}
_ENTRIES = ("panic", "panic_fmt", "panic_display", "panic_nounwind", "panic_nounwind_fmt")


def panicked(lang: str, values: tuple[Any, ...], span: Span) -> Rejected:
    """A checked operation failed in a constant."""
    text = _TEXTS.get(lang, "this operation panics").format(*values)
    return Rejected(f"evaluation panicked: {text}", span, code="E0080")


def refuse_panic(machine: Machine, frame: Frame) -> None:
    """A constant calls one of the library's functions that panic. Raises Rejected."""
    instance = frame.code.instance
    if not isinstance(instance, Instance) or not isinstance(instance.definition, FnDef):
        return
    lang = instance.definition.lang
    if lang not in _ENTRIES:
        return
    message = ""
    value = frame.regs[1] if len(frame.regs) > 1 else None
    if isinstance(value, tuple) and len(value) == 4 and isinstance(value[3], int) and value[1] is not None:
        start = value[0] - value[1].base
        message = ": " + bytes(value[1].data[start : start + value[3]]).decode("utf-8", "replace")
    caller = frame.parent
    while caller is not None and caller.code.library and caller.parent is not None:
        caller = caller.parent
    span = caller.at.span if caller is not None else frame.code.start_site.span
    raise Rejected(f"evaluation panicked{message}", span, code="E0080")
