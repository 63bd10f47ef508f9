"""Names, attributes, paths and generics."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from engine.records import record
from engine.source import Span

if TYPE_CHECKING:
    from engine.syntax.ast.exprs import Expr
    from engine.syntax.ast.types import Type


@record
class Mark:
    """The hygiene mark of one `macro_rules!` expansion: tokens written in the macro's body carry it.

    `parent` is the mark of the macro's own definition (for nested expansions); `definition` identifies the macro.
    """

    parent: Mark | None
    definition: object


@record
class Ident:
    """An identifier. Locals and labels resolve by (`name`, `mark`); everything else by `name` alone.

    `crate_root` is set on the `$crate` identifier: the crate in which its macro was defined (`"std"` or `""`).
    """

    name: str
    span: Span
    mark: Mark | None = None
    crate_root: str | None = None


@record
class Attr:
    """`#[path(tokens)]` or `#[path = value]`; `text` is the source text of what follows the path ("" if nothing)."""

    path: str
    text: str
    span: Span
    inner: bool = False


@record
class LintLevel:
    """An attribute that sets the level of lints, for what is written in `extent` (None: the whole crate)."""

    attr: Attr
    extent: Span | None = None


@record
class GenericArgs:
    """`<A, B, Item = C, Item: Bound>`; `parenthesized` for `Fn(A, B) -> C` (inputs in `args`, output in `output`)."""

    args: list[Type | ConstArg]
    bindings: list[AssocBinding]
    span: Span
    parenthesized: bool = False
    output: Type | None = None


@record
class ConstArg:
    """A const generic argument that is syntactically an expression: a literal, `-1` or a block."""

    expr: Expr


@record
class AssocBinding:
    """`Name = ty` (`ty` set) or `Name: bounds` (`bounds` set) inside generic arguments."""

    name: Ident
    ty: Type | None
    bounds: list[Bound]


@record
class Segment:
    ident: Ident
    args: GenericArgs | None = None


@record
class Path:
    """`a::b::<T>::c`; `leading` for `::a`. Segments `self`, `super`, `crate`, `Self`, `$crate` are kept as idents."""

    segments: list[Segment]
    span: Span
    leading: bool = False


@record
class QSelf:
    """`<ty as trait_path>::rest`: the first `position` segments of the path are the trait (0 for `<ty>::rest`)."""

    ty: Type
    position: int


@record
class Bound:
    """A trait bound `path`, `?path` (`maybe`); lifetime bounds are dropped; `for<'a>` is dropped."""

    path: Path
    maybe: bool = False


@record
class GenericParam:
    """A type parameter (`const_ty` None) or const parameter. `default` is a Type or, for consts, an Expr."""

    ident: Ident
    bounds: list[Bound]
    const_ty: Type | None = None
    default: Type | Expr | None = None


@record
class WherePredicate:
    ty: Type
    bounds: list[Bound]


@record
class Generics:
    params: list[GenericParam] = field(default_factory=list)
    where: list[WherePredicate] = field(default_factory=list)
    lifetimes: int = 0
