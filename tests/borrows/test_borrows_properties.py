"""What the models are for, on every state that a few operations reach. A model that does not promise a property has a
test that shows why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import combinations
from typing import cast

import pytest

from engine.borrows.api import RetagMode
from tests.borrows.harness import BOX, MUT
from tests.borrows.pairs import VERSIONS, Form
from tests.borrows.sequences import SIZE, Op, TreeSequence, play, reached
from tests.borrows.stack_pairs import StackForm, StackSequence

ALL = (*VERSIONS, "stacked")
LENGTHS = pytest.mark.parametrize(
    ("length", "every"), [(2, 1), pytest.param(3, 10, marks=pytest.mark.long)], ids=["two", "three"]
)
"""Every state that two operations reach, and every tenth of those of three."""
Sequence = TreeSequence | StackSequence


def new(version: str) -> Callable[[], Sequence]:
    return StackSequence if version == "stacked" else partial(TreeSequence, version)


@cache
def known(version: str, length: int) -> list[tuple[Op, ...]]:
    return reached(new(version), length)


def states(version: str, length: int, every: int = 1) -> Iterator[tuple[tuple[Op, ...], Sequence]]:
    for ops in known(version, length)[::every]:
        yield ops, play(new(version), *ops)


def protected(pair: Sequence) -> list[int]:
    return [tag for tag in pair.tags if tag in pair.naive.protectors]


def permission(pair: Sequence, tag: int, offset: int) -> str:
    """What the tag may do at a byte, if it was accessed through it."""
    if isinstance(pair, StackSequence):
        return next((entry.permission for entry in pair.naive.stacks[offset] if entry.tag == tag), "")
    word, accessed = pair.state(tag, offset)
    return word if accessed else ""


def guarded(pair: Sequence, tag: int) -> set[int]:
    """Bytes that a protected tag guards against writes of others: accessed through it, and no cells."""
    cells = ("", "Cell", "SharedReadWrite", "Disabled")
    return {offset for offset in range(SIZE) if permission(pair, tag, offset) not in cells}


def unique(pair: Sequence, tag: int) -> set[int]:
    return {offset for offset in range(SIZE) if permission(pair, tag, offset) == "Unique"}


def shared(pair: Sequence, tag: int) -> set[int]:
    return {o for o in range(SIZE) if permission(pair, tag, o) in ("Frozen", "SharedReadOnly")}


def of_others(pair: Sequence, tag: int, ops: Iterator[Op]) -> list[Op]:
    """Those of the operations that are not done through the tag or what was derived from it."""
    return [op for op in ops if tag not in pair.path(pair.tags[cast(int, op[1])])]


def covers(op: Op, offsets: set[int]) -> bool:
    start, end = cast("tuple[int, int]", op[2])
    return any(start <= offset < end for offset in offsets)


def view(pair: Sequence) -> object:
    """All that decides what later operations may do."""
    if isinstance(pair, StackSequence):
        return [pair.column(offset) for offset in range(SIZE)]
    return [[effective(pair, tag, offset) for offset in range(SIZE)] for tag in pair.tags]


def effective(pair: TreeSequence, tag: int, offset: int) -> tuple[str, bool]:
    """A state as far as it can be noticed: below a node that allows no access (no write) no node allows any, and a
    conflict means nothing once the protector is gone."""
    word, accessed = pair.state(tag, offset)
    above = {pair.state(other, offset)[0] for other in pair.path(tag)}
    if "Disabled" in above:
        return "Disabled", False
    if "Frozen" in above and word != "Cell":
        return "Frozen", accessed
    if word == "Conflicted" and tag not in pair.naive.protectors:
        return "Reserved", accessed
    return word, accessed


def after(pair: Sequence, *orders: tuple[Op, ...]) -> list[object]:
    """The view after each of the orders, None if it is forbidden."""
    result: list[object] = []
    pair.watched = False
    for ops in pair.again(orders):
        for op in ops:
            if not pair.dead:
                pair.step(op)
        result.append(None if pair.dead else view(pair))
    return result


# -- a protected reference is as if unaliased ---------------------------------------------------------------------


@LENGTHS
@pytest.mark.parametrize("version", ALL)
def test_nobody_else_writes_what_is_protected_nor_reads_what_is_unique(version: str, length: int, every: int) -> None:
    checked = 0
    for ops, pair in states(version, length, every):
        for tag in protected(pair):
            bytes_read, bytes_written = guarded(pair, tag), unique(pair, tag)
            hits = [
                op
                for op in of_others(pair, tag, pair.accesses())
                if covers(op, bytes_read if op[0] == "write" else bytes_written)
            ]
            for op, found in zip(hits, after(pair, *((op,) for op in hits)), strict=True):
                assert found is None, (ops, op)
                checked += 1
    assert checked > 50


Moved = tuple[tuple[Op, ...], Op, Op]


def moved(version: str, what: str, every: int = 1) -> tuple[int, list[Moved]]:
    """How often an access through a protected tag may come before an operation of others until the tag's function
    returns; and where it may then not come after it, or leaves other permissions if it does."""
    allowed = 0
    found: list[Moved] = []
    for ops, pair in states(version, 2, every):
        for node, tag in enumerate(pair.tags):
            if tag not in pair.naive.protectors:
                continue
            offsets = unique(pair, tag) if what == "write" else guarded(pair, tag)
            for offset in offsets:
                own: Op = (what, node, (offset, offset + 1))
                end: Op = ("leave", node)
                for op in of_others(pair, tag, pair.operations(exchange=True)):
                    if op[0] == "free":
                        continue
                    one, two = after(pair, (own, op, end), (op, own, end))
                    allowed += one is not None
                    if one is not None and one != two:
                        found.append((ops, own, op))
    return allowed, found


MOVING = ("tree", "tree-implicit-writes", "pldi-2025", "stacked")


@pytest.mark.parametrize("what", ["read", "write"])
@pytest.mark.parametrize("version", MOVING)
def test_accesses_through_a_protected_reference_may_be_moved_down(version: str, what: str) -> None:
    allowed, found = moved(version, what, 20 if what == "read" else 4)
    assert allowed > 10
    assert found == []


@pytest.mark.long
@pytest.mark.parametrize("what", ["read", "write"])
@pytest.mark.parametrize("version", MOVING)
def test_accesses_may_be_moved_in_every_state(version: str, what: str) -> None:
    allowed, found = moved(version, what)
    assert allowed > 40
    assert found == []


LAZY: Op = ("retag", 0, Form(MUT, False, 0), 0)
ARGUMENT: Op = ("retag", 0, Form(MUT, True, SIZE), 0)


@pytest.mark.parametrize(
    ("what", "other", "later"),
    [("write", LAZY, "read"), ("read", ARGUMENT, "write")],
    ids=["D5, a write kills a lazy pointer", "D1, a read freezes an argument"],
)
def test_the_article_does_not_let_accesses_be_moved_down(what: str, other: Op, later: str) -> None:
    """An access through an argument hurts another pointer only if that was made before: without an access at the end
    of the protector this can be noticed. In later versions that access forbids both orders."""
    own: Op = (what, 1, (0, 1))
    then: tuple[Op, ...] = (("leave", 1), (later, 2, (0, 1)))

    def dead(version: str) -> tuple[bool, bool]:
        start = new(version)
        before, after_ = (own, other), (other, own)
        return play(start, ARGUMENT, own, *before, *then).dead, play(start, ARGUMENT, own, *after_, *then).dead

    assert dead("article-2023") == (False, True)
    assert dead("tree") == dead("pldi-2025") == (True, True)


# -- behind a protected shared reference nothing changes ----------------------------------------------------------


def writes(pair: Sequence) -> Iterator[Op]:
    """All accesses and retags that write."""
    for op in pair.operations(exchange=False):
        if op[0] == "write":
            yield op
        elif op[0] == "retag":
            _, _, form, at = op
            if isinstance(form, Form):
                implicit = isinstance(pair, TreeSequence) and pair.version == "tree-implicit-writes"
                does = implicit and form.held and form.kind in (MUT, BOX)
            else:
                assert isinstance(form, StackForm)
                does = any(item == "Unique" for item, _ in form.wanted()[0])
            if does:
                yield op


@LENGTHS
@pytest.mark.parametrize("version", ALL)
def test_nobody_writes_what_a_protected_shared_reference_shows(version: str, length: int, every: int) -> None:
    checked = 0
    for ops, pair in states(version, length, every):
        for tag in protected(pair):
            frozen = shared(pair, tag)
            if not frozen:
                continue
            hits = []
            for op in writes(pair):
                start, end = cast("tuple[int, int]", op[2]) if op[0] == "write" else _span(op)
                if any(start <= offset < end for offset in frozen):
                    hits.append(op)
            for op, found in zip(hits, after(pair, *((op,) for op in hits)), strict=True):
                assert found is None, (ops, op)
                checked += 1
    assert checked > 50


def _span(op: Op) -> tuple[int, int]:
    _, _, form, at = op
    assert isinstance(form, (Form, StackForm))
    assert isinstance(at, int)
    return at, at + form.size


# -- reads may be reordered ---------------------------------------------------------------------------------------


def disordered(version: str, length: int, every: int = 1) -> Iterator[tuple[tuple[Op, ...], Op, Op]]:
    """States where the order of two reads matters."""
    for ops, pair in states(version, length, every):
        reads = [op for op in pair.accesses() if op[0] == "read"]
        pairs = list(combinations(reads, 2))
        found = after(pair, *(order for one, two in pairs for order in ((one, two), (two, one))))
        for position, (one, two) in enumerate(pairs):
            if found[2 * position] != found[2 * position + 1]:
                yield ops, one, two


@pytest.mark.parametrize("version", VERSIONS)
def test_reads_may_be_reordered(version: str) -> None:
    assert list(disordered(version, 2, 10)) == []


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS)
def test_reads_may_be_reordered_in_every_state(version: str) -> None:
    assert list(disordered(version, 2)) == []


def test_stacked_borrows_does_not_let_reads_be_reordered() -> None:
    """A read through the older pointer ends the younger `&mut`."""
    made: Op = ("retag", 0, StackForm(MUT, RetagMode.DEFAULT, SIZE), 0)
    older, younger = ("read", 0, (0, 1)), ("read", 1, (0, 1))
    assert not play(new("stacked"), made, younger, older).dead
    assert play(new("stacked"), made, older, younger).dead
    assert any(disordered("stacked", 1))
