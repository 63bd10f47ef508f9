"""What rustc says of arithmetic that fails in a constant or surely would at run time."""

from __future__ import annotations

from engine.types import ty as T

__all__ = ["by_zero", "number", "out_of_bounds", "overflow"]


def number(value: int, ty: T.Int) -> str:
    """A number with its type: `-1_i32`, `u8::MAX`."""
    if value == ty.max:
        return f"{ty.name}::MAX"
    if ty.signed and value == ty.min:
        return f"{ty.name}::MIN"
    return f"{value}_{ty.name}"


def overflow(op: str, left: str, right: str = "") -> str:
    """`op` on operands as `number` names them leads out of the type; `-` with one operand is the negation."""
    if not right:
        return f"attempt to negate `{left}`, which would overflow"
    if op in ("<<", ">>"):
        return f"attempt to shift {'left' if op == '<<' else 'right'} by `{right}`, which would overflow"
    return f"attempt to compute `{left} {op} {right}`, which would overflow"


def by_zero(op: str, left: str) -> str:
    """`/` or `%` with a divisor of zero."""
    if op == "/":
        return f"attempt to divide `{left}` by zero"
    return f"attempt to calculate the remainder of `{left}` with a divisor of zero"


def out_of_bounds(length: int | str, index: int | str) -> str:
    """An index that is not below the length."""
    return f"index out of bounds: the length is {length} but the index is {index}"
