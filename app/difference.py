"""What differs between two steps of a trace, in plain words: permissions, pointers, memory, variables, output. Pure.

The words are parts as in `engine.trace.words`; bytes are offsets in the allocation, `end` exclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.values import value_in_memory
from engine.messages import _, ngettext
from engine.trace.changes import effect
from engine.trace.labels import short_function
from engine.trace.queries import Index, index_of, transitions
from engine.trace.snapshot import AllocationView, FrameView, LocalView, NodeView, Snapshot
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, bytes_phrase, count_of_bytes, line_of, plain

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
        w = Writer(index).say(
            _("{tags} {effect} at {bytes} of {memory}: {before} → {after}, on {place}"),
            tags=Writer(index).tags(tags, 6),
            effect=effect(was, now, relation, many=len(tags)),
            bytes=bytes_phrase(index.allocs.get(alloc), start, end),
            memory=Writer(index).alloc(alloc),
            before=Writer(index).permission(was),
            after=Writer(index).permission(now),
            place=_place(trace, index, step),
        )
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
        place, who = _place(trace, index, born), Writer(index).tag(tag)
        if node.parent:
            template = _("{tag} is new, made from {parent}, on {place}")
            w = Writer(index).say(template, tag=who, parent=Writer(index).tag(node.parent), place=place)
        else:
            w = Writer(index).say(_("{tag} is new, on {place}"), tag=who, place=place)
        info = index.allocs.get(index.tag_allocs[tag])
        stored = [(start, end, state[0]) for start, end, state in node.states if state is not None]
        if len({state for start, end, state in stored}) > 1:
            template = _("{permission} at {bytes}")
            looks = [
                Writer(index).say(
                    template, permission=Writer(index).permission(state), bytes=bytes_phrase(info, start, end)
                )
                for start, end, state in stored[:3]
            ]
        else:
            looks = [Writer(index).permission(state) for start, end, state in stored[:1]]
        if looks:
            w = Writer(index).say(_("{clause}; it is now {looks}"), clause=w, looks=Writer(index).several(looks))
        w = Writer(index).say(_("{clause}."), clause=w)
        out.pointers.append(Line(tuple(w.parts), (tag,), index.tag_allocs[tag], born))
    for tag in index.births:
        old, new = _node(before, index, tag), _node(after, index, tag)
        if new is None or tag not in index.users:
            continue
        if old is not None and old.protector and not new.protector:
            template, function = _("{tag} is not protected any more: {function} has returned."), old.function
        elif new.protector and (old is None or not old.protector):
            template, function = _("{tag} is protected until {function} returns."), new.function
        else:
            template, function = "", ""
        if template:
            called = Writer(index).code(short_function(function))
            w = Writer(index).say(template, tag=Writer(index).tag(tag), function=called)
            out.pointers.append(Line(tuple(w.parts), (tag,), index.tag_allocs[tag]))
        if new.exposed and (old is None or not old.exposed):
            w = Writer(index).say(_("{tag} is exposed: its address became an integer."), tag=Writer(index).tag(tag))
            out.pointers.append(Line(tuple(w.parts), (tag,), index.tag_allocs[tag]))


def _allocations(trace: Trace, index: Index, before: Snapshot, after: Snapshot) -> list[Line]:
    out: list[Line] = []
    for id_, allocation in after.allocations.items():
        if allocation.info.library or not (allocation.info.name or allocation.info.kind in ("heap", "local")):
            continue
        old = before.allocations.get(id_)
        memory = Writer(index).alloc(id_)
        if allocation.alive and old is None:
            place = _place(trace, index, allocation.created)
            template = _("{memory} is new ({size}), since {place}.")
            w = Writer(index).say(template, memory=memory, size=count_of_bytes(allocation.info.size), place=place)
        elif not allocation.alive and old is not None and old.alive and allocation.died is not None:
            place = _place(trace, index, allocation.died)
            w = Writer(index).say(_("{memory} is gone: its memory was freed on {place}."), memory=memory, place=place)
        else:
            continue
        out.append(Line(tuple(w.parts), alloc=id_, step=allocation.died or allocation.created))
    return out


def _place(trace: Trace, index: Index, step: int) -> Writer:
    return Writer(index).step(step, line_of(trace.events[step].user_span, trace.options.file_name))


def _contents(index: Index, before: Snapshot, after: Snapshot) -> list[Line]:
    """Live memory whose bytes differ; of allocations that are new only what was written since."""
    out: list[Line] = []
    for id_, now in after.allocations.items():
        was = before.allocations.get(id_)
        if not now.alive or now.info.library or was is now or was is None:
            continue
        old, new = _typed(was), _typed(now)
        if old and new:
            if old != new:
                template = _("{memory} holds {value} instead of {other}.")
                w = Writer(index).say(
                    template,
                    memory=Writer(index).alloc(id_),
                    value=Writer(index).code(new),
                    other=Writer(index).code(old),
                )
                out.append(Line(tuple(w.parts), alloc=id_))
            continue
        runs = _runs(was, now)
        for start, end in runs[:4]:
            w = (
                Writer(index)
                .say(
                    _("{bytes} of {memory}:"), bytes=bytes_phrase(now.info, start, end), memory=Writer(index).alloc(id_)
                )
                .text(" ")
            )
            type_ = next((part.type for part in now.info.fields if (part.start, part.end) == (start, end)), "")
            w.code(_at(was, start, end, type_)).text(" → ").code(_at(now, start, end, type_))
            out.append(Line(tuple(w.parts), alloc=id_))
        if len(runs) > 4:
            rest = len(runs) - 4
            template = ngettext(
                "{count} more place of {memory} holds other bytes.", "{count} more places of {memory} hold other "
                                                                     "bytes.",
                rest,
            )  # fmt: skip
            w = Writer(index).say(template, count=rest, memory=Writer(index).alloc(id_))
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
            w = Writer(index).say(_("{function} runs."), function=Writer(index).code(short_function(frame.function)))
            out.append(Line(tuple(w.parts)))
        out.extend(_locals(index, old.get(id_), frame))
    for id_, frame in old.items():
        if id_ not in new and not frame.library:
            function = Writer(index).code(short_function(frame.function))
            out.append(Line(tuple(Writer(index).say(_("{function} has returned."), function=function).parts)))
    return out


def _locals(index: Index, old: FrameView | None, new: FrameView) -> list[Line]:
    out: list[Line] = []
    known = old.locals if old is not None else {}
    for key, now in new.locals.items():
        was = known.get(key)
        if now.alloc is not None or (was is not None and (was.value, was.pointer) == (now.value, now.pointer)):
            continue
        name, value = Writer(index).code(now.name), _value(index, now)
        if was is not None and was.alloc is None and was.value:
            template = _("{name} is {value} instead of {other}.")
            w = Writer(index).say(template, name=name, value=value, other=_value(index, was))
        else:
            w = Writer(index).say(_("{name} is {value}."), name=name, value=value)
        out.append(Line(tuple(w.parts)))
    for key, was in known.items():
        if key not in new.locals:
            w = Writer(index).say(_("{name} has no value any more."), name=Writer(index).code(was.name))
            out.append(Line(tuple(w.parts)))
    return out


def _value(index: Index, local: LocalView) -> Writer:
    if local.pointer is None or local.pointer[0] is None:
        return Writer(index).code(local.value)
    alloc, offset, tag = local.pointer
    w = Writer(index).say(_("a pointer to {memory}"), memory=Writer(index).alloc(alloc))
    if offset:
        w = Writer(index).say(_("{memory}, byte {offset}"), memory=w, offset=offset)
    if tag and index.labels.get(tag) != local.name:
        w = Writer(index).say(_("{memory}, as {tag}"), memory=w, tag=Writer(index).tag(tag))
    return w
