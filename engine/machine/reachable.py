"""Which tags the program can still use: those of the pointers in registers and in memory.

Asked only between blocks, when no value is on its way from one place to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from engine.machine.allocation import Allocation
from engine.machine.frames import Block, Code, Frame
from engine.mir.mir import Mir, StorageDead, StorageLive
from engine.mir.simplify import successors

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
    for thread in machine.threads:
        _stack(machine.frame if thread is machine.thread else thread.frame, tags)
        _values(thread.payloads, tags)
    return tags


def _stack(top: Frame | None, tags: set[int]) -> None:
    frame = top
    following = None if frame is None else frame.block
    while frame is not None:
        dead = _without_storage(frame.code, following)
        _values([value for local, value in enumerate(frame.regs) if local not in dead], tags)
        following = frame.ret
        if frame.catch is not None:
            _values((frame.catch[1],), tags)
        frame = frame.parent


def _without_storage(code: Code, following: Block | None) -> frozenset[int]:
    """The locals of a frame that are dead where it goes on, hence also if it unwinds from there instead; registers keep
    the last value of such a local."""
    if following is None:
        return frozenset()
    if code.dead is None:
        code.dead = storage_dead(code.body)
    return code.dead[following.index]


def storage_dead(body: Mir) -> list[frozenset[int]]:
    """By block: the locals whose storage ends somewhere in the body and that have none where the block begins."""
    ending = {s.local for block in body.blocks for s in block.statements if isinstance(s, StorageDead)}
    alive: list[set[int] | None] = [None] * len(body.blocks)
    alive[0] = set()
    work = [0]
    while work:
        at = work.pop()
        block = body.blocks[at]
        state = set(alive[at] or ())
        anywhere = set(state)
        for statement in block.statements:
            if isinstance(statement, StorageLive):
                state.add(statement.local)
                anywhere.add(statement.local)
            elif isinstance(statement, StorageDead):
                state.discard(statement.local)
        for target in successors(block):
            known = alive[target]
            reached = anywhere if target == block.cleanup else state
            if known is None or not reached <= known:
                alive[target] = reached | (known or set())
                work.append(target)
    return [frozenset() if live is None else frozenset(ending - live) for live in alive]


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
