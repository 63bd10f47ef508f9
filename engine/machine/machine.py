"""The machine: runs compiled blocks, pushes and pops frames, unwinds, and turns what goes wrong into a Stop."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import takewhile
from typing import Any

from engine.borrows.api import (
    AllocationState,
    BorrowsError,
    Model,
    PointerKind,
    RetagMode,
    RetagPlan,
    UnsupportedByModelError,
)
from engine.borrows.stack_state import StackModel
from engine.machine import wording
from engine.machine.allocation import DEAD, Allocation
from engine.machine.concurrency.races import RaceDetector
from engine.machine.concurrency.scheduler import Scheduler
from engine.machine.constants import Constants
from engine.machine.drops import Drops
from engine.machine.dump import dump
from engine.machine.errors import BacktraceFrame, Help, Stop
from engine.machine.frames import Block, Code, Frame, RustPanic, Thread
from engine.machine.instances import Instances
from engine.machine.memory import Memory
from engine.machine.output import Output, ProcessExit
from engine.machine.panics import panicked, refuse_panic
from engine.machine.reachable import collect_tags
from engine.machine.tracer import Tracer
from engine.machine.tracking import track_allocs, track_tags
from engine.machine.typed import Types
from engine.machine.vtables import VTables
from engine.options import Options
from engine.source import Rejected, Span
from engine.trace.events import Draft, Outcome, Sink
from engine.types import ty as T
from engine.types.defs import FnDef
from engine.types.instance import Instance, resolve_instance
from engine.types.show import show

__all__ = ["Machine", "Printer"]

_TICK = 1_000
_COLLECT_FIRST, _COLLECT = 1_000, 300
"""Retags before the first search for dead tags, so that small programs keep all of theirs, and between two later."""

Printer = Callable[[AllocationState, bool], str]
"""The text of a printed borrow state: the state, and whether nodes without names are shown."""


class Machine:
    """One run of one program. `frame` is the topmost frame of the running thread; `const_depth` is not 0 while a
    constant is evaluated."""

    def __init__(
        self, program: Any, options: Options, model: Model, sink: Sink, printer: Printer | None = None
    ) -> None:
        self.program = program
        self.options = options
        self.model = model
        self.sink = sink
        self.printer = printer
        self.frame: Frame | None = None
        self.depth = 0
        self.frames_made = 0
        self.const_depth = 0
        self.retags = 0
        self._collect_at = _COLLECT_FIRST
        self.thread = Thread(0, "main")
        self.threads = [self.thread]
        self.scheduler = Scheduler(self)
        self.races = RaceDetector(self, options.data_races)
        self.unwound = False
        self.result: Any = None
        self.panics_printed = 0
        self.main_item: FnDef | None = None
        self.leak_roots: list[Allocation] = []
        self.tracked_allocs: set[int] = set()
        self._limit_steps = options.limits.steps
        self._limit_frames = options.limits.frames
        self._steps = 0
        self._deadline = time.monotonic() + options.limits.wall_seconds if options.limits.wall_seconds else 0.0
        self.memory = Memory(model, options.limits.memory_bytes, self.locate)
        self.model_retags_raw = _retags_raw(model)
        self.protectors = model.protectors
        self.new_tag = model.new_tag
        model.locate = self.locate
        if isinstance(model, StackModel):
            model.locate_caller = self.locate_caller
        self.tracer: Tracer | None = None
        self.output = Output(self)
        self.types = Types(self)
        self.const_types = Types(self, const=True)
        self.instances = Instances(self)
        self.constants = Constants(self)
        self.drops = Drops(self)
        self.vtables = VTables(self)
        self._fn_entry: dict[str, Code] = {}
        self.warned: set[tuple[int, int]] = set()
        self.type_ids: dict[Any, int] = {}
        self.locations: dict[Any, Any] = {}
        if sink.enabled and options.trace:
            self.tracer = Tracer(self, sink)
        if options.check_leaks:
            from engine.machine.leaks import remember_stacks

            remember_stacks(self)
        if options.track_tags:
            track_tags(self, options.track_tags)
        if options.track_allocs:
            track_allocs(self, options.track_allocs)

    # ------------------------------------------------------------ positions

    def user_frame(self) -> Frame | None:
        """The topmost user-relevant frame: of the user's program and not `#[track_caller]`; else the topmost."""
        frame = self.frame
        while frame is not None:
            code = frame.code
            if not code.library and not code.track_caller:
                return frame
            frame = frame.parent
        return self.frame

    def locate(self) -> Span | None:
        """The current position in the topmost user-relevant frame."""
        frame = self.frame
        while frame is not None:
            code = frame.code
            if not code.library and not code.track_caller:
                return frame.at.span
            frame = frame.parent
        return self.frame.at.span if self.frame is not None else None

    def locate_caller(self) -> Span | None:
        """The call that entered the topmost frame, or, for a call made inside the library, the position in the topmost
        user-relevant frame."""
        frame = self.user_frame()
        if frame is None:
            return None
        return (frame.parent or frame if frame is self.frame else frame).at.span

    def caller_location(self) -> Span:
        """What `Location::caller` answers in the topmost frame."""
        frame = self.frame
        assert frame is not None
        while True:
            if not frame.code.track_caller or frame.parent is None:
                return frame.at.fn_span
            frame = frame.parent

    # ------------------------------------------------------------ the loop

    def run_frames(self) -> None:
        """Run until the topmost frame's bottom has been left."""
        while self.frame is not None:
            try:
                self._loop()
            except RustPanic as panic:
                self.begin_panic(panic)

    def _loop(self) -> None:
        frame = self.frame
        assert frame is not None
        block = frame.block
        budget = _TICK
        try:
            while True:
                for frame.at, step in block.steps:
                    step(frame)
                frame.at = block.term_site
                following = block.term(frame)
                if following is None:
                    frame = self.frame
                    if frame is None:
                        return
                    block = frame.block
                else:
                    block = following
                budget -= block.cost
                if budget < 0:
                    frame.block = block
                    self._tick(_TICK - budget)
                    budget = _TICK
                    frame = self.frame  # another thread's, maybe
                    if frame is None:
                        return
                    block = frame.block
        finally:
            self._steps += _TICK - budget

    def _tick(self, steps: int) -> None:
        self._steps += steps
        if self._steps > self._limit_steps:
            raise Stop("limit", f"steps: more than {self._limit_steps}")
        if self._deadline and time.monotonic() > self._deadline:
            raise Stop("limit", f"time: more than {self.options.limits.wall_seconds:g} seconds")
        if self.const_depth:
            return
        if self.retags >= self._collect_at:
            self._collect_at = self.retags + _COLLECT
            collect_tags(self)
        self.scheduler.tick()

    def statements(self) -> int:
        """Statements run so far, to about a thousand."""
        return self._steps

    def run_nested(self, frame: Frame) -> Any:
        """Run one frame to its end while another is in the middle of something; its result."""
        outer, depth, result = self.frame, self.depth, self.result
        self.frame = None
        self.depth = 0
        try:
            self.enter(frame)
            self.run_frames()
            return self.result
        finally:
            self.frame, self.depth, self.result = outer, depth, result

    # ------------------------------------------------------------ frames

    def enter(self, frame: Frame) -> None:
        """Make a frame the topmost one and take its parameters in."""
        self.frame = frame
        self.depth += 1
        if self.depth > self._limit_frames:
            raise Stop("limit", f"call depth: more than {self._limit_frames} frames")
        frame.id = self.frames_made
        self.frames_made += 1
        if self.const_depth:
            refuse_panic(self, frame)
        if self.tracer is not None and not self.const_depth:
            self.tracer.call(frame)
        for site, step in frame.code.enter:
            frame.at = site
            step(frame)

    def leave(self, frame: Frame) -> None:
        """Return: end the protectors, store the result, free the locals (spec/tree-borrows.md section 7)."""
        if frame.protected is not None:
            self.release(frame)
        parent = frame.parent
        value = frame.regs[0]
        tracer = self.tracer
        if tracer is not None and not self.const_depth:
            tracer.leaving(frame, "return")
        self.frame = parent
        self.depth -= 1
        if parent is None:
            self.result = value
        else:
            parent.block = frame.ret  # type: ignore[assignment]
            if frame.dest is not None:
                frame.dest(parent, value)
        if frame.pointed is not None:
            frame.at = frame.code.end_site
            self._free_locals(frame)

    def _free_locals(self, frame: Frame) -> None:
        if frame.parent is None and self.const_depth:
            return  # what a constant points to stays
        assert frame.pointed is not None
        # They go while the function is still there, so errors point to its end.
        above, self.frame = self.frame, frame
        for _, allocation in sorted(frame.pointed, key=lambda pair: pair[0]):
            if allocation.limit != DEAD and allocation.kind == "local":
                self.kill(allocation, allocation.root)
        self.frame = above

    def kill_local(self, frame: Frame, local: int, allocation: Allocation) -> None:
        """The storage of a local ends."""
        if frame.pointed is not None:
            frame.pointed.remove((local, allocation))
        self.kill(allocation, allocation.root)

    def kill(self, allocation: Allocation, tag: int) -> None:
        """Deallocate, and tell the trace."""
        tracer = self.tracer
        if tracer is not None:
            tracer.dealloc(allocation, tag)
            return
        self.memory.kill(allocation, tag)

    def release(self, frame: Frame) -> None:
        """The end of a frame's protectors, in the order in which they began."""
        protected = frame.protected
        assert protected is not None
        frame.protected = None
        frame.at = frame.code.end_site
        tracer = self.tracer
        for allocation, tag in protected:
            state = allocation.borrows
            if state is None:
                continue
            try:
                if tracer is not None:
                    tracer.release(allocation, tag, state)
                else:
                    state.release(tag)
            except BorrowsError as error:
                raise Stop("ub", borrows=error, alloc=allocation.id) from None
        protectors = self.protectors
        for _, tag in protected:
            protectors.pop(tag, None)
        for allocation, tag in protected:
            if allocation.exposed and allocation.borrows is not None:
                allocation.borrows.unprotected(tag)

    def retag(self, allocation: Allocation, parent: int, offset: int, plan: RetagPlan, info: Any) -> int:
        """Make a new tag below `parent`, perform the retag's accesses, register its protector; the new tag."""
        tag = self.new_tag()
        if plan.protector is not None:
            self.protectors[tag] = plan.protector
            frame = self.frame
            assert frame is not None
            if frame.protected is None:
                frame.protected = [(allocation, tag)]
            else:
                frame.protected.append((allocation, tag))
        if allocation.limit == DEAD or allocation.kind == "fn" or allocation.kind == "vtable":
            return tag
        state = allocation.borrows
        if state is None:
            state = self.memory.state(allocation)
        allocation.retags += 1
        self.retags += 1
        if plan.writes and not allocation.mutable:
            raise self.retag_write_refused(info, allocation)
        if self.tracer is not None:
            accesses = self.tracer.retag(allocation, state, parent, tag, offset, plan, info)
        else:
            try:
                accesses = state.retag(parent, tag, offset, plan)
            except BorrowsError as error:
                raise Stop("ub", borrows=error, alloc=allocation.id) from None
        if self.races.active:
            self.races.retagged(allocation, accesses, lambda: show(info.pointee, full=True))
        return tag

    def retag_write_refused(self, info: Any, allocation: Allocation) -> Stop:
        """A retag that would write to read-only memory (spec/tree-borrows.md section 5.1, step 7.1)."""
        text = f"&mut {show(info.pointee, full=True)}"
        return wording.ub(
            f"constructing invalid value of type {text}: encountered mutable reference pointing to read-only memory",
            "read-only",
            alloc=allocation.id,
        )

    # ------------------------------------------------------------ panics

    def lang_code(self, name: str) -> Code | None:
        """The code of a function that is a lang item."""
        found = self._fn_entry.get(name)
        if found is None:
            item = self.program.find_lang_item(name)
            if item is None:
                return None
            instance = resolve_instance(self.program, item, ())
            found = self._fn_entry[name] = self.instances.code(instance, self.const_depth > 0)
        return found

    def begin_panic(self, panic: RustPanic) -> None:
        """A checked statement failed: call the library's function that panics."""
        frame = self.frame
        assert frame is not None
        if self.const_depth:
            raise panicked(panic, frame)
        code = self.lang_code(panic.lang)
        if code is None:
            raise Stop("abnormal", f"panic without the library function `{panic.lang}`")
        regs = [None, *panic.values, *code.blank]
        self.enter(Frame(code, frame, regs, None, frame.at.cleanup, None))

    def resume(self, frame: Frame) -> None:
        """End of a cleanup path."""
        self.unwind(None)

    def unwind(self, action: Any) -> None:
        """Go up the stack: `action` says what the topmost frame does about it."""
        while True:
            frame = self.frame
            assert frame is not None
            if action.__class__ is Block:
                frame.block = action
                return
            marker: str | None = action or frame.code.nounwind
            if marker is not None:
                self.cannot_unwind(marker)
                return
            following, catch = frame.unwind, frame.catch
            self._pop_unwinding(frame)
            if catch is not None:
                catch[0]()
                return
            if self.frame is None:
                if self.thread.id:
                    raise wording.ub("unwinding past the topmost frame of the stack")
                self.unwound = True
                return
            action = following

    def _pop_unwinding(self, frame: Frame) -> None:
        if frame.protected is not None:
            self.release(frame)
        if self.tracer is not None and not self.const_depth:
            self.tracer.leaving(frame, "unwind")
        self.frame = frame.parent
        self.depth -= 1
        if frame.pointed is not None:
            self._free_locals(frame)

    def cannot_unwind(self, lang: str) -> None:
        """Unwinding must not pass here: the library says so and aborts."""
        code = self.lang_code(lang)
        if code is None:
            raise Stop("abnormal", "the program aborted execution")
        frame = self.frame
        if frame is not None and frame.code is code:
            raise Stop("abnormal", "the program aborted execution")
        code.nounwind = lang
        if frame is not None:
            frame.at = frame.code.start_site  # as in rustc: the place is the whole function
        self.enter(Frame(code, frame, [None, *code.blank], None, None, None))

    # ------------------------------------------------------------ casts that concern the whole machine

    def expose(self, pointer: Any) -> None:
        """A pointer-to-integer cast."""
        if self.options.provenance == "strict":
            return
        exposed = self.memory.expose(pointer)
        if exposed and self.tracer is not None:
            self.tracer.expose(pointer)

    def pointer_from_exposed(self, address: int) -> Any:
        """An integer-to-pointer cast: wildcard provenance."""
        if self.const_depth:
            return (address, None, None)
        if self.options.provenance == "strict":
            raise Stop(
                "unsupported",
                "integer-to-pointer casts and `ptr::with_exposed_provenance` are not supported with "
                "`-Zmiri-strict-provenance`",
                helps=[
                    Help(
                        "use Strict Provenance APIs (https://doc.rust-lang.org/nightly/std/ptr/index.html"
                        "#strict-provenance, https://crates.io/crates/sptr) instead"
                    )
                ],
            )
        if self.options.provenance == "default":
            self._warn_cast()
        return (address, None, 0)

    def _warn_cast(self) -> None:
        frame = self.user_frame()
        assert frame is not None
        span = frame.at.span
        key = (id(span.file), span.lo)
        if key not in self.warned:
            self.warned.add(key)
            self.output.warn("integer-to-pointer cast")

    def print_state(self, allocation: Allocation, unnamed: bool) -> None:
        """Print the borrow state of an allocation (spec/diagnostics.md sections 7 and 8)."""
        if self.printer is None:
            raise Stop("unsupported", "printing borrow states without a printer")
        text = self.printer(self.memory.state(allocation), unnamed)
        stream = "stdout" if self.model.id == "stacked" else "stderr"
        self.output.emit("trees", alloc=allocation.id, text=text, stream=stream)

    # ------------------------------------------------------------ running a program

    def run(self) -> Outcome:
        """Run the program's `main`."""
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, 20_000))
        main = self.program.main()
        if main is None:
            root = self.program.crate.file
            raise Rejected("`main` function not found in crate", Span(root, 0, 0), code="E0601")
        self.main_item = main
        try:
            self._start(main)
            outcome = self._finished()
        except ProcessExit as ended:
            outcome = Outcome(ended.code, "exit" if ended.code else "ok")
            if self.tracer is not None:
                self.tracer.end("the process exited")
        except Stop as stop:
            outcome = self._stopped(stop)
        except UnsupportedByModelError as unsupported:
            outcome = self._stopped(Stop("unsupported", str(unsupported)))
        finally:
            sys.setrecursionlimit(limit)
            if self.tracer is not None:
                self.tracer.flush()
        return outcome

    def _start(self, main: FnDef) -> None:
        instance = Instance("fn", main, ())
        if self.tracer is not None:
            self.tracer.start(main.span)
        start = self.program.find_lang_item("start")
        if start is None:
            code = self.instances.code(instance, False)
            frame = Frame(code, None, [None, *code.blank], None, None, None)
        else:
            ret = self.types.normal(main.sig.ret)
            code = self.instances.code(resolve_instance(self.program, start, (ret,)), False)
            pointer = self.instances.fn_pointer(T.fn_item(main, ()))
            regs: list[Any] = [None, pointer, 0, (0, None, None), 0]
            frame = Frame(code, None, [*regs[: code.arg_count + 1], *code.blank], None, None, None)
        self.enter(frame)
        self.run_frames()
        result = self.result
        while self.scheduler.ended():
            self.run_frames()
        self.result = result

    def _finished(self) -> Outcome:
        status = self.result if isinstance(self.result, int) else 0
        if self.unwound:
            status = 101
        if self.options.check_leaks:
            from engine.machine.leaks import check_leaks

            check_leaks(self)
        if self.tracer is not None:
            self.tracer.end("the program panicked" if status == 101 else "the program ended")
        if status == 101:
            return Outcome(101, "panic")
        return Outcome(status, "exit" if status else "ok")

    def _stopped(self, stop: Stop) -> Outcome:
        self.complete(stop)
        if self.tracer is not None:
            self.tracer.stopped(stop)
        if stop.kind == "limit":
            return Outcome(3, "limit", stop.title, stop)
        return Outcome(1, "ub" if stop.kind == "ub" else "error", stop.title, stop)

    def complete(self, stop: Stop) -> None:
        """Add position, back trace and thread to a Stop."""
        if stop.kind in ("leak", "unjoined"):
            return  # they do not tell of the place where the program ended
        frames = stop.backtrace = self.backtrace()
        if stop.span is None:
            stop.span = next((f.span for f in frames if not f.track_caller), frames[0].span if frames else None)
        if stop.uninit is not None:
            allocation, start, end = stop.uninit
            where = f"{allocation!r}{wording.range_text(start, end)}"
            stop.dump = f"Uninitialized memory occurred at {where}, in this allocation:\n{dump(allocation)}"
        stop.thread = self.thread.name
        stop.origin = self.thread.origin
        stop.threads_existed = len(self.threads) > 1

    def backtrace(self) -> list[BacktraceFrame]:
        """The frames of the current thread, innermost first, down to `main` or what the thread was started for; without
        a frame of the user's among them, all."""
        frames: list[BacktraceFrame] = []
        frame = self.frame
        while frame is not None:
            code = frame.code
            frames.append(BacktraceFrame(code.name, frame.at.span, not code.library, code.track_caller))
            instance = code.instance
            if isinstance(instance, Instance) and instance.definition is self.main_item:
                break
            frame = frame.parent
        if any(f.local for f in frames):
            # By name, as Miri does: what starts a thread has no other mark.
            frames = list(takewhile(lambda f: "__rust_begin_short_backtrace" not in f.function, frames))
            while len(frames) > 1 and not frames[-1].local:
                frames.pop()
        return frames

    def draft(self, kind: Any, **details: Any) -> Draft:
        """An event at the current position."""
        return self.shaped(kind, details)

    def shaped(self, kind: Any, details: Any) -> Draft:
        """The same of a kind with its details, or of a shape with its values."""
        frame = self.frame
        if frame is None:
            assert self.main_item is not None
            span = self.main_item.span
            return kind, span, span, (self.thread.id, 0, self.depth, "", True), details
        code = frame.code
        user = span = frame.at.span
        if code.library or code.track_caller:
            user = self.locate() or span
        context = frame.context or (self.thread.id, frame.id, self.depth, code.name, code.library)
        return kind, span, user, context, details


def _retags_raw(model: Model) -> bool:
    kinds = PointerKind.RAW_MUT, PointerKind.RAW_CONST
    return any(model.plan(kind, RetagMode.RAW, size=1, freeze=True, unpin=True, cells=()) is not None for kind in kinds)
