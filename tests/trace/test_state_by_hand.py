"""The fold, snapshots and the stored form on a small run written out by hand."""

from __future__ import annotations

import pytest

from engine.borrows.api import Change
from engine.options import Options
from engine.source import Expansion, SourceFile, Span
from engine.trace.events import AllocInfo, Event, FrameInfo, LocalChange, MemoryChange, Outcome
from engine.trace.queries import (
    birth_step,
    event_json,
    lifelines,
    next_step,
    previous_step,
    steps_of_line,
    transitions,
)  # fmt: skip
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace

SOURCE = """fn main() {
    let mut x = 0u32;
    let a = &mut x;
    let b = unsafe { &mut *(a as *mut u32) };
    *b = 1;
    *a = 2;
}
"""
FILE = SourceFile("demo.rs", SOURCE)
LIBRARY = SourceFile("RUSTLIB/core/src/macros.rs", "macro\n  { print }\n", "std")


def at(text: str, nth: int = 0) -> Span:
    lo = -1
    for _ in range(nth + 1):
        lo = SOURCE.index(text, lo + 1)
    return Span(FILE, lo, lo + len(text))


def event(kind: str, span: Span, **more: object) -> Event:
    return Event(kind, span, span.call_site(), 0, 0, 1, "main", False, **more)  # type: ignore[arg-type]


RES, UNQ, DIS, ROOT = ("Reserved", True), ("Unique", True), ("Disabled", True), ("Unique", True)


def events() -> list[Event]:
    println = Span(LIBRARY, 8, 15, Expansion("println", at("*a = 2"), False))
    return [
        event("start", at("main")),
        event("call", at("main"), info=FrameInfo(0, "main", None, False)),
        event(
            "alloc", at("x"), alloc=1, tag=1, default="Disabled", info=AllocInfo("local", "x", "u32", 4, 4, 64, [], 0),
            changes=((1, Change(1, 0, 4, None, ROOT, "")),), locals=(LocalChange(0, "x", "u32", "", None, 1),),
        ),
        event("write", at("0u32"), alloc=1, tag=1, start=0, end=4, memory=(MemoryChange(1, 0, b"\0\0\0\0", None),)),
        event(
            "retag", at("&mut x"), alloc=1, tag=2, parent=1, start=0, end=4, variable="a", pointer_kind="&mut",
            pointee="u32", default="Reserved", changes=((1, Change(2, 0, 4, None, RES, "")),),
            locals=(LocalChange(0, "a", "&mut u32", "0x40", (1, 0, 2)),),
        ),
        event(
            "retag", at("&mut *(a as *mut u32)"), alloc=1, tag=3, parent=2, start=0, end=4, variable="b",
            pointer_kind="&mut", pointee="u32", default="Reserved", changes=((1, Change(3, 0, 4, None, RES, "")),),
            locals=(LocalChange(0, "b", "&mut u32", "0x40", (1, 0, 3)),),
        ),
        event(
            "write", at("*b = 1"), alloc=1, tag=3, start=0, end=4, memory=(MemoryChange(1, 0, b"\1\0\0\0", None),),
            changes=((1, Change(3, 0, 4, RES, UNQ, "child")), (1, Change(2, 0, 4, RES, UNQ, "child"))),
        ),
        event(
            "write", at("*a = 2"), alloc=1, tag=2, start=0, end=4, memory=(MemoryChange(1, 0, b"\2\0\0\0", None),),
            changes=((1, Change(3, 0, 2, UNQ, DIS, "foreign")), (1, Change(3, 2, 4, UNQ, DIS, "foreign"))),
        ),
        event("print", println, stream="stdout", text="hé\n"),
        event("dealloc", at("}", -1), alloc=1, tag=1, start=0, end=4),
        event("return", at("}", -1), text="main"),
        event("end", at("}", -1)),
    ]  # fmt: skip


@pytest.fixture
def trace() -> Trace:
    recorder = Recorder()
    for one in events():
        recorder.emit(one)
    return recorder.finish(SOURCE, Options(file_name="demo.rs"), Outcome(0, "ok"))


def test_tree_at_each_step(trace: Trace) -> None:
    before = trace.snapshot(5).allocations[1]
    drawn = [(depth, node.tag, node.label) for depth, node in before.preorder()]
    assert drawn == [(0, 1, "x"), (1, 2, "a"), (2, 3, "b")]
    assert before.nodes[3].states == ((0, 4, RES),)
    after = trace.snapshot(6).allocations[1]
    assert after.nodes[3].states == ((0, 4, UNQ),)
    assert trace.snapshot(7).allocations[1].nodes[3].states == ((0, 4, DIS),)
    assert before.nodes[3].states == ((0, 4, RES),), "an older snapshot must not change"


def test_memory_locals_and_output(trace: Trace) -> None:
    assert not any(trace.snapshot(2).allocations[1].init)
    assert trace.snapshot(6).allocations[1].data == b"\1\0\0\0"
    assert bytes(trace.snapshot(3).allocations[1].init) == b"\1\1\1\1"
    snapshot = trace.snapshot(8)
    assert snapshot.text("stdout") == "hé\n"
    assert [local.name for local in snapshot.frames[0][0].locals.values()] == ["x", "a", "b"]
    assert {tag: [h.text for h in holders] for tag, holders in snapshot.holders().items()} == {2: ["a"], 3: ["b"]}
    end = trace.snapshot(trace.last)
    assert not end.allocations[1].alive and end.allocations[1].died == 9 and end.frames[0] == []


def test_transitions_join_neighbouring_bytes(trace: Trace) -> None:
    (only,) = transitions(trace, 7)
    assert (only.tag, only.start, only.end, only.before, only.after) == (3, 0, 4, "Unique", "Disabled")
    assert [(t.tag, t.relation) for t in transitions(trace, 6)] == [(3, "child"), (2, "child")]
    assert transitions(trace, 5) == []


def test_questions(trace: Trace) -> None:
    assert birth_step(trace, 3) == 5
    assert steps_of_line(trace, 6) == [7, 8]
    assert next_step(trace, 0, "transition") == 6 and next_step(trace, 7, "transition") is None
    assert previous_step(trace, 7, "transition") == 6 and previous_step(trace, 7, "ub") is None
    lives = {life.tag: [(s.permission, s.start, s.end) for s in life.segments] for life in lifelines(trace)}
    assert lives[3] == [("Reserved", 5, 6), ("Unique", 6, 7), ("Disabled", 7, 9)]


def test_stored_form_is_stable(trace: Trace) -> None:
    text = trace.to_json()
    again = Trace.from_json(text)
    assert again.to_json() == text
    assert len(again) == len(trace)
    for step in range(-1, len(trace)):
        assert step < 0 or event_json(again, step) == event_json(trace, step)
        old, new = trace.snapshot(step), again.snapshot(step)
        assert list(old.allocations) == list(new.allocations)
        for alloc, view in old.allocations.items():
            other = new.allocations[alloc]
            assert (view.data, view.init, view.alive, view.died) == (other.data, other.init, other.alive, other.died)
            assert [(n.tag, n.label, n.expr, n.states, n.children) for n in view.nodes.values()] == [
                (n.tag, n.label, n.expr, n.states, n.children) for n in other.nodes.values()
            ]
    assert "{ print }" not in text, "library text must not be stored"


def test_stored_form_refuses_other_things() -> None:
    with pytest.raises(ValueError, match="not a trace"):
        Trace.from_json("{}")
    with pytest.raises(ValueError, match="version 99"):
        Trace.from_json('{"format":"arboretum-trace","version":99}')


def test_no_such_step(trace: Trace) -> None:
    with pytest.raises(IndexError):
        trace.snapshot(len(trace))
    assert trace.snapshot(-1).allocations == {}


def test_output_that_is_no_text_can_be_stored() -> None:
    recorder = Recorder()
    recorder.emit(event("print", at("main"), stream="stdout", text=b"a\xff\n".decode("utf-8", "surrogateescape")))
    text = recorder.finish(SOURCE, Options(), Outcome(0, "ok")).to_json()
    assert Trace.from_json(text.encode()).output("stdout") == "a\ufffd\n"
