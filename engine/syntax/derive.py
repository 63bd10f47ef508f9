"""Derives."""

from __future__ import annotations

from engine.syntax import ast
from engine.syntax.parse_fns import ItemTokens
from engine.syntax.session import Session
from engine.syntax.tokens import Token


def derive_impls(session: Session, item: ast.Item, tokens: ItemTokens) -> list[list[Token]]:
    return []
