"""Random and exhaustive sequences of operations: the tree against a naive implementation, byte by byte."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.borrows.harness import BOX, MUT, SHARED, WILDCARD
from tests.borrows.naive import NaiveForest
from tests.borrows.pairs import VERSIONS, Cells, Form, Pair

SIZE = 4
Program = list[tuple[str, int, int, int, bool, int]]
CELLS: list[Cells] = [(), (), ((0, 1),), ((1, 3),), ((0, 4),), ((0, 1), (2, 3))]
number = st.integers(0, 63)
operation = st.tuples(st.sampled_from("mmsssbrrrwwwwle"), number, number, number, st.booleans(), st.integers(0, 5))


def run(pair: Pair, program: Program) -> None:
    for name, which, one, two, held, cells in program:
        tag = pair.tags[which % len(pair.tags)]
        if isinstance(pair.naive, NaiveForest) and name != "x" and two >= 48:
            tag = WILDCARD
        start, end = sorted((one % (SIZE + 1), two % (SIZE + 1)))
        if name in "msb":
            kind = {"m": MUT, "s": SHARED, "b": BOX}[name]
            inside = tuple((max(s - start, 0), e - start) for s, e in CELLS[cells] if e > start)
            pair.retag(tag, Form(kind, held, end - start, inside), start)
        elif name in "rw":
            if start < end:
                pair.access(tag, start, end, name == "w")
        elif name == "l":
            protected = sorted(pair.bench.model.protectors)
            if protected:
                pair.leave(protected[which % len(protected)])
        elif name == "x":
            pair.expose(tag)
        elif one % 4 == 0:
            pair.free(tag)
        if pair.dead:
            return


wild = st.tuples(st.sampled_from("mmsssbrrrwwwwlexxx"), number, number, number, st.booleans(), st.integers(0, 5))


@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=300, deadline=None)
@given(program=st.lists(operation, max_size=25))
def test_random_sequences(version: str, program: Program) -> None:
    run(Pair(SIZE, version), program)


@pytest.mark.parametrize("version", VERSIONS[:2])
@settings(max_examples=400, deadline=None)
@given(program=st.lists(wild, max_size=25))
def test_random_sequences_with_wildcards(version: str, program: Program) -> None:
    run(Pair(SIZE, version, wildcards=True), program)


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS)
@settings(max_examples=20_000, deadline=None)
@given(program=st.lists(operation, max_size=40))
def test_many_random_sequences(version: str, program: Program) -> None:
    run(Pair(SIZE, version), program)


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS[:2])
@settings(max_examples=20_000, deadline=None)
@given(program=st.lists(wild, max_size=40))
def test_many_random_sequences_with_wildcards(version: str, program: Program) -> None:
    run(Pair(SIZE, version, wildcards=True), program)


# Two siblings of one byte, made in all ways, then every sequence of three of these.
SHORT = [("r", 0), ("w", 0), ("r", 1), ("w", 1), ("r", 2), ("w", 2), ("l", 1), ("l", 2)]
KINDS = [
    (MUT, False, ()),
    (MUT, True, ()),
    (SHARED, False, ()),
    (SHARED, True, ()),
    (SHARED, True, ((0, 1),)),
    (MUT, False, ((0, 1),)),
    (BOX, True, ()),
]


@pytest.mark.parametrize("nested", [False, True], ids=["siblings", "nested"])
@pytest.mark.parametrize("lazy", [False, True], ids=["inside", "outside"])
@pytest.mark.parametrize("length", [2, pytest.param(3, marks=pytest.mark.long)])
def test_all_short_sequences(length: int, nested: bool, lazy: bool) -> None:
    for first, second in product(KINDS, repeat=2):
        for steps in product(SHORT, repeat=length):
            pair = Pair(1)
            pair.watched = False
            pair.retag(pair.tags[0], Form(*first[:2], 1, first[2]), 0)
            parent = pair.tags[1] if nested else pair.tags[0]
            pair.retag(parent, Form(*second[:2], 0 if lazy else 1, second[2]), 0)
            for position, (name, which) in enumerate(steps):
                if pair.dead:
                    break
                pair.watched = position + 1 == length
                tag = pair.tags[which]
                if name == "l":
                    if tag in pair.bench.model.protectors:
                        pair.leave(tag)
                else:
                    pair.access(tag, 0, 1, name == "w")
            if not pair.dead:
                pair.free(parent)
