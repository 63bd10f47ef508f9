"""The timeline of a trace as lanes of rectangles: one lane for each tag, its shape telling the permission.

Lengths along the lane are steps walked through, heights are units of 1/16 of a lane. Pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.outline import Life, Outline
from app.permissions import look
from engine.messages import _

__all__ = ["Lane", "Part", "lanes"]

LANE = 16

# The bars of a lane as (top, height): the more a pointer may do, the more there is of it, and no two permissions look
# the same without their colour. The picture is stretched along the lane, so only heights can tell.
_BARS: dict[str, tuple[tuple[float, float], ...]] = {
    "unq": ((0, 12),),
    "res": ((2, 8),),
    "resc": ((2, 3), (6.5, 1), (9, 1)),
    "reim": ((2, 3.5), (6.5, 3.5)),
    "cel": ((0, 2.5), (4.75, 2.5), (9.5, 2.5)),
    "frz": ((4, 4),),
    "dis": ((5.5, 1),),
    "gone": ((5.5, 1),),
}
_ANY_BAR = ((3.0, 6.0),)


@dataclass(slots=True)
class Part:
    """A stretch with one permission, from step `first` (its cause) to step `last`: `path` is its shape, `why` the words
    for the cause."""

    path: str
    css: str
    name: str
    first: int
    last: int
    why: str


@dataclass(slots=True)
class Lane:
    """The life of one tag, born in step `born`."""

    tag: int
    alloc: int
    label: str
    root: bool
    born: int
    parts: list[Part]


def lanes(
    outline: Outline, titles: dict[str, str], *, library: bool, lives: Sequence[Life] | None = None
) -> list[Lane]:  # fmt: skip
    """The lanes of a trace, those of one allocation together; of `lives` alone if they are given. `titles` has words
    for each kind of step."""
    steps: Sequence[int] = outline.steps(library=library)
    lines = {step: line for line, found in outline.lines.items() for step in found}
    out: list[Lane] = []
    for row, life in enumerate(outline.lives if lives is None else lives):
        parts: list[Part] = []
        for number, (start, end, permission) in enumerate(life.segments):
            x = bisect_left(steps, start)
            width = bisect_left(steps, end) - x
            if width > 0:
                shown = look(permission)
                title = titles.get(outline.kinds[start], outline.kinds[start])
                places = {"step": outline.number(start, library=library), "title": title, "line": lines.get(start)}
                if number == 0:
                    why = _("made in step {step} on line {line}") if start in lines else _("made in step {step}")
                else:
                    why = (
                        _("since step {step}, {title} on line {line}") if start in lines
                        else _("since step {step}, {title}")
                    )  # fmt: skip
                why = why.format(**places)
                path = _shape(x, width, row * LANE + 2, shown.css)
                parts.append(Part(path, shown.css, shown.name, start, end - 1, why))
        born = life.segments[0][0] if life.segments else 0
        out.append(Lane(life.tag, life.alloc, life.label, life.root, born, parts))
    return out


def _shape(x: int, width: int, top: float, css: str) -> str:
    return "".join(
        f"M{x} {top + y:g}h{width}v{height:g}h-{width}z" for y, height in _BARS.get(css, _ANY_BAR)
    )  # fmt: skip
