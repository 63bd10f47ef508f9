"""The facts of a run's bad end, detached from the machine so that a trace can keep them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from engine.borrows.api import WILDCARD, Access, BorrowsError, Cause, Protector
from engine.machine.errors import BacktraceFrame, Stop
from engine.source import Span
from engine.trace.stacked import StackFacts, stack_facts, stack_title

__all__ = ["BorrowFacts", "Failure", "FailureHelp", "FailureFrame", "Past", "asks_to_write", "failure_of", "frames_of"]


@dataclass(slots=True)
class Past:
    """A remembered transition of the conflicting tag: `cause` is `explicit`, `reborrow`, `deallocation` or
    `function exit`; `range` the whole access, None for the end of a protector."""

    before: str
    after: str
    access: str
    cause: str
    relation: str
    start: int
    end: int
    range: tuple[int, int] | None
    span: Span | None


@dataclass(slots=True)
class BorrowFacts:
    """Why the aliasing model said no; fields as in `BorrowsError`, enums as words. `accessed` is 0 for a wildcard
    pointer. `created` maps tags to `(span, initial permission)`, `names` tags to what the program called them."""

    kind: str
    access: str
    cause: str
    accessed: int
    conflicting: int
    permission: str
    offset: int
    relation: str
    range: tuple[int, int] | None
    protector: str
    history: list[Past] = field(default_factory=list)
    created: dict[int, tuple[Span | None, str]] = field(default_factory=dict)
    names: dict[int, list[str]] = field(default_factory=dict)
    stack: StackFacts | None = None
    """What only Stacked Borrows knows."""


@dataclass(slots=True)
class FailureHelp:
    """A help line, with its own place if `span` is set."""

    text: str
    span: Span | None = None


@dataclass(slots=True)
class FailureFrame:
    """A frame of the stack backtrace, innermost first."""

    function: str
    span: Span
    local: bool
    track_caller: bool = False


@dataclass(slots=True)
class Failure:
    """How a run ended badly: `kind` and `category` as in `Stop`; `span` the primary span; `title` the text after
    `error: …: `, made from the facts for borrow errors."""

    kind: str
    title: str
    category: str = ""
    alloc: int | None = None
    span: Span | None = None
    borrows: BorrowFacts | None = None
    helps: list[FailureHelp] = field(default_factory=list)
    backtrace: list[FailureFrame] = field(default_factory=list)
    thread: str = "main"
    threads_existed: bool = False
    origin: Span | None = None
    more: list[Failure] = field(default_factory=list)
    """Other errors of the same end: of a leak check the other leaks."""
    dump: str = ""
    """The bytes of the uninitialised memory that was read."""


def asks_to_write(facts: BorrowFacts) -> bool:
    """Whether a new item that may write was asked for, which is no access (stacked-borrows.md section 4)."""
    return facts.kind == "stack-retag" and facts.stack is not None and facts.stack.permission == "SharedReadWrite"


def frames_of(backtrace: Iterable[BacktraceFrame]) -> list[FailureFrame]:
    """The machine's frames as a message has them."""
    return [FailureFrame(f.function, f.span, f.local, f.track_caller) for f in backtrace]


_ACCESS = {Access.READ: "read", Access.WRITE: "write"}
_CAUSE = {
    Cause.EXPLICIT: "explicit",
    Cause.REBORROW: "reborrow",
    Cause.DEALLOCATION: "deallocation",
    Cause.FUNCTION_EXIT: "function exit",
}
_PROTECTOR = {None: "", Protector.WEAK: "weak", Protector.STRONG: "strong"}


def _span(where: object) -> Span | None:
    return where if isinstance(where, Span) else None


def borrow_facts(error: BorrowsError, alloc: int | None, field: str = "") -> BorrowFacts:
    """The facts of a model's error in `alloc`, with words for enums."""
    return BorrowFacts(
        error.kind,
        _ACCESS[error.access],
        _CAUSE[error.cause],
        error.accessed,
        error.conflicting,
        error.permission,
        error.offset,
        error.relation,
        error.access_range,
        _PROTECTOR[error.protector],
        [
            Past(
                h.before, h.after, _ACCESS[h.access], _CAUSE[h.cause], h.relation, h.start, h.end, h.access_range,
                _span(h.where),
            )
            for h in error.history
        ],
        {tag: (_span(where), initial) for tag, (where, initial) in error.created.items()},
        {tag: list(names) for tag, names in error.names.items()},
        stack_facts(error, alloc, field) if error.kind.startswith("stack-") else None,
    )  # fmt: skip


def failure_of(stop: Stop) -> Failure:
    """The facts of a stop."""
    facts = borrow_facts(stop.borrows, stop.alloc, stop.field) if stop.borrows is not None else None
    return Failure(
        stop.kind,
        borrow_title(facts, stop.alloc) if facts is not None else stop.title,
        "borrows" if facts is not None else stop.category,
        stop.alloc,
        stop.span,
        facts,
        [FailureHelp(h.text, h.span) for h in stop.helps],
        frames_of(stop.backtrace),
        stop.thread,
        stop.threads_existed,
        stop.origin,
        [failure_of(other) for other in stop.more],
        stop.dump,
    )


def tag_text(facts: BorrowFacts, tag: int) -> str:
    """A tag with its names as messages print it: `<7>`, `<1> (root of the allocation)`, `<wildcard>`."""
    if tag == WILDCARD:
        return "<wildcard>"
    names = facts.names.get(tag)
    return f"<{tag}> ({', '.join(names)})" if names else f"<{tag}>"


def borrow_title(facts: BorrowFacts, alloc: int | None) -> str:
    """The title of an aliasing error (spec/diagnostics.md sections 3 and 4)."""
    if facts.stack is not None:
        tag = "<wildcard>" if facts.accessed == WILDCARD else f"<{facts.accessed}>"
        return stack_title(
            facts.kind, facts.stack, tag, facts.conflicting, facts.permission, facts.protector, alloc, facts.offset
        )
    word = {"explicit": f"{facts.access} access", "reborrow": "reborrow", "deallocation": "deallocation"}
    cause = word.get(facts.cause, f"{facts.access} access")
    return f"{cause} through {tag_text(facts, facts.accessed)} at alloc{alloc}[0x{facts.offset:x}] is forbidden"
