"""Where a function's result may leave its lifetime out."""

from __future__ import annotations

from typing import Any

from engine.source import Span
from engine.syntax import ast
from engine.syntax.lifetimes import missing
from engine.types import ty as T
from engine.types.defs import FnDef, ImplDef
from engine.types.ty import Ty

__all__ = ["check_elision"]


def check_elision(fn: FnDef) -> None:
    """A reference without a lifetime in the result takes that of the only one among the arguments, or of `self`.
    Nothing is said of functions that name lifetimes of their own or of their impl. Raises Rejected E0106."""
    node = fn.ast
    if node is None or node.ret is None or fn.self_kind or not fn.span.file.is_local:
        return
    container = fn.container.ast.generics.lifetimes if isinstance(fn.container, ImplDef) else 0
    if node.generics.lifetimes or container:
        return
    span = _elided(node.ret)
    if span is None:
        return
    count = sum(_lifetimes(p) or 0 for p in fn.sig.params)
    if count > 1 or (count == 0 and all(_lifetimes(p) == 0 for p in fn.sig.params)):
        raise missing(span)


def _elided(node: Any) -> Span | None:
    """The `&` of the first reference without a lifetime, outside of function types."""
    parts: list[Any]
    match node:
        case ast.RefType():
            if node.lifetime in ("", "'_"):
                return Span(node.span.file, node.span.lo, node.span.lo + 1, node.span.expansion)
            parts = [node.inner]
        case ast.PtrType() | ast.SliceType() | ast.ArrayType():
            parts = [node.inner]
        case ast.TupleType():
            parts = node.elems
        case ast.PathType():
            parts = [a for s in node.path.segments if s.args and not s.args.parenthesized for a in s.args.args]
        case _:
            parts = []
    return next((found for part in parts if (found := _elided(part)) is not None), None)


def _lifetimes(ty: Ty) -> int | None:
    """How many lifetimes the type of an argument has; None if that cannot be told from the type."""
    match ty:
        case T.Ref():
            inner = _lifetimes(ty.inner)
            return 1 + (inner or 0)
        case T.Adt():
            node = ty.definition.ast
            own = getattr(getattr(node, "generics", None), "lifetimes", None)
            parts = [_lifetimes(a) for a in ty.args]
            known = own is not None and None not in parts
            total = (own or 0) + sum(p or 0 for p in parts)
            return total if known or total else None
        case T.Tuple():
            parts = [_lifetimes(e) for e in ty.elems]
            total = sum(p or 0 for p in parts)
            return total if total or None not in parts else None
        case T.Slice() | T.Array():
            return _lifetimes(ty.elem)
        case T.Ptr():
            return _lifetimes(ty.inner)
        case T.Int() | T.Float() | T.Prim() | T.ConstValue():
            return 0
        case _:
            return None
