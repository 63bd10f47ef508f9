"""The inputs: programs with a few tokens changed, and soups of tokens. Each is determined by its number."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

from engine.source import Rejected, SourceFile
from engine.syntax.lexer import lex
from tests.conformance.judge import SHARED
from tests.syntax.test_fuzz import soup

__all__ = ["source_of"]

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "app/lessons/examples", ROOT / "tests/programs", SHARED / "handwritten")
LONGEST = 6000
"""Longer programs (in characters) are left out: they take time and show nothing more."""


@lru_cache(maxsize=1)
def corpus() -> list[str]:
    """The programs that are changed."""
    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*.rs"))]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [text for text in texts if len(text) <= LONGEST]


@lru_cache(maxsize=64)
def pieces(number: int) -> tuple[str, ...]:
    """A program's text cut at its tokens: the even pieces are what is between tokens, the odd ones tokens."""
    text = corpus()[number]
    out: list[str] = []
    at = 0
    try:
        tokens = lex(SourceFile("f.rs", text))
    except Rejected:
        return (text,)
    for token in tokens:
        lo, hi = token.span.lo, token.span.hi
        if hi > lo >= at:
            out += [text[at:lo], text[lo:hi]]
            at = hi
    return (*out, text[at:])


def source_of(seed: int) -> str:
    """The input of that number."""
    pick = random.Random(seed)
    if pick.random() < 0.08:
        return f"fn main() {{ {soup(seed)} }}" if pick.random() < 0.5 else soup(seed)
    return mutated(pick)


def mutated(pick: random.Random) -> str:
    """A program with one to three changes, mostly such that it still parses."""
    number = pick.randrange(len(corpus()))
    cut = list(pieces(number))
    if len(cut) < 7:
        return "".join(cut)
    for _ in range(pick.choice((1, 1, 1, 2, 2, 3))):
        change = pick.choice((_alike, _alike, _alike, _statement, _statement, _token))
        change(pick, cut)
    return "".join(cut)


def _some(pick: random.Random, cut: list[str]) -> int:
    """The index of a token."""
    return pick.randrange(len(cut) // 2) * 2 + 1


def _token(pick: random.Random, cut: list[str]) -> None:
    """Deletes, doubles, swaps or replaces any token."""
    at, other = _some(pick, cut), _some(pick, cut)
    match pick.randrange(4):
        case 0:
            cut[at] = ""
        case 1:
            cut[at] = f"{cut[at]} {cut[at]}"
        case 2:
            cut[at], cut[other] = cut[other], cut[at]
        case _:
            cut[at] = f" {_foreign(pick, cut[at])} "


def _foreign(pick: random.Random, old: str) -> str:
    cut = pieces(pick.randrange(len(corpus())))
    return cut[_some(pick, list(cut))] if len(cut) > 2 else old


def _class(token: str) -> str:
    """Tokens of one class often stand where another of it may: types, names, numbers, operators…"""
    if token[:1].isdigit():
        return "number"
    if token in _KEYWORDS:
        return token
    if token[:1].isalpha() or token[:1] == "_":
        return "type" if token[:1].isupper() or token in _TYPES else "name"
    return next((name for name, members in _OPERATORS.items() if token in members), token[:1])


_KEYWORDS = frozenset(
    "fn struct enum union impl trait mod use let mut ref if else match while for in loop break continue return unsafe"
    " const static move dyn where as pub self Self macro_rules".split()
)
_TYPES = frozenset("u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char str".split())
_OPERATORS = {
    "binary": frozenset("+ - * / % ^ == != < > <= >= << >> && ||".split()),
    "assign": frozenset("= += -= *= /= ^= <<=".split()),
    "range": frozenset((".", "..", "..=")),
}


def _alike(pick: random.Random, cut: list[str]) -> None:
    """Replaces a token by one of its class: of the same program or of another."""
    at = _some(pick, cut)
    wanted = _class(cut[at])
    for _ in range(200):
        other = cut[_some(pick, cut)] if pick.random() < 0.8 else _foreign(pick, cut[at])
        if other != cut[at] and _class(other) == wanted:
            cut[at] = other
            return


def _statement(pick: random.Random, cut: list[str]) -> None:
    """Deletes, doubles or moves what stands between two semicolons on one level."""
    ends = [at for at in range(1, len(cut), 2) if cut[at] == ";"]
    if len(ends) < 2:
        return
    first = pick.randrange(len(ends) - 1)
    lo, hi = ends[first] + 1, ends[first + 1] + 1
    text = cut[lo:hi]
    if any(part in ("{", "}") for part in text[1::2]) and "".join(text).count("{") != "".join(text).count("}"):
        return
    match pick.randrange(3):
        case 0:
            del cut[lo:hi]
        case 1:
            cut[lo:lo] = text
        case _:
            del cut[lo:hi]
            ends = [at for at in range(1, len(cut), 2) if cut[at] == ";"]
            to = pick.choice(ends) + 1
            cut[to:to] = text
