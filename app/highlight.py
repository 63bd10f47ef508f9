"""Rust source as lines of classified pieces for a page: colours for reading, marks for what a step is about.

This is for the eye only: it never decides anything, and unknown text stays plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Mark", "Piece", "lines"]

_KEYWORDS = frozenset(
    "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut"
    " pub ref return self Self static struct super trait true type union unsafe use where while".split()
)
_TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*)
  | (?P<string>b?c?r(?P<hashes>\#*)"(?:.|\n)*?"(?P=hashes)|[bc]?"(?:[^"\\]|\\(?:.|\n))*"|b?'(?:[^'\\\n]|\\[^\n]{1,9}?)')
  | (?P<lifetime>'[A-Za-z_]\w*)
  | (?P<number>\d[\w]*(?:\.\d[\w]*)?)
  | (?P<word>[A-Za-z_]\w*(?:!(?!=))?)
    """,
    re.VERBOSE,
)
_COMMENT_EDGE = re.compile(r"/\*|\*/")


@dataclass(slots=True, frozen=True)
class Piece:
    """Text of one look: `css` are class names, "" for none."""

    text: str
    css: str


@dataclass(slots=True, frozen=True)
class Mark:
    """Code points `lo..hi` get the class `css` on top of their colour."""

    lo: int
    hi: int
    css: str


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    while (match := _TOKEN.search(text, at)) is not None:
        at = match.end()
        kind = match.lastgroup or ""
        if match["comment"] == "/*":
            at = _block_comment_end(text, at)
            kind = "comment"
        elif match["word"] is not None:
            word = match["word"]
            if word in _KEYWORDS:
                kind = "keyword"
            elif word.endswith("!"):
                kind = "macro"
            elif word[0].isupper():
                kind = "type"
            else:
                continue
        elif match["string"] is not None:
            kind = "string"
        yield match.start(), at, f"t-{kind}"


def _block_comment_end(text: str, at: int) -> int:
    """Where the block comment that was opened just before `at` ends; they nest."""
    depth = 1
    while depth and (edge := _COMMENT_EDGE.search(text, at)) is not None:
        depth += 1 if edge.group() == "/*" else -1
        at = edge.end()
    return at if depth == 0 else len(text)


def lines(text: str, marks: Iterable[Mark] = ()) -> list[list[Piece]]:
    """Each line's pieces, without the newlines; offsets of marks count code points from the start of the text."""
    cuts = {0, len(text)}
    tokens = _tokens(text)
    spans = list(tokens)
    wanted = [mark for mark in marks if mark.lo < mark.hi]
    for lo, hi, _ in tokens:
        cuts.update((lo, hi))
    for mark in wanted:
        cuts.update((mark.lo, min(mark.hi, len(text))))
    out: list[list[Piece]] = [[]]
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    index = 0
    for lo, hi in zip(edges, edges[1:], strict=False):
        while index < len(spans) and spans[index][1] <= lo:
            index += 1
        css = [spans[index][2]] if index < len(spans) and spans[index][0] <= lo else []
        css += [mark.css for mark in wanted if mark.lo <= lo and hi <= mark.hi]
        name = " ".join(css)
        first, *rest = text[lo:hi].split("\n")
        if first:
            out[-1].append(Piece(first, name))
        for line in rest:
            out.append([Piece(line, name)] if line else [])
    if len(out) > 1 and not out[-1]:
        out.pop()
    return out
