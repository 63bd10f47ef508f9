"""Exhaustiveness of `match` (E0004) and irrefutability of `let`, parameters and `for` (E0005).

Maranget's usefulness: a matrix of rows of patterns is specialised by constructors until a witness that no row matches
is found. Guarded arms do not count. Integer and char ranges are split at their boundaries.
"""

from __future__ import annotations

from typing import Any

from engine.records import record
from engine.source import Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.errors import error
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.const_pattern import constant_pattern
from engine.types.defs import AdtDef, VariantDef
from engine.types.ty import Ty, substitute

__all__ = ["check_matches"]

CHAR_MAX = 0x10FFFF


@record
class _Pat:
    """A pattern reduced to a constructor: `ctor` None is a wildcard; `("variant", i)`, `("single",)`, `("range", lo,
    hi)`, `("slice", min, exact)`, `("const", value)`, `("or",)`."""

    ctor: tuple[Any, ...] | None
    ty: Ty
    subs: list[_Pat]
    suffix: int = 0


def check_matches(fcx: FnCtxt) -> None:
    """Raises Rejected for the first match that is not exhaustive or refutable pattern where none is allowed."""
    checker = _Checker(fcx)
    for what, node, span in fcx.matches:
        if what == "match":
            rows = [[checker.lower(a.pat)] for a in node.arms if a.guard is None]
            missing = checker.witness(rows, [node.operand.ty])
            if missing is not None:
                raise _not_exhaustive(node, span, missing[0], checker)
        else:
            missing = checker.witness([[checker.lower(node)]], [node.ty])
            if missing is not None:
                shown = checker.show(missing[0])
                where = {"let": "local binding", "param": "function argument", "for": "`for` loop binding"}[what]
                raise error("E0005", f"refutable pattern in {where}", node.span, f"pattern `{shown}` not covered")


def _not_exhaustive(node: H.Match, span: Span, missing: _Pat, checker: _Checker) -> Exception:
    shown = checker.show(missing)
    if not node.arms:
        return error("E0004", f"non-exhaustive patterns: type `{node.operand.ty!r}` is non-empty", span)
    return error("E0004", f"non-exhaustive patterns: `{shown}` not covered", span, f"pattern `{shown}` not covered")


def _named_like_variant(pat: H.BindPat) -> None:
    """A lint that refuses by default: a variable that looks like a variant of the type it is bound to."""
    ty = pat.ty
    while isinstance(ty, T.Ref):
        ty = ty.inner
    if pat.mode != "value" or pat.sub is not None or pat.var.mutable or not isinstance(ty, T.Adt):
        return
    adt, name = ty.definition, pat.var.name
    if adt.kind == "enum" and any(v.name == name and v.kind == "unit" for v in adt.variants):
        message = f"pattern binding `{name}` is named the same as one of the variants of the type `{adt.name}`"
        raise error("E0170", message, pat.span)


class _Checker:
    def __init__(self, fcx: FnCtxt) -> None:
        self.fcx = fcx

    # ------------------------------------------------------------ lowering

    def lower(self, pat: H.TPat) -> _Pat:
        """A typed pattern as constructors."""
        ty = pat.ty
        match pat:
            case H.BindPat():
                _named_like_variant(pat)
                return self.lower(pat.sub) if pat.sub is not None else _wild(ty)
            case H.DerefPat():
                return _Pat(("single",), ty, [self.lower(pat.pat)])
            case H.VariantPat():
                return _Pat(("variant", pat.variant.index), ty, self._fields(pat.fields, self.fields(ty, pat.variant)))
            case H.LeafPat():
                return _Pat(("single",), ty, self._fields(pat.fields, self.parts(ty)))
            case H.ConstPat():
                return self._constant(pat)
            case H.RangePat():
                return self._range(pat)
            case H.SlicePat():
                return self._slice(pat)
            case H.OrPat():
                return _Pat(("or",), ty, [self.lower(p) for p in pat.alts])
        return _wild(ty)

    def _fields(self, given: list[tuple[int, H.TPat]], types: list[Ty]) -> list[_Pat]:
        out = [_wild(t) for t in types]
        for i, sub in given:
            out[i] = self.lower(sub)
        return out

    def _constant(self, pat: H.ConstPat) -> _Pat:
        structured = constant_pattern(self.fcx.program, pat)
        if structured is not None:
            return self.lower(structured)
        value, ty = pat.value, pat.ty
        known: Any = value.value if isinstance(value, H.Literal) else self._evaluate(value)
        if known is None:
            return _Pat(("const", object()), ty, [])  # an unknown value covers nothing for certain
        if ty is T.BOOL:
            return _Pat(("range", int(known), int(known)), ty, [])
        if (isinstance(ty, T.Int) or ty is T.CHAR) and isinstance(known, int):
            return _Pat(("range", known, known), ty, [])
        return _Pat(("const", known), ty, [])

    def _evaluate(self, value: H.TExpr) -> int | None:
        ty = value.ty
        if not isinstance(value, H.NamedConst) or not (isinstance(ty, T.Int) or ty is T.BOOL or ty is T.CHAR):
            return None
        if any(a.flags & T.HAS_PARAM for a in value.args):
            return None
        return self.fcx.program.evaluate_const(value.definition, value.args)

    def _end(self, value: H.TExpr | None, default: int) -> int | float | None:
        if value is None:
            return default
        if isinstance(value, H.Literal):
            return value.value  # type: ignore[no-any-return]
        return self._evaluate(value)

    def _range(self, pat: H.RangePat) -> _Pat:
        least, most = _bounds(pat.ty)
        lo, hi = self._end(pat.lo, least), self._end(pat.hi, most)
        if not isinstance(lo, int) or not isinstance(hi, int) or isinstance(pat.ty, T.Float):
            return _Pat(("const", object()), pat.ty, [])
        if not pat.inclusive and pat.hi is not None:
            hi -= 1
            if lo > hi:
                raise error("E0579", "lower range bound must be less than upper", pat.span)
        elif lo > hi:
            raise error("E0030", "lower range bound must be less than or equal to upper", pat.span)
        return _Pat(("range", lo, hi), pat.ty, [])

    def _slice(self, pat: H.SlicePat) -> _Pat:
        count = len(pat.prefix) + len(pat.suffix)
        subs = [self.lower(p) for p in (*pat.prefix, *pat.suffix)]
        if isinstance(pat.ty, T.Array):
            length = pat.ty.length
            total = length.value if isinstance(length, T.ConstValue) else count
            if total > count and count > 64:
                return _wild(pat.ty)
            middle = [_wild(pat.ty.elem)] * (total - count if total - count <= 4096 else 0)
            if total - count > 4096:
                return _Pat(("single",), pat.ty, subs) if any(s.ctor for s in subs) else _wild(pat.ty)
            at = len(pat.prefix)
            return _Pat(("single",), pat.ty, subs[:at] + middle + subs[at:])
        return _Pat(("slice", count, pat.rest is None), pat.ty, subs, len(pat.suffix))

    # ------------------------------------------------------------ types

    def fields(self, ty: Ty, variant: VariantDef) -> list[Ty]:
        """The field types of a variant."""
        assert isinstance(ty, T.Adt)
        return [self.fcx.icx.normalize(substitute(f.ty, ty.args), None) for f in variant.fields]

    def parts(self, ty: Ty) -> list[Ty]:
        """The types below the only constructor of a type."""
        if isinstance(ty, T.Tuple):
            return list(ty.elems)
        if isinstance(ty, T.Ref):
            return [ty.inner]
        if isinstance(ty, T.Adt) and ty.definition.kind != "enum":
            return self.fields(ty, ty.definition.variants[0])
        if isinstance(ty, T.Array) and isinstance(ty.length, T.ConstValue):
            return [ty.elem] * ty.length.value
        return []

    def empty(self, ty: Ty, depth: int = 0) -> bool:
        """Whether the type has no values at all (visible to this module)."""
        if ty is T.NEVER:
            return True
        if depth > 8:
            return False
        if isinstance(ty, T.Tuple):
            return any(self.empty(e, depth + 1) for e in ty.elems)
        if isinstance(ty, T.Adt) and ty.definition.kind != "union":
            return all(self._variant_empty(ty, v, depth) for v in ty.definition.variants)
        return False

    def _variant_empty(self, ty: T.Adt, variant: VariantDef, depth: int = 0) -> bool:
        for f, t in zip(variant.fields, self.fields(ty, variant), strict=True):
            if (ty.definition.kind == "enum" or f.public or self.fcx.scope.is_inside(ty.definition.module)) and (
                self.empty(t, depth + 1)
            ):
                return True
        return False

    # ------------------------------------------------------------ usefulness

    def witness(self, rows: list[list[_Pat]], types: list[Ty]) -> list[_Pat] | None:
        """Patterns that no row matches, one for each column; None if the rows are exhaustive."""
        if not types:
            return None if rows else []
        rows = _expand(rows)
        ty = types[0]
        ctors = [r[0].ctor for r in rows if r[0].ctor is not None]
        if not ctors and not (isinstance(ty, T.Adt) and ty.definition.kind == "enum") and ty is not T.NEVER:
            rest = self.witness([r[1:] for r in rows], types[1:])
            return None if rest is None else [_wild(ty), *rest]
        for ctor, below in self._split(ty, ctors):
            special = [s for r in rows if (s := self._specialize(r, ctor, below)) is not None]
            found = self.witness(special, below + types[1:])
            if found is not None:
                suffix = 0
                return [_Pat(ctor, ty, found[: len(below)], suffix), *found[len(below) :]]
        return None

    def _split(self, ty: Ty, used: list[tuple[Any, ...]]) -> list[tuple[tuple[Any, ...], list[Ty]]]:
        """The constructors to try for a type, fine enough that each used one covers them wholly or not at all."""
        if isinstance(ty, T.Adt) and ty.definition.kind == "enum":
            out: list[tuple[tuple[Any, ...], list[Ty]]] = []
            for v in ty.definition.variants:
                if not self._variant_empty(ty, v):
                    out.append((("variant", v.index), self.fields(ty, v)))
            return out
        if ty is T.NEVER:
            return []
        if ty is T.BOOL or ty is T.CHAR or isinstance(ty, T.Int):
            return [(c, []) for c in _split_ranges(ty, used)]
        if isinstance(ty, T.Slice):
            longest = max((c[1] for c in used if c[0] == "slice"), default=0)
            cases: list[tuple[tuple[Any, ...], list[Ty]]] = [
                (("slice", n, True), [ty.elem] * n) for n in range(longest + 1)
            ]
            if not self.empty(ty.elem):
                cases.append((("slice", longest + 1, False), [ty.elem] * (longest + 1)))
            return cases
        if any(c[0] == "const" for c in used) or not used:
            values = [c for c in used if c[0] == "const"]
            return [*[(c, []) for c in values], (("other",), [])]
        return [(("single",), self.parts(ty))]

    def _specialize(self, row: list[_Pat], ctor: tuple[Any, ...], below: list[Ty]) -> list[_Pat] | None:
        head = row[0]
        if head.ctor is None:
            return [_wild(t) for t in below] + row[1:]
        kind = head.ctor[0]
        if kind == "range" and ctor[0] == "range":
            return row[1:] if head.ctor[1] <= ctor[1] and ctor[2] <= head.ctor[2] else None
        if kind == "slice" and ctor[0] == "slice":
            count, exact = head.ctor[1], head.ctor[2]
            total = ctor[1]
            if (exact and (count != total or not ctor[2])) or count > total:
                return None
            at = count - head.suffix
            middle = [_wild(t) for t in below[: total - count]]
            return head.subs[:at] + middle + head.subs[at:] + row[1:]
        if kind == "const" and ctor[0] == "const":
            return row[1:] if head.ctor[1] is ctor[1] or head.ctor[1] == ctor[1] else None
        if head.ctor == ctor:
            return head.subs + row[1:]
        return None

    # ------------------------------------------------------------ messages

    def show(self, pat: _Pat) -> str:
        """A witness as Rust source."""
        ctor, ty = pat.ctor, pat.ty
        if ctor is None or ctor[0] == "other":
            return "&_" if isinstance(ty, T.Ref) and ctor is not None else "_"
        if ctor[0] == "variant" and isinstance(ty, T.Adt):
            variant = ty.definition.variants[ctor[1]]
            return _path(ty.definition, variant) + self._subs(variant, pat.subs)
        if ctor[0] == "single":
            if isinstance(ty, T.Ref):
                return f"&{self.show(pat.subs[0])}"
            if isinstance(ty, T.Tuple):
                inner = ", ".join(map(self.show, pat.subs))
                return f"({inner},)" if len(pat.subs) == 1 else f"({inner})"
            if isinstance(ty, T.Array):
                return f"[{', '.join(map(self.show, pat.subs))}]"
            if isinstance(ty, T.Adt):
                return ty.definition.name + self._subs(ty.definition.struct, pat.subs)
            return "_"
        if ctor[0] == "range":
            return _show_range(ty, ctor[1], ctor[2])
        if ctor[0] == "slice":
            shown = [self.show(p) for p in pat.subs]
            return f"[{', '.join(shown if ctor[2] else [*shown, '..'])}]"
        return "_"

    def _subs(self, variant: VariantDef, subs: list[_Pat]) -> str:
        if variant.kind == "unit":
            return ""
        if variant.kind == "tuple":
            return f"({', '.join(map(self.show, subs))})"
        if all(s.ctor is None for s in subs):
            return " { .. }" if len(subs) > 1 else f" {{ {variant.fields[0].name}: _ }}" if subs else " {}"
        inner = ", ".join(f"{f.name}: {self.show(s)}" for f, s in zip(variant.fields, subs, strict=True))
        return f" {{ {inner} }}"


def _path(adt: AdtDef, variant: VariantDef) -> str:
    if adt.lang in ("Option", "Result"):
        return variant.name
    return f"{adt.name}::{variant.name}"


def _wild(ty: Ty) -> _Pat:
    return _Pat(None, ty, [])


def _expand(rows: list[list[_Pat]]) -> list[list[_Pat]]:
    """Or-patterns in the first column become rows."""
    out: list[list[_Pat]] = []
    for row in rows:
        if row[0].ctor is not None and row[0].ctor[0] == "or":
            out.extend(_expand([[alt, *row[1:]] for alt in row[0].subs]))
        else:
            out.append(row)
    return out


def _bounds(ty: Ty) -> tuple[int, int]:
    if isinstance(ty, T.Int):
        return ty.min, ty.max
    return (0, 1) if ty is T.BOOL else (0, CHAR_MAX)


def _split_ranges(ty: Ty, used: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    least, most = _bounds(ty)
    if ty is T.CHAR:
        starts = {0, 0xD800, 0xE000}
    else:
        starts = {least}
    if isinstance(ty, T.Int) and ty.name in ("usize", "isize"):
        # the width of these is not to be relied on: only a wildcard or half-open range covers the ends
        least, most = (least, most)
    for c in used:
        if c[0] == "range":
            starts.add(c[1])
            starts.add(c[2] + 1)
    ordered = sorted(s for s in starts if least <= s <= most)
    out: list[tuple[Any, ...]] = []
    for i, lo in enumerate(ordered):
        hi = ordered[i + 1] - 1 if i + 1 < len(ordered) else most
        if ty is T.CHAR and 0xD800 <= lo and hi <= 0xDFFF:
            continue
        out.append(("range", lo, hi))
    return out


def _show_range(ty: Ty, lo: int, hi: int) -> str:
    least, most = _bounds(ty)
    if ty is T.BOOL:
        return "true" if lo else "false"
    if (lo, hi) == (least, most):
        return "_"

    def one(v: int) -> str:
        if ty is T.CHAR:
            from engine.types.show import show_char

            return show_char(v)
        if v == least and least < 0:
            return f"{ty!r}::MIN"
        if v == most:
            return f"{ty!r}::MAX" if ty is not T.CHAR else "'\\u{10ffff}'"
        suffix = repr(ty)
        return f"{v}_{suffix}"

    return one(lo) if lo == hi else f"{one(lo)}..={one(hi)}"
