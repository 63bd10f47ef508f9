"""Types as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import record
from engine.source import Span

if TYPE_CHECKING:
    from engine.syntax.ast.exprs import Expr
    from engine.syntax.ast.names import Bound, Path, QSelf


@record
class Type:
    span: Span


@record
class PathType(Type):
    path: Path
    qself: QSelf | None = None


@record
class RefType(Type):
    """`lifetime` is the one written, if any."""

    mutable: bool
    inner: Type
    lifetime: str = ""


@record
class PtrType(Type):
    mutable: bool
    inner: Type


@record
class SliceType(Type):
    inner: Type


@record
class ArrayType(Type):
    inner: Type
    length: Expr


@record
class TupleType(Type):
    elems: list[Type]


@record
class NeverType(Type):
    pass


@record
class InferType(Type):
    pass


@record
class FnPtrType(Type):
    params: list[Type]
    ret: Type | None
    unsafe: bool = False
    abi: str = "Rust"
    variadic: bool = False


@record
class TraitObjectType(Type):
    bounds: list[Bound]


@record
class ImplTraitType(Type):
    bounds: list[Bound]
