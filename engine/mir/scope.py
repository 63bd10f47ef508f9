"""Scopes of the body under construction: what must be dropped or die where control leaves them.

As in rustc: a scope lists the drops scheduled in it; leaving it early (break, return, a failed condition) adds a path
to a `DropTree`, so that exits from the same point share blocks; unwinding uses one tree for the whole body.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from engine.mir.mir import BasicBlock, Call, Drop, Goto, Place, Resume, StorageDead, Yield
from engine.records import record
from engine.source import Span

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["Breakable", "DropTree", "Scope", "Scopes", "end_point"]

ROOT = 0


def end_point(span: Span) -> Span:
    """The last character of a span."""
    return Span(span.file, max(span.hi - 1, span.lo), span.hi, span.expansion)


@record
class ScheduledDrop:
    """`value`: drop the value of the local; else its storage dies."""

    local: int
    value: bool
    span: Span


@record
class Scope:
    """`span` is the region's; drops at its end have the span of its last character."""

    span: Span
    drops: list[ScheduledDrop] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    unwind: int | None = None  # node of the unwind tree for a panic at the scope's end, if known

    def end(self) -> Span:
        return end_point(self.span)


class DropTree:
    """Drops to be done on the way from an exit to the root; equal tails are shared."""

    __slots__ = ("entries", "index", "nodes")

    def __init__(self) -> None:
        self.nodes: list[tuple[int, ScheduledDrop | None]] = [(ROOT, None)]
        self.index: dict[tuple[int, int, bool], int] = {}
        self.entries: list[tuple[int, int]] = []  # (node, block that goes there)

    def add(self, drop: ScheduledDrop, following: int) -> int:
        """The node that does `drop` and then goes on with the node `following`."""
        key = (following, drop.local, drop.value)
        found = self.index.get(key)
        if found is None:
            found = self.index[key] = len(self.nodes)
            self.nodes.append((following, drop))
        return found


@record
class Breakable:
    """A loop, labelled block or the function: exits go to `depth` scopes. `loop_block` for `continue`."""

    target: object
    depth: int
    destination: Place | None
    breaks: DropTree = field(default_factory=DropTree)
    continues: DropTree = field(default_factory=DropTree)


@record
class IfThen:
    depth: int
    elses: DropTree = field(default_factory=DropTree)


class Scopes:
    """The stack of open scopes of one body."""

    def __init__(self, builder: Builder) -> None:
        self.b = builder
        self.stack: list[Scope] = []
        self.breakables: list[Breakable] = []
        self.if_thens: list[IfThen] = []
        self.unwind = DropTree()
        self.coroutine_drops = DropTree()

    # ------------------------------------------------------------ opening and closing

    def push(self, span: Span) -> Scope:
        scope = Scope(span)
        self.stack.append(scope)
        return scope

    def pop(self, scope: Scope) -> None:
        """Close the innermost scope: emit its drops, last scheduled first, at the current block."""
        top = self.stack[-1]
        assert top is scope
        drops = scope.drops
        if drops:
            b = self.b
            unwind = self._unwind_nodes(len(self.stack) - 1)
            for at in range(len(drops) - 1, -1, -1):
                drop = drops[at]
                if not drop.value:
                    b.push(StorageDead(drop.span, drop.local))
                elif drop.local not in scope.moved:
                    following = b.new_block()
                    b.terminate(Drop(drop.span, b.local_place(drop.local), following, None))
                    self.unwind.entries.append((unwind[at], b.cur))
                    b.go(following)
        self.stack.pop()

    def _unwind_nodes(self, depth: int) -> list[int]:
        """For each drop of the scope at `depth`: the unwind node for what remains below it."""
        node = self.unwind_target(depth)
        out = []
        for drop in self.stack[depth].drops:
            out.append(node)
            if drop.value and drop.local not in self.stack[depth].moved:
                node = self.unwind.add(drop, node)
        return out

    def local(self) -> Scope:
        return self.stack[-1]

    def depth_of(self, scope: Scope) -> int:
        """The number of scopes up to and with `scope`."""
        stack = self.stack
        for at in range(len(stack) - 1, -1, -1):
            if stack[at] is scope:
                return at + 1
        raise AssertionError("the scope is not open")

    # ------------------------------------------------------------ scheduling

    def schedule(self, scope: Scope, local: int, *, value: bool) -> None:
        """At the end of `scope`: drop the value of `local` (if its type needs it), or end its storage."""
        if value and not self.b.facts.needs_drop(self.b.locals[local].ty):
            return
        if value:
            for at in range(len(self.stack) - 1, -1, -1):
                self.stack[at].unwind = None
                if self.stack[at] is scope:
                    break
        scope.drops.append(ScheduledDrop(local, value, scope.end()))

    # ------------------------------------------------------------ unwinding

    def unwind_target(self, depth: int) -> int:
        """The unwind tree's node that drops everything scheduled in the outer `depth` scopes."""
        stack = self.stack
        start = 0
        node = ROOT
        for at in range(depth - 1, -1, -1):
            known = stack[at].unwind
            if known is not None:
                node, start = known, at + 1
                break
        add = self.unwind.add
        for at in range(start, depth):
            scope = stack[at]
            for drop in scope.drops:
                if drop.value:
                    node = add(drop, node)
            scope.unwind = node
        return node

    def diverge_from(self, block: int) -> None:
        """A panic in `block` (its terminator, or its last checked statement) unwinds through all open scopes."""
        node = self.unwind_target(len(self.stack))
        if node != ROOT or isinstance(self.b.blocks[block].terminator, Drop):
            self.unwind.entries.append((node, block))

    # ------------------------------------------------------------ early exits

    def add_exit(self, tree: DropTree, depth: int, block: int) -> None:
        """Control leaves `block` for the scope number `depth` (its own drops are not done)."""
        node = ROOT
        for scope in self.stack[depth:]:
            for drop in scope.drops:
                node = tree.add(drop, node)
        tree.entries.append((node, block))

    def build_exits(self, tree: DropTree, depth: int, span: Span, target: int | None) -> int | None:
        """Emit the blocks of an exit tree that ends at scope number `depth`; its root's block, None without entries."""
        b = self.b
        if not tree.entries:
            return target
        if target is None:
            target = b.new_block()
        blocks = [target]
        unwind = [self.unwind_target(depth)]
        for following, drop in tree.nodes[1:]:
            assert drop is not None
            at = b.new_block()
            block = b.blocks[at]
            if drop.value:
                block.terminator = Drop(drop.span, b.local_place(drop.local), blocks[following], None)
                self.unwind.entries.append((unwind[following], at))
                unwind.append(self.unwind.add(drop, unwind[following]))
            else:
                block.statements.append(StorageDead(drop.span, drop.local))
                block.terminator = Goto(span, blocks[following])
                unwind.append(unwind[following])
            blocks.append(at)
        for node, entry in tree.entries:
            exit_ = b.blocks[entry].terminator
            if isinstance(exit_, Yield):
                exit_.drop = blocks[node]
            else:
                b.blocks[entry].terminator = Goto(span, blocks[node])
        return target

    def build_unwind(self, span: Span) -> None:
        """Emit the cleanup blocks and link everything that can panic to them."""
        tree = self.unwind
        if not tree.entries:
            return
        b = self.b
        blocks: list[int] = []
        for following, drop in tree.nodes:
            at = len(b.blocks)
            block = BasicBlock(is_cleanup=True)
            b.blocks.append(block)
            if drop is None:
                block.terminator = Resume(span)
            else:
                block.terminator = Drop(drop.span, b.local_place(drop.local), blocks[following], None)
            blocks.append(at)
        for node, entry in tree.entries:
            self._link(b.blocks[entry], blocks[node], node == ROOT, span)

    def _link(self, block: BasicBlock, cleanup: int, nothing: bool, span: Span) -> None:
        terminator = block.terminator
        if isinstance(terminator, Drop) and terminator.cleanup is not None:
            # drop-and-replace: the new value is written on the unwinding path too
            b = self.b
            b.blocks[terminator.cleanup].terminator = Goto(terminator.span, cleanup)
        elif nothing:
            return
        elif isinstance(terminator, Drop | Call):
            terminator.cleanup = cleanup
        else:
            block.cleanup = cleanup
