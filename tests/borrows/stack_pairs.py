"""Stacked Borrows and its naive counterpart, told the same things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TypeVar

from engine.borrows.api import PointerKind, RetagMode, RetagPlan
from engine.borrows.stack import StackRange
from engine.borrows.stack_state import StackModel, StackState
from tests.borrows.harness import BOX, MUT, PLACE, SHARED, Bench, forbidden
from tests.borrows.naive_stack import NaiveStacks
from tests.borrows.sequences import CELLS, NODES, PLACES, SIZE, SPANS, Op

RAW = PointerKind.RAW_MUT
CONST = PointerKind.RAW_CONST
Cells = tuple[tuple[int, int], ...]
T = TypeVar("T")


@dataclass(frozen=True)
class StackForm:
    """What is retagged: `size` bytes, those in `cells` inside a cell; in which mode, and whether it may be moved."""

    kind: PointerKind
    mode: RetagMode
    size: int
    cells: Cells = ()
    unpin: bool = True

    def wanted(self) -> tuple[tuple[tuple[str, bool], ...], str | None]:
        """Per byte the item and whether it is protected, and the tag's protector (stacked-borrows.md section 4)."""
        held = self.mode == RetagMode.FN_ENTRY
        plain = cell = "SharedReadWrite"
        protector: str | None = None
        if self.kind in (SHARED, CONST):
            plain = "SharedReadOnly"
            protector = "strong" if held else None
        elif self.kind == PLACE:
            plain = cell = "Unique"
            protector = "strong"
        elif self.kind in (MUT, BOX) and self.unpin and self.mode != RetagMode.TWO_PHASE:
            plain = cell = "Unique"
            protector = ("weak" if self.kind == BOX else "strong") if held else None
        items = []
        for offset in range(self.size):
            here = cell if any(start <= offset < end for start, end in self.cells) else plain
            items.append((here, protector is not None and here != "SharedReadWrite"))
        return tuple(items), protector if self.size else None


class StackPair:
    """Each operation compares verdicts, then all stacks."""

    def __init__(self, size: int, *, on_stack: bool = False) -> None:
        self.bench = Bench(size, "stacked", stack=on_stack)
        root = self.bench.root
        self.naive = NaiveStacks(size, root, "Unique" if on_stack else "SharedReadWrite")
        self.tags = [root]
        self.parents: dict[int, int | None] = {root: None}
        self.dead = False
        self.watched = True

    @property
    def model(self) -> StackModel:
        model = self.bench.model
        assert isinstance(model, StackModel)
        return model

    @property
    def state(self) -> StackState:
        state = self.bench.state
        assert isinstance(state, StackState)
        return state

    def do(self, real: Callable[[], object], naive: Callable[[], object]) -> None:
        self.dead = forbidden(real, naive)
        if not self.dead and self.watched:
            self.compare()

    def retag(self, parent: int, form: StackForm, at: int) -> None:
        tag = self.model.new_tag()
        items, protector = form.wanted()
        plan = _plan(self.model, form)
        assert (plan.protector is None) == (protector is None)
        if plan.protector is not None and protector is not None:
            self.model.protectors[tag] = plan.protector
            self.naive.protectors[tag] = protector
        self.naive.next_tag = tag + 1
        self.do(lambda: self.state.retag(parent, tag, at, plan), lambda: self.naive.retag(parent, tag, at, list(items)))
        self.tags.append(tag)
        self.parents[tag] = parent

    def access(self, tag: int, start: int, end: int, write: bool) -> None:
        real = self.bench.write if write else self.bench.read
        self.do(lambda: real(tag, start, end), lambda: self.naive.access(tag, start, end, write))

    def leave(self, tag: int) -> None:
        self.bench.leave(tag)
        del self.naive.protectors[tag]

    def expose(self, tag: int) -> None:
        self.state.expose(tag)
        self.naive.exposed.add(tag)

    def free(self, tag: int) -> None:
        self.watched = False
        self.do(lambda: self.bench.free(tag), lambda: self.naive.deallocate(tag))
        self.dead = True

    def compare(self) -> None:
        for stack in self.state.stacks():
            for byte in range(stack.start, stack.end):
                assert list(stack.items) == [(entry.permission, entry.tag) for entry in self.naive.stacks[byte]]
                assert (stack.unknown or 0) == self.naive.unknown[byte]

    def path(self, tag: int | None) -> list[int]:
        """The tag, what it was derived from, and so on."""
        result = []
        while tag is not None:
            result.append(tag)
            tag = self.parents[tag]
        return result

    def again(self, ops: Iterable[T]) -> Iterator[T]:
        """The operations, one after another, each to be done in the state in which this pair is now."""
        model, state, naive = self.model, self.state, self.naive
        protectors, last, history = dict(model.protectors), model.last_tag, dict(state.history.created)
        stored = [_copy(item) for item in state._map.ranges]
        tags, parents, watched = self.tags, self.parents, self.watched
        for op in ops:
            self.naive, self.tags, self.parents, self.watched = naive.copy(), tags.copy(), parents.copy(), watched
            yield op
            model.protectors.clear()
            model.protectors.update(protectors)
            model.last_tag = last
            state.show([_copy(item) for item in stored])
            state.history.created = {tag: lines.copy() for tag, lines in history.items()}
            self.dead = False
        self.naive, self.tags, self.parents, self.watched = naive, tags, parents, watched


def _plan(model: StackModel, form: StackForm) -> RetagPlan:
    plan = model.plan(form.kind, form.mode, size=form.size, freeze=not form.cells, unpin=form.unpin, cells=form.cells)
    assert plan is not None
    return plan


def _copy(stored: StackRange) -> StackRange:
    """A range of its own with the same data."""
    end = stored.end
    again = stored.split(stored.start)
    stored.end = again.end = end
    return again


@cache
def retags() -> tuple[tuple[StackForm, int], ...]:
    """What can be retagged and where: of those that grant the same items the first."""
    found: dict[object, tuple[StackForm, int]] = {}
    plain, argument = RetagMode.DEFAULT, RetagMode.FN_ENTRY
    kinds = (
        (MUT, plain), (MUT, RetagMode.TWO_PHASE), (MUT, argument), (SHARED, plain), (SHARED, argument),
        (BOX, plain), (BOX, argument), (PLACE, plain), (RAW, RetagMode.RAW), (CONST, RetagMode.RAW),
    )  # fmt: skip
    for (start, end), (kind, mode), unpin in product(PLACES, kinds, (True, False)):
        for cells in CELLS[end - start]:
            form = StackForm(kind, mode, end - start, cells, unpin)
            found.setdefault((start, end, form.wanted()), (form, start))
    return tuple(found.values())


class StackSequence(StackPair):
    """A pair of stacks of two bytes (see `tests.borrows.sequences`)."""

    def __init__(self, on_stack: bool = False) -> None:
        super().__init__(SIZE, on_stack=on_stack)

    def column(self, offset: int) -> tuple[object, ...]:
        place = {tag: position for position, tag in enumerate(self.tags)}
        return tuple((place[e.tag], e.permission, e.protected) for e in self.naive.stacks[offset])

    def key(self, *, exchange: bool) -> object:
        """Tags are told by their order. Whence they were derived decides nothing."""
        held = tuple(self.naive.protectors.get(tag) for tag in self.tags)
        columns = [self.column(offset) for offset in range(SIZE)]
        if exchange:
            columns.sort()
        return held, *columns, len(self.state.ranges()), len(self.tags)

    def accesses(self) -> Iterator[Op]:
        for node, span in product(range(len(self.tags)), SPANS):
            yield "read", node, span
            yield "write", node, span

    def operations(self, *, exchange: bool, last: bool = False) -> Iterator[Op]:
        even = exchange and self.column(0) == self.column(1)
        for op in self.accesses():
            if not (even and op[2] == (1, 2)):
                yield op
        if len(self.tags) <= NODES:
            for parent in range(len(self.tags)):
                for form, at in retags():
                    if not (even and (at == 1 or form.cells == ((1, 2),))):
                        yield "retag", parent, form, at
        for node, tag in enumerate(self.tags):
            if tag in self.naive.protectors:
                yield "leave", node
            yield "free", node

    def step(self, op: Op) -> None:
        match op:
            case ("retag", int(parent), StackForm() as form, int(at)):
                self.retag(self.tags[parent], form, at)
            case ("read" | "write" as what, int(node), (int(start), int(end))):
                self.access(self.tags[node], start, end, what == "write")
            case ("leave", int(node)):
                self.leave(self.tags[node])
            case ("free", int(node)):
                self.free(self.tags[node])
            case _:
                raise ValueError(op)
