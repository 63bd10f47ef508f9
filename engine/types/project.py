"""Projection: what `<T as Trait>::Assoc` is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.types import ty as T
from engine.types.builtin import callable_sig, struct_tail
from engine.types.closed import closed_question
from engine.types.defs import AssocTyDef, FnDef, ProjectionPredicate, TraitPredicate, TraitRef
from engine.types.env import ParamEnv
from engine.types.impls import state_of
from engine.types.returned import returned_value
from engine.types.traits import OUTSIDE, Selection, evaluate_all, item_bounds, select
from engine.types.ty import HAS_ALIAS, HAS_INFER, HAS_PARAM, Ty, fold, substitute

if TYPE_CHECKING:
    from engine.source import Span
    from engine.types.infer import InferCtxt

__all__ = ["normalize", "project", "prove_projection"]

MAX_DEPTH = 200


def normalize(icx: InferCtxt, ty: Ty, span: Span | None) -> Ty:
    """`InferCtxt.normalize`: aliases replaced by their values, by themselves if rigid, else by a variable."""

    def leaf(t: Ty) -> Ty:
        if isinstance(t, T.Alias):
            return _normalize_alias(icx, t, span)
        if isinstance(t, T.Opaque):
            if not icx.env.reveal:
                return t
            hidden = t.definition.hidden
            if hidden is None:  # the library's functions are checked when needed
                from engine.types.check import check_body

                owner = t.definition.owner
                check_body(icx.program.owner_of(owner.module), owner)
                hidden = t.definition.hidden
            return t if hidden is None else normalize(icx, substitute(hidden, t.args), span)
        if isinstance(t, T.ConstAlias):
            return _evaluate_const(icx, t)
        return t

    return fold(ty, leaf, HAS_ALIAS)


def _evaluate_const(icx: InferCtxt, ty: T.ConstAlias) -> Ty:
    args = tuple([icx.deep(a) for a in ty.args])
    if any(a.flags & (HAS_INFER | HAS_PARAM) for a in args):
        return ty
    value = icx.program.evaluate_const(ty.definition, args)
    return T.const_value(value, ty.definition.ty)


def _normalize_alias(icx: InferCtxt, ty: T.Alias, span: Span | None) -> Ty:
    if icx.depth > MAX_DEPTH:
        return ty
    icx.depth += 1
    try:
        before = len(icx.pending)
        value = project(icx, ty.assoc, ty.args)
        for added in icx.pending[before:]:
            added.span = added.span or span
        if isinstance(value, Ty):
            return normalize(icx, value, span) if value.flags & HAS_ALIAS and value is not ty else value
    finally:
        icx.depth -= 1
    var = icx.fresh(span)
    icx.register(ProjectionPredicate(ty.assoc, ty.args, var, span), span)
    return var


def _from_env(icx: InferCtxt, env: ParamEnv, assoc: AssocTyDef, args: tuple[Ty, ...]) -> Ty | None:
    pairs = [pair for pair in env.projections.get(assoc, ()) if icx.can_unify(pair[0], args)]
    if not pairs:
        return None
    deep = tuple([icx.deep(a) for a in args])
    pairs = [pair for pair in pairs if pair[0] == deep] or pairs
    icx.unify_all(pairs[0][0], args)
    return pairs[0][1]


def project(icx: InferCtxt, assoc: AssocTyDef, args: tuple[Ty, ...], depth: int = 0) -> Ty | bool | None:
    """The value of an associated type: a type (a rigid Alias if nothing more is known), None if the arguments are not
    known well enough yet, False if the trait is not implemented. Nested bounds are added to the pending obligations."""
    args = tuple([icx.deep(a) for a in args])
    question = closed_question(icx, assoc, args)
    if question is None:
        return _project(icx, assoc, args, depth)
    if question in icx.projecting:
        icx.reached = OUTSIDE
        return _project(icx, assoc, args, depth)
    memory = state_of(icx.program).projected
    known = memory.get(question)
    if known is not None:
        return known
    here, outer = len(icx.evaluating), icx.reached
    icx.projecting.add(question)
    icx.reached = here
    try:
        value = _closed_value(icx, assoc, args, depth)
    finally:
        icx.projecting.discard(question)
    if value is not None and icx.reached >= here:
        memory[question] = value
    icx.reached = min(icx.reached, outer)
    return value if value is not None else _project(icx, assoc, args, depth)


def _closed_value(icx: InferCtxt, assoc: AssocTyDef, args: tuple[Ty, ...], depth: int) -> Ty | None:
    """The value of an associated type without unknown parts, if it has such a one and all that it rests on holds."""
    snapshot = icx.snapshot()
    icx.pending = []
    value = _project(icx, assoc, args, depth)
    found = None
    if isinstance(value, Ty):
        if value.flags & HAS_ALIAS and value is not T.alias(assoc, args):
            value = normalize(icx, value, None)
        nested = [ob.predicate for ob in icx.pending]
        icx.pending = []
        if not nested or evaluate_all(icx, nested, depth + 1):
            value = icx.deep(value)
            found = value if not value.flags & HAS_INFER else None
    icx.rollback(snapshot)
    return found


def _project(icx: InferCtxt, assoc: AssocTyDef, args: tuple[Ty, ...], depth: int) -> Ty | bool | None:
    self_ty = icx.structurally_shallow(args[0])
    if self_ty is not args[0]:
        args = (self_ty, *args[1:])
    if isinstance(self_ty, T.Infer) and self_ty.kind == "ty":
        return None
    if self_ty is T.ERROR:
        return T.ERROR
    found = _from_env(icx, icx.env, assoc, args)
    if found is not None:
        return found
    count = assoc.trait.generics.count
    selection = select(icx, assoc.trait, args[:count], depth)
    if not isinstance(selection, Selection):
        return selection
    if selection.kind == "impl":
        return _from_impl(icx, assoc, args, selection)
    if selection.kind == "object" and isinstance(self_ty, T.Dyn):
        return dict(self_ty.bindings).get(assoc, T.alias(assoc, args))
    if selection.kind in ("bound", "param"):  # a bound of the alias may say more than a where-clause
        seen: Ty = self_ty
        bounds = item_bounds(seen)
        while bounds is not None:
            value = _from_env(icx, bounds, assoc, args)
            if value is not None:
                return value
            if not isinstance(seen, T.Alias):
                break
            seen = icx.shallow(seen.args[0])
            bounds = item_bounds(seen)
    builtin = _builtin(icx, assoc, self_ty)
    if builtin is not None:
        return builtin
    return T.alias(assoc, tuple([icx.deep(a) for a in args]))


def _from_impl(icx: InferCtxt, assoc: AssocTyDef, args: tuple[Ty, ...], selection: Selection) -> Ty | bool:
    impl = selection.impl
    assert impl is not None
    for nested in selection.nested:
        icx.register(nested, None)
    own = args[assoc.trait.generics.count :]
    value = impl.assoc_types.get(assoc.name)
    if value is not None:
        return substitute(value, selection.impl_args + own)
    method = impl.items.get(assoc.opaque.owner.name) if assoc.opaque is not None else None
    if isinstance(method, FnDef):
        returned = returned_value(assoc, method)
        return substitute(returned, selection.impl_args + own) if returned is not None else False
    if assoc.default is not None:
        return substitute(assoc.default, selection.args + own)
    return False


def _builtin(icx: InferCtxt, assoc: AssocTyDef, self_ty: Ty) -> Ty | None:
    lang = assoc.trait.lang
    if lang == "fn_once":
        sig = callable_sig(icx, self_ty)
        return sig.ret if sig is not None else None
    if isinstance(self_ty, T.Coroutine) and lang in ("future_trait", "coroutine"):
        sig, yields = self_ty.definition.sig, self_ty.definition.yields
        assert sig is not None and yields is not None
        return substitute(yields if assoc.name == "Yield" else sig.ret, self_ty.args)
    if lang == "discriminant_kind":
        if isinstance(self_ty, T.Adt) and self_ty.definition.kind == "enum":
            name = self_ty.definition.repr.int
            return T.INTS[name] if name else T.ISIZE
        return T.U8 if not isinstance(self_ty, T.Param | T.Alias | T.Opaque) else None
    if lang == "pointee_trait":
        tail = struct_tail(self_ty)
        if isinstance(tail, T.Slice) or tail is T.STR:
            return T.USIZE
        if isinstance(tail, T.Dyn):
            return T.adt(icx.program.lang_item("dyn_metadata"), (tail,))
        if isinstance(tail, T.Param | T.Alias | T.Opaque):
            sized = icx.holds(icx.program.lang_item("sized"), (tail,))
            return T.UNIT if sized else None
        return T.UNIT
    return None


def prove_projection(icx: InferCtxt, predicate: ProjectionPredicate, depth: int) -> bool | None:
    """Make `<args..>::assoc == ty` true by binding variables: True, False, or None if not known yet."""
    value = project(icx, predicate.assoc, predicate.args, depth)
    if not isinstance(value, Ty):
        return value
    if value.flags & HAS_ALIAS:
        value = normalize(icx, value, predicate.span)
    ty = predicate.ty
    if ty.flags & HAS_ALIAS:
        ty = normalize(icx, ty, predicate.span)
    if isinstance(value, T.Alias):
        return _equal_rigid(icx, value, ty)
    return icx.unify(value, ty)


def _equal_rigid(icx: InferCtxt, value: T.Alias, ty: Ty) -> bool | None:
    other = icx.structurally_shallow(ty)
    if isinstance(other, T.Alias) and other.assoc is value.assoc:
        return icx.unify_all(value.args, other.args)
    return icx.unify(other, value)


def trait_predicate(predicate: ProjectionPredicate) -> TraitPredicate:
    """The trait bound that a projection rests on."""
    count = predicate.assoc.trait.generics.count
    return TraitPredicate(TraitRef(predicate.assoc.trait, predicate.args[:count]), predicate.span)
