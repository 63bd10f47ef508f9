"""Operators: built in on scalars, else methods of operator traits (rustc's `op.rs`)."""

from __future__ import annotations

from typing import Any

from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.errors import error, mismatch
from engine.types.check.expectation import NO, Expectation, has_type
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.check.places import check_deref, make_mutable
from engine.types.defs import FnDef, FnSig, TraitDef
from engine.types.impls import candidate_impls
from engine.types.ty import Ty
from engine.types.unimplemented import unimplemented

__all__ = ["PendingOp", "is_scalar"]

# operator: (trait's language item, method)
BINARY = {
    "+": ("add", "add"), "-": ("sub", "sub"), "*": ("mul", "mul"), "/": ("div", "div"), "%": ("rem", "rem"),
    "^": ("bitxor", "bitxor"), "&": ("bitand", "bitand"), "|": ("bitor", "bitor"), "<<": ("shl", "shl"),
    ">>": ("shr", "shr"), "==": ("eq", "eq"), "!=": ("eq", "ne"), "<": ("partial_ord", "lt"),
    "<=": ("partial_ord", "le"), ">": ("partial_ord", "gt"), ">=": ("partial_ord", "ge"),
}  # fmt: skip
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_VERBS = {
    "+": "cannot add `{r}` to `{l}`", "-": "cannot subtract `{r}` from `{l}`", "*": "cannot multiply `{l}` by `{r}`",
    "/": "cannot divide `{l}` by `{r}`", "%": "cannot calculate the remainder of `{l}` divided by `{r}`",
    "^": "no implementation for `{l} ^ {r}`", "&": "no implementation for `{l} & {r}`",
    "|": "no implementation for `{l} | {r}`", "<<": "no implementation for `{l} << {r}`",
    ">>": "no implementation for `{l} >> {r}`",
}  # fmt: skip


class PendingOp(H.TExpr):
    """A binary operator, compound assignment (`assign`) or unary one (`right` None) whose operand types are not known
    well enough yet: the write-back makes it built in if they are scalars, else the call of the trait's method."""

    __slots__ = ("args", "assign", "fn", "left", "op", "right")
    op: str
    left: H.TExpr
    right: H.TExpr | None
    fn: FnDef
    args: tuple[Ty, ...]
    assign: bool

    def __init__(
        self, ty: Ty, span: Span, op: str, left: H.TExpr, right: H.TExpr | None, fn: FnDef, args: tuple[Ty, ...],
        assign: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(ty, span)
        self.op, self.left, self.right, self.fn, self.args, self.assign = op, left, right, fn, args, assign


def is_scalar(ty: Ty) -> bool:
    """Types on which comparisons are built in."""
    if isinstance(ty, T.Infer):
        return ty.kind in ("int", "float")
    return isinstance(ty, T.Int | T.Float | T.Ptr | T.FnItem | T.FnPtr) or ty is T.BOOL or ty is T.CHAR


def _integral(ty: Ty) -> bool:
    return isinstance(ty, T.Int) or (isinstance(ty, T.Infer) and ty.kind == "int")


def _floating(ty: Ty) -> bool:
    return isinstance(ty, T.Float) or (isinstance(ty, T.Infer) and ty.kind == "float")


def _builtin(op: str, left: Ty, right: Ty) -> bool:
    if op in ("<<", ">>"):
        return _integral(left) and _integral(right)
    if op in ("+", "-", "*", "/", "%"):
        return (_integral(left) and _integral(right)) or (_floating(left) and _floating(right))
    if op in ("^", "&", "|"):
        return (_integral(left) and _integral(right)) or (left is T.BOOL and right is T.BOOL)
    return is_scalar(left) and is_scalar(right)


def _enforce(fcx: FnCtxt, op: str, left: Ty, right: Ty, span: Span) -> Ty:
    if op not in ("<<", ">>"):
        fcx.same(left, right, span)
    return T.BOOL if op in COMPARISONS else left


def _one_ref(fcx: FnCtxt, ty: Ty) -> Ty:
    ty = fcx.icx.structurally(ty)
    return fcx.icx.structurally(ty.inner) if isinstance(ty, T.Ref) else ty


def _is_var(ty: Ty) -> bool:
    return isinstance(ty, T.Infer) and ty.kind == "ty"


# ---------------------------------------------------------------- binary operators


@checks(A.Binary)
def _binary(fcx: FnCtxt, expr: A.Binary, expected: Expectation) -> H.TExpr:
    if expr.op in ("&&", "||"):
        left = fcx.check_coerce(expr.left, T.BOOL)
        diverges = fcx.diverges
        right = fcx.check_coerce(expr.right, T.BOOL)
        fcx.diverges = diverges
        return H.Logical(T.BOOL, expr.span, expr.op, left, right)
    first = fcx.check(expr.left)
    lhs = fcx.demand_coerce(first, fcx.icx.fresh(expr.left.span))
    left_ty = fcx.icx.structurally(lhs.ty)
    rhs, right_ty, found = _operands(fcx, expr, expr.op, left_ty, BINARY[expr.op])
    if not _is_var(left_ty) and not _is_var(right_ty):
        one, two = _one_ref(fcx, left_ty), _one_ref(fcx, right_ty)
        if _builtin(expr.op, one, two):
            result = _enforce(fcx, expr.op, one, two, expr.right.span)
            if found is not None:
                fcx.same(result, found[2].ret, expr.span)
            if one is left_ty and two is right_ty:
                return H.Binary(result, expr.span, expr.op, lhs, rhs)
    if found is None:
        raise _no_operator(fcx, expr, expr.op, left_ty, right_ty)
    fn, args, sig = found
    return PendingOp(sig.ret, expr.span, expr.op, lhs, rhs, fn, args)


def _operands(
    fcx: FnCtxt, expr: A.Binary | A.AssignOp, op: str, left: Ty, item: tuple[str, str]
) -> tuple[H.TExpr, Ty, tuple[FnDef, tuple[Ty, ...], FnSig] | None]:
    """Look the trait's method up and check the right operand against what it wants.

    For a scalar on the left nothing is looked up if both sides turn out to be scalars: the operator is built in."""
    trait = fcx.program.find_lang_item(item[0])
    if isinstance(left, T.Int | T.Float) or left is T.BOOL or left is T.CHAR:
        only = isinstance(trait, TraitDef) and len(candidate_impls(fcx.program, trait, left)) == 1
        if op in COMPARISONS and only:
            return fcx.check_coerce(expr.right, left), left, None
        rhs = fcx.check(expr.right, has_type(fcx.icx.fresh(expr.right.span)))
        right = fcx.icx.structurally(rhs.ty)
        if right is T.NEVER:
            rhs = fcx.demand_coerce(rhs, left)
            return rhs, left, None
        if _builtin(op, left, right) or not isinstance(trait, TraitDef):
            return rhs, right, None
        found = fcx.lookup_op(trait, item[1], left, (right,), _sign(expr))
        if found is not None:
            fcx.icx.solve()
        return rhs, fcx.icx.structurally(right), found
    var = fcx.icx.fresh(expr.right.span)
    found = fcx.lookup_op(trait, item[1], left, (var,), _sign(expr)) if isinstance(trait, TraitDef) else None
    if found is not None:
        fcx.icx.solve()
    elif isinstance(trait, TraitDef) and not is_scalar(left):
        rhs = fcx.check(expr.right)
        raise _no_operator(fcx, expr, op, left, rhs.ty)
    rhs = fcx.check_coerce(expr.right, var)
    return rhs, fcx.icx.structurally(rhs.ty), found


def _sign(expr: A.Binary | A.AssignOp | A.Assign) -> Span:
    """The span of the operator itself, or of the whole expression where that is not seen in the text."""
    left, right = expr.left.span, expr.right.span
    if left.file is right.file and left.expansion is right.expansion and left.hi <= right.lo:
        text = "=" if isinstance(expr, A.Assign) else expr.op + ("=" if isinstance(expr, A.AssignOp) else "")
        at = left.file.text.find(text, left.hi, right.lo)
        if at >= 0:
            return Span(left.file, at, at + len(text), left.expansion)
    return expr.span


def _no_operator(fcx: FnCtxt, expr: A.Binary | A.AssignOp, op: str, left: Ty, right: Ty) -> Exception:
    a, b = fcx.icx.deep(left), fcx.icx.deep(right)
    span = _sign(expr)
    trait = fcx.program.find_lang_item(BINARY[op][0] + ("_assign" if isinstance(expr, A.AssignOp) else ""))
    if (
        is_scalar(a)
        and a not in (T.BOOL, T.CHAR)
        and isinstance(trait, TraitDef)
        and op not in COMPARISONS
        and candidate_impls(fcx.program, trait, a)
    ):
        words = unimplemented(trait, (a, b)) if not isinstance(a, T.Ptr | T.FnItem | T.FnPtr) else None
        if words is not None:
            return error("E0277", words[0], span, words[1])
    if isinstance(expr, A.AssignOp):
        return error(
            "E0368",
            f"binary assignment operation `{op}=` cannot be applied to type `{a!r}`",
            expr.span,
            f"cannot use `{op}=` on type `{a!r}`",
        )
    if op in COMPARISONS:
        if is_scalar(a) or a is b:
            if is_scalar(a) and a is not b:
                return mismatch(fcx.icx, a, b, expr.right.span)
        return error("E0369", f"binary operation `{op}` cannot be applied to type `{a!r}`", span)
    return error("E0369", _VERBS[op].format(l=repr(a), r=repr(b)), span)


# ---------------------------------------------------------------- compound assignment


@checks(A.AssignOp)
def _assign_op(fcx: FnCtxt, expr: A.AssignOp, expected: Expectation) -> H.TExpr:
    lhs = fcx.check(expr.left)
    left_ty = fcx.icx.structurally(lhs.ty)
    trait, method = BINARY[expr.op]
    rhs, right_ty, found = _operands(fcx, expr, expr.op, left_ty, (trait + "_assign", method + "_assign"))
    if not isinstance(lhs, H.Var | H.StaticRef | H.Deref | H.Field | H.Index):
        raise error("E0067", "invalid left-hand side of assignment", _sign(expr))
    make_mutable(fcx, lhs)
    _write(fcx, lhs)
    if not _is_var(left_ty) and not _is_var(right_ty):
        one, two = _one_ref(fcx, left_ty), _one_ref(fcx, right_ty)
        if _builtin(expr.op, one, two):
            _enforce(fcx, expr.op, one, two, expr.right.span)
            if one is left_ty and two is right_ty:
                return H.AssignOp(T.UNIT, expr.span, expr.op, lhs, rhs)
    if found is None:
        raise _no_operator(fcx, expr, expr.op, left_ty, right_ty)
    fn, args, sig = found
    return PendingOp(sig.ret, expr.span, expr.op, lhs, rhs, fn, args, assign=True)


# ---------------------------------------------------------------- assignment


@checks(A.Assign)
def _assign(fcx: FnCtxt, expr: A.Assign, expected: Expectation) -> H.TExpr:
    from engine.types.check.destructure import destructuring, is_destructuring

    if is_destructuring(expr.left):
        return destructuring(fcx, expr)
    lhs = fcx.check_mut_place(expr.left)
    if not isinstance(lhs, H.Var | H.StaticRef | H.Deref | H.Field | H.Index):
        raise error("E0070", "invalid left-hand side of assignment", _sign(expr))
    _write(fcx, lhs)
    rhs = fcx.check_coerce(expr.right, lhs.ty)
    fcx.require_sized(lhs.ty, lhs.span)
    return H.Assign(T.UNIT, expr.span, lhs, rhs)


def _write(fcx: FnCtxt, place: H.TExpr) -> None:
    """Assigning to a union field reads nothing: no `unsafe` is needed for the field itself."""
    while isinstance(place, H.Field):
        target: H.TExpr = place
        fcx.unsafe_uses = [u for u in fcx.unsafe_uses if u[0] is not target or u[1] != "access to union field"]
        place = place.operand


# ---------------------------------------------------------------- unary operators


@checks(A.Unary)
def _unary(fcx: FnCtxt, expr: A.Unary, expected: Expectation) -> H.TExpr:
    if expr.op == "*":
        return check_deref(fcx, expr)
    if expr.op == "-" and isinstance(expr.operand, A.IntLit | A.FloatLit):
        value: Any = fcx.check(expr.operand, expected)
        ty = fcx.icx.structurally(value.ty)
        if isinstance(ty, T.Int | T.Float) or (isinstance(ty, T.Infer) and ty.kind != "ty"):
            return H.Literal(value.ty, expr.span, -value.value)
    operand = fcx.check(expr.operand, expected if expected.kind == "has" else NO)
    ty = fcx.known(operand.ty, expr.span)
    if _integral(ty) or (expr.op == "!" and ty is T.BOOL) or (expr.op == "-" and _floating(ty)):
        if not (expr.op == "-" and isinstance(ty, T.Int) and not ty.signed):
            return H.Unary(ty, expr.span, expr.op, operand)
    if ty is T.NEVER and expr.op == "!":
        return operand
    trait = fcx.program.find_lang_item("neg" if expr.op == "-" else "not")
    method = "neg" if expr.op == "-" else "not"
    found = fcx.lookup_op(trait, method, ty, (), expr.span) if isinstance(trait, TraitDef) else None
    if found is None:
        shown = fcx.icx.deep(ty)
        raise error(
            "E0600",
            f"cannot apply unary operator `{expr.op}` to type `{shown!r}`",
            expr.span,
            f"cannot apply unary operator `{expr.op}`",
        )
    fn, args, sig = found
    return PendingOp(sig.ret, expr.span, expr.op, operand, None, fn, args)
