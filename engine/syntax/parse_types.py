"""Paths, generic arguments, bounds and types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.source import Span
from engine.syntax import ast
from engine.syntax.grammar import Grammar
from engine.syntax.lifetimes import missing
from engine.syntax.tokens import IDENT, INT, KEYWORD, LIFETIME, OPEN, STR, InterpToken, Token, describe

__all__ = ["TypeParser"]

_T = TypeVar("_T")
_PATH_KEYWORDS = frozenset({"self", "Self", "super", "crate"})


class TypeParser(Grammar):
    """Parses what denotes types and traits."""

    # ------------------------------------------------------------ paths

    def parse_path(self, style: str) -> ast.Path:
        """A path; `style` is `expr` (arguments after `::`), `type` (also without) or `mod` (no arguments)."""
        token = self.tok
        whole = self._interpolated_path()
        if whole is not None:
            if self.tok.text != "::":
                return whole
            whole.segments.extend(self._more_segments(style))
            return ast.Path(whole.segments, self.span_from(token.span), whole.leading)
        start = token.span
        leading = self.eat("::")
        segments = [self._segment(style)]
        if self.tok.text == "::":
            segments.extend(self._more_segments(style))
        return ast.Path(segments, self.span_from(start), leading)

    def _more_segments(self, style: str) -> list[ast.Segment]:
        segments: list[ast.Segment] = []
        while self.tok.text == "::":
            following = self.peek()
            kind = following.kind
            if style == "mod" and not (kind == IDENT or (kind == KEYWORD and following.text in _PATH_KEYWORDS)):
                break
            self.bump()
            segments.append(self._segment(style))
        return segments

    def _segment(self, style: str) -> ast.Segment:
        token = self.tok
        if not (
            (token.kind == IDENT and token.text != "_") or (token.kind == KEYWORD and token.text in _PATH_KEYWORDS)
        ):
            raise self.unexpected("identifier")
        self.bump()
        segment = ast.Segment(self.make_ident(token))
        if style == "mod":
            return segment
        text = self.tok.text
        if style == "type" and text in {"<", "<<", "("}:
            segment.args = self.parse_generic_args()
        elif text == "::" and self.peek().text in ({"<", "<<", "("} if style == "type" else {"<", "<<"}):
            self.bump()
            segment.args = self.parse_generic_args()
        return segment

    def _interpolated_path(self) -> ast.Path | None:
        token = self.interpolated("path", "ty")
        if token is None:
            return None
        inner = self.nested(token.fragment.tokens)
        assert isinstance(inner, TypeParser)
        if token.fragment.kind == "path":
            path = inner.parse_path("type")
        else:
            ty = inner.parse_type()
            if not isinstance(ty, ast.PathType) or ty.qself is not None:
                raise self.unexpected("identifier")
            path = ty.path
        self.bump()
        return path

    def parse_qualified_path(self, style: str) -> tuple[ast.QSelf, ast.Path]:
        """`<ty as trait>::rest`, the current token being `<`; the path's span covers all of it."""
        start = self.tok.span
        self.expect_split("<")
        self.enter()
        ty = self.parse_type()
        segments: list[ast.Segment] = []
        leading = False
        if self.eat("as"):
            trait = self.parse_path("type")
            segments = trait.segments
            leading = trait.leading
        self.depth -= 1
        self.expect_split(">")
        position = len(segments)
        if self.tok.text != "::":
            raise self.unexpected("`::`")
        segments.extend(self._more_segments(style))
        return ast.QSelf(ty, position), ast.Path(segments, self.span_from(start), leading)

    def parse_any_path(self, style: str) -> tuple[ast.QSelf | None, ast.Path]:
        """A path with or without a qualified self."""
        if self.tok.text in {"<", "<<"}:
            return self.parse_qualified_path(style)
        token = self.interpolated("ty")
        if token is not None and self.peek().text == "::":
            # `$ty::name` where the type is no plain path means `<$ty>::name`.
            ty = self.nested(token.fragment.tokens).parse_type()
            if not isinstance(ty, ast.PathType) or ty.qself is not None:
                self.bump()
                segments = self._more_segments(style)
                return ast.QSelf(ty, 0), ast.Path(segments, self.span_from(token.span))
        return None, self.parse_path(style)

    # ------------------------------------------------------------ generic arguments

    def parse_generic_args(self) -> ast.GenericArgs:
        """`<…>` or `(…) -> T`."""
        start = self.tok.span
        self.enter()
        args: list[ast.Type | ast.ConstArg] = []
        bindings: list[ast.AssocBinding] = []
        if self.tok.text == "(":
            output = self._with_elision(True, lambda: self._parenthesized(args))
            self.depth -= 1
            return ast.GenericArgs(args, bindings, self.span_from(start), parenthesized=True, output=output)
        self.expect_split("<")
        while not self.splits(">"):
            self._generic_arg(args, bindings)
            if not self.eat(","):
                break
        if not self.eat_split(">"):
            raise self.unexpected_after_type("`,`, `>`")
        self.depth -= 1
        return ast.GenericArgs(args, bindings, self.span_from(start))

    def _parenthesized(self, args: list[ast.Type | ast.ConstArg]) -> ast.Type | None:
        """`(A, B) -> C` of `Fn(A, B) -> C`; gives `C`."""
        self.bump()
        while self.tok.text != ")":
            args.append(self.parse_type())
            if not self.eat(","):
                break
        self.expect(")")
        return self.parse_type(allow_plus=False) if self.eat("->") else None

    def _generic_arg(self, args: list[ast.Type | ast.ConstArg], bindings: list[ast.AssocBinding]) -> None:
        token = self.tok
        if token.kind == LIFETIME:
            self.take_lifetime()
            return
        if token.kind == IDENT and token.text != "_":
            following = self.peek().text
            if following == "=" or following == ":":
                name = self.parse_ident()
                self._binding(name, bindings)
                return
        if (
            token.kind >= INT
            or token.text in {"-", "{", "true", "false"}
            or self.interpolated("expr", "literal", "block") is not None
        ):
            args.append(ast.ConstArg(self.parse_const_arg()))
            return
        ty = self.parse_type()
        if self.tok.text in {"=", ":"} and isinstance(ty, ast.PathType) and len(ty.path.segments) == 1:
            self._binding(ty.path.segments[0].ident, bindings)
            return
        args.append(ty)

    def _binding(self, name: ast.Ident, bindings: list[ast.AssocBinding]) -> None:
        if self.eat("="):
            if self.tok.kind >= INT or self.tok.text in {"{", "-"}:
                raise self.unsupported("constant-equality-bounds")
            bindings.append(ast.AssocBinding(name, self.parse_type(), []))
        else:
            self.expect(":")
            bindings.append(ast.AssocBinding(name, None, self.parse_bounds()))

    def parse_const_arg(self) -> ast.Expr:
        """The expression forms of a const generic argument."""
        if self.tok.text == "{":
            return self.parse_block()
        if self.interpolated("expr", "block") is not None:
            token = self.bump()
            assert isinstance(token, InterpToken)
            return self.nested(token.fragment.tokens).parse_expr()
        return self.parse_literal_or_negated()

    # ------------------------------------------------------------ bounds

    def parse_bounds(self, allow_plus: bool = True) -> list[ast.Bound]:
        """Bounds separated by `+`; lifetimes are dropped."""
        bounds: list[ast.Bound] = []
        while True:
            token = self.tok
            if token.kind == LIFETIME:
                self.take_lifetime()
            elif token.text == "use" and self.peek().text in {"<", "<<"}:
                self.bump()
                self.parse_generic_args()
            elif token.text in {"?", "(", "for", "async", "const", "~", "["} or self.at_path_start():
                bounds.append(self._bound())
            else:
                break
            if not allow_plus or not self.eat("+"):
                break
        return bounds

    def _bound(self) -> ast.Bound:
        if self.eat("("):
            self.enter()
            bound = self._bound()
            self.depth -= 1
            self.expect(")")
            return bound
        if self.tok.text in {"async", "const", "~", "["}:
            raise self.unsupported("bound-modifiers")
        self.skip_for_binder()
        maybe = self.eat("?")
        self.skip_for_binder()
        return ast.Bound(self.parse_path("type"), maybe)

    def skip_for_binder(self) -> int:
        """Passes `for<'a, …>`; the number of its lifetimes."""
        if self.tok.text != "for":
            return 0
        self.bump()
        self.expect_split("<")
        count = 0
        first = len(self.lifetimes.names) if self.lifetimes is not None else 0
        while self.tok.kind == LIFETIME:
            token = self.bump()
            if self.lifetimes is not None:
                self.lifetimes.declare(token, first)
            count += 1
            if self.eat(":"):
                self.parse_bounds()
            if not self.eat(","):
                break
        self.expect_split(">")
        return count

    # ------------------------------------------------------------ types

    def parse_type(self, allow_plus: bool = True) -> ast.Type:
        self.enter()
        ty = self._type(allow_plus)
        self.depth -= 1
        return ty

    def _type(self, allow_plus: bool) -> ast.Type:
        token = self.tok
        start = token.span
        text = token.text
        kind = token.kind
        if kind == OPEN:
            return self._tuple_type(start) if text == "(" else self._array_type(start)
        if text == "&" or text == "&&":
            return self._reference_type(start)
        if text == "*":
            self.bump()
            mutable = self.tok.text == "mut"
            if not mutable and self.tok.text != "const":
                raise self.error("expected `mut` or `const` keyword in raw pointer type")
            self.bump()
            inner = self.parse_type(allow_plus=False)
            return ast.PtrType(self.span_from(start), mutable, inner)
        if text == "!":
            self.bump()
            return ast.NeverType(start)
        if kind == IDENT and text == "_":
            self.bump()
            return ast.InferType(start)
        if kind == KEYWORD:
            if text in {"fn", "unsafe", "extern"}:
                return self._with_elision(True, lambda: self._fn_pointer_type(start))
            if text == "for":
                following = self._after_binder()
                if following in {"fn", "unsafe", "extern"}:
                    self.skip_for_binder()
                    return self._with_elision(True, lambda: self._fn_pointer_type(start))
                if self.session.edition >= 2021:
                    raise self.error("expected a type, found a trait")
                return ast.TraitObjectType(self.span_from(start), self.parse_bounds(allow_plus))
            if text == "impl":
                self.bump()
                bounds = self.parse_bounds(allow_plus)
                return ast.ImplTraitType(self.span_from(start), bounds)
            if text == "dyn":
                self.bump()
                bounds = self.parse_bounds(allow_plus)
                return ast.TraitObjectType(self.span_from(start), bounds)
        fragment = self.interpolated("ty")
        if fragment is not None and self.peek().text != "::":
            self.bump()
            return self.nested(fragment.fragment.tokens).parse_type()
        if self.at_path_start():
            qself, path = self.parse_any_path("type")
            if self.tok.text == "!" and qself is None and self.peek().kind == OPEN:
                return self.parse_type_macro(path, start)
            if allow_plus and qself is None and self.tok.text == "+" and self.session.edition < 2021:
                self.bump()
                return ast.TraitObjectType(self.span_from(start), [ast.Bound(path), *self.parse_bounds()])
            return ast.PathType(self.span_from(start), path, qself)
        if kind == LIFETIME:
            raise self.error("expected type, found lifetime")
        raise self.unexpected("type")

    def _after_binder(self) -> str:
        """The text of the token after a `for<…>` here."""
        at = 1
        while self.peek(at).kind != 0 and not self.peek(at).text.startswith(">"):
            at += 1
        return self.peek(at + 1).text

    def _reference_type(self, start: Span) -> ast.Type:
        double = self.tok.text == "&&"
        if double:
            self.eat_split("&")
            if self.lifetimes is not None and not self.lifetimes.elided:
                raise missing(start)
            self.enter()
            inner = self._reference_type(self.tok.span)
            self.depth -= 1
            return ast.RefType(self.span_from(start), False, inner)
        self.bump()
        lifetime = ""
        if self.tok.kind == LIFETIME:
            lifetime = self.take_lifetime().text
        elif self.lifetimes is not None and not self.lifetimes.elided:
            raise missing(self.prev)
        mutable = self.eat("mut")
        pointee = self.parse_type(allow_plus=False)
        return ast.RefType(self.span_from(start), mutable, pointee, lifetime)

    def take_lifetime(self) -> Token:
        """Passes a lifetime that must be in scope."""
        token = self.bump()
        if self.lifetimes is not None:
            self.lifetimes.use(token)
        return token

    def parse_field_type(self) -> ast.Type:
        """A type in which every lifetime is named."""
        return self._with_elision(False, self.parse_type)

    def _with_elision(self, elided: bool, parse: Callable[[], _T]) -> _T:
        if self.lifetimes is None:
            return parse()
        outer, self.lifetimes.elided = self.lifetimes.elided, elided
        out = parse()
        self.lifetimes.elided = outer
        return out

    def _tuple_type(self, start: Span) -> ast.Type:
        self.bump()
        elems: list[ast.Type] = []
        comma = False
        while self.tok.text != ")":
            elems.append(self.parse_type())
            comma = self.eat(",")
            if not comma:
                break
        if self.tok.text != ")":
            raise self.unexpected_after_type("`)`, `,`")
        self.bump()
        if len(elems) == 1 and not comma:
            return elems[0]
        return ast.TupleType(self.span_from(start), elems)

    def _array_type(self, start: Span) -> ast.Type:
        self.expect("[")
        elem = self.parse_type()
        if self.eat(";"):
            length = self.parse_expr()
            self.expect("]")
            return ast.ArrayType(self.span_from(start), elem, length)
        if self.tok.text != "]":
            raise self.error(f"expected `;` or `]`, found {describe(self.tok)}", label="expected `;` or `]`")
        self.bump()
        return ast.SliceType(self.span_from(start), elem)

    def _fn_pointer_type(self, start: Span) -> ast.Type:
        unsafe = self.eat("unsafe")
        abi = self.parse_abi()
        self.expect("fn")
        self.expect("(")
        params: list[ast.Type] = []
        variadic = False
        while self.tok.text != ")":
            if self.outer_attributes() is None:
                raise self.unsupported("fn-pointer-cfg")
            if self.eat("..."):
                variadic = True
                break
            if self.tok.kind == IDENT and self.peek().text == ":":
                self.bump()
                self.bump()
            params.append(self.parse_type())
            if not self.eat(","):
                break
        self.expect(")")
        ret = self.parse_type(allow_plus=False) if self.eat("->") else None
        return ast.FnPtrType(self.span_from(start), params, ret, unsafe, abi, variadic)

    def parse_abi(self) -> str:
        """`extern "abi"` if it is here; `Rust` without, `C` for a bare `extern`."""
        if not self.eat("extern"):
            return "Rust"
        if self.tok.kind == STR:
            text = self.bump().text
            return text[text.index('"') + 1 : text.rindex('"')]
        return "C"
