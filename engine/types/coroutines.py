"""What a coroutine keeps while it is suspended: known only from its MIR, which a later room builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.records import record
from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.defs import ClosureDef, FnDef
from engine.types.ty import Ty, substitute

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = [
    "FIRST_SUSPENSION", "RETURNED", "SUSPENDED_BEFORE", "UNWOUND", "States", "check_finite", "provide_states",
    "states_of",
]  # fmt: skip

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


def check_finite(program: Program) -> None:
    """Raise Rejected (E0733) for a coroutine that keeps itself, however deep inside of its parts."""
    known: set[ClosureDef] = set()
    for definition in program.coroutines:
        _walk(definition, known, [])


def _walk(definition: ClosureDef, known: set[ClosureDef], path: list[ClosureDef]) -> None:
    if definition in path:
        raise _recursion(definition)
    if definition in known or not definition.checked:
        return
    known.add(definition)
    states = states_of(definition)
    path.append(definition)
    seen: set[Ty] = set()
    work = [*(c.ty for c in definition.captures), *(states.types if states is not None else ())]
    while work:
        ty = work.pop()
        if ty in seen:
            continue
        seen.add(ty)
        match ty:
            case T.Coroutine():
                _walk(ty.definition, known, path)
            case T.Closure():
                work.extend(c.ty for c in ty.definition.captures)
            case T.Tuple():
                work.extend(ty.elems)
            case T.Array():
                work.append(ty.elem)
            case T.Opaque() if ty.definition.hidden is not None:
                work.append(substitute(ty.definition.hidden, ty.args))
            case T.Adt() if ty.definition.lang != "owned_box":
                work.extend(substitute(f.ty, ty.args) for v in ty.definition.variants for f in v.fields)
    path.pop()


def _recursion(definition: ClosureDef) -> Rejected:
    owner, span = definition.owner, definition.span
    if definition.coroutine == "async fn" and isinstance(owner, FnDef) and owner.ast is not None:
        span = Span(owner.ast.span.file, owner.ast.span.lo, owner.span.hi, owner.span.expansion)
    what = "an async fn" if definition.coroutine == "async fn" else "an async block"
    note = "a recursive `async fn` call must introduce indirection such as `Box::pin` to avoid an infinitely sized "
    note += "future"
    return Rejected(f"recursion in {what} requires boxing", span, code="E0733", notes=[note])
