"""The lifetimes in scope while the user's own text is parsed: the syntax tree keeps none of their names."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax.tokens import Token

__all__ = ["Lifetimes", "missing"]


class Lifetimes:
    """`names` are declared around the parser's position, those of `items` by generics of items; `elided` is False where
    each reference has to name its lifetime. What macros make has no such record and is not looked at."""

    __slots__ = ("elided", "items", "names")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.items: list[str] = []
        self.elided = True

    def declare(self, token: Token, first: int, outer: int | None = None) -> None:
        """A parameter of the generics whose own names start at `first`; `outer` is the number of names that items
        around have declared (None: it is no item's). Raises Rejected E0262, E0403, E0496."""
        name = token.text
        if name in ("'static", "'_"):
            if name == "'_":
                return
            label = f"`{name}` is a reserved lifetime name"
            raise Rejected(f"invalid lifetime parameter name: `{name}`", token.span, code="E0262", label=label)
        if name in self.names[first:]:
            message = f"the name `{name}` is already used for a generic parameter in this item's generic parameters"
            raise Rejected(message, token.span, kind="name", code="E0403", label="already used")
        if name in self.items[:outer]:
            message = f"lifetime name `{name}` shadows a lifetime name that is already in scope"
            raise Rejected(message, token.span, code="E0496", label=f"lifetime `{name}` already in scope")
        self.names.append(name)
        if outer is not None:
            self.items.append(name)

    def use(self, token: Token) -> None:
        """A lifetime is mentioned. Raises Rejected E0261, E0106."""
        name = token.text
        if name == "'_":
            if not self.elided:
                raise missing(token.span)
        elif name != "'static" and name not in self.names:
            message = f"use of undeclared lifetime name `{name}`"
            raise Rejected(message, token.span, kind="name", code="E0261", label="undeclared lifetime")


def missing(span: Span) -> Rejected:
    """A reference that must name its lifetime and does not."""
    return Rejected("missing lifetime specifier", span, code="E0106", label="expected named lifetime parameter")
