"""Place expressions, and places under construction.

A `PlaceBuilder` may start at a variable of an enclosing body while a closure is built: which capture it is found in is
known only when all its projections are (rustc's `PlaceBuilder` likewise).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import operands
from engine.mir.builder import elem_key
from engine.mir.mir import (
    Assign,
    BoundsCheck,
    Constant,
    ConstIndexElem,
    Copy,
    DerefElem,
    DowncastElem,
    Elem,
    FieldElem,
    IndexElem,
    Local,
    Place,
    StaticAddr,
    StorageLive,
    SubsliceElem,
    Use,
)
from engine.records import record
from engine.types import thir
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["PlaceBuilder", "as_place", "base_types", "through_raw"]

_DEREF = DerefElem()


@record
class PlaceBuilder:
    """A place: a local, or a variable captured by the closure being built, then projections. `key` identifies it."""

    base: int | thir.LocalVar
    elems: tuple[Elem, ...]
    ty: Ty
    _key: tuple[object, ...] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        if self._key is None:
            base = self.base if isinstance(self.base, int) else id(self.base)
            self._key = (isinstance(self.base, int), base, *map(elem_key, self.elems))
        return self._key

    def _with(self, elem: Elem, ty: Ty) -> PlaceBuilder:
        return PlaceBuilder(self.base, (*self.elems, elem), ty)

    def deref(self, ty: Ty | None = None) -> PlaceBuilder:
        """Through the reference, raw pointer or Box here."""
        return self._with(_DEREF, pointee(self.ty) if ty is None else ty)

    def field(self, index: int, ty: Ty) -> PlaceBuilder:
        return self._with(FieldElem(index, ty), ty)

    def downcast(self, variant: int) -> PlaceBuilder:
        return self._with(DowncastElem(variant), self.ty)

    def index(self, local: int) -> PlaceBuilder:
        return self._with(IndexElem(local), element(self.ty))

    def const_index(self, offset: int, from_end: bool) -> PlaceBuilder:
        return self._with(ConstIndexElem(offset, from_end), element(self.ty))

    def subslice(self, start: int, end: int, from_end: bool, ty: Ty) -> PlaceBuilder:
        return self._with(SubsliceElem(start, end, from_end), ty)

    def place(self, b: Builder) -> Place:
        """The finished place. A captured variable must be captured as far as this place needs."""
        found = self.try_place(b)
        assert found is not None, "a place that the closure does not capture"
        return found

    def try_place(self, b: Builder) -> Place | None:
        """The finished place, or None if the closure captures less than the whole of it."""
        if isinstance(self.base, int):
            return Place(self.base, self.elems, self.ty)
        assert b.upvars is not None
        found: Place | None = b.upvars.resolve(self)
        return found


def pointee(ty: Ty) -> Ty:
    """What a reference, raw pointer or Box points to."""
    if isinstance(ty, T.Ref | T.Ptr):
        return ty.inner
    assert isinstance(ty, T.Adt) and ty.definition.lang == "owned_box", ty
    return ty.args[0]


def element(ty: Ty) -> Ty:
    """The element type of an array or slice."""
    assert isinstance(ty, T.Array | T.Slice), ty
    return ty.elem


def base_types(locals_: list[Local], place: Place) -> list[Ty]:
    """The type of the base of each elem: the local's type, the type after the first elem, and so on."""
    ty = locals_[place.local].ty
    out: list[Ty] = []
    for elem in place.elems:
        out.append(ty)
        if isinstance(elem, DerefElem):
            ty = pointee(ty)
        elif isinstance(elem, FieldElem):
            ty = elem.ty
        elif isinstance(elem, IndexElem | ConstIndexElem):
            ty = element(ty)
        elif isinstance(elem, SubsliceElem):
            ty = T.slice_of(element(ty)) if isinstance(ty, T.Slice) else ty
            if isinstance(ty, T.Array) and not elem.from_end:
                ty = T.array_of(ty.elem, elem.end - elem.start)
    return out


def through_raw(b: Builder, place: Place) -> bool:
    """Whether the last dereference on the way to the place is of a raw pointer."""
    elems = place.elems
    for at in range(len(elems) - 1, -1, -1):
        if isinstance(elems[at], DerefElem):
            return isinstance(base_types(b.locals, place)[at], T.Ptr)
    return False


def as_place(b: Builder, expr: thir.TExpr) -> PlaceBuilder:
    """Evaluate a place expression; a value goes to a temporary first."""
    scope = b.scopes.push(expr.span)
    place = as_place_inner(b, expr)
    b.scopes.pop(scope)
    return place


def as_place_inner(b: Builder, expr: thir.TExpr) -> PlaceBuilder:
    match expr:
        case thir.Var():
            return variable(b, expr.var)
        case thir.Field():
            return as_place(b, expr.operand).field(expr.index, expr.ty)
        case thir.Deref():
            return as_place(b, expr.operand).deref(expr.ty)
        case thir.Index():
            return _index(b, expr)
        case thir.StaticRef():
            return _static(b, expr)
        case _:
            local = operands.as_temp_inner(b, expr, b.temp_scope_of(expr))
            return PlaceBuilder(local, (), expr.ty)


def variable(b: Builder, var: thir.LocalVar) -> PlaceBuilder:
    """The place of a variable; inside an arm's guard that of its pattern's reference to it."""
    for frame in reversed(b.guards):
        if var in frame:
            local = frame[var]
            return PlaceBuilder(local, (), b.locals[local].ty).deref(var.ty)
    local_of = b.vars.get(var)
    if local_of is not None:
        return PlaceBuilder(local_of, (), var.ty)
    assert b.upvars is not None, f"variable {var.name} is not declared"
    return PlaceBuilder(var, (), var.ty)


def _index(b: Builder, expr: thir.Index) -> PlaceBuilder:
    base = as_place(b, expr.operand)
    # a fresh temporary: nothing can change the index between the check and the use
    index = operands.as_temp(b, expr.index, b.temp_scope_of(expr.index))
    place = base.place(b)
    b.push(BoundsCheck(expr.span, place, Copy(b.local_place(index))))
    b.end_checked()
    return base.index(index)


def _static(b: Builder, expr: thir.StaticRef) -> PlaceBuilder:
    definition = expr.definition
    if definition.mutable or definition.foreign:
        ty: Ty = T.ptr_to(expr.ty, definition.mutable)
    else:
        ty = T.ref_to(expr.ty)
    local = b.new_local(ty, expr.span)
    scope = b.temp_scope_of(expr)
    b.push(StorageLive(expr.span, local))
    if scope is not None:
        b.scopes.schedule(scope, local, value=False)
    b.push(Assign(expr.span, b.local_place(local), Use(Constant(ty, StaticAddr(definition)))))
    return PlaceBuilder(local, (), ty).deref(expr.ty)
