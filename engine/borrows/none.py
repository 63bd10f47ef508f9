"""The model that forbids nothing: tags are drawn, nothing is remembered."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any

from engine.borrows.api import (
    Access,
    AllocationState,
    NodeInfo,
    PointerKind,
    Protector,
    RetagAccess,
    RetagMode,
    RetagPlan,
)

__all__ = ["NoModel"]


class NoModel:
    """A model without rules; implements `Model`."""

    def __init__(self, locate: Callable[[], Any]) -> None:
        self.id = "none"
        self.retags_manually_drop = False
        self.retags_extern_types = False
        self.locate = locate
        self.protectors: dict[int, Protector] = {}
        self._last = 0

    def new_tag(self) -> int:
        """A fresh tag."""
        self._last += 1
        return self._last

    def plan(
        self,
        kind: PointerKind,
        mode: RetagMode,
        *,
        size: int,
        freeze: bool,
        unpin: bool,
        cells: Sequence[tuple[int, int]],
        no_writable: bool = False,
        custom_allocator: bool = False,
    ) -> RetagPlan | None:
        """No pointer is ever retagged."""
        return None

    def new_allocation(self, size: int, root: int, *, stack: bool) -> AllocationState:
        """A state that allows everything."""
        return _NoState()


class _NoState:
    """Allows everything and shows nothing; implements `AllocationState`."""

    __slots__ = ("changes",)

    def __init__(self) -> None:
        self.changes: list[Any] | None = None

    def access(self, tag: int, start: int, end: int, access: Access) -> None:
        """Allowed."""

    def retag(self, parent: int, tag: int, offset: int, plan: RetagPlan) -> Sequence[RetagAccess]:
        """Never asked for, as there are no plans."""
        return ()

    def release(self, tag: int) -> None:
        """No effect."""

    def deallocate(self, tag: int) -> None:
        """Allowed."""

    def bury(self) -> None:
        """Nothing is held."""

    def expose(self, tag: int) -> None:
        """No effect."""

    def unprotected(self, tag: int) -> None:
        """No effect."""

    def collect(self, live: Container[int]) -> int:
        """There are no tags to forget."""
        return 0

    def name(self, tag: int, nth_parent: int, name: str) -> bool:
        """There are no nodes to name."""
        return False

    def ranges(self) -> list[tuple[int, int]]:
        """Nothing is stored."""
        return []

    def nodes(self) -> list[NodeInfo]:
        """There are no nodes."""
        return []
