"""Closed questions: those without unknown types have one answer for the whole program, which is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.types import ty as T
from engine.types.impls import state_of
from engine.types.ty import HAS_INFER, Ty

if TYPE_CHECKING:
    from engine.types.infer import InferCtxt

__all__ = ["closed_question"]


def closed_question(icx: InferCtxt, about: Any, args: tuple[Ty, ...]) -> Any:
    """A key for a question about a trait or an associated type; None if the answer may still change. `args` with all
    known variables replaced. A closure whose captures are not known yet answers by its signature alone."""
    for arg in args:
        if arg.flags & HAS_INFER:
            return None
    closures = state_of(icx.program).closures
    sigs: list[Ty] = []
    for arg in args:
        inside = closures.get(arg)
        if inside is None:
            parts = T.walk(arg)
            inside = tuple([p.definition for p in parts if isinstance(p, T.Closure | T.Coroutine)])
            closures[arg] = inside
        for definition in inside:
            if definition.checked:
                continue
            sig = definition.sig
            if definition.coroutine or definition.captured or sig is None:
                return None
            for part in (*sig.params, sig.ret):
                known = icx.deep(part)
                if known.flags & HAS_INFER:
                    return None
                sigs.append(known)
    return (icx.env if not icx.env.empty else icx.env.reveal, about, args, tuple(sigs))
