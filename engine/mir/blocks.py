"""Blocks and their statements: the scopes of variables and of statements' temporaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import control, exprs, extend
from engine.mir.matches import arms
from engine.mir.mir import Place, Unreachable
from engine.mir.scope import Breakable, Scope
from engine.types import thir
from engine.types.ty import NEVER, UNIT

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["block"]


def block(b: Builder, dest: Place, expr: thir.Block) -> None:
    """Evaluate a block into `dest`; its variables die at its brace, in reverse order."""
    if not expr.breakable:
        _contents(b, dest, expr)
        return
    scopes = b.scopes
    frame = Breakable(expr, len(scopes.stack), dest)
    scopes.breakables.append(frame)
    _contents(b, dest, expr)
    control.end_breakable(b, frame, expr.span, b.cur, None)


def _contents(b: Builder, dest: Place, expr: thir.Block) -> None:
    scopes = b.scopes
    remainders: list[Scope] = []
    outer_depth = len(scopes.stack)
    for stmt in expr.stmts:
        if isinstance(stmt, thir.ExprStmt):
            scope = scopes.push(stmt.span)
            outer = b.temp_scope
            b.temp_scope = scope
            exprs.statement(b, stmt.expr, scope)
            b.temp_scope = outer
            scopes.pop(scope)
            continue
        remainder = scopes.push(expr.brace)
        remainders.append(remainder)
        if stmt.els is not None:
            _let_else(b, stmt, remainder, outer_depth)
        else:
            _let(b, stmt, (stmt.is_super and b.temp_scope_of(stmt)) or remainder)
        outer_depth = len(scopes.stack)
    if expr.tail is not None:
        exprs.into(b, dest, expr.tail, terminating=b.edition2024)
    elif dest.ty is UNIT or (expr.ty is not NEVER and expr.ty is UNIT):
        b.assign_unit(dest, expr.span)
    for remainder in reversed(remainders):
        scopes.pop(remainder)


def _let(b: Builder, stmt: thir.LetStmt, remainder: Scope) -> None:
    scopes = b.scopes
    init_scope = scopes.push(stmt.span)
    arms.declare(b, stmt.pat, remainder)
    init = stmt.init
    if init is None:
        scopes.pop(init_scope)
        for found in arms.bindings(stmt.pat):
            arms.binding_live(b, found, schedule=True)
            scopes.schedule(remainder, b.vars[found.var], value=True)
            b.without_value.add(b.vars[found.var])
        return
    outer = b.temp_scope
    b.temp_scope = init_scope
    extend.let_initializer(b, stmt.pat, init, remainder)
    pat = stmt.pat
    if isinstance(pat, thir.BindPat) and pat.mode == "value" and pat.sub is None:
        local = arms.binding_live(b, pat, schedule=True)
        exprs.into(b, b.local_place(local), init)
        scopes.schedule(remainder, local, value=True)
    else:
        arms.irrefutable(b, pat, init)
    b.temp_scope = outer
    scopes.pop(init_scope)


def _let_else(b: Builder, stmt: thir.LetStmt, remainder: Scope, outer_depth: int) -> None:
    """`let pat = init else { .. }`: on failure everything of the statement dies before the `else` block runs."""
    assert stmt.init is not None and stmt.els is not None
    scopes = b.scopes
    init_scope = scopes.push(stmt.span)
    outer = b.temp_scope
    b.temp_scope = init_scope
    extend.let_initializer(b, stmt.pat, stmt.init, remainder)
    arms.declare(b, stmt.pat, remainder)
    frame = control.in_if_then(b, outer_depth)
    arms.let_branch(b, stmt.pat, stmt.init)
    matched = b.cur
    failed = control.end_if_then(b, frame, stmt.els.span)
    b.go(matched)
    b.temp_scope = outer
    scopes.pop(init_scope)
    matched = b.cur
    # the else block is nested in the scope around the statement
    hidden = scopes.stack[outer_depth:]
    del scopes.stack[outer_depth:]
    b.go(failed)
    exprs.into(b, b.temp(NEVER, stmt.els.span), stmt.els, terminating=True)
    b.terminate(Unreachable(stmt.els.span))
    scopes.stack.extend(hidden)
    b.go(matched)
