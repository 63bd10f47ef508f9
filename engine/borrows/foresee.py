"""What an access would do now, asked of the model itself without doing it.

A `Foresight` is made of what a model shows of one allocation (`NodeInfo`s, or stacks) and hands copies of its byte
ranges to the model's own code, so its answers are the model's. Skipping by the strongest idempotent foreign access is
off (spec/tree-borrows.md section 9.1): it saves time and never changes a permission.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.borrows.api import Access, BorrowsError, Change, NodeInfo, UnsupportedByModelError, changes_of
from engine.borrows.node import Node, TreeRange, link_loose
from engine.borrows.permissions import SIFA_NONE, pack
from engine.borrows.stack import NAMES, SHARED_READ_WRITE, StackRange, item
from engine.borrows.stack_state import PrintedStack, StackState
from engine.borrows.tree import TreeState
from engine.borrows.versions import VERSIONS, new_model

__all__ = ["Answer", "Foresight"]


@dataclass(slots=True, frozen=True)
class Answer:
    """What one access would do at the bytes `start..end`: `error` says why it is undefined behaviour (then `changes` is
    empty), None that it is allowed; `unsupported` that this version of the model says nothing about it."""

    start: int
    end: int
    error: BorrowsError | None
    changes: tuple[Change, ...]
    unsupported: bool = False


class Foresight:
    """One allocation at one moment under a version of the model.

    `ranges` are its stored ranges in address order and `nodes` what `AllocationState.nodes` answers, parents before
    children, each with one state per range. `stacks` (Stacked Borrows) take their place. Raises ValueError if the model
    keeps no borrow state.
    """

    def __init__(
        self, version: str, ranges: Sequence[tuple[int, int]], nodes: Sequence[NodeInfo],
        stacks: Sequence[PrintedStack] = (),
    ) -> None:  # fmt: skip
        self._model = new_model(version, lambda: None)
        for node in nodes:
            if node.protector is not None:
                self._model.protectors[node.tag] = node.protector
        size = ranges[-1][1] if ranges else 0
        root = nodes[0].tag if nodes else 0
        self._state = self._model.new_allocation(size, root, stack=False)
        self._trees: list[TreeRange] = []
        self._stacks: list[StackRange] = []
        rules = VERSIONS[version].rules
        if isinstance(self._state, TreeState) and rules is not None:
            numbers = {name: number for number, name in rules.automaton.names.items()}
            self._restore_tree(self._state, ranges, nodes, numbers)
        elif isinstance(self._state, StackState):
            self._state.exposed.update(node.tag for node in nodes if node.exposed)
            protected = {node.tag for node in nodes if node.protector is not None}
            self._stacks = [_restored(stack, protected) for stack in stacks]
        else:
            raise ValueError(f"the model {version} keeps no borrow state")

    def _restore_tree(
        self, state: TreeState, ranges: Sequence[tuple[int, int]], infos: Sequence[NodeInfo], numbers: dict[str, int]
    ) -> None:
        nodes: list[Node] = []
        made: dict[int, Node] = {}
        for info in infos:
            parent = made[info.parent] if info.parent is not None else None
            node = Node(info.tag, parent, pack(numbers[info.default], False, SIFA_NONE), SIFA_NONE, None)
            node.exposed = info.exposed
            if parent is not None:
                parent.adopt(node)
            made[info.tag] = node
            nodes.append(node)
        state.install(nodes)
        level = state.context.tables.level
        for index, (start, end) in enumerate(ranges):
            stored = TreeRange(start, end)
            for info, node in zip(infos, nodes, strict=True):
                shown = info.states[index]
                if shown is not None:
                    stored.states[node] = pack(numbers[shown[0]], shown[1], SIFA_NONE)
                if node.parent is not None:
                    skipped = level[stored.states.get(node, node.absent)]
                    if skipped < 2:
                        link_loose(stored.loose_write, node.parent, node)
                    if skipped < 1:
                        link_loose(stored.loose_read, node.parent, node)
            self._trees.append(stored)

    def ask(self, tag: int, start: int, end: int, access: Access) -> list[Answer]:
        """What an access to `start..end` through `tag` (or WILDCARD) would do, for each stored range of it."""
        out: list[Answer] = []
        state = self._state
        for stored in self._trees or self._stacks:
            lo, hi = max(start, stored.start), min(end, stored.end)
            if lo >= hi:
                continue
            if isinstance(state, TreeState) and isinstance(stored, TreeRange):
                state.show([_copy(stored)])
            elif isinstance(state, StackState) and isinstance(stored, StackRange):
                state.show([_copy_stack(stored)])
            changes: list[Any] = []
            state.changes = changes
            try:
                state.access(tag, stored.start, stored.end, access)
            except BorrowsError as error:
                out.append(Answer(lo, hi, error, ()))
            except UnsupportedByModelError:
                out.append(Answer(lo, hi, None, (), True))
            else:
                out.append(Answer(lo, hi, None, tuple(changes_of(changes))))
        return out


def _copy(stored: TreeRange) -> TreeRange:
    copy = TreeRange(stored.start, stored.end)
    copy.states = stored.states.copy()
    copy.loose_read = {parent: children.copy() for parent, children in stored.loose_read.items()}
    copy.loose_write = {parent: children.copy() for parent, children in stored.loose_write.items()}
    return copy


def _copy_stack(stored: StackRange) -> StackRange:
    copy = StackRange(stored.start, stored.end)
    for entry in stored.items:
        copy.push(entry)
    copy.unknown = stored.unknown
    return copy


def _restored(stack: PrintedStack, protected: set[int]) -> StackRange:
    stored = StackRange(stack.start, stack.end)
    stored.unknown = stack.unknown or 0
    numbers = {name: number for number, name in enumerate(NAMES)}
    for name, tag in stack.items:
        permission = numbers[name]
        stored.push(item(tag, permission, tag in protected and permission != SHARED_READ_WRITE))
    return stored
