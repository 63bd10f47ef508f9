"""Casts and coercions of register values, and those of values in memory."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import RetagMode
from engine.features import unsupported
from engine.machine.allocation import Allocation
from engine.machine.compile.arith import round_float, wrapper
from engine.machine.compile.operands import operand_ty, raw_value, source_of
from engine.machine.frames import Frame
from engine.mir import mir
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["cast_into", "cast_value", "pointee_pair"]

Load = Callable[[Frame], Any]


def cast_value(cx: BodyCompiler, cast: mir.CastOp) -> Load:
    """A cast with a register-class result, references in it retagged."""
    to = cx.mono(cast.ty)
    source = operand_ty(cx, cast.operand)
    kind = cast.kind
    if kind == "transmute":
        return transmute_value(cx, cast.operand, source, to)
    finish = cx.types.finish(to, RetagMode.DEFAULT)
    load = raw_value(cx, cast.operand) if cx.shape(source).reg else _no_load
    convert = _converter(cx, kind, source, to, cast)
    if convert is None:
        result = load
    else:
        change = convert
        result = lambda frame: change(load(frame))  # noqa: E731
    if finish is None:
        return result
    retag = finish
    return lambda frame: retag(result(frame))


def _no_load(frame: Frame) -> Any:
    raise AssertionError("a cast of a value in memory")


def _converter(cx: BodyCompiler, kind: str, source: Ty, to: Ty, cast: mir.CastOp) -> Callable[[Any], Any] | None:
    match kind:
        case "int-int" | "bool-int" | "char-int" | "u8-char" | "enum-int":
            assert isinstance(to, T.Int | T.Prim)
            if not isinstance(to, T.Int):
                return None
            if isinstance(source, T.Int) and to.min <= source.min and source.max <= to.max:
                return None
            return wrapper(to)
        case "int-float":
            assert isinstance(to, T.Float)
            bits = to.bits
            return lambda value: _int_to_float(value, bits)
        case "float-int":
            assert isinstance(to, T.Int)
            low, high = to.min, to.max

            def saturate(value: float) -> int:
                if math.isnan(value):
                    return 0
                if value <= low:
                    return low
                if value >= high:
                    return high
                return int(value)

            return saturate
        case "float-float":
            assert isinstance(to, T.Float)
            bits = to.bits
            return lambda value: round_float(value, bits)
        case "ptr-ptr" | "fn-ptr" | "array-ptr" | "mut-to-const" | "unsafe-fn" | "never":
            if len_of(cx, source) == 4 and len_of(cx, to) == 3:
                return lambda value: value[:3]
            return None
        case "ptr-int" | "fn-int":
            assert isinstance(to, T.Int)
            wrap, expose = wrapper(to), cx.m.expose
            if cx.const:
                return lambda value: wrap(value[0])

            def exposed(value: Any) -> int:
                expose(value)
                return wrap(value[0])

            return exposed
        case "int-ptr":
            return cx.m.pointer_from_exposed
        case "unsize":
            return unsizer(cx, source, to, cast)
        case "reify":
            assert isinstance(source, T.FnItem)
            pointer = cx.m.instances.fn_pointer(source)
            return lambda value: pointer
        case "closure-fn":
            assert isinstance(source, T.Closure)
            pointer = cx.m.instances.closure_pointer(source)
            return lambda value: pointer
    raise unsupported("cast", cx.body.span, kind)


def len_of(cx: BodyCompiler, ty: Ty) -> int:
    """Parts of the register value of a pointer type."""
    return 4 if cx.shape(ty).cls == "wide" else 3


def _int_to_float(value: int, bits: int) -> float:
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if bits == 32 and value > 1 << 53:
        # Rounding twice can be off by one: round the integer to 24 bits once.
        shift = value.bit_length() - 25
        number = float((value >> shift | (1 if value & ((1 << shift) - 1) else 0)) << shift)
    return round_float(number, bits)


# ---------------------------------------------------------------- unsizing


def pointee_pair(cx: BodyCompiler, source: Ty, to: Ty) -> tuple[Ty, Ty]:
    """The pointees between which a pointer-like type is coerced."""
    if isinstance(source, T.Ref | T.Ptr) and isinstance(to, T.Ref | T.Ptr):
        return source.inner, to.inner
    assert isinstance(source, T.Adt) and isinstance(to, T.Adt) and source.definition is to.definition
    if source.definition.lang == "owned_box":
        return source.args[0], to.args[0]
    for field in source.definition.struct.fields:
        first = cx.types.normal(T.substitute(field.ty, source.args))
        second = cx.types.normal(T.substitute(field.ty, to.args))
        if first is not second and cx.shape(first).size:
            return pointee_pair(cx, first, second)
    raise AssertionError(f"no coerced field from {source!r} to {to!r}")


def _unsize_tails(cx: BodyCompiler, source: Ty, to: Ty) -> tuple[Ty, Ty]:
    """Go down to the last fields in which two pointees differ."""
    while True:
        if isinstance(source, T.Adt) and isinstance(to, T.Adt) and source.definition is to.definition:
            field = source.definition.struct.fields[-1].ty
            source, to = (cx.types.normal(T.substitute(field, t.args)) for t in (source, to))
        elif isinstance(source, T.Tuple) and isinstance(to, T.Tuple) and source.elems:
            source, to = source.elems[-1], to.elems[-1]
        else:
            return source, to


def unsizer(cx: BodyCompiler, source: Ty, to: Ty, cast: mir.CastOp | None = None) -> Callable[[Any], Any] | None:
    """The function that adds or changes the metadata of a pointer value."""
    if source is to:  # an object to itself, perhaps with another lifetime
        return None
    inner, outer = pointee_pair(cx, source, to)
    return unsize_pointees(cx, inner, outer)


def unsize_pointees(cx: BodyCompiler, inner: Ty, outer: Ty) -> Callable[[Any], Any] | None:
    """The same, for the pointees."""
    tail_from, tail_to = _unsize_tails(cx, inner, outer)
    if isinstance(tail_from, T.Array) and isinstance(tail_to, T.Slice):
        length = cx.array_length(tail_from)
        return lambda value: (value[0], value[1], value[2], length)
    assert isinstance(tail_to, T.Dyn), f"unsizing {inner!r} to {outer!r}"
    vtables = cx.m.vtables
    if isinstance(tail_from, T.Dyn):
        if tail_from is tail_to or tail_from.trait is tail_to.trait:
            return None

        def upcast(value: Any) -> Any:
            return (*value[:3], vtables.get(value[3].concrete, tail_to))

        return upcast
    concrete = tail_from
    table: list[Any] = []

    def unsize(value: Any) -> Any:
        if not table:
            table.append(vtables.get(concrete, tail_to))
        return (value[0], value[1], value[2], table[0])

    return unsize


# ---------------------------------------------------------------- transmute and values in memory


def transmute_value(cx: BodyCompiler, operand: mir.Operand, source: Ty, to: Ty) -> Load:
    """Validate at the source type, reinterpret the bytes, validate at the target type (spec section 6.2)."""
    from engine.machine.compile.operands import typed_value

    shape, target = cx.shape(source), cx.shape(to)
    finish = cx.types.finish(to, RetagMode.DEFAULT)
    check = cx.types.check(to)
    types = cx.types
    if shape.reg:
        load = typed_value(cx, operand) if source is not to else raw_value(cx, operand)
        same = shape.cls == target.cls and shape.scalar is target.scalar
        write, read, size, align = shape.write, target.read, shape.size, max(shape.align, target.align)

        def bits(frame: Frame) -> Any:
            value = load(frame)
            if same:
                return value
            scratch = Allocation(size, align, "machine")
            write(scratch, 0, value)
            return read(scratch, 0)

        value_of: Load = bits
    else:
        find, read, size = source_of(cx, operand), target.read, shape.size
        settle = cx.types.settle(source, RetagMode.DEFAULT)

        def taken(frame: Frame) -> Any:
            allocation, offset = find(frame)
            scratch = Allocation(size, 1, "machine")
            scratch.copy_from(0, allocation, offset, size)
            if settle is not None:
                settle(scratch, 0)
            if scratch.first_uninit(0, size) >= 0:
                types.m.memory.publish(scratch)
            return read(scratch, 0)

        value_of = taken

    def result(frame: Frame) -> Any:
        value = value_of(frame)
        if check is not None and not check(value):
            types.blame(to, value)
        return value if finish is None else finish(value)

    return result


def cast_into(cx: BodyCompiler, cast: mir.CastOp) -> Callable[[Frame], tuple[Allocation, int]]:
    """A cast whose result lives in memory: its bytes before the final validation."""
    to = cx.mono(cast.ty)
    source = operand_ty(cx, cast.operand)
    shape, target = cx.shape(source), cx.shape(to)
    if cast.kind == "transmute":
        size = target.size
        if shape.reg:
            from engine.machine.compile.operands import typed_value

            load, write = typed_value(cx, cast.operand), shape.write

            def from_register(frame: Frame) -> tuple[Allocation, int]:
                value = load(frame)
                scratch = Allocation(size, 1, "machine")
                write(scratch, 0, value)
                return scratch, 0

            return from_register
        find = source_of(cx, cast.operand)
        settle = cx.types.settle(source, RetagMode.DEFAULT)

        def from_memory(frame: Frame) -> tuple[Allocation, int]:
            allocation, offset = find(frame)
            scratch = Allocation(size, 1, "machine")
            scratch.copy_from(0, allocation, offset, size)
            if settle is not None:
                settle(scratch, 0)
            return scratch, 0

        return from_memory
    if cast.kind == "unsize":
        return _unsize_into(cx, cast, source, to)
    raise unsupported("memory-cast", cx.body.span, cast.kind)


def _unsize_into(cx: BodyCompiler, cast: mir.CastOp, source: Ty, to: Ty) -> Callable[[Frame], tuple[Allocation, int]]:
    shape, target = cx.shape(source), cx.shape(to)
    plan = list(_coerced_fields(cx, source, to, 0, 0))
    size = target.size
    if shape.reg:
        load, write = raw_value(cx, cast.operand), shape.write

        def from_register(frame: Frame) -> tuple[Allocation, int]:
            scratch = Allocation(shape.size, 1, "machine")
            write(scratch, 0, load(frame))
            return scratch, 0

        find: Callable[[Frame], tuple[Allocation, int]] = from_register
    else:
        find = source_of(cx, cast.operand)

    def build(frame: Frame) -> tuple[Allocation, int]:
        allocation, offset = find(frame)
        scratch = Allocation(size, 1, "machine")
        for at, into, length, change, write in plan:
            if change is None:
                scratch.copy_from(into, allocation, offset + at, length)
            else:
                write(scratch, into, change(allocation.read_pointer(offset + at)))
        return scratch, 0

    return build


def _coerced_fields(cx: BodyCompiler, source: Ty, to: Ty, at: int, into: int) -> Any:
    if isinstance(source, T.Ref | T.Ptr):
        assert isinstance(to, T.Ref | T.Ptr)
        change = unsize_pointees(cx, source.inner, to.inner)
        yield at, into, cx.shape(source).size, change, cx.shape(to).write
        return
    assert isinstance(source, T.Adt) and isinstance(to, T.Adt)
    first, second = cx.shape(source), cx.shape(to)
    for (start, field), (stop, result) in zip(first.fields, second.fields, strict=True):
        if field is result:
            yield at + start, into + stop, cx.shape(field).size, None, None
        elif cx.shape(field).size:
            yield from _coerced_fields(cx, field, result, at + start, into + stop)
