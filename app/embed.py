"""The same walk without the frame around it, for an iframe in a book or on slides."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from app.pages import walk
from app.site import Chosen, Library, Present, SiteDep, Theme, opened_or_404
from app.tour import TourDep, guided
from app.views import Where

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/embed/{id_}")
async def embedded(
    request: Request, id_: str, site: SiteDep, theme: Theme, library: Library, asked: TourDep, chosen: Chosen,
    present: Present, step: Annotated[int | None, Query()] = None,
) -> HTMLResponse:  # fmt: skip
    """One step of a trace, for framing."""
    opened = await opened_or_404(site, id_)
    asked = await guided(site.store, id_, asked)
    where = Where(f"/embed/{id_}", library, theme, choice=chosen).presented(present)
    return await walk(request, opened, step, where, "embed.html", asked)
