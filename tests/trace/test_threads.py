"""Threads in a trace: who runs at each step, with which frames, and the two accesses of a race."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Options, run
from engine.trace.race import earlier_access
from engine.trace.recorder import Recorder
from engine.trace.sentence import sentence
from engine.trace.trace import Trace
from engine.trace.words import plain

PROGRAM = Path(__file__).parents[1] / "programs" / "c13_threads" / "race_through_relaxed.rs"


def traced(source: str) -> Trace:
    recorder, options = Recorder(), Options()
    return recorder.finish(source, options, run(source, options, recorder))


@pytest.fixture(scope="module")
def trace() -> Trace:
    return traced(PROGRAM.read_text(encoding="utf-8"))


def test_every_step_knows_its_thread_and_the_frames_of_all(trace: Trace) -> None:
    begins = next(n for n, event in enumerate(trace.events) if event.kind == "thread" and event.cause == "begin")
    snapshot = trace.snapshot(begins + 1)
    assert snapshot.thread == 1 and snapshot.threads == {0: "main", 1: "unnamed-1"}
    assert any(frame.function == "main" for frame in snapshot.frames[0])
    assert snapshot.frames[1] and all(frame.thread == 1 for frame in snapshot.frames[1])
    write = next(n for n, e in enumerate(trace.events) if e.kind == "write" and not e.library and e.thread == 1)
    assert trace.snapshot(write).frames[1][-1].function == "main::{closure#0}"


def test_turns_are_told() -> None:
    trace = traced("fn main() { std::thread::spawn(|| ()).join().unwrap(); }")
    told = [plain(sentence(trace, n).parts) for n, event in enumerate(trace.events) if event.kind == "thread"]
    assert told == [
        "The program starts a thread, `unnamed-1`, which runs when its turn comes.",
        "It is another thread's turn: `unnamed-1` begins.",
        "The thread `unnamed-1` has ended.",
        "It is another thread's turn: `main` goes on.",
    ]


def test_both_accesses_of_a_race_are_told(trace: Trace) -> None:
    last = len(trace.events) - 1
    earlier = earlier_access(trace, last)
    assert earlier is not None
    event = trace.events[earlier]
    assert (event.kind, event.thread, event.user_span.start()[0]) == ("write", 1, 10)
    told = sentence(trace, last)
    assert plain(told.parts) == (
        "Undefined behaviour: a data race. `VALUE`, on thread `main`, and `VALUE = 1`, on thread `unnamed-1` "
        "(line 10), use VALUE at the same time: nothing makes one of them happen before the other."
    )
    assert any(part.kind == "step" and part.ref == earlier for part in told.parts)
