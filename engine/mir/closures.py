"""Closures: making them from their captures, and finding captured places in their bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import operands, places
from engine.mir.builder import elem_key
from engine.mir.mir import Aggregate, DerefElem, Elem, FieldElem, Move, Operand, Place, Ref, Rvalue
from engine.mir.scope import Scope
from engine.types import thir
from engine.types import ty as T
from engine.types.defs import Capture, ClosureDef
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.mir.builder import Builder
    from engine.mir.places import PlaceBuilder

__all__ = ["ENVIRONMENT", "Upvars", "closure_rvalue", "environment_type"]

ENVIRONMENT = 1  # the local that holds the closure, or a reference to it, in its body


def environment_type(definition: ClosureDef, args: tuple[Ty, ...]) -> Ty:
    """The type of a closure body's first parameter."""
    if definition.coroutine:
        return T.coroutine(definition, args)
    ty = T.closure(definition, args)
    if definition.kind == "FnOnce":
        return ty
    return T.ref_to(ty, definition.kind == "FnMut")


def closure_rvalue(b: Builder, expr: thir.ClosureLit, scope: Scope | None) -> Rvalue:
    """The closure value: captured places are copied, moved or borrowed in order."""
    values: list[Operand] = []
    for capture in expr.captures:
        if capture.by == "value":
            place = places.as_place(b, capture.place).place(b)
            values.append(operands.consume(b, place))
        else:
            values.append(_borrow(b, capture, expr, scope))
    return Aggregate("closure", expr.ty, values, closure=expr.definition)


def _borrow(b: Builder, capture: Capture, expr: thir.ClosureLit, scope: Scope | None) -> Operand:
    local = b.new_local(capture.ty, expr.span)
    b.storage_live(local, expr.span)
    if scope is not None:
        b.scopes.schedule(scope, local, value=False)
    place = places.as_place(b, capture.place).place(b)
    kind = "mut" if capture.by == "mut" else "shared"
    b.assign(b.local_place(local), Ref(kind, place, capture.ty), expr.span)
    return Move(b.local_place(local))


class Upvars:
    """The captures of the closure whose body is built, by variable."""

    def __init__(self, definition: ClosureDef) -> None:
        self.by_reference = definition.kind != "FnOnce"
        self.captures: dict[thir.LocalVar, list[tuple[tuple[object, ...], int, Capture]]] = {}
        for index, capture in enumerate(definition.captures):
            var, keys = _chain(capture.place)
            self.captures.setdefault(var, []).append((keys, index, capture))

    def resolve(self, place: PlaceBuilder) -> Place | None:
        """The place inside the environment; None if less than the whole place is captured."""
        assert isinstance(place.base, thir.LocalVar)
        elems = place.elems
        keys = [elem_key(elem) for elem in elems]
        for wanted, index, capture in self.captures.get(place.base, ()):
            used = _match(keys, wanted)
            if used is None:
                continue
            path: list[Elem] = [DerefElem()] if self.by_reference else []
            path.append(FieldElem(index, capture.ty))
            if capture.by != "value":
                path.append(DerefElem())
            path.extend(elems[used:])
            return Place(ENVIRONMENT, tuple(path), place.ty)
        return None


def _match(keys: list[tuple[object, ...]], wanted: tuple[object, ...]) -> int | None:
    """How many of `keys` the captured projections cover; None if they are no prefix. A variant's fields are captured
    without naming the variant."""
    at = 0
    for key in wanted:
        while at < len(keys) and keys[at][0] == "v":
            at += 1
        if at == len(keys) or keys[at] != key:
            return None
        at += 1
    return at


def _chain(expr: thir.TExpr) -> tuple[thir.LocalVar, tuple[object, ...]]:
    """The variable and the projections of a captured place."""
    keys: list[object] = []
    while not isinstance(expr, thir.Var):
        if isinstance(expr, thir.Deref):
            keys.append(elem_key(DerefElem()))
        else:
            assert isinstance(expr, thir.Field), expr
            keys.append(("f", expr.index))
        expr = expr.operand
    return expr.var, tuple(reversed(keys))
