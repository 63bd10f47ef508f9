"""Where the program sets the level of a lint: `#[allow(…)]` and its like, on crates, items, statements, expressions."""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast

__all__ = ["Levels"]

_LEVELS = frozenset(("allow", "expect", "warn", "deny", "forbid"))


class Levels:
    """The levels that the attributes of one crate set, in the order of the text."""

    def __init__(self) -> None:
        self.all: list[ast.LintLevel] = []
        self._of: dict[int, ast.LintLevel] = {}

    def note(self, attr: ast.Attr) -> None:
        """Remember an attribute if it sets a level."""
        if attr.path in _LEVELS:
            level = ast.LintLevel(attr)
            self.all.append(level)
            self._of[id(attr)] = level

    def close(self, attrs: list[ast.Attr] | None, extent: Span) -> None:
        """Say what some attributes belong to."""
        for attr in attrs or ():
            level = self._of.get(id(attr))
            if level is not None:
                level.extent = extent
