"""The steps of a walk as something to choose from."""

from __future__ import annotations

from app.traces import Opened
from engine.messages import _
from engine.trace.sentence import sentence

__all__ = ["MOST_CHOICES", "step_choices"]

MOST_CHOICES = 250


def step_choices(opened: Opened, *, library: bool = False) -> list[tuple[str, str]]:
    """Each step that is walked through, with the words for it; nothing if there are too many to choose from."""
    if len(opened.outline.visible) > MOST_CHOICES:
        return []
    out: list[tuple[str, str]] = []
    for step in opened.outline.visible:
        span = opened.trace.events[step].user_span.call_site()
        title = sentence(opened.trace, step).title
        if span.file.is_local:
            title = _("line {line}: {title}").format(line=span.start()[0], title=title)
        out.append((str(step), f"{opened.outline.number(step, library=library)} · {title}"))
    return out
