"""Every example runs to the verdict that its header promises, and every step of it can be drawn."""

from __future__ import annotations

import pytest

import engine
from app.choice import VIEWS, Choice
from app.lessons import Example, examples
from app.outline import outline_of
from app.rendering import render, step_context
from app.settings import Settings
from app.tour import Tour
from app.views import Where, view_step
from engine.options import Options
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace


def trace_of(one: Example) -> Trace:
    options = Options(limits=Settings().limits())
    recorder = Recorder()
    outcome = engine.run(one.source, options, recorder)
    return recorder.finish(one.source, options, outcome)


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.slug)
def test_the_verdict_is_the_promised_one(one: Example) -> None:
    trace = trace_of(one)
    assert trace.ending.kind == one.expect, trace.ending.text or trace.ending.title


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.slug)
def test_steps_all_along_can_be_drawn(one: Example) -> None:
    trace = Trace.from_json(trace_of(one).to_json())
    outline = outline_of(trace)
    for library in (False, True):
        steps = outline.steps(library=library)
        for number, step in enumerate([*steps[:: max(1, len(steps) // 12)], outline.last]):
            choice = Choice(tuple(VIEWS)[number % len(VIEWS)])
            view = view_step(trace, outline, step, Where("/t/x", library, choice=choice))
            context = step_context(view, outline, Tour(), trace_id="x", model="tree", heading="x")
            assert render("trace.html", **context).count(f'class="count"><b>{view.nr(step)}</b>') == 1


def test_headers_are_whole() -> None:
    assert len(examples()) >= 12
    for one in examples():
        assert one.title and one.about and one.expect in ("ok", "ub", "panic") and one.group
        assert "//!" not in one.source and one.source.endswith("}\n")
    assert len({one.slug for one in examples()}) == len(examples())
