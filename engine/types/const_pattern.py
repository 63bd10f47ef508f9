"""Constants in patterns: their values as the patterns that they stand for (rustc's valtrees)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from engine.features import unsupported
from engine.records import record
from engine.source import Rejected, Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.defs import AdtDef, VariantDef
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["ValTree", "constant_pattern"]


@record
class ValTree:
    """A value without its bytes: `value` of a scalar (chars and bools as ints) or string, None where it has none that
    can be compared by structure; `variant` of an enum; `parts` are fields, elements, or what a reference points to."""

    ty: Ty
    value: int | float | str | None = None
    variant: VariantDef | None = None
    parts: list[ValTree] = field(default_factory=list)


def constant_pattern(program: Program, pat: H.ConstPat) -> H.TPat | None:
    """The pattern that a named constant stands for; None for a literal, for a pointer or function pointer as a whole,
    and where nothing can evaluate it. Raises Rejected: E0158 if it depends on parameters, no code if equality of its
    type is not derived."""
    value = pat.value
    if not isinstance(value, H.NamedConst) or isinstance(pat.ty, T.Ptr | T.FnPtr) or program.const_eval is None:
        return None
    if any(a.flags & T.HAS_PARAM for a in value.args):
        raise Rejected("constant pattern cannot depend on generic parameters", pat.span, code="E0158")
    return _pattern(program.const_eval.tree(value.definition, value.args), pat.span)


def _pattern(tree: ValTree, span: Span) -> H.TPat:
    ty = tree.ty
    if tree.value is not None:
        if isinstance(tree.value, float) and tree.value != tree.value:
            raise Rejected("cannot use NaN in patterns", span, label="evaluates to `NaN`")
        return H.ConstPat(ty, span, H.Literal(ty, span, tree.value))
    parts = [_pattern(part, span) for part in tree.parts]
    fields = list(enumerate(parts))
    match ty:
        case T.Ref():
            return H.DerefPat(ty, span, parts[0])
        case T.Tuple():
            return H.LeafPat(ty, span, fields)
        case T.Array() | T.Slice():
            return H.SlicePat(ty, span, parts, None, [])
        case T.Adt() if ty.definition.kind != "union":
            _derives_equality(ty.definition, span)
            if tree.variant is not None:
                return H.VariantPat(ty, span, ty.definition, tree.variant, fields)
            return H.LeafPat(ty, span, fields)
    raise unsupported("pattern-constant", span)


def _derives_equality(adt: AdtDef, span: Span) -> None:
    if not adt.span.file.is_local:
        return
    if not any(attr.path == "derive" and "PartialEq" in attr.text for attr in adt.attrs):
        message = f"to use a constant of type `{adt.name}` in a pattern, `{adt.name}` must be annotated with"
        raise Rejected(f"{message} `#[derive(PartialEq)]`", span, label=f"constant of non-structural type `{adt.name}`")
