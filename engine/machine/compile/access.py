"""Loads and stores of values that fit a register, specialised by where they are and how they lie in memory.

Raw loads check the access and that the bytes are initialised; validity and retags of typed copies are added by
`engine.machine.compile.operands`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.compile.places import PlaceCode, locate, touch_zero_sized
from engine.machine.frames import Frame
from engine.machine.memory import READ, WRITE

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["load_raw", "store_raw"]

Load = Callable[[Frame], Any]
Store = Callable[[Frame, Any], None]


def load_raw(cx: BodyCompiler, place: PlaceCode) -> Load:
    """Read a register-class value from a place."""
    shape = place.shape
    if place.kind == "reg":
        local = place.local
        return lambda frame: frame.regs[local]
    if shape.size == 0:
        touch = touch_zero_sized(cx, place)
        return touch if touch is not None else _nothing
    assert place.kind != "zst", "a value in no memory"
    if shape.cls == "scalar":
        if place.kind == "local" and place.dynamic is None:
            return _load_local_scalar(cx, place)
        if place.kind == "ptr" and place.reg is not None and place.dynamic is None and place.align.__class__ is int:
            return _load_through_register(cx, place)
    find = locate(cx, place, shape.size, write=False)
    read = shape.read

    def load(frame: Frame) -> Any:
        allocation, offset = find(frame)
        return read(allocation, offset)

    return load


def _nothing(frame: Frame) -> None:
    return None


def _load_local_scalar(cx: BodyCompiler, place: PlaceCode) -> Load:
    local, start = place.local, place.offset
    scalar = place.shape.scalar
    assert scalar is not None
    end = start + scalar.size
    unpack = scalar.unpack
    fresh = cx.fresh(local)

    def load(frame: Frame) -> Any:
        allocation = frame.regs[local]
        if allocation is None:
            allocation = fresh(frame)
        watch = allocation.watch
        if watch is not None:
            watch(allocation.root, start, end, READ)
        init = allocation.init
        if init is not None and init.find(0, start, end) >= 0:
            raise cx.uninitialised(allocation, start, end)
        return unpack(allocation.data, start)[0]

    return load


def _load_through_register(cx: BodyCompiler, place: PlaceCode) -> Load:
    reg, shift = place.reg, place.offset
    scalar = place.shape.scalar
    assert scalar is not None and reg is not None
    size, unpack = scalar.size, scalar.unpack
    need = place.need
    if isinstance(need, int) and need >= 0:
        high = need
    else:
        high = shift + size
    assert isinstance(place.align, int)
    unaligned = place.align - 1
    slow = locate(cx, place, size, write=False)

    def load(frame: Frame) -> Any:
        pointer = frame.regs[reg]
        allocation = pointer[1]
        if allocation is not None:
            address = pointer[0]
            offset = address - allocation.base
            if offset >= 0 and offset + high <= allocation.limit and not address & unaligned:
                offset += shift
                watch = allocation.watch
                if watch is not None:
                    watch(pointer[2], offset, offset + size, READ)
                init = allocation.init
                if init is not None and init.find(0, offset, offset + size) >= 0:
                    raise wording.uninitialised(allocation, offset, offset + size)
                return unpack(allocation.data, offset)[0]
        allocation, offset = slow(frame)
        if allocation.first_uninit(offset, offset + size) >= 0:
            raise wording.uninitialised(allocation, offset, offset + size)
        return unpack(allocation.data, offset)[0]

    return load


def store_raw(cx: BodyCompiler, place: PlaceCode) -> Store:
    """Write a register-class value to a place."""
    shape = place.shape
    if place.kind == "reg":
        local = place.local

        def store_register(frame: Frame, value: Any) -> None:
            frame.regs[local] = value

        return store_register
    if shape.size == 0:
        touch = touch_zero_sized(cx, place)
        if touch is None:
            return _ignore
        checked = touch
        return lambda frame, value: checked(frame)
    assert place.kind != "zst", "a value in no memory"
    if shape.cls == "scalar":
        if place.kind == "local" and place.dynamic is None:
            return _store_local_scalar(cx, place)
        if place.kind == "ptr" and place.reg is not None and place.dynamic is None and place.align.__class__ is int:
            return _store_through_register(cx, place)
    find = locate(cx, place, shape.size, write=True)
    write = shape.write

    def store(frame: Frame, value: Any) -> None:
        allocation, offset = find(frame)
        write(allocation, offset, value)

    return store


def _ignore(frame: Frame, value: Any) -> None:
    return None


def _store_local_scalar(cx: BodyCompiler, place: PlaceCode) -> Store:
    local, start = place.local, place.offset
    scalar = place.shape.scalar
    assert scalar is not None
    size = scalar.size
    end, pack, ones = start + size, scalar.pack, b"\x01" * size
    fresh = cx.fresh(local)
    whole = size == cx.local_shape(local).size

    def store(frame: Frame, value: Any) -> None:
        allocation = frame.regs[local]
        if allocation is None:
            allocation = fresh(frame)
        watch = allocation.watch
        if watch is not None:
            watch(allocation.root, start, end, WRITE)
        pack(allocation.data, start, value)
        init = allocation.init
        if init is not None:
            if whole:
                allocation.init = None
            else:
                init[start:end] = ones
        if allocation.prov:
            allocation.clear_provenance(start, end)

    return store


def _store_through_register(cx: BodyCompiler, place: PlaceCode) -> Store:
    reg, shift = place.reg, place.offset
    scalar = place.shape.scalar
    assert scalar is not None and reg is not None
    size, pack = scalar.size, scalar.pack
    ones = b"\x01" * size
    need = place.need
    if isinstance(need, int) and need >= 0:
        high = need
    else:
        high = shift + size
    assert isinstance(place.align, int)
    unaligned = place.align - 1
    slow = locate(cx, place, size, write=True)

    def store(frame: Frame, value: Any) -> None:
        pointer = frame.regs[reg]
        allocation = pointer[1]
        address = pointer[0]
        offset = 0
        if allocation is not None:
            offset = address - allocation.base
        if (
            allocation is not None
            and offset >= 0
            and offset + high <= allocation.limit
            and not address & unaligned
            and allocation.mutable
        ):
            offset += shift
            watch = allocation.watch
            if watch is not None:
                watch(pointer[2], offset, offset + size, WRITE)
        else:
            allocation, offset = slow(frame)
        pack(allocation.data, offset, value)
        init = allocation.init
        if init is not None:
            init[offset : offset + size] = ones
        if allocation.prov:
            allocation.clear_provenance(offset, offset + size)

    return store
