"""The productions that the parts of the parser call in one another, declared before they are defined."""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast
from engine.syntax.cursor import Cursor
from engine.syntax.tokens import Token

__all__ = ["Grammar"]


class Grammar(Cursor):
    """Forward declarations; `Parser` defines them all."""

    def parse_type(self, allow_plus: bool = True) -> ast.Type:
        """A type; `allow_plus` permits `+` between bounds of a bare `dyn` or `impl`."""
        raise NotImplementedError

    def parse_expr(self) -> ast.Expr:
        """An expression without restrictions."""
        raise NotImplementedError

    def parse_literal_or_negated(self) -> ast.Expr:
        """A literal, or a literal after `-`."""
        raise NotImplementedError

    def parse_block(self) -> ast.Block:
        """`{ … }`."""
        raise NotImplementedError

    def parse_pattern(self) -> ast.Pat:
        """A pattern, alternatives included."""
        raise NotImplementedError

    def parse_pattern_no_alt(self) -> ast.Pat:
        """A pattern without alternatives at the top."""
        raise NotImplementedError

    def parse_statement_tokens(self, trailing_semi: bool) -> tuple[list[ast.Stmt], ast.Expr | None, list[ast.Item]]:
        """Statements up to the end of the tokens."""
        raise NotImplementedError

    def outer_attributes(self) -> list[ast.Attr] | None:
        """The `#[…]` here; None if a `cfg` among them is false."""
        raise NotImplementedError

    def inner_attributes(self) -> list[ast.Attr] | None:
        """The `#![…]` here; None if a `cfg` among them is false."""
        raise NotImplementedError

    def parse_type_macro(self, path: ast.Path, start: Span) -> ast.Type:
        """A macro call in place of a type, the current token being its `!`."""
        raise NotImplementedError

    def parse_pattern_macro(self, path: ast.Path, start: Span) -> ast.Pat:
        """A macro call in place of a pattern, the current token being its `!`."""
        raise NotImplementedError

    def parse_expr_macro(self, path: ast.Path, start: Span) -> ast.Expr:
        """A macro call in place of an expression, the current token being its `!`."""
        raise NotImplementedError

    def nested(self, tokens: list[Token]) -> Grammar:
        """A parser of other tokens in the same surroundings."""
        raise NotImplementedError
