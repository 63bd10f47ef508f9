"""What the builder asks about types, in the environment of one owner; answers are remembered."""

from __future__ import annotations

from typing import Any

from engine.types import predicates
from engine.types import ty as T
from engine.types.defs import ClosureDef
from engine.types.env import EMPTY, ParamEnv, env_of
from engine.types.ty import Ty, substitute

__all__ = ["TypeFacts", "facts_for"]


class TypeFacts:
    """Answers about types that may mention the parameters of `env`'s item."""

    def __init__(self, program: Any, env: ParamEnv) -> None:
        self.program = program
        self.env = env
        self._copy: dict[Ty, bool] = {}
        self._drop: dict[Ty, bool] = {}
        self._inhabited: dict[Ty, bool] = {}

    def is_copy(self, ty: Ty) -> bool:
        """Whether a use of a place of this type copies (else it moves)."""
        found = self._copy.get(ty)
        if found is None:
            if isinstance(ty, T.Prim):
                found = ty is not T.STR
            elif isinstance(ty, T.Tuple):
                found = all(self.is_copy(e) for e in ty.elems)
            else:
                found = predicates.is_copy(self.program, ty, self.env)
            self._copy[ty] = found
        return found

    def needs_drop(self, ty: Ty) -> bool:
        """Whether dropping may run code for some instance of the type."""
        found = self._drop.get(ty)
        if found is None:
            found = self._drop[ty] = predicates.needs_drop(self.program, ty, self.env)
        return found

    def is_freeze(self, ty: Ty) -> bool:
        """Whether no instance has interior mutability outside indirections."""
        return predicates.is_freeze(self.program, ty)

    def is_sized(self, ty: Ty) -> bool:
        """Whether every instance of the type has a size known from the type alone."""
        if isinstance(ty, T.Slice | T.Dyn | T.Foreign) or ty is T.STR:
            return False
        return not isinstance(ty, T.Param) or predicates.is_sized(self.program, ty, self.env)

    def inhabited(self, ty: Ty) -> bool:
        """False if it is certain that no value of the type exists."""
        found = self._inhabited.get(ty)
        if found is None:
            self._inhabited[ty] = True  # a recursive type is inhabited unless another part says no
            found = self._inhabited[ty] = self._is_inhabited(ty)
        return found

    def _is_inhabited(self, ty: Ty) -> bool:
        if ty is T.NEVER:
            return False
        if isinstance(ty, T.Tuple):
            return all(self.inhabited(e) for e in ty.elems)
        if isinstance(ty, T.Array):
            length = ty.length
            if isinstance(length, T.ConstValue) and length.value == 0:
                return True
            return not isinstance(length, T.ConstValue) or self.inhabited(ty.elem)
        if isinstance(ty, T.Adt) and ty.definition.kind != "union":
            args = ty.args
            return any(
                all(self.inhabited(substitute(field.ty, args)) for field in variant.fields)
                for variant in ty.definition.variants
            )
        return True


def facts_for(program: Any, owner: Any) -> TypeFacts:
    """The facts in the environment of a function, constant, static or closure."""
    if isinstance(owner, ClosureDef):
        while isinstance(owner, ClosureDef):
            owner = owner.owner
    generics = getattr(owner, "generics", None)
    return TypeFacts(program, EMPTY if generics is None else env_of(generics))
