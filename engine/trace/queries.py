"""Questions about a trace: what changed, where a tag was born, which steps a line has, the life of a tag."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from weakref import WeakKeyDictionary

from engine.source import Span
from engine.trace.events import AllocInfo, Event, FrameInfo
from engine.trace.labels import expression_text, node_label, root_label, variable_label, written
from engine.trace.trace import Trace

__all__ = [
    "REMOVED", "Index", "LifeSegment", "Lifeline", "Transition", "birth_step", "event_json", "index_of", "lifelines",
    "next_step", "previous_step", "span_json", "steps_of_line", "transitions",
]  # fmt: skip


REMOVED = "Removed"
"""In place of a permission: the tag's item was popped off a stack (Stacked Borrows)."""


@dataclass(slots=True, frozen=True)
class Transition:
    """A change of permission of one tag on bytes `start..end`, seen as `child` or `foreign` access. `before` is the
    permission that governed before, also where nothing was stored (`fresh`)."""

    alloc: int
    tag: int
    start: int
    end: int
    before: str
    after: str
    relation: str
    fresh: bool = False


@dataclass(slots=True)
class LifeSegment:
    """A tag held `permission` on the tracked byte from step `start` until step `end` (None: to the end of the run).
    `cause` is the step that began it."""

    start: int
    end: int | None
    permission: str
    cause: int


@dataclass(slots=True)
class Lifeline:
    """The life of a tag: from `born` to `died` (the step its allocation was freed; None: never). `segments` follow the
    first byte that it covers; `changes` are all steps at which some byte of it changed; `uses` those of accesses."""

    tag: int
    alloc: int
    born: int
    died: int | None
    offset: int
    segments: list[LifeSegment] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    uses: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Hold:
    """A variable holds a pointer from step `start` to step `end` (None: to the end of the run)."""

    start: int
    end: int | None
    frame: int
    name: str


class Index:
    """What is looked up often, made in one pass over the events."""

    def __init__(self, trace: Trace) -> None:
        self.births: dict[int, int] = {}
        self.defaults: dict[int, str] = {}
        self.labels: dict[int, str] = {}
        self.users: set[int] = set()
        """Tags that the user's program made, not library code nor a macro of the library."""
        self.roots: set[int] = set()
        self.reach: dict[int, tuple[int, int]] = {}
        """The bytes that a tag was made for."""
        self._guards: dict[int, str] = {}
        self._arguments: dict[int, str] = {}
        self._holds: dict[int, list[_Hold]] = {}
        holding: dict[tuple[int, int | str], _Hold] = {}
        self.allocs: dict[int, AllocInfo] = {}
        self._protected: dict[int, list[int | None]] = {}
        open_protectors: dict[int, list[int]] = {}
        self.alloc_births: dict[int, int] = {}
        self.alloc_deaths: dict[int, int] = {}
        self.tag_allocs: dict[int, int] = {}
        self.children: dict[int, list[int]] = {}
        self.lines: dict[tuple[str, int], list[int]] = {}
        self.transition_steps: list[int] = []
        self.ub_steps: list[int] = []
        self.user_steps: list[int] = []
        frames: dict[int, list[int]] = {}
        for step, event in enumerate(trace.events):
            kind = event.kind
            if kind in ("retag", "alloc") and event.tag and event.alloc is not None:
                self.births[event.tag] = step
                self.defaults[event.tag] = event.default
                if isinstance(event.info, AllocInfo):
                    self.labels[event.tag] = root_label(event.info)
                    self.roots.add(event.tag)
                    self.reach[event.tag] = (0, event.info.size)
                else:
                    self.labels[event.tag] = node_label(event)
                    self._arguments[event.tag] = event.argument
                    self.reach[event.tag] = (event.start or 0, event.end or 0)
                if event.protector:
                    self._protected[event.tag] = [step, None]
                    self._guards[event.tag] = event.function
                    open_protectors.setdefault(event.frame, []).append(event.tag)
                self.tag_allocs[event.tag] = event.alloc
                if written(event) and not getattr(event.info, "library", False):
                    self.users.add(event.tag)
                if event.parent:
                    self.children.setdefault(event.parent, []).append(event.tag)
            if event.alloc is not None:
                if kind == "alloc":
                    if isinstance(event.info, AllocInfo):
                        self.allocs[event.alloc] = event.info
                    self.alloc_births[event.alloc] = step
                elif kind == "dealloc":
                    self.alloc_deaths[event.alloc] = step
            if kind in ("return", "unwind"):
                # The protectors of a frame end together.
                for tag in open_protectors.pop(frames[event.thread].pop(), ()) if frames.get(event.thread) else ():
                    self._protected[tag][1] = step
            elif isinstance(event.info, FrameInfo):
                frames.setdefault(event.info.thread, []).append(event.info.id)
            for local in event.locals:
                key = (local.frame, local.id if local.id >= 0 else local.name)
                if (old := holding.pop(key, None)) is not None:
                    old.end = step
                if local.pointer is not None and local.pointer[2] and local.alloc is None:
                    held = holding[key] = _Hold(step, None, local.frame, variable_label(local.name))
                    self._holds.setdefault(local.pointer[2], []).append(held)
            if kind == "ub":
                self.ub_steps.append(step)
            if not event.library:
                self.user_steps.append(step)
            if any(_is_transition(c.before, c.after, c.relation) for _, c in event.changes):
                self.transition_steps.append(step)
            span = event.user_span.call_site()
            if span.file.is_local and kind != "start":
                self.lines.setdefault((span.file.name, span.start()[0]), []).append(step)

        seen: dict[tuple[int, str], int] = {}
        for tag, label in self.labels.items():
            key_ = (self.tag_allocs[tag], label)
            seen[key_] = seen.get(key_, 0) + 1
        self._ambiguous = {key_ for key_, count in seen.items() if count > 1}

    def name(self, tag: int) -> str:
        """What people call a tag: its label, with its number if another tag of the same allocation has that label."""
        label = self.labels.get(tag)
        if label is None:
            return f"<{tag}>"
        return f"{label} <{tag}>" if (self.tag_allocs[tag], label) in self._ambiguous else label

    def holders_at(self, tag: int, step: int, frame: int) -> list[str]:
        """The variables of a frame that hold a pointer with this tag at a step, outside memory."""
        return [
            hold.name
            for hold in self._holds.get(tag, ())
            if hold.frame == frame and hold.start < step and (hold.end is None or step <= hold.end)
        ]

    def holder(self, tag: int, event: Event, step: int) -> str:
        """The variable in an event's expression that holds a pointer but does not name it; "" if there is none."""
        label = self.labels.get(tag)
        if not label:
            return ""
        words = set(re.findall(r"[A-Za-z_]\w*", expression_text(event)))
        holders = self.holders_at(tag, step, event.frame)
        if label in words or self._arguments.get(tag) in holders:
            return ""
        return next((name for name in holders if name in words), "")

    def guard(self, tag: int) -> str:
        """The function whose end the tag's protector waits for; "" if it never had one."""
        return self._guards.get(tag, "")

    def protected_at(self, tag: int, step: int) -> bool:
        """Whether the tag has a protector at a step (that of its frame's end included)."""
        life = self._protected.get(tag)
        return life is not None and life[0] is not None and life[0] <= step and (life[1] is None or step <= life[1])


_indexes: WeakKeyDictionary[Trace, Index] = WeakKeyDictionary()


def index_of(trace: Trace) -> Index:
    """The index of a trace, made once and kept as long as the trace."""
    index = _indexes.get(trace)
    if index is None:
        index = _indexes[trace] = Index(trace)
    return index


def _is_transition(before: tuple[str, bool] | None, after: tuple[str, bool] | None, relation: str) -> bool:
    if not relation:
        return False
    return (before[0] if before is not None else None) != (after[0] if after is not None else None)


def transitions(trace: Trace, step: int) -> list[Transition]:
    """The changes of permission at a step, in the order in which they happened; neighbours of one tag are joined."""
    defaults = index_of(trace).defaults
    out: list[Transition] = []
    for alloc, change in trace.events[step].changes:
        if not change.relation:
            continue
        fresh = change.before is None
        before = change.before[0] if change.before is not None else defaults.get(change.tag, "")
        after = change.after[0] if change.after is not None else REMOVED
        if before == after:
            continue
        new = Transition(alloc, change.tag, change.start, change.end, before, after, change.relation, fresh)
        for i, old in enumerate(out):
            same = (old.alloc, old.tag, old.before, old.after, old.relation, old.fresh)
            if old.end == new.start and same == (alloc, new.tag, new.before, new.after, new.relation, new.fresh):
                out[i] = Transition(alloc, old.tag, old.start, new.end, old.before, old.after, old.relation, fresh)
                break
        else:
            out.append(new)
    return out


def steps_of_line(trace: Trace, line: int, file: str | None = None) -> list[int]:
    """The steps that happened on a line (from 1) of the user's program, or of another of the user's files."""
    return index_of(trace).lines.get((file or trace.options.file_name, line), [])


def birth_step(trace: Trace, tag: int) -> int | None:
    """The step at which a tag was made."""
    return index_of(trace).births.get(tag)


Wanted = Literal["transition", "ub", "user"]


def _steps(trace: Trace, wanted: Wanted) -> list[int]:
    index = index_of(trace)
    return {"transition": index.transition_steps, "ub": index.ub_steps, "user": index.user_steps}[wanted]


def next_step(trace: Trace, step: int, wanted: Wanted) -> int | None:
    """The first step after `step` with a transition, with UB, or in user code; None if there is none."""
    return next((s for s in _steps(trace, wanted) if s > step), None)


def previous_step(trace: Trace, step: int, wanted: Wanted) -> int | None:
    """The last such step before `step`."""
    return next((s for s in reversed(_steps(trace, wanted)) if s < step), None)


def lifelines(trace: Trace, alloc: int | None = None) -> list[Lifeline]:
    """The lives of all tags (of one allocation), in order of birth."""
    index = index_of(trace)
    out: dict[int, Lifeline] = {}
    for step, event in enumerate(trace.events):
        if event.kind in ("retag", "alloc") and event.tag and event.alloc is not None:
            if alloc is None or event.alloc == alloc:
                offset = event.start if event.kind == "retag" and event.start is not None else 0
                line = Lifeline(event.tag, event.alloc, step, index.alloc_deaths.get(event.alloc), offset)
                out[event.tag] = line
                line.segments.append(LifeSegment(step, None, event.default, step))
        elif event.kind in ("read", "write", "dealloc") and event.tag in out:
            out[event.tag].uses.append(step)
        for _, change in event.changes:
            life = out.get(change.tag)
            if life is None:
                continue
            after = change.after[0] if change.after is not None else REMOVED
            if step != life.born and (not life.changes or life.changes[-1] != step):
                life.changes.append(step)
            if change.start <= life.offset < change.end:
                last = life.segments[-1]
                if last.permission == after:
                    continue
                if last.start == step:
                    last.permission = after
                else:
                    last.end = step
                    life.segments.append(LifeSegment(step, None, after, step))
    for life in out.values():
        if life.died is not None and life.segments[-1].end is None:
            life.segments[-1].end = life.died
    return list(out.values())


def span_json(span: Span) -> dict[str, Any]:
    """A place as a plain object: file, line and column; in the user's own text also its end and its offsets."""
    line, column = span.start()
    out: dict[str, Any] = {"file": span.file.name, "library": not span.file.is_local, "line": line, "column": column}
    if span.file.is_local:
        out["end_line"], out["end_column"] = span.end()
        out["lo"], out["hi"] = span.lo, span.hi
    return out


_PLAIN = (
    "alloc", "tag", "parent", "start", "end", "cause", "pointer_kind", "pointee", "mode", "protector", "variable",
    "argument", "through", "stream", "text", "default",
)  # fmt: skip


def event_json(trace: Trace, step: int) -> dict[str, Any]:
    """One event as a plain object for the JSON API; absent facts are left out."""
    event = trace.events[step]
    out = plain_event(event, step)
    out["transitions"] = [asdict(transition) for transition in transitions(trace, step)]
    return out


def plain_event(event: Event, step: int) -> dict[str, Any]:
    """One event as a plain object, without what needs the rest of the trace (for streaming while it runs)."""
    out: dict[str, Any] = {
        "step": step, "kind": event.kind, "thread": event.thread, "frame": event.frame, "depth": event.depth,
        "function": event.function, "library": event.library, "span": span_json(event.span),
        "user_span": span_json(event.user_span.call_site()),
    }  # fmt: skip
    for name in _PLAIN:
        value = getattr(event, name)
        if value is not None and value != "":
            out[name] = value
    info = event.info
    if isinstance(info, AllocInfo):
        out["info"] = asdict(info)
    elif isinstance(info, FrameInfo):
        out["info"] = {"id": info.id, "function": info.function, "library": info.library, "thread": info.thread}
    if event.changes:
        out["changes"] = [
            {
                "alloc": alloc, "tag": c.tag, "start": c.start, "end": c.end,
                "before": list(c.before) if c.before is not None else None,
                "after": list(c.after) if c.after is not None else None, "relation": c.relation,
            }
            for alloc, c in event.changes
        ]  # fmt: skip
    if event.memory:
        out["memory"] = [
            {
                "alloc": m.alloc, "start": m.start, "data": m.data.hex(),
                "init": "".join("1" if bit else "0" for bit in m.init) if m.init is not None else None,
                "pointers": [list(p) for p in m.pointers],
            }
            for m in event.memory
        ]  # fmt: skip
    if event.locals:
        out["locals"] = [
            {
                "frame": c.frame, "name": c.name, "type": c.type, "value": c.value,
                "pointer": list(c.pointer) if c.pointer is not None else None, "alloc": c.alloc,
            }
            for c in event.locals
        ]  # fmt: skip
    return out
