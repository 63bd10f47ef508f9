"""Nodes of a tree and the states stored for one byte range."""

from __future__ import annotations

from typing import Any

from engine.borrows.permissions import ABSENT

__all__ = ["Event", "Node", "TreeRange", "link_loose"]

Event = tuple[int, int, int, int, bool, int, int, "tuple[int, int] | None", Any]
"""A remembered transition: old and new permission, access, cause, is foreign, start and end of the stored range,
the whole access or None, where. A tuple because it is made often and read only for an error."""


_CHILDLESS: list[Node] = []


class Node:
    """One tag in the tree of one allocation.

    `absent` is the packed default state with the ABSENT bit: what holds at bytes without a stored state. `bound` is an
    upper bound of the node's SIFA at all bytes. Tags grow in order of creation.
    """

    __slots__ = (
        "absent",
        "bound",
        "children",
        "exposed",
        "history",
        "initial",
        "names",
        "parent",
        "tag",
        "where",
    )

    def __init__(self, tag: int, parent: Node | None, default: int, bound: int, where: Any) -> None:
        self.tag = tag
        self.parent = parent
        self.children = _CHILDLESS  # shared by all leaves, hence replaced and never changed
        self.absent = default | ABSENT
        self.bound = bound
        self.where = where
        self.initial = default & 0b111
        self.exposed = False
        self.names: list[str] | None = None
        self.history: list[Event] | None = None

    def adopt(self, child: Node) -> None:
        """Append a child, the last created."""
        if self.children:
            self.children.append(child)
        else:
            self.children = [child]

    def abandon(self) -> None:
        """Let go of the children of a node that left its tree: without the circle of parent and child it is freed at
        once, and nobody has to search for it."""
        self.children = _CHILDLESS


class TreeRange:
    """The states of all nodes at the bytes `[start, end)`.

    `states` holds packed states, a missing entry means the node's default. `loose_read` and `loose_write` make skipping
    cheap: for each parent the children that a foreign read (write) arriving at them would have to visit, i.e. exactly
    those whose skip level is below the access; parents without such children have no entry. `settled_read` and
    `settled_write` are tags through which an access is known to change nothing here; any change empties them.
    """

    __slots__ = ("end", "loose_read", "loose_write", "settled_read", "settled_write", "start", "states")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.states: dict[Node, int] = {}
        self.loose_read: dict[Node, list[Node]] = {}
        self.loose_write: dict[Node, list[Node]] = {}
        self.settled_read: set[int] = set()
        self.settled_write: set[int] = set()

    def split(self, at: int) -> TreeRange:
        """Shorten this range to end at `at`; a copy covers the rest."""
        rest = TreeRange(at, self.end)
        self.end = at
        rest.states = self.states.copy()
        rest.loose_read = {parent: children.copy() for parent, children in self.loose_read.items()}
        rest.loose_write = {parent: children.copy() for parent, children in self.loose_write.items()}
        rest.settled_read = self.settled_read.copy()
        rest.settled_write = self.settled_write.copy()
        return rest

    def same(self, other: TreeRange) -> bool:
        """Equal states and presence; everything else follows from these."""
        return self.states == other.states

    def unsettle(self) -> None:
        """Forget which accesses change nothing."""
        if self.settled_read:
            self.settled_read.clear()
        if self.settled_write:
            self.settled_write.clear()

    def loosen(self, node: Node, before: int, after: int) -> None:
        """Record that the node's skip level fell from `before` to `after` (a new node falls from 2)."""
        parent = node.parent
        if parent is None:
            return
        if after < 2 <= before:
            link_loose(self.loose_write, parent, node)
        if after < 1 <= before:
            link_loose(self.loose_read, parent, node)

    def tighten(self, node: Node, after: int) -> None:
        """Record that the node's skip level rose to `after` (the accesses within one tree do this in bulk)."""
        parent = node.parent
        if parent is None:
            return
        if after >= 1:
            _unlink(self.loose_read, parent, node)
        if after >= 2:
            _unlink(self.loose_write, parent, node)


def link_loose(loose: dict[Node, list[Node]], parent: Node, node: Node) -> None:
    """Add `node` to the parent's loose children."""
    children = loose.get(parent)
    if children is None:
        loose[parent] = [node]
    else:
        children.append(node)


def _unlink(loose: dict[Node, list[Node]], parent: Node, node: Node) -> None:
    children = loose.get(parent)
    if children is not None and node in children:
        children.remove(node)
        if not children:
            del loose[parent]
