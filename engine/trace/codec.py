"""Events as compact rows and back. The same events always give the same rows, byte for byte."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, get_args

from engine.borrows.api import Change
from engine.source import Span
from engine.trace.events import AllocInfo, Event, EventKind, FieldInfo, FrameInfo, LocalChange, MemoryChange
from engine.trace.failure import BorrowFacts, Failure, FailureFrame, FailureHelp, Past
from engine.trace.spans import SpanTable
from engine.trace.stacked import StackFacts, StackLine

__all__ = ["Decoder", "Encoder", "decode_failure", "encode_failure"]

_KINDS: tuple[str, ...] = get_args(EventKind)
_KIND_IDS = {kind: number for number, kind in enumerate(_KINDS)}
_RELATIONS = ("", "child", "foreign")
_RELATION_IDS = {relation: number for number, relation in enumerate(_RELATIONS)}
_WORDS = (
    ("c", "cause"), ("k", "pointer_kind"), ("o", "pointee"), ("m", "mode"), ("r", "protector"), ("v", "variable"),
    ("g", "argument"), ("h", "through"), ("s", "stream"), ("d", "default"),
)  # fmt: skip
_NUMBERS = (("a", "alloc"), ("t", "tag"), ("p", "parent"), ("b", "start"), ("e", "end"))


class Encoder:
    """Makes rows `[kind, context, span, user span, details]` and the tables they point into."""

    def __init__(self) -> None:
        self.spans = SpanTable()
        self.strings: list[str] = []
        self.contexts: list[list[int]] = []
        self.states: list[list[Any]] = []
        self._string_ids: dict[str, int] = {}
        self._context_ids: dict[tuple[int, int, int, str, bool], int] = {}
        self._state_ids: dict[tuple[str, bool] | None, int] = {None: -1}

    def tables(self) -> dict[str, Any]:
        """The tables, after all rows were made."""
        return {
            **self.spans.to_json(),
            "strings": self.strings,
            "contexts": self.contexts,
            "states": self.states,
            "kinds": list(_KINDS),
        }

    def string(self, text: str) -> int:
        """The number of a text that is likely to come again."""
        number = self._string_ids.get(text)
        if number is None:
            number = self._string_ids[text] = len(self.strings)
            self.strings.append(text)
        return number

    def _context(self, event: Event) -> int:
        key = (event.thread, event.frame, event.depth, event.function, event.library)
        number = self._context_ids.get(key)
        if number is None:
            number = self._context_ids[key] = len(self.contexts)
            self.contexts.append(
                [event.thread, event.frame, event.depth, self.string(event.function), int(event.library)]
            )
        return number

    def _state(self, state: tuple[str, bool] | None) -> int:
        number = self._state_ids.get(state)
        if number is None:
            assert state is not None
            number = self._state_ids[state] = len(self.states)
            self.states.append([state[0], int(state[1])])
        return number

    def row(self, event: Event) -> list[Any]:
        """One event's row."""
        span = self.spans.index(event.span)
        user = self.spans.index(event.user_span)
        details: dict[str, Any] = {}
        for key, name in _NUMBERS:
            number = getattr(event, name)
            if number is not None:
                details[key] = number
        for key, name in _WORDS:
            word = getattr(event, name)
            if word:
                details[key] = self.string(word)
        if event.text:
            details["x"] = _clean(event.text)
        if event.info is not None:
            details["i"] = self._info(event.info)
        if event.changes:
            flat: list[int] = []
            for alloc, change in event.changes:
                flat += (
                    alloc, change.tag, change.start, change.end, self._state(change.before), self._state(change.after),
                    _RELATION_IDS[change.relation],
                )  # fmt: skip
            details["ch"] = flat
            if any(change.position is not None for _, change in event.changes):
                details["cp"] = [change.position for _, change in event.changes]
        if event.memory:
            details["me"] = [self._memory(change) for change in event.memory]
        if event.locals:
            details["lo"] = [self._local(change) for change in event.locals]
        row: list[Any] = [_KIND_IDS[event.kind], self._context(event), span, user]
        if details:
            row.append(details)
        return row

    def _info(self, info: AllocInfo | FrameInfo) -> list[Any]:
        if isinstance(info, FrameInfo):
            site = self.spans.index(info.call_site)
            return [info.id, self.string(info.function), site, int(info.library), info.thread]
        fields = [
            [self.string(f.path), f.start, f.end, self.string(f.type), int(f.padding) + 2 * int(f.cell)]
            for f in info.fields
        ]
        return [
            self.string(info.kind), self.string(info.name), self.string(info.type), info.size, info.align, info.address,
            fields, info.frame, int(info.mutable), int(info.library),
        ]  # fmt: skip

    def _memory(self, change: MemoryChange) -> list[Any]:
        row: list[Any] = [change.alloc, change.start, _pack(change.data)]
        if change.init is not None or change.pointers:
            row.append(None if change.init is None else _runs(change.init))
        if change.pointers:
            row.append([list(pointer) for pointer in change.pointers])
        return row

    def _local(self, change: LocalChange) -> list[Any]:
        row: list[Any] = [change.frame, self.string(change.name), change.id, self.string(change.type), change.value]
        if change.pointer is not None or change.alloc is not None:
            row += [list(change.pointer) if change.pointer is not None else None, change.alloc]
        return row


def _clean(text: str) -> str:
    """The text without surrogate escapes: output that is not UTF-8 cannot be stored as JSON."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def _pack(data: bytes) -> str:
    """Hexadecimal bytes; a long run of one byte as `00*4096`."""
    if len(data) > 16 and data.count(data[0]) == len(data):
        return f"{data[0]:02x}*{len(data)}"
    return data.hex()


def _unpack(text: str) -> bytes:
    byte, star, times = text.partition("*")
    return bytes.fromhex(byte) * int(times) if star else bytes.fromhex(text)


def _runs(mask: tuple[bool, ...]) -> list[int]:
    """Lengths of runs, the first of initialised bytes."""
    runs: list[int] = []
    current, length = True, 0
    for bit in mask:
        if bit == current:
            length += 1
        else:
            runs.append(length)
            current, length = bit, 1
    runs.append(length)
    return runs


def _mask(runs: list[int]) -> tuple[bool, ...]:
    out: list[bool] = []
    bit = True
    for length in runs:
        out += [bit] * length
        bit = not bit
    return tuple(out)


class Decoder:
    """Reads rows with the tables of an `Encoder`."""

    def __init__(self, tables: dict[str, Any]) -> None:
        self.spans = SpanTable.from_json(tables)
        self.strings: list[str] = tables["strings"]
        self._contexts: list[list[int]] = tables["contexts"]
        self._states: list[tuple[str, bool]] = [(name, bool(accessed)) for name, accessed in tables["states"]]
        self._kinds: list[Any] = tables["kinds"]

    def _span(self, number: int) -> Span:
        span = self.spans.span(number)
        assert span is not None
        return span

    def _state(self, number: int) -> tuple[str, bool] | None:
        return self._states[number] if number >= 0 else None

    def event(self, row: list[Any]) -> Event:
        """The event of a row."""
        thread, frame, depth, function, library = self._contexts[row[1]]
        event = Event(
            self._kinds[row[0]], self._span(row[2]), self._span(row[3]), thread, frame, depth, self.strings[function],
            bool(library),
        )  # fmt: skip
        if len(row) == 4:
            return event
        details: dict[str, Any] = row[4]
        for key, name in _NUMBERS:
            if key in details:
                setattr(event, name, details[key])
        for key, name in _WORDS:
            if key in details:
                setattr(event, name, self.strings[details[key]])
        event.text = details.get("x", "")
        if "i" in details:
            event.info = self._info(details["i"])
        if "ch" in details:
            flat = details["ch"]
            positions = details.get("cp") or [None] * (len(flat) // 7)
            event.changes = tuple(
                (
                    flat[i],
                    Change(
                        flat[i + 1], flat[i + 2], flat[i + 3], self._state(flat[i + 4]), self._state(flat[i + 5]),
                        _relation(flat[i + 6]), positions[i // 7],
                    ),
                )
                for i in range(0, len(flat), 7)
            )  # fmt: skip
        if "me" in details:
            event.memory = tuple(self._memory(row) for row in details["me"])
        if "lo" in details:
            event.locals = tuple(self._local(row) for row in details["lo"])
        return event

    def _info(self, row: list[Any]) -> AllocInfo | FrameInfo:
        if len(row) == 5:
            return FrameInfo(row[0], self.strings[row[1]], self.spans.span(row[2]), bool(row[3]), row[4])
        fields = [
            FieldInfo(self.strings[path], start, end, self.strings[type_], bool(flags & 1), bool(flags & 2))
            for path, start, end, type_, flags in row[6]
        ]
        return AllocInfo(
            self.strings[row[0]], self.strings[row[1]], self.strings[row[2]], row[3], row[4], row[5], fields, row[7],
            bool(row[8]), bool(row[9]),
        )  # fmt: skip

    def _memory(self, row: list[Any]) -> MemoryChange:
        init = _mask(row[3]) if len(row) > 3 and row[3] is not None else None
        pointers = tuple((p[0], p[1], p[2]) for p in row[4]) if len(row) > 4 else ()
        return MemoryChange(row[0], row[1], _unpack(row[2]), init, pointers)

    def _local(self, row: list[Any]) -> LocalChange:
        pointer, alloc = (row[5], row[6]) if len(row) > 5 else (None, None)
        place = (pointer[0], pointer[1], pointer[2]) if pointer is not None else None
        return LocalChange(row[0], self.strings[row[1]], self.strings[row[3]], row[4], place, alloc, row[2])


def _relation(number: int) -> Any:
    return _RELATIONS[number]


def encode_failure(failure: Failure, spans: SpanTable) -> dict[str, Any]:
    """A failure as a plain object; spans become their numbers."""
    out: dict[str, Any] = {
        "kind": failure.kind,
        "title": failure.title,
        "category": failure.category,
        "alloc": failure.alloc,
        "span": spans.index(failure.span),
        "helps": [[h.text, spans.index(h.span)] for h in failure.helps],
        "backtrace": [
            [f.function, spans.index(f.span), int(f.local), int(f.track_caller)] for f in failure.backtrace
        ],
        "thread": failure.thread,
        "threads_existed": failure.threads_existed,
        "origin": spans.index(failure.origin),
        "borrows": None,
        "more": [encode_failure(other, spans) for other in failure.more],
        "dump": failure.dump,
    }  # fmt: skip
    facts = failure.borrows
    if facts is not None:
        plain = asdict(_without_spans(facts))
        plain["history"] = [
            [p.before, p.after, p.access, p.cause, p.relation, p.start, p.end, p.range, spans.index(p.span)]
            for p in facts.history
        ]
        plain["created"] = [[tag, spans.index(span), initial] for tag, (span, initial) in sorted(facts.created.items())]
        if facts.stack is not None:
            plain["stack"] = asdict(replace(facts.stack, history=[]))
            plain["stack"]["history"] = [[line.text, spans.index(line.span)] for line in facts.stack.history]
        plain["names"] = [[tag, names] for tag, names in sorted(facts.names.items())]
        out["borrows"] = plain
    return out


def _without_spans(facts: BorrowFacts) -> BorrowFacts:
    return BorrowFacts(
        facts.kind, facts.access, facts.cause, facts.accessed, facts.conflicting, facts.permission, facts.offset,
        facts.relation, facts.range, facts.protector,
    )  # fmt: skip


def _past(row: list[Any], spans: SpanTable) -> Past:
    before, after, access, cause, relation, start, end, whole, span = row
    whole = tuple(whole) if whole is not None else None
    return Past(before, after, access, cause, relation, start, end, whole, spans.span(span))


def decode_failure(data: dict[str, Any], spans: SpanTable) -> Failure:
    """The inverse of `encode_failure`."""
    facts = None
    if data["borrows"] is not None:
        plain = dict(data["borrows"])
        history = [_past(row, spans) for row in plain.pop("history")]
        created = {tag: (spans.span(span), initial) for tag, span, initial in plain.pop("created")}
        names = dict(plain.pop("names"))
        stack = plain.pop("stack")
        if stack is not None:
            lines = [StackLine(text, spans.span(span)) for text, span in stack.pop("history")]
            stack = StackFacts(**stack, history=lines)
        span_range = plain.pop("range")
        facts = BorrowFacts(
            **plain, range=tuple(span_range) if span_range is not None else None, history=history, created=created,
            names=names, stack=stack,
        )  # fmt: skip
    backtrace = []
    for function, span, local, track_caller in data["backtrace"]:
        at = spans.span(span)
        if at is not None:
            backtrace.append(FailureFrame(function, at, bool(local), bool(track_caller)))
    return Failure(
        data["kind"], data["title"], data["category"], data["alloc"], spans.span(data["span"]), facts,
        [FailureHelp(text, spans.span(span)) for text, span in data["helps"]], backtrace, data["thread"],
        data["threads_existed"], spans.span(data["origin"]),
        [decode_failure(other, spans) for other in data.get("more", ())], data.get("dump", ""),
    )  # fmt: skip
