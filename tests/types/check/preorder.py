"""A typed body as the pre-order list of its nodes with their spans, in the terms of rustc's THIR."""

from __future__ import annotations

from typing import Any

from engine.source import Span
from engine.types import thir as H
from engine.types.program import Program

COERCIONS = {
    "unsize": "Unsize",
    "reify": "ReifyFnPointer",
    "closure-fn": "ClosureFnPointer",
    "unsafe-fn": "UnsafeFnPointer",
    "mut-to-const": "MutToConstPointer",
}
BORROWS = {"shared": "Shared", "mut": "Mut { kind: Default }", "two-phase": "Mut { kind: TwoPhaseBorrow }"}
NAMES: dict[type, str] = {
    H.ZeroSized: "ZstLiteral",
    H.Logical: "LogicalOp",
    H.AdtLit: "Adt",
    H.TupleLit: "Tuple",
    H.ArrayLit: "Array",
    H.RepeatLit: "Repeat",
}


def place(span: Span) -> str:
    """`line:column-line:column`, or `x` in the library's macros."""
    if span.file.crate:
        return "x"
    return "{}:{}-{}:{}".format(*span.start(), *span.end())


def preorder(node: H.TExpr) -> list[str]:
    """The nodes below an expression, itself first."""
    out: list[str] = []
    _walk(node, out)
    return out


def _walk(node: Any, out: list[str]) -> None:
    name, detail = NAMES.get(node.__class__, node.__class__.__name__), ""
    if isinstance(node, H.Coerce):
        name, detail = ("NeverToAny", "") if node.kind == "never" else ("PointerCoercion", COERCIONS[node.kind])
    elif isinstance(node, H.Borrow):
        detail = BORROWS[node.kind]
    if not isinstance(node, H.Use):
        out.append(f"{name} {detail} {place(node.span)}")
    if isinstance(node, H.ClosureLit):
        out[-1] = f"Closure  {place(node.span)}"
        for capture in node.captures:
            if capture.by != "value":
                out.append(f"Borrow {BORROWS['shared' if capture.by == 'ref' else 'mut']} {place(node.span)}")
            _walk(capture.place, out)
        return
    for child in _children(node):
        _walk(child, out)


def _children(node: Any) -> list[Any]:
    match node:
        case H.Block():
            found: list[Any] = []
            for stmt in node.stmts:
                if isinstance(stmt, H.ExprStmt):
                    found.append(stmt.expr)
                else:
                    found.append(stmt.init)
                    if isinstance(stmt.els, H.Block):  # rustc has a block there, not an expression
                        found.extend(_children(stmt.els))
            found.append(node.tail)
        case H.Match():
            found = [node.operand, *[e for a in node.arms for e in (a.guard, a.body)]]
        case H.Call():
            found = [node.callee, *node.args]
        case H.AdtLit():
            found = [*[v for _, v in node.fields], node.base]
        case H.TupleLit() | H.ArrayLit():
            found = node.elems
        case H.RepeatLit():
            found = [node.elem]
        case H.If():
            found = [node.cond, node.then, node.els]
        case H.Loop():
            found = [node.body]
        case H.Break() | H.Return():
            found = [node.value]
        case H.Index():
            found = [node.operand, node.index]
        case _:
            found = [getattr(node, name, None) for name in ("operand", "left", "right")]
    return [child for child in found if child is not None]


def bodies(program: Program) -> list[list[str]]:
    """Every body of a checked program, closures included."""
    out: list[list[str]] = []

    def add(body: H.Body) -> None:
        out.append(preorder(body.value))
        work: list[H.TExpr] = [body.value]
        while work:
            node = work.pop()
            work.extend(_children(node))
            if isinstance(node, H.NamedConst) and node.definition.name == "{const}":
                assert node.definition.cached_body is not None
                add(node.definition.cached_body)
        for closure in body.closures:
            assert closure.body is not None
            add(closure.body)

    for definition in program.bodies():
        assert definition.cached_body is not None
        add(definition.cached_body)
    return out
