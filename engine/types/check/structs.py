"""Struct, union and variant literals."""

from __future__ import annotations

from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.errors import error, listing
from engine.types.check.expectation import Expectation
from engine.types.check.fn_ctxt import FnCtxt, checks
from engine.types.check.paths import resolve_struct
from engine.types.defs import VariantDef

__all__: list[str] = []


def _shown(variant: VariantDef) -> str:
    adt = variant.adt
    return f"variant `{adt.name}::{variant.name}`" if adt.kind == "enum" else f"{adt.kind} `{adt.name}`"


@checks(A.StructLit)
def _struct(fcx: FnCtxt, expr: A.StructLit, expected: Expectation) -> H.TExpr:
    variant, ty = resolve_struct(fcx, expr.path, expr.qself)
    wanted = expected.only_has()
    if wanted is not None and isinstance(fcx.icx.structurally(wanted), T.Adt):
        fcx.icx.unify(wanted, ty)
    adt = variant.adt
    index = {f.name: i for i, f in enumerate(variant.fields)}
    fields: list[tuple[int, H.TExpr]] = []
    seen: set[int] = set()
    for init in expr.fields:
        name = init.name.name
        i = index.get(name)
        if i is None:
            code = "E0559" if adt.kind == "enum" else "E0560"
            raise error(
                code,
                f"{_shown(variant)} has no field named `{name}`",
                init.name.span,
                "unknown field",
            )
        if i in seen:
            raise error("E0062", f"field `{name}` specified more than once", init.name.span, "used more than once")
        if not fcx.field_visible(adt, variant, i):
            message = f"field `{name}` of {adt.kind} `{adt.name}` is private"
            raise error("E0451", message, init.name.span, "private field")
        seen.add(i)
        fields.append((i, fcx.check_coerce(init.expr, fcx.field_ty(ty, variant, i, init.expr.span))))
    base: H.TExpr | None = None
    if adt.kind == "union":
        if len(fields) != 1 or expr.base is not None:
            raise error("E0784", "union expressions should have exactly one field", expr.span)
    elif expr.base is not None:
        if adt.kind == "enum":
            raise error("E0436", "functional record update syntax requires a struct", expr.base.span)
        base = fcx.check_has_type(expr.base, ty)
    else:
        missing = [n for n, i in index.items() if i not in seen]
        if missing:
            names = listing(missing)
            word = "field" if len(missing) == 1 else "fields"
            shown = adt.name if adt.kind != "enum" else f"{adt.name}::{variant.name}"
            raise error(
                "E0063", f"missing {word} {names} in initializer of `{shown}`", expr.path.span, f"missing {names}"
            )
    fcx.require_sized(ty, expr.span)
    return H.AdtLit(ty, expr.span, adt, variant, fields, base)
