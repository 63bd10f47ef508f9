"""What a page needs to know of a whole trace, in one small object: where to step to, the timeline, the lifelines.

It is made once, in the worker that ran the program, and stored beside the trace, so that showing a step needs neither
the trace's other steps nor a pass over them. Steps count from 0.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.trace.events import AllocInfo, Event
from engine.trace.labels import library_macro, node_label, root_label, written
from engine.trace.queries import index_of, lifelines
from engine.trace.trace import Trace

__all__ = ["Life", "Outline", "Tick", "lives_of", "outline_of"]

MOST_LIVES = 32
MOST_TICKS = 160
NEAR, STAYS = 40, 20
"""Ticks of single steps around the current one, where those of the timeline stand for several; and for how many steps
they stay the same, so that the mark walks over them, and only it."""

_ALWAYS = frozenset({"start", "ub", "end", "panic", "print", "trees", "warning", "thread"})
"""Kinds of events that are shown even when library code did them."""

_WEIGHT = {"ub": 9, "panic": 8, "retag": 5, "write": 4, "dealloc": 4, "read": 3, "release": 3, "alloc": 2, "call": 1}


@dataclass(slots=True)
class Life:
    """A tag through the run: `segments` are `(from step, to step, permission)`, `to` exclusive."""

    tag: int
    alloc: int
    label: str
    root: bool
    segments: list[tuple[int, int, str]]


@dataclass(slots=True)
class Tick:
    """A place on the timeline: it leads to `step`, stands for `count` steps, and is of the kind that matters most among
    them; `transition` and `ub` say whether one of them is."""

    step: int
    kind: str
    count: int
    transition: bool
    ub: bool


@dataclass(slots=True)
class Outline:
    """`kinds` has one entry per step; `visible` are the steps outside library code, or of consequence for the user's;
    `lines` maps a line of the program to its visible steps; `home` is the step to open first."""

    kinds: list[str]
    visible: list[int]
    transitions: list[int]
    ub: list[int]
    lines: dict[int, list[int]]
    lives: list[Life] = field(default_factory=list)
    hidden_lives: int = 0
    home: int = 0
    only: list[int] | None = None
    """The steps that a filter leaves; never stored."""

    @property
    def last(self) -> int:
        """The last step, -1 if nothing ran."""
        return len(self.kinds) - 1

    def steps(self, *, library: bool) -> Sequence[int]:
        """The steps that are walked through."""
        if self.only is not None:
            return self.only
        return range(len(self.kinds)) if library else self.visible

    def after(self, step: int, *, library: bool) -> int | None:
        """The next step to show."""
        return _next(self.steps(library=library), step)

    def before(self, step: int, *, library: bool) -> int | None:
        """The step to show before this one."""
        return _previous(self.steps(library=library), step)

    def next_transition(self, step: int) -> int | None:
        """The next step in which a permission changes."""
        return _next(self.transitions, step)

    def previous_transition(self, step: int) -> int | None:
        """The last step before in which a permission changed."""
        return _previous(self.transitions, step)

    def next_ub(self, step: int) -> int | None:
        """The undefined behaviour after this step."""
        return _next(self.ub, step)

    def limited(self, steps: list[int]) -> Outline:
        """The same with only these steps to walk through."""
        kept = set(steps)
        return replace(
            self, only=steps, transitions=[step for step in self.transitions if step in kept],
            ub=[step for step in self.ub if step in kept],
        )  # fmt: skip

    def near(self, step: int, *, library: bool) -> list[Tick]:
        """Single ticks for the steps around one, if the timeline's own ticks stand for several; else none."""
        steps = self.steps(library=library)
        if len(steps) <= MOST_TICKS:
            return []
        at = self.position(step, library=library)
        first = max(0, min(at // STAYS * STAYS - (NEAR - STAYS) // 2, len(steps) - NEAR))
        return [
            Tick(one, self.kinds[one], 1, _among(self.transitions, one), _among(self.ub, one))
            for one in steps[first : first + NEAR]
        ]

    def position(self, step: int, *, library: bool) -> int:
        """Where a step stands among the steps walked through (from 0); a hidden one stands with the last before it."""
        return max(0, bisect_right(self.steps(library=library), step) - 1)

    def number(self, step: int, *, library: bool) -> str:
        """What people call a step: its place among all steps that can be walked through, from 0. One that is folded
        away has that of the last before it, with a plus."""
        steps: Sequence[int] = range(len(self.kinds)) if library else self.visible
        at = bisect_right(steps, step) - 1
        return str(at) if at >= 0 and steps[at] == step else f"{max(0, at)}+"

    def ticks(self, *, library: bool) -> list[Tick]:
        """The timeline, in at most MOST_TICKS ticks of equal width."""
        steps = self.steps(library=library)
        each = max(1, -(-len(steps) // MOST_TICKS))
        transitions, ub = set(self.transitions), set(self.ub)
        out: list[Tick] = []
        for at in range(0, len(steps), each):
            group = steps[at : at + each]
            best = max(group, key=lambda step: (step in transitions, _WEIGHT.get(self.kinds[step], 0), -step))
            best = next((step for step in group if step in ub), best)
            out.append(Tick(best, self.kinds[best], len(group), best in transitions, best in ub))
        return out

    def to_json(self) -> str:
        """The stored form."""
        lives = [[life.tag, life.alloc, life.label, life.root, life.segments] for life in self.lives]
        data = {
            "kinds": self.kinds, "visible": self.visible, "transitions": self.transitions, "ub": self.ub,
            "lines": list(self.lines.items()), "lives": lives, "hidden_lives": self.hidden_lives, "home": self.home,
        }  # fmt: skip
        return json.dumps(data, separators=(",", ":"))

    @staticmethod
    def from_json(text: str | bytes) -> Outline:
        """The inverse of `to_json`."""
        data: dict[str, Any] = json.loads(text)
        lives = [
            Life(tag, alloc, label, root, [(lo, hi, name) for lo, hi, name in segments])
            for tag, alloc, label, root, segments in data["lives"]
        ]
        return Outline(
            data["kinds"], data["visible"], data["transitions"], data["ub"], dict(data["lines"]), lives,
            data["hidden_lives"], data["home"],
        )  # fmt: skip


def _among(steps: Sequence[int], step: int) -> bool:
    at = bisect_left(steps, step)
    return at < len(steps) and steps[at] == step


def _next(steps: Sequence[int], step: int) -> int | None:
    at = bisect_right(steps, step)
    return steps[at] if at < len(steps) else None


def _previous(steps: Sequence[int], step: int) -> int | None:
    at = bisect_left(steps, step)
    return steps[at - 1] if at > 0 else None


def outline_of(trace: Trace) -> Outline:
    """The outline of a trace; one pass over its events."""
    index = index_of(trace)
    users = {event.tag for event in trace.events if event.kind in ("retag", "alloc") and _users(event)}
    inside = {event.tag for event in trace.events if event.kind == "retag" and _of_macro(event)}
    own = {event.alloc for event in trace.events if getattr(event.info, "library", False) and event.kind == "alloc"}
    visible = [step for step, event in enumerate(trace.events) if _shown(event, users, inside, own)]
    shown = set(visible)
    lines = {
        line: steps
        for (name, line), all_steps in sorted(index.lines.items())
        if name == trace.options.file_name and (steps := [step for step in all_steps if step in shown])
    }
    transitions = [step for step in index.transition_steps if step in shown]
    lives, hidden = _lives(trace, users)
    return Outline(
        [event.kind for event in trace.events], visible, transitions, list(index.ub_steps), lines, lives, hidden,
        _home(trace, transitions, index.ub_steps),
    )  # fmt: skip


def _users(event: Event) -> bool:
    """Whether the user wrote what happens here: not library code, nor the text of one of its macros."""
    return written(event) and not getattr(event.info, "library", False)


def _of_macro(event: Event) -> bool:
    """Whether a macro of the library made this pointer for itself, as `println!` does to reach its arguments."""
    return not event.library and library_macro(event.span) != ""


def _shown(event: Event, users: set[int | None], inside: set[int | None], own: set[int | None]) -> bool:
    """Whether a step is walked through: `inside` are tags that library macros made for themselves, `own` allocations
    of the library."""
    if event.kind in _ALWAYS:
        return True
    through = event.parent if event.kind == "retag" else event.tag
    if not _users(event) or through in inside or (event.kind in ("read", "write", "retag") and event.alloc in own):
        return any(
            change.tag in users and change.relation and change.after is not None
            and (change.before is None or change.before[0] != change.after[0])
            for _, change in event.changes
        )  # fmt: skip
    return True


def _home(trace: Trace, transitions: list[int], ub: list[int]) -> int:
    """The step to open first: where the run went wrong; else the last step that changed a permission while the program
    still ran, for at the very end every tree is gone; else the last that used a pointer."""
    if ub:
        return ub[0]
    if trace.ending.unseen or trace.ending.kind in ("limit", "internal", "error", "panic"):
        return max(0, len(trace.events) - 1)
    named = {event.alloc for event in trace.events if isinstance(event.info, AllocInfo) and event.info.name}
    for wanted in (transitions, range(len(trace.events))):
        for step in reversed(wanted):
            event = trace.events[step]
            if event.kind in ("retag", "read", "write", "release") and _users(event) and event.alloc in named:
                return step
    return max(0, len(trace.events) - 1)


def lives_of(trace: Trace, alloc: int, *, library: bool) -> list[Life]:
    """The lives of all tags of one allocation, those of library code only if asked for."""
    events = (event for event in trace.events if event.alloc == alloc and event.kind in ("retag", "alloc"))
    found, _ = _lives(trace, {event.tag for event in events if library or _users(event) or event.kind == "alloc"})
    return [life for life in found if life.alloc == alloc]


def _lives(trace: Trace, users: set[int | None]) -> tuple[list[Life], int]:
    end = len(trace.events)
    found: list[Life] = []
    busy: dict[int, int] = {}
    labels = _labels(trace)
    for life in lifelines(trace):
        busy[life.alloc] = busy.get(life.alloc, 0) + 1
        if life.tag not in users:
            continue
        segments = [
            (part.start, part.end if part.end is not None else end, part.permission)
            for part in life.segments
            if part.end is None or part.end > part.start
        ]
        root = trace.events[life.born].kind == "alloc"
        found.append(Life(life.tag, life.alloc, labels.get(life.tag, f"<{life.tag}>"), root, segments))
    # Variables that nothing points to have no story.
    told = [life for life in found if not life.root or busy[life.alloc] > 1]
    told.sort(key=lambda life: life.alloc)
    return told[:MOST_LIVES], max(0, len(told) - MOST_LIVES)


def _labels(trace: Trace) -> dict[int, str]:
    out: dict[int, str] = {}
    for event in trace.events:
        if event.tag is None:
            continue
        if event.kind == "retag":
            out[event.tag] = node_label(event)
        elif event.kind == "alloc" and isinstance(event.info, AllocInfo):
            out[event.tag] = root_label(event.info)
    return out
