"""Predicting: before a step that changes permissions or is undefined behaviour, which pointers will it be? Pure.

A question holds nothing of its answer; `judge` looks the answer up in the trace when it is given.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.outline import Outline
from engine.trace.changes import permission_changes
from engine.trace.events import Event
from engine.trace.labels import expression_text, library_macro, short_function
from engine.trace.queries import Index, index_of
from engine.trace.snapshot import AllocationView
from engine.trace.trace import Trace

__all__ = ["SKIP", "UB", "Judgement", "Option", "Question", "judge", "question"]

UB = "ub"
"""The answer that the next step is undefined behaviour."""
SKIP = "skip"
"""In place of an answer: just show the step."""
MOST_OPTIONS = 10


@dataclass(slots=True, frozen=True)
class Option:
    """A pointer that may be chosen: `permissions` are those it holds now."""

    tag: int
    label: str
    permissions: tuple[str, ...]


@dataclass(slots=True, frozen=True)
class Question:
    """Asked at step `before` of what step `step` will do. `text` is the expression that runs next, on `line` (None in
    code that is not the user's), `goes_on` says that it has begun already; `place` is the memory that is used."""

    step: int
    before: int
    text: str
    inside: str
    line: int | None
    goes_on: bool
    place: str
    options: tuple[Option, ...]


@dataclass(slots=True)
class Judgement:
    """How an answer compares: `missed` pointers change and were not chosen, `mistaken` ones were and do not; `ub` is
    whether the step is undefined behaviour. `right` is None if the question was skipped."""

    step: int
    right: bool | None
    ub: bool
    missed: list[str] = field(default_factory=list)
    mistaken: list[str] = field(default_factory=list)


def question(trace: Trace, outline: Outline, step: int, *, library: bool) -> Question | None:
    """The question before a step; None if the step changes nothing worth asking for. The end of a scope is not asked
    for: that its pointers die is no lesson. Raises IndexError if there is no such step."""
    event = trace.events[step]
    before = outline.before(step, library=library)
    if before is None or event.kind == "dealloc" or not (_is_ub(trace, event) or _changing(trace, step)):
        return None
    alloc = event.alloc
    failure = trace.ending.failure
    if event.kind == "ub" and failure is not None:
        alloc = failure.alloc
    found = trace.snapshot(before).allocations.get(alloc) if alloc is not None else None
    index = index_of(trace)
    options = _options(index, found, _changing(trace, step), library=library) if found is not None else ()
    if not options and not _is_ub(trace, event):
        return None
    span = event.user_span.call_site()
    inside = "" if expression_text(event) else library_macro(event.span) or short_function(event.function)
    then = trace.events[before]
    goes_on = then.span == event.span and then.kind in ("read", "write") and not event.library
    return Question(
        step, before, expression_text(event), inside, span.start()[0] if span.file.is_local else None, goes_on,
        found.label if found is not None else "", options,
    )  # fmt: skip


def judge(trace: Trace, asked: Question, answer: set[str]) -> Judgement:
    """Compare an answer (tags as text, UB, or SKIP) with what the step does."""
    event = trace.events[asked.step]
    ub = _is_ub(trace, event)
    if SKIP in answer:
        return Judgement(asked.step, None, ub)
    changing = _changing(trace, asked.step)
    missed = [one.label for one in asked.options if one.tag in changing and str(one.tag) not in answer]
    mistaken = [one.label for one in asked.options if one.tag not in changing and str(one.tag) in answer]
    return Judgement(asked.step, not missed and not mistaken and (UB in answer) == ub, ub, missed, mistaken)


def _is_ub(trace: Trace, event: Event) -> bool:
    return event.kind == "ub" and trace.ending.kind == "ub"


def _changing(trace: Trace, step: int) -> set[int]:
    """The pointers that change, without those that are not the user's or were not made for these bytes."""
    return {tag for line in permission_changes(trace, step) if not line.minor for tag in line.tags}


def _options(index: Index, found: AllocationView, changing: set[int], *, library: bool) -> tuple[Option, ...]:
    nodes = [node for _, node in found.preorder() if library or node.tag in index.users]
    if len(nodes) > MOST_OPTIONS:
        # All that change if they fit, and the youngest others: those are the ones that are still in use.
        ranked = sorted(nodes, key=lambda node: (node.tag not in changing, -node.tag))
        kept = {node.tag for node in ranked[:MOST_OPTIONS]}
        nodes = [node for node in nodes if node.tag in kept]
    return tuple(
        Option(
            node.tag, index.name(node.tag),
            tuple(dict.fromkeys(state[0] for _, _, state in node.states if state is not None)),
        )
        for node in nodes
    )  # fmt: skip
