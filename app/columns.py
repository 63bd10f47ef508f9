"""The bytes of an allocation as columns, with the names of the fields above them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from engine.messages import _
from engine.trace.events import AllocInfo
from engine.trace.labels import short_paths
from engine.trace.snapshot import AllocationView

__all__ = ["BYTE_BY_BYTE", "MOST_COLUMNS", "Column", "FieldLabel", "columns_of", "field_labels"]

MOST_COLUMNS = 24
"""More columns than this cannot be read; the picture then shows a window around the access."""
BYTE_BY_BYTE = 8
"""Allocations up to this size get a column for every byte."""


@dataclass(slots=True)
class Column:
    """Bytes `start..end` shown as one column; `label` its first offset, `data` its bytes in hexadecimal (`··` where
    uninitialised), `gap` if it stands for what did not fit."""

    start: int
    end: int
    label: str
    data: str
    padding: bool = False
    cell: bool = False
    touched: bool = False
    gap: bool = False


@dataclass(slots=True)
class FieldLabel:
    """A field's name above the `columns` that it covers."""

    text: str
    type: str
    columns: int
    padding: bool = False
    cell: bool = False


def columns_of(
    allocation: AllocationView, access: tuple[int, int] | None, *, single: int = BYTE_BY_BYTE, most: int = MOST_COLUMNS
) -> list[Column]:
    """At most `most` columns: every byte of an allocation of up to `single` bytes; else the ranges in which all nodes
    agree, cut at the fields too where there is room, and at the access."""
    info = allocation.info
    size = info.size
    if size == 0:
        return []
    if size <= single:
        cuts = list(range(size + 1))
    else:
        needed = set(allocation.boundaries())
        if access is not None:
            needed.update(cut for cut in access if 0 <= cut <= size)
        wished = {cut for part in info.fields for cut in (part.start, part.end)}
        cuts = sorted(needed | wished)
        if len(cuts) - 1 > most:
            cuts = sorted(needed)
    pairs = list(zip(cuts, cuts[1:], strict=False))
    gaps: set[tuple[int, int]] = set()
    if len(pairs) > most:
        at = bisect_left([start for start, _ in pairs], access[0]) if access is not None else 0
        first = max(0, min(at - most // 2, len(pairs) - most + 2))
        window = pairs[first : first + most - 2]
        if first > 0:
            gaps.add((0, window[0][0]))
        if window[-1][1] < size:
            gaps.add((window[-1][1], size))
        pairs = sorted(gaps | set(window))
    return [_column(allocation, start, end, access, gap=(start, end) in gaps) for start, end in pairs]


def _column(allocation: AllocationView, start: int, end: int, access: tuple[int, int] | None, *, gap: bool) -> Column:
    parts = [part for part in allocation.info.fields if part.start < end and part.end > start]
    return Column(
        start,
        end,
        str(start),
        "" if gap or end - start > BYTE_BY_BYTE else _hex(allocation, start, end),
        padding=bool(parts) and all(part.padding for part in parts),
        cell=any(part.cell for part in parts),
        touched=access is not None and access[0] < end and access[1] > start,
        gap=gap,
    )


def _hex(allocation: AllocationView, start: int, end: int) -> str:
    data, init = allocation.data, allocation.init
    return " ".join(f"{data[at]:02x}" if init[at] else "··" for at in range(start, end))


def field_labels(info: AllocInfo, columns: list[Column]) -> list[FieldLabel]:
    """Names above the columns; empty if the type has no fields worth a line."""
    named = [part for part in info.fields if part.path or part.padding]
    if not named:
        return []
    short = short_paths([part.path for part in named])
    out: list[FieldLabel] = []
    for column in columns:
        parts = [part for part in named if part.start < column.end and part.end > column.start]
        if column.gap or not parts:
            label = FieldLabel("…" if column.gap else "", "", 1)
        elif len(parts) == 1:
            part = parts[0]
            text = _("pad") if part.padding else short[part.path]
            label = FieldLabel(text, part.type, 1, part.padding, part.cell)
        else:
            first, last = (short.get(part.path, "") for part in (parts[0], parts[-1]))
            label = FieldLabel(f"{first} … {last}", "", 1, cell=any(part.cell for part in parts))
        if out and label.text and (out[-1].text, out[-1].type) == (label.text, label.type):
            out[-1].columns += 1
        else:
            out.append(label)
    return out
