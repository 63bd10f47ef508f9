"""Expressions that are rvalues of the MIR: arithmetic, casts, arrays, tuples, closures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import closures, exprs, operands
from engine.mir.mir import (
    Aggregate,
    Assign,
    Binary,
    CastOp,
    Constant,
    Discriminant,
    Move,
    OffsetOf,
    Operand,
    RepeatOf,
    Rvalue,
    Unary,
    Use,
)
from engine.mir.scope import Scope
from engine.types import thir
from engine.types import ty as T
from engine.types.ty import UNIT, Ty

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["CHECKED", "as_rvalue", "checked_binary", "discriminant_type", "is_checked", "with_own_check"]

CHECKED = frozenset(("+", "-", "*", "/", "%", "<<", ">>"))


def as_rvalue(b: Builder, expr: thir.TExpr, scope: Scope | None) -> Rvalue:
    """Evaluate to an rvalue that must be used at once; operands' temporaries die with `scope`."""
    inner = b.scopes.push(expr.span)
    rvalue = as_rvalue_inner(b, expr, scope)
    b.scopes.pop(inner)
    return rvalue


def as_local_rvalue(b: Builder, expr: thir.TExpr) -> Rvalue:
    """As `as_rvalue`, with the innermost open scope."""
    return as_rvalue(b, expr, b.scopes.local())


def as_rvalue_inner(b: Builder, expr: thir.TExpr, scope: Scope | None) -> Rvalue:
    match expr:
        case thir.Binary():
            left = operands.as_operand(b, expr.left, scope, own=True)
            right = operands.as_operand(b, expr.right, scope)
            return checked_binary(b, expr.op, left, right, expr.left.ty, expr)
        case thir.Unary():
            operand = operands.as_operand(b, expr.operand, scope)
            checked = expr.op == "-" and isinstance(expr.ty, T.Int) and b.checking
            return _checked(b, Unary(expr.op, operand, expr.ty, checked), checked, expr)
        case thir.Cast() if expr.kind == "enum-int":
            return _enum_cast(b, expr, scope)
        case thir.Cast() | thir.Coerce():
            return CastOp(expr.kind, operands.as_operand(b, expr.operand, scope), expr.ty)
        case thir.TupleLit():
            return Aggregate("tuple", expr.ty, [operands.as_operand(b, e, scope, own=True) for e in expr.elems])
        case thir.ArrayLit():
            return Aggregate("array", expr.ty, [operands.as_operand(b, e, scope, own=True) for e in expr.elems])
        case thir.RepeatLit():
            return _repeat(b, expr, scope)
        case thir.ClosureLit():
            return closures.closure_rvalue(b, expr, scope)
        case thir.OffsetOf():
            return OffsetOf(expr.container, expr.path)
        case thir.Assign() | thir.AssignOp():
            exprs.statement_expr(b, expr)
            return Use(Constant(UNIT, None))
        case _ if operands.is_constant(expr):
            return Use(operands.as_constant(expr))
        case _:
            return Use(operands.as_operand_inner(b, expr, scope))


def is_checked(op: str, ty: Ty) -> bool:
    """Whether the operation panics on overflow, division by zero or a too large shift."""
    return op in CHECKED and isinstance(ty, T.Int)


def checked_binary(b: Builder, op: str, left: Operand, right: Operand, ty: Ty, expr: thir.TExpr) -> Rvalue:
    """The operation on operands of type `ty` (of the left one), ending the block after it if it can unwind."""
    checked = is_checked(op, ty) and b.checking
    result = expr.ty if isinstance(expr, thir.Binary) else ty
    return _checked(b, Binary(op, left, right, result, checked), checked, expr)


def _checked(b: Builder, rvalue: Rvalue, checked: bool, expr: thir.TExpr) -> Rvalue:
    """Where a failing check must unwind through drops, the result goes to a temporary at the end of its block."""
    scopes = b.scopes
    if not checked or not scopes.unwind_target(len(scopes.stack)):
        return rvalue
    assert isinstance(rvalue, Binary | Unary)
    temp = b.temp(rvalue.ty, expr.span)
    b.push(Assign(expr.span, temp, rvalue))
    b.end_checked()
    return Use(Move(temp))


def with_own_check(b: Builder, rvalue: Rvalue, expr: thir.TExpr) -> Rvalue:
    """The rvalue of an expression, whose check (if any) is told at the expression and not where the result goes."""
    if not isinstance(rvalue, Binary | Unary) or not rvalue.checked:
        return rvalue
    temp = b.temp(rvalue.ty, expr.span)
    b.push(Assign(expr.span, temp, rvalue))
    return Use(Move(temp))


def discriminant_type(ty: Ty) -> Ty:
    """The type of an enum's discriminant: that of its `repr`, else isize."""
    assert isinstance(ty, T.Adt)
    return T.INTS[ty.definition.repr.int or "isize"]


def _enum_cast(b: Builder, expr: thir.Cast, scope: Scope | None) -> Rvalue:
    local = operands.as_temp(b, expr.operand, scope)
    ty = discriminant_type(expr.operand.ty)
    discriminant = b.temp(ty, expr.operand.span)
    b.assign(discriminant, Discriminant(b.local_place(local), ty), expr.span)
    return CastOp("int-int", Move(discriminant), expr.ty)


def _repeat(b: Builder, expr: thir.RepeatLit, scope: Scope | None) -> Rvalue:
    assert isinstance(expr.ty, T.Array)
    length = expr.ty.length
    if isinstance(length, T.ConstValue) and length.value == 0:
        # the element is evaluated and dropped, not kept
        operand = operands.as_operand(b, expr.elem, scope)
        if isinstance(operand, Move):
            exprs.drop_operand(b, operand, expr.span)
        return Aggregate("array", expr.ty, [])
    return RepeatOf(operands.as_operand(b, expr.elem, scope), length)
