"""A refused program in rustc's layout."""

from __future__ import annotations

from engine.source import Rejected
from engine.trace.snippet import Child, Label, diagnostic

__all__ = ["rejected_text"]


def rejected_text(error: Rejected) -> str:
    """The error as rustc would lay it out, with its final line and a blank line."""
    level = f"error[{error.code}]" if error.code else "error"
    children = [Child("note", note) for note in error.notes] + [Child("help", text) for text in error.helps]
    text = diagnostic(level, str(error), [Label(error.span, error.label, True)], children)
    end = "\nerror: aborting due to 1 previous error\n"
    if error.code:
        end += f"\nFor more information about this error, try `rustc --explain {error.code}`.\n"
    return f"{text}{end}"
