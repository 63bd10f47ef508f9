"""What runs: compiled bodies of blocks of closures, frames with registers, threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.machine.allocation import Allocation
from engine.mir.mir import Mir
from engine.source import Span

__all__ = ["CANNOT_UNWIND", "IN_CLEANUP", "Block", "Code", "Frame", "RustPanic", "Site", "Step", "Term", "Thread"]

Step = Callable[["Frame"], None]
Term = Callable[["Frame"], "Block | None"]


class Site:
    """Where a statement stands: its span, the name of the user's variable it assigns (for the picture), and what to do
    if it panics. `cleanup` is a Block, a marker below, or None to leave the frame. `fn_span` is what
    `Location::caller` tells of a call."""

    __slots__ = ("cleanup", "fn_span", "span", "variable")

    def __init__(self, span: Span, cleanup: Any = None, variable: str = "", fn_span: Span | None = None) -> None:
        self.span = span
        self.cleanup = cleanup
        self.variable = variable
        self.fn_span = fn_span or span


IN_CLEANUP = "panic_in_cleanup"
CANNOT_UNWIND = "panic_cannot_unwind"
"""Instead of a cleanup block: unwinding from here is not allowed; the lang item that says so and aborts."""


class Block:
    """A compiled basic block: `steps` run in order, `term` gives the next block, or None if the frame changed.

    Before its first run `term` compiles it. `cost` counts statements and terminator."""

    __slots__ = ("cost", "index", "steps", "term", "term_site")

    def __init__(self, index: int, term: Term, site: Site) -> None:
        self.index = index
        self.steps: tuple[tuple[Site, Step], ...] = ()
        self.term = term
        self.term_site = site
        self.cost = 0


class Code:
    """A monomorphic body ready to run. `blank` are the initial registers after the arguments.

    `enter` steps run in a new frame after its arguments are in place: retags of parameters and their moves to memory.
    `nounwind` names the lang item to call instead of unwinding out of it, or None. `dead` lists by block the locals
    without storage where it begins (see `engine.machine.reachable`), once somebody has asked.
    """

    __slots__ = (
        "arg_count", "blank", "body", "dead", "end_site", "enter", "entry", "instance", "library",
        "local_names", "name", "no_writable", "nounwind", "returns_memory", "start_site", "track_caller",
        "untuple",
    )  # fmt: skip

    def __init__(self, name: str) -> None:
        self.name = name
        self.instance: Any = None
        self.arg_count = 0
        self.blank: list[Any] = []
        self.body: Mir = None  # type: ignore[assignment]
        self.dead: list[frozenset[int]] | None = None
        self.enter: tuple[tuple[Site, Step], ...] = ()
        self.entry: Block = None  # type: ignore[assignment]
        self.start_site: Site = None  # type: ignore[assignment]
        self.end_site: Site = None  # type: ignore[assignment]
        self.library = False
        self.track_caller = False
        self.no_writable = False
        self.nounwind: str | None = None
        self.returns_memory = False
        self.untuple = False
        self.local_names: dict[int, str] = {}


class Frame:
    """A call. `regs` has one entry per local: its value, or its Allocation if it lives in memory (None before).

    `ret` is the caller's block to go on with, `unwind` what to do in the caller when unwinding, `dest` stores the
    returned value. `protected` lists `(allocation, tag)` in order, `pointed` the locals that pointers reach.
    `context` is what the frame's events have in common, made by the tracer.
    `catch` is set on the frame of a `catch_unwind`: what to do, and a pointer that it needs.
    """

    __slots__ = (
        "at", "block", "catch", "code", "context", "dest", "id", "parent", "pointed", "protected", "regs", "ret",
        "unwind",
    )  # fmt: skip

    def __init__(
        self, code: Code, parent: Frame | None, regs: list[Any], ret: Block | None, unwind: Any, dest: Any
    ) -> None:
        self.code = code
        self.parent = parent
        self.regs = regs
        self.ret = ret
        self.unwind = unwind
        self.dest: Callable[[Frame, Any], None] | None = dest
        self.at = code.start_site
        self.block = code.entry
        self.protected: list[tuple[Allocation, int]] | None = None
        self.pointed: list[tuple[int, Allocation]] | None = None
        self.catch: Any = None
        self.id = -1
        self.context: Any = None


class Thread:
    """A thread of the program: `frame` is its topmost frame and `depth` its number of frames while it is not running.

    `payloads` are those of the panics that unwind it, the innermost last: a destructor on the way may panic and catch.
    `origin` is the call that started it, `at_end` a function to call when it has no frame left. If it waits, `ready`
    says whether it can go on, `deadline` at what time it does in any case (`timed_out` then), and `then` is to be
    called when it does.
    """

    __slots__ = (
        "at_end", "begun", "deadline", "depth", "ended", "frame", "id", "name", "origin", "panics", "payloads", "ready",
        "then", "timed_out",
    )  # fmt: skip

    def __init__(self, id: int, name: str) -> None:
        self.id = id
        self.name = name
        self.frame: Frame | None = None
        self.depth = 0
        self.payloads: list[Any] = []
        self.panics = 0
        self.origin: Span | None = None
        self.at_end: Any = None
        self.begun = True
        self.ended = False
        self.ready: Callable[[], bool] | None = None
        self.then: Callable[[bool], None] | None = None
        self.deadline: int | None = None
        self.timed_out = False


class RustPanic(Exception):  # noqa: N818 - a panic of the interpreted program
    """A checked statement panics: call the lang item with the arguments and unwind. `words` tell of it where it happens
    in a constant."""

    def __init__(self, lang: str, *args: Any, words: str = "") -> None:
        self.lang = lang
        self.values = args
        self.words = words
