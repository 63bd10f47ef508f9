"""Reading, writing and copying memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.borrows.api import RetagMode
from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.compile.access import store_raw
from engine.machine.compile.casts import cast_into, cast_value
from engine.machine.compile.operands import copy_into, typed_value
from engine.machine.compile.places import compile_place
from engine.machine.frames import Block, Frame, Term
from engine.machine.intrinsics.call import Call, Value, intrinsic, intrinsic_term, result_store
from engine.machine.memory import READ, WRITE, Memory
from engine.mir import mir

__all__ = ["copy_bytes"]


def _then(call: Call, step: Callable[[Frame], None] | None) -> Term:
    target = call.target
    if target is None or call.cx.shape(call.ret).uninhabited:
        return _no_value(call, step)

    def run(frame: Frame) -> Block:
        if step is not None:
            step(frame)
        return target

    return run


def _no_value(call: Call, step: Callable[[Frame], None] | None) -> Term:
    """The result has an uninhabited type: making it is an invalid value, and nothing comes after."""
    shape = call.cx.shape(call.ret)
    settle = call.cx.types.settle(call.ret, RetagMode.DEFAULT)
    nothing = Allocation(shape.size, shape.align, "const")

    def run(frame: Frame) -> Block:
        if step is not None:
            step(frame)
        if settle is not None:
            settle(nothing, 0)
        raise wording.ub("entering unreachable code", "unreachable")

    return run


@intrinsic_term("read_via_copy", "volatile_load", "unaligned_volatile_load")
def _read(call: Call) -> Term:
    inner = call.args[0]
    place = call.behind(0, inner, aligned=call.name != "unaligned_volatile_load")
    if not place.shape.size:
        return _then(call, _zero_sized(call, place.shape.align if place.align != 1 else 1))
    local = call.cx.body.locals[call.call.destination.local]
    if place.shape.reg and local.name is not None:
        store = result_store(call.cx, call.call.destination)
        from engine.machine.compile.access import load_raw
        from engine.machine.compile.operands import from_memory

        load = from_memory(call.cx, place, load_raw(call.cx, place))
        assert store is not None
        put = store
        return _then(call, lambda frame: put(frame, load(frame)))
    return _then(call, call.copy(place))


def _zero_sized(call: Call, align: int) -> Callable[[Frame], None] | None:
    if align == 1:
        return None
    pointer, memory = call.value(0), call.m.memory
    return lambda frame: memory.check_align(pointer(frame)[0], align)


@intrinsic_term("write_via_move", "volatile_store", "unaligned_volatile_store")
def _write(call: Call) -> Term:
    cx = call.cx
    place = call.behind(0, call.ty(1), aligned=call.name != "unaligned_volatile_store")
    if not place.shape.size:
        return _then(call, _zero_sized(call, place.shape.align if place.align != 1 else 1))
    if place.shape.reg:
        value, store = typed_value(cx, call.operands[1]), store_raw(cx, place)
        return _then(call, lambda frame: store(frame, value(frame)))
    return _then(call, copy_into(cx, place, call.source(1)))


@intrinsic_term("transmute", "transmute_unchecked")
def _transmute(call: Call) -> Term:
    cx = call.cx
    source, to = call.ty(0), call.ret
    first, second = cx.shape(source), cx.shape(to)
    if first.size != second.size:
        raise wording.ub(
            f"transmuting from {first.size}-byte type to {second.size}-byte type: `{source!r}` -> `{to!r}`", "bad-call"
        )
    cast = mir.CastOp("transmute", call.operands[0], to)
    dest = compile_place(cx, call.call.destination)
    if not second.size:
        return _then(call, None)
    if second.reg:
        value = cast_value(cx, cast)
        local = cx.body.locals[call.call.destination.local]
        tracer = cx.m.tracer
        if dest.kind == "reg" and local.name is not None and tracer is not None and not cx.code.library:
            put = tracer.watch_result(cx, dest.local, None)
        else:
            put = store_raw(cx, dest)
        return _then(call, lambda frame: put(frame, value(frame)))
    return _then(call, copy_into(cx, dest, cast_into(cx, cast)))


@intrinsic_term("black_box")
def _black_box(call: Call) -> Term:
    from engine.machine.compile.statements import assignment

    dest = compile_place(call.cx, call.call.destination)
    return _then(call, assignment(call.cx, mir.Use(call.operands[0]), dest))


@intrinsic("forget")
def _forget(call: Call) -> Value | None:
    return None


@intrinsic("copy", "copy_nonoverlapping", "volatile_copy_memory", "volatile_copy_nonoverlapping_memory")
def _copy(call: Call) -> Value:
    shape = call.cx.shape(call.args[0])
    memory, name = call.m.memory, call.name
    exclusive = "nonoverlapping" in name
    first, second = (1, 0) if name.startswith("volatile") else (0, 1)
    source, target, count = call.value(first), call.value(second), call.value(2)
    size, align = shape.size, shape.align

    def run(frame: Frame) -> None:
        start, to, total = source(frame), target(frame), count(frame) * size
        if total >= 1 << 63:
            raise wording.ub(f"overflow computing total size of `{name}`", "overflow")
        memory.check_align(start[0], align, based_on=False)
        memory.check_align(to[0], align, based_on=False)
        copy_bytes(memory, start, to, total, exclusive)

    return run


def copy_bytes(memory: Memory, source: Any, target: Any, size: int, exclusive: bool) -> None:
    """An untyped copy of `size` bytes with all checks."""
    if not size:
        return
    allocation, offset, tag = memory.check(source, size, wording.MEMORY_ACCESS)
    into, at, to_tag = memory.check(target, size, wording.MEMORY_ACCESS)
    watch = allocation.watch
    if watch is not None:
        watch(tag, offset, offset + size, READ)
    if not into.mutable:
        raise wording.read_only(into)
    watch = into.watch
    if watch is not None:
        watch(to_tag, at, at + size, WRITE)
    if exclusive and allocation is into and offset < at + size and at < offset + size:
        raise wording.ub("`copy_nonoverlapping` called on overlapping ranges", "overlap", alloc=into.id)
    into.copy_from(at, allocation, offset, size)


@intrinsic("typed_swap_nonoverlapping")
def _swap(call: Call) -> Value | None:
    cx, inner = call.cx, call.args[0]
    shape, memory = cx.shape(inner), call.m.memory
    size, align = shape.size, shape.align
    if not size:
        return None
    left, right = call.value(0), call.value(1)
    check, finish = (cx.types.check(inner), cx.types.finish(inner, RetagMode.DEFAULT)) if shape.reg else (None, None)
    settle = None if shape.reg else cx.types.settle(inner, RetagMode.DEFAULT)
    types = cx.types

    def revalue(allocation: Allocation, offset: int) -> None:
        if settle is not None:
            settle(allocation, offset)
        elif shape.reg:
            value = shape.read(allocation, offset)
            if check is not None and not check(value):
                types.blame(inner, value)
            if finish is not None:
                shape.write(allocation, offset, finish(value))

    def run(frame: Frame) -> None:
        one, two = left(frame), right(frame)
        allocation, offset = memory.read(one, size)
        memory.check_align(one[0], align)
        temp = Allocation(size, align, "machine")
        temp.copy_from(0, allocation, offset, size)
        revalue(temp, 0)
        copy_bytes(memory, two, one, size, True)
        revalue(allocation, offset)
        into, at = memory.write(two, size)
        memory.check_align(two[0], align)
        into.copy_from(at, temp, 0, size)
        revalue(into, at)

    return run


@intrinsic("write_bytes", "volatile_set_memory")
def _write_bytes(call: Call) -> Value:
    shape, memory, name = call.cx.shape(call.args[0]), call.m.memory, call.name
    target, byte, count = call.value(0), call.value(1), call.value(2)
    size, align = shape.size, shape.align

    def run(frame: Frame) -> None:
        to, value, total = target(frame), byte(frame), count(frame) * size
        if total >= 1 << 63:
            raise wording.ub(f"overflow computing total size of `{name}`", "overflow")
        memory.check_align(to[0], align, based_on=False)
        if total:
            allocation, offset = memory.write(to, total)
            allocation.write_bytes(offset, bytes([value]) * total)

    return run


def _initialised(allocation: Allocation, offset: int, size: int) -> bytes:
    if allocation.first_uninit(offset, offset + size) >= 0:
        raise wording.uninitialised(allocation, offset, offset + size)
    return bytes(allocation.data[offset : offset + size])


@intrinsic("compare_bytes")
def _compare_bytes(call: Call) -> Value:
    memory = call.m.memory
    left, right, count = call.value(0), call.value(1), call.value(2)

    def run(frame: Frame) -> int:
        one, two, size = left(frame), right(frame), count(frame)
        if not size:
            return 0
        first = _initialised(*memory.read(one, size), size)
        second = _initialised(*memory.read(two, size), size)
        return (first > second) - (first < second)

    return run


@intrinsic("raw_eq")
def _raw_eq(call: Call) -> Value:
    memory, size = call.m.memory, call.cx.shape(call.args[0]).size
    left, right = call.value(0), call.value(1)

    def run(frame: Frame) -> int:
        one, two = left(frame), right(frame)
        if not size:
            return 1
        return int(_initialised(*memory.read(one, size), size) == _initialised(*memory.read(two, size), size))

    return run
