"""The automaton of permissions as a drawing, read from the tables that the engine runs on. Pure.

Only where the boxes stand is written down here; which arrows there are, and what they are called, comes from
`engine.borrows.permissions`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from app.permissions import Look, look
from engine.borrows import permissions as rules
from engine.borrows.api import Access
from engine.messages import _

__all__ = ["Box", "Cell", "Drawing", "Edge", "Rule", "TableRow", "drawing"]

Rule = tuple[str, str]
"""A permission's class and an access: `("unq", "foreign-read")`."""

WIDTH, HEIGHT = 980, 400
_BOX = (156, 68)
_COLUMNS = (92, 338, 590, 896)
_ROWS = (46, 182, 318)

# Column and row of each permission: to the right is what may do less.
_PLACES: dict[int, tuple[int, int]] = {
    rules.RESERVED_IM: (0, 0),
    rules.RESERVED: (0, 1),
    rules.RESERVED_CONFLICTED: (0, 2),
    rules.UNIQUE: (1, 1),
    rules.FROZEN: (2, 1),
    rules.DISABLED: (3, 1),
    rules.CELL: (3, 0),
}


@dataclass(slots=True, frozen=True)
class Box:
    """A state; `x` and `y` are its top left corner. `forbids` says which accesses are undefined behaviour in it,
    `here` which nodes are in it now."""

    look: Look
    x: int
    y: int
    width: int
    height: int
    forbids: str
    still: bool
    lit: bool = False
    here: str = ""


@dataclass(slots=True)
class Edge:
    """An arrow as an SVG path from `source` to `target` (classes of permissions); `labels` are the accesses that take
    it, `fatal` those that are undefined behaviour if the node has been accessed; `x` and `y` are where the labels
    stand."""

    path: str
    x: float
    y: float
    labels: list[str] = field(default_factory=list)
    fatal: bool = False
    relation: str = ""
    lit: bool = False
    source: str = ""
    target: str = ""


@dataclass(slots=True, frozen=True)
class Cell:
    """One entry of the table: the next permission (None: forbidden), whether it is the same, and whether it is
    undefined behaviour once the node has been accessed."""

    look: Look | None
    same: bool
    fatal: bool
    lit: bool = False


@dataclass(slots=True, frozen=True)
class TableRow:
    """One state's row: child read, child write, foreign read, foreign write; `here` are the nodes in it now."""

    look: Look
    cells: list[Cell]
    here: list[str] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Drawing:
    """One of the two machines of a model."""

    protected: bool
    width: int
    height: int
    boxes: list[Box]
    edges: list[Edge]
    rows: list[TableRow]


def drawing(
    automaton: rules.Automaton, *, protected: bool, lit: Collection[Rule] = (), here: Mapping[str, Sequence[str]] = {}
) -> Drawing:  # fmt: skip
    """The drawing of the machine for protected or for unprotected nodes. `lit` are rules to point at: the permission's
    class (`unq`) and the access (`foreign-read`); `here` are the names of the nodes in each state, by its class."""
    names = automaton.names
    states = [state.permission for state in automaton.states(protected=protected)]
    forbids: dict[int, list[str]] = {state: [] for state in states}
    edges: dict[tuple[int, int], Edge] = {}
    moving: set[int] = set()
    for arrow in automaton.arrows(protected=protected, loops=False):
        label = _label(arrow.relation, arrow.access)
        chosen = (look(names[arrow.source]).css, f"{arrow.relation}-{_word(arrow.access)}") in lit
        if arrow.target is None:
            forbids[arrow.source].append(label)
            continue
        moving |= {arrow.source, arrow.target}
        key = (arrow.source, arrow.target)
        if key not in edges:
            edges[key] = _edge(*key)
        edges[key].labels.append(label)
        edges[key].fatal |= arrow.forbidden_if_accessed
        edges[key].relation = arrow.relation
        edges[key].lit |= chosen
        edges[key].source, edges[key].target = (look(names[state]).css for state in key)
    boxes = []
    for state in states:
        x, y = _centre(state)
        css = look(names[state]).css
        box = Box(
            look(names[state]), x - _BOX[0] // 2, y - _BOX[1] // 2, *_BOX, _forbidden(forbids[state]),
            state not in moving, any(css == source for source, _ in lit), _some(here.get(css, ())),
        )  # fmt: skip
        boxes.append(box)
    rows = _table(automaton, states, protected, lit, here)
    return Drawing(protected, WIDTH, HEIGHT, boxes, list(edges.values()), rows)


def _forbidden(labels: list[str]) -> str:
    if set(labels) == {_label("child", Access.READ), _label("child", Access.WRITE)}:
        return _("UB: any child access")
    return _("UB: {accesses}").format(accesses=", ".join(labels)) if labels else ""


def _label(relation: str, access: Access) -> str:
    if relation == "child":
        return _("child write") if access == Access.WRITE else _("child read")
    return _("foreign write") if access == Access.WRITE else _("foreign read")


def _table(
    automaton: rules.Automaton, states: list[int], protected: bool, lit: Collection[Rule],
    here: Mapping[str, Sequence[str]],
) -> list[TableRow]:  # fmt: skip
    cells: dict[int, list[Cell]] = {state: [] for state in states}
    for arrow in automaton.arrows(protected=protected):
        target = look(automaton.names[arrow.target]) if arrow.target is not None else None
        chosen = (look(automaton.names[arrow.source]).css, f"{arrow.relation}-{_word(arrow.access)}") in lit
        cells[arrow.source].append(Cell(target, arrow.target == arrow.source, arrow.forbidden_if_accessed, chosen))
    out: list[TableRow] = []
    for state in states:
        shown = look(automaton.names[state])
        out.append(TableRow(shown, cells[state], list(here.get(shown.css, ()))))
    return out


def _some(names: Sequence[str]) -> str:
    """As many names as there is room for in a box."""
    text = ""
    for index, name in enumerate(names):
        longer = f"{text}, {name}" if text else name[:18]
        if len(longer) > 20:
            return f"{text} +{len(names) - index}"
        text = longer
    return text


def _word(access: Access) -> str:
    return "write" if access == Access.WRITE else "read"


def _centre(permission: int) -> tuple[int, int]:
    column, row = _PLACES[permission]
    return _COLUMNS[column], _ROWS[row]


def _edge(source: int, target: int) -> Edge:
    """The arrow between two boxes: straight to a neighbour, else in a bow above or below the middle row."""
    (c1, r1), (c2, r2) = _PLACES[source], _PLACES[target]
    (x1, y1), (x2, y2) = _centre(source), _centre(target)
    half_x, half_y = _BOX[0] / 2, _BOX[1] / 2
    if c1 == c2:
        down = 1 if y2 > y1 else -1
        return Edge(f"M{x1} {y1 + down * half_y}L{x2} {y2 - down * half_y}", x1 + 8, (y1 + y2) / 2 + 4)
    if c2 - c1 == 1:
        sx, sy, ex, ey = x1 + half_x, float(y1), x2 - half_x, float(y2 + (r1 - r2) * 14)
        at = 0.5 if r1 == r2 else 0.4
        return Edge(f"M{sx} {sy}L{ex} {ey}", sx + (ex - sx) * at, sy + (ey - sy) * at - 9)
    above = r1 == 1 and c1 == 1
    side = -1 if above else 1
    depth = {1: 62 if above else 74, 2: 30}.get(r1, 62)
    sx, sy = (x1 + 30.0, y1 + side * half_y) if r1 == 1 else (x1 + half_x, float(y1))
    ex, ey = x2 + (-24.0 if r1 == 1 else 24.0), y2 + side * half_y
    bend = y1 + side * (half_y + depth)
    first, second = (sx + 70, ex - 70) if r1 == 1 else (sx + 160, ex)
    middle = 0.125 * sy + 0.75 * bend + 0.125 * ey
    path = f"M{sx} {sy}C{first} {bend} {second} {bend} {ex} {ey}"
    return Edge(path, (sx + ex) / 2, middle + (-8 if above else 16))
