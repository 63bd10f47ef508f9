"""From the cells of a type to runs of bytes with one permission (spec/tree-borrows.md section 5.0)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["runs_of"]


def runs_of(size: int, cells: Sequence[tuple[int, int]], plain: int, cell: int) -> Iterator[tuple[int, int, int]]:
    """Maximal runs `(start, end, permission)` of equal permission over `[0, size)`: `cell` where a byte lies in one of
    `cells` (sorted, disjoint), else `plain`."""
    pieces: list[tuple[int, int, int]] = []
    position = 0
    for start, end in cells:
        start, end = min(start, size), min(end, size)
        pieces.append((position, start, plain))
        pieces.append((start, end, cell))
        position = end
    pieces.append((position, size, plain))
    begin = 0
    current: int | None = None
    for start, end, permission in pieces:
        if start == end or permission == current:
            continue
        if current is not None:
            yield begin, start, current
        begin, current = start, permission
    if current is not None:
        yield begin, size, current
