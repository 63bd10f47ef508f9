"""Method lookup: autoderef steps, autoref, inherent before trait methods, in rustc's order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from engine.records import record
from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.attrs import find
from engine.types.builtin import object_refs
from engine.types.defs import ConstDef, FnDef, ImplDef, TraitDef, TraitPredicate, TraitRef, VariantDef
from engine.types.env import substitute_predicate
from engine.types.traits import evaluate, item_bounds
from engine.types.ty import Ty, substitute

if TYPE_CHECKING:
    from engine.types.infer import InferCtxt
    from engine.types.scope import Scope

__all__ = ["AutoderefStep", "MethodPick", "autoderef", "deref_step", "probe_assoc", "probe_method"]

RECURSION_LIMIT = 128


@record
class AutoderefStep:
    """One dereference of a receiver: `how` is `builtin` or `overloaded`; `target` is the type after it."""

    how: str
    target: Ty


@record
class MethodPick:
    """The method chosen for a call, and how the receiver is adjusted.

    First the derefs of `steps`, then `unsize` (array to slice, after the autoref), with `autoref` `""`, `ref`, `mut`,
    or `const-ptr` (`*mut T` to `*const T`). A by-value receiver that is a reference is reborrowed: one builtin deref
    and an autoref. `args` instantiate the container (impl or trait, Self first) of `fn`; the method's own generics are
    still to be appended. `self_ty` is the type of the adjusted receiver.
    """

    fn: FnDef
    args: tuple[Ty, ...]
    steps: list[AutoderefStep]
    unsize: bool
    autoref: str
    self_ty: Ty


@record
class _Candidate:
    """`impl` set: an inherent impl's item; else a trait's item, with `args` fixed for where-clauses and objects."""

    item: Any
    impl: ImplDef | None = None
    trait: TraitDef | None = None
    args: tuple[Ty, ...] | None = None


def deref_step(icx: InferCtxt, ty: Ty) -> AutoderefStep | None:
    """`*ty` for a reference, Box, or type that implements Deref; None otherwise. Raw pointers are never followed."""
    if isinstance(ty, T.Ref):
        return AutoderefStep("builtin", ty.inner)
    if isinstance(ty, T.Adt | T.Param | T.Alias | T.Opaque):
        if isinstance(ty, T.Adt) and ty.definition.lang == "owned_box":
            return AutoderefStep("builtin", ty.args[0])
        deref = icx.program.lang_item("deref")
        if icx.holds(deref, (ty,)) is False:
            return None
        return AutoderefStep("overloaded", icx.normalize(T.alias(deref.items["Target"], (ty,)), None))
    return None


def autoderef(icx: InferCtxt, ty: Ty, span: Span) -> Iterator[tuple[Ty, str]]:
    """The type itself with `""`, then what each dereference gives, with how (`builtin` or `overloaded`)."""
    ty = icx.structurally(ty)
    yield ty, ""
    for _ in range(RECURSION_LIMIT):
        step = deref_step(icx, ty)
        if step is None:
            return
        ty = icx.structurally(step.target)
        yield ty, step.how
    raise Rejected(f"reached the recursion limit while auto-dereferencing `{ty!r}`", span, code="E0055")


# ---------------------------------------------------------------- candidates


def _inherent(icx: InferCtxt, ty: Ty, name: str) -> list[_Candidate]:
    """Candidates that belong to a type: its own impls, a trait object's methods, bounds on a parameter or alias."""
    out: list[_Candidate] = []
    if isinstance(ty, T.Param | T.Alias | T.Opaque):
        known = [(t, a) for t, many in icx.env.traits.items() for a in many if icx.can_unify(a[:1], (ty,))]
        seen: Ty = ty
        bounds = item_bounds(seen)
        while bounds is not None:
            known.extend((t, a) for t, many in bounds.traits.items() for a in many if icx.can_unify(a[:1], (ty,)))
            if not isinstance(seen, T.Alias):
                break
            seen = icx.shallow(seen.args[0])
            bounds = item_bounds(seen)
        for trait, args in known:
            item = trait.items.get(name)
            if item is not None and not any(c.item is item and c.args == args for c in out):
                out.append(_Candidate(item, trait=trait, args=args))
        return out
    if isinstance(ty, T.Infer):
        return out
    for impl in icx.program.inherent_impls(ty):
        item = impl.items.get(name)
        if item is not None:
            out.append(_Candidate(item, impl=impl))
    if isinstance(ty, T.Dyn):
        for ref in object_refs(ty):
            item = ref.trait.items.get(name)
            if item is not None:
                out.append(_Candidate(item, trait=ref.trait, args=ref.args))
    return out


def _extension(icx: InferCtxt, scope: Scope, name: str) -> list[_Candidate]:
    out: list[_Candidate] = []
    for trait in scope.traits_in_scope():
        item = trait.items.get(name)
        if item is not None and not any(c.trait is trait for c in out):
            out.append(_Candidate(item, trait=trait))
    return out


def _instantiate(icx: InferCtxt, candidate: _Candidate, span: Span) -> tuple[Ty, ...]:
    if candidate.args is not None:
        return candidate.args
    owner = cast(Any, candidate.impl or candidate.trait)
    return icx.fresh_args(owner.generics, span)


def _bounds_may_hold(icx: InferCtxt, candidate: _Candidate, args: tuple[Ty, ...]) -> bool:
    if candidate.impl is not None:
        predicates = candidate.impl.generics.all_predicates()
        return all(evaluate(icx, substitute_predicate(p, args)) is not False for p in predicates)
    if candidate.args is not None:
        return True
    trait = cast(TraitDef, candidate.trait)
    return evaluate(icx, TraitPredicate(TraitRef(trait, args))) is not False


def _matches_receiver(icx: InferCtxt, candidate: _Candidate, self_ty: Ty, span: Span) -> tuple[Ty, ...] | None:
    """Unify the method's `self` parameter with the receiver: the container's arguments, or None."""
    fn = candidate.item
    if not isinstance(fn, FnDef) or not fn.self_kind:
        return None
    args = _instantiate(icx, candidate, span)
    # The receiver may mention the method's own parameters too (`self: Box<Self, A>`).
    own = icx.fresh_args(fn.generics, span, args) if fn.generics.params else args
    wanted = icx.normalize(substitute(fn.sig.params[0], own), span)
    if not icx.unify(wanted, self_ty):
        return None
    return args if _bounds_may_hold(icx, candidate, args) else None


def _skipped(candidate: _Candidate, self_ty: Ty, edition: int) -> bool:
    """Whether a trait's method is not for arrays (before edition 2021) or boxed slices (before 2024): `x.into_iter()`
    is one over references there."""
    if isinstance(self_ty, T.Array) and edition < 2021:
        kind = "array"
    elif (
        edition < 2024
        and isinstance(self_ty, T.Adt)
        and self_ty.definition.lang == "owned_box"
        and isinstance(self_ty.args[0], T.Slice)
    ):
        kind = "boxed_slice"
    else:
        return False
    trait = candidate.trait
    if trait is None or candidate.args is not None:
        return False
    attr = find(trait.attrs, "rustc_skip_during_method_dispatch")
    return attr is not None and kind in attr.text


def _pick(icx: InferCtxt, groups: list[list[_Candidate]], self_ty: Ty, name: str, span: Span, edition: int) -> Any:
    for group in groups:
        applicable = []
        for candidate in group:
            if _skipped(candidate, self_ty, edition):
                continue
            snapshot = icx.snapshot()
            if _matches_receiver(icx, candidate, self_ty, span) is not None:
                applicable.append(candidate)
            icx.rollback(snapshot)
        if len(applicable) > 1 and any(c.item is not applicable[0].item for c in applicable):
            applicable = _prefer(icx, applicable, name, span)
        if applicable:
            return applicable[0]
    return None


def _prefer(icx: InferCtxt, applicable: list[_Candidate], name: str, span: Span) -> list[_Candidate]:
    """Several methods apply: a subtrait's shadows its supertraits' never in stable Rust, so it is an error."""
    raise Rejected("multiple applicable items in scope", span, label=f"multiple `{name}` found", code="E0034")


# ---------------------------------------------------------------- methods


def probe_method(icx: InferCtxt, scope: Scope, receiver: Ty, name: str, span: Span) -> MethodPick:
    """Choose the method for `receiver.name(..)`; binds variables of the receiver's type as the choice demands.

    Raises Rejected: E0599 (none), E0034 (several), E0282/E0689 (receiver's type not known).
    """
    steps: list[tuple[Ty, list[AutoderefStep], bool]] = []
    derefs: list[AutoderefStep] = []
    for ty, how in autoderef(icx, receiver, span):
        if how:
            derefs = [*derefs, AutoderefStep(how, ty)]
        steps.append((ty, derefs, False))
    last = steps[-1][0]
    if isinstance(last, T.Infer) and last.kind == "ty":
        raise Rejected("type annotations needed", icx.var_span(last) or span, label="cannot infer type", code="E0282")
    if isinstance(last, T.Array):
        steps.append((T.slice_of(last.elem), derefs, True))
    inherent = [c for ty, _, _ in steps for c in _inherent(icx, ty, name)]
    groups = [inherent, _extension(icx, scope, name)]
    edition = scope.module.crate.edition
    for ty, taken, unsize in steps:
        if not unsize:
            found = _pick(icx, groups, ty, name, span, edition)
            if found is not None:
                if isinstance(ty, T.Ref):
                    taken = [*taken, AutoderefStep("builtin", ty.inner)]
                    return _confirm(icx, found, taken, False, "mut" if ty.mutable else "ref", ty, span)
                return _confirm(icx, found, taken, False, "", ty, span)
        for mutable in (False, True):
            adjusted = T.ref_to(ty, mutable)
            found = _pick(icx, groups, adjusted, name, span, edition)
            if found is not None:
                return _confirm(icx, found, taken, unsize, "mut" if mutable else "ref", adjusted, span)
        if isinstance(ty, T.Ptr) and ty.mutable:
            adjusted_ptr = T.ptr_to(ty.inner)
            found = _pick(icx, groups, adjusted_ptr, name, span, edition)
            if found is not None:
                return _confirm(icx, found, taken, False, "const-ptr", adjusted_ptr, span)
    icx.solve()  # a bound that cannot hold is the better reason
    raise _no_method(icx, receiver, name, span)


def _confirm(
    icx: InferCtxt,
    found: _Candidate,
    steps: list[AutoderefStep],
    unsize: bool,
    autoref: str,
    self_ty: Ty,
    span: Span,
) -> MethodPick:
    args = _matches_receiver(icx, found, self_ty, span)
    assert args is not None
    return MethodPick(found.item, args, steps, unsize, autoref, self_ty)


def kind_name(ty: Ty) -> str:
    """How rustc's messages introduce a type: struct, enum, reference, type parameter, and so on."""
    match ty:
        case T.Adt():
            return ty.definition.kind
        case T.Ref():
            return "reference"
        case T.Ptr():
            return "raw pointer"
        case T.Param():
            return "type parameter"
        case T.Array():
            return "array"
        case T.Tuple() if ty.elems:
            return "tuple"
        case T.Tuple():
            return "unit type"
        case T.Closure():
            return "closure"
        case T.Coroutine():
            return "async block" if ty.definition.is_async else "coroutine"
        case T.Dyn():
            return "trait object"
        case T.FnItem():
            return "fn item"
        case T.FnPtr():
            return "fn pointer"
        case T.Opaque():
            return "opaque type"
        case T.Alias():
            return "associated type"
        case _:
            return "type"


def _no_method(icx: InferCtxt, receiver: Ty, name: str, span: Span) -> Rejected:
    ty = icx.deep(receiver)
    bare = icx.shallow(ty)
    example = {"int": T.I32, "float": T.F64}.get(bare.kind) if isinstance(bare, T.Infer) else None
    if isinstance(bare, T.Infer) and example is not None and _inherent(icx, example, name):
        word = "{integer}" if bare.kind == "int" else "{float}"
        return Rejected(f"can't call method `{name}` on ambiguous numeric type `{word}`", span, code="E0689")
    return Rejected(
        f"no method named `{name}` found for {kind_name(ty)} `{ty!r}` in the current scope",
        span,
        label=f"method not found in `{ty!r}`",
        code="E0599",
    )


# ---------------------------------------------------------------- `Type::name`


def probe_assoc(
    icx: InferCtxt, scope: Scope, self_ty: Ty, name: str, span: Span
) -> tuple[FnDef | ConstDef | VariantDef, tuple[Ty, ...]]:
    """The value `self_ty::name`: an enum's variant, an inherent item, or a trait's, with its container's arguments.

    Raises Rejected: E0599, E0034, E0282.
    """
    self_ty = icx.structurally(self_ty)
    if isinstance(self_ty, T.Infer):
        raise Rejected("type annotations needed", span, label="cannot infer type", code="E0282")
    if isinstance(self_ty, T.Adt) and self_ty.definition.kind == "enum":
        for variant in self_ty.definition.variants:
            if variant.name == name:
                return variant, self_ty.args
    for group in (_inherent(icx, self_ty, name), _extension(icx, scope, name)):
        applicable = []
        for candidate in group:
            snapshot = icx.snapshot()
            if _matches_type(icx, candidate, self_ty, span) is not None:
                applicable.append(candidate)
            icx.rollback(snapshot)
        if len(applicable) > 1 and any(c.item is not applicable[0].item for c in applicable):
            _prefer(icx, applicable, name, span)
        if applicable:
            args = _matches_type(icx, applicable[0], self_ty, span)
            assert args is not None
            return applicable[0].item, args
    what = "variant or associated item" if kind_name(self_ty) == "enum" else "function or associated item"
    raise Rejected(
        f"no {what} named `{name}` found for {kind_name(self_ty)} `{icx.deep(self_ty)!r}` in the current scope",
        span,
        label=f"{what} not found in `{icx.deep(self_ty)!r}`",
        code="E0599",
    )


def _matches_type(icx: InferCtxt, candidate: _Candidate, self_ty: Ty, span: Span) -> tuple[Ty, ...] | None:
    if not isinstance(candidate.item, FnDef | ConstDef):
        return None
    args = _instantiate(icx, candidate, span)
    own = substitute(candidate.impl.self_ty, args) if candidate.impl is not None else args[0]
    if not icx.unify(icx.normalize(own, span), self_ty):
        return None
    return args if _bounds_may_hold(icx, candidate, args) else None
