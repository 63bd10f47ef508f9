"""Literal tokens to their values."""

from __future__ import annotations

import re

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.tokens import BYTE, BYTESTR, CHAR, CSTR, FLOAT, INT, STR, Token

__all__ = ["literal_expr", "string_value"]

_INT_SUFFIXES = frozenset("i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize".split())
_FLOAT_SUFFIXES = frozenset({"f16", "f32", "f64", "f128"})
_RADIX = {"0x": 16, "0o": 8, "0b": 2}
_ESCAPE = re.compile(r"\\(?:u\{([^}]*)\}|x(..)|\n[ \t\n\r]*|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "0": "\0", "'": "'", '"': '"'}
_RADIX_DIGITS = {16: "0123456789abcdefABCDEF", 8: "01234567", 2: "01"}
_NUMBER = re.compile(r"([0-9_]+(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]+)?)(\w*)")


def literal_expr(token: Token) -> ast.Expr:
    """The expression of a literal token. Raises Rejected (syntax) for bad escapes, suffixes and digits."""
    kind = token.kind
    span = token.span
    text = token.text
    if kind == INT:
        return _number(text, span)
    if kind == STR:
        return ast.StrLit(span, string_value(token)[0])
    if kind == FLOAT:
        return _float(text, span)
    if kind == CHAR:
        return ast.CharLit(span, ord(_unescape(text[1:-1], span, 1, "char")[0]))
    if kind == BYTE:
        return ast.ByteLit(span, ord(_unescape(text[2:-1], span, 2, "byte")[0]))
    if kind == BYTESTR:
        return ast.ByteStrLit(span, _bytes(text, span, "byte"))
    assert kind == CSTR
    value = _bytes(text, span, "c")
    if b"\0" in value:
        raise Rejected("null characters in C string literals are not supported", span, kind="syntax")
    return ast.CStrLit(span, value)


def string_value(token: Token) -> tuple[str, list[int] | None]:
    """The value of a string literal, and where each of its characters starts in the literal's text.

    The positions are None when the text has no escapes: then character i stands at the offset of the first one plus i.
    """
    text = token.text
    if text[0] == "r":
        return _newlines(text[text.index('"') + 1 : text.rindex('"')]), None
    body = text[1:-1]
    if "\\" not in body:
        return _newlines(body), None
    return _unescape(body, token.span, 1, "str")


def first_offset(token: Token) -> int:
    """The offset within a string literal's text of its first character."""
    return token.text.index('"') + 1


def _newlines(body: str) -> str:
    return body.replace("\r\n", "\n") if "\r" in body else body


def _bytes(text: str, span: Span, mode: str) -> bytes:
    start = text.index('"') + 1
    end = text.rindex('"')
    raw = "r" in text[: start - 1]
    body = text[start:end]
    if mode == "byte":
        bad = next((i for i, c in enumerate(body) if ord(c) > 127), None)
        if bad is not None:
            at = span.lo + start + bad
            raise Rejected(
                "non-ASCII character in byte string literal", Span(span.file, at, at + 1, span.expansion), kind="syntax"
            )
        value = _newlines(body) if raw else _unescape(body, span, start, "byte")[0]
        return value.encode("latin-1")
    if raw:
        return _newlines(body).encode()
    # In C strings `\xff` is one byte, while written characters and `\u{}` are UTF-8.
    out = bytearray()
    at = 0
    for found in _ESCAPE.finditer(body):
        out += _newlines(body[at : found.start()]).encode()
        char = _escape(found, span, start, "c")
        out += bytes([ord(char)]) if found.group(2) else char.encode()
        at = found.end()
    return bytes(out + _newlines(body[at:]).encode())


def _unescape(body: str, span: Span, start: int, mode: str) -> tuple[str, list[int] | None]:
    if "\\" not in body:
        if mode == "byte" and len(body) == 1 and ord(body) > 127:
            raise Rejected("non-ASCII character in byte literal", span, kind="syntax")
        return _newlines(body), None
    chars: list[str] = []
    where: list[int] = []
    at = 0
    for found in _ESCAPE.finditer(body):
        for i in range(at, found.start()):
            chars.append(body[i])
            where.append(start + i)
        char = _escape(found, span, start, mode)
        if char:
            chars.append(char)
            where.append(start + found.start())
        at = found.end()
    for i in range(at, len(body)):
        chars.append(body[i])
        where.append(start + i)
    return "".join(chars), where


def _escape(found: re.Match[str], span: Span, start: int, mode: str) -> str:
    at = span.lo + start + found.start()
    here = Span(span.file, at, at + len(found.group()), span.expansion)
    unicode, hexa, simple = found.groups()
    if unicode is not None:
        digits = unicode.replace("_", "")
        if mode == "byte":
            raise Rejected("unicode escape in byte string", here, kind="syntax")
        if not digits or len(digits) > 6 or any(c not in _RADIX_DIGITS[16] for c in digits):
            raise Rejected("invalid unicode character escape", here, kind="syntax")
        value = int(digits, 16)
        if value > 0x10FFFF or 0xD800 <= value < 0xE000:
            raise Rejected("invalid unicode character escape", here, kind="syntax")
        return chr(value)
    if hexa is not None:
        if any(c not in _RADIX_DIGITS[16] for c in hexa):
            raise Rejected(f"invalid character in numeric character escape: `{hexa}`", here, kind="syntax")
        value = int(hexa, 16)
        if mode in {"char", "str"} and value > 127:
            raise Rejected("out of range hex escape", here, kind="syntax")
        return chr(value)
    if simple is None:
        return ""
    char = _SIMPLE.get(simple)
    if char is None:
        kind = "byte" if mode == "byte" else "character"
        raise Rejected(f"unknown {kind} escape: `{simple}`", here, kind="syntax")
    return char


def _number(text: str, span: Span) -> ast.Expr:
    radix = _RADIX.get(text[:2], 10)
    if radix == 10:
        found = _NUMBER.fullmatch(text)
        assert found is not None
        digits, suffix = found.groups()
        if suffix in _FLOAT_SUFFIXES:
            return ast.FloatLit(span, digits.replace("_", ""), suffix)
    else:
        allowed = _RADIX_DIGITS[radix] + "_"
        end = 2
        while end < len(text) and text[end] in allowed:
            end += 1
        digits, suffix = text[2:end], text[end:]
        if suffix[:1].isdigit():
            raise Rejected(f"invalid digit for a base {radix} literal", span, kind="syntax")
    digits = digits.replace("_", "")
    if not digits:
        raise Rejected("no valid digits found for number", span, kind="syntax", code="E0768")
    if suffix and suffix not in _INT_SUFFIXES:
        raise _bad_suffix(suffix, span, "number")
    if len(digits) > 200:
        raise Rejected("integer literal is too large", span, kind="syntax")
    value = int(digits, radix)
    if value >= 1 << 128:
        raise Rejected("integer literal is too large", span, kind="syntax")
    return ast.IntLit(span, value, suffix or None)


def _float(text: str, span: Span) -> ast.FloatLit:
    found = _NUMBER.fullmatch(text)
    assert found is not None
    digits, suffix = found.groups()
    if suffix and suffix not in _FLOAT_SUFFIXES:
        raise _bad_suffix(suffix, span, "float")
    return ast.FloatLit(span, digits.replace("_", ""), suffix or None)


def _bad_suffix(suffix: str, span: Span, what: str) -> Rejected:
    return Rejected(
        f"invalid suffix `{suffix}` for {what} literal",
        span,
        kind="syntax",
        label=f"invalid suffix `{suffix}`",
        helps=["the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)"] if what == "number" else [],
    )
