"""Integer arithmetic."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from engine.machine.allocation import Allocation
from engine.machine.compile.arith import remainder, truncate, wrapper
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.machine.wording import not_exact, ub
from engine.types import ty as T

__all__: list[str] = []

_OPS: dict[str, Callable[[int, int], int]] = {"add": operator.add, "sub": operator.sub, "mul": operator.mul}


def _int(call: Call, index: int = 0) -> T.Int:
    ty = call.ty(index)
    assert isinstance(ty, T.Int), f"{call.name} on {ty!r}"
    return ty


def _two(call: Call, compute: Callable[[Any, Any], Any]) -> Value:
    left, right = call.value(0), call.value(1)
    return lambda frame: compute(left(frame), right(frame))


@intrinsic("wrapping_add", "wrapping_sub", "wrapping_mul")
def _wrapping(call: Call) -> Value:
    compute, wrap = _OPS[call.name[9:]], wrapper(_int(call))
    left, right = call.value(0), call.value(1)
    return lambda frame: wrap(compute(left(frame), right(frame)))


@intrinsic("add_with_overflow", "sub_with_overflow", "mul_with_overflow")
def _overflowing(call: Call) -> Value:
    ty = _int(call)
    compute, wrap = _OPS[call.name[:3]], wrapper(ty)
    low, high = ty.min, ty.max
    left, right = call.value(0), call.value(1)
    shape = call.cx.shape(call.ret)
    (first, field), (second, _) = shape.fields
    write = call.cx.shape(field).write

    def run(frame: Frame) -> Allocation:
        exact = compute(left(frame), right(frame))
        out = Allocation(shape.size, shape.align, "machine")
        write(out, first, wrap(exact))
        out.write_bytes(second, b"\x00" if low <= exact <= high else b"\x01")
        return out

    return run


@intrinsic("saturating_add", "saturating_sub")
def _saturating(call: Call) -> Value:
    ty = _int(call)
    compute, low, high = _OPS[call.name[11:]], ty.min, ty.max
    return _two(call, lambda a, b: min(max(compute(a, b), low), high))


@intrinsic("unchecked_add", "unchecked_sub", "unchecked_mul")
def _unchecked(call: Call) -> Value:
    ty = _int(call)
    compute, low, high, name = _OPS[call.name[10:]], ty.min, ty.max, call.name

    def run(a: int, b: int) -> int:
        value = compute(a, b)
        if value < low or value > high:
            raise ub(f"arithmetic overflow in `{name}`", "overflow")
        return value

    return _two(call, run)


@intrinsic("unchecked_div", "unchecked_rem", "exact_div")
def _division(call: Call) -> Value:
    ty = _int(call)
    name, low = call.name, ty.min

    def run(a: int, b: int) -> int:
        if b == 0:
            rem = name != "unchecked_div"
            raise ub("calculating the remainder with a divisor of zero" if rem else "dividing by zero", "overflow")
        if ty.signed and b == -1 and a == low:
            kind = "division" if name == "unchecked_div" else "remainder"
            raise ub(f"overflow in signed {kind} (dividing MIN by -1)", "overflow")
        if name == "unchecked_rem":
            return remainder(a, b)
        if name == "exact_div" and a % b:
            raise not_exact(a, b, ty)
        return truncate(a, b)

    return _two(call, run)


@intrinsic("unchecked_shl", "unchecked_shr")
def _shift(call: Call) -> Value:
    ty = _int(call)
    bits, name, wrap = ty.bits, call.name, wrapper(ty)

    def run(a: int, b: int) -> int:
        if b < 0 or b >= bits:
            raise ub(f"overflowing shift by {b} in `{name}`", "overflow")
        return wrap(a << b) if name == "unchecked_shl" else a >> b

    return _two(call, run)


@intrinsic("rotate_left", "rotate_right")
def _rotate(call: Call) -> Value:
    ty = _int(call)
    bits, wrap, mask = ty.bits, wrapper(ty), (1 << ty.bits) - 1
    right = call.name == "rotate_right"

    def run(a: int, b: int) -> int:
        a &= mask
        count = b % bits
        if right:
            count = bits - count
        return wrap(a << count | a >> (bits - count))

    return _two(call, run)


def _reverse(value: int, bits: int) -> int:
    return int(f"{value:0{bits}b}"[::-1], 2)


@intrinsic("ctpop", "ctlz", "cttz", "ctlz_nonzero", "cttz_nonzero", "bswap", "bitreverse")
def _bits(call: Call) -> Value:
    ty = _int(call)
    bits, name, wrap, mask = ty.bits, call.name, wrapper(ty), (1 << ty.bits) - 1
    operand = call.value(0)

    def run(frame: Frame) -> int:
        value = operand(frame) & mask
        if not value and name in ("ctlz_nonzero", "cttz_nonzero"):
            raise ub(f"`{name}` called on 0")
        match name:
            case "ctpop":
                return int(value.bit_count())
            case "ctlz" | "ctlz_nonzero":
                return bits - int(value.bit_length())
            case "cttz" | "cttz_nonzero":
                return int((value & -value).bit_length()) - 1 if value else bits
            case "bswap":
                return wrap(int.from_bytes(value.to_bytes(bits // 8, "little"), "big"))
            case _:
                return wrap(_reverse(value, bits))

    return run


@intrinsic("three_way_compare")
def _compare(call: Call) -> Value:
    return _two(call, lambda a, b: (a > b) - (a < b))
