from __future__ import annotations

from engine.mir.facts import TypeFacts
from engine.mir.mir import Mir


def elaborate(mir: Mir, facts: TypeFacts) -> None:
    pass
