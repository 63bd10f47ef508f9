"""Syntax that rustc accepts only with a `#![feature(…)]`: refused without it (E0658), as on stable; `derive` on what is
no type (E0774)."""

from __future__ import annotations

from typing import Any

from engine.records import field_names
from engine.source import Rejected, Span
from engine.syntax import ast

__all__ = ["check_gates"]

_SKIPPED = frozenset({"span", "ident", "label", "brace", "mark", "name", "file", "public", "lazy_body", "macro_defs"})
_TYPES = (ast.Struct, ast.Enum, ast.Union)


def check_gates(items: list[ast.Item], attrs: list[ast.Attr]) -> None:
    """Look at every node of a user's crate. Raises Rejected E0658, E0774."""
    features = {
        word.strip()
        for attr in attrs
        if attr.path == "feature"
        for word in attr.text.strip().removeprefix("(").removesuffix(")").split(",")
    }
    work: list[Any] = list(reversed(items))
    while work:
        node = work.pop()
        _look_at(node, features)
        work.extend(reversed(_children(node)))


def _children(node: Any) -> list[Any]:
    out: list[Any] = []
    for name in field_names(node.__class__):
        if name in _SKIPPED:
            continue
        value = getattr(node, name)
        if name == "ret" and isinstance(value, ast.NeverType):
            continue  # where `!` is stable
        parts = value if value.__class__ is list else (value,)
        out.extend([part for part in parts if part.__class__.__module__.startswith(ast.__name__)])
    return out


def _look_at(node: Any, features: set[str]) -> None:
    span = getattr(node, "span", None)
    if span is None or not span.file.is_local:
        return
    found: tuple[str, str, Span] | None = None
    match node:
        case ast.NeverType():
            found = "never_type", "the `!` type is experimental", span
        case ast.Trait() if node.auto:
            found = "auto_traits", "auto traits are experimental and possibly buggy", span
        case ast.Trait():
            for item in node.items:
                if isinstance(item, ast.TypeAlias) and item.ty is not None and item.span.file.is_local:
                    _gate(features, "associated_type_defaults", "associated type defaults are unstable", item.span)
        case ast.Impl() if node.negative:
            assert node.trait_path is not None
            path = node.trait_path.span
            message = "negative trait bounds are not fully implemented; use marker types for now"
            found = "negative_impls", message, Span(path.file, path.lo - 1, path.hi, path.expansion)
        case ast.Impl() if node.trait_path is None:
            for item in node.items:
                if isinstance(item, ast.TypeAlias):
                    _gate(features, "inherent_associated_types", "inherent associated types are unstable", item.span)
        case ast.ExternBlock():
            for item in node.items:
                if isinstance(item, ast.TypeAlias):
                    _gate(features, "extern_types", "extern types are experimental", item.span)
        case ast.Yield():
            found = "coroutines", "yield syntax is experimental", span
        case ast.Static() if any(attr.path == "thread_local" for attr in node.attrs):
            where = next(attr.span for attr in node.attrs if attr.path == "thread_local")
            message = "`#[thread_local]` is an experimental feature, and does not currently handle destructors"
            found = "thread_local", message, where
    if found is not None:
        _gate(features, *found)
    if isinstance(node, ast.Item) and not isinstance(node, _TYPES):
        for attr in node.attrs:
            if attr.path == "derive" and attr.span.file.is_local:
                message = "`derive` may only be applied to `struct`s, `enum`s and `union`s"
                raise Rejected(message, attr.span, label="not applicable here", code="E0774")


def _gate(features: set[str], feature: str, message: str, span: Span) -> None:
    if feature not in features:
        help_ = f"add `#![feature({feature})]` to the crate attributes to enable"
        raise Rejected(message, span, helps=[help_], code="E0658")
