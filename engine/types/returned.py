"""`impl Trait` that a trait's method returns: an associated type without a name, generic as the method is.

An impl does not write it: its method's return type says what it is. For a method with a body in the trait it is that
body's hidden type, unless an impl brings its own method.
"""

from __future__ import annotations

from typing import Any

from engine.types import ty as T
from engine.types.defs import (
    LATER,
    AssocTyDef,
    FnDef,
    OpaqueDef,
    Predicate,
    ProjectionPredicate,
    TraitDef,
    TraitPredicate,
    TraitRef,
    lazy,
)
from engine.types.lower import identity_args
from engine.types.ty import Ty

__all__ = ["as_seen_by_users", "as_seen_inside", "returned_value"]


def as_seen_by_users(ty: Ty, fn: FnDef) -> Ty:
    """A trait's method's return type with a projection for each `impl Trait` in it."""

    def leaf(t: Ty) -> Ty:
        if isinstance(t, T.Opaque) and t.definition.owner is fn:
            return T.alias(_assoc_of(t.definition), t.args)
        return t

    return T.fold(ty, leaf, T.HAS_ALIAS)


def as_seen_inside(ty: Ty, fn: FnDef) -> Ty:
    """The reverse, for the body of the method."""

    def leaf(t: Ty) -> Ty:
        if isinstance(t, T.Alias) and t.assoc.opaque is not None and t.assoc.opaque.owner is fn:
            return T.opaque(t.assoc.opaque, t.args)
        return t

    return T.fold(ty, leaf, T.HAS_ALIAS)


def _assoc_of(opaque: OpaqueDef) -> AssocTyDef:
    if opaque.assoc is None:
        fn = opaque.owner
        trait = fn.container
        assert isinstance(trait, TraitDef)

        def fill(definition: AssocTyDef, name: str) -> None:
            definition.bounds = [_outside(p, fn) for p in opaque.bounds]

        has_body = fn.ast is not None and fn.ast.has_body
        opaque.assoc = lazy(
            AssocTyDef, fill, name=f"{{{fn.name}#{opaque.index}}}", trait=trait, generics=fn.generics, bounds=LATER,
            default=T.opaque(opaque, identity_args(fn.generics)) if has_body else None, span=fn.span, opaque=opaque,
        )  # fmt: skip
    return opaque.assoc


def _outside(predicate: Predicate, fn: FnDef) -> Predicate:
    if isinstance(predicate, TraitPredicate):
        args = tuple([as_seen_by_users(a, fn) for a in predicate.ref.args])
        return TraitPredicate(TraitRef(predicate.ref.trait, args), predicate.span)
    args = tuple([as_seen_by_users(a, fn) for a in predicate.args])
    return ProjectionPredicate(predicate.assoc, args, as_seen_by_users(predicate.ty, fn), predicate.span)


def returned_value(assoc: AssocTyDef, method: FnDef) -> Ty | None:
    """What an impl's method says that it is, in terms of the impl's and the method's parameters; None if the method
    returns something of another form."""
    opaque = assoc.opaque
    assert opaque is not None
    found = _at(opaque.owner.sig.ret, method.sig.ret, assoc)
    if found is not None:
        return found
    for outer in opaque.owner.opaques:  # an `impl Trait` in the bounds of another
        if outer is opaque or outer.assoc is None:
            continue
        for bound in outer.assoc.bounds:
            if isinstance(bound, ProjectionPredicate) and isinstance(bound.ty, T.Alias) and bound.ty.assoc is assoc:
                value = returned_value(outer.assoc, method)
                if value is not None and len(bound.args) == 1:
                    return T.alias(bound.assoc, (value,))
    return None


def _at(pattern: Ty, ty: Ty, assoc: AssocTyDef) -> Ty | None:
    """The part of `ty` that stands where `pattern` has the projection."""
    if isinstance(pattern, T.Alias) and pattern.assoc is assoc:
        return ty
    if pattern.__class__ is not ty.__class__:
        return None
    for theirs, ours in zip(_parts(pattern), _parts(ty), strict=False):
        found = _at(theirs, ours, assoc)
        if found is not None:
            return found
    return None


def _parts(ty: Any) -> tuple[Ty, ...]:
    match ty:
        case T.Adt():
            args: tuple[Ty, ...] = ty.args
            return args
        case T.Tuple():
            return tuple(ty.elems)
        case T.Ref() | T.Ptr():
            return (ty.inner,)
        case T.Array() | T.Slice():
            return (ty.elem,)
        case T.FnPtr():
            return (*ty.params, ty.ret)
        case _:
            return ()
