"""A refused program in rustc's layout."""

from __future__ import annotations

from engine.source import Rejected

__all__ = ["rejected_text"]


def rejected_text(error: Rejected) -> str:
    raise NotImplementedError
