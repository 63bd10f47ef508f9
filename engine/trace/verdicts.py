"""How a run ended, in words for people."""

from __future__ import annotations

__all__ = ["verdict_words"]

_WORDS = {
    "ok": "no undefined behaviour in this run",
    "ub": "undefined behaviour",
    "error": "a run-time error",
    "panic": "the program panicked",
    "exit": "the program ended itself",
    "rejected": "refused before it ran: no verdict",
    "limit": "stopped at a limit: no verdict",
}


def verdict_words(kind: str) -> str:
    """A verdict for people."""
    return _WORDS.get(kind, kind)
