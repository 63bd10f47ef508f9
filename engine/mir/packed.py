"""Parts of packed structs, which may lie at any address: references to them are refused (E0793), and they are moved to
a temporary to be dropped there, as rustc's `AddMovesForPackedDrops` does."""

from __future__ import annotations

from typing import Any

from engine.mir import mir as M
from engine.mir.places import base_types
from engine.source import Rejected
from engine.types import ty as T
from engine.types.layout import layout_of
from engine.types.ty import HAS_ALIAS, HAS_PARAM, Ty

__all__ = ["check_packed_references", "move_from_packed"]


def check_packed_references(mir: M.Mir, program: Any) -> None:
    """Raises Rejected at a reference to what may not be aligned."""
    for block in mir.blocks:
        for statement in block.statements:
            if isinstance(statement, M.Assign) and isinstance(statement.rvalue, M.Ref):
                if _is_disaligned(mir, statement.rvalue.place, program):
                    what = "reference to field of packed struct is unaligned"
                    raise Rejected(what, statement.span, code="E0793")


def move_from_packed(mir: M.Mir, program: Any) -> None:
    """Rewrite the drops of places that packing may have put at any address."""
    for at in range(len(mir.blocks)):
        block = mir.blocks[at]
        drop = block.terminator
        if not isinstance(drop, M.Drop):
            continue
        if not _is_disaligned(mir, drop.place, program):
            continue
        mir.locals.append(M.Local(drop.place.ty, None, drop.span, borrowed=True))
        temp = M.Place(len(mir.locals) - 1, (), drop.place.ty)
        block.statements.append(M.StorageLive(drop.span, temp.local))
        block.statements.append(M.Assign(drop.span, temp, M.Use(M.Move(drop.place))))
        after = M.BasicBlock([M.StorageDead(drop.span, temp.local)], is_cleanup=block.is_cleanup)
        after.terminator = M.Goto(drop.span, drop.target)
        mir.blocks.append(after)
        block.terminator = M.Drop(drop.span, temp, len(mir.blocks) - 1, drop.cleanup)


def _is_disaligned(mir: M.Mir, place: M.Place, program: Any) -> bool:
    packed = _packing(mir, place)
    return packed is not None and not _stays_aligned(program, place.ty, packed)


def _packing(mir: M.Mir, place: M.Place) -> int | None:
    """The strictest packing of the structs that the place is a part of."""
    found: int | None = None
    bases = base_types(mir.locals, place)
    for elem, base in zip(reversed(place.elems), reversed(bases), strict=True):
        if isinstance(elem, M.DerefElem):
            break
        if isinstance(base, T.Adt) and base.definition.repr.packed is not None:
            found = min(found or base.definition.repr.packed, base.definition.repr.packed)
    return found


def _stays_aligned(program: Any, ty: Ty, packed: int) -> bool:
    if ty.flags & (HAS_PARAM | HAS_ALIAS):
        return False
    layout = layout_of(program, ty)
    return layout.align <= packed and (not layout.unsized or isinstance(ty, T.Slice))
