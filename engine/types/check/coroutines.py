"""`async` blocks and functions, `.await`, `#[coroutine]` closures and `yield`, desugared as rustc does."""

from __future__ import annotations

from collections.abc import Callable

from engine.features import unsupported
from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.closures import ClosureInfo
from engine.types.check.coerce import CoerceMany
from engine.types.check.errors import error
from engine.types.check.expectation import Expectation, has_type
from engine.types.check.fn_ctxt import BodyCtxt, FnCtxt, checks
from engine.types.check.loops import lang_call
from engine.types.check.patterns import Frame, check_pattern
from engine.types.defs import AdtDef, ClosureDef, FnDef, FnSig
from engine.types.ty import Ty

__all__ = ["async_block", "async_fn_body", "coroutine_closure"]


def _context_type(fcx: FnCtxt, span: Span) -> Ty:
    context = fcx.program.find_lang_item("Context")
    if not isinstance(context, AdtDef):
        raise unsupported("language-item", span, "Context")
    return T.ref_to(T.adt(context), True)


def _open(
    fcx: FnCtxt, kind: str, span: Span, shown: Span, resume: Ty, yields: Ty, ret: Ty, *, move: bool
) -> tuple[H.ClosureLit, ClosureInfo]:
    """A coroutine of the body being checked, its own body still empty."""
    outer = fcx.body
    definition = ClosureDef(
        outer.closure or fcx.owner,
        len(outer.closures),
        fcx.generics,
        shown,
        sig=FnSig((resume,), ret),
        move=move,
        coroutine=kind,
        yields=yields,
        program=fcx.program,
    )
    inner = BodyCtxt("closure", CoerceMany(ret), parent=outer, closure=definition)
    outer.closures.append(definition)
    node = H.ClosureLit(T.coroutine(definition, fcx.args), span, definition, definition.captures)
    typed = H.Body(definition, [], ret, node, span, span, fcx.edition, inner.locals, inner.closures)
    info = ClosureInfo(definition, inner, node, typed)
    fcx.closures.append(info)
    fcx.program.coroutines.append(definition)
    return node, info


def _fill(fcx: FnCtxt, info: ClosureInfo, make: Callable[[], H.TExpr], end: Span) -> None:
    """Check the coroutine's own body, which `make` does."""
    outer, diverges = fcx.body, fcx.diverges
    many, ret = info.body.ret, info.typed.ret
    assert many is not None
    fcx.body, fcx.diverges = info.body, False
    fcx.frames.append({})
    try:
        slot = many.add(fcx, make())
        info.typed.value = slot.expr
        if many.final is None or fcx.icx.shallow(many.final) is T.NEVER:
            fcx.icx.unify(ret, T.NEVER)
    finally:
        fcx.frames.pop()
        fcx.body, fcx.diverges = outer, diverges
    info.typed.end = end
    info.definition.body = info.typed


def _context_param(fcx: FnCtxt, info: ClosureInfo, span: Span) -> None:
    """The coroutine of a future is resumed with the task's context."""
    outer, fcx.body = fcx.body, info.body
    assert info.definition.sig is not None
    ty = info.definition.sig.params[0]
    var = fcx.declare(A.Ident("", span), ty, True)
    fcx.body = outer
    info.body.context = var
    info.typed.params.append(H.TParam(H.BindPat(ty, span, var, "value"), ty, span))


# ---------------------------------------------------------------- futures


def async_block(fcx: FnCtxt, block: A.Block) -> H.TExpr:
    """`async { … }` and `async move { … }`: a value that is a future."""
    from engine.types.check.control import check_block

    whole = block.span
    move = block.kind == "async move"
    start = whole.file.text.find("{", whole.lo, whole.hi)
    head = Span(whole.file, whole.lo, whole.lo + len(whole.file.text[whole.lo : max(start, whole.lo)].rstrip()))
    shown = head if head.hi > head.lo else whole
    ret: Ty = fcx.icx.fresh(whole)
    node, info = _open(fcx, "async", whole, shown, _context_type(fcx, whole), T.UNIT, ret, move=move)
    _context_param(fcx, info, whole)
    plain = A.Block(whole, block.stmts, block.tail, block.items, block.brace, "", block.label, block.macro_defs)
    _fill(fcx, info, lambda: check_block(fcx, plain, has_type(ret)), block.brace)
    return node


def async_fn_body(
    fcx: FnCtxt, fn: FnDef, params: tuple[Ty, ...], block: A.Block, output: Ty
) -> tuple[list[H.TParam], H.TExpr]:
    """The parameters and the value of an `async fn`: a future that captures all parameters, used or not, and binds
    their patterns when first polled."""
    node = fn.ast
    assert node is not None
    span = block.span
    raw: list[tuple[A.Param, H.LocalVar]] = []
    typed: list[H.TParam] = []
    for index, (param, ty) in enumerate(zip(node.params, params, strict=True)):
        simple = isinstance(param.pat, A.IdentPat) and param.pat.sub is None and not param.pat.by_ref
        name = param.pat.ident.name if isinstance(param.pat, A.IdentPat) and simple else f"__arg{index}"
        var = fcx.declare(A.Ident(name, param.pat.span), ty, False)
        fcx.require_sized(ty, param.ty.span)
        raw.append((param, var))
        typed.append(H.TParam(H.BindPat(ty, param.pat.span, var, "value"), ty, param.pat.span))
    lit, info = _open(fcx, "async fn", span, span, _context_type(fcx, span), T.UNIT, output, move=True)
    _context_param(fcx, info, span)

    def body() -> H.TExpr:
        stmts: list[H.LetStmt | H.ExprStmt] = []
        for (param, var), outer in zip(raw, typed, strict=True):
            given = fcx.use_local(var, param.pat.span)
            if var.name.startswith("__arg"):
                inner = fcx.declare(A.Ident(var.name, param.pat.span), outer.ty, False)
                stmts.append(H.LetStmt(H.BindPat(outer.ty, outer.span, inner, "value"), given, None, outer.span))
                given = fcx.use_local(inner, param.pat.span)
            frame: Frame = {}
            pat = check_pattern(fcx, param.pat, outer.ty, frame)
            for key in frame.keys() & fcx.frames[-1].keys():
                message = f"identifier `{key[0]}` is bound more than once in this parameter list"
                raise error("E0415", message, frame[key].span, "used as parameter more than once")
            fcx.bind_all(frame)
            fcx.matches.append(("param", pat, param.pat.span))
            stmts.append(H.LetStmt(pat, given, None, outer.span))
        if node.ret is not None:
            fcx.empty_spans[block] = node.ret.span
        value = fcx.check(block, has_type(output))
        tail = H.DropTemps(value.ty, span, fcx.demand_coerce(value, output) if value.ty is not T.NEVER else value)
        return H.Block(tail.ty, span, stmts, tail, block.brace)

    _fill(fcx, info, body, block.brace)
    return typed, lit


@checks(A.Await)
def _await(fcx: FnCtxt, expr: A.Await, expected: Expectation) -> H.TExpr:
    """`match IntoFuture::into_future(operand) { mut __awaitee => loop { match Future::poll(Pin::new_unchecked(&mut
    __awaitee), context) { Ready(result) => break result, Pending => {} } context = yield () } }`."""
    span = expr.span
    word = Span(span.file, span.hi - len("await"), span.hi, span.expansion)
    context = fcx.body.context
    if context is None:
        message = "`await` is only allowed inside `async` functions and blocks"
        raise error("E0728", message, word, "only allowed inside `async` functions and blocks")
    call = lang_call(fcx, fcx.lang_fn("into_future", span), span, [expr.operand])
    call.span = call.fn_span = word
    future = fcx.known(call.ty, span)
    poll_fn, pinned_fn = fcx.lang_fn("poll", span), fcx.lang_fn("new_unchecked", span)
    poll, pin = fcx.program.lang_item("Poll"), fcx.program.lang_item("pin")
    assoc = poll_fn.container.items["Output"]  # type: ignore[union-attr]
    output = fcx.icx.normalize(T.alias(assoc, (future,)), span)
    awaitee = fcx.declare(A.Ident("__awaitee", span), future, True)
    result = fcx.declare(A.Ident("", span), output, False)

    reference = T.ref_to(future, True)
    borrowed = H.Borrow(reference, word, "mut", H.Var(future, word, awaitee), explicit=True)
    again = H.Borrow(reference, word, "two-phase", H.Deref(future, word, borrowed))
    make_pin = H.ZeroSized(T.fn_item(pinned_fn, (reference,)), word)
    pinned = H.Call(T.adt(pin, (reference,)), word, make_pin, [again], word)
    task = H.Use(context.ty, word, H.CopyOf(context.ty, word, H.Var(context.ty, word, context)))
    assert isinstance(context.ty, T.Ref)
    argument = H.Borrow(context.ty, word, "two-phase", H.Deref(context.ty.inner, word, task))
    polled_ty = T.adt(poll, (output,))
    polled = H.Call(polled_ty, word, H.ZeroSized(T.fn_item(poll_fn, (future,)), word), [pinned, argument], word)
    loop = H.Loop(output, word, None, "await")
    ready, pending = poll.variants
    leave = H.Break(T.NEVER, word, loop, H.Var(output, span, result))
    ready_pat = H.VariantPat(polled_ty, span, poll, ready, [(0, H.BindPat(output, span, result, "value"))])
    arms = [
        H.Arm(ready_pat, None, H.Coerce(T.UNIT, word, "never", leave), word),
        H.Arm(H.VariantPat(polled_ty, word, poll, pending, []), None, _unit(word), word),
    ]
    step = H.Match(T.UNIT, word, polled, arms, "await")
    suspend = H.Yield(context.ty, word, H.TupleLit(T.UNIT, word, []))
    resumed = H.Assign(T.UNIT, word, H.Var(context.ty, word, context), suspend)
    loop.body = H.Block(T.UNIT, word, [H.ExprStmt(step, word), H.ExprStmt(resumed, word)], None, word)
    bind = H.BindPat(future, span, awaitee, "value")
    return H.Match(output, span, call, [H.Arm(bind, None, loop, span)], "await")


def _unit(span: Span) -> H.TExpr:
    return H.Block(T.UNIT, span, [], None, span)


# ---------------------------------------------------------------- coroutines


def coroutine_closure(fcx: FnCtxt, expr: A.Closure) -> H.TExpr:
    """`#[coroutine] |argument| { … }`."""
    if len(expr.params) > 1:
        raise error("E0628", "too many parameters for a coroutine (expected 0 or 1 parameters)", expr.head)
    icx = fcx.icx
    param = expr.params[0] if expr.params else None
    resume: Ty = T.UNIT
    if param is not None:
        resume = fcx.lower_ty(param.ty) if param.ty is not None else icx.fresh(param.pat.span)
    ret: Ty = fcx.lower_ty(expr.ret) if expr.ret is not None else icx.fresh(expr.body.span)
    yields = icx.fresh(expr.span)
    kind = "static" if expr.is_static else "movable"
    node, info = _open(fcx, kind, expr.span, expr.head, resume, yields, ret, move=expr.move)
    info.body.resume = resume

    def body() -> H.TExpr:
        if param is None:
            var = fcx.declare(A.Ident("", expr.head), T.UNIT, False)
            pat: H.TPat = H.BindPat(T.UNIT, expr.head, var, "value")
        else:
            frame: Frame = {}
            pat = check_pattern(fcx, param.pat, resume, frame)
            fcx.require_sized(resume, param.pat.span)
            fcx.matches.append(("param", pat, param.pat.span))
            fcx.bind_all(frame)
        info.typed.params.append(H.TParam(pat, resume, pat.span))
        return fcx.check(expr.body, has_type(ret))

    end = expr.body.brace if isinstance(expr.body, A.Block) else expr.body.span
    _fill(fcx, info, body, end)
    if not info.body.may_yield:
        icx.unify(yields, T.UNIT)
    return node


@checks(A.Yield)
def _yield(fcx: FnCtxt, expr: A.Yield, expected: Expectation) -> H.TExpr:
    body = fcx.body
    if body.resume is None or body.closure is None or body.closure.yields is None:
        if body.context is not None:
            raise error("E0727", "`yield` is not allowed inside `async` blocks or functions", expr.span)
        raise error(None, "`yield` can only be used in `#[coroutine]` closures, or `gen` blocks", expr.span)
    body.may_yield = True
    yields = body.closure.yields
    if expr.value is not None:
        value = fcx.check_coerce(expr.value, yields)
    else:
        fcx.same(yields, T.UNIT, expr.span)
        value = H.TupleLit(T.UNIT, expr.span, [])
    return H.Yield(body.resume, expr.span, value)
