"""What statements and terminators use: the places whose values they read, borrow, or assign a part of."""

from __future__ import annotations

from collections.abc import Iterator

from engine.mir import mir as M
from engine.mir.drops.paths import operands_of_rvalue
from engine.records import record
from engine.source import Span

__all__ = ["PlaceUse", "constants_of", "uses_of_statement", "uses_of_terminator"]


@record
class PlaceUse:
    """`how`: `copy`, `move`, `borrow`, `part` (an assignment to a part of the place), `deref` (one to what it points
    to)."""

    place: M.Place
    how: str
    span: Span


def uses_of_statement(statement: M.Statement) -> Iterator[PlaceUse]:
    """In order; the place that an assignment makes whole is none of them."""
    if not isinstance(statement, M.Assign):
        return
    rvalue = statement.rvalue
    for operand in operands_of_rvalue(rvalue):
        yield from _of_operand(operand, statement.span)
    if isinstance(rvalue, M.Ref | M.RawPtr):
        yield PlaceUse(rvalue.place, "borrow", statement.span)
    elif isinstance(rvalue, M.CopyForDeref | M.Discriminant | M.Len):
        yield PlaceUse(rvalue.place, "copy", statement.span)
    yield from _around(statement.place, statement.span)


def uses_of_terminator(terminator: M.Terminator | None) -> Iterator[PlaceUse]:
    """Drops are no uses: they know what is initialised."""
    match terminator:
        case M.SwitchInt():
            yield from _of_operand(terminator.operand, terminator.span)
        case M.Call():
            for operand in (terminator.callee, *terminator.args):
                yield from _of_operand(operand, terminator.span)
            yield from _around(terminator.destination, terminator.span)
        case M.Yield():
            yield from _of_operand(terminator.value, terminator.span)


def constants_of(mir: M.Mir) -> Iterator[tuple[M.ConstUse, M.Constant]]:
    """The constants that a body names, also where it never gets to."""
    for block in mir.blocks:
        operands: list[M.Operand] = []
        for statement in block.statements:
            if isinstance(statement, M.Assign):
                operands += operands_of_rvalue(statement.rvalue)
        match block.terminator:
            case M.SwitchInt(operand=operand):
                operands.append(operand)
            case M.Call(args=args):
                operands += args
        for operand in operands:
            if isinstance(operand, M.Constant) and isinstance(operand.value, M.ConstUse):
                yield operand.value, operand


def _of_operand(operand: M.Operand, span: Span) -> Iterator[PlaceUse]:
    if isinstance(operand, M.Copy | M.Move):
        yield PlaceUse(operand.place, "move" if isinstance(operand, M.Move) else "copy", span)


def _around(made: M.Place, span: Span) -> Iterator[PlaceUse]:
    """What an assignment to a place needs: the pointer that leads there, or what the place is a part of."""
    for at in reversed(range(len(made.elems))):
        if isinstance(made.elems[at], M.DerefElem):
            yield PlaceUse(M.Place(made.local, made.elems[:at], made.ty), "deref", span)
            return
    if made.elems:
        yield PlaceUse(M.Place(made.local, made.elems[:-1], made.ty), "part", span)
