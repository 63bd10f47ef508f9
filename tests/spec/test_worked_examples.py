"""The worked examples of diagnostics.md as real programs through the command line, to the character.

Numbers of tags and allocations depend on the runtime: they are compared after the normalisation of section 1.4.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli import main
from tests.conformance.judge import normal

WORKED = Path(__file__).parent / "worked"

ERROR = """\
error: Undefined Behavior: write access through <TAG> at ALLOC[0x0] is forbidden
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

BORDER = "─" * 70
WARNING = "Warning: this tree is indicative only. Some tags may have been hidden."
ROOT = "| Unq | Unq |    └─┬──<TAG=root of the allocation>"
HIDDEN = f"""\
{BORDER}
{WARNING}
0..   1..   2
{ROOT}
| Res | ReIM|      └─┬──<TAG=r>
| Frz |?Cel |        └────<TAG=s>
{BORDER}
{BORDER}
{WARNING}
0..   1..   2
{ROOT}
| Res | ReIM|      └─┬──<TAG=r>
| Frz | Cel |        └─┬──<TAG=s>
| Res | ReIM|          └────<TAG=t>
{BORDER}
"""
RACE = """\
error: Undefined Behavior: Data race detected between (1) non-atomic write on thread `unnamed-ID` and (2) non-atomic read on thread `main` at ALLOC
 --> race.rs:6:23
  |
6 |     let _v = unsafe { G };
  |                       ^ (2) just happened here
  |
help: and (1) occurred earlier here
 --> race.rs:4:39
  |
4 |     let t = thread::spawn(|| unsafe { G = 1 });
  |                                       ^^^^^
  = help: this indicates a bug in the program: it performed an invalid operation, and caused Undefined Behavior
  = help: see https://doc.rust-lang.org/nightly/reference/behavior-considered-undefined.html for further information
  = note: this is on thread `main`

note: some details are omitted, run with `MIRIFLAGS=-Zmiri-backtrace=full` for a verbose backtrace

error: aborting due to 1 previous error

"""  # noqa: E501
IN_A_CALL = f"""\
0..   1..   2
{ROOT}
| Res | ReIM|      └─┬──<TAG=r>
| Frz |?Cel |        └─┬──<TAG=s>
| Frz |?Cel |          └─┬──<TAG>
| Frz |?Cel |            └────<TAG=x> Strongly protected
"""


@pytest.fixture(autouse=True)
def _beside_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WORKED)


# spec: diagnostics 2
def test_error_of_tree_borrows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "demo.rs", "--format", "miri"]) == 1
    assert normal(capsys.readouterr().err) == ERROR


# spec: diagnostics 5
def test_error_of_a_race(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "race.rs", "--format", "miri"]) == 1
    assert normal(capsys.readouterr().err) == RACE


# spec: diagnostics 7
def test_printed_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "tree.rs", "--format", "miri"]) == 0
    streams = capsys.readouterr()
    lines = streams.err.splitlines(keepends=True)
    shown = "".join(lines[: HIDDEN.count("\n")])
    assert normal(shown) == HIDDEN
    # All tags are shown: no warning, and the border is as wide as the widest line.
    body = lines[HIDDEN.count("\n") + 1 : -1]
    assert normal("".join(body)) == IN_A_CALL
    border = "─" * max(len(line) - 1 for line in body) + "\n"
    assert [lines[HIDDEN.count("\n")], lines[-1]] == [border, border]
    assert streams.out == ""


# spec: diagnostics 8
def test_printed_stacks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "stacks.rs", "--format", "miri", "--model", "stacked", "-Zmiri-permissive-provenance"]) == 0
    streams = capsys.readouterr()
    first = int(streams.out.split("SharedReadWrite<", 1)[1].split(">", 1)[0])
    assert streams.out == (
        f"0..1: [ SharedReadWrite<{first}> Unique<{first + 1}> SharedReadOnly<{first + 2}> ]\n"
        f"0..1: [ SharedReadWrite<{first}> Disabled<{first + 1}> SharedReadOnly<{first + 2}> ]\n"
        f"0..1: [ unknown-bottom(..<{first + 1}>) ]\n"
    )
    assert streams.err == ""
