"""The two accesses of a data race among the steps of a trace (spec/data-races.md section 7)."""

from __future__ import annotations

from engine.trace.trace import Trace

__all__ = ["earlier_access", "thread_name"]

_ACCESSES = ("read", "write", "retag", "alloc")


def earlier_access(trace: Trace, step: int) -> int | None:
    """The step of access (1) of the race that ends the run at `step`; None if no step shows it."""
    failure = trace.ending.failure
    if failure is None or failure.category != "data-race" or not failure.helps or failure.helps[0].span is None:
        return None
    span, thread = failure.helps[0].span, trace.events[step].thread
    for before in range(step - 1, -1, -1):
        event = trace.events[before]
        if event.alloc == failure.alloc and event.thread != thread and event.kind in _ACCESSES:
            at = event.user_span
            if (at.file.name, at.lo, at.hi) == (span.file.name, span.lo, span.hi):
                return before
    return None


def thread_name(trace: Trace, step: int) -> str:
    """The name of the thread of a step."""
    return trace.snapshot(step).threads[trace.events[step].thread]
