"""Stacked Borrows: single rules, the differences to Tree Borrows, and a comparison with a naive implementation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.borrows.api import BorrowsError, Cause, PointerKind, Protector, RetagAccess, RetagMode
from engine.borrows.stack_errors import StackCreated, StackDetail, StackInvalidated
from engine.borrows.stack_state import StackModel, StackState
from tests.borrows.harness import BOX, MUT, PLACE, READ, SHARED, WILDCARD, WRITE, Bench
from tests.borrows.stack_pairs import CONST, RAW, StackForm, StackPair


def stacked(size: int = 1, *, stack: bool = False) -> Bench:
    return Bench(size, "stacked", stack=stack)


def raw(bench: Bench, parent: int, kind: PointerKind = RAW, **how: object) -> int:
    return bench.retag(parent, kind, mode=RetagMode.RAW, **how)  # type: ignore[arg-type]


def shown(bench: Bench) -> list[str]:
    """Each stored range as printed."""
    assert isinstance(bench.state, StackState)
    lines = []
    for printed in bench.state.stacks():
        items = [f"unknown-bottom(..<{printed.unknown}>)"] if printed.unknown else []
        items += [f"{permission}<{tag}>" for permission, tag in printed.items]
        lines.append(f"{printed.start}..{printed.end}: [ {' '.join(items)} ]")
    return lines


def detail(error: BorrowsError) -> StackDetail:
    assert isinstance(error.detail, StackDetail)
    return error.detail


# spec: stacked-borrows 1 | SharedReadOnly | Disabled
def test_worked_example_of_the_printed_stack() -> None:
    bench = stacked()
    m = bench.retag(bench.root)
    bench.retag(m, SHARED)
    assert shown(bench) == ["0..1: [ SharedReadWrite<1> Unique<2> SharedReadOnly<3> ]"]
    bench.read(bench.root)
    assert shown(bench) == ["0..1: [ SharedReadWrite<1> Disabled<2> SharedReadOnly<3> ]"]
    bench.state.expose(bench.root)
    bench.write(WILDCARD)
    assert shown(bench) == ["0..1: [ unknown-bottom(..<2>) ]"]


# spec: stacked-borrows 1 | Unique | SharedReadWrite
def test_roots() -> None:
    assert shown(stacked(2, stack=True)) == ["0..2: [ Unique<1> ]"]
    assert shown(stacked(2)) == ["0..2: [ SharedReadWrite<1> ]"]
    assert shown(stacked(0)) == []


# spec: stacked-borrows 4 | *
@pytest.mark.parametrize(
    ("kind", "mode", "freeze", "unpin", "items", "protector"),
    [
        (MUT, RetagMode.DEFAULT, True, True, "Unique Unique", None),
        (MUT, RetagMode.FN_ENTRY, True, True, "Unique Unique", Protector.STRONG),
        (MUT, RetagMode.TWO_PHASE, True, True, "SharedReadWrite SharedReadWrite", None),
        (MUT, RetagMode.FN_ENTRY, True, False, "SharedReadWrite SharedReadWrite", None),
        (SHARED, RetagMode.FN_ENTRY, False, True, "SharedReadOnly SharedReadWrite", Protector.STRONG),
        (BOX, RetagMode.FN_ENTRY, True, True, "Unique Unique", Protector.WEAK),
        (BOX, RetagMode.FN_ENTRY, True, False, "SharedReadWrite SharedReadWrite", None),
        (RAW, RetagMode.RAW, False, True, "SharedReadWrite SharedReadWrite", None),
        (CONST, RetagMode.RAW, False, True, "SharedReadOnly SharedReadWrite", None),
        (PLACE, RetagMode.DEFAULT, True, True, "Unique Unique", Protector.STRONG),
        (RAW, RetagMode.DEFAULT, True, True, "", None),
        (CONST, RetagMode.FN_ENTRY, True, True, "", None),
    ],
)
def test_which_pointers_get_which_items(
    kind: PointerKind, mode: RetagMode, freeze: bool, unpin: bool, items: str, protector: Protector | None
) -> None:
    bench = stacked(2)
    tag = bench.retag(bench.root, kind, mode=mode, freeze=freeze, unpin=unpin, cells=[] if freeze else [(1, 2)])
    if not items:
        assert tag == bench.root
        return
    states = bench.node(tag).states
    assert [state[0] for state in (states[0], states[-1]) if state] == items.split()
    assert bench.protector(tag) == protector


def test_items_of_cells_are_not_protected() -> None:
    bench = stacked(2)
    bench.arg(bench.root, SHARED, cells=[(1, 2)])
    bench.write(bench.root, 1, 2)
    with pytest.raises(BorrowsError) as caught:
        bench.write(bench.root, 0, 1)
    assert caught.value.kind == "stack-protected"


def test_a_write_keeps_the_neighbours_of_a_shared_read_write_item() -> None:
    bench = stacked()
    one, two = raw(bench, bench.root), raw(bench, bench.root)
    inner = raw(bench, one)
    bench.write(bench.root)
    bench.write(one)
    bench.write(two)
    bench.write(inner)
    bench.retag(two)
    bench.write(one)
    assert shown(bench) == ["0..1: [ SharedReadWrite<1> SharedReadWrite<2> SharedReadWrite<3> SharedReadWrite<4> ]"]


def test_a_shared_read_write_item_goes_above_the_group_of_its_parent() -> None:
    bench = stacked(stack=True)
    raw(bench, bench.root)
    bench.retag(bench.root, SHARED)
    raw(bench, bench.root)
    assert shown(bench) == ["0..1: [ Unique<1> SharedReadWrite<4> SharedReadWrite<2> SharedReadOnly<3> ]"]
    bench.read(2)
    bench.read(3)
    bench.write(2)
    assert shown(bench) == ["0..1: [ Unique<1> SharedReadWrite<4> SharedReadWrite<2> ]"]


def test_a_disabled_item_separates_groups() -> None:
    bench = stacked()
    low = raw(bench, bench.root)
    unique = bench.retag(low)
    high = raw(bench, unique)
    bench.read(low)
    assert shown(bench) == ["0..1: [ SharedReadWrite<1> SharedReadWrite<2> Disabled<3> SharedReadWrite<4> ]"]
    bench.read(high)
    bench.write(low)
    with pytest.raises(BorrowsError) as caught:
        bench.read(high)
    assert (caught.value.kind, detail(caught.value).reason) == ("stack-access", "missing")


def test_facts_of_an_access_error() -> None:
    bench = stacked(4)
    shared = bench.retag(bench.root, SHARED)
    bench.write(bench.root, 2, 4)
    with pytest.raises(BorrowsError) as caught:
        bench.read(shared)
    error = caught.value
    assert (error.kind, error.accessed, error.offset, error.access_range) == ("stack-access", shared, 2, (0, 4))
    facts = detail(error)
    assert facts.reason == "missing"
    assert facts.created == StackCreated("retag", "SharedReadOnly", 0, 4, 1)
    assert isinstance(facts.invalidated, StackInvalidated)
    operation = facts.invalidated.operation
    assert (operation.start, operation.end, operation.access, operation.retag) == (2, 4, WRITE, None)
    assert facts.invalidated.where == 2


def test_facts_of_a_read_only_item_and_of_a_root() -> None:
    bench = stacked()
    shared = bench.retag(bench.root, SHARED)
    with pytest.raises(BorrowsError) as caught:
        bench.write(shared)
    assert detail(caught.value).reason == "read-only"
    assert caught.value.permission == "SharedReadOnly"
    assert detail(caught.value).invalidated is None
    bench = stacked(stack=True)
    lost = bench.retag(bench.root, size=0)
    with pytest.raises(BorrowsError) as caught:
        bench.write(lost)
    assert detail(caught.value).created == StackCreated("zero-size", "", 0, 0, 1)


def test_facts_of_a_retag_error() -> None:
    bench = stacked()
    old = bench.retag(bench.root)
    new = bench.arg(bench.root)
    bench.leave(new)
    with pytest.raises(BorrowsError) as caught:
        bench.retag(old, SHARED, mode=RetagMode.FN_ENTRY)
    error = caught.value
    assert (error.kind, error.cause, error.accessed) == ("stack-retag", Cause.REBORROW, old)
    facts = detail(error)
    assert facts.operation.permission == "SharedReadOnly"
    assert facts.operation.retag == (SHARED, RetagMode.FN_ENTRY)
    assert facts.created == StackCreated("retag", "Unique", 0, 1, 1)
    assert facts.invalidated is not None
    assert facts.invalidated.operation.retag == (MUT, RetagMode.FN_ENTRY)
    assert facts.invalidated.operation.permission == "Unique"


def test_the_call_is_asked_for_where_a_function_entry_retag_invalidates() -> None:
    bench = stacked()
    assert isinstance(bench.model, StackModel)
    bench.model.locate_caller = lambda: "the call"
    old = bench.retag(bench.root)
    bench.arg(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.read(old)
    invalidated = detail(caught.value).invalidated
    assert invalidated is not None
    assert invalidated.where == "the call"


def test_facts_of_a_protector_error() -> None:
    bench = stacked()
    held = bench.arg(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.read(bench.root)
    error = caught.value
    assert (error.kind, error.accessed, error.conflicting) == ("stack-protected", bench.root, held)
    assert (error.permission, error.protector) == ("Unique", Protector.STRONG)
    facts = detail(error)
    assert facts.argument == 1
    assert facts.created == StackCreated("root", "", 0, 1, 0)


def test_a_protector_only_lasts_for_the_call() -> None:
    bench = stacked()
    bench.leave(bench.arg(bench.root))
    bench.write(bench.root)
    assert shown(bench) == ["0..1: [ SharedReadWrite<1> ]"]


def test_deallocation() -> None:
    bench = stacked()
    bench.free(bench.arg(bench.root, BOX))
    bench = stacked()
    bench.arg(bench.root, BOX)
    with pytest.raises(BorrowsError) as caught:
        bench.free(bench.root)
    assert (caught.value.kind, caught.value.protector) == ("stack-dealloc-protected", Protector.WEAK)
    bench = stacked()
    held = bench.arg(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.free(held)
    assert (caught.value.kind, caught.value.conflicting) == ("stack-dealloc-protected", held)
    assert detail(caught.value).created is None
    bench = stacked()
    shared = bench.retag(bench.root, SHARED)
    with pytest.raises(BorrowsError) as caught:
        bench.free(shared)
    assert (caught.value.kind, caught.value.cause) == ("stack-dealloc", Cause.DEALLOCATION)
    bench = stacked()
    bench.arg(bench.root, SHARED, cells=[(0, 1)])
    bench.free(bench.root)


def test_race_accesses() -> None:
    bench = stacked(4)
    bench.retag(bench.root)
    assert list(bench.raced) == [RetagAccess(0, 4, WRITE)]
    bench.retag(bench.root, SHARED, cells=[(1, 2)])
    assert list(bench.raced) == [RetagAccess(0, 1, READ), RetagAccess(2, 4, READ)]
    bench.retag(bench.root, mode=RetagMode.TWO_PHASE)
    assert list(bench.raced) == []


def test_wildcard_pointers() -> None:
    bench = stacked()
    with pytest.raises(BorrowsError) as caught:
        bench.read(WILDCARD)
    assert detail(caught.value).reason == "wildcard"
    assert detail(caught.value).created is None
    bench = stacked()
    shared = bench.retag(bench.root, SHARED)
    bench.state.expose(shared)
    with pytest.raises(BorrowsError):
        bench.write(WILDCARD)
    bench.read(WILDCARD)
    assert shown(bench) == ["0..1: [ unknown-bottom(..<3>) ]"]
    bench.write(shared)
    late = raw(bench, bench.root)
    assert shown(bench) == [f"0..1: [ unknown-bottom(..<{late + 1}>) ]"]


def test_names_and_nodes() -> None:
    bench = stacked()
    m = bench.retag(bench.root)
    s = bench.retag(m, SHARED)
    assert bench.state.name(s, 0, "s")
    assert bench.state.name(s, 1, "m")
    assert not bench.state.name(s, 3, "nobody")
    assert [(info.tag, info.parent, info.names) for info in bench.state.nodes()] == [
        (1, None, []),
        (m, 1, ["m"]),
        (s, m, ["s"]),
    ]
    bench.write(bench.root)
    assert [info.tag for info in bench.state.nodes()] == [1]


# -- differences to Tree Borrows (section 8) ------------------------------------------------------------------------


def two_mutable_references_read(bench: Bench) -> None:
    p = bench.retag(bench.root)
    one, two = bench.retag(p), bench.retag(p)
    bench.read(two)
    bench.read(one)


def raw_write_read_local_raw_write(bench: Bench) -> None:
    p = raw(bench, bench.retag(bench.root, mode=RetagMode.TWO_PHASE))
    bench.write(p)
    bench.read(bench.root)
    bench.write(p)


def beyond_the_element(bench: Bench) -> None:
    p = raw(bench, bench.retag(bench.root, size=1), size=1)
    bench.write(p, 1, 2)


def through_const(bench: Bench) -> None:
    p = raw(bench, bench.retag(bench.root), CONST)
    bench.write(p)


def foreign_write_in_a_two_phase_borrow(bench: Bench) -> None:
    x = bench.retag(bench.root, mode=RetagMode.TWO_PHASE)
    bench.write(bench.root)
    bench.read(x)


def shared_to_mutable_and_only_read(bench: Bench) -> None:
    x = bench.retag(bench.retag(bench.root, SHARED))
    bench.read(x)


def write_to_the_owner_of_a_cell(bench: Bench) -> None:
    c = bench.retag(bench.root, SHARED, cells=[(0, 2)])
    bench.write(bench.root)
    bench.read(c)


# spec: stacked-borrows 8 | *
@pytest.mark.parametrize(
    ("program", "stack_says", "tree_says"),
    [
        (two_mutable_references_read, "UB", "ok"),
        (raw_write_read_local_raw_write, "ok", "UB"),
        (beyond_the_element, "UB", "ok"),
        (through_const, "UB", "ok"),
        (foreign_write_in_a_two_phase_borrow, "ok", "UB"),
        (shared_to_mutable_and_only_read, "UB", "ok"),
        (write_to_the_owner_of_a_cell, "UB", "ok"),
    ],
)
def test_differences_to_tree_borrows(program: Callable[[Bench], None], stack_says: str, tree_says: str) -> None:
    on_heap = program in (raw_write_read_local_raw_write, foreign_write_in_a_two_phase_borrow)
    for version, expected in (("stacked", stack_says), ("tree", tree_says)):
        found = "ok"
        try:
            program(Bench(2, version, stack=not on_heap))
        except BorrowsError:
            found = "UB"
        assert found == expected, version


# -- against the naive implementation -------------------------------------------------------------------------------

SIZE = 4
CELLS: list[Sequence[tuple[int, int]]] = [(), (), ((0, 1),), ((1, 3),), ((0, 4),), ((0, 1), (2, 3))]
number = st.integers(0, 63)
operation = st.tuples(st.sampled_from("mtsscbpRRrrrwwwllex"), number, number, number, st.booleans(), st.integers(0, 5))
Program = list[tuple[str, int, int, int, bool, int]]


def run(program: Program, on_stack: bool) -> None:
    kinds = {"m": MUT, "t": MUT, "s": SHARED, "c": CONST, "b": BOX, "p": PLACE, "R": RAW}
    pair = StackPair(SIZE, on_stack=on_stack)
    for name, which, one, two, held, cells in program:
        start, end = sorted((one % (SIZE + 1), two % (SIZE + 1)))
        tag = WILDCARD if two >= 56 else pair.tags[which % len(pair.tags)]
        if name in kinds:
            inside = tuple((max(s - start, 0), min(e, end) - start) for s, e in CELLS[cells] if e > start and s < end)
            mode = {"t": RetagMode.TWO_PHASE, "c": RetagMode.RAW, "R": RetagMode.RAW}.get(name, RetagMode.DEFAULT)
            if held and mode == RetagMode.DEFAULT:
                mode = RetagMode.FN_ENTRY
            pair.retag(tag, StackForm(kinds[name], mode, end - start, inside, cells != 1), start)
        elif name in "rw" and start < end:
            pair.access(tag, start, end, name == "w")
        elif name == "l" and pair.model.protectors:
            pair.leave(sorted(pair.model.protectors)[which % len(pair.model.protectors)])
        elif name == "x" and tag != WILDCARD:
            pair.expose(tag)
        elif name == "e" and one % 4 == 0:
            pair.free(tag)
        if pair.dead:
            return


@settings(max_examples=500, deadline=None)
@given(st.lists(operation, max_size=25), st.booleans())
def test_random_sequences(program: Program, on_stack: bool) -> None:
    run(program, on_stack)


@pytest.mark.long
@settings(max_examples=20_000, deadline=None)
@given(st.lists(operation, max_size=40), st.booleans())
def test_many_random_sequences(program: Program, on_stack: bool) -> None:
    run(program, on_stack)
