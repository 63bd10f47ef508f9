"""The sentences of ordinary undefined behaviour (spec/diagnostics.md section 6), worded as rustc's interpreter does."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from engine.borrows.api import WILDCARD
from engine.machine.allocation import Allocation
from engine.machine.errors import Help, Stop
from engine.types import ty as T

__all__ = [
    "ARITHMETIC", "DEREFERENCEABLE", "MEMORY_ACCESS", "MEMORY_NAMES", "POINTER", "atomic_read_only", "byte_count",
    "float_constant", "lifetime_helps", "memory_name", "not_exact", "pointer_text", "provenance_text", "range_text",
    "read_only", "ub",
]  # fmt: skip

MEMORY_ACCESS = "memory access failed"
POINTER = "pointer not dereferenceable"
ARITHMETIC = "in-bounds pointer arithmetic failed"
DEREFERENCEABLE = "reference not dereferenceable"
"""What was attempted when a pointer turned out bad."""


def ub(title: str, category: str = "", helps: list[Help] | None = None, alloc: int | None = None) -> Stop:
    """Undefined behaviour, to be raised; the machine adds the position. `alloc` is the memory that it is about."""
    return Stop("ub", title, helps=helps or [], category=category, alloc=alloc)


def read_only(allocation: Allocation) -> Stop:
    """A write to memory that never changes."""
    return ub(f"writing to alloc{allocation.id} which is read-only", "read-only", alloc=allocation.id)


_ATOMIC_READ_ONLY = {
    "write": ("atomic store and read-modify-write", ""),
    "large load": ("large atomic load", "often"),
    "ordered load": ("non-relaxed atomic load", "sometimes"),
}


def atomic_read_only(what: str, allocation: Allocation) -> Stop:
    """An atomic operation that memory which never changes does not allow."""
    name, how_often = _ATOMIC_READ_ONLY[what]
    lines = [f"{name} operations cannot be performed on read-only memory"]
    if how_often:
        why = "have to be implemented using read-modify-write operations, which require writeable memory"
        lines.append(f"these operations {how_often} {why}")
    link = "https://doc.rust-lang.org/nightly/std/sync/atomic/index.html#atomic-accesses-to-read-only-memory"
    lines.append(f"see <{link}> for more information")
    return ub("\n".join(lines), "" if how_often else "read-only", alloc=allocation.id)


MEMORY_NAMES = {
    "heap": "Rust heap", "C": "C heap", "machine": "Miri bare-metal heap", "local": "stack variable",
    "static": "global (static or const)", "const": "global (static or const)",
}  # fmt: skip
"""The words for kinds of memory, and for what frees it."""


def memory_name(allocation: Allocation) -> str:
    """The words for the kind of an allocation; what the system's allocator made has its name as payload."""
    return MEMORY_NAMES["C" if allocation.kind == "heap" and allocation.payload == "C" else allocation.kind]


def byte_count(count: int) -> str:
    return "1 byte" if count == 1 else f"{count} bytes"


def range_text(start: int, end: int) -> str:
    return f"[0x{start:x}..0x{end:x}]"


def pointer_text(pointer: Any) -> str:
    """A pointer as messages print it: `alloc3`, `alloc3+0x4`, `0x10[noalloc]`, `null pointer`."""
    address, allocation = pointer[0], pointer[1]
    if allocation is None:
        if pointer[2] == WILDCARD:
            return f"0x{address:x}[wildcard]"
        return f"0x{address:x}[noalloc]" if address else "null pointer"
    offset = address - allocation.base
    if not offset:
        return f"alloc{allocation.id}"
    return f"alloc{allocation.id}{'-' if offset < 0 else '+'}0x{abs(offset):x}"


def provenance_text(pointer: Any) -> str:
    """A pointer as the interpreter itself prints it, with address and tag: `0x10008[alloc3]<5>`, `0x10[noalloc]`."""
    address, allocation, tag = pointer[:3]
    if allocation is None:
        return pointer_text(pointer)
    return f"0x{address:x}[alloc{allocation.id}]<{tag}>"


def lifetime_helps(allocation: Allocation) -> list[Help]:
    """The helps "was allocated here" and, if it is gone, "was deallocated here"."""
    meta = allocation.meta
    helps: list[Help] = []
    if meta is not None and allocation.kind in ("local", "heap", "machine"):
        if meta.born is not None:
            helps.append(Help(f"alloc{allocation.id} was allocated here:", meta.born))
        if meta.died is not None and not allocation.alive:
            helps.append(Help(f"alloc{allocation.id} was deallocated here:", meta.died))
    return helps


def _attempt(message: str, size: int) -> str:
    if message == MEMORY_ACCESS:
        return f"attempting to access {byte_count(size)}"
    if message == ARITHMETIC:
        return f"attempting to offset pointer by {byte_count(size)}"
    subject = "reference" if message == DEREFERENCEABLE else "pointer"
    if size == 0:
        return f"{subject} must point to some allocation"
    return f"{subject} must be dereferenceable for {byte_count(size)}"


def freed(allocation: Allocation, message: str) -> Stop:
    """The pointer's allocation is gone."""
    return ub(
        f"{message}: alloc{allocation.id} has been freed, so this pointer is dangling",
        "dangling",
        lifetime_helps(allocation),
        allocation.id,
    )


def no_provenance(pointer: Any, message: str, size: int) -> Stop:
    """The pointer has no allocation."""
    what = f"{message}: {_attempt(message, size)}, but got "
    if not pointer[0]:
        return ub(what + "null pointer", "null")
    return ub(f"{what}0x{pointer[0]:x}[noalloc] which is a dangling pointer (it has no provenance)", "no-provenance")


def out_of_bounds(pointer: Any, message: str, size: int) -> Stop:
    """The range of `size` bytes from the pointer (before it, if negative) leaves the allocation."""
    allocation = pointer[1]
    offset = pointer[0] - allocation.base
    what = f"{message}: {_attempt(message, size)}, but got {pointer_text(pointer)} which "
    if offset < 0:
        what += "points to before the beginning of the allocation"
    elif size < 0:
        if offset == 0:
            what += "is at the beginning of the allocation"
        else:
            what += f"is only {byte_count(offset)} from the beginning of the allocation"
    else:
        left = allocation.size - offset
        if left <= 0:
            what += f"is at or beyond the end of the allocation of size {byte_count(allocation.size)}"
        else:
            what += f"is only {byte_count(left)} from the end of the allocation"
    return ub(what, "out-of-bounds", lifetime_helps(allocation), allocation.id)


def _integer(value: int, ty: T.Int) -> str:
    """An integer as rustc names one in messages: `3_u8`, `i64::MIN`."""
    if value == ty.max:
        return f"{ty.name}::MAX"
    return f"{ty.name}::MIN" if ty.signed and value == ty.min else f"{value}_{ty.name}"


def float_constant(value: float, ty: T.Float) -> str:
    """A float as rustc prints it among constants: `300.5f32`, `1.0E+10f64`, `NaN_f32`."""
    if math.isnan(value):
        return f"NaN_{ty.name}"
    if math.isinf(value):
        return f"{'-' if value < 0 else '+'}Inf_{ty.name}"
    sign = "-" if math.copysign(1, value) < 0 else ""
    if not value:
        return f"{sign}0{ty.name}"
    precision = {16: 5, 32: 9, 64: 17}[ty.bits]
    digits, exponent = _float_digits(abs(value), precision)
    last = exponent + len(digits) - 1
    far = exponent > 3 or len(digits) + exponent > precision if exponent >= 0 else last < -3
    if far:
        text = f"{digits[0]}.{digits[1:] or '0'}E{last:+d}"
    else:
        text = format(Decimal((0, tuple(map(int, digits)), exponent)), "f")
    return f"{sign}{text}{ty.name}"


def _float_digits(value: float, precision: int) -> tuple[str, int]:
    """The significant decimal digits of a float and the exponent of the last one: digits that are surely not wanted are
    cut off, the rest is rounded, as rustc's float type does it."""
    numerator, denominator = value.as_integer_ratio()
    fives = denominator.bit_length() - 1
    number, exponent = numerator * 5**fives, -fives
    surplus = max(number.bit_length() - (precision * 196 + 58) // 59, 0) * 59 // 196
    digits, exponent = str(number // 10**surplus), exponent + surplus
    if len(digits) > precision:
        cut = len(digits) - precision
        digits, exponent = str(int(digits[:precision]) + (digits[precision] >= "5")), exponent + cut
    short = digits.rstrip("0")
    return short, exponent + len(digits) - len(short)


def not_exact(left: int, right: int, ty: T.Int) -> Stop:
    """An exact division that leaves a remainder."""
    what = f"{_integer(left, ty)} cannot be divided by {_integer(right, ty)}"
    return ub(f"exact_div: {what} without remainder", "overflow")


def misaligned(has: int, required: int, alloc: int | None, *, based_on: bool) -> Stop:
    """An access whose address is not a multiple of the required alignment."""
    what = "accessing memory based on pointer" if based_on else "accessing memory"
    return ub(f"{what} with alignment {has}, but alignment {required} is required", "misaligned", alloc=alloc)


def uninitialised(allocation: Allocation, start: int, end: int) -> Stop:
    """A scalar read met uninitialised bytes."""
    run = allocation.uninit_run(start, end) or (start, end)
    return Stop(
        "ub",
        f"reading memory at alloc{allocation.id}{range_text(start, end)}, but memory is uninitialized at "
        f"{range_text(*run)}, and this operation requires initialized memory",
        category="uninit",
        alloc=allocation.id,
        uninit=(allocation, *run),
    )


def actual_alignment(address: int) -> int:
    """The largest power of two that divides an address."""
    return address & -address if address else 1 << 62
