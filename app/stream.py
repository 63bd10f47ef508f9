"""The first run of a program as a stream of pictures."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent

from app.site import SiteDep

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/t/{id_}/stream", response_class=EventSourceResponse)
async def stream(id_: str, site: SiteDep) -> AsyncIterator[ServerSentEvent]:
    """Pictures while the program runs, each a fragment of the page; then one `done` event, whatever happened."""
    run = site.runs.get(id_)
    if run is not None:
        async for picture in run.pictures():
            yield ServerSentEvent(raw_data=picture)
    yield ServerSentEvent(event="done", raw_data=id_)
