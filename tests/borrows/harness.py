"""One allocation under one model, driven by hand: what the machine would do around the calls."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from engine.borrows.api import WILDCARD, Access, NodeInfo, PointerKind, Protector, RetagAccess, RetagMode
from engine.borrows.node import Node, TreeRange
from engine.borrows.ranges import RangeMap
from engine.borrows.tree import TreeState
from engine.borrows.versions import new_model

SHARED, MUT, BOX, PLACE = PointerKind.SHARED, PointerKind.MUT, PointerKind.BOX, PointerKind.PLACE
READ, WRITE = Access.READ, Access.WRITE


class Bench:
    """Tag 1 is the root. Positions (`locate`) count the operations, from 1 for the first after the allocation."""

    def __init__(self, size: int, version: str = "tree", *, stack: bool = True, **options: bool) -> None:
        self.time = 0
        self.model = new_model(version, lambda: self.time, **options)
        self.size = size
        self.root = self.model.new_tag()
        self.state = self.model.new_allocation(size, self.root, stack=stack)
        self.raced: Sequence[RetagAccess] = ()

    def retag(
        self,
        parent: int,
        kind: PointerKind = MUT,
        *,
        at: int = 0,
        size: int | None = None,
        mode: RetagMode = RetagMode.DEFAULT,
        cells: Sequence[tuple[int, int]] = (),
        freeze: bool | None = None,
        unpin: bool = True,
        no_writable: bool = False,
    ) -> int:
        """A retag of the whole rest of the allocation unless `size` says otherwise; the new tag, or the old one."""
        self.time += 1
        tag = self.model.new_tag()
        plan = self.model.plan(
            kind,
            mode,
            size=self.size - at if size is None else size,
            freeze=not cells if freeze is None else freeze,
            unpin=unpin,
            cells=cells,
            no_writable=no_writable,
        )
        if plan is None:
            self.raced = ()
            return parent
        if plan.protector is not None:
            self.model.protectors[tag] = plan.protector
        self.raced = self.state.retag(parent, tag, at, plan)
        return tag

    def arg(self, parent: int, kind: PointerKind = MUT, **how: object) -> int:
        """A retag on function entry."""
        return self.retag(parent, kind, mode=RetagMode.FN_ENTRY, **how)  # type: ignore[arg-type]

    def read(self, tag: int, start: int = 0, end: int | None = None) -> None:
        self.time += 1
        self.state.access(tag, start, self.size if end is None else end, READ)

    def write(self, tag: int, start: int = 0, end: int | None = None) -> None:
        self.time += 1
        self.state.access(tag, start, self.size if end is None else end, WRITE)

    def leave(self, *tags: int) -> None:
        """A frame that protects these tags is popped."""
        self.time += 1
        for tag in tags:
            self.state.release(tag)
        for tag in tags:
            del self.model.protectors[tag]
            self.state.unprotected(tag)

    def free(self, tag: int) -> None:
        self.time += 1
        self.state.deallocate(tag)

    def node(self, tag: int) -> NodeInfo:
        return next(info for info in self.state.nodes() if info.tag == tag)

    def shown(self, tag: int) -> list[str]:
        """Cells as printed: mark and permission name, or dashes, one per stored range."""
        return ["-----" if state is None else (" " if state[1] else "?") + state[0] for state in self.node(tag).states]

    def protector(self, tag: int) -> Protector | None:
        return self.model.protectors.get(tag)

    def copy(self) -> Bench:
        """Another bench in the same state, for trees. Both share the model: what it remembers besides (protectors, the
        last tag) is set back by the caller."""
        assert isinstance(self.state, TreeState)
        again = copy.copy(self)
        again.state = copy_of(self.state)
        return again


def _alike(original: object, fields: Sequence[str]) -> object:
    new = object.__new__(type(original))
    for name in fields:
        setattr(new, name, getattr(original, name))
    return new


def copy_of(state: TreeState) -> TreeState:
    """A tree of its own in the same state (`copy.deepcopy` would copy the model too)."""
    nodes: dict[Node, Node] = {node: _alike(node, Node.__slots__) for node in state.nodes_by_tag.values()}  # type: ignore[misc]
    for node in nodes.values():
        node.parent = nodes[node.parent] if node.parent is not None else None
        node.history = None if node.history is None else node.history.copy()
        if node.children:
            node.children = [nodes[child] for child in node.children]
    ranges = []
    for stored in state.stored():
        other = TreeRange(stored.start, stored.end)
        other.states = {nodes[node]: packed for node, packed in stored.states.items()}
        for name in ("loose_read", "loose_write"):
            loose = getattr(stored, name)
            setattr(other, name, {nodes[top]: [nodes[node] for node in below] for top, below in loose.items()})
        other.settled_read, other.settled_write = stored.settled_read.copy(), stored.settled_write.copy()
        ranges.append(other)
    new = _alike(state, TreeState.__slots__)
    assert isinstance(new, TreeState)
    new.nodes_by_tag = {tag: nodes[node] for tag, node in state.nodes_by_tag.items()}
    new.roots = [nodes[node] for node in state.roots]
    new.exposed = [nodes[node] for node in state.exposed]
    new._map = RangeMap(ranges)
    new._at = new._map.at
    return new


__all__ = ["BOX", "MUT", "PLACE", "READ", "SHARED", "WILDCARD", "WRITE", "Bench", "copy_of"]
