"""One allocation under one model, driven by hand: what the machine would do around the calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.borrows.api import WILDCARD, Access, BorrowsError, NodeInfo, PointerKind, Protector, RetagAccess, RetagMode
from engine.borrows.node import TreeRange
from engine.borrows.tree import TreeState
from engine.borrows.versions import new_model
from tests.borrows.naive import ViolationError

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


class Checkpoint:
    """A bench's tree as it is now, to come back to any number of times."""

    def __init__(self, bench: Bench) -> None:
        assert isinstance(bench.state, TreeState)
        self.bench, self.state, self.model = bench, bench.state, bench.model
        state = self.state
        self.last = self.model._last  # type: ignore[attr-defined]
        self.protectors = dict(self.model.protectors)
        self.by_tag, self.roots, self.exposed = dict(state.nodes_by_tag), list(state.roots), list(state.exposed)
        self.nodes = [
            (node, node.absent, node.bound, node.exposed, tuple(node.children), tuple(node.history or ()))
            for node in state.nodes_by_tag.values()
        ]
        self.stored = [_copy(item) for item in state.stored()]

    def restore(self) -> None:
        state = self.state
        self.model._last = self.last  # type: ignore[attr-defined]
        self.model.protectors.clear()
        self.model.protectors.update(self.protectors)
        state.nodes_by_tag = dict(self.by_tag)
        state.roots, state.exposed = list(self.roots), list(self.exposed)
        for node, absent, bound, exposed, children, history in self.nodes:
            node.absent, node.bound, node.exposed = absent, bound, exposed
            if len(node.children) != len(children):
                node.children = list(children)
            if node.history is not None:
                node.history = list(history) or None
        state.show([_copy(item) for item in self.stored])


def _copy(stored: TreeRange) -> TreeRange:
    """A range of its own with the same data."""
    end = stored.end
    again = stored.split(stored.start)
    stored.end = again.end = end
    return again


def forbidden(real: Callable[[], object], naive: Callable[[], object]) -> bool:
    """Do the same to a model and to its naive counterpart: whether it is forbidden, in which both must agree, as in the
    kind of error, the tag and the byte."""
    found: tuple[object, ...] | None = None
    expected: tuple[object, ...] | None = None
    try:
        naive()
    except ViolationError as violation:
        expected = violation.args
    try:
        real()
    except BorrowsError as error:
        found = (error.kind, error.conflicting, error.offset)
    assert found == expected
    return found is not None


__all__ = ["BOX", "MUT", "PLACE", "READ", "SHARED", "WILDCARD", "WRITE", "Bench", "Checkpoint", "forbidden"]
