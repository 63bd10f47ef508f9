"""Closure expressions: the signature and kind deduced from what is expected of them (rustc's `closure.rs`)."""

from __future__ import annotations

from engine.features import unsupported
from engine.records import record
from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.builtin import supertrait_refs
from engine.types.check.coerce import CoerceMany
from engine.types.check.errors import error, mismatch, plural
from engine.types.check.expectation import Expectation, has_type
from engine.types.check.fn_ctxt import BodyCtxt, FnCtxt, checks
from engine.types.check.patterns import Frame, check_pattern
from engine.types.defs import ClosureDef, FnSig, ProjectionPredicate
from engine.types.ty import Ty

__all__ = ["ClosureInfo"]

_KINDS = {"fn": "Fn", "fn_mut": "FnMut", "fn_once": "FnOnce"}
Deduced = tuple[str | None, tuple[tuple[Ty, ...], Ty | None] | None]


@record
class ClosureInfo:
    """A closure of the body being checked: what capture analysis and write-back need."""

    definition: ClosureDef
    body: BodyCtxt
    node: H.ClosureLit
    typed: H.Body


def _deduce(fcx: FnCtxt, expected: Expectation) -> Deduced:
    """Kind and signature from the expected type."""
    if expected.ty is None:
        return None, None
    ty = fcx.icx.structurally(expected.ty)
    if isinstance(ty, T.Infer):
        return fcx.icx.closure_obligations(ty)
    if isinstance(ty, T.FnPtr):
        return "Fn", (ty.params, ty.ret)
    if isinstance(ty, T.Dyn) and ty.trait is not None:
        for ref in supertrait_refs(ty.trait, (ty, *ty.args)):
            name = _KINDS.get(ref.trait.lang or "")
            if name is None:
                continue
            inputs = fcx.icx.structurally(ref.args[1])
            if isinstance(inputs, T.Tuple):
                ret = next((t for a, t in ty.bindings if a.trait.lang == "fn_once"), None)
                return name, (inputs.elems, ret)
    if isinstance(ty, T.Opaque):
        return _from_bounds(ty)
    return None, None


def _from_bounds(ty: T.Opaque) -> Deduced:
    kind: str | None = None
    params: tuple[Ty, ...] | None = None
    ret: Ty | None = None
    for bound in ty.definition.bounds:
        if isinstance(bound, ProjectionPredicate):
            if bound.assoc.trait.lang == "fn_once" and isinstance(bound.args[1], T.Tuple):
                params, ret = bound.args[1].elems, bound.ty
        else:
            name = _KINDS.get(bound.ref.trait.lang or "")
            if name is not None:
                kind = name
                if isinstance(bound.ref.args[1], T.Tuple):
                    params = params or bound.ref.args[1].elems
    return kind, ((params, ret) if params is not None else None)


@checks(A.Closure)
def _closure(fcx: FnCtxt, expr: A.Closure, expected: Expectation) -> H.TExpr:
    if expr.coroutine:
        from engine.types.check.coroutines import coroutine_closure

        return coroutine_closure(fcx, expr)
    if expr.is_static:
        raise error("E0697", "closures cannot be static", expr.head)
    if expr.is_async:
        raise unsupported("async-closures", expr.span)
    kind, deduced = _deduce(fcx, expected)
    params: list[Ty] = [fcx.lower_ty(p.ty) if p.ty is not None else fcx.icx.fresh(p.pat.span) for p in expr.params]
    ret: Ty = fcx.lower_ty(expr.ret) if expr.ret is not None else fcx.icx.fresh(expr.body.span)
    if deduced is not None:
        wanted, wanted_ret = deduced
        if len(wanted) != len(params):
            raise error(
                "E0593",
                f"closure is expected to take {plural(len(wanted), 'argument')}, but it takes "
                f"{plural(len(params), 'argument')}",
                expr.head,
                f"takes {plural(len(params), 'argument')}",
            )
        pointer = isinstance(fcx.icx.structurally(expected.ty), T.FnPtr) if expected.ty is not None else False
        for param, own, want in zip(expr.params, params, wanted, strict=True):
            if not fcx.icx.unify(want, own) and not pointer:
                raise _wrong_argument(fcx, want, own, param.pat.span)
        if wanted_ret is not None and not fcx.icx.unify(wanted_ret, ret) and not pointer:
            raise mismatch(fcx.icx, wanted_ret, ret, expr.ret.span if expr.ret is not None else expr.span)
    definition = ClosureDef(
        fcx.body.closure or fcx.owner,
        len(fcx.body.closures),
        fcx.generics,
        expr.span,
        sig=FnSig(tuple(params), ret),
        kind=kind or "",
        move=expr.move,
    )
    ty = T.closure(definition, fcx.args)
    node = H.ClosureLit(ty, expr.span, definition, definition.captures)
    _body(fcx, expr, definition, node, params, ret)
    return node


def _wrong_argument(fcx: FnCtxt, want: Ty, own: Ty, span: Span) -> Exception:
    bad = mismatch(fcx.icx, want, own, span)
    bad.message, bad.code = "type mismatch in closure arguments", "E0631"
    return bad


def _body(fcx: FnCtxt, expr: A.Closure, definition: ClosureDef, node: H.ClosureLit, params: list[Ty], ret: Ty) -> None:
    outer, diverges = fcx.body, fcx.diverges
    many = CoerceMany(ret)
    inner = BodyCtxt("closure", many, parent=outer, closure=definition)
    outer.closures.append(definition)
    typed_params: list[H.TParam] = []
    fcx.body, fcx.diverges = inner, False
    typed = H.Body(
        definition, typed_params, ret, node, expr.span, _end(expr.body), fcx.edition, inner.locals, inner.closures
    )
    info = ClosureInfo(definition, inner, node, typed)
    fcx.closures.append(info)
    fcx.frames.append({})
    try:
        frame: Frame = {}
        for param, ty in zip(expr.params, params, strict=True):
            pat = check_pattern(fcx, param.pat, ty, frame)
            fcx.require_sized(ty, param.pat.span)
            fcx.matches.append(("param", pat, param.pat.span))
            typed_params.append(H.TParam(pat, ty, param.pat.span))
        fcx.bind_all(frame)
        slot = many.add(fcx, fcx.check(expr.body, has_type(ret)))
        typed.value = slot.expr
        if many.final is None or fcx.icx.shallow(many.final) is T.NEVER:
            fcx.icx.unify(ret, T.NEVER)
    finally:
        fcx.frames.pop()
        fcx.body, fcx.diverges = outer, diverges
    definition.body = typed


def _end(body: A.Expr) -> Span:
    if isinstance(body, A.Block):
        return body.brace
    return Span(body.span.file, max(body.span.hi - 1, body.span.lo), body.span.hi, body.span.expansion)
