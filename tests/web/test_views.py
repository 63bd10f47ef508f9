"""The views of a state: each says what the snapshot says, and large ones stay small."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.choice import VIEWS, Choice
from app.filters import filters_at, limited, lives_about, steps_about
from app.frames import ROW, board_of
from app.matrix import MOST_BYTES, matrices
from app.outline import MOST_TICKS, NEAR, STAYS, outline_of
from app.outlooks import machines, prospects
from app.overview import overview_of
from app.picture import MOST_ROWS, MOST_ROWS_UNFOLDED, Card, Row, draw
from app.rendering import render_step
from app.stacks import piles
from app.tour import Tour
from app.values import value_at
from app.views import Where, view_step
from engine.trace.events import FieldInfo
from engine.trace.snapshot import AllocationView, Snapshot
from engine.trace.trace import Trace
from tests.web.driver import PAIR, TWO, Driver, play, trace_of

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)


def named(snapshot: Snapshot, name: str) -> AllocationView:
    return next(one for one in snapshot.allocations.values() if one.label == name)


def rows_of(card: Card) -> list[Row]:
    out: list[Row] = []
    stack = list(reversed(card.rows))
    while stack:
        row = stack.pop()
        out.append(row)
        stack.extend(reversed(row.children))
    return out


# ------------------------------------------------------------------------------------------------ addresses


@given(st.sampled_from(["", *VIEWS]), st.sampled_from(["", "a1", "t22", "l3", "h0"]),
       st.none() | st.integers(1, 99), WORDS, st.booleans())  # fmt: skip
def test_a_choice_comes_back_from_its_address(view: str, only: str, focus: int | None, find: str, whole: bool) -> None:
    choice = Choice.of(view, only, focus, find, whole)
    said = choice.query()
    back = Choice.of(
        said.get("view", ""), said.get("only", ""), int(said["focus"]) if "focus" in said else None,
        said.get("find", ""), "whole" in said,
    )  # fmt: skip
    assert back == choice


def test_nonsense_in_an_address_is_left_out() -> None:
    assert Choice.of("no", "x1", -3, " a ") == Choice(find="a")
    assert Choice.of(only="a12345678901").only == "" and Choice.of(only="t1;2").only == ""
    assert Choice("stacks").view_for("tree") == "tree" and Choice().view_for("stacked") == "stacks"


def test_a_form_carries_everything_but_what_it_asks_for() -> None:
    where = Where("/t/x", True, "dark", (("notes", "n"),), Choice("bytes", "a3", 7, "old", True))
    assert dict(where.hidden(5)) == {
        "step": "5", "lib": "1", "theme": "dark", "view": "bytes", "only": "a3", "whole": "1", "notes": "n",
    }  # fmt: skip


# ---------------------------------------------------------------------------------------------------- bytes


def test_the_bytes_of_a_struct() -> None:
    trace = play(PAIR)
    step = next(s for s, e in enumerate(trace.events) if e.kind == "write")
    snapshot = trace.snapshot(step)
    picture = draw(snapshot, trace.events[step], single=MOST_BYTES, most=MOST_BYTES)
    one = next(one for one in matrices(snapshot, picture) if one.card.title == "pair")
    said = [(value.text, value.columns, value.padding) for value in one.values]
    assert said == [("7", 2, False), ("2", 1, False), ("padding", 1, True)]
    assert [row.label for row in one.rows][:2] == ["pair", "&pair"]
    assert one.uninitialised == 0 and [run.kind for run in one.init] == ["all"]
    assert not one.pointers


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_line_of_a_matrix_covers_all_columns(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 90))
    cuts = sorted({0, size, *data.draw(st.lists(st.integers(0, size), max_size=5))})
    fields = [
        FieldInfo("" if data.draw(st.booleans()) else f".f{n}", lo, hi, data.draw(st.sampled_from(["u8", "u32", "T"])))
        for n, (lo, hi) in enumerate(zip(cuts, cuts[1:], strict=False))
    ]
    for part in fields:
        part.padding = not part.path

    def script(driver: Driver) -> None:
        driver.call("main")
        root = driver.alloc("x", "T", size, "x", fields=fields)
        tag = driver.retag(root, "a", "&mut", 0, size, "x")
        for _ in range(data.draw(st.integers(0, 4))):
            start = data.draw(st.integers(0, size - 1))
            driver.write(tag, start, bytes(data.draw(st.integers(1, size - start))), "x")

    trace = trace_of("x", script)
    snapshot = trace.snapshot(trace.last)
    picture = draw(snapshot, trace.events[-1], single=MOST_BYTES, most=MOST_BYTES)
    (one,) = matrices(snapshot, picture)
    count = len(one.card.columns)
    assert count <= MOST_BYTES and (count == size or size > MOST_BYTES)
    assert sum(value.columns for value in one.values) == count
    assert sum(run.columns for run in one.init) == count
    assert not one.card.fields or sum(label.columns for label in one.card.fields) == count
    assert all(sum(part.columns for part in row.segments) == count for row in one.rows)
    allocation = named(snapshot, "x")
    assert one.uninitialised == size - sum(allocation.init)
    at = 0
    for run in one.init:
        columns = one.card.columns[at : at + run.columns]
        bits = set(allocation.init[columns[0].start : columns[-1].end])
        assert bits == {"all": {1}, "none": {0}}.get(run.kind, bits)
        at += run.columns


@given(st.integers(-(2**31), 2**31 - 1), st.floats(width=32), st.booleans())
def test_values_are_read_from_their_bytes(number: int, real: float, partly: bool) -> None:
    import struct

    data = struct.pack("<if", number, real)

    def script(driver: Driver) -> None:
        driver.call("main")
        root = driver.alloc("x", "T", 8, "x")
        driver.write(root, 0, data[: 3 if partly else 8], "x")

    trace = trace_of("x", script)
    allocation = named(trace.snapshot(trace.last), "x")
    if partly:
        assert value_at(allocation, 0, 4, "i32") == ("uninitialised", None)
        return
    assert value_at(allocation, 0, 4, "i32") == (str(number), None)
    assert value_at(allocation, 0, 4, "u32") == (str(number % 2**32), None)
    text, _ = value_at(allocation, 4, 8, "f32")
    assert text == ("NaN" if real != real else f"{real:g}")
    assert value_at(allocation, 0, 4, "u64") == ("", None), "the size must be the type's"


# ---------------------------------------------------------------------------------------- variables, prospects


def test_variables_point_to_their_memory_and_say_what_they_may_do() -> None:
    trace = play(TWO)
    board = board_of(trace.snapshot(6), library=False)
    variables = {row.variable.name: row.variable for row in board.rows if row.variable is not None}
    assert list(variables) == ["x", "a", "p", "b"] and variables["x"].value == "1"
    looks = {name: [look.code for look in one.target.looks] for name, one in variables.items() if one.target}
    assert looks == {"a": ["Unq"], "p": ["Unq"], "b": ["Dis"]}
    assert variables["p"].through == "a" and variables["a"].through == ""
    assert [box.title for box in board.boxes] == ["x"]
    assert [arrow.useless for arrow in board.arrows] == [False, False, True]
    for arrow in board.arrows:
        assert 0 < arrow.y < len(board.rows) * ROW and 0 < arrow.to < len(board.boxes) * ROW


def test_what_each_pointer_may_do_next() -> None:
    trace = play(TWO)
    (group,), left = prospects(trace.snapshot(5), "tree", trace.events[5], library=False)
    assert left == 0 and group.title == "x"
    said = {
        row.label: [(verdict.kind, verdict.why) for verdict in (*row.read, *row.write)] for row in group.rows
    }  # fmt: skip
    assert said == {
        "x": [("ok", []), ("ok", ["ends b and a"])],
        "a": [("ok", []), ("ok", ["ends b", "becomes Unique"])],
        "b": [("ok", []), ("ok", ["becomes Unique", "a becomes Unique"])],
    }
    (after,), _ = prospects(trace.snapshot(6), "tree", trace.events[6], library=False)
    b = next(row for row in after.rows if row.label == "b")
    assert [(verdict.kind, verdict.why) for verdict in (*b.read, *b.write)] == [("ub", ["it is Disabled"])] * 2


def test_parts_of_a_struct_are_told_apart() -> None:
    def script(driver: Driver) -> None:
        driver.call("main")
        root = driver.alloc("s", "S", 4, "x")
        shared = driver.retag(root, "r", "&", 0, 4, "x", cells=((2, 4),))
        driver.raw("q", shared, "x")
        driver.write(root, 0, b"\1\1", "x")

    trace = trace_of("x", script)
    (group,), _ = prospects(trace.snapshot(trace.last), "tree", trace.events[-1], library=False)
    shared = next(row for row in group.rows if row.label == "r")
    assert [(v.kind, v.start, v.end, v.whole) for v in shared.write] == [("ub", 0, 2, False), ("ok", 2, 4, False)]


@pytest.mark.parametrize("source", [TWO, PAIR])
def test_the_lit_arrows_are_what_happened(source: str) -> None:
    trace = play(source)
    for step in range(len(trace)):
        drawn = machines(trace, step, trace.snapshot(step))
        lit = {(edge.source, edge.target) for machine in drawn for edge in machine.edges if edge.lit}
        done = {
            (change.before[0], change.after[0])
            for _, change in trace.events[step].changes
            if change.relation and change.before and change.after and change.before[0] != change.after[0]
        }
        css = {"Reserved": "res", "Unique": "unq", "Disabled": "dis", "Frozen": "frz", "Cell": "cel"}
        assert lit == {(css.get(a, "resc"), css.get(b, "resc")) for a, b in done}
    names = [box.here for box in machines(trace, 6, trace.snapshot(6))[0].boxes if box.here]
    assert source != TWO or names == ["x, a", "b"]


# ---------------------------------------------------------------------------------------------------- stacks


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_piles_are_the_stacks(data: st.DataObject) -> None:
    size = 6

    def script(driver: Driver) -> None:
        driver.call("main")
        tags = [driver.alloc("x", "T", size, "x")]
        for _ in range(data.draw(st.integers(1, 14))):
            tag = data.draw(st.sampled_from(tags))
            start = data.draw(st.integers(0, size - 1))
            end = data.draw(st.integers(start + 1, size))
            kind = data.draw(st.sampled_from(["&", "&mut", "read", "write"]))
            if kind in ("&", "&mut"):
                tags.append(driver.retag(tag, f"r{len(tags)}", kind, start, end, "x"))
            elif kind == "read":
                driver.read(tag, start, end, "x")
            else:
                driver.write(tag, start, bytes(end - start), "x")

    trace = trace_of("x", script, "stacked")
    for step in range(2, len(trace)):
        if trace.events[step].kind == "ub":
            break  # the driver tells of a retag that was begun here, the machine does not
        snapshot = trace.snapshot(step)
        allocation = named(snapshot, "x")
        shown = piles(snapshot, allocation, trace.events[step], library=True)
        assert [pile.start for pile in shown] == [0, *(pile.end for pile in shown[:-1])] and shown[-1].end == size
        for pile in shown:
            tags = [item.tag for item in pile.items if item.role != "gone"]
            for at in range(pile.start, pile.end):
                stacks = allocation.stacks or ((0, size, (allocation.root,)),)
                assert tags == list(reversed(next(tags for lo, hi, tags in stacks if lo <= at < hi)))
            gone = {item.tag for item in pile.items if item.role == "gone"}
            changes = [c for _, c in trace.events[step].changes if c.start <= pile.start < c.end]
            removed = {change.tag for change in changes if change.after is None}
            assert gone == removed and not gone & set(tags)


# --------------------------------------------------------------------------------------------------- filters


@pytest.mark.parametrize("only", ["a1", "t2", "t3", "l6", "h0", "a99", "t99", "l99"])
def test_a_filter_leaves_only_steps_about_the_thing(only: str) -> None:
    trace = play(TWO)
    outline = outline_of(trace)
    steps = steps_about(trace, outline, only, library=False)
    assert steps == sorted(set(steps)) and set(steps) <= set(outline.visible)
    if only.endswith("99"):
        assert steps == []
    if only == "t3":
        assert steps == [5, 6, 7], "its birth, the write that ends it, and its use"
    if only == "l6":
        assert steps == [6]
    if only == "h0":
        assert steps == outline.visible
    less = limited(trace, outline, only, library=False)
    assert set(less.transitions) <= set(steps) and less.steps(library=True) == steps
    assert less.last == outline.last


def test_filters_are_offered_for_what_a_step_is_about() -> None:
    trace = play(TWO)
    offered = [(one.only, one.text) for one in filters_at(trace, trace.snapshot(6), trace.events[6], "t3")]
    assert offered == [("t3", "pointer b"), ("l6", "line 6"), ("a1", "memory of x"), ("t2", "pointer a")]
    assert [life.label for life in lives_about(trace, "t3", library=False) or []] == ["b"]
    assert [life.label for life in lives_about(trace, "a1", library=False) or []] == ["x", "a", "b"]
    assert lives_about(trace, "l6", library=False) is None


# ----------------------------------------------------------------------------------------------- large trees


def large(count: int, deep: bool) -> Trace:
    def script(driver: Driver) -> None:
        driver.call("main")
        tag = first = driver.alloc("x", "u32", 4, "x", data=bytes(4))
        for number in range(count - 1):
            made = driver.retag(tag if deep else first, f"r{number}" if number % 50 == 0 else "", "&mut", 0, 4, "x")
            tag = made if deep or number % 7 == 0 else tag
        driver.write(first, 0, bytes(4), "x")
        driver.read(first, 0, 4, "x")

    return trace_of("x", script)


@pytest.mark.parametrize("deep", [False, True], ids=["wide", "deep"])
@pytest.mark.parametrize("whole", [False, True])
def test_a_tree_of_500_nodes_stays_usable(deep: bool, whole: bool) -> None:
    trace = large(500, deep)
    outline = outline_of(trace)
    where = Where("/t/x", choice=Choice(whole=whole))
    for step in (trace.last, trace.last - 1, trace.last - 2):
        view_step(trace, outline, step, where)
        began = process_time()
        view = view_step(trace, outline, step, where)
        text = render_step(view, Tour(), trace_id="x", heading="x", embedded=False)
        took = process_time() - began
        (card,) = view.picture.cards
        rows = rows_of(card)
        assert len(rows) <= (MOST_ROWS_UNFOLDED if whole else MOST_ROWS) + 1
        assert len(rows) + sum(row.hidden_more + row.hidden_dead for row in rows) == card.nodes == 500
        assert card.overview is not None and 'class="map"' in text
        assert len(text) < (420_000 if whole else 90_000)
        assert took < 1.5, "a bound far above what it takes, for a busy machine"
    assert any(row.role == "access" for row in rows)


def test_dead_branches_are_folded_and_can_be_unfolded() -> None:
    def script(driver: Driver) -> None:
        driver.call("main")
        x = driver.alloc("x", "u32", 4, "x", data=bytes(4))
        kept = driver.retag(x, "kept", "&mut", 0, 4, "x")
        for _ in range(12):
            driver.retag(kept, "", "&mut", 0, 4, "x")
        driver.write(x, 0, bytes(4), "x")
        driver.read(x, 0, 4, "x")

    trace = trace_of("x", script)
    at_death, later = (draw(trace.snapshot(s), trace.events[s]).cards[0] for s in (trace.last - 1, trace.last))
    assert sum(row.hidden_dead for row in rows_of(at_death)) == 0, "what dies in a step is seen in it"
    assert [row.label for row in rows_of(later)] == ["x", "kept"], "a variable holds it, so it stays"
    assert sum(row.hidden_dead for row in rows_of(later)) == 12
    whole = draw(trace.snapshot(trace.last), trace.events[-1], choice=Choice(whole=True)).cards[0]
    assert len(rows_of(whole)) == 14


def test_searching_and_focusing() -> None:
    trace = large(500, False)
    snapshot, event = trace.snapshot(trace.last), trace.events[-1]
    found = rows_of(draw(snapshot, event, choice=Choice(find="R100")).cards[0])
    assert [row.label for row in found if row.found] == ["r100"]
    tag = next(row.tag for row in found if row.found)
    assert {row.tag for row in found} == set(named(snapshot, "x").ancestors(tag))
    by_tag = rows_of(draw(snapshot, event, choice=Choice(find=f"<{tag}>")).cards[0])
    assert [row.tag for row in by_tag if row.found] == [tag]
    near = rows_of(draw(snapshot, event, choice=Choice(focus=tag)).cards[0])
    assert {row.tag for row in near} == set(named(snapshot, "x").ancestors(tag))
    nothing = draw(snapshot, event, choice=Choice(find="nowhere")).cards[0]
    assert len(rows_of(nothing)) == len(rows_of(draw(snapshot, event).cards[0]))


@pytest.mark.parametrize("deep", [False, True])
def test_the_map_has_every_node_at_a_place_of_its_own(deep: bool) -> None:
    trace = large(120, deep)
    allocation = named(trace.snapshot(trace.last), "x")
    drawn = overview_of(allocation, 0, {}, set())
    places = re.findall(r"M([\d.]+) ([\d.]+)h", "".join(path for _, path, _ in drawn.dots))
    assert len(places) == len(set(places)) == sum(count for _, _, count in drawn.dots) == 120
    assert all(float(x) < drawn.width and float(y) < drawn.height for x, y in places)
    before = overview_of(named(trace.snapshot(trace.last - 1), "x"), 0, {}, set())
    assert before.lines == drawn.lines, "nodes do not move from step to step"


# -------------------------------------------------------------------------------------------------- timeline


def test_a_long_run_has_ticks_for_single_steps_beside_those_for_many() -> None:
    outline = outline_of(play(TWO))
    assert outline.near(3, library=False) == []
    count = 20_000
    steps = list(range(count))
    long = replace(outline, kinds=["read"] * count, visible=steps, transitions=steps[::9], ub=[count - 1])
    began = process_time()
    ticks, near = long.ticks(library=False), long.near(12_345, library=False)
    assert process_time() - began < 0.5
    assert len(ticks) <= MOST_TICKS and sum(tick.count for tick in ticks) == count
    assert [tick.step for tick in near] == [*range(12_330, 12_370)]
    assert [tick.step for tick in near if tick.transition] == [s for s in range(12_330, 12_370) if s % 9 == 0]
    assert long.near(0, library=False)[0].step == 0 and long.near(count - 1, library=False)[-1].ub


def test_the_ticks_around_a_step_stay_the_same_for_many_steps_and_show_what_is_before_and_after() -> None:
    count = 300
    long = replace(outline_of(play(TWO)), kinds=["read"] * count, visible=[*range(count)], transitions=[], ub=[])
    shown = [[tick.step for tick in long.near(step, library=False)] for step in range(count)]
    assert all(len(one) == NEAR for one in shown)
    assert all(one[10] <= step <= one[-10] for step, one in enumerate(shown) if 10 <= step < count - 10)
    assert sum(one != other for one, other in zip(shown, shown[1:], strict=False)) <= count // STAYS
