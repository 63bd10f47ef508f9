"""The parser's position in a list of tokens, with what every part of the grammar needs."""

from __future__ import annotations

import re

from engine.features import unsupported
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.lifetimes import Lifetimes
from engine.syntax.limits import EXPANSION_NESTING, HEIGHT_LIMIT, NESTING_LIMIT, limit_reached
from engine.syntax.scopes import MacroScope
from engine.syntax.session import Session
from engine.syntax.tokens import (
    EOF,
    IDENT,
    INTERP,
    KEYWORD,
    LIFETIME,
    PUNCT,
    CrateToken,
    InterpToken,
    Token,
    VarToken,
    describe,
)

__all__ = ["Cursor"]


def _listing(part: str) -> tuple[int, str]:
    return (2 if part == "an operator" else 0 if part[0] == "`" else 1), part.strip("`")


class Cursor:
    """A balanced list of tokens ended by `EOF`, the current token, and the state that nested parsers inherit.

    `expand` is False while only the extent of a macro fragment is wanted: then macros are left alone. `level` is the
    number of macro expansions around the tokens, `depth` the nesting of constructs, `height` an upper bound of the
    height of the expression being parsed.
    """

    def __init__(self, session: Session, tokens: list[Token], scope: MacroScope, parent: Cursor | None = None) -> None:
        self.session = session
        self.tokens = tokens
        self.pos = 0
        self.tok = tokens[0]
        self.prev = tokens[0].span
        self.scope = scope
        self.height = 0
        self.no_struct = False
        self.split_log: list[tuple[int, Token]] = []
        if parent is None:
            self.depth = 0
            self.level = 0
            self.expand = True
            self.module: tuple[str, ...] = ()
            self.file_module: tuple[str, ...] = ()  # the module that the whole file is
            self.place = ("", "")  # the file's directory, and the one below it for the modules of a non-root file
            self.open_files: tuple[str, ...] = ()
            self.lazy = not session.file.is_local
            self.lifetimes: Lifetimes | None = Lifetimes() if session.file.is_local else None
        else:
            self.depth = parent.depth
            self.level = parent.level
            self.expand = parent.expand
            self.module = parent.module
            self.file_module = parent.file_module
            self.place = parent.place
            self.open_files = parent.open_files
            self.lazy = parent.lazy
            self.lifetimes = None

    # ------------------------------------------------------------ moving

    def bump(self) -> Token:
        """Takes the current token."""
        token = self.tok
        self.prev = token.span
        self.pos += 1
        self.tok = self.tokens[self.pos]
        return token

    def peek(self, distance: int = 1) -> Token:
        """A token further on, or `EOF`."""
        at = self.pos + distance
        return self.tokens[at] if at < len(self.tokens) else self.tokens[-1]

    def eat(self, text: str) -> bool:
        """Takes the current token if it is this punctuation, delimiter or keyword."""
        if self.tok.text == text:
            self.bump()
            return True
        return False

    def expect(self, text: str) -> Token:
        """Takes this punctuation, delimiter or keyword, or raises."""
        if self.tok.text != text:
            raise self.unexpected(f"`{text}`")
        return self.bump()

    def skip_group(self) -> None:
        """Passes a whole delimited group."""
        self.pos += self.tok.skip
        self.prev = self.tokens[self.pos].span
        self.pos += 1
        self.tok = self.tokens[self.pos]

    def seek(self, pos: int) -> None:
        """Goes to a position of the list."""
        self.pos = pos
        self.tok = self.tokens[pos]
        self.prev = self.tok.span

    def group(self) -> list[Token]:
        """Passes a delimited group and gives its contents, ended by `EOF` at the closing delimiter."""
        start = self.pos + 1
        end = self.pos + self.tok.skip
        closing = self.tokens[end].span
        self.skip_group()
        inner = self.tokens[start:end]
        inner.append(Token(EOF, "", closing))
        return inner

    def splits(self, first: str) -> bool:
        """Whether the current token is the punctuation `first` or can be split after it."""
        token = self.tok
        return token.kind == PUNCT and token.text.startswith(first) and (token.text == first or first in "<>&|=")

    def eat_split(self, first: str) -> bool:
        """Takes `first` off the front of the current token (`>` of `>>`, `&` of `&&`, …)."""
        token = self.tok
        if token.text == first:
            self.bump()
            return True
        if not self.splits(first):
            return False
        span = token.span
        middle = span.lo + len(first)
        rest = Token(PUNCT, token.text[len(first) :], Span(span.file, middle, span.hi, span.expansion), token.mark)
        self.split_log.append((self.pos, token))
        self.tokens[self.pos] = rest
        self.tok = rest
        self.prev = Span(span.file, span.lo, middle, span.expansion)
        return True

    def expect_split(self, first: str) -> None:
        """As `eat_split`, or raises."""
        if not self.eat_split(first):
            raise self.unexpected(f"`{first}`")

    def split_at_position(self) -> Token | None:
        """The part already taken of the current token, if it was split."""
        for at, token in self.split_log:
            if at == self.pos:
                span = token.span
                text = token.text[: len(token.text) - len(self.tok.text)]
                return Token(PUNCT, text, Span(span.file, span.lo, span.lo + len(text), span.expansion), token.mark)
        return None

    # ------------------------------------------------------------ spans and errors

    def span_from(self, start: Span) -> Span:
        """The span from a starting token to the last one taken."""
        end = self.prev
        if end.file is start.file and end.expansion is start.expansion:
            return Span(start.file, start.lo, end.hi if end.hi > start.lo else start.hi, start.expansion)
        return self.session.join(start, end)

    def unexpected(self, expected: str) -> Rejected:
        """The error that something else was expected here; `expected` lists it as in "`a`, `b`, or c"."""
        found = describe(self.tok)
        if self.tok.kind == EOF and self.tok.span.lo < self.tok.span.hi:
            found = f"`{self.tok.span.text()}`"
        # rustc lists tokens in the order of their text, then kinds of tokens, then operators.
        parts = sorted(set(re.split(", or |, | or ", expected)), key=_listing)
        if len(parts) > 2:
            what = f"one of {', '.join(parts[:-1])}, or {parts[-1]}"
        else:
            what = f"one of {parts[0]} or {parts[1]}" if len(parts) == 2 else parts[0]
        message = f"expected {what}, found {found}"
        return Rejected(message, self.tok.span, kind="syntax", label=f"expected {what}")

    def unexpected_after_expr(self, expected: str) -> Rejected:
        """As `unexpected` after an expression: its last token decides how it could go on."""
        last = self.tokens[self.pos - 1]
        more = "`.`, `?`, or an operator"
        if last.kind == IDENT or last.text in {"self", "Self", "super", "crate"}:
            if self.pos > 1 and self.tokens[self.pos - 2].text == ".":
                more += ", `(`, `::`"
            else:
                more += ", `!`, `::`" + ("" if self.no_struct else ", `{`")
        return self.unexpected(f"{expected}, {more}")

    def unexpected_after_type(self, expected: str) -> Rejected:
        """As `unexpected` after a type: its last token decides how it could go on."""
        last = self.tokens[self.pos - 1]
        if last.kind == IDENT or last.text == "Self":
            expected += ", `!`, `(`, `+`, `::`, `<`"
        elif last.text == ">":
            expected += ", `!`, `+`, `::`"
        return self.unexpected(expected)

    def unexpected_after_pattern(self, expected: str) -> Rejected:
        """As `unexpected` after a pattern: a name could go on with `@`."""
        last = self.tokens[self.pos - 1]
        return self.unexpected(expected + ", `@`" if last.kind == IDENT and last.text != "_" else expected)

    def error(self, message: str, span: Span | None = None, label: str = "") -> Rejected:
        """A syntax error at the span, by default the current token."""
        return Rejected(message, span or self.tok.span, kind="syntax", label=label)

    def unsupported(self, feature: str, detail: str = "") -> Rejected:
        """The refusal, at the current token, of a valid construct that cannot be run; by the id of its feature."""
        return unsupported(feature, self.tok.span, detail)

    # ------------------------------------------------------------ limits

    def enter(self) -> None:
        """Goes one construct deeper; the caller leaves by decrementing `depth`."""
        self.depth += 1
        if self.depth > NESTING_LIMIT and self.depth > NESTING_LIMIT + EXPANSION_NESTING * self.level:
            limit = NESTING_LIMIT + EXPANSION_NESTING * self.level
            raise limit_reached("the nesting of the source", limit, self.tok.span.call_site())

    def grow(self) -> None:
        """Counts one more operation around the expression at hand."""
        self.height += 1
        if self.height > HEIGHT_LIMIT:
            raise limit_reached("the number of chained operations", HEIGHT_LIMIT, self.tok.span)

    # ------------------------------------------------------------ names

    def at_ident(self) -> bool:
        """Whether the current token is an identifier other than `_`."""
        return self.tok.kind == IDENT and self.tok.text != "_"

    def at_word(self, word: str) -> bool:
        """Whether the current token is this contextual keyword."""
        return self.tok.kind == IDENT and self.tok.text == word

    def make_ident(self, token: Token) -> ast.Ident:
        """The identifier of a token."""
        text = token.text
        if text[:2] == "r#":
            text = text[2:]
        if token.__class__ is not Token:
            if isinstance(token, CrateToken):
                return ast.Ident(text, token.span, token.mark, token.root)
            if isinstance(token, VarToken):
                return ast.Ident(text, token.written, token.mark)
        return ast.Ident(text, token.span, token.mark)

    def parse_ident(self) -> ast.Ident:
        """An identifier that is no keyword and not `_`."""
        token = self.tok
        if token.kind != IDENT or token.text == "_":
            raise self.unexpected("identifier")
        return self.make_ident(self.bump())

    def parse_label(self) -> ast.Ident | None:
        """A label's lifetime, if one is here."""
        if self.tok.kind == LIFETIME:
            return self.make_ident(self.bump())
        return None

    def interpolated(self, *kinds: str) -> InterpToken | None:
        """The current token if it is a macro fragment of one of these kinds."""
        token = self.tok
        if token.kind == INTERP:
            assert isinstance(token, InterpToken)
            if token.fragment.kind in kinds:
                return token
        return None

    def at_path_start(self) -> bool:
        """Whether a path can start here."""
        token = self.tok
        kind = token.kind
        if kind == IDENT:
            return token.text != "_"
        if kind == KEYWORD:
            return token.text in {"self", "Self", "super", "crate"}
        if kind == PUNCT:
            return token.text in {"::", "<", "<<"}
        return kind == INTERP and self.interpolated("path", "ty") is not None
