"""What a program can ask about types: sizes, names, identities, locations."""

from __future__ import annotations

from typing import Any

from engine.machine import wording
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.machine.locations import location_pointer
from engine.types import ty as T
from engine.types.predicates import is_copy, needs_drop
from engine.types.show import DEFINED, show

__all__: list[str] = []


@intrinsic("size_of")
def _size_of(call: Call) -> Value:
    size = call.cx.shape(call.args[0]).size
    return lambda frame: size


@intrinsic("align_of", "min_align_of", "pref_align_of")
def _align_of(call: Call) -> Value:
    align = call.cx.shape(call.args[0]).align
    return lambda frame: align


@intrinsic("size_of_val", "align_of_val", "min_align_of_val")
def _of_value(call: Call) -> Value:
    ty, types = call.args[0], call.types
    shape = types.shape(ty)
    part = 0 if call.name == "size_of_val" else 1
    if shape.sized:
        fixed = (shape.size, shape.align)[part]
        return lambda frame: fixed
    pointer = call.value(0)

    def run(frame: Frame) -> int:
        value = pointer(frame)
        meta = value[3] if len(value) == 4 else None
        problem = types.too_big(ty, meta)
        if problem:
            raise wording.ub(f"invalid metadata in wide pointer: {problem}", "invalid-value")
        return types.size_align_of(ty, meta)[part]

    return run


@intrinsic("is_copy")
def _is_copy(call: Call) -> Value:
    answer = int(is_copy(call.m.program, call.args[0]))
    return lambda frame: answer


@intrinsic("scalar_kind")
def _scalar_kind(call: Call) -> Value:
    ty = call.args[0]
    answer = 1 if isinstance(ty, T.Int) or ty in (T.BOOL, T.CHAR) else 2 if isinstance(ty, T.Float) else 0
    return lambda frame: answer


@intrinsic("ordered_bytewise")
def _ordered_bytewise(call: Call) -> Value:
    """Whether slices of the type are compared as their bytes."""
    ty = call.args[0]
    if isinstance(ty, T.Adt) and ty.definition.lang == "NonZero":
        ty = ty.args[0]
    answer = int(ty in (T.BOOL, T.U8))
    return lambda frame: answer


@intrinsic("needs_drop")
def _needs_drop(call: Call) -> Value:
    answer = int(needs_drop(call.m.program, call.args[0]))
    return lambda frame: answer


@intrinsic("type_name")
def _type_name(call: Call) -> Value:
    literal = call.m.constants.literal(show(call.args[0], DEFINED).encode(), 1)
    value = (literal.base, literal, literal.root, literal.size)
    return lambda frame: value


_SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835


@intrinsic("type_id")
def _type_id(call: Call) -> Value:
    ids = call.m.type_ids
    number = ids.setdefault(call.args[0], len(ids) + 1)
    value = number * _SPREAD & ((1 << 128) - 1)
    return lambda frame: value


@intrinsic("variant_count")
def _variant_count(call: Call) -> Value:
    ty = call.args[0]
    assert isinstance(ty, T.Adt)
    count = len(ty.definition.variants)
    return lambda frame: count


@intrinsic("discriminant_value")
def _discriminant_value(call: Call) -> Value:
    from engine.machine.compile.rvalues import discriminant_of

    place = call.behind(0, call.args[0])
    return discriminant_of(call.cx, place)


@intrinsic("caller_location")
def _caller_location(call: Call) -> Value:
    machine = call.m

    def run(frame: Frame) -> Any:
        return location_pointer(machine, machine.caller_location())

    return run
