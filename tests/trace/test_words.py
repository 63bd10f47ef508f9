"""Sentences and stories: the facts of the step, in words."""

from __future__ import annotations

import pytest

from engine import run
from engine.borrows.api import PointerKind, RetagMode
from engine.machine.errors import Stop
from engine.options import Options
from engine.source import Span
from engine.trace.events import AllocInfo, FieldInfo, LocalChange
from engine.trace.labels import short_function
from engine.trace.recorder import Recorder
from engine.trace.sentence import sentence
from engine.trace.story import story
from engine.trace.trace import Trace
from engine.trace.words import Rule, bytes_phrase, plain
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
    assert texts[2] == "n gets a place in memory: 4 bytes for a value of type `i32`."
    assert texts[4] == "`&mut n` makes a new pointer, `a`, from `n`. It may read; its first write is still to come."
    assert texts[6] == (
        "`*b = 1` writes n through `b`. It is the first write through `b`, which counts on being the only way to this "
        "memory from now on."
    )
    assert texts[7] == (
        "`*a` reads n through `a`. For `b` somebody else read: it may still read, but not write any more."
    )
    assert texts[8] == (
        "Undefined behaviour: `*b = 2` writes n through `b`, but `b` may only read now. It lost that right on line 7, "
        "when `*a` read through `a`."
    )


def test_the_same_in_the_terms_of_the_model(worked: Trace) -> None:
    terms = [plain(sentence(worked, step).terms) for step in range(len(worked))]
    assert terms[2] == "Root of a new tree: `n`, Unique on every byte."
    assert terms[4] == (
        "A child of `n`, Reserved at all 4 bytes. Making it is a child read for `n`, a foreign one for all others."
    )
    assert terms[7] == "A child read for `a` and those above it, a foreign read for all others, at all 4 bytes."
    assert terms[8] == "`b` is Frozen, which forbids a child write."
    (rule,) = (part.rule for part in sentence(worked, 8).terms if part.kind == "rule")
    assert rule == Rule("Frozen", "child", "write", False)


def test_changes_are_listed_with_their_rule(worked: Trace) -> None:
    (first,) = sentence(worked, 6).changes
    assert first.text == (
        "`b` and `a` had their first write at all 4 bytes: Reserved → Unique, because of a child write"
    )
    (second,) = sentence(worked, 7).changes
    assert second.text == ("`b` lost write permission at all 4 bytes: Unique → Frozen, because of a foreign read")
    assert second.rule == Rule("Unique", "foreign", "read", False) and second.whole and not second.minor
    assert [(p.kind, p.text, p.ref) for p in second.parts][0] == ("tag", "b", 3)
    assert [p.text for p in second.parts if p.kind == "permission"] == ["Unique", "Frozen"]


def test_the_reason_of_undefined_behaviour_leads_to_its_step(worked: Trace) -> None:
    assert [(p.text, p.ref) for p in sentence(worked, 8).parts if p.kind == "step"] == [("line 7", 7)]


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
    assert sentence(trace, len(trace) - 1).text == (
        "Undefined behaviour: `*alias = 0` writes n directly, but `arg r of bump` is protected until `bump` returns: "
        "nobody else may write to its memory meanwhile."
    )


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
    told = sentence(player.finish(), 15)
    assert "For `r11`, `r10`, `r9` and 9 more somebody else wrote" in told.text
    (line,) = told.changes
    assert len(line.tags) == 12 and line.text.count("Reserved → Disabled") == 1 and "and 6 more" in line.text


def test_bytes_that_a_pointer_was_not_made_for_are_minor() -> None:
    player = Player("fn main() { x; low[0] = 1; high[0] = 2; }\n")
    x = player.local("x", "[u8; 4]", 4, "x")
    low = player.retag(x, "low", part=(0, 2), variable="low")
    player.retag(x, "high", part=(2, 4), variable="high")
    player.write(low, "low[0] = 1", (0, 1))
    told = sentence(player.finish(), 5)
    assert "`high`" not in told.text, "it does not reach there"
    assert [(line.tags, line.minor) for line in told.changes] == [((2,), False), ((3,), True)]
    assert "first write there through `low`" in told.text


def test_a_pointer_is_named_by_the_variable_that_is_used() -> None:
    player = Player("fn main() { let p = &mut x as *mut u8; *p = 1; }\n")
    x = player.local("x", "u8", 1, "x")
    tag = player.retag(x, "&mut x")
    held = LocalChange(player.frames[-1].id, "p", "*mut u8", "…", (tag.alloc, 0, tag.tag))
    player.emit("assign", player.at("p = &mut x"), locals=(held,))
    player.write(tag, "*p = 1")
    assert sentence(player.finish(), 5).text.startswith("`*p = 1` writes x through `p` (the pointer `&mut x`). ")


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


def test_fields_are_named_as_people_do() -> None:
    fields = [
        FieldInfo(".name", 0, 2, "u16"), FieldInfo(".hits.value.value", 2, 4, "u16", cell=True),
        FieldInfo("[1].a", 4, 6, "u16"), FieldInfo("[1].b", 6, 8, "u16"), FieldInfo("", 8, 10, "", padding=True),
    ]  # fmt: skip
    info = AllocInfo("local", "counter", "Counter", 10, 2, 0x1000, fields)
    assert bytes_phrase(info, 0, 2) == ".name (bytes 0..2)"
    assert bytes_phrase(info, 2, 4) == ".hits (bytes 2..4)"
    assert bytes_phrase(info, 6, 8) == "[1].b (bytes 6..8)"
    assert bytes_phrase(info, 8, 10) == "bytes 8..10"
    assert bytes_phrase(info, 0, 10) == "all 10 bytes"


def test_memory_that_is_gone_is_told_with_the_place_where_it_went() -> None:
    body = ["let p: *const u8;", "{", "let x = 1u8;", "p = &x;", "}", "unsafe { *p };"]
    source = "\n".join(["fn main() {", *body, "}", ""])
    recorder = Recorder()
    outcome = run(source, Options(), recorder)
    told = story(recorder.finish(source, Options(), outcome))
    assert told is not None
    assert any(one.text.startswith("It went out of scope on line 6") for one in told.sentences)


def test_the_variable_that_a_loop_makes_is_not_told_as_one_of_the_program() -> None:
    source = 'fn main() {\n    let iter = 1u8;\n    for i in 0..2 {\n        println!("{i}{}", &iter);\n    }\n}\n'
    recorder = Recorder()
    outcome = run(source, Options(), recorder)
    trace = recorder.finish(source, Options(), outcome)
    told = [sentence(trace, step) for step, event in enumerate(trace.events) if not event.library]
    texts = [one.text for one in told]
    asks = "The loop over `0..2` asks its iterator for the next value, through a new pointer, `next of the loop"
    assert any(text.startswith(asks) for text in texts)
    assert any(one.title == "end of loop iterator" for one in told)
    assert any(one.title == "end of iter" for one in told), "a variable of the program may be called as it likes"
    assert not any("`for`" in text or "borrow of 0..2" in text for text in texts)


OUT_OF_SCOPE = """\
fn gone() -> *const i32 {
    let x = 5;
    &raw const x
}
fn main() {
    let p = gone();
    let _y = unsafe { *p };
}
"""
FREED = """\
fn main() {
    let mut v = vec![1];
    let p = v.as_ptr();
    v.push(2);
    let _y = unsafe { *p };
}
"""


@pytest.mark.parametrize(
    ("program", "told"),
    [(OUT_OF_SCOPE, "It went out of scope on line 4."), (FREED, "It was freed on line 4, in `v.push(2)`.")],
)
def test_an_access_of_memory_that_is_gone_tells_when_it_went(program: str, told: str) -> None:
    recorder, options = Recorder(), Options()
    trace = recorder.finish(program, options, run(program, options, recorder))
    last = sentence(trace, trace.last)
    assert last.text.startswith("Undefined behaviour in `*p`: memory is used after it was freed (")
    assert last.text.endswith(told)
    (place,) = [part for part in last.parts if part.kind == "step"]
    assert trace.events[place.ref or 0].kind == "dealloc"
