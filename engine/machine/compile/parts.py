"""Writes to the parts of a value that is built in place: each field is a write of its own.

The whole was written just before (it becomes uninitialised first), so no permission changes any more and nothing can
fail, but every part cuts the stored ranges of the allocation (spec/tree-borrows.md section 12). Only the model is told:
for a trace the value is one write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from engine.machine.allocation import Allocation
from engine.machine.compile.places import PlaceCode
from engine.machine.frames import Frame
from engine.machine.memory import WRITE

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["write_parts"]

Announce = Callable[[Frame, Allocation, int], None]


def write_parts(cx: BodyCompiler, place: PlaceCode, parts: Iterable[tuple[int, int]]) -> Announce | None:
    """Tells the model of writes to the parts `(offset, size)` of a place, given its allocation and offset; None if
    the only part is the whole."""
    cuts = [(offset, offset + size) for offset, size in parts if size]
    if not cuts or cuts == [(0, place.shape.size)]:
        return None
    local, reg, base = place.kind == "local", place.reg, place.base

    def announce(frame: Frame, allocation: Allocation, at: int) -> None:
        state = allocation.borrows
        tell = state.access if state is not None else allocation.watch
        if tell is None:
            return
        tag = allocation.root if local else (frame.regs[reg] if reg is not None else base(frame))[2]
        for start, end in cuts:
            tell(tag, at + start, at + end, WRITE)

    return announce
