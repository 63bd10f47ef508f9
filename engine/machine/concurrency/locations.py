"""What the race detector remembers of the bytes of an allocation (spec/data-races.md section 1)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from engine.machine.concurrency.clocks import Clock, Stamp
from engine.source import Span

__all__ = ["SEVERAL", "AtomicPart", "Location", "Locations"]

SEVERAL = 0
"""Instead of a size: atomic loads had several."""


class AtomicPart:
    """Of bytes that atomic operations touched: the last load and store of each thread (a read-modify-write is both),
    the clock that a load acquires, and the size of the operations in bytes."""

    __slots__ = ("loads", "size", "stores", "sync")

    def __init__(self, size: int) -> None:
        self.loads: dict[int, Stamp] = {}
        self.stores: dict[int, Stamp] = {}
        self.sync: Clock = {}
        self.size = size

    def copy(self) -> AtomicPart:
        out = AtomicPart(self.size)
        out.loads, out.stores, out.sync = dict(self.loads), dict(self.stores), dict(self.sync)
        return out


class Location:
    """Adjacent bytes of one history: the last non-atomic write (`what` is its name in messages), and each thread's last
    read since."""

    __slots__ = ("atomic", "reads", "span", "time", "what", "writer")

    def __init__(self, writer: int, time: int, span: Span | None, what: str) -> None:
        self.writer = writer
        self.time = time
        self.span = span
        self.what = what
        self.reads: dict[int, Stamp] = {}
        self.atomic: AtomicPart | None = None

    def copy(self) -> Location:
        out = Location(self.writer, self.time, self.span, self.what)
        out.reads = dict(self.reads)
        out.atomic = None if self.atomic is None else self.atomic.copy()
        return out


class Locations:
    """The locations of an allocation of `size` bytes, in address order."""

    __slots__ = ("items", "size", "starts")

    def __init__(self, size: int, first: Location) -> None:
        self.size = size
        self.starts = [0]
        self.items = [first]

    def within(self, start: int, end: int) -> list[tuple[int, Location]]:
        """The locations of `[start, end)`, cut at both ends, each with its start. `start < end`."""
        self._cut(start)
        if end < self.size:
            self._cut(end)
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(zip(self.starts[first:after], self.items[first:after], strict=True))

    def _cut(self, at: int) -> None:
        index = bisect_right(self.starts, at) - 1
        if self.starts[index] != at:
            self.starts.insert(index + 1, at)
            self.items.insert(index + 1, self.items[index].copy())
