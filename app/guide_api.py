"""The JSON twins of the pages around a walk: two steps compared, and notes."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, Field

from app.api import FOR_EVER, Id
from app.author import Draft, annotated, notes_of, notes_or_404
from app.difference import Line, difference
from app.guide import From, To, two_steps
from app.notes import MOST_NOTES, MOST_TEXT, MOST_TITLE, Notes, NotesError
from app.site import SiteDep, opened_or_404
from app.traces import Opened

__all__ = ["router"]

router = APIRouter(prefix="/api/v1", tags=["traces"])


class DifferenceLine(BaseModel):
    """One thing that differs: `tags` and `alloc` say whose, `step` when it came about (the last time)."""

    text: str
    tags: list[int]
    alloc: int | None
    step: int | None


class PermissionShift(BaseModel):
    """A permission of one tag on bytes `start` to `end` (exclusive) that is another now; it changed last at `step`."""

    alloc: int
    tag: int
    start: int
    end: int
    before: str
    after: str
    step: int


class StepDifference(BaseModel):
    """What differs between two steps. `permissions`, `pointers`, `memory` and `variables` are sentences; `shifts` are
    the changed permissions one by one, those of library pointers too."""

    id: str
    first: int
    last: int
    shifts: list[PermissionShift]
    permissions: list[DifferenceLine]
    pointers: list[DifferenceLine]
    memory: list[DifferenceLine]
    variables: list[DifferenceLine]
    output: list[tuple[str, str]] = Field(description="What was printed meanwhile: stream and text")
    inside: int = Field(description="New pointers inside the library, which are not listed")


@router.get("/traces/{id_}/difference")
async def read_difference(
    id_: Id, response: Response, site: SiteDep, from_: From = None, to: To = None
) -> StepDifference:
    """Two steps of a trace compared."""
    opened = await opened_or_404(site, id_)
    first, last = two_steps(opened, from_, to)
    response.headers["Cache-Control"] = FOR_EVER if opened.record.final else "no-cache"
    return await asyncio.to_thread(_difference, opened, first, last)


def _difference(opened: Opened, first: int, last: int) -> StepDifference:
    found = difference(opened.trace, first, last)

    def lines(of: list[Line]) -> list[DifferenceLine]:
        return [DifferenceLine(text=one.text, tags=list(one.tags), alloc=one.alloc, step=one.step) for one in of]

    return StepDifference(
        id=opened.record.id, first=first, last=last,
        shifts=[
            PermissionShift(
                alloc=one.alloc, tag=one.tag, start=one.start, end=one.end, before=one.before, after=one.after,
                step=one.step,
            )
            for one in found.shifts
        ],
        permissions=lines(found.permissions), pointers=lines(found.pointers), memory=lines(found.memory),
        variables=lines(found.variables), output=found.output, inside=found.inside,
    )  # fmt: skip


class StepNote(BaseModel):
    """A text for a step, in Markdown without HTML, headings and pictures."""

    step: int
    text: str = Field(max_length=MOST_TEXT)


class NotesOrder(BaseModel):
    """Notes to keep. Without `start` the walk begins at the first note; `library` shows library code; `parent` is the
    id of the notes that these were made from, or empty."""

    title: str = Field(default="", max_length=4 * MOST_TITLE)
    start: int | None = None
    library: bool = False
    notes: list[StepNote] = Field(max_length=MOST_NOTES)
    parent: str = Field(default="", max_length=32)


class KeptNotes(BaseModel):
    """An author's notes to a trace: never changed, and named by their content."""

    id: str
    url: str
    trace: str
    title: str
    start: int
    library: bool
    notes: list[StepNote]
    parent: str


@router.post("/traces/{id_}/notes", status_code=201, responses={200: {"description": "These notes were there already"}})
async def write_notes(id_: Id, order: NotesOrder, request: Request, response: Response, site: SiteDep) -> KeptNotes:
    """Keep notes to a trace."""
    opened = await annotated(site, id_)
    draft = Draft(
        order.title, "" if order.start is None else str(order.start), order.library,
        [(str(note.step), note.text) for note in order.notes], order.parent,
    )  # fmt: skip
    try:
        notes = await notes_of(site, opened, draft)
    except NotesError as error:
        raise HTTPException(422, str(error)) from None
    if not await site.store.keep_notes(notes):
        response.status_code = 200
    response.headers["Location"] = f"/api/v1/notes/{notes.id}"
    response.headers["Cache-Control"] = "no-store"
    return _kept(request, notes)


@router.get("/notes/{id_}")
async def read_notes(id_: Id, request: Request, response: Response, site: SiteDep) -> KeptNotes:
    """Notes by their id."""
    notes = await notes_or_404(site, id_)
    response.headers["Cache-Control"] = FOR_EVER
    return _kept(request, notes)


def _kept(request: Request, notes: Notes) -> KeptNotes:
    return KeptNotes(
        id=notes.id, url=f"{str(request.base_url).rstrip('/')}/n/{notes.id}", trace=notes.trace, title=notes.title,
        start=notes.start, library=notes.library, parent=notes.parent,
        notes=[StepNote(step=note.step, text=note.text) for note in notes.notes],
    )  # fmt: skip
