"""The whole parser."""

from __future__ import annotations

from engine.syntax import ast
from engine.syntax.attributes import AttributeParser
from engine.syntax.cursor import Cursor
from engine.syntax.limits import MAX_RECURSION_LIMIT
from engine.syntax.parse_macros import MacroParser
from engine.syntax.scopes import MacroScope
from engine.syntax.session import Session
from engine.syntax.tokens import Token

__all__ = ["Parser"]


class Parser(AttributeParser, MacroParser):
    """All productions together. The tokens given are copied, since splitting `>>` writes to the list."""

    def __init__(self, session: Session, tokens: list[Token], scope: MacroScope, parent: Cursor | None = None) -> None:
        super().__init__(session, list(tokens), scope, parent)

    def nested(self, tokens: list[Token]) -> Parser:
        return Parser(self.session, tokens, self.scope, self)

    def read_crate_attributes(self, attrs: list[ast.Attr]) -> None:
        """Takes note of the attributes of a crate that concern parsing."""
        for attr in attrs:
            if attr.path == "recursion_limit":
                digits = attr.text.strip('= "')
                if digits.isdigit() and len(digits) < 10:
                    self.session.recursion_limit = min(int(digits), MAX_RECURSION_LIMIT)
