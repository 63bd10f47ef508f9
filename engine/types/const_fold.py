"""Constants that types need: array lengths, const arguments, discriminants.

Literals, arithmetic on integers and other constants of that form are folded here; anything else (calls, `size_of`)
becomes an anonymous constant that the machine evaluates through `Program.const_eval`.
"""

from __future__ import annotations

from typing import Any, cast

from engine.features import unsupported
from engine.records import field_names
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types import failing
from engine.types import ty as T
from engine.types.defs import AdtDef, ConstDef, CyclicDefinition, Generics
from engine.types.failing import number
from engine.types.scope import Scope
from engine.types.ty import Ty

__all__ = ["const_term", "evaluate", "fold_int", "wrap"]

_OVERFLOW = "attempt to {} with overflow"


class _Unknown(Exception):  # noqa: N818
    """The expression is beyond folding."""


def const_term(scope: Scope, expr: ast.Expr, ty: Ty) -> Ty:
    """A constant term of type `ty`: a value, a parameter, or an alias of a constant to be evaluated later."""
    expr = _strip(expr)
    if isinstance(expr, ast.PathExpr) and expr.qself is None:
        res = scope.resolve_value(expr.path)
        if isinstance(res.definition, T.ConstParam) and not res.rest:
            return res.definition
    value = fold_int(scope, expr, ty)
    if value is not None:
        return T.const_value(value, ty)
    anonymous, args = _anonymous(scope, expr, ty)
    hook = _hook(scope)
    if hook is not None and not args:
        return T.const_value(hook(anonymous, args), ty)
    return T.const_alias(anonymous, args)


def evaluate(scope: Scope, expr: ast.Expr, ty: Ty) -> int:
    """The value of a constant expression that mentions no parameters, such as a discriminant. Raises Rejected
    (unsupported) if it cannot be folded and nothing can run it."""
    value = fold_int(scope, expr, ty)
    if value is not None:
        return value
    anonymous, args = _anonymous(scope, expr, ty)
    hook = _hook(scope)
    if hook is None or args:
        raise unsupported("type-constant-expression", expr.span)
    return cast(int, hook(anonymous, ()))


def _hook(scope: Scope) -> Any:
    program = scope.program
    if program.const_eval is None and program.base is not None:
        return program.base.const_eval
    return program.const_eval


def _strip(expr: ast.Expr) -> ast.Expr:
    while isinstance(expr, ast.Block) and not expr.stmts and not expr.items and expr.tail is not None:
        if expr.kind not in ("", "const"):
            break
        expr = expr.tail
    return expr


def _anonymous(scope: Scope, expr: ast.Expr, ty: Ty) -> tuple[ConstDef, tuple[Ty, ...]]:
    """A nameless constant for the expression; generic only if it mentions parameters."""
    from engine.types.lower import identity_args

    generics = scope.generics
    generic = generics is not None and bool(generics.count) and _mentions(expr, generics, scope)
    used = cast(Generics, generics) if generic else Generics()
    definition = ConstDef("{constant}", scope.module, scope.container, used, ty, expr, expr.span, scope.owner)
    return definition, identity_args(used)


def _mentions(node: Any, generics: Generics, scope: Scope) -> bool:
    names = {p.name for p in generics.all_params()}
    work = [node]
    while work:
        here = work.pop()
        if isinstance(here, ast.Path):
            name = here.segments[0].ident.name
            if name in names or (name == "Self" and scope.self_ty is not None and scope.self_ty.flags & T.HAS_PARAM):
                return True
        if isinstance(here, list):
            work.extend(here)
        elif here.__class__.__module__.startswith(ast.__name__):
            work.extend(getattr(here, name) for name in field_names(here.__class__) if name != "span")
    return False


# ---------------------------------------------------------------- folding


def fold_int(scope: Scope, expr: ast.Expr, ty: Ty) -> int | None:
    """The value of an expression of type `ty` (an integer type, bool or char), or None if it is not simple. Raises
    Rejected E0080 for overflow and division by zero, E0308 for a literal of another type."""
    try:
        return _fold(scope, _strip(expr), ty)
    except _Unknown:
        return None


def _fold(scope: Scope, expr: ast.Expr, ty: Ty | None) -> int:
    expr = _strip(expr)
    match expr:
        case ast.IntLit():
            if expr.suffix is not None and ty is not None and expr.suffix != getattr(ty, "name", ""):
                raise _Unknown
            if isinstance(ty, T.Int) and expr.value > ty.max:
                raise _Unknown  # overflowing literals are the checker's to report
            if not isinstance(ty, T.Int):
                raise _Unknown
            return expr.value
        case ast.BoolLit() if ty is T.BOOL:
            return int(expr.value)
        case ast.CharLit() if ty is T.CHAR:
            return expr.value
        case ast.ByteLit() if ty is T.U8:
            return expr.value
        case ast.PathExpr():
            return _named(scope, expr, ty)
        case ast.Unary() if expr.op == "-" and isinstance(ty, T.Int) and ty.signed:
            operand = _strip(expr.operand)
            if isinstance(operand, ast.IntLit):
                if -operand.value < ty.min:
                    raise _Unknown
                return -operand.value
            value = _fold(scope, operand, ty)
            if value == ty.min:
                raise _failed(failing.overflow("-", number(value, ty)), expr.span)
            return -value
        case ast.Unary() if expr.op == "!" and ty is not None:
            value = _fold(scope, expr.operand, ty)
            if ty is T.BOOL:
                return 1 - value
            if isinstance(ty, T.Int):
                return ~value if ty.signed else ty.max - value
        case ast.Binary() if isinstance(ty, T.Int):
            return _binary(scope, expr, ty)
        case ast.Cast() if isinstance(ty, T.Int):
            return _cast(scope, expr, ty)
        case _:
            pass
    raise _Unknown


def _binary(scope: Scope, expr: ast.Binary, ty: T.Int) -> int:
    op = expr.op
    if op in ("<<", ">>"):
        left = _fold(scope, expr.left, ty)
        right = _fold(scope, expr.right, _literal_type(expr.right))
        if not 0 <= right < ty.bits:
            counted = _literal_type(expr.right)
            assert isinstance(counted, T.Int)
            raise _failed(failing.overflow(op, number(left, ty), number(right, counted)), expr.span)
        return wrap(left << right, ty) if op == "<<" else left >> right
    if op not in ("+", "-", "*", "/", "%", "&", "|", "^"):
        raise _Unknown
    left, right = _fold(scope, expr.left, ty), _fold(scope, expr.right, ty)
    if op in "/%":
        if right == 0:
            raise _failed(failing.by_zero(op, number(left, ty)), expr.span)
        quotient = abs(left) // abs(right)
        quotient = quotient if (left < 0) == (right < 0) else -quotient
        value = quotient if op == "/" else left - quotient * right
    else:
        value = {
            "+": left + right,
            "-": left - right,
            "*": left * right,
            "&": left & right,
            "|": left | right,
            "^": left ^ right,
        }[op]
    if not ty.min <= value <= ty.max:
        raise _failed(failing.overflow(op, number(left, ty), number(right, ty)), expr.span)
    return value


def _literal_type(expr: ast.Expr) -> Ty:
    expr = _strip(expr)
    if isinstance(expr, ast.IntLit):
        return T.INTS[expr.suffix] if expr.suffix in T.INTS else T.I32
    raise _Unknown


def _failed(message: str, span: Span) -> Rejected:
    return Rejected(message, span, code="E0080")


def wrap(value: int, ty: T.Int) -> int:
    """An integer cut to a type."""
    value &= (1 << ty.bits) - 1
    return value - (1 << ty.bits) if ty.signed and value > ty.max else value


def _cast(scope: Scope, expr: ast.Cast, ty: T.Int) -> int:
    if scope.lower_ty(expr.ty) is not ty:
        raise _Unknown
    operand = _strip(expr.operand)
    source = _type_of(scope, operand)
    if isinstance(source, T.Adt):
        return wrap(_fold_enum(scope, operand), ty)
    return wrap(_fold(scope, operand, source if source is not None else T.I128), ty)


def _type_of(scope: Scope, expr: ast.Expr) -> Ty | None:
    """The type of the operand of a cast where it can be read off; None for plain integer arithmetic."""
    match expr:
        case ast.IntLit():
            return T.INTS.get(expr.suffix or "", None) if expr.suffix else None
        case ast.CharLit():
            return T.CHAR
        case ast.BoolLit():
            return T.BOOL
        case ast.ByteLit():
            return T.U8
        case ast.Cast():
            return scope.lower_ty(expr.ty)
        case ast.PathExpr() if expr.qself is None:
            res = scope.resolve_value(expr.path)
            if isinstance(res.definition, ConstDef) and not res.rest:
                return res.definition.ty
            if res.definition.__class__.__name__ == "VariantDef" and not res.rest:
                return T.adt(res.definition.adt, ())
        case ast.Unary() if expr.op == "-":
            return _type_of(scope, _strip(expr.operand))
        case _:
            pass
    raise _Unknown


def _fold_enum(scope: Scope, expr: ast.Expr) -> int:
    """A fieldless variant named by a path, as its discriminant."""
    if isinstance(expr, ast.PathExpr):
        res = scope.resolve_value(expr.path)
        adt = getattr(res.definition, "adt", None)
        if isinstance(adt, AdtDef) and adt.kind == "enum" and not adt.generics.count and not res.rest:
            return cast(int, res.definition.discriminant)
    raise _Unknown


def _named(scope: Scope, expr: ast.PathExpr, ty: Ty | None) -> int:
    """The value of a named constant without generic parameters, folded in its own scope."""
    if expr.qself is not None:
        raise _Unknown
    res = scope.resolve_value(expr.path)
    definition = res.definition
    if len(res.rest) == 1 and isinstance(definition, T.Int) and ty is definition:
        name = res.rest[0].ident.name
        if name in ("MAX", "MIN"):
            return definition.max if name == "MAX" else definition.min
        if name == "BITS" and ty is T.U32:
            return definition.bits
    if res.rest or not isinstance(definition, ConstDef) or definition.expr is None:
        raise _Unknown
    if definition.container is not None or definition.generics.count:
        raise _Unknown
    try:
        found = definition.ty
    except CyclicDefinition:
        raise _Unknown from None
    if found is not ty:
        raise _Unknown
    if definition in _under_way:
        raise Rejected(
            f"cycle detected when simplifying constant for the type system `{definition.name}`",
            definition.span,
            code="E0391",
        )
    _under_way.add(definition)
    try:
        owner = scope.program.owner_of(definition.module)
        return _fold(owner.scope_of(definition), definition.expr, found)
    finally:
        _under_way.discard(definition)


_under_way: set[ConstDef] = set()
