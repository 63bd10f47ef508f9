"""Literals and nested `format_args!` become part of the format string, as rustc does when it lowers `format_args!`.

`format_args!("{} {}", 1, format_args!("<{}>", x))` is `format_args!("1 <{}>", x)`: what is shown without options
needs no argument. This can be seen: such arguments are not borrowed, and text without arguments is the payload of a
panic as `&'static str`.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.records import changed
from engine.syntax import ast as A
from engine.types.scope import PRIMITIVES
from engine.types.ty import Int

__all__ = ["flattened"]

Template = list[str | A.FormatSpec]


def flattened(expr: A.FormatArgs) -> A.FormatArgs:
    """The same with nested `format_args!` and plain literals put into the string."""
    template, args, newline = list(expr.template), list(expr.args), expr.newline
    if newline:
        template.append("\n")
    changed = _splice_nested(template, args) | _inline_literals(template, args)
    return A.FormatArgs(expr.span, template, args) if changed else expr


def _peeled(expr: A.Expr) -> A.Expr:
    """Without references around it (parentheses leave no node)."""
    while isinstance(expr, A.AddrOf) and not expr.raw:
        expr = expr.operand
    return expr


def _splice_nested(template: Template, args: list[A.Expr]) -> bool:
    """Arguments that are `format_args!` themselves and shown once, whatever the options."""
    changed = False
    at = 0
    while at < len(template):
        spec = template[at]
        inner = _nested(spec, template, args) if isinstance(spec, A.FormatSpec) else None
        if inner is None or isinstance(spec, str):
            at += 1
            continue
        changed = True
        index, more = spec.arg, len(inner.args) - 1
        args[index : index + 1] = inner.args
        for i, part in enumerate(template):
            if isinstance(part, A.FormatSpec) and part is not spec:
                template[i] = _renumbered(part, [n if n < index else n + more for n in range(len(args) - more)])
        places = range(index, index + len(inner.args))
        nested = [_renumbered(p, places) if isinstance(p, A.FormatSpec) else p for p in inner.template]
        template[at : at + 1] = [*nested, "\n"] if inner.newline else nested
    return changed


def _nested(spec: A.FormatSpec, template: Template, args: list[A.Expr]) -> A.FormatArgs | None:
    """The `format_args!` that a placeholder shows and no other does."""
    inner = _peeled(args[spec.arg])
    if spec.trait not in ("Display", "Debug") or not isinstance(inner, A.FormatArgs):
        return None
    others = [s for s in template if isinstance(s, A.FormatSpec) and s is not spec]
    return None if any(s.arg == spec.arg for s in others) else inner


def _inline_literals(template: Template, args: list[A.Expr]) -> bool:
    """Strings and integers shown by `{}`. An argument that nothing else shows is gone."""
    inlined: set[int] = set()
    for at, spec in enumerate(template):
        if isinstance(spec, A.FormatSpec) and spec.trait == "Display" and _is_plain(spec):
            text = _literal_text(_peeled(args[spec.arg]))
            if text is not None:
                inlined.add(spec.arg)
                template[at] = text
    if not inlined:
        return False
    for part in template:
        if isinstance(part, A.FormatSpec):
            for count in (part.width, part.precision):
                inlined.discard(count[1] if isinstance(count, tuple) else -1)
            inlined.discard(part.arg)
    kept = [n for n in range(len(args)) if n not in inlined]
    places = [kept.index(n) if n in kept else -1 for n in range(len(args))]
    args[:] = [args[n] for n in kept]
    for at, part in enumerate(template):
        if isinstance(part, A.FormatSpec):
            template[at] = _renumbered(part, places)
    return True


def _is_plain(spec: A.FormatSpec) -> bool:
    flags = spec.plus or spec.alternate or spec.zero or spec.debug_hex
    return not flags and spec.fill == " " and not spec.align and spec.width is None and spec.precision is None


def _literal_text(expr: A.Expr) -> str | None:
    if isinstance(expr, A.StrLit):
        return expr.value
    if isinstance(expr, A.IntLit):
        ty = PRIMITIVES.get(expr.suffix or "i32")
        if isinstance(ty, Int) and expr.value <= ty.max:
            return str(expr.value)
    return None


def _renumbered(spec: A.FormatSpec, places: Sequence[int]) -> A.FormatSpec:
    width = ("arg", places[spec.width[1]]) if isinstance(spec.width, tuple) else spec.width
    precision = ("arg", places[spec.precision[1]]) if isinstance(spec.precision, tuple) else spec.precision
    return changed(spec, arg=places[spec.arg], width=width, precision=precision)
