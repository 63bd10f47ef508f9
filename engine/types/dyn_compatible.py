"""Whether a trait can be made an object of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected
from engine.types import ty as T
from engine.types.defs import AssocTyDef, ConstDef, FnDef, Generics, TraitDef, TraitPredicate
from engine.types.show import show
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["check_objects"]


def check_objects(program: Program) -> None:
    """Every `dyn` written so far names a trait that there can be objects of. Raises Rejected E0038."""
    objects, program.objects = program.objects, []
    known: dict[TraitDef, str | None] = {}
    for trait, span in objects:
        if trait not in known:
            known[trait] = _violation(trait)
        why = known[trait]
        if why is not None:
            name = trait.name
            message = f"the trait `{name}` is not dyn compatible"
            raise Rejected(message, span, code="E0038", label=f"`{name}` is not dyn compatible", notes=[why])


def _violation(trait: TraitDef) -> str | None:
    work, seen = [trait], {trait}
    while work:
        here = work.pop(0)
        why = _own_violation(here)
        if why is not None:
            return why
        for ref in here.supertraits:
            if ref.trait not in seen:
                seen.add(ref.trait)
                work.append(ref.trait)
    return None


def _own_violation(trait: TraitDef) -> str | None:
    for predicate in trait.generics.predicates:
        if isinstance(predicate, TraitPredicate) and predicate.ref.trait is not trait:
            first, *others = predicate.ref.args
            if not _is_self(first):
                continue
            if predicate.ref.trait.lang == "sized":
                return f"`{trait.name}` requires `Self: Sized`"
            if any(_mentions_self(a) for a in others):
                return f"`{trait.name}` uses `Self` as a type parameter"
    for item in trait.items.values():
        if isinstance(item, ConstDef):
            return f"`{trait.name}` contains the associated const `{item.name}`"
        if isinstance(item, AssocTyDef) and item.opaque is None:
            if item.generics.params and not _asks_sized(item.generics):
                return f"`{trait.name}` contains the generic associated type `{item.name}`"
        elif isinstance(item, FnDef) and not _asks_sized(item.generics):
            why = _method(item)
            if why is not None:
                return f"{why} `{item.name}` of `{trait.name}`"
    return None


def _method(fn: FnDef) -> str | None:
    if not fn.self_kind:
        return "there is no receiver in the associated function"
    if any(p.const_ty is None or not p.synthetic for p in fn.generics.params):
        return "there are type parameters of the method"
    if fn.opaques:
        return "an `impl Trait` type is in the return type of the method"
    if any(_mentions_self(p) for p in fn.sig.params[1:]) or _mentions_self(fn.sig.ret):
        return f"`Self` is in the signature `{show(fn.sig.ret)}` of the method"
    return None


def _asks_sized(generics: Generics) -> bool:
    return any(
        isinstance(p, TraitPredicate) and p.ref.trait.lang == "sized" and _is_self(p.ref.args[0])
        for p in generics.predicates
    )


def _is_self(ty: Ty) -> bool:
    return isinstance(ty, T.Param) and ty.index == 0


def _mentions_self(ty: Ty) -> bool:
    """Whether `Self` is in the type, apart from its own associated types."""
    if isinstance(ty, T.Alias) and ty.args and _is_self(ty.args[0]):
        return any(_mentions_self(a) for a in ty.args[1:])
    return _is_self(ty) or any(_mentions_self(p) for p in T.parts(ty))
