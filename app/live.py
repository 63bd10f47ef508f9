"""Pictures of a run while it runs, made in the worker so that the web process only passes them on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.outline import Outline
from app.protocol import LIVE, frame
from app.rendering import render
from app.views import Where, view_step
from engine.options import Options
from engine.trace.events import Draft, Event, Sink, kind_of
from engine.trace.trace import Ending, Trace

__all__ = ["Live"]

FIRST_AFTER = 0.08
"""Seconds until the first picture, if nothing worth one has happened before."""
BETWEEN = 0.25
"""Seconds between pictures, at least."""
SHARE = 8
"""A picture may take one part in so many of the time."""


class Live(Sink):
    """Watches the events that a recorder keeps, and sends a picture now and then."""

    enabled = True

    def __init__(
        self, source: str, options: Options, events: Sequence[Event], send: Callable[[bytes], None], theme: str
    ) -> None:
        self._source = source
        self._options = options
        self._events = events
        self._send = send
        self._theme = theme
        self._sent = 0
        self._due = time.monotonic() + FIRST_AFTER

    def emit(self, event: Event) -> None:
        """Look at the clock, and draw if it is time; the first reference is drawn at once."""
        self._look(event.kind, event.library)

    def draft(self, draft: Draft) -> None:
        """As `emit`."""
        self._look(kind_of(draft), draft[-2][4])

    def _look(self, kind: str, library: bool) -> None:
        if self._sent == 0 and kind == "retag" and not library:
            self._draw()
        elif time.monotonic() >= self._due:
            self._draw()

    def _draw(self) -> None:
        began = time.monotonic()
        step = len(self._events) - 1
        trace = Trace(self._source, self._options, list(self._events), Ending(0, "running"))
        outline = Outline([""] * len(self._events), [], [], [], {})
        view = view_step(trace, outline, step, Where("", theme=self._theme), live=True)
        self._send(frame(LIVE, render("_live.html", theme=self._theme, view=view).encode()))
        self._sent += 1
        now = time.monotonic()
        self._due = now + max(BETWEEN, SHARE * (now - began))
