"""The stored ranges of an allocation: adjacent byte ranges that split at access ends and merge where equal
(spec/tree-borrows.md section 12). Shared by both families of models.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Generic, Protocol, Self, TypeVar

__all__ = ["RangeMap", "StoredRange"]

MERGE_BUDGET: Final = 3


class StoredRange(Protocol):
    """One range `[start, end)` with its data. The map alone changes `start` and `end`."""

    start: int
    end: int

    def split(self, at: int) -> Self:
        """Shorten this range to end at `at` and return a copy for the rest."""

    def same(self, other: Self) -> bool:
        """Whether both hold equal data."""


R = TypeVar("R", bound=StoredRange)


class RangeMap(Generic[R]):
    """Ranges in address order that cover the allocation without gaps; none for an allocation of size 0.

    `at` finds a range by its start; users may read it directly (it is never replaced).
    """

    __slots__ = ("_starts", "at", "ranges")

    def __init__(self, ranges: Sequence[R]) -> None:
        self.ranges: list[R] = list(ranges)
        self._starts: list[int] = [item.start for item in self.ranges]
        self.at: dict[int, R] = {item.start: item for item in self.ranges}

    def visit(self, start: int, end: int) -> Sequence[R]:
        """The ranges that make up exactly `[start, end)`, after splitting at the ends and merging equal neighbours on
        the way as far as the merge budget goes. `start == end` visits nothing and splits nothing."""
        found = self.at.get(start)
        if found is not None and found.end == end:
            return (found,)
        if start == end:
            return ()
        ranges = self.ranges
        if found is None:
            first = bisect_right(self._starts, start)
            self._insert(first, ranges[first - 1].split(start))
        else:
            first = bisect_right(self._starts, start) - 1
        last = self._merge(first, end) if ranges[first].end < end else first
        if ranges[last].end > end:
            self._insert(last + 1, ranges[last].split(end))
        return ranges[first : last + 1]

    def merge_equal(self) -> None:
        """Merge all equal neighbours."""
        kept: list[R] = []
        for item in self.ranges:
            if kept and kept[-1].same(item):
                kept[-1].end = item.end
            else:
                kept.append(item)
        if len(kept) < len(self.ranges):
            self.ranges[:] = kept
            self._starts[:] = [item.start for item in kept]
            self.at.clear()
            self.at.update((item.start, item) for item in kept)

    def _insert(self, index: int, item: R) -> None:
        self.ranges.insert(index, item)
        self._starts.insert(index, item.start)
        self.at[item.start] = item

    def _merge(self, first: int, end: int) -> int:
        """Scan from `first` to the range that contains `end - 1`, merging blocks of equal ranges; its final index."""
        ranges = self.ranges
        budget = MERGE_BUDGET
        block = current = first
        while True:
            done = ranges[current].end >= end
            following = current + 1
            if budget > 0 and (done or not ranges[block].same(ranges[following])):
                removed = following - block - 1
                if removed:
                    ranges[block].end = ranges[current].end
                    for item in ranges[block + 1 : following]:
                        del self.at[item.start]
                    del ranges[block + 1 : following]
                    del self._starts[block + 1 : following]
                    following = block + 1
                    budget += removed
                else:
                    budget -= 1
                block = following
            if done:
                return following - 1
            current = following
