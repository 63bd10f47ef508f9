"""The tree: worked examples and single rules of tree-borrows.md and diagnostics.md."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from engine.borrows.api import BorrowsError, Cause, Change, PointerKind, Protector, RetagAccess, RetagMode, changes_of
from engine.borrows.node import Node
from tests.borrows.harness import BOX, MUT, PLACE, READ, SHARED, WRITE, Bench


# spec: tree-borrows 1.1 | Tag | Root tag of an allocation | Concrete provenance
# spec: tree-borrows 1.2 | default permission | exposed flag
def test_a_fresh_allocation() -> None:
    bench = Bench(4)
    (root,) = bench.state.nodes()
    assert (root.tag, root.parent, root.names) == (1, None, ["root of the allocation"])
    assert root.states == [("Unique", True)]
    assert root.default == "Disabled"
    assert bench.state.ranges() == [(0, 4)]
    assert Bench(0).state.ranges() == []


# spec: tree-borrows 1.2 | tag, parent, children | permission | accessed bit
def test_worked_example_of_the_printed_tree() -> None:
    bench = Bench(2)
    cells = [(1, 2)]
    r = bench.retag(bench.root, MUT, cells=cells)
    s = bench.retag(r, SHARED, cells=cells)
    assert bench.shown(s) == [" Frozen", "?Cell"]
    t = bench.retag(s, MUT, cells=cells)
    for tag, name in ((r, "r"), (s, "s"), (t, "t")):
        assert bench.state.name(tag, 0, name)
    assert bench.state.ranges() == [(0, 1), (1, 2)]
    assert bench.shown(bench.root) == [" Unique", " Unique"]
    assert bench.shown(r) == [" Reserved", " Reserved (interior mutable)"]
    assert bench.shown(s) == [" Frozen", " Cell"]
    assert bench.shown(t) == [" Reserved", " Reserved (interior mutable)"]
    assert [(n.tag, n.parent, n.names) for n in bench.state.nodes()] == [
        (1, None, ["root of the allocation"]),
        (r, 1, ["r"]),
        (s, r, ["s"]),
        (t, s, ["t"]),
    ]


def test_shared_argument_below_the_worked_example() -> None:
    bench = Bench(2)
    s = bench.retag(bench.retag(bench.root, cells=[(1, 2)]), SHARED, cells=[(1, 2)])
    copy = bench.retag(s, SHARED, cells=[(1, 2)])
    x = bench.arg(copy, SHARED, cells=[(1, 2)])
    assert bench.shown(x) == [" Frozen", "?Cell"]
    assert bench.node(x).protector == Protector.STRONG


# spec: diagnostics 3 | explicit | child access forbidden, conflicting = accessed | child access forbidden, state Frozen
def test_worked_example_of_an_error_with_its_history() -> None:
    bench = Bench(4)
    a = bench.retag(bench.root)  # 1
    b = bench.retag(a)  # 2
    bench.write(b)  # 3
    bench.read(a)  # 4
    with pytest.raises(BorrowsError) as caught:
        bench.write(b)
    error = caught.value
    assert (error.kind, error.access, error.cause) == ("child-forbidden", WRITE, Cause.EXPLICIT)
    assert (error.accessed, error.conflicting, error.permission, error.offset) == (b, b, "Frozen", 0)
    assert (error.relation, error.access_range) == ("child", (0, 4))
    assert error.created == {b: (2, "Reserved")}
    assert [(e.before, e.after, e.relation, e.access, e.where) for e in error.history] == [
        ("Reserved", "Unique", "child", WRITE, 3),
        ("Unique", "Frozen", "foreign", READ, 4),
    ]
    assert all((e.start, e.end, e.access_range) == (0, 4, (0, 4)) for e in error.history)


# spec: diagnostics 3 | …, state Disabled
def test_history_of_a_disabled_node_tells_only_its_end() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    bench.write(a)
    bench.write(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.read(a)
    assert caught.value.permission == "Disabled"
    assert [(e.before, e.after) for e in caught.value.history] == [("Unique", "Disabled")]


def test_history_is_that_of_the_failing_byte() -> None:
    bench = Bench(4)
    a = bench.retag(bench.root)
    bench.write(a, 0, 2)
    bench.read(bench.root, 0, 1)
    bench.read(bench.root, 1, 2)
    with pytest.raises(BorrowsError) as caught:
        bench.write(a, 1, 4)
    assert caught.value.offset == 1
    assert [(e.after, e.start, e.end, e.access_range) for e in caught.value.history] == [
        ("Unique", 0, 2, (0, 2)),
        ("Frozen", 1, 2, (1, 2)),
    ]


# spec: diagnostics 3 | …, state Reserved (conflicted) | protected disabled, state P
def test_history_of_a_conflicted_node_and_of_a_protected_one() -> None:
    bench = Bench(1)
    a = bench.arg(bench.root)
    bench.read(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.write(a)
    assert caught.value.permission == "Reserved (conflicted)"
    assert [e.after for e in caught.value.history] == ["Reserved (conflicted)"]

    bench = Bench(1)
    a = bench.arg(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.write(bench.root)
    error = caught.value
    assert (error.kind, error.permission, error.relation) == ("protected-disabled", "Reserved", "foreign")
    assert (error.accessed, error.conflicting, error.protector) == (bench.root, a, Protector.STRONG)
    assert error.history == []
    assert set(error.created) == {bench.root, a}
    assert error.names == {bench.root: ["root of the allocation"], a: []}

    bench = Bench(1)
    a = bench.arg(bench.root)
    bench.write(a)
    with pytest.raises(BorrowsError) as caught:
        bench.read(bench.root)
    assert [e.after for e in caught.value.history] == ["Unique"]


def test_order_of_visits() -> None:
    """Section 4: X, A, R as children, then E, D, C, Y, B as foreign nodes."""
    bench = Bench(1)
    a = bench.retag(bench.root)
    x = bench.retag(a)
    c = bench.retag(x)
    d = bench.retag(x)
    e = bench.retag(d)
    y = bench.retag(a)
    b = bench.retag(bench.root)
    bench.state.changes = []
    bench.write(x)
    assert [(change.tag, change.relation) for change in changes_of(bench.state.changes)] == [
        (x, "child"),
        (a, "child"),
        (e, "foreign"),
        (d, "foreign"),
        (c, "foreign"),
        (y, "foreign"),
        (b, "foreign"),
    ]
    assert bench.shown(bench.root) == [" Unique"]


@pytest.mark.parametrize("later_first", [False, True])
def test_the_last_created_protected_child_is_reported(later_first: bool) -> None:
    bench = Bench(1)
    one = bench.arg(bench.root)
    two = bench.arg(bench.root)
    if later_first:  # the order in which they became visible to foreign accesses does not matter
        bench.read(two)
        bench.read(one)
    with pytest.raises(BorrowsError) as caught:
        bench.write(bench.root)
    assert caught.value.conflicting == two


def test_child_errors_win_over_protector_errors_and_nearer_ones_over_farther() -> None:
    bench = Bench(1)
    frozen = bench.retag(bench.root, SHARED)
    inner = bench.retag(frozen, SHARED)
    bench.arg(inner, SHARED)
    with pytest.raises(BorrowsError) as caught:
        bench.write(inner)
    assert (caught.value.kind, caught.value.conflicting) == ("child-forbidden", inner)
    bench = Bench(1)
    frozen = bench.retag(bench.root, SHARED)
    mutable = bench.retag(frozen)
    with pytest.raises(BorrowsError) as caught:
        bench.write(mutable)
    assert (caught.value.accessed, caught.value.conflicting) == (mutable, frozen)


def test_the_lower_range_wins_whatever_the_error() -> None:
    bench = Bench(2)
    bench.arg(bench.root, at=0, size=1)
    shared = bench.retag(bench.root, SHARED, at=1)
    with pytest.raises(BorrowsError) as caught:
        bench.write(shared, 0, 2)
    assert caught.value.offset == 0
    assert caught.value.kind == "child-forbidden", "Frozen is also the default outside"
    bench = Bench(2)
    x = bench.retag(bench.root)
    bench.arg(bench.root, at=0, size=1)
    bench.write(x, 1, 2)
    bench.read(bench.root, 1, 2)
    with pytest.raises(BorrowsError) as caught:
        bench.write(x, 0, 2)
    assert (caught.value.kind, caught.value.offset) == ("protected-disabled", 0)


def test_a_zero_size_retag_accesses_nothing_and_governs_everything() -> None:
    bench = Bench(2)
    a = bench.retag(bench.root)
    bench.write(a)
    z = bench.retag(bench.root, SHARED, size=0)
    assert bench.raced == ()
    assert bench.shown(a) == [" Unique"], "no read through the root"
    assert bench.shown(z) == ["-----"]
    assert bench.node(z).default == "Frozen"
    bench.read(z, 1, 2)
    assert bench.shown(z) == ["-----", " Frozen"]
    assert bench.shown(a) == [" Unique", " Frozen"]
    with pytest.raises(BorrowsError):
        bench.write(z, 0, 1)


def test_creating_a_mutable_reference_does_not_disturb_readers() -> None:
    bench = Bench(1)
    a, b = bench.retag(bench.root), bench.retag(bench.root)
    bench.read(a)
    bench.read(b)
    bench.write(b)
    with pytest.raises(BorrowsError):
        bench.read(a)


def test_retag_of_cells_accesses_only_the_rest() -> None:
    bench = Bench(4)
    bench.retag(bench.root, SHARED, cells=[(1, 3)])
    assert list(bench.raced) == [RetagAccess(0, 1, READ), RetagAccess(3, 4, READ)]
    bench.retag(bench.root, MUT, cells=[(1, 3)])
    assert list(bench.raced) == [RetagAccess(0, 1, READ), RetagAccess(1, 3, READ), RetagAccess(3, 4, READ)]
    bench.arg(bench.root, MUT, cells=[(1, 3)])
    assert list(bench.raced) == [RetagAccess(0, 4, READ)], "protected: Reserved throughout"
    bench.retag(bench.root, SHARED, size=1, at=3)
    assert list(bench.raced) == [RetagAccess(3, 4, READ)]


# spec: tree-borrows 5.0 | raw pointer | &T | &mut T | Box<T, A>, T
@pytest.mark.parametrize(
    ("kind", "mode", "freeze", "unpin", "expected"),
    [
        (SHARED, RetagMode.DEFAULT, True, True, ("Frozen", None, "Frozen", None)),
        (SHARED, RetagMode.DEFAULT, False, False, ("Frozen", "Cell", "Cell", None)),
        (SHARED, RetagMode.FN_ENTRY, False, True, ("Frozen", "Cell", "Cell", Protector.STRONG)),
        (MUT, RetagMode.DEFAULT, True, True, ("Reserved", None, "Reserved", None)),
        (
            MUT,
            RetagMode.TWO_PHASE,
            False,
            True,
            ("Reserved", "Reserved (interior mutable)", "Reserved (interior mutable)", None),
        ),
        (MUT, RetagMode.FN_ENTRY, False, True, ("Reserved", "Reserved", "Reserved", Protector.STRONG)),
        (MUT, RetagMode.FN_ENTRY, True, False, None),
        (
            BOX,
            RetagMode.DEFAULT,
            False,
            True,
            ("Reserved", "Reserved (interior mutable)", "Reserved (interior mutable)", None),
        ),
        (BOX, RetagMode.FN_ENTRY, False, True, ("Reserved", "Reserved", "Reserved", Protector.WEAK)),
        (BOX, RetagMode.DEFAULT, True, False, None),
        (PLACE, RetagMode.DEFAULT, False, False, ("Reserved", "Reserved", "Reserved", Protector.STRONG)),
        (PointerKind.RAW_MUT, RetagMode.RAW, True, True, None),
        (PointerKind.RAW_CONST, RetagMode.RAW, True, True, None),
    ],
)
def test_which_pointers_get_which_permissions(
    kind: PointerKind,
    mode: RetagMode,
    freeze: bool,
    unpin: bool,
    expected: tuple[str, str | None, str, Protector | None] | None,
) -> None:
    bench = Bench(2)
    tag = bench.retag(bench.root, kind, mode=mode, freeze=freeze, unpin=unpin, cells=[] if freeze else [(1, 2)])
    if expected is None:
        assert tag == bench.root
        return
    plain, cell, outside, protector = expected
    node = bench.node(tag)
    names = [state[0] for state in node.states if state is not None]
    assert (names[0], names[-1]) == (plain, cell or plain)
    assert node.default == outside
    assert node.protector == bench.protector(tag) == protector


def test_whole_type_interior_mutability_by_option() -> None:
    bench = Bench(2, precise_interior_mutability=False)
    shared = bench.retag(bench.root, SHARED, cells=[(1, 2)])
    assert bench.shown(shared) == ["?Cell"]
    assert bench.raced == ()


# spec: tree-borrows 5.0 | Box<T, A>, A
# spec: tree-borrows 15 | Box custom allocator
def test_a_box_with_its_own_allocator_and_the_option() -> None:
    for relaxed in (False, True):
        model = Bench(1, relax_custom_allocator=relaxed).model
        plan = model.plan(BOX, RetagMode.DEFAULT, size=1, freeze=True, unpin=True, cells=(), custom_allocator=True)
        assert (plan is None) == relaxed


def test_a_type_with_cells_of_no_bytes_is_not_freeze_outside() -> None:
    bench = Bench(2)
    tag = bench.retag(bench.root, SHARED, size=1, freeze=False)
    assert bench.shown(tag) == [" Frozen", "-----"]
    assert bench.node(tag).default == "Cell"


# spec: tree-borrows 15 | conflicted flag
def test_conflicted_is_kept_but_harmless_after_the_call() -> None:
    bench = Bench(1)
    a = bench.arg(bench.root)
    bench.read(bench.root)
    bench.leave(a)
    assert bench.shown(a) == [" Reserved (conflicted)"]
    bench.write(a)
    assert bench.shown(a) == [" Unique"]


def test_a_protected_node_that_was_not_accessed_dies_silently() -> None:
    bench = Bench(2)
    a = bench.arg(bench.root, size=1)
    bench.write(bench.root, 1, 2)
    assert bench.shown(a) == [" Reserved", "?Disabled"]


def test_skipping_leaves_nodes_below_a_frozen_one_alone() -> None:
    bench = Bench(1)
    frozen = bench.retag(bench.root, SHARED)
    held = bench.arg(frozen)
    assert bench.shown(held) == [" Reserved"]
    bench.read(bench.root)
    assert bench.shown(held) == [" Reserved"], "the read stops at the Frozen parent"
    mutable = bench.retag(bench.root)
    other = bench.arg(mutable)
    bench.read(bench.root)
    assert bench.shown(other) == [" Reserved (conflicted)"]


# spec: tree-borrows 1.2 | default SIFA | SIFA
def test_sifa_is_repaired_when_a_node_is_added_below() -> None:
    bench = Bench(1)
    cell = bench.retag(bench.root, SHARED, cells=[(0, 1)])
    bench.write(bench.root)  # does not reach it: a cell is immune
    assert bench.shown(cell) == ["?Cell"]
    held = bench.arg(cell)
    bench.read(bench.root)
    assert bench.shown(held) == [" Reserved (conflicted)"]


def test_lazily_stored_states() -> None:
    bench = Bench(4)
    a = bench.retag(bench.root, at=1, size=1)
    assert bench.shown(a) == ["-----", " Reserved", "-----"]
    bench.read(bench.root, 2, 4)
    assert bench.shown(a)[2] == "-----", "a foreign read does nothing to Reserved and is not visited"
    bench.write(bench.root, 3, 4)
    assert bench.shown(a) == ["-----", " Reserved", "-----", "?Disabled"]


def test_release_of_a_written_argument_is_a_write() -> None:
    bench = Bench(1)
    raw = bench.retag(bench.root)
    x = bench.arg(raw)
    child = bench.retag(x)
    bench.write(child)
    lazy = bench.retag(raw, SHARED, size=0)
    bench.leave(x)
    assert bench.shown(child) == [" Unique"], "children are not visited"
    assert bench.shown(lazy) == ["?Disabled"], "a lazy sibling created later is"
    with pytest.raises(BorrowsError) as caught:
        bench.read(lazy)
    (event,) = caught.value.history
    assert (event.cause, event.access, event.access_range, event.after) == (
        Cause.FUNCTION_EXIT,
        WRITE,
        None,
        "Disabled",
    )


def test_release_of_a_read_argument_is_a_read() -> None:
    bench = Bench(1)
    x = bench.arg(bench.root)
    y = bench.arg(bench.root)
    bench.leave(x)
    assert bench.shown(y) == [" Reserved (conflicted)"]
    with pytest.raises(BorrowsError):
        bench.write(y)


def test_tags_of_a_frame_stay_protected_until_all_are_released() -> None:
    bench = Bench(1)
    x = bench.arg(bench.root)
    bench.write(x)
    with pytest.raises(BorrowsError) as caught:
        bench.retag(bench.root, SHARED)
    assert caught.value.cause == Cause.REBORROW
    assert caught.value.kind == "protected-disabled"
    bench = Bench(1)
    y = bench.arg(bench.root)
    x = bench.arg(bench.root, size=0)
    bench.leave(x, y)
    assert bench.shown(x) == ["?Reserved (conflicted)"], "x still counts as protected during the release of y"


def test_deallocation() -> None:
    bench = Bench(2)
    a = bench.retag(bench.root)
    bench.free(a)
    bench = Bench(2)
    shared = bench.retag(bench.root, SHARED)
    with pytest.raises(BorrowsError) as caught:
        bench.free(shared)
    assert (caught.value.kind, caught.value.cause) == ("child-forbidden", Cause.DEALLOCATION)


def test_deallocation_under_a_strong_protector() -> None:
    bench = Bench(2)
    x = bench.arg(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.free(x)
    error = caught.value
    assert (error.kind, error.accessed, error.conflicting) == ("protected-dealloc", x, x)
    assert error.history == []
    bench = Bench(2)
    x = bench.arg(bench.root)
    with pytest.raises(BorrowsError) as caught:
        bench.free(bench.root)
    assert caught.value.kind == "protected-disabled"


# spec: tree-borrows 15 | deallocation vs. protector
def test_deallocation_that_protectors_allow() -> None:
    bench = Bench(2)
    bench.free(bench.arg(bench.root, BOX))
    bench = Bench(2)
    bench.arg(bench.root, SHARED, cells=[(0, 2)])
    bench.free(bench.root)
    bench = Bench(2)
    bench.arg(bench.root, size=0)
    bench.free(bench.root)
    bench = Bench(2)
    x = bench.arg(bench.root, at=1, size=1)
    y = bench.retag(x)
    with pytest.raises(BorrowsError) as caught:
        bench.free(y)
    assert (caught.value.conflicting, caught.value.offset) == (x, 0), "the write made it accessed at byte 0 too"


def test_deallocation_with_a_protected_ancestor_reports_it() -> None:
    bench = Bench(1)
    x = bench.arg(bench.root)
    y = bench.retag(x)
    with pytest.raises(BorrowsError) as caught:
        bench.free(y)
    assert (caught.value.kind, caught.value.accessed, caught.value.conflicting) == ("protected-dealloc", y, x)


def test_place_protection() -> None:
    bench = Bench(1)
    place = bench.retag(bench.root, PLACE)
    bench.write(place)
    with pytest.raises(BorrowsError) as caught:
        bench.read(bench.root)
    assert (caught.value.kind, caught.value.conflicting) == ("protected-disabled", place)


# spec: tree-borrows 1.2 | debug data
def test_names() -> None:
    bench = Bench(1)
    a = bench.retag(bench.root)
    b = bench.retag(a)
    assert bench.state.name(b, 0, "b")
    assert bench.state.name(b, 1, "a")
    assert bench.state.name(b, 1, "again")
    assert not bench.state.name(b, 3, "nobody")
    assert bench.node(a).names == ["a", "again"]
    assert bench.node(b).children == []
    assert bench.node(a).children == [b]


def test_a_dead_tree_needs_no_search_for_garbage() -> None:
    bench = Bench(2)
    a = bench.retag(bench.root)
    bench.retag(bench.retag(a))
    bench.write(a)
    bench.state.deallocate(bench.root)
    gc.disable()
    try:
        before = sum(isinstance(one, Node) for one in gc.get_objects())
        bench.state.bury()
        bench.state = bench.model.new_allocation(0, bench.model.new_tag(), stack=True)
        assert sum(isinstance(one, Node) for one in gc.get_objects()) == before - 4 + 1
    finally:
        gc.enable()


def test_changes_tell_every_observable_change() -> None:
    bench = Bench(2)
    changes: list[Any] = []
    bench.state.changes = changes
    a = bench.retag(bench.root, size=1)
    assert changes_of(changes) == [Change(a, 0, 1, None, ("Reserved", True), "")]
    changes.clear()
    bench.write(a)
    assert changes_of(changes) == [
        Change(a, 0, 1, ("Reserved", True), ("Unique", True), "child"),
        Change(a, 1, 2, None, ("Unique", True), "child"),
    ]
    changes.clear()
    bench.write(a)
    assert changes == []
    bench.write(bench.root, 1, 2)
    assert changes_of(changes) == [Change(a, 1, 2, ("Unique", True), ("Disabled", True), "foreign")]
    changes.clear()
    cell = bench.retag(bench.root, SHARED, cells=[(0, 2)])
    bench.read(cell, 0, 1)
    assert Change(cell, 0, 1, ("Cell", False), ("Cell", True), "child") in changes_of(changes)


def test_ranges_merge_again_when_equal() -> None:
    bench = Bench(8)
    bench.read(bench.root, 2, 4)
    assert bench.state.ranges() == [(0, 2), (2, 4), (4, 8)]
    bench.read(bench.root)
    assert bench.state.ranges() == [(0, 8)]


def test_error_offsets_are_starts_of_ranges_after_splitting() -> None:
    bench = Bench(8)
    shared = bench.retag(bench.root, SHARED)
    with pytest.raises(BorrowsError) as caught:
        bench.write(shared, 3, 5)
    assert caught.value.offset == 3
