"""Rvalues, compiled: values of register classes, and values built in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import PointerKind, RetagMode
from engine.features import unsupported
from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.compile.access import load_raw
from engine.machine.compile.arith import binary_function, unary_function
from engine.machine.compile.casts import cast_into, cast_value
from engine.machine.compile.operands import (
    constant_of,
    copy_into,
    from_memory,
    operand_ty,
    raw_value,
    register_of,
    source_of,
    typed_value,
    value_into,
)
from engine.machine.compile.parts import write_parts
from engine.machine.compile.places import Locate, PlaceCode, compile_place, locate, pointer_to
from engine.machine.errors import Stop
from engine.machine.frames import Frame
from engine.machine.retag import RetagInfo
from engine.machine.shapes import Shape, Tag
from engine.mir import mir
from engine.types import ty as T
from engine.types.coroutines import SUSPENDED_BEFORE
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["discriminant_of", "rvalue_into", "rvalue_value", "set_discriminant", "variant_value"]

Load = Callable[[Frame], Any]


def rvalue_value(cx: BodyCompiler, rvalue: mir.Rvalue, ty: Ty) -> Load:
    """The value of a register-class rvalue, as a typed copy leaves it."""
    match rvalue:
        case mir.Use():
            return typed_value(cx, rvalue.operand)
        case mir.CopyForDeref():
            place = compile_place(cx, rvalue.place)
            return from_memory(cx, place, load_raw(cx, place))
        case mir.Ref():
            return _reference(cx, rvalue)
        case mir.RawPtr():
            return _raw_pointer(cx, rvalue)
        case mir.CastOp():
            return cast_value(cx, rvalue)
        case mir.Binary():
            return _binary(cx, rvalue)
        case mir.Unary():
            apply = unary_function(rvalue.op, operand_ty(cx, rvalue.operand), rvalue.checked)
            load = raw_value(cx, rvalue.operand)
            return lambda frame: apply(load(frame))
        case mir.Discriminant():
            return discriminant_of(cx, compile_place(cx, rvalue.place))
        case mir.Len():
            return _length(cx, compile_place(cx, rvalue.place))
        case mir.Aggregate():
            return _aggregate_value(cx, rvalue, ty)
        case mir.OffsetOf():
            offset = _offset_of(cx, rvalue)
            return lambda frame: offset
        case mir.RepeatOf():
            load = raw_value(cx, rvalue.operand)
            return load
    raise AssertionError(f"rvalue {rvalue!r}")


def _reference(cx: BodyCompiler, rvalue: mir.Ref) -> Load:
    pointer = pointer_to(cx, compile_place(cx, rvalue.place))
    mode = RetagMode.TWO_PHASE if rvalue.kind == "two-phase" else RetagMode.DEFAULT
    finish = cx.types.finish(cx.mono(rvalue.ty), mode)
    if finish is None:
        return pointer
    retag = finish
    return lambda frame: retag(pointer(frame))


def _raw_pointer(cx: BodyCompiler, rvalue: mir.RawPtr) -> Load:
    pointer = pointer_to(cx, compile_place(cx, rvalue.place))
    if rvalue.through_raw or cx.const:
        return pointer
    ty = cx.mono(rvalue.ty)
    assert isinstance(ty, T.Ptr)
    return raw_retag(cx, ty, pointer)


def raw_retag(cx: BodyCompiler, ty: T.Ptr, pointer: Load) -> Load:
    """A retag in mode Raw where the model wants one (Stacked Borrows)."""
    kind = PointerKind.RAW_MUT if ty.mutable else PointerKind.RAW_CONST
    machine, types, inner = cx.m, cx.types, ty.inner
    if not machine.model_retags_raw:
        return pointer
    retagger = types.retagger
    info = RetagInfo("*mut" if ty.mutable else "*const", inner, RetagMode.RAW)

    def retagged(frame: Frame) -> Any:
        value = pointer(frame)
        address, allocation, tag = value[:3]
        meta = value[3] if len(value) == 4 else None
        size = types.size_align_of(inner, meta)[0]
        plan = retagger.plan(kind, inner, RetagMode.RAW, size, meta)
        if plan is None:
            return value
        if allocation is None and (tag != 0 or (allocation := machine.memory.find(address)) is None):
            return value
        offset = address - allocation.base
        if size and (offset < 0 or offset + size > allocation.limit):
            machine.memory.check(value, size, wording.DEREFERENCEABLE)
        return (address, allocation, machine.retag(allocation, tag, offset, plan, info), *value[3:])

    return retagged


# ---------------------------------------------------------------- arithmetic


def _binary(cx: BodyCompiler, rvalue: mir.Binary) -> Load:
    ty = operand_ty(cx, rvalue.left)
    apply = binary_function(rvalue.op, ty, operand_ty(cx, rvalue.right), rvalue.checked)
    first, second = register_of(cx, rvalue.left), register_of(cx, rvalue.right)
    is_constant, value = constant_of(cx, rvalue.right)
    if first is not None:
        if second is not None:

            def registers(frame: Frame) -> Any:
                regs = frame.regs
                return apply(regs[first], regs[second])

            return registers
        if is_constant:
            return lambda frame: apply(frame.regs[first], value)
    left, right = raw_value(cx, rvalue.left), raw_value(cx, rvalue.right)
    return lambda frame: apply(left(frame), right(frame))


# ---------------------------------------------------------------- enums


_UNINHABITED = "read discriminant of an uninhabited enum variant"


def discriminants(cx: BodyCompiler, ty: Ty) -> list[int]:
    """The discriminants of an enum's variants, in order."""
    if isinstance(ty, T.Coroutine):
        return list(range(len(cx.shape(ty).variants or ())))
    assert isinstance(ty, T.Adt)
    return [variant.discriminant for variant in ty.definition.variants]


def discriminant_of(cx: BodyCompiler, place: PlaceCode) -> Load:
    """Read the discriminant of a place; other types than enums have discriminant 0."""
    ty, shape = place.ty, place.shape
    if not isinstance(ty, T.Coroutine) and (not isinstance(ty, T.Adt) or ty.definition.kind != "enum"):
        return lambda frame: 0
    values = discriminants(cx, ty)
    tag = shape.tag
    if tag is None:
        if shape.uninhabited or shape.single is None:

            def nobody(frame: Frame) -> Any:
                raise wording.ub(_UNINHABITED, "invalid-value")

            return nobody
        only = values[shape.single]
        return lambda frame: only
    variant_of = tag.variant
    if shape.reg and place.kind == "reg":
        local = place.local
        if shape.cls in ("pointer", "wide"):
            return lambda frame: values[variant_of(frame.regs[local][0])]  # type: ignore[index]
        if tag.by_value is not None:
            known = {**{v: values[i] for v, i in tag.by_value.items()}}
            mask = tag.mask

            def direct(frame: Frame) -> int:
                value = frame.regs[local] & mask
                try:
                    return known[value]
                except KeyError:  # only without validation
                    raise _bad_tag(tag, value) from None

            return direct
        return lambda frame: values[variant_of(frame.regs[local])]  # type: ignore[index]
    return _discriminant_in_memory(cx, place, tag, values)


def _locate_tag(cx: BodyCompiler, place: PlaceCode, tag: Tag, *, write: bool) -> Locate:
    tag_place = PlaceCode(place.kind, place.ty, place.shape)
    tag_place.local, tag_place.dynamic, tag_place.base, tag_place.reg = (
        place.local, place.dynamic, place.base, place.reg,
    )  # fmt: skip
    tag_place.align, tag_place.need, tag_place.steps = place.align, place.need, place.steps
    tag_place.offset = place.offset
    tag_place.move(tag.offset)
    return locate(cx, tag_place, tag.scalar.size, write=write)


def set_discriminant(cx: BodyCompiler, place: PlaceCode, variant: int) -> Callable[[Frame], None]:
    """Write the tag of a coroutine."""
    tag = place.shape.tag
    assert tag is not None
    known = tag
    find = _locate_tag(cx, place, tag, write=True)
    announce = write_parts(cx, place, [(tag.offset, tag.scalar.size)])
    value = tag.values[variant]

    def store(frame: Frame) -> None:
        allocation, at = find(frame)
        base = at - known.offset
        if announce is not None:
            announce(frame, allocation, base)
        known.write(allocation, base, value)

    return store


def _bad_tag(tag: Tag, value: int) -> Stop:
    if tag.means_nobody(value):
        return wording.ub(_UNINHABITED, "invalid-value")
    text = f"0x{value & tag.mask:0{2 * tag.scalar.size}x}"
    return wording.ub(f"enum value has invalid tag: {text}", "invalid-value")


def _discriminant_in_memory(cx: BodyCompiler, place: PlaceCode, tag: Tag, values: list[int]) -> Load:
    size = tag.scalar.size
    find = _locate_tag(cx, place, tag, write=False)
    variant_of, unpack = tag.variant, tag.scalar.unpack

    def load(frame: Frame) -> int:
        allocation, offset = find(frame)
        init = allocation.init
        if init is not None and init.find(0, offset, offset + size) >= 0:
            raise cx.uninitialised(allocation, offset, offset + size)
        value = unpack(allocation.data, offset)[0]
        variant = variant_of(value)
        if variant is None:
            raise _bad_tag(tag, value)
        return values[variant]

    return load


def variant_value(shape: Shape, variant: int) -> Any:
    """The register value of an enum's variant without payload bytes."""
    tag = shape.tag
    if tag is None:
        return None
    value = tag.values[variant]
    if shape.cls == "pointer":
        return (value, None, None)
    if shape.cls == "wide":
        return (value, None, None, None)
    scalar = shape.scalar
    assert scalar is not None
    if scalar.signed and value >> (8 * scalar.size - 1):
        return value - (1 << (8 * scalar.size))
    return value


# ---------------------------------------------------------------- lengths, offsets


def _length(cx: BodyCompiler, place: PlaceCode) -> Load:
    if isinstance(place.ty, T.Array):
        length = cx.array_length(place.ty)
        return lambda frame: length
    base, meta = place.base, place.meta
    assert meta is not None
    return lambda frame: meta(frame, base(frame))


def _offset_of(cx: BodyCompiler, rvalue: mir.OffsetOf) -> int:
    ty = cx.mono(rvalue.container)
    total = 0
    for variant, field in rvalue.path:
        shape = cx.shape(ty)
        offset, ty = shape.field(field, variant if shape.variants is not None else None)
        total += offset
    return total


# ---------------------------------------------------------------- aggregates


def _aggregate_value(cx: BodyCompiler, rvalue: mir.Aggregate, ty: Ty) -> Load:
    shape = cx.shape(ty)
    finish = cx.types.finish(ty, RetagMode.DEFAULT)
    payload: Load | None = None
    for operand in rvalue.operands:
        if cx.shape(operand_ty(cx, operand)).size:
            payload = raw_value(cx, operand)
    if payload is None:
        if not shape.size:
            return lambda frame: None
        assert rvalue.variant is not None
        constant = variant_value(shape, rvalue.variant.index)
        return lambda frame: constant
    load = payload
    check = cx.types.check(ty)
    if shape.valid_range is not None and check is not None:
        # An attribute may forbid values that the field's own type allows.
        valid, types = check, cx.types

        def checked(frame: Frame) -> Any:
            value = load(frame)
            if not valid(value):
                types.blame(ty, value)
            return value if finish is None else finish(value)

        return checked
    if finish is None:
        return load
    retag = finish
    return lambda frame: retag(load(frame))


Build = Callable[[Frame], Callable[[Allocation, int], None]]


def rvalue_into(cx: BodyCompiler, rvalue: mir.Rvalue, place: PlaceCode) -> Callable[[Frame], None]:
    """Evaluate an rvalue whose value lives in memory into a place."""
    match rvalue:
        case mir.Use(operand=operand):
            stolen = _steal(cx, operand, place)
            if stolen is not None:
                return stolen
            return copy_into(cx, place, source_of(cx, operand))
        case mir.CopyForDeref():
            return copy_into(cx, place, source_of(cx, mir.Copy(rvalue.place)), RetagMode.NONE)
        case mir.Aggregate():
            return _aggregate_into(cx, rvalue, place)
        case mir.RepeatOf():
            return _repeat_into(cx, rvalue, place)
        case mir.CastOp():
            return copy_into(cx, place, cast_into(cx, rvalue))
    raise unsupported("memory-rvalue", cx.body.span, type(rvalue).__name__)


def _steal(cx: BodyCompiler, operand: mir.Operand, place: PlaceCode) -> Callable[[Frame], None] | None:
    """Moving a whole local to a whole local: if nobody knows either memory, hand it over."""
    if not isinstance(operand, mir.Move) or operand.place.elems or place.kind != "local" or place.offset:
        return None
    source, target = operand.place.local, place.local
    if place.dynamic is not None or cx.in_register(source) or cx.local_ty(source) is not cx.local_ty(target):
        return None
    if source == target or cx.local_ty(target) is not place.ty:
        return None
    copy = copy_into(cx, place, source_of(cx, operand))
    settle = cx.types.settle(place.ty, RetagMode.DEFAULT)
    named = cx.body.locals[target].name is not None and not cx.code.library

    def move(frame: Frame) -> None:
        regs = frame.regs
        allocation = regs[source]
        if named or allocation is None or allocation.root or regs[target] is not None:
            copy(frame)
            return
        regs[target] = allocation
        regs[source] = None
        if settle is not None:
            settle(allocation, 0)

    return move


def aggregate_fields(cx: BodyCompiler, rvalue: mir.Aggregate, ty: Ty) -> list[tuple[int, mir.Operand]]:
    """Each operand with its field's offset."""
    shape = cx.shape(ty)
    if rvalue.kind == "array":
        assert isinstance(ty, T.Array)
        stride = cx.shape(ty.elem).size
        return [(index * stride, operand) for index, operand in enumerate(rvalue.operands)]
    if rvalue.field is not None:
        return [(shape.fields[rvalue.field][0], rvalue.operands[0])]
    variant = rvalue.variant.index if rvalue.variant is not None and shape.variants is not None else None
    return [(shape.field(index, variant)[0], operand) for index, operand in enumerate(rvalue.operands)]


def _aggregate_into(cx: BodyCompiler, rvalue: mir.Aggregate, place: PlaceCode) -> Callable[[Frame], None]:
    ty, shape = place.ty, place.shape
    size = shape.size
    target = locate(cx, place, size, write=True)
    settle = cx.types.settle(ty, RetagMode.DEFAULT)
    parts: list[tuple[int, Build]] = []
    for offset, operand in aggregate_fields(cx, rvalue, ty):
        build = value_into(cx, operand)
        if build is not None:
            parts.append((offset, build))
    tag_write = _tag_writer(shape, rvalue)
    tag = shape.tag
    dense = _constant_image(cx, rvalue, ty) if tag_write is None else None
    sizes = [(offset, cx.shape(operand_ty(cx, operand)).size) for offset, operand in aggregate_fields(cx, rvalue, ty)]
    if tag_write is not None and tag is not None:
        sizes.append((tag.offset, tag.scalar.size))
    announce = write_parts(cx, place, sizes)
    if dense is not None:
        return _image_into(target, dense, announce)

    def assign(frame: Frame) -> None:
        stores = [(offset, build(frame)) for offset, build in parts]
        allocation, base = target(frame)
        if announce is not None:
            announce(frame, allocation, base)
        allocation.mark_uninit(base, base + size)
        if allocation.prov:
            allocation.clear_provenance(base, base + size)
        for offset, store in stores:
            store(allocation, base + offset)
        if tag_write is not None and tag is not None:
            tag.write(allocation, base, tag_write)
        if size == allocation.size:
            allocation.settle()
        if settle is not None:
            settle(allocation, base)

    return assign


def _tag_writer(shape: Shape, rvalue: mir.Aggregate) -> int | None:
    if isinstance(shape.ty, T.Coroutine):
        return SUSPENDED_BEFORE
    if shape.tag is None or rvalue.variant is None:
        return None
    return shape.tag.values.get(rvalue.variant.index)


def _constant_image(cx: BodyCompiler, rvalue: mir.Aggregate, ty: Ty) -> bytes | None:
    """The bytes of an array of constant numbers."""
    if rvalue.kind != "array" or not rvalue.operands:
        return None
    assert isinstance(ty, T.Array)
    elem = cx.shape(ty.elem)
    if elem.cls != "scalar" or elem.scalar is None:
        return None
    image = bytearray(cx.shape(ty).size)
    for index, operand in enumerate(rvalue.operands):
        is_constant, value = constant_of(cx, operand)
        if not is_constant:
            return None
        elem.scalar.pack(image, index * elem.size, value)
    return bytes(image)


def _image_into(target: Any, image: bytes, announce: Any) -> Callable[[Frame], None]:
    def assign(frame: Frame) -> None:
        allocation, base = target(frame)
        if announce is not None:
            announce(frame, allocation, base)
        allocation.write_bytes(base, image)

    return assign


def _repeat_into(cx: BodyCompiler, rvalue: mir.RepeatOf, place: PlaceCode) -> Callable[[Frame], None]:
    ty, shape = place.ty, place.shape
    assert isinstance(ty, T.Array)
    elem = cx.shape(ty.elem)
    size, stride = shape.size, elem.size
    count = size // stride
    target = locate(cx, place, size, write=True)
    # The first element is written, then copied over the rest.
    announce = write_parts(cx, place, [(0, stride), (stride, size - stride)])
    if elem.cls == "scalar":
        load = raw_value(cx, rvalue.operand)
        pack = elem.scalar.pack if elem.scalar is not None else None
        assert pack is not None

        def fill(frame: Frame) -> None:
            cell = bytearray(stride)
            pack(cell, 0, load(frame))
            allocation, base = target(frame)
            if announce is not None:
                announce(frame, allocation, base)
            allocation.write_bytes(base, cell * count)

        return fill
    build = value_into(cx, rvalue.operand)
    assert build is not None
    settle = cx.types.settle(ty.elem, RetagMode.DEFAULT)

    def repeat(frame: Frame) -> None:
        store = build(frame)
        first = Allocation(stride, elem.align, "machine")
        store(first, 0)
        first.settle()
        if settle is not None:
            settle(first, 0)
        allocation, base = target(frame)
        if announce is not None:
            announce(frame, allocation, base)
        if first.prov or first.init is not None:
            for at in range(base, base + size, stride):
                allocation.copy_from(at, first, 0, stride)
        else:
            allocation.write_bytes(base, first.data * count)

    return repeat
