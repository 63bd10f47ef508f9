"""The last pass: every type is resolved, undecided operators, indexing and casts take their final form."""

from __future__ import annotations

from typing import Any

from engine.source import Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.casts import PendingCast
from engine.types.check.errors import error, need_annotation
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.check.ops import COMPARISONS, PendingOp, is_scalar
from engine.types.check.places import PendingIndex
from engine.types.check.ranges import INFINITE, out_of_range
from engine.types.const_fold import wrap
from engine.types.defs import FnSig
from engine.types.ty import Ty

__all__ = ["write_back"]


def write_back(fcx: FnCtxt, body: H.Body) -> None:
    """Resolve all types of a body, of its closures and inline constants. Raises Rejected E0282."""
    writer = _Writer(fcx)
    writer.body(body)
    for info in fcx.closures:
        definition, typed = info.definition, info.typed
        writer.body(typed)
        sig = definition.sig
        span = definition.span
        if sig is not None:
            params = tuple([writer.ty(p, span) for p in sig.params])
            definition.sig = FnSig(params, writer.ty(sig.ret, span), sig.unsafe, sig.abi)
        if definition.yields is not None:
            definition.yields = writer.ty(definition.yields, span)
        for capture in definition.captures:
            capture.place = writer.expr(capture.place)
            capture.ty = writer.ty(capture.ty, capture.span)
    for constant, typed in fcx.inline_consts:
        writer.body(typed)
        constant.ty = typed.ret
        constant.cached_body = typed


class _Writer:
    def __init__(self, fcx: FnCtxt) -> None:
        self.fcx, self.icx = fcx, fcx.icx
        self.seen: dict[Any, H.TExpr] = {}
        self.types: dict[Ty, Ty] = {}

    def ty(self, ty: Ty, span: Span) -> Ty:
        """A type without variables."""
        if not ty.flags & T.HAS_INFER:
            return ty
        found = self.types.get(ty)
        if found is None:
            found = self.icx.deep(ty)
            if found.flags & T.HAS_INFER:
                raise need_annotation(self.icx.var_span(found) or span)
            if found.flags & T.HAS_ALIAS:
                found = self.icx.normalize(found, span)
            self.types[ty] = found
        return found

    def body(self, body: H.Body) -> None:
        """A body in place."""
        for var in body.locals:
            var.ty = self.ty(var.ty, var.span)
        for param in body.params:
            param.ty = self.ty(param.ty, param.span)
            param.pat = self.pat(param.pat)
        body.ret = self.ty(body.ret, body.span)
        body.value = self.expr(body.value)

    # ------------------------------------------------------------ expressions

    def expr(self, node: H.TExpr) -> H.TExpr:
        """The final form of an expression; done once for each node."""
        found = self.seen.get(node)
        if found is not None:
            return found
        cls = node.__class__
        if cls is PendingOp:
            out = self._op(node)  # type: ignore[arg-type]
        elif cls is PendingIndex:
            out = self._index(node)  # type: ignore[arg-type]
        elif cls is PendingCast:
            out = self.expr(node.done)  # type: ignore[attr-defined]
        else:
            if node.ty.flags & T.HAS_INFER:
                node.ty = self.ty(node.ty, node.span)
            self.seen[node] = node
            handler = _HANDLERS.get(cls)
            if handler is not None:
                handler(self, node)
            out = node
            if cls is H.Coerce and node.ty is T.NEVER:
                out = node.operand  # type: ignore[attr-defined]
        self.seen[node] = out
        return out

    def maybe(self, node: H.TExpr | None) -> H.TExpr | None:
        return self.expr(node) if node is not None else None

    def each(self, nodes: list[H.TExpr]) -> list[H.TExpr]:
        return [self.expr(n) for n in nodes]

    def args(self, args: tuple[Ty, ...], span: Span) -> tuple[Ty, ...]:
        return tuple([self.ty(a, span) for a in args])

    def _op(self, node: PendingOp) -> H.TExpr:
        left, right = self.expr(node.left), self.maybe(node.right)
        ty, span = self.ty(node.ty, node.span), node.span
        args = self.args(node.args, span)
        if is_scalar(left.ty) and (right is None or is_scalar(right.ty)):
            if right is None:
                return H.Unary(ty, span, node.op, left)
            if node.assign:
                return H.AssignOp(ty, span, node.op, left, right)
            return H.Binary(ty, span, node.op, left, right)
        callee = H.ZeroSized(T.fn_item(node.fn, args), span)
        if right is None:
            return H.Call(ty, span, callee, [left], span, from_operator=True)
        if node.assign:
            left = H.Borrow(T.ref_to(left.ty, True), left.span, "two-phase", left)
        elif node.op in COMPARISONS:
            left = H.Borrow(T.ref_to(left.ty), left.span, "shared", left)
            right = H.Borrow(T.ref_to(right.ty), right.span, "shared", right)
        return H.Call(ty, span, callee, [left, right], span, from_operator=True)

    def _index(self, node: PendingIndex) -> H.TExpr:
        ty = self.ty(node.ty, node.span)
        index = self.expr(node.index)
        if index.ty is T.USIZE:
            return H.Index(ty, node.span, self.expr(node.base), index)
        return H.Deref(ty, node.span, self.expr(node.operand))

    def _literal(self, node: H.Literal) -> None:
        ty = node.ty
        if isinstance(ty, T.Int) and not ty.min <= node.value <= ty.max and node.span.file.is_local:
            if node.value < 0 and not ty.signed:
                message = f"cannot apply unary operator `-` to type `{ty!r}`"
                raise error("E0600", message, node.span, "cannot apply unary operator `-`")
            out_of_range(self.fcx.program, ty, node.value, node.span)
            node.value = wrap(node.value, ty)
        elif isinstance(ty, T.Float) and abs(node.value) >= INFINITE[ty.bits]:
            out_of_range(self.fcx.program, ty, node.value, node.span)

    def _operand(self, node: Any) -> None:
        node.operand = self.expr(node.operand)

    def _two(self, node: Any) -> None:
        node.left, node.right = self.expr(node.left), self.expr(node.right)

    def _place_index(self, node: H.Index) -> None:
        node.operand, node.index = self.expr(node.operand), self.expr(node.index)

    def _named_const(self, node: H.NamedConst) -> None:
        node.args = self.args(node.args, node.span)

    def _call(self, node: H.Call) -> None:
        node.callee = self.expr(node.callee)
        node.args = self.each(node.args)

    def _if(self, node: H.If) -> None:
        node.cond, node.then, node.els = self.expr(node.cond), self.expr(node.then), self.maybe(node.els)

    def _let(self, node: H.Let) -> None:
        node.operand, node.pat = self.expr(node.operand), self.pat(node.pat)

    def _match(self, node: H.Match) -> None:
        node.operand = self.expr(node.operand)
        for arm in node.arms:
            arm.pat = self.pat(arm.pat)
            arm.guard = self.maybe(arm.guard)
            arm.body = self.expr(arm.body)

    def _loop(self, node: H.Loop) -> None:
        node.body = self.maybe(node.body)

    def _value(self, node: Any) -> None:
        node.value = self.maybe(node.value)

    def _block(self, node: H.Block) -> None:
        for stmt in node.stmts:
            if isinstance(stmt, H.ExprStmt):
                stmt.expr = self.expr(stmt.expr)
            else:
                stmt.init, stmt.els = self.maybe(stmt.init), self.maybe(stmt.els)
                stmt.pat = self.pat(stmt.pat)
        node.tail = self.maybe(node.tail)

    def _adt(self, node: H.AdtLit) -> None:
        node.fields = [(i, self.expr(v)) for i, v in node.fields]
        node.base = self.maybe(node.base)

    def _elems(self, node: Any) -> None:
        node.elems = self.each(node.elems)

    def _repeat(self, node: H.RepeatLit) -> None:
        node.elem = self.expr(node.elem)

    def _offset(self, node: H.OffsetOf) -> None:
        node.container = self.ty(node.container, node.span)

    # ------------------------------------------------------------ patterns

    def pat(self, node: H.TPat) -> H.TPat:
        """A pattern in place."""
        if node.ty.flags & T.HAS_INFER:
            node.ty = self.ty(node.ty, node.span)
        match node:
            case H.BindPat():
                node.sub = self.pat(node.sub) if node.sub is not None else None
            case H.VariantPat() | H.LeafPat():
                node.fields = [(i, self.pat(p)) for i, p in node.fields]
            case H.DerefPat():
                node.pat = self.pat(node.pat)
            case H.ConstPat():
                node.value = self.expr(node.value)
            case H.RangePat():
                node.lo, node.hi = self.maybe(node.lo), self.maybe(node.hi)
            case H.SlicePat():
                node.prefix = [self.pat(p) for p in node.prefix]
                node.rest = self.pat(node.rest) if node.rest is not None else None
                node.suffix = [self.pat(p) for p in node.suffix]
            case H.OrPat():
                node.alts = [self.pat(p) for p in node.alts]
        return node


_HANDLERS: dict[type, Any] = {
    H.Literal: _Writer._literal,
    H.NamedConst: _Writer._named_const,
    H.Deref: _Writer._operand,
    H.Field: _Writer._operand,
    H.Index: _Writer._place_index,
    H.Unary: _Writer._operand,
    H.Binary: _Writer._two,
    H.Logical: _Writer._two,
    H.Assign: _Writer._two,
    H.AssignOp: _Writer._two,
    H.Cast: _Writer._operand,
    H.Use: _Writer._operand,
    H.DropTemps: _Writer._operand,
    H.Yield: _Writer._operand,
    H.CopyOf: _Writer._operand,
    H.Coerce: _Writer._operand,
    H.Borrow: _Writer._operand,
    H.RawBorrow: _Writer._operand,
    H.Call: _Writer._call,
    H.If: _Writer._if,
    H.Let: _Writer._let,
    H.Match: _Writer._match,
    H.Loop: _Writer._loop,
    H.Break: _Writer._value,
    H.Return: _Writer._value,
    H.Block: _Writer._block,
    H.AdtLit: _Writer._adt,
    H.TupleLit: _Writer._elems,
    H.ArrayLit: _Writer._elems,
    H.RepeatLit: _Writer._repeat,
    H.OffsetOf: _Writer._offset,
}
