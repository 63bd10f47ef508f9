"""Small hand-made typed trees for tests that need no front end."""

from __future__ import annotations

from engine.source import SourceFile, Span
from engine.types import thir
from engine.types import ty as T
from engine.types.defs import Crate, FnDef, FnSig, Generics, Module

FILE = SourceFile("t.rs", "fn f() { body of the function }\n" * 4)
SPAN = Span(FILE, 7, 31)

_crate = Crate("", None, 2021)  # type: ignore[arg-type]
ROOT = Module("", None, _crate)


def fn(name: str, params: tuple[T.Ty, ...], ret: T.Ty) -> FnDef:
    return FnDef(name, ROOT, None, Generics(), FnSig(params, ret), None, SPAN)


def var(name: str, ty: T.Ty) -> thir.LocalVar:
    return thir.LocalVar(name, ty, True, SPAN)


def use(v: thir.LocalVar) -> thir.Var:
    return thir.Var(v.ty, SPAN, v)


def lit(value: int, ty: T.Ty = T.I32) -> thir.Literal:
    return thir.Literal(ty, SPAN, value)


def call(f: FnDef, *args: thir.TExpr) -> thir.Call:
    callee = thir.ZeroSized(T.fn_item(f), SPAN)
    return thir.Call(f.sig.ret, SPAN, callee, list(args), SPAN)


def deref(e: thir.TExpr) -> thir.Deref:
    assert isinstance(e.ty, T.Ref | T.Ptr)
    return thir.Deref(e.ty.inner, SPAN, e)


def ref(e: thir.TExpr, kind: str = "shared") -> thir.Borrow:
    return thir.Borrow(T.ref_to(e.ty, kind != "shared"), SPAN, kind, e, True)


def let(v: thir.LocalVar, init: thir.TExpr | None) -> thir.LetStmt:
    return thir.LetStmt(thir.BindPat(v.ty, SPAN, v, "value"), init, None, SPAN)


def stmt(e: thir.TExpr) -> thir.ExprStmt:
    return thir.ExprStmt(e, SPAN)


def block(*stmts: thir.LetStmt | thir.ExprStmt, tail: thir.TExpr | None = None) -> thir.Block:
    ty = tail.ty if tail is not None else T.UNIT
    return thir.Block(ty, SPAN, list(stmts), tail, SPAN)


def body(value: thir.TExpr, params: list[thir.LocalVar] | None = None, edition: int = 2021) -> thir.Body:
    params = params or []
    owner = fn("f", tuple(p.ty for p in params), value.ty)
    tparams = [thir.TParam(thir.BindPat(p.ty, SPAN, p, "value"), p.ty, SPAN) for p in params]
    return thir.Body(owner, tparams, value.ty, value, SPAN, SPAN, edition)
