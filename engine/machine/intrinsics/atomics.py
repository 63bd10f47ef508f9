"""Atomic operations. The value moves as by an ordinary access, whole; what else an ordering means is the scheduler's
and the race detector's business."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.compile.arith import wrapper
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.machine.memory import Memory
from engine.machine.shapes import Shape
from engine.types import ty as T
from engine.types.ty import Ty

__all__: list[str] = []


class Cell:
    """Access to one atomic location of a type: alignment to its size, read-only memory, the aliasing model."""

    __slots__ = ("memory", "shape")

    def __init__(self, memory: Memory, shape: Shape) -> None:
        self.memory = memory
        self.shape = shape

    def load(self, pointer: Any) -> Any:
        shape = self.shape
        self.memory.check_align(pointer[0], shape.size, based_on=False)
        allocation, offset = self.memory.read(pointer, shape.size)
        return shape.read(allocation, offset)

    def store(self, pointer: Any, value: Any) -> None:
        shape = self.shape
        self.memory.check_align(pointer[0], shape.size, based_on=False)
        allocation, offset = self.memory.write(pointer, shape.size)
        shape.write(allocation, offset, value)

    def writable(self, pointer: Any) -> None:
        """A read-modify-write needs writable memory before it reads."""
        allocation, _, _ = self.memory.check(pointer, self.shape.size, wording.MEMORY_ACCESS)
        if not allocation.mutable:
            raise wording.read_only(allocation)


def _cell(call: Call, ty: Ty) -> Cell:
    return Cell(call.m.memory, call.cx.shape(ty))


@intrinsic("atomic_load")
def _load(call: Call) -> Value:
    cell, pointer = _cell(call, call.args[0]), call.value(0)
    return lambda frame: cell.load(pointer(frame))


@intrinsic("atomic_store")
def _store(call: Call) -> Value:
    cell, pointer, value = _cell(call, call.args[0]), call.value(0), call.value(1)
    return lambda frame: cell.store(pointer(frame), value(frame))


def _modify(call: Call, change: Callable[[Any, Any], Any]) -> Value:
    cell, pointer, operand = _cell(call, call.args[0]), call.value(0), call.value(1)

    def run(frame: Frame) -> Any:
        where, given = pointer(frame), operand(frame)
        cell.writable(where)
        old = cell.load(where)
        cell.store(where, change(old, given))
        return old

    return run


@intrinsic("atomic_xchg")
def _exchange(call: Call) -> Value:
    return _modify(call, lambda old, new: new)


def _number(value: Any) -> int:
    return int(value[0] if value.__class__ is tuple else value)


@intrinsic("atomic_xadd", "atomic_xsub", "atomic_and", "atomic_nand", "atomic_or", "atomic_xor")
def _arithmetic(call: Call) -> Value:
    ty = call.args[0]
    name = call.name
    wrap = wrapper(ty if isinstance(ty, T.Int) else T.U8 if ty is T.BOOL else T.USIZE)
    pointer = isinstance(ty, T.Ptr)
    boolean = ty is T.BOOL

    def change(old: Any, given: Any) -> Any:
        left, right = _number(old), _number(given)
        match name:
            case "atomic_xadd":
                value = left + right
            case "atomic_xsub":
                value = left - right
            case "atomic_and":
                value = left & right
            case "atomic_nand":
                value = 1 - (left & right) if boolean else ~(left & right)
            case "atomic_or":
                value = left | right
            case _:
                value = left ^ right
        value = wrap(value)
        return (value, old[1], old[2]) if pointer else value

    return _modify(call, change)


@intrinsic("atomic_max", "atomic_umax")
def _max(call: Call) -> Value:
    return _modify(call, max)


@intrinsic("atomic_min", "atomic_umin")
def _min(call: Call) -> Value:
    return _modify(call, min)


@intrinsic("atomic_cxchg", "atomic_cxchgweak")
def _compare_exchange(call: Call) -> Value:
    ty = call.args[0]
    cell, pointer, old, new = _cell(call, ty), call.value(0), call.value(1), call.value(2)
    result = call.cx.shape(call.ret)
    (first, _), (second, _) = result.fields
    write = cell.shape.write

    def run(frame: Frame) -> Allocation:
        where, expected, wanted = pointer(frame), old(frame), new(frame)
        cell.writable(where)
        found = cell.load(where)
        same = _number(found) == _number(expected)
        if same:
            cell.store(where, wanted)
        out = Allocation(result.size, result.align, "machine")
        write(out, first, found)
        out.write_bytes(second, b"\x01" if same else b"\x00")
        return out

    return run


@intrinsic("atomic_fence", "atomic_singlethreadfence")
def _fence(call: Call) -> Value | None:
    return None
