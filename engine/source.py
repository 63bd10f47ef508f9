"""Source files, spans, and the error of a program that is refused before it runs.

Offsets count Unicode code points from the start of the file, lines and columns count from 1 (columns in code
points, as rustc prints them).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from engine.records import record

__all__ = ["LOOP_ITERATOR", "Expansion", "Rejected", "SourceFile", "Span"]

LOOP_ITERATOR = "for"
"""The name of the variable in which a `for` loop keeps its iterator: a keyword, which no variable of a program is."""


@record
class SourceFile:
    """One text: `name` as shown to people, `crate` is `"std"` for the library and `""` for the user's program."""

    name: str
    text: str
    crate: str = ""
    _lines: list[int] | None = None

    @property
    def is_local(self) -> bool:
        """True for the user's own text, False for the library."""
        return not self.crate

    def line_starts(self) -> list[int]:
        """Offsets at which lines start; computed once."""
        if self._lines is None:
            starts = [0]
            find = self.text.find
            at = find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = find("\n", at + 1)
            self._lines = starts
        return self._lines

    def line_col(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1) of an offset."""
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a line (from 1), without its newline."""
        starts = self.line_starts()
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end]


@record
class Expansion:
    """One expansion of a macro: its name, where it was called, and whether the macro is the user's own."""

    macro: str
    call_site: Span
    local: bool


@record
class Span:
    """A range `lo..hi` of one file; `expansion` says which macro expansion brought the tokens, if any."""

    file: SourceFile
    lo: int
    hi: int
    expansion: Expansion | None = None

    def to(self, end: Span) -> Span:
        """The span from the start of this one to the end of `end` (same file and expansion, else this one)."""
        if end.file is self.file and end.expansion is self.expansion and end.hi >= self.lo:
            return Span(self.file, self.lo, end.hi, self.expansion)
        return self

    def start(self) -> tuple[int, int]:
        """Line and column of the first character."""
        return self.file.line_col(self.lo)

    def end(self) -> tuple[int, int]:
        """Line and column just after the last character."""
        return self.file.line_col(self.hi)

    def text(self) -> str:
        """The text covered."""
        return self.file.text[self.lo : self.hi]

    def call_site(self) -> Span:
        """The span in text that the user wrote: the outermost macro call if this span comes from a library macro."""
        span = self
        while span.expansion is not None and not span.file.is_local:
            span = span.expansion.call_site
        return span

    def __repr__(self) -> str:
        line, col = self.start()
        return f"{self.file.name}:{line}:{col}"


@dataclass(eq=False)
class Rejected(Exception):  # noqa: N818 - the design's word
    """The program is refused before it runs. `message` is one line; `code` is `E0308` and the like or None.

    Kind `limit` names a bound of ours that the source exceeds (exit status 3, all others 2)."""

    message: str
    span: Span
    kind: Literal["syntax", "name", "type", "unsupported", "limit"] = "type"
    label: str = ""
    notes: list[str] = field(default_factory=list)
    helps: list[str] = field(default_factory=list)
    code: str | None = None

    def __str__(self) -> str:
        prefix = "unsupported: " if self.kind == "unsupported" else ""
        return f"{prefix}{self.message}"
