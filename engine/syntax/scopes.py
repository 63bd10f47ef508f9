"""Textual scopes of `macro_rules!` definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.syntax.macro_rules import MacroRules

__all__ = ["MacroScope"]


class MacroScope:
    """Macros by name, in source order: a later definition hides an earlier one for what follows it."""

    __slots__ = ("macros", "parent")

    def __init__(self, parent: MacroScope | None = None) -> None:
        self.parent = parent
        self.macros: dict[str, MacroRules] = {}

    def define(self, macro: MacroRules, name: str) -> None:
        """Adds a definition for what follows."""
        self.macros[name] = macro

    def find(self, name: str) -> MacroRules | None:
        """The definition in force here."""
        scope: MacroScope | None = self
        while scope is not None:
            found = scope.macros.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None
