"""Generics, where clauses, visibility and functions."""

from __future__ import annotations

from dataclasses import field

from engine.records import record
from engine.source import Span
from engine.syntax import ast
from engine.syntax.parse_stmts import StatementParser
from engine.syntax.tokens import EOF, IDENT, LIFETIME, Token, eof_after

__all__ = ["FunctionParser", "GenericTokens", "ItemTokens", "LazyBody"]


@record
class GenericTokens:
    """One generic parameter as tokens: `kind` is `lifetime`, `type` or `const`; `after` are the bounds or the type."""

    kind: str
    name: Token
    after: list[Token]


@record
class ItemTokens:
    """The token pieces of a type definition that derives write into their impls."""

    generics: list[GenericTokens] = field(default_factory=list)
    where: list[Token] = field(default_factory=list)


class LazyBody:
    """A function body whose parsing is put off; call it to get the block."""

    __slots__ = ("_end", "_parser", "_scope", "_start")

    def __init__(self, parser: FunctionParser, start: int, end: int) -> None:
        self._parser = parser
        self._scope = parser.scope
        self._start = start
        self._end = end

    def __call__(self) -> ast.Block:
        outer = self._parser
        tokens = outer.tokens[self._start : self._end + 1]
        tokens.append(eof_after(tokens[-1].span))
        inner = outer.nested(tokens)
        inner.scope = self._scope
        return inner.parse_block()


class FunctionParser(StatementParser):
    """Parses function items and what they share with other items."""

    record: ItemTokens | None = None  # set while a definition with derives is parsed

    # ------------------------------------------------------------ visibility

    def parse_visibility(self) -> bool:
        """Whether the item is visible outside its module."""
        fragment = self.interpolated("vis")
        if fragment is not None:
            self.bump()
            inner = self.nested(fragment.fragment.tokens)
            assert isinstance(inner, FunctionParser)
            return inner.parse_visibility()
        if self.tok.text != "pub":
            return False
        self.bump()
        if self.tok.text == "(" and self.peek().text in {"crate", "self", "super", "in"}:
            inner_word = self.peek().text
            if inner_word == "in" or self.peek(2).text == ")":
                self.skip_group()
                return inner_word != "self"
        return True

    # ------------------------------------------------------------ generics

    def parse_generics(self) -> ast.Generics:
        """`<…>` of a definition, if it is here."""
        generics = ast.Generics()
        if self.tok.text != "<":
            return generics
        self.bump()
        lifetimes = self.lifetimes
        known = (len(lifetimes.names), len(lifetimes.items)) if lifetimes is not None else (0, 0)
        while not self.splits(">"):
            keep = self.outer_attributes() is not None
            before = len(generics.params)
            self._generic_param(generics, known)
            if not keep:
                del generics.params[before:]
            if not self.eat(","):
                break
        if not self.eat_split(">"):
            raise self.unexpected("`,`, `:`, `=`, or `>`")
        return generics

    def _generic_param(self, generics: ast.Generics, known: tuple[int, int]) -> None:
        token = self.tok
        if token.kind == LIFETIME:
            self.bump()
            generics.lifetimes += 1
            if self.lifetimes is not None:
                self.lifetimes.declare(token, *known)
            after = self.pos + 1
            if self.eat(":"):
                self.parse_bounds()
                self._record_generic("lifetime", token, after)
            else:
                self._record_generic("lifetime", token, self.pos)
            return
        if token.text == "const":
            self.bump()
            name = self.tok
            ident = self.parse_ident()
            self.expect(":")
            after = self.pos
            ty = self.parse_type()
            self._record_generic("const", name, after)
            default: ast.Type | ast.Expr | None = None
            if self.eat("="):
                default = self._const_default()
            generics.params.append(ast.GenericParam(ident, [], ty, default))
            return
        ident = self.parse_ident()
        bounds: list[ast.Bound] = []
        after = self.pos + 1
        if self.eat(":"):
            bounds = self.parse_bounds()
        else:
            after = self.pos
        self._record_generic("type", token, after)
        default = self.parse_type() if self.eat("=") else None
        generics.params.append(ast.GenericParam(ident, bounds, None, default))

    def _const_default(self) -> ast.Expr:
        if self.tok.kind == IDENT:
            name = self.parse_ident()
            return ast.PathExpr(name.span, ast.Path([ast.Segment(name)], name.span))
        return self.parse_const_arg()

    def _record_generic(self, kind: str, name: Token, after: int) -> None:
        if self.record is not None:
            tokens = self.tokens[after : self.pos]
            for at, token in reversed(self.split_log):
                if after <= at < self.pos:
                    tokens[at - after] = token
            split = self.split_at_position()  # the first half of `>>`
            if split is not None and after < self.pos:
                tokens.append(split)
            self.record.generics.append(GenericTokens(kind, name, tokens))

    def parse_where(self, generics: ast.Generics) -> None:
        """`where …`, if it is here, into the generics."""
        if self.tok.text != "where":
            return
        self.bump()
        start = self.pos
        while self.tok.text not in {"{", ";", "=", "("} or self.tok.text == "(" and self.prev.text() != ")":
            if self.tok.kind == LIFETIME:
                self.take_lifetime()
                self.expect(":")
                self.parse_bounds()
            elif self.tok.kind == EOF:
                break
            else:
                self.skip_for_binder()
                ty = self.parse_type(allow_plus=False)
                self.expect(":")
                generics.where.append(ast.WherePredicate(ty, self.parse_bounds()))
            if not self.eat(","):
                break
        if self.record is not None:
            self.record.where = self.tokens[start : self.pos]

    # ------------------------------------------------------------ functions

    def parse_fn(self, attrs: list[ast.Attr], public: bool, start: Span, context: str) -> ast.Fn:
        """A function item from its first qualifier on; `context` is `mod`, `trait`, `impl` or `extern`."""
        const = self.eat("const")
        is_async = self.eat("async")
        safe = self.at_word("safe")
        if safe:
            self.bump()
        unsafe = self.eat("unsafe")
        abi = self.parse_abi()
        self.expect("fn")
        ident = self.parse_ident()
        generics = self.parse_generics()
        if self.tok.text != "(":
            raise self.unexpected("`(` or `<`" if not generics.params else "`(`")
        params, self_kind, variadic = self._parameters(context)
        ret = self.parse_type() if self.eat("->") else None
        self.parse_where(generics)
        if context == "extern":
            unsafe = not safe
        body: ast.Block | None = None
        lazy: LazyBody | None = None
        if self.tok.text == ";":
            self.bump()
            intrinsic = any(attr.path == "rustc_intrinsic" for attr in attrs)
            if context in {"mod", "impl"} and self.expand and not intrinsic:
                raise self.error(
                    "free function without a body"
                    if context == "mod"
                    else "associated function in `impl` without body",
                    self.span_from(start),
                )
        elif self.tok.text != "{" and self.interpolated("block") is None:
            end = "`;`, `where`, `{`" if context != "mod" else "`where`, `{`"
            raise self.unexpected(f"`->`, {end}") if ret is None else self.unexpected_after_type(end)
        elif (self.lazy or not self.expand) and self.tok.text == "{":
            lazy = LazyBody(self, self.pos, self.pos + self.tok.skip)
            self.skip_group()
        else:
            outer, self.height = self.height, 0
            body = self.parse_block()
            self.height = outer
        return ast.Fn(
            self.span_from(start),
            attrs,
            public,
            ident,
            generics,
            params,
            ret,
            body,
            self_kind,
            unsafe,
            const,
            is_async,
            abi,
            variadic,
            lazy,
        )

    def _parameters(self, context: str) -> tuple[list[ast.Param], str, bool]:
        self.expect("(")
        params: list[ast.Param] = []
        self_kind = ""
        variadic = False
        first = True
        while self.tok.text != ")":
            keep = self.outer_attributes() is not None
            param: ast.Param | None = None
            if first:
                param, kind = self._self_parameter()
                if param is not None and keep:
                    self_kind = kind
            first = False
            if param is None:
                if self.tok.text == "..." or self.tok.kind == IDENT and self.peek(2).text == "...":
                    while self.tok.text != "...":
                        self.bump()
                    self.bump()
                    variadic = True
                    self.eat(",")
                    break
                pat = self.parse_parameter_pattern()
                if self.tok.text != ":":
                    raise self.unexpected_after_pattern("`:`, `|`")
                self.bump()
                param = ast.Param(pat, self.parse_type())
            if keep:
                params.append(param)
            if not self.eat(","):
                break
        if self.tok.text != ")":
            raise (
                self.unexpected_after_type("`)`, `,`")
                if len(params) > (self_kind != "")
                else self.unexpected("`)`, `,`")
            )
        self.bump()
        return params, self_kind, variadic

    def _self_parameter(self) -> tuple[ast.Param | None, str]:
        token = self.tok
        start = token.span
        text = token.text
        if text == "&":
            at = 1
            if self.peek(at).kind == LIFETIME:
                at += 1
            mutable = self.peek(at).text == "mut"
            if mutable:
                at += 1
            if self.peek(at).text != "self" or self.peek(at + 1).text == "::":
                return None, ""
            for _ in range(at):
                if self.tok.kind == LIFETIME:
                    self.take_lifetime()
                else:
                    self.bump()
            name = self.make_ident(self.bump())
            span = self.span_from(start)
            ty: ast.Type = ast.RefType(span, mutable, _self_type(name))
            return ast.Param(ast.IdentPat(span, name), ty), "mut" if mutable else "ref"
        mutable = text == "mut"
        if (self.peek().text if mutable else text) != "self" or self.peek(2 if mutable else 1).text == "::":
            return None, ""
        if mutable:
            self.bump()
        name = self.make_ident(self.bump())
        pat = ast.IdentPat(self.span_from(start), name, False, mutable)
        if self.eat(":"):
            return ast.Param(pat, self.parse_type()), "typed"
        return ast.Param(pat, _self_type(name)), "value"

    # ------------------------------------------------------------ fields

    def parse_named_fields(self) -> list[ast.FieldDef]:
        """`{ name: Type, … }`."""
        self.expect("{")
        fields: list[ast.FieldDef] = []
        while self.tok.text != "}":
            attrs = self.outer_attributes()
            start = self.tok.span
            public = self.parse_visibility()
            ident = self.parse_ident()
            if self.tok.text != ":":
                raise self.unexpected("`:`")
            self.bump()
            ty = self.parse_field_type()
            if attrs is not None:
                fields.append(ast.FieldDef(ident, ty, public, attrs, start.to(ty.span)))
            if not self.eat(","):
                break
        if self.tok.text != "}":
            raise self.unexpected_after_type("`,`, `}`")
        self.bump()
        return fields

    def parse_tuple_fields(self) -> list[ast.FieldDef]:
        """`(Type, …)`; the names are the indices."""
        self.expect("(")
        fields: list[ast.FieldDef] = []
        while self.tok.text != ")":
            attrs = self.outer_attributes()
            start = self.tok.span
            public = self.parse_visibility()
            ty = self.parse_field_type()
            if attrs is not None:
                ident = ast.Ident(str(len(fields)), ty.span)
                fields.append(ast.FieldDef(ident, ty, public, attrs, start.to(ty.span)))
            if not self.eat(","):
                break
        if self.tok.text != ")":
            raise self.unexpected_after_type("`)`, `,`")
        self.bump()
        return fields


def _self_type(name: ast.Ident) -> ast.Type:
    ident = ast.Ident("Self", name.span, name.mark)
    return ast.PathType(name.span, ast.Path([ast.Segment(ident)], name.span))
