"""When a call through a pointer may pass a value of one type for a parameter of another, as in rustc's interpreter.

What counts is the type below transparent wrappers and the options that are promised to be as their pointer; the rules
are those of `fn`'s documentation (ABI compatibility), a little wider for thin pointers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.types import attrs as A
from engine.types import ty as T
from engine.types.defs import AdtDef
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.typed import Types

__all__ = ["compatible"]

_WORD = {"usize": "u64", "isize": "i64"}


def compatible(types: Types, first: Ty, second: Ty) -> bool:
    """Whether a value of type `first` can be passed where `second` is expected."""
    if first is second:
        return True
    shapes = types.shape(first), types.shape(second)
    if not shapes[0].sized or not shapes[1].sized:
        return False
    empty = [not shape.size and shape.align == 1 for shape in shapes]
    if empty[0] or empty[1]:
        return empty[0] and empty[1]
    one, two = _unfolded(types, first), _unfolded(types, second)
    if types.shape(one).cls == types.shape(two).cls == "pointer":
        return True
    pointees = _pointee(one), _pointee(two)
    if pointees[0] is not None and pointees[1] is not None:
        return _metadata(types, pointees[0]) is _metadata(types, pointees[1])
    integers = _integer(one), _integer(two)
    if integers[0] is not None and integers[1] is not None:
        return integers[0] == integers[1]
    return one is two


def _unfolded(types: Types, ty: Ty) -> Ty:
    return _inside(types, _option_inside(types, ty), everything=True)


def _inside(types: Types, ty: Ty, *, everything: bool) -> Ty:
    """What transparent structs and unions wrap; without `everything` only structs, and none whose null is promised."""
    while isinstance(ty, T.Adt) and ty.definition.repr.transparent:
        if not everything and (ty.definition.kind != "struct" or _null_promised(ty.definition)):
            break
        inner = _only_field(types, ty)
        if inner is None:
            break
        ty = inner
    return ty


def _only_field(types: Types, ty: T.Adt) -> Ty | None:
    """The field that is not an empty one of alignment 1."""
    for _, field in types.shape(ty).fields:
        if not _is_empty(types, field):
            return field
    return None


def _option_inside(types: Types, ty: Ty) -> Ty:
    """The type below an enum like `Option` whose representation is promised to be that of its only value."""
    if not isinstance(ty, T.Adt) or ty.definition.kind != "enum" or len(ty.definition.variants) != 2:
        return ty
    variants = types.shape(ty).variants
    if variants is None:
        return ty
    full = [fields for fields in variants if not all(_is_empty(types, field) for _, field in fields)]
    if len(full) != 1 or len(full[0]) != 1:
        return ty
    inner = _inside(types, full[0][0][1], everything=False)
    if isinstance(inner, T.Ref | T.FnPtr):
        return inner
    if isinstance(inner, T.Adt) and _null_promised(inner.definition):
        return _inside(types, inner, everything=True)
    return ty


def _null_promised(definition: AdtDef) -> bool:
    return A.find(definition.attrs, "rustc_nonnull_optimization_guaranteed") is not None


def _is_empty(types: Types, ty: Ty) -> bool:
    shape = types.shape(ty)
    return shape.sized and not shape.size and shape.align == 1


def _pointee(ty: Ty) -> Ty | None:
    if isinstance(ty, T.Ref | T.Ptr):
        return ty.inner
    if isinstance(ty, T.Adt) and ty.definition.lang == "owned_box":
        allocator = ty.args[1]
        if isinstance(allocator, T.Adt) and allocator.definition.lang == "global_alloc_ty":
            return ty.args[0]
    return None


def _metadata(types: Types, pointee: Ty) -> Ty:
    """A type that stands for the kind of metadata that a pointer to `pointee` has."""
    tail = types.tail(pointee)
    if types.shape(pointee).sized or isinstance(tail, T.Foreign):
        return T.UNIT
    return tail if isinstance(tail, T.Dyn) else T.USIZE


def _integer(ty: Ty) -> str | None:
    """The name of an integer type of the same size and sign; a `char` is a `u32`."""
    if ty is T.CHAR:
        return "u32"
    return _WORD.get(ty.name, ty.name) if isinstance(ty, T.Int) else None
