"""Vector clocks: what happens before what (spec/data-races.md sections 1 and 5).

A clock maps the number of a thread to a time of that thread; a thread that is missing has the time 0.
"""

from __future__ import annotations

from engine.source import Span

__all__ = ["Clock", "Stamp", "ThreadClocks", "first_after", "join", "within"]

Clock = dict[int, int]

Stamp = tuple[int, Span | None, bool]
"""A time of a thread, where in the program it was, and whether what happened was the read of a retag."""


def join(clock: Clock, other: Clock) -> None:
    """Let `clock` know what `other` knows."""
    for thread, time in other.items():
        if time > clock.get(thread, 0):
            clock[thread] = time


def within(clock: Clock, other: Clock) -> bool:
    """Whether `other` knows all that `clock` does."""
    return all(time <= other.get(thread, 0) for thread, time in clock.items())


def first_after(stamps: dict[int, Stamp], clock: Clock) -> int | None:
    """The first thread with a stamp that `clock` does not know; None if it knows them all."""
    unknown = [thread for thread, stamp in stamps.items() if stamp[0] > clock.get(thread, 0)]
    return min(unknown) if unknown else None


class ThreadClocks:
    """What one thread knows. `now` happens before its next action, its own time included; `acquired` is what an
    acquire fence would add, `released` is `now` at the last release fence, `ended` is `now` at its end."""

    __slots__ = ("acquired", "ended", "now", "released", "thread")

    def __init__(self, thread: int) -> None:
        self.thread = thread
        self.now: Clock = {}
        self.acquired: Clock = {}
        self.released: Clock = {}
        self.ended: Clock | None = None

    @property
    def time(self) -> int:
        """The thread's own time."""
        return self.now.get(self.thread, 0)

    def tick(self) -> None:
        """Its own time goes on."""
        self.now[self.thread] = self.now.get(self.thread, 0) + 1
