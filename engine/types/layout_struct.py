"""Fields in memory: rustc's choice of field order, padding, and by-value representation for structs and unions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from engine.types.defs import Repr
from engine.types.layout_data import LIMIT, Layout, LayoutError, align_to, niche_of, scalar_pair

__all__ = ["SIZED", "UNSIZABLE", "struct_layout", "union_layout", "univariant"]

SIZED = "sized"  # every field may be moved
UNSIZABLE = "unsizable"  # the last field stays last, since it may be unsized to another type
Prefix = tuple[int, int]  # size and alignment of a tag in front
RUST = Repr()
_KEY_MASK = (1 << 128) - 1


def univariant(fields: Sequence[Layout], repr: Repr = RUST, kind: str | Prefix = SIZED) -> Layout:
    """Lay out the fields of a struct, tuple, closure or variant. With a Prefix they come after a tag. Raises
    LayoutError for sizes beyond the limit or unsized fields that are not last."""
    layout = _biased(fields, repr, kind, False)
    niche = layout.niche
    if kind != UNSIZABLE and niche is not None and len(fields) > 1:
        # a niche near an edge leaves more room for the other variants of an enum
        head = niche.offset
        tail = layout.size - head - niche.scalar.size
        if head != 0 and tail > 0:
            other = _biased(fields, repr, kind, True)
            if other.niche is not None:
                other_head = other.niche.offset
                other_tail = other.size - other_head - other.niche.scalar.size
                if min(head, tail) > min(other_head, other_tail):
                    return other
    return layout


def _order(fields: Sequence[Layout], pack: int | None, kind: str | Prefix, at_end: bool) -> list[int]:
    """Field indices by increasing offset; `at_end` prefers large niches late."""
    movable = len(fields) - (kind == UNSIZABLE)
    candidates = fields[:movable]
    max_align = max((f.align for f in candidates), default=1)
    largest_niche = max((f.niche_available for f in candidates), default=0)

    def group(field: Layout) -> int:
        if pack is not None:
            return min(field.align, pack)
        as_align = _zeros(max(field.align, field.size))
        if largest_niche > 0:
            if not at_end:
                return min(_zeros(max_align), as_align)
            if field.niche_available == largest_niche:
                return _zeros(field.align)
        return as_align

    key: Callable[[int], tuple[int, ...]]
    if isinstance(kind, tuple):

        def key(index: int) -> tuple[int, ...]:
            return group(fields[index]), fields[index].niche_available

    else:

        def key(index: int) -> tuple[int, ...]:
            field = fields[index]
            niche = field.niche
            size = field.niche_available
            inner = 0
            if niche is not None:
                inner = ~(field.size - niche.scalar.size - niche.offset) & _KEY_MASK if at_end else niche.offset
            return -group(field), size if at_end else -size, inner

    return sorted(range(movable), key=key) + list(range(movable, len(fields)))


def _zeros(value: int) -> int:
    """The number of trailing zero bits of a positive number."""
    return (value & -value).bit_length() - 1


def _biased(fields: Sequence[Layout], repr: Repr, kind: str | Prefix, at_end: bool) -> Layout:
    pack = repr.packed
    reorder = not (repr.c or repr.int is not None)
    order: Sequence[int] = range(len(fields))
    if reorder and len(fields) > 1:
        order = _order(fields, pack, kind, at_end)
    offsets = [0] * len(fields)
    offset, align = 0, 1
    if isinstance(kind, tuple):
        prefix, prefix_align = kind
        align = prefix_align if pack is None else min(prefix_align, pack)
        offset = align_to(prefix, align)
    niche = None
    available = 0
    unsized = False
    for index in order:
        field = fields[index]
        if unsized:
            raise LayoutError("an unsized field is not the last one")
        unsized = field.unsized
        field_align = field.align if pack is None else min(field.align, pack)
        offset = align_to(offset, field_align)
        align = max(align, field_align)
        offsets[index] = offset
        if field.niche is not None:
            found = field.niche.available
            if found > available or (at_end and found >= available):
                available = found
                niche = replace(field.niche, offset=field.niche.offset + offset)
        offset += field.size
    if repr.align is not None:
        align = max(align, repr.align)
    size = align_to(offset, align)
    if size >= LIMIT:
        raise LayoutError("too big for the target architecture")
    layout = Layout(size, align, fields=tuple(offsets), niche=niche, unsized=unsized)
    layout.uninhabited = any(f.uninhabited for f in fields)
    if not unsized and size > 0:
        _by_value(layout, fields, repr)
    return layout


def _by_value(layout: Layout, fields: Sequence[Layout], repr: Repr) -> None:
    """Make it a scalar or pair where its bytes are just those of one or two scalar fields."""
    nonzero = [i for i, f in enumerate(fields) if not f.is_zst]
    if len(nonzero) == 1:
        at = nonzero[0]
        field = fields[at]
        if layout.fields[at] == 0 and layout.align == field.align and layout.size == field.size:
            newtype = not (repr.c or repr.int is not None)
            if field.abi == "pair" or (field.abi == "scalar" and newtype):
                layout.abi, layout.scalar = field.abi, field.scalar
                layout.pair, layout.pair_offset = field.pair, field.pair_offset
    elif len(nonzero) == 2:
        first, second = sorted(nonzero, key=lambda i: layout.fields[i])
        a, b = fields[first].scalar, fields[second].scalar
        if a is not None and b is not None and fields[first].abi == fields[second].abi == "scalar":
            pair = scalar_pair(a, b)
            offsets = layout.fields[first], layout.fields[second]
            if offsets == pair.fields and layout.align == pair.align and layout.size == pair.size:
                layout.abi, layout.pair, layout.pair_offset = "pair", pair.pair, pair.pair_offset


def struct_layout(
    fields: Sequence[Layout],
    repr: Repr,
    unsizable: bool,
    hide_niches: bool,
    valid_range: tuple[int | None, int | None],
) -> Layout:
    """A struct, or an enum with one variant that counts. `hide_niches` for UnsafeCell; `valid_range` restricts the
    first scalar (`rustc_layout_scalar_valid_range_start/end`)."""
    layout = univariant(fields, repr, UNSIZABLE if unsizable and fields else SIZED)
    if hide_niches:
        layout.niche = None
        if layout.scalar is not None:
            layout.scalar = layout.scalar.with_range(0, layout.scalar.max)
        if layout.pair is not None:
            a, b = layout.pair
            layout.pair = a.with_range(0, a.max), b.with_range(0, b.max)
        return layout
    start, end = valid_range
    if start is None and end is None:
        return layout
    first = layout.scalar if layout.abi == "scalar" else layout.pair[0] if layout.pair is not None else None
    if first is None:
        raise LayoutError("a valid range needs a scalar")
    first = first.with_range(first.start if start is None else start, first.end if end is None else end)
    if layout.pair is not None:
        layout.pair = first, layout.pair[1]
    else:
        layout.scalar = first
    niche = niche_of(0, first)
    if niche is not None and layout.niche_available <= niche.available:
        layout.niche = niche
    return layout


def union_layout(fields: Sequence[Layout], repr: Repr) -> Layout:
    """All fields at offset 0; by value only if all that have bytes agree."""
    align, size = 1, 0
    common: Layout | None = None
    mismatch = repr.c
    for field in fields:
        if field.unsized:
            raise LayoutError("an unsized field in a union")
        align, size = max(align, field.align), max(size, field.size)
        if field.is_zst or mismatch:
            continue
        if common is None:
            common = field
        elif _shape(common) != _shape(field):
            mismatch = True
    if repr.packed is not None:
        align = min(align, repr.packed)
    if repr.align is not None:
        align = max(align, repr.align)
    layout = Layout(align_to(size, align), align, fields=(0,) * len(fields))
    if common is not None and not mismatch and common.abi != "memory" and _scalar_align(common) == align:
        layout.abi, layout.pair_offset = common.abi, common.pair_offset
        if common.scalar is not None:
            layout.scalar = common.scalar.to_union()
        if common.pair is not None:
            layout.pair = common.pair[0].to_union(), common.pair[1].to_union()
    return layout


def _shape(layout: Layout) -> tuple[object, ...]:
    return layout.abi, *[(s.kind, s.size, s.signed) for s in layout.scalars()]


def _scalar_align(layout: Layout) -> int:
    return max(s.align for s in layout.scalars())
