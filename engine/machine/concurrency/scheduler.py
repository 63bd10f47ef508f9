"""Whose turn it is. Threads take turns in the order of their numbers: one runs until it waits, yields or ends, or until
it has run for long while others could. So a program always runs the same way, traced or not, under every model.

Time is the machine's own: it goes on with the blocks that run, and jumps ahead when every thread sleeps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine.concurrency.clocks import Clock
from engine.machine.errors import Stop
from engine.machine.frames import Frame, Thread
from engine.types import ty as T

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["Scheduler", "StreamLock", "Waiting"]

_NANOSECONDS = 2_000
"""That pass with a statement."""
_SLICE = 10_000
"""Statements after which a thread that neither waits nor yields loses its turn."""
_LAST_TURNS = 256
"""Turns that the other threads get when `main` has returned, before the program ends."""


class Waiting:
    """A thread's wait on the word at an address. `known` is what the thread that woke it released; None before."""

    __slots__ = ("address", "known")

    def __init__(self, address: int) -> None:
        self.address = address
        self.known: Clock | None = None


class StreamLock:
    """The lock of a stream, which a thread may take several times. `known` is what its last owner released."""

    __slots__ = ("count", "known", "owner")

    def __init__(self) -> None:
        self.owner = -1
        self.count = 0
        self.known: Clock = {}


class Scheduler:
    """The threads of a run. `machine.thread` is the running one; the frames of the others wait in them. `waiting` are
    the waits on words, in the order in which they began, `locks` those of the streams by number."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine
        self._last_turns = _LAST_TURNS
        self._skipped = 0
        self._since = 0
        self.waiting: list[Waiting] = []
        self.locks: dict[int, StreamLock] = {}

    # ------------------------------------------------------------ time

    def nanoseconds(self) -> int:
        """The time since the start of the program."""
        return self.m.statements() * _NANOSECONDS + self._skipped

    # ------------------------------------------------------------ threads

    def spawn(self, function: Any, data: Any) -> int:
        """Start a thread that calls a function with a pointer; its number. It runs when its turn comes."""
        machine = self.m
        if machine.const_depth:
            raise Stop("unsupported", "a thread started by a constant")
        raw = T.ptr_to(T.U8, True)
        code, _ = machine.instances.callable_at(function, (raw,), T.UNIT, "Rust")
        number = len(machine.threads)
        thread = Thread(number, f"unnamed-{number}")
        thread.origin = machine.locate()
        thread.frame = Frame(code, None, [None, data, *code.blank], None, None, None)
        thread.begun = False
        machine.threads.append(thread)
        machine.races.spawned(number)
        if machine.tracer is not None:
            machine.tracer.thread("spawn", thread.name)
        return number

    def turn(self) -> None:
        """Let the next thread that can run have its turn; the running one comes last."""
        self._switch(self._next())
        self._since = self.m.statements()

    def tick(self) -> None:
        """The running thread has run for a while."""
        if len(self.m.threads) > 1 and self.m.statements() - self._since >= _SLICE:
            self.turn()

    def wait(
        self, ready: Callable[[], bool], then: Callable[[bool], None], nanoseconds: int | None = None
    ) -> None:  # fmt: skip
        """The running thread waits until `ready` says so, or for that time at most, and another has its turn. When it
        goes on, `then` is told whether the time was over."""
        thread = self.m.thread
        thread.ready, thread.then = ready, then
        thread.deadline = None if nanoseconds is None else self.nanoseconds() + nanoseconds
        self.turn()

    def join(self, number: int, then: Callable[[bool], None]) -> None:
        """The running thread waits for the end of another."""
        machine = self.m
        target = machine.threads[number]

        def joined(over: bool) -> None:
            machine.races.joined(number)
            if sum(not thread.ended for thread in machine.threads) == 1:
                machine.races.alone()
            then(over)

        self.wait(lambda: target.ended, joined)

    def ended(self) -> bool:
        """The running thread has no frame left. Whether another goes on; False if the program ends."""
        machine = self.m
        while machine.frame is None:
            thread = machine.thread
            if thread.at_end is not None:
                function, thread.at_end = thread.at_end, None
                code, _ = machine.instances.callable_at(function, (), T.UNIT, "Rust")
                machine.enter(Frame(code, None, [None, *code.blank], None, None, None))
                return True
            if thread.id:
                thread.ended = True
                machine.constants.free_thread_locals(thread.id)
                machine.races.ended()
                if machine.tracer is not None:
                    machine.tracer.thread("end", thread.name, thread.origin)
            else:
                self._last_turns -= 1
                if self._last_turns < 0 or all(other.ended for other in machine.threads[1:]):
                    return False
            self.turn()
        return True

    def _next(self) -> Thread:
        threads, current = self.m.threads, self.m.thread.id
        now = self.nanoseconds()
        in_order = [t for t in (*threads[current + 1 :], *threads[: current + 1]) if not t.ended]
        for thread in in_order:
            if thread.ready is None or thread.ready():
                thread.timed_out = False
                return thread
            if thread.deadline is not None and thread.deadline <= now:
                thread.timed_out = True
                return thread
        sleeping = [t for t in in_order if t.deadline is not None]
        if not sleeping:
            raise self._deadlock()
        first = min(sleeping, key=lambda t: (t.deadline, t.id))
        assert first.deadline is not None
        self._skipped += first.deadline - now
        first.timed_out = True
        return first

    def _switch(self, thread: Thread) -> None:
        machine = self.m
        before = machine.thread
        if thread is not before:
            before.frame, before.depth = machine.frame, machine.depth
            machine.thread, machine.frame, machine.depth = thread, None, thread.depth
            if machine.tracer is not None:
                machine.tracer.thread("go on" if thread.begun else "begin", thread.name, thread.origin)
            if thread.begun:
                machine.frame = thread.frame
            elif thread.frame is not None:
                thread.begun = True
                machine.enter(thread.frame)
        then, thread.ready, thread.then, thread.deadline = thread.then, None, None, None
        if then is not None:
            then(thread.timed_out)

    def _deadlock(self) -> Stop:
        """Nobody can ever run again: one error for each thread that waits."""
        machine = self.m
        machine.thread.frame = machine.frame
        stuck = [thread for thread in machine.threads if not thread.ended and thread.frame is not None]
        stops: list[Stop] = []
        for thread in reversed(stuck):  # so that the first is the running one in the end
            machine.thread, machine.frame = thread, thread.frame
            stops.insert(0, Stop("deadlock"))
            machine.complete(stops[0])
        first, *first.more = stops
        return first
