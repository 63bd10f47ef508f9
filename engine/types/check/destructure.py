"""Destructuring assignment: `(a, b.c, _) = value` is a block that binds new variables and assigns each."""

from __future__ import annotations

from engine.syntax import ast as A
from engine.types import thir as H
from engine.types.check.errors import error
from engine.types.check.expectation import NO
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.defs import VariantDef

__all__ = ["destructuring", "is_destructuring"]


def is_destructuring(left: A.Expr) -> bool:
    """Whether the left side of an assignment is a pattern rather than a place."""
    if isinstance(left, A.Underscore | A.Tuple | A.Array | A.StructLit):
        return True
    return isinstance(left, A.Call) and isinstance(left.callee, A.PathExpr)


def destructuring(fcx: FnCtxt, expr: A.Assign) -> H.TExpr:
    """Desugar as rustc: `{ let pattern = right; place = lhs; … }`."""
    maker = _Maker(A.Mark(None, expr))
    pat = maker.pattern(expr.left)
    let: A.Stmt = A.LetStmt(expr.span, pat, None, expr.right, None)
    block = A.Block(expr.span, [let, *maker.assigns], None, [], expr.span)
    return fcx.check(block, NO)


class _Maker:
    def __init__(self, mark: A.Mark) -> None:
        self.mark = mark
        self.assigns: list[A.Stmt] = []

    def pattern(self, left: A.Expr) -> A.Pat:
        """The pattern for a part of the left side."""
        span = left.span
        match left:
            case A.Underscore():
                return A.WildPat(span)
            case A.Range() if left.lo is None and left.hi is None:
                return A.RestPat(span)
            case A.Tuple():
                return A.TuplePat(span, [self.pattern(e) for e in left.elems])
            case A.Array():
                return A.SlicePat(span, [self.pattern(e) for e in left.elems])
            case A.StructLit():
                if left.base is not None:
                    raise error("E0797", "functional record updates are not allowed in destructuring assignments", span)
                fields = [A.FieldPat(f.name, self.pattern(f.expr)) for f in left.fields]
                return A.StructPat(span, left.path, fields, left.rest, left.qself)
            case A.Call() if isinstance(left.callee, A.PathExpr):
                callee = left.callee
                return A.TupleStructPat(span, callee.path, [self.pattern(a) for a in left.args], callee.qself)
        ident = A.Ident("lhs", span, A.Mark(self.mark, left))
        target = A.PathExpr(span, A.Path([A.Segment(ident)], span))
        self.assigns.append(A.ExprStmt(span, A.Assign(span, left, target), True))
        return A.IdentPat(span, ident)


def unit_like(variant: VariantDef) -> bool:
    """Whether a variant has no fields to destructure."""
    return variant.kind == "unit"
