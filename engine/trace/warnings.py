"""Warnings of a running program."""

from __future__ import annotations

from engine.trace.diagnostics import CAST, backtrace_note, cast_warning
from engine.trace.events import TRACKING, Event
from engine.trace.failure import frames_of
from engine.trace.snippet import Label, diagnostic

__all__ = ["warning_text"]


def warning_text(event: Event, model: str, *, first: bool) -> str:
    """The text of a `warning` event. `first` says that it is the first of the run: only then it explains itself."""
    frames = frames_of(event.error or ())
    if event.text == CAST:
        return cast_warning(event.span, model, first=first, backtrace=frames)
    level, label = "warning", event.text
    if event.cause == TRACKING:
        level, label = "note", "tracking was triggered here"
    return diagnostic(level, event.text, [Label(event.span, label, True)], backtrace_note(frames)) + "\n"
