"""Warnings of a running program."""

from __future__ import annotations

from engine.trace.diagnostics import CAST, cast_warning
from engine.trace.events import Event
from engine.trace.snippet import Label, diagnostic

__all__ = ["warning_text"]


def warning_text(event: Event, model: str, *, first: bool) -> str:
    """The text of a `warning` event. `first` says that it is the first of the run: only then it explains itself."""
    if event.text == CAST:
        return cast_warning(event.span, model, first=first)
    return diagnostic("warning", event.text, [Label(event.span, event.text, True)], []) + "\n"
