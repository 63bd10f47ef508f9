"""The state of a run at one step, as a fold of the events up to it.

`State` folds events in place. `State.view()` hands out an immutable `Snapshot` that shares everything unchanged with
the state (copy on write), so keyframes cost little. Offsets are bytes in the allocation, `end` exclusive; step n is
the state just after event n.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from engine.borrows.api import WILDCARD, Change
from engine.source import Span
from engine.trace.events import AllocInfo, Event, FrameInfo, LocalChange, MemoryChange
from engine.trace.labels import expression_text, node_label, root_label, variable_label

__all__ = [
    "AllocationView", "FrameView", "Holder", "LocalView", "NodeView", "Snapshot", "StackView", "State", "StateRange",
]  # fmt: skip

StackView = tuple[int, int, tuple[int, ...]]
"""`(start, end, tags)` of a stack, the bottom first. Without the root's tag at the bottom, nothing is known of what
lies below: an access through a pointer made from an integer may have popped anything."""
StateRange = tuple[int, int, tuple[str, bool] | None]
"""`(start, end, (permission, accessed))`, or None where the node stores nothing and its default permission governs."""


@dataclass(slots=True)
class NodeView:
    """A node of a borrow tree: a tag.

    `label` is its name for people, `expr` the text of the expression that made it ("" if library code did), `names`
    what the program itself called it. `created` is the step of its birth. `states` cover the allocation in order
    without gaps, neighbours differ. `protector` is "", "weak" or "strong".
    """

    tag: int
    parent: int | None
    created: int
    label: str
    expr: str
    span: Span
    default: str = ""
    variable: str = ""
    argument: str = ""
    function: str = ""
    pointer_kind: str = ""
    pointee: str = ""
    mode: str = ""
    library: bool = False
    is_root: bool = False
    wildcard_root: bool = False
    protector: str = ""
    protector_frame: int | None = None
    exposed: bool = False
    inside: tuple[int, int] | None = None
    names: tuple[str, ...] = ()
    children: tuple[int, ...] = ()
    states: tuple[StateRange, ...] = ()
    owner: int = field(default=0, compare=False, repr=False)

    def state_at(self, offset: int) -> tuple[str, bool] | None:
        """`(permission, accessed)` stored at a byte; None if nothing is stored there or it is out of range."""
        for start, end, state in self.states:
            if start <= offset < end:
                return state
        return None

    def permission_at(self, offset: int) -> str:
        """The permission that governs a byte: the stored one, else the node's default."""
        state = self.state_at(offset)
        return state[0] if state is not None else self.default


@dataclass(slots=True)
class AllocationView:
    """An allocation: what it is (`info`), its bytes, and its borrow tree (`nodes`, in creation order).

    `pointers` maps an offset to `(target allocation or None, tag or None)`; `init` has one 0/1 byte per byte;
    `died` is the step at which it was freed. `root` is None when the model keeps no trees. `stacks` are those of
    Stacked Borrows, in address order, neighbours different; empty while there is nothing but the root.
    """

    id: int
    info: AllocInfo
    created: int
    span: Span
    root: int | None
    data: bytearray
    init: bytearray
    pointers: dict[int, tuple[int | None, int | None]] = field(default_factory=dict)
    nodes: dict[int, NodeView] = field(default_factory=dict)
    alive: bool = True
    died: int | None = None
    exposed: bool = False
    thread: int = 0
    stacks: tuple[StackView, ...] = ()
    owner: int = field(default=0, compare=False, repr=False)

    @property
    def label(self) -> str:
        """Its name for people: the variable's or static's name, else `heap` and the like."""
        return root_label(self.info)

    def roots(self) -> list[NodeView]:
        """The root of the tree, then those of wildcard subtrees by tag."""
        tops = [node for node in self.nodes.values() if node.parent is None or node.parent == WILDCARD]
        return sorted(tops, key=lambda node: (node.wildcard_root, node.tag))

    def preorder(self) -> list[tuple[int, NodeView]]:
        """Every node with its depth, parents before children, children in creation order."""
        out: list[tuple[int, NodeView]] = []
        stack = [(0, node) for node in reversed(self.roots())]
        while stack:
            depth, node = stack.pop()
            out.append((depth, node))
            stack.extend((depth + 1, self.nodes[child]) for child in reversed(node.children))
        return out

    def ancestors(self, tag: int) -> list[int]:
        """The tag itself, its parent, … up to the root."""
        out: list[int] = []
        at: int | None = tag
        while at is not None and at in self.nodes:
            out.append(at)
            at = self.nodes[at].parent
        return out

    def boundaries(self) -> list[int]:
        """Offsets (with 0 and the size) between which every node has one state: the columns of a picture."""
        cuts = {0, self.info.size}
        for node in self.nodes.values():
            for start, end, _ in node.states:
                cuts.add(start)
                cuts.add(end)
        return sorted(cuts)


@dataclass(slots=True)
class LocalView:
    """A variable of a frame: `value` its text for people, `pointer` `(alloc, offset, tag)` if it is a pointer, `alloc`
    the allocation if it lives in memory."""

    name: str
    type: str
    value: str
    pointer: tuple[int | None, int, int | None] | None
    alloc: int | None
    changed: int


@dataclass(slots=True)
class FrameView:
    """A call that has not returned: `locals` in order of first appearance, keyed by variable number (or name)."""

    id: int
    function: str
    call_site: Span | None
    library: bool
    thread: int
    entered: int
    span: Span | None = None
    locals: dict[int | str, LocalView] = field(default_factory=dict)
    owner: int = field(default=0, compare=False, repr=False)


@dataclass(slots=True, frozen=True)
class Holder:
    """A place that holds a pointer now: a variable (`frame` set) or bytes of an allocation (`alloc` and `offset`)."""

    text: str
    frame: int | None
    alloc: int | None
    offset: int


@dataclass(slots=True)
class Snapshot:
    """Everything at a step. `frames` has the call stack of each thread, outermost first. Not to be changed."""

    step: int
    allocations: dict[int, AllocationView]
    frames: dict[int, list[FrameView]]
    threads: dict[int, str]
    thread: int
    output: list[tuple[str, str]]
    tags: dict[int, int] = field(compare=False)
    """Tag to allocation; shared by all snapshots of a run, so it may know tags that are made later."""
    protected: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """For each frame the `(alloc, tag)` that it protects."""

    def node(self, tag: int) -> NodeView | None:
        """The node with this tag, in whatever allocation."""
        alloc = self.tags.get(tag)
        return self.allocations[alloc].nodes.get(tag) if alloc is not None else None

    def label(self, tag: int | None) -> str:
        """What people call this tag."""
        if tag is None:
            return "a pointer without provenance"
        if tag == WILDCARD:
            return "a pointer made from an integer"
        node = self.node(tag)
        return node.label if node is not None else f"<{tag}>"

    def text(self, stream: str) -> str:
        """What has been printed so far on `stdout` or `stderr`."""
        return "".join(text for name, text in self.output if name == stream)

    def holders(self) -> dict[int, list[Holder]]:
        """For each tag the places that hold a pointer with it now: variables first, then memory that is alive."""
        out: dict[int, list[Holder]] = {}
        for stack in self.frames.values():
            for frame in stack:
                for local in frame.locals.values():
                    if local.pointer is not None and local.alloc is None and local.pointer[2] is not None:
                        out.setdefault(local.pointer[2], []).append(Holder(local.name, frame.id, None, 0))
        for allocation in self.allocations.values():
            if allocation.alive:
                for offset, (_, tag) in sorted(allocation.pointers.items()):
                    if tag is not None:
                        text = allocation.label + _field_path(allocation.info, offset)
                        out.setdefault(tag, []).append(Holder(text, allocation.info.frame, allocation.id, offset))
        return out


def _field_path(info: AllocInfo, offset: int) -> str:
    for part in info.fields:
        if part.start == offset and not part.padding:
            return part.path
    return f"+0x{offset:x}" if offset else ""


class State:
    """The fold. `apply` takes the next event; `view` gives what it looks like now."""

    __slots__ = (
        "_allocations", "_copied", "_frames", "_output", "_owner", "_protected", "_tags", "_thread",
        "_threads", "step",
    )  # fmt: skip

    def __init__(self, start: Snapshot | None = None) -> None:
        """Begin before event 0, or go on after `start` (which stays as it is)."""
        # What another owner made is copied at its first change.
        self._owner = next(_owners)
        self._copied: set[int] = set()
        if start is None:
            self.step = -1
            self._allocations: dict[int, AllocationView] = {}
            self._frames: dict[int, list[FrameView]] = {}
            self._threads: dict[int, str] = {0: "main"}
            self._thread = 0
            self._output: list[tuple[str, str]] = []
            self._tags: dict[int, int] = {}
            self._protected: dict[int, list[tuple[int, int]]] = {}
            return
        self.step = start.step
        self._allocations = dict(start.allocations)
        self._frames = {thread: list(stack) for thread, stack in start.frames.items()}
        self._threads = dict(start.threads)
        self._thread = start.thread
        self._output = list(start.output)
        self._tags = start.tags
        self._protected = {frame: list(pairs) for frame, pairs in start.protected.items()}

    def view(self) -> Snapshot:
        """The state now. Later `apply` calls do not change it."""
        self._owner = next(_owners)
        self._copied.clear()
        return Snapshot(
            self.step,
            dict(self._allocations),
            {thread: list(stack) for thread, stack in self._frames.items()},
            dict(self._threads),
            self._thread,
            list(self._output),
            self._tags,
            {frame: tuple(pairs) for frame, pairs in self._protected.items() if pairs},
        )

    def apply(self, event: Event) -> None:
        """Fold the next event in. Raises ValueError if it speaks of an allocation or tag that no event made."""
        self.step += 1
        kind = event.kind
        self._thread = event.thread
        stack = self._frames.get(event.thread)
        if stack:
            self._frame(event.thread, len(stack) - 1).span = event.span
        if kind == "retag":
            self._retag(event)
        elif kind == "alloc":
            self._alloc(event)
        elif kind == "call":
            self._call(event)
        elif kind == "return" or kind == "unwind":
            self._pop(event)
        elif kind == "print":
            self._print(event)
        elif kind == "release":
            self._release(event)
        elif kind == "thread":
            if event.cause != "spawn":
                self._threads[event.thread] = event.text
        if event.changes:
            self._changes(event)
        for memory in event.memory:
            self._memory(memory)
        for local in event.locals:
            self._local(local, event.thread)
        if kind == "dealloc" and event.alloc is not None:
            allocation = self._allocation(event.alloc)
            allocation.alive = False
            allocation.died = self.step
        elif kind == "expose" and event.alloc is not None:
            self._allocation(event.alloc).exposed = True
            if event.tag:
                self._node(event.alloc, event.tag).exposed = True
        elif kind == "name" and event.alloc is not None and event.tag:
            node = self._node(event.alloc, event.tag)
            node.names = (*node.names, event.text)

    def _allocation(self, alloc: int) -> AllocationView:
        try:
            allocation = self._allocations[alloc]
        except KeyError:
            raise ValueError(f"step {self.step}: no event made alloc{alloc}") from None
        if allocation.owner != self._owner:
            allocation = AllocationView(
                allocation.id, allocation.info, allocation.created, allocation.span, allocation.root,
                allocation.data, allocation.init, allocation.pointers, dict(allocation.nodes),
                allocation.alive, allocation.died, allocation.exposed, allocation.thread, allocation.stacks,
                self._owner,
            )  # fmt: skip
            self._allocations[alloc] = allocation
        return allocation

    def _node(self, alloc: int, tag: int) -> NodeView:
        nodes = self._allocation(alloc).nodes
        try:
            node = nodes[tag]
        except KeyError:
            raise ValueError(f"step {self.step}: no event made tag <{tag}> in alloc{alloc}") from None
        if node.owner != self._owner:
            node = NodeView(
                node.tag, node.parent, node.created, node.label, node.expr, node.span, node.default, node.variable,
                node.argument, node.function, node.pointer_kind, node.pointee, node.mode, node.library, node.is_root,
                node.wildcard_root, node.protector, node.protector_frame, node.exposed, node.inside, node.names,
                node.children, node.states, self._owner,
            )  # fmt: skip
            nodes[tag] = node
        return node

    def _frame(self, thread: int, index: int) -> FrameView:
        stack = self._frames[thread]
        frame = stack[index]
        if frame.owner != self._owner:
            frame = FrameView(
                frame.id, frame.function, frame.call_site, frame.library, frame.thread, frame.entered, frame.span,
                dict(frame.locals), self._owner,
            )  # fmt: skip
            stack[index] = frame
        return frame

    def _alloc(self, event: Event) -> None:
        info, alloc = event.info, event.alloc
        if not isinstance(info, AllocInfo) or alloc is None:
            raise ValueError(f"step {self.step}: an alloc event without its facts")
        allocation = AllocationView(
            alloc, info, self.step, event.user_span, event.tag, bytearray(info.size), bytearray(info.size),
            thread=event.thread, owner=self._owner,
        )  # fmt: skip
        self._allocations[alloc] = allocation
        if event.tag is not None:
            self._tags[event.tag] = alloc
            label = root_label(info)
            allocation.nodes[event.tag] = NodeView(
                event.tag, None, self.step, label, info.name, event.user_span, event.default or "Disabled", info.name,
                function=event.function, pointee=info.type, library=event.library, is_root=True,
                names=("root of the allocation",), states=((0, info.size, None),) if info.size else (),
                owner=self._owner,
            )  # fmt: skip

    def _retag(self, event: Event) -> None:
        alloc, tag, parent = event.alloc, event.tag, event.parent
        if alloc is None or tag is None:
            return
        allocation = self._allocation(alloc)
        wildcard = parent == WILDCARD
        size = allocation.info.size
        inside = (event.start, event.end) if event.start is not None and event.end is not None else None
        allocation.nodes[tag] = NodeView(
            tag, None if wildcard else parent, self.step, node_label(event), expression_text(event), event.user_span,
            event.default, event.variable, event.argument, event.function, event.pointer_kind, event.pointee,
            event.mode, event.library, False, wildcard, event.protector,
            event.frame if event.protector else None, False, inside, (), (),
            ((0, size, None),) if size else (), self._owner,
        )  # fmt: skip
        self._tags[tag] = alloc
        if parent is not None and not wildcard:
            above = self._node(alloc, parent)
            above.children = (*above.children, tag)
        if event.protector:
            self._protected.setdefault(event.frame, []).append((alloc, tag))

    def _changes(self, event: Event) -> None:
        for alloc, change in event.changes:
            node = self._node(alloc, change.tag)
            node.states = _splice(node.states, change.start, change.end, change.after)
            if change.position is not None or change.after is None:
                allocation = self._allocation(alloc)
                allocation.stacks = _restack(allocation, change)

    def _memory(self, change: MemoryChange) -> None:
        allocation = self._allocation(change.alloc)
        start, end = change.start, change.start + len(change.data)
        if change.alloc not in self._copied:
            self._copied.add(change.alloc)
            allocation.data, allocation.init = bytearray(allocation.data), bytearray(allocation.init)
        allocation.data[start:end] = change.data
        allocation.init[start:end] = b"\x01" * (end - start) if change.init is None else bytes(change.init)
        if allocation.pointers or change.pointers:
            size = _POINTER_SIZE
            pointers = {at: to for at, to in allocation.pointers.items() if at + size <= start or at >= end}
            for offset, target, tag in change.pointers:
                pointers[offset] = (target, tag)
            allocation.pointers = pointers

    def _call(self, event: Event) -> None:
        info = event.info
        if not isinstance(info, FrameInfo):
            raise ValueError(f"step {self.step}: a call event without its facts")
        frame = FrameView(
            info.id, info.function, info.call_site, info.library, info.thread, self.step, event.span, {}, self._owner
        )
        self._frames.setdefault(info.thread, []).append(frame)

    def _pop(self, event: Event) -> None:
        stack = self._frames.get(event.thread)
        if not stack:
            return
        frame = stack.pop()
        for alloc, tag in self._protected.pop(frame.id, ()):
            node = self._node(alloc, tag)
            node.protector, node.protector_frame = "", None

    def _release(self, event: Event) -> None:
        if event.alloc is None or event.tag is None:
            return
        node = self._node(event.alloc, event.tag)
        if node.protector_frame is not None:
            listed = self._protected.get(node.protector_frame, [])
            if (event.alloc, event.tag) in listed:
                listed.remove((event.alloc, event.tag))
        node.protector, node.protector_frame = "", None

    def _print(self, event: Event) -> None:
        self._output.append((event.stream or "stdout", event.text))

    def _local(self, change: LocalChange, current: int) -> None:
        for thread in (current, *(other for other in self._frames if other != current)):
            stack = self._frames.get(thread, ())
            for index in range(len(stack) - 1, -1, -1):
                if stack[index].id == change.frame:
                    frame = self._frame(thread, index)
                    key: int | str = change.id if change.id >= 0 else change.name
                    if change.value is None and change.alloc is None:
                        frame.locals.pop(key, None)
                    else:
                        frame.locals[key] = LocalView(
                            variable_label(change.name), change.type, change.value or "", change.pointer, change.alloc,
                            self.step,
                        )  # fmt: skip
                    return


_POINTER_SIZE = 8
_owners = count(1)


def _restack(allocation: AllocationView, change: Change) -> tuple[StackView, ...]:
    """The stacks after an item was put in or taken out at `change.start..change.end`."""
    root = (allocation.root,) if allocation.root is not None else ()
    out: list[StackView] = []
    for lo, hi, tags in allocation.stacks or ((0, allocation.info.size, root),):
        start, end = max(lo, change.start), min(hi, change.end)
        if start >= end:
            pieces = [(lo, hi, tags)]
        else:
            if change.position is not None:
                new = (*tags[: change.position], change.tag, *tags[change.position :])
            else:
                new = tuple(tag for tag in tags if tag != change.tag)
            pieces = [(lo, start, tags), (start, end, new), (end, hi, tags)]
        for first, last, items in pieces:
            if first >= last:
                continue
            if out and out[-1][2] == items:
                out[-1] = (out[-1][0], last, items)
            else:
                out.append((first, last, items))
    return tuple(out)


def _splice(
    states: tuple[StateRange, ...], start: int, end: int, after: tuple[str, bool] | None
) -> tuple[StateRange, ...]:
    """`states` with `start..end` set to `after`; equal neighbours become one."""
    out: list[StateRange] = []

    def put(lo: int, hi: int, state: tuple[str, bool] | None) -> None:
        if lo >= hi:
            return
        if out and out[-1][2] == state and out[-1][1] == lo:
            out[-1] = (out[-1][0], hi, state)
        else:
            out.append((lo, hi, state))

    placed = False
    for lo, hi, state in states:
        if hi <= start or lo >= end:
            if lo >= end and not placed:
                put(start, end, after)
                placed = True
            put(lo, hi, state)
            continue
        put(lo, min(hi, start), state)
        if not placed:
            put(start, end, after)
            placed = True
        put(max(lo, end), hi, state)
    if not placed:
        put(start, end, after)
    return tuple(out)
