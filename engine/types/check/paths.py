"""Paths to values and to struct-like types, with their generic arguments."""

from __future__ import annotations

from typing import Any

from engine.records import record
from engine.source import Rejected, Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.errors import error
from engine.types.check.expectation import Expectation
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.defs import (
    AdtDef,
    AliasDef,
    ConstDef,
    FnDef,
    Generics,
    ImplDef,
    StaticDef,
    TraitDef,
    VariantDef,
)
from engine.types.methods import probe_assoc
from engine.types.show import describe
from engine.types.ty import Ty, substitute

__all__ = ["ValueRes", "check_visible", "resolve_struct", "resolve_value", "value_of"]


@record
class ValueRes:
    """What a value path names, with the full generic arguments (for a variant: those of its type)."""

    definition: FnDef | ConstDef | StaticDef | VariantDef | T.ConstParam
    args: tuple[Ty, ...]


def _fresh_args(
    fcx: FnCtxt, what: Any, generics: Generics, segment: A.Segment, parent: tuple[Ty, ...] = ()
) -> tuple[Ty, ...]:
    """An item's arguments from one segment; what is not written is inferred."""
    if segment.args is None:
        if len(parent) == generics.count:
            return parent
        return fcx.icx.fresh_args(generics, segment.ident.span, parent)
    icx = fcx.icx
    args = fcx.scope.lower_args(
        generics, segment.args, icx.fresh, None, parent, icx.fresh_const, what, segment.ident.span
    )
    return tuple([icx.normalize(a, segment.ident.span) for a in args])


def _type_of(fcx: FnCtxt, definition: Any, segment: A.Segment, span: Span) -> Ty:
    """The type that the leading part of a path names; omitted arguments are inferred."""
    if isinstance(definition, Ty):
        return definition
    if isinstance(definition, AdtDef):
        return T.adt(definition, _fresh_args(fcx, definition, definition.generics, segment))
    if isinstance(definition, AliasDef):
        args = _fresh_args(fcx, definition, definition.generics, segment)
        return fcx.icx.normalize(substitute(definition.ty, args), span)
    raise error("E0433", f"failed to resolve: `{segment.ident.name}` is not a type", segment.ident.span)


def resolve_value(fcx: FnCtxt, path: A.Path, qself: A.QSelf | None, what: str = "value") -> ValueRes:
    """What a path in an expression or pattern names (local variables apart); its bounds become obligations.

    Raises Rejected E0425, E0433, E0599, E0603, E0107 and others."""
    if qself is not None:
        return _qualified(fcx, path, qself)
    scope = fcx.scope
    res = scope.resolve_value(path, what)
    definition, segments = res.definition, path.segments
    last = segments[-1]
    if not res.rest:
        if isinstance(definition, T.ConstParam):
            return ValueRes(definition, ())
        if isinstance(definition, VariantDef):
            return _variant(fcx, definition, segments, path.span)
        if isinstance(definition, Ty):
            return _self_ctor(fcx, definition, path.span)
        if isinstance(definition, StaticDef):
            return ValueRes(definition, ())
        if isinstance(definition, FnDef | ConstDef):
            return _item(fcx, definition, (), last, path.span)
        message = f"expected {what}, found {describe(definition)} `{last.ident.name}`"
        raise error("E0423", message, path.span, "not a value")
    if isinstance(definition, TraitDef) and len(res.rest) == 1:
        generics = definition.generics
        self_ty: Ty = fcx.icx.fresh(segments[res.segment_index].ident.span)
        segment = segments[res.segment_index]
        if segment.args is None:
            args = fcx.icx.fresh_args(generics, path.span, (self_ty,))
        else:
            fresh, fresh_const = fcx.icx.fresh, fcx.icx.fresh_const
            args = scope.lower_args(generics, segment.args, fresh, self_ty, (), fresh_const, definition, path.span)
        return _trait_item(fcx, definition, args, last, path.span)
    if len(res.rest) == 1:
        base = _type_of(fcx, definition, segments[res.segment_index], path.span)
    else:
        prefix = A.PathType(path.span, A.Path(segments[:-1], path.span, path.leading))
        base = fcx.lower_ty(prefix)
    return _associated(fcx, base, last, path.span)


def _qualified(fcx: FnCtxt, path: A.Path, qself: A.QSelf) -> ValueRes:
    segments, span = path.segments, path.span
    last = segments[-1]
    if qself.position + 1 == len(segments) and qself.position > 0:
        self_ty = fcx.lower_ty(qself.ty)
        trait_path = A.Path(segments[: qself.position], span, path.leading)
        ref = fcx.scope.lower_trait_ref(trait_path, self_ty, fcx.icx.fresh)
        args = tuple([fcx.icx.normalize(a, span) for a in ref.args])
        return _trait_item(fcx, ref.trait, args, last, span)
    if len(segments) == 1:
        base = fcx.lower_ty(qself.ty)
    else:
        base = fcx.lower_ty(A.PathType(span, A.Path(segments[:-1], span, path.leading), qself))
    return _associated(fcx, base, last, span)


def _trait_item(fcx: FnCtxt, trait: TraitDef, args: tuple[Ty, ...], segment: A.Segment, span: Span) -> ValueRes:
    name = segment.ident.name
    item = trait.items.get(name)
    if isinstance(item, FnDef | ConstDef):
        return _item(fcx, item, args, segment, span)
    for ref in trait.supertraits:
        if name in ref.trait.items:
            sup = tuple([fcx.icx.normalize(substitute(a, args), span) for a in ref.args])
            return _trait_item(fcx, ref.trait, sup, segment, span)
    raise error(
        "E0576",
        f"cannot find method or associated constant `{name}` in trait `{trait.name}`",
        segment.ident.span,
        f"not found in `{trait.name}`",
    )


def _associated(fcx: FnCtxt, base: Ty, segment: A.Segment, span: Span) -> ValueRes:
    """`base::name`."""
    name_span = segment.ident.span
    item, args = probe_assoc(fcx.icx, fcx.scope, base, segment.ident.name, name_span)
    if isinstance(item, VariantDef):
        return ValueRes(item, args)
    check_visible(fcx, item, name_span)
    return _item(fcx, item, args, segment, span)


def _item(fcx: FnCtxt, item: FnDef | ConstDef, parent: tuple[Ty, ...], segment: A.Segment, span: Span) -> ValueRes:
    args = _fresh_args(fcx, item, item.generics, segment, parent)
    if args:
        fcx.icx.register_bounds(item.generics, args, span)
    return ValueRes(item, args)


def _variant(fcx: FnCtxt, variant: VariantDef, segments: list[A.Segment], span: Span) -> ValueRes:
    adt = variant.adt
    written = segments[-1]
    if adt.kind == "enum" and written.args is None and len(segments) > 1:
        written = segments[-2]
        if written.args is None:
            written = segments[-1]
    args = _fresh_args(fcx, adt, adt.generics, written)
    if args:
        fcx.icx.register_bounds(adt.generics, args, span)
    return ValueRes(variant, args)


def _self_ctor(fcx: FnCtxt, ty: Ty, span: Span) -> ValueRes:
    if isinstance(ty, T.Adt) and ty.definition.kind == "struct" and ty.definition.struct.kind != "named":
        return ValueRes(ty.definition.struct, ty.args)
    raise error("E0423", "the `Self` constructor must be used with unit or tuple struct", span)


def check_visible(fcx: FnCtxt, item: FnDef | ConstDef, span: Span) -> None:
    """Raises Rejected E0624 for a private item of an inherent impl."""
    if isinstance(item.container, ImplDef) and item.container.trait_ref is None:
        node = item.ast if isinstance(item, FnDef) else None
        if node is not None and not node.public and not fcx.scope.is_inside(item.module):
            word = "method" if item.self_kind else "associated function"  # type: ignore[union-attr]
            raise Rejected(f"{word} `{item.name}` is private", span, "type", f"private {word}", code="E0624")


# ---------------------------------------------------------------- path expressions


@checks(A.PathExpr)
def _path(fcx: FnCtxt, expr: A.PathExpr, expected: Expectation) -> H.TExpr:
    path = expr.path
    if expr.qself is None and len(path.segments) == 1 and not path.leading and path.segments[0].args is None:
        var = fcx.find_local(path.segments[0].ident)
        if var is not None:
            return fcx.use_local(var, expr.span)
        if path.segments[0].ident.name == "self":
            label = "`self` value is a keyword only available in methods with a `self` parameter"
            raise error("E0424", "expected value, found module `self`", expr.span, label)
    return value_of(fcx, resolve_value(fcx, path, expr.qself), expr.span)


def value_of(fcx: FnCtxt, res: ValueRes, span: Span) -> H.TExpr:
    """The expression for a resolved path."""
    definition, args = res.definition, res.args
    if isinstance(definition, FnDef):
        return H.ZeroSized(T.fn_item(definition, args), span)
    if isinstance(definition, ConstDef):
        return H.NamedConst(fcx.icx.normalize(substitute(definition.ty, args), span), span, definition, args)
    if isinstance(definition, StaticDef):
        out = H.StaticRef(definition.ty, span, definition)
        if definition.mutable:
            fcx.unsafe_op(out, "use of mutable static", "use of mutable static")
        elif definition.foreign:
            fcx.unsafe_op(out, "use of extern static", "use of extern static")
        return out
    if isinstance(definition, T.ConstParam):
        return H.ConstParamRef(_const_param_ty(fcx, definition), span, definition)
    ty = T.adt(definition.adt, args)
    if definition.kind == "unit":
        return H.AdtLit(ty, span, definition.adt, definition, [])
    if definition.kind == "tuple" and definition.ctor is not None:
        if definition.adt.kind != "enum" and not all(
            fcx.field_visible(definition.adt, definition, i) for i in range(len(definition.fields))
        ):
            raise error(
                "E0423",
                "cannot initialize a tuple struct which contains private fields",
                span,
            )
        return H.ZeroSized(T.fn_item(definition.ctor, args), span)
    shown = f"struct `{definition.name}`"
    if definition.adt.kind == "enum":
        shown = f"struct variant `{definition.adt.name}::{definition.name}`"
    raise error("E0533", f"expected value, found {shown}", span, "not a value")


def _const_param_ty(fcx: FnCtxt, param: T.ConstParam) -> Ty:
    for known in fcx.generics.all_params():
        if known.index == param.index and known.const_ty is not None:
            return known.const_ty
    raise AssertionError("a const parameter of another item")


# ---------------------------------------------------------------- struct-like types


def resolve_struct(fcx: FnCtxt, path: A.Path, qself: A.QSelf | None) -> tuple[VariantDef, T.Adt]:
    """The struct, union or variant that a struct literal or pattern names, with its type (arguments inferred).

    Raises Rejected E0422, E0574 and others."""
    span = path.span
    if qself is not None:
        return _struct_of(fcx.lower_ty(A.PathType(span, path, qself)), path)
    segments = path.segments
    res = fcx.scope.resolve_type(path, "struct, variant or union type")
    definition = res.definition
    if not res.rest:
        if isinstance(definition, VariantDef):
            found = _variant(fcx, definition, segments, span)
            return definition, T.adt(definition.adt, found.args)
        ty = _type_of(fcx, definition, segments[-1], span) if not isinstance(definition, TraitDef) else T.ERROR
        if isinstance(ty, T.Adt) and ty.args:
            fcx.icx.register_bounds(ty.definition.generics, ty.args, span)
        return _struct_of(fcx.icx.structurally(ty), path)
    if len(res.rest) == 1:
        ty = fcx.icx.structurally(_type_of(fcx, definition, segments[res.segment_index], span))
        if isinstance(ty, T.Adt) and ty.definition.kind == "enum":
            for variant in ty.definition.variants:
                if variant.name == res.rest[0].ident.name:
                    return variant, ty
            name = res.rest[0].ident
            raise error(
                "E0599",
                f"no variant named `{name.name}` found for enum `{ty.definition.name}`",
                name.span,
                f"variant not found in `{ty.definition.name}`",
            )
    return _struct_of(fcx.icx.structurally(fcx.lower_ty(A.PathType(span, path))), path)


def _struct_of(ty: Ty, path: A.Path) -> tuple[VariantDef, T.Adt]:
    if isinstance(ty, T.Adt) and ty.definition.kind != "enum":
        return ty.definition.struct, ty
    raise error(
        "E0574",
        f"expected struct, variant or union type, found `{path.segments[-1].ident.name}`",
        path.span,
        "not a struct, variant or union type",
    )
