"""How a run stops early: facts for the diagnostics; wording of borrow errors belongs to `engine.trace`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from engine.borrows.api import BorrowsError
from engine.source import Span

if TYPE_CHECKING:
    from engine.machine.allocation import Allocation

__all__ = ["BacktraceFrame", "Help", "Stop"]


@dataclass(slots=True)
class Help:
    """A help line of a diagnostic, with its own snippet if `span` is set."""

    text: str
    span: Span | None = None


@dataclass(slots=True)
class BacktraceFrame:
    """A frame of the stack backtrace, innermost first: the function's printed name and its current position.

    `local` is True for functions of the user's crate (named without crate), `track_caller` frames are dropped by the
    printer."""

    function: str
    span: Span
    local: bool
    track_caller: bool = False


@dataclass(eq=False)
class Stop(Exception):  # noqa: N818 - it is not always an error
    """The run ends here.

    `kind`: `ub` (undefined behaviour), `unsupported`, `abnormal` (abnormal termination: `abort`, double panic),
    `deadlock`, `leak`, `unjoined` (threads that go on when `main` has ended), `limit` (a limit of ours; `title` names
    it). `title` is the text after the kind's prefix; empty for borrow errors, whose facts are in `borrows` (with
    `alloc`). `span` is the primary span. `helps` come after the standard first two; of a data race the first is where
    the other access was. `category` says which rule of ordinary UB it is, for the story: `dangling` (freed),
    `out-of-bounds`, `no-provenance`, `uninit`, `misaligned`, `invalid-value`, `dangling-reference`, `read-only`,
    `null`, `double-free`, `overflow`, `data-race`, `bad-call`, or "".
    `origin` is the call that spawned the thread, None on the main thread.
    """

    kind: Literal["ub", "unsupported", "abnormal", "deadlock", "leak", "unjoined", "limit"]
    title: str = ""
    borrows: BorrowsError | None = None
    alloc: int | None = None
    span: Span | None = None
    helps: list[Help] = field(default_factory=list)
    backtrace: list[BacktraceFrame] = field(default_factory=list)
    thread: str = "main"
    threads_existed: bool = False
    category: str = ""
    origin: Span | None = None
    more: list[Stop] = field(default_factory=list)
    """Other errors of the same end: of a leak check the other leaks."""
    field: str = ""
    """The path of the field of a compound value whose retag failed, or ""."""
    uninit: tuple[Allocation, int, int] | None = None
    """The uninitialised memory that was read: allocation, start and end."""
    dump: str = ""
    """The bytes of that memory as text, made when the run has ended."""
    retag_at: int = -1
    """Where in memory the pointer lies whose retag failed, as an offset in its allocation; -1 if not in memory."""

    def __str__(self) -> str:
        return f"{self.kind}: {self.title or self.borrows}"
