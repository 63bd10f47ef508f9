"""Proving pending obligations, and what goes wrong when one cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.builtin import callable_sig, supertrait_refs
from engine.types.defs import ProjectionPredicate, TraitDef, TraitPredicate, TraitRef
from engine.types.infer import Obligation
from engine.types.project import project, prove_projection, trait_predicate
from engine.types.show import show_trait_ref
from engine.types.traits import MAX_DEPTH, evaluate, select
from engine.types.ty import HAS_INFER, Ty
from engine.types.unimplemented import unimplemented

if TYPE_CHECKING:
    from engine.types.infer import InferCtxt
    from engine.types.program import Program

__all__ = ["check_put_off", "deduce_closure", "report_ambiguity", "solve"]

_KINDS = {"fn": "Fn", "fn_mut": "FnMut", "fn_once": "FnOnce"}


def solve(icx: InferCtxt) -> None:
    """Try every obligation whose variables changed, until nothing moves. Raises Rejected for one that cannot hold."""
    progress = True
    while progress and icx.pending:
        progress = False
        work, icx.pending = icx.pending, []
        kept: list[Obligation] = []
        values = icx.values
        for i, ob in enumerate(work):
            if ob.stalled and all(values[v] is None for v in ob.stalled):
                kept.append(ob)
                continue
            if ob.depth > MAX_DEPTH:
                raise _overflow(icx, ob)
            try:
                if _step(icx, ob):
                    progress = True
                else:
                    kept.append(ob)
            except Rejected:
                icx.pending = kept + work[i + 1 :] + icx.pending
                raise
        if icx.pending:
            progress = True
        icx.pending = kept + icx.pending


def _step(icx: InferCtxt, ob: Obligation) -> bool:
    """Prove one obligation (True) or note what it waits for (False)."""
    predicate = ob.predicate
    if isinstance(predicate, TraitPredicate):
        args = tuple([icx.deep(a) for a in predicate.ref.args])
        if not any(a.flags & HAS_INFER for a in args):
            known = evaluate(icx, predicate)
            if known is True:
                _put_off(icx, predicate, args, ob)
                return True
        selection = select(icx, predicate.ref.trait, args, ob.depth)
        if selection is False:
            raise _unsatisfied(icx, predicate, ob.span)
        if selection is None or selection is True:
            ob.stalled = _variables(icx, args)
            return False
        for nested in selection.nested:
            icx.register(nested, ob.span, ob.depth + 1)
        _put_off(icx, predicate, args, ob)
        return True
    before = len(icx.pending)
    result = prove_projection(icx, predicate, ob.depth)
    for added in icx.pending[before:]:
        added.depth = max(added.depth, ob.depth + 1)
        added.span = added.span or ob.span
    if result is None:
        ob.stalled = _variables(icx, predicate.args)
        return False
    if result is False:
        raise _projection_error(icx, predicate, ob.span)
    return True


def _put_off(icx: InferCtxt, predicate: TraitPredicate, args: tuple[Ty, ...], ob: Obligation) -> None:
    """An auto trait of a coroutine depends on what it keeps, which is known only when its body is checked."""
    trait = predicate.ref.trait
    if trait.auto and any(isinstance(p, T.Coroutine) and not p.definition.checked for a in args for p in T.walk(a)):
        icx.program.put_off.append((icx, TraitPredicate(TraitRef(trait, args), predicate.span), ob.span))


def check_put_off(program: Program) -> None:
    """Decide the auto traits of coroutines that bodies asked for before they were known. Raises Rejected."""
    work, program.put_off = program.put_off, []
    for icx, predicate, span in work:
        args = tuple([icx.deep(a) for a in predicate.ref.args])
        ref = TraitRef(predicate.ref.trait, args)
        if not any(a.flags & HAS_INFER for a in args) and evaluate(icx, TraitPredicate(ref, predicate.span)) is False:
            raise _not_sendable(icx, ref, span or predicate.span)


def _not_sendable(icx: InferCtxt, ref: TraitRef, span: Span | None) -> Rejected:
    how = {"Send": "sent", "Sync": "shared"}.get(ref.trait.name)
    future = next((p for a in ref.args for p in T.walk(a) if isinstance(p, T.Coroutine)), None)
    if how is None or future is None:
        return _unsatisfied(icx, TraitPredicate(ref, span), span)
    what = "future" if future.definition.is_async else "coroutine"
    made = {"async": "created by async block ", "async fn": "returned "}.get(future.definition.coroutine, "")
    label = f"{what} {made}is not `{ref.trait.name}`"
    return Rejected(f"{what} cannot be {how} between threads safely", _span(icx, span), label=label)


def _variables(icx: InferCtxt, args: tuple[Ty, ...]) -> tuple[int, ...]:
    return tuple({p.id for a in args for p in T.walk(icx.deep(a)) if isinstance(p, T.Infer)})


def _overflow(icx: InferCtxt, ob: Obligation) -> Rejected:
    return Rejected("overflow evaluating a trait requirement", _span(icx, ob.span), code="E0275")


def _span(icx: InferCtxt, span: Span | None) -> Span:
    if span is not None:
        return span
    if icx.fallback_span is not None:
        return icx.fallback_span
    raise AssertionError("an obligation without a span outside of a body")


def _unsatisfied(icx: InferCtxt, predicate: TraitPredicate, span: Span | None) -> Rejected:
    trait = predicate.ref.trait
    args = tuple([icx.deep(a) for a in predicate.ref.args])
    ty = args[0]
    where = _span(icx, span or predicate.span)
    if trait.lang == "sized":
        message = f"the size for values of type `{ty!r}` cannot be known at compilation time"
        return Rejected(message, where, label="doesn't have a size known at compile-time", code="E0277")
    name = show_trait_ref(trait, args)
    if trait.lang in _KINDS and isinstance(ty, T.Closure) and ty.definition.kind:
        kind = ty.definition.kind
        message = f"expected a closure that implements the `{_KINDS[trait.lang]}` trait"
        return Rejected(f"{message}, but this closure only implements `{kind}`", where, code="E0525")
    if trait.lang in _KINDS:
        mismatched = _other_signature(icx, ty, args[1], where)
        if mismatched is not None:
            return mismatched
        message = f"expected a `{name}` closure, found `{ty!r}`"
        return Rejected(message, where, label=message.replace("a `", "an `", 1), code="E0277")
    if trait.name == "From" and span in icx.tries:
        message = f"`?` couldn't convert the error to `{ty!r}`"
        return Rejected(message, where, label=f"the trait `{name}` is not implemented for `{ty!r}`", code="E0277")
    special = unimplemented(trait, args)
    if special is not None:
        return Rejected(special[0], where, label=special[1], code="E0277")
    message = f"the trait bound `{ty!r}: {name}` is not satisfied"
    return Rejected(message, where, label=f"the trait `{name}` is not implemented for `{ty!r}`", code="E0277")


def _other_signature(icx: InferCtxt, ty: Ty, wanted: Ty, where: Span) -> Rejected | None:
    """E0593 or E0631 for a function or closure that takes other arguments than the bound gives it."""
    sig = callable_sig(icx, ty) if isinstance(ty, T.FnItem | T.FnPtr | T.Closure) else None
    if sig is None or sig.unsafe or sig.variadic or not isinstance(wanted, T.Tuple):
        return None
    what = "closure" if isinstance(ty, T.Closure) else "function"
    given, taken = len(wanted.elems), len(sig.params)
    if given != taken:
        expected, found = (f"{n} argument{'' if n == 1 else 's'}" for n in (given, taken))
        message = f"{what} is expected to take {expected}, but it takes {found}"
        return Rejected(message, where, label=f"expected {what} that takes {expected}", code="E0593")
    shown = ", ".join(repr(icx.deep(p)) for p in sig.params)
    notes = [
        f"expected {what} signature `fn({', '.join(map(repr, wanted.elems))}) -> _`",
        f"found {what} signature `fn({shown}) -> _`",
    ]
    return Rejected(f"type mismatch in {what} arguments", where, notes=notes, code="E0631")


def _projection_error(icx: InferCtxt, predicate: ProjectionPredicate, span: Span | None) -> Rejected:
    base = trait_predicate(predicate)
    if evaluate(icx, base) is False:
        return _unsatisfied(icx, base, span)
    where = _span(icx, span or predicate.span)
    value = project(icx, predicate.assoc, predicate.args)
    found = icx.deep(value) if isinstance(value, Ty) else T.ERROR
    args = tuple([icx.deep(a) for a in predicate.args])
    name = show_trait_ref(base.ref.trait, args)
    return Rejected(
        f"type mismatch resolving `<{args[0]!r} as {name}>::{predicate.assoc.name} == {icx.deep(predicate.ty)!r}`",
        where,
        label=f"expected `{icx.deep(predicate.ty)!r}`, found `{found!r}`",
        code="E0271",
    )


def report_ambiguity(icx: InferCtxt, ob: Obligation) -> None:
    """The error for an obligation that is still ambiguous at the end of a body. Raises Rejected."""
    predicate = ob.predicate
    args = predicate.ref.args if isinstance(predicate, TraitPredicate) else predicate.args
    ty = icx.deep(args[0])
    if ty.flags & HAS_INFER:
        where = icx.var_span(ty) or ob.span
        raise Rejected("type annotations needed", _span(icx, where), label="cannot infer type", code="E0282")
    trait: TraitDef = predicate.ref.trait if isinstance(predicate, TraitPredicate) else predicate.assoc.trait
    raise Rejected(
        f"type annotations needed: cannot satisfy `{ty!r}: {show_trait_ref(trait, args)}`",
        _span(icx, ob.span),
        code="E0283",
    )


def deduce_closure(icx: InferCtxt, var: Ty) -> tuple[str | None, tuple[tuple[Ty, ...], Ty | None] | None]:
    """`InferCtxt.closure_obligations`."""
    var = icx.shallow(var)
    kind: str | None = None
    params: tuple[Ty, ...] | None = None
    ret: Ty | None = None
    for ob in icx.pending[:]:
        predicate = ob.predicate
        if isinstance(predicate, ProjectionPredicate):
            if predicate.assoc.trait.lang == "fn_once" and icx.shallow(predicate.args[0]) is var:
                found = icx.structurally_shallow(predicate.args[1])
                if isinstance(found, T.Tuple):
                    params = params or found.elems
                    ret = ret or predicate.ty
            continue
        if icx.shallow(predicate.ref.args[0]) is not var:
            continue
        for ref in supertrait_refs(predicate.ref.trait, predicate.ref.args):
            name = _KINDS.get(ref.trait.lang or "")
            if name is None:
                continue
            if ref.trait is predicate.ref.trait or kind is None:
                kind = _narrower(kind, name)
            found = icx.structurally_shallow(ref.args[1])
            if params is None and isinstance(found, T.Tuple):
                params = found.elems
    if params is None:
        return kind, None
    return kind, (
        tuple([icx.normalize(p, None) for p in params]),
        icx.normalize(ret, None) if ret is not None else None,
    )


def _narrower(a: str | None, b: str) -> str:
    order = ("Fn", "FnMut", "FnOnce")
    return b if a is None else order[min(order.index(a), order.index(b))]
