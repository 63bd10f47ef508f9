"""What the page shows that puts runs of one program under several models side by side. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from app.rendering import Verdict, verdict_of
from app.traces import Opened
from app.views import Change, CodeLine, StepView, Where, Word, code_lines, view_step, words_of
from engine.messages import _
from engine.options import MODELS
from engine.trace.compare import Comparison
from engine.trace.sentence import sentence

__all__ = ["Column", "Place", "Sides", "sides"]

MOST_BEFORE = 4
"""Steps before the one shown that are told in a column."""


@dataclass(slots=True, frozen=True)
class Place(Where):
    """The address of a comparison (`base` with its models in `kept`). Steps of one model's run, the links of its
    sentences, lead to their position: all pictures move. What looks closer leads to the run's own walk, `own`."""

    comparison: Comparison | None = None
    model: str = ""
    own: str = ""

    def at(self, position: int) -> str:
        """The address of a position."""
        query = {"at": str(position), **({"theme": self.theme} if self.theme else {}), **dict(self.kept)}
        return f"{self.base}?{urlencode(query)}"

    def url(self, step: int | None = None, *, library: bool | None = None, **other: Any) -> str:
        """The address of the position of a step; with a choice of what is looked at, of the step itself."""
        if other or library is not None:
            return Where(self.own, theme=self.theme).url(step, library=library, **other)
        if step is None or self.comparison is None:
            return self.at(0)
        return self.at(self.comparison.position(self.model, step))

    @property
    def prefix(self) -> str:
        """Ids begin with the model."""
        return f"{self.model}-"

    @property
    def under(self) -> str:
        """Pictures are named after the model too."""
        return _(" under {model}").format(model=_(MODELS.get(self.model, self.model)))

    def of(self, comparison: Comparison, model: str, run: Opened) -> Place:
        """The same for one model's side."""
        return replace(self, comparison=comparison, model=model, own=f"/t/{run.record.id}")


@dataclass(slots=True)
class Column:
    """One model's side: its verdict, the step at this position (`view`, on its own page at `url`), what was done on the
    way there, and what changed. `over` says that the run had ended before; `part` is `forbids` or `allows` at the
    position where the models part, else ""."""

    model: str
    title: str
    verdict: Verdict
    url: str
    view: StepView
    over: bool
    part: str
    before: list[list[Word]]
    skipped: int
    changes: list[Change]


@dataclass(slots=True)
class Sides:
    """The page: where it stands (`position` of `positions`), its neighbours ("" where there is none), the code with the
    current place marked, and the columns."""

    position: int
    positions: int
    first: str
    previous: str
    next: str
    last: str
    previous_change: str
    next_change: str
    parting: str
    line: int | None
    forbids: list[str]
    allows: list[str]
    parted: int | None
    code: list[CodeLine]
    where: Place
    columns: list[Column]


def sides(runs: Mapping[str, Opened], found: Comparison, position: int, place: Place) -> Sides:
    """The page at a position; the code follows the first run that is not over."""
    split = found.divergence
    changes = sorted({found.position(model, step) for model, run in runs.items() for step in run.outline.transitions})
    before = [at for at in changes if at < position]
    after = [at for at in changes if at > position]
    last = found.positions - 1
    lead = next((model for model in runs if not found.over(model, position)), next(iter(runs)))
    trace = runs[lead].trace
    event = trace.events[found.step(lead, position)] if trace.events else None
    where = place.of(found, lead, runs[lead])
    return Sides(
        position, found.positions,
        place.at(0) if position else "",
        place.at(position - 1) if position else "",
        place.at(position + 1) if position < last else "",
        place.at(last) if position < last else "",
        place.at(before[-1]) if before else "",
        place.at(after[0]) if after else "",
        place.at(split.position) if split is not None and split.position != position else "",
        split.line if split is not None else None,
        [_(MODELS[model]) for model in split.forbids] if split is not None else [],
        [_(MODELS[model]) for model in split.allows] if split is not None else [],
        found.parted,
        code_lines(trace, runs[lead].outline, event),
        where,
        [_column(run, found, model, position, place) for model, run in runs.items()],
    )  # fmt: skip


def _column(run: Opened, found: Comparison, model: str, position: int, place: Place) -> Column:
    trace, split = run.trace, found.divergence
    where = place.of(found, model, run)
    own = Where(f"/t/{run.record.id}", theme=place.theme)
    step = found.step(model, position)
    over = found.over(model, position)
    part = ""
    if split is not None and position == split.position and model in split.steps:
        part = "forbids" if model in split.forbids else "allows"
        step = split.steps[model]
    view = view_step(trace, run.outline, step, where)
    visible = set(run.outline.visible)
    way = [at for at in found.segment(model, position) if at < step and at in visible]
    return Column(
        model, _(MODELS[model]), verdict_of(trace.ending), own.url(step), view, over, part,
        [words_of(sentence(trace, at).parts, trace, where) for at in way[-MOST_BEFORE:]],
        max(0, len(way) - MOST_BEFORE), [] if over else [one for one in view.changes if not one.minor],
    )  # fmt: skip
