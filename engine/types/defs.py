"""Definitions: what names stand for after collection. Types in them are generic (`Param`s of their `Generics`).

Everything here is filled in by `resolve` and `collect` (lazily where marked) and read-only afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeVar

from engine.records import defaults_of, field_names, record
from engine.source import Span
from engine.syntax.ast import Attr, Expr, Fn, LintLevel
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.thir import Body


class Named:
    """Shows itself by its name alone: definitions refer to each other in circles."""

    __slots__ = ()

    def __repr__(self) -> str:
        try:
            name = object.__getattribute__(self, "name")
        except AttributeError:
            name = ""
        return f"<{type(self).__name__} {name}>"


class Lazy(Named):
    """A definition some of whose slots may be left unset: reading one runs `fill(self, its name)`, which sets it.

    The library has thousands of items and a program touches few of them, so signatures, bounds and fields are
    lowered when first asked for. Once set, a slot costs nothing extra.
    """

    __slots__ = ("fill",)
    fill: Callable[[Any, str], None]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "fill" or name not in field_names(type(self)):
                raise AttributeError(name)
            key = (id(self), name)
            if key in _filling:
                raise CyclicDefinition(self, name)
            fill = object.__getattribute__(self, "fill")
            _filling.add(key)
            try:
                fill(self, name)
            finally:
                _filling.discard(key)
            return object.__getattribute__(self, name)


_filling: set[tuple[int, str]] = set()
_T = TypeVar("_T", bound=Lazy)
_defaults: dict[type, list[tuple[str, Any, Callable[[], Any] | None]]] = {}


class CyclicDefinition(Exception):  # noqa: N818 - it is turned into a Rejected where the span is known
    """Reading `name` of `definition` needs `name` of `definition`."""

    def __init__(self, definition: Any, name: str) -> None:
        super().__init__(f"{type(definition).__name__}.{name}")
        self.definition, self.name = definition, name


def lazy(cls: type[_T], fill: Callable[[Any, str], None], **known: Any) -> _T:
    """An instance of a definition class with the slots in `known` set; the other slots without default are filled by
    `fill` when first read."""
    defaults = _defaults.get(cls)
    if defaults is None:
        defaults = _defaults[cls] = defaults_of(cls)
    made = cls.__new__(cls)
    made.fill = fill
    for name, default, factory in defaults:
        if name not in known:
            setattr(made, name, default if factory is None else factory())
    for name, value in known.items():
        if value is not LATER:
            setattr(made, name, value)
    return made


LATER = object()  # as a value for `lazy`: a slot that has a default but is filled when first read


@record
class Module(Named):
    """A module (or a block with items: `name` is "" then and `parent` the enclosing scope).

    `types`, `values` map a name to what is declared here under it (types: Module, AdtDef, TraitDef, AliasDef,
    ForeignTypeDef; values: FnDef, ConstDef, StaticDef, VariantDef for constructors); imports are resolved when asked
    for (`imports.lookup`). `private_types`, `private_values` are the names not visible outside of the module.
    `definitions` are all definitions made here, also nameless ones, in source order; `owner` is the function or
    constant whose body a block belongs to.
    """

    name: str
    parent: Module | None
    crate: Crate
    types: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    is_block: bool = False
    public: bool = True
    span: Span | None = None
    owner: Any = None
    private_types: set[str] = field(default_factory=set)
    private_values: set[str] = field(default_factory=set)
    definitions: list[Any] = field(default_factory=list)
    imports: dict[str, list[Any]] = field(default_factory=dict)
    globs: list[Any] = field(default_factory=list)
    found: dict[tuple[str, str], Any] = field(default_factory=dict)
    traits: list[TraitDef] | None = None
    outer: Any = None  # for blocks: the Scope around them

    def path(self) -> str:
        """`a::b` from the crate's root ("" at the root), blocks left out; with `std::` for the library."""
        names: list[str] = []
        module: Module | None = self
        while module is not None:
            if module.name:
                names.append(module.name)
            module = module.parent
        return "::".join(reversed(names))


@record
class Crate(Named):
    """`name` is `"std"` or `""`; the root module of std is named `std`. `impls` are all impls in definition order."""

    name: str
    root: Module
    edition: int
    impls: list[ImplDef] = field(default_factory=list)
    file: Any = None
    std: Crate | None = None  # the library; None for the library itself
    levels: list[LintLevel] = field(default_factory=list)
    visible: Any = None  # what `imports.visible_modules` found, or what stands for it
    prelude: Any = None  # (Module | None,) once looked for


@record
class TraitRef:
    """`args[0]: trait<args[1..]>`."""

    trait: TraitDef
    args: tuple[Ty, ...]


@record
class TraitPredicate:
    """A where-clause or obligation `args[0]: trait<args[1..]>`."""

    ref: TraitRef
    span: Span | None = None


@record
class ProjectionPredicate:
    """`<args[0] as Trait<..>>::assoc == ty`."""

    assoc: AssocTyDef
    args: tuple[Ty, ...]
    ty: Ty
    span: Span | None = None


Predicate = TraitPredicate | ProjectionPredicate


@record
class GenericParamDef:
    """`const_ty` is set for const parameters. `default` is computed on demand (None without)."""

    name: str
    index: int
    const_ty: Ty | None = None
    default: Callable[[], Ty] | None = None
    span: Span | None = None
    synthetic: bool = False  # from `impl Trait` in argument position


@record
class Generics(Lazy):
    """`params` are the item's own; `parent_count` are numbered before them. `predicates` are the item's own bounds
    including implied `Sized` ones; for a trait they start with `Self: Trait` and hold the supertraits."""

    parent: Generics | None = None
    params: list[GenericParamDef] = field(default_factory=list)
    predicates: list[Predicate] = field(default_factory=list)
    bound_asts: list[Any] = field(default_factory=list)  # (type or parameter index, bounds), as written
    impl_traits: dict[int, Ty] = field(default_factory=dict)  # `impl Trait` in argument position, by id of its node
    scope: Any = None

    @property
    def parent_count(self) -> int:
        return self.parent.count if self.parent is not None else 0

    @property
    def count(self) -> int:
        return self.parent_count + len(self.params)

    def all_params(self) -> list[GenericParamDef]:
        return (self.parent.all_params() if self.parent is not None else []) + self.params

    def all_predicates(self) -> list[Predicate]:
        return (self.parent.all_predicates() if self.parent is not None else []) + self.predicates


Bytes = int


@record
class Repr:
    """`int` is the name of an explicit discriminant type; `align`/`packed` in bytes or None."""

    c: bool = False
    transparent: bool = False
    int: str | None = None
    align: Bytes | None = None
    packed: Bytes | None = None


@record
class FieldDef:
    name: str
    ty: Ty
    public: bool
    span: Span


@record
class VariantDef(Lazy):
    """A variant, or the single variant of a struct or union. `kind` is `named`, `tuple` or `unit`.

    `ctor` is the constructor function of tuple kinds. `discriminant` is the value (known after collection).
    """

    name: str
    adt: AdtDef
    index: int
    kind: str
    fields: list[FieldDef]
    discriminant: int = 0
    ctor: FnDef | None = None
    span: Span | None = None
    ast: Any = None
    lang: str | None = None


@record
class AdtDef(Lazy):
    """`kind` is `struct`, `enum` or `union`. `lang` is the lang-item name if any (`owned_box`, `unsafe_cell`,
    `manually_drop`, `maybe_dangling`, `phantom_data`, `unsafe_pinned`, …)."""

    name: str
    module: Module
    kind: str
    generics: Generics
    variants: list[VariantDef]
    repr: Repr
    ast: Any
    span: Span
    lang: str | None = None
    attrs: list[Attr] = field(default_factory=list)

    @property
    def struct(self) -> VariantDef:
        """The only variant of a struct or union."""
        return self.variants[0]


@record
class ForeignTypeDef(Named):
    name: str
    module: Module
    span: Span | None = None
    attrs: list[Attr] = field(default_factory=list)


@record
class AliasDef(Lazy):
    """`type Name<..> = ty`."""

    name: str
    module: Module
    generics: Generics
    ty: Ty
    span: Span | None = None


@record
class AssocTyDef(Lazy):
    """An associated type of a trait. `bounds` are predicates on the projection itself; `default` on demand.
    `generics` has the trait's generics as parent (its own params only for generic associated types). `opaque` is set
    for the nameless one that an `impl Trait` in a method's return type is."""

    name: str
    trait: TraitDef
    generics: Generics
    bounds: list[Predicate] = field(default_factory=list)
    default: Ty | None = None
    span: Span | None = None
    attrs: list[Attr] = field(default_factory=list)
    opaque: OpaqueDef | None = None


@record
class TraitDef(Lazy):
    """`generics.params[0]` is Self. `supertraits` are trait refs on Self. `items` maps names to FnDef, ConstDef, or
    AssocTyDef.

    `lang` is the lang-item name if any (`sized`, `copy`, `clone`, `drop`, `deref`, `fn_once`, `add`, …).
    `order` is the methods in vtable order (own, not supertraits')."""

    name: str
    module: Module
    generics: Generics
    supertraits: list[TraitRef]
    items: dict[str, Any]
    lang: str | None = None
    auto: bool = False
    unsafe: bool = False
    span: Span | None = None
    order: list[FnDef] = field(default_factory=list)
    ast: Any = None
    attrs: list[Attr] = field(default_factory=list)


@record
class ImplDef(Lazy):
    """`trait_ref` None for an inherent impl. `items` maps names to FnDef, ConstDef, and for types to `Ty`
    (in `assoc_types`)."""

    module: Module
    generics: Generics
    trait_ref: TraitRef | None
    self_ty: Ty
    items: dict[str, Any]
    assoc_types: dict[str, Ty]
    negative: bool
    span: Span
    assoc_generics: dict[str, Generics] = field(default_factory=dict)
    ast: Any = None
    attrs: list[Attr] = field(default_factory=list)


@record
class FnSig:
    params: tuple[Ty, ...]
    ret: Ty
    unsafe: bool = False
    abi: str = "Rust"
    variadic: bool = False


@record
class FnDef(Lazy):
    """A function, method, or constructor.

    `container` is the ImplDef or TraitDef it belongs to, or None. `ctor` is set for constructor functions (no body).
    `intrinsic` is the intrinsic's name for functions that the machine implements (`#[rustc_intrinsic]`), and for
    declarations in extern blocks `foreign` is the link name. `body()` type-checks on first use and caches.
    """

    name: str
    module: Module
    container: ImplDef | TraitDef | None
    generics: Generics
    sig: FnSig
    ast: Fn | None
    span: Span
    self_kind: str = ""
    ctor: VariantDef | None = None
    intrinsic: str | None = None
    foreign: str | None = None
    lang: str | None = None
    track_caller: bool = False
    no_writable: bool = False
    const: bool = False
    attrs: list[Attr] = field(default_factory=list)
    opaques: list[OpaqueDef] = field(default_factory=list)
    parent_body: Any = None  # the function whose body declares this one, if any
    cached_body: Body | None = None
    env_cache: Any = None


@record
class ConstDef(Lazy):
    """A named, associated, or anonymous constant (array length, enum discriminant, `const {}` block, inline constant).

    `expr` None in a trait without default. `parent_body` links anonymous constants to their enclosing generics only.
    """

    name: str
    module: Module
    container: ImplDef | TraitDef | None
    generics: Generics
    ty: Ty
    expr: Expr | None
    span: Span
    parent_body: Any = None
    cached_body: Body | None = None
    env_cache: Any = None


@record
class StaticDef(Lazy):
    """`foreign` for statics declared in extern blocks. `thread_local` for `#[thread_local]`, `allocator` for
    `#[global_allocator]`."""

    name: str
    module: Module
    ty: Ty
    expr: Expr | None
    mutable: bool
    span: Span
    ty_span: Span
    foreign: bool = False
    thread_local: bool = False
    allocator: bool = False
    parent_body: Any = None
    cached_body: Body | None = None
    env_cache: Any = None


@record
class OpaqueDef(Lazy):
    """A return-position `impl Trait`: `bounds` on the opaque type itself; `hidden` (generic) once `owner` is
    checked. `output` is set for the future that an `async fn` returns: what that gives. `assoc` is what users of a
    trait's method see in its place."""

    owner: FnDef
    index: int
    bounds: list[Predicate]
    hidden: Ty | None = None
    output: Ty | None = None
    assoc: AssocTyDef | None = None


@record
class Capture:
    """A captured place: `place` is a THIR place expression over the enclosing body's variables; `by` is `value`,
    `ref`, `mut` (unique borrow) ; `ty` is the type of the captured value (a reference for `ref`/`mut`)."""

    place: Any
    by: str
    ty: Ty
    name: str
    span: Span


@record
class ClosureDef(Named):
    """A closure expression, or what becomes a coroutine. `sig` has the arguments untupled; `kind` is `Fn`, `FnMut` or
    `FnOnce` (fixed when the enclosing body is checked). `captures` in order. Generic over the enclosing item's
    `generics`.

    `coroutine` is `""` for closures; `async`, `async fn` or `async closure` by where the `async` stands; `movable` or
    `static` for `#[coroutine]` closures. A coroutine's `sig` has the type of its resume argument and of its result,
    `yields` that of its suspensions; its `kind` is `FnOnce` once its captures are known."""

    owner: Any
    index: int
    generics: Generics
    span: Span
    sig: FnSig | None = None
    kind: str = ""
    captures: list[Capture] = field(default_factory=list)
    captured: bool = False  # the captures are known
    body: Body | None = None
    move: bool = False
    coroutine: str = ""
    yields: Ty | None = None
    checked: bool = False  # the body around it is checked and all types in it are known
    program: Any = None  # of a coroutine: where it belongs
    machine: Any = None  # of a coroutine: its state machine, once its MIR is built

    @property
    def is_async(self) -> bool:
        """Whether it is a future."""
        return self.coroutine.startswith("async")


VALUES = (FnDef, ConstDef, StaticDef)
"""Items whose names are among the values of their module."""
