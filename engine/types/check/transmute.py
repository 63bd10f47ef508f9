"""Transmutes keep the size (E0512)."""

from __future__ import annotations

from engine.types import ty as T
from engine.types.check.errors import error
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.layout import layout_of
from engine.types.predicates import mono_normalize
from engine.types.ty import Ty

__all__ = ["check_transmutes"]


def check_transmutes(fcx: FnCtxt) -> None:
    """Raises Rejected for a `transmute` between types of known, different sizes."""
    for call in fcx.transmutes:
        callee = call.callee.ty
        assert isinstance(callee, T.FnItem)
        if any(a.flags & (T.HAS_PARAM | T.HAS_ALIAS) for a in callee.args) or any(map(_open_closure, callee.args)):
            continue
        source, target = (layout_of(fcx.program, mono_normalize(fcx.program, a)).size * 8 for a in callee.args)
        if source != target:
            bad = error(
                "E0512",
                "cannot transmute between types of different sizes, or dependently-sized types",
                call.callee.span,
            )
            bad.notes.append(f"source type: `{callee.args[0]!r}` ({source} bits)")
            bad.notes.append(f"target type: `{callee.args[1]!r}` ({target} bits)")
            raise bad


def _open_closure(ty: Ty) -> bool:
    return any(isinstance(p, T.Closure) for p in T.walk(ty))
