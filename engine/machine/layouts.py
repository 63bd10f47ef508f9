"""From rustc's layouts to the machine's shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine.allocation import POINTER_SIZE
from engine.machine.scalars import SCALARS, Scalar
from engine.machine.shapes import Shape, Tag
from engine.types import layout_data
from engine.types import ty as T
from engine.types.layout import Layout, field_types, layout_of, saved_types
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.typed import Types

__all__ = ["build_shape"]


def scalar_of(scalar: layout_data.Scalar) -> Scalar:
    """The machine's scalar for one of a layout."""
    if scalar.kind == "ptr":
        return SCALARS["ptr"]
    if scalar.kind == "float":
        return SCALARS[f"f{8 * scalar.size}"]
    return SCALARS[f"{'i' if scalar.signed else 'u'}{8 * scalar.size}"]


def build_shape(types: Types, ty: Ty) -> Shape:
    """The shape of a monomorphic, normalised type. Raises LayoutError if it has none."""
    layout = layout_of(types.program, ty)
    shape = Shape(ty, layout.size, layout.align)
    shape.sized = not layout.unsized
    shape.uninhabited = layout.uninhabited
    _fields(types, ty, layout, shape)
    if layout.unsized:
        return shape
    if layout.size == 0:
        shape.make_zst()
    elif layout.abi == "scalar" and layout.scalar is not None and not layout.scalar.union:
        shape.make_scalar(scalar_of(layout.scalar))
        _range(types, layout.scalar, shape)
    elif layout.abi == "pair" and layout.pair is not None and not all(s.union for s in layout.pair):
        wide = _wide(types, ty, shape)
        if wide is not None:
            shape.make_wide(*wide)
            _range(types, layout.pair[0], shape)
        elif not any(s.union for s in layout.pair):
            shape.both_init = ((0, layout.pair[0].size), (layout.pair_offset, layout.pair[1].size))
    return shape


def _fields(types: Types, ty: Ty, layout: Layout, shape: Shape) -> None:
    program = types.program
    if isinstance(ty, T.Adt) and ty.definition.kind == "enum":
        shape.variants = []
        for index in range(len(ty.definition.variants)):
            fields = field_types(program, ty, index)
            offsets: tuple[int, ...]
            if layout.variants is not None:
                offsets = layout.variants[index].fields
            elif index == layout.variant:
                offsets = layout.fields
            else:
                offsets = (0,) * len(fields)
            if len(offsets) != len(fields):
                offsets = (0,) * len(fields)
            shape.variants.append(list(zip(offsets, fields, strict=True)))
        if layout.tag is not None:
            nobody = {
                index
                for index, fields in enumerate(shape.variants)
                if any(layout_of(program, field).uninhabited for _, field in fields)
            }
            shape.tag = _tag(ty, layout.tag, frozenset(nobody))
        elif not layout.uninhabited or layout.size:
            shape.single = layout.variant
        return
    if isinstance(ty, T.Coroutine):
        _states(types, ty, layout, shape)
        return
    if isinstance(ty, T.Adt | T.Tuple | T.Closure):
        fields = field_types(program, ty)
        shape.fields = list(zip(layout.fields, fields, strict=True))


def _states(types: Types, ty: T.Coroutine, layout: Layout, shape: Shape) -> None:
    """The captures are fields of the coroutine, and of each of its states after the locals it keeps."""
    captures = field_types(types.program, ty)
    shape.fields = list(zip(layout.fields, captures, strict=True))
    assert layout.variants is not None and layout.tag is not None
    saved = saved_types(types.program, ty)
    shape.variants = [
        list(zip(variant.fields, [*kept, *captures], strict=True))
        for variant, kept in zip(layout.variants, saved, strict=True)
    ]
    shape.tag = Tag(layout.tag.offset, scalar_of(layout.tag.scalar))
    shape.tag.values = {index: index for index in range(len(saved))}
    shape.tag.by_value = dict(shape.tag.values)


def _tag(ty: T.Adt, source: layout_data.Tag, nobody: frozenset[int]) -> Tag:
    tag = Tag(source.offset, scalar_of(source.scalar))
    tag.nobody = nobody
    variants = ty.definition.variants
    if source.direct:
        tag.by_value = {}
        for index, variant in enumerate(variants):
            value = variant.discriminant & tag.mask
            tag.values[index] = value
            if index not in nobody:
                tag.by_value[value] = index
        return tag
    tag.untagged, tag.first, tag.last, tag.start = source.untagged, source.first, source.last, source.start
    for index in range(source.first, source.last + 1):
        if index != source.untagged:
            tag.values[index] = (source.start + index - source.first) & tag.mask
    return tag


def _wide(types: Types, ty: Ty, shape: Shape) -> tuple[bool, bool] | None:
    """`(dyn, optional)` if values are wide pointers, perhaps wrapped in newtypes and niche-encoded enums."""
    if isinstance(ty, T.Ref | T.Ptr):
        return isinstance(types.tail(ty.inner), T.Dyn), False
    groups = shape.variants if shape.variants is not None else [shape.fields]
    found: Shape | None = None
    for fields in groups:
        for offset, field in fields:
            inner = types.shape(field)
            if not inner.size:
                continue
            if found is not None or inner.cls != "wide" or offset or inner.size != shape.size:
                return None
            found = inner
    if found is None:
        return None
    dyn = isinstance(types.tail(_pointee(types, found)), T.Dyn)
    tag = shape.tag
    if tag is None:
        return dyn, found.wide_optional
    if tag.offset != 0 or tag.by_value is not None or not tag.scalar.is_pointer or tag.scalar.size != POINTER_SIZE:
        return None
    if set(tag.values.values()) != {0}:
        return None
    return dyn, True


def _pointee(types: Types, shape: Shape) -> Ty:
    ty = shape.ty
    while not isinstance(ty, T.Ref | T.Ptr):
        inner = types.shape(ty)
        groups = inner.variants if inner.variants is not None else [inner.fields]
        ty = next(field for fields in groups for _, field in fields if types.shape(field).size)
    return ty.inner


def _range(types: Types, scalar: layout_data.Scalar, shape: Shape) -> None:
    """A valid range that only an attribute of this struct sets."""
    if scalar.is_full() or not shape.fields or shape.variants is not None:
        return
    for _, field in shape.fields:
        inner = layout_of(types.program, field)
        if inner.size:
            first = inner.scalars()[0] if inner.scalars() else None
            if first is None or (first.start, first.end) != (scalar.start, scalar.end):
                shape.valid_range = (scalar.start, scalar.end)
            return
