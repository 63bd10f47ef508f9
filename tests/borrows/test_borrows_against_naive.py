"""Random and exhaustive sequences of operations: the tree against a naive implementation, byte by byte."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.borrows.api import BorrowsError, PointerKind, Protector, RetagMode
from engine.borrows.permissions import ABSENT, ACCESSED, PERMISSION, SIFA_SHIFT
from engine.borrows.tree import TreeState
from tests.borrows.harness import BOX, MUT, SHARED, WILDCARD, Bench
from tests.borrows.naive import NaiveArticle, NaiveForest, NaiveTree, ViolationError

WORDS = ("Cell", "Reserved", "Conflicted", "ReservedIM", "Unique", "Frozen", "Disabled")
Cells = Sequence[tuple[int, int]]


class Pair:
    """The tree and the naive tree, told the same things; each operation compares verdicts, then all states."""

    def __init__(self, size: int, version: str = "tree", *, wildcards: bool = False) -> None:
        self.bench = Bench(size, version)
        self.version = version
        root = self.bench.root
        self.naive: NaiveTree | NaiveArticle
        if version == "article-2023":
            self.naive = NaiveArticle(size, root)
        elif wildcards:
            self.naive = NaiveForest(size, root)
        else:
            self.naive = NaiveTree(size, root, strict_free=version == "pldi-2025")
        self.tags = [root]
        self.dead = False
        self.watched = True

    def copies(self) -> Iterator[Pair]:
        """Any number of pairs in the same state, one after another: each is to be used before the next is taken."""
        model = self.bench.model
        protectors, last = dict(model.protectors), model._last  # type: ignore[attr-defined]
        while True:
            model.protectors.clear()
            model.protectors.update(protectors)
            model._last = last  # type: ignore[attr-defined]
            again = copy.copy(self)
            again.bench, again.naive, again.tags = self.bench.copy(), self.naive.copy(), self.tags.copy()
            again.naive.protectors = self.naive.protectors.copy()
            yield again

    def do(self, real: object, naive: object) -> None:
        expected: tuple[object, ...] | None = None
        found: tuple[object, ...] | None = None
        try:
            naive()  # type: ignore[operator]
        except ViolationError as violation:
            expected = violation.args
        try:
            real()  # type: ignore[operator]
        except BorrowsError as error:
            found = (error.kind, error.conflicting, error.offset)
        assert found == expected
        self.dead = found is not None
        if not self.dead and self.watched:
            self.compare()

    def retag(self, parent: int, kind: PointerKind, held: bool, at: int, size: int, cells: Cells) -> None:
        bench = self.bench
        tag = bench.model.new_tag()
        mode = RetagMode.FN_ENTRY if held else RetagMode.DEFAULT
        plan = bench.model.plan(kind, mode, size=size, freeze=not cells, unpin=True, cells=cells)
        older = self.version in ("pldi-2025", "article-2023")
        if older and kind == SHARED and cells:
            assert plan is None  # D2
            return
        assert plan is not None
        if plan.protector is not None:
            bench.model.protectors[tag] = plan.protector
            self.naive.protectors[tag] = "strong" if plan.protector == Protector.STRONG else "weak"
        if older and cells:
            cells = ((0, size),)  # D3
        if kind == SHARED:
            plain, cell = "Frozen", "Cell"
        else:
            plain, cell = "Reserved", "Reserved" if held and self.version != "article-2023" else "ReservedIM"  # D4
        default = cell if cells else plain
        if held and kind != SHARED and self.version == "tree-implicit-writes":
            plain = cell = "Unique"
        runs: list[tuple[int, int, str]] = []
        for offset in range(size):
            here = cell if any(start <= offset < end for start, end in cells) else plain
            if runs and runs[-1][2] == here:
                runs[-1] = (runs[-1][0], offset + 1, here)
            else:
                runs.append((offset, offset + 1, here))
        self.do(
            lambda: bench.state.retag(parent, tag, at, plan),
            lambda: self.naive.retag(parent, tag, at, default, runs),
        )
        self.tags.append(tag)

    def access(self, tag: int, start: int, end: int, write: bool) -> None:
        real = self.bench.write if write else self.bench.read
        self.do(lambda: real(tag, start, end), lambda: self.naive.access(tag, start, end, write))

    def leave(self, tag: int) -> None:
        def naive() -> None:
            self.naive.release(tag)
            del self.naive.protectors[tag]

        self.do(lambda: self.bench.leave(tag), naive)

    def expose(self, tag: int) -> None:
        self.bench.state.expose(tag)
        assert isinstance(self.naive, NaiveForest)
        self.naive.exposed.add(tag)

    def free(self, tag: int) -> None:
        expected: tuple[object, ...] | None = None
        try:
            self.naive.deallocate(tag)
        except ViolationError as violation:
            expected = violation.args
        found: tuple[object, ...] | None = None
        try:
            self.bench.free(tag)
        except BorrowsError as error:
            found = (error.kind, error.conflicting, error.offset)
        assert found == expected
        self.dead = True

    def compare(self) -> None:
        state = self.bench.state
        assert isinstance(state, TreeState)
        if isinstance(self.naive, NaiveArticle):
            self.compare_with_article(state, self.naive)
            return
        level = state.context.tables.level
        position = 0
        for stored in state.stored():
            assert stored.start == position
            position = stored.end
            for offset in range(stored.start, stored.end):
                for tag, node in state.nodes_by_tag.items():
                    other = self.naive.nodes[tag]
                    assert node.absent == ABSENT | WORDS.index(other.default) | other.default_sifa << SIFA_SHIFT
                    packed = stored.states.get(node)
                    byte = other.bytes.get(offset)
                    assert (packed is None) == (byte is None)
                    if packed is not None and byte is not None:
                        assert WORDS[packed & PERMISSION] == byte.permission
                        assert bool(packed & ACCESSED) == byte.accessed
                        assert packed >> SIFA_SHIFT == byte.sifa
            for access, loose in enumerate((stored.loose_read, stored.loose_write)):
                expected: dict[int, list[int]] = {}
                for node in state.nodes_by_tag.values():
                    packed = stored.states.get(node, node.absent)
                    assert node.bound >= (packed >> SIFA_SHIFT & 0b11)
                    if node.parent is not None and level[packed] <= access:
                        expected.setdefault(node.parent.tag, []).append(node.tag)
                assert {p.tag: sorted(c.tag for c in cs) for p, cs in loose.items()} == expected
            for access, settled in enumerate((stored.settled_read, stored.settled_write)):
                for tag in settled:
                    again = self.naive.copy()
                    again.access(tag, stored.start, stored.end, bool(access))
                    assert again.nodes == self.naive.nodes, "a settled access changes nothing"
        assert position == self.naive.size

    def compare_with_article(self, state: TreeState, naive: NaiveArticle) -> None:
        """What is stored and what is a default is nothing that the article speaks of: only what holds is compared."""
        for stored in state.stored():
            for offset in range(stored.start, stored.end):
                for tag, node in state.nodes_by_tag.items():
                    packed = stored.states.get(node, node.absent)
                    assert (WORDS[packed & PERMISSION], bool(packed & ACCESSED)) == naive.states[tag][offset]


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
            inside = [(max(s - start, 0), e - start) for s, e in CELLS[cells] if e > start]
            pair.retag(tag, kind, held, start, end - start, inside)
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


VERSIONS = ("tree", "tree-implicit-writes", "pldi-2025", "article-2023")
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
            pair.retag(pair.tags[0], *first[:2], 0, 1, first[2])
            parent = pair.tags[1] if nested else pair.tags[0]
            pair.retag(parent, *second[:2], 0, 0 if lazy else 1, second[2])
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
