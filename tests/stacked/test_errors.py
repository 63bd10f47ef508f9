"""Errors of Stacked Borrows as real programs: Miri's words of diagnostics.md section 4, to the character.

The files beside the programs hold the output after the normalisation of section 1.4 (`make bless` writes them anew).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.cli import main
from tests.conformance.judge import normal

PROGRAMS = Path(__file__).parent / "errors"

# spec: diagnostics 4 | *
# spec: stacked-borrows 7 | *


def output(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    before = Path.cwd()
    os.chdir(PROGRAMS)
    try:
        status = main(["run", f"{name}.rs", "--model", "stacked", "--format", "miri", "-Zmiri-permissive-provenance"])
    finally:
        os.chdir(before)
    assert status == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    return normal(streams.err)


@pytest.mark.parametrize("name", sorted(path.stem for path in PROGRAMS.glob("*.rs")))
def test_words(name: str, capsys: pytest.CaptureFixture[str], bless: bool) -> None:
    got = output(name, capsys)
    kept = PROGRAMS / f"{name}.txt"
    if bless:
        kept.write_text(got, encoding="utf-8")
    assert got == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("access_missing", "help: <TAG> was later invalidated at offsets [0x0..0x1] by a Unique retag"),
        ("access_read_only", "help: <TAG> was created by a SharedReadOnly retag at offsets [0x0..0x1]"),
        ("inside_this_call",
         "help: <TAG> was later invalidated at offsets [0x0..0x1] by a Unique function-entry retag inside this call"),
        ("root", "help: <TAG> was created here, as the root tag for ALLOC"),
        ("protector", "help: <TAG> is this argument"),
        ("two_phase", "this error occurs as part of two-phase retag at ALLOC[0x0..0x1]"),
        ("retag_field", "while retagging field .1.<enum-variant(Some)>.0"),
        ("retag_newtype", "while retagging field .only"),
        ("captured", "while retagging field .<captured-var(x)>"),
        ("entry_array", "while retagging field [1]"),
    ],
)  # fmt: skip
def test_words_typed_from_the_specification(name: str, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert any(shown.endswith(line) for shown in output(name, capsys).splitlines())
