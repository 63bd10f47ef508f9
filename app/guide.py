"""The page that compares two steps of a walk."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import HTMLResponse

from app.difference import Line, difference
from app.pages import heading_of
from app.permissions import look
from app.rendering import render
from app.site import SiteDep, Theme, html, opened_or_404, step_of
from app.steps import step_choices
from app.traces import Opened
from app.views import Change, Where, words_of
from engine.messages import _
from engine.trace.sentence import sentence

__all__ = ["router", "two_steps"]

router = APIRouter(include_in_schema=False)

From = Annotated[int | None, Query(alias="from", description="The earlier step")]
To = Annotated[int | None, Query(description="The later step")]


def two_steps(opened: Opened, from_: int | None, to: int | None) -> tuple[int, int]:
    """The two steps to compare: those asked for, else the one to open first and the one shown before it. Raises
    HTTPException 404 or 422."""
    if opened.outline.last < 0:
        raise HTTPException(422, _("This program did not run, so there are no steps to compare."))
    last = step_of(opened, to)
    before = opened.outline.before(last, library=False)
    first = step_of(opened, from_) if from_ is not None else before if before is not None else 0
    return min(first, last), max(first, last)


@router.get("/t/{id_}/difference")
async def difference_page(id_: str, site: SiteDep, theme: Theme, from_: From = None, to: To = None) -> HTMLResponse:
    """What differs between two steps, in plain words."""
    opened = await opened_or_404(site, id_)
    first, last = two_steps(opened, from_, to)
    return await asyncio.to_thread(_difference, opened, first, last, theme)


def _difference(opened: Opened, first: int, last: int, theme: str) -> HTMLResponse:
    trace, where = opened.trace, Where(f"/t/{opened.record.id}", theme=theme)
    found = difference(trace, first, last)

    def shown(lines: list[Line]) -> list[Change]:
        out: list[Change] = []
        for line in lines:
            after = [part.text for part in line.parts if part.kind == "permission"]
            out.append(Change(words_of(line.parts, trace, where), look(after[-1]).css if after else ""))
        return out

    ends: list[dict[str, Any]] = []
    for step in (first, last):
        span = trace.events[step].user_span.call_site()
        told = words_of(sentence(trace, step).parts, trace, where)
        ends.append({"step": step, "words": told, "line": span.start()[0] if span.file.is_local else None})
    text = render(
        "difference.html", theme=theme, found=found, where=where, trace_id=opened.record.id, last=trace.last,
        heading=heading_of(opened), ends=ends,
        nr=partial(opened.outline.number, library=False), steps=step_choices(opened), empty=found.empty,
        sections=[
            (_("Permissions"), shown(found.permissions)), (_("Pointers"), shown(found.pointers)),
            (_("Memory"), shown(found.memory)), (_("Variables"), shown(found.variables)),
        ],
    )  # fmt: skip
    return html(text, cache="public, max-age=60" if opened.record.final else "no-cache")
