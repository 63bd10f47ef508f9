"""What a function's signature may be: the type of `self`, ABIs, and what declarations without a body may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected
from engine.syntax import ast
from engine.types import ty as T
from engine.types.defs import FnDef, ImplDef, TraitDef
from engine.types.env import env_of
from engine.types.infer import InferCtxt
from engine.types.show import show
from engine.types.ty import HAS_ALIAS, Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["check_signature"]

_POINTERS = frozenset({"owned_box", "Rc", "Arc", "pin"})


def check_signature(program: Program, fn: FnDef) -> None:
    """Raises Rejected E0044, E0130, E0307, E0642, E0801."""
    node = fn.ast
    if node is None or not fn.span.file.is_local:
        return
    if fn.self_kind == "typed":
        _receiver(program, fn, node)
    if not node.has_body:
        _declaration(fn, node)


def _receiver(program: Program, fn: FnDef, node: ast.Fn) -> None:
    """The type of `self` leads to `Self` through references, Box, Rc, Arc and Pin."""
    if isinstance(fn.container, ImplDef):
        own: Ty = fn.container.self_ty
    elif isinstance(fn.container, TraitDef):
        own = T.param(0, "Self")
    else:
        return
    icx = InferCtxt(program, env_of(fn.generics))
    span = node.params[0].ty.span
    written = icx.normalize(fn.sig.params[0], span)
    own = icx.normalize(own, span)
    ty = written
    while ty is not own:
        if isinstance(ty, T.Ref):
            ty = ty.inner
        elif isinstance(ty, T.Adt) and ty.definition.lang in _POINTERS:
            ty = ty.args[0]
        elif isinstance(ty, T.Ptr) or ty.flags & HAS_ALIAS:
            return
        elif isinstance(ty, T.Param) and ty is written and ty.index >= fn.generics.parent_count:
            raise Rejected(f"invalid generic `self` parameter type: `{show(ty)}`", span, code="E0801")
        else:
            help_ = "consider changing to `self`, `&self`, `&mut self`, `self: Box<Self>`, `self: Rc<Self>`"
            help_ = (
                f"{help_}, `self: Arc<Self>`, or `self: Pin<P>` (where P is one of the previous types except `Self`)"
            )
            message = f"invalid `self` parameter type: `{show(written)}`"
            raise Rejected(
                message,
                span,
                notes=["type of `self` must be `Self` or a type that dereferences to it"],
                helps=[help_],
                code="E0307",
            )


def _declaration(fn: FnDef, node: ast.Fn) -> None:
    if fn.foreign is not None and node.generics.params:
        message = "foreign items may not have type parameters"
        raise Rejected(message, node.span, code="E0044", label="can't have type parameters")
    for param in node.params:
        if isinstance(param.pat, ast.IdentPat | ast.WildPat):
            continue
        if fn.foreign is not None:
            message, label = (
                "patterns aren't allowed in foreign function declarations",
                "pattern not allowed in foreign function",
            )
            raise Rejected(message, param.pat.span, code="E0130", label=label)
        if isinstance(fn.container, TraitDef):
            message = "patterns aren't allowed in functions without bodies"
            raise Rejected(message, param.pat.span, code="E0642", label="pattern not allowed in function without body")
