"""That no two impls of a trait can be for the same type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected
from engine.types import ty as T
from engine.types.defs import ImplDef, TraitDef, TraitPredicate, TraitRef
from engine.types.env import EMPTY, substitute_predicate
from engine.types.impls import candidate_impls, head
from engine.types.infer import InferCtxt
from engine.types.show import show
from engine.types.ty import Ty, substitute

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["check_overlap", "check_unsafety", "is_local"]

_FUNDAMENTAL = frozenset({"sized", "fn", "fn_mut", "fn_once"})


def is_local(program: Program, ty: Ty) -> bool:
    """Whether a type counts as the crate's own for the orphan rules."""
    match ty:
        case T.Adt() | T.Foreign():
            if isinstance(ty, T.Adt) and ty.definition.lang in ("owned_box", "pin"):
                return any(is_local(program, a) for a in ty.args)
            return ty.definition.module.crate is program.crate
        case T.Ref():
            return is_local(program, ty.inner)
        case T.Dyn():
            return ty.trait is not None and ty.trait.module.crate is program.crate
        case _:
            return False


def check_unsafety(impl: ImplDef) -> None:
    """An impl is `unsafe` exactly if its trait is. Raises Rejected E0197, E0199, E0200."""
    ref, node = impl.trait_ref, impl.ast
    if ref is None:
        if node.unsafe:
            raise Rejected("inherent impls cannot be unsafe", node.ty.span, code="E0197")
    elif impl.negative or any(a.path == "automatically_derived" for a in node.attrs):
        return
    elif node.unsafe and not ref.trait.unsafe:
        if ref.trait.lang != "drop":  # `#[may_dangle]`
            raise Rejected(f"implementing the trait `{ref.trait.name}` is not unsafe", node.span, code="E0199")
    elif ref.trait.unsafe and not node.unsafe:
        message = f"the trait `{ref.trait.name}` requires an `unsafe impl` declaration"
        raise Rejected(message, node.span, code="E0200")


def check_overlap(program: Program, impl: ImplDef) -> None:
    """No impl before this one, and none of the library, is for a type that this one is for. Raises Rejected E0119,
    E0751."""
    ref = impl.trait_ref
    if ref is None or program.base is None:
        return
    for other in _others(program, impl, ref.trait):
        if other is impl or other.trait_ref is None:
            continue
        theirs = other.module.crate is not program.crate
        if not theirs and _order(other) > _order(impl):
            continue  # told at the later one
        if _overlap(program, impl, other):
            name, own = ref.trait.name, show(impl.self_ty)
            more = ", ".join(show(a) for a in ref.args[1:])
            named = f"{name}<{more}>" if more else name
            if impl.negative != other.negative:
                message = f"found both positive and negative implementation of trait `{named}` for type `{own}`"
                raise Rejected(message, impl.span, code="E0751")
            raise Rejected(
                f"conflicting implementations of trait `{named}` for type `{own}`",
                impl.span,
                code="E0119",
                label=f"conflicting implementation for `{own}`",
            )


def _order(impl: ImplDef) -> tuple[bool, int]:
    """What derives make comes last."""
    return any(a.path == "automatically_derived" for a in impl.attrs), impl.span.lo


def _others(program: Program, impl: ImplDef, trait: TraitDef) -> list[ImplDef]:
    """The impls of the trait whose self type could be the impl's."""
    if head(impl.self_ty) is not None:
        return candidate_impls(program, trait, impl.self_ty)
    own = [i for i in program.crate.impls if i.trait_ref is not None and i.trait_ref.trait is trait]
    return own if trait.module.crate is program.crate else [*own, *candidate_impls(program, trait, impl.self_ty)]


def _overlap(program: Program, impl: ImplDef, other: ImplDef) -> bool:
    icx = InferCtxt(program, EMPTY)
    predicates: list[TraitPredicate] = []
    sides: list[tuple[Ty, ...]] = []
    for one in (impl, other):
        assert one.trait_ref is not None
        args = icx.fresh_args(one.generics, None)
        sides.append(tuple([icx.normalize(substitute(a, args), None) for a in one.trait_ref.args]))
        for p in one.generics.all_predicates():
            if isinstance(p, TraitPredicate):
                made = substitute_predicate(p, args)
                assert isinstance(made, TraitPredicate)
                predicates.append(made)
    if not icx.unify_all(*sides):
        return False
    for predicate in predicates:
        args = tuple([icx.deep(icx.normalize(a, None)) for a in predicate.ref.args])
        if _never(program, icx, TraitRef(predicate.ref.trait, args)):
            return False
    return True


def _never(program: Program, icx: InferCtxt, ref: TraitRef) -> bool:
    """Whether the bound does not hold and no other crate can come to make it hold."""
    if icx.holds(ref.trait, ref.args) is not False:
        return False
    if ref.trait.lang in _FUNDAMENTAL or ref.trait.module.crate is program.crate:
        return True
    return any(is_local(program, a) for a in ref.args) or ref.trait.lang == "copy" and isinstance(ref.args[0], T.Ref)
