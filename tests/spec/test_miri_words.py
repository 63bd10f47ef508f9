"""Diagnostics of whole programs in Miri's format, to the character after the normalisation of diagnostics.md 1.4.

The files beside the programs hold the output (`make bless` writes them anew). `LINES` are typed from the specification.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli import main
from tests.conformance.judge import normal

PROGRAMS = Path(__file__).parent / "miri"

CASES: dict[str, tuple[str, ...]] = {
    **{path.stem: () for path in sorted(PROGRAMS.glob("*.rs"))},
    "conflicted-implicit-writes": ("--model", "tree-implicit-writes"),
    "wildcard_nothing_exposed-strict": ("-Zmiri-strict-provenance",),
    "wildcard_nothing_exposed-permissive": ("-Zmiri-permissive-provenance",),
    "wildcard_nothing_exposed-stacked": ("--model", "stacked"),
    "cell_and_plain-tracked": ("-Zmiri-track-pointer-tag=2,3,4",),
    "conflicted-tracked": ("--model", "tree-implicit-writes", "-Zmiri-track-pointer-tag=3,6"),
    "leaks": ("--check-leaks",),
    "tracked_alloc": ("-Zmiri-track-alloc-id=2",),
}

LINES = {
    "frames": (
        "0: generic::<u8>::{closure#0}", "1: generic::<u8>", "2: <Cellar<'_, u8> as Touch>::touch",
        "3: Cellar::<'_, u8>::go", "4: main",
    ),
    "drop_glue": ("1: std::ptr::drop_glue::<Loud> - shim(Some(Loud))", "0: <Loud as std::ops::Drop>::drop"),
    "wildcard_nothing_exposed": (
        "= help: there are no exposed tags which may perform this access here",
        ("= help: Tree Borrows does not support integer-to-pointer casts, so the program is likely to go wrong when "
        "this pointer gets used"),
        "error: aborting due to 1 previous error; 2 warnings emitted",
    ),
    "wildcard_nothing_exposed-strict": (
        ("error: unsupported operation: integer-to-pointer casts and `ptr::with_exposed_provenance` are not supported "
        "with `-Zmiri-strict-provenance`"),
    ),
    "wildcard_protected": (
        "= help: the accessed tag <wildcard> is foreign to the protected tag <TAG> (i.e., it is not a child)",
    ),
    "cast_in_functions": ("0: back", "0: std::ptr::with_exposed_provenance_mut::<u8>", "warning: 2 warnings emitted"),
    "cell_and_plain": ("help: the accessed tag <TAG> was created here, in the initial state Cell",),
    "cell_and_plain-tracked": (
        "note: created base tag 2",
        ("note: created tag 3 with initial state Frozen/Cell outside/inside UnsafeCell (pointee type (Cell<u8>, u8)) "
        "at ALLOC[0x0..0x2] derived from <TAG>"),
    ),
    "conflicted-tracked": (
        "note: created tag 6 with initial state Unique (pointee type u8) at ALLOC[0x0..0x1] derived from <TAG>",
        "note: created tag 3 with initial state Reserved (pointee type u8) at ALLOC[0x0..0x1] derived from <TAG>",
    ),
    "conflicted": (
        ("help: the accessed tag <TAG> later transitioned to Reserved (conflicted) due to a foreign read access at "
        "offsets [0x0..0x1]"),
        "= help: this transition corresponds to a temporary loss of write permissions until function exit",
    ),
    "conflicted-implicit-writes": ("help: the protected tag <TAG> was created here, in the initial state Reserved",),
    "named": (
        "error: Undefined Behavior: write access through <TAG> (inner) at ALLOC[0x0] is forbidden",
        "help: the accessed tag <TAG> was created here, in the initial state Reserved",
    ),
    "invalid_field": (
        ("error: Undefined Behavior: constructing invalid value of type Outer: at .two.1[1].<enum-variant(Some)>.0, "
        "encountered 0x09, but expected a boolean"),
    ),
    "assigned_through_pointer": ("6 |     unsafe { *to = &mut *root };", "|              ^^^^^^^^^^^^^^^^"),
    "returned": ("7 |     let a = id(unsafe { &mut *p });", "|             ^^^^^^^^^^^^^^^^^^^^^^"),
    "leaks": (
        "error: memory leaked: ALLOC (Rust heap, size: 32, align: 8), allocated here:",
        "error: memory leaked: ALLOC (Rust heap, size: 3, align: 1), allocated here:",
        "note: set `MIRIFLAGS=-Zmiri-ignore-leaks` to disable this check",
        "error: aborting due to 2 previous errors",
    ),
    "tracked_alloc": (
        "note: now tracking allocation ALLOC of 4 bytes (alignment 2 bytes)",
        "note: now tracking allocation ALLOC of 1 bytes (alignment 1 bytes)",
        "note: freed allocation ALLOC",
    ),
    "local_gone": ("help: ALLOC was deallocated here:", "4 | }"),
}  # fmt: skip


def output(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(PROGRAMS)
    assert main(["run", f"{name.split('-')[0]}.rs", "--format", "miri", *CASES[name]]) in (0, 1)
    streams = capsys.readouterr()
    assert streams.out == ""
    return normal(streams.err)


# spec: language-and-helpers 1.2 | fn miri_track_alloc
# spec: diagnostics 1 | 5
# spec: diagnostics 1.2 | retag of a returned reference | retag by an assignment/let
@pytest.mark.parametrize("name", CASES)
def test_words(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, bless: bool
) -> None:  # fmt: skip
    got = output(name, capsys, monkeypatch)
    kept = PROGRAMS / f"{name}.txt"
    if bless:
        kept.write_text(got, encoding="utf-8")
    assert got == kept.read_text(encoding="utf-8")
    lines = [line.strip() for line in got.splitlines()]
    for line in LINES.get(name, ()):
        assert line in lines


def test_a_panic_leaks_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    program = tmp_path / "panics.rs"
    program.write_text('fn main() { std::mem::forget(Box::new(1)); let v = vec![1]; println!("{}", v[3]); }\n')
    assert main(["run", str(program), "--format", "miri", "--check-leaks"]) == 1
    assert "aborting due to 1 previous error" in capsys.readouterr().err


def test_a_dangling_reference_is_no_access(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Miri tells where memory came from and went only for accesses (own-double-free-ub of the conformance programs)."""
    text = output("dangling_reference", capsys, monkeypatch)
    assert "encountered a dangling reference (use-after-free)" in text and "allocated here" not in text
