"""Trait bounds that hold by the language itself: Sized, Copy, closures' Fn traits, auto traits, unsizing, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from engine.types import ty as T
from engine.types.coroutines import states_of
from engine.types.defs import ClosureDef, FnSig, Predicate, ProjectionPredicate, TraitDef, TraitPredicate, TraitRef
from engine.types.ty import Ty, substitute

if TYPE_CHECKING:
    from engine.types.infer import InferCtxt

__all__ = ["AMBIGUOUS", "builtin", "callable_sig", "constituents", "object_refs", "struct_tail", "supertrait_refs"]

AMBIGUOUS = object()
_FN_KINDS = {"fn": 0, "fn_mut": 1, "fn_once": 2}
_KIND_RANK = {"Fn": 0, "FnMut": 1, "FnOnce": 2}


def supertrait_refs(trait: TraitDef, args: tuple[Ty, ...]) -> list[TraitRef]:
    """The trait itself and all its supertraits for these arguments, nearest first."""
    out = [TraitRef(trait, args)]
    seen = {(trait, args)}
    for ref in out:
        for sup in ref.trait.supertraits:
            sup_args = tuple([substitute(a, ref.args) for a in sup.args])
            if (sup.trait, sup_args) not in seen:
                seen.add((sup.trait, sup_args))
                out.append(TraitRef(sup.trait, sup_args))
    return out


def object_refs(ty: T.Dyn) -> list[TraitRef]:
    """The traits that a trait object implements by itself."""
    return supertrait_refs(ty.trait, (ty, *ty.args)) if ty.trait is not None else []


def struct_tail(ty: Ty) -> Ty:
    """The last field of a struct, followed to the end (rustc's struct tail); the type itself otherwise."""
    while True:
        if isinstance(ty, T.Adt) and ty.definition.kind == "struct" and ty.definition.struct.fields:
            ty = substitute(ty.definition.struct.fields[-1].ty, ty.args)
        elif isinstance(ty, T.Tuple) and ty.elems:
            ty = ty.elems[-1]
        else:
            return ty


def callable_sig(icx: InferCtxt, ty: Ty) -> FnSig | None:
    """The signature of a function item, function pointer or closure type; None for others."""
    if isinstance(ty, T.FnPtr):
        return FnSig(ty.params, ty.ret, ty.unsafe, ty.abi)
    if isinstance(ty, T.FnItem | T.Closure) and ty.definition.sig is not None:
        sig = ty.definition.sig
        params = tuple([icx.normalize(substitute(p, ty.args), None) for p in sig.params])
        return FnSig(params, icx.normalize(substitute(sig.ret, ty.args), None), sig.unsafe, sig.abi, sig.variadic)
    return None


def constituents(ty: Ty) -> list[Ty] | None:
    """The types whose auto traits decide those of `ty`; None for types that have only declared ones."""
    match ty:
        case T.Int() | T.Float() | T.FnItem() | T.FnPtr() | T.Foreign():
            return []
        case T.Prim():
            return []
        case T.Ref() | T.Ptr():
            return [ty.inner]
        case T.Slice() | T.Array():
            return [ty.elem]
        case T.Tuple():
            return list(ty.elems)
        case T.Closure():
            return [substitute(c.ty, ty.args) for c in ty.definition.captures]
        case T.Coroutine():
            return [substitute(t, ty.args) for t in [c.ty for c in ty.definition.captures] + witness(ty.definition)]
        case T.Adt():
            if ty.definition.lang == "phantom_data":
                return list(ty.args)
            return [substitute(f.ty, ty.args) for v in ty.definition.variants for f in v.fields]
        case _:
            return None


def builtin(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> list[Predicate] | bool | object | None:
    """What the language says of `ty: trait`: None (nothing), False, AMBIGUOUS, True, or what it depends on."""
    lang = trait.lang
    if lang is None:
        return None
    handler = _HANDLERS.get(lang)
    return handler(icx, trait, ty, args) if handler is not None else None


def witness(definition: ClosureDef) -> list[Ty]:
    """The types a coroutine keeps while it is suspended; none while they are not known ."""
    states = states_of(definition) if definition.checked else None
    return list(states.types) if states is not None else []


def _each(trait: TraitDef, types: list[Ty]) -> list[Predicate]:
    return [TraitPredicate(TraitRef(trait, (t,))) for t in types]


def _sized(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> list[Predicate] | bool | None:
    match ty:
        case T.Slice() | T.Dyn() | T.Foreign():
            return False
        case T.Prim():
            return ty is not T.STR
        case T.Adt():
            definition = ty.definition
            if definition.kind == "struct" and definition.struct.fields:
                tail = struct_tail(substitute(definition.struct.fields[-1].ty, ty.args))
                return _each(trait, [tail]) if tail is not ty else True
            return True
        case T.Tuple():
            return _each(trait, [ty.elems[-1]]) if ty.elems else True
        case T.Param() | T.Alias():
            return None
        case T.Opaque():
            return True
        case _:
            return True


def _copy(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> list[Predicate] | bool | object | None:
    match ty:
        case T.Int() | T.Float() | T.FnItem() | T.FnPtr() | T.Ptr() | T.Infer():
            return True
        case T.Prim():
            return ty is not T.STR
        case T.Ref():
            return not ty.mutable
        case T.Tuple():
            return _each(trait, list(ty.elems))
        case T.Array():
            return _each(trait, [ty.elem])
        case T.Slice() | T.Dyn() | T.Coroutine():
            return False
        case T.Closure():
            return _closure_each(trait, ty)
        case _:
            return None


def _clone(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> list[Predicate] | bool | object | None:
    match ty:
        case T.FnItem() | T.FnPtr():
            return True
        case T.Tuple():
            return _each(trait, list(ty.elems))
        case T.Closure():
            return _closure_each(trait, ty)
        case _:
            return None


def _closure_each(trait: TraitDef, ty: T.Closure) -> list[Predicate] | object:
    if not ty.definition.captured:
        return AMBIGUOUS
    return _each(trait, constituents(ty) or [])


def _callable(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> bool | object | None:
    if not isinstance(ty, T.FnItem | T.FnPtr | T.Closure):
        return None
    sig = callable_sig(icx, ty)
    if sig is None:
        return AMBIGUOUS
    if isinstance(ty, T.Closure):
        rank = _FN_KINDS[cast(str, trait.lang)]
        kind = ty.definition.kind
        if not kind and rank != 2:
            icx.unify(args[1], T.tuple_of(sig.params))
            return AMBIGUOUS
        if kind and _KIND_RANK[kind] > rank:
            return False
    elif sig.unsafe or sig.variadic:
        return False
    return icx.unify(args[1], T.tuple_of(sig.params))


def _tuple(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> bool:
    return isinstance(ty, T.Tuple)


def _always(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> bool:
    return True


def _freeze(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> list[Predicate] | bool | object | None:
    match ty:
        case T.Ref() | T.Ptr():
            return True
        case T.Adt() if ty.definition.lang in ("unsafe_cell", "phantom_data"):
            return ty.definition.lang == "phantom_data"
        case T.Dyn():
            return False
        case T.Param() | T.Alias() | T.Opaque():
            return None
        case T.Closure():
            return _closure_each(trait, ty)
        case _:
            return _each(trait, constituents(ty) or [])


def _unsize(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> list[Predicate] | bool | object | None:
    source, target = ty, icx.structurally(args[1])
    if isinstance(target, T.Infer):
        return AMBIGUOUS
    if isinstance(target, T.Slice) and isinstance(source, T.Array):
        return icx.unify(source.elem, target.elem)
    if isinstance(target, T.Dyn):
        if isinstance(source, T.Dyn):
            return _upcast(icx, source, target)
        nested: list[Predicate] = []
        if target.trait is not None:
            nested.append(TraitPredicate(TraitRef(target.trait, (source, *target.args))))
        for assoc, value in target.bindings:
            count = assoc.trait.generics.count
            for ref in object_refs(target):
                if ref.trait is assoc.trait:
                    nested.append(ProjectionPredicate(assoc, (source, *ref.args[1:count]), value))
                    break
        nested.extend(TraitPredicate(TraitRef(auto, (source,))) for auto in target.autos)
        nested.append(TraitPredicate(TraitRef(icx.program.lang_item("sized"), (source,))))
        return nested
    if isinstance(source, T.Adt) and isinstance(target, T.Adt) and source.definition is target.definition:
        return _unsize_struct(icx, trait, source, target)
    return False


def _upcast(icx: InferCtxt, source: T.Dyn, target: T.Dyn) -> bool:
    if not set(target.autos) <= set(source.autos):
        return False
    if target.trait is None:
        return True
    bindings = dict(source.bindings)
    for ref in object_refs(source):
        if ref.trait is target.trait and icx.unify_all(ref.args[1:], target.args):
            return all(assoc in bindings and icx.unify(bindings[assoc], t) for assoc, t in target.bindings)
    return False


def _unsize_struct(icx: InferCtxt, trait: TraitDef, source: T.Adt, target: T.Adt) -> list[Predicate] | bool:
    definition = source.definition
    if definition.kind != "struct" or not definition.struct.fields:
        return False
    fields = definition.struct.fields
    tail = fields[-1].ty
    moving = {p.index for p in T.walk(tail) if isinstance(p, T.Param)}
    for f in fields[:-1]:
        moving -= {p.index for p in T.walk(f.ty) if isinstance(p, T.Param)}
    if not moving:
        return False
    mixed = tuple([target.args[i] if i in moving else a for i, a in enumerate(source.args)])
    if not icx.unify(T.adt(definition, mixed), target):
        return False
    return [TraitPredicate(TraitRef(trait, (substitute(tail, source.args), substitute(tail, target.args))))]


def _future(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> bool | None:
    return True if isinstance(ty, T.Coroutine) and ty.definition.is_async else None


def _coroutine(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> bool | None:
    if not isinstance(ty, T.Coroutine) or ty.definition.is_async or ty.definition.sig is None:
        return None
    resume = icx.normalize(substitute(ty.definition.sig.params[0], ty.args), None)
    return icx.unify(args[1], resume)


def _unpin(icx: InferCtxt, trait: TraitDef, ty: Ty, args: tuple[Ty, ...]) -> bool | None:
    """A coroutine may borrow from itself, unless it says that it may be moved."""
    return ty.definition.coroutine == "movable" if isinstance(ty, T.Coroutine) else None


_HANDLERS = {
    "sized": _sized,
    "copy": _copy,
    "clone": _clone,
    "fn": _callable,
    "fn_mut": _callable,
    "fn_once": _callable,
    "tuple_trait": _tuple,
    "destruct": _always,
    "discriminant_kind": _always,
    "pointee_trait": _always,
    "freeze": _freeze,
    "unsize": _unsize,
    "future_trait": _future,
    "coroutine": _coroutine,
    "unpin": _unpin,
}
