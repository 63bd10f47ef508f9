"""Sentences and stories: the facts of the step, in words."""

from __future__ import annotations

import pytest

from engine.borrows.api import PointerKind, RetagMode
from engine.machine.errors import Stop
from engine.source import Span
from engine.trace.labels import short_function
from engine.trace.sentence import sentence
from engine.trace.story import story
from engine.trace.trace import Trace
from tests.trace.driver import Player
from tests.trace.test_diagnostics import PROTECTED, WORKED


@pytest.fixture
def worked() -> Trace:
    player = Player(WORKED)
    n = player.local("n", "i32", 4, "n")
    player.write(n, "0i32")
    a = player.retag(n, "&mut n", variable="a")
    b = player.retag(a, "&mut *p", variable="b")
    player.write(b, "*b = 1")
    player.read(a, "*a")
    with pytest.raises(Stop):
        player.write(b, "*b = 2")
    return player.finish()


def test_sentences_of_the_worked_example(worked: Trace) -> None:
    texts = [sentence(worked, step).text for step in range(len(worked))]
    assert texts[2].startswith("The local variable n gets its memory: 4 bytes of type `i32`.")
    assert texts[4] == (
        "`&mut n` makes a new pointer, `a`, a child of `n`. It starts as Reserved. Making it counts as a read through "
        "`n`."
    )
    assert "`b`: Reserved → Unique (the first write through it" in texts[6]
    assert "`a`: Reserved → Unique" in texts[6]
    assert "A write to all 4 bytes of n through `b`." in texts[6]
    assert "this is a child write, for all other tags a foreign write" in texts[6]
    assert "`b`: Unique → Frozen (somebody else read, so it may still read but must not write any more)." in texts[7]
    assert texts[8] == (
        "Undefined behaviour: this write through `b` is forbidden, because `b` is Frozen and so does not allow a child "
        "write."
    )


def test_parts_can_be_linked(worked: Trace) -> None:
    parts = sentence(worked, 7).parts
    assert ("tag", "b", 3) in [(p.kind, p.text, p.ref) for p in parts]
    assert [p.text for p in parts if p.kind == "permission"] == ["Unique", "Frozen"]


def test_story_of_the_worked_example(worked: Trace) -> None:
    told = story(worked)
    assert told is not None
    assert told.title == "A write through a pointer that is not the only one any more"
    assert [s.text for s in told.sentences] == [
        "Line 8 writes n through `b` (`*b = 2`); this is forbidden.",
        "`b` was made on line 5 by `&mut *p`, as a child of `a`, and began as Reserved.",
        (
            "On line 6 the memory is written through `b` (`*b = 1`). For `b` this is a child write: Reserved → Unique "
            "(the first write through it, so from now on it must be the only way to this memory)."
        ),
        (
            "On line 7 the memory is read through `a` (`*a`). That is not done through `b` or a pointer made from it, "
            "so for it this is a foreign read: Unique → Frozen (somebody else read, so it may still read but must not "
            "write any more)."
        ),
        "`b` is Frozen now. A frozen pointer may still be used to read, but never again to write.",
    ]
    assert [s.step for s in told.sentences] == [8, 5, 6, 7, 8]
    assert [s.span.start()[0] for s in told.sentences if s.span] == [8, 5, 6, 7, 8]
    assert told.advice


def test_story_survives_storing(worked: Trace) -> None:
    told, again = story(worked), story(Trace.from_json(worked.to_json()))
    assert told is not None and again is not None
    assert [s.text for s in told.sentences] == [s.text for s in again.sentences]


def test_story_of_a_protected_argument() -> None:
    player = Player(PROTECTED)
    n = player.local("n", "u32", 4, "&raw mut n")
    arg = player.retag(n, "&mut *p")
    player.call("bump", "bump(&mut *p, p)")
    pattern = player.at("bump(r")
    r = player.retag(arg, Span(player.file, pattern.hi - 1, pattern.hi), mode=RetagMode.FN_ENTRY, argument="r")
    player.write(r, "*r += 1")
    with pytest.raises(Stop):
        player.write(n, "*alias = 0")
    trace = player.finish()
    told = story(trace)
    assert told is not None
    text = " ".join(s.text for s in told.sentences)
    assert "`arg r of bump` is the parameter `r` of `bump`" in text
    assert "protected until the function returns" in text
    assert "Nobody else may write to the memory it has used until the function returns." in text
    assert sentence(trace, len(trace) - 1).text.endswith("is protected and this foreign write would disable it.")


def test_write_through_a_shared_reference_is_told_as_such() -> None:
    player = Player("fn main() { let x = 1; let s = &x; let p = s as *const u8 as *mut u8; *p = 2; }\n")
    x = player.local("x", "u8", 1, "x")
    s = player.retag(x, "&x", PointerKind.SHARED, variable="s")
    with pytest.raises(Stop):
        player.write(s, "*p = 2")
    told = story(player.finish())
    assert told is not None and told.title == "A write through a shared reference"


def test_story_of_a_use_after_free() -> None:
    player = Player("fn main() { let x = 1; drop(x); *p }\n")
    x = player.local("x", "u8", 1, "x")
    player.free(x, "drop(x)")
    player.stop = Stop(
        "ub", "memory access failed: alloc1 has been freed, so this pointer is dangling", alloc=1,
        span=player.at("*p"), category="dangling",
    )  # fmt: skip
    told = story(player.finish())
    assert told is not None
    assert told.title == "Memory is used after it was freed"
    assert told.sentences[0].text.startswith("Line 1 (`*p`) is undefined behaviour: memory access failed: alloc1")
    assert [s.step for s in told.sentences[1:3]] == [2, 3]


def test_no_story_without_undefined_behaviour() -> None:
    assert story(Player("fn main() {}\n").finish()) is None


def test_many_changes_are_grouped() -> None:
    player = Player("fn main() { x }\n")
    x = player.local("x", "u8", 1, "x")
    for number in range(12):
        player.retag(x, "x", variable=f"r{number}")
    player.write(x, "x")
    text = sentence(player.finish(), 15).text
    assert text.count("Reserved → Disabled") == 1 and "and 4 more." in text


@pytest.mark.parametrize(
    ("function", "short"),
    [
        ("main", "main"),
        ("std::vec::Vec::<i32>::push", "Vec::push"),
        ("main::{closure#0}", "main::{closure#0}"),
        ("<T as Trait>::m", "T::m"),
        ("<list::Node<u8> as std::ops::Drop>::drop", "Node::drop"),
        ("std::mem::swap::<&mut u8>", "swap"),
        ("f::<fn(u8) -> u8>", "f"),
    ],
)
def test_short_function_names(function: str, short: str) -> None:
    assert short_function(function) == short


def test_every_event_has_words(worked: Trace) -> None:
    for step in range(len(worked)):
        told = sentence(worked, step)
        assert told.title and told.text
