"""Checks that a MIR body is well formed. For tests and debugging."""

from __future__ import annotations

from engine.mir import mir as M
from engine.mir.simplify import successors
from engine.types import ty as T
from engine.types.ty import Ty

__all__ = ["verify"]


def verify(mir: M.Mir) -> list[str]:
    """What is wrong with the body; empty if nothing."""
    problems: list[str] = []
    count = len(mir.blocks)
    for at, block in enumerate(mir.blocks):
        where = f"bb{at}"
        if block.terminator is None:
            problems.append(f"{where}: no terminator")
            continue
        for target in successors(block):
            if not 0 <= target < count:
                problems.append(f"{where}: no block {target}")
        normal = _normal_targets(block.terminator)
        for target in normal:
            if target < count and mir.blocks[target].is_cleanup and not block.is_cleanup:
                problems.append(f"{where}: normal control flow into cleanup bb{target}")
            if target < count and block.is_cleanup and not mir.blocks[target].is_cleanup:
                problems.append(f"{where}: cleanup goes on in bb{target}")
        cleanup = block.cleanup
        if isinstance(block.terminator, M.Call | M.Drop) and block.terminator.cleanup is not None:
            cleanup = block.terminator.cleanup
        if cleanup is not None and cleanup < count and not mir.blocks[cleanup].is_cleanup:
            problems.append(f"{where}: unwinds to bb{cleanup}, which is no cleanup block")
        for statement in block.statements:
            for place in _places_of_statement(statement):
                problems.extend(f"{where}: {p}" for p in check_place(mir, place))
            if isinstance(statement, M.StorageLive | M.StorageDead) and statement.local <= mir.arg_count:
                problems.append(f"{where}: storage statement for _{statement.local}")
        for place in _places_of_terminator(block.terminator):
            problems.extend(f"{where}: {p}" for p in check_place(mir, place))
    return problems


def _normal_targets(terminator: M.Terminator) -> list[int]:
    match terminator:
        case M.Goto() | M.Drop():
            return [terminator.target]
        case M.Yield():
            return [terminator.resume, *([] if terminator.drop is None else [terminator.drop])]
        case M.Call():
            return [terminator.target] if terminator.target is not None else []
        case M.SwitchInt():
            return [*(t for _, t in terminator.values), terminator.otherwise]
    return []


def _of_operand(operand: M.Operand) -> list[M.Place]:
    return [] if isinstance(operand, M.Constant) else [operand.place]


def _places_of_statement(statement: M.Statement) -> list[M.Place]:
    match statement:
        case M.Assign():
            return [statement.place, *places_of_rvalue(statement.rvalue)]
        case M.BoundsCheck():
            return [statement.place, *_of_operand(statement.index)]
        case M.FakeRead() | M.PlaceMention() | M.SetDiscriminant():
            return [statement.place]
    return []


def places_of_rvalue(rvalue: M.Rvalue) -> list[M.Place]:
    """The places an rvalue reads or borrows."""
    match rvalue:
        case M.Use() | M.RepeatOf() | M.CastOp() | M.Unary():
            return _of_operand(rvalue.operand)
        case M.Binary():
            return _of_operand(rvalue.left) + _of_operand(rvalue.right)
        case M.Aggregate():
            return [place for operand in rvalue.operands for place in _of_operand(operand)]
        case M.CopyForDeref() | M.Ref() | M.RawPtr() | M.Discriminant() | M.Len():
            return [rvalue.place]
    return []


def _places_of_terminator(terminator: M.Terminator) -> list[M.Place]:
    match terminator:
        case M.SwitchInt():
            return _of_operand(terminator.operand)
        case M.Call():
            args = [place for arg in terminator.args for place in _of_operand(arg)]
            return [terminator.destination, *_of_operand(terminator.callee), *args]
        case M.Drop():
            return [terminator.place]
        case M.Yield():
            return [terminator.resume_place, *_of_operand(terminator.value)]
    return []


def check_place(mir: M.Mir, place: M.Place) -> list[str]:
    """Whether each projection fits the type it is applied to, and the place has the type it says."""
    if not 0 <= place.local < len(mir.locals):
        return [f"no local _{place.local}"]
    ty: Ty | None = mir.locals[place.local].ty
    for elem in place.elems:
        ty = _project(ty, elem)
        if ty is None:
            return [f"{type(elem).__name__} does not fit in a place of _{place.local}"]
    if ty is not place.ty and ty is not None and not (ty.flags | place.ty.flags) & T.HAS_ALIAS:
        return [f"place of _{place.local} says {place.ty!r} and is {ty!r}"]
    return []


def _project(ty: Ty | None, elem: M.Elem) -> Ty | None:
    match elem:
        case M.DerefElem():
            if isinstance(ty, T.Ref | T.Ptr):
                return ty.inner
            if isinstance(ty, T.Adt) and ty.definition.lang == "owned_box":
                return ty.args[0]
            return None
        case M.FieldElem():
            return elem.ty if isinstance(ty, T.Adt | T.Tuple | T.Closure | T.Coroutine) else None
        case M.DowncastElem():
            if isinstance(ty, T.Coroutine):
                return ty
            return ty if isinstance(ty, T.Adt) and ty.definition.kind == "enum" else None
        case M.IndexElem() | M.ConstIndexElem():
            return ty.elem if isinstance(ty, T.Array | T.Slice) else None
        case M.SubsliceElem():
            if isinstance(ty, T.Slice):
                return ty
            return T.array_of(ty.elem, elem.end - elem.start) if isinstance(ty, T.Array) else None
