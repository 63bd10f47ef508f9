"""Checks of items that need the solver: impls keep what their traits promise, `main` fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.source import Span
from engine.types import ty as T
from engine.types.check.errors import error
from engine.types.check.fn_ctxt import identity
from engine.types.coherence import check_overlap
from engine.types.defs import AssocTyDef, FnDef, ImplDef, ProjectionPredicate, TraitPredicate
from engine.types.env import env_of, substitute_predicate
from engine.types.infer import InferCtxt
from engine.types.ty import substitute

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["check_duplicates", "check_impl", "check_main"]


def check_impl(program: Program, impl: ImplDef) -> None:
    """An impl's type also implements the supertraits, and its associated types keep their bounds. Raises Rejected
    E0277, E0271."""
    ref = impl.trait_ref
    if ref is None or impl.negative:
        return
    icx = InferCtxt(program, env_of(impl.generics))
    where = impl.ast.ty.span if impl.ast is not None else impl.span
    icx.fallback_span = where
    for predicate in ref.trait.generics.predicates:
        if isinstance(predicate, TraitPredicate) and predicate.ref.trait is ref.trait:
            continue
        icx.register(substitute_predicate(predicate, ref.args), where)
    own = identity(impl.generics)
    for item in ref.trait.items.values():
        if not isinstance(item, AssocTyDef) or item.generics.params or item.name not in impl.assoc_types:
            continue
        value = substitute(impl.assoc_types[item.name], own)
        alias = T.alias(item, ref.args)
        for bound in item.bounds:
            predicate = substitute_predicate(bound, ref.args)
            if isinstance(predicate, ProjectionPredicate):
                args = tuple([value if a is alias else a for a in predicate.args])
                icx.register(ProjectionPredicate(predicate.assoc, args, predicate.ty, predicate.span), where)
            else:
                args = tuple([value if a is alias else a for a in predicate.ref.args])
                icx.register_trait(predicate.ref.trait, args, where)
    icx.solve_all()


def check_duplicates(program: Program) -> None:
    """Impls of one trait do not overlap, and inherent impls that overlap do not define a name twice. Raises Rejected
    E0119, E0592."""
    for impl in program.crate.impls:
        check_overlap(program, impl)
    seen: dict[str, list[tuple[ImplDef, Any]]] = {}
    for impl in program.crate.impls:
        if impl.trait_ref is not None:
            continue
        for name, item in impl.items.items():
            for other, first in seen.setdefault(name, []):
                icx = InferCtxt(program, env_of(impl.generics))
                a = substitute(impl.self_ty, icx.fresh_args(impl.generics, None))
                b = substitute(other.self_ty, icx.fresh_args(other.generics, None))
                if other is not impl and icx.can_unify((a,), (b,)):
                    label = f"duplicate definitions for `{name}`"
                    raise error("E0592", f"duplicate definitions with name `{name}`", first.span, label)
            seen[name].append((impl, item))


def check_main(program: Program, main: FnDef) -> None:
    """`main` takes nothing and returns something that implements Termination. Raises Rejected E0131, E0580, E0752,
    E0277."""
    node = main.ast
    if node is None:
        return
    if node.is_async:
        span = Span(node.span.file, node.span.lo, node.ident.span.hi, node.span.expansion)
        message = "`main` function is not allowed to be `async`"
        raise error("E0752", message, span, message)
    if main.generics.params:
        raise error("E0131", "`main` function is not allowed to have generic parameters", node.ident.span)
    if main.sig.params:
        message = "`main` function has wrong type"
        raise error("E0580", message, node.ident.span, "incorrect number of function parameters")
    trait = program.find_lang_item("termination")
    ret = main.sig.ret
    if trait is not None and ret is not T.NEVER and node.ret is not None:
        if InferCtxt(program, env_of(main.generics)).holds(trait, (ret,)) is not True:
            label = "`main` can only return types that implement `Termination`"
            raise error("E0277", f"`main` has invalid return type `{ret!r}`", node.ret.span, label)
