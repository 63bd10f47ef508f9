"""What is known of an expression's type before it is checked (rustc's `Expectation`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.types import ty as T
from engine.types.builtin import struct_tail
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.check.fn_ctxt import FnCtxt

__all__ = ["NO", "Expectation", "cast_to", "has_type", "rvalue_hint"]


class Expectation:
    """`kind`: `""` nothing known; `has` the expression will be coerced to `ty`; `cast` it will be cast to `ty`;
    `unsized` it will be an rvalue behind a pointer to the unsized `ty`."""

    __slots__ = ("kind", "ty")

    def __init__(self, kind: str, ty: Ty | None) -> None:
        self.kind, self.ty = kind, ty

    def only_has(self) -> Ty | None:
        """The type if the expression must have it (up to coercion)."""
        return self.ty if self.kind == "has" else None

    def for_branches(self, fcx: FnCtxt) -> Expectation:
        """What the branches of an `if` or `match` may be told: nothing if the type is not known at all."""
        if self.kind == "has":
            assert self.ty is not None
            ty = fcx.icx.shallow(self.ty)
            return NO if isinstance(ty, T.Infer) and ty.kind == "ty" else has_type(ty)
        return self if self.kind == "unsized" else NO

    def target(self, fcx: FnCtxt) -> Ty:
        """A type to coerce to: the expected one or a new variable."""
        return self.ty if self.kind == "has" and self.ty is not None else fcx.icx.fresh(None)


NO = Expectation("", None)


def has_type(ty: Ty) -> Expectation:
    """The expression will be coerced to `ty`."""
    return Expectation("has", ty)


def cast_to(ty: Ty) -> Expectation:
    """The expression will be cast to `ty`."""
    return Expectation("cast", ty)


def rvalue_hint(fcx: FnCtxt, ty: Ty) -> Expectation:
    """For the operand of `&` or an argument: an unsized type is only a hint, since an rvalue cannot have it."""
    tail = struct_tail(fcx.icx.structurally_shallow(ty))
    if isinstance(tail, T.Slice | T.Dyn) or tail is T.STR:
        return Expectation("unsized", ty)
    return Expectation("has", ty)
