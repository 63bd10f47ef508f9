"""The state of checking one body with the closures in it, and the entry points that all parts of the checker use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeVar

from engine.features import unsupported
from engine.records import record
from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check import coerce as co
from engine.types.check.errors import error, mismatch, need_annotation
from engine.types.check.expectation import NO, Expectation, has_type
from engine.types.defs import AdtDef, ClosureDef, FnDef, FnSig, Generics, Module, StaticDef, TraitDef, VariantDef
from engine.types.imports import VALUES, lookup
from engine.types.infer import InferCtxt
from engine.types.ty import Ty, substitute

if TYPE_CHECKING:
    from engine.types.program import Program
    from engine.types.scope import Scope

__all__ = ["BodyCtxt", "Breakable", "FnCtxt", "checks"]

Check = Callable[["FnCtxt", Any, Expectation], H.TExpr]
_CHECKS: dict[type, Check] = {}
_F = TypeVar("_F", bound=Callable[..., H.TExpr])


def checks(*classes: type) -> Callable[[_F], _F]:
    """Registers the function that checks expressions of these classes."""

    def register(function: _F) -> _F:
        for cls in classes:
            _CHECKS[cls] = function
        return function

    return register


@record
class Breakable:
    """A loop or labelled block that `break` can leave. `coerce` is None for loops without break values."""

    label: A.Ident | None
    node: Any
    coerce: co.CoerceMany | None
    is_loop: bool
    may_break: bool = False


@record
class BodyCtxt:
    """One function, closure or constant body. `mentioned`: variables of outer bodies, in order of first mention.

    In a future, `context` is the variable of the task's context. In a coroutine that yields, `resume` is the type of
    its resume argument."""

    kind: str  # "fn", "closure", "const"
    ret: co.CoerceMany | None
    parent: BodyCtxt | None = None
    closure: ClosureDef | None = None
    breakables: list[Breakable] = field(default_factory=list)
    locals: list[H.LocalVar] = field(default_factory=list)
    closures: list[ClosureDef] = field(default_factory=list)
    mentioned: dict[H.LocalVar, Span] = field(default_factory=dict)
    context: H.LocalVar | None = None
    resume: Ty | None = None
    may_yield: bool = False


Key = tuple[str, A.Mark | None]


class FnCtxt:
    """Checks the body of one function, constant or static; closures inside share it."""

    def __init__(self, program: Program, owner: Any, generics: Generics, scope: Scope, icx: InferCtxt) -> None:
        self.program = program
        self.owner = owner
        self.generics = generics
        self.icx = icx
        self.scope = scope
        self.module: Module = scope.module
        self.edition: int = scope.module.crate.edition
        self.body = BodyCtxt("fn", None)
        self.frames: list[dict[Key, H.LocalVar]] = [{}]
        self.block_items: dict[int, Module] = {}  # of the frame of that index: the items of its block
        self.shadowed: dict[H.LocalVar, H.LocalVar] = {}  # the variable of the same name and frame before it
        self.var_body: dict[H.LocalVar, BodyCtxt] = {}
        self.diverges = False
        self.unsafe_depth = 0
        self.unsafe_uses: list[tuple[H.TExpr, str, str]] = []
        self.exact: set[H.TExpr] = set()
        self.diverging: list[T.Infer] = []
        self.casts: list[Any] = []
        self.cast_spans: dict[H.TExpr, Span] = {}
        self.tail_spans: dict[H.Block, Span] = {}  # the tails' spans as written
        self.empty_spans: dict[A.Block, Span] = {}  # where a missing value of a body is reported
        self.deferred_calls: dict[ClosureDef, list[Any]] = {}
        self.closures: list[Any] = []
        self.inline_consts: list[Any] = []
        self.sized: list[tuple[Ty, Span]] = []
        self.matches: list[Any] = []
        self.transmutes: list[H.Call] = []
        self.args: tuple[Ty, ...] = identity(generics)

    # ------------------------------------------------------------ checking expressions

    def check(self, expr: A.Expr, expected: Expectation = NO) -> H.TExpr:
        """Check an expression; its type need not be the expected one. Raises Rejected."""
        checker = _CHECKS.get(expr.__class__)
        if checker is None:
            raise unsupported("expression-form", expr.span, expr.__class__.__name__)
        before = self.diverges
        self.diverges = False
        out = checker(self, expr, expected)
        if out.ty is T.NEVER and not isinstance(out, _PLACES):
            self.diverges = True
        self.diverges = self.diverges or before
        return out

    def check_has_type(self, expr: A.Expr, ty: Ty) -> H.TExpr:
        """Check an expression that must have exactly this type (or `!`)."""
        out = self.check(expr, has_type(ty))
        if self.icx.shallow(out.ty) is T.NEVER:
            found = self.coerce(out, ty)
            return found if found is not None else out
        self.same(ty, out.ty, out.span)
        return out

    def check_coerce(self, expr: A.Expr, ty: Ty) -> H.TExpr:
        """Check an expression and coerce it."""
        return self.demand_coerce(self.check(expr, has_type(ty)), ty)

    def check_mut_place(self, expr: A.Expr, expected: Expectation = NO) -> H.TExpr:
        """Check a place expression that will be written or mutably borrowed."""
        from engine.types.check.places import make_mutable

        out = self.check(expr, expected)
        make_mutable(self, out)
        return out

    # ------------------------------------------------------------ types

    def coerce(self, expr: H.TExpr, target: Ty, two_phase: bool = False) -> H.TExpr | None:
        """The expression coerced, or None and no change."""
        return co.coerce(self, expr, target, two_phase)

    def demand_coerce(self, expr: H.TExpr, target: Ty, two_phase: bool = False) -> H.TExpr:
        """The expression coerced. Raises Rejected E0308."""
        found = co.coerce(self, expr, target, two_phase)
        if found is None:
            raise mismatch(self.icx, target, expr.ty, expr.span)
        return found

    def same(self, expected: Ty, found: Ty, span: Span) -> None:
        """Unify, or raise Rejected E0308."""
        if expected is not found and not self.icx.unify(expected, found):
            raise mismatch(self.icx, expected, found, span)

    def known(self, ty: Ty, span: Span) -> Ty:
        """The type with its head known. Raises Rejected E0282 if it is not."""
        ty = self.icx.structurally(ty)
        if isinstance(ty, T.Infer) and ty.kind == "ty":
            raise need_annotation(self.icx.var_span(ty) or span)
        return ty

    def lower_ty(self, ty: A.Type) -> Ty:
        """A type written in the body; `_` becomes a variable."""
        icx = self.icx
        return icx.normalize(self.scope.lower_ty(ty, icx.fresh, icx.fresh_const), ty.span)

    def require_sized(self, ty: Ty, span: Span) -> None:
        """Add the obligation `ty: Sized`."""
        bare = self.icx.shallow(ty)
        if bare.__class__ in _SIZED:
            return
        sized = self.program.find_lang_item("sized")
        if sized is not None:
            self.icx.register_trait(sized, (ty,), span)

    def signature(self, fn: FnDef, args: tuple[Ty, ...], span: Span) -> FnSig:
        """A function's signature for generic arguments, normalised."""
        sig, norm = fn.sig, self.icx.normalize
        params = tuple([norm(substitute(p, args), span) for p in sig.params])
        return FnSig(params, norm(substitute(sig.ret, args), span), sig.unsafe, sig.abi, sig.variadic)

    def field_ty(self, ty: T.Adt, variant: VariantDef, index: int, span: Span) -> Ty:
        """The type of a field of a struct, union or variant type."""
        return self.icx.normalize(substitute(variant.fields[index].ty, ty.args), span)

    def field_visible(self, adt: AdtDef, variant: VariantDef, index: int) -> bool:
        """Whether privacy allows naming the field here."""
        return adt.kind == "enum" or variant.fields[index].public or self.scope.is_inside(adt.module)

    # ------------------------------------------------------------ operators by traits

    def lang_trait(self, name: str, span: Span) -> TraitDef:
        """A trait that the language knows. Raises Rejected if the library lacks it."""
        trait = self.program.find_lang_item(name)
        if not isinstance(trait, TraitDef):
            raise unsupported("language-item", span, name)
        return trait

    def lang_fn(self, name: str, span: Span) -> FnDef:
        """A function that the language knows."""
        fn = self.program.find_lang_item(name)
        if not isinstance(fn, FnDef):
            raise unsupported("language-item", span, name)
        return fn

    def lookup_op(
        self, trait: TraitDef, method: str, self_ty: Ty, inputs: Iterable[Ty], span: Span
    ) -> tuple[FnDef, tuple[Ty, ...], FnSig] | None:
        """The method of an operator trait, if the type may implement it; the bound becomes an obligation."""
        args = (self_ty, *inputs)
        args = self.icx.fresh_args(trait.generics, span, args) if len(args) < trait.generics.count else args
        if self.icx.holds(trait, args) is False:
            return None
        fn: FnDef = trait.items[method]
        self.icx.register_trait(trait, args, span)
        return fn, args, self.signature(fn, args, span)

    def overloaded_deref(self, expr: H.TExpr, target: Ty, span: Span, mutable: bool = False) -> H.TExpr:
        """`*Deref::deref(&expr)`; `span` is the call's."""
        trait = self.lang_trait("deref_mut" if mutable else "deref", span)
        fn: FnDef = trait.items["deref_mut" if mutable else "deref"]
        callee = H.ZeroSized(T.fn_item(fn, (expr.ty,)), span)
        kind = "mut" if mutable else "shared"
        borrow = H.Borrow(T.ref_to(expr.ty, mutable), expr.span, kind, expr)
        call = H.Call(T.ref_to(target, mutable), span, callee, [borrow], span, from_operator=True)
        return H.Deref(target, expr.span, call)

    # ------------------------------------------------------------ variables

    def declare(self, ident: A.Ident, ty: Ty, mutable: bool) -> H.LocalVar:
        """A new variable of the current body; not visible until `bind`."""
        var = H.LocalVar(ident.name, ty, mutable, ident.span)
        self.body.locals.append(var)
        self.var_body[var] = self.body
        return var

    def bind_all(self, frame: dict[Key, H.LocalVar]) -> None:
        """Make a pattern's variables visible in the innermost frame."""
        current = self.frames[-1]
        for key, var in frame.items():
            old = current.get(key)
            if old is not None:
                self.shadowed[var] = old
            current[key] = var

    def find_local(self, ident: A.Ident) -> H.LocalVar | None:
        """The local variable that a name means, by macro hygiene: a name from a macro's body first means variables
        of the same expansion, then those around the macro's definition."""
        mark = ident.mark
        key = (ident.name, mark)
        for index in range(len(self.frames) - 1, -1, -1):
            if key in self.frames[index]:
                return self.frames[index][key]
            items = self.block_items.get(index)
            if items is not None and lookup(items, ident.name, VALUES) is not None:
                return None  # an item of an inner block hides the variables around that block
        while mark is not None:
            where: Span | None = getattr(mark.definition, "span", None)
            mark = mark.parent
            key = (ident.name, mark)
            for frame in reversed(self.frames):
                var = frame.get(key)
                while var is not None and where is not None:
                    if var.span.file is where.file and var.span.lo < where.lo:
                        return var
                    var = self.shadowed.get(var)
        return None

    def use_local(self, var: H.LocalVar, span: Span) -> H.TExpr:
        """A use of a variable; notes that closures in between capture it."""
        home = self.var_body[var]
        body = self.body
        while body is not home:
            if body.kind == "const":
                raise error("E0435", "attempt to use a non-constant value in a constant", span, "non-constant value")
            body.mentioned.setdefault(var, span)
            assert body.parent is not None
            body = body.parent
        return H.Var(var.ty, span, var)

    def mentions_upvars(self, closure: ClosureDef) -> bool:
        """Whether a closure of this body mentions variables from outside."""
        return any(c.definition is closure and c.body.mentioned for c in self.closures)

    def const_context(self) -> str:
        """The word for the kind of constant this body belongs to; "" where anything may be called."""
        if self.body.kind == "const":
            return "constants"
        if self.body.kind == "closure":
            return ""
        owner = self.owner
        if isinstance(owner, FnDef):
            return "constant functions" if owner.const else ""
        return "statics" if isinstance(owner, StaticDef) else "constants"

    # ------------------------------------------------------------ unsafety

    def unsafe_op(self, expr: H.TExpr, what: str, label: str) -> None:
        """Note an operation that is allowed in unsafe contexts only; decided once the whole body is known."""
        if not self.unsafe_depth:
            self.unsafe_uses.append((expr, what, label))


_PLACES = (H.Var, H.StaticRef, H.Deref, H.Field, H.Index)
_SIZED: frozenset[type] = frozenset({T.Int, T.Float, T.Ref, T.Ptr, T.FnItem, T.FnPtr, T.Closure, T.Coroutine, T.Array})


def identity(generics: Generics) -> tuple[Ty, ...]:
    """An item's own generic parameters as arguments."""
    return tuple(
        [
            T.const_param(p.index, p.name) if p.const_ty is not None else T.param(p.index, p.name)
            for p in generics.all_params()
        ]
    )
