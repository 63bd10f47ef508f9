"""Expressions and statements."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from engine.records import record
from engine.source import Span

if TYPE_CHECKING:
    from engine.syntax.ast.items import Item
    from engine.syntax.ast.names import Ident, Path, QSelf, Segment
    from engine.syntax.ast.patterns import Pat
    from engine.syntax.ast.types import Type


@record
class Expr:
    """`span` includes enclosing parentheses, as in rustc's HIR."""

    span: Span


@record
class IntLit(Expr):
    value: int
    suffix: str | None


@record
class FloatLit(Expr):
    text: str
    suffix: str | None


@record
class BoolLit(Expr):
    value: bool


@record
class CharLit(Expr):
    """`value` is the scalar value."""

    value: int


@record
class ByteLit(Expr):
    value: int


@record
class StrLit(Expr):
    value: str


@record
class ByteStrLit(Expr):
    value: bytes


@record
class CStrLit(Expr):
    """`value` without the closing NUL."""

    value: bytes


@record
class PathExpr(Expr):
    path: Path
    qself: QSelf | None = None


@record
class Unary(Expr):
    """`op` is one of `-`, `!`, `*`."""

    op: str
    operand: Expr


@record
class Binary(Expr):
    """`op` is an arithmetic, bit, comparison or lazy boolean (`&&`, `||`) operator."""

    op: str
    left: Expr
    right: Expr


@record
class Assign(Expr):
    """`left` may be a destructuring pattern written as an expression (tuples, structs, slices, `_`)."""

    left: Expr
    right: Expr


@record
class AssignOp(Expr):
    """`op` without the `=`."""

    op: str
    left: Expr
    right: Expr


@record
class AddrOf(Expr):
    """`&x`, `&mut x`; with `raw`: `&raw const x`, `&raw mut x`."""

    operand: Expr
    mutable: bool
    raw: bool = False


@record
class Cast(Expr):
    operand: Expr
    ty: Type


@record
class Range(Expr):
    lo: Expr | None
    hi: Expr | None
    inclusive: bool


@record
class Block(Expr):
    """`{ stmts; tail }` with its label and kind: `""`, `"unsafe"`, `"const"`, `"async"`, `"async move"`.

    Items declared inside are in `items`, in order (they are visible in the whole block). `brace` is the span of the
    closing brace, where locals die. `macro_defs` tells before which statement a macro was defined: a name that a macro
    wrote (`Mark.definition` is that object) and that no binding with its mark answers is looked up with the mark's
    parent among the locals declared before the definition.
    """

    stmts: list[Stmt]
    tail: Expr | None
    items: list[Item]
    brace: Span
    kind: str = ""
    label: Ident | None = None
    macro_defs: list[tuple[int, object]] = field(default_factory=list)


@record
class If(Expr):
    cond: Expr
    then: Block
    els: Expr | None


@record
class Let(Expr):
    """`let pat = expr` as a condition (of `if`, `while`, a match guard, and in chains of `&&`)."""

    pat: Pat
    expr: Expr


@record
class While(Expr):
    cond: Expr
    body: Block
    label: Ident | None = None


@record
class For(Expr):
    """`head` is the span `pat in iter` ends at: the span of `iter`."""

    pat: Pat
    iter: Expr
    body: Block
    label: Ident | None = None


@record
class Loop(Expr):
    body: Block
    label: Ident | None = None


@record
class Arm:
    pat: Pat
    guard: Expr | None
    body: Expr
    span: Span


@record
class Match(Expr):
    scrutinee: Expr
    arms: list[Arm]


@record
class ClosureParam:
    pat: Pat
    ty: Type | None


@record
class Closure(Expr):
    """`head` is the span of `move |params|`. `coroutine`: it has the attribute of that name; `is_static` then says
    that it may not move."""

    params: list[ClosureParam]
    ret: Type | None
    body: Expr
    move: bool
    head: Span
    is_async: bool = False
    coroutine: bool = False
    is_static: bool = False


@record
class Call(Expr):
    callee: Expr
    args: list[Expr]


@record
class MethodCall(Expr):
    """`receiver.segment(args)`; the span of `segment.ident` is the method name alone."""

    receiver: Expr
    segment: Segment
    args: list[Expr]


@record
class Field(Expr):
    """`expr.name`; `name.name` is decimal digits for a tuple field."""

    operand: Expr
    name: Ident


@record
class Index(Expr):
    """`brackets` is the span of `[index]`."""

    operand: Expr
    index: Expr
    brackets: Span


@record
class Tuple(Expr):
    elems: list[Expr]


@record
class Array(Expr):
    elems: list[Expr]


@record
class Repeat(Expr):
    elem: Expr
    count: Expr


@record
class FieldInit:
    name: Ident
    expr: Expr


@record
class StructLit(Expr):
    """`Path { fields, ..base }`; `rest` for `..` without a base (destructuring assignment only)."""

    path: Path
    fields: list[FieldInit]
    base: Expr | None
    qself: QSelf | None = None
    rest: bool = False


@record
class Break(Expr):
    label: Ident | None
    value: Expr | None


@record
class Continue(Expr):
    label: Ident | None


@record
class Return(Expr):
    value: Expr | None


@record
class Try(Expr):
    operand: Expr


@record
class Await(Expr):
    operand: Expr


@record
class Yield(Expr):
    value: Expr | None


@record
class Underscore(Expr):
    """`_` on the left of an assignment."""


@record
class FormatSpec:
    """One placeholder. `arg` indexes `FormatArgs.args`; `width`/`precision` are numbers or `("arg", index)`."""

    arg: int
    trait: str  # Display, Debug, LowerHex, UpperHex, Pointer, Binary, Octal, LowerExp, UpperExp
    fill: str = " "
    align: str = ""  # "", "<", "^", ">"
    plus: bool = False
    alternate: bool = False
    zero: bool = False
    debug_hex: str = ""  # "", "x", "X"
    width: int | tuple[str, int] | None = None
    precision: int | tuple[str, int] | None = None
    span: Span | None = None  # of the whole placeholder in the literal


@record
class FormatArgs(Expr):
    """`format_args!`: literal pieces and placeholders in order; every argument is taken by shared reference."""

    template: list[str | FormatSpec]
    args: list[Expr]
    newline: bool = False


@record
class OffsetOf(Expr):
    ty: Type
    fields: list[Ident]


@record
class MacroExpr(Expr):
    """An unexpanded call; only between parsing and expansion, never seen by later phases."""

    path: Path
    tokens: object
    delimiter: str


@record
class Stmt:
    span: Span


@record
class LetStmt(Stmt):
    """`is_super`: `super let`, whose variables live as long as the value of the block."""

    pat: Pat
    ty: Type | None
    init: Expr | None
    els: Block | None
    is_super: bool = False


@record
class ExprStmt(Stmt):
    """`semi` False for a block-like expression used as a statement (its type must be `()` or `!`)."""

    expr: Expr
    semi: bool
