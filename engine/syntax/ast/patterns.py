"""Patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import record
from engine.source import Span

if TYPE_CHECKING:
    from engine.syntax.ast.exprs import Expr
    from engine.syntax.ast.names import Ident, Path, QSelf


@record
class Pat:
    span: Span


@record
class WildPat(Pat):
    pass


@record
class RestPat(Pat):
    pass


@record
class IdentPat(Pat):
    """`ref mut name @ sub`; may turn out to be a constant or unit struct/variant when resolved."""

    ident: Ident
    by_ref: bool = False
    mutable: bool = False
    sub: Pat | None = None


@record
class LitPat(Pat):
    """A literal, negated literal, or `const {}` block."""

    expr: Expr


@record
class RangePat(Pat):
    """`lo..=hi` (`inclusive`), `lo..hi`, `lo..`, `..hi`, `..=hi`; ends are literals, negated literals or paths."""

    lo: Expr | None
    hi: Expr | None
    inclusive: bool


@record
class RefPat(Pat):
    pat: Pat
    mutable: bool


@record
class TuplePat(Pat):
    elems: list[Pat]


@record
class TupleStructPat(Pat):
    path: Path
    elems: list[Pat]
    qself: QSelf | None = None


@record
class FieldPat:
    """`name: pat`; a shorthand `ref mut name` is expanded to an IdentPat. `name` may be a tuple index."""

    name: Ident
    pat: Pat


@record
class StructPat(Pat):
    path: Path
    fields: list[FieldPat]
    rest: bool
    qself: QSelf | None = None


@record
class PathPat(Pat):
    """A path of more than one segment, or with a qualified self."""

    path: Path
    qself: QSelf | None = None


@record
class SlicePat(Pat):
    elems: list[Pat]


@record
class OrPat(Pat):
    alts: list[Pat]
