"""Constants in types and patterns: a machine that runs while a program is still being checked."""

from __future__ import annotations

from typing import Any

from engine.borrows.none import NoModel
from engine.machine.errors import Stop
from engine.machine.machine import Machine
from engine.machine.valtree import read_tree
from engine.options import Options
from engine.source import Rejected
from engine.trace.events import Sink
from engine.types.const_pattern import ValTree
from engine.types.defs import ConstDef, StaticDef
from engine.types.ty import Ty, substitute

__all__ = ["ConstEvaluator"]


class ConstEvaluator:
    """What the type checker asks for the values of constants. Evaluation raises Rejected (E0080) if it fails."""

    def __init__(self, program: Any) -> None:
        self._program = program
        self._machine: Machine | None = None

    def _running(self) -> Machine:
        if self._machine is None:
            self._machine = Machine(self._program, Options(trace=False), NoModel(lambda: None), Sink())
        return self._machine

    def __call__(self, definition: ConstDef, args: tuple[Ty, ...]) -> int:
        return self._running().constants.const_int(definition, args)

    def check(self, definition: ConstDef | StaticDef) -> None:
        """Evaluate a constant or static that nobody may use. Raises Rejected if it has no valid value."""
        constants = self._running().constants
        try:
            if isinstance(definition, StaticDef):
                constants.static(definition)
            else:
                constants.const(definition, ())
        except Rejected as rejected:
            if rejected.kind in ("unsupported", "limit"):
                return  # whoever uses it hears of it
            raise
        except Stop:
            return

    def tree(self, definition: ConstDef, args: tuple[Ty, ...]) -> ValTree:
        """The value of a constant as a tree, for patterns."""
        machine = self._running()
        ty = machine.types.normal(substitute(definition.ty, args))
        return read_tree(machine.types, ty, machine.constants.const(definition, args), 0)
