"""What the routes share: the parts of the application, ways to answer, and how a program is taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from app.choice import Choice
from app.order import Order, entries, with_main
from app.rendering import THEMES, render
from app.runs import Busy, Run, Runs
from app.settings import Settings
from app.store import Store
from app.traces import Opened, Traces
from engine.messages import _
from engine.options import OptionError, Options

__all__ = [
    "Chosen", "Library", "Present", "Site", "SiteDep", "Theme", "fragment_wanted", "html", "opened_or_404",
    "options_for", "problem_page", "start_run", "step_of",
]  # fmt: skip


@dataclass(slots=True, frozen=True)
class Site:
    """The parts of the application."""

    settings: Settings
    store: Store
    runs: Runs
    traces: Traces


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def _theme(theme: Annotated[str, Query(max_length=10)] = "") -> str:
    return theme if theme in THEMES else ""


def _library(lib: Annotated[str, Query(max_length=5)] = "") -> bool:
    return lib not in ("", "0")


def _present(present: Annotated[str, Query(max_length=5)] = "") -> bool:
    return present not in ("", "0")


def _chosen(
    view: Annotated[str, Query(max_length=10)] = "",
    only: Annotated[str, Query(max_length=12)] = "",
    focus: Annotated[str, Query(max_length=10)] = "",
    find: Annotated[str, Query(max_length=60)] = "",
    whole: Annotated[str, Query(max_length=5)] = "",
) -> Choice:
    tag = int(focus) if focus.isascii() and focus.isdigit() else None
    return Choice.of(view, only, tag, find, whole not in ("", "0"))


SiteDep = Annotated[Site, Depends(_site)]
Theme = Annotated[str, Depends(_theme)]
Library = Annotated[bool, Depends(_library)]
Present = Annotated[bool, Depends(_present)]
Chosen = Annotated[Choice, Depends(_chosen)]


def html(text: str, status: int = 200, *, cache: str = "no-cache") -> HTMLResponse:
    """A page or a fragment. The same address gives either, so caches must look at the header that chooses."""
    return HTMLResponse(text, status, {"Cache-Control": cache, "Vary": "HX-Request, HX-Request-Type"})


def fragment_wanted(request: Request) -> bool:
    """Whether htmx asks for a part of a page rather than for the whole."""
    headers = request.headers
    if headers.get("HX-History-Restore-Request") == "true" or headers.get("HX-Request-Type") == "full":
        return False
    return headers.get("HX-Request") == "true"


def options_for(site: Site, order: Order) -> Options:
    """The options of a run. Raises HTTPException 422 for values that do not exist."""
    try:
        return order.options(site.settings.limits())
    except OptionError as error:
        raise HTTPException(422, str(error)) from None


async def start_run(site: Site, order: Order, theme: str = "") -> Run:
    """Check a program's size and have it run. Raises HTTPException 413, 422 or 503."""
    source = order.source.replace("\r\n", "\n").replace("\r", "\n")
    options = options_for(site, order)
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > site.settings.max_source:
        raise HTTPException(
            413,
            _("The program has {size:,} bytes; at most {max_source:,} are allowed.").format(
                size=size, max_source=site.settings.max_source
            ),
        )
    if not source.strip():
        raise HTTPException(422, _("There is no program: the text is empty."))
    try:
        source.encode()
    except UnicodeEncodeError:
        raise HTTPException(422, _("The program is not valid Unicode.")) from None
    if order.entry:
        if order.entry not in entries(source):
            raise HTTPException(
                422, _("There is no function “{entry}” that takes no arguments.").format(entry=order.entry[:40])
            )
        source = with_main(source, order.entry)
    try:
        return await site.runs.start(source, options, theme)
    except Busy:
        raise HTTPException(
            503, _("All workers are busy and the queue is full. Please try again in a moment."), {"Retry-After": "5"}
        ) from None


async def opened_or_404(site: Site, id_: str) -> Opened:
    """A finished trace. Raises HTTPException 404."""
    opened = await site.traces.get(id_) if len(id_) <= 32 else None
    if opened is None:
        raise HTTPException(404, _("There is no trace at this address."))
    return opened


def step_of(opened: Opened, step: int | None) -> int:
    """The step asked for, or the one to open first. Raises HTTPException 404."""
    if step is None:
        return opened.outline.home
    if not 0 <= step <= opened.outline.last:
        raise HTTPException(
            404,
            _("The trace has steps 0 to {last}; there is no step {step}.").format(last=opened.outline.last, step=step),
        )
    return step


def problem_page(message: str, status: int, theme: str = "") -> HTMLResponse:
    """A page that says what went wrong."""
    return html(render("problem.html", theme=theme, message=message, status=status), status, cache="no-store")
