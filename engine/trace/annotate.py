"""Where labels go under one source line: the layout of rustc's diagnostics (spec/diagnostics.md section 1.3).

Columns count display cells from 0. A span over several lines has a start and an end annotation on its outer lines and
a plain bar at its `depth` on the lines between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Annotation", "Canvas", "render_line"]

Shape = Literal["single", "start", "line", "end"]


@dataclass(slots=True, frozen=True)
class Annotation:
    """Something drawn under columns `start..end` of a line. `depth` counts multi-line spans from the left, from 1."""

    start: int
    end: int
    primary: bool
    label: str = ""
    shape: Shape = "single"
    depth: int = 0

    @property
    def takes_space(self) -> bool:
        """Whether a horizontal line leads from the left border to it."""
        return self.shape in ("start", "end")


class Canvas:
    """A grid of characters that grows as needed."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []

    def put(self, row: int, column: int, text: str) -> None:
        """Write `text` at a row and column."""
        while len(self._rows) <= row:
            self._rows.append([])
        if not text:
            return
        cells = self._rows[row]
        if len(cells) < column + len(text):
            cells.extend(" " * (column + len(text) - len(cells)))
        for index, char in enumerate(text):
            cells[column + index] = char

    def height(self) -> int:
        """The number of rows so far."""
        return len(self._rows)

    def lines(self) -> list[str]:
        """The rows."""
        return ["".join(cells) for cells in self._rows]


def _overlaps(one: Annotation, other: Annotation, padding: int) -> bool:
    one_end = one.end + padding
    return other.start <= one.start < other.end or one.start <= other.start < one_end


def _positions(annotations: list[Annotation]) -> tuple[list[tuple[int, Annotation]], int]:
    """For each annotation the level of its label (0: beside the underline), and the number of levels below."""
    placed: list[tuple[int, Annotation]] = []
    deepest = 0
    level = 0
    for i, current in enumerate(annotations):
        later = annotations[i + 1 :]
        if current.label and level == 0:
            for other in later:
                if _overlaps(other, current, 0):
                    if (other.start, other.end) == (current.start, current.end) and not other.label:
                        continue
                    level += 1
                    break
        placed.append((level, current))
        for other in later:
            room = len(other.label) + 2 if other.label else 0
            crowded = _overlaps(other, current, room)
            if (
                (crowded and current.label and other.label)
                or (current.takes_space and (other.label or other.takes_space))
                or (current.label and other.takes_space)
                or (crowded and other.end <= current.end and other.label and level == 0)
            ):
                level += 1
                break
        deepest = max(deepest, level)
    return placed, deepest + 1 if deepest else 0


def render_line(
    canvas: Canvas, text: str, number: int, annotations: list[Annotation], width: int, depth: int
) -> list[int]:
    """Draw source line `number` with its annotations below what is on the canvas.

    `width` is the width of line numbers, `depth` how many multi-line spans the file has. Returns the depths of the
    multi-line spans that begin (positive) or end (negative) here.
    """
    bars = width + 3
    code = bars if depth == 0 else bars + depth + 1
    top = canvas.height()
    canvas.put(top, 0, f"{number:>{width}} |")
    canvas.put(top, code, text)

    indent = len(text) - len(text.lstrip())
    marked = [a for a in annotations if a.shape != "line"]
    if marked and all(a.shape == "start" and a.start <= indent for a in marked):
        # Nothing but starts of spans that begin the line: a slash instead of a line of underscores.
        for a in marked:
            canvas.put(top, bars + a.depth - 1, "/")
        return [a.depth for a in marked]

    ordered = sorted(marked, key=lambda a: -a.start)
    if not ordered:
        return []
    placed, below = _positions(ordered)
    if all(a.shape == "start" for _, a in placed):
        last = max(level for level, _ in placed)
        placed = [(last - level, a) for level, a in placed]
        below = max(below - 1, 0)
    for row in range(below + 1):
        canvas.put(top + row + 1, width + 1, "|")
    for level, a in placed:
        if a.takes_space:
            for column in range(bars + a.depth, code + a.start):
                canvas.put(top + level + 1, column, "_")
    for level, a in placed:
        if level > 0 and (a.label or a.takes_space):
            for row in range(top + 1, top + level + 2):
                canvas.put(row, code + a.start, "|")
        if a.shape == "start":
            for row in range(top + level + 2, top + below + 2):
                canvas.put(row, bars + a.depth - 1, "|")
        elif a.shape == "end":
            for row in range(top, top + level + 2):
                canvas.put(row, bars + a.depth - 1, "|")
    for level, a in placed:
        if a.label:
            if level == 0:
                canvas.put(top + 1, code + a.end + 1, a.label)
            else:
                canvas.put(top + level + 2, code + a.start, a.label)
    # Small underlines are drawn over long ones, primary ones over secondary ones.
    for _, a in sorted(placed, key=lambda pair: (pair[1].primary, -(pair[1].end - pair[1].start))):
        canvas.put(top + 1, code + a.start, ("^" if a.primary else "-") * (a.end - a.start))
    return [a.depth if a.shape == "start" else -a.depth for _, a in placed if a.takes_space]
