"""What a walk can carry besides its steps: an author's notes, and predicting what comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Query
from markupsafe import Markup

from app.notes import Notes, as_html
from app.permissions import Look, look
from app.predict import SKIP, UB, Judgement, Question, judge, question
from app.store import Store
from app.traces import Opened
from app.views import Links, StepView, Where, view_step
from engine.messages import _

__all__ = ["Asked", "Choice", "Guide", "Stop", "Tour", "TourDep", "guided", "toured"]


@dataclass(slots=True, frozen=True)
class Asked:
    """What an address asks of a walk: `predict` whether to ask before steps, `answer` what was chosen (`sent` even if
    nothing was), `score` right answers and all answers so far; `notes` the id of notes, which are `guide` once they
    have been looked up."""

    predict: bool = False
    answer: frozenset[str] = frozenset()
    sent: bool = False
    score: tuple[int, int] = (0, 0)
    notes: str = ""
    guide: Notes | None = None


def _asked(
    predict: Annotated[str, Query(max_length=5)] = "",
    answer: Annotated[list[str] | None, Query(max_length=40)] = None,
    sent: Annotated[str, Query(max_length=5)] = "",
    score: Annotated[str, Query(max_length=12)] = "",
    notes: Annotated[str, Query(max_length=32)] = "",
) -> Asked:
    if predict in ("", "0"):
        return Asked(notes=notes)
    chosen = frozenset(answer or ())
    for one in chosen:
        if one not in (SKIP, UB) and not re.fullmatch(r"[0-9]{1,9}", one):
            raise HTTPException(
                422,
                _("“{one}” is no answer: it is a tag's number, “{ub}” or “{skip}”.").format(
                    one=one[:20], ub=UB, skip=SKIP
                ),
            )
    right, _dash, count = score.partition("-")
    if score and not (re.fullmatch(r"[0-9]{1,5}-[0-9]{1,5}", score) and int(right) <= int(count)):
        raise HTTPException(
            422, _("“{score}” is no score: it is right answers and answers, such as 2-3.").format(score=score)
        )
    return Asked(True, chosen, sent not in ("", "0"), (int(right), int(count)) if score else (0, 0), notes)


async def guided(store: Store, trace: str, asked: Asked) -> Asked:
    """The same with its notes looked up. Raises HTTPException 404 if there are none of that name, or of another
    trace."""
    if not asked.notes:
        return asked
    found = await store.notes(asked.notes)
    if found is None or found.trace != trace:
        raise HTTPException(404, _("There are no notes of that name to this trace."))
    return replace(asked, guide=found)


TourDep = Annotated[Asked, Depends(_asked)]


@dataclass(slots=True, frozen=True)
class Choice:
    """A pointer that may be ticked, with the permissions that it holds now."""

    value: str
    label: str
    looks: tuple[Look, ...]
    ticked: bool = False


@dataclass(slots=True, frozen=True)
class Stop:
    """A step with a note; `here` if it is the one that is shown."""

    number: int
    step: int
    url: str
    here: bool


@dataclass(slots=True, frozen=True)
class Guide:
    """The author's notes at a step: `text` is that of the step, or "" if it has none; `previous` and `next` lead to the
    notes around it, `edit` to notes of one's own that begin with these."""

    id: str
    title: str
    text: Markup
    number: int
    count: int
    previous: str
    next: str
    stops: tuple[Stop, ...]
    edit: str


@dataclass(slots=True)
class Tour:
    """What the templates show besides the step: notes, the question, or how the last one was answered, the score."""

    predicting: bool = False
    ask: Question | None = None
    choices: list[Choice] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    action: str = ""
    show: str = ""
    nothing: bool = False
    judged: Judgement | None = None
    key: str = ""
    score: tuple[int, int] = (0, 0)
    start: str = ""
    stop: str = ""
    guide: Guide | None = None
    noted: frozenset[int] = frozenset()
    """Ticks of the timeline that stand for a step with a note."""


def toured(opened: Opened, step: int, where: Where, asked: Asked) -> tuple[StepView, Tour]:
    """The view of a step and what goes with it. While a question is open the view is that of the step before, and holds
    nothing of what comes. Raises HTTPException 422 for an answer that was not offered."""
    if asked.guide is not None:
        where = replace(where, kept=(*where.kept, ("notes", asked.guide.id)))
    view, tour = _predicted(opened, step, where, asked)
    if asked.guide is not None:
        tour.guide = _guide(asked.guide, opened, view)
        tour.noted = _noted(asked.guide, opened, where)
    return view, tour


def _guide(notes: Notes, opened: Opened, view: StepView) -> Guide:
    step, where = view.step, view.where
    steps = [note.step for note in notes.notes]
    before = [other for other in steps if other < step]
    after = [other for other in steps if other > step]
    here = next((note for note in notes.notes if note.step == step), None)
    edit = {"from": notes.id, "step": str(step), **({"theme": where.theme} if where.theme else {})}
    return Guide(
        notes.id, notes.title, as_html(here.text) if here is not None else Markup(""), len(before) + 1, len(steps),
        where.url(before[-1]) if before else "", where.url(after[0]) if after else "",
        tuple(Stop(number, at, where.url(at), at == step) for number, at in enumerate(steps, 1)),
        f"/t/{opened.record.id}/notes?{urlencode(edit)}",
    )  # fmt: skip


def _noted(notes: Notes, opened: Opened, where: Where) -> frozenset[int]:
    outline = opened.outline
    starts = [tick.step for tick in outline.ticks(library=where.library)]
    each = max(1, -(-len(outline.steps(library=where.library)) // max(1, len(starts))))
    places = {outline.position(note.step, library=where.library) // each for note in notes.notes}
    return frozenset(starts[place] for place in places if place < len(starts))


def _predicted(opened: Opened, step: int, where: Where, asked: Asked) -> tuple[StepView, Tour]:
    trace, outline = opened.trace, opened.outline
    if not asked.predict:
        view = view_step(trace, outline, step, where)
        here = step if view.links.next else 0
        return view, Tour(start=replace(where, kept=(*where.kept, ("predict", "1"))).url(here))
    stop = where.url(step)
    riding = _riding(where, asked.score)
    found = question(trace, outline, step, library=where.library)
    if found is None:
        return _blind(opened, step, riding), Tour(True, score=asked.score, stop=stop)
    if not asked.answer:
        view = _blind(opened, found.before, riding)
        show = replace(riding, kept=(*riding.kept, ("answer", SKIP))).url(step)
        view.links.next = show
        hidden = [("step", str(step)), *_query(riding), ("sent", "1")]
        choices = [Choice(str(one.tag), one.label, tuple(map(look, one.permissions))) for one in found.options]
        return view, Tour(
            True, found, choices, hidden, riding.base, show, asked.sent, score=asked.score,
            stop=where.url(found.before),
        )  # fmt: skip
    offered = {SKIP, UB, *(str(one.tag) for one in found.options)}
    if not asked.answer <= offered:
        raise HTTPException(422, _("One of the chosen pointers is not among those of the question."))
    judged = judge(trace, found, set(asked.answer))
    right, count = asked.score
    if judged.right is not None:
        right, count = right + judged.right, count + 1
    riding = _riding(where, (right, count))
    view = _blind(opened, step, riding)
    key = f"{opened.record.id}:{step}"
    return view, Tour(True, judged=judged, key=key, score=(right, count), stop=stop)


def _riding(where: Where, score: tuple[int, int]) -> Where:
    kept = [*where.kept, ("predict", "1")]
    if score != (0, 0):
        kept.append(("score", f"{score[0]}-{score[1]}"))
    return replace(where, kept=tuple(kept))


def _query(where: Where) -> list[tuple[str, str]]:
    out = [("lib", "1")] if where.library else []
    if where.theme:
        out.append(("theme", where.theme))
    return [*out, *where.kept]


def _blind(opened: Opened, step: int, where: Where) -> StepView:
    """The view of a step without what tells of steps to come. Going back shows what was asked without asking again."""
    view = view_step(opened.trace, opened.outline, step, where, blind=True)
    view.positions = view.position + 1
    before = opened.outline.before(step, library=where.library)
    back = replace(where, kept=(*where.kept, ("answer", SKIP)))
    view.links = Links(
        first=view.links.first, previous=back.url(before) if before is not None else "", next=view.links.next
    )
    return view
