"""Attributes, with `cfg` and `cfg_attr` evaluated."""

from __future__ import annotations

from dataclasses import field

from engine.records import record
from engine.source import Span
from engine.syntax import ast
from engine.syntax.cfg import evaluate, split_commas
from engine.syntax.grammar import Grammar
from engine.syntax.tokens import EOF, IDENT, INTERP, KEYWORD, InterpToken, Token, render

__all__ = ["AttributeParser", "ParsedAttr"]

_MAX_CFG_ATTR = 16  # `cfg_attr` inside `cfg_attr`


@record
class ParsedAttr(ast.Attr):
    """An attribute that still has the tokens after its path (no `EOF`)."""

    tokens: list[Token] = field(default_factory=list)


class AttributeParser(Grammar):
    """Parses `#[…]` and `#![…]`."""

    def outer_attributes(self) -> list[ast.Attr] | None:
        if self.tok.text != "#":
            return []
        return self._attributes(inner=False)

    def inner_attributes(self) -> list[ast.Attr] | None:
        if self.tok.text != "#" or self.peek().text != "!":
            return []
        return self._attributes(inner=True)

    def _attributes(self, inner: bool) -> list[ast.Attr] | None:
        found: list[ast.Attr] = []
        keep = True
        while self.tok.text == "#" and (self.peek().text == "!") == inner:
            start = self.bump().span
            if inner:
                self.bump()
            if self.tok.text != "[":
                raise self.unexpected("`[`")
            content = self.group()
            if not self._attribute(content[:-1], start, inner, found, 0):
                keep = False
        if self.tok.text == "#" and self.peek().text == "!" and not inner:
            raise self.error("an inner attribute is not permitted in this context")
        return found if keep else None

    def _attribute(self, tokens: list[Token], start: Span, inner: bool, found: list[ast.Attr], nesting: int) -> bool:
        if len(tokens) == 1 and tokens[0].kind == INTERP:
            assert isinstance(tokens[0], InterpToken)
            tokens = [t for t in tokens[0].fragment.tokens if t.kind != EOF]
        if not tokens or tokens[0].kind not in {IDENT, KEYWORD, INTERP} and tokens[0].text != "::":
            raise self.error("expected identifier, found `]`" if not tokens else "expected identifier in attribute")
        if tokens[0].text == "unsafe" and len(tokens) > 1 and tokens[1].text == "(":
            tokens = tokens[2:-1]
        end = 0
        names: list[str] = []
        while end < len(tokens) and (tokens[end].kind in {IDENT, KEYWORD} or tokens[end].text == "::"):
            names.append(tokens[end].text)
            end += 1
        path = "".join(names)
        rest = tokens[end:]
        if path == "cfg":
            return evaluate(rest[1:-1], self.session.cfgs, tokens[0].span)
        if path == "cfg_attr":
            parts = split_commas(rest[1:-1])
            if not parts:
                raise self.error("malformed `cfg_attr` attribute input", tokens[0].span)
            if nesting > _MAX_CFG_ATTR:
                raise self.error("too many `cfg_attr` attributes inside each other", tokens[0].span)
            if not evaluate(parts[0], self.session.cfgs, tokens[0].span):
                return True
            # Each is read, even after a false one, so that mistakes in it are found.
            answers = [self._attribute(part, start, inner, found, nesting + 1) for part in parts[1:]]
            return all(answers)
        span = self.span_from(start)
        found.append(ParsedAttr(path, render(rest), span, inner, rest))
        if not self.session.crate:
            self.session.levels.note(found[-1])
        return not (path in {"test", "bench"} and not rest)
