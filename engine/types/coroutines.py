"""What a coroutine keeps while it is suspended: known only from its MIR, which a later room builds."""

from __future__ import annotations

from collections.abc import Callable

from engine.records import record
from engine.types.defs import ClosureDef
from engine.types.ty import Ty

__all__ = ["FIRST_SUSPENSION", "RETURNED", "SUSPENDED_BEFORE", "UNWOUND", "States", "provide_states", "states_of"]

SUSPENDED_BEFORE, RETURNED, UNWOUND, FIRST_SUSPENSION = 0, 1, 2, 3
"""The discriminants of a coroutine: not yet started, completed, panicked, and suspended at its first `yield`."""


@record
class States:
    """The locals that live across a suspension, as rustc's `CoroutineLayout`.

    `types` and `names` are theirs (generic over the coroutine's owner; no name for temporaries). `variants` lists, for
    each discriminant, the saved locals that live in it. `conflicts[a]` are the saved locals whose storage may be in use
    together with that of `a`, itself included."""

    types: list[Ty]
    names: list[str]
    variants: list[list[int]]
    conflicts: list[set[int]]


_providers: list[Callable[[ClosureDef], States | None]] = []


def provide_states(provider: Callable[[ClosureDef], States | None]) -> None:
    """Tell how the states of a coroutine are found; the room that builds MIR calls this once."""
    _providers.append(provider)


def states_of(definition: ClosureDef) -> States | None:
    """The states of a coroutine whose body is checked; None while its own MIR is being built."""
    return _providers[-1](definition) if _providers else None
