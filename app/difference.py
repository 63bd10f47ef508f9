"""What differs between two steps of a trace, in plain words: permissions, pointers, memory, variables, output. Pure.

The words are parts as in `engine.trace.words`; bytes are offsets in the allocation, `end` exclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.values import value_in_memory
from engine.trace.changes import effect
from engine.trace.labels import short_function
from engine.trace.queries import Index, index_of, transitions
from engine.trace.snapshot import AllocationView, FrameView, LocalView, NodeView, Snapshot
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, bytes_phrase, line_of, plain

__all__ = ["Difference", "Line", "Shift", "difference", "value_changes"]

MOST_BYTES = 16
"""Bytes of a memory change that are written out."""


@dataclass(slots=True, frozen=True)
class Line:
    """One thing that differs; `tags` and `alloc` say whose, `step` when it came about (the last time), if it is one
    step."""

    parts: tuple[Part, ...]
    tags: tuple[int, ...] = ()
    alloc: int | None = None
    step: int | None = None

    @property
    def text(self) -> str:
        """The line as plain text."""
        return plain(self.parts)


@dataclass(slots=True, frozen=True)
class Shift:
    """A permission that is another now: of one tag, on bytes `start..end`; it changed last at `step`."""

    alloc: int
    tag: int
    start: int
    end: int
    before: str
    after: str
    step: int


@dataclass(slots=True)
class Difference:
    """Everything that differs between step `first` and step `last`. `shifts` holds the permissions one by one,
    `permissions` the same in lines; `inside` counts pointers made inside the library, which are not listed."""

    first: int
    last: int
    shifts: list[Shift] = field(default_factory=list)
    permissions: list[Line] = field(default_factory=list)
    pointers: list[Line] = field(default_factory=list)
    memory: list[Line] = field(default_factory=list)
    variables: list[Line] = field(default_factory=list)
    output: list[tuple[str, str]] = field(default_factory=list)
    inside: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing that is told differs."""
        return not (self.permissions or self.pointers or self.memory or self.variables or self.output)


def difference(trace: Trace, first: int, last: int) -> Difference:
    """Compare two steps, the earlier one first whichever is named first. Raises IndexError for a step that is not
    there."""
    first, last = min(first, last), max(first, last)
    if first < 0:
        raise IndexError(f"no step {first}")
    before, after = trace.snapshot(first), trace.snapshot(last)
    index = index_of(trace)
    out = Difference(first, last)
    out.shifts = _shifts(trace, before, after)
    out.permissions = _permissions(trace, index, out.shifts)
    _pointers(trace, index, before, after, out)
    out.memory = [*_allocations(trace, index, before, after), *_contents(index, before, after)]
    out.variables = _variables(index, before, after)
    out.output = after.output[len(before.output) :]
    return out


def value_changes(trace: Trace, before: Snapshot, after: Snapshot) -> list[Line]:
    """What memory and variables hold now that they did not hold before."""
    index = index_of(trace)
    return [*_contents(index, before, after), *_variables(index, before, after)]


def _node(snapshot: Snapshot, index: Index, tag: int) -> NodeView | None:
    """The node of a tag that may be made later, or whose allocation may."""
    allocation = snapshot.allocations.get(index.tag_allocs[tag])
    return allocation.nodes.get(tag) if allocation is not None else None


def _shifts(trace: Trace, before: Snapshot, after: Snapshot) -> list[Shift]:
    index = index_of(trace)
    causes: dict[int, list[tuple[int, int, int]]] = {}
    for step in index.transition_steps:
        if before.step < step <= after.step:
            for t in transitions(trace, step):
                causes.setdefault(t.tag, []).append((step, t.start, t.end))
    out: list[Shift] = []
    for tag, found in causes.items():
        old, new = _node(before, index, tag), _node(after, index, tag)
        alloc = index.tag_allocs[tag]
        if old is None or new is None or not after.allocations[alloc].alive:
            continue
        for start, end in _pieces(old, new):
            was, now = old.permission_at(start), new.permission_at(start)
            step = max((at for at, lo, hi in found if lo <= start < hi), default=-1)
            if was == now or step < 0:
                continue
            last = out[-1] if out else None
            if last is not None and (last.tag, last.end, last.before, last.after, last.step) == (
                tag, start, was, now, step,
            ):  # fmt: skip
                out[-1] = Shift(alloc, tag, last.start, end, was, now, step)
            else:
                out.append(Shift(alloc, tag, start, end, was, now, step))
    return out


def _pieces(old: NodeView, new: NodeView) -> list[tuple[int, int]]:
    cuts = sorted({cut for node in (old, new) for start, end, _ in node.states for cut in (start, end)})
    return list(zip(cuts, cuts[1:], strict=False))


def _permissions(trace: Trace, index: Index, shifts: list[Shift]) -> list[Line]:
    groups: dict[tuple[int, int, int, str, str, int], list[Shift]] = {}
    for shift in shifts:
        key = (shift.alloc, shift.start, shift.end, shift.before, shift.after, shift.step)
        groups.setdefault(key, []).append(shift)
    out: list[tuple[bool, int, Line]] = []
    for (alloc, start, end, was, now, step), found in groups.items():
        tags = tuple(shift.tag for shift in found)
        relations = {(t.relation, t.after) for t in transitions(trace, step) if t.tag in tags}
        relation = next((relation for relation, after in relations if after == now), "foreign")
        w = Writer(index).tags(tags, 6).text(f" {effect(was, now, relation, many=len(tags))} at ")
        w.text(bytes_phrase(index.allocs.get(alloc), start, end)).text(" of ").alloc(alloc).text(": ")
        w.permission(was).text(" → ").permission(now).text(", on ")
        w.step(step, line_of(trace.events[step].user_span, trace.options.file_name))
        library = not any(tag in index.users for tag in tags)
        out.append((library, step, Line(tuple(w.parts), tags, alloc, step)))
    return [line for _, _, line in sorted(out, key=lambda one: one[:2])]


def _pointers(trace: Trace, index: Index, before: Snapshot, after: Snapshot, out: Difference) -> None:
    for tag, born in index.births.items():
        if tag in index.roots or not before.step < born <= after.step:
            continue
        node = _node(after, index, tag)
        if node is None or not after.allocations[index.tag_allocs[tag]].alive:
            continue
        if tag not in index.users:
            out.inside += 1
            continue
        w = Writer(index).tag(tag).text(" is new")
        if node.parent:
            w.text(", made from ").tag(node.parent)
        w.text(", on ").step(born, line_of(trace.events[born].user_span, trace.options.file_name))
        info = index.allocs.get(index.tag_allocs[tag])
        stored = [(start, end, state[0]) for start, end, state in node.states if state is not None]
        kinds = list(dict.fromkeys(state for _, _, state in stored))
        for position, (start, end, state) in enumerate(stored[:3] if len(kinds) > 1 else stored[:1]):
            w.text(", " if position else "; it is now ").permission(state)
            w.text(f" at {bytes_phrase(info, start, end)}" if len(kinds) > 1 else "")
        out.pointers.append(Line(tuple(w.text(".").parts), (tag,), index.tag_allocs[tag], born))
    for tag in index.births:
        old, new = _node(before, index, tag), _node(after, index, tag)
        if new is None or tag not in index.users:
            continue
        if old is not None and old.protector and not new.protector:
            w = Writer(index).tag(tag).text(" is not protected any more: ").code(short_function(old.function))
            out.pointers.append(Line(tuple(w.text(" has returned.").parts), (tag,), index.tag_allocs[tag]))
        elif new.protector and (old is None or not old.protector):
            w = Writer(index).tag(tag).text(" is protected until ").code(short_function(new.function))
            out.pointers.append(Line(tuple(w.text(" returns.").parts), (tag,), index.tag_allocs[tag]))
        if new.exposed and (old is None or not old.exposed):
            w = Writer(index).tag(tag).text(" is exposed: its address became an integer.")
            out.pointers.append(Line(tuple(w.parts), (tag,), index.tag_allocs[tag]))


def _allocations(trace: Trace, index: Index, before: Snapshot, after: Snapshot) -> list[Line]:
    out: list[Line] = []
    for id_, allocation in after.allocations.items():
        if allocation.info.library or not (allocation.info.name or allocation.info.kind in ("heap", "local")):
            continue
        old = before.allocations.get(id_)
        where = trace.options.file_name
        if allocation.alive and old is None:
            w = Writer(index).alloc(id_).text(f" is new ({_bytes(allocation.info.size)}), since ")
            w.step(allocation.created, line_of(trace.events[allocation.created].user_span, where))
        elif not allocation.alive and old is not None and old.alive and allocation.died is not None:
            w = Writer(index).alloc(id_).text(" is gone: its memory was freed on ")
            w.step(allocation.died, line_of(trace.events[allocation.died].user_span, where))
        else:
            continue
        out.append(Line(tuple(w.text(".").parts), alloc=id_, step=allocation.died or allocation.created))
    return out


def _bytes(count: int) -> str:
    return f"{count} byte{'' if count == 1 else 's'}"


def _contents(index: Index, before: Snapshot, after: Snapshot) -> list[Line]:
    """Live memory whose bytes differ; of allocations that are new only what was written since."""
    out: list[Line] = []
    for id_, now in after.allocations.items():
        was = before.allocations.get(id_)
        if not now.alive or now.info.library or was is now or was is None:
            continue
        old, new = _typed(was), _typed(now)
        w = Writer(index)
        if old and new:
            if old != new:
                w.alloc(id_).text(" holds ").code(new).text(" instead of ").code(old).text(".")
                out.append(Line(tuple(w.parts), alloc=id_))
            continue
        runs = _runs(was, now)
        for start, end in runs[:4]:
            w = Writer(index).text(f"{bytes_phrase(now.info, start, end)} of ").alloc(id_).text(": ")
            type_ = next((part.type for part in now.info.fields if (part.start, part.end) == (start, end)), "")
            w.code(_at(was, start, end, type_)).text(" → ").code(_at(now, start, end, type_))
            out.append(Line(tuple(w.parts), alloc=id_))
        if len(runs) > 4:
            w = Writer(index).text(f"{len(runs) - 4} more places of ").alloc(id_).text(" hold other bytes.")
            out.append(Line(tuple(w.parts), alloc=id_))
    return out


def _typed(allocation: AllocationView) -> str:
    value, stored = value_in_memory(allocation, allocation.info.type, "")
    return "" if stored is not None else value


def _runs(was: AllocationView, now: AllocationView) -> list[tuple[int, int]]:
    """The stretches of bytes that differ, cut where fields begin."""
    cuts = {part.start for part in now.info.fields}
    out: list[tuple[int, int]] = []
    for at in range(now.info.size):
        if now.init[at] == was.init[at] and (not now.init[at] or now.data[at] == was.data[at]):
            continue
        if out and out[-1][1] == at and at not in cuts:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    # A field is told whole.
    fields = {(part.start, part.end) for part in now.info.fields if not part.padding}
    whole = [next((f for f in fields if f[0] <= start and end <= f[1]), (start, end)) for start, end in out]
    return list(dict.fromkeys(whole))


def _at(allocation: AllocationView, start: int, end: int, type_: str) -> str:
    """The bytes as a number if the field is one, else as they are."""
    if re.fullmatch(r"[iu](8|16|32|64|128|size)", type_) and all(allocation.init[start:end]):
        return str(int.from_bytes(allocation.data[start:end], "little", signed=type_.startswith("i")))
    return _hex(allocation, start, end)


def _hex(allocation: AllocationView, start: int, end: int) -> str:
    shown = min(end, start + MOST_BYTES)
    text = " ".join(f"{allocation.data[at]:02x}" if allocation.init[at] else "··" for at in range(start, shown))
    return text + (" …" if shown < end else "")


def _variables(index: Index, before: Snapshot, after: Snapshot) -> list[Line]:
    out: list[Line] = []
    old = {frame.id: frame for stack in before.frames.values() for frame in stack}
    new = {frame.id: frame for stack in after.frames.values() for frame in stack}
    for id_, frame in new.items():
        if frame.library:
            continue
        if id_ not in old and frame.call_site is not None:
            w = Writer(index).code(short_function(frame.function)).text(" runs.")
            out.append(Line(tuple(w.parts)))
        out.extend(_locals(index, old.get(id_), frame))
    for id_, frame in old.items():
        if id_ not in new and not frame.library:
            out.append(Line(tuple(Writer(index).code(short_function(frame.function)).text(" has returned.").parts)))
    return out


def _locals(index: Index, old: FrameView | None, new: FrameView) -> list[Line]:
    out: list[Line] = []
    known = old.locals if old is not None else {}
    for key, now in new.locals.items():
        was = known.get(key)
        if now.alloc is not None or (was is not None and (was.value, was.pointer) == (now.value, now.pointer)):
            continue
        w = Writer(index).code(now.name).text(" is ")
        _value(w, index, now)
        if was is not None and was.alloc is None and was.value:
            w.text(" instead of ")
            _value(w, index, was)
        out.append(Line(tuple(w.text(".").parts)))
    for key, was in known.items():
        if key not in new.locals:
            out.append(Line(tuple(Writer(index).code(was.name).text(" has no value any more.").parts)))
    return out


def _value(w: Writer, index: Index, local: LocalView) -> None:
    if local.pointer is not None and local.pointer[0] is not None:
        alloc, offset, tag = local.pointer
        w.text("a pointer to ").alloc(alloc)
        if offset:
            w.text(f", byte {offset}")
        if tag and index.labels.get(tag) != local.name:
            w.text(", as ").tag(tag)
    else:
        w.code(local.value)
