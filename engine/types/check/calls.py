"""Calls: of functions, constructors, methods, closures and everything that implements `Fn*` (rustc's `callee.rs`)."""

from __future__ import annotations

from collections.abc import Sequence

from engine.records import record
from engine.source import Rejected, Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.builtin import callable_sig
from engine.types.check import coerce as co
from engine.types.check.errors import error, mismatch, plural
from engine.types.check.expectation import Expectation, rvalue_hint
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.check.paths import check_visible, resolve_value, value_of
from engine.types.check.places import make_mutable
from engine.types.defs import ClosureDef, FnDef, FnSig, ImplDef, TraitDef, TraitPredicate
from engine.types.methods import autoderef, probe_method
from engine.types.show import fn_name
from engine.types.ty import Ty, walk

__all__ = ["DeferredCall", "call_known", "resolve_deferred"]


# ---------------------------------------------------------------- arguments


def _expected_inputs(fcx: FnCtxt, expected: Expectation, ret: Ty, params: Sequence[Ty]) -> list[Ty] | None:
    """What the expected result says about the arguments; only hints, nothing is bound."""
    wanted = expected.only_has()
    if wanted is None:
        return None
    icx = fcx.icx
    ret = icx.structurally(ret)
    if isinstance(ret, T.Infer) and isinstance(icx.shallow(wanted), T.Infer):
        return None
    count = len(icx.values)
    snapshot = icx.snapshot()
    icx.pending = []  # only what follows from the unification itself has to hold
    try:
        if not icx.unify(wanted, ret):
            return None
        try:
            icx.solve()
        except Rejected:
            return None
        found = [icx.deep(p) for p in params]
    finally:
        icx.rollback(snapshot)
    return [_refresh(fcx, ty, count) for ty in found]


def _refresh(fcx: FnCtxt, ty: Ty, count: int) -> Ty:
    """Variables made since the snapshot are gone: replace them by new ones."""
    if not ty.flags & T.HAS_INFER or not any(isinstance(p, T.Infer) and p.id >= count for p in walk(ty)):
        return ty
    made: dict[int, Ty] = {}

    def leaf(t: Ty) -> Ty:
        if isinstance(t, T.Infer) and t.id >= count:
            new = made.get(t.id)
            if new is None:
                new = made[t.id] = fcx.icx._new(t.kind, None)
            return new
        return t

    return T.fold(ty, leaf, T.HAS_INFER)


def check_args(
    fcx: FnCtxt, args: list[A.Expr], sig: FnSig, params: Sequence[Ty], expected: Expectation, span: Span, what: str
) -> list[H.TExpr]:
    """Check and coerce arguments: closures last, when what the others say of their types is known."""
    if len(args) != len(params) and not (sig.variadic and len(args) > len(params)):
        raise _wrong_count(len(params), len(args), args, span, what)
    hints = _expected_inputs(fcx, expected, sig.ret, params) if params else None
    out: list[H.TExpr | None] = [None] * len(args)
    closures = any(isinstance(a, A.Closure) for a in args)
    for closure_pass in (False, True) if closures else (False,):
        if closures:
            fcx.icx.solve()
        for i, arg in enumerate(args):
            if isinstance(arg, A.Closure) is not closure_pass:
                continue
            if i >= len(params):
                out[i] = fcx.check(arg)
                continue
            formal = params[i]
            hint = rvalue_hint(fcx, hints[i] if hints is not None else formal)
            value = fcx.check(arg, hint)
            target = hint.only_has() or formal
            coerced = fcx.coerce(value, fcx.icx.shallow(target), two_phase=True)
            if coerced is None:
                raise mismatch(fcx.icx, target, value.ty, value.span)
            fcx.same(formal, target, value.span)
            out[i] = coerced
    return [a for a in out if a is not None]


def _wrong_count(wanted: int, given: int, args: list[A.Expr], span: Span, what: str) -> Rejected:
    code = "E0057" if what == "closure" else "E0061"
    if what == "closure":
        message = f"this function takes {plural(wanted, 'argument')} but {plural(given, 'argument')} "
    else:
        message = f"this {what} takes {plural(wanted, 'argument')} but {plural(given, 'argument')} "
    message += "was supplied" if given == 1 else "were supplied"
    label = f"unexpected argument #{wanted + 1}" if given > wanted else f"{plural(wanted - given, 'argument')} missing"
    bad = error(code, message, span)
    bad.notes.append(label)
    return bad


# ---------------------------------------------------------------- calls of values


@checks(A.Call)
def _call(fcx: FnCtxt, expr: A.Call, expected: Expectation) -> H.TExpr:
    callee = _callee(fcx, expr.callee)
    ty = fcx.known(callee.ty, expr.callee.span)
    if isinstance(ty, T.FnItem | T.FnPtr):
        return _builtin_call(fcx, expr, callee, ty, expected)
    steps: list[tuple[Ty, str]] = []
    for step, how in autoderef(fcx.icx, ty, expr.callee.span):
        steps.append((step, how))
        if isinstance(step, T.FnItem | T.FnPtr):
            place = co.apply(fcx, callee, co.deref_adjustments(steps))
            return _builtin_call(fcx, expr, place, step, expected)
        if isinstance(step, T.Closure) and not step.definition.kind:
            return _deferred_call(fcx, expr, callee, steps, step, expected)
        if isinstance(step, T.Ref) and not how:
            continue  # `x()` for `x: &F` prefers `F`'s own implementation to that of `&F`
        found = _overloaded(fcx, step, [fcx.icx.fresh(a.span) for a in expr.args], expr.span)
        if found is not None:
            place = co.apply(fcx, callee, co.deref_adjustments(steps))
            return _overloaded_call(fcx, expr, place, found, expected)
    shown = f"`{fcx.icx.deep(ty)!r}`"
    if isinstance(callee, H.AdtLit):
        variant = callee.variant
        shown = f"struct `{variant.name}`"
        if variant.adt.kind == "enum":
            shown = f"enum variant `{variant.adt.name}::{variant.name}`"
    raise error("E0618", f"expected function, found {shown}", expr.callee.span, "")


def _callee(fcx: FnCtxt, expr: A.Expr) -> H.TExpr:
    """The called expression; an unknown name is reported as a function's."""
    if isinstance(expr, A.PathExpr) and expr.qself is None:
        path = expr.path
        last = path.segments[-1].ident.name
        if len(path.segments) > 1 or path.leading or fcx.find_local(path.segments[0].ident) is None:
            what = "function, tuple struct or tuple variant" if last[:1].isupper() else "function"
            return value_of(fcx, resolve_value(fcx, path, None, what), expr.span)
    return fcx.check(expr)


def _blame(fcx: FnCtxt, fn: FnDef, generic: tuple[Ty, ...], span: Span, args: list[A.Expr], skip: int) -> None:
    """Bounds on type parameters that come from one argument are reported at that argument."""
    blamed: dict[int, Span] = {}
    for arg, param in zip(args, fn.sig.params[skip:], strict=False):
        for part in walk(param):
            if isinstance(part, T.Param):
                blamed.setdefault(part.index, arg.span)
    if not blamed:
        return
    by_ty = {generic[i]: at for i, at in blamed.items() if i < len(generic)}
    for ob in fcx.icx.pending:
        at = ob.span
        if at is None or (at.lo, at.hi) != (span.lo, span.hi) or at.file is not span.file:
            continue
        if isinstance(ob.predicate, TraitPredicate):
            ob.span = by_ty.get(ob.predicate.ref.args[0], span)


def _no_destructor(fn: FnDef, span: Span) -> None:
    """`Drop::drop` is not called by hand."""
    container = fn.container
    ref = container.trait_ref if isinstance(container, ImplDef) else None
    trait = container if isinstance(container, TraitDef) else ref.trait if ref is not None else None
    if trait is not None and trait.lang == "drop" and span.file.is_local:
        label = "explicit destructor calls not allowed"
        raise error("E0040", "explicit use of destructor method", span, label)


def _const_callee(fcx: FnCtxt, fn: FnDef, span: Span) -> None:
    """In constants only `const` functions are called (asked of the program's own functions)."""
    where = fcx.const_context()
    if where and not fn.const and fn.ctor is None and fn.intrinsic is None and not fn.module.crate.name:
        if fn.container is None or (isinstance(fn.container, ImplDef) and fn.container.trait_ref is None):
            raise error("E0015", f"cannot call non-const function `{fn_name(fn, None)}` in {where}", span)


def _what(definition: FnDef) -> str:
    if definition.ctor is not None:
        return "enum variant" if definition.ctor.adt.kind == "enum" else "struct"
    return "function"


def _builtin_call(fcx: FnCtxt, expr: A.Call, callee: H.TExpr, ty: T.FnItem | T.FnPtr, expected: Expectation) -> H.TExpr:
    if isinstance(ty, T.FnItem):
        sig = fcx.signature(ty.definition, ty.args, expr.span)
        _no_destructor(ty.definition, expr.callee.span)
        _const_callee(fcx, ty.definition, expr.span)
        what = _what(ty.definition)
    else:
        sig, what = FnSig(ty.params, ty.ret, ty.unsafe, ty.abi), "function"
    if isinstance(ty, T.FnItem) and ty.args:
        _blame(fcx, ty.definition, ty.args, expr.callee.span, expr.args, 0)
    args = check_args(fcx, expr.args, sig, sig.params, expected, expr.callee.span, what)
    if isinstance(ty, T.FnItem):
        ctor = ty.definition.ctor
        if ctor is not None and isinstance(callee, H.ZeroSized):
            return H.AdtLit(sig.ret, expr.span, ctor.adt, ctor, list(enumerate(args)))
    out = H.Call(sig.ret, expr.span, callee, args, expr.span)
    if sig.unsafe:
        name = f" `{ty.definition.name}`" if isinstance(ty, T.FnItem) else ""
        fcx.unsafe_op(out, f"call to unsafe function{name}", "call to unsafe function")
    if isinstance(ty, T.FnItem) and ty.definition.intrinsic == "transmute":
        fcx.transmutes.append(out)
    fcx.require_sized(sig.ret, expr.span)
    return out


def call_known(fcx: FnCtxt, fn: FnDef, args: list[A.Expr], span: Span, expected: Expectation) -> H.TExpr:
    """A call of a function that the language knows, with inferred generic arguments; its bounds are obligations."""
    generic = fcx.icx.fresh_args(fn.generics, span)
    if generic:
        fcx.icx.register_bounds(fn.generics, generic, span)
    sig = fcx.signature(fn, generic, span)
    values = check_args(fcx, args, sig, sig.params, expected, span, "function")
    callee = H.ZeroSized(T.fn_item(fn, generic), span)
    return H.Call(sig.ret, span, callee, values, span)


# ---------------------------------------------------------------- calls by `Fn*` traits

Overloaded = tuple[str, FnDef, tuple[Ty, ...], FnSig]
_TRAITS = (("fn", "call", "shared"), ("fn_mut", "call_mut", "mut"), ("fn_once", "call_once", ""))


def _overloaded(fcx: FnCtxt, ty: Ty, inputs: list[Ty] | None, span: Span) -> Overloaded | None:
    for lang, method, borrow in _TRAITS:
        trait = fcx.program.find_lang_item(lang)
        if not isinstance(trait, TraitDef):
            continue
        given: tuple[Ty, ...] = (T.tuple_of(tuple(inputs)),) if inputs is not None else (fcx.icx.fresh(span),)
        found = fcx.lookup_op(trait, method, ty, given, span)
        if found is None and inputs is not None:
            # a wrong number of arguments is reported as such
            found = fcx.lookup_op(trait, method, ty, (fcx.icx.fresh(span),), span)
        if found is not None:
            return borrow, *found
    return None


def _overloaded_call(fcx: FnCtxt, expr: A.Call, place: H.TExpr, found: Overloaded, expected: Expectation) -> H.TExpr:
    borrow, fn, args, sig = found
    fcx.icx.solve()
    tupled = fcx.icx.structurally(sig.params[1])
    params = tupled.elems if isinstance(tupled, T.Tuple) else tuple([fcx.icx.fresh(a.span) for a in expr.args])
    plain = FnSig(params, sig.ret)
    what = "closure" if isinstance(place.ty, T.Closure) else "function"
    values = check_args(fcx, expr.args, plain, params, expected, expr.callee.span, what)
    return _fn_trait_call(fcx, expr.span, place, borrow, fn, args, T.tuple_of(params), values, sig.ret)


def _fn_trait_call(
    fcx: FnCtxt, span: Span, place: H.TExpr, borrow: str, fn: FnDef, args: tuple[Ty, ...], inputs: Ty,
    values: list[H.TExpr], ret: Ty,
) -> H.Call:  # fmt: skip
    receiver = place
    if borrow:
        if borrow == "mut":
            make_mutable(fcx, place)
        receiver = H.Borrow(T.ref_to(place.ty, borrow == "mut"), place.span, borrow, place)
    callee = H.ZeroSized(T.fn_item(fn, args), place.span)
    return H.Call(ret, span, callee, [receiver, H.TupleLit(inputs, span, values)], span, overloaded=True)


@record
class DeferredCall:
    """A call of a closure whose kind is not known yet: `call.args[0]` is the closure place, to be borrowed or moved."""

    call: H.Call
    closure_ty: T.Closure


def _deferred_call(
    fcx: FnCtxt,
    expr: A.Call,
    callee: H.TExpr,
    steps: list[tuple[Ty, str]],
    ty: T.Closure,
    expected: Expectation,
) -> H.TExpr:
    sig = callable_sig(fcx.icx, ty)
    assert sig is not None
    values = check_args(fcx, expr.args, sig, sig.params, expected, expr.callee.span, "closure")
    place = co.apply(fcx, callee, co.deref_adjustments(steps))
    tupled = H.TupleLit(T.tuple_of(sig.params), expr.span, values)
    call = H.Call(sig.ret, expr.span, H.ZeroSized(T.UNIT, expr.span), [place, tupled], expr.span, overloaded=True)
    fcx.deferred_calls.setdefault(ty.definition, []).append(DeferredCall(call, ty))
    return call


def resolve_deferred(fcx: FnCtxt, definition: ClosureDef) -> None:
    """The closure's kind is known: complete the calls of it that were met before."""
    for deferred in fcx.deferred_calls.pop(definition, ()):
        call, ty = deferred.call, deferred.closure_ty
        index = ("Fn", "FnMut", "FnOnce").index(definition.kind)
        lang, method, borrow = _TRAITS[index]
        trait = fcx.lang_trait(lang, call.span)
        fn: FnDef = trait.items[method]
        place, tupled = call.args
        done = _fn_trait_call(fcx, call.span, place, borrow, fn, (ty, tupled.ty), tupled.ty, [], call.ty)
        call.callee, call.args[0] = done.callee, done.args[0]


# ---------------------------------------------------------------- method calls


@checks(A.MethodCall)
def _method_call(fcx: FnCtxt, expr: A.MethodCall, expected: Expectation) -> H.TExpr:
    receiver = fcx.check(expr.receiver)
    icx, name = fcx.icx, expr.segment.ident
    receiver_ty = fcx.known(receiver.ty, expr.receiver.span)
    fn_span = name.span.to(expr.span) if name.span.hi <= expr.span.hi else name.span
    try:
        pick = probe_method(icx, fcx.scope, receiver_ty, name.name, name.span)
    except Rejected as rejected:
        raise _field_called(fcx, expr, receiver_ty, rejected) from None
    check_visible(fcx, pick.fn, name.span)
    _no_destructor(pick.fn, name.span)
    _const_callee(fcx, pick.fn, expr.span)
    fn = pick.fn
    args = pick.args
    if len(args) < fn.generics.count:
        if expr.segment.args is None:
            args = icx.fresh_args(fn.generics, name.span, args)
        else:
            args = fcx.scope.lower_args(
                fn.generics, expr.segment.args, icx.fresh, None, args, icx.fresh_const, fn, name.span
            )
            args = tuple([icx.normalize(a, name.span) for a in args])
    elif expr.segment.args is not None and expr.segment.args.args:
        fcx.scope.lower_args(fn.generics, expr.segment.args, icx.fresh, None, args, icx.fresh_const, fn, name.span)
    adjustments = [co.Adjustment("deref" if s.how == "builtin" else "overloaded", s.target) for s in pick.steps]
    self_ty: Ty = pick.steps[-1].target if pick.steps else receiver_ty
    if pick.autoref in ("ref", "mut"):
        mutable = pick.autoref == "mut"
        adjustments.append(co.Adjustment("borrow", T.ref_to(self_ty, mutable), "two-phase" if mutable else "shared"))
        if pick.unsize and isinstance(self_ty, T.Array):
            adjustments.append(co.Adjustment("unsize", T.ref_to(T.slice_of(self_ty.elem), mutable)))
    elif pick.autoref == "const-ptr":
        adjustments.append(co.Adjustment("mut-to-const", pick.self_ty))
    place = co.apply(fcx, receiver, adjustments, expr.span)
    sig = fcx.signature(fn, args, expr.span)
    if pick.autoref == "mut" and isinstance(place, H.Borrow | H.Coerce):
        make_mutable(fcx, place.operand.operand if isinstance(place, H.Coerce) else place.operand)  # type: ignore[attr-defined]
    fcx.same(sig.params[0], place.ty, expr.receiver.span)
    icx.register_bounds(fn.generics, args, name.span)
    _blame(fcx, fn, args, name.span, expr.args, 1)
    values = check_args(fcx, expr.args, sig, sig.params[1:], expected, name.span, "method")
    callee = H.ZeroSized(T.fn_item(fn, args), name.span)
    out = H.Call(sig.ret, expr.span, callee, [place, *values], fn_span)
    if sig.unsafe:
        fcx.unsafe_op(out, f"call to unsafe function `{fn.name}`", "call to unsafe function")
    fcx.require_sized(sig.ret, expr.span)
    return out


def _field_called(fcx: FnCtxt, expr: A.MethodCall, ty: Ty, rejected: Rejected) -> Rejected:
    """E0599 with a word about a field of that name."""
    name = expr.segment.ident.name
    if rejected.code == "E0599":
        for step, _ in autoderef(fcx.icx, ty, expr.span):
            if isinstance(step, T.Adt) and step.definition.kind != "enum":
                if any(f.name == name for f in step.definition.struct.fields):
                    rejected.label = "field, not a method"
    return rejected
