"""How a closure's body uses the variables around it: which places it moves, borrows, writes or copies.

Follows rustc's `ExprUseVisitor` over the typed tree.
"""

from __future__ import annotations

from typing import Any

from engine.records import record
from engine.source import Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.casts import PendingCast
from engine.types.check.closures import ClosureInfo
from engine.types.check.fn_ctxt import BodyCtxt, FnCtxt
from engine.types.check.ops import COMPARISONS, PendingOp, is_scalar
from engine.types.check.places import PendingIndex
from engine.types.ty import Ty

__all__ = ["Use", "collect_uses"]


@record
class Use:
    """`place` is a place expression that ends in a captured variable; `by`: `ref`, `mut` or `value`."""

    place: H.TExpr
    by: str
    span: Span


def collect_uses(fcx: FnCtxt, info: ClosureInfo) -> list[Use]:
    """All uses of outer variables in a closure's body, in order of evaluation. Closures inside must be analysed."""
    visitor = _Visitor(fcx, info.body)
    for param in info.typed.params:
        visitor.bind_pattern(param.pat, None)
    visitor.consume(info.typed.value)
    return visitor.uses


class _Visitor:
    def __init__(self, fcx: FnCtxt, body: BodyCtxt) -> None:
        self.fcx, self.icx = fcx, fcx.icx
        self.mentioned = body.mentioned
        self.uses: list[Use] = []

    # ------------------------------------------------------------ places

    def root(self, expr: H.TExpr) -> H.Var | None:
        """The captured variable at the end of a place expression, if that is what it is."""
        while True:
            cls = expr.__class__
            if cls is H.Var:
                return expr if expr.var in self.mentioned else None  # type: ignore[attr-defined,return-value]
            if cls is H.Field or cls is H.Deref or cls is H.Index:
                expr = expr.operand  # type: ignore[attr-defined]
            elif isinstance(expr, PendingIndex):
                if not self._builtin_index(expr):
                    return None
                expr = expr.base
            else:
                return None

    def plain(self, expr: H.TExpr) -> H.TExpr:
        """The place without undecided indexing."""
        if isinstance(expr, PendingIndex):
            return H.Index(expr.ty, expr.span, self.plain(expr.base), expr.index)
        if isinstance(expr, H.Field):
            return H.Field(expr.ty, expr.span, self.plain(expr.operand), expr.index)
        if isinstance(expr, H.Deref):
            return H.Deref(expr.ty, expr.span, self.plain(expr.operand))
        if isinstance(expr, H.Index):
            return H.Index(expr.ty, expr.span, self.plain(expr.operand), expr.index)
        return expr

    def _builtin_index(self, expr: PendingIndex) -> bool:
        return self.icx.structurally(expr.index.ty) is T.USIZE

    def note(self, place: H.TExpr, by: str) -> None:
        if self.root(place) is not None:
            self.uses.append(Use(self.plain(place), by, place.span))

    def take(self, place: H.TExpr) -> None:
        """A place used as a value: copied (a shared use) or moved."""
        if self.root(place) is not None:
            self.note(place, "ref" if self.is_copy(place.ty) else "value")

    def is_copy(self, ty: Ty) -> bool:
        ty = self.icx.deep(ty)
        copy = self.fcx.program.find_lang_item("copy")
        return copy is not None and self.icx.holds(copy, (ty,)) is True

    def walk_place(self, expr: H.TExpr) -> None:
        """Evaluate what a place expression contains, without using the place itself."""
        if isinstance(expr, PendingIndex):
            if self._builtin_index(expr):
                self.walk_place(expr.base)
                self.consume(expr.index)
            else:
                self.consume(expr.operand)
        elif isinstance(expr, H.Field):
            self.walk_place(expr.operand)
        elif isinstance(expr, H.Deref):
            self.walk_place(expr.operand)
        elif isinstance(expr, H.Index):
            self.walk_place(expr.operand)
            self.consume(expr.index)
        elif not isinstance(expr, H.Var | H.StaticRef):
            self.consume(expr)

    def borrow(self, place: H.TExpr, by: str) -> None:
        self.walk_place(place)
        self.note(place, by)

    # ------------------------------------------------------------ values

    def consume(self, expr: H.TExpr) -> None:
        """Evaluate an expression for its value."""
        if isinstance(expr, H.Var | H.Field | H.Deref | H.Index | H.StaticRef):
            self.walk_place(expr)
            self.take(expr)
            return
        handler = _HANDLERS.get(expr.__class__)
        if handler is not None:
            handler(self, expr)

    def each(self, exprs: list[H.TExpr]) -> None:
        for expr in exprs:
            self.consume(expr)

    def maybe(self, expr: H.TExpr | None) -> None:
        if expr is not None:
            self.consume(expr)

    def _operand(self, expr: Any) -> None:
        self.consume(expr.operand)

    def _borrow(self, expr: H.Borrow) -> None:
        self.borrow(expr.operand, "ref" if expr.kind == "shared" else "mut")

    def _raw(self, expr: H.RawBorrow) -> None:
        self.borrow(expr.operand, "mut" if expr.mutable else "ref")

    def _two(self, expr: Any) -> None:
        self.consume(expr.left)
        self.consume(expr.right)

    def _assign(self, expr: H.Assign) -> None:
        self.consume(expr.right)
        self.borrow(expr.left, "mut")

    def _assign_op(self, expr: H.AssignOp) -> None:
        self.consume(expr.right)
        self.borrow(expr.left, "mut")

    def _pending_op(self, expr: PendingOp) -> None:
        if expr.right is None:
            self.consume(expr.left)
            return
        left, right = self.icx.structurally(expr.left.ty), self.icx.structurally(expr.right.ty)
        builtin = is_scalar(left) and is_scalar(right)
        if expr.assign:
            self.consume(expr.right)
            self.borrow(expr.left, "mut")
        elif expr.op in COMPARISONS and not builtin:
            self.borrow(expr.left, "ref")
            self.borrow(expr.right, "ref")
        else:
            self._two(expr)

    def _pending_cast(self, expr: PendingCast) -> None:
        self.consume(expr.done)

    def _call(self, expr: H.Call) -> None:
        self.consume(expr.callee)
        self.each(expr.args)

    def _if(self, expr: H.If) -> None:
        self.consume(expr.cond)
        self.consume(expr.then)
        self.maybe(expr.els)

    def _let(self, expr: H.Let) -> None:
        self.match_operand(expr.operand, [expr.pat])
        self.bind_pattern(expr.pat, expr.operand)

    def _match(self, expr: H.Match) -> None:
        self.match_operand(expr.operand, [a.pat for a in expr.arms])
        for arm in expr.arms:
            self.bind_pattern(arm.pat, expr.operand, guarded=arm.guard is not None)
            self.maybe(arm.guard)
            self.consume(arm.body)

    def _loop(self, expr: H.Loop) -> None:
        self.maybe(expr.body)

    def _value(self, expr: Any) -> None:
        self.maybe(expr.value)

    def _block(self, expr: H.Block) -> None:
        for stmt in expr.stmts:
            if isinstance(stmt, H.ExprStmt):
                self.statement(stmt.expr)
                continue
            if stmt.init is not None:
                self.match_operand(stmt.init, [stmt.pat])
                self.bind_pattern(stmt.pat, stmt.init)
            else:
                self.bind_pattern(stmt.pat, None)
            self.maybe(stmt.els)
        self.maybe(expr.tail)

    def statement(self, expr: H.TExpr) -> None:
        """An expression statement: a place is read or moved as well."""
        self.consume(expr)

    def _adt(self, expr: H.AdtLit) -> None:
        for _, value in expr.fields:
            self.consume(value)
        base = expr.base
        if base is None:
            return
        given = {i for i, _ in expr.fields}
        ty = self.icx.structurally(expr.ty)
        if self.root(base) is None or not isinstance(ty, T.Adt):
            self.consume(base)
            return
        self.walk_place(base)
        for i in range(len(expr.variant.fields)):
            if i not in given:
                self.take(H.Field(self.fcx.field_ty(ty, expr.variant, i, base.span), base.span, base, i))

    def _elems(self, expr: Any) -> None:
        self.each(expr.elems)

    def _repeat(self, expr: H.RepeatLit) -> None:
        self.consume(expr.elem)

    def _closure(self, expr: H.ClosureLit) -> None:
        for capture in expr.captures:
            place = capture.place
            if self.root(place) is None:
                continue
            if capture.by == "value":
                self.take(place)
            else:
                self.note(place, "ref" if capture.by == "ref" else "mut")

    # ------------------------------------------------------------ patterns

    def match_operand(self, operand: H.TExpr, pats: list[H.TPat]) -> None:
        """The operand of a match or let: what it evaluates, and whether matching reads it."""
        if not isinstance(operand, H.Var | H.Field | H.Deref | H.Index | H.StaticRef):
            self.consume(operand)
            return
        self.walk_place(operand)
        if self.root(operand) is None:
            return
        for pat in pats:
            self.read_by(pat, operand)

    def read_by(self, pat: H.TPat, place: H.TExpr) -> None:
        """Places whose discriminant, length or value a pattern tests are read."""
        for sub, at in self.sub_patterns(pat, place):
            if isinstance(sub, H.ConstPat | H.RangePat):
                self.note(at, "ref")
            elif isinstance(sub, H.VariantPat) and len(sub.adt.variants) > 1:
                self.note(at, "ref")
            elif isinstance(sub, H.SlicePat):
                tests = bool(sub.prefix or sub.suffix or sub.rest is None)
                if tests and isinstance(self.icx.structurally(sub.ty), T.Slice):
                    self.note(at, "ref")

    def bind_pattern(self, pat: H.TPat, place: H.TExpr | None, guarded: bool = False) -> None:
        """The bindings of a pattern take, or borrow, parts of the matched place."""
        if place is None or self.root(place) is None:
            return
        for sub, at in self.sub_patterns(pat, place):
            if isinstance(sub, H.BindPat):
                if guarded:
                    self.note(at, "ref")
                if sub.mode == "value":
                    self.take(at)
                else:
                    self.note(at, "ref" if sub.mode == "ref" else "mut")

    def sub_patterns(self, pat: H.TPat, place: H.TExpr) -> list[tuple[H.TPat, H.TExpr]]:
        """The pattern and all its parts with the places they are matched against."""
        out = [(pat, place)]
        if isinstance(pat, H.BindPat) and pat.sub is not None:
            out += self.sub_patterns(pat.sub, place)
        elif isinstance(pat, H.VariantPat):
            if len(pat.adt.variants) > 1:
                # a field behind a downcast is not captured by itself
                for _, sub in pat.fields:
                    out += self.sub_patterns(sub, H.Index(sub.ty, place.span, place, place))
            else:
                for i, sub in pat.fields:
                    out += self.sub_patterns(sub, H.Field(sub.ty, place.span, place, i))
        elif isinstance(pat, H.LeafPat):
            for i, sub in pat.fields:
                out += self.sub_patterns(sub, H.Field(sub.ty, place.span, place, i))
        elif isinstance(pat, H.DerefPat):
            out += self.sub_patterns(pat.pat, H.Deref(pat.pat.ty, place.span, place))
        elif isinstance(pat, H.SlicePat):
            for sub in [*pat.prefix, *([pat.rest] if pat.rest is not None else []), *pat.suffix]:
                out += self.sub_patterns(sub, H.Index(sub.ty, place.span, place, place))
        elif isinstance(pat, H.OrPat):
            for sub in pat.alts:
                out += self.sub_patterns(sub, place)
        return out


_HANDLERS: dict[type, Any] = {
    H.Unary: _Visitor._operand,
    H.Cast: _Visitor._operand,
    H.Use: _Visitor._operand,
    H.DropTemps: _Visitor._operand,
    H.Yield: _Visitor._operand,
    H.CopyOf: _Visitor._operand,
    H.Coerce: _Visitor._operand,
    H.Borrow: _Visitor._borrow,
    H.RawBorrow: _Visitor._raw,
    H.Binary: _Visitor._two,
    H.Logical: _Visitor._two,
    H.Assign: _Visitor._assign,
    H.AssignOp: _Visitor._assign_op,
    PendingOp: _Visitor._pending_op,
    PendingCast: _Visitor._pending_cast,
    H.Call: _Visitor._call,
    H.If: _Visitor._if,
    H.Let: _Visitor._let,
    H.Match: _Visitor._match,
    H.Loop: _Visitor._loop,
    H.Break: _Visitor._value,
    H.Return: _Visitor._value,
    H.Block: _Visitor._block,
    H.AdtLit: _Visitor._adt,
    H.TupleLit: _Visitor._elems,
    H.ArrayLit: _Visitor._elems,
    H.RepeatLit: _Visitor._repeat,
    H.ClosureLit: _Visitor._closure,
}
