"""The typed tree: a checked body with every coercion, autoref, overloaded operator and method call made explicit.

Close to rustc's THIR. Built by `engine.types.check`, read by `engine.mir.build`. All types are fully inferred; they may
mention the generic parameters of the owner. Loops and `?` are desugared (`while`, `for`, `?`, `.await` become `Loop`,
`If`, `Match`), method calls and overloaded operators are `Call`s of trait or inherent functions, built-in ones are
`Binary`, `Unary`, `Index`, `Deref`. Parentheses, `unsafe` blocks and type ascriptions leave no trace.

Place expressions are `Var`, `StaticRef`, `Deref`, `Field`, `Index`; all others are values. A place used where a value
is wanted is copied or moved (the builder decides by whether the type is Copy). A value used where a place is wanted
goes to a temporary, whose lifetime the builder finds by rustc's rules.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from engine.records import record
from engine.source import Span
from engine.types.defs import AdtDef, Capture, ClosureDef, ConstDef, StaticDef, VariantDef
from engine.types.ty import Ty


@record
class LocalVar:
    """A variable of a body, `self` included. `span` is its name in its pattern; `name` is empty if nobody wrote it."""

    name: str
    ty: Ty
    mutable: bool
    span: Span


@record
class TParam:
    """A parameter: its pattern (None for a closure's untyped receiver) and type; `span` is the pattern's."""

    pat: TPat
    ty: Ty
    span: Span


@record
class Body:
    """A checked function, constant, static or closure. `params` excludes a closure's environment.

    `value` is the body expression, coerced to `ret`. `closures` are those written directly in it, in order.
    `edition` decides temporaries' scopes. `end` is the closing brace (or the last character of the expression).
    """

    owner: Any  # FnDef, ConstDef, StaticDef, ClosureDef
    params: list[TParam]
    ret: Ty
    value: TExpr
    span: Span
    end: Span
    edition: int
    locals: list[LocalVar] = field(default_factory=list)
    closures: list[ClosureDef] = field(default_factory=list)


# ---------------------------------------------------------------- expressions


@record
class TExpr:
    ty: Ty
    span: Span


@record
class Literal(TExpr):
    """`value`: int (integers, already negated where `-lit`; char as scalar value), bool, float as Python float, str for
    `&str`, bytes for `&[u8; N]` and `&CStr` (with its NUL)."""

    value: Any


@record
class NamedConst(TExpr):
    """A use of a constant (named, associated, or `const {}` block) with its generic arguments."""

    definition: ConstDef
    args: tuple[Ty, ...]


@record
class ConstParamRef(TExpr):
    """A use of a const generic parameter as a value; `param` is a ty.ConstParam."""

    param: Ty


@record
class ZeroSized(TExpr):
    """A function item (its type says which), or any other value without bytes that needs no evaluation."""


@record
class Var(TExpr):
    """Place: a local variable. Inside a closure it may be a variable of an enclosing body: then it, with the
    projections around it, is found among the closure's captures."""

    var: LocalVar


@record
class StaticRef(TExpr):
    """Place: a static. Immutable statics are reached through a shared reference, `static mut` through a raw pointer."""

    definition: StaticDef


@record
class Deref(TExpr):
    """Place: `*operand` where operand is a reference, raw pointer or Box (built in)."""

    operand: TExpr


@record
class Field(TExpr):
    """Place: field `index` of a struct, union, tuple or closure environment."""

    operand: TExpr
    index: int


@record
class Index(TExpr):
    """Place: built-in indexing of an array or slice (operand is the array or slice place) by a usize."""

    operand: TExpr
    index: TExpr


@record
class Unary(TExpr):
    """Built in: `-` or `!`."""

    op: str
    operand: TExpr


@record
class Binary(TExpr):
    """Built in, on scalars (also raw pointers, chars, bools, fn pointers): arithmetic, bits, shifts, comparisons."""

    op: str
    left: TExpr
    right: TExpr


@record
class Logical(TExpr):
    """`&&` or `||`."""

    op: str
    left: TExpr
    right: TExpr


@record
class Assign(TExpr):
    """`left = right`: the old value is dropped. Destructuring assignments are a block of lets and these."""

    left: TExpr
    right: TExpr


@record
class AssignOp(TExpr):
    """Built in, on scalars. The right operand is evaluated first."""

    op: str
    left: TExpr
    right: TExpr


@record
class Cast(TExpr):
    """An `as` cast. `kind`: `int-int`, `int-float`, `float-int`, `float-float`, `enum-int`, `bool-int`, `char-int`,
    `u8-char`, `ptr-ptr`, `ptr-int` (exposes), `int-ptr` (wildcard), `fn-ptr`, `fn-int`, `array-ptr` (`*[T; N]` to
    `*T`)."""

    kind: str
    operand: TExpr


@record
class Use(TExpr):
    """The value of a place, copied or moved out of it: an `as` that changes nothing (`&(x as T)` borrows a copy)."""

    operand: TExpr


@record
class CopyOf(TExpr):
    """The value of a place, copied whatever its type: the task's context, which every `.await` hands on."""

    operand: TExpr


@record
class DropTemps(TExpr):
    """The value of an expression whose temporaries die at its end."""

    operand: TExpr


@record
class Yield(TExpr):
    """Suspend the coroutine with a value; the expression's own is the next resume argument."""

    operand: TExpr


@record
class Coerce(TExpr):
    """`kind`: `unsize` (reference, raw pointer or Box-like to slice or dyn), `reify` (fn item to fn pointer),
    `closure-fn` (non-capturing closure to fn pointer), `unsafe-fn`, `mut-to-const` (raw), `never`."""

    kind: str
    operand: TExpr


@record
class Borrow(TExpr):
    """`&place`. `kind`: `shared`, `mut`, `two-phase` (autoref of a receiver, overloaded op-assign, argument
    reborrow). `explicit` is True for a `&` written in the source: only those extend temporaries."""

    kind: str
    operand: TExpr
    explicit: bool = False


@record
class RawBorrow(TExpr):
    """`&raw const/mut place`; also a cast or coercion of a reference to a raw pointer (of the dereferenced place)."""

    mutable: bool
    operand: TExpr


@record
class Call(TExpr):
    """A call. `callee` is a ZeroSized of FnItem type for a known function, else a value of fn pointer type.

    Calls of closures and other Fn* types are calls of `Fn::call` etc. with a tuple argument (`overloaded` True).
    `span` covers the whole call; `fn_span` is the method name through the closing parenthesis for method calls
    (else same as span). `from_operator` for overloaded operators, indexing and derefs."""

    callee: TExpr
    args: list[TExpr]
    fn_span: Span
    overloaded: bool = False
    from_operator: bool = False


@record
class If(TExpr):
    """`cond` may hold `Let`s joined by `Logical` `&&`."""

    cond: TExpr
    then: TExpr
    els: TExpr | None


@record
class Let(TExpr):
    """`let pat = operand` as a condition; operand is a place or value."""

    pat: TPat
    operand: TExpr


@record
class Arm:
    pat: TPat
    guard: TExpr | None
    body: TExpr
    span: Span


@record
class Match(TExpr):
    """`source`: `match`, `for` (desugared head), `for-next`, `try`, `await`."""

    operand: TExpr
    arms: list[Arm]
    source: str = "match"


@record
class Loop(TExpr):
    """An endless loop; `Break`s name it by identity."""

    body: TExpr | None
    source: str = "loop"


@record
class Break(TExpr):
    """`target` is the Loop or the labelled Block."""

    target: Any
    value: TExpr | None


@record
class Continue(TExpr):
    target: Any


@record
class Return(TExpr):
    value: TExpr | None


@record
class Block(TExpr):
    """`stmts` then `tail`. `brace` is where its locals die. `breakable` if a labelled Break may target it."""

    stmts: list[LetStmt | ExprStmt]
    tail: TExpr | None
    brace: Span
    breakable: bool = False


@record
class AdtLit(TExpr):
    """A struct, union or variant value. `fields` are `(field index, value)` in source order; `base` for `..base`."""

    adt: AdtDef
    variant: VariantDef
    fields: list[tuple[int, TExpr]]
    base: TExpr | None = None


@record
class TupleLit(TExpr):
    elems: list[TExpr]


@record
class ArrayLit(TExpr):
    elems: list[TExpr]


@record
class RepeatLit(TExpr):
    """`[elem; count]`; the count is the array type's length."""

    elem: TExpr


@record
class ClosureLit(TExpr):
    """Creates the closure value from `definition.captures` (places of this body)."""

    definition: ClosureDef
    captures: list[Capture]


@record
class OffsetOf(TExpr):
    """The byte offset of a nested field, as usize: `path` is (variant index or 0, field index) per step."""

    container: Ty
    path: list[tuple[int, int]]


# ---------------------------------------------------------------- statements


@record
class LetStmt:
    """`is_super`: its variables live as long as a temporary in the place of the block would."""

    pat: TPat
    init: TExpr | None
    els: TExpr | None
    span: Span
    is_super: bool = False


@record
class ExprStmt:
    expr: TExpr
    span: Span


# ---------------------------------------------------------------- patterns


@record
class TPat:
    """`ty` is the type of the matched place. Default binding modes are made explicit by DerefPats and binding modes."""

    ty: Ty
    span: Span


@record
class WildPat(TPat):
    pass


@record
class BindPat(TPat):
    """`mode`: `value`, `ref`, `mut`. The variable's type is a reference for the latter two."""

    var: LocalVar
    mode: str
    sub: TPat | None = None


@record
class VariantPat(TPat):
    """A variant of an enum of more than one variant (or any enum); `fields` are `(index, pattern)`."""

    adt: AdtDef
    variant: VariantDef
    fields: list[tuple[int, TPat]]


@record
class LeafPat(TPat):
    """A struct, union or tuple: `(field index, pattern)`."""

    fields: list[tuple[int, TPat]]


@record
class DerefPat(TPat):
    """`&pat`, or an implicit dereference of a reference by a default binding mode."""

    pat: TPat


@record
class ConstPat(TPat):
    """Equal to a literal or constant value: `value` is a Literal or NamedConst expression of type `ty`."""

    value: TExpr


@record
class RangePat(TPat):
    """`lo`/`hi` are Literal or NamedConst or None."""

    lo: TExpr | None
    hi: TExpr | None
    inclusive: bool


@record
class SlicePat(TPat):
    """On an array or slice; `rest` is the pattern for `..`, None without it (a bare `..` is a WildPat)."""

    prefix: list[TPat]
    rest: TPat | None
    suffix: list[TPat]


@record
class OrPat(TPat):
    """Alternatives bind the same LocalVars."""

    alts: list[TPat]
