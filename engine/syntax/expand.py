"""Finding the macro that a call names, and expanding it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from engine.source import Expansion, Rejected, SourceFile, Span
from engine.syntax import ast
from engine.syntax.builtin_macros import BUILTINS
from engine.syntax.macro_rules import MacroRules
from engine.syntax.matcher import MatchFailure, match_rule
from engine.syntax.scopes import MacroScope
from engine.syntax.session import Session
from engine.syntax.tokens import EOF, Token, describe
from engine.syntax.transcribe import transcribe

if TYPE_CHECKING:
    from engine.syntax.parse_macros import MacroParser

__all__ = ["expand_call", "is_library_macro", "library_macros"]

_LIBRARY_ROOTS = frozenset({"std", "core", "alloc"})
_MACRO_FILE = FilePath(__file__).resolve().parent.parent / "std" / "macros.rs"


@lru_cache(maxsize=1)
def library_macros() -> dict[str, MacroRules]:
    """The macros of the library that are written with `macro_rules!`, by name."""
    from engine.syntax.lexer import lex
    from engine.syntax.parser import Parser

    file = SourceFile("std/macros.rs", _MACRO_FILE.read_text(encoding="utf-8"), "std")
    session = Session(file, 2021, frozenset(), None)
    parser = Parser(session, lex(file), MacroScope())
    parser.inner_attributes()
    parser.parse_items("mod", [])
    return parser.scope.macros


def is_library_macro(name: str) -> bool:
    """Whether the library has a macro of this name."""
    return name in library_macros() or name in BUILTINS


def expand_call(parser: MacroParser, path: ast.Path, arguments: list[Token], span: Span) -> list[Token] | ast.Expr:
    """The expansion of a call, as tokens to parse or as a finished expression.

    Raises Rejected: unknown macro (name), arguments that no rule accepts (syntax), limits exceeded (unsupported).
    """
    name = path.segments[-1].ident.name
    session = parser.session
    if parser.level >= session.recursion_limit:
        raise Rejected(
            f"recursion limit reached while expanding `{name}!`",
            span.call_site(),
            kind="limit",
            helps=[f'consider adding `#![recursion_limit = "{2 * session.recursion_limit}"]` to your crate'],
            notes=[f"the limit is {session.recursion_limit} expansions inside each other"],
        )
    session.spend_tokens(4, span)
    macro = _resolve(parser, path)
    if macro is None:
        raise Rejected(f"cannot find macro `{name}` in this scope", path.span, kind="name")
    if not isinstance(macro, MacroRules):
        return BUILTINS[macro](parser, arguments, span)
    return _apply(parser, macro, arguments, span)


def _resolve(parser: MacroParser, path: ast.Path) -> MacroRules | str | None:
    """A definition, the name of a built-in macro, or None."""
    first = path.segments[0].ident
    name = path.segments[-1].ident.name
    session = parser.session
    if len(path.segments) == 1 and not path.leading:
        found = parser.scope.find(name) or session.exported.get(name) or session.later.get(name)
        return found or _library(name)
    if first.crate_root == "std" or (first.crate_root is None and first.name in _LIBRARY_ROOTS):
        return _library(name) or session.exported.get(name) or session.later.get(name)
    found = session.exported.get(name) or session.used.get(name) or session.later.get(name)
    if found is None and (session.crate == "std" or first.name not in {"$crate", "crate", "self", "super"}):
        # `ptr::addr_of!` and the like, through an imported module.
        return _library(name)
    return found


def _library(name: str) -> MacroRules | str | None:
    found = library_macros().get(name)
    if found is not None:
        return found
    return name if name in BUILTINS else None


def _apply(parser: MacroParser, macro: MacroRules, arguments: list[Token], span: Span) -> list[Token]:
    furthest = -1
    for rule in macro.rules():
        probe = parser.nested(arguments)
        probe.expand = False
        try:
            bound = match_rule(rule.locations, arguments, probe, macro.name)
        except MatchFailure as failure:
            furthest = max(furthest, failure.position)
            continue
        expansion = Expansion(macro.name, span, macro.local)
        return transcribe(rule.body, bound, macro, expansion, parser.session)
    token = arguments[furthest]
    if token.kind == EOF:
        raise Rejected(
            "unexpected end of macro invocation", token.span, kind="syntax", label="missing tokens in macro arguments"
        )
    raise Rejected(
        f"no rules expected the token {describe(token).removeprefix('keyword ')}",
        token.span,
        kind="syntax",
        label="no rules expected this token in macro call",
    )
