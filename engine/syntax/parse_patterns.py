"""Patterns."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.literals import literal_expr
from engine.syntax.parse_types import TypeParser
from engine.syntax.tokens import EOF, IDENT, INT, KEYWORD, OPEN, Token

__all__ = ["PatternParser"]

_RANGES = frozenset({"..", "..=", "..."})


class PatternParser(TypeParser):
    """Parses patterns."""

    def parse_pattern(self) -> ast.Pat:
        start = self.tok.span
        self.eat("|")
        first = self._first_alternative()
        if self.tok.text != "|":
            return first
        alts = [first]
        while self.eat("|"):
            alts.append(self.parse_pattern_no_alt())
        return ast.OrPat(self.span_from(start), alts)

    def parse_let_pattern(self) -> ast.Pat:
        """The pattern of a `let` statement: alternatives stand in parentheses there."""
        start = self.tok.span
        leading = self.tok.text == "|"
        pat = self.parse_pattern() if leading else self._first_alternative()
        if not leading and self.tok.text != "|":
            return pat
        while self.eat("|"):
            self.parse_pattern_no_alt()
        raise self.error("`let` bindings require top-level or-patterns in parentheses", self.span_from(start))

    def _first_alternative(self) -> ast.Pat:
        pat = self.parse_pattern_no_alt()
        if self.tok.text == "||":
            raise self.error("unexpected token `||` in pattern", label="help: use a single `|` to separate patterns")
        return pat

    def parse_pattern_no_alt(self) -> ast.Pat:
        self.enter()
        pat = self._pattern()
        self.depth -= 1
        return pat

    def parse_parameter_pattern(self) -> ast.Pat:
        """The pattern of a function's or closure's parameter."""
        token = self.tok
        try:
            return self.parse_pattern_no_alt()
        except Rejected as error:
            if error.span is token.span and error.message.startswith("expected pattern,"):
                raise self.unexpected("parameter name") from None
            raise

    def _pattern(self) -> ast.Pat:
        token = self.tok
        start = token.span
        text = token.text
        kind = token.kind
        if kind == IDENT:
            if text == "_":
                self.bump()
                return ast.WildPat(start)
            if text == "box" or (text == "builtin" and self.peek().text == "#"):
                raise self.unsupported("box-patterns")
            following = self.peek().text
            if following not in {"::", "(", "{", "!", "..", "..=", "...", "<"} or (
                following == "!" and self.peek(2).kind != OPEN
            ):
                return self._ident_pattern(start)
        elif text == "&" or text == "&&":
            return self._reference_pattern(start)
        elif text == "(":
            return self._tuple_pattern(start)
        elif text == "[":
            self.bump()
            elems, _ = self._pattern_list("]")
            return ast.SlicePat(self.span_from(start), elems)
        elif text in _RANGES:
            return self._half_open_or_rest(start)
        elif kind >= INT or text == "-" or text in {"true", "false"}:
            expr = self.parse_literal_or_negated()
            return self._range_or(expr, start)
        elif kind == KEYWORD:
            if text in {"mut", "ref"}:
                return self._ident_pattern(start)
            if text == "const" and self.peek().text == "{":
                self.bump()
                block = self.parse_block()
                block.kind = "const"
                block.span = self.span_from(start)
                return self._range_or(block, start)
            if text == "box":
                raise self.unsupported("box-patterns")
        elif text == "!":
            raise self.unsupported("never-patterns")
        fragment = self.interpolated("pat", "pat_param")
        if fragment is not None:
            self.bump()
            return self.nested(fragment.fragment.tokens).parse_pattern()
        fragment = self.interpolated("literal", "expr")
        if fragment is not None:
            self.bump()
            return self._range_or(self._fragment_literal(fragment.fragment.tokens), start)
        if not self.at_path_start():
            raise self.unexpected("pattern")
        return self._path_pattern(start)

    def _fragment_literal(self, tokens: list[Token]) -> ast.Expr:
        inner = self.nested(tokens)
        if inner.tok.text == "const" or inner.tok.kind == IDENT:
            return inner.parse_expr()
        expr = inner.parse_literal_or_negated()
        if inner.tok.kind != EOF:
            raise inner.error("arbitrary expressions aren't allowed in patterns", expr.span)
        return expr

    def _ident_pattern(self, start: Span) -> ast.Pat:
        if self.tok.text == "mut" and self.peek().text == "self":
            raise self.unexpected("identifier")
        by_ref = self.eat("ref")
        mutable = self.eat("mut")
        ident = self.parse_ident()
        sub = self.parse_pattern_no_alt() if self.eat("@") else None
        return ast.IdentPat(self.span_from(start), ident, by_ref, mutable, sub)

    def _reference_pattern(self, start: Span) -> ast.Pat:
        if self.tok.text == "&&":
            self.eat_split("&")
            self.enter()
            inner = self._reference_pattern(self.tok.span)
            self.depth -= 1
            return ast.RefPat(self.span_from(start), inner, False)
        self.bump()
        if self.tok.text == "mut" and self.peek().kind == IDENT and self.peek(2).text == "@":
            raise self.unsupported("mut-subpatterns")
        mutable = self.eat("mut")
        pat = self.parse_pattern_no_alt()
        return ast.RefPat(self.span_from(start), pat, mutable)

    def _tuple_pattern(self, start: Span) -> ast.Pat:
        self.bump()
        elems, comma = self._pattern_list(")")
        if len(elems) == 1 and not comma and not isinstance(elems[0], ast.RestPat):
            return elems[0]
        return ast.TuplePat(self.span_from(start), elems)

    def _pattern_list(self, close: str) -> tuple[list[ast.Pat], bool]:
        elems: list[ast.Pat] = []
        comma = False
        while self.tok.text != close:
            if self.outer_attributes() is None:
                self.parse_pattern()
            else:
                elems.append(self.parse_pattern())
            comma = self.eat(",")
            if not comma:
                break
        if self.tok.text != close:
            extra = ", `if`" if close == ")" else ""
            raise self.unexpected_after_pattern(f"`{close}`, `,`, `|`{extra}")
        self.bump()
        return elems, comma

    # ------------------------------------------------------------ ranges

    def _half_open_or_rest(self, start: Span) -> ast.Pat:
        inclusive = self.bump().text != ".."
        if self._at_range_end():
            return ast.RangePat(self.span_from(start), None, self._range_end(), inclusive)
        if inclusive:
            raise Rejected("inclusive range with no end", start, kind="syntax", code="E0586")
        return ast.RestPat(start)

    def _range_or(self, lo: ast.Expr, start: Span) -> ast.Pat:
        text = self.tok.text
        if text not in _RANGES:
            return ast.LitPat(self.span_from(start), lo)
        return self._range_from(lo, start)

    def _range_from(self, lo: ast.Expr, start: Span) -> ast.Pat:
        operator = self.bump()
        if operator.text == "...":
            if self.session.edition >= 2021:
                raise self.error("`...` range patterns are not allowed", operator.span)
            inclusive = True
        else:
            inclusive = operator.text == "..="
        hi = self._range_end() if self._at_range_end() else None
        if hi is None and inclusive:
            raise Rejected("inclusive range with no end", operator.span, kind="syntax", code="E0586")
        return ast.RangePat(self.span_from(start), lo, hi, inclusive)

    def _at_range_end(self) -> bool:
        token = self.tok
        return (
            token.kind >= INT
            or token.text in {"-", "true", "false"}
            or (token.text == "const" and self.peek().text == "{")
            or self.interpolated("literal", "expr") is not None
            or self.at_path_start()
        )

    def _range_end(self) -> ast.Expr:
        start = self.tok.span
        fragment = self.interpolated("literal", "expr")
        if fragment is not None:
            self.bump()
            return self._fragment_literal(fragment.fragment.tokens)
        if self.tok.text == "const":
            self.bump()
            block = self.parse_block()
            block.kind = "const"
            block.span = self.span_from(start)
            return block
        if self.at_path_start():
            qself, path = self.parse_any_path("expr")
            return ast.PathExpr(self.span_from(start), path, qself)
        return self.parse_literal_or_negated()

    # ------------------------------------------------------------ paths

    def _path_pattern(self, start: Span) -> ast.Pat:
        qself, path = self.parse_any_path("expr")
        text = self.tok.text
        if text == "(":
            self.bump()
            elems, _ = self._pattern_list(")")
            return ast.TupleStructPat(self.span_from(start), path, elems, qself)
        if text == "{":
            return self._struct_pattern(start, path, qself)
        if text == "!" and qself is None and self.peek().kind == OPEN:
            return self.parse_pattern_macro(path, start)
        if text in _RANGES:
            return self._range_from(ast.PathExpr(self.span_from(start), path, qself), start)
        first = path.segments[0]
        if qself is None and len(path.segments) == 1 and not path.leading and first.args is None:
            if first.ident.name not in {"Self", "self", "crate", "super"}:
                sub = self.parse_pattern_no_alt() if self.eat("@") else None
                return ast.IdentPat(self.span_from(start), first.ident, sub=sub)
        return ast.PathPat(self.span_from(start), path, qself)

    def _struct_pattern(self, start: Span, path: ast.Path, qself: ast.QSelf | None) -> ast.Pat:
        self.expect("{")
        fields: list[ast.FieldPat] = []
        rest = False
        while self.tok.text != "}":
            keep = self.outer_attributes() is not None
            if self.tok.text == "..":
                self.bump()
                rest = True
                if self.tok.text == ",":
                    raise self.error(
                        "expected `}`, found `,`", label="`..` must be at the end and cannot have a trailing comma"
                    )
                break
            field = self._field_pattern()
            if keep:
                fields.append(field)
            if not self.eat(","):
                break
        if self.tok.text != "}":
            raise self.error("expected `,`")
        self.bump()
        return ast.StructPat(self.span_from(start), path, fields, rest, qself)

    def _field_pattern(self) -> ast.FieldPat:
        token = self.tok
        start = token.span
        if self.peek().text == ":" and (token.kind == IDENT or token.kind == INT):
            self.bump()
            self.bump()
            name = self.make_ident(token)
            return ast.FieldPat(name, self.parse_pattern())
        if token.text == "box":
            raise self.unsupported("box-patterns")
        by_ref = self.eat("ref")
        mutable = self.eat("mut")
        name = self.parse_ident()
        return ast.FieldPat(name, ast.IdentPat(self.span_from(start), name, by_ref, mutable))

    def parse_literal_or_negated(self) -> ast.Expr:
        token = self.tok
        fragment = self.interpolated("literal", "expr")
        if fragment is not None:
            self.bump()
            return self._fragment_literal(fragment.fragment.tokens)
        if token.text == "-":
            self.bump()
            if self.tok.kind < INT and self.interpolated("literal", "expr") is None:
                raise self.unexpected("pattern")
            operand = self.parse_literal_or_negated()
            return ast.Unary(self.span_from(token.span), "-", operand)
        if token.kind >= INT:
            self.bump()
            return literal_expr(token)
        if token.text in {"true", "false"}:
            self.bump()
            return ast.BoolLit(token.span, token.text == "true")
        raise self.unexpected("literal")
