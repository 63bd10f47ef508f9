"""Constants in types: a machine that runs while a program is still being checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.borrows.none import NoModel
from engine.machine.machine import Machine
from engine.options import Options
from engine.trace.events import Sink
from engine.types.defs import ConstDef
from engine.types.ty import Ty

__all__ = ["const_evaluator"]


def const_evaluator(program: Any) -> Callable[[ConstDef, tuple[Ty, ...]], int]:
    """What the type checker asks for the values of constants. Evaluation raises Rejected (E0080) if it fails."""
    machines: list[Machine] = []

    def evaluate(definition: ConstDef, args: tuple[Ty, ...]) -> int:
        if not machines:
            machines.append(Machine(program, Options(trace=False), NoModel(lambda: None), Sink()))
        return machines[0].constants.const_int(definition, args)

    return evaluate
