"""Place expressions: fields, indexing, dereference; and turning overloaded ones mutable where the place is written."""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check import coerce as co
from engine.types.check.errors import error
from engine.types.check.expectation import Expectation
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.check.literals import no_field, private_field
from engine.types.defs import FnDef, FnSig, TraitDef
from engine.types.methods import autoderef, kind_name
from engine.types.ty import Ty

__all__ = ["PendingIndex", "check_deref", "make_mutable"]


# ---------------------------------------------------------------- fields


@checks(A.Field)
def _field(fcx: FnCtxt, expr: A.Field, expected: Expectation) -> H.TExpr:
    base = fcx.check(expr.operand)
    fcx.known(base.ty, base.span)
    name = expr.name.name
    steps: list[tuple[Ty, str]] = []
    private: Exception | None = None
    for ty, how in autoderef(fcx.icx, base.ty, expr.span):
        steps.append((ty, how))
        if isinstance(ty, T.Adt) and ty.definition.kind != "enum":
            definition = ty.definition
            for i, f in enumerate(definition.struct.fields):
                if f.name != name:
                    continue
                if not fcx.field_visible(definition, definition.struct, i):
                    private = private or private_field(definition, name, expr.name.span)
                    break
                place = co.apply(fcx, base, co.deref_adjustments(steps), expr.span)
                out = H.Field(fcx.field_ty(ty, definition.struct, i, expr.span), expr.span, place, i)
                if definition.kind == "union":
                    fcx.unsafe_op(out, "access to union field", "access to union field")
                return out
        elif isinstance(ty, T.Tuple) and name.isdigit() and str(int(name)) == name and int(name) < len(ty.elems):
            place = co.apply(fcx, base, co.deref_adjustments(steps), expr.span)
            return H.Field(ty.elems[int(name)], expr.span, place, int(name))
    if private is not None:
        raise private
    raise _missing_field(fcx, base.ty, expr.name)


def _missing_field(fcx: FnCtxt, ty: Ty, name: A.Ident) -> Exception:
    shown = fcx.icx.deep(ty)
    if _has_method(fcx, ty, name):
        return error(
            "E0615",
            f"attempted to take value of method `{name.name}` on type `{shown!r}`",
            name.span,
            "method, not a field",
            help="use parentheses to call the method",
        )
    bare = shown
    while isinstance(bare, T.Ref):
        bare = bare.inner
    if isinstance(bare, T.Int | T.Float | T.Prim | T.Infer):
        return error(
            "E0610",
            f"`{shown!r}` is a primitive type and therefore doesn't have fields",
            name.span,
        )
    return no_field(shown, name)


def _has_method(fcx: FnCtxt, ty: Ty, name: A.Ident) -> bool:
    from engine.source import Rejected
    from engine.types.methods import probe_method

    snapshot = fcx.icx.snapshot()
    try:
        probe_method(fcx.icx, fcx.scope, ty, name.name, name.span)
    except Rejected:
        return False
    finally:
        fcx.icx.rollback(snapshot)
    return True


# ---------------------------------------------------------------- dereference


def check_deref(fcx: FnCtxt, expr: A.Unary) -> H.TExpr:
    """`*operand`: built in for references, raw pointers and Box; else `*Deref::deref(&operand)`."""
    operand = fcx.check(expr.operand)
    ty = fcx.known(operand.ty, expr.span)
    if isinstance(ty, T.Ref):
        return H.Deref(ty.inner, expr.span, operand)
    if isinstance(ty, T.Ptr):
        out = H.Deref(ty.inner, expr.span, operand)
        fcx.unsafe_op(out, "dereference of raw pointer", "dereference of raw pointer")
        return out
    if isinstance(ty, T.Adt) and ty.definition.lang == "owned_box":
        return H.Deref(ty.args[0], expr.span, operand)
    if isinstance(ty, T.Adt | T.Param | T.Alias | T.Opaque):
        trait = fcx.program.find_lang_item("deref")
        if isinstance(trait, TraitDef):
            found = fcx.lookup_op(trait, "deref", ty, (), expr.span)
            if found is not None and isinstance(found[2].ret, T.Ref):
                place = fcx.overloaded_deref(operand, found[2].ret.inner, expr.span)
                place.span = expr.span
                return place
    shown = fcx.icx.deep(ty)
    raise error("E0614", f"type `{shown!r}` cannot be dereferenced", expr.span, "can't be dereferenced")


# ---------------------------------------------------------------- indexing


class PendingIndex(H.Deref):
    """`*Index::index(&base, index)` while it is not known whether the index is a usize: for an array or slice indexed
    by a usize the write-back makes it a built-in `Index` of `base`."""

    __slots__ = ("base", "base_ty", "index")
    base: H.TExpr
    base_ty: Ty
    index: H.TExpr


@checks(A.Index)
def _index(fcx: FnCtxt, expr: A.Index, expected: Expectation) -> H.TExpr:
    base = fcx.check(expr.operand)
    index = fcx.check(expr.index)
    base_ty = fcx.known(base.ty, base.span)
    index_ty = fcx.icx.structurally(index.ty)
    steps: list[tuple[Ty, str]] = []
    trait = fcx.program.find_lang_item("index")
    for ty, how in autoderef(fcx.icx, base_ty, base.span):
        steps.append((ty, how))
        builtin = isinstance(ty, T.Array | T.Slice)
        if builtin and (index_ty is T.USIZE or (isinstance(index_ty, T.Infer) and index_ty.kind == "int")):
            assert isinstance(ty, T.Array | T.Slice)
            place = co.apply(fcx, base, co.deref_adjustments(steps))
            return H.Index(ty.elem, expr.span, place, fcx.demand_coerce(index, T.USIZE))
        if not isinstance(trait, TraitDef):
            continue
        for self_ty in (ty, T.slice_of(ty.elem)) if isinstance(ty, T.Array) else (ty,):
            wanted = fcx.icx.fresh(index.span)
            found = fcx.lookup_op(trait, "index", self_ty, (wanted,), expr.index.span)
            if found is None:
                continue
            fcx.icx.solve()
            place = co.apply(fcx, base, co.deref_adjustments(steps))
            receiver: H.TExpr = H.Borrow(T.ref_to(ty), base.span, "shared", place)
            if self_ty is not ty:
                receiver = H.Coerce(T.ref_to(self_ty), base.span, "unsize", receiver)
            index = fcx.demand_coerce(index, wanted)
            fcx.icx.solve()  # the element's type may hang on the index's
            made = _overloaded_index(expr.span, expr.brackets, found, receiver, index)
            return _pending(made, place, ty, index) if builtin else made
    raise error(
        "E0608",
        f"cannot index into a value of type `{fcx.icx.deep(base_ty)!r}`",
        expr.brackets,
    )


def _overloaded_index(
    span: Span, at: Span, found: tuple[FnDef, tuple[Ty, ...], FnSig], receiver: H.TExpr, index: H.TExpr
) -> H.Deref:
    fn, args, sig = found
    callee = H.ZeroSized(T.fn_item(fn, args), at)
    call = H.Call(sig.ret, at, callee, [receiver, index], at, from_operator=True)
    assert isinstance(sig.ret, T.Ref)
    return H.Deref(sig.ret.inner, span, call)


def _pending(out: H.Deref, base: H.TExpr, base_ty: Ty, index: H.TExpr) -> PendingIndex:
    made = PendingIndex(out.ty, out.span, out.operand)
    made.base, made.base_ty, made.index = base, base_ty, index
    return made


# ---------------------------------------------------------------- mutable places


def make_mutable(fcx: FnCtxt, expr: H.TExpr) -> None:
    """The place will be written or mutably borrowed: `Deref::deref` and `Index::index` on the way to it become
    `DerefMut::deref_mut` and `IndexMut::index_mut` where those are implemented (borrow checking is not done here)."""
    chain: list[H.Call] = []
    call: H.TExpr
    while True:
        if isinstance(expr, H.Field | H.Index):
            expr = expr.operand
        elif isinstance(expr, H.Deref):
            call = expr.operand
            if isinstance(call, H.Call) and call.from_operator and _place_op(fcx, call) is not None:
                chain.append(call)
                receiver = call.args[0]
                if isinstance(receiver, H.Coerce):
                    receiver = receiver.operand
                expr = receiver.operand if isinstance(receiver, H.Borrow) else receiver
            else:
                expr = call
        elif isinstance(expr, H.Borrow) and not expr.explicit:
            # the reborrow of an adjustment: go on with the place below it
            expr = expr.operand
        else:
            break
    for call in reversed(chain):
        _convert(fcx, call)


def _place_op(fcx: FnCtxt, call: H.Call) -> str | None:
    ty = call.callee.ty
    if isinstance(ty, T.FnItem) and isinstance(ty.definition.container, TraitDef):
        lang = ty.definition.container.lang
        if lang in ("deref", "index"):
            return lang
    return None


def _convert(fcx: FnCtxt, call: H.Call) -> None:
    op = _place_op(fcx, call)
    ty = call.callee.ty
    if op is None or not isinstance(ty, T.FnItem):
        return
    trait = fcx.program.find_lang_item(op + "_mut")
    if not isinstance(trait, TraitDef):
        return
    args = tuple([fcx.icx.deep(a) for a in ty.args])
    if fcx.icx.holds(trait, args) is False:
        return
    fcx.icx.register_trait(trait, args, call.span)
    fn: FnDef = trait.items[op + "_mut"]
    call.callee = H.ZeroSized(T.fn_item(fn, args), call.callee.span)
    if isinstance(call.ty, T.Ref):
        call.ty = T.ref_to(call.ty.inner, True)
    receiver = call.args[0]
    if isinstance(receiver, H.Coerce) and isinstance(receiver.ty, T.Ref):
        receiver.ty = T.ref_to(receiver.ty.inner, True)
        receiver = receiver.operand
    if isinstance(receiver, H.Borrow) and isinstance(receiver.ty, T.Ref):
        receiver.kind = "mut"
        receiver.ty = T.ref_to(receiver.ty.inner, True)


def describe_place(ty: Ty) -> str:
    """The word for a type in messages."""
    return kind_name(ty)
