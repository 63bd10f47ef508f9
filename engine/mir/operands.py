"""Operands and temporaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import exprs
from engine.mir.mir import Constant, ConstParamUse, ConstUse, Copy, Move, Operand, Place
from engine.mir.scope import Scope
from engine.types import thir
from engine.types import ty as T

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["as_constant", "as_operand", "as_temp", "as_temp_inner", "consume", "is_constant", "is_place"]


def is_place(expr: thir.TExpr) -> bool:
    """Whether the expression denotes a place."""
    return isinstance(expr, thir.Var | thir.Deref | thir.Field | thir.Index | thir.StaticRef)


def is_constant(expr: thir.TExpr) -> bool:
    """Whether the expression is an operand by itself."""
    return isinstance(expr, thir.Literal | thir.NamedConst | thir.ConstParamRef | thir.ZeroSized)


def as_constant(expr: thir.TExpr) -> Constant:
    """The operand of a constant expression."""
    match expr:
        case thir.Literal():
            return Constant(expr.ty, expr.value)
        case thir.NamedConst():
            return Constant(expr.ty, ConstUse(expr.definition, expr.args))
        case thir.ConstParamRef():
            return Constant(expr.ty, ConstParamUse(expr.param))
        case _:
            assert isinstance(expr, thir.ZeroSized), expr
            return Constant(expr.ty, None)


def consume(b: Builder, place: Place) -> Operand:
    """Copy the place if its type is Copy, else move out of it."""
    return Copy(place) if b.facts.is_copy(place.ty) else Move(place)


def as_operand(b: Builder, expr: thir.TExpr, scope: Scope | None, *, own: bool = False) -> Operand:
    """The value of an expression: a constant, or a temporary (which dies with `scope`). `own`: a constant that needs
    drop gets a temporary too, because the operand is not used at once."""
    inner = b.scopes.push(expr.span)
    operand = as_operand_inner(b, expr, scope, own=own)
    b.scopes.pop(inner)
    return operand


def as_operand_inner(b: Builder, expr: thir.TExpr, scope: Scope | None, *, own: bool = False) -> Operand:
    if is_constant(expr) and not (own and b.facts.needs_drop(expr.ty)):
        return as_constant(expr)
    return Move(b.local_place(as_temp_inner(b, expr, scope)))


def as_temp(b: Builder, expr: thir.TExpr, scope: Scope | None, *, terminating: bool = False) -> int:
    """Evaluate into a new temporary whose value and storage die at the end of `scope` (None: never)."""
    inner = b.scopes.push(expr.span)
    outer = b.temp_scope
    if terminating:
        b.temp_scope = inner
    local = as_temp_inner(b, expr, scope)
    b.temp_scope = outer
    b.scopes.pop(inner)
    return local


def as_temp_inner(b: Builder, expr: thir.TExpr, scope: Scope | None) -> int:
    local = b.new_local(expr.ty, expr.span)
    if not _never_assigned(expr):
        b.storage_live(local, expr.span)
        if scope is not None:
            b.scopes.schedule(scope, local, value=False)
    exprs.into_inner(b, b.local_place(local), expr)
    if scope is not None:
        b.scopes.schedule(scope, local, value=True)
    return local


def _never_assigned(expr: thir.TExpr) -> bool:
    if isinstance(expr, thir.Break | thir.Continue | thir.Return):
        return True
    return isinstance(expr, thir.Block) and expr.tail is None and not expr.breakable and expr.ty is T.NEVER
