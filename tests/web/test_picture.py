"""Pictures of hand-made runs: what the rows, columns and segments say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.columns import MOST_COLUMNS
from app.picture import MOST_ROWS, Card, Picture, Row, draw
from engine.machine.errors import Stop
from engine.trace.events import FieldInfo, Outcome
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace
from tests.web.driver import PAIR, TWO, Driver, play, trace_of


def rows_of(card: Card) -> Iterator[Row]:
    """All rows, parents first."""
    stack = list(reversed(card.rows))
    while stack:
        row = stack.pop()
        yield row
        stack.extend(reversed(row.children))


def at(trace: Trace, step: int, *, library: bool = False) -> Picture:
    """The picture of a step."""
    return draw(trace.snapshot(step), trace.events[step], failure=trace.ending.failure, library=library)


def step_where(trace: Trace, kind: str, nth: int = 0) -> int:
    """The nth step of a kind."""
    return [step for step, event in enumerate(trace.events) if event.kind == kind][nth]


def test_a_write_splits_the_tree_into_path_and_foreign() -> None:
    trace = play(TWO)
    (card,) = at(trace, step_where(trace, "write")).cards
    roles = {row.label: row.role for row in rows_of(card)}
    assert roles == {"x": "path", "a": "access", "b": "foreign"}


def test_a_write_shows_both_transitions_with_their_side() -> None:
    trace = play(TWO)
    (card,) = at(trace, step_where(trace, "write")).cards
    shown = {
        row.label: (segment.before.name if segment.before else None, segment.look.name, segment.relation)
        for row in rows_of(card)
        for segment in row.segments
    }
    assert shown == {
        "x": (None, "Unique", ""),
        "a": ("Reserved", "Unique", "child"),
        "b": ("Reserved", "Disabled", "foreign"),
    }


def test_the_next_step_shows_no_change_any_more() -> None:
    trace = play(TWO)
    step = step_where(trace, "retag", 1)
    (card,) = at(trace, step).cards
    assert not any(row.changed for row in rows_of(card) if row.label != "b")


def test_undefined_behaviour_marks_the_node_and_the_byte_that_forbid_it() -> None:
    trace = play(TWO)
    (card,) = at(trace, trace.last).cards
    assert [row.label for row in rows_of(card) if row.conflict] == ["b"]
    (b,) = [row for row in rows_of(card) if row.label == "b"]
    assert [segment.failed for segment in b.segments] == [True]


def test_a_stored_trace_draws_the_same_pictures() -> None:
    for source in (TWO, PAIR):
        trace = play(source)
        again = Trace.from_json(trace.to_json())
        for step in range(len(trace)):
            assert at(again, step) == at(trace, step)


def test_raw_pointers_are_named_as_holders_of_their_tag() -> None:
    trace = play(TWO)
    (card,) = at(trace, step_where(trace, "assign")).cards
    assert [row.holders for row in rows_of(card) if row.label == "a"] == [["p"]]


def test_bytes_of_a_cell_have_their_own_segment_under_their_field() -> None:
    trace = play(PAIR)
    card = at(trace, step_where(trace, "retag")).cards[0]
    assert [(label.text, label.columns, label.cell, label.padding) for label in card.fields] == [
        ("n", 2, False, False), ("c", 1, True, False), ("pad", 1, False, True),
    ]  # fmt: skip
    shared = next(row for row in rows_of(card) if row.pointer == "&")
    assert [(segment.look.code, segment.columns) for segment in shared.segments] == [("Frz", 2), ("Cel", 1), ("Frz", 1)]


def test_protected_arguments_carry_the_sign_until_their_function_returns() -> None:
    trace = play(PAIR)
    inside = at(trace, step_where(trace, "write")).cards
    protected = {row.label for card in inside for row in rows_of(card) if row.protector}
    assert protected >= {"arg s of show", "arg k of show"}
    after = at(trace, step_where(trace, "return", 1)).cards
    assert not any(row.protector for card in after for row in rows_of(card))


def test_the_end_of_a_protector_does_not_touch_what_was_made_from_it() -> None:
    trace = play(PAIR)
    release = next(s for s, e in enumerate(trace.events) if e.kind == "release" and e.function == "show")
    card = at(trace, release, library=True).cards[0]
    roles = {row.label: row.role for row in rows_of(card)}
    assert roles["arg s of show"] == "access"
    assert roles["s.c.get()"] == ""


def test_library_nodes_are_folded_and_counted() -> None:
    trace = play(PAIR)
    step = step_where(trace, "write")
    folded, whole = at(trace, step).cards[0], at(trace, step, library=True).cards[0]
    assert sum(row.library for row in rows_of(folded)) == 0
    assert sum(row.hidden_library for row in rows_of(folded)) == sum(row.library for row in rows_of(whole)) == 1


def test_a_freed_allocation_is_shown_as_it_dies_and_not_after() -> None:
    trace = play(PAIR)
    step = step_where(trace, "dealloc")
    assert [card.title for card in at(trace, step).cards if card.died_now] == ["k"]
    assert "k" not in [card.title for card in at(trace, step + 1).cards]


def test_variables_that_nothing_points_to_stand_apart() -> None:
    trace = play(PAIR)
    picture = at(trace, step_where(trace, "retag"))
    assert [card.title for card in picture.plain] == ["k"]


def test_a_long_allocation_gets_few_columns_and_keeps_the_access_in_sight() -> None:
    def script(driver: Driver) -> None:
        driver.call("main")
        root = driver.alloc("big", "[u8; 4096]", 4096, "x")
        tag = driver.retag(root, "a", "&mut", 0, 4096, "x")
        for offset in range(0, 400, 4):
            driver.write(tag, offset, b"\1", "x")

    trace = trace_of("x", script)
    (card,) = at(trace, trace.last).cards
    assert len(card.columns) <= MOST_COLUMNS
    assert any(column.touched and column.start == 396 for column in card.columns)
    assert card.columns[0].gap
    assert (card.columns[0].start, card.columns[-1].end) == (0, 4096)


def test_a_large_tree_is_folded_but_keeps_what_matters() -> None:
    def script(driver: Driver) -> None:
        driver.call("main")
        tag = first = driver.alloc("x", "u32", 4, "x")
        for _ in range(400):
            tag = driver.retag(tag, "r", "&mut", 0, 4, "x")
        driver.write(first, 0, b"\0\0\0\0", "x")

    trace = trace_of("x", script)
    (card,) = at(trace, trace.last - 1).cards
    shown = list(rows_of(card))
    assert len(shown) <= MOST_ROWS + 1
    assert {row.role for row in shown} >= {"access", "new"}
    assert len(shown) + sum(row.hidden_more for row in shown) == 401
    assert sum(row.hidden_changed for row in shown) == 0, "what a step does not change is folded first"
    # The last write disables them all; every row that changed is worth seeing, but not four hundred.
    shown = list(rows_of(at(trace, trace.last).cards[0]))
    assert len(shown) <= MOST_ROWS + 1
    changed = {change.tag for _, change in trace.events[trace.last].changes}
    assert sum(row.changed + row.hidden_changed for row in shown) == len(changed) == 400


def test_use_after_free_shows_what_was_freed() -> None:
    def script(driver: Driver) -> Outcome:
        driver.call("main")
        heap = driver.alloc("", "u32", 4, "x", kind="heap")
        driver.dealloc(heap, "x")
        stop = Stop("ub", "memory access failed", alloc=1, span=driver.at("x"), category="dangling")
        driver._emit("ub", error=stop)
        return Outcome(1, "ub", error=stop)

    trace = trace_of("x", script)
    assert [(card.title, card.alive) for card in at(trace, trace.last).cards] == [("heap", False)]


def test_names_of_fields_are_no_longer_than_needed() -> None:
    def script(driver: Driver) -> None:
        driver.call("main")
        paths = (".name.buf.ptr", ".name.buf.cap", ".hits.value.value", ".pair[0].x", ".pair[1].x")
        fields = [FieldInfo(path, 8 * n, 8 * n + 8, "usize") for n, path in enumerate(paths)]
        tag = driver.alloc("a", "T", 40, "x", fields=fields)
        driver.retag(tag, "r", "&", 0, 40, "x")

    trace = trace_of("x", script)
    (card,) = at(trace, trace.last).cards
    assert [label.text for label in card.fields] == ["name.buf.ptr", "name.buf.cap", "hits", "pair[0]", "pair[1]"]


def test_nothing_is_drawn_before_the_program_starts() -> None:
    assert at(play(TWO), 0) == Picture([], [], 0)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_strip_covers_every_column_and_agrees_with_the_snapshot(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 24))

    def script(driver: Driver) -> None:
        driver.call("main")
        tags = [driver.alloc("x", "T", size, "x")]
        for _ in range(data.draw(st.integers(1, 12))):
            tag = data.draw(st.sampled_from(tags))
            start = data.draw(st.integers(0, size - 1))
            end = data.draw(st.integers(start + 1, size))
            kind = data.draw(st.sampled_from(["&", "&mut", "read", "write"]))
            if kind in ("&", "&mut"):
                tags.append(driver.retag(tag, "r", kind, start, end, "x"))
            elif kind == "read":
                driver.read(tag, start, end, "x")
            else:
                driver.write(tag, start, bytes(end - start), "x")

    trace = trace_of("x", script)
    for step in range(len(trace)):
        snapshot = trace.snapshot(step)
        for card in at(trace, step).cards:
            nodes = snapshot.allocations[card.id].nodes
            for row in rows_of(card):
                assert sum(segment.columns for segment in row.segments) == len(card.columns)
                assert [segment.start for segment in row.segments][:1] == [0]
                for segment in row.segments:
                    for offset in range(segment.start, segment.end):
                        assert segment.look.name == nodes[row.tag].permission_at(offset)
                        assert segment.stored == (nodes[row.tag].state_at(offset) is not None)


def test_the_driver_stops_where_the_model_says_no() -> None:
    recorder = Recorder()
    driver = Driver(TWO, recorder)
    driver.call("main")
    x = driver.alloc("x", "u32", 4, "let mut x")
    shared = driver.retag(x, "s", "&", 0, 4, "&mut x")
    with pytest.raises(Stop):
        driver.write(shared, 0, b"\0", "*p = 1")
    assert recorder.events[-1].kind == "ub"
