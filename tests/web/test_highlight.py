"""Colours and marks never lose, add or move a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.highlight import Mark, lines

RUSTLIKE = st.text(alphabet="abfnlet 'x\"\\/*!#r_0.1{}()&;=<>\n", max_size=120)


@given(RUSTLIKE, st.lists(st.tuples(st.integers(0, 130), st.integers(0, 130)), max_size=3))
def test_the_text_stays_as_it_is(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [Mark(min(a, b), max(a, b), "m") for a, b in ranges]
    shown = lines(text, marks)
    expected = text.split("\n")
    if len(expected) > 1 and not expected[-1]:
        expected.pop()
    assert ["".join(piece.text for piece in line) for line in shown] == expected


def classes(text: str) -> dict[str, str]:
    return {piece.text: piece.css for line in lines(text) for piece in line if piece.css}


def test_kinds_of_pieces() -> None:
    found = classes("fn f<'a>(x: &'a Vec<u8>) { println!(\"{}\", 'c'); } // no fn here\n/* a /* b */ c */")
    assert found["fn"] == "t-keyword"
    assert found["'a"] == "t-lifetime"
    assert found["Vec"] == "t-type"
    assert found["println!"] == "t-macro"
    assert found['"{}"'] == "t-string"
    assert found["'c'"] == "t-string"
    assert found["// no fn here"] == "t-comment"
    assert found["/* a /* b */ c */"] == "t-comment"


def test_comparison_is_not_a_macro() -> None:
    assert "x!" not in classes("if x != y {}")
    assert "x!" not in classes("if x!=y {}")


def test_a_mark_covers_its_characters_only() -> None:
    (line,) = lines("let a = b;", [Mark(4, 5, "m-now")])
    assert [piece.text for piece in line if "m-now" in piece.css] == ["a"]


def test_text_after_a_mark_that_is_too_long() -> None:
    assert "".join(piece.text for piece in lines("ab", [Mark(1, 99, "m")])[0]) == "ab"
