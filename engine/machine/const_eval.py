"""Constants in types and patterns: a machine that runs while a program is still being checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from engine.borrows.none import NoModel
from engine.machine.errors import Stop
from engine.machine.machine import Machine
from engine.machine.valtree import read_tree
from engine.options import Limits, Options
from engine.source import Rejected, Span
from engine.trace.events import Sink
from engine.types.const_pattern import ValTree
from engine.types.defs import ConstDef, StaticDef
from engine.types.ty import Ty, substitute

__all__ = ["ConstEvaluator"]


class ConstEvaluator:
    """What the type checker asks for the values of constants. Evaluation raises Rejected: E0080 if it fails, of kind
    `limit` where one of `limits` is met."""

    def __init__(self, program: Any, limits: Limits | None = None) -> None:
        self._program = program
        self._options = Options(trace=False, limits=limits or Limits())
        self._machine: Machine | None = None

    @contextmanager
    def _running(self, span: Span) -> Iterator[Machine]:
        if self._machine is None:
            self._machine = Machine(self._program, self._options, NoModel(lambda: None), Sink())
        try:
            yield self._machine
        except Stop as stop:
            raise Rejected(f"{stop.title}, in a constant", span, kind="limit") from None

    def __call__(self, definition: ConstDef, args: tuple[Ty, ...]) -> int:
        with self._running(definition.span) as machine:
            return machine.constants.const_int(definition, args)

    def check(self, definition: ConstDef | StaticDef) -> None:
        """Evaluate a constant or static that nobody may use. Raises Rejected if it has no valid value."""
        try:
            with self._running(definition.span) as machine:
                if isinstance(definition, StaticDef):
                    machine.constants.static(definition)
                else:
                    machine.constants.const(definition, ())
        except Rejected as rejected:
            if rejected.kind != "unsupported":  # whoever uses it hears of it
                raise

    def tree(self, definition: ConstDef, args: tuple[Ty, ...]) -> ValTree:
        """The value of a constant as a tree, for patterns."""
        with self._running(definition.span) as machine:
            ty = machine.types.normal(substitute(definition.ty, args))
            return read_tree(machine.types, ty, machine.constants.const(definition, args), 0)
