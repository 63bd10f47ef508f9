"""Every sequence of a few operations on up to three nodes below the root and two bytes: the tree against the naive one,
and the properties that the model is for.

Sequences that lead to equal states (nodes, stored bytes, protectors, ranges) are continued only once: all that follows
depends on the state alone, and `Pair.compare` checks what the tree keeps besides. Where both bytes look the same, an
operation that treats the second byte in a way of its own is the same one on the first with the bytes exchanged, and is
left out: no rule tells one byte from another, only which of two errors is met first depends on their order.
A `Box` argument is left out of the longest run: it differs from a `&mut` argument only when memory is freed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from engine.borrows.api import PointerKind
from tests.borrows.harness import BOX, MUT, SHARED
from tests.borrows.naive import NaiveTree
from tests.borrows.test_borrows_against_naive import VERSIONS, Cells, Pair

SIZE = 2
RANGES = ((0, 2), (0, 1), (1, 2))
KINDS: tuple[tuple[PointerKind, bool, Cells], ...] = (
    (MUT, False, ()),
    (MUT, True, ()),
    (SHARED, False, ()),
    (SHARED, True, ()),
    (SHARED, False, ((0, 1),)),
    (MUT, False, ((0, 1),)),
    (SHARED, False, ((1, 2),)),
    (MUT, False, ((1, 2),)),
    (BOX, True, ()),
)
PLACES = ((0, 2), (0, 1), (1, 2), (0, 0))
NODES = 3

Op = tuple[object, ...]


def tree_of(pair: Pair) -> NaiveTree:
    assert isinstance(pair.naive, NaiveTree)
    return pair.naive


def play(ops: tuple[Op, ...], *, watch_last: bool = True, version: str = "tree") -> Pair:
    pair = Pair(SIZE, version)
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


def operations(pair: Pair, kinds: int = len(KINDS)) -> Iterator[Op]:
    """Everything that can come next, with the first `kinds` kinds of pointers."""
    even = symmetric(pair)
    for op in accesses(pair):
        if not (even and op[2] == (1, 2)):
            yield op
    if len(pair.tags) <= NODES:
        for parent in range(len(pair.tags)):
            for kind in range(kinds):
                for place in PLACES:
                    second = KINDS[kind][2] == ((1, 2),)
                    if not (even and (second or place == (1, 2))) and not (second and place != (0, 2)):
                        yield "retag", parent, kind, place
    for node, tag in enumerate(pair.tags):
        if tag in pair.bench.model.protectors:
            yield "leave", node


def symmetric(pair: Pair) -> bool:
    """Whether both bytes look the same, in everything that is stored."""
    if isinstance(pair.naive, NaiveTree):
        return all(node.bytes.get(0) == node.bytes.get(1) for node in pair.naive.nodes.values())
    return all(first == second for first, second in pair.naive.states.values())


def key(pair: Pair) -> object:
    """The state: equal keys have equal futures. Nodes are told by their order, not by their tags."""
    naive, ranges = pair.naive, tuple(pair.bench.state.ranges())
    place = {tag: position for position, tag in enumerate(pair.tags)}
    held = tuple(naive.protectors.get(tag) for tag in pair.tags)
    if not isinstance(naive, NaiveTree):
        parents = tuple(place.get(naive.parents[tag] or 0) for tag in pair.tags)
        return parents, tuple(tuple(naive.states[tag]) for tag in pair.tags), held, ranges
    nodes = tuple(
        (
            place.get(node.parent or 0), node.default, node.default_sifa,
            tuple((at, b.permission, b.accessed, b.sifa) for at, b in sorted(node.bytes.items())),
        )
        for node in (naive.nodes[tag] for tag in pair.tags)
    )  # fmt: skip
    return nodes, held, ranges


def explore(length: int, version: str, kinds: int = len(KINDS), part: tuple[int, int] = (0, 1)) -> int:
    """Check every sequence of `length` operations; of those that have the last one still before them only every n-th
    (`part` says which, and n). The number of sequences that were played."""
    frontier: list[tuple[Op, ...]] = [()]
    seen: set[object] = set()
    played = 0
    for depth in range(length):
        last = depth + 1 == length
        following: list[tuple[Op, ...]] = []
        for ops in frontier[part[0] :: part[1]] if last else frontier:
            pair = play(ops, watch_last=False, version=version)
            pair.watched = True
            for op, result in zip(operations(pair, kinds), pair.copies(), strict=False):
                step(result, op)
                played += 1
                if last or result.dead:
                    continue
                found = key(result)
                if found not in seen:
                    seen.add(found)
                    following.append((*ops, op))
        frontier = following
    return played


@pytest.mark.parametrize("version", VERSIONS)
def test_every_sequence_of_two_operations(version: str) -> None:
    assert explore(2, version) > 600


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS)
def test_every_sequence_of_three_operations(version: str) -> None:
    assert explore(3, version) > 30_000


PARTS = 16


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_every_sequence_of_four_operations(part: int) -> None:
    assert explore(4, "tree", len(KINDS) - 1, (part, PARTS)) > 100_000


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
            held = tree_of(pair).nodes[tag].bytes
            guarded = {at for at, b in held.items() if b.accessed and b.permission != "Cell"}
            unique = {at for at, b in held.items() if b.permission == "Unique"}
            for op in accesses(pair):
                what, other, span = op
                if tag in tree_of(pair).path(pair.tags[other]):  # type: ignore[index]
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
            frozen = {at for at, b in tree_of(pair).nodes[tag].bytes.items() if b.permission == "Frozen"}
            for op in accesses(pair):
                what, other, span = op
                below = tag in tree_of(pair).path(pair.tags[other])  # type: ignore[index]
                if what == "write" and below and any(overlap(span, at) for at in frozen):  # type: ignore[arg-type]
                    assert play((*ops, op), watch_last=False).dead, (ops, op)
                    checked += 1
    assert checked > 50


def shown(pair: Pair) -> object:
    return [
        [(at, b.permission, b.accessed) for at, b in sorted(tree_of(pair).nodes[tag].bytes.items()) if b.accessed]
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
