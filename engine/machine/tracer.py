"""Events: what the machine tells a trace while it runs. Nothing here changes what the program does.

An event for a write carries the bytes written, which are there only after the event's checks: the last event is held
back until the next one begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.borrows.api import AllocationState, BorrowsError, Change, Protector, RetagAccess, RetagMode, RetagPlan
from engine.machine.allocation import Allocation
from engine.machine.describe import fields_of, value_text
from engine.machine.errors import Stop
from engine.machine.frames import Frame
from engine.trace.events import AllocInfo, Draft, LocalChange, MemoryChange, Sink
from engine.types import ty as T
from engine.types.show import show

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler
    from engine.machine.compile.places import PlaceCode
    from engine.machine.machine import Machine
    from engine.machine.memory import Watch
    from engine.machine.retag import RetagInfo
    from engine.source import Span

__all__ = ["Tracer"]

_MODES = {
    RetagMode.DEFAULT: "default", RetagMode.TWO_PHASE: "two-phase", RetagMode.FN_ENTRY: "fn-entry",
    RetagMode.RAW: "raw", RetagMode.NONE: "",
}  # fmt: skip
_PROTECTORS = {None: "", Protector.WEAK: "weak", Protector.STRONG: "strong"}


# Shapes of the events that happen often.
_READ = ("read", "alloc", "tag", "start", "end", "noted")
_WRITE = ("write", "alloc", "tag", "start", "end", "noted", "written")
_RETAG = (
    "retag", "alloc", "tag", "parent", "start", "end", "pointer_kind", "pointee", "mode", "protector", "variable",
    "argument", "default", "noted",
)  # fmt: skip
_RELEASE = ("release", "alloc", "tag", "noted")
_DEALLOC = ("dealloc", "alloc", "tag", "noted")
_CALL = ("call", "site")
_LEAVING = {kind: (kind,) for kind in ("return", "unwind")}
_ASSIGN = ("assign", "assigned")

_SAVED = 1 << 16
"""Added to its offset, the number of a variable that a coroutine keeps: other variables' are those of their locals."""


def _peek(place: PlaceCode) -> Callable[[Frame], Any]:
    """The register value at a place behind a pointer, without an access; None if it is not initialised."""
    base, offset, shape = place.base, place.offset, place.shape

    def peek(frame: Frame) -> Any:
        pointer = base(frame)
        allocation = pointer[1]
        if allocation is None or not allocation.alive:
            return None
        at = pointer[0] - allocation.base + offset
        if at < 0 or at + shape.size > allocation.limit or allocation.first_uninit(at, at + shape.size) >= 0:
            return None
        return shape.read(allocation, at)

    return peek


class _Told(NamedTuple):
    """Of a plan (held, so that its id stays its own): whether it is a function's entry, and words for the trace."""

    plan: RetagPlan
    entry: bool
    mode: str
    protector: str
    default: str


class Tracer:
    """Makes events and hands them to the sink."""

    def __init__(self, machine: Machine, sink: Sink) -> None:
        self.m = machine
        self._send = sink.draft
        self._pending: tuple[Draft, Allocation] | None = None
        self._known: set[int] = set()
        self._plans: dict[int, _Told] = {}
        self._count = 0
        self._limit = machine.options.limits.events
        machine.memory.watcher = self.watcher
        machine.memory.on_birth = self.born

    # ------------------------------------------------------------ sending

    def emit(self, event: Draft) -> None:
        """Send an event after the one held back."""
        if self._pending is not None:
            self.flush()
        self._count += 1
        if self._count > self._limit:
            self.over()
        self._send(event)

    def tell(self, shape: tuple[str, ...], values: tuple[Any, ...]) -> None:
        """Send an event of a shape at the current position."""
        if self._pending is not None:
            self.flush()
        self._count += 1
        if self._count > self._limit:
            self.over()
        frame = self.m.frame
        if frame is None or frame.context is None:
            self._send(self.m.shaped(shape, values))
            return
        code = frame.code
        user = span = frame.at.span
        if code.library or code.track_caller:
            user = self.m.locate() or span
        self._send((shape, span, user, frame.context, values))

    def over(self) -> None:
        """There are more events than allowed."""
        raise Stop("limit", f"trace: more than {self._limit} events")

    def flush(self) -> None:
        """Send the event held back, with the bytes as they are now."""
        pending = self._pending
        if pending is None:
            return
        self._pending = None
        (shape, span, user_span, context, values), allocation = pending
        alloc, tag, start, end, noted = values
        written = _written(allocation, start, end) if allocation.data else None
        self._count += 1
        self._send((shape, span, user_span, context, (alloc, tag, start, end, noted, written)))

    # ------------------------------------------------------------ allocations

    def born(self, allocation: Allocation) -> None:
        """An allocation can be pointed to from now on."""
        kind = allocation.kind
        if kind == "fn" or kind == "vtable" or kind == "const" or self.m.const_depth:
            return
        self.know(allocation)

    def know(self, allocation: Allocation) -> None:
        """Tell of an allocation if that has not been done."""
        if allocation.id in self._known or not allocation.alive:
            return
        self._known.add(allocation.id)
        state = self.m.memory.state(allocation)
        nodes = state.nodes()
        changes: list[tuple[int, Change]] = []
        default = ""
        if nodes:
            root = nodes[0]
            default = root.default
            for (start, end), held in zip(state.ranges(), root.states, strict=False):
                if held is not None:
                    changes.append((allocation.id, Change(root.tag, start, end, None, held, "")))
        meta = allocation.meta
        ty = meta.ty if meta is not None else None
        info = AllocInfo(
            allocation.kind,
            meta.name if meta is not None else "",
            show(ty) if ty is not None else "",
            allocation.size,
            allocation.align,
            allocation.base,
            fields_of(self.m.types, ty) if ty is not None else [],
            meta.frame if meta is not None else None,
            allocation.mutable,
            meta.library if meta is not None else False,
        )
        memory: tuple[MemoryChange, ...] = ()
        if allocation.size and (allocation.init is None or allocation.init.find(1) >= 0):
            memory = (memory_change(allocation, 0, allocation.size),)
        locals_: tuple[LocalChange, ...] = ()
        if allocation.kind == "local" and meta is not None and meta.frame is not None and meta.name:
            locals_ = (LocalChange(meta.frame, meta.name, info.type, "", alloc=allocation.id, id=meta.local),)
        self.emit(
            self.m.draft(
                "alloc", alloc=allocation.id, tag=allocation.root, info=info, memory=memory, locals=locals_,
                changes=tuple(changes), default=default,
            )
        )  # fmt: skip

    def dealloc(self, allocation: Allocation, tag: int) -> None:
        """Free an allocation and tell of it."""
        state = allocation.borrows
        self.m.memory.kill(allocation, tag)
        if allocation.id in self._known:
            self.tell(_DEALLOC, (allocation.id, tag, _taken(state) if state is not None else ()))

    def watcher(self, allocation: Allocation, inner: Watch | None) -> Watch:
        """Wraps the model's check of an access."""
        state = allocation.borrows
        assert state is not None
        state.changes = []
        machine = self.m

        def watch(tag: int, start: int, end: int, kind: int) -> None:
            if inner is not None:
                inner(tag, start, end, kind)
            if machine.const_depth:
                return
            if allocation.id not in self._known:
                self.know(allocation)
            values = (allocation.id, tag, start, end, _taken(state))
            if not kind:
                self.tell(_READ, values)
                return
            if self._pending is not None:
                self.flush()
            self._pending = machine.shaped(_WRITE, values), allocation
            if self._count > self._limit:
                self.over()

        return watch

    # ------------------------------------------------------------ borrows

    def retag(
        self, allocation: Allocation, state: AllocationState, parent: int, tag: int, offset: int, plan: RetagPlan,
        info: RetagInfo,
    ) -> Sequence[RetagAccess]:  # fmt: skip
        """Perform a retag and tell of it; the accesses it made."""
        if allocation.id not in self._known:
            self.know(allocation)
        try:
            accesses = state.retag(parent, tag, offset, plan)
        except BorrowsError as error:
            raise Stop("ub", borrows=error, alloc=allocation.id) from None
        told = self._plans.get(id(plan))
        if told is None:
            told = self._plan(plan, state, tag)
        frame = self.m.frame
        assert frame is not None
        variable = frame.at.variable
        argument = ""
        if told.entry and info.kind != "place":
            argument, variable = variable, ""
        if not info.pointee_text:
            info.pointee_text = show(info.pointee)
        values = (
            allocation.id, tag, parent, offset, offset + plan.size, info.kind, info.pointee_text, told.mode,
            told.protector, variable, argument, told.default, _taken(state),
        )  # fmt: skip
        self.tell(_RETAG, values)
        return accesses

    def _plan(self, plan: RetagPlan, state: AllocationState, tag: int) -> _Told:
        """What a trace says of every retag with this plan; that of `tag` has just been made by it."""
        default = next((node.default for node in state.nodes() if node.tag == tag), "")
        entry = plan.mode == RetagMode.FN_ENTRY
        told = self._plans[id(plan)] = _Told(plan, entry, _MODES[plan.mode], _PROTECTORS[plan.protector], default)
        return told

    def release(self, allocation: Allocation, tag: int, state: AllocationState) -> None:
        """End a protector and tell of it."""
        state.release(tag)
        self.tell(_RELEASE, (allocation.id, tag, _taken(state)))

    def expose(self, pointer: Any) -> None:
        """A pointer was exposed."""
        allocation = pointer[1]
        self.know(allocation)
        self.emit(self.m.draft("expose", alloc=allocation.id, tag=pointer[2]))

    def named(self, allocation: Allocation, tag: int, name: str) -> None:
        """A tag got a name."""
        self.know(allocation)
        self.emit(self.m.draft("name", alloc=allocation.id, tag=tag, text=name))

    # ------------------------------------------------------------ frames and variables

    def call(self, frame: Frame) -> None:
        """A frame was pushed."""
        parent = frame.parent
        code = frame.code
        frame.context = self.m.thread.id, frame.id, self.m.depth, code.name, code.library
        site = parent.at.span if parent is not None else None
        self.tell(_CALL, (site,))

    def leaving(self, frame: Frame, kind: str) -> None:
        """The topmost frame is about to be popped."""
        self.tell(_LEAVING[kind], ())

    def assigned(self, frame: Frame, local: int, name: str, ty: Any, type_text: str, in_memory: bool) -> None:
        """A variable in a register, or in memory that nobody knows yet, got a value."""
        value = frame.regs[local]
        if in_memory:
            if value is None or value.root:
                return
            shape = self.m.types.shape(ty)
            if value.init is not None and value.first_uninit(0, shape.size) >= 0:
                return
            value = shape.read(value, 0)
        text, pointer = value_text(self.m.types, ty, value)
        self.tell(_ASSIGN, ((frame.id, name, type_text, text, pointer, None, local),))

    def watch_local(self, cx: BodyCompiler, local: int, step: Callable[[Frame], None]) -> Callable[[Frame], None]:
        """A step that assigns a user's variable."""
        shape = cx.local_shape(local)
        if not shape.reg or not shape.size:
            return step
        ty = shape.ty
        name = cx.body.locals[local].name or ""
        type_text, in_memory = show(ty), cx.in_memory[local]
        if isinstance(ty, T.Int) and not in_memory and not cx.code.track_caller:
            # What most traced steps are: an assignment of a number in the user's own text.
            send, variable = self._send, ("assign", name, type_text, local)

            def traced_number(frame: Frame) -> None:
                step(frame)
                if self._pending is not None:
                    self.flush()
                self._count += 1
                if self._count > self._limit:
                    self.over()
                send((variable, frame.at.span, frame.context, frame.regs[local]))

            return traced_number

        def traced(frame: Frame) -> None:
            step(frame)
            self.assigned(frame, local, name, ty, type_text, in_memory)

        return traced

    def watch_saved(
        self, cx: BodyCompiler, places: list[tuple[PlaceCode, str]], step: Callable[[Frame], None]
    ) -> Callable[[Frame], None]:
        """A step after which variables that a coroutine keeps in itself have values: those of register classes."""
        parts = [
            (_SAVED + place.offset, name, place.ty, show(place.ty), _peek(place))
            for place, name in places
            if place.shape.reg and place.shape.size and place.kind == "ptr" and place.dynamic is None
        ]

        def traced(frame: Frame) -> None:
            step(frame)
            changes = []
            for number, name, ty, type_text, load in parts:
                value = load(frame)
                if value is not None:
                    text, pointer = value_text(self.m.types, ty, value)
                    changes.append(LocalChange(frame.id, name, type_text, text, pointer, None, number))
            if changes:
                self.emit(self.m.draft("assign", locals=tuple(changes)))

        return traced if parts else step

    def watch_result(
        self, cx: BodyCompiler, local: int, finish: Callable[[Any], Any] | None
    ) -> Callable[[Frame, Any], None]:
        """The store of a call's result in a user's variable."""
        ty = cx.local_ty(local)
        name = cx.body.locals[local].name or ""
        type_text = show(ty)

        def traced(frame: Frame, value: Any) -> None:
            frame.regs[local] = value if finish is None else finish(value)
            self.assigned(frame, local, name, ty, type_text, False)

        return traced

    def forget_local(self, cx: BodyCompiler, local: int) -> Callable[[Frame], None] | None:
        """The storage of a user's variable in a register ends."""
        shape = cx.local_shape(local)
        if not shape.size:
            return None
        name = cx.body.locals[local].name or ""
        gone = name, show(shape.ty), None, None, None, local

        def forget(frame: Frame) -> None:
            self.tell(_ASSIGN, ((frame.id, *gone),))

        return forget

    # ------------------------------------------------------------ the run

    def thread(self, cause: str, name: str, origin: Span | None = None) -> None:
        """What becomes of the thread of that name (`cause` as in `Event`); `origin` is the place to show where the
        running thread has no frame."""
        draft = self.m.draft("thread", cause=cause, text=name)
        if self.m.frame is None and origin is not None:
            kind, _, _, context, details = draft
            draft = kind, origin, origin, context, details
        self.emit(draft)

    def start(self, span: Span) -> None:
        """Event 0."""
        self.emit(self.m.draft("start"))

    def end(self, text: str) -> None:
        """The program ended."""
        self.emit(self.m.draft("end", text=text))

    def stopped(self, stop: Stop) -> None:
        """The run ends with an error; a limit says so in the end event."""
        self.flush()
        self._limit += 2
        if stop.kind == "limit":
            self.emit(self.m.draft("end", text=f"stopped at a limit: {stop.title}"))
            return
        details: dict[str, Any] = {"error": stop, "text": stop.title}
        if stop.borrows is not None:
            details |= {"alloc": stop.alloc, "tag": stop.borrows.accessed}
        kind, span, *rest = self.m.draft("ub", **details)
        self.emit((kind, stop.span or span, *rest))


def _taken(state: AllocationState) -> Sequence[Any]:
    """The facts of the changes noted since the last time."""
    if not state.changes:
        return ()
    changes, state.changes = state.changes, []
    return changes


def memory_change(allocation: Allocation, start: int, end: int) -> MemoryChange:
    """The bytes of a range as they are now."""
    return MemoryChange(allocation.id, *_written(allocation, start, end))


def _written(allocation: Allocation, start: int, end: int) -> tuple[Any, ...]:
    """A MemoryChange's fields after the first."""
    init = allocation.init
    mask: tuple[bool, ...] | None = None
    if init is not None and init.find(0, start, end) >= 0:
        mask = tuple([bool(b) for b in init[start:end]])
    data = bytes(allocation.data[start:end])
    if not allocation.prov:
        return start, data, mask
    pointers: list[tuple[int, int | None, int | None]] = []
    for offset, entry in allocation.provenance_in(start, end):
        if len(entry) == 2:
            target = entry[0]
            pointers.append((start + offset, target.id if target is not None else None, entry[1]))
    return start, data, mask, tuple(pointers)
