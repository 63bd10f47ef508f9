"""Exposed tags and pointers made from integers (tree-borrows.md section 10)."""

from __future__ import annotations

import pytest

from engine.borrows.api import BorrowsError, Cause, UnsupportedByModelError
from tests.borrows.harness import SHARED, WILDCARD, Bench


# spec: tree-borrows 10.3 | total = 0
# spec: tree-borrows 1.1 | Wildcard provenance
# spec: diagnostics 3 | no exposed tags
def test_no_exposed_tag() -> None:
    bench = Bench(2)
    with pytest.raises(BorrowsError) as caught:
        bench.read(WILDCARD, 1, 2)
    error = caught.value
    assert (error.kind, error.accessed, error.offset, error.history) == ("no-exposed-tags", WILDCARD, 1, [])


# spec: tree-borrows 10.3 | inside = total | inside = 0
# spec: tree-borrows 15 | implicit writes, wildcard
def test_one_exposed_tag_is_the_source() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    b = bench.retag(a)
    other = bench.retag(bench.root)
    below = bench.retag(b)
    bench.state.expose(b)
    bench.write(WILDCARD)
    assert bench.shown(a) == bench.shown(b) == [" Unique"]
    assert bench.shown(other) == bench.shown(below) == [" Disabled"]
    assert bench.node(b).exposed
    assert not bench.node(a).exposed


# spec: tree-borrows 10.3 | else
def test_several_exposed_tags_leave_it_unknown() -> None:
    bench = Bench(1)
    a, b, c = (bench.retag(bench.root) for _ in range(3))
    bench.state.expose(a)
    bench.state.expose(b)
    bench.write(WILDCARD)
    assert bench.shown(a) == bench.shown(b) == [" Reserved"], "either may be the source"
    assert bench.shown(c) == [" Disabled"], "this one cannot"
    bench.write(a)
    bench.write(WILDCARD)
    assert bench.shown(a) == [" Unique"], "now only a can be the source, for b is Disabled"


def test_levels_of_exposed_tags() -> None:
    bench = Bench(1)
    frozen = bench.retag(bench.root, SHARED)
    bench.state.expose(frozen)
    bench.read(WILDCARD)
    with pytest.raises(BorrowsError) as caught:
        bench.write(WILDCARD)
    assert caught.value.kind == "no-exposed-tags"
    bench = Bench(1)
    held = bench.arg(bench.root)
    bench.read(bench.root)
    bench.state.expose(held)
    with pytest.raises(BorrowsError) as caught:
        bench.write(WILDCARD)
    assert caught.value.kind == "no-exposed-tags", "conflicted and protected: reads only"
    bench = Bench(1)
    held = bench.arg(bench.root)
    bench.read(bench.root)
    bench.state.expose(held)
    bench.leave(held)
    bench.write(WILDCARD)
    assert bench.shown(held) == [" Unique"]


def test_a_wildcard_retag_makes_a_subtree_of_its_own() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    bench.state.expose(a)
    w = bench.retag(WILDCARD)
    below = bench.retag(w)
    infos = bench.state.nodes()
    assert [info.tag for info in infos] == [bench.root, a, w, below]
    assert [info.wildcard_root for info in infos] == [False, False, True, False]
    assert bench.node(w).parent is None
    bench.write(below)
    assert bench.shown(a) == [" Unique"], "the only exposed tag must be an ancestor"
    bench.write(bench.root)
    assert bench.shown(w) == bench.shown(below) == bench.shown(a) == [" Disabled"]
    with pytest.raises(BorrowsError) as caught:
        bench.write(w)
    assert caught.value.kind == "child-forbidden"


def test_a_subtree_cannot_come_from_a_younger_tag() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    bench.state.expose(a)
    w = bench.retag(WILDCARD)
    young = bench.retag(a)
    bench.state.expose(young)
    bench.write(w)
    assert bench.shown(young) == [" Disabled"], "foreign for sure"
    assert bench.shown(a) == [" Unique"], "and as young no longer counts, a must be an ancestor"


def test_only_younger_tags_exposed_is_an_error() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    bench.state.expose(a)
    w = bench.retag(WILDCARD)
    young = bench.retag(bench.root)
    bench.state.expose(young)
    bench.write(young)  # kills a; w was derived from a
    with pytest.raises(BorrowsError):
        bench.read(w)


def test_transitions_below_count_for_the_ancestors() -> None:
    bench = Bench(1)
    old = bench.retag(bench.root)
    one = bench.retag(old)
    bench.state.expose(one)
    bench.retag(WILDCARD)
    w = bench.retag(WILDCARD)
    late = bench.retag(bench.root)
    bench.state.expose(late)
    bench.write(w)
    assert bench.shown(late) == [" Disabled"], "visited first, and too young to be the source"
    assert bench.shown(one) == bench.shown(old) == [" Unique"], "the only source left"


def test_release_in_a_subtree_reaches_older_trees_only() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    held = bench.arg(a)
    bench.state.expose(held)
    w = bench.retag(WILDCARD)  # certainly a descendant of held
    bench.write(w)
    assert bench.shown(held) == [" Unique"]
    bench.leave(held)
    assert bench.shown(w) == [" Unique"], "a possible descendant is not visited"


def test_release_reaches_subtrees_when_nothing_below_is_exposed() -> None:
    bench = Bench(1)
    bench.state.expose(bench.root)
    held = bench.arg(bench.root)
    bench.write(held)
    w = bench.retag(WILDCARD, SHARED, size=0)
    bench.leave(held)
    assert bench.shown(w) == ["?Disabled"]


def test_errors_of_wildcard_accesses_name_the_conflicting_node() -> None:
    bench = Bench(1)
    held = bench.arg(bench.root)
    other = bench.retag(bench.root)
    bench.state.expose(other)
    with pytest.raises(BorrowsError) as caught:
        bench.write(WILDCARD)
    error = caught.value
    assert (error.kind, error.accessed, error.conflicting) == ("protected-disabled", WILDCARD, held)
    assert set(error.created) == {held}


def test_deallocation_through_a_wildcard() -> None:
    bench = Bench(1)
    bench.state.expose(bench.root)
    bench.free(WILDCARD)
    bench = Bench(1)
    held = bench.arg(bench.root)
    bench.state.expose(held)
    with pytest.raises(BorrowsError) as caught:
        bench.free(WILDCARD)
    assert (caught.value.kind, caught.value.conflicting, caught.value.cause) == (
        "protected-dealloc",
        held,
        Cause.DEALLOCATION,
    )


def test_deallocation_visits_the_subtrees() -> None:
    bench = Bench(1)
    bench.state.expose(bench.root)
    one = bench.arg(WILDCARD)
    two = bench.arg(WILDCARD)
    bench.state.expose(one)
    bench.state.expose(two)
    with pytest.raises(BorrowsError) as caught:
        bench.free(bench.root)
    assert (caught.value.kind, caught.value.conflicting) == ("protected-disabled", one)


@pytest.mark.parametrize("version", ["pldi-2025", "article-2023"])
def test_older_versions_say_that_they_do_not_know_them(version: str) -> None:
    bench = Bench(1, version)
    bench.state.expose(bench.root)
    with pytest.raises(UnsupportedByModelError):
        bench.read(WILDCARD)
    with pytest.raises(UnsupportedByModelError):
        bench.retag(WILDCARD, size=0)
