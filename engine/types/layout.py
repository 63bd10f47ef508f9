"""The layout of monomorphic types, equal to rustc's for x86-64 (checked against it in tests/types/layout)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from engine.types import attrs as A
from engine.types import ty as T
from engine.types.coroutines import States, states_of
from engine.types.defs import AdtDef, Generics, TraitPredicate
from engine.types.layout_coroutine import coroutine_layout
from engine.types.layout_data import (
    LIMIT,
    Layout,
    LayoutError,
    Niche,
    Scalar,
    Tag,
    full,
    of_scalar,
    scalar_pair,
)
from engine.types.layout_enum import enum_layout, variant_of
from engine.types.layout_struct import SIZED, UNSIZABLE, struct_layout, union_layout, univariant
from engine.types.show import show
from engine.types.ty import HAS_ALIAS, Ty, substitute

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["Layout", "LayoutError", "Niche", "Scalar", "Tag", "field_types", "layout_of", "saved_types", "variant_of"]

_POINTER = full("ptr", 8)
_NONNULL = _POINTER.with_range(1, _POINTER.max)
_USIZE = full("int", 8)
_NO_NICHE = ("unsafe_cell", "unsafe_pinned")


def layout_of(program: Program, ty: Ty) -> Layout:
    """The layout of a type without parameters, variables and aliases. Raises LayoutError if it has none (too big);
    the message names the type."""
    found = program.layouts.get(ty)
    if found is None:
        try:
            found = _compute(program, ty)
        except LayoutError as error:
            if not error.args or not str(error.args[0]).startswith("values of the type"):
                raise LayoutError(f"values of the type `{show(ty)}` are {error}") from None
            raise
        program.layouts[ty] = found
    return cast(Layout, found)


def field_types(program: Program, ty: Ty, variant: int = 0) -> list[Ty]:
    """The normalised types of the fields of a struct, union, tuple, closure or variant, in declaration order."""
    match ty:
        case T.Adt():
            return [_field(program, f.ty, ty.args) for f in ty.definition.variants[variant].fields]
        case T.Tuple():
            return list(ty.elems)
        case T.Closure() | T.Coroutine():
            return [_field(program, c.ty, ty.args) for c in ty.definition.captures]
        case _:
            return []


def saved_types(program: Program, ty: T.Coroutine) -> list[list[Ty]]:
    """The types of the saved locals of a coroutine, by state. Raises LayoutError if it contains itself."""
    states = _states(ty)
    types = [_field(program, t, ty.args) for t in states.types]
    return [[types[local] for local in locals_] for locals_ in states.variants]


def _states(ty: T.Coroutine) -> States:
    states = states_of(ty.definition)
    if states is None:
        raise LayoutError(f"not known: `{show(ty)}` contains itself")
    return states


def _field(program: Program, ty: Ty, args: tuple[Ty, ...]) -> Ty:
    ty = substitute(ty, args)
    if ty.flags & HAS_ALIAS:
        from engine.types.predicates import mono_normalize

        ty = mono_normalize(program, ty)
    return ty


def _compute(program: Program, ty: Ty) -> Layout:
    match ty:
        case T.Int():
            return of_scalar(full("int", ty.bits // 8, ty.signed))
        case T.Float():
            return of_scalar(full("float", ty.bits // 8, True))
        case T.Prim():
            return _primitive(ty)
        case T.Ref() | T.Ptr():
            return _pointer(program, ty)
        case T.FnPtr():
            return of_scalar(_NONNULL)
        case T.FnItem():
            return Layout(0, 1)
        case T.Tuple():
            fields = [layout_of(program, e) for e in ty.elems]
            return univariant(fields, kind=UNSIZABLE if fields else SIZED)
        case T.Array():
            return _array(program, ty)
        case T.Slice():
            elem = layout_of(program, ty.elem)
            return Layout(0, elem.align, unsized=True)
        case T.Dyn() | T.Foreign():
            return Layout(0, 1, unsized=True)
        case T.Coroutine():
            states = _states(ty)
            captures = [layout_of(program, t) for t in field_types(program, ty)]
            saved = [layout_of(program, _field(program, t, ty.args)) for t in states.types]
            return coroutine_layout(captures, saved, states.variants, states.conflicts)
        case T.Closure():
            return univariant([layout_of(program, t) for t in field_types(program, ty)])
        case T.Adt():
            return _adt(program, ty)
        case _:
            if ty.flags & HAS_ALIAS:
                from engine.types.predicates import mono_normalize

                normal = mono_normalize(program, ty)
                if normal is not ty:
                    return layout_of(program, normal)
            raise LayoutError(f"not known: `{show(ty)}` is generic")


def _primitive(ty: T.Prim) -> Layout:
    if ty is T.BOOL:
        return of_scalar(Scalar("int", 1, False, 0, 1))
    if ty is T.CHAR:
        return of_scalar(Scalar("int", 4, False, 0, 0x10FFFF))
    if ty is T.STR:
        return Layout(0, 1, unsized=True)
    if ty is T.NEVER:
        return Layout(0, 1, uninhabited=True)
    raise LayoutError(f"not known: `{show(ty)}`")


def tail_of(program: Program, ty: Ty) -> Ty:
    """The last field followed to the end: what decides whether a pointer to the type is wide."""
    while True:
        if isinstance(ty, T.Adt) and ty.definition.kind == "struct" and ty.definition.struct.fields:
            ty = _field(program, ty.definition.struct.fields[-1].ty, ty.args)
        elif isinstance(ty, T.Tuple) and ty.elems:
            ty = ty.elems[-1]
        else:
            return ty


def _pointer(program: Program, ty: T.Ref | T.Ptr) -> Layout:
    data = _NONNULL if isinstance(ty, T.Ref) else _POINTER
    tail = tail_of(program, ty.inner)
    if isinstance(tail, T.Slice) or tail is T.STR:
        return scalar_pair(data, _USIZE)
    if isinstance(tail, T.Dyn):
        return scalar_pair(data, _NONNULL)
    return of_scalar(data)


def _array(program: Program, ty: T.Array) -> Layout:
    elem = layout_of(program, ty.elem)
    length = ty.length
    if not isinstance(length, T.ConstValue):
        from engine.types.predicates import mono_normalize

        length = cast(T.ConstValue, mono_normalize(program, length))
    count = length.value
    size = elem.size * count
    if size >= LIMIT:
        raise LayoutError("too big for the target architecture")
    return Layout(size, elem.align, niche=elem.niche if count else None, uninhabited=elem.uninhabited and count != 0)


def _adt(program: Program, ty: T.Adt) -> Layout:
    definition = ty.definition
    variants = [
        [layout_of(program, t) for t in field_types(program, ty, index)] for index in range(len(definition.variants))
    ]
    if definition.kind == "union":
        return union_layout(variants[0], definition.repr)
    if definition.kind == "enum":
        explicit = any(v.ast.discriminant is not None for v in definition.variants)
        return enum_layout(variants, definition.repr, [v.discriminant for v in definition.variants], explicit)
    return struct_layout(
        variants[0], definition.repr, _unsizable(definition), definition.lang in _NO_NICHE, _valid_range(definition)
    )


def _valid_range(definition: AdtDef) -> tuple[int | None, int | None]:
    start = A.find(definition.attrs, "rustc_layout_scalar_valid_range_start")
    end = A.find(definition.attrs, "rustc_layout_scalar_valid_range_end")
    return (
        A.int_arg(start) if start is not None else None,
        A.int_arg(end) if end is not None else None,
    )


def _unsizable(definition: AdtDef) -> bool:
    """Whether the last field of a struct may be unsized for some arguments."""
    fields = definition.struct.fields
    return bool(fields) and not _surely_sized(fields[-1].ty, definition.generics)


def _surely_sized(ty: Ty, generics: Generics) -> bool:
    """Whether a type with parameters is sized for all their values."""
    match ty:
        case T.Slice() | T.Dyn() | T.Foreign():
            return False
        case T.Prim():
            return ty is not T.STR
        case T.Param():
            return any(
                isinstance(p, TraitPredicate) and p.ref.trait.lang == "sized" and p.ref.args[0] is ty
                for p in generics.all_predicates()
            )
        case T.Alias():
            known = any(
                isinstance(p, TraitPredicate) and p.ref.trait.lang == "sized" and p.ref.args[0] is ty
                for p in generics.all_predicates()
            )
            return known or any(
                isinstance(p, TraitPredicate)
                and p.ref.trait.lang == "sized"
                and isinstance(p.ref.args[0], T.Alias)
                and p.ref.args[0].assoc is ty.assoc
                for p in ty.assoc.bounds
            )
        case T.Tuple():
            return not ty.elems or _surely_sized(ty.elems[-1], generics)
        case T.Adt():
            definition = ty.definition
            if definition.kind != "struct" or not definition.struct.fields:
                return True
            return _surely_sized(substitute(definition.struct.fields[-1].ty, ty.args), generics)
        case _:
            return True
