"""The value of a variable that lives in memory, read from its bytes."""

from __future__ import annotations

from typing import NamedTuple

from engine.trace.snapshot import AllocationView

__all__ = ["StoredPointer", "value_in_memory"]

_INTEGERS = {
    "u8": 1, "u16": 2, "u32": 4, "u64": 8, "u128": 16, "usize": 8,
    "i8": 1, "i16": 2, "i32": 4, "i64": 8, "i128": 16, "isize": 8,
}  # fmt: skip


class StoredPointer(NamedTuple):
    """A pointer found in memory: the allocation it belongs to, its address, its tag."""

    alloc: int | None
    address: int
    tag: int | None


def value_in_memory(allocation: AllocationView, type_: str, fallback: str) -> tuple[str, StoredPointer | None]:
    """The value's text, and the pointer if it is one.

    Only integers, `bool`, `char` and thin pointers are read; for every other type the text is `fallback`.
    """
    size = allocation.info.size
    if type_ in _INTEGERS and size == _INTEGERS[type_]:
        if not all(allocation.init[:size]):
            return "uninitialised", None
        return str(int.from_bytes(allocation.data[:size], "little", signed=type_[0] == "i")), None
    if type_ == "bool" and size == 1 and allocation.init[0] and allocation.data[0] < 2:
        return ("true" if allocation.data[0] else "false"), None
    if type_ == "char" and size == 4 and all(allocation.init[:4]):
        code = int.from_bytes(allocation.data[:4], "little")
        return (repr(chr(code)) if code < 0x110000 else hex(code)), None
    if size == 8 and 0 in allocation.pointers and type_.startswith(("&", "*", "Box<", "NonNull<")):
        target, tag = allocation.pointers[0]
        return "", StoredPointer(target, int.from_bytes(allocation.data[:8], "little"), tag)
    return fallback, None
