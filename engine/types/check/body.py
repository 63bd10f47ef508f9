"""Checking whole bodies: functions, constants, statics; and whole crates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.source import Rejected, Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check import (  # noqa: F401 - they register what they check
    calls,
    casts,
    closures,
    control,
    coroutines,
    formats,
    literals,
    loops,
    ops,
    paths,
    places,
    structs,
)
from engine.types.check.captures import analyze_closures
from engine.types.check.casts import finish_casts
from engine.types.check.coerce import CoerceMany
from engine.types.check.errors import error
from engine.types.check.exhaustive import check_matches
from engine.types.check.expectation import has_type
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.check.items import check_duplicates, check_impl, check_main
from engine.types.check.patterns import Frame, check_pattern
from engine.types.check.transmute import check_transmutes
from engine.types.check.unsafety import check_unsafety
from engine.types.check.writeback import write_back
from engine.types.coroutines import check_finite
from engine.types.defs import ConstDef, FnDef, Generics, OpaqueDef, StaticDef
from engine.types.dyn_compatible import check_objects
from engine.types.env import env_of, substitute_predicate
from engine.types.fulfill import check_put_off
from engine.types.infer import InferCtxt
from engine.types.returned import as_seen_inside
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["check_body", "check_crate", "is_checking"]

_active: list[Any] = []
_NO_GENERICS = Generics()


def check_body(program: Program, definition: FnDef | ConstDef | StaticDef) -> H.Body:
    """The typed body of a function, constant or static: checked on first use, then remembered.

    Raises Rejected for a type error, and when the body needs itself to be typed (E0391)."""
    found = definition.cached_body
    if found is None:
        program = program.owner_of(definition.module)
        if definition in _active:
            raise error("E0391", f"cycle detected when type-checking `{definition.name}`", definition.span)
        _active.append(definition)
        try:
            found = definition.cached_body = _check(program, definition)
        finally:
            _active.pop()
    return found


def is_checking(definition: Any) -> bool:
    """Whether the body of a definition is being checked at the moment."""
    return definition in _active


def _check(program: Program, definition: FnDef | ConstDef | StaticDef) -> H.Body:
    generics = _NO_GENERICS if isinstance(definition, StaticDef) else definition.generics
    icx = InferCtxt(program, env_of(generics))
    icx.fallback_span = definition.span
    fcx = FnCtxt(program, definition, generics, program.scope_of(definition), icx)
    if isinstance(definition, FnDef):
        body, opaques = _function(fcx, definition)
    else:
        body, opaques = _constant(fcx, definition), {}
    _finish(fcx, body, opaques)
    return body


def _function(fcx: FnCtxt, fn: FnDef) -> tuple[H.Body, dict[OpaqueDef, Ty]]:
    node = fn.ast
    block = node.get_body() if node is not None else None
    if node is None or block is None:
        raise AssertionError(f"{fn.name} has no body")
    if node.unsafe:
        fcx.unsafe_depth = 1
    icx = fcx.icx
    opaques: dict[OpaqueDef, Ty] = {}
    params = tuple([icx.normalize(p, fn.span) for p in fn.sig.params])
    ret = _open(fcx, icx.normalize(as_seen_inside(fn.sig.ret, fn), fn.span), fn, opaques)
    if node.is_async:
        return _async_function(fcx, fn, params, block, ret, opaques), opaques
    many = CoerceMany(ret)
    fcx.body.ret = many
    fcx.require_sized(ret, node.ret.span if node.ret is not None else fn.span)
    typed_params: list[H.TParam] = []
    for param, ty in zip(node.params, params, strict=True):
        frame: Frame = {}
        pat = check_pattern(fcx, param.pat, ty, frame)
        for key in frame.keys() & fcx.frames[-1].keys():
            message = f"identifier `{key[0]}` is bound more than once in this parameter list"
            raise error("E0415", message, frame[key].span, "used as parameter more than once")
        fcx.bind_all(frame)
        fcx.require_sized(ty, param.ty.span)
        fcx.matches.append(("param", pat, param.pat.span))
        typed_params.append(H.TParam(pat, ty, param.pat.span))
    if node.ret is not None:
        fcx.empty_spans[block] = node.ret.span
    value = fcx.check(block, has_type(ret))
    slot = many.add(fcx, value)
    body = H.Body(
        fn, typed_params, ret, slot.expr, node.span, block.brace, fcx.edition, fcx.body.locals, fcx.body.closures
    )
    if many.final is None or icx.shallow(ret) is T.NEVER:
        pass
    return body, opaques


def _async_function(
    fcx: FnCtxt, fn: FnDef, params: tuple[Ty, ...], block: A.Block, ret: Ty, opaques: dict[OpaqueDef, Ty]
) -> H.Body:
    """The body of an `async fn`: it only makes the future."""
    own = as_seen_inside(fn.sig.ret, fn)
    assert fn.ast is not None and isinstance(own, T.Opaque) and own.definition.output is not None
    output = _open(fcx, fcx.icx.normalize(own.definition.output, fn.span), fn, opaques)
    fcx.require_sized(output, fn.ast.ret.span if fn.ast.ret is not None else fn.span)
    typed_params, value = coroutines.async_fn_body(fcx, fn, params, block, output)
    fcx.same(ret, value.ty, fn.span)
    return H.Body(
        fn, typed_params, ret, value, fn.ast.span, block.brace, fcx.edition, fcx.body.locals, fcx.body.closures
    )


def _open(fcx: FnCtxt, ty: Ty, fn: FnDef, opaques: dict[OpaqueDef, Ty]) -> Ty:
    """The return type inside the function: its own `impl Trait`s are variables with their bounds as obligations."""

    def leaf(t: Ty) -> Ty:
        if not isinstance(t, T.Opaque) or t.definition.owner is not fn:
            return t
        var = opaques.get(t.definition)
        if var is None:
            var = opaques[t.definition] = fcx.icx.fresh(fn.span)
        return var

    found = T.fold(ty, leaf, T.HAS_ALIAS)
    for definition in list(opaques):
        for bound in definition.bounds:
            predicate = substitute_predicate(bound, fcx.args)
            _register_open(fcx, predicate, leaf, predicate.span or fn.span)
    return found


def _register_open(fcx: FnCtxt, predicate: Any, leaf: Any, span: Span) -> None:
    from engine.types.defs import ProjectionPredicate, TraitPredicate, TraitRef

    if isinstance(predicate, TraitPredicate):
        args = tuple([T.fold(a, leaf, T.HAS_ALIAS) for a in predicate.ref.args])
        fcx.icx.register(TraitPredicate(TraitRef(predicate.ref.trait, args), predicate.span), span)
    else:
        args = tuple([T.fold(a, leaf, T.HAS_ALIAS) for a in predicate.args])
        ty = T.fold(predicate.ty, leaf, T.HAS_ALIAS)
        fcx.icx.register(ProjectionPredicate(predicate.assoc, args, ty, predicate.span), span)


def _constant(fcx: FnCtxt, definition: ConstDef | StaticDef) -> H.Body:
    expr = definition.expr
    if expr is None:
        raise AssertionError(f"{definition.name} has no value")
    ty = fcx.icx.normalize(definition.ty, definition.span)
    value = fcx.check_coerce(expr, ty)
    if isinstance(definition, StaticDef) and definition.allocator:
        fcx.icx.register_trait(fcx.program.lang_item("global_alloc"), (ty,), definition.span)
    if isinstance(definition, StaticDef) and not definition.mutable and not definition.thread_local:
        sync = fcx.program.find_lang_item("sync")
        if sync is not None and definition.span.file.is_local:
            fcx.icx.register_trait(sync, (ty,), definition.ty_span)
    return H.Body(definition, [], ty, value, expr.span, _end(expr), fcx.edition, fcx.body.locals, fcx.body.closures)


def _end(expr: A.Expr) -> Span:
    if isinstance(expr, A.Block):
        return expr.brace
    return Span(expr.span.file, max(expr.span.hi - 1, expr.span.lo), expr.span.hi, expr.span.expansion)


def _finish(fcx: FnCtxt, body: H.Body, opaques: dict[OpaqueDef, Ty]) -> None:
    """Fallback, deferred decisions, and writing the types back; in rustc's order."""
    icx = fcx.icx
    icx.solve()
    icx.apply_int_fallback()
    _diverging_fallback(fcx)
    icx.solve()
    finish_casts(fcx)
    icx.solve()
    analyze_closures(fcx)
    try:
        icx.solve_all()
        write_back(fcx, body)
    except Rejected as rejected:
        if rejected.code in ("E0282", "E0283"):
            _name_variable(fcx, rejected)
        raise
    for definition, ty in opaques.items():
        hidden = icx.deep(ty)
        if hidden.flags & T.HAS_INFER:
            raise error("E0282", "type annotations needed", definition.owner.span, "cannot infer type")
        definition.hidden = hidden
    for info in fcx.closures:
        info.definition.checked = True
    check_unsafety(fcx)
    check_transmutes(fcx)
    check_matches(fcx)


def _name_variable(fcx: FnCtxt, rejected: Rejected) -> None:
    """A type that is not known is best reported at the first variable whose type mentions it."""
    every = [*fcx.body.locals, *[var for info in fcx.closures for var in info.body.locals]]
    for var in sorted(every, key=lambda v: v.span.lo):
        ty = fcx.icx.deep(var.ty)
        if any(isinstance(p, T.Infer) for p in T.walk(ty)):
            of = "" if isinstance(ty, T.Infer) else f" for `{ty!r}`"
            rejected.message, rejected.span, rejected.label = f"type annotations needed{of}", var.span, ""
            rejected.code = "E0282"
            return


def _diverging_fallback(fcx: FnCtxt) -> None:
    """Variables that only ever met `!`: `()` up to edition 2021, `!` from 2024 on."""
    for var in fcx.diverging:
        root = fcx.icx.shallow(var)
        if isinstance(root, T.Infer) and root.kind == "ty":
            fcx.icx.unify(root, T.NEVER if fcx.edition >= 2024 else T.UNIT)


# ---------------------------------------------------------------- crates


def check_crate(program: Program) -> None:
    """Check every body of the program's crate, called or not. Raises Rejected for the first error; E0601 without a
    `main` function."""
    for impl in list(program.crate.impls):
        check_impl(program, impl)
    check_duplicates(program)
    check_objects(program)
    for definition in list(program.bodies()):
        check_body(program, definition)
    check_objects(program)
    check_put_off(program)
    check_finite(program)
    main = program.main()
    if main is not None:
        check_main(program, main)
    else:
        file = program.crate.file
        end = Span(file, len(file.text), len(file.text))
        message = "`main` function not found in crate"
        raise error("E0601", message, end, f"consider adding a `main` function to `{file.name}`")
