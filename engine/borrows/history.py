"""Errors of Tree Borrows with their facts and the part of the history that explains them (spec/diagnostics.md
section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from engine.borrows.api import WILDCARD, Access, BorrowsError, Cause, HistoryEvent
from engine.borrows.node import Node, TreeRange
from engine.borrows.permissions import DISABLED, FROZEN, PERMISSION, RESERVED, RESERVED_CONFLICTED, UNIQUE

if TYPE_CHECKING:
    from engine.borrows.tree import TreeState

__all__ = ["child_forbidden", "no_exposed_tags", "protected_dealloc", "protected_disabled"]

_EXPLAINS_CHILD_FORBIDDEN: dict[int, frozenset[int]] = {
    FROZEN: frozenset({UNIQUE, FROZEN}),
    DISABLED: frozenset({DISABLED}),
    RESERVED_CONFLICTED: frozenset({RESERVED_CONFLICTED}),
}
"""State that forbids a child access -> new permissions of the events worth telling."""


def child_forbidden(
    tree: TreeState,
    accessed: Node | None,
    conflicting: Node,
    state: int,
    access: int,
    cause: int,
    stored: TreeRange,
    span: tuple[int, int] | None,
) -> BorrowsError:
    """A child access that the node's permission does not allow."""
    kept = _EXPLAINS_CHILD_FORBIDDEN.get(state & PERMISSION, frozenset())
    return _error("child-forbidden", "child", tree, accessed, conflicting, state, access, cause, stored, span, kept)


def protected_disabled(
    tree: TreeState,
    accessed: Node | None,
    conflicting: Node,
    state: int,
    access: int,
    cause: int,
    stored: TreeRange,
    span: tuple[int, int] | None,
) -> BorrowsError:
    """A foreign access that would disable a protected node which has been accessed at this byte."""
    kept = frozenset({state & PERMISSION}) - {RESERVED}
    kind = "protected-disabled"
    return _error(kind, "foreign", tree, accessed, conflicting, state, access, cause, stored, span, kept)


def protected_dealloc(
    tree: TreeState, accessed: Node | None, conflicting: Node, state: int, stored: TreeRange
) -> BorrowsError:
    """The deallocation of an allocation that has a strongly protected node."""
    span = (0, tree.size)
    cause = int(Cause.DEALLOCATION)
    return _error("protected-dealloc", "", tree, accessed, conflicting, state, 1, cause, stored, span, frozenset())


def no_exposed_tags(access: int, cause: int, stored: TreeRange, span: tuple[int, int] | None) -> BorrowsError:
    """An access that no exposed tag could have made."""
    return BorrowsError(
        kind="no-exposed-tags",
        access=Access(access),
        cause=Cause(cause),
        accessed=WILDCARD,
        conflicting=WILDCARD,
        permission="",
        offset=stored.start,
        relation="",
        access_range=span,
    )


def _error(
    kind: str,
    relation: Literal["child", "foreign", ""],
    tree: TreeState,
    accessed: Node | None,
    conflicting: Node,
    state: int,
    access: int,
    cause: int,
    stored: TreeRange,
    span: tuple[int, int] | None,
    kept: frozenset[int],
) -> BorrowsError:
    permissions = tree.context.automaton.names
    created: dict[int, tuple[Any, str]] = {}
    names: dict[int, list[str]] = {}
    for node in (accessed, conflicting):
        if node is not None:
            created[node.tag] = (node.where, permissions[node.initial])
            names[node.tag] = list(node.names or ())
    history: list[HistoryEvent] = []
    for before, after, kind_, cause_, foreign, start, end, whole, where in conflicting.history or ():
        if after in kept and start <= stored.start < end:
            history.append(
                HistoryEvent(
                    before=permissions[before],
                    after=permissions[after],
                    access=Access(kind_),
                    cause=Cause(cause_),
                    relation="foreign" if foreign else "child",
                    start=start,
                    end=end,
                    access_range=whole,
                    where=where,
                )
            )
    return BorrowsError(
        kind=kind,
        access=Access(access),
        cause=Cause(cause),
        accessed=WILDCARD if accessed is None else accessed.tag,
        conflicting=conflicting.tag,
        permission=permissions[state & PERMISSION],
        offset=stored.start,
        relation=relation,
        access_range=span,
        protector=tree.context.protectors.get(conflicting.tag),
        history=history,
        created=created,
        names=names,
    )
