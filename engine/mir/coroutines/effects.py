"""What statements and terminators do to locals: the vocabulary of the analyses in this package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from engine.mir import mir as M
from engine.records import field_names

__all__ = ["MapPlace", "rewritten", "uses"]

MapPlace = Callable[[M.Place], M.Place]
_VALUES = (M.Copy, M.Move, M.Constant)


def uses(node: M.Statement | M.Terminator) -> Iterator[tuple[M.Place, str]]:
    """The places of a statement or terminator, each with what happens to it: `store`, `move`, `copy`, `borrow`,
    `drop`, `read`, or `length` (of an array or slice: it reads no more than the pointers on the way)."""
    match node:
        case M.Assign():
            yield node.place, "store"
            yield from _of_rvalue(node.rvalue)
        case M.BoundsCheck():
            yield node.place, "length"
            yield from _of_operand(node.index)
        case M.FakeRead():
            yield node.place, "read"
        case M.SetDiscriminant():
            yield node.place, "store"
        case M.SwitchInt():
            yield from _of_operand(node.operand)
        case M.Call():
            yield node.destination, "store"
            yield from _of_operand(node.callee)
            for arg in node.args:
                yield from _of_operand(arg)
        case M.Drop():
            yield node.place, "drop"
        case M.Yield():
            yield node.resume_place, "store"
            yield from _of_operand(node.value)


def _of_operand(operand: M.Operand) -> Iterator[tuple[M.Place, str]]:
    if isinstance(operand, M.Copy):
        yield operand.place, "copy"
    elif isinstance(operand, M.Move):
        yield operand.place, "move"


def _of_rvalue(rvalue: M.Rvalue) -> Iterator[tuple[M.Place, str]]:
    match rvalue:
        case M.Ref() | M.RawPtr():
            yield rvalue.place, "borrow"
        case M.CopyForDeref() | M.Discriminant():
            yield rvalue.place, "read"
        case M.Len():
            yield rvalue.place, "length"
        case _:
            for part in _operands(rvalue):
                yield from _of_operand(part)


def _operands(node: Any) -> Iterator[M.Operand]:
    for name in field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, _VALUES):
            yield value
        elif isinstance(value, list):
            yield from [v for v in value if isinstance(v, _VALUES)]


def rewritten(node: Any, place: MapPlace) -> Any:
    """A copy of a statement, terminator or rvalue with every place replaced."""
    values: dict[str, Any] = {}
    for name in field_names(type(node)):
        value = getattr(node, name)
        if isinstance(value, M.Place):
            value = place(value)
        elif isinstance(value, M.Copy | M.Move):
            value = type(value)(place(value.place))
        elif isinstance(value, list):
            value = [type(v)(place(v.place)) if isinstance(v, M.Copy | M.Move) else v for v in value]
        elif isinstance(value, _RVALUES):
            value = rewritten(value, place)
        values[name] = value
    return type(node)(**values)


_RVALUES = (
    M.Use, M.CopyForDeref, M.RepeatOf, M.Ref, M.RawPtr, M.CastOp, M.Binary, M.Unary, M.Discriminant, M.Len, M.Aggregate,
    M.OffsetOf,
)  # fmt: skip
