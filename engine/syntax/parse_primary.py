"""Primary expressions: literals, paths, delimited and keyword forms, closures."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.literals import literal_expr
from engine.syntax.parse_exprs import ExprParser
from engine.syntax.tokens import EOF, IDENT, INT, INTERP, KEYWORD, LIFETIME, OPEN, InterpToken

__all__ = ["PrimaryParser"]

_BLOCK_LIKE = frozenset({"if", "match", "loop", "while", "for", "{", "unsafe", "const"})
_LET_PRECEDENCE = 7  # the scrutinee of `let` ends before `&&`


class PrimaryParser(ExprParser):
    """Parses expressions that begin with their own token."""

    def _primary(self) -> ast.Expr:
        token = self.tok
        kind = token.kind
        if kind == IDENT:
            if token.text == "_":
                self.bump()
                return ast.Underscore(token.span)
            following = self.tokens[self.pos + 1].text
            if following != "::" and following != "!" and following != "{":
                self.bump()
                ident = self.make_ident(token)
                return ast.PathExpr(token.span, ast.Path([ast.Segment(ident)], token.span))
            return self._path_expr()
        if kind >= INT:
            self.bump()
            return literal_expr(token)
        if kind == OPEN:
            text = token.text
            if text == "(":
                return self._paren_or_tuple()
            if text == "[":
                return self._array()
            return self.parse_block()
        if kind == INTERP:
            return self._interpolated_expr()
        if kind == LIFETIME or token.text in _BLOCK_LIKE:
            block = self._block_like()
            if block is not None:
                return block
        if kind == KEYWORD:
            return self._keyword_expr()
        if token.text in {"|", "||"}:
            return self._closure()
        if self.at_path_start():
            return self._path_expr()
        if token.text == "+":
            raise self.error("leading `+` is not supported", label="unexpected `+`")
        raise self.unexpected("expression")

    def _interpolated_expr(self) -> ast.Expr:
        token = self.tok
        assert isinstance(token, InterpToken)
        fragment = token.fragment
        if fragment.kind in {"path", "ty"}:
            return self._path_expr()
        if fragment.kind not in {"expr", "literal", "block"}:
            raise self.unexpected("expression")
        self.bump()
        inner = self.nested(fragment.tokens)
        expr = inner.parse_expr()
        if inner.tok.kind != EOF:
            raise inner.unexpected("end of macro fragment")
        self.height = max(self.height, inner.height)
        if fragment.kind == "block":
            expr.span = token.span
        return expr

    # ------------------------------------------------------------ paths and struct literals

    def _path_expr(self) -> ast.Expr:
        start = self.tok.span
        qself, path = self.parse_any_path("expr")
        text = self.tok.text
        if text == "!" and qself is None and self.peek().kind == OPEN:
            return self.parse_expr_macro(path, start)
        if text == "{" and not self.no_struct:
            return self._struct_literal(path, qself, start)
        return ast.PathExpr(self.span_from(start), path, qself)

    def _struct_literal(self, path: ast.Path, qself: ast.QSelf | None, start: Span) -> ast.Expr:
        self.bump()
        fields: list[ast.FieldInit] = []
        base: ast.Expr | None = None
        rest = False
        while self.tok.text != "}":
            keep = self.outer_attributes() is not None
            if self.eat(".."):
                if self.tok.text == "}":
                    rest = True
                else:
                    base = self.parse_expr()
                    if self.tok.text == ",":
                        raise self.error("cannot use a comma after the base struct")
                break
            field = self._field_init()
            if keep:
                fields.append(field)
            if not self.eat(","):
                break
        if self.tok.text != "}":
            raise self.unexpected("`,`, `:`, or `}`")
        self.bump()
        return ast.StructLit(self.span_from(start), path, fields, base, qself, rest)

    def _field_init(self) -> ast.FieldInit:
        token = self.tok
        if token.kind == INT or (token.kind == IDENT and token.text != "_"):
            if self.peek().text == ":":
                self.bump()
                self.bump()
                return ast.FieldInit(self.make_ident(token), self.parse_expr())
        name = self.parse_ident()
        return ast.FieldInit(name, ast.PathExpr(name.span, ast.Path([ast.Segment(name)], name.span)))

    # ------------------------------------------------------------ delimited forms

    def _paren_or_tuple(self) -> ast.Expr:
        start = self.bump().span
        elems: list[ast.Expr] = []
        comma = False
        while self.tok.text != ")":
            self.list_element(elems)
            comma = self.eat(",")
            if not comma:
                break
        if self.tok.text != ")":
            raise self.unexpected_after_expr("`)`, `,`")
        self.bump()
        if len(elems) == 1 and not comma:
            # Parentheses leave no node, only the wider span, unless the inside comes from elsewhere.
            span, inner = self.span_from(start), elems[0].span
            if span.file is inner.file and span.lo <= inner.lo and inner.hi <= span.hi:
                elems[0].span = span
            return elems[0]
        return ast.Tuple(self.span_from(start), elems)

    def _array(self) -> ast.Expr:
        start = self.bump().span
        elems: list[ast.Expr] = []
        while self.tok.text != "]":
            self.list_element(elems)
            if len(elems) == 1 and self.eat(";"):
                count = self.parse_expr()
                self.expect("]")
                return ast.Repeat(self.span_from(start), elems[0], count)
            if not self.eat(","):
                break
        if self.tok.text != "]":
            raise self.unexpected_after_expr("`,`, `;`, `]`" if len(elems) == 1 else "`,`, `]`")
        self.bump()
        return ast.Array(self.span_from(start), elems)

    # ------------------------------------------------------------ block-like forms

    def _block_like(self) -> ast.Expr | None:
        """The expressions that end a statement without `;`; None if none of them starts here."""
        token = self.tok
        text = token.text
        start = token.span
        if token.kind == LIFETIME:
            return self._labelled(start)
        if text == "{":
            return self.parse_block()
        if text not in _BLOCK_LIKE:
            if token.kind == INTERP and self.interpolated("block") is not None:
                return self._interpolated_expr()
            return None
        if text == "unsafe" or text == "const":
            if self.peek().text != "{" and self._block_fragment_at(1) is None:
                return None
            self.bump()
            block = self.parse_block()
            block.kind = text
            block.span = self.span_from(start)
            return block
        if text == "if":
            return self._if()
        if text == "match":
            return self._match()
        if text == "for" and self.peek().text == "<" and (self.peek(2).kind == LIFETIME or self.peek(2).text == ">"):
            return None
        return self._loop_form(None, start)

    def _block_fragment_at(self, distance: int) -> InterpToken | None:
        token = self.peek(distance)
        return token if isinstance(token, InterpToken) and token.fragment.kind == "block" else None

    def _labelled(self, start: Span) -> ast.Expr:
        label = self.parse_label()
        if self.tok.text in {"loop", "while", "for", "{"}:
            raise self.error("labeled expression must be followed by `:`", start)
        self.expect(":")
        if self.tok.text == "{" or self.interpolated("block") is not None:
            block = self.parse_block()
            block.label = label
            block.span = self.span_from(start)
            return block
        if self.tok.text not in {"loop", "while", "for"}:
            raise self.error("expected `while`, `for`, `loop` or `{` after a label")
        return self._loop_form(label, start)

    def _loop_form(self, label: ast.Ident | None, start: Span) -> ast.Expr:
        word = self.bump().text
        if word == "loop":
            body = self.parse_block()
            return ast.Loop(self.span_from(start), body, label)
        if word == "while":
            cond = self.parse_condition()
            body = self.parse_block()
            return ast.While(self.span_from(start), cond, body, label)
        pat = self.parse_pattern()
        if not self.eat("in"):
            raise self.error("missing `in` in `for` loop")
        iterated = self.parse_condition(let_ok=False)
        body = self.parse_block()
        return ast.For(self.span_from(start), pat, iterated, body, label)

    def _if(self) -> ast.Expr:
        start = self.bump().span
        cond = self.parse_condition()
        if self.tok.text != "{" and self.interpolated("block") is None:
            raise self.unexpected("`{`")
        then = self.parse_block()
        els: ast.Expr | None = None
        if self.eat("else"):
            if self.tok.text == "if":
                self.enter()
                els = self._if()
                self.depth -= 1
            else:
                els = self.parse_block()
        return ast.If(self.span_from(start), cond, then, els)

    def _match(self) -> ast.Expr:
        start = self.bump().span
        scrutinee = self.parse_condition(let_ok=False)
        if self.tok.text != "{":
            raise self.unexpected_after_expr("`{`")
        self.bump()
        inner = self.inner_attributes()
        arms: list[ast.Arm] = []
        while self.tok.text != "}":
            attrs = self.outer_attributes()
            arm = self._arm()
            self.session.levels.close(attrs, arm.span)
            if attrs is not None:
                arms.append(arm)
        self.bump()
        self.session.levels.close(inner, self.span_from(start))
        return ast.Match(self.span_from(start), scrutinee, arms)

    def _arm(self) -> ast.Arm:
        start = self.tok.span
        pat = self.parse_pattern()
        guard = self.parse_guard() if self.eat("if") else None
        if self.tok.text != "=>":
            if guard is not None:
                raise self.unexpected_after_expr("`=>`")
            raise self.unexpected_after_pattern("`=>`, `if`, `|`")
        self.bump()
        body, complete = self.statement_expr()
        span = self.span_from(start)
        if not self.eat(",") and not complete and self.tok.text != "}":
            if self._at_arm():
                raise self.error("expected `,` following `match` arm", Span(self.prev.file, self.prev.hi, self.prev.hi))
            raise self.unexpected_after_expr("`,`, `}`")
        return ast.Arm(pat, guard, body, span)

    def _at_arm(self) -> bool:
        """Whether a pattern and `=>` follow, for a better message."""
        probe = self.nested(self.tokens[self.pos :])
        probe.expand = False
        try:
            probe.parse_pattern()
        except Rejected:
            return False
        return probe.tok.text in {"=>", "if"}

    # ------------------------------------------------------------ keyword forms

    def _keyword_expr(self) -> ast.Expr:
        token = self.tok
        text = token.text
        start = token.span
        if text in {"self", "Self", "super", "crate"}:
            return self._path_expr()
        if text in {"true", "false"}:
            self.bump()
            return ast.BoolLit(start, text == "true")
        if text == "return":
            self.bump()
            value = self.parse_expr() if self.at_expr_start() or self.tok.text == "{" else None
            return ast.Return(self.span_from(start), value)
        if text == "break":
            self.bump()
            label = self.parse_label() if self.peek().text != ":" else None
            value = self.parse_expr() if self.at_expr_start() else None
            return ast.Break(self.span_from(start), label, value)
        if text == "continue":
            self.bump()
            label = self.parse_label()
            return ast.Continue(self.span_from(start), label)
        if text == "let":
            return self._let(start)
        if text in {"move", "for"}:
            return self._closure()
        if text == "async":
            return self._async(start)
        if text == "static":
            return self._closure()
        if text == "yield":
            self.bump()
            value = self.parse_expr() if self.at_expr_start() or self.tok.text == "{" else None
            return ast.Yield(self.span_from(start), value)
        if text == "gen":
            raise self.unsupported("gen-blocks")
        if text == "try":
            raise self.unsupported("try-blocks")
        if text == "const" and self.peek().text in {"|", "||", "move", "async"}:
            raise self.unsupported("const-closures")
        if text in {"do", "become"}:
            raise self.unsupported("reserved-expressions", text)
        raise self.unexpected("expression")

    def _let(self, start: Span) -> ast.Expr:
        if not self.let_ok:
            raise self.error(
                "expected expression, found `let` statement",
                label="only supported directly in conditions of `if` and `while`",
            )
        self.bump()
        pat = self.parse_pattern()
        if self.tok.text != "=":
            raise self.unexpected("`=` or `|`")
        self.bump()
        restricted = self.no_struct
        self.let_ok = False
        scrutinee = self._climb(_LET_PRECEDENCE)
        self.let_ok = True
        self.no_struct = restricted
        return ast.Let(self.span_from(start), pat, scrutinee)

    def _async(self, start: Span) -> ast.Expr:
        following = self.peek()
        if following.text in {"|", "||"} or (following.text == "move" and self.peek(2).text in {"|", "||"}):
            return self._closure()
        self.bump()
        kind = "async move" if self.eat("move") else "async"
        if self.tok.text != "{":
            raise self.unexpected("`{`, `move`, or `|`")
        block = self.parse_block()
        block.kind = kind
        block.span = self.span_from(start)
        return block

    # ------------------------------------------------------------ closures

    def _closure(self) -> ast.Expr:
        start = self.tok.span
        self.skip_for_binder()
        is_static = self.eat("static")
        is_async = self.eat("async")
        move = self.eat("move")
        params: list[ast.ClosureParam] = []
        ty: ast.Type | None = None
        if not self.eat("||"):
            if not self.eat("|"):
                raise self.unexpected("`|`")
            while self.tok.text != "|":
                keep = self.outer_attributes() is not None
                pat = self.parse_parameter_pattern()
                ty = self.parse_type() if self.eat(":") else None
                if keep:
                    params.append(ast.ClosureParam(pat, ty))
                if not self.eat(","):
                    break
            if not self.eat_split("|"):
                raise (
                    self.unexpected_after_pattern("`,`, `:`, `|`")
                    if ty is None
                    else self.unexpected_after_type("`,`, `|`")
                )
        ret = None
        if self.eat("->"):
            ret = self.parse_type(allow_plus=False)
        head = self.span_from(start)
        if ret is not None:
            if self.tok.text != "{" and self.interpolated("block") is None:
                raise self.unexpected("`{`")
            body: ast.Expr = self.parse_block()
        else:
            let_ok, self.let_ok = self.let_ok, False
            body = self.inner_expr()
            self.let_ok = let_ok
        return ast.Closure(self.span_from(start), params, ret, body, move, head, is_async, is_static=is_static)
