"""Short ways to parse pieces of Rust and to show what came out, fully parenthesised."""

from __future__ import annotations

from typing import Any

from engine.source import Rejected, SourceFile
from engine.syntax import ast, parse_crate


def crate(text: str, **options: Any) -> ast.Crate:
    return parse_crate(SourceFile("t.rs", text), **options)


def refused(text: str, **options: Any) -> Rejected:
    """The refusal of a program; fails if it is accepted."""
    try:
        crate(text, **options)
    except Rejected as error:
        return error
    raise AssertionError(f"accepted: {text}")


def function(text: str, name: str = "main", **options: Any) -> ast.Fn:
    for item in crate(text, **options).items:
        if isinstance(item, ast.Fn) and item.ident.name == name:
            return item
    raise AssertionError(f"no fn {name}")


def body(text: str, **options: Any) -> ast.Block:
    """The body of `main` in a whole program."""
    block = function(text, **options).get_body()
    assert block is not None
    return block


def statements(text: str, prelude: str = "", **options: Any) -> ast.Block:
    """The body of a `main` made of these statements."""
    return body(f"{prelude}\nfn main() {{ {text} }}", **options)


def expr(text: str, prelude: str = "", **options: Any) -> ast.Expr:
    """An expression in the place of an initialiser."""
    block = statements(f"let _ = {text};", prelude, **options)
    first = block.stmts[0]
    assert isinstance(first, ast.LetStmt) and first.init is not None
    return first.init


def shown(text: str, prelude: str = "", **options: Any) -> str:
    return show(expr(text, prelude, **options))


def at(node: Any) -> str:
    """`line:col-line:col` of a node or span."""
    span = node if not hasattr(node, "span") else node.span
    (a, b), (c, d) = span.start(), span.end()
    return f"{a}:{b}-{c}:{d}"


def show(node: Any) -> str:  # noqa: C901 - one case per node
    """An expression, pattern, type or statement with every grouping made visible."""
    match node:
        case None:
            return ""
        case ast.IntLit():
            return f"{node.value}{node.suffix or ''}"
        case ast.FloatLit():
            return f"{node.text}{node.suffix or ''}"
        case ast.BoolLit():
            return str(node.value).lower()
        case ast.StrLit() | ast.ByteStrLit() | ast.CStrLit():
            return repr(node.value)
        case ast.CharLit() | ast.ByteLit():
            return f"char({node.value})"
        case ast.PathExpr() | ast.PathType() | ast.PathPat():
            q = f"<{show(node.qself.ty)} as {node.qself.position}>" if node.qself else ""
            return q + path(node.path)
        case ast.Unary():
            return f"({node.op}{show(node.operand)})"
        case ast.Binary():
            return f"({show(node.left)} {node.op} {show(node.right)})"
        case ast.Assign():
            return f"({show(node.left)} = {show(node.right)})"
        case ast.AssignOp():
            return f"({show(node.left)} {node.op}= {show(node.right)})"
        case ast.AddrOf():
            raw = "raw " if node.raw else ""
            return f"(&{raw}{'mut ' if node.mutable else 'const ' if node.raw else ''}{show(node.operand)})"
        case ast.Cast():
            return f"({show(node.operand)} as {show(node.ty)})"
        case ast.Range():
            return f"({show(node.lo)}..{'=' if node.inclusive else ''}{show(node.hi)})"
        case ast.Call():
            return f"{show(node.callee)}({listed(node.args)})"
        case ast.MethodCall():
            return f"{show(node.receiver)}.{segment(node.segment)}({listed(node.args)})"
        case ast.Field():
            return f"{show(node.operand)}.{node.name.name}"
        case ast.Index():
            return f"{show(node.operand)}[{show(node.index)}]"
        case ast.Try():
            return f"{show(node.operand)}?"
        case ast.Await():
            return f"{show(node.operand)}.await"
        case ast.Tuple():
            return f"tuple({listed(node.elems)})"
        case ast.Array() | ast.SlicePat():
            return f"[{listed(node.elems)}]"
        case ast.Repeat():
            return f"[{show(node.elem)}; {show(node.count)}]"
        case ast.StructLit():
            fields = [f"{f.name.name}: {show(f.expr)}" for f in node.fields]
            if node.base is not None or node.rest:
                fields.append(f"..{show(node.base)}")
            return f"{path(node.path)} {{ {', '.join(fields)} }}"
        case ast.Block():
            label = f"{node.label.name}: " if node.label else ""
            kind = f"{node.kind} " if node.kind else ""
            parts = [show(s) for s in node.stmts] + ([show(node.tail)] if node.tail else [])
            return f"{label}{kind}{{ {' '.join(parts)} }}"
        case ast.LetStmt():
            ty = f": {show(node.ty)}" if node.ty else ""
            init = f" = {show(node.init)}" if node.init else ""
            els = f" else {show(node.els)}" if node.els else ""
            return f"let {show(node.pat)}{ty}{init}{els};"
        case ast.ExprStmt():
            return show(node.expr) + (";" if node.semi else "")
        case ast.If():
            els = f" else {show(node.els)}" if node.els else ""
            return f"if {show(node.cond)} {show(node.then)}{els}"
        case ast.Let():
            return f"(let {show(node.pat)} = {show(node.expr)})"
        case ast.While():
            return f"{label_of(node)}while {show(node.cond)} {show(node.body)}"
        case ast.Loop():
            return f"{label_of(node)}loop {show(node.body)}"
        case ast.For():
            return f"{label_of(node)}for {show(node.pat)} in {show(node.iter)} {show(node.body)}"
        case ast.Match():
            arms = [f"{show(a.pat)}{' if ' + show(a.guard) if a.guard else ''} => {show(a.body)}," for a in node.arms]
            return f"match {show(node.scrutinee)} {{ {' '.join(arms)} }}"
        case ast.Closure():
            params = [show(p.pat) + (f": {show(p.ty)}" if p.ty else "") for p in node.params]
            ret = f" -> {show(node.ret)}" if node.ret else ""
            head = ("async " if node.is_async else "") + ("move " if node.move else "")
            return f"{head}|{', '.join(params)}|{ret} {show(node.body)}"
        case ast.Break():
            return " ".join(
                ["break", *([node.label.name] if node.label else []), *([show(node.value)] if node.value else [])]
            )
        case ast.Continue():
            return "continue" + (f" {node.label.name}" if node.label else "")
        case ast.Return():
            return f"return {show(node.value)}".rstrip()
        case ast.Underscore() | ast.WildPat() | ast.InferType():
            return "_"
        case ast.FormatArgs():
            parts = [repr(p) if isinstance(p, str) else f"{{{p.arg}:{p.trait}}}" for p in node.template]
            return f"format[{' '.join(parts)} | {listed(node.args)}]{'nl' if node.newline else ''}"
        case ast.OffsetOf():
            return f"offset_of({show(node.ty)}, {'.'.join(f.name for f in node.fields)})"
        case ast.RestPat():
            return ".."
        case ast.IdentPat():
            sub = f" @ {show(node.sub)}" if node.sub else ""
            return f"{'ref ' if node.by_ref else ''}{'mut ' if node.mutable else ''}{node.ident.name}{sub}"
        case ast.LitPat():
            return show(node.expr)
        case ast.RangePat():
            return f"{show(node.lo)}..{'=' if node.inclusive else ''}{show(node.hi)}"
        case ast.RefPat():
            return f"&{'mut ' if node.mutable else ''}{show(node.pat)}"
        case ast.TuplePat():
            return f"tuple({listed(node.elems)})"
        case ast.TupleStructPat():
            return f"{path(node.path)}({listed(node.elems)})"
        case ast.StructPat():
            fields = [f"{f.name.name}: {show(f.pat)}" for f in node.fields] + ([".."] if node.rest else [])
            return f"{path(node.path)} {{ {', '.join(fields)} }}"
        case ast.OrPat():
            return f"({' | '.join(show(a) for a in node.alts)})"
        case ast.RefType():
            return f"&{'mut ' if node.mutable else ''}{show(node.inner)}"
        case ast.PtrType():
            return f"*{'mut' if node.mutable else 'const'} {show(node.inner)}"
        case ast.SliceType():
            return f"[{show(node.inner)}]"
        case ast.ArrayType():
            return f"[{show(node.inner)}; {show(node.length)}]"
        case ast.TupleType():
            return f"tuple({listed(node.elems)})"
        case ast.NeverType():
            return "!"
        case ast.FnPtrType():
            head = ("unsafe " if node.unsafe else "") + (f"extern {node.abi} " if node.abi != "Rust" else "")
            ret = f" -> {show(node.ret)}" if node.ret else ""
            return f"{head}fn({listed(node.params)}){ret}"
        case ast.TraitObjectType():
            return f"dyn({bounds(node.bounds)})"
        case ast.ImplTraitType():
            return f"impl({bounds(node.bounds)})"
    raise AssertionError(f"cannot show {node!r}")


def label_of(node: Any) -> str:
    return f"{node.label.name}: " if node.label else ""


def listed(nodes: list[Any]) -> str:
    return ", ".join(show(n) for n in nodes)


def bounds(found: list[ast.Bound]) -> str:
    return " + ".join(("?" if b.maybe else "") + path(b.path) for b in found)


def path(node: ast.Path) -> str:
    return ("::" if node.leading else "") + "::".join(segment(s) for s in node.segments)


def segment(node: ast.Segment) -> str:
    args = node.args
    if args is None:
        return node.ident.name
    inner = [show(a.expr) if isinstance(a, ast.ConstArg) else show(a) for a in args.args]
    if args.parenthesized:
        return f"{node.ident.name}({', '.join(inner)})" + (f" -> {show(args.output)}" if args.output else "")
    for b in args.bindings:
        inner.append(f"{b.name.name} = {show(b.ty)}" if b.ty else f"{b.name.name}: {bounds(b.bounds)}")
    return f"{node.ident.name}<{', '.join(inner)}>"
