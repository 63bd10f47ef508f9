"""Loops and `?`, desugared as rustc does, with its spans."""

from __future__ import annotations

from engine.features import unsupported
from engine.source import LOOP_ITERATOR, Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.coerce import CoerceMany
from engine.types.check.control import check_block, check_condition
from engine.types.check.errors import error
from engine.types.check.expectation import NO, Expectation, has_type
from engine.types.check.fn_ctxt import Breakable, FnCtxt, checks
from engine.types.check.literals import require_unit
from engine.types.check.patterns import Frame, check_pattern
from engine.types.defs import AdtDef, FnDef, VariantDef
from engine.types.ty import Ty

__all__ = ["call_values", "lang_call"]


@checks(A.Loop)
def _loop(fcx: FnCtxt, expr: A.Loop, expected: Expectation) -> H.TExpr:
    out = H.Loop(T.NEVER, expr.span, None)
    many = CoerceMany(expected.target(fcx))
    breakable = Breakable(expr.label, out, many, is_loop=True)
    fcx.body.breakables.append(breakable)
    try:
        body = check_block(fcx, expr.body, has_type(T.UNIT))
        out.body = body if body.ty is T.NEVER else require_unit(fcx, body)
    finally:
        fcx.body.breakables.pop()
    if breakable.may_break:
        fcx.diverges = False
        out.ty = many.complete()
        if many.is_exact(expected.only_has()):
            fcx.exact.add(out)
    return out


def _unit_body(fcx: FnCtxt, body: A.Block) -> H.TExpr:
    return require_unit(fcx, check_block(fcx, body, has_type(T.UNIT)))


@checks(A.While)
def _while(fcx: FnCtxt, expr: A.While, expected: Expectation) -> H.TExpr:
    """`loop { if cond { body } else { break } }`."""
    out = H.Loop(T.UNIT, expr.span, None, "while")
    breakable = Breakable(expr.label, out, None, is_loop=True)
    fcx.body.breakables.append(breakable)
    fcx.frames.append({})
    try:
        cond = check_condition(fcx, expr.cond)
        body = _unit_body(fcx, expr.body)
    finally:
        fcx.frames.pop()
        fcx.body.breakables.pop()
    fcx.diverges = False
    leave = H.Break(T.NEVER, expr.span, out, None)
    els = _block(expr.span, [H.ExprStmt(H.Coerce(T.UNIT, expr.span, "never", leave), expr.span)], None, T.NEVER)
    branch = H.If(T.UNIT, expr.span, cond, body, H.Coerce(T.UNIT, expr.span, "never", els))
    out.body = _block(expr.span, [], branch, T.UNIT)
    return out


def _block(span: Span, stmts: list[H.LetStmt | H.ExprStmt], tail: H.TExpr | None, ty: Ty) -> H.Block:
    return H.Block(ty, span, stmts, tail, span)


@checks(A.For)
def _for(fcx: FnCtxt, expr: A.For, expected: Expectation) -> H.TExpr:
    """`match IntoIterator::into_iter(head) { mut iter => loop { match Iterator::next(&mut iter) { None => break,
    Some(pat) => body } } }`."""
    head_span, span = expr.iter.span, expr.span
    into_iter = fcx.lang_fn("into_iter", head_span)
    next_fn = fcx.lang_fn("next", head_span)
    option = _option(fcx, head_span)
    head = lang_call(fcx, into_iter, head_span, [expr.iter])
    var = fcx.declare(A.Ident(LOOP_ITERATOR, head_span), head.ty, True)
    out = H.Loop(T.UNIT, span, None, "for")
    breakable = Breakable(expr.label, out, None, is_loop=True)

    place = H.Var(head.ty, head_span, var)
    borrow = H.Borrow(T.ref_to(head.ty, True), head_span, "mut", place, explicit=True)
    call = call_values(fcx, next_fn, head_span, [borrow])
    item: Ty = fcx.icx.fresh(expr.pat.span)
    opt_ty = T.adt(option, (item,))
    fcx.same(opt_ty, call.ty, head_span)
    none, some = (_variant(option, name) for name in ("None", "Some"))
    fcx.icx.solve()

    frame: Frame = {}
    inner = check_pattern(fcx, expr.pat, item, frame)
    fcx.matches.append(("for", inner, expr.pat.span))
    fcx.body.breakables.append(breakable)
    fcx.frames.append(dict(frame))
    try:
        body = _unit_body(fcx, expr.body)
    finally:
        fcx.frames.pop()
        fcx.body.breakables.pop()
    fcx.diverges = False
    none_arm = H.Arm(
        H.VariantPat(opt_ty, span, option, none, []),
        None,
        H.Coerce(T.UNIT, span, "never", H.Break(T.NEVER, span, out, None)),
        span,
    )
    some_pat = H.VariantPat(opt_ty, expr.pat.span, option, some, [(0, inner)])
    some_arm = H.Arm(some_pat, None, body, expr.pat.span.to(expr.body.span))
    step = H.Match(T.UNIT, head_span, call, [none_arm, some_arm], "for-next")
    out.body = _block(span, [H.ExprStmt(step, span)], None, T.UNIT)
    iter_pat = H.BindPat(head.ty, head_span, var, "value")
    return H.Match(T.UNIT, span, head, [H.Arm(iter_pat, None, out, span)], "for")


def _option(fcx: FnCtxt, span: Span) -> AdtDef:
    found = fcx.program.find_lang_item("Option")
    if not isinstance(found, AdtDef):
        raise unsupported("for-item", span, "Option")
    return found


def _variant(adt: AdtDef, name: str) -> VariantDef:
    return next(v for v in adt.variants if v.name == name)


def lang_call(fcx: FnCtxt, fn: FnDef, span: Span, args: list[A.Expr]) -> H.Call:
    """`Trait::method(args)` with everything inferred."""
    from engine.types.check.calls import call_known

    out = call_known(fcx, fn, args, span, NO)
    assert isinstance(out, H.Call)
    fcx.icx.solve()
    out.ty = fcx.icx.structurally(out.ty)
    return out


def call_values(fcx: FnCtxt, fn: FnDef, span: Span, values: list[H.TExpr]) -> H.Call:
    """The same with arguments that are checked already."""
    generic = fcx.icx.fresh_args(fn.generics, span)
    sig = fcx.signature(fn, generic, span)
    args = [fcx.demand_coerce(v, p, two_phase=True) for v, p in zip(values, sig.params, strict=True)]
    if generic:
        fcx.icx.register_bounds(fn.generics, generic, span)
    fcx.icx.solve()
    ret = fcx.icx.structurally(sig.ret)
    return H.Call(ret, span, H.ZeroSized(T.fn_item(fn, generic), span), args, span)


# ---------------------------------------------------------------- `?`


@checks(A.Try)
def _try(fcx: FnCtxt, expr: A.Try, expected: Expectation) -> H.TExpr:
    """`match Try::branch(operand) { Break(residual) => return FromResidual::from_residual(residual), Continue(val) =>
    val }`."""
    span = expr.span
    branch, from_residual = fcx.lang_fn("branch", span), fcx.lang_fn("from_residual", span)
    go_on = fcx.program.find_lang_item("Continue")
    if not isinstance(go_on, VariantDef):
        raise unsupported("question-item", span, "Continue")
    flow = go_on.adt
    body = fcx.body
    if body.ret is None:
        raise error("E0277", "the `?` operator can only be used in a function that returns `Result` or `Option`", span)
    call = lang_call(fcx, branch, span, [expr.operand])
    residual, value = fcx.icx.fresh(span), fcx.icx.fresh(span)
    flow_ty = T.adt(flow, (residual, value))
    fcx.same(flow_ty, call.ty, span)
    end = Span(span.file, span.hi - 1, span.hi, span.expansion)
    res_var = fcx.declare(A.Ident("residual", end), residual, False)
    val_var = fcx.declare(A.Ident("val", span), value, False)

    fcx.icx.tries.add(end)
    leave = H.Return(T.NEVER, end, None)
    result = call_values(fcx, from_residual, end, [H.Var(residual, end, res_var)])
    result.span = result.fn_span = span
    body.ret.add(fcx, result, leave)

    many = CoerceMany(expected.for_branches(fcx).target(fcx))
    first = many.add(fcx, leave)
    second = many.add(fcx, H.Var(value, span, val_var))
    break_pat = H.BindPat(residual, end, res_var, "value")
    value_pat = H.BindPat(value, span, val_var, "value")
    arms = [
        H.Arm(H.VariantPat(flow_ty, end, flow, _variant(flow, "Break"), [(0, break_pat)]), None, first.expr, end),
        H.Arm(H.VariantPat(flow_ty, span, flow, go_on, [(0, value_pat)]), None, second.expr, span),
    ]
    out = H.Match(many.complete(), span, call, arms, "try")
    if many.is_exact(expected.only_has()):
        fcx.exact.add(out)
    return out
