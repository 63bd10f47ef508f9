"""Variables, and parts of them, must not be used after they were moved out of (E0382)."""

from __future__ import annotations

from engine.mir import mir as M
from engine.mir.drops.dataflow import Flow
from engine.mir.drops.paths import MovePaths
from engine.mir.facts import TypeFacts
from engine.mir.places import pointee
from engine.mir.uses import PlaceUse, uses_of_statement, uses_of_terminator
from engine.source import Rejected
from engine.types import ty as T
from engine.types.defs import ClosureDef

__all__ = ["check_moved"]


def check_moved(mir: M.Mir, facts: TypeFacts) -> None:
    """Refuse a use that some way reaches after a move and without an assignment since. Raises Rejected (E0382).

    To be called before drops are elaborated, and after it is known that every variable has a value where it is used."""
    tracked = {at for at, local in enumerate(mir.locals) if local.name}
    if isinstance(mir.owner, ClosureDef):
        tracked.add(1)
    if not _moves(mir, tracked):
        return
    paths = MovePaths(mir, facts, tracked)
    flow = Flow(mir, paths, by_variant=False)
    for at, block in enumerate(mir.blocks):
        state = flow.entry[at]
        if state is None:
            continue
        uninit = state[1]
        for statement in block.statements:
            for use in uses_of_statement(statement):
                _check(mir, paths, uninit, use)
            moved, made = flow.statement_effect(statement)
            uninit = (uninit | moved) & ~made
        for use in uses_of_terminator(block.terminator):
            _check(mir, paths, uninit, use)


def _moves(mir: M.Mir, tracked: set[int]) -> bool:
    """Whether anything is moved out of the tracked locals."""
    return any(
        use.how == "move" and use.place.local in tracked
        for block in mir.blocks
        for uses in (*map(uses_of_statement, block.statements), uses_of_terminator(block.terminator))
        for use in uses
    )


def _check(mir: M.Mir, paths: MovePaths, uninit: int, use: PlaceUse) -> None:
    path, known = paths.lookup(use.place)
    if path is None:
        return
    if uninit >> path & 1:
        raise _error(mir, paths, path, use, "")
    if known and use.how not in ("part", "deref") and uninit & paths.mask[path]:
        moved = [p for p in range(len(paths.place)) if uninit & paths.mask[path] & 1 << p]
        whole = all([type(e) for e in paths.place[p].elems] == [M.DerefElem] for p in moved)  # out of a Box
        raise _error(mir, paths, path, use, "" if whole else "partially ")


def _error(mir: M.Mir, paths: MovePaths, path: int, use: PlaceUse, partially: str) -> Rejected:
    name = _shown(mir, paths.place[path])
    what = f": `{name}`" if name else ""
    action = {"borrow": "borrow of", "part": "assign to part of"}.get(use.how, "use of")
    verb = {"borrow": "borrowed", "part": "partially assigned"}.get(use.how, "used")
    label = f"value {verb} here after {'partial ' if partially else ''}move"
    return Rejected(f"{action} {partially}moved value{what}", use.span, label=label, code="E0382")


def _shown(mir: M.Mir, place: M.Place) -> str:
    """The place as a person wrote it; empty for what has no name."""
    elems = list(place.elems)
    text = mir.locals[place.local].name or ""
    ty = mir.locals[place.local].ty
    first = elems[0] if elems else None
    if not text and isinstance(mir.owner, ClosureDef) and isinstance(first, M.FieldElem):
        text, ty = mir.owner.captures[first.index].name, first.ty
        del elems[0]
    for elem in elems:
        match elem:
            case M.DerefElem():
                text, ty = f"*{text}", pointee(ty)
            case M.FieldElem():
                field = str(elem.index)
                if isinstance(ty, T.Adt) and ty.definition.kind == "struct":
                    field = ty.definition.struct.fields[elem.index].name
                text, ty = f"{text}.{field}", elem.ty
            case M.ConstIndexElem() | M.SubsliceElem():
                text = f"{text}[..]"
    return text
