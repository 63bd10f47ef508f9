"""Finding impls fast: those of a trait by the head of the self type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.types import ty as T
from engine.types.defs import ClosureDef, ImplDef, TraitDef
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["SolverState", "candidate_impls", "head", "head_name", "impl_key", "state_of"]


class SolverState:
    """What the solver remembers for one program: the impls to try, proved bounds, chosen instances."""

    __slots__ = (
        "candidates", "closures", "evaluated", "instances", "normalized", "predicates", "projected", "special",
    )  # fmt: skip

    def __init__(self) -> None:
        self.candidates: dict[Any, list[ImplDef]] = {}
        self.closures: dict[Ty, tuple[ClosureDef, ...]] = {}
        self.evaluated: dict[Any, bool] = {}
        self.instances: dict[Any, Any] = {}
        self.normalized: dict[Ty, Ty] = {}
        self.predicates: dict[Any, bool] = {}
        self.projected: dict[Any, Ty] = {}
        self.special: dict[tuple[ImplDef, ImplDef], bool] = {}

    def forget(self) -> None:
        """There is a new impl: what was found to be tried and all that was found not to hold are out of date."""
        self.candidates.clear()
        self.evaluated = {k: v for k, v in self.evaluated.items() if v}
        self.predicates = {k: v for k, v in self.predicates.items() if v}
        self.normalized.clear()
        self.projected.clear()


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


def impl_key(of: Any, is_trait: bool) -> str:
    """A name for what an impl of the library is indexed by that holds from one process to the next: a trait, or a
    type's head. "" for what is not the library's, or inside of a body."""
    if isinstance(of, str):
        shown = of
    elif isinstance(of, tuple):
        shown = f"{of[0]} {impl_key(of[1], False) if isinstance(of[1], TraitDef) else of[1]}"
    elif isinstance(of, Ty):
        shown = getattr(of, "name", "")  # closures and the like have no inherent impls
    else:
        module = getattr(of, "module", None)  # closures have none
        if module is None or module.is_block or module.crate.name != "std":
            return ""
        shown = f"{module.path()}::{of.name}"
    return ("trait " if is_trait else "type ") + shown


def head_name(key: Any) -> str | None:
    """A name for a head that holds from one process to the next, None for None; "" for what only a body's own impl can
    be of."""
    if key is None or isinstance(key, str):
        return key
    if isinstance(key, tuple):
        kind, of = key
        return f"dyn {impl_key(of, True)}" if kind == "dyn" else f"{kind} {of}"
    return key.name if isinstance(key, T.Int | T.Float | T.Prim) else impl_key(key, False)


def candidate_impls(program: Program, trait: TraitDef, self_ty: Ty) -> list[ImplDef]:
    """The impls of a trait whose self type might match (an integer or float variable matches every such type): those of
    its head before those of any type, the library's first in each."""
    key = head(self_ty)
    if self_ty.__class__ is T.Infer:
        key = "int" if self_ty.kind == "int" else "float"
    state = state_of(program)
    found = state.candidates.get((trait, key))
    if found is None:
        layers = [program] if program.base is None else [program.base, program]
        found = [impl for layer in layers for impl in _of_head(layer, trait, key)] if key is not None else []
        found += [impl for layer in layers for impl in _of_head(layer, trait, None)]
        state.candidates[trait, key] = found
    return found


_NUMBERS: dict[Any, type] = {"int": T.Int, "float": T.Float}
_NUMBER_NAMES: dict[Any, set[str | None]] = {"int": set(T.INTS), "float": {T.F32.name, T.F64.name}}


def _of_head(layer: Program, trait: TraitDef, key: Any) -> list[ImplDef]:
    out: list[ImplDef] = []
    if layer.cold is not None:
        rows = layer.cold.heads(impl_key(trait, True))
        names = [n for n in rows if n in _NUMBER_NAMES[key]] if key in _NUMBERS else [head_name(key)]
        out += [layer.cold.impl(row) for name in names for row in rows.get(name, ())]
    heads: dict[Any, list[ImplDef]] = {}
    for impl in layer.entered_impls(trait):
        heads.setdefault(head(impl.self_ty), []).append(impl)
    keys = [k for k in heads if k.__class__ is _NUMBERS[key]] if key in _NUMBERS else [key]
    out += [impl for k in keys for impl in heads.get(k, ())]
    return out
