"""Patterns: types, default binding modes made explicit, variables (rustc's `check/pat.rs`)."""

from __future__ import annotations

from dataclasses import field
from typing import Any, cast

from engine.features import unsupported
from engine.records import record
from engine.source import Span
from engine.syntax import ast as A
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.errors import error, listing, mismatch, plural
from engine.types.check.fn_ctxt import FnCtxt, Key
from engine.types.check.literals import literal_value
from engine.types.check.paths import ValueRes, resolve_struct, resolve_value
from engine.types.defs import AdtDef, ConstDef, StaticDef, VariantDef
from engine.types.ty import Ty

__all__ = ["Frame", "check_pattern", "has_ref_binding"]

Frame = dict[Key, H.LocalVar]


@record
class _Pat:
    """One pattern being checked: `frame` collects its variables; `known` are those of earlier alternatives."""

    fcx: FnCtxt
    frame: Frame
    known: Frame = field(default_factory=dict)


def check_pattern(fcx: FnCtxt, pat: A.Pat, ty: Ty, frame: Frame) -> H.TPat:
    """Check a pattern against the type of the place it is matched with; its variables are added to `frame`."""
    return _check(_Pat(fcx, frame), pat, ty, "")


def has_ref_binding(pat: A.Pat) -> bool | None:
    """Whether the pattern has explicit `ref mut` (True), only `ref` (False), or no such binding (None)."""
    found: bool | None = None
    stack: list[A.Pat] = [pat]
    while stack:
        p = stack.pop()
        match p:
            case A.IdentPat():
                if p.by_ref:
                    if p.mutable:
                        return True
                    found = False
                if p.sub is not None:
                    stack.append(p.sub)
            case A.RefPat():
                stack.append(p.pat)
            case A.TuplePat() | A.TupleStructPat() | A.SlicePat():
                stack.extend(p.elems)
            case A.StructPat():
                stack.extend(f.pat for f in p.fields)
            case A.OrPat():
                stack.extend(p.alts)
    return found


def _check(px: _Pat, pat: A.Pat, ty: Ty, br: str) -> H.TPat:
    """`br` is the default binding mode: "" (by value), `ref` or `mut`."""
    fcx = px.fcx
    resolved: Any = None
    if isinstance(pat, A.IdentPat):
        resolved = _constant_like(fcx, pat)
    elif isinstance(pat, A.PathPat):
        resolved = resolve_value(fcx, pat.path, pat.qself, "unit struct, unit variant or constant")
    peeled: list[Ty] = []
    inner = ty
    if _peels(pat, resolved):
        inner = fcx.icx.structurally(ty)
        while isinstance(inner, T.Ref):
            peeled.append(inner)
            br = ("mut" if inner.mutable else "ref") if br in ("", "mut") else "ref"
            inner = fcx.icx.structurally(inner.inner)
    out = _one(px, pat, resolved, inner, br)
    for ref in reversed(peeled):
        out = H.DerefPat(ref, pat.span, out)
    return out


def _peels(pat: A.Pat, resolved: ValueRes | None) -> bool:
    """Whether a reference is dereferenced implicitly to match this pattern."""
    if isinstance(pat, A.IdentPat | A.PathPat):
        return resolved is not None and not isinstance(resolved.definition, ConstDef)
    if isinstance(pat, A.LitPat):
        return not isinstance(pat.expr, A.StrLit | A.ByteStrLit | A.CStrLit | A.Block)
    return isinstance(pat, A.TuplePat | A.TupleStructPat | A.StructPat | A.SlicePat | A.RangePat)


def _constant_like(fcx: FnCtxt, pat: A.IdentPat) -> ValueRes | None:
    """A plain name in a pattern is a constant, unit struct or unit variant if there is one, else a new variable."""
    if pat.by_ref or pat.mutable or pat.sub is not None:
        return None
    found = fcx.scope.probe_value(pat.ident)
    if isinstance(found, ConstDef) or (isinstance(found, VariantDef) and found.kind == "unit"):
        return resolve_value(fcx, A.Path([A.Segment(pat.ident)], pat.span), None)
    if isinstance(found, VariantDef) and found.kind == "tuple":
        what = "tuple struct" if found.adt.kind == "struct" else "tuple variant"
        raise error("E0530", f"match bindings cannot shadow {what}s", pat.span, f"cannot be named the same as a {what}")
    if isinstance(found, StaticDef):
        message = "match bindings cannot shadow statics"
        raise error("E0530", message, pat.span, "cannot be named the same as a static")
    return None


def _one(px: _Pat, pat: A.Pat, resolved: ValueRes | None, ty: Ty, br: str) -> H.TPat:
    fcx = px.fcx
    match pat:
        case A.WildPat():
            return H.WildPat(ty, pat.span)
        case A.IdentPat() if resolved is None:
            return _binding(px, pat, ty, br)
        case A.IdentPat() | A.PathPat():
            assert resolved is not None
            return _path(fcx, resolved, ty, pat.span)
        case A.LitPat():
            return H.ConstPat(ty, pat.span, _literal(fcx, pat.expr, ty))
        case A.RangePat():
            return _range(fcx, pat, ty)
        case A.RefPat():
            return _reference(px, pat, ty, br)
        case A.TuplePat():
            return _tuple(px, pat, ty, br)
        case A.TupleStructPat():
            return _tuple_struct(px, pat, ty, br)
        case A.StructPat():
            return _struct(px, pat, ty, br)
        case A.SlicePat():
            return _slice(px, pat, ty, br)
        case A.OrPat():
            return _or(px, pat, ty, br)
        case _:
            raise unsupported("pattern-form", pat.span, pat.__class__.__name__)


# ---------------------------------------------------------------- bindings


def _binding(px: _Pat, pat: A.IdentPat, ty: Ty, br: str) -> H.TPat:
    fcx, ident = px.fcx, pat.ident
    mode, mutable = br, pat.mutable
    if pat.by_ref:
        if br and fcx.edition >= 2024:
            raise _mode_error("`ref` binding modifier", br, pat.span)
        mode, mutable = ("mut" if pat.mutable else "ref"), False
    elif pat.mutable and br:
        if fcx.edition >= 2024:
            raise _mode_error("`mut` binding modifier", br, pat.span)
        mode = ""
    var_ty = ty if not mode else T.ref_to(ty, mode == "mut")
    key = (ident.name, ident.mark)
    if key in px.frame:
        raise error(
            "E0416",
            f"identifier `{ident.name}` is bound more than once in the same pattern",
            ident.span,
            "used in a pattern more than once",
        )
    var = px.known.get(key)
    if var is None:
        var = fcx.declare(ident, var_ty, mutable)
        fcx.require_sized(var_ty, pat.span)
    else:
        fcx.same(var.ty, var_ty, pat.span)
    px.frame[key] = var
    sub = _check(px, pat.sub, ty, br) if pat.sub is not None else None
    return H.BindPat(ty, pat.span, var, mode or "value", sub)


def _mode_error(what: str, br: str, span: Span) -> Exception:
    default = "ref mut" if br == "mut" else "ref"
    return error(
        None,
        f"{what} may only be written when the default binding mode is `move`",
        span,
        f"occurs within a pattern whose default binding mode is `{default}`",
    )


# ---------------------------------------------------------------- constants


def _path(fcx: FnCtxt, res: ValueRes, ty: Ty, span: Span) -> H.TPat:
    definition = res.definition
    if isinstance(definition, ConstDef):
        from engine.types.check.paths import value_of

        value = value_of(fcx, res, span)
        fcx.same(ty, value.ty, span)
        return H.ConstPat(ty, span, value)
    if isinstance(definition, VariantDef) and definition.kind == "unit":
        own = T.adt(definition.adt, res.args)
        fcx.same(ty, own, span)
        return _variant_pat(own, definition, span, [])
    if isinstance(definition, VariantDef):
        what = "tuple variant" if definition.kind == "tuple" else "struct variant"
        if definition.adt.kind != "enum":
            what = "tuple struct" if definition.kind == "tuple" else "struct"
        raise error(
            "E0533" if definition.kind == "named" else "E0532",
            f"expected unit struct, unit variant or constant, found {what} `{definition.name}`",
            span,
            "not a unit struct, unit variant or constant",
        )
    if isinstance(definition, T.ConstParam):
        raise error("E0158", "constant parameters cannot be referenced in patterns", span)
    wanted = "unit struct, unit variant or constant"
    raise error("E0532", f"expected {wanted}", span, f"not a {wanted}")


def _literal(fcx: FnCtxt, expr: A.Expr, ty: Ty) -> H.TExpr:
    literal, negative = literal_value(expr)
    value = fcx.check(literal)
    if isinstance(literal, A.ByteStrLit):
        wanted = fcx.icx.structurally(ty)
        if isinstance(wanted, T.Ref) and isinstance(fcx.icx.structurally(wanted.inner), T.Slice):
            value.ty = T.ref_to(T.slice_of(T.U8))
    fcx.same(ty, value.ty, expr.span)
    if negative and isinstance(value, H.Literal):
        value.value = -value.value
        value.span = expr.span
    return value


def _range(fcx: FnCtxt, pat: A.RangePat, ty: Ty) -> H.TPat:
    ends: list[H.TExpr | None] = []
    for end in (pat.lo, pat.hi):
        if end is None:
            ends.append(None)
            continue
        value = _literal(fcx, end, ty)
        bare = fcx.icx.structurally(value.ty)
        numeric = isinstance(bare, T.Int | T.Float) or (isinstance(bare, T.Infer) and bare.kind != "ty")
        if not numeric and bare is not T.CHAR:
            raise error(
                "E0029",
                "only `char` and numeric types are allowed in range patterns",
                end.span,
                f"this is of type `{fcx.icx.deep(bare)!r}` but it should be `char` or numeric",
            )
        ends.append(value)
    return H.RangePat(ty, pat.span, ends[0], ends[1], pat.inclusive)


# ---------------------------------------------------------------- references


def _reference(px: _Pat, pat: A.RefPat, ty: Ty, br: str) -> H.TPat:
    fcx = px.fcx
    if br and fcx.edition >= 2024:
        default = "ref mut" if br == "mut" else "ref"
        raise error(
            None,
            "reference pattern not allowed under `" + default + "` default binding mode",
            pat.span,
        )
    bare = fcx.icx.structurally(ty)
    if isinstance(bare, T.Ref) and bare.mutable == pat.mutable:
        inner = bare.inner
    else:
        inner = fcx.icx.fresh(pat.span)
        fcx.same(ty, T.ref_to(inner, pat.mutable), pat.span)
    return H.DerefPat(ty, pat.span, _check(px, pat.pat, inner, ""))


# ---------------------------------------------------------------- tuples and structs


def _spread(elems: list[A.Pat], count: int) -> tuple[list[tuple[int, A.Pat]], bool]:
    """Pairs of field index and pattern, with a `..` skipped; and whether there is one."""
    rest = next((i for i, e in enumerate(elems) if isinstance(e, A.RestPat)), None)
    if rest is None:
        return list(enumerate(elems)), False
    tail = elems[rest + 1 :]
    pairs = list(enumerate(elems[:rest]))
    return pairs + [(count - len(tail) + i, e) for i, e in enumerate(tail)], True


def _tuple(px: _Pat, pat: A.TuplePat, ty: Ty, br: str) -> H.TPat:
    fcx = px.fcx
    bare = fcx.icx.structurally(ty)
    rest = any(isinstance(e, A.RestPat) for e in pat.elems)
    count = len(pat.elems) - rest
    if isinstance(bare, T.Tuple) and (len(bare.elems) == count or (rest and len(bare.elems) >= count)):
        types = bare.elems
    else:
        if rest and isinstance(bare, T.Infer):
            bare = fcx.known(bare, pat.span)
        types = tuple([fcx.icx.fresh(pat.span) for _ in range(count)])
        fcx.same(ty, T.tuple_of(types), pat.span)
    pairs, _ = _spread(pat.elems, len(types))
    return H.LeafPat(ty, pat.span, [(i, _check(px, p, types[i], br)) for i, p in pairs])


def _variant_pat(ty: Ty, variant: VariantDef, span: Span, fields: list[tuple[int, H.TPat]]) -> H.TPat:
    if variant.adt.kind == "enum":
        return H.VariantPat(ty, span, variant.adt, variant, fields)
    return H.LeafPat(ty, span, fields)


def _tuple_struct(px: _Pat, pat: A.TupleStructPat, ty: Ty, br: str) -> H.TPat:
    fcx = px.fcx
    res = resolve_value(fcx, pat.path, pat.qself, "tuple struct or tuple variant")
    variant = res.definition
    if not isinstance(variant, VariantDef) or variant.kind != "tuple":
        shown = pat.path.segments[-1].ident.name
        raise error(
            "E0532",
            f"expected tuple struct or tuple variant, found `{shown}`",
            pat.path.span,
            "not a tuple struct or tuple variant",
        )
    own = T.adt(variant.adt, res.args)
    fcx.same(ty, own, pat.span)
    total = len(variant.fields)
    rest = sum(isinstance(e, A.RestPat) for e in pat.elems)
    count = len(pat.elems) - rest
    if count > total or (not rest and count < total):
        what = "tuple struct" if variant.adt.kind == "struct" else "tuple variant"
        raise error(
            "E0023",
            f"this pattern has {plural(count, 'field')}, but the corresponding {what} has {plural(total, 'field')}",
            pat.elems[total].span if count > total else pat.span,
            f"expected {plural(total, 'field')}, found {count}",
        )
    fields: list[tuple[int, H.TPat]] = []
    for i, p in _spread(pat.elems, total)[0]:
        if not fcx.field_visible(variant.adt, variant, i):
            raise _private(variant.adt, str(i), p.span)
        fields.append((i, _check(px, p, fcx.field_ty(own, variant, i, p.span), br)))
    return _variant_pat(ty, variant, pat.span, fields)


def _private(adt: AdtDef, name: str, span: Span) -> Exception:
    return error("E0451", f"field `{name}` of {adt.kind} `{adt.name}` is private", span, "private field")


def _struct(px: _Pat, pat: A.StructPat, ty: Ty, br: str) -> H.TPat:
    fcx = px.fcx
    variant, own = resolve_struct(fcx, pat.path, pat.qself)
    fcx.same(ty, own, pat.span)
    index = {f.name: i for i, f in enumerate(variant.fields)}
    fields: list[tuple[int, H.TPat]] = []
    seen: set[int] = set()
    what = (
        f"variant `{variant.adt.name}::{variant.name}`"
        if variant.adt.kind == "enum"
        else (f"{variant.adt.kind} `{variant.adt.name}`")
    )
    for f in pat.fields:
        i = index.get(f.name.name)
        if i is None:
            raise error(
                "E0026",
                f"{what} does not have a field named `{f.name.name}`",
                f.name.span,
                f"{what} does not have this field",
            )
        if i in seen:
            raise error(
                "E0025",
                f"field `{f.name.name}` bound multiple times in the pattern",
                f.pat.span,
                f"multiple uses of `{f.name.name}` in pattern",
            )
        if not fcx.field_visible(variant.adt, variant, i):
            raise _private(variant.adt, f.name.name, f.name.span)
        seen.add(i)
        fields.append((i, _check(px, f.pat, fcx.field_ty(own, variant, i, f.pat.span), br)))
    if variant.adt.kind == "union":
        if len(fields) != 1 or pat.rest:
            raise error(None, "union patterns should have exactly one field", pat.span)
        out = H.LeafPat(ty, pat.span, fields)
        fcx.unsafe_op(cast(H.TExpr, out), "access to union field", "access to union field")
        return out
    missing = [n for n, i in index.items() if i not in seen]
    if missing and not pat.rest:
        names = listing(missing)
        word = "field" if len(missing) == 1 else "fields"
        raise error("E0027", f"pattern does not mention {word} {names}", pat.span, f"missing {word} {names}")
    return _variant_pat(ty, variant, pat.span, fields)


# ---------------------------------------------------------------- slices and alternatives


def _slice(px: _Pat, pat: A.SlicePat, ty: Ty, br: str) -> H.TPat:
    fcx, span = px.fcx, pat.span
    bare = fcx.known(ty, span)
    at = next(
        (
            i
            for i, e in enumerate(pat.elems)
            if isinstance(e, A.RestPat) or (isinstance(e, A.IdentPat) and isinstance(e.sub, A.RestPat))
        ),
        None,
    )
    before = pat.elems if at is None else pat.elems[:at]
    after = [] if at is None else pat.elems[at + 1 :]
    count = len(before) + len(after)
    if isinstance(bare, T.Array):
        elem = bare.elem
        length = fcx.icx.structurally(bare.length)
        rest_ty: Ty = T.slice_of(elem)
        if isinstance(length, T.ConstValue):
            if count > length.value or (at is None and count != length.value):
                wanted = plural(count, "element")
                raise error(
                    "E0527" if at is None else "E0528",
                    f"pattern requires {'at least ' if at is not None else ''}{wanted} but array has {length.value}",
                    span,
                    f"expected {plural(length.value, 'element')}"
                    if at is None
                    else f"pattern cannot match array of {plural(length.value, 'element')}",
                )
            rest_ty = T.array_of(elem, length.value - count)
        elif isinstance(length, T.Infer) and at is None:
            fcx.icx.unify(length, T.const_value(count, T.USIZE))
        elif at is not None or count:
            raise error("E0730", "cannot pattern-match on an array without a fixed length", span)
    elif isinstance(bare, T.Slice):
        elem, rest_ty = bare.elem, bare
    else:
        raise error(
            "E0529",
            f"expected an array or slice, found `{fcx.icx.deep(bare)!r}`",
            span,
            f"pattern cannot match with input type `{fcx.icx.deep(bare)!r}`",
        )
    prefix = [_check(px, p, elem, br) for p in before]
    rest: H.TPat | None = None
    if at is not None:
        node = pat.elems[at]
        if isinstance(node, A.IdentPat):
            plain = A.IdentPat(node.span, node.ident, node.by_ref, node.mutable)
            rest = _binding(px, plain, rest_ty, br)
        else:
            rest = H.WildPat(rest_ty, node.span)
    return H.SlicePat(ty, span, prefix, rest, [_check(px, p, elem, br) for p in after])


def _or(px: _Pat, pat: A.OrPat, ty: Ty, br: str) -> H.TPat:
    fcx = px.fcx
    alts: list[H.TPat] = []
    first: Frame | None = None
    for alt in pat.alts:
        frame: Frame = {}
        known = {**px.known, **(first or {})}
        alts.append(_check(_Pat(fcx, frame, known), alt, ty, br))
        if first is None:
            first = frame
        elif first.keys() != frame.keys():
            odd = next(iter(first.keys() ^ frame.keys()))
            raise error(
                "E0408",
                f"variable `{odd[0]}` is not bound in all patterns",
                alt.span if odd not in frame else pat.alts[0].span,
                f"pattern doesn't bind `{odd[0]}`",
            )
    for key, var in (first or {}).items():
        if key in px.frame:
            raise error("E0416", f"identifier `{key[0]}` is bound more than once in the same pattern", pat.span)
        px.frame[key] = var
    return H.OrPat(ty, pat.span, alts)


def pattern_type_error(fcx: FnCtxt, expected: Ty, found: Ty, span: Span) -> Exception:
    """E0308 for a pattern."""
    return mismatch(fcx.icx, expected, found, span)
