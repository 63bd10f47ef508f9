"""Promotion: a borrowed constant expression lives in static memory instead of in a temporary.

As rustc's: the value must be computable without anything that may fail or that names what the function computes, need
no drop, and have no interior mutability. `&mut []` is the only mutable borrow that is promoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from engine.mir import calls
from engine.mir.mir import Constant, DerefElem, Elem, FieldElem, Place, Promoted
from engine.types import thir
from engine.types import ty as T
from engine.types.predicates import has_drop_impl
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["checks", "reborrowed", "try_promote"]


def try_promote(b: Builder, borrow: thir.Borrow) -> Constant | None:
    """The reference constant for the base of the borrowed expression (see `reborrowed`), or None."""
    base = _base(borrow.operand)
    if borrow.kind != "shared":
        empty = isinstance(base, thir.ArrayLit) and not base.elems and base is borrow.operand
        if not empty or borrow.kind == "two-phase":
            return None
    elif not _promotable(b, base) or not _clean(b, base):
        return None
    if _is_place_like(base):
        return None
    from engine.mir.build import build_promoted

    ty = T.ref_to(base.ty, borrow.kind == "mut")
    return Constant(ty, Promoted(build_promoted(b, base)))


def reborrowed(b: Builder, temp: Place, operand: thir.TExpr) -> Place:
    """The borrowed place, reached through the promoted reference in `temp`."""
    elems: list[Elem] = []
    while isinstance(operand, thir.Field):
        elems.append(FieldElem(operand.index, operand.ty))
        operand = operand.operand
    elems.append(DerefElem())
    elems.reverse()
    ty: Ty = elems[-1].ty if isinstance(elems[-1], FieldElem) else operand.ty
    return Place(temp.local, tuple(elems), ty)


def checks(expr: thir.TExpr) -> Iterator[thir.TExpr]:
    """The parts of a promoted expression whose arithmetic may overflow. The promoted constant computes with
    wrapping; that nothing overflows is checked where the function borrows it."""
    match expr:
        case thir.Binary() if expr.op in ("+", "-", "*", "<<", ">>") and isinstance(expr.left.ty, T.Int):
            yield expr
        case thir.Binary():
            yield from checks(expr.left)
            yield from checks(expr.right)
        case thir.Unary() if expr.op == "-" and isinstance(expr.ty, T.Int):
            yield expr
        case thir.TupleLit() | thir.ArrayLit():
            for elem in expr.elems:
                yield from checks(elem)
        case thir.AdtLit():
            for _, value in expr.fields:
                yield from checks(value)
        case thir.Call():
            for arg in expr.args:
                yield from checks(arg)
        case thir.RepeatLit():
            yield from checks(expr.elem)
        case thir.Unary() | thir.Cast() | thir.Coerce() | thir.Field() | thir.Use() | thir.Borrow() | thir.Deref():
            yield from checks(expr.operand)
        case thir.Block() if expr.tail is not None:
            yield from checks(expr.tail)


def _base(expr: thir.TExpr) -> thir.TExpr:
    while isinstance(expr, thir.Field):
        expr = expr.operand
    return expr


def _is_place_like(expr: thir.TExpr) -> bool:
    return isinstance(expr, thir.Var | thir.StaticRef | thir.Deref | thir.Index)


def _promotable(b: Builder, expr: thir.TExpr) -> bool:
    match expr:
        case thir.Literal() | thir.ZeroSized() | thir.ConstParamRef() | thir.NamedConst() | thir.OffsetOf():
            return True
        case thir.TupleLit() | thir.ArrayLit():
            return all(_promotable(b, e) for e in expr.elems)
        case thir.RepeatLit():
            return _promotable(b, expr.elem)
        case thir.AdtLit():
            base = expr.base is None
            return base and expr.adt.kind != "union" and all(_promotable(b, e) for _, e in expr.fields)
        case thir.Call():
            return calls.constructor(expr) is not None and all(_promotable(b, e) for e in expr.args)
        case thir.Unary():
            return _promotable(b, expr.operand)
        case thir.Binary():
            return _binary(b, expr)
        case thir.Cast():
            return expr.kind not in ("ptr-int", "fn-int", "int-ptr") and _promotable(b, expr.operand)
        case thir.Coerce():
            return expr.kind != "never" and _promotable(b, expr.operand)
        case thir.Field() | thir.Use():
            return _promotable(b, expr.operand)
        case thir.Borrow():
            inner = expr.operand
            if isinstance(inner, thir.Deref) and isinstance(inner.operand, thir.Borrow):
                return expr.kind == "shared" and _promotable(b, inner.operand)  # a reborrow
            if expr.kind == "mut":
                return isinstance(inner, thir.ArrayLit) and not inner.elems
            return expr.kind == "shared" and _promotable(b, inner) and _clean(b, inner)
        case thir.Deref():
            return isinstance(expr.operand, thir.Borrow) and _promotable(b, expr.operand)
        case thir.Block():
            return not expr.stmts and not expr.breakable and expr.tail is not None and _promotable(b, expr.tail)
        case thir.ClosureLit():
            return not expr.captures and not expr.definition.coroutine
        case _:
            return False


def _clean(b: Builder, expr: thir.TExpr) -> bool:
    return _no_drop(b, expr) and _no_cell(b, expr)


def _binary(b: Builder, expr: thir.Binary) -> bool:
    if not (_promotable(b, expr.left) and _promotable(b, expr.right)):
        return False
    ty = expr.left.ty
    if isinstance(ty, T.Ptr | T.FnPtr):
        return False
    if expr.op in ("/", "%") and isinstance(ty, T.Int):
        # a division that may fail is not promoted
        divisor = expr.right.value if isinstance(expr.right, thir.Literal) else None
        if divisor is None or divisor == 0:
            return False
        if ty.signed and divisor == -1:
            left = expr.left.value if isinstance(expr.left, thir.Literal) else None
            return left is not None and left != ty.min
    return True


def _no_cell(b: Builder, expr: thir.TExpr) -> bool:
    """Whether the value has no interior mutability: by its type, or (as `None::<Cell<u8>>`) by how it is made."""
    return _holds(b, expr, lambda ty: b.facts.is_freeze(ty), lambda ty: ty.definition.lang != "unsafe_cell")


def _no_drop(b: Builder, expr: thir.TExpr) -> bool:
    """Whether dropping the value does nothing: by its type, or (as `None::<String>`) by how it is made."""
    return _holds(b, expr, lambda ty: not b.facts.needs_drop(ty), lambda ty: not has_drop_impl(b.program, ty))


def _holds(b: Builder, expr: thir.TExpr, always: Callable[[Ty], bool], itself: Callable[[T.Adt], bool]) -> bool:
    """Whether a value has a property: because all of its type have (`always`), or because the parts that it is made of
    have and the type itself does not forbid it (`itself`)."""
    if always(expr.ty):
        return True
    match expr:
        case thir.AdtLit() | thir.Call():
            if isinstance(expr, thir.AdtLit):
                parts = [value for _, value in expr.fields]
            elif calls.constructor(expr) is not None:
                parts = list(expr.args)
            else:
                return False
            made = expr.ty
            if not isinstance(made, T.Adt) or made.definition.kind == "union" or not itself(made):
                return False
            return all(_holds(b, part, always, itself) for part in parts)
        case thir.TupleLit() | thir.ArrayLit():
            return all(_holds(b, part, always, itself) for part in expr.elems)
        case thir.NamedConst():
            definition: Any = expr.definition
            if definition.expr is None:
                return False
            from engine.types.check import check_body

            body: thir.Body = check_body(b.program, definition)
            return _holds(b, body.value, always, itself)
        case _:
            return False
