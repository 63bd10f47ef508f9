"""The automaton against the tables of the specification (tree-borrows.md sections 2, 3, 9.1), typed here again."""

from __future__ import annotations

from itertools import product

import pytest

from engine.borrows.api import Access
from engine.borrows.permissions import (
    ABSENT,
    ACCESSED,
    CELL,
    DEPENDS,
    DISABLED,
    ERROR,
    FORBIDDEN,
    FROZEN,
    IMPOSSIBLE,
    PERMISSION,
    RESERVED,
    RESERVED_CONFLICTED,
    RESERVED_IM,
    SIFA_SHIFT,
    UNIQUE,
    article_automaton,
    automaton,
    compile_tables,
    pack,
)

# permission: child read | child write free, protected | foreign read free, protected | foreign write free, protected
SPEC = {
    CELL: (CELL, CELL, CELL, CELL, CELL, CELL, CELL),
    RESERVED: (RESERVED, UNIQUE, UNIQUE, RESERVED, RESERVED_CONFLICTED, DISABLED, DISABLED),
    RESERVED_CONFLICTED: (
        RESERVED_CONFLICTED,
        UNIQUE,
        FORBIDDEN,
        RESERVED_CONFLICTED,
        RESERVED_CONFLICTED,
        DISABLED,
        DISABLED,
    ),
    RESERVED_IM: (RESERVED_IM, UNIQUE, IMPOSSIBLE, RESERVED_IM, IMPOSSIBLE, RESERVED_IM, IMPOSSIBLE),
    UNIQUE: (UNIQUE, UNIQUE, UNIQUE, FROZEN, DISABLED, DISABLED, DISABLED),
    FROZEN: (FROZEN, FORBIDDEN, FORBIDDEN, FROZEN, FROZEN, DISABLED, DISABLED),
    DISABLED: (FORBIDDEN, FORBIDDEN, FORBIDDEN, DISABLED, DISABLED, DISABLED, DISABLED),
}
# 2023: child read | child write | foreign read free, protected | foreign write free, protected
ARTICLE = {
    RESERVED: (RESERVED, UNIQUE, RESERVED, FROZEN, DISABLED, DISABLED),
    RESERVED_IM: (RESERVED_IM, UNIQUE, RESERVED_IM, FROZEN, RESERVED_IM, DISABLED),
    UNIQUE: (UNIQUE, UNIQUE, FROZEN, DISABLED, DISABLED, DISABLED),
    FROZEN: (FROZEN, FORBIDDEN, FROZEN, FROZEN, DISABLED, DISABLED),
    DISABLED: (FORBIDDEN, FORBIDDEN, DISABLED, DISABLED, DISABLED, DISABLED),
}


# spec: tree-borrows 3 | *
# spec: tree-borrows 2 | *
@pytest.mark.parametrize("permission", SPEC)
def test_transitions_are_those_of_the_specification(permission: int) -> None:
    machine = automaton()
    child_read, write_free, write_held, read_free, read_held, fwrite_free, fwrite_held = SPEC[permission]
    impossible_when_held = write_held == IMPOSSIBLE

    def step(relation: str, access: Access, protected: bool) -> int:
        return machine.step(permission, relation, access, protected=protected)  # type: ignore[arg-type]

    assert step("child", Access.READ, False) == child_read
    assert step("child", Access.READ, True) == (IMPOSSIBLE if impossible_when_held else child_read)
    assert step("child", Access.WRITE, False) == write_free
    assert step("child", Access.WRITE, True) == write_held
    assert step("foreign", Access.READ, False) == read_free
    assert step("foreign", Access.READ, True) == read_held
    assert step("foreign", Access.WRITE, False) == fwrite_free
    assert step("foreign", Access.WRITE, True) == fwrite_held


# spec: tree-borrows-versions 1 | each
@pytest.mark.parametrize("permission", ARTICLE)
def test_the_article_of_2023(permission: int) -> None:
    machine = article_automaton()
    child_read, child_write, read_free, read_held, write_free, write_held = ARTICLE[permission]
    for protected in (False, True):
        assert machine.step(permission, "child", Access.READ, protected=protected) == child_read
        assert machine.step(permission, "child", Access.WRITE, protected=protected) == child_write
    assert machine.step(permission, "foreign", Access.READ, protected=False) == read_free
    assert machine.step(permission, "foreign", Access.READ, protected=True) == read_held
    assert machine.step(permission, "foreign", Access.WRITE, protected=False) == write_free
    assert machine.step(permission, "foreign", Access.WRITE, protected=True) == write_held
    assert machine.names[UNIQUE] == "Active"
    assert machine.codes[UNIQUE] == "Act "
    assert machine.codes[RESERVED_IM] == "Re* "


@pytest.mark.parametrize("source", [automaton(), article_automaton()], ids=["2026", "2023"])
def test_the_compiled_tables_say_the_same_for_every_packed_state(source: object) -> None:
    machine = source
    assert isinstance(machine, type(automaton()))
    tables = compile_tables(machine)
    for permission, accessed, sifa, absent, protected in product(
        machine.unprotected, (False, True), (0, 1, 2), (0, ABSENT), (False, True)
    ):
        if protected and permission not in machine.protected:
            continue
        state = pack(permission, accessed, sifa) | absent
        target = machine.step(permission, "child", Access.READ, protected=protected)
        assert tables.child_read[state] == (FORBIDDEN if target == FORBIDDEN else pack(target, True, 0))
        target = machine.step(permission, "child", Access.WRITE, protected=protected)
        new = tables.child_write[state]
        if new == DEPENDS:
            new = FORBIDDEN if protected else tables.child_write_unprotected[state]
        assert new == (FORBIDDEN if target == FORBIDDEN else pack(target, True, 0))
        for access in Access:
            target = machine.step(permission, "foreign", access, protected=protected)
            new = (tables.foreign_write if access else tables.foreign_read)[protected][state]
            violates = protected and accessed and target == DISABLED
            assert bool(new & ERROR) == violates
            assert new & ~ERROR == pack(target, accessed, max(sifa, access + 1))


def test_child_write_depends_on_protection_for_conflicted_only() -> None:
    tables = compile_tables(automaton())
    depending = {state & PERMISSION for state, new in enumerate(tables.child_write) if new == DEPENDS}
    assert depending == {RESERVED_CONFLICTED}


def test_skip_levels() -> None:
    level = compile_tables(automaton()).level
    for permission, sifa in product(SPEC, (0, 1, 2)):
        for write in (False, True):
            skipped = sifa >= 1 + write or permission == DISABLED or (permission == FROZEN and not write)
            assert (level[pack(permission, True, sifa)] > write) == skipped
    article = compile_tables(article_automaton()).level
    assert article[pack(FROZEN, True, 0)] == 0, "the article has no blocking, only idempotence"


# spec: tree-borrows 9.1 | *
def test_initial_sifa() -> None:
    machine = automaton()
    order = (CELL, RESERVED, RESERVED_CONFLICTED, RESERVED_IM, UNIQUE, FROZEN, DISABLED)
    assert [machine.initial_sifa(p, protected=False) for p in order] == [2, 1, 1, 2, 0, 1, 2]
    held = tuple(p for p in order if p != RESERVED_IM)
    assert [machine.initial_sifa(p, protected=True) for p in held] == [2, 0, 1, 0, 1, 2]


def test_arrows_for_drawing() -> None:
    machine = automaton()
    assert [state.name for state in machine.states(protected=True)] == [
        "Cell",
        "Reserved",
        "Reserved (conflicted)",
        "Unique",
        "Frozen",
        "Disabled",
    ]
    assert len(list(machine.states(protected=False))) == 7
    arrows = list(machine.arrows(protected=True))
    assert len(arrows) == 6 * 4
    dying = {(machine.codes[a.source], a.access) for a in arrows if a.forbidden_if_accessed}
    assert dying == {
        ("Res ", Access.WRITE),
        ("ResC", Access.WRITE),
        ("Unq ", Access.READ),
        ("Unq ", Access.WRITE),
        ("Frz ", Access.WRITE),
    }
    moving = list(machine.arrows(protected=False, loops=False))
    assert all(a.target != a.source for a in moving)
    assert not any(a.forbidden_if_accessed for a in moving)
    assert {machine.codes[a.source] for a in moving if a.target is None} == {"Frz ", "Dis "}


# spec: diagnostics 3 | any → Unique | any → Frozen | Reserved → Reserved (conflicted)
# spec: diagnostics 3 | Frozen → Disabled | other → Disabled
def test_summaries() -> None:
    machine = automaton()
    assert machine.summary(RESERVED, UNIQUE) == "the first write to a 2-phase borrowed mutable reference"
    assert machine.summary(UNIQUE, FROZEN) == "a loss of write permissions"
    assert machine.summary(RESERVED, RESERVED_CONFLICTED) == "a temporary loss of write permissions until function exit"
    assert machine.summary(FROZEN, DISABLED) == "a loss of read permissions"
    assert machine.summary(RESERVED, DISABLED) == "a loss of read and write permissions"
    assert machine.summary(FROZEN, FROZEN) == ""


def test_packed_states_keep_their_parts_apart() -> None:
    seen = {pack(p, a, s) for p, a, s in product(range(7), (False, True), range(3))}
    assert len(seen) == 7 * 2 * 3
    assert all(state < ABSENT for state in seen)
    assert pack(FROZEN, True, 2) & PERMISSION == FROZEN
    assert pack(FROZEN, True, 2) & ACCESSED
    assert pack(FROZEN, True, 2) >> SIFA_SHIFT == 2
