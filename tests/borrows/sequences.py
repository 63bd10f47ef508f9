"""All sequences of a few operations on up to three nodes below the root and two bytes.

Sequences that lead to equal states are continued only once: all that follows depends on the state alone, and
`Pair.compare` checks what the tree keeps besides. States that are equal once the two bytes or siblings are exchanged
count as equal too, and where both bytes look the same an operation on the second byte is left for the same one on the
first: no rule tells one byte or one sibling from another, only which of two errors is met first depends on their order.
(Sequences of three operations are also run without exchanging anything.)
Retags whose new nodes start alike are one operation: a `Box` and a `&mut` that are no arguments, for example. As the
last of four operations all retags are one that perform the same accesses and lower the ancestors' SIFA to the same
value, for what the new node itself starts with depends on nothing. Four operations that are the same with and without
implicit writes are run without only. Types with a cell of no bytes beside plain bytes are
left to the shorter sequences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any, Protocol, TypeVar

from engine.borrows.api import PointerKind
from tests.borrows.harness import BOX, MUT, PLACE, SHARED
from tests.borrows.naive import SIFA_FREE, SIFA_HELD, NaiveTree
from tests.borrows.pairs import Cells, Form, Pair, Wanted, wanted

SIZE = 2
SPANS = ((0, 2), (0, 1), (1, 2))
PLACES = (*SPANS, (0, 0))
CELLS: dict[int, tuple[Cells, ...]] = {
    0: ((), ((0, 0),)),
    1: ((), ((0, 0),), ((0, 1),)),
    2: ((), ((0, 0),), ((0, 1),), ((1, 2),), ((0, 2),)),
}
NODES = 3

Op = tuple[object, ...]
Span = tuple[int, int]
T = TypeVar("T")


class Sequence(Protocol):
    """Two implementations of one state, to be led through operations."""

    dead: bool
    watched: bool

    def operations(self, *, exchange: bool, last: bool = False) -> Iterator[Op]:
        """All that can come next."""

    def step(self, op: Op) -> None:
        """Do it, in both."""

    def key(self, *, exchange: bool) -> object:
        """Equal keys have equal futures."""

    def again(self, ops: Iterable[T]) -> Iterator[T]:
        """The operations, each to be done in the state of now."""


S = TypeVar("S", bound=Sequence)


@cache
def retags(version: str, *, reduced: bool = False, last: bool = False) -> tuple[tuple[Form, int], ...]:
    """What can be retagged and where: of those whose nodes start alike the first. `reduced`: as in sequences of four;
    `last`: as the last of them."""
    found: dict[object, tuple[Form, int]] = {}
    kinds: tuple[tuple[PointerKind, bool], ...] = (
        (MUT, False), (MUT, True), (SHARED, False), (SHARED, True), (BOX, False), (BOX, True), (PLACE, True),
    )  # fmt: skip
    for (start, end), (kind, held) in product(PLACES, kinds):
        for cells in CELLS[end - start]:
            form = Form(kind, held, end - start, cells)
            node = wanted(version, form)
            if node is None or (reduced and cells == ((0, 0),) and end > start):
                continue
            found.setdefault((start, end, outcome(node) if last else node), (form, start))
    return tuple(found.values())


def outcome(node: Wanted) -> object:
    """What a retag does to older nodes."""
    accesses = tuple((s, e, permission == "Unique") for s, e, permission in node.runs if permission != "Cell")
    sifa = SIFA_HELD if node.protector else SIFA_FREE
    return accesses, min(sifa.get(word, 0) for word in (node.default, *(permission for _, _, permission in node.runs)))


@cache
def as_in_tree(version: str, form: Form) -> bool:
    return wanted(version, form) == wanted("tree", form)


class TreeSequence(Pair):
    """A pair of trees of two bytes."""

    def __init__(self, version: str) -> None:
        super().__init__(SIZE, version)
        self.own = version != "tree-implicit-writes"
        """Whether something was done that `tree` does otherwise."""

    def again(self, ops: Iterable[T]) -> Iterator[T]:
        own = self.own
        for op in super().again(ops):
            self.own = own
            yield op
        self.own = own

    def state(self, tag: int, offset: int) -> tuple[str, bool]:
        """The permission at a byte, stored or not, and whether it was accessed."""
        if isinstance(self.naive, NaiveTree):
            return self.naive.at(tag, offset)[:2]
        return self.naive.states[tag][offset]

    def column(self, offset: int) -> tuple[tuple[object, ...], ...]:
        """All that is stored at a byte."""
        if isinstance(self.naive, NaiveTree):
            return tuple(self.naive.nodes[tag].bytes.get(offset, ()) for tag in self.tags)
        return tuple(self.naive.states[tag][offset] for tag in self.tags)

    def key(self, *, exchange: bool) -> object:
        """Nodes are told by their order, not by their tags; with exchanges only by their place in the tree."""
        ranges = len(self.bench.state.ranges())
        if exchange:
            return min(self._shape(self.tags[0], (0, 1)), self._shape(self.tags[0], (1, 0))), ranges
        place = {tag: position for position, tag in enumerate(self.tags)}
        parents = tuple(place.get(self.path(tag)[1]) if tag != self.tags[0] else None for tag in self.tags)
        facts = tuple(self._facts(tag) for tag in self.tags)
        return parents, facts, *(self.column(offset) for offset in range(SIZE)), ranges

    def _facts(self, tag: int) -> tuple[object, ...]:
        held = self.naive.protectors.get(tag, "")
        if isinstance(self.naive, NaiveTree):
            node = self.naive.nodes[tag]
            return held, node.default, node.default_sifa
        return (held,)

    def _shape(self, tag: int, order: tuple[int, int]) -> tuple[Any, ...]:
        """The subtree of a node, its children in an order that says nothing."""
        naive = self.naive
        states: list[tuple[Any, ...]]
        if isinstance(naive, NaiveTree):
            children = naive.nodes[tag].children
            states = [naive.nodes[tag].bytes.get(offset, ()) for offset in order]
        else:
            children = [child for child, parent in naive.parents.items() if parent == tag]
            states = [naive.states[tag][offset] for offset in order]
        return *self._facts(tag), *states, tuple(sorted(self._shape(child, order) for child in children))

    def accesses(self) -> Iterator[Op]:
        for node in range(len(self.tags)):
            for span in SPANS:
                yield "read", node, span
                yield "write", node, span

    def operations(self, *, exchange: bool, last: bool = False) -> Iterator[Op]:
        even = exchange and self.column(0) == self.column(1)
        known = exchange and last and not self.own
        if len(self.tags) <= NODES:
            for parent in range(len(self.tags)):
                for form, at in retags(self.version, reduced=exchange, last=exchange and last):
                    twin = even and (at == 1 or form.cells == ((1, 2),))
                    if not twin and not (known and as_in_tree(self.version, form)):
                        yield "retag", parent, form, at
        if known:
            return
        for op in self.accesses():
            if not (even and op[2] == (1, 2)):
                yield op
        for node, tag in enumerate(self.tags):
            if tag in self.naive.protectors:
                yield "leave", node
            yield "free", node

    def step(self, op: Op) -> None:
        match op:
            case ("retag", int(parent), Form() as form, int(at)):
                self.own = self.own or not as_in_tree(self.version, form)
                self.retag(self.tags[parent], form, at)
            case ("read" | "write" as what, int(node), (int(start), int(end))):
                self.access(self.tags[node], start, end, what == "write")
            case ("leave", int(node)):
                self.leave(self.tags[node])
            case ("free", int(node)):
                self.free(self.tags[node])
            case _:
                raise ValueError(op)


def play(start: Callable[[], S], *ops: Op) -> S:
    """The state after the operations, or after the one that is forbidden."""
    sequence = start()
    sequence.watched = False
    for op in ops:
        if sequence.dead:
            break
        sequence.step(op)
    return sequence


def explore(start: Callable[[], S], length: int, *, exchange: bool) -> tuple[int, int]:
    """Check every sequence of up to `length` operations. The number of different states that were continued, and of
    operations that were checked."""
    frontier: list[tuple[Op, ...]] = [()]
    seen: set[object] = set()
    states = played = 0
    for depth in range(length):
        last = depth + 1 == length
        following: list[tuple[Op, ...]] = []
        for ops in frontier:
            sequence = play(start, *ops)
            sequence.watched = True
            states += 1
            for op in sequence.again(list(sequence.operations(exchange=exchange, last=last))):
                sequence.step(op)
                played += 1
                if last or sequence.dead:
                    continue
                found = sequence.key(exchange=exchange)
                if found not in seen:
                    seen.add(found)
                    following.append((*ops, op))
        frontier = following
    return states, played


def reached(start: Callable[[], S], length: int) -> list[tuple[Op, ...]]:
    """One sequence of at most `length` operations to every state, bytes exchanged left out."""
    frontier: list[tuple[Op, ...]] = [()]
    seen: set[object] = set()
    result = frontier
    for _ in range(length):
        following: list[tuple[Op, ...]] = []
        for ops in frontier:
            sequence = play(start, *ops)
            for op in sequence.again(list(sequence.operations(exchange=True))):
                sequence.step(op)
                if not sequence.dead and (found := sequence.key(exchange=True)) not in seen:
                    seen.add(found)
                    following.append((*ops, op))
        frontier = following
        result = result + frontier
    return result
