"""State machines of coroutines: what is kept, that the graphs are sound, and what a trace shows when one goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.mir.build import build_mir, coroutine_mir
from engine.mir.mir import CoroutineDrop, Yield
from engine.mir.verify import verify
from engine.options import Options
from engine.pipeline import prepare, run
from engine.trace.events import FrameInfo
from engine.trace.recorder import Recorder
from engine.types.coroutines import FIRST_SUSPENSION, States

PROGRAMS = sorted((Path(__file__).resolve().parents[1] / "programs" / "d14_async").glob("*.rs"))

PAUSE = "async fn pause() { std::future::ready(()).await }\n"


def states(body: str) -> States:
    """What the future of `async fn f(n: u32)` with this body keeps."""
    program = prepare(f"{PAUSE}async fn f(n: u32) {{ {body} }}\nfn main() {{ let _ = f(1); }}", Options())
    (definition,) = [d for d in program.coroutines if d.owner.name == "f"]
    machine = coroutine_mir(definition)
    assert machine is not None
    return machine.states


def kept(body: str) -> list[list[str]]:
    """The names of the variables in each suspension."""
    found = states(body)
    return [[found.names[i] for i in variant if found.names[i]] for variant in found.variants[FIRST_SUSPENSION:]]


def test_only_what_is_used_afterwards_is_kept() -> None:
    assert kept("let a = n; let b = n; pause().await; drop(a);") == [["a", "__awaitee"]]


def test_what_is_borrowed_is_kept_until_its_scope_ends() -> None:
    assert kept("let a = n; let _r = &a; pause().await;") == [["a", "__awaitee"]]
    assert kept("{ let a = n; let _r = &a; } pause().await;") == [["__awaitee"]]


def test_what_was_moved_out_is_not_kept() -> None:
    assert kept("let a = vec![n]; drop(a); pause().await;") == [["__awaitee"]]
    assert kept("let a = vec![n]; pause().await; drop(a); pause().await;") == [["a", "__awaitee"], ["__awaitee"]]


def test_locals_of_different_states_share_their_bytes_only_without_conflict() -> None:
    apart = states("{ let a = [n; 2]; pause().await; drop(a); } { let b = [n; 3]; pause().await; drop(b); }")
    a, b = apart.names.index("a"), apart.names.index("b")
    assert b not in apart.conflicts[a] and a not in apart.conflicts[b]
    together = states("let a = [n; 2]; let b = [n; 3]; pause().await; drop(a); pause().await; drop(b);")
    a, b = together.names.index("a"), together.names.index("b")
    assert b in together.conflicts[a] and a in together.conflicts[b]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: p.stem)
def test_the_graphs_are_sound(path: Path) -> None:
    program = prepare(path.read_text(encoding="utf-8"), Options())
    for definition in program.coroutines:
        machine = coroutine_mir(definition)
        assert machine is not None
        for body in (build_mir(program, definition), machine.resume, machine.drop):
            assert verify(body) == []
        for body in (machine.resume, machine.drop):
            assert not any(isinstance(block.terminator, Yield | CoroutineDrop) for block in body.blocks)


def test_a_trace_shows_the_kept_variables_when_a_future_goes_on() -> None:
    text = """
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
async fn f(n: u32) -> u32 {
    let x = n + 1;
    let mut first = true;
    poll_fn(|_| if std::mem::take(&mut first) { Poll::Pending } else { Poll::Ready(()) }).await;
    x
}
fn main() {
    let mut f = pin!(f(1));
    let mut cx = Context::from_waker(Waker::noop());
    while f.as_mut().poll(&mut cx).is_pending() {}
}
"""
    sink = Recorder()
    assert run(text, Options(), sink).status == 0
    frames = [event.frame for event in sink.events for c in event.locals if (c.name, c.value) == ("x", "2")]
    names = {event.info.id: event.info.function for event in sink.events if isinstance(event.info, FrameInfo)}
    assert len(set(frames)) == 2
    assert {names[frame] for frame in frames} == {"f::{closure#0}"}
