"""Stacked Borrows: errors, stories and the fold, over the real model."""

from __future__ import annotations

import pytest

from engine.borrows.api import PointerKind, RetagMode
from engine.machine.errors import Stop
from engine.trace.diagnostics import stop_text
from engine.trace.sentence import sentence
from engine.trace.story import story
from engine.trace.trace import Trace
from tests.trace.driver import Player
from tests.trace.test_diagnostics import normal

SOURCE = """fn main() {
    let mut x = 7u32;
    let outer = &mut x;
    let p = outer as *mut u32;
    let inner = unsafe { &mut *p };
    *inner = 1;
    let seen = *outer;
    *inner += seen;
}
"""

TEXT = """error: Undefined Behavior: attempting a read access using <TAG> at ALLOC[0x0], but that tag does not exist in the borrow stack for this location
 --> demo.rs:8:5
  |
8 |     *inner += seen;
  |     ^^^^^^^^^^^^^^ this error occurs as part of an access at ALLOC[0x0..0x4]
  |
  = help: this indicates a potential bug in the program: it performed an invalid operation, but the Stacked Borrows rules it violated are still experimental
  = help: see https://github.com/rust-lang/unsafe-code-guidelines/blob/master/wip/stacked-borrows.md for further information
help: <TAG> was created by a Unique retag at offsets [0x0..0x4]
 --> demo.rs:5:26
  |
5 |     let inner = unsafe { &mut *p };
  |                          ^^^^^^^
help: <TAG> was later invalidated at offsets [0x0..0x4] by a read access
 --> demo.rs:7:16
  |
7 |     let seen = *outer;
  |                ^^^^^^

note: some details are omitted, run with `MIRIFLAGS=-Zmiri-backtrace=full` for a verbose backtrace

error: aborting due to 1 previous error

"""  # noqa: E501


@pytest.fixture
def trace() -> Trace:
    player = Player(SOURCE, model="stacked")
    x = player.local("x", "u32", 4, "x")
    player.write(x, "7u32")
    outer = player.retag(x, "&mut x", variable="outer")
    p = player.retag(outer, "outer as *mut u32", PointerKind.RAW_MUT, mode=RetagMode.RAW, variable="p")
    inner = player.retag(p, "&mut *p", variable="inner")
    player.write(inner, "*inner = 1")
    player.read(outer, "*outer")
    with pytest.raises(Stop):
        player.read(inner, "*inner += seen")
    return player.finish()


def test_error_text(trace: Trace) -> None:
    assert normal(trace.ending.text) == TEXT
    failure = Trace.from_json(trace.to_json()).ending.failure
    assert failure is not None and stop_text(failure) == trace.ending.text


def test_story(trace: Trace) -> None:
    told = story(trace)
    assert told is not None
    assert told.title == "A mutable pointer is used after somebody else read the memory"
    text = " ".join(s.text for s in told.sentences)
    assert "On line 7 the memory is read through `outer` (`*outer`). `inner`: Unique → Disabled" in text
    assert "nothing on the stack of that byte allows it" in sentence(trace, trace.last).text
    for step in range(len(trace)):
        assert " child " not in sentence(trace, step).text.replace("a child of", ""), "stacks know no child accesses"


def test_a_write_below_removes_items() -> None:
    player = Player(SOURCE, model="stacked")
    x = player.local("x", "u32", 4, "x")
    outer = player.retag(x, "&mut x", variable="outer")
    player.write(x, "7u32")
    trace = player.finish()
    view = trace.snapshot(trace.last).allocations[x.alloc]
    assert view.nodes[outer.tag].state_at(0) is None
    told = sentence(trace, 4)
    assert told.text == "`7u32` writes x directly. That takes `outer` off the stack: it lay above."
    assert [line.text for line in told.changes] == [
        "`outer` may not be used any more at all 4 bytes: Unique → Removed, because of a write through `x`"
    ]


def test_protected_argument() -> None:
    player = Player("fn main() { f(x); *alias = 0; }\n", model="stacked")
    x = player.local("x", "u32", 4, "x")
    player.call("f", "f(x)")
    r = player.retag(x, "x", mode=RetagMode.FN_ENTRY, argument="x")
    with pytest.raises(Stop):
        player.write(x, "*alias = 0")
    text = player.finish().ending.text
    assert (
        f"not granting access to tag <{x.tag}> because that would remove [Unique for <{r.tag}>] which is strongly "
        "protected\n"
    ) in text
    assert f"help: <{r.tag}> is this argument\n" in text
    assert f"help: <{x.tag}> was created here, as the root tag for alloc1\n" in text
    assert "Undefined Behavior occurred here" in text


def test_an_invalidation_by_a_call_points_into_the_call() -> None:
    player = Player("fn main() { f(x); *y; }\n", model="stacked")
    x = player.local("x", "u32", 4, "x")
    y = player.retag(x, "y", variable="y")
    player.call("f", "f(x)")
    player.retag(x, "x", mode=RetagMode.FN_ENTRY, argument="x")
    player.ret("}")
    with pytest.raises(Stop):
        player.read(y, "*y")
    text = player.finish().ending.text
    assert "was later invalidated at offsets [0x0..0x4] by a Unique function-entry retag inside this call\n" in text


def test_read_only_retag() -> None:
    player = Player("fn main() { &x; &mut *p; }\n", model="stacked")
    x = player.local("x", "u32", 4, "x")
    s = player.retag(x, "&x", PointerKind.SHARED)
    with pytest.raises(Stop):
        player.retag(s, "&mut *p")
    trace = player.finish()
    assert trace.ending.title == (
        f"trying to retag from <{s.tag}> for Unique permission at alloc1[0x0], but that tag only grants "
        "SharedReadOnly permission for this location"
    )
    assert "^^^^^^^ this error occurs as part of retag at alloc1[0x0..0x4]\n" in trace.ending.text
    told = story(trace)
    assert told is not None and told.title == "A write through a shared reference"
