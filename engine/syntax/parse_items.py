"""Items."""

from __future__ import annotations

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.parse_fns import FunctionParser, ItemTokens
from engine.syntax.parse_uses import UseParser
from engine.syntax.scopes import MacroScope
from engine.syntax.tokens import EOF, IDENT, INTERP, KEYWORD, OPEN, STR, InterpToken

__all__ = ["ItemParser"]

_ALWAYS = frozenset({"fn", "struct", "enum", "impl", "trait", "mod", "use", "type", "pub", "extern", "macro"})
_MAYBE = frozenset({"const", "static", "unsafe", "async"})
_CONTEXTUAL = frozenset({"union", "auto", "macro_rules", "default", "safe"})
_FN_QUALIFIERS = frozenset({"fn", "unsafe", "extern", "async"})


class ItemParser(UseParser, FunctionParser):
    """Parses items; macros, derives and files are defined by the subclass."""

    def _define_macro(self, attrs: list[ast.Attr]) -> object | None:
        raise NotImplementedError

    def _item_macro(self, context: str, out: list[ast.Item]) -> None:
        raise NotImplementedError

    def _derives(self, item: ast.Struct | ast.Enum | ast.Union, tokens: ItemTokens, out: list[ast.Item]) -> None:
        raise NotImplementedError

    def _external_module(self, attrs: list[ast.Attr], name: ast.Ident) -> list[ast.Item]:
        raise NotImplementedError

    # ------------------------------------------------------------ lists of items

    def parse_items(self, context: str, out: list[ast.Item]) -> None:
        """Items up to a closing brace or the end; `context` is `mod`, `trait`, `impl`, `trait impl` or `extern`."""
        while True:
            token = self.tok
            if token.text == "}" or token.kind == EOF:
                return
            if token.text == ";" and context == "mod":
                raise self.error("expected item, found `;`", label="help: remove this semicolon")
            attrs = self.outer_attributes()
            if attrs is None:
                expand, self.expand = self.expand, False
                self._one_item([], context, [])
                self.expand = expand
            else:
                self._one_item(attrs, context, out)

    def _one_item(self, attrs: list[ast.Attr], context: str, out: list[ast.Item]) -> None:
        if self.starts_item():
            self.parse_item(attrs, context, out)
        elif self._at_macro_call():
            self._item_macro(context, out)
        elif self.tok.kind == EOF and attrs:
            raise self.error("expected item after attributes", attrs[-1].span)
        else:
            what = "item" if context == "mod" else "associated item"
            raise self.unexpected("`!` or `::`" if self.tok.kind == IDENT and context == "mod" else what)

    def _block_item(self, attrs: list[ast.Attr] | None, out: object) -> bool:
        if not self.starts_item():
            return False
        items: list[ast.Item] = out.items  # type: ignore[attr-defined]
        if self.at_word("macro_rules"):
            definition = self._define_macro(attrs or [])
            if definition is not None:
                out.macro_defs.append((len(out.stmts), definition))  # type: ignore[attr-defined]
            return True
        self.parse_item(attrs or [], "mod", items)
        return True

    def starts_item(self) -> bool:
        """Whether an item, and no expression, starts here."""
        token = self.tok
        text = token.text
        kind = token.kind
        if kind == KEYWORD:
            if text in _ALWAYS:
                return True
            if text not in _MAYBE:
                return False
            following = self.peek()
            word = following.text
            if text == "const":
                return (
                    following.kind == IDENT
                    or word in {"fn", "unsafe", "extern", "mut"}
                    or word in {"impl", "trait"}
                    or word == "async"
                    and self.peek(2).text in _FN_QUALIFIERS
                )
            if text == "static":
                return following.kind == IDENT or word == "mut"
            if text == "unsafe":
                return word in {"fn", "impl", "trait", "extern", "mod"} or word == "auto"
            return word in {"fn", "unsafe", "extern"}
        if kind == IDENT:
            if text not in _CONTEXTUAL:
                return False
            following = self.peek()
            if text == "union":
                return following.kind == IDENT
            if text == "auto":
                return following.text == "trait"
            if text == "macro_rules":
                return following.text == "!" and self.peek(2).kind == IDENT
            return following.kind == KEYWORD and following.text in (_ALWAYS | _MAYBE)
        if kind == INTERP:
            assert isinstance(token, InterpToken)
            if token.fragment.kind == "vis":
                return self.peek().kind != OPEN
            return token.fragment.kind == "item"
        return False

    # ------------------------------------------------------------ one item

    def parse_item(self, attrs: list[ast.Attr], context: str, out: list[ast.Item]) -> None:
        """The item here, with what its derives add, onto `out`."""
        self.enter()
        lifetimes = self.lifetimes
        outer: tuple[list[str], list[str]] = ([], [])
        if lifetimes is not None:
            outer = lifetimes.names, lifetimes.items
            inside = context != "mod"  # an item of a module or block sees no lifetimes of those around it
            lifetimes.names, lifetimes.items = (list(outer[0]), list(outer[1])) if inside else ([], [])
        start = self.tok.span
        self._parse_item(attrs, context, out)
        self.session.levels.close(attrs, self.span_from(start))
        if lifetimes is not None:
            lifetimes.names, lifetimes.items = outer
        self.depth -= 1

    def _parse_item(self, attrs: list[ast.Attr], context: str, out: list[ast.Item]) -> None:
        fragment = self.interpolated("item")
        if fragment is not None:
            self.bump()
            inner = self.nested(fragment.fragment.tokens)
            assert isinstance(inner, ItemParser)
            more = inner.outer_attributes()
            if more is not None:
                inner.parse_item(attrs + more, context, out)
            return
        start = self.tok.span
        public = self.parse_visibility()
        written = start.text() == "pub"
        if written and self.tok.text == "(":
            raise Rejected("incorrect visibility restriction", self.peek().span, kind="syntax", code="E0704")
        if written and (context in {"trait", "trait impl"} or self.tok.text == "impl"):
            raise _no_visibility(start.to(self.prev))
        public = public or context in {"trait", "trait impl"}
        token = self.tok
        text = token.text
        if token.kind == IDENT and text == "default":
            if not self.session.crate:
                raise self.unsupported("specialization")
            self.bump()  # which impl is the more special one is found by what they are for
            token = self.tok
            text = token.text
        if token.kind == IDENT and text == "macro_rules":
            self._define_macro(attrs)
            return
        method = _ITEM_PARSERS.get(text)
        if method is not None and (token.kind == KEYWORD or text in {"union", "auto"}):
            if context != "mod" and text not in {"type", "const", "static", "fn"} | _MAYBE | {"extern"}:
                raise self.error(f"`{text}` is not supported in `trait`s, `impl`s or `extern` blocks", start)
            method(self, attrs, public, start, context, out)
            return
        if token.kind == IDENT and text == "safe" and self.peek().text == "static":
            self.bump()
            self._static(attrs, public, start, context, out)
            return
        if token.kind == IDENT and text == "safe":
            out.append(self.parse_fn(attrs, public, start, context))
            return
        if self._at_macro_call():
            self._item_macro(context, out)
            return
        raise self.unexpected("item")

    def _function(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        kind = "impl" if context == "trait impl" else context
        out.append(self.parse_fn(attrs, public, start, kind))

    def _const(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        if self.peek().text in _FN_QUALIFIERS and self.peek().kind == KEYWORD:
            self._function(attrs, public, start, context, out)
            return
        self.bump()
        if self.tok.text in {"impl", "trait"}:
            raise self.unsupported("const-items", self.tok.text)
        if self.tok.text == "mut":
            raise self.error("const globals cannot be mutable")
        ident = self.make_ident(self.bump()) if self.tok.text == "_" else self.parse_ident()
        generics = self.parse_generics()
        if self.tok.text not in {":", "=", ";"}:
            raise self.unexpected("`:`, `;`, `<`, `=`, `where`")
        if self.tok.text != ":":
            raise self.error(f"missing type for `const` item `{ident.name}`", ident.span)
        self.bump()
        ty = self.parse_type()
        value = self.parse_expr() if self.eat("=") else None
        if value is None and self.tok.text != ";":
            raise self.unexpected_after_type("`;`, `=`")
        if value is None and context in {"mod", "impl"} and self.expand:
            raise self.error(
                "free constant item without body" if context == "mod" else "associated constant in `impl` without body",
                ident.span,
            )
        self._semi()
        out.append(ast.Const(self.span_from(start), attrs, public, ident, generics, ty, value))

    def _static(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        self.expect("static")
        mutable = self.eat("mut")
        ident = self.parse_ident()
        if self.tok.text not in {":", "=", ";"}:
            raise self.unexpected("`:`, `;`, `=`")
        if self.tok.text != ":":
            raise self.error(f"missing type for `static` item `{ident.name}`", ident.span)
        self.bump()
        ty = self.parse_type()
        value = self.parse_expr() if self.eat("=") else None
        if value is None and self.tok.text != ";":
            raise self.unexpected_after_type("`;`, `=`")
        if value is None and context != "extern" and self.expand:
            raise self.error("free static item without body", ident.span)
        self._semi()
        out.append(ast.Static(self.span_from(start), attrs, public, ident, ty, value, mutable))

    def _semi(self) -> None:
        if self.tok.text != ";":
            if self._on_later_line(self.tok.span):
                raise self.unexpected("`;`")
            raise self.unexpected_after_expr("`;`")
        self.bump()

    def _type_alias(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        self.bump()
        ident = self.parse_ident()
        generics = self.parse_generics()
        bounds = self.parse_bounds() if self.eat(":") else []
        self.parse_where(generics)
        ty = (self.parse_field_type() if context == "mod" else self.parse_type()) if self.eat("=") else None
        self.parse_where(generics)
        if not self.eat(";"):
            raise self.unexpected("`;`")
        if ty is None and context in {"mod", "impl", "trait impl"} and self.expand:
            raise self.error(
                "free type alias without body" if context == "mod" else "associated type in `impl` without body",
                ident.span,
            )
        out.append(ast.TypeAlias(self.span_from(start), attrs, public, ident, generics, ty, bounds))

    def _unsafe(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        following = self.peek().text
        if following == "impl":
            self.bump()
            self._impl(attrs, public, start, context, out, unsafe=True)
        elif following in {"trait", "auto"}:
            self.bump()
            self._trait(attrs, public, start, context, out, unsafe=True)
        elif following == "extern" and self._extern_block_at(1):
            self.bump()
            self._extern_block(attrs, public, start, out, unsafe=True)
        else:
            self._function(attrs, public, start, context, out)

    # ------------------------------------------------------------ types

    def _recording(self, attrs: list[ast.Attr]) -> ItemTokens | None:
        self.record = ItemTokens() if self.expand and any(a.path == "derive" for a in attrs) else None
        return self.record

    def _struct(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        self.bump()
        record = self._recording(attrs)
        ident = self.parse_ident()
        generics = self.parse_generics()
        self.parse_where(generics)
        fields: list[ast.FieldDef] = []
        if self.tok.text == "{":
            kind = "named"
            fields = self.parse_named_fields()
        elif self.tok.text == "(":
            kind = "tuple"
            fields = self.parse_tuple_fields()
            self.parse_where(generics)
            if not self.eat(";"):
                raise self.unexpected("`;`")
        elif self.eat(";"):
            kind = "unit"
        else:
            raise self.unexpected("`where`, `{`, `(`, or `;` after struct name")
        self.record = None
        item = ast.Struct(self.span_from(start), attrs, public, ident, generics, kind, fields)
        out.append(item)
        if record is not None:
            self._derives(item, record, out)

    def _union(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        self.bump()
        record = self._recording(attrs)
        ident = self.parse_ident()
        generics = self.parse_generics()
        self.parse_where(generics)
        if self.tok.text != "{":
            raise self.unexpected("`where` or `{` after union name")
        fields = self.parse_named_fields()
        self.record = None
        item = ast.Union(self.span_from(start), attrs, public, ident, generics, fields)
        out.append(item)
        if record is not None:
            self._derives(item, record, out)

    def _enum(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        self.bump()
        record = self._recording(attrs)
        ident = self.parse_ident()
        generics = self.parse_generics()
        self.parse_where(generics)
        if self.tok.text != "{":
            raise self.unexpected("`<`, `where`, or `{`" if not generics.params else "`where` or `{`")
        self.bump()
        variants: list[ast.Variant] = []
        while self.tok.text != "}":
            variant_attrs = self.outer_attributes()
            variant = self._variant(variant_attrs or [])
            if variant_attrs is not None:
                variants.append(variant)
            if not self.eat(","):
                break
        if self.tok.text != "}":
            named = self.tokens[self.pos - 1].kind == IDENT
            raise self.unexpected("`(`, `,`, `=`, `{`, `}`" if named else "`,`, `=`, `}`")
        self.bump()
        self.record = None
        item = ast.Enum(self.span_from(start), attrs, public, ident, generics, variants)
        out.append(item)
        if record is not None:
            self._derives(item, record, out)

    def _variant(self, attrs: list[ast.Attr]) -> ast.Variant:
        start = self.tok.span
        self.parse_visibility()
        if start.text() == "pub":
            raise _no_visibility(start.to(self.prev))
        ident = self.parse_ident()
        fields: list[ast.FieldDef] = []
        kind = "unit"
        if self.tok.text == "{":
            kind = "named"
            fields = self.parse_named_fields()
        elif self.tok.text == "(":
            kind = "tuple"
            fields = self.parse_tuple_fields()
        for field in fields:
            field.public = True
        discriminant = self.parse_expr() if self.eat("=") else None
        return ast.Variant(ident, kind, fields, discriminant, attrs, self.span_from(start))

    # ------------------------------------------------------------ traits and impls

    def _trait(
        self,
        attrs: list[ast.Attr],
        public: bool,
        start: Span,
        context: str,
        out: list[ast.Item],
        unsafe: bool = False,
    ) -> None:
        auto = self.at_word("auto")
        if auto:
            self.bump()
        self.expect("trait")
        ident = self.parse_ident()
        generics = self.parse_generics()
        supertraits = self.parse_bounds() if self.eat(":") else []
        if self.tok.text == "=":
            raise self.unsupported("trait-aliases")
        self.parse_where(generics)
        items = self._members("trait")
        out.append(ast.Trait(self.span_from(start), attrs, public, ident, generics, supertraits, items, unsafe, auto))

    def _impl(
        self,
        attrs: list[ast.Attr],
        public: bool,
        start: Span,
        context: str,
        out: list[ast.Item],
        unsafe: bool = False,
    ) -> None:
        self.expect("impl")
        generics = self.parse_generics() if self._impl_has_generics() else ast.Generics()
        if self.tok.text == "const":
            raise self.unsupported("impl-const")
        negative = self.tok.text == "!" and self.peek().text not in {"for", "{"}
        if negative:
            self.bump()
        ty = self.parse_type()
        trait_path: ast.Path | None = None
        if self.eat("for"):
            if not isinstance(ty, ast.PathType) or ty.qself is not None:
                raise self.error("expected a trait, found type", ty.span)
            trait_path = ty.path
            ty = self.parse_type()
        elif negative:
            raise self.error("inherent impls cannot be negative", ty.span)
        self.parse_where(generics)
        if self.tok.text != "{":
            raise self.unexpected("`!`, `(`, `+`, `::`, `<`, `for`, `where`, or `{`")
        items = self._members("impl" if trait_path is None else "trait impl")
        out.append(ast.Impl(self.span_from(start), attrs, public, generics, trait_path, ty, items, negative, unsafe))

    def _impl_has_generics(self) -> bool:
        """`impl<T>` declares, while `impl <T as Trait>::X` names a type."""
        if self.tok.text != "<":
            return False
        first = self.peek()
        if first.text in {">", "#", "const"} or first.text.startswith("'"):
            return True
        return first.kind == IDENT and self.peek(2).text in {">", ",", ":", "="}

    def _members(self, context: str) -> list[ast.Item]:
        start = self.tok.span
        self.expect("{")
        inner = self.inner_attributes()
        items: list[ast.Item] = []
        self.parse_items(context, items)
        self.expect("}")
        self.session.levels.close(inner, self.span_from(start))
        return items

    # ------------------------------------------------------------ modules and foreign items

    def _mod(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        self.bump()
        ident = self.parse_ident()
        outer_scope, outer_module = self.scope, self.module
        self.module = (*outer_module, ident.name)
        if not any(a.path == "macro_use" for a in attrs):
            self.scope = MacroScope(outer_scope)
        items: list[ast.Item] = []
        if self.eat(";"):
            if self.expand:
                items = self._external_module(attrs, ident)
        else:
            if self.tok.text != "{":
                raise self.unexpected("`;` or `{`")
            self.bump()
            keep = self.inner_attributes()
            if keep is None:
                self.expand, expand = False, self.expand
                self.parse_items("mod", [])
                self.expand = expand
            else:
                self.parse_items("mod", items)
            self.expect("}")
            self.session.levels.close(keep, self.span_from(start))
            if keep is None:
                self.scope, self.module = outer_scope, outer_module
                return
        self.scope, self.module = outer_scope, outer_module
        out.append(ast.Mod(self.span_from(start), attrs, public, ident, items))

    def _extern_block_at(self, distance: int) -> bool:
        at = distance + 1
        if self.peek(at).kind == STR:
            at += 1
        return self.peek(at).text == "{"

    def _extern(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        if self.peek().text == "crate":
            self.bump()
            self.bump()
            ident = self.make_ident(self.bump()) if self.tok.text == "self" else self.parse_ident()
            alias: ast.Ident | None = None
            if self.eat("as"):
                alias = self.make_ident(self.bump()) if self.tok.text == "_" else self.parse_ident()
            if not self.eat(";"):
                raise self.unexpected("`;` or `as`")
            out.append(ast.ExternCrate(self.span_from(start), attrs, public, ident, alias))
        elif self._extern_block_at(0):
            self._extern_block(attrs, public, start, out, unsafe=False)
        else:
            self._function(attrs, public, start, context, out)

    def _extern_block(
        self, attrs: list[ast.Attr], public: bool, start: Span, out: list[ast.Item], unsafe: bool
    ) -> None:
        abi = self.parse_abi()
        items = self._members("extern")
        out.append(ast.ExternBlock(self.span_from(start), attrs, public, abi, items, unsafe))

    def _use(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        leaves = self.parse_use()
        if leaves:
            out.append(ast.Use(self.span_from(start), attrs, public, leaves))

    def _macro_2(self, attrs: list[ast.Attr], public: bool, start: Span, context: str, out: list[ast.Item]) -> None:
        raise self.unsupported("macro-definitions")


_ITEM_PARSERS = {
    "fn": ItemParser._function,
    "async": ItemParser._function,
    "const": ItemParser._const,
    "static": ItemParser._static,
    "type": ItemParser._type_alias,
    "unsafe": ItemParser._unsafe,
    "struct": ItemParser._struct,
    "union": ItemParser._union,
    "enum": ItemParser._enum,
    "trait": ItemParser._trait,
    "auto": ItemParser._trait,
    "impl": ItemParser._impl,
    "mod": ItemParser._mod,
    "extern": ItemParser._extern,
    "use": ItemParser._use,
    "macro": ItemParser._macro_2,
}


def _no_visibility(span: Span) -> Rejected:
    """`pub` where everything is as visible as what it belongs to."""
    return Rejected("visibility qualifiers are not permitted here", span, kind="syntax", code="E0449")
