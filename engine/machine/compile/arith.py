"""Arithmetic, comparisons and bit operations on register values, as two-argument Python functions."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any

from engine.machine.frames import RustPanic
from engine.machine.scalars import float_from_bits, float_to_bits
from engine.machine.shapes import VTable
from engine.machine.wording import ub
from engine.types import ty as T
from engine.types.failing import by_zero, number, overflow
from engine.types.ty import Ty

__all__ = ["binary_function", "round_float", "truncate", "unary_function", "wrapper"]

Binary = Callable[[Any, Any], Any]

_NAMES = {"+": "add", "-": "sub", "*": "mul", "/": "div", "%": "rem", "<<": "shl", ">>": "shr"}
_COMPARE: dict[str, Binary] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_BITS: dict[str, Binary] = {"&": operator.and_, "|": operator.or_, "^": operator.xor}
_PLAIN: dict[str, Binary] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def wrapper(ty: T.Int) -> Callable[[int], int]:
    """Wrap any integer into the range of a type."""
    mask, bits = (1 << ty.bits) - 1, ty.bits
    if not ty.signed:
        return lambda value: value & mask
    half, full = 1 << (bits - 1), 1 << bits

    def wrap(value: int) -> int:
        value &= mask
        return value - full if value >= half else value

    return wrap


def truncate(left: int, right: int) -> int:
    """Division that rounds towards zero."""
    quotient = abs(left) // abs(right)
    return -quotient if (left < 0) != (right < 0) else quotient


def remainder(left: int, right: int) -> int:
    """The remainder with the sign of the left operand."""
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest


def binary_function(op: str, ty: Ty, right: Ty, checked: bool) -> Binary:
    """The operation on values of type `ty` and `right` (which differ for shifts only). Checked ones raise RustPanic."""
    if isinstance(ty, T.Int):
        return _integer(op, ty, right, checked)
    if isinstance(ty, T.Float):
        return _float(op, ty)
    if isinstance(ty, T.Ptr | T.FnPtr | T.Ref):
        return _pointer(op)
    if op in _COMPARE:
        return _COMPARE[op]
    assert op in _BITS, f"{op} on {ty!r}"
    return _BITS[op]


def _integer(op: str, ty: T.Int, right: Ty, checked: bool) -> Binary:
    if op in _COMPARE:
        return _COMPARE[op]
    if op in _BITS:
        return _BITS[op]
    if op in ("/", "%"):
        return _division(op, ty, checked)
    if op in ("<<", ">>"):
        assert isinstance(right, T.Int)
        return _shift(op, ty, right, checked)
    low, high = ty.min, ty.max
    compute = _PLAIN[op]
    if not checked:
        wrap = wrapper(ty)
        return lambda left, right: wrap(compute(left, right))
    panic = f"panic_const_{_NAMES[op]}_overflow"

    def plain(left: int, right: int) -> int:
        value: int = compute(left, right)
        if value < low or value > high:
            raise RustPanic(panic, words=overflow(op, number(left, ty), number(right, ty)))
        return value

    return plain


def _division(op: str, ty: T.Int, checked: bool) -> Binary:
    low = ty.min
    name = _NAMES[op]
    compute = (operator.floordiv if op == "/" else operator.mod) if not ty.signed else (
        truncate if op == "/" else remainder
    )  # fmt: skip
    signed = ty.signed

    def divide(left: int, right: int) -> int:
        if right == 0:
            if checked:
                raise RustPanic(f"panic_const_{name}_by_zero", words=by_zero(op, number(left, ty)))
            words = "dividing by zero" if name == "div" else "calculating the remainder with a divisor of zero"
            raise ub(words, "overflow")
        if signed and right == -1 and left == low:
            if checked:
                words = overflow(op, number(left, ty), number(right, ty))
                raise RustPanic(f"panic_const_{name}_overflow", words=words)
            kind = "division (dividing MIN by -1)" if name == "div" else "remainder (dividing MIN by -1)"
            raise ub(f"overflow in signed {kind}", "overflow")
        return int(compute(left, right))

    return divide


def _shift(op: str, ty: T.Int, counted: T.Int, checked: bool) -> Binary:
    bits = ty.bits
    wrap = wrapper(ty)
    panic = f"panic_const_{_NAMES[op]}_overflow"
    left_shift = op == "<<"

    def shift(left: int, right: int) -> int:
        if right < 0 or right >= bits:
            if checked:
                raise RustPanic(panic, words=overflow(op, number(left, ty), number(right, counted)))
            right &= bits - 1
        return wrap(left << right) if left_shift else left >> right

    return shift


def round_float(value: float, bits: int) -> float:
    """The value as a float of that width."""
    if bits == 64:
        return value
    try:
        return float_from_bits(float_to_bits(value, 32), 32)
    except OverflowError:
        return math.copysign(math.inf, value)


def _float(op: str, ty: T.Float) -> Binary:
    if op in _COMPARE:
        return _COMPARE[op]
    bits = ty.bits
    if op == "/":
        return lambda left, right: round_float(float_divide(left, right), bits)
    if op == "%":
        return lambda left, right: round_float(float_remainder(left, right), bits)
    compute = _PLAIN[op]
    if bits == 64:
        return compute
    return lambda left, right: round_float(compute(left, right), bits)


def float_divide(left: float, right: float) -> float:
    """IEEE division."""
    if right == 0:
        if left == 0 or math.isnan(left):
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right


def float_remainder(left: float, right: float) -> float:
    """IEEE `fmod`."""
    if math.isinf(left) or right == 0:
        return math.nan
    return math.fmod(left, right)


def _pointer_key(pointer: Any) -> Any:
    if len(pointer) == 3:
        return pointer[0]
    meta = pointer[3]
    if meta.__class__ is VTable:
        return (pointer[0], meta.allocation.base)
    if meta.__class__ is tuple:
        return (pointer[0], meta[0])
    return (pointer[0], meta)


def _pointer(op: str) -> Binary:
    compare = _COMPARE[op]

    def compared(left: Any, right: Any) -> Any:
        if len(left) == 3:
            return compare(left[0], right[0])
        return compare(_pointer_key(left), _pointer_key(right))

    return compared


def unary_function(op: str, ty: Ty, checked: bool) -> Callable[[Any], Any]:
    """`-` or `!` on a value of type `ty`."""
    if op == "!":
        if ty is T.BOOL:
            return lambda value: 1 - value
        assert isinstance(ty, T.Int)
        if ty.signed:
            return operator.invert
        mask = (1 << ty.bits) - 1
        return lambda value: value ^ mask
    if isinstance(ty, T.Float):
        return operator.neg
    assert isinstance(ty, T.Int)
    low = ty.min

    def negate(value: int) -> int:
        if value == low:
            if checked:
                raise RustPanic("panic_const_neg_overflow", words=overflow("-", number(low, ty)))
            return value
        return -value

    return negate
