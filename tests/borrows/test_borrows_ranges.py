"""Splitting and merging of stored ranges (tree-borrows.md section 12)."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from engine.borrows.ranges import RangeMap


@dataclass
class Piece:
    start: int
    end: int
    value: str

    def split(self, at: int) -> Piece:
        rest = Piece(at, self.end, self.value)
        self.end = at
        return rest

    def same(self, other: Piece) -> bool:
        return self.value == other.value


def layout(text: str) -> RangeMap[Piece]:
    """One piece per word, as long as the word, holding its first letter."""
    pieces, position = [], 0
    for word in text.split():
        pieces.append(Piece(position, position + len(word), word[0]))
        position += len(word)
    return RangeMap(pieces)


def text(ranges: RangeMap[Piece]) -> str:
    return " ".join(piece.value * (piece.end - piece.start) for piece in ranges.ranges)


def test_a_visit_splits_at_both_ends() -> None:
    ranges = layout("aaaaaaaa")
    visited = ranges.visit(2, 5)
    assert [(piece.start, piece.end) for piece in visited] == [(2, 5)]
    assert text(ranges) == "aa aaa aaa"


def test_an_exact_visit_neither_splits_nor_merges() -> None:
    ranges = layout("aa aa aa")
    assert len(ranges.visit(2, 4)) == 1
    assert text(ranges) == "aa aa aa"


def test_an_empty_visit_does_nothing() -> None:
    ranges = layout("aaaa")
    assert list(ranges.visit(2, 2)) == []
    assert text(ranges) == "aaaa"


def test_equal_neighbours_merge_again() -> None:
    ranges = layout("aaaaaaaa")
    ranges.visit(2, 5)
    visited = ranges.visit(0, 8)
    assert [(piece.start, piece.end) for piece in visited] == [(0, 8)]
    assert text(ranges) == "aaaaaaaa"


def test_the_range_containing_the_end_merges_before_it_is_split() -> None:
    ranges = layout("aa aa aaaa")
    visited = ranges.visit(2, 6)
    assert [(piece.start, piece.end) for piece in visited] == [(2, 6)]
    assert text(ranges) == "aa aaaa aa"


def test_the_budget_ends_the_search() -> None:
    ranges = layout("a b c d d")
    ranges.visit(0, 5)
    assert text(ranges) == "a b c d d", "three blocks that cannot be merged use up the budget"
    ranges = layout("a b d d")
    ranges.visit(0, 4)
    assert text(ranges) == "a b dd"


def test_a_merge_earns_budget() -> None:
    ranges = layout("a b c c c d e f f")
    ranges.visit(0, 9)
    # a, b: budget 1; ccc: +2 = 3; d, e: 1; ff: merged
    assert text(ranges) == "a b ccc d e ff"
    ranges = layout("a b c c d e f f")
    ranges.visit(0, 8)
    # a, b: 1; cc: 2; d, e: 0
    assert text(ranges) == "a b cc d e f f"


def test_no_bytes_no_ranges() -> None:
    assert RangeMap[Piece]([]).ranges == []


def reference(pieces: list[tuple[int, int, str]], start: int, end: int) -> list[tuple[int, int, str]]:
    """The same visit, restated over a plain list: split, merge blocks within the budget, split."""
    if start == end:
        return pieces
    cut: list[tuple[int, int, str]] = []
    for s, e, v in pieces:
        cut += [(s, start, v), (start, e, v)] if s < start < e else [(s, e, v)]
    before = [p for p in cut if p[1] <= start]
    inside = [p for p in cut if p[1] > start and p[0] < end]
    after = [p for p in cut if p[0] >= end]
    merged: list[tuple[int, int, str]] = []
    budget, index = 3, 0
    while index < len(inside):
        last = index
        while last + 1 < len(inside) and inside[last + 1][2] == inside[index][2]:
            last += 1
        if budget > 0:
            budget += last - index if last > index else -1
            merged.append((inside[index][0], inside[last][1], inside[index][2]))
        else:
            merged += inside[index : last + 1]
        index = last + 1
    s, e, v = merged[-1]
    if e > end:
        merged[-1:] = [(s, end, v), (end, e, v)]
    return before + merged + after


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from("ab-")), max_size=12))
def test_any_sequence_of_visits(visits: list[tuple[int, int, str]]) -> None:
    ranges = RangeMap([Piece(0, 12, "a")])
    plain = [(0, 12, "a")]
    for one, two, value in visits:
        start, end = min(one, two), max(one, two)
        plain = reference(plain, start, end)
        visited = ranges.visit(start, end)
        if value != "-":
            for piece in visited:
                piece.value = value
            plain = [(s, e, value if start <= s and e <= end else v) for s, e, v in plain]
        assert [(p.start, p.end, p.value) for p in ranges.ranges] == plain
        assert list(visited) == [p for p in ranges.ranges if start <= p.start and p.end <= end and start < end]
        assert ranges.at == {p.start: p for p in ranges.ranges}
