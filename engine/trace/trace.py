"""A finished run: its events, the state at any step, and its stored form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any, overload

from engine.machine.errors import Stop
from engine.options import Options
from engine.source import Rejected
from engine.trace.events import Event, Outcome
from engine.trace.snapshot import Snapshot, State

if TYPE_CHECKING:
    from engine.trace.codec import Decoder
    from engine.trace.failure import Failure

__all__ = ["FORMAT", "VERSION", "Ending", "Refusal", "Trace", "ending_of"]

FORMAT = "arboretum-trace"
VERSION = 1

KEYFRAME_EVERY = 256
"""Events between two kept snapshots."""


@dataclass(slots=True)
class Refusal:
    """A program that was refused before it ran: what `Rejected` said, with its place in the user's text (`lo..hi`
    code points, `line` and `column` from 1, in file `file`)."""

    message: str
    kind: str
    file: str
    line: int
    column: int
    lo: int
    hi: int
    label: str = ""
    notes: list[str] = field(default_factory=list)
    helps: list[str] = field(default_factory=list)
    code: str | None = None


@dataclass(slots=True)
class Ending:
    """How the run ended. `status` and `kind` as in `Outcome`; `text` is the full diagnostic as Miri or rustc print it,
    "" if there is none; `unseen` why the steps stop before the run does, "" if they show all of it."""

    status: int
    kind: str
    title: str = ""
    text: str = ""
    failure: Failure | None = None
    refusal: Refusal | None = None
    unseen: str = ""

    @property
    def line(self) -> int | None:
        """The line of the user's program at which the run ended with an error, or was refused."""
        if self.refusal is not None:
            return self.refusal.line
        if self.failure is None:
            return None
        for span in (self.failure.span, *(frame.span for frame in self.failure.backtrace)):
            if span is not None and span.call_site().file.is_local:
                return span.call_site().start()[0]
        return None


def ending_of(outcome: Outcome, *, warnings: int = 0) -> Ending:
    """The ending of a run, its diagnostic already put in words (the library's text is at hand only now). `warnings`
    counts those that the run gave."""
    # What only some runs need is imported when they need it: the command line starts sooner.
    ending = Ending(outcome.status, outcome.kind, outcome.title)
    if isinstance(outcome.error, Stop):
        from engine.trace.diagnostics import stop_text
        from engine.trace.failure import failure_of

        ending.failure = failure_of(outcome.error)
        ending.title = ending.title or ending.failure.title
        ending.text = stop_text(ending.failure, warnings=warnings)
    elif isinstance(outcome.error, Rejected):
        from engine.trace.rejected import rejected_text

        ending.refusal = refusal_of(outcome.error)
        ending.title = ending.title or str(outcome.error)
        ending.text = rejected_text(outcome.error)
    return ending


def refusal_of(error: Rejected) -> Refusal:
    """The facts of a refusal, placed in the user's own text."""
    span = error.span.call_site()
    line, column = span.start()
    return Refusal(
        error.message, error.kind, span.file.name, line, column, span.lo, span.hi, error.label, list(error.notes),
        list(error.helps), error.code,
    )  # fmt: skip


class _LazyEvents(Sequence[Event]):
    """Stored rows, decoded when asked for."""

    def __init__(self, rows: list[Any], decoder: Decoder) -> None:
        self._rows = rows
        self._decoder = decoder
        self._events: list[Event | None] = [None] * len(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> list[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | list[Event]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self._rows)))]
        event = self._events[index]
        if event is None:
            event = self._events[index] = self._decoder.event(self._rows[index])
        return event

    def __iter__(self) -> Iterator[Event]:
        for index in range(len(self._rows)):
            yield self[index]


class Trace:
    """The record of one run. `events[n]` is step n; `snapshot(n)` the state just after it.

    Safe to use from several threads.
    """

    def __init__(self, source: str, options: Options, events: Sequence[Event], ending: Ending) -> None:
        self.source = source
        self.options = options
        self.events = events
        self.ending = ending
        self._lock = Lock()
        self._keyframes: list[Snapshot] = []
        self._frontier = State()

    def __len__(self) -> int:
        return len(self.events)

    @property
    def last(self) -> int:
        """The last step; -1 if nothing ran."""
        return len(self.events) - 1

    def snapshot(self, step: int) -> Snapshot:
        """The state just after step `step` (-1: before the first). Raises IndexError if there is no such step.

        At most `KEYFRAME_EVERY` events are folded anew, besides the first visit of a part of the trace.
        """
        if not -1 <= step <= self.last:
            raise IndexError(f"no step {step} in a trace of {len(self.events)}")
        with self._lock:
            keyframe = self._keyframe(step)
        state = State(keyframe)
        for index in range(keyframe.step + 1, step + 1):
            state.apply(self.events[index])
        return state.view()

    def onward(self, start: Snapshot, step: int) -> Snapshot:
        """The state just after step `step`, from an earlier snapshot of this trace if that is near. Raises IndexError
        if there is no such step."""
        if not start.step <= step < start.step + KEYFRAME_EVERY:
            return self.snapshot(step)
        state = State(start)
        for index in range(start.step + 1, step + 1):
            state.apply(self.events[index])
        return state.view()

    def snapshots(self) -> Iterator[Snapshot]:
        """The states after every step in turn, starting with step 0."""
        state = State()
        for event in self.events:
            state.apply(event)
            yield state.view()

    def _keyframe(self, step: int) -> Snapshot:
        """The last kept snapshot not after `step`, made on the way if needed."""
        if not self._keyframes:
            self._keyframes.append(self._frontier.view())
        while self._frontier.step + KEYFRAME_EVERY <= step:
            for _ in range(KEYFRAME_EVERY):
                self._frontier.apply(self.events[self._frontier.step + 1])
            self._keyframes.append(self._frontier.view())
        at = bisect_right(self._keyframes, step, key=lambda frame: frame.step)
        return self._keyframes[at - 1]

    def output(self, stream: str) -> str:
        """All that was printed to `stdout` or `stderr`."""
        return "".join(e.text for e in self.events if e.kind == "print" and (e.stream or "stdout") == stream)

    def to_json(self) -> str:
        """The stored form: one JSON object on one line, the same bytes for the same run."""
        import json

        from engine.trace.codec import Encoder, encode_failure

        encoder = Encoder()
        rows = [encoder.row(event) for event in self.events]
        ending = self.ending
        refusal = ending.refusal
        data: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "source": self.source,
            "options": self.options.to_json(),
            "ending": {
                "status": ending.status,
                "kind": ending.kind,
                "title": ending.title,
                "text": ending.text,
                "failure": encode_failure(ending.failure, encoder.spans) if ending.failure is not None else None,
                "refusal": {name: getattr(refusal, name) for name in _REFUSAL} if refusal is not None else None,
                "unseen": ending.unseen,
            },
        }
        data.update(encoder.tables())
        data["events"] = rows
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str | bytes) -> Trace:
        """The inverse of `to_json`. Raises ValueError for something else or for another version."""
        import json

        from engine.trace.codec import Decoder, decode_failure

        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError("not a trace of Arboretum")
        if data.get("version") != VERSION:
            raise ValueError(f"a trace of version {data.get('version')}, this program reads version {VERSION}")
        decoder = Decoder(data)
        stored = data["ending"]
        ending = Ending(
            stored["status"], stored["kind"], stored["title"], stored["text"],
            decode_failure(stored["failure"], decoder.spans) if stored["failure"] is not None else None,
            Refusal(**stored["refusal"]) if stored["refusal"] is not None else None,
            stored.get("unseen", ""),
        )  # fmt: skip
        return Trace(
            data["source"], Options.from_json(data["options"]), _LazyEvents(data["events"], decoder), ending
        )  # fmt: skip


_REFUSAL = ("message", "kind", "file", "line", "column", "lo", "hi", "label", "notes", "helps", "code")
