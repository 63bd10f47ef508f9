"""What a typed copy has to do with the parts of a value in memory, collected while walking its type."""

from __future__ import annotations

from collections.abc import Callable

from engine.machine.allocation import Allocation
from engine.machine.retag import Invalid

__all__ = ["Action", "Parts", "invalid", "joined", "zero_runs"]

Action = Callable[[Allocation, int], None]


class Parts:
    """What there is to do for a value in memory: ranges that must be initialised, actions, padding."""

    __slots__ = ("actions", "dangling", "inits", "pads", "strips")

    def __init__(self) -> None:
        self.inits: list[tuple[int, int]] = []
        self.strips: list[tuple[int, int]] = []
        self.actions: list[tuple[int, Action]] = []
        self.pads: list[tuple[int, int]] = []
        self.dangling = False

    def dangling_part(self) -> Parts:
        """The same lists, for what is inside a `MaybeDangling`."""
        out = Parts()
        out.inits, out.strips, out.actions, out.pads = self.inits, self.strips, self.actions, self.pads
        out.dangling = True
        return out


def joined(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same bytes as few ranges, in order."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and out[-1][1] >= start:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def invalid(allocation: Allocation, offset: int) -> None:
    """The action of a type without values."""
    raise Invalid


def zero_runs(mask: bytearray) -> list[tuple[int, int]]:
    """The runs of zero bytes."""
    out: list[tuple[int, int]] = []
    at = mask.find(0)
    while at >= 0:
        end = mask.find(1, at)
        if end < 0:
            end = len(mask)
        out.append((at, end))
        at = mask.find(0, end)
    return out
