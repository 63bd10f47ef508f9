"""Literals, tuples, arrays, repeats, ranges, casts' hints: the simple values."""

from __future__ import annotations

from engine.features import unsupported
from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.coerce import CoerceMany
from engine.types.check.errors import error, mismatch
from engine.types.check.expectation import NO, Expectation, has_type, rvalue_hint
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.defs import AdtDef, FnDef
from engine.types.ty import Ty

__all__ = ["literal_value", "range_value"]


@checks(A.IntLit)
def _int(fcx: FnCtxt, expr: A.IntLit, expected: Expectation) -> H.TExpr:
    ty = int_type(fcx, expr, expected)
    return H.Literal(ty, expr.span, float(expr.value) if isinstance(ty, T.Float) else expr.value)


def int_type(fcx: FnCtxt, expr: A.IntLit, expected: Expectation) -> Ty:
    """The type of an integer literal: its suffix, what is expected, or a new integer variable."""
    if expr.suffix is not None:
        if expr.suffix in ("f32", "f64"):
            return T.F32 if expr.suffix == "f32" else T.F64
        return T.INTS[expr.suffix]
    if expected.ty is not None:
        ty = fcx.icx.structurally(expected.ty)
        if isinstance(ty, T.Int):
            return ty
        if ty is T.CHAR:
            return T.U8
        if isinstance(ty, T.Ptr | T.FnPtr | T.FnItem):
            return T.USIZE
    return fcx.icx.fresh_int(expr.span)


@checks(A.FloatLit)
def _float(fcx: FnCtxt, expr: A.FloatLit, expected: Expectation) -> H.TExpr:
    ty: Ty
    if expr.suffix is not None:
        ty = T.F32 if expr.suffix == "f32" else T.F64
    else:
        wanted = fcx.icx.structurally(expected.ty) if expected.ty is not None else None
        ty = wanted if isinstance(wanted, T.Float) else fcx.icx.fresh_float(expr.span)
    return H.Literal(ty, expr.span, float(expr.text.replace("_", "")))


@checks(A.BoolLit)
def _bool(fcx: FnCtxt, expr: A.BoolLit, expected: Expectation) -> H.TExpr:
    return H.Literal(T.BOOL, expr.span, expr.value)


@checks(A.CharLit)
def _char(fcx: FnCtxt, expr: A.CharLit, expected: Expectation) -> H.TExpr:
    return H.Literal(T.CHAR, expr.span, expr.value)


@checks(A.ByteLit)
def _byte(fcx: FnCtxt, expr: A.ByteLit, expected: Expectation) -> H.TExpr:
    return H.Literal(T.U8, expr.span, expr.value)


@checks(A.StrLit)
def _str(fcx: FnCtxt, expr: A.StrLit, expected: Expectation) -> H.TExpr:
    return H.Literal(T.ref_to(T.STR), expr.span, expr.value)


@checks(A.ByteStrLit)
def _bytes(fcx: FnCtxt, expr: A.ByteStrLit, expected: Expectation) -> H.TExpr:
    return H.Literal(T.ref_to(T.array_of(T.U8, len(expr.value))), expr.span, expr.value)


@checks(A.CStrLit)
def _cstr(fcx: FnCtxt, expr: A.CStrLit, expected: Expectation) -> H.TExpr:
    definition = fcx.program.find_lang_item("CStr")
    if not isinstance(definition, AdtDef):
        raise unsupported("c-string-literals", expr.span)
    return H.Literal(T.ref_to(T.adt(definition)), expr.span, expr.value + b"\0")


def literal_value(expr: A.Expr) -> tuple[A.Expr, bool]:
    """The literal inside an optional minus sign, and whether there is one."""
    if isinstance(expr, A.Unary) and expr.op == "-":
        return expr.operand, True
    return expr, False


@checks(A.Tuple)
def _tuple(fcx: FnCtxt, expr: A.Tuple, expected: Expectation) -> H.TExpr:
    hints: list[Ty | None] = [None] * len(expr.elems)
    wanted = expected.only_has()
    if wanted is not None:
        ty = fcx.icx.structurally(wanted)
        if isinstance(ty, T.Tuple) and len(ty.elems) == len(expr.elems):
            hints = list(ty.elems)
    elems: list[H.TExpr] = []
    types: list[Ty] = []
    for elem, hint in zip(expr.elems, hints, strict=True):
        if hint is None:
            value = fcx.check(elem)
            types.append(value.ty)
        else:
            value = fcx.check_coerce(elem, hint)
            types.append(hint)
        fcx.require_sized(types[-1], elem.span)
        elems.append(value)
    return H.TupleLit(T.tuple_of(tuple(types)), expr.span, elems)


def _elem_hint(fcx: FnCtxt, expected: Expectation) -> Ty | None:
    if expected.ty is None:
        return None
    ty = fcx.icx.structurally(expected.ty)
    return ty.elem if isinstance(ty, T.Array | T.Slice) else None


@checks(A.Array)
def _array(fcx: FnCtxt, expr: A.Array, expected: Expectation) -> H.TExpr:
    hint = _elem_hint(fcx, expected)
    many = CoerceMany(hint if hint is not None else fcx.icx.fresh(expr.span))
    for elem in expr.elems:
        many.add(fcx, fcx.check(elem, has_type(many.expected)))
    elem_ty = many.complete() if expr.elems else many.expected
    fcx.require_sized(elem_ty, expr.span)
    return H.ArrayLit(T.array_of(elem_ty, len(expr.elems)), expr.span, [s.expr for s in many.slots])


@checks(A.Repeat)
def _repeat(fcx: FnCtxt, expr: A.Repeat, expected: Expectation) -> H.TExpr:
    count = expr.count
    if isinstance(count, A.PathExpr) and count.qself is None and len(count.path.segments) == 1:
        if fcx.find_local(count.path.segments[0].ident) is not None:
            message = "attempt to use a non-constant value in a constant"
            raise error("E0435", message, count.span, "non-constant value")
    length = fcx.icx.normalize(fcx.scope.lower_const(expr.count, T.USIZE, fcx.icx.fresh_const), expr.count.span)
    hint = _elem_hint(fcx, expected)
    if hint is not None:
        elem, ty = fcx.check_coerce(expr.elem, hint), hint
    else:
        ty = fcx.icx.fresh(expr.elem.span)
        elem = fcx.check_has_type(expr.elem, ty)
    if not (isinstance(length, T.ConstValue) and length.value <= 1) and not isinstance(elem, H.NamedConst):
        copy = fcx.program.find_lang_item("copy")
        if copy is not None:
            fcx.icx.register_trait(copy, (ty,), expr.elem.span)
    return H.RepeatLit(T.array_of(ty, length), expr.span, elem)


# ---------------------------------------------------------------- ranges

_RANGES = {
    (True, True, False): ("Range", ("start", "end")),
    (True, False, False): ("RangeFrom", ("start",)),
    (False, True, False): ("RangeTo", ("end",)),
    (False, False, False): ("RangeFull", ()),
    (False, True, True): ("RangeToInclusive", ("end",)),
}


@checks(A.Range)
def _range(fcx: FnCtxt, expr: A.Range, expected: Expectation) -> H.TExpr:
    return range_value(fcx, expr, expected)


def range_value(fcx: FnCtxt, expr: A.Range, expected: Expectation) -> H.TExpr:
    """`lo..hi` and its kin: struct literals of the library's range types; `lo..=hi` calls `RangeInclusive::new`."""
    if expr.inclusive and expr.lo is not None and expr.hi is not None:
        return _inclusive(fcx, expr, expr.lo, expr.hi, expected)
    name, fields = _RANGES[expr.lo is not None, expr.hi is not None, expr.inclusive]
    definition = fcx.program.find_lang_item(name)
    if not isinstance(definition, AdtDef):
        raise unsupported("range-item", expr.span, name)
    args = fcx.icx.fresh_args(definition.generics, expr.span)
    ty = T.adt(definition, args)
    wanted = expected.only_has()
    if wanted is not None and isinstance(fcx.icx.structurally(wanted), T.Adt):
        fcx.icx.unify(wanted, ty)
    values: list[tuple[int, H.TExpr]] = []
    variant = definition.struct
    for field, part in zip(fields, [p for p in (expr.lo, expr.hi) if p is not None], strict=True):
        index = next(i for i, f in enumerate(variant.fields) if f.name == field)
        values.append((index, fcx.check_coerce(part, fcx.field_ty(ty, variant, index, part.span))))
    return H.AdtLit(ty, expr.span, definition, variant, values)


def _inclusive(fcx: FnCtxt, expr: A.Range, lo: A.Expr, hi: A.Expr, expected: Expectation) -> H.TExpr:
    from engine.types.check.calls import call_known

    fn = fcx.program.find_lang_item("range_inclusive_new")
    if not isinstance(fn, FnDef):
        raise unsupported("range-item", expr.span, "range_inclusive_new")
    return call_known(fcx, fn, [lo, hi], expr.span, expected)


# ---------------------------------------------------------------- borrows


@checks(A.AddrOf)
def _addr_of(fcx: FnCtxt, expr: A.AddrOf, expected: Expectation) -> H.TExpr:
    from engine.types.check.places import make_mutable

    hint = NO
    wanted = expected.only_has()
    if wanted is not None:
        ty = fcx.icx.structurally(wanted)
        if isinstance(ty, T.Ref | T.Ptr):
            hint = has_type(ty.inner) if is_place_syntax(expr.operand) else rvalue_hint(fcx, ty.inner)
    uses = len(fcx.unsafe_uses)
    operand = fcx.check(expr.operand, hint)
    if expr.mutable:
        make_mutable(fcx, operand)
    if not expr.raw:
        borrow = "mut" if expr.mutable else "shared"
        return H.Borrow(T.ref_to(operand.ty, expr.mutable), expr.span, borrow, operand, explicit=True)
    if not isinstance(operand, H.Var | H.StaticRef | H.Deref | H.Field | H.Index):
        raise error("E0745", "cannot take address of a temporary", operand.span, "temporary value")
    # taking the address of `*ptr` or of a static reads nothing: it needs no `unsafe`
    fcx.unsafe_uses[uses:] = [use for use in fcx.unsafe_uses[uses:] if use[0] is not operand]
    return H.RawBorrow(T.ptr_to(operand.ty, expr.mutable), expr.span, expr.mutable, operand)


def is_place_syntax(expr: A.Expr) -> bool:
    """Whether the expression is written as a place (path, deref, field, index)."""
    if isinstance(expr, A.Unary):
        return expr.op == "*"
    if isinstance(expr, A.Field | A.Index):
        return True
    return isinstance(expr, A.PathExpr)


@checks(A.Underscore)
def _underscore(fcx: FnCtxt, expr: A.Underscore, expected: Expectation) -> H.TExpr:
    raise error(
        None,
        "in expressions, `_` can only be used on the left-hand side of an assignment",
        expr.span,
        "`_` not allowed here",
    )


@checks(A.OffsetOf)
def _offset_of(fcx: FnCtxt, expr: A.OffsetOf, expected: Expectation) -> H.TExpr:
    container = fcx.lower_ty(expr.ty)
    ty = fcx.known(container, expr.ty.span)
    path: list[tuple[int, int]] = []
    names = list(expr.fields)
    while names:
        name = names.pop(0)
        ty, step = _offset_step(fcx, ty, name, names)
        path.append(step)
    return H.OffsetOf(T.USIZE, expr.span, container, path)


def _offset_step(fcx: FnCtxt, ty: Ty, name: A.Ident, names: list[A.Ident]) -> tuple[Ty, tuple[int, int]]:
    ty = fcx.known(ty, name.span)
    if isinstance(ty, T.Tuple) and name.name.isdigit() and int(name.name) < len(ty.elems):
        return ty.elems[int(name.name)], (0, int(name.name))
    if isinstance(ty, T.Adt):
        variant = ty.definition.variants[0] if ty.definition.kind != "enum" else None
        if variant is None:
            variant = next((v for v in ty.definition.variants if v.name == name.name), None)
            if variant is None or not names:
                raise no_field(ty, name)
            name = names.pop(0)
        for i, f in enumerate(variant.fields):
            if f.name == name.name:
                if not fcx.field_visible(ty.definition, variant, i):
                    raise private_field(ty.definition, name.name, name.span)
                return fcx.field_ty(ty, variant, i, name.span), (variant.index, i)
    raise no_field(ty, name)


def no_field(ty: Ty, name: A.Ident) -> Exception:
    """E0609."""
    return error("E0609", f"no field `{name.name}` on type `{ty!r}`", name.span, "unknown field")


def private_field(definition: AdtDef, name: str, span: Span) -> Exception:
    """E0616 / E0451."""
    return error("E0616", f"field `{name}` of {definition.kind} `{definition.name}` is private", span, "private field")


def require_unit(fcx: FnCtxt, expr: H.TExpr) -> H.TExpr:
    """A block-like statement without semicolon must have type `()` (or `!`)."""
    found = fcx.coerce(expr, T.UNIT)
    if found is None:
        raise mismatch(fcx.icx, T.UNIT, expr.ty, expr.span)
    return found
