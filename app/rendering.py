"""Templates to HTML: one environment, escaping always on, used by the web process and by the workers alike."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app import catalogue
from app.labels import labels
from app.outline import Life, Outline
from app.permissions import LEGEND
from app.timeline import lanes
from app.tour import Tour
from app.views import StepView, byte_range, kind_titles
from engine import messages
from engine.messages import N_, _
from engine.options import MODELS
from engine.trace.trace import Ending

__all__ = [
    "ROOT", "THEMES", "Verdict", "environment", "page_url", "render", "render_step", "step_context", "verdict_of",
]  # fmt: skip

ROOT = Path(__file__).resolve().parent.parent
THEMES = ("light", "dark")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The one environment of this process."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, auto_reload=False,
    )  # fmt: skip
    catalogue.install(made)
    made.filters["code"] = code_in_backticks
    made.filters["rev"] = revision
    made.globals.update(
        static=static_url,
        byte_range=byte_range,
        labels=labels,
        legend=LEGEND,
        kind_names=kind_titles(),
        here="",
        theme="",
        legend_names={entry.css: entry.name for entry in LEGEND},
        language=messages.language,
        page=lambda path: page_url(path),
        embedded=False,
        tour=None,
        present=False,
        present_url="",
        scheme_url=lambda theme: f"?theme={theme}" if theme else "?",
    )
    return made


def code_in_backticks(text: str) -> Markup:
    """Text whose pieces in backticks become code."""
    pieces = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )


def revision(text: str) -> str:
    """A short name for a piece of a page, by its content: `static/js/patch.js` leaves alone what has the same name."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


@lru_cache(maxsize=64)
def static_url(path: str) -> str:
    """The address of a static file, with a hash of its content so that it may be cached for ever."""
    digest = hashlib.sha256((ROOT / "static" / path).read_bytes()).hexdigest()[:10]
    return f"/static/{path}?v={digest}"


def page_url(path: str, theme: str = "") -> str:
    """The address of a page that keeps a forced colour scheme."""
    return f"{path}?theme={theme}" if theme else path


def render(template: str, /, *, theme: str = "", **context: Any) -> str:
    """One template as text. `theme` is one of THEMES or "" for the system's."""
    return environment().get_template(template).render(theme=theme, page=lambda path: page_url(path, theme), **context)


class Verdict(NamedTuple):
    """A run's end in a few words, with a class that says whether it is good news."""

    text: str
    css: str


_VERDICTS = {
    "ok": (N_("No undefined behaviour"), "good"),
    "exit": (N_("Exited, no undefined behaviour"), "good"),
    "ub": (N_("Undefined behaviour"), "bad"),
    "error": (N_("Stopped by an error"), "bad"),
    "panic": (N_("Panicked, no undefined behaviour"), "odd"),
    "rejected": (N_("Refused"), "odd"),
    "limit": (N_("Stopped at a limit"), "odd"),
    "internal": (N_("A fault of ours, no verdict"), "odd"),
}


def verdict_of(ending: Ending) -> Verdict:
    """How a run ended, for the page's head."""
    text, css = _VERDICTS.get(ending.kind, (ending.kind, "odd"))
    return Verdict(_(text), css)


def step_context(
    view: StepView, outline: Outline, tour: Tour, *, trace_id: str, model: str, heading: str,
    lives: Sequence[Life] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What the templates of a walk need; `outline` has the steps that are walked through, `lives` the lanes of the
    timeline if they are not the outline's own."""
    library = view.where.library
    return {
        "view": view,
        "tour": tour,
        "trace_id": trace_id,
        "heading": heading,
        "model": _(MODELS.get(model, model)),
        "verdict": verdict_of(view.ending),
        "embed": replace(view.where, base=f"/embed/{trace_id}"),
        "canonical": f"/t/{trace_id}?step={view.step}",
        "where": view.where,
        "ticks": outline.ticks(library=library) if not tour.predicting else [],
        "lanes": lanes(outline, kind_titles(), library=library, lives=lives) if not tour.predicting else [],
        "hidden_lives": outline.hidden_lives if lives is None else 0,
        "width": max(1, len(outline.steps(library=library))),
        "present": view.where.present,
        "present_url": view.where.presented(not view.where.present).url(view.step),
        "scheme_url": lambda theme: replace(view.where, theme=theme).url(view.step),
    }


def render_step(view: StepView, tour: Tour, *, trace_id: str, heading: str, embedded: bool) -> str:
    """The small answer to one step: what changes on the page."""
    return render(
        "_step.html", theme=view.where.theme, view=view, tour=tour, heading=heading, embedded=embedded,
        trace_id=trace_id, embed=replace(view.where, base=f"/embed/{trace_id}"),
    )  # fmt: skip
