"""Which tags the program can still use: those of the pointers in registers and in memory.

Asked only between blocks, when no value is on its way from one place to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from engine.machine.allocation import Allocation
from engine.machine.frames import Frame

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["collect_tags", "reachable_tags"]

_FEW = 64
"""Trees with fewer nodes are left as they are."""


def reachable_tags(machine: Machine) -> set[int]:
    """The tags of all pointers that exist."""
    tags: set[int] = set()
    for allocation in machine.memory.by_id.values():
        tags.add(allocation.root)
        if allocation.prov:
            tags.update([entry[1] for entry in allocation.prov.values()])
    frame: Frame | None = machine.frame
    while frame is not None:
        _values(frame.regs, tags)
        if frame.catch is not None:
            _values((frame.catch[1],), tags)
        frame = frame.parent
    _values((machine.thread.payload,), tags)
    return tags


def _values(values: Iterable[Any], tags: set[int]) -> None:
    for value in values:
        if value.__class__ is tuple:
            if value[2] is not None:
                tags.add(value[2])
        elif value.__class__ is Allocation and value.prov and not value.root:
            tags.update([entry[1] for entry in value.prov.values()])


def collect_tags(machine: Machine) -> None:
    """Let the aliasing model forget dead tags of large trees."""
    live: set[int] | None = None
    for allocation in list(machine.memory.by_id.values()):
        made = allocation.retags
        if made < _FEW or allocation.borrows is None:
            continue
        if live is None:
            live = reachable_tags(machine)
        allocation.borrows.collect(live)
        allocation.retags = 0
