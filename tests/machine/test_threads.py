"""Threads: turns, time, thread-local memory, what orders accesses (spec/data-races.md)."""

from __future__ import annotations

import pytest

from engine import Options, run
from engine.trace.trace import ending_of
from tests.conformance.judge import Catch

TURNS = """
use std::sync::atomic::{AtomicU32, Ordering::*};
use std::thread;
static ORDER: AtomicU32 = AtomicU32::new(0);
fn main() {
    thread::scope(|s| {
        for n in 1..4 {
            s.spawn(move || for _ in 0..120 {
                let mut x = n;
                let r = &mut x;
                for _ in 0..9 { *r += 1; }
                ORDER.store(ORDER.load(Relaxed).wrapping_mul(31).wrapping_add(*r), Relaxed);
            });
        }
    });
    println!("{}", ORDER.load(Relaxed));
}
"""


def played(source: str, **options: object) -> tuple[str, str, list[str]]:
    """The kind of end and the title of a run, and what it printed."""
    sink = Catch()
    outcome = run(source, Options(**options), sink)  # type: ignore[arg-type]
    return outcome.kind, outcome.title or "", sink.out


def test_threads_take_the_same_turns_traced_or_not_and_under_every_model() -> None:
    """They do interleave: the number depends on who stored when."""
    runs = [played(TURNS, trace=False), played(TURNS, trace=True)]
    runs += [played(TURNS, trace=False, model=model) for model in ("stacked", "pldi-2025", "none")]
    assert runs[0][0] == "ok"
    assert all(one == runs[0] for one in runs[1:])
    one_by_one = 0
    for n in (1, 2, 3):
        for _ in range(120):
            one_by_one = (one_by_one * 31 + n + 9) % 2**32
    assert runs[0][2] != [f"{one_by_one}\n"]


FORCED = """
use std::sync::atomic::{{AtomicBool, Ordering::*, fence}};
use std::thread;
static mut VALUE: u32 = 0;
static DONE: AtomicBool = AtomicBool::new(false);
fn main() {{
    let writer = thread::spawn(|| {{
        unsafe {{ VALUE = 1 }};
        {after}
        DONE.store(true, Relaxed);
    }});
    while !DONE.load(Relaxed) {{ thread::yield_now(); }}
    {before}
    let seen = unsafe {{ VALUE }};
    writer.join().unwrap();
    assert_eq!(seen, 1);
}}
"""


@pytest.mark.parametrize(
    ("after", "before", "verdict"),
    [
        ("", "", "ub"),
        ("fence(Release);", "fence(Acquire);", "ok"),
        ("fence(Release);", "", "ub"),
        ("fence(SeqCst);", "fence(SeqCst);", "ok"),
        ('println!("a");', 'println!("b");', "ok"),  # the lock of the stream
        ('println!("a");', 'eprintln!("b");', "ub"),
        ("thread::yield_now();", "thread::yield_now();", "ub"),
        ("thread::sleep(std::time::Duration::from_millis(1));", "", "ub"),
    ],
)
def test_what_orders_a_write_and_a_read(after: str, before: str, verdict: str) -> None:
    kind, title, _ = played(FORCED.format(after=after, before=before), trace=False)
    assert kind == verdict, title
    assert ("Data race" in title) == (verdict == "ub")


def test_without_the_detector_nobody_looks() -> None:
    assert played(FORCED.format(after="", before=""), trace=False, data_races=False)[0] == "ok"


def test_thread_local_memory_ends_with_its_thread() -> None:
    source = """
use std::cell::Cell;
thread_local! { static OWN: Cell<u32> = const { Cell::new(1) } }
fn main() {
    let address = std::thread::spawn(|| OWN.with(|own| own.as_ptr() as usize)).join().unwrap();
    let p = address as *const u32;
    println!("{}", unsafe { *p });
}
"""
    kind, title, _ = played(source, trace=False)
    assert kind == "ub" and "dangling" in title


def test_a_panic_must_not_leave_a_thread_that_the_library_does_not_know() -> None:
    source = """
extern "Rust" {
    fn miri_thread_spawn(f: extern "Rust" fn(*mut ()), data: *mut ()) -> usize;
    fn miri_thread_join(id: usize) -> bool;
}
extern "Rust" fn work(_: *mut ()) { panic!() }
fn main() { unsafe { miri_thread_join(miri_thread_spawn(work, std::ptr::null_mut())); } }
"""
    kind, title, _ = played(source, trace=False)
    assert (kind, title) == ("ub", "unwinding past the topmost frame of the stack")


def test_time_jumps_when_everybody_sleeps() -> None:
    source = """
use std::time::{Duration, Instant};
fn main() {
    let begin = Instant::now();
    let other = std::thread::spawn(|| std::thread::sleep(Duration::from_secs(3600)));
    std::thread::sleep(Duration::from_secs(60));
    println!("{}", begin.elapsed().as_secs());
    other.join().unwrap();
    println!("{}", begin.elapsed().as_secs());
}
"""
    assert played(source, trace=False) == ("ok", "", ["60\n", "3600\n"])


def test_a_thread_that_waits_for_ever_is_named_with_its_place() -> None:
    source = "fn main() {\n    let m = std::sync::Mutex::new(1);\n    let _a = m.lock();\n    let _b = m.lock();\n}"
    sink = Catch()
    outcome = run(source, Options(trace=False), sink)
    assert outcome.error is not None and outcome.error.kind == "deadlock" and outcome.error.thread == "main"
    assert any(frame.local and frame.span.start()[0] == 4 for frame in outcome.error.backtrace)


def test_threads_that_go_on_are_an_error_of_the_leak_check() -> None:
    source = "fn main() { std::thread::spawn(|| loop { std::thread::park() }); }"
    assert played(source, trace=False)[0] == "ok"
    outcome = run(source, Options(trace=False, check_leaks=True), Catch())
    text = ending_of(outcome).text
    assert outcome.kind == "error"
    assert text.startswith("error: the main thread terminated without waiting for all remaining threads\n")
    assert "-Zmiri-ignore-leaks" in text and text.endswith("error: aborting due to 1 previous error\n\n")


def test_a_thread_may_run_for_long_when_main_has_returned() -> None:
    """It loses its turn to the main thread, which has nothing left to do."""
    source = """
fn main() {
    std::thread::spawn(|| {
        let mut n = 0u32;
        while n < 5_000 { n += 1; }
        println!("{n}");
    });
}
"""
    assert played(source, trace=False) == ("ok", "", ["5000\n"])
