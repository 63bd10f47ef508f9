"""The JSON twins of the pages around a walk: two steps compared."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from app.api import FOR_EVER, Id
from app.difference import Line, difference
from app.guide import From, To, two_steps
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
