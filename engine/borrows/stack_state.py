"""Stacked Borrows: the stacks of one allocation, and the model (spec/stacked-borrows.md)."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engine.borrows.api import (
    WILDCARD,
    Access,
    AllocationState,
    BorrowsError,
    Cause,
    NodeInfo,
    PointerKind,
    Protector,
    RetagAccess,
    RetagMode,
    RetagPlan,
)
from engine.borrows.ranges import RangeMap
from engine.borrows.runs import runs_of
from engine.borrows.stack import (
    DISABLED,
    MISSING,
    NAMES,
    PERMISSION,
    PROTECTED,
    SHARED_READ_ONLY,
    SHARED_READ_WRITE,
    TAG_SHIFT,
    UNIQUE,
    UNKNOWN,
    StackRange,
    item,
)
from engine.borrows.stack_errors import Operation, Reason, StackCreated, StackDetail, StackHistory, StackInvalidated

__all__ = ["PrintedStack", "StackModel", "StackState"]

_READ: Final = 0
_WRITE: Final = 1


@dataclass(slots=True, frozen=True)
class PrintedStack:
    """One stored range for printing: `unknown` is the bound of the unknown bottom or None; items from the bottom."""

    start: int
    end: int
    unknown: int | None
    items: tuple[tuple[str, int], ...]


@dataclass(slots=True, eq=False)
class _Plan:
    """`(start, end, permission, access or None, protected)` relative to the pointer, and the shared race accesses."""

    runs: tuple[tuple[int, int, int, int | None, bool], ...]
    accesses: dict[int, tuple[RetagAccess, ...]] = field(default_factory=dict)


class StackModel:
    """One run's model; implements `Model`.

    `locate_caller` may be set to a function that tells the call in the caller's frame: it is asked where a tag is
    invalidated by a function-entry retag. Without it `locate` is asked.
    """

    def __init__(self, locate: Callable[[], Any]) -> None:
        self.id = "stacked"
        self.retags_manually_drop = False
        self.retags_extern_types = False
        self.locate = locate
        self.locate_caller: Callable[[], Any] | None = None
        self.protectors: dict[int, Protector] = {}
        self.last_tag = 0

    def new_tag(self) -> int:
        """A fresh tag."""
        self.last_tag += 1
        return self.last_tag

    def new_allocation(self, size: int, root: int, *, stack: bool) -> AllocationState:
        """State for a fresh allocation: its root is Unique in stack memory, SharedReadWrite elsewhere."""
        return StackState(self, size, root, UNIQUE if stack else SHARED_READ_WRITE)

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
        """The plan of one retag by the table of section 4. Without a size there is nothing to protect."""
        raw = kind in (PointerKind.RAW_CONST, PointerKind.RAW_MUT)
        if mode == RetagMode.NONE or (raw and mode != RetagMode.RAW):
            return None
        protector: Protector | None = None
        plain = cell = SHARED_READ_WRITE
        if kind in (PointerKind.SHARED, PointerKind.RAW_CONST):
            plain = SHARED_READ_ONLY
            if mode == RetagMode.FN_ENTRY:
                protector = Protector.STRONG
        elif kind == PointerKind.PLACE:
            plain = cell = UNIQUE
            protector = Protector.STRONG
        elif kind in (PointerKind.MUT, PointerKind.BOX) and unpin and mode != RetagMode.TWO_PHASE:
            plain = cell = UNIQUE
            if mode == RetagMode.FN_ENTRY:
                protector = Protector.WEAK if kind == PointerKind.BOX else Protector.STRONG
        runs = tuple(runs_of(size, cells, plain, cell))
        accesses = {UNIQUE: _WRITE, SHARED_READ_ONLY: _READ, SHARED_READ_WRITE: None}
        # Items of cell bytes are never protected, whatever the tag is.
        ready = tuple(
            (start, end, permission, accesses[permission], protector is not None and permission != SHARED_READ_WRITE)
            for start, end, permission in runs
        )
        return RetagPlan(
            kind=kind,
            mode=mode,
            size=size,
            runs=runs,
            protector=protector if size else None,
            detail=_Plan(ready),
            writes=any(access == _WRITE for _, _, _, access, _ in ready),
        )


class StackState:
    """The stacks of one allocation; implements `AllocationState`."""

    __slots__ = ("_at", "_map", "_names", "_parents", "changes", "exposed", "history", "model", "root", "size")

    def __init__(self, model: StackModel, size: int, root: int, permission: int) -> None:
        self.model = model
        self.size = size
        self.root = root
        self.changes: list[Any] | None = None
        self.exposed: set[int] = set()
        self.history = StackHistory(size, model.locate())
        self._parents: dict[int, int] = {}
        self._names: dict[int, list[str]] = {}
        everything: list[StackRange] = []
        if size:
            whole = StackRange(0, size)
            whole.push(item(root, permission, False))
            everything.append(whole)
        self._map: RangeMap[StackRange] = RangeMap(everything)
        self._at = self._map.at

    # -- accesses ------------------------------------------------------------------------------------------------

    def access(self, tag: int, start: int, end: int, access: Access) -> None:
        """An explicit access to `[start, end)` through `tag` (or WILDCARD). Raises BorrowsError (section 3)."""
        found = self._at.get(start)
        if found is not None and found.end == end and tag in (found.settled_write if access else found.settled_read):
            return
        operation: Operation | None = None
        for stored in self._map.visit(start, end):
            if tag not in (stored.settled_write if access else stored.settled_read):
                if operation is None:
                    operation = Operation(start, end, int(access))
                self._touch(stored, tag, int(access), operation)

    def _touch(self, stored: StackRange, tag: int, access: int, operation: Operation) -> None:
        """An access at one stored range."""
        if tag == WILDCARD:
            position = stored.granting_exposed(self.exposed, access)
        else:
            position = stored.granting(tag, access)
        if position == MISSING:
            raise self._not_granted(stored, tag, operation)
        if access:
            end = stored.group_end(position)
            while len(stored.items) > end:
                entry = stored.items[-1]
                self._invalidate(stored, tag, entry, operation)
                stored.pop()
                stored.unsettle()
                self._changed(stored, entry, None)
        elif stored.top_unique > position:
            for above in range(position + 1, stored.top_unique + 1):
                entry = stored.items[above]
                if entry & PERMISSION == UNIQUE:
                    self._invalidate(stored, tag, entry, operation)
                    stored.items[above] = entry | DISABLED
                    stored.unsettle()
                    self._changed(stored, entry, DISABLED)
            stored.top_unique = position
        if position == UNKNOWN or tag == WILDCARD:
            self._forget(stored, stored.least_unknown())
        else:
            (stored.settled_write if access else stored.settled_read).add(tag)

    def _invalidate(self, stored: StackRange, tag: int, entry: int, operation: Operation) -> None:
        """Check an item that is about to be removed or disabled against protectors, and remember it."""
        removed = entry >> TAG_SHIFT
        if entry & PROTECTED and removed in self.model.protectors:
            raise self._protected(stored, tag, entry, operation)
        if operation.deallocation:
            return
        locate = self.model.locate
        if operation.retag is not None and operation.retag[1] == RetagMode.FN_ENTRY:
            locate = self.model.locate_caller or locate
        self.history.invalidated[removed] = StackInvalidated(operation, locate())

    def _forget(self, stored: StackRange, unknown: int) -> None:
        if self.changes is not None:
            for entry in stored.items:
                self._changed(stored, entry, None)
        stored.forget(unknown)

    def _changed(self, stored: StackRange, entry: int, after: int | None) -> None:
        if self.changes is not None:
            before = (NAMES[entry & PERMISSION], True)
            shown = None if after is None else (NAMES[after], True)
            self.changes += entry >> TAG_SHIFT, stored.start, stored.end, before, shown, "foreign", None

    # -- retags --------------------------------------------------------------------------------------------------

    def retag(self, parent: int, tag: int, offset: int, plan: RetagPlan) -> Sequence[RetagAccess]:
        """Grant the plan's items to `tag`, derived from `parent` (section 4). Raises BorrowsError."""
        detail: _Plan = plan.detail
        self._parents[tag] = parent
        log = self.history.created.setdefault(tag, [])
        if not detail.runs:
            log.append(StackCreated("zero-size", "", offset, offset, self.model.locate()))
            return ()
        for start, end, permission, access, protected in detail.runs:
            start += offset
            end += offset
            log.append(StackCreated("retag", NAMES[permission], start, end, self.model.locate()))
            operation = Operation(
                start, end, access or _READ, retag=(plan.kind, plan.mode), permission=NAMES[permission], tag=tag
            )
            entry = item(tag, permission, protected)
            for stored in self._map.visit(start, end):
                if access is None:
                    self._join(stored, parent, entry, operation)
                else:
                    if parent not in (stored.settled_write if access else stored.settled_read):
                        self._touch(stored, parent, access, operation)
                    self._grant(stored, len(stored.items), entry)
        accesses = detail.accesses.get(offset)
        if accesses is None:
            accesses = detail.accesses[offset] = tuple(
                RetagAccess(start + offset, end + offset, Access(access))
                for start, end, _, access, _ in detail.runs
                if access is not None
            )
        return accesses

    def _join(self, stored: StackRange, parent: int, entry: int, operation: Operation) -> None:
        """Grant a SharedReadWrite item without an access, above the group that a write through the parent keeps."""
        if parent == WILDCARD:
            position = stored.granting_exposed(self.exposed, _WRITE)
        else:
            position = stored.granting(parent, _WRITE)
        if position == MISSING:
            raise self._not_granted(stored, parent, operation)
        if position == UNKNOWN or parent == WILDCARD:
            # The new item might belong to a group inside the unknown part.
            self._forget(stored, self.model.last_tag + 1)
        else:
            self._grant(stored, stored.group_end(position), entry)

    def _grant(self, stored: StackRange, position: int, entry: int) -> None:
        stored.insert(position, entry)
        if self.changes is not None:
            after = (NAMES[entry & PERMISSION], True)
            self.changes += entry >> TAG_SHIFT, stored.start, stored.end, None, after, "", position

    # -- ends ----------------------------------------------------------------------------------------------------

    def release(self, tag: int) -> None:
        """The end of a protector has no effect (section 5)."""

    def unprotected(self, tag: int) -> None:
        """Nothing to do."""

    def deallocate(self, tag: int) -> None:
        """The deallocation of the whole allocation: a write, then no strongly protected item may be left."""
        if not self.size:
            return
        operation = Operation(0, self.size, _WRITE, deallocation=True)
        protectors = self.model.protectors
        for stored in self._map.visit(0, self.size):
            self._touch(stored, tag, _WRITE, operation)
            if protectors:
                for entry in reversed(stored.items):
                    if entry & PROTECTED and protectors.get(entry >> TAG_SHIFT) == Protector.STRONG:
                        raise self._protected(stored, tag, entry, operation)

    def show(self, ranges: Sequence[StackRange]) -> None:
        """Have these stored ranges instead of those so far (see `engine.borrows.foresee`)."""
        self._map = RangeMap(ranges)
        self._at = self._map.at

    # -- exposure, names, printing -------------------------------------------------------------------------------

    def bury(self) -> None:
        """Nothing to do: nothing here goes in a circle."""

    def expose(self, tag: int) -> None:
        """A pointer-to-integer cast of a pointer with this tag (section 6)."""
        self.exposed.add(tag)

    def collect(self, live: Container[int]) -> int:
        """Stacks are left alone: accesses shorten them anyway."""
        return 0

    def name(self, tag: int, nth_parent: int, name: str) -> bool:
        """Give a name to the tag that `tag` was derived from `nth_parent` times; False if there is none."""
        while nth_parent > 0:
            if tag not in self._parents:
                return False
            tag = self._parents[tag]
            nth_parent -= 1
        if tag != self.root and tag not in self._parents:
            return False
        self._names.setdefault(tag, []).append(name)
        return True

    def ranges(self) -> list[tuple[int, int]]:
        """The stored ranges, in address order."""
        return [(stored.start, stored.end) for stored in self._map.ranges]

    def stacks(self) -> list[PrintedStack]:
        """The stack of each stored range, for printing (spec/diagnostics.md section 8)."""
        return [
            PrintedStack(
                stored.start,
                stored.end,
                stored.unknown or None,
                tuple((NAMES[entry & PERMISSION], entry >> TAG_SHIFT) for entry in stored.items),
            )
            for stored in self._map.ranges
        ]

    def nodes(self) -> list[NodeInfo]:
        """One node per tag that has an item somewhere, and the root; `parent` is the tag it was derived from, or the
        nearest such tag that is shown. The second part of a state says that the item is on a stack: always true."""
        shown: dict[int, NodeInfo] = {}
        ranges = self._map.ranges
        alive = {tag for stored in ranges for tag in stored.index} | {self.root}
        for tag in sorted(alive):
            parent = self._parents.get(tag)
            while parent is not None and parent not in alive:
                parent = self._parents.get(parent)
            states: list[tuple[str, bool] | None] = []
            for stored in ranges:
                position = stored.find(tag)
                states.append(None if position < 0 else (NAMES[stored.items[position] & PERMISSION], True))
            shown[tag] = NodeInfo(
                tag=tag,
                parent=parent,
                names=list(self._names.get(tag, ())),
                states=states,
                default="",
                protector=self.model.protectors.get(tag),
                exposed=tag in self.exposed,
                wildcard_root=parent is None and tag != self.root,
            )
            if parent is not None:
                shown[parent].children.append(tag)
        return list(shown.values())

    # -- errors --------------------------------------------------------------------------------------------------

    def _not_granted(self, stored: StackRange, tag: int, operation: Operation) -> BorrowsError:
        kind = (
            "stack-dealloc" if operation.deallocation else "stack-access" if operation.retag is None else "stack-retag"
        )
        reason: Reason = "missing"
        permission = ""
        if tag == WILDCARD:
            reason = "wildcard"
        elif stored.find(tag) >= 0:
            permission = NAMES[stored.items[stored.find(tag)] & PERMISSION]
            reason = "missing" if permission == NAMES[DISABLED] else "read-only"
        return self._error(kind, stored, tag, tag, permission, operation, reason)

    def _protected(self, stored: StackRange, tag: int, entry: int, operation: Operation) -> BorrowsError:
        kind = "stack-dealloc-protected" if operation.deallocation else "stack-protected"
        return self._error(kind, stored, tag, entry >> TAG_SHIFT, NAMES[entry & PERMISSION], operation, "")

    def _error(
        self,
        kind: str,
        stored: StackRange,
        tag: int,
        conflicting: int,
        permission: str,
        operation: Operation,
        reason: Reason,
    ) -> BorrowsError:
        history = self.history
        created = invalidated = argument = None
        if kind != "stack-dealloc-protected" and tag != WILDCARD:
            created = history.creation(tag, stored.start)
            if created is None and tag == self.root:
                created = history.root
            if created is not None:
                invalidated = history.invalidated.get(tag)
            if kind == "stack-protected":
                entry = history.creation(conflicting, stored.start)
                argument = None if entry is None else entry.where
        causes = Cause.DEALLOCATION if operation.deallocation else Cause.EXPLICIT
        return BorrowsError(
            kind=kind,
            access=Access(operation.access),
            cause=causes if operation.retag is None else Cause.REBORROW,
            accessed=tag,
            conflicting=conflicting,
            permission=permission,
            offset=stored.start,
            relation="",
            access_range=(operation.start, operation.end),
            protector=self.model.protectors.get(conflicting),
            names={number: list(self._names.get(number, ())) for number in (tag, conflicting)},
            detail=StackDetail(operation, reason, created, invalidated, argument),
        )
