"""Coroutines in memory: the captures, the tag and the locals that live in several states; then those of one state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.types.layout_data import Layout, Scalar, Tag, align_to, niche_of
from engine.types.layout_struct import univariant

__all__ = ["coroutine_layout"]

_SHARED = -1  # a local that has its place in every state


def coroutine_layout(
    captures: Sequence[Layout],
    saved: Sequence[Layout],
    variants: Sequence[Sequence[int]],
    conflicts: Sequence[set[int]],
) -> Layout:
    """The layout of a coroutine. `saved` are its saved locals, `variants` and `conflicts` as in `States`. The answer's
    `fields` are the captures; those of each variant its saved locals, then the captures."""
    homes = _homes(len(saved), variants, conflicts)
    shared = [local for local, home in enumerate(homes) if home == _SHARED]
    tag = len(captures)
    scalar = Scalar("int", 1 if len(variants) <= 1 << 8 else 2, False, 0, len(variants) - 1)
    tag_layout = Layout(scalar.size, scalar.align, "scalar", scalar, niche=niche_of(0, scalar))
    prefix = univariant([*captures, tag_layout, *(_maybe_uninit(saved[local]) for local in shared)])
    place = {local: prefix.fields[tag + 1 + at] for at, local in enumerate(shared)}
    own_fields = prefix.fields[:tag]
    size, align = prefix.size, prefix.align
    layouts: list[Layout] = []
    for index, locals_ in enumerate(variants):
        own = [local for local in locals_ if homes[local] == index]
        inner = univariant([saved[local] for local in own], kind=(prefix.size, prefix.align))
        offsets = {**place, **dict(zip(own, inner.fields, strict=True))}
        layout = Layout(inner.size, inner.align, fields=(*(offsets[local] for local in locals_), *own_fields))
        layout.variant = index
        size, align = max(size, inner.size), max(align, inner.align)
        layouts.append(layout)
    # enums find no niche in a coroutine: their discriminants would be read behind a pinned mutable reference
    out = Layout(align_to(size, align), align, fields=own_fields, variants=tuple(layouts))
    out.tag = Tag(prefix.fields[tag], scalar, True)
    out.uninhabited = prefix.uninhabited
    return out


def _maybe_uninit(layout: Layout) -> Layout:
    """A local that need not be initialised in every state: nothing can be read off its bytes."""
    return replace(layout, niche=None, uninhabited=False)


def _homes(count: int, variants: Sequence[Sequence[int]], conflicts: Sequence[set[int]]) -> list[int]:
    """For each saved local: the only variant it lives in, or _SHARED: it lives in several, or beside the local of
    another variant, or there is nothing it could share bytes with."""
    homes: list[int | None] = [None] * count
    for index, locals_ in enumerate(variants):
        for local in locals_:
            homes[local] = index if homes[local] is None else _SHARED
    for a in range(count):
        if homes[a] == _SHARED:
            continue
        for b in sorted(conflicts[a]):
            if homes[b] == _SHARED or homes[a] == homes[b]:
                continue
            if len(conflicts[a]) > len(conflicts[b]):
                homes[a] = _SHARED
            else:
                homes[b] = _SHARED
    if len({home for home in homes if home != _SHARED}) < 2:
        return [_SHARED] * count
    return [_SHARED if home is None else home for home in homes]
