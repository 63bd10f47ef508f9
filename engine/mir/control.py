"""Conditions, loops, and jumps out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import exprs, operands
from engine.mir.matches import arms
from engine.mir.mir import Constant, Goto, Move, Place, SwitchInt, Use
from engine.mir.scope import Breakable, IfThen, Scope
from engine.source import Span
from engine.types import thir
from engine.types.ty import BOOL

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["break_for_else", "condition", "continue_", "if_", "in_if_then", "leave", "let_value", "logical", "loop"]


# ---------------------------------------------------------------- conditions


def in_if_then(b: Builder, depth: int) -> IfThen:
    """From here on failing conditions leave for scope number `depth`; to be closed by `end_if_then`."""
    frame = IfThen(depth)
    b.scopes.if_thens.append(frame)
    return frame


def end_if_then(b: Builder, frame: IfThen, span: Span) -> int:
    """The block where the failed conditions arrive."""
    popped = b.scopes.if_thens.pop()
    assert popped is frame
    block = b.scopes.build_exits(frame.elses, frame.depth, span, None)
    return b.new_block() if block is None else block


def break_for_else(b: Builder, block: int) -> None:
    """The condition failed in `block`: leave for the innermost `else`."""
    frame = b.scopes.if_thens[-1]
    b.scopes.add_exit(frame.elses, frame.depth, block)


def terminates(expr: thir.TExpr) -> bool:
    """Whether temporaries of a condition die with it: those of a `let` live on in the success branch."""
    return not isinstance(expr, thir.Let | thir.Logical)


def condition(
    b: Builder, expr: thir.TExpr, temp_scope: Scope | None, *, terminating: bool, declare: bool = True
) -> None:
    """Branch on a condition: go on in the current block if it holds, else through `break_for_else`. `temp_scope` is
    that of the condition's own bool (default: the innermost). `declare`: the storage of `let` bindings starts here."""
    scopes = b.scopes
    scope = scopes.push(expr.span)
    outer = b.temp_scope
    if terminating:
        b.temp_scope = scope
    match expr:
        case thir.Logical(op="&&"):
            condition(b, expr.left, temp_scope, terminating=terminates(expr.left), declare=declare)
            right_ends = not isinstance(expr.right, thir.Let)
            condition(b, expr.right, temp_scope, terminating=right_ends, declare=declare)
        case thir.Logical():
            _or(b, expr, temp_scope)
        case thir.Unary(op="!") if expr.ty is BOOL:
            frame = in_if_then(b, scopes.depth_of(scope))
            condition(b, expr.operand, temp_scope, terminating=False)
            holds = b.cur
            failed = end_if_then(b, frame, expr.span)
            break_for_else(b, holds)
            b.go(failed)
        case thir.Let():
            arms.let_condition(b, expr, declare)
        case thir.Use():
            condition(b, expr.operand, temp_scope, terminating=False, declare=declare)
        case _:
            local = operands.as_temp_inner(b, expr, temp_scope or scope)
            then, els = b.new_block(), b.new_block()
            b.terminate(SwitchInt(expr.span, Move(b.local_place(local)), [(0, els)], then))
            break_for_else(b, els)
            b.go(then)
    b.temp_scope = outer
    scopes.pop(scope)


def _or(b: Builder, expr: thir.Logical, temp_scope: Scope | None) -> None:
    frame = in_if_then(b, len(b.scopes.stack))
    condition(b, expr.left, temp_scope, terminating=terminates(expr.left))
    left_holds = b.cur
    b.go(end_if_then(b, frame, expr.span))
    condition(b, expr.right, temp_scope, terminating=True)
    join = b.new_block()
    b.goto(join, expr.span)
    b.blocks[left_holds].terminator = Goto(expr.span, join)
    b.go(join)


def if_(b: Builder, dest: Place, expr: thir.If) -> None:
    """`if`, `if let` and let chains. Temporaries of a `let`'s operand die before `else` since edition 2024."""
    scopes = b.scopes
    condition_scope = scopes.local()
    outer, outer_let = b.temp_scope, b.let_scope
    then_scope = b.let_scope = scopes.push(expr.then.span)
    if b.edition2024:
        b.temp_scope = then_scope
    frame = in_if_then(b, scopes.depth_of(condition_scope))
    condition(b, expr.cond, condition_scope, terminating=terminates(expr.cond))
    exprs.into(b, dest, expr.then, terminating=True)
    then_end = b.cur
    els = end_if_then(b, frame, expr.then.span)
    b.go(then_end)
    scopes.pop(then_scope)
    then_end = b.cur
    b.temp_scope, b.let_scope = outer, outer_let
    b.go(els)
    if expr.els is not None:
        exprs.into(b, dest, expr.els, terminating=True)
    else:
        b.assign_unit(dest, Span(expr.span.file, expr.span.hi, expr.span.hi, expr.span.expansion))
    join = b.new_block()
    b.goto(join, expr.span)
    b.blocks[then_end].terminator = Goto(expr.span, join)
    b.go(join)


def logical(b: Builder, dest: Place, expr: thir.Logical) -> None:
    """`&&` and `||` as values."""
    span = expr.span
    condition_scope = b.scopes.local()
    frame = in_if_then(b, b.scopes.depth_of(condition_scope))
    condition(b, expr.left, condition_scope, terminating=terminates(expr.left))
    holds = b.cur
    fails = end_if_then(b, frame, span)
    short, going_on, constant = (fails, holds, False) if expr.op == "&&" else (holds, fails, True)
    b.go(short)
    b.assign(dest, Use(Constant(BOOL, constant)), span)
    target = b.new_block()
    b.goto(target, span)
    b.go(going_on)
    exprs.into(b, dest, expr.right, terminating=not isinstance(expr.right, thir.Let))
    b.goto(target, span)
    b.go(target)


def let_value(b: Builder, dest: Place, expr: thir.TExpr) -> None:
    """A `let` condition outside of a branch, as a bool."""
    scope = b.scopes.local()
    frame = in_if_then(b, b.scopes.depth_of(scope))
    condition(b, expr, scope, terminating=False)
    holds = b.cur
    fails = end_if_then(b, frame, expr.span)
    join = b.new_block()
    for block, value in ((holds, True), (fails, False)):
        b.go(block)
        b.assign(dest, Use(Constant(BOOL, value)), expr.span)
        b.goto(join, expr.span)
    b.go(join)


# ---------------------------------------------------------------- loops and jumps


def loop(b: Builder, dest: Place, expr: thir.Loop) -> None:
    """An endless loop: left by breaks only."""
    scopes = b.scopes
    head = b.new_block()
    b.goto(head, expr.span)
    b.go(head)
    frame = Breakable(expr, len(scopes.stack), dest)
    scopes.breakables.append(frame)
    if expr.body is not None:
        exprs.into(b, b.unit_place(), expr.body, terminating=True)
    b.goto(head, expr.span)
    end_breakable(b, frame, expr.span, None, head)


def end_breakable(b: Builder, frame: Breakable, span: Span, normal: int | None, head: int | None) -> None:
    """Join the exits of a breakable scope with its normal end (block `normal`, None if there is none)."""
    scopes = b.scopes
    popped = scopes.breakables.pop()
    assert popped is frame
    exit_block = scopes.build_exits(frame.breaks, frame.depth, span, None)
    if head is not None:
        scopes.build_exits(frame.continues, frame.depth, span, head)
    if exit_block is None:
        b.go(b.new_block() if normal is None else normal)
    elif normal is None:
        b.go(exit_block)
    else:
        target = b.new_block()
        b.blocks[normal].terminator = Goto(span, target)
        b.blocks[exit_block].terminator = Goto(span, target)
        b.go(target)


def _frame_of(b: Builder, target: object) -> Breakable:
    for frame in reversed(b.scopes.breakables):
        if frame.target is target:
            return frame
    raise AssertionError("jump to a scope that is not open")


def leave(b: Builder, target: object, value: thir.TExpr | None, span: Span) -> None:
    """`break` out of a loop or block, or `return` (target: the body), with a value."""
    frame = _frame_of(b, target)
    assert frame.destination is not None
    if value is not None:
        exprs.into(b, frame.destination, value)
    else:
        b.assign_unit(frame.destination, span)
    b.scopes.add_exit(frame.breaks, frame.depth, b.cur)
    b.go(b.new_block())


def continue_(b: Builder, target: object, span: Span) -> None:
    """`continue` the loop."""
    frame = _frame_of(b, target)
    b.scopes.add_exit(frame.continues, frame.depth, b.cur)
    b.go(b.new_block())
