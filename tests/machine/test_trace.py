"""Events: they can be folded into snapshots, and say what happened."""

from __future__ import annotations

from engine.trace.events import Event
from engine.trace.snapshot import State
from tests.machine.support import run

PROGRAM = """
struct P { a: u8, b: u32 }
fn set(x: &mut u32, v: u32) -> &mut u32 { *x = v; x }
fn main() {
    let mut n = 1u32;
    let r = &mut n;
    *set(r, 5) += 1;
    let mut p = P { a: 1, b: 2 };
    let q = &mut p.b;
    *q = 9;
    let b = Box::new(n);
    let i = *b + p.b;
    print(i as i64);
}
"""


def traced(source: str) -> list[Event]:
    outcome, sink = run(source, trace=True)
    assert outcome.status in (0, 1), outcome
    return sink.events


def test_events_fold_into_snapshots() -> None:
    events = traced(PROGRAM)
    assert events[0].kind == "start" and events[-1].kind == "end"
    state = State()
    for event in events:
        state.apply(event)
        state.view()


def test_what_events_say() -> None:
    events = traced(PROGRAM)
    state = State()
    at_end = None
    for event in events:
        state.apply(event)
        if event.kind == "print":
            at_end = state.view()
    assert at_end is not None
    main = at_end.frames[0][0]
    values = {local.name: local.value for local in main.locals.values()}
    assert values["i"] == "15"
    by_name = {a.info.name: a for a in at_end.allocations.values() if a.info.name}
    assert bytes(by_name["n"].data) == (6).to_bytes(4, "little")
    assert by_name["p"].info.type == "P"
    assert [(f.path, f.start, f.end) for f in by_name["p"].info.fields] == [(".b", 0, 4), (".a", 4, 5), ("", 5, 8)]
    assert bytes(by_name["p"].data[:5]) == bytes([9, 0, 0, 0, 1])
    assert not any(by_name["p"].init[5:8])
    retags = [e for e in events if e.kind == "retag" and e.alloc == by_name["n"].id and not e.library]
    assert [(e.variable, e.argument, e.protector) for e in retags[:3]] == [
        ("r", "", ""), ("", "", ""), ("", "x", "strong"),
    ]  # fmt: skip
    heap = [a for a in at_end.allocations.values() if a.info.kind == "heap"]
    assert bytes(heap[0].data) == (6).to_bytes(4, "little")


def test_the_error_is_the_last_event() -> None:
    events = traced("""
        fn main() {
            let mut n = 0i32;
            let p = &raw mut n;
            let r = unsafe { &mut *p };
            unsafe { *p = 1 };
            *r = 2;
        }
    """)
    last = events[-1]
    assert last.kind == "ub" and last.error.borrows.kind == "child-forbidden"
    assert last.span.text() == "*r = 2"
    writes = [e for e in events if e.kind == "write" and not e.library]
    assert len(writes) == 1 and writes[0].memory[0].data == (1).to_bytes(4, "little")
    assert any(c.after == ("Disabled", True) for _, c in writes[0].changes)
