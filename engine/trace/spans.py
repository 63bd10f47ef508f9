"""Spans in a stored trace: user text by offsets, library text by line and column only."""

from __future__ import annotations

from typing import Any

from engine.source import Expansion, SourceFile, Span

__all__ = ["LibrarySpan", "SpanTable"]


class LibrarySpan(Span):
    """A place in library text whose text is not at hand: only file, line and column are known."""

    __slots__ = ("column", "line")

    def __init__(self, file: SourceFile, line: int, column: int, expansion: Expansion | None = None) -> None:
        super().__init__(file, 0, 0, expansion)
        self.line = line
        self.column = column

    def to(self, end: Span) -> Span:
        """Itself: where it ends is not known."""
        return self

    def start(self) -> tuple[int, int]:
        """Line and column of the first character."""
        return self.line, self.column

    def end(self) -> tuple[int, int]:
        """Line and column of the first character too."""
        return self.line, self.column

    def text(self) -> str:
        """Nothing: the text is not kept."""
        return ""


class SpanTable:
    """Numbers spans for storing (`index`), and gives them back (`span`). Files and spans are numbered as they come, so
    the same trace gives the same tables."""

    def __init__(self) -> None:
        self.files: list[SourceFile] = []
        self.rows: list[list[Any]] = []
        self._file_ids: dict[tuple[str, str], int] = {}
        self._row_ids: dict[tuple[Any, ...], int] = {}
        self._known: dict[int, tuple[Span, int]] = {}
        self._spans: list[Span] = []

    def file(self, file: SourceFile) -> int:
        """The number of a file."""
        key = (file.name, file.crate)
        if key not in self._file_ids:
            self._file_ids[key] = len(self.files)
            self.files.append(file)
        return self._file_ids[key]

    def index(self, span: Span | None) -> int:
        """The number of a span; -1 for None."""
        if span is None:
            return -1
        known = self._known.get(id(span))
        if known is not None and known[0] is span:
            return known[1]
        file = self.file(span.file)
        row: list[Any]
        if span.file.is_local:
            row = [file, span.lo, span.hi]
            expansion = span.expansion
        else:
            line, column = span.start()
            row = [file, line, column]
            expansion = _outermost_library(span)
        if expansion is not None:
            row += [expansion.macro, self.index(expansion.call_site), int(expansion.local)]
        key = tuple(row)
        number = self._row_ids.get(key)
        if number is None:
            number = len(self.rows)
            self._row_ids[key] = number
            self.rows.append(row)
        self._known[id(span)] = (span, number)
        return number

    def to_json(self) -> dict[str, Any]:
        """The tables; library files without their text."""
        files = [[f.name, f.crate, f.text if f.is_local else ""] for f in self.files]
        return {"files": files, "spans": self.rows}

    @staticmethod
    def from_json(data: dict[str, Any]) -> SpanTable:
        """The inverse of `to_json`."""
        table = SpanTable()
        for name, crate, text in data["files"]:
            table.file(SourceFile(name, text, crate))
        for row in data["spans"]:
            expansion = None
            if len(row) > 3:
                expansion = Expansion(row[3], table._spans[row[4]], bool(row[5]))
            file = table.files[row[0]]
            span = (
                Span(file, row[1], row[2], expansion) if file.is_local else LibrarySpan(file, row[1], row[2], expansion)
            )
            table._known[id(span)] = (span, len(table._spans))
            table._row_ids[tuple(row)] = len(table._spans)
            table._spans.append(span)
            table.rows.append(row)
        return table

    def span(self, number: int) -> Span | None:
        """The span with this number (of a table read by `from_json`); None for -1."""
        return self._spans[number] if number >= 0 else None


def _outermost_library(span: Span) -> Expansion | None:
    """The expansion of the macro that user code called to get to this library span."""
    expansion = span.expansion
    while expansion is not None and not expansion.call_site.file.is_local:
        expansion = expansion.call_site.expansion
    return expansion
