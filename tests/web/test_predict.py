"""Predicting: which steps are asked for, how answers are judged, and that a question holds nothing of its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.outline import outline_of
from app.predict import SKIP, UB, judge, question
from app.rendering import render, render_step, step_context
from app.store import Record
from app.tour import Asked, toured
from app.traces import Opened
from app.views import Where
from engine.options import Options
from engine.trace.recorder import Recorder
from engine.trace.trace import Ending, Trace, ending_of
from tests.web.conftest import Server
from tests.web.driver import TWO, run

WHERE = Where("/t/x")


def recorded() -> Trace:
    recorder = Recorder()
    outcome = run(TWO, Options(), recorder)
    return Trace(TWO, Options(), recorder.events, ending_of(outcome))


@pytest.fixture(scope="module")
def trace() -> Trace:
    return recorded()


@pytest.fixture(scope="module")
def two(driven: Server) -> dict[str, Any]:
    return driven.run(TWO)


def opened(trace: Trace) -> Opened:
    ending = trace.ending
    record = Record("x", "p", "tree", ending.status, ending.kind, ending.title, len(trace), True)
    return Opened(record, trace, outline_of(trace))


def test_only_steps_that_change_or_are_wrong_are_asked_for(trace: Trace) -> None:
    outline = outline_of(trace)
    asked = [step for step in range(len(trace)) if question(trace, outline, step, library=False) is not None]
    assert asked == [*outline.transitions, *outline.ub] == [6, 7]


def test_a_question_offers_every_pointer_with_what_it_may_do_now(trace: Trace) -> None:
    found = question(trace, outline_of(trace), 6, library=False)
    assert found is not None
    assert (found.before, found.text, found.line, found.place) == (5, "*p = 1", 6, "x")
    assert [(one.label, one.permissions) for one in found.options] == [
        ("x", ("Unique",)), ("a", ("Reserved",)), ("b", ("Reserved",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "right", "missed", "mistaken"),
    [
        ({"2", "3"}, True, [], []),
        ({"3"}, False, ["a"], []),
        ({"1", "2", "3"}, False, [], ["x"]),
        ({"2", "3", UB}, False, [], []),
        ({SKIP}, None, [], []),
    ],
)
def test_answers_are_judged_by_the_step_itself(
    trace: Trace, answer: set[str], right: bool | None, missed: list[str], mistaken: list[str]
) -> None:
    found = question(trace, outline_of(trace), 6, library=False)
    assert found is not None
    judged = judge(trace, found, answer)
    assert (judged.right, judged.missed, judged.mistaken, judged.ub) == (right, missed, mistaken, False)


def test_undefined_behaviour_is_the_answer_only_where_it_is(trace: Trace) -> None:
    found = question(trace, outline_of(trace), 7, library=False)
    assert found is not None
    assert judge(trace, found, {UB}).right is True
    assert judge(trace, found, {"3"}).right is False
    assert judge(trace, found, {UB, "3"}).right is False


def other_ends(trace: Trace, step: int) -> list[Trace]:
    """Traces that are the same before `step` and do something else there."""
    event = trace.events[step]
    one = event.changes[0][1]._replace(tag=1)
    fewer = replace(event, changes=event.changes[:1])
    another = replace(event, changes=((event.changes[0][0], one),))
    past = list(trace.events[:step])
    return [
        Trace(trace.source, trace.options, [*past, fewer], Ending(0, "ok")),
        Trace(trace.source, trace.options, [*past, another, *trace.events[step + 1 :]], trace.ending),
    ]


@pytest.mark.parametrize("whole", [True, False])
def test_a_question_holds_nothing_of_its_answer(trace: Trace, whole: bool) -> None:
    """Its text is the same whatever the step does, and whatever comes after it."""

    def shown(one: Trace) -> str:
        at = opened(one)
        # Which lines have steps later on is known to everybody who reads the program.
        at.outline.lines.clear()
        view, tour = toured(at, 6, WHERE, Asked(True))
        if whole:
            context = step_context(view, at.outline, tour, trace_id="x", model="tree", heading="What happens next?")
            return render("trace.html", **context)
        return render_step(view, tour, trace_id="x", heading="What happens next?", embedded=False)

    real = shown(trace)
    assert 'id="predict"' in real
    for other in other_ends(trace, 6):
        assert shown(other) == real


def test_the_page_asks_and_then_tells(driven: Server, two: dict[str, Any]) -> None:
    base = f"/t/{two['id']}"
    asked = driven.client.get(f"{base}?step=6&predict=1").text
    assert 'id="predict"' in asked and "Disabled" not in asked.split('id="help"')[0]
    assert "Undefined behaviour</span>" not in asked and "tick" not in asked
    told = driven.client.get(f"{base}?step=6&predict=1&answer=2&answer=3&score=1-2").text
    assert 'data-right="1"' in told and "2 of 3 right" in told and "foreign write" in told
    assert f'href="{base}?step=7&amp;predict=1&amp;score=2-3#now"' in told, "the score is carried on"
    wrong = driven.client.get(f"{base}?step=6&predict=1&answer=1").text
    assert 'data-right="0"' in wrong and "0 of 1 right" in wrong


def test_nothing_chosen_is_asked_again(driven: Server, two: dict[str, Any]) -> None:
    text = driven.client.get(f"/t/{two['id']}?step=6&predict=1&sent=1").text
    assert 'id="predict"' in text and "Choose at least one answer." in text


def test_skipping_counts_for_nothing(driven: Server, two: dict[str, Any]) -> None:
    text = driven.client.get(f"/t/{two['id']}?step=6&predict=1&score=1-2&answer=skip").text
    assert "1 of 2 right" in text and 'id="judged"' not in text


def test_predicting_begins_at_the_first_step(driven: Server, two: dict[str, Any]) -> None:
    text = driven.client.get(f"/t/{two['id']}?predict=1").text
    assert "<b>0</b>" in text and "/ 7" not in text, "how long the run is tells where it ends"


@pytest.mark.parametrize("path", ["/t/", "/embed/"])
@pytest.mark.parametrize("query", ["answer=99", "answer=x", "answer=-1", "score=3-2", "score=x", "answer=" + "1" * 50])
def test_bad_answers_are_refused(driven: Server, two: dict[str, Any], path: str, query: str) -> None:
    answer = driven.client.get(f"{path}{two['id']}?step=6&predict=1&{query}")
    assert answer.status_code == 422 and "<script>" not in answer.text


def test_predicting_works_in_a_frame(driven: Server, two: dict[str, Any]) -> None:
    text = driven.client.get(f"/embed/{two['id']}?step=6&predict=1").text
    assert f'action="/embed/{two["id"]}"' in text and "Undefined behaviour</span>" not in text
