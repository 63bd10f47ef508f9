"""A second, naive Stacked Borrows for one allocation: a list of items per byte, from the specification alone."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Self

from tests.borrows.naive import ViolationError


@dataclass
class Item:
    tag: int
    permission: str
    protected: bool


class NaiveStacks:
    """`protectors` maps tags to "weak" or "strong" and is changed by the caller; `next_tag` is kept by the caller."""

    def __init__(self, size: int, root: int, permission: str) -> None:
        self.protectors: dict[int, str] = {}
        self.exposed: set[int] = set()
        self.next_tag = root + 1
        self.stacks = [[Item(root, permission, False)] for _ in range(size)]
        self.unknown = [0] * size

    def copy(self) -> Self:
        """Another one in the same state."""
        again = copy.copy(self)
        again.protectors, again.exposed, again.unknown = (
            self.protectors.copy(),
            self.exposed.copy(),
            self.unknown.copy(),
        )
        again.stacks = [[Item(e.tag, e.permission, e.protected) for e in stack] for stack in self.stacks]
        return again

    def granting(self, byte: int, tag: int, write: bool, word: str) -> int | None:
        stack = self.stacks[byte]
        able = ("Unique", "SharedReadWrite") if write else ("Unique", "SharedReadWrite", "SharedReadOnly")
        for position in reversed(range(len(stack))):
            entry = stack[position]
            if entry.permission in able and (entry.tag == tag or (tag == 0 and entry.tag in self.exposed)):
                return position
        if tag < self.unknown[byte]:
            return None
        raise ViolationError(word, tag, byte)

    def group_end(self, byte: int, position: int | None) -> int:
        if position is None:
            return 0
        stack = self.stacks[byte]
        end = position + 1
        if stack[position].permission == "SharedReadWrite":
            while end < len(stack) and stack[end].permission == "SharedReadWrite":
                end += 1
        return end

    def check(self, byte: int, entry: Item, word: str) -> None:
        if entry.protected and entry.tag in self.protectors:
            raise ViolationError(word, entry.tag, byte)

    def touch(self, byte: int, tag: int, write: bool, word: str, protected: str) -> None:
        position = self.granting(byte, tag, write, word)
        stack = self.stacks[byte]
        if write:
            while len(stack) > self.group_end(byte, position):
                self.check(byte, stack[-1], protected)
                stack.pop()
        else:
            for entry in stack[0 if position is None else position + 1 :]:
                if entry.permission == "Unique":
                    self.check(byte, entry, protected)
                    entry.permission = "Disabled"
        if position is None or tag == 0:
            alive = [entry.tag + 1 for entry in stack if entry.permission != "Disabled"]
            self.unknown[byte] = max([1, self.unknown[byte], *alive])
            stack.clear()

    def access(self, tag: int, start: int, end: int, write: bool) -> None:
        for byte in range(start, end):
            self.touch(byte, tag, write, "stack-access", "stack-protected")

    def retag(self, parent: int, tag: int, start: int, permissions: list[tuple[str, bool]]) -> None:
        """One permission and "may be protected" per byte."""
        for byte, (permission, protected) in enumerate(permissions, start):
            new = Item(tag, permission, protected)
            if permission != "SharedReadWrite":
                self.touch(byte, parent, permission == "Unique", "stack-retag", "stack-protected")
                self.stacks[byte].append(new)
                continue
            position = self.granting(byte, parent, True, "stack-retag")
            if position is None or parent == 0:
                self.stacks[byte].clear()
                self.unknown[byte] = self.next_tag
            else:
                self.stacks[byte].insert(self.group_end(byte, position), new)

    def deallocate(self, tag: int) -> None:
        for byte, stack in enumerate(self.stacks):
            self.touch(byte, tag, True, "stack-dealloc", "stack-dealloc-protected")
            for entry in reversed(stack):
                if entry.protected and self.protectors.get(entry.tag) == "strong":
                    raise ViolationError("stack-dealloc-protected", entry.tag, byte)
