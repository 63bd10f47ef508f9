"""Evaluate an expression into a destination place, and expressions as statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import blocks, calls, control, operands, places, promote, rvalues
from engine.mir.coroutines.suspend import suspend
from engine.mir.matches import arms
from engine.mir.mir import Assign, Copy, Drop, Move, Place, RawPtr, Ref, Rvalue, Unreachable, Use
from engine.mir.scope import Scope
from engine.source import Span
from engine.types import thir
from engine.types import ty as T

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["drop_operand", "into", "into_inner", "statement", "statement_expr"]


def into(b: Builder, dest: Place, expr: thir.TExpr, *, terminating: bool = False) -> None:
    """Evaluate `expr` and store its value in `dest`. `terminating`: temporaries inside die at its end."""
    scope = b.scopes.push(expr.span)
    outer = b.temp_scope
    if terminating:
        b.temp_scope = scope
    into_inner(b, dest, expr)
    b.temp_scope = outer
    b.scopes.pop(scope)


def into_inner(b: Builder, dest: Place, expr: thir.TExpr) -> None:
    match expr:
        case thir.Var() | thir.Field() | thir.Deref() | thir.Index() | thir.StaticRef():
            place = places.as_place_inner(b, expr).place(b)
            b.assign(dest, Use(operands.consume(b, place)), expr.span)
        case thir.Block():
            blocks.block(b, dest, expr)
        case thir.Call():
            calls.call(b, dest, expr)
        case thir.Borrow():
            _borrow(b, dest, expr)
        case thir.Use() if isinstance(expr.ty, T.Ref):
            # rustc keeps the written type of the cast beside a temporary
            local = operands.as_temp(b, expr.operand, b.temp_scope_of(expr))
            b.assign(dest, Use(operands.consume(b, b.local_place(local))), expr.span)
        case thir.Use():
            into(b, dest, expr.operand)
        case thir.CopyOf():
            b.assign(dest, Use(Copy(places.as_place(b, expr.operand).place(b))), expr.span)
        case thir.DropTemps():
            into(b, dest, expr.operand, terminating=True)
        case thir.Yield():
            suspend(b, dest, expr)
        case thir.RawBorrow():
            place = places.as_place(b, expr.operand).place(b)
            b.assign(dest, RawPtr(expr.mutable, place, expr.ty, places.through_raw(b, place)), expr.span)
        case thir.AdtLit():
            calls.adt(b, dest, expr)
        case thir.If():
            control.if_(b, dest, expr)
        case thir.Match():
            arms.match(b, dest, expr)
        case thir.Loop():
            control.loop(b, dest, expr)
        case thir.Logical():
            control.logical(b, dest, expr)
        case thir.Let():
            control.let_value(b, dest, expr)
        case thir.Coerce() if expr.kind == "never":
            _never(b, expr)
        case thir.Assign() | thir.AssignOp():
            statement_expr(b, expr)
            b.assign_unit(dest, expr.span)
        case thir.Break() | thir.Continue() | thir.Return():
            statement_expr(b, expr)
        case _:
            b.assign(dest, rvalues.as_rvalue_inner(b, expr, b.scopes.local()), expr.span)


def _borrow(b: Builder, dest: Place, expr: thir.Borrow) -> None:
    promoted = promote.try_promote(b, expr)
    if promoted is not None:
        if b.checking:
            for part in promote.checks(expr.operand):
                into_inner(b, b.temp(part.ty, part.span), part)
        # as in rustc: the constant reference goes to a temporary, and is then reborrowed
        temp = b.temp(promoted.ty, expr.span)
        b.push(Assign(expr.span, temp, Use(promoted)))
        place = promote.reborrowed(b, temp, expr.operand)
    else:
        place = places.as_place(b, expr.operand).place(b)
    b.assign(dest, Ref(expr.kind, place, expr.ty), expr.span)


def _never(b: Builder, expr: thir.Coerce) -> None:
    """A value of type `!` is wanted as another type: control does not get here."""
    source = expr.operand
    operands.as_temp(b, source, b.scopes.local())
    if not isinstance(source, thir.Call):
        b.terminate(Unreachable(expr.span))
        b.go(b.new_block())


def statement(b: Builder, expr: thir.TExpr, scope: Scope) -> None:
    """An expression statement: its value is dropped at the end of `scope`."""
    inner = b.scopes.push(expr.span)
    if isinstance(expr, thir.Assign | thir.AssignOp | thir.Break | thir.Continue | thir.Return):
        statement_expr(b, expr)
    else:
        operands.as_temp_inner(b, expr, scope)
    b.scopes.pop(inner)


def statement_expr(b: Builder, expr: thir.TExpr) -> None:
    """Assignments and jumps; none of them has a value."""
    match expr:
        case thir.Assign():
            value = rvalues.with_own_check(b, rvalues.as_local_rvalue(b, expr.right), expr.right)
            place = places.as_place(b, expr.left).place(b)
            if b.facts.needs_drop(expr.left.ty):
                _drop_and_replace(b, place, value, expr.left.span)
            else:
                b.assign(place, value, expr.span)
        case thir.AssignOp():
            right = operands.as_operand(b, expr.right, b.scopes.local())
            place = places.as_place(b, expr.left).place(b)
            b.assign(place, rvalues.checked_binary(b, expr.op, Copy(place), right, expr.left.ty, expr), expr.span)
        case thir.Break():
            control.leave(b, expr.target, expr.value, expr.span)
        case thir.Continue():
            control.continue_(b, expr.target, expr.span)
        case thir.Return():
            control.leave(b, b.body, expr.value, expr.span)
        case _:
            raise AssertionError(expr)


def _drop_and_replace(b: Builder, place: Place, value: Rvalue, span: Span) -> None:
    """Drop the old value, then write the new one, also if the drop panics."""
    block = b.cur
    replace = b.new_block()
    cleanup = b.new_block()
    b.blocks[cleanup].is_cleanup = True
    b.blocks[cleanup].statements.append(Assign(span, place, value))
    b.terminate(Drop(span, place, replace, cleanup))
    b.scopes.diverge_from(block)
    b.go(replace)
    b.assign(place, value, span)


def drop_operand(b: Builder, operand: Move, span: Span) -> None:
    """Drop the value of a temporary now."""
    if not b.facts.needs_drop(operand.place.ty):
        return
    block = b.cur
    following = b.new_block()
    b.terminate(Drop(span, operand.place, following, None))
    b.scopes.diverge_from(block)
    b.go(following)
