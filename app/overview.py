"""A large tree as a small map: one dot for each node, coloured by its permission at one byte. Pure.

Lengths are in units of the map's own view box. Leaves stand side by side, every other node above the middle of what is
below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from app.permissions import look
from engine.trace.snapshot import AllocationView, NodeView

__all__ = ["Mark", "Overview", "overview_of"]

ACROSS, DOWN, DOT = 9, 11, 6
MOST_MARKS = 60
"""If a step changes more nodes than this, they are not marked: the colours say it."""
BANDS, BLOCK = (90, 126, 180, 252, 360), 36
"""A tree wider than so many leaves goes on in a band below, one deeper than so many levels in a block beside it. The
bands are as long as makes the map low; few lengths, so that it seldom breaks elsewhere while a tree grows."""
LOW = 4
"""The map is at least so many times as wide as high, if one of the lengths makes it so."""


@dataclass(slots=True, frozen=True)
class Mark:
    """A node worth finding on the map: `x` and `y` its middle, `role` its part in the step, or `changed`."""

    x: float
    y: int
    tag: int
    label: str
    role: str


@dataclass(slots=True, frozen=True)
class Overview:
    """The map: `lines` is one path of all edges, `dots` one path for each class of permission, `path` the edges of this
    step's access; `byte` is the one that the colours tell about."""

    width: int
    height: int
    lines: str
    path: str
    dots: list[tuple[str, str, int]]
    marks: list[Mark]
    byte: int


def overview_of(
    allocation: AllocationView, byte: int, roles: Mapping[int, str], changed: Set[int]
) -> Overview:  # fmt: skip
    """The map of a tree; `roles` are those of the nodes in this step, `changed` the nodes that it changed."""
    places, longest = _places(allocation)
    dots: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    lines: list[str] = []
    path: list[str] = []
    marks: list[Mark] = []
    for tag, (x, y) in places.items():
        node = allocation.nodes[tag]
        css = look(node.permission_at(byte)).css
        counts[css] = counts.get(css, 0) + 1
        dots.setdefault(css, []).append(f"M{x - DOT / 2:g} {y - DOT / 2:g}h{DOT}v{DOT}h-{DOT}z")
        role = roles.get(tag, "")
        if role in ("access", "new") or (tag in changed and len(changed) <= MOST_MARKS):
            marks.append(Mark(x, y, tag, node.label, role or "changed"))
        if node.parent in places and node.parent is not None:
            above = places[node.parent]
            if y != above[1] + DOWN or abs(x - above[0]) > longest:
                continue  # it goes on elsewhere
            edge = f"M{above[0]:g} {above[1]}V{(above[1] + y) / 2:g}H{x:g}V{y}"
            (path if roles.get(tag) and roles.get(node.parent) else lines).append(edge)
    width = max((x for x, _ in places.values()), default=0) + ACROSS
    height = max((y for _, y in places.values()), default=0) + DOWN
    return Overview(
        round(width), height, "".join(lines), "".join(path),
        [(css, "".join(parts), counts[css]) for css, parts in sorted(dots.items())], marks, byte,
    )  # fmt: skip


def _places(allocation: AllocationView) -> tuple[dict[int, tuple[float, int]], int]:
    """Where each node stands, and how long a band is."""
    order = allocation.preorder()
    depth = {node.tag: level for level, node in order}
    at: dict[int, float] = {}
    leaves = 0

    def children(node: NodeView) -> list[int]:
        return [child for child in node.children if child in depth]

    for _, node in order:
        if not children(node):
            at[node.tag] = leaves
            leaves += 1
    deepest = max(depth.values(), default=0)
    band = (min(deepest + 1, BLOCK) + 1) * DOWN
    columns = deepest // BLOCK + 1

    def low(length: int) -> bool:
        return (min(leaves, length) + 1) * ACROSS * columns >= LOW * -(-leaves // length) * band

    length = next(filter(low, BANDS), BANDS[-1])
    for _, node in reversed(order):
        below = children(node)
        if below:
            # In the middle of its children, but in the band of the first.
            last = (at[below[0]] // length + 1) * length - 1
            at[node.tag] = (at[below[0]] + min(at[below[-1]], last)) / 2
    block = (min(leaves, length) + 1) * ACROSS
    out: dict[int, tuple[float, int]] = {}
    for _, node in order:
        row, x = divmod(at[node.tag], length)
        column, y = divmod(depth[node.tag], BLOCK)
        out[node.tag] = (round(ACROSS * (1 + x) + column * block, 1), DOWN * (1 + y) + int(row) * band)
    return out, length * ACROSS
