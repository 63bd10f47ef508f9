"""Pointer arithmetic, metadata, vtables."""

from __future__ import annotations

from typing import Any

from engine.machine import wording
from engine.machine.compile.arith import _pointer_key as pointer_key
from engine.machine.errors import Stop
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.machine.shapes import VTable
from engine.types import ty as T

__all__: list[str] = []

_MASK = (1 << 64) - 1
_MAX = (1 << 63) - 1


@intrinsic("offset")
def _offset(call: Call) -> Value:
    inner = call.args[0]
    if isinstance(inner, T.Ptr) and len(call.args) > 1:
        inner = inner.inner
    size, memory = call.cx.shape(inner).size, call.m.memory
    pointer, count = call.value(0), call.value(1)

    def run(frame: Frame) -> Any:
        value, steps = pointer(frame), count(frame)
        distance = steps * size
        if not distance:
            return value
        if distance > _MAX or distance < -_MAX - 1:
            raise wording.ub(
                "overflowing pointer arithmetic: the total offset in bytes does not fit in an `isize`", "overflow"
            )
        allocation = value[1]
        address = value[0] + distance
        if allocation is not None:
            base = allocation.base
            end = base + allocation.limit
            if base <= value[0] <= end and base <= address <= end:
                return (address, allocation, value[2])
        memory.check_inbounds(value, distance, wording.ARITHMETIC)
        return (address & _MASK, allocation, value[2])

    return run


@intrinsic("arith_offset")
def _arith_offset(call: Call) -> Value:
    size = call.cx.shape(call.args[0]).size
    pointer, count = call.value(0), call.value(1)

    def run(frame: Frame) -> Any:
        value = pointer(frame)
        return ((value[0] + count(frame) * size) & _MASK, value[1], value[2])

    return run


@intrinsic("ptr_offset_from", "ptr_offset_from_unsigned")
def _offset_from(call: Call) -> Value:
    size, memory, name = call.cx.shape(call.args[0]).size, call.m.memory, call.name
    unsigned = name == "ptr_offset_from_unsigned"
    left, right = call.value(0), call.value(1)

    def run(frame: Frame) -> int:
        a, b = left(frame), right(frame)
        distance: int = a[0] - b[0]
        if unsigned and distance < 0:
            raise wording.ub(
                f"`{name}` called when first pointer has smaller address than second: {a[0]} < {b[0]}",
                "out-of-bounds",
            )
        if not -_MAX - 1 < distance <= _MAX:
            where = "too far before" if distance < 0 else "too far ahead of"
            raise wording.ub(f"`{name}` called when first pointer is {where} second", "out-of-bounds")
        (one, _), (two, _) = memory.resolve(a), memory.resolve(b)
        if distance:
            if one is None or one is not two:
                raise _unrelated(name)
            if one.limit < 0 or any(not 0 <= p[0] - one.base <= one.limit for p in (a, b)):
                raise wording.ub(
                    f"`{name}` called on two different pointers where the memory range between them is not in-bounds "
                    "of an allocation",
                    "out-of-bounds",
                )
            if distance % size:
                raise wording.not_exact(distance, size, T.USIZE if unsigned else T.ISIZE)
        return distance // size

    return run


def _unrelated(name: str) -> Stop:
    return wording.ub(
        f"`{name}` called on two different pointers that are not both derived from the same allocation",
        "out-of-bounds",
    )


@intrinsic("ptr_guaranteed_cmp")
def _guaranteed_cmp(call: Call) -> Value:
    left, right = call.value(0), call.value(1)
    if call.cx.const:
        return lambda frame: 2
    return lambda frame: int(pointer_key(left(frame)) == pointer_key(right(frame)))


@intrinsic("ptr_mask")
def _mask(call: Call) -> Value:
    pointer, mask = call.value(0), call.value(1)

    def run(frame: Frame) -> Any:
        value = pointer(frame)
        return (value[0] & mask(frame), *value[1:])

    return run


@intrinsic("ptr_metadata")
def _metadata(call: Call) -> Value:
    pointer = call.value(0)
    shape = call.cx.shape(call.ret)
    if shape.size == 0:
        return lambda frame: None

    def run(frame: Frame) -> Any:
        meta = pointer(frame)[3]
        if meta.__class__ is VTable:
            target = meta.allocation
            return (target.base, target, target.root)
        return meta

    return run


def _vtable_at(pointer: Any) -> VTable:
    """The vtable that a thin pointer points to."""
    target = pointer[1]
    if target is None:
        raise wording.no_provenance(pointer, wording.POINTER, 0)
    if target.kind != "vtable" or pointer[0] != target.base:
        text = wording.pointer_text(pointer)
        raise wording.ub(f"using {text} as vtable pointer but it does not point to a vtable", "bad-call")
    table = target.payload
    assert isinstance(table, VTable)
    return table


@intrinsic("aggregate_raw_ptr")
def _aggregate(call: Call) -> Value:
    data, meta = call.value(0), call.value(1)
    ret = call.ret
    wide = call.cx.shape(ret).cls == "wide"
    if not wide:
        return lambda frame: data(frame)[:3]
    assert isinstance(ret, T.Ptr | T.Ref)
    dyn = isinstance(call.types.tail(ret.inner), T.Dyn)

    def run(frame: Frame) -> Any:
        pointer, extra = data(frame), meta(frame)
        if dyn:
            extra = _vtable_at(extra)
        return (*pointer[:3], extra)

    return run


@intrinsic("vtable_size", "vtable_align")
def _vtable(call: Call) -> Value:
    pointer = call.value(0)
    size = call.name == "vtable_size"

    def run(frame: Frame) -> int:
        table = _vtable_at(pointer(frame))
        return int(table.size if size else table.align)

    return run
