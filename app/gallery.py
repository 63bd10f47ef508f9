"""The examples as walks: each has an address of its own that leads to its trace, which is run before anybody asks."""

from __future__ import annotations

import asyncio
import logging

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse

from app.lessons import example, examples
from app.order import Order
from app.rendering import page_url
from app.site import Site, SiteDep, Theme, start_run
from engine.messages import _

__all__ = ["prepare", "router"]

log = logging.getLogger("arboretum.gallery")

router = APIRouter(include_in_schema=False)

AGAIN = 1.0
"""Seconds until the next try when all workers are busy with what people asked for."""


@router.get("/examples/{slug}")
async def example_address(slug: str, site: SiteDep, theme: Theme) -> RedirectResponse:
    """To the trace of an example under the default model; one that is not stored yet is watched while it runs."""
    one = example(slug)
    if one is None:
        raise HTTPException(404, _("There is no example with this name."))
    run = await start_run(site, Order(one.source), theme)
    # The trace's id changes with the engine, so this address may not be remembered for long.
    return RedirectResponse(page_url(f"/t/{run.id}", theme), 302, {"Cache-Control": "public, max-age=60"})


async def prepare(site: Site) -> None:
    """Run the examples that are not stored, one after the other; what people ask for goes first."""
    for one in examples():
        while True:
            try:
                run = await start_run(site, Order(one.source))
                break
            except HTTPException as error:
                if error.status_code != 503:
                    raise
                await asyncio.sleep(AGAIN)
        if await run.wait() is None:
            log.warning("the example %s could not be run", one.slug)
