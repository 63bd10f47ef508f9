"""The leak check: heap memory that nothing immortal points to when the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine.allocation import Allocation
from engine.machine.errors import Stop
from engine.machine.intrinsics.heap import heap_name

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["check_leaks"]


def check_leaks(machine: Machine) -> None:
    """Raise a Stop naming the first leaked allocation."""
    reachable: set[int] = set()
    stack: list[Allocation] = [*machine.constants.roots(), *machine.leak_roots]
    while stack:
        allocation = stack.pop()
        if id(allocation) in reachable:
            continue
        reachable.add(id(allocation))
        stack.extend(entry[0] for entry in allocation.prov.values() if entry[0] is not None)
    for allocation in list(machine.memory.by_id.values()):
        if allocation.kind in ("heap", "machine") and allocation.alive and id(allocation) not in reachable:
            kind = heap_name(allocation)
            span = allocation.meta.born if allocation.meta is not None else None
            raise Stop(
                "leak",
                f"alloc{allocation.id} ({kind}, size: {allocation.size}, align: {allocation.align}), allocated here",
                span=span,
                alloc=allocation.id,
            )
