"""The pages: workbench, a trace's steps, the automaton. Each works without JavaScript; htmx asks for parts of them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from app.automaton import drawing
from app.filters import limited, lives_about
from app.lessons import example, examples
from app.order import Order, entries
from app.rendering import page_url, render, render_step, step_context, verdict_of
from app.runs import Run
from app.rust import groups, refusal
from app.site import (
    Chosen,
    Library,
    Present,
    SiteDep,
    Theme,
    fragment_wanted,
    html,
    opened_or_404,
    problem_page,
    start_run,
    step_of,
)  # fmt: skip
from app.tour import Asked, TourDep, guided, toured
from app.traces import Opened
from app.views import Where, refused_code
from engine.borrows.versions import VERSIONS
from engine.messages import _
from engine.options import DEFAULT_MODEL, EDITIONS, MODELS
from engine.trace.differences import COLUMNS, differences

__all__ = ["heading_of", "router", "walk"]

router = APIRouter(include_in_schema=False)

Short = Annotated[str, Query(max_length=60)]


def models() -> dict[str, str]:
    """The models that can be chosen, the default first."""
    return {id_: _(MODELS[id_]) for id_ in MODELS if id_ in VERSIONS}


@router.get("/")
async def workbench(
    site: SiteDep, theme: Theme, example_: Annotated[str, Query(alias="example", max_length=60)] = "",
    from_: Annotated[str, Query(alias="from", max_length=40)] = "", model: Short = DEFAULT_MODEL,
) -> HTMLResponse:  # fmt: skip
    """The editor, with an example or the program of a trace in it."""
    chosen = example(example_) if example_ else None
    order = Order(chosen.source if chosen is not None else examples()[0].source, model)
    if example_ and chosen is None:
        raise HTTPException(404, _("There is no example with this name."))
    if from_:
        opened = await opened_or_404(site, from_)
        order = Order.of_trace(opened.trace.source, opened.trace.options)
    return html(_workbench(order, from_ or f"/{example_}", theme, chosen.slug if chosen is not None else ""))


def _workbench(order: Order, key: str, theme: str, slug: str) -> str:
    groups: dict[str, list[Any]] = {}
    for one in examples():
        groups.setdefault(one.group, []).append(one)
    return render(
        "workbench.html", theme=theme, here="workbench", **_editing(order, key), groups=groups, chosen=slug,
    )  # fmt: skip


def _editing(order: Order, key: str) -> dict[str, Any]:
    """What the form of the editor needs; `key` names the text for what a browser remembers."""
    return {"order": order, "key": key, "models": models(), "editions": EDITIONS}


@router.post("/run")
async def run(request: Request, site: SiteDep, theme: Theme) -> Response:
    """Run a program. A plain form waits for the end and is sent to the trace; htmx is sent there at once, to watch."""
    form = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    slug = form.get("example", [""])[0]
    chosen = example(slug) if slug else None
    order = Order.of_form(form)
    if chosen is not None:
        order = replace(order, source=chosen.source)
    quick = request.headers.get("HX-Request") == "true"
    try:
        started = await start_run(site, order, theme)
    except HTTPException as problem:
        if not quick:
            raise
        return html(render("_problem.html", message=problem.detail), problem.status_code, cache="no-store")
    address = page_url(f"/t/{started.id}", theme)
    if quick:
        return Response(headers={"HX-Redirect": address, "Cache-Control": "no-store"})
    if await started.wait() is None:
        return problem_page(_("The run could not be finished. Please try again."), 500, theme)
    return RedirectResponse(address, 303)


@router.get("/t/{id_}")
async def trace_page(
    request: Request, id_: str, site: SiteDep, theme: Theme, library: Library, asked: TourDep, chosen: Chosen,
    present: Present, step: Annotated[int | None, Query()] = None,
) -> HTMLResponse:  # fmt: skip
    """One step of a trace: the page, or for htmx what changes on it."""
    running = site.runs.get(id_)
    if running is not None:
        return html(_live_page(running, theme), cache="no-store")
    opened = await opened_or_404(site, id_)
    asked = await guided(site.store, id_, asked)
    where = Where(f"/t/{id_}", library, theme, choice=chosen).presented(present)
    return await walk(request, opened, step, where, "trace.html", asked)


async def walk(
    request: Request, opened: Opened, step: int | None, where: Where, template: str, asked: Asked
) -> HTMLResponse:
    """The page or the fragment of a step, in the given template; made in a thread, so that nobody else waits for it."""
    return await asyncio.to_thread(_walk, request, opened, step, where, template, asked)


def _walk(
    request: Request, opened: Opened, step: int | None, where: Where, template: str, asked: Asked
) -> HTMLResponse:
    cache = "public, max-age=60" if opened.record.final else "no-cache"
    if opened.outline.last < 0:
        return html(_refused(opened, where.theme), cache=cache)
    if step is None and asked.guide is not None:
        step = asked.guide.start
    elif step is None and asked.predict:
        # The step that a trace opens at is often its end.
        step = 0
    number = step_of(opened, step)
    shown = limited(opened.trace, opened.outline, where.choice.only, library=where.library)
    opened = replace(opened, outline=shown)
    view, tour = toured(opened, number, where, asked)
    id_ = opened.record.id
    heading = heading_of(opened, blind=tour.predicting)
    if fragment_wanted(request):
        text = render_step(view, tour, trace_id=id_, heading=heading, embedded=template == "embed.html")
        return html(text, cache=cache)
    context = step_context(
        view, opened.outline, tour, trace_id=id_, model=opened.record.model, heading=heading,
        lives=lives_about(opened.trace, where.choice.only, library=where.library),
    )  # fmt: skip
    context |= _editing(Order.of_trace(opened.trace.source, opened.trace.options), id_)
    return html(render(template, theme=where.theme, **context), cache=cache)


def heading_of(opened: Opened, *, blind: bool = False) -> str:
    """What the page is called: the example's title, else the verdict, unless that must not be told."""
    known = next((one for one in examples() if one.source == opened.trace.source), None)
    if known is not None:
        return _(known.title)
    return _("What happens next?") if blind else verdict_of(opened.trace.ending).text


def _live_page(running: Run, theme: str) -> str:
    return render(
        "live.html", theme=theme, trace_id=running.id, source=running.source, picture=running.picture,
        code=refused_code(running.source, None), model=_(MODELS[running.options.model]),
    )  # fmt: skip


def _refused(opened: Opened, theme: str) -> str:
    ending, source = opened.trace.ending, opened.trace.source
    no_main = ending.refusal is not None and ending.refusal.code == "E0601"
    return render(
        "refused.html", theme=theme, trace_id=opened.record.id, ending=ending, verdict=verdict_of(ending),
        code=refused_code(source, ending.refusal), offered=entries(source) if no_main else [],
        **_editing(Order.of_trace(source, opened.trace.options), opened.record.id),
    )  # fmt: skip


@router.get("/automaton")
async def automaton_page(
    theme: Theme, model: Short = DEFAULT_MODEL, from_: Annotated[str, Query(alias="from", max_length=8)] = "",
    by: Annotated[str, Query(max_length=20)] = "", protected: Annotated[bool, Query()] = False,
) -> HTMLResponse:  # fmt: skip
    """The automaton of a model, drawn from the tables that the engine runs on; the rule for permission `from_` and
    access `by` is pointed at."""
    version = VERSIONS.get(model)
    if version is None or version.automaton is None:
        raise HTTPException(404, _("This model has no automaton of permissions."))
    drawn = {id_: one.title for id_, one in VERSIONS.items() if one.automaton is not None}
    lit = [(from_, by)] if from_ and by else []
    machines = [
        drawing(version.automaton, protected=which, lit=lit if which == protected else ()) for which in (False, True)
    ]
    return html(
        render("automaton.html", theme=theme, here="automaton", model=model, drawn=drawn, machines=machines),
        cache="public, max-age=300",
    )


@router.get("/models")
async def models_page(theme: Theme) -> HTMLResponse:
    """The models with their dates, and in what the versions of Tree Borrows differ."""
    shown = render(
        "models.html", theme=theme, here="models", versions=list(VERSIONS.values()), columns=COLUMNS,
        differences=differences(),
    )  # fmt: skip
    return html(shown, cache="public, max-age=300")


@router.get("/rust")
async def rust_page(theme: Theme) -> HTMLResponse:
    """What of Rust runs, and what is refused."""
    return html(
        render("rust.html", theme=theme, here="rust", groups=groups(), refusal=refusal()), cache="public, max-age=300"
    )


@router.get("/api")
async def api_page(request: Request, theme: Theme) -> HTMLResponse:
    """What the JSON API offers, for people."""
    return html(render("api.html", theme=theme, base=str(request.base_url).rstrip("/")))


@router.get("/healthz")
async def health(site: SiteDep) -> PlainTextResponse:
    """Whether the server can do its work: 200 and `ok`, or 503."""
    await site.store.ping()
    if not site.runs.alive:
        return PlainTextResponse("no workers\n", 503)
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})
