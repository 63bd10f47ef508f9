"""The steps that have to do with one thing: an allocation, a tag, a thread or a line."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from app.outline import Life, Outline, lives_of
from engine.messages import _
from engine.trace.events import Event
from engine.trace.queries import index_of
from engine.trace.snapshot import Snapshot
from engine.trace.trace import Trace

__all__ = ["Filter", "filters_at", "limited", "lives_about", "steps_about"]

_kept: WeakKeyDictionary[Trace, dict[tuple[str, bool], list[int]]] = WeakKeyDictionary()
_MOST_KEPT = 64


def limited(trace: Trace, outline: Outline, only: str, *, library: bool) -> Outline:
    """The outline with only the steps about `only` (as in `app.choice.Choice`); the outline itself for ""."""
    return outline.limited(steps_about(trace, outline, only, library=library)) if only else outline


def steps_about(trace: Trace, outline: Outline, only: str, *, library: bool) -> list[int]:
    """The steps about one thing, in order; those of library code only if they are walked through anyway."""
    cache = _kept.setdefault(trace, {})
    key = (only, library)
    if key not in cache:
        if len(cache) >= _MOST_KEPT:
            cache.clear()
        cache[key] = _steps_about(trace, outline, only, library=library)
    return cache[key]


def _steps_about(trace: Trace, outline: Outline, only: str, *, library: bool) -> list[int]:
    kind, number = only[0], int(only[1:])
    steps = outline.steps(library=library)
    if kind == "l":
        wanted = index_of(trace).lines.get((trace.options.file_name, number), [])
        shown = set(steps)
        return [step for step in wanted if step in shown]
    about = {"a": _of_allocation, "t": _of_tag, "h": _of_thread}[kind]
    return [step for step in steps if about(trace.events[step], number)]


def lives_about(trace: Trace, only: str, *, library: bool) -> list[Life] | None:
    """The lives that the timeline shows under a filter by allocation or tag; None for all."""
    if not only or only[0] not in "at":
        return None
    number = int(only[1:])
    if only[0] == "a":
        return lives_of(trace, number, library=library)
    alloc = index_of(trace).tag_allocs.get(number)
    found = lives_of(trace, alloc, library=True) if alloc is not None else []
    return [life for life in found if life.tag == number]


def _of_allocation(event: Event, alloc: int) -> bool:
    return (
        event.alloc == alloc
        or any(one == alloc for one, _ in event.changes)
        or any(change.alloc == alloc for change in event.memory)
    )


def _of_tag(event: Event, tag: int) -> bool:
    return tag in (event.tag, event.parent) or any(change.tag == tag for _, change in event.changes)


def _of_thread(event: Event, thread: int) -> bool:
    return event.thread == thread


@dataclass(slots=True, frozen=True)
class Filter:
    """A filter that can be chosen: `only` as in the address, `text` for people."""

    only: str
    text: str


def filters_at(trace: Trace, snapshot: Snapshot, event: Event, only: str) -> list[Filter]:
    """What the steps can be limited to from here: the line, allocation, pointer and thread of this step; and what they
    are limited to now."""
    out: list[Filter] = []
    span = event.user_span.call_site()
    if span.file.is_local and event.kind != "start":
        out.append(_filter(snapshot, f"l{span.start()[0]}"))
    if event.alloc is not None and event.alloc in snapshot.allocations:
        out.append(_filter(snapshot, f"a{event.alloc}"))
    if event.tag and snapshot.node(event.tag) is not None:
        out.append(_filter(snapshot, f"t{event.tag}"))
    if len(snapshot.threads) > 1:
        out.append(_filter(snapshot, f"h{event.thread}"))
    if only and all(one.only != only for one in out):
        out.insert(0, _filter(snapshot, only))
    return out


def _filter(snapshot: Snapshot, only: str) -> Filter:
    kind, number = only[0], int(only[1:])
    if kind == "l":
        return Filter(only, _("line {line}").format(line=number))
    if kind == "h":
        return Filter(only, snapshot.threads.get(number) or _("thread {number}").format(number=number))
    if kind == "a":
        allocation = snapshot.allocations.get(number)
        return Filter(
            only, _("memory of {name}").format(name=allocation.label if allocation is not None else f"alloc{number}")
        )
    node = snapshot.node(number)
    return Filter(only, _("pointer {name}").format(name=node.label if node is not None else f"<{number}>"))
