"""The leak check: heap memory that nothing immortal points to when the program ends, and threads that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine.allocation import Allocation, AllocMeta
from engine.machine.errors import Stop
from engine.machine.wording import memory_name

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["check_leaks", "remember_stacks"]


def remember_stacks(machine: Machine) -> None:
    """Have every allocation of the program remember who made it."""
    born = machine.memory.on_birth

    def on_birth(allocation: Allocation) -> None:
        if born is not None:
            born(allocation)
        if allocation.kind in ("heap", "machine"):
            meta = allocation.meta = allocation.meta or AllocMeta()
            meta.stack = machine.backtrace()

    machine.memory.on_birth = on_birth


def check_leaks(machine: Machine) -> None:
    """Raise a Stop if threads are left, or one naming every leaked allocation."""
    if any(not thread.ended for thread in machine.threads[1:]):
        raise Stop("unjoined")
    reachable: set[int] = set()
    stack: list[Allocation] = [*machine.constants.roots(), *machine.leak_roots]
    if machine.unwound and (payload := machine.thread.payloads[-1][1]) is not None:
        stack.append(payload)  # what started `main` drops it
    while stack:
        allocation = stack.pop()
        if id(allocation) in reachable:
            continue
        reachable.add(id(allocation))
        stack.extend(entry[0] for entry in allocation.prov.values() if entry[0] is not None)
    leaks = [
        _leak(allocation)
        for allocation in machine.memory.by_id.values()
        if allocation.kind in ("heap", "machine") and allocation.alive and id(allocation) not in reachable
    ]
    if leaks:
        first, *first.more = leaks
        raise first


def _leak(allocation: Allocation) -> Stop:
    title = f"alloc{allocation.id} ({memory_name(allocation)}, size: {allocation.size}, align: {allocation.align})"
    frames = allocation.meta.stack if allocation.meta is not None else []
    span = next((frame.span for frame in frames if not frame.track_caller), None)
    if span is not None:
        title += ", allocated here:"
    return Stop("leak", title, span=span, alloc=allocation.id, backtrace=frames)
