"""Writing notes to a walk, and the address that leads to them."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.notes import MOST_NOTES, MOST_TEXT, MOST_TITLE, Notes, NotesError, checked
from app.pages import heading_of
from app.rendering import render
from app.site import Library, Site, SiteDep, Theme, html, opened_or_404, step_of
from app.steps import step_choices
from app.traces import Opened
from app.views import Where
from engine.messages import _

__all__ = ["Draft", "address_of", "annotated", "notes_of", "notes_or_404", "router"]

router = APIRouter(include_in_schema=False)

SPARE = 3
"""Empty rows at the end of the form."""


@router.get("/n/{id_}")
async def notes_address(id_: str, site: SiteDep, theme: Theme) -> RedirectResponse:
    """The permanent address of notes: it leads to where their walk begins."""
    notes = await notes_or_404(site, id_)
    return RedirectResponse(address_of(notes, theme), 302, {"Cache-Control": "public, max-age=3600"})


async def notes_or_404(site: Site, id_: str) -> Notes:
    """Notes by their id. Raises HTTPException 404."""
    notes = await site.store.notes(id_) if len(id_) <= 32 else None
    if notes is None:
        raise HTTPException(404, _("There are no notes at this address."))
    return notes


def address_of(notes: Notes, theme: str = "") -> str:
    """Where the walk through notes begins."""
    return Where(f"/t/{notes.trace}", notes.library, theme, (("notes", notes.id),)).url(notes.start)


async def annotated(site: Site, id_: str) -> Opened:
    """A trace that notes can be written to. Raises HTTPException 404, 409 or 422."""
    opened = await opened_or_404(site, id_)
    if opened.outline.last < 0:
        raise HTTPException(422, _("This program did not run, so there are no steps to write notes for."))
    if not opened.record.final:
        raise HTTPException(409, _("This run may end otherwise another time, so no notes can be kept for it."))
    return opened


@dataclass(slots=True)
class Draft:
    """Notes while they are written: as in `Notes`, with rows that may be empty or wrong. A step of "" is not chosen."""

    title: str = ""
    start: str = ""
    library: bool = False
    rows: list[tuple[str, str]] = field(default_factory=list)
    parent: str = ""


@router.get("/t/{id_}/notes")
async def notes_form(
    id_: str, site: SiteDep, theme: Theme, library: Library,
    from_: Annotated[str, Query(alias="from", max_length=32)] = "", step: Annotated[int | None, Query()] = None,
) -> HTMLResponse:  # fmt: skip
    """The form to write notes, empty or beginning with those of `from_`; `step` adds a row for a step."""
    opened = await annotated(site, id_)
    draft = Draft(library=library)
    if from_:
        notes = await notes_or_404(site, from_)
        if notes.trace != id_:
            raise HTTPException(404, _("These notes are to another trace."))
        rows = [(str(note.step), note.text) for note in notes.notes]
        draft = Draft(notes.title, str(notes.start), notes.library, rows, notes.id)
    if step is not None:
        number = str(step_of(opened, step))
        if number not in [row[0] for row in draft.rows]:
            draft.rows.append((number, ""))
            draft.rows.sort(key=lambda row: int(row[0]))
    return await asyncio.to_thread(_form, opened, draft, theme)


@router.post("/t/{id_}/notes")
async def write_notes(id_: str, request: Request, site: SiteDep, theme: Theme) -> Response:
    """Keep notes, and go to where they begin; or show the form again, with more rows or with what is wrong."""
    opened = await annotated(site, id_)
    form = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=300)

    def one(name: str) -> str:
        return form.get(name, [""])[0]

    rows = list(zip_longest(form.get("step", []), form.get("text", []), fillvalue=""))
    draft = Draft(one("title"), one("start"), one("lib") == "1", rows, one("parent"))
    if one("do") == "more":
        return await asyncio.to_thread(_form, opened, draft, theme, spare=2 * SPARE)
    try:
        notes = await notes_of(site, opened, draft)
    except NotesError as error:
        return await asyncio.to_thread(_form, opened, draft, theme, str(error))
    await site.store.keep_notes(notes)
    return RedirectResponse(address_of(notes, theme), 303)


async def notes_of(site: Site, opened: Opened, draft: Draft) -> Notes:
    """The notes that a draft makes. Raises NotesError."""
    if draft.parent and ((above := await site.store.notes(draft.parent)) is None or above.trace != opened.record.id):
        raise NotesError(_("The notes that these were made from do not belong to this trace."))
    rows: list[tuple[int, str]] = []
    for step, text in draft.rows:
        if text.strip() and not step.strip():
            raise NotesError(_("Choose a step for the note “{strip}”.").format(strip=text.strip()[:40]))
        if text.strip():
            rows.append((_number(step), text))
    return checked(
        opened.record.id, opened.outline.last, title=draft.title, start=_number(draft.start) if draft.start else None,
        library=draft.library, notes=rows, parent=draft.parent,
    )  # fmt: skip


def _number(text: str) -> int:
    if not re.fullmatch(r" *[0-9]{1,9} *", text):
        raise NotesError(_("“{text}” is not the number of a step.").format(text=text[:20]))
    return int(text)


def _form(opened: Opened, draft: Draft, theme: str, problem: str = "", spare: int = SPARE) -> HTMLResponse:
    steps = step_choices(opened, library=draft.library)
    if steps:
        listed = {step for step, text in steps}
        steps += [(other, other) for other in {draft.start, *(row[0] for row in draft.rows)} - listed - {""}]
    rows = [*draft.rows, *[("", "")] * spare][: MOST_NOTES + SPARE]
    text = render(
        "notes.html", theme=theme, trace_id=opened.record.id, heading=heading_of(opened), draft=draft, rows=rows,
        steps=steps, problem=problem, last=opened.outline.last, most_text=MOST_TEXT, most_title=MOST_TITLE,
    )  # fmt: skip
    return html(text, 422 if problem else 200, cache="no-store")
