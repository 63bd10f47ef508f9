"""The stack of items of Stacked Borrows at one byte range (spec/stacked-borrows.md sections 1 and 2)."""

from __future__ import annotations

from typing import Final

__all__ = [
    "DISABLED",
    "MISSING",
    "NAMES",
    "PERMISSION",
    "PROTECTED",
    "SHARED_READ_ONLY",
    "SHARED_READ_WRITE",
    "TAG_SHIFT",
    "UNIQUE",
    "UNKNOWN",
    "StackRange",
    "item",
]

UNIQUE: Final = 0
SHARED_READ_WRITE: Final = 1
SHARED_READ_ONLY: Final = 2
DISABLED: Final = 3

NAMES: Final = ("Unique", "SharedReadWrite", "SharedReadOnly", "Disabled")

# An item is one integer: bits 0-1 permission, bit 2 "may be protected", the rest the tag.
PERMISSION: Final = 0b11
PROTECTED: Final = 0b100
TAG_SHIFT: Final = 3

UNKNOWN: Final = -1
"""Instead of an index: granted by the unknown part below the known items."""
MISSING: Final = -2
"""Instead of an index: granted by nothing."""


def item(tag: int, permission: int, protected: bool) -> int:
    """A packed item."""
    return tag << TAG_SHIFT | (PROTECTED if protected else 0) | permission


class StackRange:
    """The stack at the bytes `[start, end)`, bottom first.

    `unknown` is the tag below which anything may lie under the known items, 0 if the bottom is known. A tag occurs at
    most once in a stack; its item lies at `index[tag]` or above (insertions in the middle shift what is above them).
    No Unique lies above `top_unique` and nothing but SharedReadWrite above
    `top_other` (upper bounds of positions). `settled_read` and `settled_write` are tags through which an access is
    known to change nothing.
    """

    __slots__ = (
        "end",
        "index",
        "items",
        "settled_read",
        "settled_write",
        "start",
        "top_other",
        "top_unique",
        "unknown",
    )

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.items: list[int] = []
        self.index: dict[int, int] = {}
        self.unknown = 0
        self.top_unique = -1
        self.top_other = -1
        self.settled_read: set[int] = set()
        self.settled_write: set[int] = set()

    def split(self, at: int) -> StackRange:
        """Shorten this range to end at `at`; a copy covers the rest."""
        rest = StackRange(at, self.end)
        self.end = at
        rest.items = self.items.copy()
        rest.index = self.index.copy()
        rest.unknown = self.unknown
        rest.top_unique = self.top_unique
        rest.top_other = self.top_other
        rest.settled_read = self.settled_read.copy()
        rest.settled_write = self.settled_write.copy()
        return rest

    def same(self, other: StackRange) -> bool:
        """Equal stacks; everything else follows."""
        return self.items == other.items and self.unknown == other.unknown

    def find(self, tag: int) -> int:
        """The position of the tag's item, or MISSING."""
        hint = self.index.get(tag)
        if hint is None:
            return MISSING
        items = self.items
        position = hint
        while items[position] >> TAG_SHIFT != tag:
            position += 1
        if position != hint:
            self.index[tag] = position
        return position

    def granting(self, tag: int, write: int) -> int:
        """The position of the item that grants the access to a concrete tag, or UNKNOWN, or MISSING."""
        position = self.find(tag)
        if position >= 0:
            permission = self.items[position] & PERMISSION
            if permission < SHARED_READ_ONLY or (permission == SHARED_READ_ONLY and not write):
                return position
        return UNKNOWN if tag < self.unknown else MISSING

    def granting_exposed(self, exposed: set[int], write: int) -> int:
        """The same for a wildcard pointer: the topmost item that grants the access and whose tag is exposed."""
        for position in range(len(self.items) - 1, -1, -1):
            entry = self.items[position]
            permission = entry & PERMISSION
            grants = permission < SHARED_READ_ONLY or (permission == SHARED_READ_ONLY and not write)
            if grants and entry >> TAG_SHIFT in exposed:
                return position
        return UNKNOWN if self.unknown else MISSING

    def group_end(self, position: int) -> int:
        """Where a write granted by the item at `position` (or UNKNOWN) begins to pop: above it, or above its group of
        neighbours if it is SharedReadWrite."""
        if position < 0:
            return 0
        items = self.items
        if items[position] & PERMISSION != SHARED_READ_WRITE:
            return position + 1
        if self.top_other < position:
            return len(items)
        position += 1
        while position < len(items) and items[position] & PERMISSION == SHARED_READ_WRITE:
            position += 1
        return position

    def pop(self) -> None:
        """Remove the topmost item."""
        del self.index[self.items.pop() >> TAG_SHIFT]
        last = len(self.items) - 1
        if self.top_unique > last:
            self.top_unique = last
        if self.top_other > last:
            self.top_other = last

    def push(self, entry: int) -> None:
        """Put an item on top."""
        position = len(self.items)
        self.items.append(entry)
        self.index[entry >> TAG_SHIFT] = position
        permission = entry & PERMISSION
        if permission != SHARED_READ_WRITE:
            self.top_other = position
        if permission == UNIQUE:
            self.top_unique = position
            self.settled_read.clear()
        self.settled_write.clear()

    def insert(self, position: int, entry: int) -> None:
        """Put a SharedReadWrite item at `position`."""
        if position == len(self.items):
            self.push(entry)
            return
        self.items.insert(position, entry)
        self.index[entry >> TAG_SHIFT] = position
        self.top_unique += self.top_unique >= position
        self.top_other += self.top_other >= position
        self.settled_write.clear()

    def forget(self, unknown: int) -> None:
        """Know nothing any more, except that all tags are below `unknown`."""
        self.items.clear()
        self.index.clear()
        self.unknown = unknown
        self.top_unique = self.top_other = -1
        self.unsettle()

    def least_unknown(self) -> int:
        """The least bound that covers all items that could still be matched."""
        tags = (entry >> TAG_SHIFT for entry in self.items if entry & PERMISSION != DISABLED)
        return max(1, self.unknown, max(tags, default=0) + 1)

    def unsettle(self) -> None:
        """Forget which accesses change nothing."""
        self.settled_read.clear()
        self.settled_write.clear()
