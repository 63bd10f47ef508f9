"""Source text to an expanded syntax tree."""

from __future__ import annotations

import sys

from engine.source import SourceFile, Span
from engine.syntax import ast
from engine.syntax.gates import check_gates
from engine.syntax.lexer import lex
from engine.syntax.limits import NESTING_LIMIT, PYTHON_FRAMES, limit_reached
from engine.syntax.parser import Parser
from engine.syntax.prescan import prescan
from engine.syntax.scopes import MacroScope
from engine.syntax.session import LoadMod, Session

__all__ = ["parse_crate"]


def parse_crate(
    file: SourceFile,
    *,
    edition: int = 2021,
    cfgs: frozenset[str] = frozenset(),
    load_mod: LoadMod | None = None,
) -> ast.Crate:
    """Parses a crate from its root file and expands all macros, derives and `cfg`s.

    `cfgs` are the names given by `--cfg` (`name` or `key="value"`). `load_mod` is asked for the files of `mod x;` by
    path relative to the root file's directory. Bodies of library functions are parsed when asked for. Raises Rejected
    for whatever is no Rust, not supported, or larger than the limits in `engine.syntax.limits`; nothing else.
    """
    if sys.getrecursionlimit() < PYTHON_FRAMES:
        sys.setrecursionlimit(PYTHON_FRAMES)
    session = Session(file, edition, cfgs, load_mod)
    tokens = lex(file, edition)
    if "macro_rules" in file.text:
        prescan(tokens, session)
    parser = Parser(session, tokens, MacroScope())
    items: list[ast.Item] = []
    try:
        attrs = parser.inner_attributes()
        parser.read_crate_attributes(attrs or [])
        if attrs is not None:
            parser.parse_items("mod", items)
            parser.end_of_file()
    except RecursionError:
        # The limits keep the parser away from this; it is here so that no input can crash the caller.
        raise limit_reached("the nesting of the source", NESTING_LIMIT, Span(file, 0, 0)) from None
    if file.is_local:
        check_gates(items, attrs or [])
    return ast.Crate(file.crate, items, attrs or [], edition, file, session.levels.all)
