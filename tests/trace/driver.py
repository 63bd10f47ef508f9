"""A pretended machine: plays operations on a real aliasing model and emits the events that the real one would."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.borrows.api import (
    WILDCARD,
    Access,
    AllocationState,
    BorrowsError,
    NodeInfo,
    PointerKind,
    Protector,
    RetagMode,
    changes_of,
)
from engine.borrows.versions import new_model
from engine.machine.errors import BacktraceFrame, Stop
from engine.options import Options
from engine.source import SourceFile, Span
from engine.trace.events import AllocInfo, Event, FrameInfo, LocalChange, MemoryChange, Outcome
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace

KINDS = {PointerKind.SHARED: "&", PointerKind.MUT: "&mut", PointerKind.BOX: "Box", PointerKind.PLACE: "place",
         PointerKind.RAW_CONST: "*const", PointerKind.RAW_MUT: "*mut"}  # fmt: skip


@dataclass
class Pointer:
    """A pointer of the played program."""

    alloc: int
    tag: int
    offset: int
    size: int
    cells: tuple[tuple[int, int], ...] = ()


@dataclass
class Frame:
    id: int
    function: str
    call_site: Span | None
    protected: list[tuple[int, int]] = field(default_factory=list)
    span: Span | None = None


class Player:
    """Plays one program. Spans are given by their text in the source: `"*b = 1"`, or `("x", 2)` for its third
    occurrence."""

    def __init__(self, source: str, name: str = "demo.rs", model: str = "tree") -> None:
        self.source = source
        self.file = SourceFile(name, source)
        self.options = Options(model=model, file_name=name)
        self.here = Span(self.file, 0, 0)
        self.model = new_model(model, lambda: self.here)
        self.recorder = Recorder()
        self.states: dict[int, AllocationState] = {}
        self.sizes: dict[int, int] = {}
        self.frames: list[Frame] = []
        self.next_frame = 0
        self.next_alloc = 1
        self.stop: Stop | None = None
        self.emit("start", self.at("fn main"))
        self.call("main")

    def at(self, text: str | tuple[str, int] | Span) -> Span:
        if isinstance(text, Span):
            return text
        what, nth = text if isinstance(text, tuple) else (text, 0)
        lo = -1
        for _ in range(nth + 1):
            lo = self.source.index(what, lo + 1)
        return Span(self.file, lo, lo + len(what))

    def emit(self, kind: str, span: Span, **more: object) -> None:
        self.here = span
        frame = self.frames[-1] if self.frames else None
        event = Event(
            kind, span, span, 0, frame.id if frame else 0, len(self.frames),  # type: ignore[arg-type]
            frame.function if frame else "", False, **more,  # type: ignore[arg-type]
        )  # fmt: skip
        self.recorder.emit(event)
        if frame is not None:
            frame.span = span

    def call(self, function: str, at: str | tuple[str, int] | Span | None = None) -> None:
        site = self.at(at) if at is not None else None
        frame = Frame(self.next_frame, function, site)
        self.next_frame += 1
        if self.frames:
            self.frames[-1].span = site
        self.frames.append(frame)
        self.emit("call", site or self.here, info=FrameInfo(frame.id, function, site, False))

    def ret(self, at: str | tuple[str, int]) -> None:
        span = self.at(at)
        self.here = span
        frame = self.frames[-1]
        for alloc, tag in frame.protected:
            state = self.states.get(alloc)
            if state is None:
                continue
            changes = self.do(alloc, lambda state=state, tag=tag: state.release(tag), span)
            self.emit("release", span, alloc=alloc, tag=tag, changes=changes)
        for alloc, tag in frame.protected:
            self.model.protectors.pop(tag, None)
            if alloc in self.states:
                self.states[alloc].unprotected(tag)
        self.emit("return", span, text=frame.function)
        self.frames.pop()

    def do(self, alloc: int, operation: object, span: Span) -> tuple[object, ...]:
        state = self.states[alloc]
        state.changes = changes = []
        try:
            operation()  # type: ignore[operator]
        except BorrowsError as error:
            self.frames[-1].span = span
            backtrace = [BacktraceFrame(f.function, f.span or span, True) for f in reversed(self.frames)]
            self.stop = Stop("ub", borrows=error, alloc=alloc, span=span, backtrace=backtrace)
            raise self.stop from None
        finally:
            state.changes = None
        return tuple((alloc, change) for change in changes_of(changes))

    def local(self, name: str, type_: str, size: int, at: str | tuple[str, int],
              cells: tuple[tuple[int, int], ...] = (), kind: str = "local") -> Pointer:  # fmt: skip
        span = self.at(at)
        self.here = span
        alloc, tag = self.next_alloc, self.model.new_tag()
        self.next_alloc += 1
        state = self.model.new_allocation(size, tag, stack=kind == "local")
        self.states[alloc] = state
        self.sizes[alloc] = size
        (root,) = state.nodes()
        changes = tuple(
            (alloc, change) for change in creation(root, state.ranges())
        )  # fmt: skip
        info = AllocInfo(kind, name, type_, size, 1, 0x1000 * alloc, [], self.frames[-1].id)
        self.emit("alloc", span, alloc=alloc, tag=tag, info=info, default=root.default, changes=changes)
        return Pointer(alloc, tag, 0, size, cells)

    def retag(self, parent: Pointer, at: str | tuple[str, int] | Span, kind: PointerKind = PointerKind.MUT, *,
              mode: RetagMode = RetagMode.DEFAULT, variable: str = "", argument: str = "",
              part: tuple[int, int] | None = None) -> Pointer:  # fmt: skip
        span = self.at(at)
        self.here = span
        start, end = part or (parent.offset, parent.offset + parent.size)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in parent.cells if a < end and b > start]
        plan = self.model.plan(
            kind, mode, size=end - start, freeze=not parent.cells, unpin=True, cells=inside
        )  # fmt: skip
        if plan is None:
            return parent
        tag = self.model.new_tag()
        if plan.protector is not None:
            self.model.protectors[tag] = plan.protector
            self.frames[-1].protected.append((parent.alloc, tag))
        state = self.states[parent.alloc]
        changes = self.do(parent.alloc, lambda: state.retag(parent.tag, tag, start, plan), span)
        # A tag of Stacked Borrows without bytes has no item anywhere.
        default = next((node.default for node in state.nodes() if node.tag == tag), "")
        protector = {None: "", Protector.WEAK: "weak", Protector.STRONG: "strong"}[plan.protector]
        new = Pointer(parent.alloc, tag, start, end - start, parent.cells)
        held = variable or argument
        changed = (LocalChange(self.frames[-1].id, held, KINDS[kind], "…", (new.alloc, start, tag)),) if held else ()
        self.emit(
            "retag", span, alloc=parent.alloc, tag=tag, parent=parent.tag, start=start, end=end, variable=variable,
            argument=argument, pointer_kind=KINDS[kind], pointee="u8", mode=mode.name.lower(), protector=protector,
            default=default, changes=changes, locals=changed,
        )  # fmt: skip
        return new

    def read(self, pointer: Pointer, at: str | tuple[str, int], part: tuple[int, int] | None = None) -> None:
        self.access(pointer, at, Access.READ, part)

    def write(self, pointer: Pointer, at: str | tuple[str, int], part: tuple[int, int] | None = None) -> None:
        self.access(pointer, at, Access.WRITE, part)

    def access(self, pointer: Pointer, at: str | tuple[str, int], access: Access,
               part: tuple[int, int] | None = None) -> None:  # fmt: skip
        span = self.at(at)
        self.here = span
        start, end = part or (pointer.offset, pointer.offset + pointer.size)
        if start == end:
            return
        state = self.states[pointer.alloc]
        changes = self.do(pointer.alloc, lambda: state.access(pointer.tag, start, end, access), span)
        data = bytes([len(self.recorder.events) % 256]) * (end - start)
        memory = (MemoryChange(pointer.alloc, start, data, None),) if access == Access.WRITE else ()
        self.emit(
            access.name.lower(), span, alloc=pointer.alloc, tag=pointer.tag, start=start, end=end, changes=changes,
            memory=memory,
        )  # fmt: skip

    def free(self, pointer: Pointer, at: str | tuple[str, int]) -> None:
        span = self.at(at)
        self.here = span
        state = self.states[pointer.alloc]
        changes = self.do(pointer.alloc, lambda: state.deallocate(pointer.tag), span)
        del self.states[pointer.alloc]
        self.emit(
            "dealloc", span, alloc=pointer.alloc, tag=pointer.tag, start=0, end=self.sizes[pointer.alloc],
            changes=changes,
        )  # fmt: skip

    def expose(self, pointer: Pointer, at: str | tuple[str, int]) -> Pointer:
        span = self.at(at)
        self.here = span
        state = self.states[pointer.alloc]
        changes = self.do(pointer.alloc, lambda: state.expose(pointer.tag), span)
        self.emit("expose", span, alloc=pointer.alloc, tag=pointer.tag, changes=changes)
        return Pointer(pointer.alloc, WILDCARD, pointer.offset, pointer.size, pointer.cells)

    def name(self, pointer: Pointer, name: str, nth: int = 0) -> None:
        state = self.states[pointer.alloc]
        tag = pointer.tag
        by_tag = {node.tag: node for node in state.nodes()}
        for _ in range(nth):
            above = by_tag[tag].parent
            assert above is not None
            tag = above
        assert state.name(pointer.tag, nth, name)
        self.emit("name", self.here, alloc=pointer.alloc, tag=tag, text=name)

    def finish(self) -> Trace:
        """The trace of what was played: a run that ended well, or with the stop that was met."""
        if self.stop is None:
            self.emit("end", self.here)
            return self.recorder.finish(self.source, self.options, Outcome(0, "ok"))
        assert self.stop.span is not None
        self.emit("ub", self.stop.span, alloc=self.stop.alloc, error=self.stop)
        return self.recorder.finish(self.source, self.options, Outcome(1, "ub", error=self.stop))


def creation(node: NodeInfo, ranges: list[tuple[int, int]]) -> list[object]:
    """The changes that tell a new node's own states."""
    from engine.borrows.api import Change

    return [
        Change(node.tag, start, end, None, state, "")
        for (start, end), state in zip(ranges, node.states, strict=True)
        if state is not None
    ]
