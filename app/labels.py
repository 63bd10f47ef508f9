"""What is written into a segment of a strip: the longest text that fits, and shorter ones for narrower cards.

The browser could find that out itself by a container query for every segment, but then it lays out every node of a
tree twice. So what fits is worked out here, for some widths of the strip; the card is the only container asked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from app.permissions import Look

__all__ = ["Label", "labels", "strip_width"]

WIDTHS = (180, 216, 270, 328, 400, 470)
"""Widths of a strip that the style sheet tells apart (`.w180` and so on), in pixels."""
ALWAYS = 130
"""No strip is narrower than this."""
_LETTER = 7
_AROUND = 6
_GAP = 2


class Label(NamedTuple):
    """A text, shown if the strip is at least `width` pixels wide (0: always)."""

    text: str
    width: int


def strip_width(columns: int) -> int:
    """How wide a strip with so many columns is where there is room."""
    return 216 if columns <= 4 else 470 if columns > 10 else 328


@lru_cache(maxsize=4096)
def labels(look: Look, before: Look | None, covered: int, columns: int) -> tuple[Label, ...]:
    """The texts of a segment that covers so many of the columns, the longest first; only the first that the strip has
    room for is shown."""
    texts: tuple[str, ...]
    if before is not None:
        texts = (f"{before.name} → {look.name}", f"{before.code} → {look.code}", look.code)
    else:
        texts = (look.name, look.code)
    out: list[Label] = []
    for text in dict.fromkeys(texts):
        needed = (len(text) * _LETTER + _AROUND + _GAP) * columns / covered - _GAP
        if needed <= ALWAYS:
            out.append(Label(text, 0))
            break
        width = next((one for one in WIDTHS if needed <= one), None)
        if width is not None and width <= strip_width(columns) and (not out or out[-1].width > width):
            out.append(Label(text, width))
    return tuple(out)
