"""Source text to a balanced flat list of tokens."""

from __future__ import annotations

import re

from engine.source import Rejected, SourceFile, Span
from engine.syntax.limits import NESTING_LIMIT, SOURCE_LIMIT, TOKEN_LIMIT, limit_reached
from engine.syntax.tokens import (
    BYTE,
    BYTESTR,
    CHAR,
    CLOSE,
    CSTR,
    EOF,
    FLOAT,
    IDENT,
    INT,
    KEYWORD,
    LIFETIME,
    OPEN,
    PUNCT,
    STR,
    STRICT_KEYWORDS,
    Token,
)

__all__ = ["lex"]

_CHAR_BODY = r"(?:[^\\'\n\r\t]|\\(?:u\{[^}'\n]*\}|x[^'\n]{2}|[^\n]))"
# Alternatives in the order in which Rust decides; the group that matched names the kind.
_TOKEN = re.compile(
    r"""
    (?P<space>(?:[ \t\n\v\f\r\x85\u200e\u200f\u2028\u2029]++|//[^\n]*+)++)
  | (?P<comment>/\*)
  | (?P<rawstr>(?:br|cr|r)\#*+")
  | (?P<str>[bc]?"(?:[^"\\]++|\\.)*+")
  | (?P<byte>b'"""
    + _CHAR_BODY
    + r"""')
  | (?P<rawident>r\#[^\W\d]\w*+)
  | (?P<ident>[^\W\d]\w*+)
  | (?P<char>'"""
    + _CHAR_BODY
    + r"""')
  | (?P<lifetime>'(?:r\#)?[^\W\d]\w*+)
  | (?P<float>[0-9][0-9_]*+(?:\.[0-9][0-9_]*+(?:[eE][+-]?_*+[0-9][0-9_]*+)?|[eE][+-]?_*+[0-9][0-9_]*+)(?:[^\W\d]\w*+)?
      |[0-9][0-9_]*+\.(?![.\w]))
  | (?P<int>[0-9]\w*+)
  | (?P<open>[(\[{])
  | (?P<close>[)\]}])
  | (?P<punct><<=|>>=|\.\.\.|\.\.=|&&|\|\||<<|>>|\+=|-=|\*=|/=|%=|\^=|&=|\|=|==|!=|>=|<=|->|=>|::|\.\.
      |[-+*/%^!&|=<>@.,;:\#$?~])
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT_EDGE = re.compile(r"/\*|\*/")
_CLOSER = {"(": ")", "[": "]", "{": "}"}
_SIMPLE_KINDS = {"lifetime": LIFETIME, "char": CHAR, "byte": BYTE, "float": FLOAT, "int": INT}
_STRING_KINDS = {"b": BYTESTR, "c": CSTR}


def lex(file: SourceFile, edition: int = 2021) -> list[Token]:
    """The tokens of a file, ended by one `EOF` token.

    Raises Rejected (syntax) for text that is no token and for unbalanced delimiters, and naming the limit for text
    that is too long or too deeply nested.
    """
    text = file.text
    size = len(text)
    if file.is_local and size > SOURCE_LIMIT:
        raise limit_reached("the length of the source text in characters", SOURCE_LIMIT, Span(file, 0, 0))
    keywords = STRICT_KEYWORDS | {"gen"} if edition >= 2024 else STRICT_KEYWORDS
    tokens: list[Token] = []
    append = tokens.append
    match = _TOKEN.match
    stack: list[int] = []
    at = _after_shebang(text)
    while at < size:
        found = match(text, at)
        if found is None:
            raise _no_token(file, at)
        kind = found.lastgroup
        end = found.end()
        if kind == "space":
            at = end
            continue
        if kind == "ident":
            word = text[at:end]
            if end < size and text[end] in "\"'#" and edition >= 2021:
                raise Rejected(
                    f"prefix `{word}` is unknown", Span(file, at, end), kind="syntax", label="unknown prefix"
                )
            if word in keywords:
                append(Token(KEYWORD, word, Span(file, at, end)))
            else:
                append(Token(IDENT, word, Span(file, at, end)))
        elif kind == "punct":
            append(Token(PUNCT, found.group(), Span(file, at, end)))
        elif kind == "open":
            stack.append(len(tokens))
            if len(stack) > NESTING_LIMIT:
                raise limit_reached("the nesting of delimiters", NESTING_LIMIT, Span(file, at, end))
            append(Token(OPEN, found.group(), Span(file, at, end)))
        elif kind == "close":
            closing = found.group()
            span = Span(file, at, end)
            if not stack:
                raise Rejected(
                    f"unexpected closing delimiter: `{closing}`",
                    span,
                    kind="syntax",
                    label="unexpected closing delimiter",
                )
            opener = tokens[stack[-1]]
            if _CLOSER[opener.text] != closing:
                raise _mismatch(tokens, stack, closing, span)
            opener.skip = len(tokens) - stack.pop()
            append(Token(CLOSE, closing, span))
        elif kind == "comment":
            end = _skip_comment(file, at)
        elif kind == "rawident":
            append(_raw_identifier(text[at:end], Span(file, at, end)))
        elif kind == "str" or kind == "rawstr":
            token = _string(file, at, end, raw=kind == "rawstr")
            append(token)
            end = token.span.hi
        else:
            assert kind is not None
            append(Token(_SIMPLE_KINDS[kind], found.group(), Span(file, at, end)))
            if kind == "lifetime" and end < size and text[end] == "'":
                raise Rejected(
                    "character literal may only contain one codepoint", Span(file, at, end + 1), kind="syntax"
                )
        at = end
        if len(tokens) > TOKEN_LIMIT and file.is_local:
            raise limit_reached("the number of tokens", TOKEN_LIMIT, Span(file, at, at))
    if stack:
        raise _unclosed(tokens, stack, Span(file, max(size - 1, 0), size))
    append(Token(EOF, "", Span(file, size, size)))
    return tokens


def _after_shebang(text: str) -> int:
    at = 1 if text.startswith("\ufeff") else 0
    if text.startswith("#!", at) and not re.match(r"\s*\[", text[at + 2 : at + 200]):
        newline = text.find("\n", at)
        return len(text) if newline < 0 else newline
    return at


def _skip_comment(file: SourceFile, at: int) -> int:
    depth = 0
    for edge in _COMMENT_EDGE.finditer(file.text, at):
        depth += 1 if edge.group() == "/*" else -1
        if depth == 0:
            return edge.end()
    raise Rejected("unterminated block comment", Span(file, at, len(file.text)), kind="syntax", code="E0758")


def _raw_identifier(text: str, span: Span) -> Token:
    if text[2:] in {"crate", "self", "super", "Self", "_"}:
        raise Rejected(f"`{text[2:]}` cannot be a raw identifier", span, kind="syntax")
    return Token(IDENT, text, span)


def _string(file: SourceFile, at: int, end: int, raw: bool) -> Token:
    text = file.text
    if raw:
        hashes = text.count("#", at, end)
        close = text.find('"' + "#" * hashes, end)
        if close < 0:
            raise Rejected("unterminated raw string", Span(file, at, end), kind="syntax", code="E0748")
        end = close + 1 + hashes
    literal = text[at:end]
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        raise Rejected("suffixes on string literals are invalid", Span(file, at, end + 1), kind="syntax")
    return Token(_STRING_KINDS.get(literal[0], STR), literal, Span(file, at, end))


def _no_token(file: SourceFile, at: int) -> Rejected:
    text = file.text
    char = text[at]
    if char == '"' or text.startswith(('b"', 'c"'), at):
        what = {'"': "double quote string", "b": "double quote byte string", "c": "C string"}[char]
        code = "E0765" if char == '"' else "E0766"
        return Rejected(f"unterminated {what}", Span(file, at, len(text)), kind="syntax", code=code)
    if char == "'":
        if text.startswith("''", at):
            return Rejected("empty character literal", Span(file, at, at + 2), kind="syntax")
        return Rejected("unterminated character literal", Span(file, at, at + 1), kind="syntax", code="E0763")
    return Rejected(f"unknown start of token: {char}", Span(file, at, at + 1), kind="syntax")


def _mismatch(tokens: list[Token], stack: list[int], closing: str, span: Span) -> Rejected:
    opener = tokens[stack[-1]]
    # An enclosing delimiter that would fit means that the inner one was never closed.
    if any(_CLOSER[tokens[i].text] == closing for i in stack[:-1]):
        return _unclosed_at(opener.span, span)
    error = Rejected(
        f"mismatched closing delimiter: `{closing}`", span, kind="syntax", label="mismatched closing delimiter"
    )
    line, col = opener.span.start()
    error.notes.append(f"the unclosed delimiter is at {opener.span.file.name}:{line}:{col}")
    return error


def _unclosed(tokens: list[Token], stack: list[int], end: Span) -> Rejected:
    return _unclosed_at(tokens[stack[-1]].span, end)


def _unclosed_at(opener: Span, end: Span) -> Rejected:
    line, col = end.start()
    return Rejected(
        "this file contains an unclosed delimiter",
        opener,
        kind="syntax",
        label="unclosed delimiter",
        notes=[f"the closing delimiter was missed at {end.file.name}:{line}:{col}"],
    )
