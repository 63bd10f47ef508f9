"""Where the buttons lead, and what the timeline shows."""

from __future__ import annotations

from app.outline import MOST_TICKS, Outline, outline_of
from app.timeline import _BARS, lanes
from app.views import kind_titles
from tests.web.driver import PAIR, TWO, Driver, play, trace_of


def test_the_outline_survives_being_stored() -> None:
    for source in (TWO, PAIR):
        outline = outline_of(play(source))
        assert Outline.from_json(outline.to_json()) == outline


def test_walking_forward_visits_every_visible_step_and_back_returns() -> None:
    outline = outline_of(play(PAIR))
    seen, step = [0], 0
    while (after := outline.after(step, library=False)) is not None:
        assert outline.before(after, library=False) == step
        seen.append(after)
        step = after
    assert seen == outline.visible
    assert step == outline.last


def test_steps_in_library_code_are_passed_over_unless_asked_for() -> None:
    trace = play(PAIR)
    outline = outline_of(trace)
    hidden = set(range(len(trace))) - set(outline.visible)
    assert hidden and all(trace.events[step].library for step in hidden)
    assert list(outline.steps(library=True)) == list(range(len(trace)))


def test_a_step_of_the_library_that_changes_the_users_permissions_is_shown() -> None:
    def script(driver: Driver) -> None:
        driver.call("main")
        x = driver.alloc("x", "u32", 4, "x")
        driver.retag(x, "r", "&mut", 0, 4, "x")
        driver.library = True
        driver.write(x, 0, b"\0\0\0\0", "x")

    trace = trace_of("x", script)
    assert trace.last in outline_of(trace).visible


def test_transitions_and_undefined_behaviour_are_found() -> None:
    outline = outline_of(play(TWO))
    write, ub = outline.kinds.index("write"), outline.kinds.index("ub")
    assert outline.next_transition(0) == write
    assert outline.next_transition(write) is None
    assert outline.previous_transition(ub) == write
    assert outline.next_ub(0) == ub
    assert outline.home == ub


def test_a_run_without_errors_opens_where_its_trees_are_still_there() -> None:
    trace = play(PAIR)
    outline = outline_of(trace)
    assert trace.events[outline.home].kind == "write"


def test_the_timeline_has_one_tick_for_a_step_or_groups_many() -> None:
    outline = outline_of(play(TWO))
    assert [tick.step for tick in outline.ticks(library=False)] == list(range(8))
    long = Outline(["read"] * 999 + ["ub"], list(range(1000)), [500], [999], {})
    ticks = long.ticks(library=False)
    assert len(ticks) <= MOST_TICKS
    assert sum(tick.count for tick in ticks) == 1000
    assert [tick.step for tick in ticks if tick.transition] == [500]
    assert [tick.step for tick in ticks if tick.ub] == [999]


def test_lanes_tell_the_permission_by_thickness_too() -> None:
    shown = {lane.label: [(part.name, part.first, part.last) for part in lane.parts] for lane in
             lanes(outline_of(play(TWO)), kind_titles(), library=False)}  # fmt: skip
    assert shown == {
        "x": [("Unique", 2, 7)],
        "a": [("Reserved", 3, 5), ("Unique", 6, 7)],
        "b": [("Reserved", 5, 5), ("Disabled", 6, 7)],
    }
    (disabled,) = [p for lane in lanes(outline_of(play(TWO)), kind_titles(), library=False) for p in lane.parts
                   if p.name == "Disabled"]  # fmt: skip
    assert disabled.why == "since step 6, a write on line 6"
    shapes = [bars for css, bars in _BARS.items() if css not in ("dis", "gone")]
    assert len({*shapes, _BARS["dis"]}) == len(shapes) + 1, "no two permissions look alike without their colour"
    inks = {css: sum(height for _, height in bars) for css, bars in _BARS.items()}
    assert inks["unq"] > inks["res"] > inks["frz"] > inks["dis"], "the more a pointer may do, the more there is of it"


def test_steps_are_numbered_as_they_are_walked_through() -> None:
    """Without gaps and whatever a filter leaves; a folded step stands between two."""
    outline = Outline(["call"] * 8, [0, 3, 4, 7], [], [], {})
    assert [outline.number(step, library=False) for step in outline.visible] == ["0", "1", "2", "3"]
    assert outline.number(5, library=False) == "2+"
    assert outline.limited([4]).number(4, library=False) == "2"
    assert [outline.number(step, library=True) for step in range(8)] == [str(step) for step in range(8)]
