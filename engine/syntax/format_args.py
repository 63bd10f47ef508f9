"""`format_args!`: a format string and its arguments to one node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected, Span
from engine.syntax import ast
from engine.syntax.format_string import Count, FormatStringError, Placeholder, parse_format_string
from engine.syntax.literals import first_offset, string_value
from engine.syntax.tokens import EOF, IDENT, STR, InterpToken, Token

if TYPE_CHECKING:
    from engine.syntax.parse_macros import MacroParser

__all__ = ["expand_format_args"]


class _Arguments:
    """The arguments as given, then those that the string captures."""

    def __init__(self) -> None:
        self.exprs: list[ast.Expr] = []
        self.names: dict[str, int] = {}
        self.positional = 0
        self.given = 0
        self.used: set[int] = set()


class _Literal:
    """The string: its value, and the spans of its parts if it was written as a literal."""

    def __init__(self, value: str, token: Token | None, where: list[int] | None, span: Span) -> None:
        self.value = value
        self.token = token
        self.where = where
        self.whole = span

    def span(self, start: int, end: int) -> Span:
        if self.token is None:
            return self.whole
        span = self.token.span
        lo, hi = self._offset(start), self._offset(end)
        return Span(span.file, span.lo + lo, span.lo + max(hi, lo), span.expansion)

    def _offset(self, index: int) -> int:
        assert self.token is not None
        if self.where is None:
            return first_offset(self.token) + index
        return self.where[index] if index < len(self.where) else len(self.token.text) - 1


def expand_format_args(parser: MacroParser, tokens: list[Token], span: Span, newline: bool) -> ast.Expr:
    """The node of a `format_args!` call. Raises Rejected (syntax) in rustc's words."""
    if tokens[0].kind == EOF:
        raise Rejected("requires at least a format string argument", span, kind="syntax")
    inner = parser.nested(tokens)
    literal = _literal(inner)
    arguments = _Arguments()
    _read_arguments(inner, arguments)
    parser.height = max(parser.height, inner.height)
    try:
        pieces = parse_format_string(literal.value)
    except FormatStringError as error:
        raise Rejected(error.message, literal.span(error.start, error.end), kind="syntax", label=error.label) from None
    template: list[str | ast.FormatSpec] = []
    following = 0
    for piece in pieces:
        if isinstance(piece, str):
            template.append(piece)
            continue
        precision = piece.precision
        if precision is not None and precision.star:
            precision = Count(arg=following, start=precision.start, end=precision.end)
            following += 1
        if piece.arg is None:
            piece.arg = following
            following += 1
        template.append(_spec(piece, precision, arguments, literal, pieces))
    _check_used(arguments, literal)
    return ast.FormatArgs(span, template, arguments.exprs, newline)


def _literal(inner: MacroParser) -> _Literal:
    token = inner.tok
    while isinstance(token, InterpToken) and token.fragment.kind in {"expr", "literal"}:
        token = token.fragment.tokens[0] if len(token.fragment.tokens) == 2 else Token(EOF, "", token.span)
    following = inner.peek()
    if token.kind == STR and (following.text == "," or following.kind == EOF):
        inner.bump()
        value, where = string_value(token)
        return _Literal(value, token, where, token.span)
    expr = inner.parse_expr()
    if not isinstance(expr, ast.StrLit):
        raise Rejected(
            "format argument must be a string literal",
            expr.span,
            kind="syntax",
            helps=['you might be missing a string literal to format with: `"{}", `'],
        )
    return _Literal(expr.value, None, None, expr.span)


def _read_arguments(inner: MacroParser, arguments: _Arguments) -> None:
    while inner.tok.kind != EOF:
        if not inner.eat(","):
            raise inner.unexpected("`,`")
        if inner.tok.kind == EOF:
            break
        token = inner.tok
        if token.kind == IDENT and token.text != "_" and inner.peek().text == "=":
            name = inner.parse_ident().name
            inner.bump()
            if name in arguments.names:
                raise Rejected(f"duplicate argument named `{name}`", token.span, kind="syntax")
            arguments.names[name] = len(arguments.exprs)
            arguments.exprs.append(inner.parse_expr())
            continue
        expr = inner.parse_expr()
        if arguments.names:
            raise Rejected("positional arguments cannot follow named arguments", expr.span, kind="syntax")
        arguments.exprs.append(expr)
        arguments.positional += 1
    arguments.given = len(arguments.exprs)


def _spec(
    piece: Placeholder,
    precision: Count | None,
    arguments: _Arguments,
    literal: _Literal,
    pieces: list[str | Placeholder],
) -> ast.FormatSpec:
    assert piece.arg is not None
    arg = _argument(piece.arg, piece.start, piece.end, arguments, literal, pieces)
    return ast.FormatSpec(
        arg,
        piece.trait,
        piece.fill,
        piece.align,
        piece.plus,
        piece.alternate,
        piece.zero,
        piece.debug_hex,
        _count(piece.width, arguments, literal, pieces),
        _count(precision, arguments, literal, pieces),
        literal.span(piece.opening, piece.closing),
    )


def _count(
    count: Count | None, arguments: _Arguments, literal: _Literal, pieces: list[str | Placeholder]
) -> int | tuple[str, int] | None:
    if count is None:
        return None
    if count.arg is not None:
        return "arg", _argument(count.arg, count.start, count.end, arguments, literal, pieces)
    return count.number


def _argument(
    arg: int | str,
    start: int,
    end: int,
    arguments: _Arguments,
    literal: _Literal,
    pieces: list[str | Placeholder],
) -> int:
    if isinstance(arg, int):
        if arg >= arguments.given:
            raise _missing_position(arg, start, end, arguments, literal, pieces)
        arguments.used.add(arg)
        return arg
    index = arguments.names.get(arg)
    if index is None:
        span = literal.span(start, end)
        if literal.token is None:
            raise Rejected(
                f"there is no argument named `{arg}`",
                span,
                kind="syntax",
                notes=["did you intend to capture a variable from the surrounding scope?"],
            )
        index = len(arguments.exprs)
        arguments.names[arg] = index
        ident = ast.Ident(arg, span, literal.token.mark)
        arguments.exprs.append(ast.PathExpr(span, ast.Path([ast.Segment(ident)], span)))
    arguments.used.add(index)
    return index


def _missing_position(
    arg: int, start: int, end: int, arguments: _Arguments, literal: _Literal, pieces: list[str | Placeholder]
) -> Rejected:
    given = arguments.given
    explicit = end > start
    if explicit:
        there = {0: "no arguments were given", 1: "there is 1 argument"}.get(given, f"there are {given} arguments")
        message = f"invalid reference to positional argument {arg} ({there})"
        return Rejected(message, literal.span(start, end), kind="syntax")
    wanted = sum(1 for p in pieces if isinstance(p, Placeholder) and p.end == p.start)
    wanted += sum(1 for p in pieces if isinstance(p, Placeholder) and p.precision is not None and p.precision.star)
    what = "1 positional argument" if wanted == 1 else f"{wanted} positional arguments"
    had = {0: "no arguments were given", 1: "there is 1 argument"}.get(given, f"there are {given} arguments")
    return Rejected(f"{what} in format string, but {had}", literal.whole, kind="syntax")


def _check_used(arguments: _Arguments, literal: _Literal) -> None:
    unused = [i for i in range(arguments.given) if i not in arguments.used]
    if not unused:
        return
    if len(unused) > 1:
        raise Rejected(
            "multiple unused formatting arguments",
            literal.whole,
            kind="syntax",
            label="multiple missing formatting specifiers",
        )
    named = unused[0] in arguments.names.values()
    raise Rejected(
        "named argument never used" if named else "argument never used",
        arguments.exprs[unused[0]].span,
        kind="syntax",
        label="named argument never used" if named else "argument never used",
    )
