"""Programs that use the library print what they print with the real one, and run without undefined behaviour."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.judge import judge
from tests.std.record import PROGRAMS, recorded


@pytest.mark.parametrize("program", sorted(PROGRAMS.glob("*.rs")), ids=lambda p: p.stem)
def test_prints_what_the_real_library_prints(program: Path) -> None:
    got = judge(program)
    status, out = recorded(program)
    assert got.stdout == out
    assert got.status == status, got.text


def test_files_are_refused_when_they_are_asked_for(tmp_path: Path) -> None:
    program = tmp_path / "files.rs"
    program.write_text('fn main() { println!("{:?}", std::fs::read("x")); }', encoding="utf-8")
    assert judge(program).title == "error: unsupported operation: can't call foreign function `open` on OS `linux`"
