"""Definitions from items. What a definition is (its name and place) is known at once; signatures, bounds and fields
are lowered when first read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types import attrs as A
from engine.types import ty as T
from engine.types.defs import (
    LATER,
    AdtDef,
    AliasDef,
    AssocTyDef,
    ConstDef,
    FieldDef,
    FnDef,
    FnSig,
    ForeignTypeDef,
    Generics,
    ImplDef,
    Module,
    OpaqueDef,
    Predicate,
    ProjectionPredicate,
    StaticDef,
    TraitDef,
    TraitPredicate,
    TraitRef,
    VariantDef,
    lazy,
)
from engine.types.generics import EMPTY, build_generics
from engine.types.lower import Lower, identity_args
from engine.types.returned import as_seen_by_users
from engine.types.scope import Scope
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = [
    "make_adt",
    "make_alias",
    "make_const",
    "make_fn",
    "make_foreign_type",
    "make_impl",
    "make_static",
    "make_trait",
    "scope_of",
]

Container = ImplDef | TraitDef


def _scope(program: Program, module: Module, container: Container | None, owner: Any) -> Scope:
    if container is None:
        return Scope(program, module, home=module, owner=owner)
    if isinstance(container, TraitDef):
        return Scope(program, module, container.generics, T.param(0, "Self"), container, module, owner)
    return Scope(program, module, container.generics, container.self_ty, container, module, owner)


def scope_of(program: Program, definition: Any) -> Scope:
    """The scope of a definition's signature and body."""
    container = getattr(definition, "container", None)
    scope = _scope(program, definition.module, container, definition)
    generics = getattr(definition, "generics", None)
    if generics is not None and generics is not scope.generics:
        scope.generics = generics
    if isinstance(definition, AdtDef):
        scope.self_ty = T.adt(definition, identity_args(definition.generics))
    elif isinstance(definition, TraitDef):
        scope.self_ty, scope.container = T.param(0, "Self"), definition
    elif isinstance(definition, ImplDef):
        scope.self_ty, scope.container = definition.self_ty, definition
    return scope


# ---------------------------------------------------------------- functions


def make_fn(
    program: Program,
    module: Module,
    node: ast.Fn,
    container: Container | None = None,
    foreign_abi: str | None = None,
) -> FnDef:
    """A function or method. In an extern block, `foreign_abi` is the block's ABI."""

    def fill(definition: FnDef, name: str) -> None:
        scope = _scope(program, module, container, definition)
        if name == "generics":
            definition.generics = build_generics(
                scope,
                node.generics,
                container.generics if container is not None else None,
                arguments=[p.ty for p in node.params],
            )
            return
        generics = definition.generics
        inner = Scope(program, module, generics, scope.self_ty, container, module, definition)
        lower = Lower(inner)
        params = tuple([lower.ty(p.ty) for p in node.params])
        ret: Ty = T.UNIT if node.ret is None else Lower(inner, opaque_owner=definition).ty(node.ret)
        if node.is_async:
            ret = _future_of(program, definition, ret, node)
        if isinstance(container, TraitDef):
            ret = as_seen_by_users(ret, definition)
        unsafe = node.unsafe
        abi = foreign_abi if foreign_abi is not None else node.abi
        definition.sig = FnSig(params, ret, unsafe, abi, node.variadic)

    attrs = node.attrs
    foreign = None
    if foreign_abi is not None:
        link = A.find(attrs, "link_name")
        foreign = (A.string_value(link) if link is not None else None) or node.ident.name
    intrinsic = node.ident.name if attrs and A.has(attrs, "rustc_intrinsic") else None
    return lazy(
        FnDef,
        fill,
        name=node.ident.name,
        module=module,
        container=container,
        ast=node,
        span=node.ident.span,
        self_kind=node.self_kind,
        intrinsic=intrinsic,
        foreign=foreign,
        lang=A.lang_of(attrs) if attrs else None,
        track_caller=bool(attrs) and A.has(attrs, "track_caller"),
        no_writable=bool(attrs) and A.has(attrs, "rustc_no_writable"),
        const=node.const,
        attrs=attrs,
        parent_body=module.owner,
    )


def _future_of(program: Program, definition: FnDef, output: Ty, node: ast.Fn) -> Ty:
    """The opaque type that a call of an `async fn` has: `impl Future<Output = …>`."""

    def fill(opaque: OpaqueDef, name: str) -> None:
        ref = TraitRef(program.lang_item("future_trait"), (self_ty,))
        sized = TraitRef(program.lang_item("sized"), (self_ty,))
        assoc: AssocTyDef = ref.trait.items["Output"]
        span = node.ident.span
        opaque.bounds = [
            TraitPredicate(ref, span),
            ProjectionPredicate(assoc, (self_ty,), output, span),
            TraitPredicate(sized, span),
        ]

    made = lazy(OpaqueDef, fill, owner=definition, index=len(definition.opaques), output=output)
    definition.opaques.append(made)
    self_ty = T.opaque(made, identity_args(definition.generics))
    return self_ty


# ---------------------------------------------------------------- data types


def make_adt(program: Program, module: Module, node: ast.Struct | ast.Enum | ast.Union) -> AdtDef:
    """A struct, enum or union with its variants; their fields come later."""
    kind = "enum" if isinstance(node, ast.Enum) else "struct" if isinstance(node, ast.Struct) else "union"

    def fill(definition: AdtDef, name: str) -> None:
        definition.generics = build_generics(Scope(program, module, home=module, owner=definition), node.generics, None)
        # the bounds may say `Self`
        if definition.generics.scope is not None:
            definition.generics.scope.self_ty = T.adt(definition, identity_args(definition.generics))

    definition = lazy(
        AdtDef,
        fill,
        name=node.ident.name,
        module=module,
        kind=kind,
        variants=[],
        repr=A.repr_of(node.attrs),
        ast=node,
        span=node.ident.span,
        lang=A.lang_of(node.attrs),
        attrs=node.attrs,
    )
    if isinstance(node, ast.Enum):
        if len({v.ident.name for v in node.variants}) < len(node.variants):
            _duplicate_variant(node)
        for index, v in enumerate(node.variants):
            definition.variants.append(_variant(program, definition, v.ident, index, v.kind, v.fields, v))
    else:
        shape = node.kind if isinstance(node, ast.Struct) else "named"
        definition.variants.append(_variant(program, definition, node.ident, 0, shape, node.fields, None))
    return definition


def _duplicate_variant(node: ast.Enum) -> None:
    seen: set[str] = set()
    for v in node.variants:
        if v.ident.name in seen:
            raise Rejected(
                f"the name `{v.ident.name}` is defined multiple times",
                v.ident.span,
                kind="name",
                code="E0428",
                label=f"`{v.ident.name}` redefined here",
            )
        seen.add(v.ident.name)


def _variant(
    program: Program,
    adt: AdtDef,
    ident: ast.Ident,
    index: int,
    kind: str,
    fields: list[ast.FieldDef],
    node: ast.Variant | None,
) -> VariantDef:
    def fill(definition: VariantDef, name: str) -> None:
        if name == "fields":
            scope = scope_of(program, adt)
            lower = Lower(scope)
            public = adt.kind == "enum"
            definition.fields = [
                FieldDef(f.ident.name, lower.ty(f.ty), public or f.public, f.ident.span) for f in fields
            ]
        elif name == "ctor":
            definition.ctor = _ctor(definition) if kind == "tuple" else None
        else:
            _fill_discriminants(program, adt)

    definition = lazy(
        VariantDef,
        fill,
        name=ident.name,
        adt=adt,
        index=index,
        kind=kind,
        ctor=LATER,
        span=ident.span,
        ast=node,
        discriminant=LATER,
        lang=A.lang_of(node.attrs) if node is not None else None,
    )
    if adt.kind != "enum":
        definition.discriminant = 0
    return definition


def _ctor(variant: VariantDef) -> FnDef:
    """The constructor function of a tuple struct or variant."""
    adt = variant.adt

    def fill(definition: FnDef, name: str) -> None:
        if name == "generics":
            definition.generics = adt.generics
        else:
            ret = T.adt(adt, identity_args(adt.generics))
            definition.sig = FnSig(tuple([f.ty for f in variant.fields]), ret)

    return lazy(
        FnDef,
        fill,
        name=variant.name,
        module=adt.module,
        container=None,
        ast=None,
        span=cast(Span, variant.span),
        ctor=variant,
        const=True,
    )


def _fill_discriminants(program: Program, adt: AdtDef) -> None:
    """Explicit discriminants, and one more than the one before for the others. Raises Rejected E0081, E0370."""
    from engine.types.const_fold import evaluate

    ty = T.INTS[adt.repr.int] if adt.repr.int is not None else T.ISIZE
    value = -1
    seen: dict[int, VariantDef] = {}
    for variant in adt.variants:
        node = cast(ast.Variant, variant.ast)
        if node.discriminant is not None:
            value = evaluate(scope_of(program, adt), node.discriminant, ty)
        else:
            value += 1
            if value > ty.max:
                raise Rejected(
                    "enum discriminant overflowed",
                    cast(Span, variant.span),
                    code="E0370",
                    label=f"overflowed on value after {value - 1}",
                )
        if value in seen:
            raise Rejected(f"discriminant value `{value}` assigned more than once", adt.span, code="E0081")
        seen[value] = variant
        variant.discriminant = value


# ---------------------------------------------------------------- constants, statics, aliases


def make_const(program: Program, module: Module, node: ast.Const, container: Container | None = None) -> ConstDef:
    """A constant; generic over its container's parameters."""

    def fill(definition: ConstDef, name: str) -> None:
        scope = _scope(program, module, container, definition)
        if name == "generics":
            definition.generics = Generics(container.generics) if container is not None else EMPTY
        else:
            definition.ty = Lower(scope).ty(node.ty)

    return lazy(
        ConstDef,
        fill,
        name=node.ident.name,
        module=module,
        container=container,
        expr=node.value,
        span=node.ident.span,
        parent_body=module.owner,
    )


def make_static(program: Program, module: Module, node: ast.Static, foreign: bool = False) -> StaticDef:
    """A static variable."""

    def fill(definition: StaticDef, name: str) -> None:
        definition.ty = Lower(_scope(program, module, None, definition)).ty(node.ty)

    definition = lazy(
        StaticDef,
        fill,
        name=node.ident.name,
        module=module,
        expr=node.value,
        mutable=node.mutable,
        span=node.ident.span,
        ty_span=node.ty.span,
        foreign=foreign,
        thread_local=A.has(node.attrs, "thread_local"),
        allocator=A.has(node.attrs, "global_allocator"),
        parent_body=module.owner,
    )
    if definition.allocator:
        if program.allocator is not None:
            raise Rejected("cannot define multiple global allocators", node.span)
        program.allocator = definition
    return definition


def make_alias(program: Program, module: Module, node: ast.TypeAlias) -> AliasDef:
    """A type alias (not an associated type)."""

    def fill(definition: AliasDef, name: str) -> None:
        scope = _scope(program, module, None, definition)
        if name == "generics":
            definition.generics = build_generics(scope, node.generics, None)
            return
        if node.ty is None:
            raise Rejected("free type alias without body", node.span)
        definition.ty = Lower(scope.with_generics(definition.generics)).ty(node.ty)

    return lazy(AliasDef, fill, name=node.ident.name, module=module, span=node.ident.span)


def make_foreign_type(module: Module, node: ast.TypeAlias) -> ForeignTypeDef:
    """An `extern type`."""
    return ForeignTypeDef(node.ident.name, module, node.ident.span, node.attrs)


# ---------------------------------------------------------------- traits and impls


def make_trait(program: Program, module: Module, node: ast.Trait) -> TraitDef:
    """A trait; its items are made when first looked at."""

    def fill(definition: TraitDef, name: str) -> None:
        if name == "generics":
            scope = Scope(program, module, None, T.param(0, "Self"), definition, module, definition)
            definition.generics = build_generics(
                scope, node.generics, None, trait=definition, supertraits=node.supertraits
            )
        elif name == "supertraits":
            definition.supertraits = _supertraits(definition)
        else:
            _fill_trait_items(program, definition, node)

    return lazy(
        TraitDef,
        fill,
        name=node.ident.name,
        module=module,
        lang=A.lang_of(node.attrs),
        auto=node.auto,
        unsafe=node.unsafe,
        span=node.ident.span,
        order=LATER,
        ast=node,
        attrs=node.attrs,
    )


def _supertraits(trait: TraitDef) -> list[TraitRef]:
    """Bounds on Self, in the header or in where clauses."""
    self_ty = T.param(0, "Self")
    generics = trait.generics
    lower = Lower(cast(Scope, generics.scope))
    return [
        lower.trait_ref(bound.path, self_ty)
        for subject, bounds in generics.bound_asts
        if subject == 0
        for bound in bounds
        if not bound.maybe
    ]


def _fill_trait_items(program: Program, trait: TraitDef, node: ast.Trait) -> None:
    items: dict[str, Any] = {}
    order: list[FnDef] = []
    for item in node.items:
        if isinstance(item, ast.Fn):
            made: Any = make_fn(program, trait.module, item, trait)
            order.append(made)
        elif isinstance(item, ast.Const):
            made = make_const(program, trait.module, item, trait)
        else:
            made = _make_assoc(program, trait, cast(ast.TypeAlias, item))
        if made.name in items:
            raise Rejected(
                f"the name `{made.name}` is defined multiple times",
                made.span,
                kind="name",
                code="E0428",
                label=f"`{made.name}` redefined here",
            )
        items[made.name] = made
    trait.items, trait.order = items, order


def _make_assoc(program: Program, trait: TraitDef, node: ast.TypeAlias) -> AssocTyDef:
    def fill(definition: AssocTyDef, name: str) -> None:
        scope = _scope(program, trait.module, trait, definition)
        if name == "generics":
            definition.generics = build_generics(scope, node.generics, trait.generics)
            return
        lower = Lower(scope.with_generics(definition.generics))
        if name == "default":
            definition.default = None if node.ty is None else lower.ty(node.ty)
            return
        self_ty = T.alias(definition, identity_args(definition.generics))
        out: list[Predicate] = []
        if not any(b.maybe for b in node.bounds):
            sized = program.lang_item("sized")
            out.append(TraitPredicate(TraitRef(sized, (self_ty,)), node.ident.span))
        for bound in node.bounds:
            lower.bound(bound, self_ty, out)
        for where in cast(ast.Trait, trait.ast).generics.where:  # `where Self::Item: Bound` on the trait counts too
            if _names_own(where.ty, definition.name):
                for bound in where.bounds:
                    lower.bound(bound, self_ty, out)
        definition.bounds = out

    return lazy(
        AssocTyDef,
        fill,
        name=node.ident.name,
        trait=trait,
        bounds=LATER,
        default=LATER,
        span=node.ident.span,
        attrs=node.attrs,
    )


def _names_own(node: ast.Type, name: str) -> bool:
    if not isinstance(node, ast.PathType) or node.qself is not None:
        return False
    return [s.ident.name for s in node.path.segments] == ["Self", name]


def make_impl(program: Program, module: Module, node: ast.Impl) -> ImplDef:
    """An impl; everything about it is found out when first asked for."""

    def fill(definition: ImplDef, name: str) -> None:
        if name == "generics":
            scope = Scope(program, module, None, None, None, module, definition)
            definition.generics = build_generics(scope, node.generics, None)
            if definition.generics.scope is not None:
                definition.generics.scope.container = definition  # from which the bounds learn what `Self` is
        elif name == "self_ty":
            scope = Scope(program, module, definition.generics, None, None, module, definition)
            definition.self_ty = Lower(scope).ty(node.ty)
        elif name == "trait_ref":
            if node.trait_path is None:
                definition.trait_ref = None
            else:
                scope = Scope(program, module, definition.generics, definition.self_ty, None, module, definition)
                definition.trait_ref = Lower(scope).trait_ref(node.trait_path, definition.self_ty)
        else:
            _fill_impl_items(program, definition, node)

    return lazy(
        ImplDef,
        fill,
        module=module,
        negative=node.negative,
        span=node.span,
        assoc_generics=LATER,
        ast=node,
        attrs=node.attrs,
    )


def _fill_impl_items(program: Program, impl: ImplDef, node: ast.Impl) -> None:
    items: dict[str, Any] = {}
    types: dict[str, ast.TypeAlias] = {}
    for item in node.items:
        if isinstance(item, ast.TypeAlias):
            name, span = item.ident.name, item.ident.span
            before = types[name].ident.span if name in types else None
            types[name] = item
        else:
            made: Any
            if isinstance(item, ast.Fn):
                made = make_fn(program, impl.module, item, impl)
            else:
                made = make_const(program, impl.module, cast(ast.Const, item), impl)
            name, span = made.name, made.span
            before = items[name].span if name in items else None
            items[name] = made
        if before is not None and node.trait_path is None:
            raise Rejected(f"duplicate definitions with name `{name}`", before, kind="name", code="E0592")
        if before is not None:
            raise Rejected(f"duplicate definitions with name `{name}`:", span, kind="name", code="E0201")
    impl.items = items
    impl.assoc_generics, impl.assoc_types = {}, _AssocTypes()
    scope = _scope(program, impl.module, impl, impl)
    for name, alias in types.items():
        generics = build_generics(scope, alias.generics, impl.generics)
        impl.assoc_generics[name] = generics
        impl.assoc_types.pending[name] = (scope.with_generics(generics), alias)


class _AssocTypes(dict[str, Ty]):
    """An impl's associated types, lowered when first looked up: they may mention each other."""

    def __init__(self) -> None:
        super().__init__()
        self.pending: dict[str, tuple[Scope, ast.TypeAlias]] = {}

    def __missing__(self, name: str) -> Ty:
        scope, node = self.pending[name]
        if node.ty is None:
            raise Rejected("associated type in `impl` without body", node.span)
        self[name] = found = Lower(scope).ty(node.ty)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """As for any dict."""
        return self[name] if name in self.pending else default

    def __contains__(self, name: object) -> bool:
        return name in self.pending
