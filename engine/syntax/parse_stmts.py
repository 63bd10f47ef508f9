"""Blocks and statements."""

from __future__ import annotations

from engine.source import Span
from engine.syntax import ast
from engine.syntax.parse_exprs import with_attributes
from engine.syntax.parse_primary import PrimaryParser
from engine.syntax.scopes import MacroScope
from engine.syntax.tokens import EOF, IDENT, INTERP, KEYWORD, OPEN, InterpToken

__all__ = ["StatementParser", "Statements"]


class Statements:
    """The statements of a block as they are collected; `tail` is an expression that nothing follows yet."""

    __slots__ = ("items", "macro_defs", "stmts", "tail")

    def __init__(self) -> None:
        self.stmts: list[ast.Stmt] = []
        self.items: list[ast.Item] = []
        self.tail: ast.Expr | None = None
        self.macro_defs: list[tuple[int, object]] = []

    def settle(self) -> None:
        """A statement follows the tail, so it is none."""
        if self.tail is not None:
            self.stmts.append(ast.ExprStmt(self.tail.span, self.tail, False))
            self.tail = None


class StatementParser(PrimaryParser):
    """Parses blocks; items and macro calls are defined by the subclass."""

    def _block_item(self, attrs: list[ast.Attr] | None, out: Statements) -> bool:
        raise NotImplementedError

    def _statement_macro(self, out: Statements) -> tuple[ast.Expr, Span] | None:
        raise NotImplementedError

    def parse_block(self) -> ast.Block:
        fragment = self.interpolated("block")
        if fragment is not None:
            self.bump()
            return self.nested(fragment.fragment.tokens).parse_block()
        if self.tok.text != "{":
            raise self.unexpected("`{`")
        start = self.bump().span
        self.enter()
        outer_scope = self.scope
        self.scope = MacroScope(outer_scope)
        restricted, let_ok = self.no_struct, self.let_ok
        self.no_struct = self.let_ok = False
        inner = self.inner_attributes()
        out = Statements()
        self.statements(out)
        self.no_struct, self.let_ok = restricted, let_ok
        self.scope = outer_scope
        self.depth -= 1
        brace = self.tok.span
        self.expect("}")
        block = ast.Block(self.span_from(start), out.stmts, out.tail, out.items, brace)
        self.session.levels.close(inner, block.span)
        if out.macro_defs:
            block.macro_defs = out.macro_defs
        return block

    def statements(self, out: Statements) -> None:
        """Statements up to the closing brace or the end of the tokens."""
        while True:
            token = self.tok
            if token.text == "}" or token.kind == EOF:
                return
            if token.text == ";":
                self.bump()
                out.settle()
                continue
            out.settle()
            if token.text == "#":
                attrs = self.outer_attributes()
                if attrs is None:
                    self._dropped_statement()
                    continue
                self._statement(out, attrs)
                self.session.levels.close(attrs, self.span_from(token.span))
            else:
                self._statement(out, [])

    def _dropped_statement(self) -> None:
        expand, self.expand = self.expand, False
        self._statement(Statements(), None)
        self.expand = expand

    def _statement(self, out: Statements, attrs: list[ast.Attr] | None) -> None:
        token = self.tok
        start = token.span
        kind = token.kind
        if kind == KEYWORD and token.text == "let":
            out.stmts.append(self._let_statement())
            return
        if kind == KEYWORD and token.text == "super" and self.peek().text == "let":
            self.bump()
            stmt = self._let_statement()
            stmt.is_super = True
            out.stmts.append(stmt)
            return
        if kind == INTERP:
            assert isinstance(token, InterpToken)
            if token.fragment.kind == "stmt":
                self.bump()
                inner = self.nested(token.fragment.tokens)
                assert isinstance(inner, StatementParser)
                # A `;` after `$s` belongs to the statement.
                inner.statements(out)
                if out.tail is not None and self.tok.text == ";":
                    self.bump()
                    out.stmts.append(ast.ExprStmt(out.tail.span, out.tail, True))
                    out.tail = None
                return
        if kind in {IDENT, KEYWORD, INTERP} and self._block_item(attrs, out):
            return
        complete = False
        if self._at_macro_call():
            continued = self._statement_macro(out)
            if continued is None:
                return
            expr, start = continued
        else:
            expr, complete = self.statement_expr()
            if attrs:
                with_attributes(expr, attrs)
        self._finish_expression(out, expr, start, complete)

    def _finish_expression(self, out: Statements, expr: ast.Expr, start: Span, complete: bool) -> None:
        token = self.tok
        if token.text == ";":
            self.bump()
            out.stmts.append(ast.ExprStmt(self.span_from(start), expr, True))
        elif token.text == "}" or token.kind == EOF:
            out.tail = expr
        elif complete:
            out.stmts.append(ast.ExprStmt(expr.span, expr, False))
        elif self._on_later_line(token.span):
            raise self.unexpected("`;`")
        else:
            raise self.unexpected_after_expr("`;`, `}`")

    def _on_later_line(self, span: Span) -> bool:
        return span.file is self.prev.file and span.start()[0] > self.prev.end()[0]

    def _at_macro_call(self) -> bool:
        """Whether `path!(` stands here."""
        token = self.tok
        at = 0
        if token.kind == KEYWORD and token.text not in {"self", "super", "crate", "Self"}:
            return False
        if token.text == "::":
            at = 1
        elif token.kind not in {IDENT, KEYWORD, INTERP}:
            return False
        while True:
            following = self.peek(at + 1).text
            if following == "!":
                return self.peek(at + 2).kind == OPEN
            if following != "::":
                return False
            at += 2

    def _check_let_else(self, init: ast.Expr) -> None:
        if self.tokens[self.pos - 1].text == "}":
            raise self.error("right curly brace `}` before `else` in a `let...else` statement not allowed", self.prev)
        if isinstance(init, ast.Binary) and init.op in {"&&", "||"} and self.tokens[self.pos - 1].text != ")":
            raise self.error(f"a `{init.op}` expression cannot be directly assigned in `let...else`", init.span)

    def _let_statement(self, semi: bool = True) -> ast.LetStmt:
        start = self.bump().span
        if self.tok.text == "let":
            raise self.unexpected("pattern")
        pat = self.parse_let_pattern()
        ty = self.parse_type() if self.eat(":") else None
        init: ast.Expr | None = None
        els: ast.Block | None = None
        if self.eat("="):
            init = self.parse_expr()
            if self.tok.text == "else":
                self._check_let_else(init)
                self.bump()
                els = self.parse_block()
        if not semi or not self.eat(";"):
            if not semi or self.tok.kind == EOF:
                # The last statement of a macro's expansion may leave its `;` to the call.
                return ast.LetStmt(self.span_from(start), pat, ty, init, els)
            if self._on_later_line(self.tok.span) or els is not None:
                raise self.unexpected("`;`")
            if init is None:
                if ty is not None:
                    raise self.unexpected_after_type("`;`, `=`")
                raise self.unexpected_after_pattern("`:`, `;`, `=`, `|`")
            raise self.unexpected_after_expr("`;`, `else`")
        return ast.LetStmt(self.span_from(start), pat, ty, init, els)
