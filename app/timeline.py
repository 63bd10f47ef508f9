"""The timeline of a trace as lanes of rectangles: one lane for each tag, its thickness telling the permission.

Lengths along the lane are steps walked through, heights are units of 1/16 of a lane. Pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.outline import Outline
from app.permissions import look

__all__ = ["Lane", "Part", "lanes"]

LANE = 16

# How far the bar stands in from the lane's edge: the more a pointer may do, the thicker, so that a lane can be read
# without colour.
_INSET = {"unq": 0.0, "res": 1.5, "reim": 1.5, "resc": 3.0, "cel": 1.5, "frz": 4.0, "dis": 5.4}


@dataclass(slots=True)
class Part:
    """A stretch with one permission, from step `first` to step `last`."""

    x: int
    width: int
    css: str
    name: str
    inset: float
    first: int
    last: int


@dataclass(slots=True)
class Lane:
    """The life of one tag; `y` is the top of its bar."""

    tag: int
    label: str
    root: bool
    y: int
    parts: list[Part]


def lanes(outline: Outline, *, library: bool) -> list[Lane]:
    """The lanes of a trace, those of one allocation together."""
    steps: Sequence[int] = outline.steps(library=library)
    out: list[Lane] = []
    for row, life in enumerate(outline.lives):
        parts: list[Part] = []
        for start, end, permission in life.segments:
            x = bisect_left(steps, start)
            width = bisect_left(steps, end) - x
            if width > 0:
                shown = look(permission)
                parts.append(Part(x, width, shown.css, shown.name, _INSET.get(shown.css, 3.0), start, end - 1))
        out.append(Lane(life.tag, life.label, life.root, row * LANE + 2, parts))
    return out
