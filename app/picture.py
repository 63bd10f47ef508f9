"""A snapshot as a picture: for each allocation a tree of rows, each row with a strip of bytes. Pure functions.

Nothing here knows HTML. A `Card` is one allocation; its `columns` divide the bytes, every `Row` (a node of the borrow
tree) has one `Segment` per run of columns that look the same, so that the strips of all rows line up. Offsets are bytes
from the start of the allocation, `end` exclusive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from app.choice import NO_CHOICE, Choice
from app.columns import BYTE_BY_BYTE, MOST_COLUMNS, Column, FieldLabel, columns_of, field_labels
from app.overview import Overview, overview_of
from app.permissions import Look, look
from engine.borrows.api import WILDCARD
from engine.trace.events import Event
from engine.trace.failure import BorrowFacts, Failure
from engine.trace.snapshot import AllocationView, NodeView, Snapshot

__all__ = ["Card", "Column", "FieldLabel", "Picture", "Row", "Segment", "behind", "draw", "is_background"]

MOST_ROWS = 30
"""Larger trees are folded to the rows that matter in the step, the rest is counted."""
MOST_ROWS_UNFOLDED = 300
"""The same where library code is shown, or nothing is to be folded."""
MOST_NESTED = 40
"""Deeper nodes stand in the list of those at this depth: browsers do not nest elements without limit."""
MANY = 16
"""A tree of more nodes is a large one."""
FEW_FOLDS = 3
"""Up to so many folded parts of a tree say that nothing changes there; more would say it too often."""
FEW_ROWS = 8
"""Dead branches are left in trees up to this size: folding them would gain nothing."""


@dataclass(slots=True)
class Segment:
    """Part of a node's strip: `columns` columns with one look.

    `lazy` means that the node has not been accessed there, `stored` False that nothing is stored and the default
    governs. If this step changed the permission there, `before` is the old one and `relation` the side (`child` or
    `foreign`). `fresh` marks the states a new node starts with, `mixed` ranges that differ and did not fit,
    `failed` where the model forbade the access.
    """

    start: int
    end: int
    columns: int
    look: Look
    lazy: bool
    stored: bool
    fresh: bool = False
    before: Look | None = None
    relation: str = ""
    mixed: bool = False
    failed: bool = False


@dataclass(slots=True)
class Row:
    """A node of the tree. `role` is its side in this step's access: `access` (the pointer itself), `path` (an ancestor:
    a child access for it too), `foreign`, `new` (made in this step), or "". `hidden_library` and `hidden_more` count
    the nodes folded into it. `holders` are the places that hold a pointer with this tag, `function` is the one
    whose argument or body made it, `born` the step of its birth. `held` says whether a place holds a pointer with the
    tag now, `found` that it is what was searched for."""

    tag: int
    label: str
    expr: str
    line: int | None
    pointer: str
    role: str
    root: bool
    wildcard: bool
    library: bool
    exposed: bool
    protector: str
    function: str
    names: list[str]
    holders: list[str]
    changed: bool
    conflict: bool
    depth: int
    segments: list[Segment] = field(default_factory=list)
    children: list[Row] = field(default_factory=list)
    hidden_library: int = 0
    hidden_more: int = 0
    hidden_changed: int = 0
    """How many of all that is hidden below it this step changed."""
    hidden_dead: int = 0
    folded: bool = False
    born: int = 0
    held: bool = False
    found: bool = False

    @property
    def folds(self) -> bool:
        """Whether nodes are hidden below it."""
        return bool(self.hidden_library or self.hidden_dead or self.hidden_more)


@dataclass(slots=True)
class Card:
    """An allocation. `focus` if this step is about it; `plain` if nothing but its root is there to be seen."""

    id: int
    title: str
    kind: str
    type: str
    size: int
    address: int
    owner: str
    alive: bool
    died_now: bool
    born_now: bool
    exposed: bool
    immutable: bool
    focus: bool
    plain: bool
    library: bool
    columns: list[Column]
    fields: list[FieldLabel]
    rows: list[Row]
    nodes: int = 0
    """How many nodes the tree has, folded ones included."""
    overview: Overview | None = None

    @property
    def many(self) -> bool:
        """Whether the tree is so large that what holds for nearly all of its nodes is not said at each of them."""
        return self.nodes > MANY

    @property
    def calm(self) -> bool:
        """Whether folded parts in which nothing changes say so: where there are many of them, their silence does."""
        return self.focus and sum(row.folds for row in self.all_rows()) <= FEW_FOLDS

    @property
    def apart(self) -> bool:
        """Whether this step's access is a foreign one for all nodes of a large tree but those that are marked
        otherwise: then the tree says it."""
        roles = Counter(row.role for row in self.all_rows()) if self.many else Counter[str]()
        return roles["foreign"] > 0 and roles[""] == 0

    def all_rows(self) -> list[Row]:
        """The rows from top to bottom."""
        order: list[Row] = []
        stack = list(reversed(self.rows))
        while stack:
            row = stack.pop()
            order.append(row)
            stack.extend(reversed(row.children))
        return order

    def lines(self) -> list[Line]:
        """The rows from top to bottom, with the nesting of the list that shows them."""
        order = self.all_rows()
        levels = [min(row.depth, MOST_NESTED) for row in order]
        return [
            Line(row, after > level, max(0, level - after))
            for row, level, after in zip(order, levels, [*levels[1:], 0], strict=True)
        ]


@dataclass(slots=True)
class Line:
    """A row as an item of a nested list: whether a list of its children begins after it, and how many lists end."""

    row: Row
    opens: bool
    closes: int


@dataclass(slots=True)
class Picture:
    """All cards of a step in order of creation; `hidden` counts the allocations that are folded away."""

    cards: list[Card]
    plain: list[Card]
    hidden: int


_Changed = tuple[int, int, str | None, str]


@dataclass(slots=True)
class _Touch:
    """What this step did to one allocation."""

    through: int | None
    range: tuple[int, int] | None
    path: frozenset[int]
    untouched: frozenset[int]
    new: int | None
    failed: tuple[int, int] | None
    """The tag and the offset at which the model said no."""


def draw(
    snapshot: Snapshot, event: Event | None = None, *, failure: Failure | None = None, library: bool = False,
    single: int = BYTE_BY_BYTE, most: int = MOST_COLUMNS, choice: Choice = NO_CHOICE,
) -> Picture:  # fmt: skip
    """The picture of a snapshot, with what `event` (the step's own) did marked in it, and if that is the run's bad end
    (`failure`) where it went wrong.

    `library` shows what belongs to library code too; otherwise its allocations and nodes are folded away, except where
    the step touches them or they carry a user's node. `single` and `most` as in `columns_of`. With a
    `choice.focus` only its allocation is drawn.
    """
    changed = _changed(event)
    holders = _holders(snapshot, library=library)
    cards: list[Card] = []
    plain: list[Card] = []
    hidden = 0
    facts = failure.borrows if failure is not None and event is not None and event.kind == "ub" else None
    for allocation in snapshot.allocations.values():
        touch = _touch(allocation, event, facts, failure.alloc if failure is not None else None)
        died_now = allocation.died == snapshot.step
        # A dead allocation is shown only as it dies, and where its use is the error.
        if not (allocation.alive or died_now or (touch is not None and event is not None and event.kind == "ub")):
            continue
        background = allocation.root is None or is_background(allocation)
        elsewhere = choice.focus is not None and choice.focus not in allocation.nodes
        if elsewhere or (background and touch is None and not library and choice.focus is None):
            hidden += 1
            continue
        columns = columns_of(allocation, touch.range if touch is not None else None, single=single, most=most)
        drawn = _Drawn(allocation, event, touch, changed, holders, columns, choice, library)
        card = _card(snapshot, drawn)
        (plain if card.plain else cards).append(card)
    return Picture(cards, plain, hidden)


def _holders(snapshot: Snapshot, *, library: bool) -> dict[int, list[str]]:
    """For each tag the names of the places that hold a pointer with it; the library's own only if they are shown."""
    out: dict[int, list[str]] = {}
    shown = {frame.id for stack in snapshot.frames.values() for frame in stack if library or not frame.library}
    for tag, found in snapshot.holders().items():
        for holder in found:
            allocation = snapshot.allocations.get(holder.alloc) if holder.alloc is not None else None
            hidden = allocation is not None and allocation.info.library and not library
            if not hidden and (holder.frame is None or holder.frame in shown):
                out.setdefault(tag, []).append(holder.text)
    return out


def is_background(allocation: AllocationView) -> bool:
    """Whether an allocation is not what the user's program is about."""
    info = allocation.info
    if info.kind in ("vtable", "fn", "machine"):
        return True
    if info.kind == "const" or info.library:
        return all(node.is_root or behind(node) for node in allocation.nodes.values())
    return False


def behind(node: NodeView) -> bool:
    """Whether a node was made by code that the user did not write: by the library, or by a macro of the library."""
    return node.library or not (node.is_root or node.expr or node.argument)


def _changed(event: Event | None) -> dict[int, list[_Changed]]:
    """What this step changed, by tag: `(start, end, permission before or None if nothing was stored, relation)`."""
    out: dict[int, list[_Changed]] = {}
    if event is not None:
        for _, change in event.changes:
            before = change.before[0] if change.before is not None else None
            out.setdefault(change.tag, []).append((change.start, change.end, before, change.relation))
    return out


def _touch(
    allocation: AllocationView, event: Event | None, facts: BorrowFacts | None, alloc: int | None
) -> _Touch | None:
    """What the step did to this allocation; `facts` and `alloc` tell of the run's bad end."""
    if event is None:
        return None
    if (alloc if event.kind == "ub" and alloc is not None else event.alloc) != allocation.id:
        if any(alloc == allocation.id for alloc, _ in event.changes):
            return _Touch(None, None, frozenset(), frozenset(), None, None)
        return None
    span = (event.start, event.end) if event.start is not None and event.end is not None else None
    new = event.tag if event.kind == "retag" else None
    through: int | None = None
    if event.kind == "retag":
        through = event.parent
    elif event.kind in ("read", "write", "release", "dealloc", "expose", "name", "ub"):
        through = event.tag
    failed: tuple[int, int] | None = None
    if facts is not None:
        through = facts.accessed
        failed = (facts.conflicting, facts.offset)
    path: frozenset[int] = frozenset()
    if through is not None and through != WILDCARD and event.kind not in ("expose", "name"):
        path = frozenset(allocation.ancestors(through))
    untouched: frozenset[int] = frozenset()
    if event.kind == "release" and through is not None and through in allocation.nodes:
        # The end of a protector does not visit what was made from the protected pointer.
        untouched = frozenset(_below(allocation, through))
    return _Touch(through, span, path, untouched, new, failed)


def _below(allocation: AllocationView, tag: int) -> Iterable[int]:
    stack = list(allocation.nodes[tag].children)
    while stack:
        at = stack.pop()
        yield at
        stack.extend(allocation.nodes[at].children)


@dataclass(slots=True)
class _Drawn:
    """What the drawing of one allocation needs."""

    allocation: AllocationView
    event: Event | None
    touch: _Touch | None
    changed: dict[int, list[_Changed]]
    holders: dict[int, list[str]]
    columns: list[Column]
    choice: Choice
    library: bool


def _card(snapshot: Snapshot, drawn: _Drawn) -> Card:
    allocation, touch = drawn.allocation, drawn.touch
    info = allocation.info
    rows, every = _rows(drawn)
    boring = touch is None and len(rows) == 1 and not rows[0].children and not rows[0].hidden_library
    owner = ""
    if info.frame is not None:
        for stack in snapshot.frames.values():
            owner = next((frame.function for frame in stack if frame.id == info.frame), owner)
    overview = None
    if len(every) > MOST_ROWS:
        at = touch.range[0] if touch is not None and touch.range is not None else 0
        marks = {tag: row.role for tag, row in every.items() if row.role in ("access", "new", "path")}
        overview = overview_of(allocation, at, marks, {tag for tag, row in every.items() if row.changed})
    return Card(
        id=allocation.id,
        title=allocation.label,
        kind=info.kind,
        type=info.type,
        size=info.size,
        address=info.address,
        owner=owner,
        alive=allocation.alive,
        died_now=allocation.died == snapshot.step,
        born_now=allocation.created == snapshot.step,
        exposed=allocation.exposed,
        immutable=not info.mutable,
        focus=touch is not None,
        plain=boring,
        library=info.library,
        columns=drawn.columns,
        fields=field_labels(info, drawn.columns),
        rows=rows,
        nodes=len(every),
        overview=overview,
    )


def _rows(drawn: _Drawn) -> tuple[list[Row], dict[int, Row]]:
    """The tree as it is shown, and the rows of all nodes; only those that are shown have their segments."""
    allocation, choice, library = drawn.allocation, drawn.choice, drawn.library
    rows: dict[int, Row] = {}
    top: list[Row] = []
    # Parents first and without recursion: a tree may be thousands of nodes deep.
    for _, node in allocation.preorder():
        row = _row(node, drawn)
        rows[node.tag] = row
        above = rows.get(node.parent) if node.parent is not None and not node.wildcard_root else None
        (top if above is None else above.children).append(row)
    if choice.focus is not None and choice.focus in rows:
        near = {*allocation.ancestors(choice.focus), *_below(allocation, choice.focus)}
        _fold(rows, lambda row: row.tag not in near, "more")
    if not library:
        for row in rows.values():
            row.folded = row.library and not _telling(row) and row.tag != choice.focus
        _fold(rows, lambda row: row.folded, "library")
    if not choice.whole:
        _fold_far(allocation, rows, top, choice)
    shown = _level(top)
    most = MOST_ROWS_UNFOLDED if library or choice.whole else MOST_ROWS
    if len(shown) > most:
        _fold(rows, _beyond(shown, most, choice), "more")
        shown = _level(top)
    for row in shown:
        _fill(row, allocation.nodes[row.tag], drawn)
    return top, rows


def _fold_far(allocation: AllocationView, rows: dict[int, Row], top: list[Row], choice: Choice) -> None:
    """Fold what nobody asks about: what a search does not find; in a tree that is not small, dead branches."""
    if choice.find and any(row.found for row in rows.values()):
        kept = {tag for row in rows.values() if row.found for tag in allocation.ancestors(row.tag)}
        _fold(rows, lambda row: row.tag not in kept, "more")
    elif len(_level(top)) > FEW_ROWS:
        alive: set[int] = set()
        for row in reversed(list(rows.values())):
            node = allocation.nodes[row.tag]
            dead = not (_telling(row) or row.held or row.protector or row.role == "path" or row.tag == choice.focus)
            if not dead or row.tag in alive or not _is_dead(node):
                alive.add(row.tag)
                if node.parent is not None:
                    alive.add(node.parent)
        _fold(rows, lambda row: row.tag not in alive, "dead")


def _is_dead(node: NodeView) -> bool:
    """Whether a node is Disabled wherever it has a state."""
    states = [state[0] for _, _, state in node.states if state is not None]
    return bool(states) and all(name == "Disabled" for name in states)


def _telling(row: Row) -> bool:
    """Whether a row must be seen in this step."""
    return row.root or row.wildcard or row.changed or row.conflict or row.role in ("access", "new")


def _beyond(rows: list[Row], most: int, choice: Choice) -> Callable[[Row], bool]:
    """Which rows of a large tree to fold: all but those that must be seen, those that a place still points to, and the
    newest, as many as there is room for."""
    order = sorted(
        rows,
        key=lambda row: (
            row.tag != choice.focus, not row.found, not _telling(row), not row.held, row.role != "path", -row.tag,
        ),
    )  # fmt: skip
    kept = {row.tag for row in order[:most]}
    return lambda row: row.tag not in kept and not row.root


def _fold(rows: dict[int, Row], folded: Callable[[Row], bool], counter: Literal["library", "more", "dead"]) -> None:
    """Take rows out of the tree: their children go to the next row above, which counts what it hides."""
    for row in reversed(list(rows.values())):  # children before parents
        kept: list[Row] = []
        for child in row.children:
            if folded(child):
                row.hidden_library += child.hidden_library + (counter == "library")
                row.hidden_more += child.hidden_more + (counter == "more")
                row.hidden_dead += child.hidden_dead + (counter == "dead")
                row.hidden_changed += child.hidden_changed + child.changed
                kept.extend(child.children)
            else:
                kept.append(child)
        row.children = kept


def _level(top: list[Row]) -> list[Row]:
    """Tell every row how deep it stands; the rows that are shown."""
    out: list[Row] = []
    stack = [(0, row) for row in top]
    while stack:
        depth, row = stack.pop()
        row.depth = depth
        out.append(row)
        stack.extend((depth + 1, child) for child in row.children)
    return out


def _row(node: NodeView, drawn: _Drawn) -> Row:
    touch = drawn.touch
    expr = "" if node.expr == node.label or node.is_root else node.expr
    names = [name for name in node.names if not node.is_root and name != node.label]
    holders = drawn.holders.get(node.tag, [])
    find = drawn.choice.find.lower()
    return Row(
        tag=node.tag,
        label=node.label,
        expr=expr,
        line=node.span.start()[0] if node.span.file.is_local else None,
        pointer=node.pointer_kind,
        role=_role(node, drawn.event, touch),
        root=node.is_root,
        wildcard=node.wildcard_root,
        library=behind(node),
        exposed=node.exposed,
        protector=node.protector,
        function=node.function,
        names=names,
        holders=[text for text in holders if text != node.label],
        changed=any(
            relation and (before or node.default) != node.permission_at(start)
            for start, _, before, relation in drawn.changed.get(node.tag, ())
        ),
        conflict=touch is not None and touch.failed is not None and touch.failed[0] == node.tag,
        depth=0,
        born=node.created,
        held=bool(holders),
        found=bool(find) and (
            find == f"<{node.tag}>" or any(find in text.lower() for text in (node.label, expr, *names, *holders))
        ),
    )  # fmt: skip


def _fill(row: Row, node: NodeView, drawn: _Drawn) -> None:
    """Give a row its strip."""
    row.segments = _segments(node, drawn.columns, drawn.changed.get(node.tag, []))
    if row.conflict and drawn.touch is not None and drawn.touch.failed is not None:
        for segment in row.segments:
            segment.failed = segment.start <= drawn.touch.failed[1] < segment.end


def _role(node: NodeView, event: Event | None, touch: _Touch | None) -> str:
    if touch is None or event is None:
        return ""
    if node.tag == touch.new:
        return "new"
    if node.tag == touch.through:
        return "access"
    if event.kind in ("alloc", "expose", "name") or touch.through is None:
        return ""
    if node.tag in touch.untouched:
        return ""
    if touch.range is None and event.kind in ("retag", "read", "write"):
        return ""
    return "path" if node.tag in touch.path else "foreign"


def _segments(node: NodeView, columns: list[Column], changes: list[_Changed]) -> list[Segment]:
    out: list[Segment] = []
    for column in columns:
        segment = _segment(node, column, changes)
        last = out[-1] if out else None
        if last is not None and not column.gap and not last.mixed and _same(last, segment):
            last.columns += 1
            last.end = segment.end
        else:
            out.append(segment)
    return out


def _same(a: Segment, b: Segment) -> bool:
    return (a.look, a.lazy, a.stored, a.fresh, a.before, a.relation) == (
        b.look, b.lazy, b.stored, b.fresh, b.before, b.relation,
    )  # fmt: skip


def _segment(node: NodeView, column: Column, changes: list[_Changed]) -> Segment:
    if column.gap:
        inside = {
            (state[0] if state is not None else node.default)
            for start, end, state in node.states
            if start < column.end and end > column.start
        }
        permission = inside.pop() if len(inside) == 1 else ""
        return Segment(column.start, column.end, 1, look(permission or "…"), False, True, mixed=not permission)
    state = node.state_at(column.start)
    permission = state[0] if state is not None else node.default
    segment = Segment(
        column.start, column.end, 1, look(permission),
        lazy=state is None or not state[1], stored=state is not None,
    )  # fmt: skip
    for start, end, before, relation in changes:
        if not start <= column.start < end:
            continue
        if not relation:
            segment.fresh = True
        elif (before or node.default) != permission:
            segment.before, segment.relation = look(before or node.default), relation
    return segment
