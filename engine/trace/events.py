"""The event types: the one schema that everything downstream of the machine reads.

The machine emits one event for each thing a teacher would point at. An event carries the changes that it made to the
borrow trees, to memory and to variables, so that the state at any step is a fold of the events before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from engine.borrows.api import Change, changes_of
from engine.source import Span

__all__ = [
    "AllocInfo", "Draft", "Event", "EventKind", "FieldInfo", "FrameInfo", "LocalChange", "MemoryChange", "Outcome",
    "Sink", "TRACKING", "event_of", "is_warning", "kind_of",
]  # fmt: skip

EventKind = Literal[
    "start",  # the program is about to run (always event 0)
    "alloc",  # a new allocation: `alloc`, `tag` its root, `info` an AllocInfo
    "dealloc",  # the allocation dies: `alloc`, `tag` through which
    "retag",  # a new node `tag`, child of `parent`, in `alloc`; `start..end` the inside range
    "read",  # an explicit read of `start..end` through `tag`
    "write",  # an explicit write
    "protect",  # never alone: part of `retag` (its `protector` is set)
    "release",  # the protector of `tag` ended, with its accesses
    "call",  # a frame was pushed: `info` a FrameInfo
    "return",  # a frame was popped: `text` the function's name
    "assign",  # a variable that does not live in memory got a value (see `locals`)
    "expose",  # a pointer-to-integer cast exposed `tag`
    "print",  # `text` went to `stream`
    "trees",  # a printed borrow state: `text`, `alloc`
    "name",  # `tag` got the name `text` (miri_pointer_name)
    "warning",  # `text`, for example an integer-to-pointer cast; or a note (see TRACKING)
    "thread",  # `cause` says what: spawn (by the running thread), begin, go on, end; `text` is the thread's name
    "panic",  # a panic began: `text` its message
    "unwind",  # a frame was left by unwinding
    "ub",  # undefined behaviour or another error that ends the run: `error`
    "end",  # the program ended: `text` says how
]


TRACKING = "tracking"
"""The cause of a `warning` that is a note about a tag that the user asked for."""


@dataclass(slots=True)
class FieldInfo:
    """A named part of an allocation's type: `path` such as `.a` or `[2].x`, bytes `start..end`, the leaf's type.

    `padding` marks bytes that belong to no field; `cell` bytes inside an `UnsafeCell`."""

    path: str
    start: int
    end: int
    type: str
    padding: bool = False
    cell: bool = False


@dataclass(slots=True)
class AllocInfo:
    """What an allocation is, for people: `kind` is `local`, `static`, `heap`, `const`, `vtable`, `fn` or `machine`.

    `name` is the variable or static, "" for heap memory; `type` its type as written by rustc, or "" if unknown
    (heap memory is untyped until a pointer is made to it); `address` its base, `size` and `align` in bytes; `frame` the
    id of the frame it is a local of.
    """

    kind: str
    name: str
    type: str
    size: int
    align: int
    address: int
    fields: list[FieldInfo]
    frame: int | None = None
    mutable: bool = True
    library: bool = False


@dataclass(slots=True)
class FrameInfo:
    """A call: `id` counts frames from 0 over the whole run, `function` its printed name, `call_site` where it was
    called, `library` whether its body is library code."""

    id: int
    function: str
    call_site: Span | None
    library: bool
    thread: int = 0


@dataclass(slots=True)
class MemoryChange:
    """Bytes `start..start+len(data)` of an allocation: `data` the bytes, `init` one bool per byte (None: all
    initialised), `pointers` the pointers now stored whole in the range as `(offset, target alloc or None, tag)`."""

    alloc: int
    start: int
    data: bytes
    init: tuple[bool, ...] | None
    pointers: tuple[tuple[int, int | None, int | None], ...] = ()


@dataclass(slots=True)
class LocalChange:
    """A variable's value. `frame` and `name` say whose; `value` is its text (None: storage dead or moved out);
    `pointer` is `(alloc, offset, tag)` if the value is a pointer; `alloc` is set when the variable lives in memory."""

    frame: int
    name: str
    type: str
    value: str | None
    pointer: tuple[int | None, int, int | None] | None = None
    alloc: int | None = None
    id: int = -1
    """The variable's number in its function, so that shadowed names stay apart; -1 if the name is enough."""


@dataclass(slots=True)
class Event:
    """One step. Offsets are bytes in the allocation, `end` exclusive; tags are positive, 0 is a wildcard pointer.

    `span` is the position of the topmost frame (possibly library code), `user_span` that of the topmost frame of the
    user's program. `frame` is the id of the current frame, `depth` the number of frames of its thread.
    `names` on a retag: `variable` that receives the pointer if known; `expr` the expression's text comes from the span;
    `argument` the parameter's name if this is a function-entry retag (of function `function`).
    `pointer_kind`/`pointee` on a retag: `&`, `&mut`, `Box`, or `place`, and the pointee type's name.
    `default` on `retag` and `alloc`: the new node's permission outside its range ("initial state", NodeInfo.default).
    The `changes` of a `retag` and of an `alloc` include the new node's own states (before None, relation "").
    `print` and `trees` carry their text exactly as it is written, newlines included (bytes that are not UTF-8 as
    surrogate escapes); an integer-to-pointer cast's `warning` has the text `integer-to-pointer cast`.
    `error` is the Stop of a `ub`, the back trace of a `warning` (a list of BacktraceFrame, not kept in stored traces).
    A `retag` through a wildcard pointer has `parent` 0. `return`/`unwind` pop the topmost frame of `thread`.
    """

    kind: EventKind
    span: Span
    user_span: Span
    thread: int
    frame: int
    depth: int
    function: str
    library: bool
    alloc: int | None = None
    tag: int | None = None
    parent: int | None = None
    start: int | None = None
    end: int | None = None
    cause: str = ""
    pointer_kind: str = ""
    pointee: str = ""
    mode: str = ""
    protector: str = ""
    variable: str = ""
    argument: str = ""
    through: str = ""
    stream: str = ""
    text: str = ""
    default: str = ""
    info: AllocInfo | FrameInfo | None = None
    error: Any = None
    changes: tuple[tuple[int, Change], ...] = ()
    memory: tuple[MemoryChange, ...] = ()
    locals: tuple[LocalChange, ...] = ()


Draft = tuple[Any, ...]
"""An event not made yet, which is what the machine hands out: `(kind, span, user span, context, details)`. The context
is `(thread, frame, depth, function, library)`, one tuple for all events of a frame; the details are a dict of those
other fields that are set. For what happens often, a tuple takes half of a dict's room: then the kind is a shape,
`(kind, names of fields...)`, and the details are their values. Instead of a field a name there may be one of these:
`noted`, the facts of the allocation's changes (`changes_of`); `written`, a MemoryChange's fields without the
allocation; `assigned`, a LocalChange's; `site`, a call's, of which the context knows the rest.
The commonest event, a number assigned in the user's text, is `(variable, span, context, value)` with the variable as
`("assign", name, type, number)`."""


def kind_of(draft: Draft) -> str:
    """The kind of the event that a draft makes."""
    kind = draft[0]
    return kind if kind.__class__ is str else kind[0]


def event_of(draft: Draft) -> Event:
    """The event of a draft."""
    if len(draft) == 5:
        kind, span, user_span, context, details = draft
        if kind.__class__ is tuple:
            return _of_shape(kind, span, user_span, context, details)
        return Event(kind, span, user_span, *context, **details)
    (kind, name, type_, number), span, context, value = draft
    change = LocalChange(context[1], name, type_, str(int(value)), None, None, number)
    thread, frame, depth, function, library = context
    return Event(kind, span, span, thread, frame, depth, function, library, locals=(change,))


def _of_shape(shape: tuple[str, ...], span: Span, user_span: Span, context: Any, values: Any) -> Event:
    fields = dict(zip(shape[1:], values, strict=True))
    if "noted" in fields:
        noted, alloc = fields.pop("noted"), fields["alloc"]
        if noted:
            fields["changes"] = tuple([(alloc, change) for change in changes_of(noted)])
    if "written" in fields:
        written = fields.pop("written")
        if written is not None:
            fields["memory"] = (MemoryChange(fields["alloc"], *written),)
    elif "assigned" in fields:
        fields["locals"] = (LocalChange(*fields.pop("assigned")),)
    elif "site" in fields:
        thread, frame, _, function, library = context
        fields["info"] = FrameInfo(frame, function, fields.pop("site"), library, thread)
    elif shape[0] in ("return", "unwind"):
        fields["text"] = context[3]
    return Event(shape[0], span, user_span, *context, **fields)  # type: ignore[arg-type]


def is_warning(event: Event) -> bool:
    """Whether an event is a warning, not a note nor anything else: those that the last line counts."""
    return event.kind == "warning" and event.cause != TRACKING


class Sink:
    """Receives events as they happen. The default does nothing; `enabled` False lets the machine skip making them.
    With `Options.trace` False an enabled sink gets only `print`, `trees` and `warning` events.

    The machine calls `draft`, which makes the event and passes it to `emit`; a sink that keeps events without looking
    at them overrides `draft` and has them made when they are read, after the run."""

    enabled: bool = False

    def draft(self, draft: Draft) -> None:
        """Take one event that is not made yet."""
        self.emit(event_of(draft))

    def emit(self, event: Event) -> None:
        """Take one event. Must not keep the machine waiting."""


@dataclass(slots=True)
class Outcome:
    """How a run ended. `status`: 0 no UB, 1 UB or another error Miri reports as an error, 101 panic, 2 rejected before
    running, 3 a limit. `kind`: `ok`, `ub`, `error`, `panic`, `exit`, `rejected`, `limit`."""

    status: int
    kind: str
    title: str = ""
    error: Any = None
