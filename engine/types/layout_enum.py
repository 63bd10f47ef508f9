"""Enums in memory: a tag of the smallest fitting integer, or the niche of the largest variant, whichever is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.types.defs import Repr
from engine.types.layout_data import (
    LIMIT,
    Layout,
    LayoutError,
    Scalar,
    Tag,
    align_to,
    full,
    niche_of,
    scalar_pair,
)
from engine.types.layout_struct import SIZED, struct_layout, univariant
from engine.types.ty import INTS

__all__ = ["enum_layout"]

_SIZES = (1, 2, 4, 8, 16)


def _absent(fields: Sequence[Layout]) -> bool:
    """A variant that can never be there and needs no room."""
    return any(f.uninhabited for f in fields) and all(f.is_1zst for f in fields)


def enum_layout(
    variants: Sequence[Sequence[Layout]], repr: Repr, discriminants: Sequence[int], explicit: bool
) -> Layout:
    """The layout of an enum given the layouts of its variants' fields. `explicit`: some discriminant is written."""
    fixed = repr.c or repr.int is not None
    present = [i for i, fields in enumerate(variants) if not _absent(fields)]
    if not present:
        return Layout(0, 1, uninhabited=True)
    if len(present) == 1 and not fixed:
        layout = struct_layout(variants[present[0]], repr, False, False, (None, None))
        layout.variant = present[0]
        return layout
    niche = None if fixed or explicit else _niche_filled(variants, repr)
    tagged = _tagged(variants, repr, discriminants)
    if niche is None or tagged.size < niche.size:
        return tagged
    if tagged.size > niche.size or tagged.niche_available < niche.niche_available:
        return niche
    return tagged


# ---------------------------------------------------------------- niche filling


def _niche_filled(variants: Sequence[Sequence[Layout]], repr: Repr) -> Layout | None:
    if len(variants) < 2:
        return None
    layouts = [univariant(fields, repr, SIZED) for fields in variants]
    for index, layout in enumerate(layouts):
        layout.variant = index
    align = max(layout.align for layout in layouts)
    largest = max(range(len(layouts)), key=lambda i: (layouts[i].size, i))
    tagged = [i for i in range(len(variants)) if i != largest and not _absent(variants[i])]
    first, last = tagged[0], tagged[-1]
    niche = layouts[largest].niche
    reserved = niche.reserve(last - first + 1) if niche is not None else None
    if niche is None or reserved is None:
        return None
    start, scalar = reserved
    size = align_to(layouts[largest].size, align)
    after = niche.offset + niche.scalar.size
    for index, layout in enumerate(layouts):
        layout.niche = None
        if index == largest or layout.size <= niche.offset:
            continue
        moved = align_to(after, layout.align)
        if moved + layout.size > size:
            return None
        layout.fields = tuple([offset + moved for offset in layout.fields])
        if not layout.uninhabited:
            layout.abi, layout.scalar, layout.pair = "memory", None, None
        layout.size += moved
    out = Layout(size, align, fields=(niche.offset,), niche=niche_of(niche.offset, scalar))
    out.tag = Tag(niche.offset, scalar, False, largest, first, last, start)
    out.uninhabited = all(layout.uninhabited for layout in layouts)
    big = layouts[largest]
    others_empty = all(layout.size == 0 for i, layout in enumerate(layouts) if i != largest)
    if size == big.size and align == big.align and others_empty:
        if big.abi == "scalar":
            out.abi, out.scalar = "scalar", scalar
        elif big.pair is not None:
            a, b = big.pair
            out.abi, out.pair_offset = "pair", big.pair_offset
            out.pair = (scalar, b.to_union()) if niche.offset == 0 else (a.to_union(), scalar)
    out.variants = tuple(layouts)
    return out


# ---------------------------------------------------------------- tagged


def _fit(value: int) -> int:
    """Bytes of the smallest integer that holds the value: signed for negative ones, else unsigned."""
    for size in _SIZES:
        bits = 8 * size
        if (value >= 0 and value < 1 << bits) or (value < 0 and value >= -(1 << (bits - 1))):
            return size
    raise LayoutError("a discriminant of more than 128 bits")


def _fit_signed(value: int) -> int:
    for size in _SIZES:
        bits = 8 * size
        if -(1 << (bits - 1)) <= value < 1 << (bits - 1):
            return size
    raise LayoutError("a discriminant of more than 128 bits")


def _range(variants: Sequence[Sequence[Layout]], repr: Repr, discriminants: Sequence[int]) -> tuple[int, int]:
    """The first and last valid discriminants: all but the largest gap, which may lie between them."""
    values = sorted(
        {
            value
            for fields, value in zip(variants, discriminants, strict=True)
            if repr.c or not any(f.uninhabited for f in fields)
        }
    )
    if not values:
        return 0, 0
    ty = INTS[repr.int or "isize"]
    best, answer = -1, (values[0], values[-1])
    for i, start in enumerate(values):
        end = values[(i + 1) % len(values)]
        if start < end:
            gap = end - start
        else:
            gap = (ty.max - (start - end)) & ((1 << 128) - 1)
        if gap >= best:
            best, answer = gap, (end, start)
    return answer


def _tag_size(repr: Repr, low: int, high: int) -> tuple[int, bool]:
    if repr.int is not None:
        ty = INTS[repr.int]
        return ty.bits // 8, ty.signed
    at_least = 4 if repr.c else 1
    if min(low, high) >= 0:
        return max(_fit(low), _fit(high), at_least), False
    return max(_fit_signed(low), _fit_signed(high), at_least), True


def _tagged(variants: Sequence[Sequence[Layout]], repr: Repr, discriminants: Sequence[int]) -> Layout:
    low, high = _range(variants, repr, discriminants)
    tag_size, signed = _tag_size(repr, low, high)
    prefix_align = tag_size
    if repr.c:  # a tag before a union of the variants
        prefix_align = max([prefix_align, *(f.align for fields in variants for f in fields)])
    layouts: list[Layout] = []
    start_align = 256
    for index, fields in enumerate(variants):
        layout = univariant(fields, repr, (tag_size, prefix_align))
        layout.variant = index
        layouts.append(layout)
        for at in sorted(range(len(fields)), key=lambda i: layout.fields[i]):  # noqa: B023 - used at once
            if not fields[at].is_1zst:
                start_align = min(start_align, fields[at].align)
                break
    align = max(layout.align for layout in layouts)
    size = align_to(max(layout.size for layout in layouts), align)
    if size >= LIMIT:
        raise LayoutError("too big for the target architecture")
    if not repr.c and repr.int is None and start_align in _SIZES and start_align > tag_size:
        _widen(layouts, tag_size, start_align)
        tag_size = start_align
    mask = (1 << (8 * tag_size)) - 1
    scalar = Scalar("int", tag_size, signed, low & mask, high & mask)
    out = Layout(size, align, fields=(0,), niche=niche_of(0, scalar), tag=Tag(0, scalar, True))
    out.uninhabited = all(layout.uninhabited for layout in layouts)
    if tag_size == size:
        out.abi, out.scalar = "scalar", scalar
    else:
        _pair(out, variants, layouts, scalar)
    if out.abi != "memory":
        for layout in layouts:
            if layout.fields and layout.abi == "memory":
                layout.abi, layout.scalar = out.abi, out.scalar
                layout.pair, layout.pair_offset = out.pair, out.pair_offset
                layout.size, layout.align = max(layout.size, size), max(layout.align, align)
    out.variants = tuple(layouts)
    return out


def _widen(layouts: list[Layout], old: int, new: int) -> None:
    """The tag grows into padding before the fields: those of no size that stood right after it move along."""
    for layout in layouts:
        layout.fields = tuple([new if offset <= old else offset for offset in layout.fields])
        if layout.size <= old:
            layout.size = new


def _pair(out: Layout, variants: Sequence[Sequence[Layout]], layouts: list[Layout], tag: Scalar) -> None:
    """A tagged enum is a pair if all variants have at most one scalar, all at one place and of one kind."""
    common: Scalar | None = None
    offset = 0
    everywhere = True
    for fields, layout in zip(variants, layouts, strict=True):
        found = [(f, layout.fields[i]) for i, f in enumerate(fields) if not f.is_zst]
        if not found:
            everywhere = False
            continue
        field, at = found[0]
        if len(found) > 1 or field.abi != "scalar" or field.scalar is None:
            return
        everywhere = everywhere and not field.scalar.union
        scalar = field.scalar
        if common is None:
            common, offset = scalar, at
            continue
        if at != offset or scalar.size != common.size:
            return
        if scalar.kind != common.kind:
            if {scalar.kind, common.kind} != {"int", "ptr"}:
                return
            common = scalar if scalar.kind == "ptr" else common  # a pointer holds what an integer can
    if common is None:
        return
    second = full(common.kind, common.size, common.signed)
    if not everywhere:
        second = second.to_union()
    pair = scalar_pair(tag, second)
    if pair.pair_offset == offset and pair.align == out.align and pair.size == out.size:
        out.abi, out.pair, out.pair_offset = "pair", pair.pair, pair.pair_offset


def variant_of(layout: Layout, index: int) -> Layout | None:
    """The layout of one variant, None if the variant is absent (it can never be there)."""
    if layout.variants is not None:
        return layout.variants[index]
    return replace(layout) if layout.variant == index else None
