"""`match`, `let` patterns and conditions: the tree, then bindings, guards and bodies of the arms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import control, exprs, operands, places
from engine.mir.matches import tree
from engine.mir.matches.pairs import Binding, Candidate, candidate, flatten
from engine.mir.mir import DerefElem, Goto, Place, PlaceMention, Ref, Unreachable, Use
from engine.mir.places import PlaceBuilder
from engine.mir.scope import Scope, end_point
from engine.source import Span
from engine.types import thir
from engine.types import ty as T

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = [
    "binding_live",
    "bindings",
    "declare",
    "irrefutable",
    "let_branch",
    "let_condition",
    "match",
    "place_into_pattern",
]


# ---------------------------------------------------------------- variables


def bindings(pat: thir.TPat) -> list[thir.BindPat]:
    """The bindings of a pattern, each variable once, in source order."""
    out: dict[thir.LocalVar, thir.BindPat] = {}
    _bindings(pat, out)
    return list(out.values())


def _bindings(pat: thir.TPat, out: dict[thir.LocalVar, thir.BindPat]) -> None:
    match pat:
        case thir.BindPat():
            out.setdefault(pat.var, pat)
            if pat.sub is not None:
                _bindings(pat.sub, out)
        case thir.VariantPat() | thir.LeafPat():
            for _, sub in pat.fields:
                _bindings(sub, out)
        case thir.DerefPat():
            _bindings(pat.pat, out)
        case thir.SlicePat():
            rest = [pat.rest] if pat.rest is not None else []
            for sub in (*pat.prefix, *rest, *pat.suffix):
                _bindings(sub, out)
        case thir.OrPat():
            for sub in pat.alts:
                _bindings(sub, out)


def declare(b: Builder, pat: thir.TPat, scope: Scope) -> None:
    """Make the locals of a pattern's variables; they die at the end of `scope`."""
    for found in bindings(pat):
        var = found.var
        b.vars[var] = b.new_local(var.ty, var.span, var.name or None, var.mutable)
        b.var_scopes[var] = scope


def binding_span(pat: thir.BindPat) -> Span:
    """The binding without its subpattern: `mut x` of `mut x @ 1..=5`."""
    span, name = pat.span, pat.var.span
    if span.file is name.file and span.lo <= name.lo and name.hi < span.hi:
        return Span(span.file, span.lo, name.hi, span.expansion)
    return span


def binding_live(b: Builder, pat: thir.BindPat, *, schedule: bool) -> int:
    """Start the storage of a variable."""
    local = b.vars[pat.var]
    b.storage_live(local, binding_span(pat))
    if schedule:
        b.scopes.schedule(b.var_scopes[pat.var], local, value=False)
    return local


# ---------------------------------------------------------------- trees


def _lower(
    b: Builder, place: PlaceBuilder, pats: list[tuple[thir.TPat, bool]], span: Span, *, refutable: bool
) -> tuple[list[Candidate], int]:
    """The candidates of the patterns (with: has it a guard), and the block reached if none matches."""
    candidates = [candidate(flatten(b, place, pat), guard) for pat, guard in pats]
    failed = tree.lower(b, b.cur, candidates, span)
    if not refutable:
        b.blocks[failed].terminator = Unreachable(span)
    return candidates, failed


def irrefutable(b: Builder, pat: thir.TPat, init: thir.TExpr) -> None:
    """`let pat = init` where the pattern always matches."""
    place = places.as_place(b, init)
    mention(b, place, init.span)
    place_into_pattern(b, pat, place)


def mention(b: Builder, place: PlaceBuilder, span: Span) -> None:
    """The place is evaluated, though nothing may be read of it."""
    found = place.try_place(b)
    if found is not None and any(isinstance(elem, DerefElem) for elem in found.elems):
        b.push(PlaceMention(span, found))


def place_into_pattern(b: Builder, pat: thir.TPat, place: PlaceBuilder) -> None:
    """Bind the variables of an irrefutable pattern from a place."""
    (found,), _ = _lower(b, place, [(pat, False)], pat.span, refutable=False)
    bind(b, found, pat.span)


def let_condition(b: Builder, expr: thir.Let, declare_: bool) -> None:
    """A `let` in a condition: go on in the current block with the variables bound, or leave for the else."""
    assert b.let_scope is not None
    if declare_:
        declare(b, expr.pat, b.let_scope)
    let_branch(b, expr.pat, expr.operand)


def let_branch(b: Builder, pat: thir.TPat, operand: thir.TExpr) -> None:
    """Test `pat` on `operand` and bind its declared variables; failing leaves for the innermost else."""
    place = places.as_place(b, operand)
    mention(b, place, operand.span)
    (found,), failed = _lower(b, place, [(pat, False)], operand.span, refutable=True)
    control.break_for_else(b, failed)
    bind(b, found, pat.span)


def match(b: Builder, dest: Place, expr: thir.Match) -> None:
    """A `match`: temporaries of its operand belong to the surroundings, those of an arm to the arm. A `for` loop's
    temporaries die with the loop."""
    surroundings = b.temp_scope
    if expr.source == "for" and surroundings is not None:
        b.temp_scope = b.scopes.local()
    place = places.as_place(b, expr.operand)
    span = expr.operand.span
    mention(b, place, span)
    match_scope = b.scopes.local()
    pats = [(arm.pat, arm.guard is not None) for arm in expr.arms]
    candidates, _ = _lower(b, place, pats, span, refutable=False)
    ends: list[int] = []
    for arm, found in zip(expr.arms, candidates, strict=True):
        scopes = b.scopes
        scope = scopes.push(arm.span)
        outer, outer_let = b.temp_scope, b.let_scope
        b.temp_scope = scope
        guard_scope: Scope | None = None
        guarded: _Guarded | None = None
        declare(b, arm.pat, scope)
        if arm.guard is not None:
            guard_scope = b.temp_scope = b.let_scope = scopes.push(arm.span)
            _declare_guard(b, arm.guard, guard_scope)
            guarded = _Guarded(arm.guard, match_scope)
        bind(b, found, arm.pat.span, guarded)
        b.let_scope = outer_let
        exprs.into(b, dest, arm.body)
        if guard_scope is not None:
            scopes.pop(guard_scope)
        b.temp_scope = outer
        scopes.pop(scope)
        ends.append(b.cur)
    join = b.new_block()
    for end in ends:
        b.blocks[end].terminator = Goto(end_point(expr.span), join)
    b.go(join)
    b.temp_scope = surroundings


# ---------------------------------------------------------------- binding


class _Guarded:
    """An arm with a guard: where it leaves to when the guard fails, and the references that the guard sees."""

    __slots__ = ("guard", "match_scope", "refs")

    def __init__(self, guard: thir.TExpr, match_scope: Scope) -> None:
        self.guard, self.match_scope = guard, match_scope
        self.refs: dict[thir.LocalVar, int] = {}


def bind(b: Builder, found: Candidate, span: Span, guarded: _Guarded | None = None) -> None:
    """Bind the variables of a matched candidate, after its guard holds; go on in the current block."""
    leaves = _paths(found, [])
    if len(leaves) == 1:
        leaf, bound = leaves[0]
        _bind_leaf(b, leaf, bound, guarded, schedule=True)
        return
    # each alternative binds for itself; the drops are scheduled once, with the last
    target = b.new_block()
    for at, (leaf, bound) in enumerate(leaves):
        last = at == len(leaves) - 1
        saved = [(scope, len(scope.drops)) for scope in b.scopes.stack]
        _bind_leaf(b, leaf, bound, guarded, schedule=last)
        if not last:
            for scope, count in saved:
                del scope.drops[count:]
                scope.unwind = None
        b.goto(target, span)
    b.go(target)


def _paths(found: Candidate, above: list[Binding]) -> list[tuple[Candidate, list[Binding]]]:
    """The leaves with the bindings made on the way to them: those of a parent come first."""
    here = above + found.bindings
    if not found.subcandidates:
        return [(found, here)]
    return [path for sub in found.subcandidates for path in _paths(sub, here)]


def _bind_leaf(b: Builder, leaf: Candidate, bound: list[Binding], guarded: _Guarded | None, *, schedule: bool) -> None:
    assert leaf.matched is not None and leaf.otherwise is not None
    b.go(leaf.matched)
    if guarded is None:
        _bind_for_body(b, bound, schedule=schedule)
        return
    guard = guarded.guard
    for binding in bound:
        _bind_for_guard(b, binding, guarded.refs)
    b.guards.append(guarded.refs)
    exits = control.in_if_then(b, b.scopes.depth_of(guarded.match_scope))
    control.condition(b, guard, None, terminating=control.terminates(guard), declare=False)
    holds = b.cur
    fails = control.end_if_then(b, exits, guard.span)
    b.guards.pop()
    b.blocks[fails].terminator = Goto(guard.span, leaf.otherwise)
    b.go(holds)
    by_value = [binding for binding in bound if binding.pat.mode == "value"]
    _bind_for_body(b, by_value, schedule=schedule)


def _bind_for_guard(b: Builder, binding: Binding, frame: dict[thir.LocalVar, int]) -> None:
    """A guard sees its arm's variables through shared references. Those bound by reference are bound before it."""
    pat = binding.pat
    span = binding_span(pat)
    var = pat.var
    ref_ty = T.ref_to(var.ty)
    if var not in frame:
        frame[var] = b.new_local(ref_ty, span)
    ref = frame[var]
    b.storage_live(ref, span)
    b.scopes.schedule(b.var_scopes[var], ref, value=False)
    source = binding.source.place(b)
    if pat.mode != "value":
        local = b.local_place(binding_live(b, pat, schedule=True))
        b.assign(local, Ref("mut" if pat.mode == "mut" else "shared", source, var.ty), span)
        source = local
    b.assign(b.local_place(ref), Ref("shared", source, ref_ty), span)


def _bind_for_body(b: Builder, bound: list[Binding], *, schedule: bool) -> None:
    for binding in bound:
        pat = binding.pat
        local = binding_live(b, pat, schedule=schedule)
        source = binding.source.place(b)
        if schedule:
            b.scopes.schedule(b.var_scopes[pat.var], local, value=True)
        rvalue: Use | Ref
        if pat.mode == "value":
            rvalue = Use(operands.consume(b, source))
        else:
            rvalue = Ref("mut" if pat.mode == "mut" else "shared", source, pat.var.ty)
        b.assign(b.local_place(local), rvalue, binding_span(pat))


def _declare_guard(b: Builder, guard: thir.TExpr, scope: Scope) -> None:
    """The variables of the `let`s in a guard."""
    if isinstance(guard, thir.Let):
        declare(b, guard.pat, scope)
    elif isinstance(guard, thir.Logical):
        _declare_guard(b, guard.left, scope)
        _declare_guard(b, guard.right, scope)
