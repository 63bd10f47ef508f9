"""Facts about errors of Stacked Borrows and the history that explains them (spec/diagnostics.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from engine.borrows.api import PointerKind, RetagMode

__all__ = ["Operation", "Reason", "StackCreated", "StackDetail", "StackHistory", "StackInvalidated"]

Reason = Literal["read-only", "missing", "wildcard", ""]


@dataclass(slots=True, frozen=True)
class Operation:
    """What is going on: an access or deallocation of `[start, end)`, or a retag of such a stretch of equal permission.

    `retag` is the pointer's kind and the mode (place protection has the kind PLACE), None for other operations;
    `permission` is the name of the permission a retag asks for, else "". `tag` is the tag that a retag makes.
    """

    start: int
    end: int
    access: int
    deallocation: bool = False
    retag: tuple[PointerKind, RetagMode] | None = None
    permission: str = ""
    tag: int = 0


@dataclass(slots=True, frozen=True)
class StackCreated:
    """A history line about the creation of a tag: by a retag, as a root, or not at all because of size zero."""

    kind: Literal["retag", "root", "zero-size"]
    permission: str
    start: int
    end: int
    where: Any


@dataclass(slots=True, frozen=True)
class StackInvalidated:
    """A history line about the last invalidation of a tag. For a function-entry retag `where` is the call."""

    operation: Operation
    where: Any


@dataclass(slots=True, frozen=True)
class StackDetail:
    """The detail of a `BorrowsError` of Stacked Borrows.

    `reason` says why nothing grants the access: the tag's item is there but read-only, there is none, or no exposed
    tag is suitable. `created` and `invalidated` concern the accessed tag (None: nothing to tell); `argument` is where
    the protected tag was created, None in the other errors.
    """

    operation: Operation
    reason: Reason
    created: StackCreated | None = None
    invalidated: StackInvalidated | None = None
    argument: Any = None


class StackHistory:
    """Creations and last invalidations of the tags of one allocation."""

    __slots__ = ("created", "invalidated", "root")

    def __init__(self, size: int, where: Any) -> None:
        self.root = StackCreated("root", "", 0, size, where)
        self.created: dict[int, list[StackCreated]] = {}
        self.invalidated: dict[int, StackInvalidated] = {}

    def creation(self, tag: int, offset: int) -> StackCreated | None:
        """The latest creation of the tag that covers the offset, else its latest."""
        entries = self.created.get(tag)
        if not entries:
            return None
        for entry in reversed(entries):
            if entry.start <= offset < entry.end:
                return entry
        return entries[-1]
