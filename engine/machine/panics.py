"""What panics of checked operations say, for constants (at run time the library's own functions say it)."""

from __future__ import annotations

__all__ = ["PANIC_TEXTS"]

PANIC_TEXTS: dict[str, str] = {
    "panic_const_add_overflow": "attempt to add with overflow",
    "panic_const_sub_overflow": "attempt to subtract with overflow",
    "panic_const_mul_overflow": "attempt to multiply with overflow",
    "panic_const_div_overflow": "attempt to divide with overflow",
    "panic_const_rem_overflow": "attempt to calculate the remainder with overflow",
    "panic_const_neg_overflow": "attempt to negate with overflow",
    "panic_const_shl_overflow": "attempt to shift left with overflow",
    "panic_const_shr_overflow": "attempt to shift right with overflow",
    "panic_const_div_by_zero": "attempt to divide by zero",
    "panic_const_rem_by_zero": "attempt to calculate the remainder with a divisor of zero",
    "panic_bounds_check": "index out of bounds: the length is {} but the index is {}",
}
