"""The syntax tree of a program after macro expansion.

Nodes are plain slotted dataclasses compared by identity, so that later phases can key tables by node. Lifetimes are
parsed and dropped (they have no meaning at run time) except that generics remember their number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.source import Span


@dataclass(slots=True, eq=False)
class Mark:
    """The hygiene mark of one `macro_rules!` expansion: tokens written in the macro's body carry it.

    `parent` is the mark of the macro's own definition (for nested expansions); `definition` identifies the macro.
    """

    parent: Mark | None
    definition: object


@dataclass(slots=True, eq=False)
class Ident:
    """An identifier. Locals and labels resolve by (`name`, `mark`); everything else by `name` alone.

    `crate_root` is set on the `$crate` identifier: the crate in which its macro was defined (`"std"` or `""`).
    """

    name: str
    span: Span
    mark: Mark | None = None
    crate_root: str | None = None


@dataclass(slots=True, eq=False)
class Attr:
    """`#[path(tokens)]` or `#[path = value]`; `text` is the source text of what follows the path ("" if nothing)."""

    path: str
    text: str
    span: Span
    inner: bool = False


# ---------------------------------------------------------------- paths and generics


@dataclass(slots=True, eq=False)
class GenericArgs:
    """`<A, B, Item = C, Item: Bound>`; `parenthesized` for `Fn(A, B) -> C` (inputs in `args`, output in `output`)."""

    args: list[Type | ConstArg]
    bindings: list[AssocBinding]
    span: Span
    parenthesized: bool = False
    output: Type | None = None


@dataclass(slots=True, eq=False)
class ConstArg:
    """A const generic argument that is syntactically an expression: a literal, `-1` or a block."""

    expr: Expr


@dataclass(slots=True, eq=False)
class AssocBinding:
    """`Name = ty` (`ty` set) or `Name: bounds` (`bounds` set) inside generic arguments."""

    name: Ident
    ty: Type | None
    bounds: list[Bound]


@dataclass(slots=True, eq=False)
class Segment:
    ident: Ident
    args: GenericArgs | None = None


@dataclass(slots=True, eq=False)
class Path:
    """`a::b::<T>::c`; `leading` for `::a`. Segments `self`, `super`, `crate`, `Self`, `$crate` are kept as idents."""

    segments: list[Segment]
    span: Span
    leading: bool = False


@dataclass(slots=True, eq=False)
class QSelf:
    """`<ty as trait_path>::rest`: the first `position` segments of the path are the trait (0 for `<ty>::rest`)."""

    ty: Type
    position: int


@dataclass(slots=True, eq=False)
class Bound:
    """A trait bound `path`, `?path` (`maybe`); lifetime bounds are dropped; `for<'a>` is dropped."""

    path: Path
    maybe: bool = False


@dataclass(slots=True, eq=False)
class GenericParam:
    """A type parameter (`const_ty` None) or const parameter. `default` is a Type or, for consts, an Expr."""

    ident: Ident
    bounds: list[Bound]
    const_ty: Type | None = None
    default: Type | Expr | None = None


@dataclass(slots=True, eq=False)
class WherePredicate:
    ty: Type
    bounds: list[Bound]


@dataclass(slots=True, eq=False)
class Generics:
    params: list[GenericParam] = field(default_factory=list)
    where: list[WherePredicate] = field(default_factory=list)
    lifetimes: int = 0


# ---------------------------------------------------------------- types


@dataclass(slots=True, eq=False)
class Type:
    span: Span


@dataclass(slots=True, eq=False)
class PathType(Type):
    path: Path
    qself: QSelf | None = None


@dataclass(slots=True, eq=False)
class RefType(Type):
    mutable: bool
    inner: Type


@dataclass(slots=True, eq=False)
class PtrType(Type):
    mutable: bool
    inner: Type


@dataclass(slots=True, eq=False)
class SliceType(Type):
    inner: Type


@dataclass(slots=True, eq=False)
class ArrayType(Type):
    inner: Type
    length: Expr


@dataclass(slots=True, eq=False)
class TupleType(Type):
    elems: list[Type]


@dataclass(slots=True, eq=False)
class NeverType(Type):
    pass


@dataclass(slots=True, eq=False)
class InferType(Type):
    pass


@dataclass(slots=True, eq=False)
class FnPtrType(Type):
    params: list[Type]
    ret: Type | None
    unsafe: bool = False
    abi: str = "Rust"
    variadic: bool = False


@dataclass(slots=True, eq=False)
class TraitObjectType(Type):
    bounds: list[Bound]


@dataclass(slots=True, eq=False)
class ImplTraitType(Type):
    bounds: list[Bound]


# ---------------------------------------------------------------- patterns


@dataclass(slots=True, eq=False)
class Pat:
    span: Span


@dataclass(slots=True, eq=False)
class WildPat(Pat):
    pass


@dataclass(slots=True, eq=False)
class RestPat(Pat):
    pass


@dataclass(slots=True, eq=False)
class IdentPat(Pat):
    """`ref mut name @ sub`; may turn out to be a constant or unit struct/variant when resolved."""

    ident: Ident
    by_ref: bool = False
    mutable: bool = False
    sub: Pat | None = None


@dataclass(slots=True, eq=False)
class LitPat(Pat):
    """A literal, negated literal, or `const {}` block."""

    expr: Expr


@dataclass(slots=True, eq=False)
class RangePat(Pat):
    """`lo..=hi` (`inclusive`), `lo..hi`, `lo..`, `..hi`, `..=hi`; ends are literals, negated literals or paths."""

    lo: Expr | None
    hi: Expr | None
    inclusive: bool


@dataclass(slots=True, eq=False)
class RefPat(Pat):
    pat: Pat
    mutable: bool


@dataclass(slots=True, eq=False)
class TuplePat(Pat):
    elems: list[Pat]


@dataclass(slots=True, eq=False)
class TupleStructPat(Pat):
    path: Path
    elems: list[Pat]
    qself: QSelf | None = None


@dataclass(slots=True, eq=False)
class FieldPat:
    """`name: pat`; a shorthand `ref mut name` is expanded to an IdentPat. `name` may be a tuple index."""

    name: Ident
    pat: Pat


@dataclass(slots=True, eq=False)
class StructPat(Pat):
    path: Path
    fields: list[FieldPat]
    rest: bool
    qself: QSelf | None = None


@dataclass(slots=True, eq=False)
class PathPat(Pat):
    """A path of more than one segment, or with a qualified self."""

    path: Path
    qself: QSelf | None = None


@dataclass(slots=True, eq=False)
class SlicePat(Pat):
    elems: list[Pat]


@dataclass(slots=True, eq=False)
class OrPat(Pat):
    alts: list[Pat]


# ---------------------------------------------------------------- expressions


@dataclass(slots=True, eq=False)
class Expr:
    """`span` includes enclosing parentheses, as in rustc's HIR."""

    span: Span


@dataclass(slots=True, eq=False)
class IntLit(Expr):
    value: int
    suffix: str | None


@dataclass(slots=True, eq=False)
class FloatLit(Expr):
    text: str
    suffix: str | None


@dataclass(slots=True, eq=False)
class BoolLit(Expr):
    value: bool


@dataclass(slots=True, eq=False)
class CharLit(Expr):
    """`value` is the scalar value."""

    value: int


@dataclass(slots=True, eq=False)
class ByteLit(Expr):
    value: int


@dataclass(slots=True, eq=False)
class StrLit(Expr):
    value: str


@dataclass(slots=True, eq=False)
class ByteStrLit(Expr):
    value: bytes


@dataclass(slots=True, eq=False)
class CStrLit(Expr):
    """`value` without the closing NUL."""

    value: bytes


@dataclass(slots=True, eq=False)
class PathExpr(Expr):
    path: Path
    qself: QSelf | None = None


@dataclass(slots=True, eq=False)
class Unary(Expr):
    """`op` is one of `-`, `!`, `*`."""

    op: str
    operand: Expr


@dataclass(slots=True, eq=False)
class Binary(Expr):
    """`op` is an arithmetic, bit, comparison or lazy boolean (`&&`, `||`) operator."""

    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class Assign(Expr):
    """`left` may be a destructuring pattern written as an expression (tuples, structs, slices, `_`)."""

    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class AssignOp(Expr):
    """`op` without the `=`."""

    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False)
class AddrOf(Expr):
    """`&x`, `&mut x`; with `raw`: `&raw const x`, `&raw mut x`."""

    operand: Expr
    mutable: bool
    raw: bool = False


@dataclass(slots=True, eq=False)
class Cast(Expr):
    operand: Expr
    ty: Type


@dataclass(slots=True, eq=False)
class Range(Expr):
    lo: Expr | None
    hi: Expr | None
    inclusive: bool


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True, eq=False)
class If(Expr):
    cond: Expr
    then: Block
    els: Expr | None


@dataclass(slots=True, eq=False)
class Let(Expr):
    """`let pat = expr` as a condition (of `if`, `while`, a match guard, and in chains of `&&`)."""

    pat: Pat
    expr: Expr


@dataclass(slots=True, eq=False)
class While(Expr):
    cond: Expr
    body: Block
    label: Ident | None = None


@dataclass(slots=True, eq=False)
class For(Expr):
    """`head` is the span `pat in iter` ends at: the span of `iter`."""

    pat: Pat
    iter: Expr
    body: Block
    label: Ident | None = None


@dataclass(slots=True, eq=False)
class Loop(Expr):
    body: Block
    label: Ident | None = None


@dataclass(slots=True, eq=False)
class Arm:
    pat: Pat
    guard: Expr | None
    body: Expr
    span: Span


@dataclass(slots=True, eq=False)
class Match(Expr):
    scrutinee: Expr
    arms: list[Arm]


@dataclass(slots=True, eq=False)
class ClosureParam:
    pat: Pat
    ty: Type | None


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True, eq=False)
class Call(Expr):
    callee: Expr
    args: list[Expr]


@dataclass(slots=True, eq=False)
class MethodCall(Expr):
    """`receiver.segment(args)`; the span of `segment.ident` is the method name alone."""

    receiver: Expr
    segment: Segment
    args: list[Expr]


@dataclass(slots=True, eq=False)
class Field(Expr):
    """`expr.name`; `name.name` is decimal digits for a tuple field."""

    operand: Expr
    name: Ident


@dataclass(slots=True, eq=False)
class Index(Expr):
    operand: Expr
    index: Expr


@dataclass(slots=True, eq=False)
class Tuple(Expr):
    elems: list[Expr]


@dataclass(slots=True, eq=False)
class Array(Expr):
    elems: list[Expr]


@dataclass(slots=True, eq=False)
class Repeat(Expr):
    elem: Expr
    count: Expr


@dataclass(slots=True, eq=False)
class FieldInit:
    name: Ident
    expr: Expr


@dataclass(slots=True, eq=False)
class StructLit(Expr):
    """`Path { fields, ..base }`; `rest` for `..` without a base (destructuring assignment only)."""

    path: Path
    fields: list[FieldInit]
    base: Expr | None
    qself: QSelf | None = None
    rest: bool = False


@dataclass(slots=True, eq=False)
class Break(Expr):
    label: Ident | None
    value: Expr | None


@dataclass(slots=True, eq=False)
class Continue(Expr):
    label: Ident | None


@dataclass(slots=True, eq=False)
class Return(Expr):
    value: Expr | None


@dataclass(slots=True, eq=False)
class Try(Expr):
    operand: Expr


@dataclass(slots=True, eq=False)
class Await(Expr):
    operand: Expr


@dataclass(slots=True, eq=False)
class Yield(Expr):
    value: Expr | None


@dataclass(slots=True, eq=False)
class Underscore(Expr):
    """`_` on the left of an assignment."""


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True, eq=False)
class FormatArgs(Expr):
    """`format_args!`: literal pieces and placeholders in order; every argument is taken by shared reference."""

    template: list[str | FormatSpec]
    args: list[Expr]
    newline: bool = False


@dataclass(slots=True, eq=False)
class OffsetOf(Expr):
    ty: Type
    fields: list[Ident]


@dataclass(slots=True, eq=False)
class MacroExpr(Expr):
    """An unexpanded call; only between parsing and expansion, never seen by later phases."""

    path: Path
    tokens: object
    delimiter: str


# ---------------------------------------------------------------- statements


@dataclass(slots=True, eq=False)
class Stmt:
    span: Span


@dataclass(slots=True, eq=False)
class LetStmt(Stmt):
    """`is_super`: `super let`, whose variables live as long as the value of the block."""

    pat: Pat
    ty: Type | None
    init: Expr | None
    els: Block | None
    is_super: bool = False


@dataclass(slots=True, eq=False)
class ExprStmt(Stmt):
    """`semi` False for a block-like expression used as a statement (its type must be `()` or `!`)."""

    expr: Expr
    semi: bool


# ---------------------------------------------------------------- items


@dataclass(slots=True, eq=False)
class Item:
    """`public` is False only for items private to their module; `span` covers the item, `ident` its name."""

    span: Span
    attrs: list[Attr]
    public: bool


@dataclass(slots=True, eq=False)
class Param:
    """A function parameter; for `self` forms the pattern is an IdentPat named `self` and `ty` its full type."""

    pat: Pat
    ty: Type


@dataclass(slots=True, eq=False)
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


@dataclass(slots=True, eq=False)
class FieldDef:
    ident: Ident  # decimal digits for tuple fields
    ty: Type
    public: bool
    attrs: list[Attr]


@dataclass(slots=True, eq=False)
class Struct(Item):
    """`kind` is `named`, `tuple` or `unit`."""

    ident: Ident
    generics: Generics
    kind: str
    fields: list[FieldDef]


@dataclass(slots=True, eq=False)
class Union(Item):
    ident: Ident
    generics: Generics
    fields: list[FieldDef]


@dataclass(slots=True, eq=False)
class Variant:
    ident: Ident
    kind: str
    fields: list[FieldDef]
    discriminant: Expr | None
    attrs: list[Attr]
    span: Span


@dataclass(slots=True, eq=False)
class Enum(Item):
    ident: Ident
    generics: Generics
    variants: list[Variant]


@dataclass(slots=True, eq=False)
class Trait(Item):
    """`items` are Fn, Const and TypeAlias. `auto` for auto traits; `alias` is not supported."""

    ident: Ident
    generics: Generics
    supertraits: list[Bound]
    items: list[Item]
    unsafe: bool = False
    auto: bool = False


@dataclass(slots=True, eq=False)
class Impl(Item):
    """`impl<generics> trait_path for ty` or an inherent impl (`trait_path` None); `negative` for `impl !Trait`."""

    generics: Generics
    trait_path: Path | None
    ty: Type
    items: list[Item]
    negative: bool = False
    unsafe: bool = False


@dataclass(slots=True, eq=False)
class Const(Item):
    """`ident.name` is `_` for an anonymous constant; `value` None in a trait without default."""

    ident: Ident
    generics: Generics
    ty: Type
    value: Expr | None


@dataclass(slots=True, eq=False)
class Static(Item):
    """`value` None for a declaration in an extern block."""

    ident: Ident
    ty: Type
    value: Expr | None
    mutable: bool


@dataclass(slots=True, eq=False)
class TypeAlias(Item):
    """Also an associated type: `bounds` in traits, `ty` None without default."""

    ident: Ident
    generics: Generics
    ty: Type | None
    bounds: list[Bound]


@dataclass(slots=True, eq=False)
class Mod(Item):
    ident: Ident
    items: list[Item]


@dataclass(slots=True, eq=False)
class UseTree:
    """A leaf of a `use`: path to the item, the name it gets (`None` for a glob, `_` for an anonymous import). `macro`
    is True if it imports a macro, and perhaps nothing else."""

    path: Path
    name: Ident | None
    glob: bool
    macro: bool = False


@dataclass(slots=True, eq=False)
class Use(Item):
    """All leaves of one `use` declaration; `use a::{self, b as c, d::*}` gives three."""

    leaves: list[UseTree]


@dataclass(slots=True, eq=False)
class ExternCrate(Item):
    ident: Ident
    alias: Ident | None


@dataclass(slots=True, eq=False)
class ExternBlock(Item):
    """`extern "abi" { items }`; items are Fn without body, Static without value, or TypeAlias (`extern type`)."""

    abi: str
    items: list[Item]
    unsafe: bool = False


@dataclass(slots=True, eq=False)
class Crate:
    """A whole parsed program; `name` is `"std"` for the library and `""` for the user's program."""

    name: str
    items: list[Item]
    attrs: list[Attr]
    edition: int
    file: object = None
