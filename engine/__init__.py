"""Arboretum's engine: runs Rust programs byte by byte under an aliasing model and tells what happened as events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.options import Limits, Options
from engine.source import Rejected, SourceFile, Span

if TYPE_CHECKING:
    from engine.pipeline import LoadMod
    from engine.trace.events import Outcome, Sink

__all__ = ["Limits", "Options", "Rejected", "SourceFile", "Span", "run"]


def run(source: str, options: Options, sink: Sink, load_mod: LoadMod | None = None) -> Outcome:
    """Run a program to its end and tell the sink what happens: see `engine.pipeline.run`, which loads the phases."""
    from engine.pipeline import run as run_phases

    return run_phases(source, options, sink, load_mod)
