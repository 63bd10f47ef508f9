"""Items, and the crate that holds them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from engine.records import record
from engine.source import Span

if TYPE_CHECKING:
    from engine.syntax.ast.exprs import Block, Expr
    from engine.syntax.ast.names import Attr, Bound, Generics, Ident, LintLevel, Path
    from engine.syntax.ast.patterns import Pat
    from engine.syntax.ast.types import Type


@record
class Item:
    """`public` is False only for items private to their module; `span` covers the item, `ident` its name."""

    span: Span
    attrs: list[Attr]
    public: bool


@record
class Param:
    """A function parameter; for `self` forms the pattern is an IdentPat named `self` and `ty` its full type."""

    pat: Pat
    ty: Type


@record
class Fn(Item):
    """A function. `self_kind` is `""` for associated functions and free functions, else `value`, `ref`, `mut`, `typed`.

    `body` is None for a declaration. Bodies of library functions are parsed when first asked for: use `get_body()`.
    """

    ident: Ident
    generics: Generics
    params: list[Param]
    ret: Type | None
    body: Block | None
    self_kind: str = ""
    unsafe: bool = False
    const: bool = False
    is_async: bool = False
    abi: str = "Rust"
    variadic: bool = False
    lazy_body: object = None

    def get_body(self) -> Block | None:
        """The body, parsed now if that was put off."""
        if self.body is None and self.lazy_body is not None:
            self.body = self.lazy_body()  # type: ignore[operator]
            self.lazy_body = None
        return self.body

    @property
    def has_body(self) -> bool:
        """True unless this is a declaration only."""
        return self.body is not None or self.lazy_body is not None


@record
class FieldDef:
    """`span` covers the visibility, the name and the type."""

    ident: Ident  # decimal digits for tuple fields
    ty: Type
    public: bool
    attrs: list[Attr]
    span: Span


@record
class Struct(Item):
    """`kind` is `named`, `tuple` or `unit`."""

    ident: Ident
    generics: Generics
    kind: str
    fields: list[FieldDef]


@record
class Union(Item):
    ident: Ident
    generics: Generics
    fields: list[FieldDef]


@record
class Variant:
    ident: Ident
    kind: str
    fields: list[FieldDef]
    discriminant: Expr | None
    attrs: list[Attr]
    span: Span


@record
class Enum(Item):
    ident: Ident
    generics: Generics
    variants: list[Variant]


@record
class Trait(Item):
    """`items` are Fn, Const and TypeAlias. `auto` for auto traits; `alias` is not supported."""

    ident: Ident
    generics: Generics
    supertraits: list[Bound]
    items: list[Item]
    unsafe: bool = False
    auto: bool = False


@record
class Impl(Item):
    """`impl<generics> trait_path for ty` or an inherent impl (`trait_path` None); `negative` for `impl !Trait`."""

    generics: Generics
    trait_path: Path | None
    ty: Type
    items: list[Item]
    negative: bool = False
    unsafe: bool = False


@record
class Const(Item):
    """`ident.name` is `_` for an anonymous constant; `value` None in a trait without default."""

    ident: Ident
    generics: Generics
    ty: Type
    value: Expr | None


@record
class Static(Item):
    """`value` None for a declaration in an extern block."""

    ident: Ident
    ty: Type
    value: Expr | None
    mutable: bool


@record
class TypeAlias(Item):
    """Also an associated type: `bounds` in traits, `ty` None without default."""

    ident: Ident
    generics: Generics
    ty: Type | None
    bounds: list[Bound]


@record
class Mod(Item):
    ident: Ident
    items: list[Item]


@record
class UseTree:
    """A leaf of a `use`: path to the item, the name it gets (`None` for a glob, `_` for an anonymous import). `macro`
    is True if it imports a macro, and perhaps nothing else."""

    path: Path
    name: Ident | None
    glob: bool
    macro: bool = False


@record
class Use(Item):
    """All leaves of one `use` declaration; `use a::{self, b as c, d::*}` gives three."""

    leaves: list[UseTree]


@record
class ExternCrate(Item):
    ident: Ident
    alias: Ident | None


@record
class ExternBlock(Item):
    """`extern "abi" { items }`; items are Fn without body, Static without value, or TypeAlias (`extern type`)."""

    abi: str
    items: list[Item]
    unsafe: bool = False


@record
class Crate:
    """A whole parsed program; `name` is `"std"` for the library and `""` for the user's program."""

    name: str
    items: list[Item]
    attrs: list[Attr]
    edition: int
    file: object = None
    levels: list[LintLevel] = field(default_factory=list)
