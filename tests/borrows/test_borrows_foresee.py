"""What is foreseen is what then happens: random operations, each access asked for before it is done."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.borrows.api import Access, BorrowsError, Change, PointerKind, UnsupportedByModelError, changes_of
from engine.borrows.foresee import Foresight
from engine.borrows.stack_state import StackState
from tests.borrows.harness import BOX, MUT, READ, SHARED, WILDCARD, WRITE, Bench

SIZE = 4
CELLS = [(), (), ((0, 1),), ((1, 3),), ((0, 4),)]
number = st.integers(0, 63)
operation = st.tuples(st.sampled_from("mmsssbrrrwwwwlx"), number, number, number, st.booleans(), st.integers(0, 4))
Permissions = dict[tuple[int, int], tuple[str, str, str]]


def foresight(bench: Bench, version: str) -> Foresight:
    state = bench.state
    stacks = state.stacks() if isinstance(state, StackState) else ()
    return Foresight(version, state.ranges(), state.nodes(), stacks)


def permissions(changes: list[Change]) -> Permissions:
    """For each byte and tag the change of permission: before, after, side. Storing the default is none."""
    out: Permissions = {}
    for change in changes:
        before, after = change.before[0] if change.before else "", change.after[0] if change.after else ""
        if before != after and (change.before is not None or change.relation):
            for byte in range(change.start, change.end):
                out[byte, change.tag] = (before, after, change.relation)
    return out


def really(bench: Bench, defaults: dict[int, str], tag: int, start: int, end: int, access: Access) -> object:
    """Do it; answers with the error's facts, or the changes."""
    bench.state.changes = []
    try:
        bench.state.access(tag, start, end, access)
    except BorrowsError as error:
        return error.kind, error.conflicting, error.offset, error.permission
    except UnsupportedByModelError:
        return "unsupported"
    changes = changes_of(bench.state.changes)
    bench.state.changes = None
    return without_defaults(changes, defaults)


def without_defaults(changes: list[Change], defaults: dict[int, str]) -> Permissions:
    return {
        where: (before or defaults[where[1]], after, side)
        for where, (before, after, side) in permissions(changes).items()
        if (before or defaults[where[1]]) != after
    }


@pytest.mark.parametrize("version", ["tree", "tree-implicit-writes", "pldi-2025", "article-2023", "stacked"])
@settings(max_examples=120, deadline=None)
@given(program=st.lists(operation, max_size=22))
def test_an_access_does_what_was_foreseen(version: str, program: list[tuple[str, int, int, int, bool, int]]) -> None:
    bench = Bench(SIZE, version)
    tags = [bench.root]
    for name, which, one, two, held, cells in program:
        tag = tags[which % len(tags)]
        if two >= 58:
            tag = WILDCARD
        start, end = sorted((one % (SIZE + 1), two % (SIZE + 1)))
        try:
            if name in "msb":
                kind: PointerKind = {"m": MUT, "s": SHARED, "b": BOX}[name]
                inside = [(max(s - start, 0), e - start) for s, e in CELLS[cells] if e > start]
                make = bench.arg if held else bench.retag
                made = make(tag, kind, at=start, size=end - start, cells=inside)
                if made != tag:
                    tags.append(made)
            elif name == "l":
                protected = sorted(bench.model.protectors)
                if protected:
                    bench.leave(protected[which % len(protected)])
            elif name == "x" and tag != WILDCARD:
                bench.state.expose(tag)
            elif name in "rw" and start < end:
                access = WRITE if name == "w" else READ
                defaults = {node.tag: node.default for node in bench.state.nodes()}
                answers = foresight(bench, version).ask(tag, start, end, access)
                assert (answers[0].start, answers[-1].end) == (start, end)
                expected: object
                bad = next((answer for answer in answers if answer.error is not None), None)
                if any(answer.unsupported for answer in answers):
                    expected = "unsupported"
                elif bad is not None and bad.error is not None:
                    # What was foreseen for a whole stored range begins, when done, at the access's own start.
                    error = bad.error
                    expected = (error.kind, error.conflicting, max(error.offset, start), error.permission)
                else:
                    told = [change for answer in answers for change in answer.changes]
                    expected = {
                        where: change for where, change in without_defaults(told, defaults).items()
                        if start <= where[0] < end
                    }  # fmt: skip
                found = really(bench, defaults, tag, start, end, access)
                assert found == expected
                if not isinstance(found, dict):
                    return
        except (BorrowsError, UnsupportedByModelError):
            return


def test_asking_changes_nothing() -> None:
    bench = Bench(SIZE)
    child = bench.retag(bench.root, MUT)
    seen = foresight(bench, "tree")
    first = seen.ask(bench.root, 0, SIZE, WRITE)
    assert [change.tag for change in first[0].changes] == [child]
    assert seen.ask(bench.root, 0, SIZE, WRITE) == first
    assert seen.ask(child, 0, SIZE, WRITE)[0].error is None


def test_no_model_foresees_nothing() -> None:
    with pytest.raises(ValueError, match="none"):
        Foresight("none", [(0, 4)], [])
