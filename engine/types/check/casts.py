"""`as` casts: decided once inference is done; a coercion where possible, else one of the legal kinds."""

from __future__ import annotations

from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.builtin import struct_tail
from engine.types.check.errors import error
from engine.types.check.expectation import Expectation, cast_to
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.ty import Ty

__all__ = ["PendingCast", "finish_casts"]


class PendingCast(H.Cast):
    """A cast; `done` is what it became."""

    __slots__ = ("done", "ty_span")
    done: H.TExpr


@checks(A.Cast)
def _cast(fcx: FnCtxt, expr: A.Cast, expected: Expectation) -> H.TExpr:
    target = fcx.lower_ty(expr.ty)
    operand = fcx.check(expr.operand, cast_to(fcx.icx.shallow(target)))
    source = fcx.icx.shallow(operand.ty)
    wanted = fcx.icx.shallow(target)
    if isinstance(source, T.Int | T.Float) and isinstance(wanted, T.Int | T.Float):
        if source is not wanted:
            return H.Cast(wanted, expr.span, _number(source, wanted), operand)
        return _value(operand, wanted)
    out = PendingCast(target, expr.span, "", operand)
    fcx.casts.append((out, expr.ty.span))
    return out


def _value(expr: H.TExpr, ty: Ty) -> H.TExpr:
    """A cast that changes nothing still makes a value of a place."""
    if isinstance(expr, H.Var | H.StaticRef | H.Deref | H.Field | H.Index):
        return H.Use(ty, expr.span, expr)
    return expr


def _number(source: Ty, target: Ty) -> str:
    a = "int" if isinstance(source, T.Int) else "float"
    b = "int" if isinstance(target, T.Int) else "float"
    return f"{a}-{b}"


def finish_casts(fcx: FnCtxt) -> None:
    """Decide every cast of the body. Raises Rejected E0605, E0606, E0607, E0604, E0620, E0641."""
    casts, fcx.casts = fcx.casts, []
    for cast, ty_span in casts:
        fcx.cast_spans[cast] = ty_span
        _finish(fcx, cast)


def _finish(fcx: FnCtxt, cast: PendingCast) -> None:
    icx = fcx.icx
    target = fcx.known(cast.ty, cast.span)
    fcx.known(cast.operand.ty, cast.operand.span)
    if isinstance(target, T.Slice | T.Dyn) or target is T.STR:
        raise error(
            "E0620", f"cast to unsized type: `{icx.deep(cast.operand.ty)!r}` as `{icx.deep(target)!r}`", cast.span
        )
    source = icx.structurally(cast.operand.ty)
    coerced = fcx.coerce(cast.operand, target)
    if coerced is not None:
        node = coerced
        while isinstance(node, H.Coerce) and node is not cast.operand:
            node.span = cast.span
            node = node.operand
        if isinstance(source, T.Ptr) and isinstance(target, T.Ptr):
            cast.done = H.Cast(target, cast.span, "ptr-ptr", coerced)
        else:
            # rustc's node for such a cast is only a use of the coerced value
            cast.done = _value(coerced, target)
        return
    operand = cast.operand
    made = _kind(fcx, cast, operand, source, target)
    if isinstance(made, str):
        made = H.Cast(target, cast.span, made, operand)
    cast.done = made


def _kind(fcx: FnCtxt, cast: H.Cast, operand: H.TExpr, source: Ty, target: Ty) -> str | H.TExpr:
    icx = fcx.icx
    if isinstance(source, T.FnItem | T.Closure):
        reified = _reify(fcx, operand, source)
        if reified is not None:
            return _fn_cast(fcx, cast, reified, target)
    if isinstance(source, T.FnPtr):
        return _fn_cast(fcx, cast, operand, target)
    if isinstance(source, T.Int | T.Float) and isinstance(target, T.Int | T.Float):
        return _number(source, target)
    if isinstance(target, T.Int):
        if source is T.BOOL:
            return "bool-int"
        if source is T.CHAR:
            return "char-int"
        if isinstance(source, T.Adt) and _fieldless(source):
            return "enum-int"
        if isinstance(source, T.Ptr):
            if not _thin(fcx, source.inner):
                raise _invalid(fcx, cast, source, target, "E0606", "casting")
            return "ptr-int"
    if target is T.CHAR and isinstance(source, T.Int):
        if source is T.U8:
            return "u8-char"
        raise error("E0604", f"only `u8` can be cast as `char`, not `{source!r}`", cast.span, "invalid cast")
    if isinstance(target, T.Ptr):
        if isinstance(source, T.Int):
            if not _thin(fcx, target.inner):
                raise error(
                    "E0606",
                    f"cannot cast `{source!r}` to a pointer that is wide",
                    fcx.cast_spans.get(cast, cast.span),
                    f"creating a `{icx.deep(target)!r}` requires both an address and a length",
                )
            if source is not T.USIZE:
                operand = H.Cast(T.USIZE, cast.span, "int-int", operand)
            return H.Cast(target, cast.span, "int-ptr", operand)
        if isinstance(source, T.Ptr):
            return _pointers(fcx, cast, source, target)
        if isinstance(source, T.Ref):
            return _from_reference(fcx, cast, operand, source, target)
    if target is T.BOOL and (isinstance(source, T.Int | T.Float)):
        raise error("E0054", f"cannot cast `{source!r}` as `bool`", cast.span)
    code = "E0606" if _primitive(source) and _primitive(target) and not isinstance(target, T.Ref) else "E0605"
    raise _invalid(fcx, cast, source, target, code, "casting" if code == "E0606" else "non-primitive")


def _primitive(ty: Ty) -> bool:
    return isinstance(ty, T.Int | T.Float | T.Ptr | T.FnPtr | T.FnItem | T.Ref) or ty is T.BOOL or ty is T.CHAR


def _fieldless(ty: T.Adt) -> bool:
    definition = ty.definition
    return definition.kind == "enum" and all(not v.fields for v in definition.variants) and bool(definition.variants)


def _thin(fcx: FnCtxt, pointee: Ty) -> bool:
    icx = fcx.icx
    tail = icx.structurally(struct_tail(icx.structurally(pointee)))
    if isinstance(tail, T.Slice | T.Dyn) or tail is T.STR:
        return False
    if isinstance(tail, T.Param | T.Alias | T.Opaque):
        return icx.holds(fcx.lang_trait("sized", fcx.owner.span), (tail,)) is True
    return True


def _reify(fcx: FnCtxt, operand: H.TExpr, source: T.FnItem | T.Closure) -> H.TExpr | None:
    from engine.types.builtin import callable_sig

    sig = callable_sig(fcx.icx, source)
    if sig is None or (isinstance(source, T.Closure) and fcx.mentions_upvars(source.definition)):
        return None
    return fcx.coerce(operand, T.fn_ptr(sig.params, sig.ret, sig.unsafe, sig.abi))


def _fn_cast(fcx: FnCtxt, cast: H.Cast, operand: H.TExpr, target: Ty) -> H.TExpr:
    if isinstance(target, T.Int):
        return H.Cast(target, cast.span, "fn-int", operand)
    if isinstance(target, T.Ptr) and _thin(fcx, target.inner):
        return H.Cast(target, cast.span, "fn-ptr", operand)
    raise _invalid(fcx, cast, operand.ty, target, "E0605", "non-primitive")


def _pointers(fcx: FnCtxt, cast: H.Cast, source: T.Ptr, target: T.Ptr) -> str | H.TExpr:
    icx = fcx.icx
    wanted = icx.structurally(target.inner)
    if isinstance(wanted, T.Infer):
        raise error("E0641", "cannot cast to a pointer of an unknown kind", cast.span, "needs more type information")
    if _thin(fcx, wanted):
        return "ptr-ptr"
    if _thin(fcx, source.inner):
        raise error(
            "E0607",
            f"cannot cast thin pointer `{icx.deep(source)!r}` to wide pointer `{icx.deep(target)!r}`",
            cast.span,
        )
    a, b = (icx.structurally(struct_tail(icx.structurally(t))) for t in (source.inner, wanted))
    lengths = isinstance(a, T.Slice) or a is T.STR, isinstance(b, T.Slice) or b is T.STR
    same_vtable = isinstance(a, T.Dyn) and isinstance(b, T.Dyn) and a.trait is b.trait
    if (lengths == (True, True)) or same_vtable or a is b:
        return "ptr-ptr"
    raise _invalid(fcx, cast, source, target, "E0606", "casting")


def _from_reference(fcx: FnCtxt, cast: H.Cast, operand: H.TExpr, source: T.Ref, target: T.Ptr) -> str | H.TExpr:
    """`&[T; N] as *const T`: first a raw pointer to the array, then to its element."""
    icx = fcx.icx
    array = icx.structurally(source.inner)
    if isinstance(array, T.Array) and (source.mutable or not target.mutable):
        if icx.unify(array.elem, target.inner):
            place = H.Deref(array, operand.span, operand)
            raw = H.RawBorrow(T.ptr_to(array, target.mutable), operand.span, target.mutable, place)
            return H.Cast(target, cast.span, "array-ptr", raw)
    if not target.mutable or source.mutable:
        if not isinstance(icx.structurally(target.inner), T.Slice):
            inner = icx.deep(source.inner)
            raise error(
                "E0606",
                f"casting `{icx.deep(source)!r}` as `{icx.deep(target)!r}` is invalid",
                cast.span,
                "",
                help=f"cast through a raw pointer first: `as *const {inner!r}`",
            )
    raise _invalid(fcx, cast, source, target, "E0606", "casting")


def _invalid(fcx: FnCtxt, cast: H.Cast, source: Ty, target: Ty, code: str, how: str) -> Exception:
    a, b = fcx.icx.deep(source), fcx.icx.deep(target)
    if how == "casting":
        return error(code, f"casting `{a!r}` as `{b!r}` is invalid", cast.span)
    label = (
        "invalid cast"
        if isinstance(b, T.Ref)
        else (
            "an `as` expression can only be used to convert between primitive types "
            "or to coerce to a specific trait object"
        )
    )
    return error(code, f"non-primitive cast: `{a!r}` as `{b!r}`", cast.span, label)
