"""The typed tree as one-line Rust-like text, for tests."""

from __future__ import annotations

from typing import Any

from engine.types import thir as H
from engine.types import ty as T


def dump(e: Any) -> str:
    """An expression: `&mut(two-phase) *x`, `Trait::f::<T>(a)`, `unsize(&a)` and so on."""
    match e:
        case None:
            return ""
        case H.Literal():
            return repr(e.value) if not isinstance(e.value, bool) else str(e.value).lower()
        case H.NamedConst():
            return f"const {e.definition.name}"
        case H.ConstParamRef():
            return repr(e.param)
        case H.ZeroSized():
            return _callee(e.ty)
        case H.Var():
            return e.var.name
        case H.StaticRef():
            return f"static {e.definition.name}"
        case H.Deref():
            return f"*{dump(e.operand)}"
        case H.Field():
            return f"{_atom(e.operand)}.{e.index}"
        case H.Index():
            return f"{_atom(e.operand)}[{dump(e.index)}]"
        case H.Unary():
            return f"({e.op}{dump(e.operand)})"
        case H.Binary() | H.Logical():
            return f"({dump(e.left)} {e.op} {dump(e.right)})"
        case H.Assign():
            return f"{dump(e.left)} = {dump(e.right)}"
        case H.AssignOp():
            return f"{dump(e.left)} {e.op}= {dump(e.right)}"
        case H.Cast():
            return f"({dump(e.operand)} as {e.ty!r} [{e.kind}])"
        case H.Use():
            return f"use({dump(e.operand)})"
        case H.Coerce():
            return f"{e.kind}({dump(e.operand)})"
        case H.Borrow():
            kind = {"shared": "&", "mut": "&mut ", "two-phase": "&2p "}[e.kind]
            return f"{kind}{dump(e.operand)}"
        case H.RawBorrow():
            return f"&raw {'mut' if e.mutable else 'const'} {dump(e.operand)}"
        case H.Call():
            return f"{_atom(e.callee)}({', '.join(map(dump, e.args))})"
        case H.If():
            els = f" else {dump(e.els)}" if e.els is not None else ""
            return f"if {dump(e.cond)} {dump(e.then)}{els}"
        case H.Let():
            return f"let {dump_pat(e.pat)} = {dump(e.operand)}"
        case H.Match():
            arms = ", ".join(
                f"{dump_pat(a.pat)}{' if ' + dump(a.guard) if a.guard is not None else ''} => {dump(a.body)}"
                for a in e.arms
            )
            return f"match {dump(e.operand)} {{ {arms} }}"
        case H.Loop():
            return f"loop {dump(e.body)}"
        case H.Break():
            return f"break {dump(e.value)}".strip()
        case H.Continue():
            return "continue"
        case H.Return():
            return f"return {dump(e.value)}".strip()
        case H.Block():
            parts = [_stmt(s) for s in e.stmts]
            if e.tail is not None:
                parts.append(dump(e.tail))
            return "{ " + " ".join(parts) + " }" if parts else "{}"
        case H.AdtLit():
            name = e.variant.name
            fields = ", ".join(f"{i}: {dump(v)}" for i, v in e.fields)
            base = f", ..{dump(e.base)}" if e.base is not None else ""
            return f"{name} {{ {fields}{base} }}" if fields or base else name
        case H.TupleLit():
            return "(" + ", ".join(map(dump, e.elems)) + ("," if len(e.elems) == 1 else "") + ")"
        case H.ArrayLit():
            return "[" + ", ".join(map(dump, e.elems)) + "]"
        case H.RepeatLit():
            return f"[{dump(e.elem)}; {e.ty.length!r}]"
        case H.ClosureLit():
            caps = ", ".join(f"{c.by} {dump(c.place)}" for c in e.captures)
            return f"closure {e.definition.kind}[{caps}]"
        case H.OffsetOf():
            return f"offset_of!({e.container!r}, {e.path})"
    raise AssertionError(f"{e.__class__.__name__} is left in the typed tree")


def _atom(e: Any) -> str:
    text = dump(e)
    return f"({text})" if isinstance(e, H.Deref | H.Borrow) else text


def _callee(ty: Any) -> str:
    if isinstance(ty, T.FnItem):
        args = ", ".join(map(repr, ty.args))
        return ty.definition.name + (f"::<{args}>" if args else "")
    return repr(ty)


def _stmt(s: Any) -> str:
    if isinstance(s, H.ExprStmt):
        return dump(s.expr) + ";"
    init = f" = {dump(s.init)}" if s.init is not None else ""
    els = f" else {dump(s.els)}" if s.els is not None else ""
    return f"let {dump_pat(s.pat)}: {s.pat.ty!r}{init}{els};"


def dump_pat(p: Any) -> str:
    """A pattern; bindings with their mode."""
    match p:
        case H.WildPat():
            return "_"
        case H.BindPat():
            mode = {"value": "", "ref": "ref ", "mut": "ref mut "}[p.mode]
            sub = f" @ {dump_pat(p.sub)}" if p.sub is not None else ""
            return f"{mode}{p.var.name}{sub}"
        case H.VariantPat():
            inner = ", ".join(f"{i}: {dump_pat(s)}" for i, s in p.fields)
            return p.variant.name + (f"({inner})" if inner else "")
        case H.LeafPat():
            return "(" + ", ".join(f"{i}: {dump_pat(s)}" for i, s in p.fields) + ")"
        case H.DerefPat():
            return f"&{dump_pat(p.pat)}"
        case H.ConstPat():
            return dump(p.value)
        case H.RangePat():
            return f"{dump(p.lo)}..{'=' if p.inclusive else ''}{dump(p.hi)}"
        case H.SlicePat():
            parts = [*map(dump_pat, p.prefix)]
            if p.rest is not None:
                parts.append(".." + dump_pat(p.rest))
            return "[" + ", ".join([*parts, *map(dump_pat, p.suffix)]) + "]"
        case H.OrPat():
            return " | ".join(map(dump_pat, p.alts))
    raise AssertionError(p)
