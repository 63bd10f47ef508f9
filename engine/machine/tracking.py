"""Tags and allocations that the user asked to hear of. `-Zmiri-track-pointer-tag`: a note when a tag is made
(spec/diagnostics.md section 6), only of the Tree Borrows models; the specification says nothing of the others.
`-Zmiri-track-alloc-id` and `miri_track_alloc`: a note when an allocation is made or named, and when it is freed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.borrows.api import RetagPlan
from engine.borrows.model import TreeModel
from engine.machine.allocation import Allocation
from engine.trace.events import TRACKING
from engine.types.predicates import is_freeze
from engine.types.show import show

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["track_alloc", "track_allocs", "track_tags"]


def track_tags(machine: Machine, tags: tuple[int, ...]) -> None:
    """Have the machine tell of these tags. To be called before any code is compiled."""
    wanted = frozenset(tags)
    retag, new_tag, born = machine.retag, machine.new_tag, machine.memory.on_birth
    model = machine.model

    def tell(text: str) -> None:
        machine.output.warn(text, TRACKING)

    def tracked(allocation: Allocation, parent: int, offset: int, plan: RetagPlan, info: Any) -> int:
        def fresh() -> int:
            tag = new_tag()
            if tag in wanted and isinstance(model, TreeModel):
                plain, cell = model.initial(plan)
                state = plain
                if not is_freeze(machine.program, info.pointee):
                    state = f"{plain}/{cell} outside/inside UnsafeCell"
                source = f"<{parent}>" if parent else "<wildcard>"
                tell(
                    f"created tag {tag} with initial state {state} (pointee type {show(info.pointee)}) at "
                    f"alloc{allocation.id}[0x{offset:x}..0x{offset + plan.size:x}] derived from {source}"
                )
            return tag

        machine.new_tag = fresh
        try:
            return retag(allocation, parent, offset, plan, info)
        finally:
            machine.new_tag = new_tag

    def on_birth(allocation: Allocation) -> None:
        if born is not None:
            born(allocation)
        if allocation.root in wanted and isinstance(model, TreeModel) and machine.frame is not None:
            tell(f"created base tag {allocation.root}")

    machine.retag = tracked  # type: ignore[method-assign]
    machine.memory.on_birth = on_birth


def track_allocs(machine: Machine, ids: tuple[int, ...]) -> None:
    """Have the machine tell of these allocations."""
    wanted, born = frozenset(ids), machine.memory.on_birth

    def on_birth(allocation: Allocation) -> None:
        if born is not None:
            born(allocation)
        if allocation.id in wanted and machine.frame is not None:
            track_alloc(machine, allocation)

    machine.memory.on_birth = on_birth


def track_alloc(machine: Machine, allocation: Allocation) -> None:
    """Tell of an allocation, and of its end when it comes."""
    number, size, align = allocation.id, allocation.size, allocation.align
    machine.output.warn(f"now tracking allocation alloc{number} of {size} bytes (alignment {align} bytes)", TRACKING)
    machine.tracked_allocs.add(number)

    def on_death(dead: Allocation) -> None:
        if dead.id in machine.tracked_allocs:
            machine.output.warn(f"freed allocation alloc{dead.id}", TRACKING)

    machine.memory.on_death = on_death
