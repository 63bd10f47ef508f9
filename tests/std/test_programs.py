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


@pytest.mark.parametrize(
    ("expression", "title"),
    [
        ("exact_div(i64::MIN, 3)", "exact_div: i64::MIN cannot be divided by 3_i64 without remainder"),
        ("exact_div(255u8, 2)", "exact_div: u8::MAX cannot be divided by 2_u8 without remainder"),
        ("exact_div(i8::MIN, -1)", "overflow in signed remainder (dividing MIN by -1)"),
        ("cttz_nonzero(0u8)", "`cttz_nonzero` called on 0"),
        (
            "p.wrapping_byte_add(3).offset_from(p)",
            "exact_div: 3_isize cannot be divided by 2_isize without remainder",
        ),
        (
            "(8 as *const u8).offset_from(16 as *const u8)",
            "`ptr_offset_from` called on two different pointers that are not both derived from the same allocation",
        ),
        (
            "p.cast::<u8>().add(usize::MAX)",
            "overflowing pointer arithmetic: the total offset in bytes does not fit in an `isize`",
        ),
    ],
)
def test_words_of_rustcs_interpreter(expression: str, title: str, tmp_path: Path) -> None:
    program = tmp_path / "intrinsics.rs"
    program.write_text(
        "#![feature(core_intrinsics)]\nuse std::intrinsics::*;\n"
        "fn main() { let a = [0u16; 4]; let p = a.as_ptr(); let _ = unsafe { " + expression + " }; let _ = p; }",
        encoding="utf-8",
    )
    assert judge(program).title == f"error: Undefined Behavior: {title}"
