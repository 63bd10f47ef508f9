"""The call stack and its variables, each pointer with what it points to and what it may do. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.permissions import Look, look
from app.values import raw_bytes, value_in_memory
from engine.borrows.api import WILDCARD
from engine.messages import _
from engine.trace.labels import short_paths
from engine.trace.snapshot import FrameView, LocalView, Snapshot

__all__ = [
    "Arrow", "Board", "Held", "Line", "Memory", "Stack", "Target", "Thread", "Variable", "board_of", "stacks_of",
    "threads_of",
]  # fmt: skip

MOST_VARIABLES = 60
"""Of a frame with more variables the last ones are shown."""
MOST_LOOKS = 3
"""A pointer's permissions are told by their kinds; more than this many are only counted."""


@dataclass(slots=True)
class Target:
    """What a pointer points to: the allocation's name (with the offset) and number, the node (`tag`, called `through`)
    that it carries, the permissions there without repetition. `dead` says that the memory has been freed, `useless`
    that the pointer may not even be read through at the place it points to."""

    text: str
    alloc: int | None
    tag: int | None
    through: str
    looks: list[Look] = field(default_factory=list)
    dead: bool = False
    useless: bool = False


@dataclass(slots=True)
class Held:
    """A pointer that stands in the memory of a variable, under the `name` of its field."""

    name: str
    target: Target


@dataclass(slots=True)
class Variable:
    """A variable of a frame; `target` is what it points to, `inside` the pointers in its fields, `alloc` the allocation
    if it lives in memory, `through` the node it carries unless that is named like the variable."""

    key: str
    name: str
    type: str
    value: str
    target: Target | None
    through: str
    alloc: int | None
    changed: bool
    inside: list[Held] = field(default_factory=list)


@dataclass(slots=True)
class Stack:
    """A frame, the innermost first; `hidden` counts the library frames above it that are folded, `made` is the step at
    which it was called, `top` whether it runs."""

    id: int
    function: str
    line: int | None
    library: bool
    made: int
    top: bool = False
    variables: list[Variable] = field(default_factory=list)
    hidden: int = 0
    earlier: int = 0
    """How many variables are left out."""


@dataclass(slots=True)
class Thread:
    """A thread with its frames; `now` if the step is in it."""

    id: int
    name: str
    now: bool
    frames: list[Stack]


def threads_of(snapshot: Snapshot, *, library: bool) -> list[Thread]:
    """Every thread that has frames, the one of the step first."""
    order = sorted(snapshot.frames, key=lambda thread: (thread != snapshot.thread, thread))
    return [
        Thread(thread, snapshot.threads.get(thread, ""), thread == snapshot.thread, frames)
        for thread in order
        if (frames := stacks_of(snapshot, library=library, thread=thread))
    ]


def stacks_of(snapshot: Snapshot, *, library: bool, thread: int | None = None) -> list[Stack]:
    """The call stack of a thread (of the current one), innermost first."""
    out: list[Stack] = []
    hidden = 0
    frames = snapshot.frames.get(snapshot.thread if thread is None else thread, [])
    for frame in reversed(frames):
        if frame.library and not library:
            hidden += 1
            continue
        out.append(_stack(snapshot, frame, hidden))
        out[-1].top = frame is frames[-1]
        hidden = 0
    return out


def _stack(snapshot: Snapshot, frame: FrameView, hidden: int) -> Stack:
    site = frame.span.call_site() if frame.span is not None else None
    line = site.start()[0] if site is not None and site.file.is_local else None
    every = list(enumerate(frame.locals.values()))
    variables = [_variable(snapshot, frame, number, local) for number, local in every[-MOST_VARIABLES:]]
    return Stack(
        frame.id, frame.function, line, frame.library, frame.entered, variables=variables, hidden=hidden,
        earlier=len(every) - len(variables),
    )  # fmt: skip


def _variable(snapshot: Snapshot, frame: FrameView, number: int, local: LocalView) -> Variable:
    pointer, value = local.pointer, local.value
    changed = local.changed == snapshot.step
    allocation = snapshot.allocations.get(local.alloc) if local.alloc is not None else None
    inside: list[Held] = []
    if allocation is not None:
        value, stored = value_in_memory(allocation, local.type, value)
        if stored is not None:
            aim = snapshot.allocations.get(stored.alloc) if stored.alloc is not None else None
            pointer = (stored.alloc, stored.address - aim.info.address if aim is not None else 0, stored.tag)
        else:
            inside = _inside(snapshot, local.alloc)
    target = target_of(snapshot, pointer) if pointer is not None else None
    through = target.through if target is not None and target.through != local.name else ""
    return Variable(
        f"{frame.id}-{number}", local.name, local.type, value, target, through, local.alloc, changed, inside
    )


def _inside(snapshot: Snapshot, alloc: int | None) -> list[Held]:
    allocation = snapshot.allocations[alloc] if alloc is not None else None
    if allocation is None:
        return []
    out: list[Held] = []
    leaves = [part for part in allocation.info.fields if part.path and not part.padding]
    short = short_paths([part.path for part in leaves])
    names = {part.start: short[part.path] for part in leaves}
    for offset, (target, tag) in sorted(allocation.pointers.items())[:8]:
        address = int.from_bytes(allocation.data[offset : offset + 8], "little")
        aim = snapshot.allocations.get(target) if target is not None else None
        pointer = (target, address - aim.info.address if aim is not None else 0, tag)
        out.append(Held(names.get(offset) or f"+{offset}", target_of(snapshot, pointer)))
    return out


def target_of(snapshot: Snapshot, pointer: tuple[int | None, int, int | None]) -> Target:
    """What a pointer `(allocation, offset, tag)` points to."""
    alloc, offset, tag = pointer
    aim = snapshot.allocations.get(alloc) if alloc is not None else None
    if tag == WILDCARD:
        return Target(_("wherever its address is"), alloc, None, _("made from an integer"))
    if aim is None:
        return Target(_("nothing"), None, None, _("no provenance") if tag is None else snapshot.label(tag))
    text = aim.label + (f" + {offset}" if offset else "")
    node = aim.nodes.get(tag) if tag is not None else None
    target = Target(text, aim.id, tag, snapshot.label(tag) if tag is not None else "", dead=not aim.alive)
    if node is None or not aim.alive or aim.root is None:
        return target
    start, end = node.inside if node.inside is not None and node.inside[0] < node.inside[1] else (0, aim.info.size)
    seen: dict[str, None] = {}
    for lo, hi, state in node.states:
        if lo < end and hi > start:
            seen[state[0] if state is not None else node.default] = None
    target.looks = [look(name) for name in seen][:MOST_LOOKS]
    target.useless = bool(seen) and set(seen) <= {"Disabled", ""}
    return target


ROW = 36
"""Height of a line of the board in pixels; the style sheet has the same."""
MOST_LINES = 60


@dataclass(slots=True)
class Line:
    """A line on the left of the board: the head of a frame, a variable, or a pointer inside one (`held`)."""

    key: str
    frame: Stack | None = None
    variable: Variable | None = None
    held: Held | None = None
    thread: str = ""


@dataclass(slots=True)
class Memory:
    """An allocation on the right of the board that something points to."""

    id: int
    title: str
    type: str
    value: str
    dead: bool
    focus: bool


@dataclass(slots=True)
class Arrow:
    """From height `y` on the left to height `to` on the right, in pixels."""

    y: int
    to: int
    css: str
    useless: bool
    changed: bool


@dataclass(slots=True)
class Board:
    """Frames, memory, and the arrows between them; `height` in pixels."""

    rows: list[Line]
    boxes: list[Memory]
    arrows: list[Arrow]
    height: int


def board_of(snapshot: Snapshot, *, library: bool, focus: int | None = None) -> Board:
    """The board of a step: the threads' frames, and in the order in which they are first pointed to the allocations.
    `focus` is the allocation that the step is about."""
    lines: list[Line] = []
    aims: list[tuple[int, Target, bool]] = []
    threads = threads_of(snapshot, library=library)
    for thread in threads:
        for number, frame in enumerate(thread.frames):
            name = thread.name if number == 0 and len(threads) > 1 else ""
            lines.append(Line(f"f{frame.id}", frame=frame, thread=name))
            for variable in frame.variables:
                lines.append(Line(variable.key, variable=variable))
                if variable.target is not None:
                    aims.append((len(lines) - 1, variable.target, variable.changed))
                for index, held in enumerate(variable.inside):
                    lines.append(Line(f"{variable.key}-{index}", held=held))
                    aims.append((len(lines) - 1, held.target, variable.changed))
    lines = lines[:MOST_LINES]
    aims = [aim for aim in aims if aim[0] < MOST_LINES]
    places: dict[int, int] = {}
    for _line, target, _address in aims:
        if target.alloc is not None:
            places.setdefault(target.alloc, len(places))
    boxes = [_memory(snapshot, alloc, focus) for alloc in places]
    arrows = [
        Arrow(
            at * ROW + ROW // 2, places[target.alloc] * ROW + ROW // 2,
            target.looks[0].css if len(target.looks) == 1 else "other", target.useless or target.dead, changed,
        )
        for at, target, changed in aims if target.alloc is not None
    ]  # fmt: skip
    return Board(lines, boxes, arrows, max(len(lines), len(boxes)) * ROW)


def _memory(snapshot: Snapshot, alloc: int, focus: int | None) -> Memory:
    allocation = snapshot.allocations[alloc]
    value, pointer = value_in_memory(allocation, allocation.info.type, "")
    if pointer is not None:
        value = _("a pointer")
    elif not value:
        value = raw_bytes(allocation)
    return Memory(alloc, allocation.label, allocation.info.type, value, not allocation.alive, alloc == focus)
