"""Diagnostics to the character: the worked examples of the specification and rustc's own layouts."""

from __future__ import annotations

import re

import pytest

from engine.borrows.api import PointerKind, RetagMode
from engine.machine.errors import BacktraceFrame, Help, Stop
from engine.source import Expansion, Rejected, SourceFile, Span
from engine.trace.diagnostics import cast_warning, stop_text
from engine.trace.failure import failure_of
from engine.trace.rejected import rejected_text
from engine.trace.snippet import Label, diagnostic
from tests.trace.driver import Player


def normal(text: str) -> str:
    text = re.sub(r"alloc[0-9]+", "ALLOC", text)
    return re.sub(r"<[0-9]+>", "<TAG>", text)


WORKED = """fn main() {
    let mut n = 0i32;
    let a = &mut n;
    let p = a as *mut i32;
    let b = unsafe { &mut *p };
    *b = 1;
    let _x = *a;
    *b = 2;
}
"""

WORKED_TEXT = """error: Undefined Behavior: write access through <TAG> at ALLOC[0x0] is forbidden
 --> demo.rs:8:5
  |
8 |     *b = 2;
  |     ^^^^^^ Undefined Behavior occurred here
  |
  = help: this indicates a potential bug in the program: it performed an invalid operation, but the Tree Borrows rules it violated are still experimental
  = help: see https://github.com/rust-lang/unsafe-code-guidelines/blob/master/wip/tree-borrows.md for further information
  = help: the accessed tag <TAG> has state Frozen which forbids this child write access
help: the accessed tag <TAG> was created here, in the initial state Reserved
 --> demo.rs:5:22
  |
5 |     let b = unsafe { &mut *p };
  |                      ^^^^^^^
help: the accessed tag <TAG> later transitioned to Unique due to a child write access at offsets [0x0..0x4]
 --> demo.rs:6:5
  |
6 |     *b = 1;
  |     ^^^^^^
  = help: this transition corresponds to the first write to a 2-phase borrowed mutable reference
help: the accessed tag <TAG> later transitioned to Frozen due to a foreign read access at offsets [0x0..0x4]
 --> demo.rs:7:14
  |
7 |     let _x = *a;
  |              ^^
  = help: this transition corresponds to a loss of write permissions

note: some details are omitted, run with `MIRIFLAGS=-Zmiri-backtrace=full` for a verbose backtrace

error: aborting due to 1 previous error

"""  # noqa: E501


# spec: diagnostics 1 | 1 | 2 | 3 | 7 | 8
# spec: diagnostics 1.1 | Tree Borrows, ordinary UB
# spec: diagnostics 1.2 | primary | creation of a tag | retag by an assignment/let
def test_worked_example() -> None:
    player = Player(WORKED)
    n = player.local("n", "i32", 4, "n")
    player.write(n, "0i32")
    a = player.retag(n, "&mut n", variable="a")
    b = player.retag(a, "&mut *p", variable="b")
    player.write(b, "*b = 1")
    player.read(a, "*a")
    with pytest.raises(Stop):
        player.write(b, "*b = 2")
    trace = player.finish()
    assert normal(trace.ending.text) == WORKED_TEXT
    assert trace.ending.title == f"write access through <{b.tag}> at alloc1[0x0] is forbidden"


PROTECTED = """// A comment, so that lines match.
fn bump(r: &mut u32, alias: *mut u32) {
    *r += 1;
    unsafe { *alias = 0 };
}
fn main() {
    let mut n = 1u32;
    let p = &raw mut n;
    unsafe { bump(&mut *p, p) };
}
"""

PROTECTED_TEXT = """error: Undefined Behavior: write access through <TAG> (root of the allocation) at ALLOC[0x0] is forbidden
 --> demo.rs:4:14
  |
4 |     unsafe { *alias = 0 };
  |              ^^^^^^^^^^ Undefined Behavior occurred here
  |
  = help: this indicates a potential bug in the program: it performed an invalid operation, but the Tree Borrows rules it violated are still experimental
  = help: see https://github.com/rust-lang/unsafe-code-guidelines/blob/master/wip/tree-borrows.md for further information
  = help: the accessed tag <TAG> (root of the allocation) is foreign to the protected tag <TAG> (i.e., it is not a child)
  = help: this foreign write access would cause the protected tag <TAG> (currently Unique) to become Disabled
  = help: protected tags must never be Disabled
help: the accessed tag <TAG> was created here
 --> demo.rs:8:13
  |
8 |     let p = &raw mut n;
  |             ^^^^^^^^^^
help: the protected tag <TAG> was created here, in the initial state Reserved
 --> demo.rs:2:9
  |
2 | fn bump(r: &mut u32, alias: *mut u32) {
  |         ^
help: the protected tag <TAG> later transitioned to Unique due to a child write access at offsets [0x0..0x4]
 --> demo.rs:3:5
  |
3 |     *r += 1;
  |     ^^^^^^^
  = help: this transition corresponds to the first write to a 2-phase borrowed mutable reference
  = note: stack backtrace:
          0: bump
              at demo.rs:4:14
          1: main
              at demo.rs:9:14

note: some details are omitted, run with `MIRIFLAGS=-Zmiri-backtrace=full` for a verbose backtrace

error: aborting due to 1 previous error

"""  # noqa: E501


# spec: diagnostics 3 | protected disabled
# spec: diagnostics 1 | 5
def test_protected_argument() -> None:
    player = Player(PROTECTED)
    n = player.local("n", "u32", 4, "&raw mut n")
    arg = player.retag(n, "&mut *p")
    player.call("bump", "bump(&mut *p, p)")
    pattern = player.at("bump(r")
    r = player.retag(arg, Span(player.file, pattern.hi - 1, pattern.hi), mode=RetagMode.FN_ENTRY, argument="r")
    player.write(r, "*r += 1")
    with pytest.raises(Stop) as stop:
        player.write(n, "*alias = 0")
    assert normal(stop_text(failure_of(stop.value))) == PROTECTED_TEXT


def test_history_survives_storing() -> None:
    player = Player(WORKED)
    n = player.local("n", "i32", 4, "n")
    a = player.retag(n, "&mut n", variable="a")
    b = player.retag(a, "&mut *p", variable="b")
    player.write(b, "*b = 1")
    player.read(a, "*a")
    with pytest.raises(Stop):
        player.write(b, "*b = 2")
    trace = player.finish()
    failure = type(trace).from_json(trace.to_json()).ending.failure
    assert failure is not None and stop_text(failure) == trace.ending.text


FREED = """fn main() {
    let p = Box::into_raw(Box::new(5i16));
    unsafe {
        drop(Box::from_raw(p));
        println!("{}", *p);
    }
}
"""


def _in(file: SourceFile, text: str, expansion: Expansion | None = None) -> Span:
    lo = file.text.index(text)
    return Span(file, lo, lo + len(text), expansion)


def test_ordinary_error_inside_a_library_macro() -> None:
    """What a library macro brought is shown at the user's text; std macros called by users are not mentioned."""
    file = SourceFile("demo.rs", FREED)
    library = SourceFile("RUSTLIB/std/src/macros.rs", "print_it\n", "std")
    call = Expansion("println", _in(file, 'println!("{}", *p)'), False)
    stop = Stop(
        "ub", "memory access failed: alloc7 has been freed, so this pointer is dangling",
        span=Span(library, 0, 5, call), category="dangling",
        helps=[
            Help("alloc7 was allocated here:", _in(file, "Box::new(5i16)")),
            Help("alloc7 was deallocated here:", _in(file, "drop(Box::from_raw(p))")),
        ],
        backtrace=[BacktraceFrame("main", Span(library, 0, 5, call), True)],
    )  # fmt: skip
    want = """error: Undefined Behavior: memory access failed: alloc7 has been freed, so this pointer is dangling
 --> demo.rs:5:9
  |
5 |         println!("{}", *p);
  |         ^^^^^^^^^^^^^^^^^^ Undefined Behavior occurred here
  |
  = help: this indicates a bug in the program: it performed an invalid operation, and caused Undefined Behavior
  = help: see https://doc.rust-lang.org/nightly/reference/behavior-considered-undefined.html for further information
help: alloc7 was allocated here:
 --> demo.rs:2:27
  |
2 |     let p = Box::into_raw(Box::new(5i16));
  |                           ^^^^^^^^^^^^^^
help: alloc7 was deallocated here:
 --> demo.rs:4:9
  |
4 |         drop(Box::from_raw(p));
  |         ^^^^^^^^^^^^^^^^^^^^^^

note: some details are omitted, run with `MIRIFLAGS=-Zmiri-backtrace=full` for a verbose backtrace

error: aborting due to 1 previous error; 2 warnings emitted

"""
    assert stop_text(failure_of(stop), warnings=2) == want


# spec: diagnostics 1 | 4
# spec: diagnostics 1.1 | unsupported
def test_unsupported_on_a_thread() -> None:
    file = SourceFile("t.rs", "fn main() {}\n")
    stop = Stop("unsupported", "no such thing", span=_in(file, "main"), thread="unnamed-1", threads_existed=True)
    assert stop_text(failure_of(stop)).startswith(
        "error: unsupported operation: no such thing\n --> t.rs:1:4\n  |\n1 | fn main() {}\n"
        "  |    ^^^^ unsupported operation occurred here\n  |\n  = note: this is on thread `unnamed-1`\n\nnote: some"
    )


# spec: diagnostics 1 | 6
def test_the_origin_of_a_thread() -> None:
    file = SourceFile("t.rs", "fn main() { spawn(f) }\n")
    frames = [BacktraceFrame(name, _in(file, "f"), True) for name in ("g", "f")]
    stop = Stop("ub", "no", span=_in(file, "f"), threads_existed=True, origin=_in(file, "spawn(f)"), backtrace=frames)
    text = stop_text(failure_of(stop))
    assert "note: the last function in that backtrace got called indirectly due to this code\n --> t.rs:1:13\n" in text
    stop.backtrace = frames[:1]
    assert "note: the current function got called indirectly due to this code\n" in stop_text(failure_of(stop))


MACROS = """struct S;
macro_rules! addi { ($a:expr) => { $a + S } }
macro_rules! outer { ($a:expr) => { addi!($a) } }
fn main() {


    outer!(1);
}
"""


def test_error_in_the_users_own_macro() -> None:
    """As rustc 1.95 shows an operator in a local macro that a local macro calls."""
    file = SourceFile("b.rs", MACROS)
    outer = Expansion("outer", _in(file, "outer!(1)"), True)
    inner = Expansion("addi", _in(file, "addi!($a)", outer), True)
    body = _in(file, "$a + S")
    error = Rejected("cannot add", Span(file, body.lo + 3, body.lo + 4, inner), code="E0277", label="no", helps=["see"])
    assert rejected_text(error) == (
        "error[E0277]: cannot add\n"
        " --> b.rs:2:39\n"
        "  |\n"
        "2 | macro_rules! addi { ($a:expr) => { $a + S } }\n"
        "  |                                       ^ no\n"
        "...\n"
        "7 |     outer!(1);\n"
        "  |     --------- in this macro invocation\n"
        "  |\n"
        "  = help: see\n"
        "  = note: this error originates in the macro `addi` which comes from the expansion of the macro `outer` "
        "(in Nightly builds, run with -Z macro-backtrace for more info)\n"
        "\n"
        "error: aborting due to 1 previous error\n"
        "\n"
        "For more information about this error, try `rustc --explain E0277`.\n"
    )


MULTI = """fn main() {
    let t: String = match y {
        0 => 1,
        1 => 1,


        2 => 1,
        _ => 1,
    };
    if a {
        b
    }
\tlet tab = "日本" + c;
}
"""


def test_span_over_several_lines() -> None:
    """Layouts of rustc 1.95: spans that begin after text or begin a line, elided lines, tabs, wide letters."""
    file = SourceFile("m.rs", MULTI)
    lo = MULTI.index("match")
    long = Label(Span(file, lo, MULTI.index("};") + 1), "here", True)
    short = Label(_in(file, "String"), "because")
    assert diagnostic("error", "t", [long, short], []) == (
        "error: t\n"
        " --> m.rs:2:21\n"
        "  |\n"
        "2 |       let t: String = match y {\n"
        "  |  ____________------___^\n"
        "  | |            |\n"
        "  | |            because\n"
        "3 | |         0 => 1,\n"
        "4 | |         1 => 1,\n"
        "... |\n"
        "8 | |         _ => 1,\n"
        "9 | |     };\n"
        "  | |_____^ here\n"
    )
    lo = MULTI.index("if a")
    block = Label(Span(file, lo, MULTI.index("\n\tlet")), "", True)
    assert diagnostic("error", "t", [block], []).endswith(
        "10 | /     if a {\n11 | |         b\n12 | |     }\n   | |_____^\n"
    )
    wide = [Label(_in(file, "+"), "no", True), Label(_in(file, '"日本"'), "left"), Label(_in(file, " c;"), "right")]
    assert diagnostic("error", "t", wide, []) == (
        "error: t\n"
        "  --> m.rs:13:17\n"
        "   |\n"
        '13 |     let tab = "日本" + c;\n'
        "   |               ------ ^--- right\n"
        "   |               |      |\n"
        "   |               |      no\n"
        "   |               left\n"
    )


def test_several_labels_on_one_span() -> None:
    file = SourceFile("m.rs", "fn main() {}\n")
    labels = [Label(_in(file, "main"), "one", True), Label(_in(file, "main"), "two", True)]
    assert diagnostic("error", "t", labels, []) == (
        "error: t\n --> m.rs:1:4\n  |\n1 | fn main() {}\n  |    ^^^^\n  |    |\n  |    one\n  |    two\n"
    )


def test_unsupported_program() -> None:
    file = SourceFile("m.rs", "fn main() {}\n")
    error = Rejected("inline assembly", _in(file, "main"), kind="unsupported", label="here", notes=["a note"])
    assert rejected_text(error) == (
        "error: unsupported: inline assembly\n --> m.rs:1:4\n  |\n1 | fn main() {}\n  |    ^^^^ here\n  |\n"
        "  = note: a note\n\nerror: aborting due to 1 previous error\n"
    )


def test_cast_warning_explains_itself_once() -> None:
    file = SourceFile("m.rs", "fn main() { a as *const u8 }\n")
    span = _in(file, "a as *const u8")
    first, second = (cast_warning(span, "tree", first=is_first) for is_first in (True, False))
    assert second == (
        "warning: integer-to-pointer cast\n --> m.rs:1:13\n  |\n1 | fn main() { a as *const u8 }\n"
        "  |             ^^^^^^^^^^^^^^ integer-to-pointer cast\n\n"
    )
    assert first.count("= help: ") == 5 and "Tree Borrows does not support integer-to-pointer casts" in first
    assert "-Zmiri-permissive-provenance` disables" in cast_warning(span, "stacked", first=True)


# spec: diagnostics 3 | deallocation | protected dealloc
@pytest.mark.parametrize("kind", [PointerKind.SHARED, PointerKind.MUT])
def test_deallocation_under_a_protector(kind: PointerKind) -> None:
    player = Player("fn main() { f(x); free() }\n")
    x = player.local("x", "u8", 1, "x")
    player.call("f", "f(x)")
    player.retag(x, "x", kind, mode=RetagMode.FN_ENTRY, argument="x")
    with pytest.raises(Stop):
        player.free(x, "free()")
    trace = player.finish()
    text = normal(trace.ending.text)
    if kind == PointerKind.MUT or "strongly" in text:
        assert "deallocation through <TAG> (root of the allocation) at ALLOC[0x0] is forbidden" in text
    assert "protected tag <TAG>" in text
