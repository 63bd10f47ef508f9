"""What an aliasing model is asked and what it answers: the one interface between the machine and a model.

A model knows tags (positive integers from one counter), byte offsets inside an allocation, kinds of access and
protectors. It knows nothing of Rust's types, of frames or of addresses. `where` values are opaque: the machine
supplies a function that tells the current program point, called only when something worth remembering happens.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal, NamedTuple, Protocol

__all__ = [
    "WILDCARD",
    "Access",
    "AllocationState",
    "BorrowsError",
    "Cause",
    "Change",
    "HistoryEvent",
    "Model",
    "NodeInfo",
    "PointerKind",
    "Protector",
    "RetagAccess",
    "RetagMode",
    "RetagPlan",
    "UnsupportedByModelError",
    "changes_of",
]

WILDCARD = 0
"""The tag of a pointer made from an integer (wildcard provenance). Real tags start at 1."""


class Access(IntEnum):
    """Kind of an access."""

    READ = 0
    WRITE = 1


class Cause(IntEnum):
    """Why an access happens (spec/tree-borrows.md section 4)."""

    EXPLICIT = 0
    REBORROW = 1
    DEALLOCATION = 2
    FUNCTION_EXIT = 3


class Protector(IntEnum):
    """Kind of a protector: STRONG for references, WEAK for Box."""

    WEAK = 1
    STRONG = 2


class RetagMode(IntEnum):
    """Mode of a typed copy (spec/tree-borrows.md section 5.0). `NONE` retags nothing and is never passed to a model."""

    NONE = 0
    DEFAULT = 1
    TWO_PHASE = 2
    FN_ENTRY = 3
    RAW = 4


class PointerKind(IntEnum):
    """Kind of the pointer that is retagged; `PLACE` is in-place argument and return protection (section 5.2)."""

    SHARED = 0
    MUT = 1
    BOX = 2
    RAW_CONST = 3
    RAW_MUT = 4
    PLACE = 5


@dataclass(slots=True, frozen=True)
class RetagPlan:
    """What a retag of one pointer type in one mode does; made by `Model.plan` once per type and mode, then reused.

    `runs` are maximal runs `(start, end, permission)` relative to the pointer, in order; the permission is the
    model's own value. `detail` holds whatever else the model needs. `None` instead of a plan means: no node, the new
    pointer keeps the old tag and nothing happens.
    """

    kind: PointerKind
    mode: RetagMode
    size: int
    runs: tuple[tuple[int, int, Any], ...]
    protector: Protector | None
    detail: Any = None
    writes: bool = False
    """Whether the retag writes at least one byte: in read-only memory that is undefined behaviour before all else."""


@dataclass(slots=True, frozen=True)
class RetagAccess:
    """An access performed by a retag, to be told to the data-race detector: offsets in the allocation."""

    start: int
    end: int
    access: Access


class Change(NamedTuple):
    """One change of the observable state, for the trace. A tuple: many are made, and a tuple costs least.

    `before`/`after` are states as the model shows them: for Tree Borrows `(permission name, accessed)`, or None where
    nothing is stored. `relation` is the side of the node: child, foreign, or "" for a change that is no transition
    (creation of a node's own states). `position` is where a new item of Stacked Borrows stands in its stack, from the
    bottom; None for everything else.
    """

    tag: int
    start: int
    end: int
    before: tuple[str, bool] | None
    after: tuple[str, bool] | None
    relation: Literal["child", "foreign", ""]
    position: int | None = None


_FACTS = len(Change._fields)


def changes_of(facts: Sequence[Any]) -> list[Change]:
    """The changes of which these are the facts, one after another without anything between them: a run notes so many
    that an object for each would be a burden."""
    return [Change._make(facts[i : i + _FACTS]) for i in range(0, len(facts), _FACTS)]


@dataclass(slots=True, frozen=True)
class HistoryEvent:
    """A transition remembered for diagnostics (spec/diagnostics.md section 3).

    `start`/`end` is the stored range in which it happened, `access_range` the whole access or None for a protector's
    end; `where` is what the machine's `locate` answered at that moment.
    """

    before: str
    after: str
    access: Access
    cause: Cause
    relation: Literal["child", "foreign"]
    start: int
    end: int
    access_range: tuple[int, int] | None
    where: Any


@dataclass(slots=True)
class NodeInfo:
    """A snapshot of one node for printing and drawing. `states` has one entry per stored range of the allocation:
    `(permission name, accessed)` or None. `default` is the permission outside ("initial state")."""

    tag: int
    parent: int | None
    names: list[str]
    states: list[tuple[str, bool] | None]
    default: str
    protector: Protector | None
    exposed: bool
    wildcard_root: bool = False
    children: list[int] = field(default_factory=list)


@dataclass(eq=False)
class BorrowsError(Exception):
    """The model forbids what was asked. All fields are facts; wording belongs to `engine.trace`.

    `kind` is one of `child-forbidden`, `protected-disabled`, `protected-dealloc`, `no-exposed-tags` (Tree Borrows), or
    a Stacked Borrows kind. `accessed` is the tag of the pointer (`WILDCARD` for a wildcard pointer), `conflicting` the
    tag where the rule failed, `permission` its long name before the failed transition, `offset` the start of the
    stored range in which it failed. `history` are the conflicting node's relevant events, oldest first, already
    filtered by the rules of spec/diagnostics.md section 3; `created` maps both tags to `(where, initial state name)`.
    `names` maps tags to their names.
    """

    kind: str
    access: Access
    cause: Cause
    accessed: int
    conflicting: int
    permission: str
    offset: int
    relation: Literal["child", "foreign", ""]
    access_range: tuple[int, int] | None
    protector: Protector | None = None
    history: list[HistoryEvent] = field(default_factory=list)
    created: dict[int, tuple[Any, str]] = field(default_factory=dict)
    names: dict[int, list[str]] = field(default_factory=dict)
    detail: Any = None

    def __str__(self) -> str:
        return f"{self.kind} at offset {self.offset}: tag {self.accessed}, conflicting {self.conflicting}"


class UnsupportedByModelError(Exception):
    """This version of the model says nothing about what was asked; the text names what and the version."""


class AllocationState(Protocol):
    """A model's state for one allocation. All offsets are bytes from its start, `end` exclusive.

    `changes` is None (not traced) or a list to which the next operations add the facts of every observable change (see
    `changes_of`); the machine sets it to a list when tracing and takes the facts out after each operation.
    """

    changes: list[Any] | None

    def access(self, tag: int, start: int, end: int, access: Access) -> None:
        """An explicit access through `tag` (or WILDCARD). `start < end`. Raises BorrowsError."""

    def retag(self, parent: int, tag: int, offset: int, plan: RetagPlan) -> Sequence[RetagAccess]:
        """Reborrow: perform the plan's accesses through `parent`, then make `tag` its child, the plan's runs shifted by
        `offset`. The protector, if any, must have been registered before. Returns the accesses for race detection.
        Raises BorrowsError."""

    def release(self, tag: int) -> None:
        """The accesses at the end of `tag`'s protector (the tag still counts as protected meanwhile). Never UB for the
        tag itself but may raise BorrowsError for another."""

    def deallocate(self, tag: int) -> None:
        """The deallocation of the whole allocation through `tag`. Raises BorrowsError."""

    def bury(self) -> None:
        """Called when the allocation is dead and nothing more is asked: undoes what refers to itself in a circle, so
        that nobody has to search for it."""

    def expose(self, tag: int) -> None:
        """A pointer-to-integer cast of a pointer with this tag."""

    def unprotected(self, tag: int) -> None:
        """Called after `tag` has left the protector map (exposure levels are computed anew)."""

    def collect(self, live: Container[int]) -> int:
        """Forget what no future operation can tell from its absence: tags that are not `live` (no pointer has them any
        more), protected, exposed or named and have no descendants that are; then merge equal ranges. The number of tags
        that are left (spec/tree-borrows.md section 13). Never changes a verdict."""

    def name(self, tag: int, nth_parent: int, name: str) -> bool:
        """Give a name to the tag or its n-th ancestor; False if there are not so many ancestors."""

    def ranges(self) -> list[tuple[int, int]]:
        """The stored ranges, in address order."""

    def nodes(self) -> list[NodeInfo]:
        """Every node: main tree in pre-order with children in creation order, then each wildcard subtree."""


class Model(Protocol):
    """One run's aliasing model: makes tags, plans and allocation states, and holds the protector map.

    `locate` is set by the machine: the current program point in the topmost user-relevant frame.
    """

    id: str
    retags_manually_drop: bool
    retags_extern_types: bool
    locate: Callable[[], Any]
    protectors: dict[int, Protector]

    def new_tag(self) -> int:
        """A fresh tag."""

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
        """The plan for one retag (spec/tree-borrows.md section 5.0).

        `size` is the dynamic size of the pointee in bytes; `freeze` and `unpin` are properties of its type; `cells`
        are the runs of bytes inside `UnsafeCell`s, relative to the pointee, sorted and disjoint; `no_writable`
        says that the called function carries that attribute (FN_ENTRY only)."""

    def new_allocation(self, size: int, root: int, *, stack: bool) -> AllocationState:
        """State for a fresh allocation whose root tag is `root`; `stack` tells stack memory from everything else."""
