"""Types as written to types as meant."""

from __future__ import annotations

from typing import Any, cast

from engine.features import unsupported
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types import ty as T
from engine.types.defs import (
    AdtDef,
    AliasDef,
    AssocTyDef,
    ConstDef,
    CyclicDefinition,
    FnDef,
    ForeignTypeDef,
    Generics,
    ImplDef,
    OpaqueDef,
    Predicate,
    ProjectionPredicate,
    TraitDef,
    TraitPredicate,
    TraitRef,
    lazy,
)
from engine.types.scope import Fresh, Scope, path_text
from engine.types.show import describe, show
from engine.types.ty import HAS_ERROR, Ty, substitute

__all__ = ["Lower", "assoc_of_trait"]


def assoc_of_trait(trait: TraitDef, args: tuple[Ty, ...], name: str) -> list[tuple[AssocTyDef, tuple[Ty, ...]]]:
    """The associated types called `name` of a trait or else of its supertraits, with the arguments of their trait."""
    own = trait.items.get(name)
    if isinstance(own, AssocTyDef):
        return [(own, args)]
    out: list[tuple[AssocTyDef, tuple[Ty, ...]]] = []
    for ref in trait.supertraits:
        for found in assoc_of_trait(ref.trait, tuple([substitute(a, args) for a in ref.args]), name):
            if found not in out:
                out.append(found)
    return out


class Lower:
    """Lowers types in a scope. `fresh` makes the variables for `_`, None where inference is not allowed.

    `opaque_owner` is the function whose return type is being lowered: `impl Trait` makes an OpaqueDef of it."""

    __slots__ = ("fresh", "fresh_const", "opaque_owner", "scope")

    def __init__(
        self,
        scope: Scope,
        fresh: Fresh | None = None,
        fresh_const: Fresh | None = None,
        opaque_owner: FnDef | None = None,
    ) -> None:
        self.scope, self.fresh, self.fresh_const = scope, fresh, fresh_const or fresh
        self.opaque_owner = opaque_owner

    def ty(self, node: ast.Type) -> Ty:
        """The type that `node` denotes."""
        return cast(Ty, _LOWER[node.__class__](self, node))

    def _infer(self, span: Span) -> Ty:
        if self.fresh is None:
            raise Rejected(
                "the placeholder `_` is not allowed within types on item signatures",
                span,
                code="E0121",
                label="not allowed in type signatures",
            )
        return self.fresh(span)

    # ------------------------------------------------------------ simple forms

    def _ref(self, node: ast.RefType) -> Ty:
        return T.ref_to(self.ty(node.inner), node.mutable)

    def _ptr(self, node: ast.PtrType) -> Ty:
        return T.ptr_to(self.ty(node.inner), node.mutable)

    def _slice(self, node: ast.SliceType) -> Ty:
        return T.slice_of(self.ty(node.inner))

    def _array(self, node: ast.ArrayType) -> Ty:
        return T.array_of(self.ty(node.inner), self.const(node.length, T.USIZE))

    def _tuple(self, node: ast.TupleType) -> Ty:
        return T.tuple_of(tuple([self.ty(e) for e in node.elems]))

    def _never(self, node: ast.NeverType) -> Ty:
        return T.NEVER

    def _placeholder(self, node: ast.InferType) -> Ty:
        return self._infer(node.span)

    def _fn_ptr(self, node: ast.FnPtrType) -> Ty:
        if node.variadic:
            raise unsupported("c-variadic-pointers", node.span)
        ret = T.UNIT if node.ret is None else self.ty(node.ret)
        return T.fn_ptr(tuple([self.ty(p) for p in node.params]), ret, node.unsafe, node.abi)

    # ------------------------------------------------------------ paths

    def _path(self, node: ast.PathType) -> Ty:
        if node.qself is not None:
            return self._qualified(node)
        path = node.path
        scope = self.scope
        res = scope.resolve_type(path)
        segment = path.segments[res.segment_index]
        of_self = path.segments[0].ident.name == "Self"
        definition = res.definition
        if isinstance(definition, AdtDef):
            ty: Ty = T.adt(definition, self._type_args(definition, segment, path.span))
        elif isinstance(definition, Ty):
            if segment.args is not None:
                raise Rejected(
                    f"generic arguments are not allowed on {describe(definition)} `{show(definition)}`",
                    segment.args.span,
                    code="E0109",
                    label="generic argument not allowed",
                )
            ty = definition
        elif isinstance(definition, AliasDef):
            args = self._type_args(definition, segment, path.span)
            try:
                ty = substitute(definition.ty, args)
            except CyclicDefinition as cycle:
                raise _alias_cycle(cycle.definition) from None
        elif isinstance(definition, ForeignTypeDef):
            ty = T.foreign(definition)
        elif isinstance(definition, TraitDef):
            if res.rest:
                raise _ambiguous(path.span)
            if self.scope.module.crate.edition < 2021:
                return self._dyn(ast.TraitObjectType(path.span, [ast.Bound(path)]))
            raise Rejected(
                "expected a type, found a trait",
                path.span,
                code="E0782",
                helps=[f"you can add the `dyn` keyword if you want a trait object: `dyn {path_text(path)}`"],
            )
        else:
            raise Rejected(
                f"expected type, found {describe(definition)} `{path_text(path)}`",
                path.span,
                kind="name",
                code="E0573",
                label="not a type",
            )
        for rest in res.rest:
            ty = self._assoc(ty, rest, of_self, path.span)
            of_self = False
        return ty

    def _type_args(self, definition: AdtDef | AliasDef, segment: ast.Segment, span: Span) -> tuple[Ty, ...]:
        generics = definition.generics
        if segment.args is None and not generics.params:
            return ()
        return self.args(generics, segment.args, None, (), definition, segment.ident.span)

    def _qualified(self, node: ast.PathType) -> Ty:
        qself = cast(ast.QSelf, node.qself)
        self_ty = self.ty(qself.ty)
        segments = node.path.segments
        if qself.position == 0:
            ty = self_ty
            is_self = isinstance(qself.ty, ast.PathType) and path_text(qself.ty.path) == "Self"
            for segment in segments:
                ty = self._assoc(ty, segment, is_self, node.span)
            return ty
        trait_path = ast.Path(segments[: qself.position], node.path.span, node.path.leading)
        ref = self.trait_ref(trait_path, self_ty)
        ty = self_ty
        for i, segment in enumerate(segments[qself.position :]):
            if i:
                ty = self._assoc(ty, segment, False, node.span)
                continue
            assoc = ref.trait.items.get(segment.ident.name)
            if not isinstance(assoc, AssocTyDef):
                raise Rejected(
                    f"cannot find associated type `{segment.ident.name}` in trait `{ref.trait.name}`",
                    segment.ident.span,
                    kind="name",
                    code="E0576",
                    label=f"not found in `{ref.trait.name}`",
                )
            ty = self._projection(assoc, ref.args, segment)
        return ty

    def _projection(self, assoc: AssocTyDef, args: tuple[Ty, ...], segment: ast.Segment) -> Ty:
        if assoc.generics.params or segment.args is not None:
            args = self.args(assoc.generics, segment.args, None, args, assoc, segment.ident.span)
        return T.alias(assoc, args)

    def _assoc(self, base: Ty, segment: ast.Segment, of_self: bool, span: Span) -> Ty:
        """`base::Name`: through the bounds of a parameter, or the impl's trait for `Self`."""
        name = segment.ident.name
        container = self.scope.container
        found: list[tuple[AssocTyDef, tuple[Ty, ...]]] = []
        if of_self and isinstance(container, ImplDef) and container.trait_ref is not None:
            found = assoc_of_trait(container.trait_ref.trait, container.trait_ref.args, name)
        if isinstance(base, T.Param):
            found = found or self._through_bounds(base, name)
        elif found:
            pass
        elif isinstance(base, T.Adt) and any(v.name == name for v in base.definition.variants):
            raise Rejected(
                f"expected type, found variant `{show(base)}::{name}`",
                span,
                kind="name",
                code="E0573",
                label="not a type",
            )
        else:
            raise _ambiguous(span)
        if not found:
            raise Rejected(
                f"associated type `{name}` not found for `{show(base) if not of_self else 'Self'}`",
                segment.ident.span,
                code="E0220",
                label=f"associated type `{name}` not found",
            )
        if len(found) > 1:
            raise Rejected(
                f"ambiguous associated type `{name}` in bounds of `{show(base)}`",
                span,
                code="E0221",
                label=f"ambiguous associated type `{name}`",
            )
        return self._projection(found[0][0], found[0][1], segment)

    def _through_bounds(self, param: T.Param, name: str) -> list[tuple[AssocTyDef, tuple[Ty, ...]]]:
        out: list[tuple[AssocTyDef, tuple[Ty, ...]]] = []
        generics = self.scope.generics
        if isinstance(self.scope.container, TraitDef) and param.index == 0:
            trait = self.scope.container
            own = trait.items.get(name)
            if isinstance(own, AssocTyDef):
                return [(own, identity_args(trait.generics))]
        while generics is not None:
            inner = Lower(generics.scope) if generics.scope is not None else self
            for subject, bounds in generics.bound_asts:
                if subject != param.index:
                    continue
                for bound in bounds:
                    if bound.maybe:
                        continue
                    trait = inner.scope.resolve_trait(bound.path)
                    if not _may_have_assoc(trait, name):
                        continue
                    ref = inner.trait_ref(bound.path, param)
                    for found in assoc_of_trait(trait, ref.args, name):
                        if found not in out:
                            out.append(found)
            generics = generics.parent
        return out

    # ------------------------------------------------------------ generic arguments

    def args(
        self,
        generics: Generics,
        written: ast.GenericArgs | None,
        self_ty: Ty | None,
        parent: tuple[Ty, ...],
        what: Any,
        span: Span | None,
        infer: bool = False,
    ) -> tuple[Ty, ...]:
        """See Scope.lower_args. With `infer`, all are fresh if none are written."""
        out = list(parent)
        if self_ty is not None:
            out.append(self_ty)
        elif written is not None and written.bindings:
            raise Rejected(
                "associated item constraints are not allowed here",
                written.bindings[0].name.span,
                code="E0229",
                label="associated item constraint not allowed here",
            )
        params = generics.all_params()[len(out) :]
        given = written.args if written is not None else []
        explicit = [p for p in params if not p.synthetic]
        if len(given) > len(explicit):
            raise _wrong_count(what, explicit, len(given), written, span)
        at = 0
        for param in params:
            if param.synthetic or (infer and not given):
                out.append(self._fresh_for(param.const_ty is not None, span))
            elif at < len(given):
                out.append(self._arg(given[at], param.const_ty))
                at += 1
            elif param.default is not None:
                default = param.default()
                out.append(substitute(default, tuple(out)))
            else:
                raise _wrong_count(what, explicit, len(given), written, span)
        return tuple(out)

    def _fresh_for(self, const: bool, span: Span | None) -> Ty:
        make = self.fresh_const if const else self.fresh
        if make is None:
            raise Rejected("generic arguments must be given here", cast(Span, span), code="E0107")
        return make(cast(Span, span))

    def _arg(self, node: ast.Type | ast.ConstArg, const_ty: Ty | None) -> Ty:
        if const_ty is None:
            if isinstance(node, ast.ConstArg):
                raise Rejected(
                    "constant provided when a type was expected",
                    node.expr.span,
                    code="E0747",
                )
            return self.ty(node)
        if isinstance(node, ast.ConstArg):
            return self.const(node.expr, const_ty)
        if isinstance(node, ast.InferType):
            return self._fresh_for(True, node.span)
        if isinstance(node, ast.PathType) and node.qself is None:
            return self.const(ast.PathExpr(node.span, node.path), const_ty)
        raise Rejected("type provided when a constant was expected", node.span, code="E0747")

    def const(self, expr: ast.Expr, ty: Ty) -> Ty:
        """A constant term of type `ty` for an expression."""
        from engine.types.const_fold import const_term

        if isinstance(expr, ast.Underscore):
            return self._fresh_for(True, expr.span) if self.fresh_const is not None else self._infer(expr.span)
        return const_term(self.scope, expr, ty)

    # ------------------------------------------------------------ bounds

    def trait_ref(self, path: ast.Path, self_ty: Ty) -> TraitRef:
        """The trait that `path` names, with all its arguments for `self_ty`."""
        trait = self.scope.resolve_trait(path)
        segment = path.segments[-1]
        written = segment.args
        if written is not None and written.parenthesized:
            inputs = T.tuple_of(tuple([self.ty(cast(ast.Type, a)) for a in written.args]))
            return TraitRef(trait, (self_ty, inputs))
        if written is None and len(trait.generics.params) == 1:
            return TraitRef(trait, (self_ty,))
        return TraitRef(trait, self.args(trait.generics, written, self_ty, (), trait, segment.ident.span))

    def bound(self, bound: ast.Bound, self_ty: Ty, out: list[Predicate]) -> TraitRef | None:
        """The predicates of `self_ty: bound`, its associated type bindings included. None for `?Trait`."""
        if bound.maybe:
            return None
        ref = self.trait_ref(bound.path, self_ty)
        span = bound.path.span
        out.append(TraitPredicate(ref, span))
        written = bound.path.segments[-1].args
        if written is None:
            return ref
        if written.parenthesized:
            ret = T.UNIT if written.output is None else self.ty(written.output)
            self._bind(ref, "Output", ret, span, out)
        for binding in written.bindings:
            if binding.ty is not None:
                self._bind(ref, binding.name.name, self.ty(binding.ty), binding.name.span, out)
            if binding.bounds:
                assoc, args = self._bound_assoc(ref, binding.name.name, binding.name.span)
                for inner in binding.bounds:
                    self.bound(inner, T.alias(assoc, args), out)
        return ref

    def _bound_assoc(self, ref: TraitRef, name: str, span: Span) -> tuple[AssocTyDef, tuple[Ty, ...]]:
        found = assoc_of_trait(ref.trait, ref.args, name)
        if not found:
            raise Rejected(
                f"associated type `{name}` not found for `{ref.trait.name}`",
                span,
                code="E0220",
                label=f"associated type `{name}` not found",
            )
        if len(found) > 1:
            raise Rejected(
                f"ambiguous associated type `{name}` in bounds of `{ref.trait.name}`",
                span,
                code="E0221",
            )
        if found[0][0].generics.params:
            raise unsupported("generic-associated-bindings", span)
        return found[0]

    def _bind(self, ref: TraitRef, name: str, ty: Ty, span: Span, out: list[Predicate]) -> None:
        assoc, args = self._bound_assoc(ref, name, span)
        out.append(ProjectionPredicate(assoc, args, ty, span))

    # ------------------------------------------------------------ dyn and impl

    def _dyn(self, node: ast.TraitObjectType) -> Ty:
        from engine.types.objects import object_type

        return object_type(self, node)

    def _impl(self, node: ast.ImplTraitType) -> Ty:
        generics = self.scope.generics
        while generics is not None:
            param = generics.impl_traits.get(id(node))
            if param is not None:
                return param
            generics = generics.parent
        owner = self.opaque_owner
        if owner is None:
            raise Rejected(
                "`impl Trait` is not allowed outside of function and inherent method argument and return types",
                node.span,
                code="E0562",
            )
        definition = lazy(OpaqueDef, _fill_opaque(self, node), owner=owner, index=len(owner.opaques))
        owner.opaques.append(definition)
        return T.opaque(definition, identity_args(owner.generics))


def _fill_opaque(lower: Lower, node: ast.ImplTraitType) -> Any:
    def fill(definition: OpaqueDef, name: str) -> None:
        self_ty = T.opaque(definition, identity_args(definition.owner.generics))
        out: list[Predicate] = []
        for bound in node.bounds:
            lower.bound(bound, self_ty, out)
        if not any(b.maybe for b in node.bounds):
            sized = TraitRef(lower.scope.program.lang_item("sized"), (self_ty,))
            out.append(TraitPredicate(sized, node.span))
        definition.bounds = out

    return fill


def identity_args(generics: Generics) -> tuple[Ty, ...]:
    """An item's own parameters as its arguments."""
    return tuple(
        [
            T.const_param(p.index, p.name) if p.const_ty is not None else T.param(p.index, p.name)
            for p in generics.all_params()
        ]
    )


def _may_have_assoc(trait: TraitDef, name: str) -> bool:
    if isinstance(trait.items.get(name), AssocTyDef):
        return True
    return any(_may_have_assoc(ref.trait, name) for ref in trait.supertraits)


def mentions_error(ty: Ty) -> bool:
    """Whether a placeholder for an erased Self is inside."""
    return bool(ty.flags & HAS_ERROR)


def _ambiguous(span: Span) -> Rejected:
    return Rejected("ambiguous associated type", span, code="E0223")


def _alias_cycle(definition: Any) -> Rejected:
    name, span = definition.name, definition.span
    if isinstance(definition, ConstDef):
        return Rejected(f"cycle detected when simplifying constant `{name}`", span, code="E0391")
    return Rejected(
        f"cycle detected when expanding type alias `{name}`",
        span,
        code="E0391",
        notes=[
            f"...which immediately requires expanding type alias `{name}` again",
            "type aliases cannot be recursive",
        ],
    )


def _wrong_count(
    what: Any, params: list[Any], given: int, written: ast.GenericArgs | None, span: Span | None
) -> Rejected:
    noun = describe(what) if what is not None else "item"
    name = getattr(what, "name", "")
    required = sum(1 for p in params if p.default is None)
    at = cast(Span, span if span is not None else written.span if written is not None else None)
    many = "at least " if given < required < len(params) else "at most " if required < len(params) else ""
    wanted = len(params) if given > len(params) else required
    if given == 0 and written is None:
        return Rejected(
            f"missing generics for {noun} `{name}`",
            at,
            code="E0107",
            label=f"expected {many}{wanted} generic argument{'s' * (wanted != 1)}",
        )
    verb = "was" if given == 1 else "were"
    return Rejected(
        f"{noun} takes {many}{wanted} generic argument{'s' * (wanted != 1)} but {given} generic "
        f"argument{'s' * (given != 1)} {verb} supplied",
        at,
        code="E0107",
        label=f"expected {many}{wanted} generic argument{'s' * (wanted != 1)}",
    )


_LOWER: dict[type, Any] = {
    ast.PathType: Lower._path,
    ast.RefType: Lower._ref,
    ast.PtrType: Lower._ptr,
    ast.SliceType: Lower._slice,
    ast.ArrayType: Lower._array,
    ast.TupleType: Lower._tuple,
    ast.NeverType: Lower._never,
    ast.InferType: Lower._placeholder,
    ast.FnPtrType: Lower._fn_ptr,
    ast.TraitObjectType: Lower._dyn,
    ast.ImplTraitType: Lower._impl,
}
