"""Bounds that keep hostile source text from exhausting memory, time or the Python stack.

Each is named in the message of the `Rejected` raised when it is exceeded.
"""

from __future__ import annotations

from engine.source import Rejected, Span

__all__ = [
    "EXPANDED_TOKEN_LIMIT",
    "EXPANSION_NESTING",
    "HEIGHT_LIMIT",
    "MATCH_STEP_LIMIT",
    "MAX_RECURSION_LIMIT",
    "NESTING_LIMIT",
    "PYTHON_FRAMES",
    "RECURSION_LIMIT",
    "SOURCE_LIMIT",
    "TOKEN_LIMIT",
    "limit_reached",
]

SOURCE_LIMIT = 2_000_000  # code points of one file of the user's program
TOKEN_LIMIT = 400_000  # tokens of one file of the user's program
NESTING_LIMIT = 200  # delimiters, expressions, types and patterns inside each other, as written
HEIGHT_LIMIT = 1000  # operators and postfix operations chained in one expression
RECURSION_LIMIT = 128  # macro expansions inside each other, rustc's default
MAX_RECURSION_LIMIT = 256  # what `#![recursion_limit]` may raise it to
EXPANSION_NESTING = 8  # further nesting each level of macro expansion may add
EXPANDED_TOKEN_LIMIT = 200_000  # tokens written by all macro expansions of one crate
MATCH_STEP_LIMIT = 2_000_000  # steps of matching macro arguments, over one crate
PYTHON_FRAMES = 12_000  # the recursion limit the parser needs at its deepest permitted nesting


def limit_reached(what: str, limit: int, span: Span) -> Rejected:
    """The error for a program that exceeds a bound; `what` names the bounded thing in the plural or as a mass noun."""
    return Rejected(f"{what} exceeds the limit of {limit}", span, kind="limit", notes=["this limit is fixed"])
