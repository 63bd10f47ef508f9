"""The value of a variable or of a field that lives in memory, read from its bytes. Pure."""

from __future__ import annotations

import math
import struct
from typing import NamedTuple

from engine.borrows.api import WILDCARD
from engine.messages import _
from engine.trace.events import FieldInfo
from engine.trace.labels import short_paths
from engine.trace.snapshot import AllocationView

__all__ = ["StoredPointer", "fields_in_words", "raw_bytes", "value_at", "value_in_memory"]

_INTEGERS = {
    "u8": 1, "u16": 2, "u32": 4, "u64": 8, "u128": 16, "usize": 8,
    "i8": 1, "i16": 2, "i32": 4, "i64": 8, "i128": 16, "isize": 8,
}  # fmt: skip
_FLOATS = {"f32": "<f", "f64": "<d"}
_POINTER = 8
_MOST_FIELDS = 4


class StoredPointer(NamedTuple):
    """A pointer found in memory: the allocation it belongs to, its address, its tag (`WILDCARD` for one made from an
    integer, None for one without provenance)."""

    alloc: int | None
    address: int
    tag: int | None


def value_in_memory(allocation: AllocationView, type_: str, fallback: str) -> tuple[str, StoredPointer | None]:
    """The value's text, and the pointer if it is one.

    Integers, floats, `bool`, `char` and thin pointers are read; a struct is told by its first fields; for every other
    type the text is `fallback`.
    """
    size = allocation.info.size
    text, pointer = value_at(allocation, 0, size, type_)
    if text or pointer is not None:
        return text, pointer
    if fallback:
        return fallback, None
    return fields_in_words(allocation), None


def value_at(allocation: AllocationView, start: int, end: int, type_: str) -> tuple[str, StoredPointer | None]:
    """The text of the value of a primitive type in bytes `start..end`, and the pointer if a whole one stands there.
    "" where the type is not known or does not have that size; `uninitialised` if some byte has no value."""
    size = end - start
    data, init = allocation.data[start:end], allocation.init[start:end]
    if size == _POINTER and start in allocation.pointers:
        target, tag = allocation.pointers[start]
        return "", StoredPointer(target, int.from_bytes(data, "little"), tag)
    known = _INTEGERS.get(type_) or {"f32": 4, "f64": 8, "bool": 1, "char": 4}.get(type_)
    if known != size:
        return "", None
    if not all(init):
        return "uninitialised", None
    number = int.from_bytes(data, "little", signed=type_[0] == "i")
    if type_ in _FLOATS:
        value = struct.unpack(_FLOATS[type_], bytes(data))[0]
        return ("NaN" if math.isnan(value) else f"{value:g}"), None
    if type_ == "bool":
        return {0: "false", 1: "true"}.get(number, f"0x{number:02x}"), None
    if type_ == "char":
        return (repr(chr(number)) if number < 0x110000 else hex(number)), None
    return str(number), None


def fields_in_words(allocation: AllocationView) -> str:
    """The first fields with their values: `name: 8, hits: 2, …`; "" if there are none to be told."""
    leaves = [part for part in allocation.info.fields if part.path and not part.padding]
    short = short_paths([part.path for part in leaves])
    told: list[str] = []
    for part in leaves[:_MOST_FIELDS]:
        told.append(f"{short[part.path]}: {field_text(allocation, part)}")
    if not told:
        return ""
    return ", ".join(told) + (", …" if len(leaves) > _MOST_FIELDS else "")


def raw_bytes(allocation: AllocationView, most: int = 8) -> str:
    """The first bytes in hexadecimal, `··` for those without a value."""
    size = allocation.info.size
    shown = [
        f"{allocation.data[at]:02x}" if allocation.init[at] else "··" for at in range(min(size, most))
    ]  # fmt: skip
    return " ".join(shown) + (" …" if size > most else "")


def field_text(allocation: AllocationView, part: FieldInfo) -> str:
    """The value of one leaf of a type for people; a pointer as `→`, what cannot be read as `?`."""
    text, pointer = value_at(allocation, part.start, part.end, part.type)
    if pointer is not None:
        return _("→ (from an integer)") if pointer.tag == WILDCARD else "→"
    if text:
        return "–" if text == "uninitialised" else text
    return "–" if part.end > part.start and not any(allocation.init[part.start : part.end]) else "?"
