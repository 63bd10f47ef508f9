"""Generic parameters and bounds of items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types import ty as T
from engine.types.defs import (
    LATER,
    GenericParamDef,
    Generics,
    Predicate,
    TraitDef,
    TraitPredicate,
    TraitRef,
    lazy,
)
from engine.types.lower import Lower, identity_args
from engine.types.scope import Scope
from engine.types.ty import Ty

__all__ = ["EMPTY", "build_generics", "extend_with_impl_traits"]

EMPTY = Generics()


def build_generics(
    scope: Scope,
    node: ast.Generics,
    parent: Generics | None,
    *,
    trait: TraitDef | None = None,
    supertraits: list[ast.Bound] | None = None,
    arguments: list[ast.Type] | None = None,
) -> Generics:
    """The generics of an item: parameters now, predicates when first read. For a trait, `Self` comes first and its
    supertraits are among the predicates. `arguments` are a function's parameter types, where `impl Trait` makes
    further parameters."""
    if trait is None and not node.params and not node.where and not _any_impl(arguments):
        return Generics(parent) if parent is not None else EMPTY
    generics = lazy(Generics, _fill_predicates, parent=parent, predicates=LATER)
    inner = scope.with_generics(generics)
    generics.scope = inner
    index = generics.parent_count
    seen: dict[str, Span] = {}
    if trait is not None:
        generics.params.append(GenericParamDef("Self", index))
        generics.bound_asts.append((index, supertraits or []))
        index += 1
    for param in node.params:
        name = param.ident.name
        if name in seen:
            raise Rejected(
                f"the name `{name}` is already used for a generic parameter in this item's generic parameters",
                param.ident.span,
                kind="name",
                code="E0403",
                label="already used",
            )
        seen[name] = param.ident.span
        if parent is not None and any(p.name == name and not p.synthetic for p in parent.all_params()):
            message = f"the name `{name}` is already used for a generic parameter in this item's generic parameters"
            raise Rejected(message, param.ident.span, kind="name", code="E0403", label="already used")
        definition = GenericParamDef(name, index, span=param.ident.span)
        generics.params.append(definition)
        if param.const_ty is not None:
            definition.const_ty = scope.lower_ty(param.const_ty)
            if param.default is not None:
                definition.default = _const_default(inner, cast(ast.Expr, param.default), definition.const_ty)
        else:
            generics.bound_asts.append((index, param.bounds))
            if param.default is not None:
                definition.default = _type_default(inner, cast(ast.Type, param.default))
        index += 1
    for where in node.where:
        generics.bound_asts.append((_subject(inner, where.ty), where.bounds))
    for argument in arguments or ():
        index = extend_with_impl_traits(generics, argument, index)
    return generics


def _subject(scope: Scope, node: ast.Type) -> ast.Type | int:
    """The parameter's index if the bounded type is just a parameter, else the type as written."""
    if isinstance(node, ast.PathType) and node.qself is None and len(node.path.segments) == 1:
        name = node.path.segments[0].ident.name
        generics = scope.generics
        if name == "Self":
            return 0 if isinstance(scope.self_ty, T.Param) else node
        while generics is not None:
            for param in generics.params:
                if param.name == name and param.const_ty is None:
                    return param.index
            generics = generics.parent
    return node


def _type_default(scope: Scope, node: ast.Type) -> Callable[[], Ty]:
    made: list[Ty] = []

    def default() -> Ty:
        if not made:
            made.append(scope.lower_ty(node))
        return made[0]

    return default


def _const_default(scope: Scope, node: ast.Expr, ty: Ty) -> Callable[[], Ty]:
    made: list[Ty] = []

    def default() -> Ty:
        if not made:
            made.append(scope.lower_const(node, ty))
        return made[0]

    return default


# ---------------------------------------------------------------- impl Trait in argument position


def _impl_traits(node: Any) -> list[ast.ImplTraitType]:
    """The `impl Trait` nodes in a type as written, outermost first."""
    match node:
        case ast.ImplTraitType():
            inner = [n for b in node.bounds for n in _in_path(b.path)]
            return [node, *inner]
        case ast.RefType() | ast.PtrType() | ast.SliceType() | ast.ArrayType():
            return _impl_traits(node.inner)
        case ast.TupleType():
            return [n for e in node.elems for n in _impl_traits(e)]
        case ast.PathType():
            return _in_path(node.path)
        case ast.TraitObjectType():
            return [n for b in node.bounds for n in _in_path(b.path)]
        case _:
            return []


def _in_path(path: ast.Path) -> list[ast.ImplTraitType]:
    out: list[ast.ImplTraitType] = []
    for segment in path.segments:
        if segment.args is not None and not segment.args.parenthesized:
            for arg in segment.args.args:
                out.extend(_impl_traits(arg))
            for binding in segment.args.bindings:
                out.extend(_impl_traits(binding.ty))
    return out


def _any_impl(arguments: list[ast.Type] | None) -> bool:
    return any(_impl_traits(a) for a in arguments or ())


def extend_with_impl_traits(generics: Generics, argument: ast.Type, index: int) -> int:
    """Add a parameter for every `impl Trait` in an argument's type; returns the next free index."""
    for node in _impl_traits(argument):
        name = node.span.text() or "impl Trait"
        generics.params.append(GenericParamDef(name, index, span=node.span, synthetic=True))
        generics.impl_traits[id(node)] = T.param(index, name)
        generics.bound_asts.append((index, node.bounds))
        index += 1
    return index


# ---------------------------------------------------------------- predicates


def _fill_predicates(generics: Generics, name: str) -> None:
    if name != "predicates":
        raise AttributeError(name)
    scope = cast(Scope, generics.scope)
    lower = Lower(scope)
    out: list[Predicate] = []
    is_trait = bool(generics.params) and generics.params[0].name == "Self"
    if is_trait:
        trait = cast(TraitDef, scope.container)
        out.append(TraitPredicate(TraitRef(trait, identity_args(generics)), trait.span))
    unsized = {
        subject for subject, bounds in generics.bound_asts if isinstance(subject, int) and any(b.maybe for b in bounds)
    }
    for param in generics.params:
        if param.const_ty is None and param.name != "Self" and param.index not in unsized:
            sized = scope.program.lang_item("sized")
            out.append(TraitPredicate(TraitRef(sized, (T.param(param.index, param.name),)), param.span))
    names = {p.index: p.name for p in generics.all_params()}
    for subject, bounds in generics.bound_asts:
        ty = T.param(subject, names[subject]) if isinstance(subject, int) else lower.ty(subject)
        for bound in bounds:
            lower.bound(bound, ty, out)
    generics.predicates = out
