"""Calls, and values of structs, enums and unions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import operands, places
from engine.mir.mir import Aggregate, Call, Move, Operand, Place
from engine.types import thir
from engine.types import ty as T
from engine.types.defs import FnDef
from engine.types.ty import substitute

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["adt", "call", "constructor"]


def constructor(expr: thir.TExpr) -> FnDef | None:
    """The constructor that a call names directly: such a call builds the value in place."""
    if isinstance(expr, thir.Call) and isinstance(expr.callee, thir.ZeroSized):
        ty = expr.callee.ty
        if isinstance(ty, T.FnItem) and ty.definition.ctor is not None:
            return ty.definition
    return None


def call(b: Builder, dest: Place, expr: thir.Call) -> None:
    """A call terminator; control goes on in a new block unless the result type has no values."""
    ctor = constructor(expr)
    scope = b.scopes.local()
    if ctor is not None and ctor.ctor is not None:
        variant = ctor.ctor
        values = [operands.as_operand(b, arg, scope, own=True) for arg in expr.args]
        b.assign(dest, Aggregate("adt", expr.ty, values, adt=variant.adt, variant=variant), expr.span)
        return
    callee = operands.as_operand(b, expr.callee, scope)
    args: list[Operand] = []
    for arg in expr.args:
        if expr.overloaded and isinstance(arg, thir.TupleLit):
            # the tuple of a closure's arguments is no expression of the program: its parts live until the call is over
            operand = operands.as_operand_inner(b, arg, scope, own=True)
        else:
            operand = call_operand(b, arg)
        args.append(operand)
    for operand in args:
        if isinstance(operand, Move) and not operand.place.elems and b.facts.needs_drop(operand.place.ty):
            scope.moved.add(operand.place.local)
    block = b.cur
    following = b.new_block()
    target = following if b.facts.inhabited(expr.ty) else None
    b.terminate(Call(expr.span, callee, args, dest, target, None, expr.fn_span))
    b.scopes.diverge_from(block)
    b.go(following)


def call_operand(b: Builder, expr: thir.TExpr) -> Operand:
    """An argument: the values of unsized types (`Box<dyn FnOnce()>` called) are passed in their place."""
    scope = b.scopes.local()
    if isinstance(expr, thir.Deref) and not b.facts.is_sized(expr.ty):
        # move the pointer first, so that the place cannot change before the call
        pointer = operands.as_temp(b, expr.operand, scope)
        place = places.PlaceBuilder(pointer, (), expr.operand.ty).deref(expr.ty).place(b)
        return Move(place)
    return operands.as_operand(b, expr, scope, own=True)


def adt(b: Builder, dest: Place, expr: thir.AdtLit) -> None:
    """A struct, union or variant literal: the fields in source order, then those of the base, then the whole."""
    scope = b.scopes.local()
    given: dict[int, Operand] = {}
    for index, value in expr.fields:
        given[index] = operands.as_operand(b, value, scope, own=True)
    if expr.adt.kind == "union":
        ((index, operand),) = given.items()
        b.assign(dest, Aggregate("adt", expr.ty, [operand], expr.adt, expr.variant, field=index), expr.span)
        return
    values: list[Operand] = []
    base = places.as_place(b, expr.base) if expr.base is not None else None
    assert isinstance(expr.ty, T.Adt)
    for index, field in enumerate(expr.variant.fields):
        if index in given:
            values.append(given[index])
        else:
            assert base is not None
            ty = substitute(field.ty, expr.ty.args)
            values.append(operands.consume(b, base.field(index, ty).place(b)))
    b.assign(dest, Aggregate("adt", expr.ty, values, expr.adt, expr.variant), expr.span)
