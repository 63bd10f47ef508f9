"""Hand-made runs over the real aliasing models, for tests of the pictures that need exact events.

A `Driver` speaks for the machine: each method is one thing a program does, and emits the event that the machine
would. What an access does to the tree is asked of `engine.borrows`, never written down here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engine.borrows.api import Access, AllocationState, BorrowsError, PointerKind, RetagMode, changes_of
from engine.borrows.versions import new_model
from engine.machine.errors import Stop
from engine.options import Options
from engine.source import Rejected, SourceFile, Span
from engine.trace.events import AllocInfo, Event, FieldInfo, FrameInfo, LocalChange, MemoryChange, Outcome, Sink
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace

KINDS = {"&": PointerKind.SHARED, "&mut": PointerKind.MUT, "Box": PointerKind.BOX}


class Driver:
    """Plays a run of `source`; `at` arguments are pieces of its text and say where in it something happens."""

    def __init__(self, source: str, sink: Sink, model: str = "tree") -> None:
        self.file = SourceFile("main.rs", source)
        self.sink = sink
        self.model = new_model(model, lambda: self.span)
        self.span = Span(self.file, 0, 2)
        self.states: dict[int, AllocationState] = {}
        self.tags: dict[int, int] = {}
        self.protected: list[list[tuple[int, int]]] = []
        self.frames: list[FrameInfo] = []
        self.library = False
        self._frames = 0
        self._address = 0x10000
        self._emit("start")

    def at(self, text: str) -> Span:
        """The first place of `text` after the last line mentioned, else the first of all."""
        start = self.file.text.find(text, self.file.text.rfind("\n", 0, self.span.lo) + 1)
        if start < 0:
            start = self.file.text.index(text)
        self.span = Span(self.file, start, start + len(text))
        return self.span

    def _emit(self, kind: Any, **facts: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        self.sink.emit(
            Event(
                kind,
                self.span,
                self.span,
                0,
                frame.id if frame else 0,
                len(self.frames),
                frame.function if frame else "main",
                self.library,
                **facts,
            )  # fmt: skip
        )

    def call(self, function: str, at: str = "") -> None:
        """Push a frame."""
        site = self.at(at) if at else None
        info = FrameInfo(self._frames, function, site, self.library)
        self._frames += 1
        self.frames.append(info)
        self.protected.append([])
        self._emit("call", info=info, text=function)

    def ret(self) -> None:
        """Pop a frame, after the end of its protectors."""
        for alloc, tag in self.protected[-1]:
            with _Changes(self, alloc) as changes:
                self.states[alloc].release(tag)
            self._emit("release", alloc=alloc, tag=tag, changes=changes.taken)
        for _, tag in self.protected[-1]:
            self.model.protectors.pop(tag, None)
        self._emit("return", text=self.frames[-1].function)
        self.protected.pop()
        self.frames.pop()

    def alloc(
        self, name: str, type_: str, size: int, at: str, *, fields: Sequence[FieldInfo] = (), data: bytes | None = None,
        kind: str = "local", align: int = 4,
    ) -> int:  # fmt: skip
        """A new allocation; answers its root tag."""
        self.at(at)
        alloc, tag = len(self.states) + 1, self.model.new_tag()
        self.states[alloc] = self.model.new_allocation(size, tag, stack=kind == "local")
        self.tags[tag] = alloc
        self._address += 0x100
        info = AllocInfo(
            kind, name, type_, size, align, self._address, list(fields), self.frames[-1].id, library=self.library
        )
        changes = tuple(
            (alloc, _own(tag, start, end, state))
            for node in self.states[alloc].nodes()
            for (start, end), state in zip(self.states[alloc].ranges(), node.states, strict=True)
        )
        memory = (MemoryChange(alloc, 0, data, None),) if data is not None else ()
        locals_: tuple[LocalChange, ...] = ()
        if kind == "local":
            locals_ = (LocalChange(self.frames[-1].id, name, type_, _value(data), None, alloc),)
        self._emit(
            "alloc", alloc=alloc, tag=tag, info=info, default="Disabled", changes=changes, memory=memory, locals=locals_
        )
        return tag

    def retag(
        self, parent: int, variable: str, kind: str, start: int, end: int, at: str, *, argument: str = "",
        cells: Sequence[tuple[int, int]] = (), pointee: str = "u32", mode: RetagMode = RetagMode.DEFAULT,
    ) -> int:  # fmt: skip
        """A reborrow of `start..end` through `parent`; answers the new tag."""
        self.at(at)
        alloc, tag = self.tags[parent], self.model.new_tag()
        mode = RetagMode.FN_ENTRY if argument else mode
        plan = self.model.plan(KINDS[kind], mode, size=end - start, freeze=not cells, unpin=True, cells=cells)
        assert plan is not None
        if plan.protector is not None:
            self.model.protectors[tag] = plan.protector
            self.protected[-1].append((alloc, tag))
        with _Changes(self, alloc) as changes:
            self.states[alloc].retag(parent, tag, start, plan)
        self.tags[tag] = alloc
        node = next(node for node in self.states[alloc].nodes() if node.tag == tag)
        protector = plan.protector.name.lower() if plan.protector is not None else ""
        self._emit(
            "retag", alloc=alloc, tag=tag, parent=parent, start=start, end=end, cause="reborrow", pointer_kind=kind,
            pointee=pointee, mode=mode.name.lower(), protector=protector, variable=variable, argument=argument,
            default=node.default, changes=changes.taken,
            locals=(LocalChange(self.frames[-1].id, argument or variable, f"{kind} {pointee}", kind,
                                (alloc, start, tag)),) if argument or variable else (),
        )  # fmt: skip
        return tag

    def raw(self, name: str, tag: int, at: str, type_: str = "*mut u32") -> None:
        """A raw pointer variable with this tag."""
        self.at(at)
        local = LocalChange(self.frames[-1].id, name, type_, type_, (self.tags[tag], 0, tag))
        self._emit("assign", locals=(local,))

    def read(self, tag: int, start: int, end: int, at: str, through: str = "") -> None:
        """An explicit read."""
        self._access("read", tag, start, end, at, through, b"")

    def write(self, tag: int, start: int, data: bytes, at: str, through: str = "") -> None:
        """An explicit write."""
        self._access("write", tag, start, start + len(data), at, through, data)

    def _access(self, kind: str, tag: int, start: int, end: int, at: str, through: str, data: bytes) -> None:
        self.at(at)
        alloc = self.tags[tag]
        with _Changes(self, alloc) as changes:
            self.states[alloc].access(tag, start, end, Access.WRITE if kind == "write" else Access.READ)
        self._emit(
            kind, alloc=alloc, tag=tag, start=start, end=end, cause="explicit", through=through, changes=changes.taken,
            memory=(MemoryChange(alloc, start, data, None),) if data else (),
        )  # fmt: skip

    def dealloc(self, tag: int, at: str) -> None:
        """The end of an allocation."""
        self.at(at)
        alloc = self.tags[tag]
        with _Changes(self, alloc) as changes:
            self.states[alloc].deallocate(tag)
        self._emit("dealloc", alloc=alloc, tag=tag, changes=changes.taken)

    def print(self, text: str, at: str) -> None:
        """Output."""
        self.at(at)
        self._emit("print", text=text, stream="stdout")

    def end(self) -> Outcome:
        """The program is over."""
        self._emit("end", text="the program ended")
        return Outcome(0, "ok")


class _Changes:
    """Collects the changes of one operation; a refusal becomes the run's end."""

    def __init__(self, driver: Driver, alloc: int) -> None:
        self.driver, self.alloc = driver, alloc
        self.taken: tuple[Any, ...] = ()

    def __enter__(self) -> _Changes:
        self.driver.states[self.alloc].changes = []
        return self

    def __exit__(self, kind: Any, error: Any, where: Any) -> None:
        state = self.driver.states[self.alloc]
        self.taken = tuple((self.alloc, change) for change in changes_of(state.changes or ()))
        state.changes = None
        if isinstance(error, BorrowsError):
            stop = Stop("ub", borrows=error, alloc=self.alloc, span=self.driver.span)
            self.driver._emit(
                "ub", alloc=self.alloc, tag=error.accessed, start=(error.access_range or (None, None))[0],
                end=(error.access_range or (None, None))[1], error=stop, changes=self.taken,
            )  # fmt: skip
            raise stop from None


def _own(tag: int, start: int, end: int, state: Any) -> Any:
    from engine.borrows.api import Change

    return Change(tag, start, end, None, state, "")


def _value(data: bytes | None) -> str:
    return str(int.from_bytes(data, "little")) if data is not None and len(data) <= 8 else "…"


TWO = """fn main() {
    let mut x = 0u32;
    let a = &mut x;
    let p = a as *mut u32;
    let b = unsafe { &mut *p };
    unsafe { *p = 1 };
    *b = 2;
}
"""


def two(driver: Driver) -> Outcome:
    """The program TWO: two mutable references, the older one used again."""
    driver.call("main")
    x = driver.alloc("x", "u32", 4, "let mut x", data=bytes(4))
    a = driver.retag(x, "a", "&mut", 0, 4, "&mut x")
    driver.raw("p", a, "a as *mut u32")
    b = driver.retag(a, "b", "&mut", 0, 4, "&mut *p")
    driver.write(a, 0, b"\x01\0\0\0", "*p = 1", "p")
    driver.write(b, 0, b"\x02\0\0\0", "*b = 2", "b")
    return driver.end()


PAIR = """struct Pair { n: u16, c: Cell<u8> }
fn show(s: &Pair, k: &mut u16) -> u16 {
    s.c.set(s.c.get() + 1);
    *k = s.n;
    *k
}
fn main() {
    let pair = Pair { n: 7, c: Cell::new(1) };
    let mut k = 3u16;
    let seen = show(&pair, &mut k);
    println!("{seen}");
}
"""

PAIR_FIELDS = (
    FieldInfo(".n", 0, 2, "u16"), FieldInfo(".c", 2, 3, "u8", cell=True), FieldInfo("", 3, 4, "", padding=True),
)  # fmt: skip


def pair(driver: Driver) -> Outcome:
    """The program PAIR: protected arguments, a cell, padding, library code."""
    driver.call("main")
    root = driver.alloc("pair", "Pair", 4, "let pair", fields=PAIR_FIELDS, data=b"\x07\0\x01\0", align=2)
    k = driver.alloc("k", "u16", 2, "let mut k", data=b"\x03\0", align=2)
    cells = ((2, 3),)
    s1 = driver.retag(root, "", "&", 0, 4, "&pair", cells=cells, pointee="Pair")
    k1 = driver.retag(k, "", "&mut", 0, 2, "&mut k", pointee="u16")
    driver.call("show", "show(&pair, &mut k)")
    s = driver.retag(s1, "s", "&", 0, 4, "s: &Pair", argument="s", cells=cells, pointee="Pair")
    kk = driver.retag(k1, "k", "&mut", 0, 2, "k: &mut u16", argument="k", pointee="u16")
    get = driver.retag(s, "", "&", 2, 3, "s.c.get()", cells=((0, 1),), pointee="Cell<u8>")
    driver.call("Cell::<u8>::get", "s.c.get()")
    driver.library = True
    inner = driver.retag(get, "self", "&", 2, 3, "s.c.get()", argument="self", cells=((0, 1),), pointee="Cell<u8>")
    driver.read(inner, 2, 3, "s.c.get()", "self")
    driver.library = False
    driver.ret()
    driver.write(s, 2, b"\x02", "s.c.set", "s.c")
    driver.read(s, 0, 2, "s.n", "s.n")
    driver.write(kk, 0, b"\x07\0", "*k = s.n", "k")
    driver.read(kk, 0, 2, "*k\n", "k")
    driver.ret()
    driver.print("7\n", "println!")
    driver.dealloc(k, "}")
    driver.dealloc(root, "}")
    driver.ret()
    return driver.end()


SCRIPTS = {TWO: two, PAIR: pair}


def play(source: str, model: str = "tree") -> Trace:
    """The trace of one of the programs above."""
    return trace_of(source, SCRIPTS[source], model)


def trace_of(source: str, script: Callable[[Driver], Outcome | None], model: str = "tree") -> Trace:
    """The trace of a script."""
    recorder = Recorder()
    try:
        outcome = script(Driver(source, recorder, model)) or Outcome(0, "ok")
    except Stop as stop:
        outcome = Outcome(1, "ub", error=stop)
    return recorder.finish(source, Options(model=model), outcome)


def run(source: str, options: Options, sink: Sink, load_mod: Any = None) -> Outcome:
    """Stands for `engine.run` where a test is about the machinery around it: plays a known program, whatever lines
    stand before it, or misbehaves in the way that the first line of the source asks for."""
    head = source.partition("\n")[0]
    if head.startswith("//! test: "):
        return _misbehave(head.removeprefix("//! test: "), source, sink)
    script = next((known for text, known in SCRIPTS.items() if source.endswith(text)), None)
    if script is None:
        return Outcome(0, "ok")
    try:
        return script(Driver(source, sink, options.model))
    except Stop as stop:
        return Outcome(1, "ub", error=stop)


def _misbehave(how: str, source: str, sink: Sink) -> Outcome:
    import os
    import signal
    import time

    if how == "refuse":
        at = source.index("async")
        error = Rejected(
            "`async` blocks", Span(SourceFile("main.rs", source), at, at + 5), "unsupported", "not supported here",
            helps=["supported are functions, structs, `Cell`"],
        )  # fmt: skip
        return Outcome(2, "rejected", str(error), error)
    driver = Driver(source, sink)
    driver.call("main")
    x = driver.alloc("x", "u32", 4, "x", data=bytes(4))
    driver.retag(x, "a", "&mut", 0, 4, "x")
    if how == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "hang":
        while True:
            pass
    if how == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(1 << 20))
    if how == "fail":
        raise ZeroDivisionError("a fault of the engine")
    if how.startswith("slow"):
        end = time.monotonic() + float(how.split()[1])
        while time.monotonic() < end:
            driver.read(x, 0, 4, "x")
            time.sleep(0.02)
    return driver.end()
