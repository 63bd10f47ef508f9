"""Operands, compiled: raw values, typed copies (checked and retagged), and values that live in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import RetagMode
from engine.machine.allocation import Allocation
from engine.machine.compile.access import load_raw
from engine.machine.compile.places import PlaceCode, compile_place, locate
from engine.machine.frames import Frame
from engine.machine.shapes import Shape
from engine.mir import mir
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = [
    "constant_of", "copy_into", "from_memory", "operand_ty", "raw_value", "register_of", "source_of", "typed_value",
]  # fmt: skip

Load = Callable[[Frame], Any]
Source = Callable[[Frame], tuple[Allocation, int]]


def operand_ty(cx: BodyCompiler, operand: mir.Operand) -> Ty:
    """The concrete type of an operand."""
    if isinstance(operand, mir.Constant):
        return cx.mono(operand.ty)
    return cx.mono(operand.place.ty)


def constant_of(cx: BodyCompiler, operand: mir.Operand) -> tuple[bool, Any]:
    """`(True, value)` for a constant of a register class."""
    if not isinstance(operand, mir.Constant) or thread_local(cx, operand) is not None:
        return False, None
    ty = cx.mono(operand.ty)
    if not cx.shape(ty).reg:
        return False, None
    return True, cx.m.constants.value(cx, operand, ty)


def thread_local(cx: BodyCompiler, operand: mir.Constant) -> Load | None:
    """The address of a static of which each thread has its own; None for other constants."""
    value, constants = operand.value, cx.m.constants
    if not isinstance(value, mir.StaticAddr) or not value.definition.thread_local:
        return None
    definition = value.definition

    def load(frame: Frame) -> Any:
        allocation = constants.static(definition)
        return (allocation.base, allocation, allocation.root)

    return load


def register_of(cx: BodyCompiler, operand: mir.Operand) -> int | None:
    """The register that an operand names, if it is a whole local in a register."""
    if isinstance(operand, mir.Constant) or operand.place.elems:
        return None
    local = operand.place.local
    return local if cx.in_register(local) and cx.local_shape(local).size else None


def raw_value(cx: BodyCompiler, operand: mir.Operand) -> Load:
    """The operand's register-class value, without validity and retags."""
    is_constant, value = constant_of(cx, operand)
    if is_constant:
        return lambda frame: value
    if isinstance(operand, mir.Constant):
        address = thread_local(cx, operand)
        assert address is not None
        return address
    return load_raw(cx, compile_place(cx, operand.place))


def from_memory(cx: BodyCompiler, place: PlaceCode, load: Load) -> Load:
    """Add the validity check of a value read from memory."""
    if place.kind in ("reg", "zst"):
        return load
    check = cx.types.check(place.ty)
    if check is None:
        return load
    types, ty = cx.types, place.ty
    valid = check

    def checked(frame: Frame) -> Any:
        value = load(frame)
        if not valid(value):
            types.blame(ty, value)
        return value

    return checked


def typed_value(cx: BodyCompiler, operand: mir.Operand, mode: RetagMode = RetagMode.DEFAULT) -> Load:
    """A typed copy of a register-class operand."""
    ty = operand_ty(cx, operand)
    finish = cx.types.finish(ty, mode)
    is_constant, value = constant_of(cx, operand)
    if is_constant:
        if finish is None:
            return lambda frame: value
        retag = finish
        return lambda frame: retag(value)
    if isinstance(operand, mir.Constant):
        address = raw_value(cx, operand)
        if finish is None:
            return address
        retag = finish
        return lambda frame: retag(address(frame))
    place = compile_place(cx, operand.place)
    load = from_memory(cx, place, load_raw(cx, place))
    if finish is None:
        return load
    retag = finish
    if place.kind == "reg":
        local = place.local
        return lambda frame: retag(frame.regs[local])
    return lambda frame: retag(load(frame))


def source_of(cx: BodyCompiler, operand: mir.Operand) -> Source:
    """Where a memory-class operand's bytes are; reading checks included."""
    ty = operand_ty(cx, operand)
    if isinstance(operand, mir.Constant):
        allocation = cx.m.constants.memory(cx, operand, ty)
        return lambda frame: (allocation, 0)
    place = compile_place(cx, operand.place)
    find = locate(cx, place, place.shape.size, write=False)
    return require_init(cx, place.shape, find)


def require_init(cx: BodyCompiler, shape: Shape, find: Source) -> Source:
    """A pair of two initialised scalars is read as two scalars: both must be initialised."""
    scalars = shape.both_init
    if not scalars:
        return find

    def checked(frame: Frame) -> tuple[Allocation, int]:
        found = find(frame)
        allocation, offset = found
        if allocation.init is not None:
            for at, size in scalars:
                start = offset + at
                if allocation.first_uninit(start, start + size) >= 0:
                    raise cx.uninitialised(allocation, start, start + size)
        return found

    return checked


def copy_into(
    cx: BodyCompiler, place: PlaceCode, source: Source, mode: RetagMode = RetagMode.DEFAULT
) -> Callable[[Frame], None]:
    """A typed copy of a memory-class value to a place."""
    size = place.shape.size
    target = locate(cx, place, size, write=True)
    settle = cx.types.settle(place.ty, mode)

    def copy(frame: Frame) -> None:
        allocation, start = source(frame)
        into, offset = target(frame)
        into.copy_from(offset, allocation, start, size)
        if settle is not None:
            settle(into, offset)

    return copy


def value_into(cx: BodyCompiler, operand: mir.Operand) -> Callable[[Frame], Callable[[Allocation, int], None]] | None:
    """Read an operand now and store it untyped later, as a field of an aggregate; None for zero-sized operands."""
    shape = cx.shape(operand_ty(cx, operand))
    if shape.size == 0:
        return None
    if shape.reg:
        load, write = raw_value(cx, operand), shape.write

        def scalar(frame: Frame) -> Callable[[Allocation, int], None]:
            value = load(frame)
            return lambda allocation, offset: write(allocation, offset, value)

        return scalar
    source, size = source_of(cx, operand), shape.size

    def block(frame: Frame) -> Callable[[Allocation, int], None]:
        allocation, start = source(frame)
        return lambda into, offset: into.copy_from(offset, allocation, start, size)

    return block
