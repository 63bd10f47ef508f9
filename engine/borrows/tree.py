"""The tree of one allocation: accesses, retags, protector ends, deallocation (spec/tree-borrows.md sections 3 to 9)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from engine.borrows import wildcard
from engine.borrows.api import (
    WILDCARD,
    Access,
    Cause,
    NodeInfo,
    Protector,
    RetagAccess,
    RetagPlan,
)
from engine.borrows.collect import collect
from engine.borrows.history import child_forbidden, protected_dealloc, protected_disabled
from engine.borrows.node import Node, TreeRange, link_loose
from engine.borrows.permissions import (
    ABSENT,
    ACCESSED,
    CELL,
    DISABLED,
    ERROR,
    FORBIDDEN,
    OBSERVABLE,
    PERMISSION,
    SIFA_NONE,
    SIFA_SHIFT,
    SIFA_WRITE,
    UNIQUE,
    Automaton,
    Tables,
    pack,
)
from engine.borrows.ranges import RangeMap

__all__ = ["ROOT_NAME", "TreeContext", "TreePlan", "TreeState", "shown_states"]

ROOT_NAME: Final = "root of the allocation"

_READ: Final = 0
_WRITE: Final = 1
_EXPLICIT: Final = int(Cause.EXPLICIT)
_REBORROW: Final = int(Cause.REBORROW)
_DEALLOCATION: Final = int(Cause.DEALLOCATION)
_FUNCTION_EXIT: Final = int(Cause.FUNCTION_EXIT)
_STATE: Final = ABSENT - 1
_MOST_CACHED: Final = 1024

_SHOWN: Final = PERMISSION | ACCESSED
_SIDES: Final = ("child", "foreign")

Span = tuple[int, int]


def shown_states(automaton: Automaton) -> list[tuple[str, bool]]:
    """`TreeContext.shown` of a version's automaton."""
    names = automaton.names
    return [(names.get(state & PERMISSION, ""), bool(state & ACCESSED)) for state in range(_SHOWN + 1)]


@dataclass(slots=True)
class TreeContext:
    """What all trees of a run share: the model's protector map, `locate`, and the rules of the version."""

    automaton: Automaton
    shown: list[tuple[str, bool]]
    """What a trace tells of a state, by its permission and accessed bits."""
    tables: Tables
    protectors: dict[int, Protector]
    locate: Callable[[], Any]
    release_access: bool
    dealloc_any_strong: bool
    wildcards: bool
    version: str


@dataclass(slots=True, eq=False)
class TreePlan:
    """A retag plan made ready: packed states instead of permissions. `default` is the packed state outside."""

    default: int
    runs: tuple[tuple[int, int, int, int | None], ...]
    """`(start, end, packed state, access or None)`, relative to the pointer."""
    weakest: int
    """Least SIFA over the default and the runs."""
    strongest: int
    accesses: dict[int, tuple[RetagAccess, ...]]
    """What the retag tells the race detector, by offset (a cache)."""


class TreeState:
    """A tree with its stored ranges; implements `AllocationState`."""

    __slots__ = (
        "_at",
        "_foreign_read",
        "_foreign_write",
        "_map",
        "changes",
        "context",
        "exposed",
        "nodes_by_tag",
        "roots",
        "size",
    )

    def __init__(self, context: TreeContext, size: int, root: int) -> None:
        self.context = context
        self.size = size
        self.changes: list[Any] | None = None
        node = Node(root, None, pack(DISABLED, False, SIFA_NONE), SIFA_NONE, context.locate())
        node.names = [ROOT_NAME]
        self.roots: list[Node] = [node]
        self.nodes_by_tag: dict[int, Node] = {root: node}
        self.exposed: list[Node] = []
        everything: list[TreeRange] = []
        if size:
            whole = TreeRange(0, size)
            whole.states[node] = pack(UNIQUE, True, SIFA_NONE)
            everything.append(whole)
        self._map: RangeMap[TreeRange] = RangeMap(everything)
        self._at = self._map.at
        self._foreign_read = context.tables.foreign_read
        self._foreign_write = context.tables.foreign_write

    # -- accesses ------------------------------------------------------------------------------------------------

    def access(self, tag: int, start: int, end: int, access: Access) -> None:
        """An explicit access to `[start, end)` through `tag` (or WILDCARD). Raises BorrowsError (section 4)."""
        found = self._at.get(start)
        if found is not None and found.end == end and tag in (found.settled_write if access else found.settled_read):
            return
        self._access(tag, start, end, _WRITE if access else _READ, _EXPLICIT)

    def _access(self, tag: int, start: int, end: int, access: int, cause: int) -> None:
        visited = self._map.visit(start, end)
        if tag == WILDCARD or len(self.roots) > 1:
            wildcard.access(self, tag, visited, access, cause, (start, end))
            return
        node = self.nodes_by_tag[tag]
        span = (start, end)
        for stored in visited:
            settled = stored.settled_write if access else stored.settled_read
            if tag not in settled:
                self.perform(stored, node, access, cause, span)
                settled.add(tag)

    def perform(
        self,
        stored: TreeRange,
        node: Node,
        access: int,
        cause: int,
        span: Span | None,
        *,
        with_children: bool = True,
    ) -> None:
        """One access through `node` in the tree of `node` at one stored range: child accesses up to the root, then
        foreign ones. `with_children` false leaves out everything below the node (section 7)."""
        context = self.context
        tables = context.tables
        level = tables.level
        table = tables.child_write if access else tables.child_read
        states = stored.states
        changed = False
        current: Node | None = node
        while current is not None:
            old = states.get(current, current.absent)
            new = table[old]
            if new != old:
                if new < 0:
                    if new == FORBIDDEN or current.tag in context.protectors:
                        raise child_forbidden(self, node, current, old, access, cause, stored, span)
                    new = tables.child_write_unprotected[old]
                changed = True
                states[current] = new
                if level[new] < level[old]:
                    stored.loosen(current, level[old], level[new])
                if (old ^ new) & OBSERVABLE:
                    self.note(stored, current, old, new, access, cause, False, span)
            current = current.parent
        loose = stored.loose_write if access else stored.loose_read
        if loose:
            previous: Node | None = None
            current = node
            if not with_children:
                previous = node
                current = node.parent
            while current is not None:
                waiting = loose.get(current)
                if waiting is not None and (len(waiting) > 1 or waiting[0] is not previous):
                    self._foreign(stored, current, previous, waiting, loose, node, access, cause, span)
                    changed = True
                previous = current
                current = current.parent
        if changed:
            stored.unsettle()

    def _foreign(
        self,
        stored: TreeRange,
        parent: Node,
        entered: Node | None,
        waiting: list[Node],
        loose: dict[Node, list[Node]],
        node: Node,
        access: int,
        cause: int,
        span: Span | None,
    ) -> None:
        """Foreign accesses on the loose subtrees of `parent`'s children other than `entered`: post-order, last-created
        child first, which is the reverse of pre-order with the first-created first."""
        todo = [child for child in waiting if child is not entered]
        kept = len(todo) < len(waiting)
        if len(todo) > 1:
            todo.sort(key=_by_age)
        order: list[Node] = []
        while todo:
            child = todo.pop()
            order.append(child)
            below = loose.get(child)
            if below is not None:
                todo.extend(sorted(below, key=_by_age) if len(below) > 1 else below)
        order.reverse()
        protectors = self.context.protectors
        free, held = self._foreign_write if access else self._foreign_read
        states = stored.states
        strength = access + 1
        for child in order:
            old = states.get(child, child.absent)
            new = (held if child.tag in protectors else free)[old]
            if new & ERROR:
                raise protected_disabled(self, node, child, old, access, cause, stored, span)
            states[child] = new
            if child.bound < strength:
                child.bound = strength
            if (old ^ new) & OBSERVABLE:
                self.note(stored, child, old, new, access, cause, True, span)
        # All of them would now be skipped.
        _consume(loose, parent, entered, kept, order)
        if access and stored.loose_read:
            reads = stored.loose_read
            _consume(reads, parent, entered, kept and entered in reads.get(parent, ()), order)

    def note(
        self,
        stored: TreeRange,
        node: Node,
        old: int,
        new: int,
        access: int,
        cause: int,
        foreign: bool,
        span: Span | None,
    ) -> None:
        """Remember an observable transition: in the node's history if the permission changed, in the trace always."""
        if (old ^ new) & PERMISSION:
            event = (
                old & PERMISSION,
                new & PERMISSION,
                access,
                cause,
                foreign,
                stored.start,
                stored.end,
                span,
                self.context.locate(),
            )
            if node.history is None:
                node.history = [event]
            else:
                node.history.append(event)
        changes = self.changes
        if changes is not None:
            shown = self.context.shown
            before = None if old & ABSENT else shown[old & _SHOWN]
            changes += node.tag, stored.start, stored.end, before, shown[new & _SHOWN], _SIDES[foreign], None

    def _shown(self, state: int) -> tuple[str, bool]:
        return self.context.shown[state & _SHOWN]

    # -- retags --------------------------------------------------------------------------------------------------

    def retag(self, parent: int, tag: int, offset: int, plan: RetagPlan) -> Sequence[RetagAccess]:
        """Reborrow (section 5.1 steps 5 to 9): the plan's accesses through `parent`, then the new node. With WILDCARD
        as the parent the node becomes the root of a wildcard subtree. Raises BorrowsError."""
        detail: TreePlan = plan.detail
        if parent == WILDCARD:
            wildcard.check_supported(self)
        for start, end, _, kind in detail.runs:
            if kind is not None:
                start += offset
                end += offset
                found = self._at.get(start)
                if (
                    found is not None
                    and found.end == end
                    and parent in (found.settled_write if kind else found.settled_read)
                ):
                    continue
                self._access(parent, start, end, kind, _REBORROW)
        if parent == WILDCARD:
            self._insert(None, tag, offset, detail)
        else:
            self._insert(self.nodes_by_tag[parent], tag, offset, detail)
        accesses = detail.accesses.get(offset)
        if accesses is None:
            accesses = tuple(
                RetagAccess(start + offset, end + offset, Access(kind))
                for start, end, _, kind in detail.runs
                if kind is not None
            )
            if len(detail.accesses) < _MOST_CACHED:
                detail.accesses[offset] = accesses
        return accesses

    def _insert(self, parent: Node | None, tag: int, offset: int, plan: TreePlan) -> None:
        context = self.context
        nodes = self.nodes_by_tag
        node = Node(tag, parent, plan.default, plan.strongest, context.locate())
        nodes[tag] = node
        if parent is None:
            position = len(self.roots)
            while self.roots[position - 1].tag > tag and position > 1:
                position -= 1
            self.roots.insert(position, node)
        else:
            parent.adopt(node)
        changes = self.changes
        for start, end, state, _ in plan.runs:
            for stored in self._map.visit(start + offset, end + offset):
                stored.states[node] = state
                if changes is not None:
                    changes += tag, stored.start, stored.end, None, context.shown[state & _SHOWN], "", None
        level = context.tables.level
        absent = node.absent
        for stored in self._map.ranges:
            if parent is None:
                stored.unsettle()
                continue
            skipped = level[stored.states.get(node, absent)]
            if skipped < 2:
                link_loose(stored.loose_write, parent, node)
                if stored.settled_write:
                    stored.settled_write.clear()
                if skipped < 1:
                    link_loose(stored.loose_read, parent, node)
                    if stored.settled_read:
                        stored.settled_read.clear()
        if plan.weakest < SIFA_WRITE:
            self._repair(parent, plan.weakest)

    def _repair(self, node: Node | None, most: int) -> None:
        """Lower the SIFAs of a new node's ancestors, from its parent up, to at most `most` (section 9.3). A node whose
        bound is not above it would not change, which ends the walk."""
        level = self.context.tables.level
        while node is not None and node.bound > most:
            changed = False
            old_absent = node.absent
            lower_default = old_absent >> SIFA_SHIFT & 0b11 > most
            if lower_default:
                node.absent = old_absent & ~(0b11 << SIFA_SHIFT) | most << SIFA_SHIFT
                changed = True
            for stored in self._map.ranges:
                old = stored.states.get(node)
                if old is None:
                    if not lower_default:
                        continue
                    old, new = old_absent, node.absent
                elif old >> SIFA_SHIFT & 0b11 > most:
                    new = old & ~(0b11 << SIFA_SHIFT) | most << SIFA_SHIFT
                    stored.states[node] = new
                    changed = True
                else:
                    continue
                if level[new] < level[old]:
                    stored.loosen(node, level[old], level[new])
                    stored.unsettle()
            node.bound = most
            if not changed:
                return
            node = node.parent

    # -- ends ----------------------------------------------------------------------------------------------------

    def release(self, tag: int) -> None:
        """The accesses at the end of the tag's protector (section 7): at each stored range with an accessed state a
        write if it is Unique, nothing if it is Cell, else a read; nothing below the node is visited."""
        node = self.nodes_by_tag.get(tag)
        if node is None or not self.context.release_access:
            return
        for stored in self._map.ranges:
            state = stored.states.get(node, 0)
            permission = state & PERMISSION
            if not state & ACCESSED or permission == CELL:
                continue
            access = _WRITE if permission == UNIQUE else _READ
            if tag in (stored.settled_write if access else stored.settled_read):
                continue
            if len(self.roots) > 1:
                wildcard.release(self, node, stored, access)
            else:
                self.perform(stored, node, access, _FUNCTION_EXIT, None, with_children=False)

    def deallocate(self, tag: int) -> None:
        """The deallocation of the whole allocation through `tag` (section 8). Raises BorrowsError."""
        held = self._protected_nodes()
        root = self.roots[0]
        if not held and tag == root.tag and self.changes is None and len(self.roots) == 1:
            return  # the root allows everything and what it invalidates dies with the tree
        if self.size:
            self._access(tag, 0, self.size, _WRITE, _DEALLOCATION)
        if not any(self.context.protectors[node.tag] == Protector.STRONG for node in held):
            return
        protectors = self.context.protectors
        accessed = None if tag == WILDCARD else self.nodes_by_tag[tag]
        for stored in self._map.ranges:
            for node in self._dealloc_order(accessed):
                if protectors.get(node.tag) == Protector.STRONG:
                    state = stored.states.get(node, node.absent)
                    guarded = state & ACCESSED and state & PERMISSION != CELL
                    if guarded or self.context.dealloc_any_strong:
                        raise protected_dealloc(self, accessed, node, state, stored)

    def bury(self) -> None:
        """Let go of the nodes of a dead allocation."""
        for node in self.nodes_by_tag.values():
            node.abandon()

    def _protected_nodes(self) -> list[Node]:
        protectors, nodes = self.context.protectors, self.nodes_by_tag
        if len(protectors) < len(nodes):
            return [nodes[tag] for tag in protectors if tag in nodes]
        return [node for tag, node in nodes.items() if tag in protectors]

    def _dealloc_order(self, accessed: Node | None) -> Iterator[Node]:
        """Every node: first the accessed node's tree in access order, then the other trees, newest root first."""
        top = accessed
        previous: Node | None = None
        if accessed is not None:
            for current in ancestors(accessed):
                yield current
            for current in ancestors(accessed):
                yield from below(current, previous)
                previous = top = current
        for root in reversed(self.roots):
            if root is not top:
                yield root
                yield from below(root, None)

    def collect(self, live: Container[int]) -> int:
        """Forget dead nodes (section 13); how many nodes are left."""
        return collect(self.nodes_by_tag, self.roots, self._map, live, self.context.protectors)

    # -- put together from outside (see `engine.borrows.foresee`) ------------------------------------------------

    def install(self, nodes: Sequence[Node]) -> None:
        """Have these nodes, parents before children, instead of those so far."""
        self.roots = [node for node in nodes if node.parent is None]
        self.nodes_by_tag = {node.tag: node for node in nodes}
        self.exposed = [node for node in nodes if node.exposed]

    def show(self, ranges: Sequence[TreeRange]) -> None:
        """Have these stored ranges instead of those so far."""
        self._map = RangeMap(ranges)
        self._at = self._map.at

    # -- exposure, names, printing -------------------------------------------------------------------------------

    def expose(self, tag: int) -> None:
        """A pointer-to-integer cast of a pointer with this tag (section 10.1)."""
        node = self.nodes_by_tag.get(tag)
        if node is not None and not node.exposed:
            node.exposed = True
            self.exposed.append(node)

    def unprotected(self, tag: int) -> None:
        """Nothing to do: exposure levels are read from states and protectors when needed (section 10.2)."""

    def name(self, tag: int, nth_parent: int, name: str) -> bool:
        """Give a name to the n-th ancestor of `tag`; False if there are not so many."""
        node: Node | None = self.nodes_by_tag.get(tag)
        while node is not None and nth_parent > 0:
            node = node.parent
            nth_parent -= 1
        if node is None:
            return False
        if node.names is None:
            node.names = []
        node.names.append(name)
        return True

    def ranges(self) -> list[tuple[int, int]]:
        """The stored ranges, in address order."""
        return [(stored.start, stored.end) for stored in self._map.ranges]

    def stored(self) -> list[TreeRange]:
        """The stored ranges with their states (for the wildcard procedure and for tests)."""
        return self._map.ranges

    def nodes(self) -> list[NodeInfo]:
        """Every node: the main tree in pre-order with children in creation order, then each wildcard subtree."""
        names = self.context.automaton.names
        protectors = self.context.protectors
        result: list[NodeInfo] = []
        todo = self.roots[::-1]
        main = self.roots[0]
        while todo:
            node = todo.pop()
            stored = [item.states.get(node) for item in self._map.ranges]
            result.append(
                NodeInfo(
                    tag=node.tag,
                    parent=None if node.parent is None else node.parent.tag,
                    names=list(node.names or ()),
                    states=[None if state is None else self._shown(state) for state in stored],
                    default=names[node.absent & PERMISSION],
                    protector=protectors.get(node.tag),
                    exposed=node.exposed,
                    wildcard_root=node.parent is None and node is not main,
                    children=[child.tag for child in node.children],
                )
            )
            todo.extend(reversed(node.children))
        return result


def ancestors(node: Node | None) -> Iterator[Node]:
    """The node, its parent and so on up to its root."""
    while node is not None:
        yield node
        node = node.parent


def below(node: Node, left_out: Node | None) -> Iterator[Node]:
    """The descendants of a node in post-order, last-created child first, without the subtree of `left_out`."""
    todo = [child for child in reversed(node.children) if child is not left_out]
    order: list[Node] = []
    while todo:
        current = todo.pop()
        order.append(current)
        todo.extend(reversed(current.children))
    return reversed(order)


def _by_age(node: Node) -> int:
    return -node.tag


def _consume(
    loose: dict[Node, list[Node]], parent: Node, entered: Node | None, kept: bool, visited: list[Node]
) -> None:
    """Take the visited nodes out of a loose map: all of the parent's children but `entered`, and everything below."""
    if kept and entered is not None:
        loose[parent] = [entered]
    else:
        loose.pop(parent, None)
    for node in visited:
        if node in loose:
            del loose[node]
