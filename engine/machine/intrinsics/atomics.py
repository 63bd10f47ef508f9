"""Atomic operations. The value moves as by an ordinary access, whole, but without a look for races; then the race
detector is told what the operation was (spec/data-races.md section 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.compile.arith import wrapper
from engine.machine.concurrency.races import Operation, Order
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.machine.shapes import Shape
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["Cell"]


class Cell:
    """Access to one atomic location of a type: alignment to its size, read-only memory, the aliasing model."""

    __slots__ = ("memory", "races", "shape")

    def __init__(self, machine: Machine, shape: Shape) -> None:
        self.memory = machine.memory
        self.races = machine.races
        self.shape = shape

    def load(self, pointer: Any, order: Order) -> Any:
        """An atomic load; the value."""
        if (allocation := self._constant(pointer)) is not None:
            if self.shape.size > 8:
                raise wording.atomic_read_only("large load", allocation)
            if order != Order.RELAXED:
                raise wording.atomic_read_only("ordered load", allocation)
        value = self._load(pointer)
        self._done(pointer, Operation.LOAD, order)
        return value

    def store(self, pointer: Any, value: Any, order: Order) -> None:
        """An atomic store."""
        self._writable(pointer)
        self._store(pointer, value)
        self._done(pointer, Operation.STORE, order)

    def modify(self, pointer: Any, order: Order, change: Callable[[Any], Any]) -> Any:
        """An atomic read-modify-write; the value before."""
        self._writable(pointer)
        old = self._load(pointer)
        self._store(pointer, change(old))
        self._done(pointer, Operation.MODIFY, order)
        return old

    def exchange(self, pointer: Any, expected: int, wanted: Any, success: Order, failure: Order) -> tuple[Any, bool]:
        """A compare-exchange: the value before, and whether it was as expected. A failed one is only a load."""
        self._writable(pointer)
        found = self._load(pointer)
        if _number(found) != expected:
            self._done(pointer, Operation.LOAD, failure)
            return found, False
        self._store(pointer, wanted)
        self._done(pointer, Operation.MODIFY, success)
        return found, True

    def _load(self, pointer: Any) -> Any:
        shape = self.shape
        self.races.paused = True
        try:
            allocation, offset = self.memory.read(pointer, shape.size)
        finally:
            self.races.paused = False
        return shape.read(allocation, offset)

    def _store(self, pointer: Any, value: Any) -> None:
        shape = self.shape
        self.races.paused = True
        try:
            allocation, offset = self.memory.write(pointer, shape.size)
        finally:
            self.races.paused = False
        shape.write(allocation, offset, value)

    def _writable(self, pointer: Any) -> None:
        if (allocation := self._constant(pointer)) is not None:
            raise wording.atomic_read_only("write", allocation)

    def _constant(self, pointer: Any) -> Allocation | None:
        """The memory, if it never changes; that is asked after the alignment and before any access."""
        self.memory.check_align(pointer[0], self.shape.size, based_on=False)
        allocation, _ = self.memory.resolve(pointer)
        return None if allocation is None or allocation.mutable else allocation

    def _done(self, pointer: Any, operation: Operation, order: Order) -> None:
        if self.races.active:
            allocation, _ = self.memory.resolve(pointer)
            assert allocation is not None
            self.races.atomic(allocation, pointer[0] - allocation.base, self.shape.size, operation, order)


def _cell(call: Call, ty: Ty) -> Cell:
    return Cell(call.m, call.cx.shape(ty))


def _order(call: Call, index: int = -1) -> Order:
    return Order(call.const_arg(index))


@intrinsic("atomic_load")
def _load(call: Call) -> Value:
    cell, pointer, order = _cell(call, call.args[0]), call.value(0), _order(call)
    return lambda frame: cell.load(pointer(frame), order)


@intrinsic("atomic_store")
def _store(call: Call) -> Value:
    cell, pointer, value, order = _cell(call, call.args[0]), call.value(0), call.value(1), _order(call)
    return lambda frame: cell.store(pointer(frame), value(frame), order)


def _modify(call: Call, change: Callable[[Any, Any], Any]) -> Value:
    cell, pointer, operand, order = _cell(call, call.args[0]), call.value(0), call.value(1), _order(call)

    def run(frame: Frame) -> Any:
        where, given = pointer(frame), operand(frame)
        return cell.modify(where, order, lambda old: change(old, given))

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
    success, failure = _order(call, -2), _order(call)
    result = call.cx.shape(call.ret)
    (first, _), (second, _) = result.fields
    write = cell.shape.write

    def run(frame: Frame) -> Allocation:
        where, expected, wanted = pointer(frame), old(frame), new(frame)
        found, same = cell.exchange(where, _number(expected), wanted, success, failure)
        out = Allocation(result.size, result.align, "machine")
        write(out, first, found)
        out.write_bytes(second, b"\x01" if same else b"\x00")
        return out

    return run


@intrinsic("atomic_fence")
def _fence(call: Call) -> Value:
    races, order = call.m.races, _order(call)
    return lambda frame: races.fence(order)


@intrinsic("atomic_singlethreadfence")
def _compiler_fence(call: Call) -> Value | None:
    return None
