"""The automaton of a Tree Borrows version, as data (spec/tree-borrows.md sections 2, 3 and 9.1).

One table says everything: for each permission, protected or not, side of the node (child or foreign) and access the
next permission, or that the access is forbidden. `compile_tables` turns it into flat lists over packed states for the
tree; `Automaton.arrows` reads it for people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from engine.borrows.api import Access

__all__ = [
    "ABSENT",
    "ACCESSED",
    "CELL",
    "DISABLED",
    "FORBIDDEN",
    "FROZEN",
    "IMPOSSIBLE",
    "OBSERVABLE",
    "PERMISSION",
    "RESERVED",
    "RESERVED_CONFLICTED",
    "RESERVED_IM",
    "SIFA_NONE",
    "SIFA_READ",
    "SIFA_SHIFT",
    "SIFA_WRITE",
    "UNIQUE",
    "Arrow",
    "Automaton",
    "Relation",
    "State",
    "Tables",
    "article_automaton",
    "automaton",
    "compile_tables",
    "pack",
    "transition_summary",
]

Relation = Literal["child", "foreign"]

CELL: Final = 0
RESERVED: Final = 1
RESERVED_CONFLICTED: Final = 2
RESERVED_IM: Final = 3
UNIQUE: Final = 4
FROZEN: Final = 5
DISABLED: Final = 6

FORBIDDEN: Final = -1
"""In place of a next permission: the access is undefined behaviour."""
IMPOSSIBLE: Final = -2
"""In place of a next permission: the machine has no such state."""

SIFA_NONE: Final = 0
SIFA_READ: Final = 1
SIFA_WRITE: Final = 2

# A packed state: bits 0-2 permission, bit 3 accessed, bits 4-5 SIFA, bit 6 "nothing is stored, these are the defaults".
PERMISSION: Final = 0b111
ACCESSED: Final = 0b1000
SIFA_SHIFT: Final = 4
ABSENT: Final = 0b1000000
OBSERVABLE: Final = ABSENT | ACCESSED | PERMISSION
"""The bits of a packed state that a printed tree shows."""

ERROR: Final = 0b10000000
"""Set in a foreign table's entry: a protected, accessed node would become Disabled."""
DEPENDS: Final = -2
"""In the child-write table: forbidden while protected, else see `child_write_unprotected`."""


def pack(permission: int, accessed: bool, sifa: int) -> int:
    """The packed state of a stored permission."""
    return permission | (ACCESSED if accessed else 0) | sifa << SIFA_SHIFT


@dataclass(slots=True, frozen=True)
class State:
    """One state of the automaton, as a page draws it: number, long name, four-character code."""

    permission: int
    name: str
    code: str


@dataclass(slots=True, frozen=True)
class Arrow:
    """One transition of the automaton. `target` is None where the access is forbidden (relation child).

    `forbidden_if_accessed` marks the transitions to Disabled of a protected node that are undefined behaviour if the
    node's accessed bit is set at that byte, and silent otherwise. `summary` is the phrase of messages, or "".
    """

    source: int
    target: int | None
    relation: Relation
    access: Access
    forbidden_if_accessed: bool
    summary: str


# Per permission the four next permissions: child read, child write, foreign read, foreign write.
_Row = tuple[int, int, int, int]


@dataclass(slots=True, frozen=True, eq=False)
class Automaton:
    """The two machines of one version. All mappings are keyed by permission; two automata are never compared.

    `blocking` says whether foreign accesses stop at Disabled nodes, and reads at Frozen ones, whatever is below
    (spec section 9.2 (b), (c)).
    """

    names: Mapping[int, str]
    codes: Mapping[int, str]
    unprotected: Mapping[int, _Row]
    protected: Mapping[int, _Row]
    sifa_unprotected: Mapping[int, int]
    sifa_protected: Mapping[int, int]
    blocking: bool = True

    def step(self, permission: int, relation: Relation, access: Access, *, protected: bool) -> int:
        """The next permission, or FORBIDDEN, or IMPOSSIBLE if the machine has no such state. The rule that a protected
        accessed node must not become Disabled is not applied here (see `Arrow.forbidden_if_accessed`)."""
        row = (self.protected if protected else self.unprotected).get(permission)
        if row is None:
            return IMPOSSIBLE
        return row[(2 if relation == "foreign" else 0) + access]

    def states(self, *, protected: bool) -> Iterator[State]:
        """The states of one machine, in the order of the specification's table."""
        for permission in self.protected if protected else self.unprotected:
            yield State(permission, self.names[permission], self.codes[permission])

    def arrows(self, *, protected: bool, loops: bool = True) -> Iterator[Arrow]:
        """Every transition of one machine; without `loops` only those that change the permission or are forbidden."""
        relations: tuple[Relation, Relation] = ("child", "foreign")
        for source in self.protected if protected else self.unprotected:
            for relation in relations:
                for access in Access:
                    target = self.step(source, relation, access, protected=protected)
                    if target == source and not loops:
                        continue
                    dead = protected and relation == "foreign" and target == DISABLED != source
                    yield Arrow(
                        source=source,
                        target=None if target == FORBIDDEN else target,
                        relation=relation,
                        access=access,
                        forbidden_if_accessed=dead,
                        summary="" if target == FORBIDDEN else self.summary(source, target),
                    )

    def initial_sifa(self, permission: int, *, protected: bool) -> int:
        """The strongest idempotent foreign access of a fresh node's permission (spec section 9.1)."""
        return (self.sifa_protected if protected else self.sifa_unprotected)[permission]

    def summary(self, before: int, after: int) -> str:
        """What a transition means; "" for one that changes nothing."""
        return "" if before == after else transition_summary(self.names[before], self.names[after])


def transition_summary(before: str, after: str) -> str:
    """What a transition takes away, for messages (spec/diagnostics.md section 3)."""
    if after in ("Unique", "Active"):
        return "the first write to a 2-phase borrowed mutable reference"
    if after == "Frozen":
        return "a loss of write permissions"
    if after == "Reserved (conflicted)":
        return "a temporary loss of write permissions until function exit"
    if before == "Frozen":
        return "a loss of read permissions"
    return "a loss of read and write permissions"


def automaton() -> Automaton:
    """The automaton of `tree`, `tree-implicit-writes` and `pldi-2025`."""
    shared: dict[int, _Row] = {
        CELL: (CELL, CELL, CELL, CELL),
        FROZEN: (FROZEN, FORBIDDEN, FROZEN, DISABLED),
        DISABLED: (FORBIDDEN, FORBIDDEN, DISABLED, DISABLED),
    }
    unprotected: dict[int, _Row] = {
        CELL: shared[CELL],
        RESERVED: (RESERVED, UNIQUE, RESERVED, DISABLED),
        RESERVED_CONFLICTED: (RESERVED_CONFLICTED, UNIQUE, RESERVED_CONFLICTED, DISABLED),
        RESERVED_IM: (RESERVED_IM, UNIQUE, RESERVED_IM, RESERVED_IM),
        UNIQUE: (UNIQUE, UNIQUE, FROZEN, DISABLED),
        FROZEN: shared[FROZEN],
        DISABLED: shared[DISABLED],
    }
    protected: dict[int, _Row] = {
        CELL: shared[CELL],
        RESERVED: (RESERVED, UNIQUE, RESERVED_CONFLICTED, DISABLED),
        RESERVED_CONFLICTED: (RESERVED_CONFLICTED, FORBIDDEN, RESERVED_CONFLICTED, DISABLED),
        UNIQUE: (UNIQUE, UNIQUE, DISABLED, DISABLED),
        FROZEN: shared[FROZEN],
        DISABLED: shared[DISABLED],
    }
    return Automaton(
        names=MappingProxyType(_NAMES),
        codes=MappingProxyType(_CODES),
        unprotected=MappingProxyType(unprotected),
        protected=MappingProxyType(protected),
        sifa_unprotected=MappingProxyType(_SIFA_UNPROTECTED),
        sifa_protected=MappingProxyType(_SIFA_PROTECTED),
    )


def article_automaton() -> Automaton:
    """The automaton of the 2023 article (spec/tree-borrows-versions.md section 1): no conflicted flag, no Cell; a
    protected Reserved that sees a foreign read is Frozen for good."""
    unprotected: dict[int, _Row] = {
        RESERVED: (RESERVED, UNIQUE, RESERVED, DISABLED),
        RESERVED_IM: (RESERVED_IM, UNIQUE, RESERVED_IM, RESERVED_IM),
        UNIQUE: (UNIQUE, UNIQUE, FROZEN, DISABLED),
        FROZEN: (FROZEN, FORBIDDEN, FROZEN, DISABLED),
        DISABLED: (FORBIDDEN, FORBIDDEN, DISABLED, DISABLED),
    }
    protected: dict[int, _Row] = {
        RESERVED: (RESERVED, UNIQUE, FROZEN, DISABLED),
        RESERVED_IM: (RESERVED_IM, UNIQUE, FROZEN, DISABLED),
        UNIQUE: (UNIQUE, UNIQUE, DISABLED, DISABLED),
        FROZEN: (FROZEN, FORBIDDEN, FROZEN, DISABLED),
        DISABLED: (FORBIDDEN, FORBIDDEN, DISABLED, DISABLED),
    }
    return Automaton(
        names=MappingProxyType({**_NAMES, UNIQUE: "Active"}),
        codes=MappingProxyType({**_CODES, UNIQUE: "Act ", RESERVED_IM: "Re* "}),
        unprotected=MappingProxyType(unprotected),
        protected=MappingProxyType(protected),
        sifa_unprotected=MappingProxyType(_SIFA_UNPROTECTED),
        sifa_protected=MappingProxyType({**_SIFA_PROTECTED, RESERVED_IM: SIFA_NONE}),
        blocking=False,
    )


_NAMES: Final = {
    CELL: "Cell",
    RESERVED: "Reserved",
    RESERVED_CONFLICTED: "Reserved (conflicted)",
    RESERVED_IM: "Reserved (interior mutable)",
    UNIQUE: "Unique",
    FROZEN: "Frozen",
    DISABLED: "Disabled",
}

_CODES: Final = {
    CELL: "Cel ",
    RESERVED: "Res ",
    RESERVED_CONFLICTED: "ResC",
    RESERVED_IM: "ReIM",
    UNIQUE: "Unq ",
    FROZEN: "Frz ",
    DISABLED: "Dis ",
}

_SIFA_UNPROTECTED: Final = {
    CELL: SIFA_WRITE,
    RESERVED: SIFA_READ,
    RESERVED_CONFLICTED: SIFA_READ,
    RESERVED_IM: SIFA_WRITE,
    UNIQUE: SIFA_NONE,
    FROZEN: SIFA_READ,
    DISABLED: SIFA_WRITE,
}

_SIFA_PROTECTED: Final = {
    CELL: SIFA_WRITE,
    RESERVED: SIFA_NONE,
    RESERVED_CONFLICTED: SIFA_READ,
    UNIQUE: SIFA_NONE,
    FROZEN: SIFA_READ,
    DISABLED: SIFA_WRITE,
}


@dataclass(slots=True, frozen=True, eq=False)
class Tables:
    """An automaton compiled for packed states; every list has one entry per packed state, absent ones included.

    A next state carries the new accessed bit and SIFA and is never absent. `level` is the strongest foreign access for
    which a subtree with this state at its top is skipped: 0 none, 1 reads, 2 reads and writes. Entries of states that
    cannot occur are filled like those of the unprotected machine and never read.
    """

    child_read: list[int]
    child_write: list[int]
    child_write_unprotected: list[int]
    foreign_read: tuple[list[int], list[int]]
    foreign_write: tuple[list[int], list[int]]
    level: list[int]


@cache
def compile_tables(source: Automaton) -> Tables:
    """Flat tables for the tree, made once per automaton; foreign tables are indexed first by "is protected"."""
    size = 2 * ABSENT

    def target(permission: int, relation: Relation, access: Access, protected: bool) -> int:
        for machine in (protected, not protected):
            result = source.step(permission, relation, access, protected=machine)
            if result != IMPOSSIBLE:
                return result
        return FORBIDDEN  # no such permission in this version

    def child(access: Access, protected: bool) -> list[int]:
        table = [target(state & PERMISSION, "child", access, protected) for state in range(size)]
        return [next_ if next_ == FORBIDDEN else next_ | ACCESSED for next_ in table]

    def foreign(access: Access, protected: bool) -> list[int]:
        table: list[int] = []
        for state in range(size):
            next_ = target(state & PERMISSION, "foreign", access, protected)
            sifa = max(state >> SIFA_SHIFT & 0b11, access + 1)
            packed = next_ | state & ACCESSED | sifa << SIFA_SHIFT
            table.append(packed | ERROR if protected and next_ == DISABLED and state & ACCESSED else packed)
        return table

    def level(state: int) -> int:
        sifa = state >> SIFA_SHIFT & 0b11
        permission = state & PERMISSION
        if source.blocking and permission == DISABLED:
            return 2
        if source.blocking and permission == FROZEN:
            return max(sifa, 1)
        return min(sifa, 2)

    free, held = child(Access.WRITE, False), child(Access.WRITE, True)
    reads, held_reads = child(Access.READ, False), child(Access.READ, True)
    assert reads == held_reads, "a child read does not depend on protection"
    return Tables(
        child_read=reads,
        child_write=[a if a == b else DEPENDS for a, b in zip(free, held, strict=True)],
        child_write_unprotected=free,
        foreign_read=(foreign(Access.READ, False), foreign(Access.READ, True)),
        foreign_write=(foreign(Access.WRITE, False), foreign(Access.WRITE, True)),
        level=[level(state) for state in range(size)],
    )
