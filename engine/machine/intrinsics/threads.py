"""Threads: starting and joining them, waiting on a word, sleeping, names (spec/data-races.md section 5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.machine.concurrency.races import Order
from engine.machine.concurrency.scheduler import StreamLock, Waiting
from engine.machine.frames import Block, Frame, Term
from engine.machine.intrinsics.atomics import Cell
from engine.machine.intrinsics.call import (
    Call,
    Value,
    foreign,
    foreign_term,
    intrinsic,
    intrinsic_term,
    result_store,
)
from engine.machine.intrinsics.floats import text_at
from engine.types import ty as T

__all__: list[str] = []

_LONGEST_NAME = 15
"""Bytes of a thread's name that the system keeps."""
_FOR_EVER = (1 << 64) - 1


def _waiting(call: Call, wait: Callable[[Frame, Callable[[Any], None]], None]) -> Term:
    """The terminator of a call that gives its turn away: `wait(frame, done)` calls `done` with the result, or has it
    called when the thread goes on."""
    store = result_store(call.cx, call.call.destination)
    target = call.target
    assert target is not None
    following = target

    def run(frame: Frame) -> Block | None:
        frame.block = following

        def done(result: Any) -> None:
            if store is not None:
                store(frame, result)

        wait(frame, done)
        return None

    return run


@intrinsic_term("spin_loop_hint")
@foreign_term("miri_spin_loop")
def _yield(call: Call) -> Term:
    scheduler, machine, target = call.m.scheduler, call.m, call.target
    assert target is not None
    following = target

    def run(frame: Frame) -> Block | None:
        if machine.const_depth or len(machine.threads) == 1:
            return following
        frame.block = following
        scheduler.turn()
        return None

    return run


@intrinsic("thread_spawn")
@foreign("miri_thread_spawn")
def _spawn(call: Call) -> Value:
    function, data, scheduler = call.value(0), call.value(1), call.m.scheduler
    return lambda frame: scheduler.spawn(function(frame), data(frame))


@intrinsic_term("thread_join")
@foreign_term("miri_thread_join")
def _join(call: Call) -> Term:
    number, machine = call.value(0), call.m

    def wait(frame: Frame, done: Callable[[Any], None]) -> None:
        wanted = number(frame)
        if wanted >= len(machine.threads):
            done(0)
            return
        machine.scheduler.join(wanted, lambda over: done(1))

    return _waiting(call, wait)


@intrinsic_term("thread_sleep")
def _sleep(call: Call) -> Term:
    nanoseconds, machine = call.value(0), call.m

    def wait(frame: Frame, done: Callable[[Any], None]) -> None:
        machine.scheduler.wait(lambda: False, lambda over: done(None), nanoseconds(frame))

    return _waiting(call, wait)


@intrinsic("at_thread_end")
def _at_thread_end(call: Call) -> Value:
    function, machine = call.value(0), call.m

    def run(frame: Frame) -> None:
        machine.thread.at_end = function(frame)

    return run


@intrinsic("thread_set_name")
def _set_name(call: Call) -> Value:
    name, machine = call.value(0), call.m

    def run(frame: Frame) -> None:
        text = text_at(machine.memory, name(frame)).encode()[:_LONGEST_NAME]
        machine.thread.name = text.decode("utf-8", "ignore")

    return run


@intrinsic("system_nanoseconds")
def _nanoseconds(call: Call) -> Value:
    scheduler = call.m.scheduler
    return lambda frame: scheduler.nanoseconds()


# ---------------------------------------------------------------- waiting on a word


@intrinsic_term("futex_wait")
def _futex_wait(call: Call) -> Term:
    """`futex_wait(word, expected, nanoseconds)`: wait to be woken if the word still holds `expected`; false if the time
    was over."""
    machine, races = call.m, call.m.races
    pointer, expected, nanoseconds = call.value(0), call.value(1), call.value(2)
    cell = Cell(machine, call.cx.shape(T.U32))
    queue = machine.scheduler.waiting

    def wait(frame: Frame, done: Callable[[Any], None]) -> None:
        where, time = pointer(frame), nanoseconds(frame)
        races.fence(Order.SEQ_CST)
        if cell.load(where, Order.ACQUIRE) != expected(frame):
            done(1)
            return
        waiting = Waiting(where[0])
        queue.append(waiting)

        def then(over: bool) -> None:
            queue.remove(waiting)
            if waiting.known is not None:
                races.acquire(waiting.known)
            done(0 if over else 1)

        machine.scheduler.wait(lambda: waiting.known is not None, then, None if time == _FOR_EVER else time)

    return _waiting(call, wait)


@intrinsic("futex_wake")
def _futex_wake(call: Call) -> Value:
    """`futex_wake(word, count)`: wake at most `count` of the threads that wait on the word, the longest waiting first;
    how many it woke."""
    machine, races = call.m, call.m.races
    pointer, count = call.value(0), call.value(1)

    def run(frame: Frame) -> int:
        address, most = pointer(frame)[0], count(frame)
        races.fence(Order.SEQ_CST)
        waiting = [one for one in machine.scheduler.waiting if one.address == address and one.known is None][:most]
        for one in waiting:
            one.known = races.release()
        return len(waiting)

    return run


# ---------------------------------------------------------------- locks of the standard streams


@intrinsic_term("stream_lock")
def _stream_lock(call: Call) -> Term:
    """`stream_lock(stream)`: wait until no other thread holds the lock, and take it."""
    machine, stream = call.m, call.value(0)
    locks = machine.scheduler.locks

    def wait(frame: Frame, done: Callable[[Any], None]) -> None:
        lock = locks.setdefault(stream(frame), StreamLock())
        mine = machine.thread.id

        def take(over: bool) -> None:
            lock.owner = mine
            lock.count += 1
            machine.races.acquire(lock.known)
            done(None)

        if lock.owner in (-1, mine):
            take(False)
        else:
            machine.scheduler.wait(lambda: lock.owner == -1, take)

    return _waiting(call, wait)


@intrinsic("stream_unlock")
def _stream_unlock(call: Call) -> Value:
    machine, stream = call.m, call.value(0)

    def run(frame: Frame) -> None:
        lock = machine.scheduler.locks[stream(frame)]
        lock.count -= 1
        if not lock.count:
            lock.owner = -1
            lock.known = machine.races.release()

    return run
