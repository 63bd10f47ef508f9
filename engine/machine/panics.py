"""Failures while a constant is evaluated: the program is refused (at run time the library's own functions panic)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.machine.frames import Frame, RustPanic
from engine.machine.shapes import Shape
from engine.source import Rejected
from engine.types import ty as T
from engine.types.defs import FnDef
from engine.types.instance import Instance

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["failed", "panicked", "refuse_panic"]

_ENTRIES = ("panic", "panic_fmt", "panic_display", "panic_nounwind", "panic_nounwind_fmt")


def panicked(panic: RustPanic, frame: Frame) -> Rejected:
    """A checked operation failed in a constant."""
    return failed(panic.words or f"evaluation panicked{_message(panic.values)}", frame)


def failed(words: str, frame: Frame) -> Rejected:
    """A constant's evaluation fails in a frame, which is told at the constant's own text."""
    inside = frame
    while inside.code.library and inside.parent is not None:
        inside = inside.parent
    root = inside
    while root.parent is not None:
        root = root.parent
    name, label = root.code.name, ""
    if "{" not in name:  # anonymous ones are numbered by rustc
        label = f"evaluation of `{name}` failed {'here' if inside is root else 'inside this call'}"
    at = root if root.at.span.file.is_local else inside
    return Rejected(words, at.at.span, label=label if at is root else "", code="E0080")


def _message(values: Sequence[Any]) -> str:
    """The text that a panic was given, after a colon."""
    value = values[0] if values else None
    if isinstance(value, tuple) and len(value) == 4 and isinstance(value[3], int) and value[1] is not None:
        start = value[0] - value[1].base
        return ": " + bytes(value[1].data[start : start + value[3]]).decode("utf-8", "replace")
    return ""


def refuse_panic(machine: Machine, frame: Frame) -> None:
    """A constant calls one of the library's functions that panic. Raises Rejected."""
    instance = frame.code.instance
    if not isinstance(instance, Instance) or not isinstance(instance.definition, FnDef):
        return
    lang = instance.definition.lang
    if lang not in _ENTRIES:
        return
    value = frame.regs[1] if len(frame.regs) > 1 else None
    if lang == "panic_display" and instance.args == (T.ref_to(T.STR),) and value is not None:
        at = value[0] - value[1].base
        message = _message([(*value[1].read_pointer(at), _word(value[1], at + POINTER_SIZE))])
    elif isinstance(value, Allocation):
        message = _literal(machine.const_types.shape(frame.code.body.locals[1].ty), value)
    else:
        message = _message([value])
    raise failed(f"evaluation panicked{message}", frame)


def _literal(shape: Shape, arguments: Allocation) -> str:
    """The only piece of `fmt::Arguments` without arguments, after a colon; "" if there is more to them."""
    pieces, rest = shape.fields[0][0], shape.fields[2][0]
    if _word(arguments, pieces + POINTER_SIZE) != 1 or _word(arguments, rest + POINTER_SIZE):
        return ""
    address, piece, _ = arguments.read_pointer(pieces)
    assert piece is not None
    at = address - piece.base
    return _message([(*piece.read_pointer(at), _word(piece, at + POINTER_SIZE))])


def _word(allocation: Allocation, offset: int) -> int:
    return int.from_bytes(allocation.data[offset : offset + POINTER_SIZE], "little")
