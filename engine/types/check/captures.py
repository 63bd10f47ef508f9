"""What closures capture and which of the `Fn` traits they implement (rustc's `upvar.rs`)."""

from __future__ import annotations

from engine.records import record
from engine.source import Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.calls import resolve_deferred
from engine.types.check.closures import ClosureInfo
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.check.uses import Use, collect_uses
from engine.types.defs import Capture
from engine.types.impls import candidate_impls
from engine.types.ty import Ty

__all__ = ["analyze_closures"]

RANK = {"ref": 0, "unique": 1, "mut": 2, "value": 3}


@record
class Proj:
    """A projection: `deref` or `field`, `index`, `other`; `ty` is the type after it."""

    kind: str
    index: int
    ty: Ty


@record
class Place:
    """A captured variable with projections. `by`: `ref`, `unique` (a unique borrow of an immutable place), `mut`,
    `value`."""

    var: H.LocalVar
    var_ty: Ty
    projs: list[Proj]
    by: str
    span: Span

    def before(self, i: int) -> Ty:
        """The type to which the i-th projection is applied."""
        return self.projs[i - 1].ty if i else self.var_ty

    def ty(self) -> Ty:
        """The type of the place."""
        return self.projs[-1].ty if self.projs else self.var_ty

    def truncate(self, count: int) -> None:
        """Keep `count` projections; losing a deref of `&mut` makes a mutable borrow a unique one."""
        if self.by == "mut":
            for i in range(count, len(self.projs)):
                before = self.before(i)
                if self.projs[i].kind == "deref" and isinstance(before, T.Ref) and before.mutable:
                    self.by = "unique"
                    break
        del self.projs[count:]

    def copy(self) -> Place:
        """An independent copy."""
        return Place(self.var, self.var_ty, list(self.projs), self.by, self.span)


def analyze_closures(fcx: FnCtxt) -> None:
    """Decide captures and kinds of all closures of the body, inner ones first, and complete calls of them."""
    for info in _inner_first(fcx):
        _analyze(fcx, info)
        resolve_deferred(fcx, info.definition)


def _inner_first(fcx: FnCtxt) -> list[ClosureInfo]:
    out: list[ClosureInfo] = []
    by_definition = {c.definition: c for c in fcx.closures}

    def visit(info: ClosureInfo) -> None:
        for inner in info.body.closures:
            visit(by_definition[inner])
        out.append(info)

    for info in fcx.closures:
        if info.body.parent is None or info.body.parent.kind != "closure":
            visit(info)
    return out


def _analyze(fcx: FnCtxt, info: ClosureInfo) -> None:
    definition = info.definition
    uses = collect_uses(fcx, info)
    kind = "Fn"
    places = [] if fcx.edition >= 2021 else _whole(fcx, info)
    for use in uses:
        place = _place(fcx, use)
        _packed(fcx, place)
        if place.by != "value" and any(
            p.kind == "deref" and isinstance(place.before(i), T.Ptr) for i, p in enumerate(place.projs)
        ):
            place.by = "ref"
        _restrict(place)
        _through_shared(place)
        if place.by == "value":
            kind = "FnOnce"
        elif place.by in ("mut", "unique") and kind == "Fn":
            kind = "FnMut"
        if definition.move:
            _adjust(place, to_value=True)
        elif place.by == "value":
            _adjust(place, to_value=False)
        _droppable(fcx, place)
        places.append(place)
    if definition.coroutine:
        kind = "FnOnce"
    if not definition.kind:
        definition.kind = kind
    definition.captures[:] = [_capture(p, info.node.span) for p in _minimal(info, places)]
    definition.captured = True


def _whole(fcx: FnCtxt, info: ClosureInfo) -> list[Place]:
    """Before edition 2021 every variable that the closure mentions is captured, and wholly."""
    by = "value" if info.definition.move else "ref"
    return [Place(var, fcx.icx.deep(var.ty), [], by, info.node.span) for var in info.body.mentioned]


def _place(fcx: FnCtxt, use: Use) -> Place:
    """A use in terms of the captured variable: projections from the inside out."""
    chain: list[H.TExpr] = []
    expr = use.place
    while not isinstance(expr, H.Var):
        chain.append(expr)
        expr = expr.operand  # type: ignore[attr-defined]
    projs: list[Proj] = []
    for node in reversed(chain):
        ty = fcx.icx.deep(node.ty)
        if isinstance(node, H.Deref):
            projs.append(Proj("deref", 0, ty))
        elif isinstance(node, H.Field):
            projs.append(Proj("field", node.index, ty))
        else:
            projs.append(Proj("other", 0, ty))
    return Place(expr.var, fcx.icx.deep(expr.var.ty), projs, use.by, use.span)


# ---------------------------------------------------------------- precision


def _packed(fcx: FnCtxt, place: Place) -> None:
    """No reference to a field of a packed struct: the struct is captured."""
    if place.by == "value":
        return
    for i, proj in enumerate(place.projs):
        before = place.before(i)
        if proj.kind == "field" and isinstance(before, T.Adt) and before.definition.repr.packed is not None:
            place.truncate(i)
            return


def _is_union(ty: Ty) -> bool:
    return isinstance(ty, T.Adt) and ty.definition.kind == "union"


def _restrict(place: Place) -> None:
    """Stop at raw pointers and unions; arrays and slices are captured whole."""
    if isinstance(place.var_ty, T.Ptr) or _is_union(place.var_ty):
        place.truncate(0)
    for i, proj in enumerate(place.projs):
        if isinstance(proj.ty, T.Ptr) or _is_union(proj.ty):
            place.truncate(i + 1)
            break
    for i, proj in enumerate(place.projs):
        if proj.kind == "other":
            place.truncate(i)
            break


def _through_shared(place: Place) -> None:
    """What lies behind a shared reference is captured by copying that reference."""
    for i in range(len(place.projs) - 1, -1, -1):
        if place.projs[i].kind == "deref":
            before = place.before(i)
            if isinstance(before, T.Ref) and not before.mutable:
                place.truncate(i + 1)
            return


def _adjust(place: Place, *, to_value: bool) -> None:
    """Captures by value stop before the first dereference."""
    for i, proj in enumerate(place.projs):
        if proj.kind == "deref":
            place.truncate(i)
            break
    if to_value:
        place.by = "value"


def _droppable(fcx: FnCtxt, place: Place) -> None:
    """Nothing is moved out of a type that implements Drop."""
    if place.by != "value":
        return
    copy, drop = fcx.program.find_lang_item("copy"), fcx.program.find_lang_item("drop")
    if copy is not None and fcx.icx.holds(copy, (place.ty(),)) is True:
        return
    for i in range(len(place.projs)):
        before = place.before(i)
        if isinstance(before, T.Adt) and drop is not None and candidate_impls(fcx.program, drop, before):
            place.truncate(i)
            return


# ---------------------------------------------------------------- the minimal set


def _prefix(a: Place, b: Place) -> bool:
    """Whether `a` is an ancestor of `b` or the same place."""
    if len(a.projs) > len(b.projs):
        return False
    return all(x.kind == y.kind and x.index == y.index for x, y in zip(a.projs, b.projs, strict=False))


def _merge(a: Place, b: Place) -> None:
    """Give `a` the stronger of the two ways of capturing."""
    if RANK[b.by] > RANK[a.by]:
        a.by = b.by


def _minimal(info: ClosureInfo, places: list[Place]) -> list[Place]:
    by_var: dict[H.LocalVar, list[Place]] = {var: [] for var in info.body.mentioned}
    for place in places:
        captured = by_var.setdefault(place.var, [])
        kept: list[Place] = []
        found = False
        for other in captured:
            if len(place.projs) < len(other.projs) and _prefix(place, other):
                found = True
                shorter = other.copy()
                shorter.truncate(len(place.projs))
                _merge(place, shorter)
            else:
                kept.append(other)
        captured[:] = kept
        ancestor = None
        if not found:
            ancestor = next((o for o in captured if _prefix(o, place)), None)
        if ancestor is None:
            captured.append(place)
        else:
            place.truncate(len(ancestor.projs))
            _merge(ancestor, place)
    out: list[Place] = []
    for captured in by_var.values():
        captured.sort(key=lambda p: [q.index for q in p.projs if q.kind == "field"])
        out.extend(captured)
    return out


def _capture(place: Place, at: Span) -> Capture:
    expr: H.TExpr = H.Var(place.var_ty, at, place.var)
    name = place.var.name
    for proj in place.projs:
        if proj.kind == "deref":
            expr = H.Deref(proj.ty, at, expr)
        else:
            expr = H.Field(proj.ty, at, expr, proj.index)
            name += f"__{proj.index}"
    if place.by == "value":
        return Capture(expr, "value", place.ty(), name, place.span)
    by = "ref" if place.by == "ref" else "mut"
    return Capture(expr, by, T.ref_to(place.ty(), by == "mut"), name, place.span)
