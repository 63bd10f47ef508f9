"""Patterns as what is to be tested of which place, and what is bound if all holds."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from engine.mir.matches import constants
from engine.mir.places import PlaceBuilder
from engine.records import record
from engine.types import thir
from engine.types import ty as T
from engine.types.const_pattern import constant_pattern
from engine.types.defs import AdtDef, VariantDef

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["Binding", "Candidate", "Case", "Const", "FlatPat", "Or", "Pair", "Range", "Slice", "Variant", "candidate"]


@record
class Variant:
    adt: AdtDef
    variant: VariantDef


@record
class Const:
    """`kind`: `bool`, `int` (also char), `str`, or `other` (floats, pointers). `value` as in a Constant; `key`
    tells equal constants."""

    kind: str
    value: thir.TExpr
    key: object


@record
class Range:
    """Bounds as numbers (None: open)."""

    pat: thir.RangePat
    lo: int | float | None
    hi: int | float | None

    def contains(self, value: int | float) -> bool:
        if self.lo is not None and value < self.lo:
            return False
        if self.hi is None:
            return True
        return value <= self.hi if self.pat.inclusive else value < self.hi

    def overlaps(self, other: Range) -> bool:
        return not (_before(self, other) or _before(other, self))

    def same(self, other: Range) -> bool:
        return (self.lo, self.hi, self.pat.inclusive) == (other.lo, other.hi, other.pat.inclusive)


def _before(a: Range, b: Range) -> bool:
    """Whether all of `a` lies below all of `b`."""
    if a.hi is None or b.lo is None:
        return False
    return a.hi < b.lo or (a.hi == b.lo and not a.pat.inclusive)


@record
class Slice:
    """A slice of `length` elements, or at least as many."""

    length: int
    at_least: bool


@record
class Or:
    alternatives: list[FlatPat]


Case = Variant | Const | Range | Slice | Or


@record
class Pair:
    """A test of `place`; when it holds, `subpairs` remain to be tested."""

    place: PlaceBuilder
    case: Case
    pat: thir.TPat
    subpairs: list[Pair] = field(default_factory=list)


@record
class Binding:
    pat: thir.BindPat
    source: PlaceBuilder


@record
class FlatPat:
    """A pattern as its tests and bindings."""

    pairs: list[Pair]
    bindings: list[Binding]


@record
class Candidate:
    """A row of the decision: `pairs` still to be tested. When all hold, control arrives in `matched`; when the guard
    fails it goes on in `otherwise`. An or-pattern splits it into `subcandidates`."""

    pairs: list[Pair]
    bindings: list[Binding]
    has_guard: bool
    subcandidates: list[Candidate] = field(default_factory=list)
    matched: int | None = None
    otherwise: int | None = None

    def starts_with_or(self) -> bool:
        return bool(self.pairs) and isinstance(self.pairs[0].case, Or)

    def sort(self) -> None:
        """Or-patterns are tested last."""
        if any(isinstance(p.case, Or) for p in self.pairs):
            self.pairs.sort(key=lambda p: isinstance(p.case, Or))

    def leaves(self) -> list[Candidate]:
        if not self.subcandidates:
            return [self]
        return [leaf for sub in self.subcandidates for leaf in sub.leaves()]


def candidate(flat: FlatPat, has_guard: bool) -> Candidate:
    found = Candidate(list(flat.pairs), list(flat.bindings), has_guard)
    found.sort()
    return found


def flatten(b: Builder, place: PlaceBuilder, pat: thir.TPat) -> FlatPat:
    """The tests and bindings of a pattern at a place."""
    flat = FlatPat([], [])
    _flatten(b, place, pat, flat.pairs, flat.bindings)
    return flat


def _flatten(b: Builder, place: PlaceBuilder, pat: thir.TPat, pairs: list[Pair], bindings: list[Binding]) -> None:
    match pat:
        case thir.WildPat():
            pass
        case thir.BindPat():
            # bindings of the subpattern come first
            if pat.sub is not None:
                _flatten(b, place, pat.sub, pairs, bindings)
            bindings.append(Binding(pat, place))
        case thir.LeafPat():
            for index, sub in pat.fields:
                _flatten(b, place.field(index, sub.ty), sub, pairs, bindings)
        case thir.VariantPat():
            if pat.adt.kind != "enum":
                for index, sub in pat.fields:
                    _flatten(b, place.field(index, sub.ty), sub, pairs, bindings)
                return
            inner = place.downcast(pat.variant.index)
            pair = Pair(place, Variant(pat.adt, pat.variant), pat)
            refutable = len(pat.adt.variants) > 1
            for index, sub in pat.fields:
                _flatten(b, inner.field(index, sub.ty), sub, pair.subpairs if refutable else pairs, bindings)
            if refutable:
                pairs.append(pair)
        case thir.DerefPat():
            _flatten(b, place.deref(pat.pat.ty), pat.pat, pairs, bindings)
        case thir.ConstPat():
            _constant(b, place, pat, pairs, bindings)
        case thir.RangePat():
            found = constants.range_bounds(b, pat)
            if found is not None:
                pairs.append(Pair(place, Range(pat, *found), pat))
        case thir.SlicePat():
            _slice(b, place, pat, pairs, bindings)
        case thir.OrPat():
            alternatives = [flatten(b, place, alt) for alt in pat.alts]
            pairs.append(Pair(place, Or(alternatives), pat))
        case _:
            raise AssertionError(pat)


def _constant(b: Builder, place: PlaceBuilder, pat: thir.ConstPat, pairs: list[Pair], bindings: list[Binding]) -> None:
    structured = constant_pattern(b.program, pat)
    if structured is not None:
        _flatten(b, place, structured, pairs, bindings)
        return
    ty = pat.ty
    if isinstance(ty, T.Ref) and ty.inner is T.STR:
        place, ty = place.deref(T.STR), T.STR
    if ty is T.STR:
        text = constants.string_of(pat.value)
        pairs.append(Pair(place, Const("str", text, ("str", text.value)), pat))
        return
    if isinstance(ty, T.Int | T.Float) or ty is T.BOOL or ty is T.CHAR:
        kind = "bool" if ty is T.BOOL else "other" if isinstance(ty, T.Float) else "int"
        value = constants.scalar_of(b, pat.value)
        pairs.append(Pair(place, Const(kind, pat.value, value), pat))
        return
    if isinstance(ty, T.Ptr | T.FnPtr):
        pairs.append(Pair(place, Const("other", pat.value, ("pointer", id(pat.value))), pat))
        return
    _flatten(b, place, constants.bytes_pattern(pat), pairs, bindings)


def _slice(b: Builder, place: PlaceBuilder, pat: thir.SlicePat, pairs: list[Pair], bindings: list[Binding]) -> None:
    ty = place.ty
    fixed = len(pat.prefix) + len(pat.suffix)
    length: int | None = None
    if isinstance(ty, T.Array):
        assert isinstance(ty.length, T.ConstValue)
        length = ty.length.value
    refutable = length is None and not (fixed == 0 and pat.rest is not None)
    pair = Pair(place, Slice(fixed, pat.rest is not None), pat)
    inner = pair.subpairs if refutable else pairs
    for index, sub in enumerate(pat.prefix):
        _flatten(b, place.const_index(index, False), sub, inner, bindings)
    if pat.rest is not None:
        if length is None:
            rest = place.subslice(len(pat.prefix), len(pat.suffix), True, pat.rest.ty)
        else:
            rest = place.subslice(len(pat.prefix), length - len(pat.suffix), False, pat.rest.ty)
        _flatten(b, rest, pat.rest, inner, bindings)
    for back, sub in enumerate(reversed(pat.suffix), 1):
        at = place.const_index(back, True) if length is None else place.const_index(length - back, False)
        _flatten(b, at, sub, inner, bindings)
    if refutable:
        pairs.append(pair)
