"""Coercions: which adjustments turn a value of one type into another (rustc's `coercion.rs`).

Lifetimes are erased here, yet one rule of rustc looks at them: coercing `&'a T` to exactly `&'a T` does nothing, while
to another lifetime it reborrows. The two differ only for values that are not places: of those, the ones whose type is
the expected type itself (blocks and branches that were already coerced to it) are in `FnCtxt.exact`.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, cast

from engine.records import record
from engine.source import Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.builtin import callable_sig
from engine.types.check.errors import mismatch
from engine.types.defs import TraitPredicate, TraitRef
from engine.types.impls import candidate_impls
from engine.types.methods import autoderef
from engine.types.traits import Selection, select
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.check.fn_ctxt import FnCtxt

__all__ = ["Adjustment", "CoerceMany", "Slot", "apply", "coerce", "deref_adjustments"]


@record
class Adjustment:
    """One step. `kind`: `never`, `deref`, `overloaded` (deref by `Deref::deref`), `borrow` (`detail` is the borrow's
    kind), `raw` (`detail` is `mut` or `const`), `unsize`, `reify`, `closure-fn`, `unsafe-fn`, `mut-to-const`.
    `target` is the type after it."""

    kind: str
    target: Ty
    detail: str = ""


Adjustments = list[Adjustment]


def deref_adjustments(steps: list[tuple[Ty, str]]) -> Adjustments:
    """The dereferences of an autoderef, given what it yielded (the type itself first)."""
    return [Adjustment("deref" if how == "builtin" else "overloaded", ty) for ty, how in steps[1:]]


# ---------------------------------------------------------------- applying


def apply(fcx: FnCtxt, expr: H.TExpr, adjustments: Adjustments, span: Span | None = None) -> H.TExpr:
    """Wrap an expression in its adjustments. `span` is that of calls of `Deref::deref`, where not the expression's."""
    from engine.types.check.places import make_mutable

    for adj in adjustments:
        kind, target = adj.kind, adj.target
        if kind in ("deref", "unsize") and isinstance(expr, H.Block) and expr.tail is not None:
            expr.span = fcx.tail_spans.get(expr, expr.tail.span)
        at = expr.span
        if kind == "deref":
            expr = H.Deref(target, at, expr)
        elif kind == "borrow":
            if adj.detail != "shared":
                make_mutable(fcx, expr)
            expr = H.Borrow(target, at, adj.detail, expr)
        elif kind == "overloaded":
            expr = fcx.overloaded_deref(expr, target, span or at)
        elif kind == "raw":
            if adj.detail == "mut":
                make_mutable(fcx, expr)
            expr = H.RawBorrow(target, at, adj.detail == "mut", expr)
        else:
            if kind == "never" and isinstance(target, T.Infer):
                fcx.diverging.append(target)
            expr = H.Coerce(target, at, kind, expr)
    return expr


# ---------------------------------------------------------------- one coercion


class _Coerce:
    """How to coerce `a` to `b`: the adjustments, or None. Binds variables; the caller takes care of rolling back."""

    def __init__(self, fcx: FnCtxt, span: Span, two_phase: bool, exact: bool) -> None:
        self.fcx, self.icx, self.span = fcx, fcx.icx, span
        self.two_phase, self.exact = two_phase, exact

    def coerce(self, a: Ty, b: Ty) -> Adjustments | None:
        icx = self.icx
        a, b = icx.structurally_shallow(a), icx.structurally_shallow(b)
        if a is T.NEVER:
            return [] if b is T.NEVER else [Adjustment("never", b)]
        if isinstance(a, T.Infer) and a.kind == "ty":
            return self._unify(a, b)
        unsized = self.unsized(a, b)
        if unsized is not None:
            return unsized
        if isinstance(b, T.Ptr):
            return self._to_raw(a, b)
        if isinstance(b, T.Ref):
            return self._to_ref(a, b)
        if isinstance(b, T.FnPtr):
            return self._to_fn_pointer(a, b)
        return self._unify(a, b)

    def _unify(self, a: Ty, b: Ty, adjustments: Adjustments | None = None) -> Adjustments | None:
        return (adjustments or []) if a is b or self.icx.unify(a, b) else None

    # ---- references and raw pointers

    def _to_raw(self, a: Ty, b: T.Ptr) -> Adjustments | None:
        if not isinstance(a, T.Ref | T.Ptr):
            return self._unify(a, b)
        if b.mutable and not a.mutable:
            return None
        if not self.icx.unify(a.inner, b.inner):
            return None
        if isinstance(a, T.Ref):
            return [Adjustment("deref", a.inner), Adjustment("raw", b, "mut" if b.mutable else "const")]
        return [Adjustment("mut-to-const", b)] if a.mutable != b.mutable else []

    def _to_ref(self, a: Ty, b: T.Ref) -> Adjustments | None:
        if not isinstance(a, T.Ref):
            return self._unify(a, b)
        if b.mutable and not a.mutable:
            return None
        steps: list[tuple[Ty, str]] = []
        for ty, how in autoderef(self.icx, a, self.span):
            steps.append((ty, how))
            if not how:
                continue
            if self.icx.unify(ty, b.inner):
                break
        else:
            return None
        if len(steps) == 2 and not a.mutable and self.exact:
            return []
        borrow = "shared" if not b.mutable else "two-phase" if self.two_phase else "mut"
        return [*deref_adjustments(steps), Adjustment("borrow", T.ref_to(steps[-1][0], b.mutable), borrow)]

    # ---- function pointers

    def _to_fn_pointer(self, a: Ty, b: T.FnPtr) -> Adjustments | None:
        if isinstance(a, T.FnItem):
            if a.definition.intrinsic is not None:
                return None
            kind = "reify"
        elif isinstance(a, T.Closure):
            if self.fcx.mentions_upvars(a.definition):
                return None
            kind = "closure-fn"
        elif isinstance(a, T.FnPtr):
            kind = ""
        else:
            return self._unify(a, b)
        sig = callable_sig(self.icx, a)
        if sig is None:
            return None
        if kind == "closure-fn":
            pointer = T.fn_ptr(sig.params, sig.ret, b.unsafe, sig.abi)
            return self._unify(pointer, b, [Adjustment(kind, b)])
        pointer = T.fn_ptr(sig.params, sig.ret, sig.unsafe, sig.abi)
        made = [Adjustment(kind, pointer)] if kind else []
        if b.unsafe and not sig.unsafe:
            made.append(Adjustment("unsafe-fn", b))
            pointer = T.fn_ptr(sig.params, sig.ret, True, sig.abi)
        return self._unify(pointer, b, made)

    # ---- unsizing

    def unsized(self, a: Ty, b: Ty) -> Adjustments | None:
        """Coercion by `CoerceUnsized`: None if it does not apply."""
        icx = self.icx
        ca, cb = a.__class__, b.__class__
        if cb is T.Ref or cb is T.Ptr:
            if (ca is not T.Ref and ca is not T.Ptr) or (ca is T.Ptr and cb is T.Ref):
                return None
            x, y = cast(T.Ref, a), cast(T.Ref, b)
            if y.mutable and not x.mutable:
                return None
            source, target = icx.structurally_shallow(x.inner), icx.structurally_shallow(y.inner)
            if not _may_unsize(source, target):
                return None
            snapshot = icx.snapshot()
            if not self._prove("unsize", (source, target)):
                icx.rollback(snapshot)
                return None
            made: Adjustments = []
            if ca is T.Ref:
                made.append(Adjustment("deref", source))
                if cb is T.Ref:
                    borrow = "mut" if y.mutable else "shared"
                    made.append(Adjustment("borrow", T.ref_to(source, y.mutable), borrow))
                else:
                    detail = "mut" if y.mutable else "const"
                    made.append(Adjustment("raw", T.ptr_to(source, y.mutable), detail))
            made.append(Adjustment("unsize", b))
            return made
        if cb is not T.Adt or ca is not T.Adt:
            return None
        p, q = cast(T.Adt, a), cast(T.Adt, b)
        if p.definition is not q.definition or p.definition.kind != "struct" or not p.args:
            return None
        if p is q and not any(x.__class__ is T.Dyn for x in p.args):
            return None
        trait = self.fcx.program.find_lang_item("coerce_unsized")
        if trait is None or not candidate_impls(self.fcx.program, trait, a):
            return None
        snapshot = icx.snapshot()
        if self._prove("coerce_unsized", (a, b)):
            return [Adjustment("unsize", b)]
        icx.rollback(snapshot)
        return None

    def _prove(self, lang: str, args: tuple[Ty, ...]) -> bool:
        """Select the unsizing obligations one by one; other bounds they need become obligations of the body."""
        icx, program = self.icx, self.fcx.program
        wanted = {program.find_lang_item(name) for name in ("unsize", "coerce_unsized")} - {None}
        first = program.find_lang_item(lang)
        if first is None:
            return False
        queue: list[Any] = [TraitPredicate(TraitRef(first, args))]
        while queue:
            predicate = queue.pop(0)
            if not isinstance(predicate, TraitPredicate) or predicate.ref.trait not in wanted:
                icx.register(predicate, self.span)
                continue
            trait = predicate.ref.trait
            given = tuple([icx.deep(x) for x in predicate.ref.args])
            if trait.lang == "unsize" and isinstance(given[0], T.Infer) and given[0].kind == "ty":
                # A type not known yet is left for later only if it will be sized: `Box::from(x)` is no `Box<?>` to be
                # unsized, but a `Box<dyn Trait>` from the start.
                if not isinstance(given[1], T.Dyn) or not icx.known_sized(given[0]):
                    return False
                icx.register(predicate, self.span)
                continue
            selection = select(icx, trait, given)
            if not isinstance(selection, Selection):
                return False
            queue.extend(selection.nested)
        return True


def _may_unsize(source: Ty, target: Ty) -> bool:
    """A quick test that rules out most pairs of pointees."""
    if isinstance(target, T.Slice):
        return isinstance(source, T.Array)
    if isinstance(target, T.Dyn):
        return not isinstance(source, T.Slice) and source is not T.STR
    if isinstance(target, T.Adt):
        return isinstance(source, T.Adt) and source.definition is target.definition and source is not target
    return isinstance(target, T.Param) and isinstance(source, T.Param | T.Alias) and source is not target


def find(fcx: FnCtxt, a: Ty, b: Ty, span: Span, two_phase: bool = False, exact: bool = False) -> Adjustments | None:
    """The adjustments that coerce `a` to `b`, with variables bound; None and no change if there are none."""
    snapshot = fcx.icx.snapshot()
    found = _Coerce(fcx, span, two_phase, exact).coerce(a, b)
    if found is None:
        fcx.icx.rollback(snapshot)
    return found


def coerce(fcx: FnCtxt, expr: H.TExpr, target: Ty, two_phase: bool = False) -> H.TExpr | None:
    """The expression coerced to `target`, or None and no change."""
    a = expr.ty
    if a is target and not isinstance(a, _ADJUSTABLE):
        return expr
    adjustments = find(fcx, a, target, expr.span, two_phase, expr in fcx.exact)
    if adjustments is None:
        return None
    return apply(fcx, expr, adjustments) if adjustments else expr


_ADJUSTABLE = (T.Ref, T.Ptr, T.Adt, T.Infer)  # coercing to the same type may still reborrow or unsize

# ---------------------------------------------------------------- several expressions to one type


@record
class Slot:
    """One of the merged expressions. `expr` is its adjusted form; `owner.value` follows it (for Break and Return)."""

    base: H.TExpr
    adjustments: Adjustments
    expr: H.TExpr
    owner: Any = None

    def adjust(self, fcx: FnCtxt, more: Adjustments) -> None:
        """Add adjustments after those made already; reborrows and `never` give way to what follows."""
        own = self.adjustments
        if own and own[-1].kind == "never" and more:
            own = [Adjustment("never", more[-1].target)]
        elif len(own) == 2 and own[1].kind == "borrow" and more and more[0].kind == "deref":
            own = more
        else:
            own = own + more
        self.adjustments = own
        self.expr = apply(fcx, self.base, own)
        if self.owner is not None:
            self.owner.value = self.expr

    def reborrow_only(self) -> bool:
        """True if nothing was done but a reborrow of the same mutability, or `never`."""
        own = self.adjustments
        if not own or (len(own) == 1 and own[0].kind == "never"):
            return True
        if len(own) == 2 and own[0].kind == "deref" and own[1].kind == "borrow":
            return isinstance(self.base.ty, T.Ref) and self.base.ty.mutable == (own[1].detail != "shared")
        return False


@record
class CoerceMany:
    """Several expressions that must come to one type: branches, array elements, breaks, returns."""

    expected: Ty
    slots: list[Slot] = field(default_factory=list)
    final: Ty | None = None
    exact: bool = True
    what: str = "mismatched types"

    def merged(self) -> Ty:
        """The type so far."""
        return self.final if self.final is not None else self.expected

    def add(self, fcx: FnCtxt, expr: H.TExpr, owner: Any = None) -> Slot:
        """Merge one more expression. Raises Rejected E0308."""
        slot = Slot(expr, [], expr, owner)
        if not self.slots:
            target = self.expected
            adjustments = find(fcx, expr.ty, target, expr.span, exact=expr in fcx.exact)
            if adjustments is None:
                raise mismatch(fcx.icx, target, expr.ty, expr.span)
            self.final = target
            slot.adjust(fcx, adjustments)
        else:
            self.final = self._lub(fcx, slot)
        self.slots.append(slot)
        if owner is not None:
            owner.value = slot.expr
        return slot

    def add_unit(self, fcx: FnCtxt, span: Span, found: Ty = T.UNIT) -> None:
        """Merge a way out that has no expression and so gives `()`."""
        if not fcx.icx.unify(self.merged(), found):
            raise mismatch(fcx.icx, self.merged(), found, span)
        self.final = self.merged()

    def is_exact(self, wanted: Ty | None) -> bool:
        """Whether the result has the very type that was wanted, its lifetimes included."""
        return self.exact and self.final is not None and self.final is wanted

    def complete(self) -> Ty:
        """The merged type; `!` if nothing ever came."""
        return self.final if self.final is not None else T.NEVER

    def _lub(self, fcx: FnCtxt, slot: Slot) -> Ty:
        icx, new = fcx.icx, slot.base
        prev, new_ty = icx.structurally(self.merged()), icx.structurally(new.ty)
        if self.exact and new in fcx.exact and prev is icx.structurally(self.expected):
            return self.merged()  # the very same type, lifetimes included
        merged = _common_fn_pointer(fcx, prev, new_ty)
        if merged is not None:
            if isinstance(merged, T.FnPtr):
                for old in self.slots:
                    old.adjust(fcx, [Adjustment(_reify(prev), merged)])
                slot.adjust(fcx, [Adjustment(_reify(new_ty), merged)])
            return merged
        adjustments = find(fcx, new_ty, prev, new.span, exact=new in fcx.exact)
        if adjustments is not None:
            if not (adjustments and adjustments[0].kind == "never"):
                self.exact = False
            slot.adjust(fcx, adjustments)
            return prev
        self.exact = False
        movable = all(old.reborrow_only() for old in self.slots)
        adjustments = find(fcx, prev, new_ty, new.span) if movable else None
        if adjustments is None:
            span = new.span
            if isinstance(new, H.Block) and new.tail is not None:
                span = new.tail.span
            bad = mismatch(icx, prev, new_ty, span)
            if not _is_known(self.expected):
                bad.message = self.what
            raise bad
        for old in self.slots:
            old.adjust(fcx, adjustments)
        return new_ty


def _is_known(ty: Ty) -> bool:
    return not isinstance(ty, T.Infer)


def _reify(ty: Ty) -> str:
    return "closure-fn" if isinstance(ty, T.Closure) else "reify"


def _common_fn_pointer(fcx: FnCtxt, a: Ty, b: Ty) -> Ty | None:
    """Different function items or closures meet at a function pointer."""
    if not isinstance(a, T.FnItem | T.Closure) or not isinstance(b, T.FnItem | T.Closure):
        return None
    icx = fcx.icx
    if a.__class__ is b.__class__ and icx.unify(a, b):
        return a
    for ty in (a, b):
        if isinstance(ty, T.Closure) and fcx.mentions_upvars(ty.definition):
            return None
    x, y = callable_sig(icx, a), callable_sig(icx, b)
    if x is None or y is None:
        return None
    unsafe = (x.unsafe if isinstance(a, T.FnItem) else y.unsafe) if (x.unsafe or y.unsafe) else False
    p = T.fn_ptr(x.params, x.ret, x.unsafe if isinstance(a, T.FnItem) else unsafe, x.abi)
    q = T.fn_ptr(y.params, y.ret, y.unsafe if isinstance(b, T.FnItem) else unsafe, y.abi)
    return p if icx.unify(p, q) else None
