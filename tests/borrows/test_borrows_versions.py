"""The versions of the model: the table of differences (tree-borrows-versions.md section 3), one case a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.borrows.api import BorrowsError, RetagMode
from engine.borrows.versions import VERSIONS, new_model
from tests.borrows.harness import BOX, MUT, SHARED, Bench

ORDER = ("article-2023", "pldi-2025", "tree", "tree-implicit-writes")


def d1a(bench: Bench) -> None:
    x = bench.arg(bench.retag(bench.root))
    bench.read(bench.root)
    bench.leave(x)
    bench.write(bench.retag(x))


def d1b(bench: Bench) -> None:
    x = bench.arg(bench.retag(bench.root))
    bench.read(bench.root)
    bench.write(x)


def d2(bench: Bench) -> None:
    r = bench.retag(bench.root, SHARED, cells=[(0, 2)])
    p = bench.retag(r, SHARED, cells=[(0, 2)])
    bench.write(p)
    bench.read(r)


def d3(bench: Bench) -> None:
    bench.write(bench.retag(bench.root, SHARED, cells=[(1, 2)]), 0, 1)


def d4(bench: Bench) -> None:
    x = bench.arg(bench.root)
    bench.write(x)
    y = bench.arg(bench.root, size=0, freeze=False)
    bench.leave(y)
    bench.leave(x)
    bench.write(y)


def d5a(bench: Bench) -> None:
    x = bench.arg(bench.root, size=1)
    bench.write(x, 0, 1)
    lazy = bench.retag(bench.root, at=1, size=1)
    bench.leave(x)
    bench.read(lazy, 0, 1)


def d5b(bench: Bench) -> None:
    x, y = bench.arg(bench.root), bench.arg(bench.root)
    bench.leave(x)
    bench.write(y)


def d5c(bench: Bench) -> None:
    x = bench.arg(bench.root)
    y = bench.retag(x)
    bench.write(y)
    result = bench.retag(y)
    bench.leave(x)
    bench.write(bench.retag(result))


def d7(bench: Bench) -> None:
    z = bench.retag(bench.root)
    bench.leave(bench.arg(bench.retag(bench.root)))
    bench.read(z)


def d7b(bench: Bench) -> None:
    z = bench.retag(bench.root)
    bench.write(z)
    bench.leave(bench.arg(bench.retag(bench.root)))
    bench.write(z)


def d8a(bench: Bench) -> None:
    bench.arg(bench.root, size=0)
    bench.free(bench.root)


def d8b(bench: Bench) -> None:
    bench.arg(bench.root)
    bench.free(bench.root)


def d8c(bench: Bench) -> None:
    bench.arg(bench.root, SHARED, cells=[(0, 2)])
    bench.free(bench.root)


def d10(bench: Bench) -> None:
    tag = bench.model.new_tag()
    plan = bench.model.plan(BOX, RetagMode.FN_ENTRY, size=2, freeze=True, unpin=True, cells=(), custom_allocator=True)
    if plan is not None:
        assert plan.protector is not None
        bench.model.protectors[tag] = plan.protector
        bench.state.retag(bench.root, tag, 0, plan)
    bench.write(bench.root)


# spec: tree-borrows-versions 3 | D5b
@pytest.mark.parametrize(
    ("program", "verdicts"),
    [
        (d1a, "UB ok ok UB"),
        (d1b, "UB UB UB UB"),
        (d2, "ok ok ok ok"),
        (d3, "ok ok UB UB"),
        (d4, "ok UB UB UB"),
        (d5a, "ok UB UB UB"),
        (d5b, "ok UB UB UB"),
        (d5c, "ok ok ok ok"),
        (d7, "ok ok ok UB"),
        (d7b, "UB UB UB UB"),
        (d8a, "UB UB ok ok"),
        (d8b, "UB UB UB UB"),
        (d8c, "ok ok ok ok"),
        (d10, "UB ok UB UB"),
    ],
)
def test_differences(program: Callable[[Bench], None], verdicts: str) -> None:
    for version, verdict in zip(ORDER, verdicts.split(), strict=True):
        found = "ok"
        try:
            program(Bench(2, version))
        except BorrowsError:
            found = "UB"
        assert found == verdict, version


# spec: tree-borrows-versions 1 | &mut T, T Unpin | &T, T Freeze | everything else
def test_d3_without_precise_interior_mutability() -> None:
    d3(Bench(2, precise_interior_mutability=False))


def test_d1a_fails_at_the_read_with_implicit_writes() -> None:
    bench = Bench(2, "tree-implicit-writes")
    with pytest.raises(BorrowsError) as caught:
        d1a(bench)
    assert caught.value.kind == "protected-disabled"
    assert bench.time == 3


def test_implicit_writes_in_detail() -> None:
    bench = Bench(2, "tree-implicit-writes")
    x = bench.arg(bench.root, cells=[(1, 2)])
    assert bench.shown(x) == [" Unique"]
    assert bench.node(x).default == "Reserved"
    assert [(race.start, race.end, race.access) for race in bench.raced] == [(0, 2, 1)]
    assert bench.shown(bench.arg(x, no_writable=True)) == [" Reserved"]
    assert bench.shown(bench.retag(x)) == [" Reserved"], "arguments only"
    assert bench.node(bench.arg(x, size=0)).states == [None]


def test_the_article_freezes_a_protected_reserved_for_good() -> None:
    bench = Bench(1, "article-2023")
    x = bench.arg(bench.root)
    bench.read(bench.root)
    assert bench.shown(x) == [" Frozen"]
    bench = Bench(1, "article-2023")
    cells = bench.arg(bench.root, MUT, cells=[(0, 1)])
    with pytest.raises(BorrowsError) as caught:
        bench.write(bench.root)
    assert (caught.value.conflicting, caught.value.permission) == (cells, "Reserved (interior mutable)")
    bench = Bench(1, "article-2023")
    x = bench.retag(bench.root)
    bench.write(x)
    assert bench.shown(x) == [" Active"]


def test_the_article_reaches_below_frozen_nodes() -> None:
    bench = Bench(1, "article-2023")
    held = bench.arg(bench.retag(bench.root, SHARED))
    bench.read(bench.root)
    assert bench.shown(held) == [" Frozen"]


# spec: tree-borrows-versions 0 | *
def test_registry() -> None:
    assert list(VERSIONS)[:4] == ["tree", "tree-implicit-writes", "pldi-2025", "article-2023"]
    for name, version in VERSIONS.items():
        assert version.id == name
        assert version.title
        assert new_model(name, lambda: None).id == name
    with pytest.raises(KeyError):
        new_model("no such version", lambda: None)


def test_the_model_without_rules() -> None:
    bench = Bench(1, "none")
    assert bench.retag(bench.root) == bench.root
    bench.write(bench.root)
    bench.free(bench.root)
    assert bench.state.nodes() == []
    assert bench.state.ranges() == []
    assert not bench.state.name(bench.root, 0, "x")
