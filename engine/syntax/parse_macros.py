"""Macro calls and definitions where the grammar meets them: each call is expanded at once and its result parsed."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.derive import derive_impls
from engine.syntax.expand import expand_call, is_library_macro
from engine.syntax.macro_rules import parse_rules
from engine.syntax.modules import load_module
from engine.syntax.parse_fns import ItemTokens
from engine.syntax.parse_items import ItemParser
from engine.syntax.parse_stmts import Statements
from engine.syntax.tokens import EOF, INTERP, KEYWORD, OPEN, Token

__all__ = ["MacroParser"]


class MacroParser(ItemParser):
    """Expands macros, derives and module files in place."""

    def nested(self, tokens: list[Token]) -> MacroParser:
        raise NotImplementedError

    def end_of_file(self) -> None:
        """Requires that all of the file was read."""
        if self.tok.kind != EOF:
            raise self.unexpected("item")

    # ------------------------------------------------------------ calls

    def _call(self, path: ast.Path, start: Span) -> tuple[list[Token] | ast.Expr | None, str, Span]:
        """The expansion of the call at `!` (None while nothing is expanded), its delimiter and its span."""
        self.expect("!")
        if self.tok.kind != OPEN:
            raise self.unexpected("one of `(`, `[`, or `{`")
        delimiter = self.tok.text
        arguments = self.group()
        span = self.span_from(start)
        if not self.expand:
            return None, delimiter, span
        return expand_call(self, path, arguments, span), delimiter, span

    def _inside(self, tokens: list[Token]) -> MacroParser:
        inner = self.nested(tokens)
        inner.level = self.level + 1
        return inner

    def _whole(self, inner: MacroParser, path: ast.Path, what: str) -> None:
        if inner.tok.kind != EOF:
            name = path.segments[-1].ident.name
            raise Rejected(
                f"macro expansion ignores `{inner.tok.text or inner.tok.span.text()}` and any tokens following",
                inner.tok.span.call_site(),
                kind="syntax",
                notes=[f"the usage of `{name}!` is likely invalid in {what} position"],
            )

    def parse_expr_macro(self, path: ast.Path, start: Span) -> ast.Expr:
        self.enter()
        result, delimiter, span = self._call(path, start)
        if result is None:
            self.depth -= 1
            return ast.MacroExpr(span, path, None, delimiter)
        expr = self._expr_of(result, path, span)
        self.depth -= 1
        return expr

    def _expr_of(self, result: list[Token] | ast.Expr, path: ast.Path, span: Span) -> ast.Expr:
        if isinstance(result, ast.Expr):
            return result
        inner = self._inside(result)
        if inner.tok.kind == EOF:
            raise self.error(
                "expected expression, found end of macro arguments", span, f"`{path.segments[-1].ident.name}!` is empty"
            )
        expr = inner.parse_expr()
        inner.eat(";")
        self._whole(inner, path, "expression")
        self.height = max(self.height, inner.height)
        return expr

    def parse_type_macro(self, path: ast.Path, start: Span) -> ast.Type:
        result, _, span = self._call(path, start)
        if result is None:
            return ast.InferType(span)
        inner = self._inside(self._tokens_of(result, path, span))
        ty = inner.parse_type()
        self._whole(inner, path, "type")
        return ty

    def parse_pattern_macro(self, path: ast.Path, start: Span) -> ast.Pat:
        result, _, span = self._call(path, start)
        if result is None:
            return ast.WildPat(span)
        if isinstance(result, ast.Expr):
            return ast.LitPat(span, result)
        inner = self._inside(result)
        pat = inner.parse_pattern()
        self._whole(inner, path, "pattern")
        return pat

    def _tokens_of(self, result: list[Token] | ast.Expr, path: ast.Path, span: Span) -> list[Token]:
        if isinstance(result, ast.Expr):
            raise self.error(f"`{path.segments[-1].ident.name}!` expands to an expression", span)
        return result

    def _statement_macro(self, out: Statements) -> tuple[ast.Expr, Span] | None:
        """A macro call as a statement; gives an expression and its start if it only begins a larger one."""
        start = self.tok.span
        self.enter()
        path = self.parse_path("expr")
        result, delimiter, span = self._call(path, start)
        token = self.tok
        semi = token.text == ";"
        if not (semi or token.kind == EOF or (delimiter == "{" and token.text not in {".", "?"})):
            expr: ast.Expr
            if result is None:
                expr = ast.MacroExpr(span, path, None, delimiter)
            else:
                expr = self._expr_of(result, path, span)
            self.depth -= 1
            return self.continue_expr(expr, start), start
        if semi:
            self.bump()
        if isinstance(result, ast.Expr):
            if semi:
                out.stmts.append(ast.ExprStmt(self.span_from(start), result, True))
            else:
                out.tail = result
        elif result is not None:
            inner = self._inside(result)
            inner.statements(out)
            self._whole(inner, path, "statement")
            if semi and out.tail is not None:
                out.stmts.append(ast.ExprStmt(out.tail.span, out.tail, True))
                out.tail = None
        self.depth -= 1
        return None

    def _item_macro(self, context: str, out: list[ast.Item]) -> None:
        start = self.tok.span
        self.enter()
        path = self.parse_path("mod")
        result, delimiter, span = self._call(path, start)
        if delimiter != "{" and not self.eat(";") and self.tok.kind != EOF:
            raise self.error(
                "macros that expand to items must be delimited with braces or followed by a semicolon", span
            )
        if result is not None:
            inner = self._inside(self._tokens_of(result, path, span))
            inner.parse_items(context, out)
            if inner.tok.kind != EOF:
                raise inner.unexpected("item")
        self.depth -= 1

    # ------------------------------------------------------------ definitions

    def _define_macro(self, attrs: list[ast.Attr]) -> object | None:
        """`macro_rules! name { … }`; the definition, or None where it is not to take effect."""
        self.bump()
        self.expect("!")
        token = self.tok
        name = self.parse_ident().name
        if self.tok.kind != OPEN:
            raise self.unexpected("one of `(`, `[`, or `{`")
        delimiter = self.tok.text
        body = self.group()
        if delimiter != "{" and not self.eat(";") and self.tok.kind != EOF:
            raise self.unexpected("`;`")
        if not self.expand:
            return None
        macro = parse_rules(name, token.span, body, self.session)
        self.scope.define(macro, name)
        if any(attr.path == "macro_export" for attr in attrs):
            self.session.exported[name] = macro
        return macro

    def _names_a_macro(self, leaf: ast.UseTree) -> bool:
        if leaf.glob or leaf.name is None or not self.expand:
            return False
        segments = leaf.path.segments
        first, last = segments[0].ident, segments[-1].ident
        if len(segments) > 1 and (first.crate_root == "std" or first.name in {"std", "core", "alloc"}):
            return is_library_macro(last.name)
        if len(segments) > 1 and first.name not in {"crate", "self", "super", "$crate"}:
            return False
        macro = self.scope.find(last.name) if len(segments) == 1 else self.session.exported.get(last.name)
        macro = macro or self.session.used.get(last.name)
        if macro is None:
            return False
        self.session.used[leaf.name.name] = macro
        if leaf.name.name != last.name:
            self.scope.define(macro, leaf.name.name)
        return True

    # ------------------------------------------------------------ fragments

    def parse_fragment(self, kind: str) -> None:
        """Passes a macro fragment of a kind; what it is does not matter here."""
        if kind == "expr":
            self.parse_expr()
        elif kind == "ty":
            self.parse_type()
        elif kind == "pat":
            self.parse_pattern()
        elif kind == "pat_param":
            self.parse_pattern_no_alt()
        elif kind == "path":
            self.parse_path("type")
        elif kind == "block":
            self.parse_block()
        elif kind == "literal":
            self.parse_literal_or_negated()
        elif kind == "vis":
            self.parse_visibility()
        elif kind == "meta":
            self._meta_fragment()
        elif kind == "item":
            attrs = self.outer_attributes()
            self._one_item(attrs or [], "mod", [])
        else:
            assert kind == "stmt"
            self._statement_fragment()

    def _meta_fragment(self) -> None:
        if self.tok.kind == INTERP:
            self.bump()
            return
        if self.tok.text == "unsafe":
            self.bump()
            self.skip_group()
            return
        if self.tok.kind == KEYWORD:
            self.bump()
        else:
            self.parse_path("mod")
        if self.tok.kind == OPEN:
            self.skip_group()
        elif self.eat("="):
            self.parse_expr()

    def _statement_fragment(self) -> None:
        self.outer_attributes()
        if self.tok.text == "let":
            self._let_statement(semi=False)
        elif self.tok.kind == INTERP and self.interpolated("stmt"):
            self.bump()
        elif not self._block_item([], Statements()):
            self.statement_expr()

    # ------------------------------------------------------------ derives and files

    def _derives(self, item: ast.Struct | ast.Enum | ast.Union, tokens: ItemTokens, out: list[ast.Item]) -> None:
        for generated in derive_impls(item, tokens):
            inner = self._inside(generated)
            inner.parse_items("mod", out)

    def _external_module(self, attrs: list[ast.Attr], name: ast.Ident) -> list[ast.Item]:
        return load_module(self, attrs, name)
