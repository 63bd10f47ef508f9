"""Where a generator's decisions come from: hypothesis (which can shrink them) or a seeded generator."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """A stream of decisions. `draw(lo, hi)` gives an integer of the closed range; lower is simpler."""

    def __init__(self, draw: Callable[[int, int], int]) -> None:
        self.draw = draw
        self._fresh = 0

    @classmethod
    def seeded(cls, seed: int) -> Choices:
        return cls(random.Random(seed).randint)

    def pick(self, options: Sequence[T]) -> T:
        """One of the options; the first is the simplest."""
        return options[self.draw(0, len(options) - 1)]

    def often(self) -> bool:
        return self.draw(0, 3) != 0

    def half(self) -> bool:
        return self.draw(0, 1) == 1

    def seldom(self) -> bool:
        return self.draw(0, 4) == 4

    def fresh(self, stem: str) -> str:
        """A name that no other has."""
        self._fresh += 1
        return f"{stem}{self._fresh}"
