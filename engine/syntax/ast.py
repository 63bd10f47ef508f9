"""The syntax tree of a program after macro expansion.

Nodes are plain slotted dataclasses compared by identity, so that later phases can key tables by node. Lifetimes are
parsed and dropped (they have no meaning at run time) except that generics remember their number.
"""

from __future__ import annotations

from dataclasses import field

from engine.records import record
from engine.source import Span


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


# ---------------------------------------------------------------- paths and generics


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


# ---------------------------------------------------------------- types


@record
class Type:
    span: Span


@record
class PathType(Type):
    path: Path
    qself: QSelf | None = None


@record
class RefType(Type):
    mutable: bool
    inner: Type


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


# ---------------------------------------------------------------- patterns


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


# ---------------------------------------------------------------- expressions


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
    operand: Expr
    index: Expr


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


# ---------------------------------------------------------------- statements


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


# ---------------------------------------------------------------- items


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
