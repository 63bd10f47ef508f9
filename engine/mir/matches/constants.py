"""Constants in patterns: numbers and strings to compare with, and byte strings as patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.features import unsupported
from engine.types import thir
from engine.types import ty as T

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["bytes_pattern", "range_bounds", "scalar_of", "string_of"]


def scalar_of(b: Builder, expr: thir.TExpr) -> int | float:
    """The value of a constant of a scalar type (char as scalar value, bool as 0 or 1)."""
    match expr:
        case thir.Literal():
            if isinstance(expr.value, int | float):
                return expr.value
        case thir.NamedConst() if isinstance(expr.ty, T.Float):
            if b.program.const_eval is not None:
                found = b.program.const_eval.tree(expr.definition, expr.args).value
                if isinstance(found, float):
                    return found
        case thir.NamedConst():
            value: int = b.program.evaluate_const(expr.definition, expr.args)
            return value
    raise unsupported("pattern-constant", expr.span)


def string_of(expr: thir.TExpr) -> thir.Literal:
    """The literal that a pattern of type `&str` compares with."""
    if isinstance(expr, thir.Literal):
        return expr
    raise unsupported("pattern-string", expr.span)


def range_bounds(b: Builder, pat: thir.RangePat) -> tuple[int | float | None, int | float | None] | None:
    """The bounds; None if the range covers its type."""
    lo = None if pat.lo is None else scalar_of(b, pat.lo)
    hi = None if pat.hi is None else scalar_of(b, pat.hi)
    least: int | None = None
    most: int | None = None
    if isinstance(pat.ty, T.Int):
        least, most = pat.ty.min, pat.ty.max
    elif pat.ty is T.CHAR:
        least, most = 0, 0x10FFFF
    if least is not None and (lo is None or lo == least) and (hi is None or (pat.inclusive and hi == most)):
        return None
    return lo, hi


def bytes_pattern(pat: thir.ConstPat) -> thir.TPat:
    """A byte string: on `&[u8; N]` or `&[u8]`."""
    ty, span, value = pat.ty, pat.span, pat.value
    if not isinstance(ty, T.Ref) or not isinstance(value, thir.Literal) or not isinstance(value.value, bytes):
        raise unsupported("pattern-constant", span)
    elems: list[thir.TPat] = [thir.ConstPat(T.U8, span, thir.Literal(T.U8, span, byte)) for byte in value.value]
    return thir.DerefPat(ty, span, thir.SlicePat(ty.inner, span, elems, None, []))
