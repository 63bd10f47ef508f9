"""A compact text form of syntax trees, for tests and for looking at them."""

from __future__ import annotations

from engine.records import field_names
from engine.source import SourceFile, Span
from engine.syntax import ast

__all__ = ["dump"]


def dump(node: object, spans: bool = False) -> str:
    """A node as an S-expression: `(Class field=value …)`, fields with their default left out.

    With `spans`, expressions, patterns and types are followed by `@line:col-line:col`.
    """
    if isinstance(node, ast.Ident):
        return node.name if node.mark is None else f"{node.name}'"
    if isinstance(node, ast.Path):
        text = "::".join(dump(s.ident) + (dump(s.args, spans) if s.args else "") for s in node.segments)
        return "::" + text if node.leading else text
    if isinstance(node, list):
        return "[" + " ".join(dump(x, spans) for x in node) + "]"
    if isinstance(node, Span):
        return place(node)
    if hasattr(node, "__match_args__") and not isinstance(node, SourceFile):
        parts: list[str] = [type(node).__name__]
        for name in field_names(type(node)):
            value = getattr(node, name)
            if isinstance(value, Span) or value is None or value is False or value == "" or value == []:
                continue
            parts.append(f"{name}={dump(value, spans)}")
        where = f"@{place(node.span)}" if spans and isinstance(node, ast.Expr | ast.Pat | ast.Type) else ""
        return "(" + " ".join(parts) + ")" + where
    return repr(node)


def place(span: Span) -> str:
    """`line:col-line:col` of a span."""
    (line, col), (end_line, end_col) = span.start(), span.end()
    return f"{line}:{col}-{end_line}:{end_col}"
