"""`cfg` predicates, as for `x86_64-unknown-linux-gnu` under the interpreter."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax.tokens import EOF, IDENT, KEYWORD, OPEN, STR, Token

__all__ = ["evaluate", "split_commas"]

_FLAGS = frozenset({"debug_assertions", "miri", "unix", "overflow_checks", "target_thread_local"})
_VALUES = frozenset(
    {
        ("target_os", "linux"),
        ("target_arch", "x86_64"),
        ("target_pointer_width", "64"),
        ("target_endian", "little"),
        ("target_family", "unix"),
        ("target_env", "gnu"),
        ("target_vendor", "unknown"),
        ("panic", "unwind"),
        *(("target_has_atomic", width) for width in ("8", "16", "32", "64", "ptr")),
    }
)


def split_commas(tokens: list[Token]) -> list[list[Token]]:
    """The comma-separated parts of a token list, without the `EOF`; a trailing comma adds nothing."""
    parts: list[list[Token]] = []
    part: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == EOF:
            break
        if token.text == ",":
            parts.append(part)
            part = []
            at += 1
            continue
        part.extend(tokens[at : at + token.skip + 1])
        at += token.skip + 1
    if part:
        parts.append(part)
    return parts


def evaluate(tokens: list[Token], names: frozenset[str], at: Span) -> bool:
    """Whether a predicate holds; `names` are those given by `--cfg` (`name` or `key="value"`).

    Raises Rejected (syntax) for what is no predicate.
    """
    tokens = [t for t in tokens if t.kind != EOF]
    if not tokens:
        raise Rejected("`cfg` predicate is not specified", at, kind="syntax")
    head = tokens[0]
    if head.kind not in {IDENT, KEYWORD}:
        raise Rejected("`cfg` predicate key must be an identifier", head.span, kind="syntax")
    if len(tokens) == 1:
        if head.text in {"true", "false"}:
            return head.text == "true"
        return head.text in _FLAGS or head.text in names
    second = tokens[1]
    if second.kind == OPEN and second.skip == len(tokens) - 2:
        parts = split_commas(tokens[2:-1])
        if head.text == "not":
            if len(parts) != 1:
                raise Rejected("expected 1 cfg-pattern", head.span, kind="syntax", code="E0536")
            return not evaluate(parts[0], names, head.span)
        answers = [evaluate(part, names, head.span) for part in parts]
        if head.text == "all":
            return all(answers)
        if head.text == "any":
            return any(answers)
        raise Rejected(f"invalid predicate `{head.text}`", head.span, kind="syntax", code="E0537")
    if second.text == "=" and len(tokens) == 3 and tokens[2].kind == STR:
        value = tokens[2].text[1:-1]
        return (head.text, value) in _VALUES or f'{head.text}="{value}"' in names
    raise Rejected("malformed `cfg` predicate", head.span, kind="syntax")
