"""Every sequence of a few operations on up to three nodes below the root and two bytes: the tree against the naive one,
and the properties that the model is for.

Sequences that lead to equal states (nodes, stored bytes, protectors, ranges) are continued only once: all that follows
depends on the state alone, and `Pair.compare` checks what the tree keeps besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from engine.borrows.api import PointerKind
from tests.borrows.harness import BOX, MUT, SHARED
from tests.borrows.test_borrows_against_naive import Cells, Pair

SIZE = 2
RANGES = ((0, 2), (0, 1), (1, 2))
KINDS: tuple[tuple[PointerKind, bool, Cells], ...] = (
    (MUT, False, ()),
    (MUT, True, ()),
    (SHARED, False, ()),
    (SHARED, True, ()),
    (SHARED, False, ((0, 1),)),
    (MUT, False, ((0, 1),)),
    (BOX, True, ()),
)
PLACES = ((0, 2), (0, 1), (0, 0))
NODES = 3

Op = tuple[object, ...]


def play(ops: tuple[Op, ...], *, watch_last: bool = True) -> Pair:
    pair = Pair(SIZE)
    for position, op in enumerate(ops):
        if pair.dead:
            break
        pair.watched = watch_last and position + 1 == len(ops)
        step(pair, op)
    return pair


def step(pair: Pair, op: Op) -> None:
    match op:
        case ("retag", parent, kind, (start, end)):
            pointer, held, cells = KINDS[kind]  # type: ignore[index]
            inside = [(s, min(e, end - start)) for s, e in cells if s < end - start] or (cells and [(0, 0)])
            pair.retag(pair.tags[parent], pointer, held, start, end - start, inside)  # type: ignore[index]
        case ("read" | "write" as what, node, (start, end)):
            pair.access(pair.tags[node], start, end, what == "write")  # type: ignore[index]
        case ("leave", node):
            pair.leave(pair.tags[node])  # type: ignore[index]


def accesses(pair: Pair) -> Iterator[Op]:
    for node in range(len(pair.tags)):
        for span in RANGES:
            yield "read", node, span
            yield "write", node, span


def operations(pair: Pair) -> Iterator[Op]:
    yield from accesses(pair)
    if len(pair.tags) <= NODES:
        for parent in range(len(pair.tags)):
            for kind in range(len(KINDS)):
                for place in PLACES:
                    yield "retag", parent, kind, place
    for node, tag in enumerate(pair.tags):
        if tag in pair.bench.model.protectors:
            yield "leave", node


def key(pair: Pair) -> object:
    nodes = tuple(
        (
            pair.tags.index(node.parent) if node.parent is not None else -1, node.default, node.default_sifa,
            tuple((at, b.permission, b.accessed, b.sifa) for at, b in sorted(node.bytes.items())),
            pair.naive.protectors.get(node.tag),
        )
        for node in (pair.naive.nodes[tag] for tag in pair.tags)
    )  # fmt: skip
    return nodes, tuple(pair.bench.state.ranges())


def explore(start: tuple[Op, ...], length: int) -> Iterator[tuple[tuple[Op, ...], Pair]]:
    """Every state reached from `start` by fewer than `length` operations in all, and one way to it; all that come next
    are checked."""
    frontier: list[tuple[Op, ...]] = [start]
    seen: set[object] = set()
    for depth in range(len(start), length):
        following: list[tuple[Op, ...]] = []
        for ops in frontier:
            pair = play(ops, watch_last=False)
            yield ops, pair
            for op in operations(pair):
                more = (*ops, op)
                result = play(more)
                if result.dead or depth + 1 == length:
                    continue
                found = key(result)
                if found not in seen:
                    seen.add(found)
                    following.append(more)
        frontier = following


def test_every_sequence_of_two_operations() -> None:
    assert sum(1 for _ in explore((), 2)) > 20


FIRST = tuple(operations(Pair(SIZE)))


@pytest.mark.long
@pytest.mark.parametrize("first", FIRST, ids=str)
@pytest.mark.parametrize("length", [3, 4])
def test_every_longer_sequence(length: int, first: Op) -> None:
    assert not play((first,)).dead
    assert sum(1 for _ in explore((first,), length)) > 20


def states(length: int) -> list[tuple[tuple[Op, ...], Pair]]:
    """The states reached by at most `length` operations, without checking what follows the last."""
    frontier: list[tuple[Op, ...]] = [()]
    seen: set[object] = set()
    result = [((), Pair(SIZE))]
    for _ in range(length):
        following: list[tuple[Op, ...]] = []
        for ops in frontier:
            for op in operations(play(ops, watch_last=False)):
                pair = play((*ops, op), watch_last=False)
                if not pair.dead and (found := key(pair)) not in seen:
                    seen.add(found)
                    following.append((*ops, op))
                    result.append(((*ops, op), pair))
        frontier = following
    return result


@pytest.fixture(scope="module", params=[2, pytest.param(3, marks=pytest.mark.long)])
def reached(request: pytest.FixtureRequest) -> list[tuple[tuple[Op, ...], Pair]]:
    return states(request.param)


def overlap(span: tuple[int, int], offset: int) -> bool:
    return span[0] <= offset < span[1]


def test_protected_references_behave_as_if_unaliased(reached: list[tuple[tuple[Op, ...], Pair]]) -> None:
    """While an argument is protected, at bytes that were accessed through it nobody else writes, and nobody else reads
    once it was written through (a `&mut` is as if unaliased, what is behind a `&` does not change)."""
    checked = 0
    for ops, pair in reached:
        for node, tag in enumerate(pair.tags):
            if tag not in pair.naive.protectors:
                continue
            held = pair.naive.nodes[tag].bytes
            guarded = {at for at, b in held.items() if b.accessed and b.permission != "Cell"}
            unique = {at for at, b in held.items() if b.permission == "Unique"}
            for op in accesses(pair):
                what, other, span = op
                if tag in pair.naive.path(pair.tags[other]):  # type: ignore[index]
                    continue
                hit = guarded if what == "write" else unique
                if any(overlap(span, at) for at in hit):  # type: ignore[arg-type]
                    assert play((*ops, op), watch_last=False).dead, (ops, op, node)
                    checked += 1
    assert checked > 50


def test_nothing_is_written_through_or_below_frozen(reached: list[tuple[tuple[Op, ...], Pair]]) -> None:
    checked = 0
    for ops, pair in reached:
        for tag in pair.tags:
            frozen = {at for at, b in pair.naive.nodes[tag].bytes.items() if b.permission == "Frozen"}
            for op in accesses(pair):
                what, other, span = op
                below = tag in pair.naive.path(pair.tags[other])  # type: ignore[index]
                if what == "write" and below and any(overlap(span, at) for at in frozen):  # type: ignore[arg-type]
                    assert play((*ops, op), watch_last=False).dead, (ops, op)
                    checked += 1
    assert checked > 50


def shown(pair: Pair) -> object:
    return [
        [(at, b.permission, b.accessed) for at, b in sorted(pair.naive.nodes[tag].bytes.items()) if b.accessed]
        for tag in pair.tags
    ]


@pytest.mark.parametrize("length", [1, pytest.param(2, marks=pytest.mark.long)])
def test_reads_may_be_reordered(length: int) -> None:
    """Two reads in either order: the same verdict, and the same permissions at accessed bytes."""
    for ops, pair in states(length):
        reads = [op for op in accesses(pair) if op[0] == "read"]
        for first, second in combinations_with_replacement(reads, 2):
            one = play((*ops, first, second), watch_last=False)
            two = play((*ops, second, first), watch_last=False)
            assert one.dead == two.dead, (ops, first, second)
            if not one.dead:
                assert shown(one) == shown(two), (ops, first, second)
