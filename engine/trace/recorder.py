"""Sinks: one that keeps every event for a trace, one that hands events to several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

from engine.options import Options
from engine.trace.events import Draft, Event, Outcome, Sink, event_of, is_warning
from engine.trace.trace import Ending, Trace, ending_of

__all__ = ["Events", "Recorder", "Tee"]


class Events(Sequence[Event]):
    """Events in order, each made of its draft when it is first read."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> list[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | list[Event]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self._rows)))]
        event: Any = self._rows[index]
        if event.__class__ is tuple:
            event = self._rows[index] = event_of(event)
        return event  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[Event]:
        rows = self._rows
        for index, event in enumerate(rows):
            if event.__class__ is tuple:
                event = rows[index] = event_of(event)
            yield event

    def __delitem__(self, index: slice) -> None:
        del self._rows[index]


class Recorder(Sink):
    """Keeps the events in order. `finish` makes the trace of them."""

    enabled = True

    def __init__(self) -> None:
        rows: list[Any] = []
        self.events = Events(rows)
        # One call less on the machine's hot path.
        self.emit = self.draft = rows.append  # type: ignore[method-assign,assignment]

    def finish(self, source: str, options: Options, outcome: Outcome, *, ending: Ending | None = None) -> Trace:
        """The trace of the run that ended with `outcome`; `ending` if it was made already."""
        if ending is None:
            ending = ending_of(outcome, warnings=sum(is_warning(event) for event in self.events))
        return Trace(source, options, self.events, ending)


class Tee(Sink):
    """Passes each event to several sinks, in order; enabled if one of them is."""

    def __init__(self, sinks: Sequence[Sink]) -> None:
        self._sinks = [sink for sink in sinks if sink.enabled]
        self.enabled = bool(self._sinks)

    def draft(self, draft: Draft) -> None:
        """Hand the event on before it is made."""
        for sink in self._sinks:
            sink.draft(draft)

    def emit(self, event: Event) -> None:
        """Hand the event on."""
        for sink in self._sinks:
            sink.emit(event)
