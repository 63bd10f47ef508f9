"""Wildcard provenance: accesses through pointers made from integers, and what an access in one tree of an allocation
means for its other trees (spec/tree-borrows.md section 10).

Exposure counts are not kept: they follow from states, protectors and exposed flags, and are computed for the tree that
is visited, then kept up to date during the visit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.borrows.api import WILDCARD, Cause, UnsupportedByModelError
from engine.borrows.history import child_forbidden, no_exposed_tags, protected_disabled
from engine.borrows.node import Node, TreeRange
from engine.borrows.permissions import DEPENDS, ERROR, OBSERVABLE

if TYPE_CHECKING:
    from engine.borrows.tree import TreeState

__all__ = ["access", "check_supported", "release"]

_NOWHERE: Final = 0
_CHILD: Final = 1
_FOREIGN: Final = 2
_UNKNOWN: Final = 3

Span = tuple[int, int]


def check_supported(tree: TreeState) -> None:
    """Raise UnsupportedByModelError in versions of the model that do not know pointers made from integers."""
    if not tree.context.wildcards:
        raise UnsupportedByModelError(
            f"pointers made from integers are not part of this model ({tree.context.version})"
        )


def access(tree: TreeState, tag: int, visited: Sequence[TreeRange], kind: int, cause: int, span: Span) -> None:
    """An access through a wildcard pointer, or through any tag of an allocation with several trees."""
    check_supported(tree)
    node = None if tag == WILDCARD else tree.nodes_by_tag[tag]
    for stored in visited:
        top: Node | None = None
        if node is not None:
            tree.perform(stored, node, kind, cause, span)
            top = _root(node)
        for root in tree.roots:
            if root is not top:
                _Visit(tree, stored, root, node, top, kind, cause, span).run()
        stored.unsettle()


def release(tree: TreeState, node: Node, stored: TreeRange, kind: int) -> None:
    """The access at the end of the node's protector in an allocation with several trees (section 10.5)."""
    cause = int(Cause.FUNCTION_EXIT)
    tree.perform(stored, node, kind, cause, None, with_children=False)
    top = _root(node)
    least = _least_exposed(node)
    for root in tree.roots:
        if least is not None and root.tag > least:
            break  # it may be a descendant, and so may be all later ones
        if root is not top:
            _Visit(tree, stored, root, node, top, kind, cause, None).run()
    stored.unsettle()


def _root(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _least_exposed(node: Node) -> int | None:
    """The smallest exposed tag in the node's subtree, whatever its permission."""
    least: int | None = None
    todo = [node]
    while todo:
        current = todo.pop()
        if least is not None and least < current.tag:
            continue
        if current.exposed:
            least = current.tag
        todo.extend(current.children)
    return least


class _Visit:
    """One access arriving at a tree that does not contain the accessed tag (section 10.3)."""

    __slots__ = (
        "_accessed",
        "_cause",
        "_counts",
        "_is_main",
        "_kind",
        "_level",
        "_limit",
        "_root",
        "_seen",
        "_span",
        "_stored",
        "_table",
        "_tree",
    )

    def __init__(
        self,
        tree: TreeState,
        stored: TreeRange,
        root: Node,
        accessed: Node | None,
        accessed_root: Node | None,
        kind: int,
        cause: int,
        span: Span | None,
    ) -> None:
        tables = tree.context.tables
        self._tree = tree
        self._stored = stored
        self._root = root
        self._accessed = accessed
        self._limit = None if accessed_root is None else accessed_root.tag
        self._kind = kind
        self._cause = cause
        self._span = span
        self._is_main = root is tree.roots[0]
        self._table = tables.child_write if kind else tables.child_read
        self._level = tables.level
        self._seen = False
        self._counts: dict[Node, int] = {}
        for node in tree.exposed:
            if self._allows(node, self._state(node)):
                self._count(node, 1)

    def run(self) -> None:
        """Visit the tree in post-order, last-created child first; raises BorrowsError."""
        todo: list[tuple[Node, bool]] = [(self._root, False)]
        while todo:
            node, children_done = todo.pop()
            if children_done:
                self._arrive(node)
            elif not self._skips(node):
                todo.append((node, True))
                for child in node.children:
                    todo.append((child, False))
        if self._is_main and not self._seen:
            raise no_exposed_tags(self._kind, self._cause, self._stored, self._span)

    def _state(self, node: Node) -> int:
        return self._stored.states.get(node, node.absent)

    def _allows(self, node: Node, state: int) -> bool:
        """Whether the node's permission lets the access through it."""
        new = self._table[state]
        return new >= 0 or (new == DEPENDS and node.tag not in self._tree.context.protectors)

    def _count(self, node: Node | None, difference: int) -> None:
        counts = self._counts
        while node is not None:
            counts[node] = counts.get(node, 0) + difference
            node = node.parent

    def _relation(self, node: Node) -> int:
        """Where the access may come from, seen from the node."""
        total = self._counts.get(self._root, 0)
        if not self._is_main:
            total += 1  # the access may come from elsewhere
        inside = self._counts.get(node, 0)
        if total == 0:
            return _NOWHERE
        cannot_be_child = self._limit is not None and node.tag > self._limit
        if inside == total:
            return _NOWHERE if cannot_be_child else _CHILD
        if inside == 0 or cannot_be_child:
            return _FOREIGN
        return _UNKNOWN

    def _skips(self, node: Node) -> bool:
        return self._level[self._state(node)] > self._kind and self._relation(node) == _FOREIGN

    def _arrive(self, node: Node) -> None:
        relation = self._relation(node)
        if relation == _NOWHERE:
            raise no_exposed_tags(self._kind, self._cause, self._stored, self._span)
        old = self._state(node)
        allowed = node.exposed and self._allows(node, old)
        if allowed and (self._limit is None or node.tag <= self._limit):
            self._seen = True
        if relation == _UNKNOWN:
            return
        new = self._child(node, old) if relation == _CHILD else self._foreign(node, old)
        if allowed and not self._allows(node, new):
            self._count(node, -1)

    def _child(self, node: Node, old: int) -> int:
        tree, stored = self._tree, self._stored
        if not self._allows(node, old):
            raise child_forbidden(tree, self._accessed, node, old, self._kind, self._cause, stored, self._span)
        new = self._table[old]
        if new == DEPENDS:
            new = tree.context.tables.child_write_unprotected[old]
        self._store(node, old, new, False)
        return new

    def _foreign(self, node: Node, old: int) -> int:
        tree, tables = self._tree, self._tree.context.tables
        free, held = tables.foreign_write if self._kind else tables.foreign_read
        new = (held if node.tag in tree.context.protectors else free)[old]
        if new & ERROR:
            raise protected_disabled(tree, self._accessed, node, old, self._kind, self._cause, self._stored, self._span)
        node.bound = max(node.bound, self._kind + 1)
        self._store(node, old, new, True)
        return new

    def _store(self, node: Node, old: int, new: int, foreign: bool) -> None:
        if new == old:
            return
        stored, level = self._stored, self._level
        stored.states[node] = new
        if level[new] < level[old]:
            stored.loosen(node, level[old], level[new])
        elif level[new] > level[old]:
            stored.tighten(node, level[new])
        if (old ^ new) & OBSERVABLE:
            self._tree.note(stored, node, old, new, self._kind, self._cause, foreign, self._span)
