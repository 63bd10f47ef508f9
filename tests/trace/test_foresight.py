"""At every step of a program: what is foreseen for the next access is what the next step does."""

from __future__ import annotations

import pytest

from app.lessons import examples
from engine import run
from engine.borrows.api import Access
from engine.options import Options
from engine.trace.foresight import outlook
from engine.trace.queries import REMOVED, transitions
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace

CHOSEN = (
    "two-mutable-references", "parent-read-freezes-child", "struct-with-a-cell", "two-phase-cell", "slice-halves",
)  # fmt: skip


def trace_of(slug: str, model: str) -> Trace:
    source = next(one.source for one in examples() if one.slug == slug)
    recorder = Recorder()
    options = Options(model=model)
    return recorder.finish(source, options, run(source, options, recorder))


@pytest.mark.parametrize("model", ["tree", "article-2023", "stacked"])
@pytest.mark.parametrize("slug", CHOSEN)
def test_the_next_access_does_what_was_foreseen(slug: str, model: str) -> None:
    trace = trace_of(slug, model)
    facts = trace.ending.failure.borrows if trace.ending.failure is not None else None
    asked = 0
    before = None
    for step, snapshot in enumerate(trace.snapshots()):
        event = trace.events[step]
        last, before = before, snapshot
        if last is None or event.alloc is None or event.tag is None or event.kind not in ("read", "write", "ub"):
            continue
        failed = event.kind == "ub"
        if failed and (facts is None or facts.cause != "explicit"):
            continue
        wrote = facts.access == "write" if failed and facts is not None else event.kind == "write"
        span = facts.range if failed and facts is not None else (event.start, event.end)
        if span is None or span[0] is None or span[1] is None or span[0] == span[1]:
            continue
        seen = outlook(model, last.allocations[event.alloc])
        assert seen is not None
        found = seen.ask(event.tag, span[0], span[1], Access.WRITE if wrote else Access.READ)
        assert (found[0].start, found[-1].end) == span
        asked += 1
        if failed:
            assert facts is not None
            assert [one.error.conflicting for one in found if one.error is not None][:1] == [facts.conflicting]
            continue
        assert all(one.error is None and not one.unknown for one in found)
        told = {(effect.tag, effect.before, effect.after or REMOVED) for one in found for effect in one.effects}
        done = {(change.tag, change.before, change.after) for change in transitions(trace, step)}
        # The machine forgets nodes that no pointer has any more; the picture, and so the outlook, keeps them.
        held = set(last.holders())
        assert done <= told
        assert {one for one in told - done if one[0] in held} == set()
    assert asked >= 1
