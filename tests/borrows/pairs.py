"""A tree and its naive counterpart, told the same things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import TypeVar

from engine.borrows.api import PointerKind, Protector, RetagMode, RetagPlan
from engine.borrows.node import Node
from engine.borrows.permissions import ABSENT, ACCESSED, PERMISSION, SIFA_SHIFT
from engine.borrows.tree import TreeState
from tests.borrows.harness import BOX, PLACE, SHARED, Bench, Checkpoint, forbidden
from tests.borrows.naive import NaiveArticle, NaiveForest, NaiveTree

VERSIONS = ("tree", "tree-implicit-writes", "pldi-2025", "article-2023")
WORDS = ("Cell", "Reserved", "Conflicted", "ReservedIM", "Unique", "Frozen", "Disabled")
Cells = tuple[tuple[int, int], ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Form:
    """What is retagged: a pointer to `size` bytes, those in `cells` inside a cell, as an argument if it is `held`. A
    type that holds a cell of no bytes is told by the empty cell `(0, 0)`."""

    kind: PointerKind
    held: bool
    size: int
    cells: Cells = ()


@dataclass(frozen=True)
class Wanted:
    """What the specification says of a form: the new node's permissions outside and inside, as runs of equal ones."""

    default: str
    runs: tuple[tuple[int, int, str], ...]
    protector: str | None


def wanted(version: str, form: Form) -> Wanted | None:
    """tree-borrows.md section 5.0 with the differences of tree-borrows-versions.md; None: no node is made."""
    older = version in ("pldi-2025", "article-2023")
    cells = form.cells
    if older and form.kind == SHARED and cells:
        return None  # D2
    if older and cells:
        cells = ((0, form.size),)  # D3
    held = form.held or form.kind == PLACE
    if form.kind == SHARED:
        plain, cell = "Frozen", "Cell"
    elif form.kind == PLACE:
        plain = cell = "Reserved"
    else:
        plain, cell = "Reserved", "Reserved" if held and version != "article-2023" else "ReservedIM"  # D4
    default = cell if cells else plain
    if held and form.kind not in (SHARED, PLACE) and version == "tree-implicit-writes":
        plain = cell = "Unique"
    runs: list[tuple[int, int, str]] = []
    for offset in range(form.size):
        here = cell if any(start <= offset < end for start, end in cells) else plain
        if runs and runs[-1][2] == here:
            runs[-1] = (runs[-1][0], offset + 1, here)
        else:
            runs.append((offset, offset + 1, here))
    return Wanted(default, tuple(runs), ("weak" if form.kind == BOX else "strong") if held else None)


@dataclass
class Book:
    """The plans of one model, made once per form."""

    version: str
    bench: Bench
    made: dict[Form, tuple[RetagPlan | None, Wanted | None]] = field(default_factory=dict)

    def plan(self, form: Form) -> tuple[RetagPlan | None, Wanted | None]:
        if form not in self.made:
            mode = RetagMode.FN_ENTRY if form.held else RetagMode.DEFAULT
            plan = self.bench.model.plan(
                form.kind, mode, size=form.size, freeze=not form.cells, unpin=True, cells=form.cells
            )
            expected = wanted(self.version, form)
            assert (plan is None) == (expected is None), form
            self.made[form] = plan, expected
        return self.made[form]


class Pair:
    """The tree and the naive tree, told the same things; each operation compares verdicts, then all states."""

    def __init__(self, size: int, version: str = "tree", *, wildcards: bool = False) -> None:
        self.bench = Bench(size, version)
        self.version = version
        self.book = Book(version, self.bench)
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

    def again(self, ops: Iterable[T]) -> Iterator[T]:
        """The operations, one after another, each to be done in the state in which this pair is now."""
        checkpoint = Checkpoint(self.bench)
        naive, tags, watched = self.naive, self.tags, self.watched
        for op in ops:
            self.naive, self.tags, self.watched = naive.copy(), tags.copy(), watched
            yield op
            checkpoint.restore()
            self.dead = False
        self.naive, self.tags, self.watched = naive, tags, watched

    def do(self, real: Callable[[], object], naive: Callable[[], object]) -> None:
        self.dead = forbidden(real, naive)
        if not self.dead and self.watched:
            self.compare()

    def retag(self, parent: int, form: Form, at: int) -> None:
        """A retag of what lies at `at`; nothing where the version makes no node."""
        bench = self.bench
        tag = bench.model.new_tag()
        plan, expected = self.book.plan(form)
        if plan is None or expected is None:
            return
        if plan.protector is not None:
            bench.model.protectors[tag] = plan.protector
        if expected.protector is not None:
            self.naive.protectors[tag] = expected.protector
        assert plan.protector == {None: None, "weak": Protector.WEAK, "strong": Protector.STRONG}[expected.protector]
        self.do(
            lambda: bench.state.retag(parent, tag, at, plan),
            lambda: self.naive.retag(parent, tag, at, expected.default, list(expected.runs)),
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
        self.watched = False
        self.do(lambda: self.bench.free(tag), lambda: self.naive.deallocate(tag))
        self.dead = True

    def path(self, tag: int) -> list[int]:
        """The node, its parent and so on up to the root."""
        return self.naive.path(tag)

    def compare(self) -> None:
        state = self.bench.state
        assert isinstance(state, TreeState)
        if isinstance(self.naive, NaiveArticle):
            compare_with_article(state, self.naive)
        else:
            compare_with_tree(state, self.naive)


PACKED: dict[tuple[str, bool, int], int] = {
    (word, accessed, sifa): number | accessed * ACCESSED | sifa << SIFA_SHIFT
    for (number, word), accessed, sifa in product(enumerate(WORDS), (False, True), range(3))
}
MEANING = {packed & (PERMISSION | ACCESSED): byte[:2] for byte, packed in PACKED.items()}


def compare_with_tree(state: TreeState, naive: NaiveTree) -> None:
    """Everything that is stored, and what the tree keeps besides to be fast."""
    level = state.context.tables.level
    nodes = state.nodes_by_tag.values()
    for node in nodes:
        other = naive.nodes[node.tag]
        assert node.absent == ABSENT | PACKED[other.default, False, other.default_sifa]
    position = 0
    for stored in state.stored():
        assert stored.start == position
        position = stored.end
        loose: tuple[dict[Node, list[Node]], ...] = {}, {}
        for node in nodes:
            packed = stored.states.get(node)
            bytes_ = naive.nodes[node.tag].bytes
            for offset in range(stored.start, stored.end):
                byte = bytes_.get(offset)
                assert packed == (None if byte is None else PACKED[byte])
            if packed is None:
                packed = node.absent
            assert node.bound >= (packed >> SIFA_SHIFT & 0b11)
            if node.parent is not None:
                for skipped in range(level[packed], 2):
                    loose[skipped].setdefault(node.parent, []).append(node)
        for kept, expected in zip((stored.loose_read, stored.loose_write), loose, strict=True):
            assert kept.keys() == expected.keys()
            for parent, children in kept.items():
                assert set(children) == set(expected[parent])
                assert len(children) == len(expected[parent])
        for write, settled in enumerate((stored.settled_read, stored.settled_write)):
            for tag in settled:
                again = naive.copy()
                again.access(tag, stored.start, stored.end, bool(write))
                assert again.nodes == naive.nodes, "a settled access changes nothing"
    assert position == naive.size


def compare_with_article(state: TreeState, naive: NaiveArticle) -> None:
    """What is stored and what is a default is nothing that the article speaks of: only what holds is compared."""
    for stored in state.stored():
        for offset in range(stored.start, stored.end):
            for tag, node in state.nodes_by_tag.items():
                packed = stored.states.get(node, node.absent)
                assert MEANING[packed & (PERMISSION | ACCESSED)] == naive.states[tag][offset]
