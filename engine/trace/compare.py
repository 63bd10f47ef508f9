"""One program under several models: the runs side by side, and the first point where the judgements part.

The models give one program different events: a retag makes a node under one, an item under another, nothing under a
third. What the machine itself does for the program is the same whatever the model: it calls and returns, reads and
writes, gives values to variables, prints. These events, as far as the user's own code is their place, are the marks of
a run, and a position is the number of marks before a point: the same point of the program in every run. All else
belongs to the mark that follows it: retags, ends of protectors, printed trees, memory that comes and goes (some of it
is made only when a model asks), and what goes on inside the library.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from engine.trace.events import Event
from engine.trace.trace import Trace

__all__ = ["Comparison", "Divergence", "Judgement"]

MARKS = frozenset(
    (
        "start", "call", "return", "unwind", "read", "write", "assign", "print", "expose", "name", "thread", "panic",
        "end",
    )
)  # fmt: skip
"""Kinds of events that every model sees alike."""

ALWAYS = frozenset({"start", "print", "end"})
"""Those of them that count wherever they happen."""


@dataclass(slots=True, frozen=True)
class Judgement:
    """What one model says of the program: `kind` and `title` as in `Ending`; `position`, `step` and `line` tell where
    the run was stopped (UB or another error), None if it was not; `line` counts from 1, None outside the program."""

    model: str
    kind: str
    title: str
    position: int | None
    step: int | None
    line: int | None


@dataclass(slots=True, frozen=True)
class Divergence:
    """The first operation that some models forbid and others allow: at `position`, on `line` of the program (None:
    in the library). `steps` holds for each model the step that does it, or that says no to it; models whose run never
    came so far are in neither list."""

    position: int
    line: int | None
    forbids: tuple[str, ...]
    allows: tuple[str, ...]
    steps: Mapping[str, int]


class Comparison:
    """Runs of the same program, by the id of their model; the order is kept. At least one run."""

    def __init__(self, traces: Mapping[str, Trace]) -> None:
        if not traces:
            raise ValueError("nothing to compare")
        self.traces = dict(traces)
        self._marks = {
            model: [step for step, event in enumerate(trace.events) if _is_mark(event)]
            for model, trace in self.traces.items()
        }
        self.judgements = {model: self._judge(model) for model in self.traces}
        self.positions = max(self._length(model) for model in self.traces)
        """Positions count from 0 to one less than this."""
        self.parted = self._parted()
        """The first position at which the runs themselves differ (a program that looks at tags or trees); else None."""
        self.divergence = self._diverge()

    def step(self, model: str, position: int) -> int:
        """The step of a model's run at a position: the mark itself, or the last step if the run was over by then; -1 if
        nothing ran."""
        marks = self._marks[model]
        return marks[position] if position < len(marks) else self.traces[model].last

    def over(self, model: str, position: int) -> bool:
        """Whether the model's run had ended before this position."""
        return position >= self._length(model)

    def position(self, model: str, step: int) -> int:
        """The position of a step of a model's run: that of the mark that it belongs to."""
        return bisect_left(self._marks[model], step)

    def segment(self, model: str, position: int) -> range:
        """The steps of a model's run that belong to a position, the mark (or the end) last; empty after the end."""
        marks = self._marks[model]
        first = marks[position - 1] + 1 if 0 < position <= len(marks) else 0 if position == 0 else self._end(model)
        return range(first, marks[position] + 1 if position < len(marks) else self._end(model))

    def _end(self, model: str) -> int:
        return len(self.traces[model].events)

    def _length(self, model: str) -> int:
        """How many positions a run has: its marks, and its end if that is none."""
        marks = self._marks[model]
        return len(marks) + (self._end(model) > (marks[-1] + 1 if marks else 0))

    def _judge(self, model: str) -> Judgement:
        trace = self.traces[model]
        ending = trace.ending
        last = trace.events[-1] if trace.events else None
        if last is None or last.kind != "ub":
            return Judgement(model, ending.kind, ending.title, None, None, ending.line)
        return Judgement(
            model, ending.kind, ending.title, self.position(model, trace.last), trace.last, _line(trace, last)
        )  # fmt: skip

    def _parted(self) -> int | None:
        rows = [
            [_course(self.traces[model].events[step]) for step in marks] for model, marks in self._marks.items()
        ]  # fmt: skip
        longest = max(rows, key=len)
        found = [position for row in rows for position, course in enumerate(row) if course != longest[position]]
        return min(found, default=None)

    def _diverge(self) -> Divergence | None:
        stops = {model: one.position for model, one in self.judgements.items() if one.position is not None}
        if not stops:
            return None
        first = min(stops.values())
        early = [model for model, position in stops.items() if position == first]
        # Several may stop at one position, at different retags: the first of these is the one that no other came past.
        leader = next(
            (one for one in early if all(one == other or self._did(one, first, other) is None for other in early)),
            early[0],
        )
        steps: dict[str, int] = {}
        forbids: list[str] = []
        allows: list[str] = []
        for model in self.traces:
            step = self._did(model, first, leader)
            if model in early and _same_place(self._last(model), self._last(leader)):
                forbids.append(model)
                step = self.traces[model].last
            elif step is not None:
                allows.append(model)
            elif not self.over(model, first):
                # It has no step of its own for this (a retag that makes nothing there): what comes next stands for it.
                allows.append(model)
                step = self.segment(model, first)[-1]
            else:
                continue
            steps[model] = step
        if not allows:
            return None
        line = self.judgements[leader].line
        return Divergence(first, line, tuple(forbids), tuple(allows), steps)

    def _last(self, model: str) -> Event:
        return self.traces[model].events[-1]

    def _did(self, model: str, position: int, other: str) -> int | None:
        """The step of a run that does, at this position, what stopped the run of the `other` model; None if there is
        none. One piece of the program may do several things: a transmuted reference is retagged twice."""
        stop = self._last(other)
        events = self.traces[model].events
        found = [s for s in self.segment(model, position) if events[s].kind != "ub" and _same_place(events[s], stop)]
        failure = self.traces[other].ending.failure
        facts = failure.borrows if failure is not None else None
        if facts is not None and facts.cause == "deallocation":
            found = [step for step in self.segment(model, position) if events[step].kind == "dealloc"][:1]
        beside = [step for step in found if events[step].kind not in MARKS]
        if beside and (facts is None or facts.cause != "explicit"):
            return beside[-1]
        return found[-1] if found else None


def _is_mark(event: Event) -> bool:
    return event.kind in MARKS and (not event.library or event.kind in ALWAYS)


def _course(event: Event) -> tuple[str, int, int, str]:
    return event.kind, event.thread, event.frame, event.function


def _same_place(one: Event, other: Event) -> bool:
    return (one.span.file.name, one.span.lo, one.span.hi, one.frame) == (
        other.span.file.name, other.span.lo, other.span.hi, other.frame,
    )  # fmt: skip


def _line(trace: Trace, event: Event) -> int | None:
    span = event.user_span.call_site()
    return span.start()[0] if span.file.is_local else None
