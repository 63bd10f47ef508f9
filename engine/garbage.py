"""How often Python looks for cyclic garbage while a program runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collect_rarely", "collecting_rarely"]


def collect_rarely() -> None:
    """From now on only when two million new objects are there. What a run lets go of is freed without a search (see
    `AllocationState.bury`), a trace is no garbage, and looking as often as usual would take a third of the time. For
    processes that end with their run."""
    gc.set_threshold(2_000_000, 50, 100)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """The same for a while."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
