"""Sinks: one that keeps every event for a trace, one that hands events to several."""

from __future__ import annotations

from collections.abc import Sequence

from engine.options import Options
from engine.trace.events import Event, Outcome, Sink
from engine.trace.trace import Ending, Trace, ending_of

__all__ = ["Recorder", "Tee"]


class Recorder(Sink):
    """Keeps the events in order. `finish` makes the trace of them."""

    enabled = True

    def __init__(self) -> None:
        self.events: list[Event] = []
        # One call less on the machine's hot path.
        self.emit = self.events.append  # type: ignore[method-assign,assignment]

    def finish(self, source: str, options: Options, outcome: Outcome, *, ending: Ending | None = None) -> Trace:
        """The trace of the run that ended with `outcome`; `ending` if it was made already."""
        if ending is None:
            ending = ending_of(outcome, warnings=sum(event.kind == "warning" for event in self.events))
        return Trace(source, options, self.events, ending)


class Tee(Sink):
    """Passes each event to several sinks, in order; enabled if one of them is."""

    def __init__(self, sinks: Sequence[Sink]) -> None:
        self._sinks = [sink for sink in sinks if sink.enabled]
        self.enabled = bool(self._sinks)

    def emit(self, event: Event) -> None:
        """Hand the event on."""
        for sink in self._sinks:
            sink.emit(event)
