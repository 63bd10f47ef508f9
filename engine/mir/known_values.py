"""Values that are known without running a program, and operations on them, for the lint of known panics."""

from __future__ import annotations

import struct
from typing import Any

from engine.mir import mir as M
from engine.records import record
from engine.source import Rejected
from engine.types import ty as T
from engine.types.const_fold import wrap
from engine.types.const_pattern import ValTree
from engine.types.failing import number
from engine.types.ty import HAS_ALIAS, HAS_PARAM, Ty

__all__ = ["Aggregate", "Constant", "GiveUp", "Scalar", "Value", "arithmetic", "binary", "cast", "constant", "shown"]


class GiveUp(Exception):  # noqa: N818
    """rustc knows a value that we do not: nothing is told of this body."""


@record
class Scalar:
    """An integer, bool, char (as an integer) or float."""

    ty: Ty
    value: int | float


@record
class Aggregate:
    """The fields of a tuple, array, struct, variant or closure; None for those that are not known."""

    variant: int
    fields: list[Any]


@record
class Constant:
    """The value of a named constant that no register holds: known to rustc, read only when it is asked for."""

    use: M.ConstUse
    ty: Ty


Value = Scalar | Aggregate | Constant | None


def constant(program: Any, operand: M.Constant) -> Value:
    """The value of a constant operand; of those that depend on parameters none is known."""
    ty, value = operand.ty, operand.value
    if ty.flags & (HAS_PARAM | HAS_ALIAS):
        return None
    if isinstance(value, int | float):
        return Scalar(ty, value)
    if not isinstance(value, M.ConstUse) or any(arg.flags & (HAS_PARAM | HAS_ALIAS) for arg in value.args):
        return None
    if isinstance(ty, T.Int | T.Float) or ty is T.BOOL or ty is T.CHAR:
        found = tree_of(program, value).value
        if not isinstance(found, int | float):
            raise GiveUp
        return Scalar(ty, found)
    return Constant(value, ty)


def tree_of(program: Any, use: M.ConstUse) -> ValTree:
    """The value of a named constant. Raises GiveUp where it has none."""
    if program.const_eval is None:
        raise GiveUp
    try:
        tree: ValTree = program.const_eval.tree(use.definition, use.args)
    except Rejected:
        raise GiveUp from None
    return tree


def variant_of(program: Any, value: Constant) -> int:
    """The variant of a constant of a type whose variants have no fields. Raises GiveUp for other enums."""
    ty = value.ty
    if not isinstance(ty, T.Adt) or any(variant.fields for variant in ty.definition.variants):
        raise GiveUp
    variant = tree_of(program, value.use).variant
    if variant is None:
        raise GiveUp
    return variant.index


def shown(value: Value) -> str:
    """An integer as rustc names it in these lints."""
    if not isinstance(value, Scalar) or not isinstance(value.ty, T.Int):
        return "_"
    return number(int(value.value), value.ty)


def arithmetic(op: str, left: int, right: int) -> int:
    """`+`, `-` or `*` without bounds."""
    return left + right if op == "+" else left - right if op == "-" else left * right


def binary(op: str, left: Scalar, right: Scalar, ty: Ty) -> Scalar | None:
    """The result of an operation that does not fail."""
    a, b = left.value, right.value
    if op in _COMPARISONS:
        return Scalar(T.BOOL, int(_COMPARISONS[op](a, b)))
    if isinstance(left.ty, T.Float):
        return None if op == "%" else _float(op, float(a), float(b), left.ty)
    assert isinstance(a, int) and isinstance(b, int)
    if op in "&|^":
        return Scalar(ty, a & b if op == "&" else a | b if op == "|" else a ^ b)
    if not isinstance(left.ty, T.Int):
        return None
    if op in ("<<", ">>"):
        bits = b % left.ty.bits
        return Scalar(ty, wrap(a << bits, left.ty) if op == "<<" else a >> bits)
    if op in "/%":
        if b == 0:
            return None
        quotient = abs(a) // abs(b)
        quotient = -quotient if (a < 0) != (b < 0) else quotient
        return Scalar(ty, wrap(quotient if op == "/" else a - quotient * b, left.ty))
    return Scalar(ty, wrap(arithmetic(op, a, b), left.ty))


_COMPARISONS: dict[str, Any] = {
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}  # fmt: skip


def _float(op: str, a: float, b: float, ty: T.Float) -> Scalar | None:
    if op == "/":
        if b == 0 or b != b:
            raise GiveUp
        return Scalar(ty, _rounded(a / b, ty))
    return Scalar(ty, _rounded(a + b if op == "+" else a - b if op == "-" else a * b, ty))


def _rounded(value: float, ty: T.Float) -> float:
    if ty.bits == 64:
        return value
    try:
        rounded: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        raise GiveUp from None
    return rounded


def negated(value: Scalar) -> Scalar | None:
    """`-value` of what does not overflow."""
    if isinstance(value.ty, T.Int):
        assert isinstance(value.value, int)
        return Scalar(value.ty, wrap(-value.value, value.ty))
    return Scalar(value.ty, -value.value)


def inverted(value: Scalar) -> Scalar | None:
    """`!value`."""
    assert isinstance(value.value, int)
    if value.ty is T.BOOL:
        return Scalar(T.BOOL, 1 - value.value)
    return Scalar(value.ty, wrap(~value.value, value.ty)) if isinstance(value.ty, T.Int) else None


def cast(kind: str, value: Scalar, ty: Ty) -> Scalar | None:
    """A cast between numbers, bools and chars; None for all others."""
    old = value.value
    if kind in ("int-int", "bool-int", "char-int", "u8-char"):
        assert isinstance(old, int)
        return Scalar(ty, wrap(old, ty) if isinstance(ty, T.Int) else old)
    if kind == "int-float" and isinstance(ty, T.Float):
        return Scalar(ty, _rounded(float(old), ty)) if abs(old) < 1 << 53 else _unknown()
    if kind == "float-float" and isinstance(ty, T.Float):
        return Scalar(ty, _rounded(float(old), ty))
    if kind == "float-int" and isinstance(ty, T.Int):
        if old != old:
            return Scalar(ty, 0)
        return Scalar(ty, ty.max if old >= ty.max else ty.min if old <= ty.min else int(old))
    return None


def _unknown() -> Scalar:
    raise GiveUp
