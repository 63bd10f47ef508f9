"""Trait selection: which where-clause, impl, or rule of the language makes a bound hold."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from engine.records import record
from engine.types import ty as T
from engine.types.builtin import AMBIGUOUS, builtin, constituents, object_refs
from engine.types.closed import closed_question
from engine.types.defs import ImplDef, Predicate, ProjectionPredicate, TraitDef, TraitPredicate, TraitRef
from engine.types.env import ParamEnv, env_of, substitute_predicate
from engine.types.impls import candidate_impls, state_of
from engine.types.ty import HAS_ALIAS, HAS_INFER, Ty, substitute

if TYPE_CHECKING:
    from engine.types.infer import InferCtxt
    from engine.types.program import Program

__all__ = ["Selection", "evaluate", "evaluate_all", "item_bounds", "select"]

MAX_DEPTH = 128
OUTSIDE = -1
"""What an answer reached that rests on something outside of all questions being asked: it is not remembered."""


@record
class Selection:
    """Why a bound holds. `kind`: `param` (where-clause), `bound` (of an alias or opaque type), `impl`, `object`,
    `builtin`, `auto`. `nested` must hold too. `args` are the matched trait arguments."""

    kind: str
    args: tuple[Ty, ...]
    nested: list[Predicate] = field(default_factory=list)
    impl: ImplDef | None = None
    impl_args: tuple[Ty, ...] = ()


def item_bounds(ty: Ty) -> ParamEnv | None:
    """The bounds declared on an associated or opaque type, for this one."""
    if isinstance(ty, T.Alias):
        bounds = ty.assoc.bounds
    elif isinstance(ty, T.Opaque):
        bounds = ty.definition.bounds
    else:
        return None
    return ParamEnv([substitute_predicate(p, ty.args) for p in bounds])


def _assumed(icx: InferCtxt, trait: TraitDef, args: tuple[Ty, ...], ty: Ty) -> Selection | None | bool:
    """A where-clause or declared bound that matches; None if several different ones might; False if none."""
    matching = [known for known in icx.env.traits.get(trait, ()) if icx.can_unify(known, args)]
    kind = "param"
    if not matching:
        seen = ty
        while True:
            bounds = item_bounds(seen)
            if bounds is None:
                break
            matching = [known for known in bounds.traits.get(trait, ()) if icx.can_unify(known, args)]
            if matching or not isinstance(seen, T.Alias):
                break
            seen = icx.shallow(seen.args[0])
        kind = "bound"
    if not matching:
        return False
    if len(matching) > 1:
        deep = tuple([icx.deep(a) for a in args])
        exact = [known for known in matching if known == deep]
        if exact:
            matching = exact
        elif any(a.flags & HAS_INFER for a in deep):
            return None
    icx.unify_all(matching[0], args)
    return Selection(kind, matching[0])


def _try_impl(icx: InferCtxt, impl: ImplDef, args: tuple[Ty, ...]) -> Selection | None:
    """Match an impl's header; binds variables on success."""
    ref = cast(TraitRef, impl.trait_ref)
    impl_args = icx.fresh_args(impl.generics, None) if impl.generics.count else ()
    header = tuple([substitute(a, impl_args) for a in ref.args]) if impl_args else ref.args
    if not icx.unify_all(header, args):
        return None
    nested = [substitute_predicate(p, impl_args) for p in impl.generics.all_predicates()]
    return Selection("impl", header, nested, impl, impl_args)


def _impls(icx: InferCtxt, trait: TraitDef, args: tuple[Ty, ...], ty: Ty, depth: int) -> Selection | None | bool:
    matching: list[ImplDef] = []
    for impl in candidate_impls(icx.program, trait, ty):
        snapshot = icx.snapshot()
        if _try_impl(icx, impl, args) is not None:
            matching.append(impl)
        icx.rollback(snapshot)
    if not matching:
        return False
    if len(matching) > 1:
        key = (trait, _anonymous(icx, args))
        if key in icx.winnowing:
            icx.reached = OUTSIDE
            return None  # the same question with other variables, and nothing to decide it by
        kept = []
        icx.winnowing.add(key)
        try:
            for impl in matching:
                snapshot = icx.snapshot()
                selection = cast(Selection, _try_impl(icx, impl, args))
                if impl.negative or evaluate_all(icx, list(selection.nested), depth + 1) is not False:
                    kept.append(impl)
                icx.rollback(snapshot)
        finally:
            icx.winnowing.discard(key)
        if not kept:
            return False
        if len(kept) > 1:
            special = most_special(icx.program, kept) if _closed(icx, args) else None
            if special is None:
                return None
            kept = [special]
        matching = kept
    if matching[0].negative:
        return False
    return cast(Selection, _try_impl(icx, matching[0], args))


def _closed(icx: InferCtxt, args: tuple[Ty, ...]) -> bool:
    """Whether no variable is left that could make another impl the right one."""
    return not any(icx.deep(a).flags & HAS_INFER for a in args)


def most_special(program: Program, impls: list[ImplDef]) -> ImplDef | None:
    """The impl whose every type is also one of all the others (specialization, in the library only)."""
    for impl in impls:
        if all(other is impl or _specializes(program, impl, other) for other in impls):
            return impl
    return None


def _specializes(program: Program, impl: ImplDef, other: ImplDef) -> bool:
    """Whether `other` is for everything that `impl` is for."""
    known = state_of(program).special
    found = known.get((impl, other))
    if found is None:
        from engine.types.infer import InferCtxt

        icx = InferCtxt(program, env_of(impl.generics))
        own = tuple([icx.normalize(a, None) for a in cast(TraitRef, impl.trait_ref).args])
        selection = _try_impl(icx, other, own)
        found = selection is not None and evaluate_all(icx, list(selection.nested), 0) is True
        known[impl, other] = found
    return found


@lru_cache(maxsize=256)
def _nameless(index: int, kind: str) -> T.Infer:
    return T.Infer(-1 - index, kind)


def _anonymous(icx: InferCtxt, args: tuple[Ty, ...]) -> tuple[Ty, ...]:
    """The arguments with their variables numbered in order: equal for questions that differ in nothing else."""
    seen: dict[Ty, T.Infer] = {}

    def leaf(ty: Ty) -> Ty:
        if not isinstance(ty, T.Infer):
            return ty
        if ty not in seen:
            seen[ty] = _nameless(len(seen), ty.kind)
        return seen[ty]

    return tuple([T.fold(icx.deep(a), leaf, HAS_INFER) for a in args])


def select(icx: InferCtxt, trait: TraitDef, args: tuple[Ty, ...], depth: int = 0) -> Selection | None | bool:
    """Choose why `args[0]: trait<args[1..]>` holds, binding variables: a Selection, None (not known yet), or False."""
    ty = icx.structurally_shallow(args[0])
    if ty is not args[0]:
        args = (ty, *args[1:])
    if ty is T.ERROR:
        return Selection("builtin", args)
    if ty.__class__ is T.Infer and ty.kind == "ty":
        return None
    assumed = _assumed(icx, trait, args, ty)
    if assumed is not False:
        return assumed
    answer = builtin(icx, trait, ty, args)
    if answer is AMBIGUOUS:
        return None
    if answer is True:
        return Selection("builtin", args)
    if answer is False:
        return False
    if answer is not None:
        return Selection("builtin", args, cast(list[Predicate], answer))
    if isinstance(ty, T.Dyn):
        for ref in object_refs(ty):
            if ref.trait is trait and icx.unify_all(ref.args, args):
                return Selection("object", ref.args)
    found = _impls(icx, trait, args, ty, depth)
    if found is not False or not trait.auto:
        return found
    return _auto(icx, trait, args, ty)


def _auto(icx: InferCtxt, trait: TraitDef, args: tuple[Ty, ...], ty: Ty) -> Selection | None | bool:
    """An auto trait without an explicit impl for this type: it depends on the type's parts."""
    if any(_matches_header(icx, impl, args) for impl in candidate_impls(icx.program, trait, ty) if impl.negative):
        return False
    if isinstance(ty, T.Dyn):
        listed = trait in ty.autos or any(ref.trait is trait for ref in object_refs(ty))
        return Selection("auto", args) if listed else False
    if isinstance(ty, T.Infer):
        return Selection("auto", args)
    if isinstance(ty, T.Closure | T.Coroutine) and not ty.definition.captured:
        return None
    if isinstance(ty, T.Opaque):
        hidden = hidden_type(icx.program, ty)
        if hidden is None:
            return None
        types: list[Ty] | None = [hidden]
    else:
        types = constituents(ty)
    if types is None:
        return False
    return Selection("auto", args, [TraitPredicate(TraitRef(trait, (t,))) for t in types])


def hidden_type(program: Program, ty: T.Opaque) -> Ty | None:
    """What an opaque type hides; its function is checked for that. None while that is going on."""
    if ty.definition.hidden is None:
        from engine.types.check.body import check_body, is_checking

        owner = ty.definition.owner
        if is_checking(owner):
            return None
        check_body(program.owner_of(owner.module), owner)
    hidden = ty.definition.hidden
    return substitute(hidden, ty.args) if hidden is not None else None


def _matches_header(icx: InferCtxt, impl: ImplDef, args: tuple[Ty, ...]) -> bool:
    snapshot = icx.snapshot()
    matched = _try_impl(icx, impl, args) is not None
    icx.rollback(snapshot)
    return matched


# ---------------------------------------------------------------- evaluation without side effects


def evaluate(icx: InferCtxt, predicate: Predicate, depth: int = 0) -> bool | None:
    """Whether a predicate holds with all it depends on: True, False, or None (ambiguous). No side effects."""
    if isinstance(predicate, TraitPredicate):
        args = tuple([icx.deep(a) for a in predicate.ref.args])
        known = state_of(icx.program).evaluated.get(closed_question(icx, predicate.ref.trait, args))
        if known is not None:
            return known
    snapshot = icx.snapshot()
    icx.pending = []
    result = evaluate_all(icx, [predicate], depth)
    icx.rollback(snapshot)
    return result


def evaluate_all(icx: InferCtxt, work: list[Predicate], depth: int) -> bool | None:
    """Evaluate predicates together (inside a snapshot of the caller), in rounds while variables get bound."""
    if depth > MAX_DEPTH:
        return None
    outer = icx.pending
    icx.pending = []
    try:
        while True:
            progress = False
            waiting: list[Predicate] = []
            for given in work:
                predicate = _normal(icx, given)
                result = _evaluate_one(icx, predicate, depth)
                if result is False:
                    return False
                if result is None:
                    waiting.append(predicate)
                else:
                    progress = True
            waiting.extend(ob.predicate for ob in icx.pending)
            progress = progress or bool(icx.pending)
            icx.pending = []
            if not waiting:
                return True
            if not progress:
                return None
            work = waiting
            depth += 1
            if depth > MAX_DEPTH:
                return None
    finally:
        icx.pending = outer


def _normal(icx: InferCtxt, predicate: Predicate) -> Predicate:
    """The predicate without aliases. What waits must stay so: normalising it anew in every round would add the same
    obligations again and again, and their success would look like progress."""
    predicate = icx.normal(predicate, None)
    if isinstance(predicate, ProjectionPredicate) and predicate.ty.flags & HAS_ALIAS:
        ty = icx.normalize(predicate.ty, predicate.span)
        return ProjectionPredicate(predicate.assoc, predicate.args, ty, predicate.span)
    return predicate


def _evaluate_one(icx: InferCtxt, predicate: Predicate, depth: int) -> bool | None:
    if isinstance(predicate, ProjectionPredicate):
        from engine.types.project import prove_projection

        return prove_projection(icx, predicate, depth)
    trait, args = predicate.ref.trait, tuple([icx.deep(a) for a in predicate.ref.args])
    key = (trait, args)
    depth_of_same = icx.evaluating.get(key)
    if depth_of_same is not None:
        # a cycle: auto traits and Sized hold coinductively, others do not
        icx.reached = min(icx.reached, depth_of_same)
        return trait.auto or trait.lang in ("sized", "freeze")
    question = closed_question(icx, trait, args)
    memory = state_of(icx.program).evaluated
    if question is not None and question in memory:
        return memory[question]
    here, outer = len(icx.evaluating), icx.reached
    icx.evaluating[key] = icx.reached = here
    try:
        result = _selected_holds(icx, trait, args, depth)
    finally:
        del icx.evaluating[key]
    if question is not None and result is not None and icx.reached >= here:
        memory[question] = result
    icx.reached = min(icx.reached, outer)
    return result


def _selected_holds(icx: InferCtxt, trait: TraitDef, args: tuple[Ty, ...], depth: int) -> bool | None:
    selection = select(icx, trait, args, depth)
    if not isinstance(selection, Selection):
        return False if selection is False else None
    return evaluate_all(icx, selection.nested, depth + 1) if selection.nested else True
