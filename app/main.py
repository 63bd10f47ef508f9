"""The application: routes, middleware, errors, and what is opened and closed with it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send

from app import api, author, catalogue, compare_pages, embed, gallery, guide, guide_api, pages, stream
from app.fingerprint import engine_fingerprint
from app.gallery import prepare
from app.middleware import BodyLimit, Faults, SecurityHeaders
from app.rendering import ROOT, THEMES, render
from app.runs import Runs
from app.settings import Settings
from app.site import Site, html, problem_page
from app.store import Store
from app.traces import Traces
from engine.messages import _

__all__ = ["create_app"]

log = logging.getLogger("arboretum")


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application with these settings, by default those of the environment."""
    chosen = settings or Settings()
    catalogue.speak(chosen.language)
    store = Store(chosen.database_url())
    traces = Traces(store, chosen.cached_traces)
    fingerprint = engine_fingerprint() if chosen.engine == "engine:run" else chosen.engine
    runs = Runs(chosen, store, fingerprint, traces.forget)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await store.open()
        await runs.open()
        preparing = asyncio.create_task(prepare(app.state.site)) if chosen.run_examples else None
        try:
            yield
        finally:
            if preparing is not None:
                preparing.cancel()
                await asyncio.gather(preparing, return_exceptions=True)
            await runs.close()
            await store.close()

    app = FastAPI(
        title="Arboretum", version="0.1.0", lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json", license_info={"name": "MIT OR Apache-2.0"},
    )  # fmt: skip
    app.state.site = Site(chosen, store, runs, traces)
    app.mount("/static", _Static(directory=ROOT / "static"), name="static")
    for room in (pages, gallery, stream, embed, guide, author, api, guide_api):
        app.include_router(room.router)
    app.include_router(compare_pages.router)
    app.include_router(compare_pages.api)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_middleware(Faults, answer=_fault)
    app.add_middleware(BodyLimit, limit=chosen.body_limit(), refuse=_too_large)
    # Nothing that is sent is secret, so its compressed length tells nobody anything.
    app.add_middleware(GZipMiddleware, minimum_size=800, compresslevel=6)
    app.add_middleware(SecurityHeaders)
    return app


class _Static(StaticFiles):
    """Static files; an address with a version never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path.endswith(".py"):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        versioned = scope.get("query_string", b"").startswith(b"v=")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        return response


_CODES = {
    400: "bad-request", 404: "not-found", 405: "method-not-allowed", 413: "too-large", 422: "invalid",
    500: "internal", 503: "busy",
}  # fmt: skip


def _answer(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """An error in the form that the asker reads: JSON for the API, a fragment for htmx, a page for a browser."""
    response: Response
    if request.url.path.startswith("/api/v1"):
        error = {"code": _CODES.get(status, "error"), "message": message}
        response = JSONResponse({"error": error}, status, {"Cache-Control": "no-store"})
    elif request.headers.get("HX-Request") == "true":
        response = html(render("_problem.html", message=message), status, cache="no-store")
    else:
        theme = request.query_params.get("theme", "")
        response = problem_page(message, status, theme if theme in THEMES else "")
    response.headers.update(headers or {})
    return response


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = {404: _("There is nothing at this address."), 405: _("This address does not take that method.")}.get(
        error.status_code, str(error.detail)
    )
    standard = error.detail in ("Not Found", "Method Not Allowed", "")
    return _answer(request, error.status_code, message if standard else str(error.detail), dict(error.headers or {}))


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    parts = [f"{'.'.join(str(at) for at in one['loc'][1:]) or 'body'}: {one['msg']}" for one in error.errors()[:5]]
    return _answer(request, 422, _("The request is not valid. {problems}.").format(problems="; ".join(parts)))


async def _fault(scope: Scope, receive: Receive, send: Send, error: Exception) -> None:
    request = Request(scope)
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    await _answer(request, 500, _("Something went wrong on our side. The fault was noted."))(scope, receive, send)


async def _too_large(scope: Scope, receive: Receive, send: Send, limit: int) -> None:
    request = Request(scope)
    settings: Settings = request.app.state.site.settings
    template = _("The program is too large: at most {most:,} bytes of source are allowed.")
    text = template.format(most=settings.max_source)
    await _answer(request, 413, text, {"Connection": "close"})(scope, receive, send)
