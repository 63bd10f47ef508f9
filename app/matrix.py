"""The bytes of an allocation as a matrix: what stands in them, and below one line of permissions for each tag. Pure.

It is laid out as a table: every line covers all columns, cells next to each other that say the same are one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.columns import Column
from app.picture import Card, Picture, Row
from app.values import value_at
from engine.borrows.api import WILDCARD
from engine.messages import _
from engine.trace.events import FieldInfo
from engine.trace.snapshot import AllocationView, Snapshot

__all__ = ["Initialised", "Matrix", "Value", "matrices", "matrix"]

MOST_BYTES = 64
"""Allocations up to this size are shown byte by byte, and no matrix has more columns."""


@dataclass(slots=True)
class Value:
    """What `columns` columns hold together: `text` the value of a field, or `target` and `tag` of a pointer, whose name
    is `through`. `part` says that only some bytes have a value, `empty` that none has, `padding` that none should."""

    columns: int
    text: str = ""
    type: str = ""
    target: str = ""
    through: str = ""
    tag: int | None = None
    part: bool = False
    empty: bool = False
    padding: bool = False


@dataclass(slots=True)
class Initialised:
    """Of `columns` columns `all`, `some` or `none` of the bytes have a value."""

    columns: int
    kind: str


@dataclass(slots=True)
class Matrix:
    """An allocation (`card`, whose columns are the table's) with its `values` and its nodes in the tree's order;
    `uninitialised` counts bytes, `pointers` says whether a pointer stands in one of them."""

    card: Card
    values: list[Value]
    rows: list[Row] = field(default_factory=list)
    uninitialised: int = 0
    init: list[Initialised] = field(default_factory=list)
    pointers: bool = False


def matrices(snapshot: Snapshot, picture: Picture) -> list[Matrix]:
    """The matrices of a picture drawn with one column for each byte, those that the step is about first."""
    cards = [card for card in (*picture.cards, *picture.plain) if card.size]
    return [matrix(snapshot, card) for card in cards]


def matrix(snapshot: Snapshot, card: Card) -> Matrix:
    """The matrix of one card."""
    allocation = snapshot.allocations[card.id]
    rows: list[Row] = []
    stack = list(reversed(card.rows))
    while stack:
        row = stack.pop()
        rows.append(row)
        stack.extend(reversed(row.children))
    init: list[Initialised] = []
    for column in card.columns:
        bits = allocation.init[column.start : column.end]
        kind = "all" if all(bits) else "some" if any(bits) else "none"
        if init and init[-1].kind == kind:
            init[-1].columns += 1
        else:
            init.append(Initialised(1, kind))
    values = _values(snapshot, allocation, card.columns)
    uninitialised = allocation.init.count(0)
    return Matrix(card, values, rows, uninitialised, init, any(value.target for value in values))


def _values(snapshot: Snapshot, allocation: AllocationView, columns: list[Column]) -> list[Value]:
    """One value for each run of columns that makes a field, a pointer or padding."""
    leaves = _leaves(allocation)
    starts = {column.start: index for index, column in enumerate(columns)}
    ends = {column.end: index for index, column in enumerate(columns)}
    out: list[Value] = []
    at = 0
    for part in leaves:
        first, last = starts.get(part.start), ends.get(part.end)
        if first is None or last is None or first < at:
            continue
        if first > at:
            out.append(_filler(allocation, columns, at, first))
        out.append(_value(snapshot, allocation, part, last + 1 - first))
        at = last + 1
    if at < len(columns):
        out.append(_filler(allocation, columns, at, len(columns)))
    return out


def _leaves(allocation: AllocationView) -> list[FieldInfo]:
    """The parts that have a value of their own: the fields of the type; pointers found in untyped memory."""
    info = allocation.info
    leaves = [part for part in info.fields if part.end > part.start]
    if not leaves and info.type and info.size:
        leaves = [FieldInfo("", 0, info.size, info.type)]
    known = {part.start for part in leaves}
    untyped = [FieldInfo("", at, at + 8, "") for at in allocation.pointers if at not in known]
    covered = [part for part in untyped if not any(p.start < part.end and p.end > part.start for p in leaves)]
    return sorted(leaves + covered, key=lambda part: part.start)


def _value(snapshot: Snapshot, allocation: AllocationView, part: FieldInfo, columns: int) -> Value:
    init = allocation.init[part.start : part.end]
    if part.padding:
        return Value(columns, "padding", padding=True, empty=not any(init))
    text, pointer = value_at(allocation, part.start, part.end, part.type)
    value = Value(columns, text, part.type, part=any(init) and not all(init), empty=not any(init))
    if pointer is None:
        return value
    value.tag = pointer.tag
    aim = snapshot.allocations.get(pointer.alloc) if pointer.alloc is not None else None
    if aim is None:
        value.target = f"0x{pointer.address:x}"
    else:
        offset = pointer.address - aim.info.address
        value.target = aim.label + (f" + {offset}" if offset else "") + ("")
        if not aim.alive:
            value.target = _("{memory} (freed)").format(memory=value.target)
    value.through = "" if pointer.tag in (None, WILDCARD) else snapshot.label(pointer.tag)
    if pointer.tag == WILDCARD:
        value.through = _("made from an integer")
    elif pointer.tag is None:
        value.through = _("no provenance")
    return value


def _filler(allocation: AllocationView, columns: list[Column], first: int, last: int) -> Value:
    init = allocation.init[columns[first].start : columns[last - 1].end]
    return Value(last - first, part=any(init) and not all(init), empty=not any(init))
