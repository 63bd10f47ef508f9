"""Tokens: flat lists in which every opening delimiter knows the distance to its closing one.

A list of tokens handed to a parser is balanced and ends with an `EOF` token. Tokens are shared between lists (macro
arguments, expansions) and never changed after their list is built.
"""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast

__all__ = [
    "BYTE",
    "BYTESTR",
    "CHAR",
    "CLOSE",
    "CSTR",
    "EOF",
    "FLOAT",
    "IDENT",
    "INT",
    "INTERP",
    "KEYWORD",
    "LIFETIME",
    "OPEN",
    "PUNCT",
    "STR",
    "CrateToken",
    "Fragment",
    "InterpToken",
    "Token",
    "VarToken",
    "describe",
    "eof_after",
    "render",
]

EOF = 0
IDENT = 1
KEYWORD = 2
LIFETIME = 3
PUNCT = 4
OPEN = 5
CLOSE = 6
INTERP = 7
INT = 8  # literals are the kinds from INT on
FLOAT = 9
CHAR = 10
BYTE = 11
STR = 12
BYTESTR = 13
CSTR = 14

STRICT_KEYWORDS = frozenset(
    "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref return"
    " self Self static struct super trait true type unsafe use where while abstract become box do final macro override"
    " priv typeof unsized virtual yield async await dyn try".split()
)


class Token:
    """One token: `text` as written (raw identifiers keep `r#`), `skip` the distance to the closing delimiter."""

    __slots__ = ("kind", "mark", "skip", "span", "text")

    def __init__(self, kind: int, text: str, span: Span, mark: ast.Mark | None = None, skip: int = 0) -> None:
        self.kind = kind
        self.text = text
        self.span = span
        self.mark = mark
        self.skip = skip

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text!r}>"


class CrateToken(Token):
    """`$crate`; `root` is the name of the crate its macro was defined in."""

    __slots__ = ("root",)

    def __init__(self, span: Span, mark: ast.Mark | None, root: str) -> None:
        super().__init__(IDENT, "$crate", span, mark)
        self.root = root


class VarToken(Token):
    """An identifier or lifetime in place of a macro variable: `span` is that of the variable in the macro's body.

    `written` is the span of the identifier itself.
    """

    __slots__ = ("written",)

    def __init__(self, kind: int, text: str, span: Span, mark: ast.Mark | None, written: Span) -> None:
        super().__init__(kind, text, span, mark)
        self.written = written


class Fragment:
    """Tokens matched by a macro fragment of a `kind` such as `expr`; parsed as a unit wherever it is written."""

    __slots__ = ("kind", "tokens", "weight")

    def __init__(self, kind: str, tokens: list[Token]) -> None:
        self.kind = kind
        self.tokens = tokens
        # The number of tokens with fragments inside written out: what parsing it costs.
        weight = 0
        for token in tokens:
            weight += token.fragment.weight if isinstance(token, InterpToken) else 1
        self.weight: int = weight


class InterpToken(Token):
    """A macro fragment in place of a variable; the span is that of the variable in the macro's body."""

    __slots__ = ("fragment",)

    def __init__(self, span: Span, fragment: Fragment) -> None:
        super().__init__(INTERP, "", span)
        self.fragment = fragment


def eof_after(span: Span) -> Token:
    """The token that ends a list; its span is where the missing token would have been expected."""
    return Token(EOF, "", span)


def describe(token: Token) -> str:
    """A token as rustc's messages name it."""
    kind = token.kind
    if kind == EOF:
        return "`<eof>`" if token.span.expansion is None else "end of macro arguments"
    if kind == KEYWORD:
        if token.text in {"true", "false", "self", "Self", "super", "crate"}:
            return f"`{token.text}`" if token.text in {"true", "false"} else f"keyword `{token.text}`"
        return f"keyword `{token.text}`"
    if kind == INTERP:
        assert isinstance(token, InterpToken)
        inner = render(token.fragment.tokens)
        return f"`{token.fragment.kind}` metavariable `{inner}`" if inner else f"`{token.fragment.kind}` metavariable"
    if kind == IDENT and token.text == "_":
        return "reserved identifier `_`"
    return f"`{token.text}`"


_TIGHT_CALL = frozenset({"fn", "Self", "pub"})


def _space_between(left: Token, right: Token) -> bool:
    """Whether separately written tokens are printed with a space."""
    if left.kind == PUNCT and left.text == ".":
        return right.kind == PUNCT
    if right.kind == PUNCT and right.text in {",", ";", "."}:
        return left.kind == PUNCT
    if right.kind == OPEN and right.text == "(":
        return not (left.kind == IDENT or (left.kind == KEYWORD and left.text in _TIGHT_CALL))
    return not (right.text == "[" and left.text == "#")


def render(tokens: list[Token]) -> str:
    """Tokens as text, as `stringify!` gives it: the spacing of the source with runs of white space made one space."""
    flat: list[Token] = []
    _flatten(tokens, flat)
    out: list[str] = []
    previous: Token | None = None
    for token in flat:
        if previous is not None:
            before, after = previous.text, token.text
            a, b = previous.span, token.span
            touching = a.hi == b.lo and a.file is b.file and a.expansion is b.expansion
            if previous.kind == OPEN and before in "([" or token.kind == CLOSE and after in ")]" or touching:
                pass
            elif previous.kind == OPEN or token.kind == CLOSE or _space_between(previous, token):
                out.append(" ")
        out.append(token.text)
        previous = token
    return "".join(out)


def _flatten(tokens: list[Token], out: list[Token]) -> None:
    stack = [iter(tokens)]
    while stack:
        for token in stack[-1]:
            if token.kind == INTERP:
                assert isinstance(token, InterpToken)
                stack.append(iter(token.fragment.tokens))
                break
            if token.kind != EOF:
                out.append(token)
        else:
            stack.pop()
