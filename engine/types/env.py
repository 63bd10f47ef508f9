"""The where-clauses in force in a body, elaborated with what they imply."""

from __future__ import annotations

from engine.types.defs import AssocTyDef, Generics, Predicate, ProjectionPredicate, TraitDef, TraitPredicate, TraitRef
from engine.types.ty import Ty, substitute

__all__ = ["ParamEnv", "env_of", "substitute_predicate"]


def substitute_predicate(predicate: Predicate, args: tuple[Ty, ...]) -> Predicate:
    """The predicate of an item for the given generic arguments."""
    if isinstance(predicate, TraitPredicate):
        ref = predicate.ref
        return TraitPredicate(TraitRef(ref.trait, tuple([substitute(a, args) for a in ref.args])), predicate.span)
    return ProjectionPredicate(
        predicate.assoc,
        tuple([substitute(a, args) for a in predicate.args]),
        substitute(predicate.ty, args),
        predicate.span,
    )


class ParamEnv:
    """Known trait bounds and projection equalities, with supertraits' and their consequences.

    `traits[t]` lists the argument tuples (Self first) for which `t` is assumed; `projections[a]` lists `(args, ty)`.
    `reveal` is True where opaque types are seen through (after type checking).
    """

    __slots__ = ("key", "projections", "reveal", "traits")

    def __init__(self, predicates: list[Predicate], *, reveal: bool = False) -> None:
        self.traits: dict[TraitDef, list[tuple[Ty, ...]]] = {}
        self.projections: dict[AssocTyDef, list[tuple[tuple[Ty, ...], Ty]]] = {}
        self.reveal = reveal
        work = list(predicates)
        while work:
            predicate = work.pop(0)
            if isinstance(predicate, TraitPredicate):
                ref = predicate.ref
                known = self.traits.setdefault(ref.trait, [])
                if ref.args in known:
                    continue
                known.append(ref.args)
                work.extend(substitute_predicate(p, ref.args) for p in ref.trait.generics.predicates)
            else:
                pairs = self.projections.setdefault(predicate.assoc, [])
                if (predicate.args, predicate.ty) not in pairs:
                    pairs.append((predicate.args, predicate.ty))

    @property
    def empty(self) -> bool:
        """True if nothing is assumed."""
        return not self.traits and not self.projections


EMPTY = ParamEnv([])
REVEALED = ParamEnv([], reveal=True)


def env_of(generics: Generics) -> ParamEnv:
    """The environment inside an item with these generics."""
    predicates = generics.all_predicates()
    return ParamEnv(predicates) if predicates else EMPTY
