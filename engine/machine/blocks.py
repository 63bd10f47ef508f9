"""How accesses through the root alone have cut an allocation into ranges, before its borrow state exists.

Such accesses can change no permission, but they split and merge the stored ranges (spec/tree-borrows.md section 12),
and printed trees show that. All states are equal, so a visit leaves one block for the bytes visited and cuts only its
ends; the model repeats the blocks when it is first asked about the allocation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

__all__ = ["Blocks"]


class Blocks:
    """Adjacent blocks of `[0, size)`; `ends` maps the start of each to its end."""

    __slots__ = ("ends", "starts")

    def __init__(self, size: int) -> None:
        self.starts = [0]
        self.ends = {0: size}

    def recorder(self) -> Callable[[int, int, int, int], None]:
        """What an allocation's `watch` is until the model watches: `(tag, start, end, kind)`."""
        ends, visit = self.ends, self.visit

        def record(_tag: int, start: int, end: int, _kind: int) -> None:
            if ends.get(start) != end:
                visit(start, end)

        return record

    def visit(self, start: int, end: int) -> None:
        """Merge what lies inside `[start, end)`, cut at both ends. `start < end`."""
        starts, ends = self.starts, self.ends
        first = bisect_right(starts, start) - 1
        after = bisect_left(starts, end, first + 1)
        limit = ends[starts[after - 1]]
        for inside in starts[first + 1 : after]:
            del ends[inside]
        cuts = [start] if starts[first] != start else []
        if limit != end:
            cuts.append(end)
        starts[first + 1 : after] = cuts
        ends[starts[first]] = start if starts[first] != start else end
        ends[start] = end
        if limit != end:
            ends[end] = limit

    def items(self) -> list[tuple[int, int]]:
        """The blocks in address order."""
        return [(start, self.ends[start]) for start in self.starts]
