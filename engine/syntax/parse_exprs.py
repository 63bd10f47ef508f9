"""Operators, prefixes and postfixes of expressions."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.parse_patterns import PatternParser
from engine.syntax.tokens import FLOAT, IDENT, INT, INTERP, KEYWORD, LIFETIME, OPEN, PUNCT, Token, VarToken

__all__ = ["START_KEYWORDS", "START_PUNCT", "ExprParser", "with_attributes"]

_AS = 14
_COMPARE = 7
_AND = 6
_RANGE = 4
_ASSIGN = 2
_BINARY: dict[str, int] = {
    "*": 13, "/": 13, "%": 13,
    "+": 12, "-": 12,
    "<<": 11, ">>": 11,
    "&": 10, "^": 9, "|": 8,
    "==": _COMPARE, "!=": _COMPARE, "<": _COMPARE, ">": _COMPARE, "<=": _COMPARE, ">=": _COMPARE,
    "&&": _AND, "||": 5,
    "..": _RANGE, "..=": _RANGE, "...": _RANGE,
    "=": _ASSIGN, "+=": _ASSIGN, "-=": _ASSIGN, "*=": _ASSIGN, "/=": _ASSIGN, "%=": _ASSIGN,
    "^=": _ASSIGN, "&=": _ASSIGN, "|=": _ASSIGN, "<<=": _ASSIGN, ">>=": _ASSIGN,
}  # fmt: skip
START_KEYWORDS = frozenset(
    "if match loop while for unsafe return break continue move self Self super crate true false let async const static"
    " do yield try".split()
)
START_PUNCT = frozenset({"-", "*", "!", "&", "&&", "|", "||", "..", "..=", "...", "<", "<<", "::", "#"})
_EXPR_FRAGMENTS = frozenset({"expr", "literal", "path", "block", "ty"})


class ExprParser(PatternParser):
    """Parses expressions by precedence climbing; `_primary` is defined by the subclass."""

    let_ok = False  # whether `let` may stand here as a condition

    def _primary(self) -> ast.Expr:
        raise NotImplementedError

    def _block_like(self) -> ast.Expr | None:
        raise NotImplementedError

    # ------------------------------------------------------------ entry points

    def parse_expr(self) -> ast.Expr:
        restricted, let_ok = self.no_struct, self.let_ok
        self.no_struct = self.let_ok = False
        expr = self.inner_expr()
        self.no_struct, self.let_ok = restricted, let_ok
        return expr

    def inner_expr(self) -> ast.Expr:
        """A nested expression under the restrictions in force."""
        outer = self.height
        self.height = 0
        self.enter()
        expr = self._climb(0)
        self.depth -= 1
        if self.height + 1 > outer:
            outer = self.height + 1
        self.height = outer
        return expr

    def parse_condition(self, let_ok: bool = True) -> ast.Expr:
        """The head of `if`, `while`, `match` or `for`: no struct literals, perhaps `let`."""
        restricted, let_before = self.no_struct, self.let_ok
        self.no_struct, self.let_ok = True, let_ok
        expr = self.inner_expr()
        self.no_struct, self.let_ok = restricted, let_before
        if self.session.edition < 2024 and expr.__class__ is ast.Binary:
            self._no_let_chain(expr)
        return expr

    def _no_let_chain(self, expr: ast.Expr) -> None:
        parts: list[ast.Expr] = []
        while isinstance(expr, ast.Binary) and expr.op == "&&":
            parts.append(expr.right)
            expr = expr.left
        for part in (expr, *reversed(parts)):
            if isinstance(part, ast.Let) and part.span.file.is_local:
                raise self.error("let chains are only allowed in Rust 2024 or later", part.span)

    def parse_guard(self) -> ast.Expr:
        """The condition of a match arm."""
        restricted, let_before = self.no_struct, self.let_ok
        self.no_struct, self.let_ok = False, True
        expr = self.inner_expr()
        self.no_struct, self.let_ok = restricted, let_before
        return expr

    def statement_expr(self) -> tuple[ast.Expr, bool]:
        """An expression at the start of a statement or arm, and whether it is complete without `;` or `,`."""
        restricted, let_ok = self.no_struct, self.let_ok
        self.no_struct = self.let_ok = False
        outer = self.height
        self.height = 0
        self.enter()
        start = self.tok.span
        expr = self._block_like()
        complete = False
        if expr is None:
            expr = self._climb(0)
        elif self.tok.text == "." or self.tok.text == "?":
            expr = self._climb_from(self._postfix(expr, start), start, 0)
        else:
            complete = True
        self.depth -= 1
        self.height = max(outer, self.height + 1)
        self.no_struct, self.let_ok = restricted, let_ok
        return expr, complete

    def continue_expr(self, expr: ast.Expr, start: Span) -> ast.Expr:
        """Goes on after a macro call that turned out to begin a larger expression."""
        return self._climb_from(self._postfix(expr, start), start, 0)

    # ------------------------------------------------------------ binary operators

    def _climb(self, minimum: int) -> ast.Expr:
        token = self.tok
        start = token.span
        if token.text in {"..", "..=", "..."} and token.kind == PUNCT:
            return self._prefix_range(start)
        left = self._prefix()
        token = self.tok
        if token.kind != PUNCT and token.text != "as":
            return left
        return self._climb_from(left, start, minimum)

    def _climb_from(self, left: ast.Expr, start: Span, minimum: int) -> ast.Expr:
        while True:
            token = self.tok
            op = token.text
            last = self.tokens[self.pos - 1]
            if last.__class__ is not Token and (last.kind == INTERP or isinstance(last, VarToken)):
                # As in rustc, what follows a macro variable counts from there.
                start = last.span
            if token.kind != PUNCT:
                if op == "as" and token.kind == KEYWORD and minimum <= _AS:
                    self.bump()
                    ty = self.parse_type(allow_plus=False)
                    left = ast.Cast(self.span_from(start), left, ty)
                    self.grow()
                    if self.tok.text in {"?", "."} and self.tok.kind == PUNCT:
                        what = "a method call" if self.tok.text == "." else "`?`"
                        raise self.error(f"cast cannot be followed by {what}", left.span)
                    continue
                return left
            level = _BINARY.get(op)
            if level is None or level < minimum:
                return left
            if self.let_ok and op != "&&" and level <= _COMPARE and _has_let(left):
                raise self.error("expected expression, found `let` statement", left.span)
            if level == _RANGE:
                # Nothing binds to a range on its right.
                return self._range_after(left, start)
            self.bump()
            self.grow()
            if level == _ASSIGN:
                self.enter()
                right = self._climb(_ASSIGN)
                self.depth -= 1
                span = self.span_from(start)
                left = ast.Assign(span, left, right) if op == "=" else ast.AssignOp(span, op[:-1], left, right)
                continue
            right = self._climb(level + 1)
            if right.__class__ is ast.Let and op != "&&":
                raise self.error("expected expression, found `let` statement", right.span)
            left = ast.Binary(self.span_from(start), op, left, right)
            if level == _COMPARE and _BINARY.get(self.tok.text) == _COMPARE and self.tok.kind == PUNCT:
                raise self.error("comparison operators cannot be chained", token.span)

    def _prefix_range(self, start: Span) -> ast.Expr:
        inclusive = self._range_operator()
        hi = self._climb(_RANGE + 1) if self.at_expr_start() else None
        if hi is None and inclusive:
            raise Rejected("inclusive range with no end", start, kind="syntax", code="E0586")
        return ast.Range(self.span_from(start), None, hi, inclusive)

    def _range_after(self, lo: ast.Expr, start: Span) -> ast.Expr:
        operator = self.tok.span
        inclusive = self._range_operator()
        self.grow()
        hi = self._climb(_RANGE + 1) if self.at_expr_start() else None
        if hi is None and inclusive:
            raise Rejected("inclusive range with no end", operator, kind="syntax", code="E0586")
        return ast.Range(self.span_from(start), lo, hi, inclusive)

    def _range_operator(self) -> bool:
        token = self.bump()
        if token.text == "...":
            raise self.error("unexpected token: `...`", token.span, "use `..` or `..=` for an inclusive range")
        return token.text == "..="

    def at_expr_start(self) -> bool:
        """Whether an expression can start here; `{` counts only where a struct literal may stand."""
        token = self.tok
        kind = token.kind
        if kind == IDENT or kind >= INT or kind == LIFETIME:
            return True
        if kind == OPEN:
            return token.text != "{" or not self.no_struct
        if kind == KEYWORD:
            return token.text in START_KEYWORDS
        if kind == PUNCT:
            return token.text in START_PUNCT
        if kind == INTERP:
            return self.interpolated(*_EXPR_FRAGMENTS) is not None
        return False

    # ------------------------------------------------------------ prefix operators

    def _prefix(self) -> ast.Expr:
        token = self.tok
        if token.kind != PUNCT:
            expr = self._primary()
            text = self.tok.text
            if text == "." or text == "(" or text == "?" or text == "[":
                return self._postfix(expr, token.span)
            return expr
        text = token.text
        start = token.span
        if text == "&" or text == "&&":
            self.enter()
            let_ok, self.let_ok = self.let_ok, False
            expr = self._borrow(start)
            self.let_ok = let_ok
            self.depth -= 1
            return expr
        if text == "*" or text == "-" or text == "!":
            self.bump()
            self.enter()
            let_ok, self.let_ok = self.let_ok, False
            operand = self._prefix()
            self.let_ok = let_ok
            self.depth -= 1
            self.grow()
            return ast.Unary(self.span_from(start), text, operand)
        if text == "#":
            attrs = self.outer_attributes()
            if attrs is None:
                raise self.error("removing an expression is not supported in this position", start)
            expr = with_attributes(self._prefix(), attrs)
            self.session.levels.close(attrs, self.span_from(start))
            return expr
        expr = self._primary()
        return self._postfix(expr, start)

    def _borrow(self, start: Span) -> ast.Expr:
        if self.tok.text == "&&":
            self.eat_split("&")
            self.enter()
            operand = self._borrow(self.tok.span)
            self.depth -= 1
            self.grow()
            return ast.AddrOf(self.span_from(start), operand, False)
        self.bump()
        raw = self.at_word("raw") and self.peek().text in {"const", "mut"} and self.peek().kind == KEYWORD
        if raw:
            self.bump()
            mutable = self.bump().text == "mut"
        else:
            mutable = self.eat("mut")
        operand = self._prefix()
        self.grow()
        return ast.AddrOf(self.span_from(start), operand, mutable, raw)

    # ------------------------------------------------------------ postfix operators

    def _postfix(self, expr: ast.Expr, start: Span) -> ast.Expr:
        while True:
            text = self.tok.text
            if text == ".":
                self.bump()
                self.grow()
                expr = self._after_dot(expr, start)
            elif text == "(":
                self.grow()
                args = self._arguments()
                expr = ast.Call(self.span_from(start), expr, args)
            elif text == "[":
                opening = self.bump().span
                self.grow()
                index = self.parse_expr()
                if self.tok.text != "]":
                    raise self.unexpected_after_expr("`]`")
                self.bump()
                expr = ast.Index(self.span_from(start), expr, index, self.span_from(opening))
            elif text == "?":
                self.bump()
                self.grow()
                expr = ast.Try(self.span_from(start), expr)
            else:
                return expr

    def list_element(self, out: list[ast.Expr]) -> None:
        """An element of an argument, tuple or array list; a `cfg` may take it away."""
        attrs: list[ast.Attr] | None = self.outer_attributes() if self.tok.text == "#" else []
        if attrs is None:
            expand, self.expand = self.expand, False
            self.parse_expr()
            self.expand = expand
        else:
            out.append(with_attributes(self.parse_expr(), attrs))
            self.session.levels.close(attrs, out[-1].span)

    def _arguments(self) -> list[ast.Expr]:
        self.bump()
        args: list[ast.Expr] = []
        while self.tok.text != ")":
            self.list_element(args)
            if not self.eat(","):
                break
        if self.tok.text != ")":
            raise self.unexpected_after_expr("`)`, `,`")
        self.bump()
        return args

    def _after_dot(self, expr: ast.Expr, start: Span) -> ast.Expr:
        token = self.tok
        kind = token.kind
        if kind == IDENT and token.text != "_":
            self.bump()
            segment = ast.Segment(self.make_ident(token))
            if self.tok.text == "::":
                self.bump()
                segment.args = self.parse_generic_args()
                if self.tok.text != "(":
                    raise self.error("field expressions cannot have generic arguments", segment.args.span)
            if self.tok.text == "(":
                args = self._arguments()
                return ast.MethodCall(self.span_from(start), expr, segment, args)
            return ast.Field(self.span_from(start), expr, segment.ident)
        if kind == INT:
            self.bump()
            if not token.text.isdigit():
                raise self.error("suffixes on a tuple index are invalid", token.span)
            return ast.Field(self.span_from(start), expr, ast.Ident(token.text, token.span, token.mark))
        if kind == FLOAT:
            return self._split_float(expr, start, self.bump())
        if token.text == "await" and kind == KEYWORD:
            self.bump()
            return ast.Await(self.span_from(start), expr)
        raise self.error(f"unexpected token: `{token.text or token.span.text()}`")

    def _split_float(self, expr: ast.Expr, start: Span, token: Token) -> ast.Expr:
        """`x.0.1`, where the lexer saw the number `0.1`."""
        parts = token.text.split(".")
        if len(parts) != 2 or not parts[0].isdigit() or (parts[1] and not parts[1].isdigit()):
            raise self.error(f"unexpected token: `{token.text}`", token.span)
        span = token.span
        middle = span.lo + len(parts[0])
        first = Span(span.file, span.lo, middle, span.expansion)
        whole = start.to(first) if start.expansion is first.expansion else self.session.join(start, first)
        expr = ast.Field(whole, expr, ast.Ident(parts[0], first, token.mark))
        if not parts[1]:
            return self._after_dot(expr, start)
        second = Span(span.file, middle + 1, span.hi, span.expansion)
        self.grow()
        return ast.Field(self.span_from(start), expr, ast.Ident(parts[1], second, token.mark))


def with_attributes(expr: ast.Expr, attrs: list[ast.Attr]) -> ast.Expr:
    """The expression after its attributes: `#[coroutine]` makes a coroutine of a closure."""
    if attrs and isinstance(expr, ast.Closure) and any(attr.path == "coroutine" for attr in attrs):
        expr.coroutine = True
    return expr


def _has_let(expr: ast.Expr) -> bool:
    """Whether a chain of `&&` has a `let` in it."""
    while isinstance(expr, ast.Binary) and expr.op == "&&":
        if isinstance(expr.right, ast.Let):
            return True
        expr = expr.left
    return isinstance(expr, ast.Let)
