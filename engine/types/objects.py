"""Trait object types: `dyn Trait<Assoc = T> + Auto`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected
from engine.syntax import ast
from engine.types import ty as T
from engine.types.defs import AssocTyDef, Predicate, ProjectionPredicate, TraitDef, TraitPredicate, TraitRef
from engine.types.ty import HAS_ERROR, Ty, substitute

if TYPE_CHECKING:
    from engine.types.lower import Lower

__all__ = ["object_type"]

_SELF = T.ERROR  # stands for the erased Self; nothing that mentions it may stay in the type


def object_type(lower: Lower, node: ast.TraitObjectType) -> Ty:
    """The type of a `dyn`. Raises Rejected E0225 for two principal traits, E0191 for missing associated types, E0393
    for a default that mentions Self."""
    principal: TraitRef | None = None
    autos: list[TraitDef] = []
    predicates: list[Predicate] = []
    for bound in node.bounds:
        if bound.maybe:
            continue
        trait = lower.scope.resolve_trait(bound.path)
        if trait.auto:
            autos.append(trait)
            continue
        if principal is not None:
            raise Rejected(
                "only auto traits can be used as additional traits in a trait object",
                bound.path.span,
                code="E0225",
                label="additional non-auto trait",
            )
        principal = lower.bound(bound, _SELF, predicates)
    if principal is None:
        if not autos:
            raise Rejected("at least one trait is required for an object type", node.span, code="E0224")
        return T.dyn(None, (), (), tuple(autos))
    if any(a.flags & HAS_ERROR for a in principal.args[1:]):
        raise Rejected(
            f"the type parameter of `{principal.trait.name}` must be explicitly specified", node.span, code="E0393"
        )
    bindings = {p.assoc: p.ty for p in predicates if isinstance(p, ProjectionPredicate) and p.args[0] is _SELF}
    needed = _associated(principal, bindings)
    missing = [assoc for assoc in needed if assoc not in bindings]
    if missing:
        names = ", ".join(f"`{a.name}` in `{a.trait.name}`" for a in missing)
        plural = "s" if len(missing) > 1 else ""
        raise Rejected(
            f"the value of the associated type{plural} {names} must be specified",
            node.span,
            code="E0191",
            label=f"help: specify the associated type{plural}",
        )
    if lower.scope.program.base is not None and node.span.file.is_local:
        lower.scope.program.objects.append((principal.trait, node.span))
    pairs = sorted(bindings.items(), key=lambda pair: (pair[0].name, pair[0].trait.name))
    return T.dyn(principal.trait, principal.args[1:], tuple(pairs), tuple(autos))


def _associated(principal: TraitRef, bindings: dict[AssocTyDef, Ty]) -> list[AssocTyDef]:
    """The associated types of the trait and its supertraits; those that a supertrait bound fixes enter `bindings`."""
    out: list[AssocTyDef] = []
    work, seen = [principal], set()
    while work:
        ref = work.pop(0)
        if (ref.trait, ref.args) in seen:
            continue
        seen.add((ref.trait, ref.args))
        out.extend(a for a in ref.trait.items.values() if isinstance(a, AssocTyDef) and not _only_sized(a))
        for predicate in ref.trait.generics.predicates:
            if isinstance(predicate, TraitPredicate):
                args = tuple([substitute(a, ref.args) for a in predicate.ref.args])
                if args[0] is _SELF:
                    work.append(TraitRef(predicate.ref.trait, args))
            elif substitute(predicate.args[0], ref.args) is _SELF:
                ty = substitute(predicate.ty, ref.args)
                if not ty.flags & HAS_ERROR:
                    bindings.setdefault(predicate.assoc, ty)
    return out


def _only_sized(assoc: AssocTyDef) -> bool:
    """Whether the associated type is declared `where Self: Sized`, or generic: then it is no part of objects."""
    return bool(assoc.generics.params) or any(
        isinstance(p, TraitPredicate) and p.ref.trait.lang == "sized" and isinstance(p.ref.args[0], T.Param)
        for p in assoc.generics.predicates
    )
