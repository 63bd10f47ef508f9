"""The programs of tree-borrows-versions.md section 3, one a row, under each version, with the verdicts of its table.

D13 has no row. For D12 and D13, where article and paper do not fix the
points, retags happen at Miri's points in every version (docs of `engine.borrows.versions`).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.borrows.api import Access
from tests.borrows.harness import SHARED, Bench
from tests.conformance.judge import judge

HERE = Path(__file__).parent
VERSIONS = {"A": "article-2023", "P": "pldi-2025", "M": "tree", "W": "tree-implicit-writes"}

# Columns A P M W.
ROWS = {
    "d1a": "ub ok ok ub",  # spec: tree-borrows-versions 3/D1a 2/D1
    "d1b": "ub ub ub ub",  # spec: tree-borrows-versions 3/D1b
    "d2": "ok ok ok ok",  # spec: tree-borrows-versions 3/D2 2/D2
    "d3": "ok ok ub ub",  # spec: tree-borrows-versions 3/D3 2/D3
    "d4": "ok ub ub ub",  # spec: tree-borrows-versions 3/D4 2/D4
    "d5a": "ok ub ub ub",  # spec: tree-borrows-versions 3/D5a 2/D5
    "d5b": "ok ub ub ub",  # spec: tree-borrows-versions 3/D5b
    "d5c": "ok ok ok ok",  # spec: tree-borrows-versions 3/D5c
    "d7": "ok ok ok ub",  # spec: tree-borrows-versions 3/D7 2/D7
    "d7b": "ub ub ub ub",  # spec: tree-borrows-versions 3/D7b
    "d7c": "ok ok ok ub",  # spec: tree-borrows-versions 3/D7c
    "d8a": "ub ub ok ok",  # spec: tree-borrows-versions 3/D8a 2/D8
    "d8b": "ub ub ub ub",  # spec: tree-borrows-versions 3/D8b
    "d8c": "ok ok ok ok",  # spec: tree-borrows-versions 3/D8c
    "d10": "ub ok ub ub",  # spec: tree-borrows-versions 3/D10 2/D10
    "d14": "ub ub ok ok",  # spec: tree-borrows-versions 3/D14 2/D14
    "d15": "ok ok ok ub",  # spec: tree-borrows-versions 3/D15 2/D15
    "d11": "error error ok ok",  # spec: tree-borrows-versions 2/D11
    "d11_retag": "error error ok ok",
}


def line_of(name: str, letter: str) -> int:
    """The line that is marked for a version; 0 if none is."""
    text = (HERE / f"{name}.rs").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        marked = re.search(r"// (?:UB|stops): ([A-Z ]+)$", line)
        if marked and letter in marked[1].split():
            return number
    return 0


@pytest.mark.parametrize("letter", VERSIONS)
@pytest.mark.parametrize("name", ROWS)
def test_row(name: str, letter: str) -> None:
    verdict = ROWS[name].split()["APMW".index(letter)]
    got = judge(HERE / f"{name}.rs", VERSIONS[letter])
    assert got.verdict == verdict, got.text
    assert got.line == line_of(name, letter), got.text


# spec: tree-borrows-versions 3/D3b
@pytest.mark.parametrize("model", ["tree", "tree-implicit-writes"])
def test_d3_without_precise_interior_mutability(model: str) -> None:
    assert judge(HERE / "d3.rs", model, precise_interior_mut=False).verdict == "ok"


@pytest.mark.parametrize("model", ["tree", "tree-implicit-writes"])
def test_d10_relaxed(model: str) -> None:
    assert judge(HERE / "d10.rs", model, relax_custom_allocator=True).verdict == "ok"


@pytest.mark.parametrize("version", ["article-2023", "pldi-2025"])
def test_pointers_from_integers_are_refused_by_name(version: str) -> None:
    title = f"error: unsupported operation: pointers made from integers are not part of this model ({version})"
    assert judge(HERE / "d11.rs", version).title == title
    assert judge(HERE / "d11_retag.rs", version).title == title


# spec: tree-borrows-versions 2/D15
@pytest.mark.parametrize("letter", VERSIONS)
def test_race_effect_of_a_retag(letter: str) -> None:
    """The race of row D15 is there exactly if the retag of the argument is a write."""
    bench = Bench(1, VERSIONS[letter])
    bench.arg(bench.root)
    assert [race.access for race in bench.raced] == [Access.WRITE if letter == "W" else Access.READ]
    bench = Bench(1, VERSIONS[letter])
    bench.retag(bench.root, SHARED, cells=[(0, 1)])
    assert not bench.raced


# spec: tree-borrows-versions 2/D6
@pytest.mark.parametrize("version", VERSIONS.values())
def test_a_retag_of_no_size_accesses_nothing_but_makes_a_node(version: str) -> None:
    bench = Bench(1, version)
    held = bench.retag(bench.root)
    bench.write(held)
    empty = bench.arg(bench.root, size=0)
    assert empty != bench.root
    assert bench.shown(held) in ([" Unique"], [" Active"])
    assert not bench.raced


# spec: tree-borrows-versions 2/D9
@pytest.mark.parametrize("version", VERSIONS.values())
def test_no_node_without_unpin(version: str) -> None:
    from tests.borrows.harness import BOX, MUT

    bench = Bench(1, version)
    assert bench.arg(bench.root, MUT, unpin=False) == bench.root
    assert bench.arg(bench.root, BOX, unpin=False) == bench.root


# spec: tree-borrows-versions 2/D17 2/D18
@pytest.mark.parametrize("version", VERSIONS.values())
def test_rows_that_are_the_same_everywhere(version: str) -> None:
    from engine.borrows.permissions import DISABLED, FORBIDDEN, FROZEN, RESERVED_IM
    from engine.borrows.versions import VERSIONS as ALL

    automaton = ALL[version].automaton
    assert automaton is not None
    assert automaton.step(RESERVED_IM, "foreign", Access.WRITE, protected=False) == RESERVED_IM
    assert automaton.step(FROZEN, "child", Access.WRITE, protected=False) == FORBIDDEN
    assert automaton.step(DISABLED, "child", Access.WRITE, protected=False) == FORBIDDEN
    assert automaton.step(DISABLED, "child", Access.READ, protected=False) == FORBIDDEN


# spec: tree-borrows-versions 2/D16
def test_printed_names() -> None:
    from engine.borrows.permissions import CELL, RESERVED_IM, UNIQUE
    from engine.borrows.versions import VERSIONS as ALL

    for letter, name, code, mutable in (
        ("A", "Active", "Act ", "Re* "), ("P", "Unique", "Unq ", "ReIM"), ("M", "Unique", "Unq ", "ReIM"),
        ("W", "Unique", "Unq ", "ReIM"),
    ):  # fmt: skip
        automaton = ALL[VERSIONS[letter]].automaton
        assert automaton is not None
        assert (automaton.names[UNIQUE], automaton.codes[UNIQUE], automaton.codes[RESERVED_IM]) == (name, code, mutable)
        assert letter in "AP" or automaton.codes[CELL] == "Cel "
