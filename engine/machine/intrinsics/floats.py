"""Floating-point operations, and numbers to text and back."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any

from engine.features import unsupported
from engine.machine.allocation import Allocation
from engine.machine.compile.arith import round_float, wrapper
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.machine.memory import Memory
from engine.machine.scalars import float_to_bits
from engine.machine.wording import float_constant, ub
from engine.types import ty as T

__all__ = ["float_text", "text_at"]


def text_at(memory: Memory, pointer: Any) -> str:
    """The text behind a `&str` value; reads it."""
    length = pointer[3]
    if not length:
        return ""
    allocation, offset = memory.read(pointer[:3], length)
    return bytes(allocation.data[offset : offset + length]).decode("utf-8", "surrogateescape")


def _float(call: Call, index: int) -> T.Float:
    ty = call.ty(index)
    assert isinstance(ty, T.Float)
    return ty


def _guard(compute: Callable[..., float]) -> Callable[..., float]:
    """Python raises where IEEE answers NaN or infinity."""

    def run(*values: float) -> float:
        try:
            return compute(*values)
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return run


def _round_away(x: float) -> float:
    if math.isnan(x) or math.isinf(x):
        return x
    whole = math.trunc(abs(x))
    return math.copysign(float(whole + 1 if abs(x) - whole >= 0.5 else whole), x)


def _keep_sign(function: Callable[[float], int]) -> Callable[[float], float]:
    def run(x: float) -> float:
        if math.isnan(x) or math.isinf(x):
            return x
        return math.copysign(float(function(x)), x)

    return run


def _log(base: Callable[[float], float]) -> Callable[[float], float]:
    def run(x: float) -> float:
        if x == 0:
            return -math.inf
        return base(x)

    return run


def _sinh_like(function: Callable[[float], float]) -> Callable[[float], float]:
    def run(x: float) -> float:
        try:
            return function(x)
        except OverflowError:
            return math.copysign(math.inf, x)

    return run


def _atanh(x: float) -> float:
    return math.copysign(math.inf, x) if abs(x) == 1 else math.atanh(x)


def _cbrt(x: float) -> float:
    """The cube root, rounded correctly, which C libraries do not promise."""
    root = math.cbrt(x)
    if root == 0 or not math.isfinite(root):
        return root
    near = [math.nextafter(root, -math.inf), root, math.nextafter(root, math.inf)]
    for low, high in zip(near, near[1:], strict=False):
        if ((Fraction(low) + Fraction(high)) / 2) ** 3 > Fraction(x):
            return low
    return near[-1]


UNARY: dict[str, Callable[[float], float]] = {
    "sqrt": math.sqrt, "floor": _keep_sign(math.floor), "ceil": _keep_sign(math.ceil),
    "trunc": _keep_sign(math.trunc), "round": _round_away, "round_ties_even": _keep_sign(round),
    "rint": _keep_sign(round),
    "abs": abs, "fabs": abs, "exp": math.exp, "exp2": lambda x: 2.0**x, "exp_m1": math.expm1, "ln": _log(math.log),
    "log": _log(math.log), "log10": _log(math.log10), "log2": _log(math.log2), "ln_1p": math.log1p, "sin": math.sin,
    "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "sinh": _sinh_like(math.sinh), "cosh": math.cosh, "tanh": math.tanh, "asinh": math.asinh, "acosh": math.acosh,
    "atanh": _atanh, "cbrt": _cbrt, "gamma": math.gamma,
}  # fmt: skip


def _minimum(a: float, b: float) -> float:
    if math.isnan(a):
        return b
    return a if math.isnan(b) or a <= b else b


def _maximum(a: float, b: float) -> float:
    if math.isnan(a):
        return b
    return a if math.isnan(b) or a >= b else b


def _power(a: float, b: float) -> float:
    try:
        return math.pow(a, b)
    except OverflowError:
        return -math.inf if a < 0 and b % 2 == 1 else math.inf
    except ValueError:
        if a == 0:
            return math.copysign(math.inf, a) if b % 2 == 1 else math.inf
        return math.nan


BINARY: dict[str, Callable[[float, float], float]] = {
    "copysign": math.copysign, "powf": _power, "pow": _power, "atan2": math.atan2, "hypot": math.hypot,
    "min": _minimum, "max": _maximum, "minnum": _minimum, "maxnum": _maximum,
}  # fmt: skip


@intrinsic("float_unary")
def _unary(call: Call) -> Value:
    bits, memory = _float(call, 1).bits, call.m.memory
    name, operand = call.value(0), call.value(1)
    known: list[Callable[..., float]] = []

    def run(frame: Frame) -> float:
        if not known:
            known.append(_named(UNARY, text_at(memory, name(frame)), call))
        return round_float(known[0](operand(frame)), bits)

    return run


@intrinsic("float_binary")
def _binary(call: Call) -> Value:
    bits, memory = _float(call, 1).bits, call.m.memory
    name, left, right = call.value(0), call.value(1), call.value(2)
    known: list[Callable[..., float]] = []

    def run(frame: Frame) -> float:
        if not known:
            known.append(_named(BINARY, text_at(memory, name(frame)), call))
        return round_float(known[0](left(frame), right(frame)), bits)

    return run


def _named(table: dict[str, Any], name: str, call: Call) -> Callable[..., float]:
    found = table.get(name)
    if found is None:
        raise unsupported("float-operation", call.call.span.call_site(), name)
    return _guard(found)


@intrinsic("float_fma")
def _fma(call: Call) -> Value:
    bits = _float(call, 0).bits
    x, y, z = call.value(0), call.value(1), call.value(2)

    def run(frame: Frame) -> float:
        a, b, c = x(frame), y(frame), z(frame)
        if any(math.isnan(v) or math.isinf(v) for v in (a, b, c)):
            return round_float(a * b + c, bits)
        exact = Decimal(a) * Decimal(b)
        wide = Context(prec=2500)
        total = wide.add(wide.multiply(Decimal(a), Decimal(b)), Decimal(c))
        if total == 0 and exact != 0:
            return 0.0
        return _nearest(total, bits) if total else round_float(a * b + c, bits)

    return run


def _nearest(value: Decimal, bits: int) -> float:
    number = float(value)
    if bits == 64:
        return number
    return _decimal_to_f32(value)


def _decimal_to_f32(value: Decimal) -> float:
    """Round once, not first to 64 bits."""
    number = round_float(float(value), 32)
    if math.isinf(number) or number == 0:
        return number
    best = number
    for step in (-1, 1):
        other = _neighbour(number, step)
        if not math.isinf(other):
            here, there = abs(Decimal(best) - value), abs(Decimal(other) - value)
            even = float_to_bits(other, 32) % 2 == 0
            if there < here or (there == here and even):
                best = other
    return best


def _neighbour(number: float, step: int) -> float:
    from engine.machine.scalars import float_from_bits

    bits = float_to_bits(abs(number), 32) + (step if number > 0 else -step)
    return math.copysign(float_from_bits(max(bits, 0), 32), number)


@intrinsic("float_powi")
def _powi(call: Call) -> Value:
    bits = _float(call, 0).bits
    x, n = call.value(0), call.value(1)
    return lambda frame: round_float(_power(x(frame), float(n(frame))), bits)


@intrinsic("float_to_int_unchecked")
def _to_int(call: Call) -> Value:
    ty = call.ret
    assert isinstance(ty, T.Int)
    operand, wrap, source = call.value(0), wrapper(ty), _float(call, 0)

    def run(frame: Frame) -> int:
        value = operand(frame)
        if math.isnan(value) or math.isinf(value) or not ty.min <= int(value) <= ty.max:
            raise ub(
                f"`float_to_int_unchecked` intrinsic called on {float_constant(value, source)} which cannot be "
                f"represented in target type `{ty.name}`",
                "overflow",
            )
        return wrap(int(value))

    return run


# ---------------------------------------------------------------- text


def _shortest(value: float, bits: int) -> str:
    """The shortest digits that read back as the same float, in Python's notation."""
    if bits == 64:
        return repr(value)
    for precision in range(1, 18):
        text = f"{value:.{precision}g}"
        if round_float(float(text), 32) == value:
            return text
    return repr(value)


def float_text(value: float, bits: int, style: str, precision: int) -> str:
    """A number as Rust prints it: `f` plain, `e`/`E` scientific, `d` Debug; precision -1 for the shortest."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    value = abs(value)
    if style in "eE":
        return sign + _scientific(value, bits, precision, style)
    if precision >= 0:
        quantum = Decimal(1).scaleb(-precision)
        exact = Decimal(value).quantize(quantum, rounding=ROUND_HALF_EVEN, context=Context(prec=1200))
        return sign + format(exact, "f")
    if style == "d" and value != 0 and not 1e-4 <= value < 1e16:
        return sign + _scientific(value, bits, -1, "e")
    text = format(Decimal(_shortest(value, bits)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if style == "d" and "." not in text:
        text += ".0"
    return sign + text


def _scientific(value: float, bits: int, precision: int, letter: str) -> str:
    if precision >= 0:
        number = Context(prec=precision + 1, rounding=ROUND_HALF_EVEN).plus(Decimal(value))
    else:
        number = Decimal(_shortest(value, bits))
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    if not any(digits):
        digits, power = (0,), 0
    else:
        power = exponent + len(digits) - 1
    text = "".join(map(str, digits))
    if precision >= 0:
        text = text.ljust(precision + 1, "0")
    else:
        text = text.rstrip("0") or "0"
    mantissa = text[0] + ("." + text[1:] if len(text) > 1 else "")
    return f"{mantissa}{letter}{power}"


@intrinsic("float_text")
def _text(call: Call) -> Value:
    bits, memory = _float(call, 0).bits, call.m.memory
    value, style, precision, buffer = (call.value(i) for i in range(4))

    def run(frame: Frame) -> int:
        text = float_text(value(frame), bits, chr(style(frame)), precision(frame)).encode()
        target = buffer(frame)
        if len(text) > target[3]:
            raise ub("`float_text`: the buffer is too small", "out-of-bounds")
        allocation, offset = memory.write(target[:3], len(text))
        allocation.write_bytes(offset, text)
        return len(text)

    return run


_NUMBER = re.compile(r"[+-]?(inf|infinity|nan|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)", re.IGNORECASE)


@intrinsic("float_parse")
def _parse(call: Call) -> Value:
    ty = call.args[0]
    assert isinstance(ty, T.Float)
    memory, shape = call.m.memory, call.cx.shape(call.ret)
    text = call.value(0)
    (first, field), (second, _) = shape.fields
    write = call.cx.shape(field).write

    def run(frame: Frame) -> Allocation:
        source = text_at(memory, text(frame))
        value, good = 0.0, 0
        if _NUMBER.fullmatch(source) and source.isascii():
            good = 1
            value = float(source)
            if ty.bits == 32 and math.isfinite(value):
                value = _decimal_to_f32(Decimal(source)) if value else value
        out = Allocation(shape.size, shape.align, "machine")
        write(out, first, value)
        out.write_bytes(second, bytes([good]))
        return out

    return run
