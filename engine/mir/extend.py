"""Temporaries whose lifetime a `let` (or a constant's initialiser) extends, by the syntax of the initialiser alone.

`&temp()`, also inside of struct, tuple and array literals, casts, blocks' tails and the branches of `if` and `match`,
makes the temporary live as long as the variable. The checked tree has adjustments between the pieces of syntax
(reborrows, unsizing, overloaded derefs): they are looked through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import calls
from engine.mir.scope import Scope
from engine.types import thir

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["constant_initializer", "let_initializer"]


def let_initializer(b: Builder, pat: thir.TPat, init: thir.TExpr, scope: Scope) -> None:
    """Note which temporaries of `init` live until the end of `scope`."""
    _extending(b, init, scope)
    if _binds_by_reference(pat):
        _extended(b, init, scope)


def constant_initializer(b: Builder, init: thir.TExpr) -> None:
    """Temporaries in the value of a constant or static that live for ever."""
    _extending(b, init, None)


def _binds_by_reference(pat: thir.TPat) -> bool:
    match pat:
        case thir.BindPat():
            return pat.mode != "value"
        case thir.VariantPat() | thir.LeafPat():
            return any(_binds_by_reference(p) for _, p in pat.fields)
        case thir.SlicePat():
            rest = [pat.rest] if pat.rest is not None else []
            return any(_binds_by_reference(p) for p in (*pat.prefix, *rest, *pat.suffix))
        case thir.OrPat():
            return any(_binds_by_reference(p) for p in pat.alts)
        case _:
            return False


def _extending(b: Builder, expr: thir.TExpr, scope: Scope | None) -> None:
    match expr:
        case thir.Borrow() if expr.explicit:
            _extending(b, expr.operand, scope)
            _extended(b, expr.operand, scope)
        case thir.Borrow() | thir.RawBorrow():
            inner = _without_derefs(expr.operand)
            if inner is not expr.operand:
                _extending(b, inner, scope)  # an adjustment: `&*inner`
            if isinstance(expr, thir.RawBorrow):
                _extended(b, expr.operand, scope)
        case thir.Coerce() | thir.Cast() | thir.Use():
            _extending(b, expr.operand, scope)
        case thir.AdtLit():
            for _, value in expr.fields:
                _extending(b, value, scope)
        case thir.TupleLit() | thir.ArrayLit():
            for value in expr.elems:
                _extending(b, value, scope)
        case thir.Call() if calls.constructor(expr) is not None:
            for value in expr.args:
                _extending(b, value, scope)
        case thir.Block():
            for stmt in expr.stmts:
                if isinstance(stmt, thir.LetStmt) and stmt.is_super:
                    b.extended[id(stmt)] = scope
            if expr.tail is not None:
                _extending(b, expr.tail, scope)
        case thir.If():
            _extending(b, expr.then, scope)
            if expr.els is not None:
                _extending(b, expr.els, scope)
        case thir.Match() if expr.source == "match":
            for arm in expr.arms:
                _extending(b, arm.body, scope)


def _without_derefs(expr: thir.TExpr) -> thir.TExpr:
    while isinstance(expr, thir.Deref):
        expr = _receiver(expr)
    return expr


def _receiver(expr: thir.Deref) -> thir.TExpr:
    """What is dereferenced: also `x` of `*deref(&x)`, an overloaded dereference or index spelled out by the checker."""
    inner = expr.operand
    if isinstance(inner, thir.Call) and inner.from_operator and inner.args:
        first = inner.args[0]
        if isinstance(first, thir.Borrow) and not first.explicit:
            return first.operand
    return inner


def _extended(b: Builder, expr: thir.TExpr, scope: Scope | None) -> None:
    """The value of `expr`, and of what it projects from, lives until the end of `scope`."""
    while True:
        b.extended[id(expr)] = scope
        if isinstance(expr, thir.Deref):
            b.extended[id(expr.operand)] = scope
            expr = _receiver(expr)
        elif isinstance(expr, thir.Field | thir.Index):
            expr = expr.operand
        else:
            return
