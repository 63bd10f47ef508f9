"""Finding impls fast: an index of each trait's impls by the head of their self type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.types import ty as T
from engine.types.defs import ImplDef, TraitDef
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["SolverState", "candidate_impls", "head", "state_of"]


class SolverState:
    """What the solver remembers for one program: the impl index, proved bounds, chosen instances."""

    __slots__ = ("evaluated", "index", "instances", "normalized", "predicates")

    def __init__(self) -> None:
        self.index: dict[TraitDef, tuple[dict[Any, list[ImplDef]], list[ImplDef]]] = {}
        self.evaluated: dict[Any, bool] = {}
        self.instances: dict[Any, Any] = {}
        self.normalized: dict[Ty, Ty] = {}
        self.predicates: dict[Any, bool] = {}

    def forget(self) -> None:
        """There is a new impl: the index and all that was found not to hold are out of date."""
        self.index.clear()
        self.evaluated = {k: v for k, v in self.evaluated.items() if v}
        self.predicates = {k: v for k, v in self.predicates.items() if v}
        self.normalized.clear()


def state_of(program: Program) -> SolverState:
    """The solver's memory of a program, made on first use."""
    state = program.solver
    if state is None:
        state = program.solver = SolverState()
    return cast(SolverState, state)


def head(ty: Ty) -> Any:
    """A key for the outermost constructor of a type; None if any type could match (parameter, alias)."""
    cls = ty.__class__
    if cls is T.Adt:
        return cast(T.Adt, ty).definition
    if cls is T.Ref:
        return ("ref", cast(T.Ref, ty).mutable)
    if cls is T.Ptr:
        return ("ptr", cast(T.Ptr, ty).mutable)
    if cls is T.Tuple:
        return ("tuple", len(cast(T.Tuple, ty).elems))
    if cls is T.Slice:
        return "slice"
    if cls is T.Array:
        return "array"
    if cls is T.FnPtr:
        return ("fn", len(cast(T.FnPtr, ty).params))
    if cls is T.Dyn:
        return ("dyn", cast(T.Dyn, ty).trait)
    if cls is T.Foreign:
        return cast(T.Foreign, ty).definition
    if cls in (T.Int, T.Float, T.Prim):
        return ty
    if cls in (T.FnItem, T.Closure, T.Coroutine):
        return cast(Any, ty).definition
    return None


def _index(program: Program, trait: TraitDef) -> tuple[dict[Any, list[ImplDef]], list[ImplDef]]:
    state = state_of(program)
    found = state.index.get(trait)
    if found is None:
        heads: dict[Any, list[ImplDef]] = {}
        blanket: list[ImplDef] = []
        for impl in program.impls_of(trait):
            key = head(impl.self_ty)
            if key is None:
                blanket.append(impl)
            else:
                heads.setdefault(key, []).append(impl)
        found = state.index[trait] = (heads, blanket)
    return found


def candidate_impls(program: Program, trait: TraitDef, self_ty: Ty) -> list[ImplDef]:
    """The impls of a trait whose self type might match (an integer or float variable matches every such type)."""
    heads, blanket = _index(program, trait)
    if self_ty.__class__ is T.Infer:
        kind = self_ty.kind
        wanted = T.Int if kind == "int" else T.Float
        return [i for key, impls in heads.items() if key.__class__ is wanted for i in impls] + blanket
    key = head(self_ty)
    if key is None:
        return blanket
    own = heads.get(key)
    if own is None:
        return blanket
    return own + blanket if blanket else own
