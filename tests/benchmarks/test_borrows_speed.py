"""Time of single operations of the borrows room, and how they grow with the tree.

Prints microseconds per operation (`make bench`, or run this file) and the ratios that matter.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pytest

from engine.borrows.api import Access, PointerKind, RetagMode
from engine.borrows.model import TreeModel
from engine.borrows.versions import new_model

READ, WRITE = Access.READ, Access.WRITE


def timed(operation: Callable[[int], object], rounds: int) -> float:
    """Microseconds per round."""
    start = perf_counter()
    for number in range(rounds):
        operation(number)
    return (perf_counter() - start) / rounds * 1e6


class Setting:
    """A model with one allocation."""

    def __init__(self, size: int = 8) -> None:
        model = new_model("tree", lambda: None)
        assert isinstance(model, TreeModel)
        self.model = model
        self.size = size
        self.root = model.new_tag()
        self.state = model.new_allocation(size, self.root, stack=True)

    def plan(self, kind: PointerKind, mode: RetagMode = RetagMode.DEFAULT, cells: bool = False) -> object:
        return self.model.plan(
            kind, mode, size=self.size, freeze=not cells, unpin=True, cells=[(0, self.size)] if cells else []
        )

    def retag(self, parent: int, plan: object) -> int:
        tag = self.model.new_tag()
        if plan.protector is not None:  # type: ignore[attr-defined]
            self.model.protectors[tag] = plan.protector  # type: ignore[attr-defined]
        self.state.retag(parent, tag, 0, plan)  # type: ignore[arg-type]
        return tag

    def leave(self, tag: int) -> None:
        self.state.release(tag)
        del self.model.protectors[tag]
        self.state.unprotected(tag)


def root_only() -> float:
    setting = Setting()
    access, root = setting.state.access, setting.root
    return timed(lambda _: access(root, 0, 8, READ), 200_000)


def allocate() -> float:
    model = Setting().model

    def one(_: int) -> None:
        root = model.new_tag()
        state = model.new_allocation(8, root, stack=True)
        state.access(root, 0, 8, WRITE)
        state.deallocate(root)

    return timed(one, 20_000)


def fields() -> float:
    setting = Setting(16)
    access, root = setting.state.access, setting.root
    return timed(lambda number: access(root, number % 4 * 4, number % 4 * 4 + 4, WRITE), 100_000)


def call(kind: PointerKind, cells: bool = False, write: bool = False) -> float:
    """What one call with one reference argument costs: reborrow, argument, two accesses, release. The tree grows."""
    setting = Setting()
    top = setting.retag(setting.root, setting.plan(kind, cells=cells))
    reborrow = setting.plan(kind, cells=cells)
    argument = setting.plan(kind, RetagMode.FN_ENTRY, cells=cells)

    def one(_: int) -> None:
        inner = setting.retag(setting.retag(top, reborrow), argument)
        setting.state.access(inner, 0, 8, READ)
        if write:
            setting.state.access(inner, 0, 8, WRITE)
        setting.leave(inner)

    return timed(one, 3_000)


def siblings(count: int, kind: PointerKind, cells: bool, access: Access) -> float:
    """A retag through the root and a foreign access, with `count` siblings there already (the retag is not undone, but
    the rounds are few)."""
    setting = Setting()
    plan = setting.plan(kind, cells=cells)
    for _ in range(count):
        tag = setting.retag(setting.root, plan)
        setting.state.access(tag, 0, 8, READ)
    setting.state.access(setting.root, 0, 8, access)

    def one(_: int) -> None:
        tag = setting.retag(setting.root, plan)
        setting.state.access(tag, 0, 8, READ)
        setting.state.access(setting.root, 0, 8, access)

    return timed(one, 1_000)


GROWTH = [
    ("& read by others", PointerKind.SHARED, False, READ),
    ("& written by others", PointerKind.SHARED, False, WRITE),
    ("&Cell written by others", PointerKind.SHARED, True, WRITE),
    ("&mut read by others", PointerKind.MUT, False, READ),
]


@pytest.mark.bench
def test_single_operations() -> None:
    print()
    print(f"access, root only               {root_only():8.3f} us")
    print(f"access, four fields             {fields():8.3f} us")
    print(f"allocate, write, deallocate     {allocate():8.3f} us")
    print(f"call with &T                    {call(PointerKind.SHARED):8.3f} us")
    print(f"call with &Cell                 {call(PointerKind.SHARED, True, True):8.3f} us")
    print(f"call with &mut T, written       {call(PointerKind.MUT, write=True):8.3f} us")


@pytest.mark.bench
@pytest.mark.parametrize(("label", "kind", "cells", "access"), GROWTH)
def test_growth_with_siblings(label: str, kind: PointerKind, cells: bool, access: Access) -> None:
    small, large = (min(siblings(count, kind, cells, access) for _ in range(3)) for count in (100, 10_000))
    print(f"\n{label:24} 100 siblings {small:8.3f} us, 10000 siblings {large:8.3f} us, ratio {large / small:.2f}")
    assert large < 3 * small


def tree_of(count: int) -> float:
    """Microseconds of one retag and one access on a tree of `count` nodes that are all frozen siblings: the access is a
    foreign read for all of them. A thousand of each are measured, the new nodes below one of the siblings."""
    setting = Setting()
    plan = setting.plan(PointerKind.SHARED)
    for _ in range(count - 1):
        setting.state.access(setting.retag(setting.root, plan), 0, 8, READ)
    top = setting.retag(setting.root, plan)

    def one(_: int) -> None:
        setting.state.access(setting.retag(top, plan), 0, 8, READ)
        setting.state.access(setting.root, 0, 8, READ)

    return timed(one, 1_000)


@pytest.mark.bench
def test_a_thousand_nodes_cost_at_most_three_times_a_hundred() -> None:
    small, large = (min(tree_of(count) for _ in range(5)) for count in (100, 1_000))
    print(f"\nretag, its access, foreign read of frozen siblings: tree of 100 {small:.2f} us, of 1000 {large:.2f} us")
    print(f"ratio {large / small:.2f}")
    assert large <= 3 * small


if __name__ == "__main__":
    test_single_operations()
    for case in GROWTH:
        test_growth_with_siblings(*case)
