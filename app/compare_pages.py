"""The page that puts runs of one program under several models side by side, and its JSON twin."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from app.api import FOR_EVER, Id
from app.comparing import Place, sides
from app.order import Order
from app.pages import heading_of, models
from app.rendering import render
from app.site import Site, SiteDep, Theme, fragment_wanted, html, opened_or_404, start_run
from app.traces import Opened
from engine.messages import _
from engine.trace.compare import Comparison
from engine.trace.sentence import sentence

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1", tags=["traces"])

MOST = 4
"""Models side by side."""

Asked = Annotated[list[str], Query(alias="models", max_length=MOST, description="Models, with commas or repeated")]
At = Annotated[int | None, Query(description="The position, from 0")]


def _chosen(asked: list[str], own: str) -> list[str]:
    """The models to compare, each once; without a wish the trace's own and the other family's. Raises HTTPException."""
    wanted = list(dict.fromkeys(name.strip() for part in asked for name in part.split(",") if name.strip()))
    if not wanted:
        wanted = [own, "tree" if own == "stacked" else "stacked"]
    for name in wanted:
        if name not in models():
            raise HTTPException(
                422,
                _("There is no model “{name}”. There are: {models}.").format(
                    name=name[:40], models=", ".join(models())
                ),
            )
    if not 2 <= len(wanted) <= MOST:
        raise HTTPException(422, _("Choose two to {most} models to compare.").format(most=MOST))
    return wanted


async def _runs(site: Site, opened: Opened, wanted: list[str]) -> dict[str, Opened]:
    """The finished runs under these models; what is not there yet is run now. Raises HTTPException."""
    if opened.outline.last < 0:
        raise HTTPException(422, _("This program did not run, so there is nothing to compare."))
    started = {}
    asked = Order.of_trace(opened.trace.source, opened.trace.options)
    for name in wanted:
        if name != opened.record.model:
            started[name] = await start_run(site, asked.under(name))
    out: dict[str, Opened] = {}
    for name in wanted:
        if name not in started:
            out[name] = opened
            continue
        if await started[name].wait() is None:
            raise HTTPException(500, _("The run could not be finished. Please try again."))
        out[name] = await opened_or_404(site, started[name].id)
    return out


def _comparison(runs: dict[str, Opened]) -> Comparison:
    return Comparison({name: run.trace for name, run in runs.items()})


def _position(found: Comparison, opened: Opened, at: int | None, step: int | None) -> int:
    """The position asked for, that of a step of the trace, or the one where the models part. Raises HTTPException."""
    if at is not None:
        if not 0 <= at < found.positions:
            raise HTTPException(
                404,
                _("The runs have positions 0 to {positions}; there is no {at}.").format(
                    positions=found.positions - 1, at=at
                ),
            )
        return at
    model = opened.record.model
    if step is not None and model in found.traces:
        return min(found.position(model, max(step, 0)), found.positions - 1)
    if found.divergence is not None:
        return found.divergence.position
    return min(found.position(model, opened.outline.home), found.positions - 1) if model in found.traces else 0


@router.get("/t/{id_}/compare")
async def compare_page(
    request: Request, id_: str, site: SiteDep, theme: Theme, asked: Asked = [],  # noqa: B006
    at: At = None, step: Annotated[int | None, Query()] = None,
) -> HTMLResponse:  # fmt: skip
    """Runs of one program under several models, at the same point of the program."""
    opened = await opened_or_404(site, id_)
    runs = await _runs(site, opened, _chosen(asked, opened.record.model))
    return await asyncio.to_thread(_page, request, opened, runs, theme, at, step)


def _page(
    request: Request, opened: Opened, runs: dict[str, Opened], theme: str, at: int | None, step: int | None
) -> HTMLResponse:  # fmt: skip
    found = _comparison(runs)
    position = _position(found, opened, at, step)
    place = Place(f"/t/{opened.record.id}/compare", theme=theme, kept=(("models", ",".join(runs)),))
    shown = sides(runs, found, position, place)
    final = all(run.record.final for run in runs.values())
    context: dict[str, Any] = {
        "sides": shown, "theme": theme, "heading": heading_of(opened), "chosen": list(runs), "models": models(),
        "trace_id": opened.record.id,
    }  # fmt: skip
    template = "_compare.html" if fragment_wanted(request) else "compare.html"
    return html(render(template, **context), cache="public, max-age=60" if final else "no-cache")


class Judged(BaseModel):
    """What one model says; `position` and `step` (of its own trace) tell where the run was stopped, if it was."""

    model: str
    id: str
    url: str
    verdict: str
    title: str
    line: int | None
    position: int | None
    step: int | None


class Parting(BaseModel):
    """The first operation that some models forbid and others allow; `steps` and `sentences` are by model."""

    position: int
    line: int | None
    forbids: list[str]
    allows: list[str]
    steps: dict[str, int]
    sentences: dict[str, str]


class Compared(BaseModel):
    """Runs of one program under several models. A position is the same point of the program in every run; `steps` are
    those of each model's trace at position `at`."""

    id: str
    models: list[Judged]
    positions: int
    at: int
    steps: dict[str, int]
    parted: int | None = Field(description="The first position at which the runs themselves differ, or null")
    divergence: Parting | None


@api.get("/traces/{id_}/compare")
async def read_comparison(
    id_: Id, request: Request, response: Response, site: SiteDep, asked: Asked = [], at: At = None,  # noqa: B006
) -> Compared:  # fmt: skip
    """One program under several models: verdicts, and where they part. Missing runs are made."""
    opened = await opened_or_404(site, id_)
    runs = await _runs(site, opened, _chosen(asked, opened.record.model))
    response.headers["Cache-Control"] = FOR_EVER if all(run.record.final for run in runs.values()) else "no-cache"
    return await asyncio.to_thread(_compared, opened, runs, at, str(request.base_url).rstrip("/"))


def _compared(opened: Opened, runs: dict[str, Opened], at: int | None, base: str) -> Compared:
    found = _comparison(runs)
    position = _position(found, opened, at, None)
    split = found.divergence
    return Compared(
        id=opened.record.id,
        models=[
            Judged(
                model=name, id=runs[name].record.id, url=f"{base}/t/{runs[name].record.id}", verdict=one.kind,
                title=one.title, line=one.line, position=one.position, step=one.step,
            )
            for name, one in found.judgements.items()
        ],
        positions=found.positions, at=position, steps={name: found.step(name, position) for name in runs},
        parted=found.parted,
        divergence=None if split is None else Parting(
            position=split.position, line=split.line, forbids=list(split.forbids), allows=list(split.allows),
            steps=dict(split.steps),
            sentences={name: sentence(found.traces[name], step).text for name, step in split.steps.items()},
        ),
    )  # fmt: skip
