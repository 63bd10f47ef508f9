"""Constants in patterns: their values, and structured constants as patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.features import unsupported
from engine.mir import calls
from engine.source import Span
from engine.types import thir
from engine.types import ty as T
from engine.types.ty import Ty, substitute

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["as_pattern", "range_bounds", "scalar_of", "string_of"]


def scalar_of(b: Builder, expr: thir.TExpr) -> int | float:
    """The value of a constant of a scalar type (char as scalar value, bool as 0 or 1)."""
    match expr:
        case thir.Literal():
            if isinstance(expr.value, int | float):
                return expr.value
        case thir.NamedConst():
            if not isinstance(expr.ty, T.Float):
                value: int = b.program.evaluate_const(expr.definition, expr.args)
                return value
            return scalar_of(b, _value(b, expr))
        case thir.Unary(op="-"):
            return -scalar_of(b, expr.operand)
        case thir.Block(stmts=[], tail=thir.TExpr() as tail):
            return scalar_of(b, tail)
    raise unsupported("pattern-constant", expr.span)


def string_of(b: Builder, expr: thir.TExpr) -> thir.Literal:
    """The literal that a constant of type `&str` stands for."""
    match expr:
        case thir.Literal():
            return expr
        case thir.NamedConst():
            return string_of(b, _value(b, expr))
        case thir.Borrow(operand=thir.Deref(operand=inner)):
            return string_of(b, inner)
        case thir.Block(stmts=[], tail=thir.TExpr() as tail):
            return string_of(b, tail)
    raise unsupported("pattern-string", expr.span)


def _value(b: Builder, expr: thir.NamedConst) -> thir.TExpr:
    """The expression of a named constant. Constants in patterns depend on no parameters of their users."""
    from engine.types.check import check_body

    definition: Any = expr.definition
    if definition.expr is None or any(arg.flags & T.HAS_PARAM for arg in expr.args):
        raise unsupported("pattern-associated-constant", expr.span)
    body: thir.Body = check_body(b.program, definition)
    return body.value


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


def as_pattern(b: Builder, expr: thir.TExpr, ty: Ty, span: Span) -> thir.TPat:
    """The pattern that a structured constant stands for."""
    match expr:
        case thir.NamedConst():
            return as_pattern(b, _value(b, expr), ty, span)
        case thir.Block(stmts=[], tail=thir.TExpr() as tail):
            return as_pattern(b, tail, ty, span)
        case thir.Literal(value=bytes()):
            return _bytes(expr.value, ty, span)
        case thir.Literal():
            return thir.ConstPat(ty, span, expr)
        case thir.Borrow() if isinstance(ty, T.Ref):
            return thir.DerefPat(ty, span, as_pattern(b, expr.operand, ty.inner, span))
        case thir.Deref(operand=thir.Borrow(operand=inner)):
            return as_pattern(b, inner, ty, span)
        case thir.Coerce(kind="unsize") if isinstance(ty, T.Ref):
            return as_pattern(b, expr.operand, ty, span)
        case thir.TupleLit():
            return thir.LeafPat(ty, span, [(i, as_pattern(b, e, e.ty, span)) for i, e in enumerate(expr.elems)])
        case thir.ArrayLit():
            return thir.SlicePat(ty, span, [as_pattern(b, e, e.ty, span) for e in expr.elems], None, [])
        case thir.AdtLit() if expr.base is None and expr.adt.kind != "union":
            return _variant(b, ty, expr.variant, expr.fields, span)
        case thir.Call():
            ctor = calls.constructor(expr)
            if ctor is not None and ctor.ctor is not None:
                return _variant(b, ty, ctor.ctor, list(enumerate(expr.args)), span)
        case _ if isinstance(ty, T.Int) or ty is T.BOOL or ty is T.CHAR:
            return thir.ConstPat(ty, span, expr)
    raise unsupported("pattern-constant", span)


def _variant(b: Builder, ty: Ty, variant: Any, fields: list[tuple[int, thir.TExpr]], span: Span) -> thir.TPat:
    args = ty.args if isinstance(ty, T.Adt) else ()
    subs = []
    for index, value in fields:
        field_ty = substitute(variant.fields[index].ty, args)
        subs.append((index, as_pattern(b, value, value.ty if field_ty.flags else field_ty, span)))
    if variant.adt.kind == "enum":
        return thir.VariantPat(ty, span, variant.adt, variant, subs)
    return thir.LeafPat(ty, span, subs)


def _bytes(value: bytes, ty: Ty, span: Span) -> thir.TPat:
    """A byte string: on `&[u8; N]` or `&[u8]`."""
    assert isinstance(ty, T.Ref)
    elems: list[thir.TPat] = [thir.ConstPat(T.U8, span, thir.Literal(T.U8, span, byte)) for byte in value]
    return thir.DerefPat(ty, span, thir.SlicePat(ty.inner, span, elems, None, []))
