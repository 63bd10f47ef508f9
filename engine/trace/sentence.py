"""One or two plain sentences for a step: what happened and by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from engine.trace.events import AllocInfo, Event, FrameInfo
from engine.trace.failure import Failure
from engine.trace.labels import expression_text, short_function
from engine.trace.queries import Transition, index_of, transitions
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, bytes_phrase, line_of, place_phrase, plain, reason

__all__ = ["Sentence", "sentence"]

_MANY = 4
"""From so many changes on they are only listed, without reasons."""


@dataclass(slots=True, frozen=True)
class Sentence:
    """What a step did: `title` a few words, `parts` the sentences."""

    step: int
    title: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The sentences as plain text."""
        return plain(self.parts)


def sentence(trace: Trace, step: int) -> Sentence:
    """The words for a step. Raises IndexError if there is no such step."""
    event = trace.events[step]
    writer = Writer(index_of(trace))
    title = _TELLERS.get(event.kind, _other)(trace, step, event, writer)
    return Sentence(step, title, tuple(writer.parts))


def _start(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text("The program starts.")
    return "start"


def _alloc(trace: Trace, step: int, event: Event, w: Writer) -> str:
    info = event.info
    assert isinstance(info, AllocInfo)
    size = f"{info.size} byte{'' if info.size == 1 else 's'}"
    what = place_phrase(info)
    if info.name:
        w.text(f"The {what} ").alloc(event.alloc).text(f" gets its memory: {size}")
        if info.type:
            w.text(" of type ").code(info.type)
    elif info.kind == "heap":
        w.text("The allocator gives ").alloc(event.alloc).text(f": {size}")
    else:
        w.text(f"New {what}, ").alloc(event.alloc).text(f": {size}")
    w.text(".")
    if event.tag and info.size:
        root = next((c.after for _, c in event.changes if c.tag == event.tag and c.after is not None), None)
        if root is not None:
            w.text(" The root of its tree is ").permission(root[0]).text(" on every byte.")
    return f"new {what} {info.name}".rstrip()


def _access(trace: Trace, step: int, event: Event, w: Writer) -> str:
    write = event.kind == "write"
    w.text("A write to " if write else "A read of ").bytes(event.alloc, event.start, event.end)
    w.text(" of ").alloc(event.alloc).text(" through ")
    label = index_of(trace).labels.get(event.tag or 0, "")
    if event.through and event.through != label:
        w.code(event.through).text(", which carries the tag ").tag(event.tag)
    else:
        w.tag(event.tag)
    w.text(".")
    if event.tag and _has_tree(trace):
        w.text(" For ").tag(event.tag)
        w.text(f" and its ancestors this is a child {event.kind}, for all other tags a foreign {event.kind}.")
    _changes(trace, step, event.kind, w, event.start, event.end)
    return f"{event.kind} of {_short_bytes(event)} through {event.through or label or 'a pointer'}"


def _short_bytes(event: Event) -> str:
    count = (event.end or 0) - (event.start or 0)
    return f"{count} byte{'' if count == 1 else 's'}"


def _has_tree(trace: Trace) -> bool:
    return trace.options.model not in ("none", "stacked")


def _changes(trace: Trace, step: int, access: str, w: Writer, start: int | None, end: int | None,
             skip: int | None = None) -> None:  # fmt: skip
    found = [t for t in transitions(trace, step) if t.tag != skip]
    if not found:
        if trace.options.model != "none":
            w.text(" No permission changes.")
        return
    protected = _protected(trace, step, found)
    if len(found) < _MANY:
        for t in found:
            whole = (t.start, t.end) == (start, end)
            w.text(" ").change(t, whole=whole)
            w.text(f" ({reason(t.before, t.after, t.relation, access, t.tag in protected)}).")
        return
    by_kind: dict[tuple[str, str, str], list[Transition]] = {}
    for t in found:
        by_kind.setdefault((t.relation, t.before, t.after), []).append(t)
    for (relation, before, after), group in by_kind.items():
        tags = list(dict.fromkeys(t.tag for t in group))
        w.text(" ").permission(before).text(" → ").permission(after)
        w.text(f" ({reason(before, after, relation, access, False)}): ")
        for position, tag in enumerate(tags[:8]):
            w.text(", " if position else "").tag(tag)
        w.text(f" and {len(tags) - 8} more." if len(tags) > 8 else ".")


def _protected(trace: Trace, step: int, found: list[Transition]) -> set[int]:
    index = index_of(trace)
    return {t.tag for t in found if index.protected_at(t.tag, step)}


def _retag(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.expression(event).text(" makes a new pointer")
    if event.pointer_kind == "place":
        w.text(" that guards this place during the call")
    else:
        w.text(", ").tag(event.tag)
    if event.parent:
        w.text(", a child of ").tag(event.parent)
    elif event.parent == 0:
        w.text(" from an address whose tag is not known: its parent is one of the exposed tags")
    w.text(".")
    if not _has_tree(trace):
        found = transitions(trace, step)
        if found:
            _changes(trace, step, event.mode, w, event.start, event.end, skip=event.tag)
        return f"new pointer {index_of(trace).labels.get(event.tag or 0, '')}".rstrip()
    own = [c for _, c in event.changes if c.tag == event.tag and c.after is not None and not c.relation]
    info = index_of(trace).allocs.get(event.alloc) if event.alloc is not None else None
    states = list(dict.fromkeys(c.after[0] for c in own if c.after is not None))
    if len(states) == 1:
        w.text(" It starts as ").permission(states[0])
        if (event.start, event.end) != (0, info.size if info is not None else None):
            w.text(" on ").bytes(event.alloc, event.start, event.end)
        w.text(".")
    elif states:
        w.text(" It starts as ")
        for position, c in enumerate(own):
            assert c.after is not None
            w.text(", " if position else "").permission(c.after[0]).text(f" on {bytes_phrase(info, c.start, c.end)}")
        w.text(".")
    elif event.default:
        w.text(" It covers no bytes yet; where it is used later it starts as ").permission(event.default).text(".")
    if event.protector:
        kind = "weakly protected (it may be freed)" if event.protector == "weak" else "protected"
        w.text(f" It is {kind} until ").code(short_function(event.function)).text(" returns.")
    accessed = [c for c in own if c.after is not None and c.after[1]]
    if accessed and event.parent is not None:
        access = "write" if any(c.after is not None and c.after[0] == "Unique" for c in accessed) else "read"
        w.text(f" Making it counts as a {access} through ").tag(event.parent).text(".")
        if transitions(trace, step):
            _changes(trace, step, access, w, event.start, event.end, skip=event.tag)
    label = index_of(trace).labels.get(event.tag or 0, "")
    return f"new pointer {label}".rstrip()


def _dealloc(trace: Trace, step: int, event: Event, w: Writer) -> str:
    info = index_of(trace).allocs.get(event.alloc) if event.alloc is not None else None
    if info is not None and info.kind == "local":
        w.alloc(event.alloc).text(" goes out of scope: its memory is gone.")
    else:
        w.alloc(event.alloc).text(" is freed through ").tag(event.tag).text(".")
    w.text(" For the tree this is a write to every byte.")
    if transitions(trace, step):
        _changes(trace, step, "write", w, event.start, event.end)
    return f"end of {info.name}" if info is not None and info.name else "memory freed"


def _release(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text("The protector of ").tag(event.tag).text(" ends, because ").code(short_function(event.function))
    w.text(" returns. ")
    access = "write" if event.mode == "write" else "read"
    if event.changes:
        w.text("The bytes it used are accessed once more through it, so that nobody could notice a delay.")
        _changes(trace, step, access, w, None, None)
    else:
        w.text("Nothing else changes.")
    return "protector ends"


def _call(trace: Trace, step: int, event: Event, w: Writer) -> str:
    info = event.info
    assert isinstance(info, FrameInfo)
    name = short_function(info.function)
    if info.call_site is None:
        w.text("The program enters ").code(name).text(".")
    else:
        w.code(name).text(f" is called on {line_of(event.user_span, trace.options.file_name)}.")
    return f"call {name}"


def _return(trace: Trace, step: int, event: Event, w: Writer) -> str:
    name = short_function(event.text or event.function)
    w.code(name).text(" returns.")
    return f"return from {name}"


def _unwind(trace: Trace, step: int, event: Event, w: Writer) -> str:
    name = short_function(event.text or event.function)
    w.text("The panic leaves ").code(name).text(".")
    return f"unwinding {name}"


def _assign(trace: Trace, step: int, event: Event, w: Writer) -> str:
    names: list[str] = []
    for change in event.locals:
        names.append(change.name)
        w.text(" " if w.parts else "").code(change.name)
        if change.value is None:
            w.text(" has no value any more.")
        else:
            w.text(" is now ").code(change.value)
            if change.pointer is not None and change.pointer[2]:
                w.text(", with the tag ").tag(change.pointer[2])
            w.text(".")
    return f"{', '.join(names)} set" if names else "assignment"


def _expose(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text("The address of ").alloc(event.alloc).text(" becomes an integer; that exposes the tag ").tag(event.tag)
    w.text(": a pointer made from an integer may act through it from now on.")
    return "tag exposed"


def _print(trace: Trace, step: int, event: Event, w: Writer) -> str:
    text = event.text.rstrip("\n")
    stream = "standard error" if event.stream == "stderr" else "standard output"
    short = text if len(text) <= 80 else text[:77] + "…"
    w.text(f"Printed to {stream}: ").code(short).text(".")
    return "print"


def _trees(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text("The program prints the borrow state of ").alloc(event.alloc).text(".")
    return "borrow state printed"


def _name(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text("The program calls the tag ").tag(event.tag).text(" ").code(event.text).text(".")
    return f"name {event.text}"


def _ub(trace: Trace, step: int, event: Event, w: Writer) -> str:
    failure: Failure | None = trace.ending.failure
    facts = failure.borrows if failure is not None else None
    if failure is None:
        w.text("The run ends with an error.")
        return "error"
    if facts is None:
        kind = "Undefined behaviour: " if failure.kind == "ub" else ""
        w.text(f"{kind}{failure.title}.")
        return "undefined behaviour" if failure.kind == "ub" else "error"
    word = {"reborrow": "new pointer made", "deallocation": "deallocation"}.get(facts.cause, f"{facts.access}")
    w.text(f"Undefined behaviour: this {word} through ").tag(facts.accessed).text(" is forbidden, because ")
    if facts.kind in ("stack-protected", "stack-dealloc-protected"):
        w.text("it would remove ").tag(facts.conflicting).text(", which is protected.")
    elif facts.stack is not None:
        w.text("nothing on the stack of that byte allows it.")
    elif facts.kind == "no-exposed-tags":
        w.text("no exposed tag allows it here.")
    elif facts.kind == "child-forbidden":
        w.tag(facts.conflicting).text(" is ").permission(facts.permission)
        w.text(f" and so does not allow a child {facts.access}.")
    elif facts.kind == "protected-disabled":
        w.tag(facts.conflicting).text(" is protected and this foreign ").text(facts.access)
        w.text(" would disable it.")
    else:
        w.tag(facts.conflicting).text(" is protected, and memory under a protected reference must not be freed.")
    return "undefined behaviour"


def _thread(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text(f"Thread {event.thread}: {event.text}.")
    return f"thread {event.text}"


def _panic(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text("The program panics: ").code(event.text).text(".")
    return "panic"


def _warning(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text(f"Warning: {event.text}.")
    return "warning"


def _end(trace: Trace, step: int, event: Event, w: Writer) -> str:
    w.text(f"The program ends{': ' + event.text if event.text else ''}.")
    return "end"


def _other(trace: Trace, step: int, event: Event, w: Writer) -> str:
    text = expression_text(event)
    if text:
        w.code(text)
    return event.kind


_TELLERS = {
    "start": _start, "alloc": _alloc, "read": _access, "write": _access, "retag": _retag, "dealloc": _dealloc,
    "release": _release, "call": _call, "return": _return, "unwind": _unwind, "assign": _assign, "expose": _expose,
    "print": _print, "trees": _trees, "name": _name, "ub": _ub, "thread": _thread, "panic": _panic,
    "warning": _warning, "end": _end,
}  # fmt: skip
