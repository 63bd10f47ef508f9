"""Diagnostics in Miri's words."""

from __future__ import annotations

from engine.trace.failure import Failure

__all__ = ["stop_text"]


def stop_text(failure: Failure, *, warnings: int = 0) -> str:
    raise NotImplementedError
