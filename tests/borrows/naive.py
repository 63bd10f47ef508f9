"""A second, naive Tree Borrows for one allocation with one tree: a dictionary per byte, no ranges or caches, recursion.

Written from the specification alone, to be compared with `engine.borrows.tree`. Permissions are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Self

FORBIDDEN = "UB"
# state: child read, child write (free), child write (protected), foreign read (free), foreign read (protected),
# foreign write (free), foreign write (protected); None = cannot occur
TABLE: dict[str, tuple[str | None, ...]] = {
    "Cell": ("Cell",) * 7,
    "Reserved": ("Reserved", "Unique", "Unique", "Reserved", "Conflicted", "Disabled", "Disabled"),
    "Conflicted": ("Conflicted", "Unique", FORBIDDEN, "Conflicted", "Conflicted", "Disabled", "Disabled"),
    "ReservedIM": ("ReservedIM", "Unique", None, "ReservedIM", None, "ReservedIM", None),
    "Unique": ("Unique", "Unique", "Unique", "Frozen", "Disabled", "Disabled", "Disabled"),
    "Frozen": ("Frozen", FORBIDDEN, FORBIDDEN, "Frozen", "Frozen", "Disabled", "Disabled"),
    "Disabled": (FORBIDDEN, FORBIDDEN, FORBIDDEN, "Disabled", "Disabled", "Disabled", "Disabled"),
}
NONE, READ, WRITE = 0, 1, 2
SIFA_FREE = {"Cell": 2, "Reserved": 1, "Conflicted": 1, "ReservedIM": 2, "Unique": 0, "Frozen": 1, "Disabled": 2}
SIFA_HELD = {"Cell": 2, "Reserved": 0, "Conflicted": 1, "Unique": 0, "Frozen": 1, "Disabled": 2}


class ViolationError(Exception):
    """(kind, conflicting tag, offset)"""


class Byte(NamedTuple):
    permission: str
    accessed: bool
    sifa: int


@dataclass
class NaiveNode:
    tag: int
    parent: int | None
    default: str
    default_sifa: int
    children: list[int] = field(default_factory=list)
    bytes: dict[int, Byte] = field(default_factory=dict)


class NaiveTree:
    """`protectors` maps tags to "weak" or "strong" and is changed by the caller. With `strict_free` any strong
    protector forbids the deallocation (tree-borrows-versions.md D8: the paper)."""

    def __init__(self, size: int, root: int, *, strict_free: bool = False) -> None:
        self.size = size
        self.strict_free = strict_free
        self.protectors: dict[int, str] = {}
        self.nodes = {root: NaiveNode(root, None, "Disabled", 0)}
        for offset in range(size):
            self.nodes[root].bytes[offset] = Byte("Unique", True, NONE)

    def copy(self) -> Self:
        """Another tree in the same state."""
        again = object.__new__(type(self))
        again.__dict__.update(self.__dict__)
        again.protectors = self.protectors.copy()
        again.nodes = {
            tag: NaiveNode(tag, node.parent, node.default, node.default_sifa, node.children.copy(), node.bytes.copy())
            for tag, node in self.nodes.items()
        }
        return again

    def at(self, tag: int, offset: int) -> Byte:
        node = self.nodes[tag]
        return node.bytes.get(offset) or Byte(node.default, False, node.default_sifa)

    def path(self, tag: int | None) -> list[int]:
        result = []
        while tag is not None:
            result.append(tag)
            tag = self.nodes[tag].parent
        return result

    def step(self, tag: int, offset: int, write: bool, foreign: bool) -> None:
        byte = self.at(tag, offset)
        held = tag in self.protectors
        column = (5 if write else 3) + held if foreign else (1 + held if write else 0)
        new = TABLE[byte.permission][column]
        assert new is not None
        if new == FORBIDDEN:
            raise ViolationError("child-forbidden", tag, offset)
        sifa = max(byte.sifa, WRITE if write else READ) if foreign else NONE
        self.nodes[tag].bytes[offset] = Byte(new, byte.accessed or not foreign, sifa)
        if held and byte.accessed and new == "Disabled":
            raise ViolationError("protected-disabled", tag, offset)

    def foreign(self, tag: int, offset: int, write: bool) -> None:
        byte = self.at(tag, offset)
        if byte.sifa >= (WRITE if write else READ) or byte.permission == "Disabled":
            return
        if byte.permission == "Frozen" and not write:
            return
        for child in reversed(self.nodes[tag].children):
            self.foreign(child, offset, write)
        self.step(tag, offset, write, True)

    def access(self, tag: int, start: int, end: int, write: bool, children: bool = True) -> None:
        path = self.path(tag)
        for offset in range(start, end):
            for node in path:
                self.step(node, offset, write, False)
            for position, node in enumerate(path):
                if position == 0 and not children:
                    continue
                for child in reversed(self.nodes[node].children):
                    if position == 0 or child != path[position - 1]:
                        self.foreign(child, offset, write)

    def retag(self, parent: int, tag: int, offset: int, default: str, runs: list[tuple[int, int, str]]) -> None:
        for start, end, permission in runs:
            if permission != "Cell":
                self.access(parent, start + offset, end + offset, permission == "Unique")
        initial = SIFA_HELD if tag in self.protectors else SIFA_FREE
        node = self.nodes[tag] = NaiveNode(tag, parent, default, initial[default])
        self.nodes[parent].children.append(tag)
        for start, end, permission in runs:
            for position in range(start + offset, end + offset):
                node.bytes[position] = Byte(permission, permission != "Cell", initial[permission])
        least = min([node.default_sifa, *(byte.sifa for byte in node.bytes.values())])
        for ancestor in self.path(parent):
            if not self.lower(self.nodes[ancestor], least):
                break

    def lower(self, node: NaiveNode, least: int) -> bool:
        changed = node.default_sifa > least
        node.default_sifa = min(node.default_sifa, least)
        for offset, byte in node.bytes.items():
            changed |= byte.sifa > least
            node.bytes[offset] = byte._replace(sifa=min(byte.sifa, least))
        return changed

    def release(self, tag: int) -> None:
        for offset, byte in sorted(self.nodes[tag].bytes.items()):
            if byte.accessed and byte.permission != "Cell":
                self.access(tag, offset, offset + 1, byte.permission == "Unique", children=False)

    def subtree(self, tag: int, left_out: int | None = None) -> Iterator[int]:
        for child in reversed(self.nodes[tag].children):
            if child != left_out:
                yield from self.subtree(child)
                yield child

    def deallocate(self, tag: int) -> None:
        self.access(tag, 0, self.size, True)
        path = self.path(tag)
        order = list(path)
        for position, node in enumerate(path):
            order += self.subtree(node, path[position - 1] if position else None)
        assert sorted(order) == sorted(self.nodes)
        for offset in range(self.size):
            for node in order:
                byte = self.at(node, offset)
                guarded = self.strict_free or (byte.accessed and byte.permission != "Cell")
                if self.protectors.get(node) == "strong" and guarded:
                    raise ViolationError("protected-dealloc", node, offset)


class NaiveForest(NaiveTree):
    """The naive tree with exposed tags, wildcard pointers (tag 0) and wildcard subtrees: sections 10.2 to 10.5."""

    def __init__(self, size: int, root: int) -> None:
        super().__init__(size, root)
        self.roots = [root]
        self.exposed: set[int] = set()

    def retag(self, parent: int, tag: int, offset: int, default: str, runs: list[tuple[int, int, str]]) -> None:
        if parent:
            super().retag(parent, tag, offset, default, runs)
            return
        for start, end, permission in runs:
            if permission != "Cell":
                self.access(0, start + offset, end + offset, permission == "Unique")
        initial = SIFA_HELD if tag in self.protectors else SIFA_FREE
        node = self.nodes[tag] = NaiveNode(tag, None, default, initial[default])
        self.roots.append(tag)
        for start, end, permission in runs:
            for position in range(start + offset, end + offset):
                node.bytes[position] = Byte(permission, permission != "Cell", initial[permission])

    def access(self, tag: int, start: int, end: int, write: bool, children: bool = True) -> None:
        for offset in range(start, end):
            top = None
            if tag:
                super().access(tag, offset, offset + 1, write, children)
                top = self.path(tag)[-1]
            for root in self.roots:
                if not children and any(root > e for e in self.exposed if tag in self.path(e)):
                    break
                if root != top:
                    self.arrive(root, top, offset, write)

    def allows(self, tag: int, offset: int, write: bool) -> bool:
        column = 1 + (tag in self.protectors) if write else 0
        return TABLE[self.at(tag, offset).permission][column] != FORBIDDEN

    def relation(self, tag: int, limit: int | None, offset: int, write: bool) -> str:
        root = self.path(tag)[-1]
        able = [e for e in self.exposed if self.path(e)[-1] == root and self.allows(e, offset, write)]
        total = len(able) + (root != self.roots[0])
        inside = sum(tag in self.path(e) for e in able)
        if total == 0:
            return "none"
        found = "child" if inside == total else "foreign" if inside == 0 else "unknown"
        if limit is not None and tag > limit:
            return {"child": "none", "unknown": "foreign", "foreign": "foreign"}[found]
        return found

    def arrive(self, root: int, limit: int | None, offset: int, write: bool) -> None:
        seen: list[int] = []
        self.visit(root, limit, offset, write, seen)
        if root == self.roots[0] and not seen:
            raise ViolationError("no-exposed-tags", 0, offset)

    def visit(self, tag: int, limit: int | None, offset: int, write: bool, seen: list[int]) -> None:
        byte = self.at(tag, offset)
        idle = byte.sifa >= (WRITE if write else READ) or byte.permission == "Disabled"
        idle = idle or (byte.permission == "Frozen" and not write)
        if idle and self.relation(tag, limit, offset, write) == "foreign":
            return
        for child in reversed(self.nodes[tag].children):
            self.visit(child, limit, offset, write, seen)
        relation = self.relation(tag, limit, offset, write)
        if relation == "none":
            raise ViolationError("no-exposed-tags", 0, offset)
        if tag in self.exposed and self.allows(tag, offset, write) and (limit is None or tag <= limit):
            seen.append(tag)
        if relation != "unknown":
            self.step(tag, offset, write, relation == "foreign")

    def deallocate(self, tag: int) -> None:
        self.access(tag, 0, self.size, True)
        order: list[int] = []
        if tag:
            path = self.path(tag)
            order += path
            for position, node in enumerate(path):
                order += self.subtree(node, path[position - 1] if position else None)
        for root in reversed(self.roots):
            if root not in order:
                order += [root, *self.subtree(root)]
        assert sorted(order) == sorted(self.nodes)
        for offset in range(self.size):
            for node in order:
                byte = self.at(node, offset)
                guarded = self.strict_free or (byte.accessed and byte.permission != "Cell")
                if self.protectors.get(node) == "strong" and guarded:
                    raise ViolationError("protected-dealloc", node, offset)


class NaiveArticle:
    """The model of the article of 2023 (tree-borrows-versions.md section 1): every node has a state at every byte, and
    nothing is ever skipped. The words are those of `NaiveTree`: Unique is the article's Active."""

    def __init__(self, size: int, root: int) -> None:
        self.size = size
        self.protectors: dict[int, str] = {}
        self.parents: dict[int, int | None] = {root: None}
        self.states: dict[int, list[tuple[str, bool]]] = {root: [("Unique", True)] * size}

    def copy(self) -> Self:
        again = object.__new__(type(self))
        again.__dict__.update(self.__dict__)
        again.protectors = self.protectors.copy()
        again.parents = self.parents.copy()
        again.states = {tag: states.copy() for tag, states in self.states.items()}
        return again

    def path(self, tag: int | None) -> list[int]:
        result = []
        while tag is not None:
            result.append(tag)
            tag = self.parents[tag]
        return result

    def order(self, tag: int) -> list[int]:
        """The foreign nodes, in the order in which an access through `tag` reaches them."""
        path = self.path(tag)

        def under(node: int) -> Iterator[int]:
            for child in sorted((c for c, p in self.parents.items() if p == node and c not in path), reverse=True):
                yield from under(child)
                yield child

        return [node for ancestor in path for node in under(ancestor)]

    def access(self, tag: int, start: int, end: int, write: bool) -> None:
        path, others = self.path(tag), self.order(tag)
        for offset in range(start, end):
            for node in path:
                state, _ = self.states[node][offset]
                if state == "Disabled" or (write and state == "Frozen"):
                    raise ViolationError("child-forbidden", node, offset)
                self.states[node][offset] = ("Unique" if write else state, True)
            for node in others:
                state, accessed = self.states[node][offset]
                held = node in self.protectors
                if held and accessed and (write or state == "Unique"):
                    raise ViolationError("protected-disabled", node, offset)
                if write:
                    state = state if state == "ReservedIM" and not held else "Disabled"
                elif state == "Unique" or (held and state in ("Reserved", "ReservedIM")):
                    state = "Frozen"
                self.states[node][offset] = (state, accessed)

    def retag(self, parent: int, tag: int, offset: int, default: str, runs: list[tuple[int, int, str]]) -> None:
        for start, end, _ in runs:
            self.access(parent, start + offset, end + offset, False)
        self.parents[tag] = parent
        self.states[tag] = [(default, False)] * self.size
        for start, end, permission in runs:
            self.states[tag][start + offset : end + offset] = [(permission, True)] * (end - start)

    def release(self, tag: int) -> None:
        """Nothing happens when a protector ends."""

    def deallocate(self, tag: int) -> None:
        self.access(tag, 0, self.size, True)
        for node in [*self.path(tag), *self.order(tag)]:
            if self.protectors.get(node) == "strong":
                raise ViolationError("protected-dealloc", node, 0)
