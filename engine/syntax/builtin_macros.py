"""The macros that cannot be written with `macro_rules!`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.features import unsupported
from engine.source import Expansion, Rejected, Span
from engine.syntax import ast
from engine.syntax.cfg import evaluate
from engine.syntax.format_args import expand_format_args
from engine.syntax.tokens import EOF, FLOAT, IDENT, INT, KEYWORD, LIFETIME, PUNCT, CrateToken, Token, eof_after, render

if TYPE_CHECKING:
    from engine.syntax.parse_macros import MacroParser

__all__ = ["BUILTINS"]

Builtin = Callable[["MacroParser", list[Token], Span], "list[Token] | ast.Expr"]


def _outermost(span: Span) -> Span:
    """The call in the user's text at the root of all expansions."""
    while span.expansion is not None:
        span = span.expansion.call_site
    return span


def _no_arguments(name: str, tokens: list[Token]) -> None:
    if tokens[0].kind != EOF:
        raise Rejected(f"{name}! takes no arguments", tokens[0].span, kind="syntax")


def _format_args(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    return expand_format_args(parser, tokens, span, newline=False)


def _format_args_nl(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    return expand_format_args(parser, tokens, span, newline=True)


def _stringify(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    return ast.StrLit(span, render(tokens))


def _line(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    _no_arguments("line", tokens)
    return ast.IntLit(span, _outermost(span).start()[0], "u32")


def _column(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    _no_arguments("column", tokens)
    return ast.IntLit(span, _outermost(span).start()[1], "u32")


def _file(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    _no_arguments("file", tokens)
    return ast.StrLit(span, _outermost(span).file.name)


def _module_path(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    _no_arguments("module_path", tokens)
    root = parser.session.crate or parser.session.file.name.rpartition("/")[2].removesuffix(".rs").replace("-", "_")
    return ast.StrLit(span, "::".join([root, *parser.module]))


def _cfg(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    real = tokens[:-2] if len(tokens) > 1 and tokens[-2].text == "," else tokens
    return ast.BoolLit(span, evaluate(real, parser.session.cfgs, span))


def _literals(parser: MacroParser, tokens: list[Token], name: str) -> list[ast.Expr]:
    inner = parser.nested(tokens)
    exprs: list[ast.Expr] = []
    while inner.tok.kind != EOF:
        exprs.append(inner.parse_expr())
        if not inner.eat(",") and inner.tok.kind != EOF:
            raise inner.unexpected("`,`")
    return exprs


def _text_of(expr: ast.Expr) -> str | None:
    if isinstance(expr, ast.StrLit):
        return expr.value
    if isinstance(expr, ast.IntLit):
        return str(expr.value)
    if isinstance(expr, ast.FloatLit):
        return expr.text
    if isinstance(expr, ast.BoolLit):
        return "true" if expr.value else "false"
    if isinstance(expr, ast.CharLit):
        return chr(expr.value)
    if isinstance(expr, ast.Unary) and expr.op == "-" and isinstance(expr.operand, ast.IntLit | ast.FloatLit):
        return f"-{_text_of(expr.operand)}"
    return None


def _concat(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    parts: list[str] = []
    for expr in _literals(parser, tokens, "concat"):
        text = _text_of(expr)
        if text is None:
            if isinstance(expr, ast.ByteStrLit | ast.ByteLit):
                raise Rejected("cannot concatenate a byte string literal", expr.span, kind="syntax")
            raise Rejected(
                "expected a literal",
                expr.span,
                kind="syntax",
                notes=['only literals (like `"foo"`, `-42` and `3.14`) can be passed to `concat!()`'],
            )
        parts.append(text)
        parser.session.spend_tokens(len(text) // 64, span)
    return ast.StrLit(span, "".join(parts))


def _one_string(parser: MacroParser, tokens: list[Token], span: Span, name: str) -> str:
    exprs = _literals(parser, tokens, name)
    if len(exprs) != 1 or not isinstance(exprs[0], ast.StrLit):
        raise Rejected(f"`{name}!` takes 1 argument, a string literal", span, kind="syntax")
    return exprs[0].value


def _compile_error(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    raise Rejected(_one_string(parser, tokens, span, "compile_error"), span.call_site(), kind="syntax")


def _env(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    name = next((e.value for e in _literals(parser, tokens, "env")[:1] if isinstance(e, ast.StrLit)), None)
    if name is None:
        raise Rejected("`env!` takes 1 or 2 arguments", span, kind="syntax")
    raise Rejected(f"environment variable `{name}` not defined at compile time", span.call_site(), kind="syntax")


def _option_env(parser: MacroParser, tokens: list[Token], span: Span) -> list[Token]:
    _one_string(parser, tokens, span, "option_env")
    return _library_path(("option", "Option", "None"), "option_env", span, "&'static str")


def _library_path(names: tuple[str, ...], macro: str, span: Span, argument: str) -> list[Token]:
    """`$crate::names::<argument>` as tokens of an expansion at the span."""
    expansion = Expansion(macro, span, False)
    here = Span(span.file, span.lo, span.hi, expansion)
    out: list[Token] = [CrateToken(here, None, "std")]
    for name in names:
        out += [Token(PUNCT, "::", here), Token(IDENT, name, here)]
    out += [Token(PUNCT, "::", here), Token(PUNCT, "<", here), Token(PUNCT, "&", here)]
    lifetime, _, word = argument.removeprefix("&").partition(" ")
    out += [Token(LIFETIME, lifetime, here), Token(IDENT, word, here), Token(PUNCT, ">", here), eof_after(here)]
    return out


def _offset_of(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
    inner = parser.nested(tokens)
    ty = inner.parse_type()
    if not inner.eat(","):
        raise inner.unexpected("`,`")
    fields: list[ast.Ident] = []
    while True:
        token = inner.tok
        if token.kind == FLOAT:
            for part in token.text.split("."):
                fields.append(ast.Ident(part, token.span, token.mark))
            inner.bump()
        elif token.kind in {INT, KEYWORD} or inner.at_ident():
            fields.append(inner.make_ident(inner.bump()))
        else:
            raise inner.unexpected("identifier")
        if not inner.eat("."):
            break
    inner.eat(",")
    if inner.tok.kind != EOF:
        raise inner.unexpected("`.` or `,`")
    return ast.OffsetOf(span, ty, fields)


def _cfg_select(parser: MacroParser, tokens: list[Token], span: Span) -> list[Token]:
    at = 0
    while tokens[at].kind != EOF:
        start = at
        while tokens[at].text != "=>":
            if tokens[at].kind == EOF:
                raise Rejected("expected `=>`, found end of macro arguments", tokens[at].span, kind="syntax")
            at += tokens[at].skip + 1
        predicate = tokens[start:at]
        at += 1
        start = at
        if tokens[at].text == "{":
            at += tokens[at].skip + 1
            chosen = tokens[start + 1 : at - 1]
        else:
            while tokens[at].text != "," and tokens[at].kind != EOF:
                at += tokens[at].skip + 1
            chosen = tokens[start:at]
        if tokens[at].text == ",":
            at += 1
        if len(predicate) == 1 and predicate[0].text == "_" or evaluate(predicate, parser.session.cfgs, span):
            parser.session.spend_tokens(len(chosen), span)
            return [*chosen, eof_after(span)]
    raise Rejected("none of the predicates in this `cfg_select` evaluated to true", span, kind="syntax")


def _unsupported(feature: str) -> Builtin:
    def refuse(parser: MacroParser, tokens: list[Token], span: Span) -> ast.Expr:
        raise unsupported(feature, span.call_site())

    return refuse


BUILTINS: dict[str, Builtin] = {
    "format_args": _format_args,
    "const_format_args": _format_args,
    "format_args_nl": _format_args_nl,
    "stringify": _stringify,
    "concat": _concat,
    "line": _line,
    "column": _column,
    "file": _file,
    "module_path": _module_path,
    "cfg": _cfg,
    "cfg_select": _cfg_select,
    "compile_error": _compile_error,
    "env": _env,
    "option_env": _option_env,
    "offset_of": _offset_of,
    "include": _unsupported("include"),
    "include_str": _unsupported("include-str"),
    "include_bytes": _unsupported("include-bytes"),
    "concat_bytes": _unsupported("concat-bytes"),
    "concat_idents": _unsupported("concat-idents"),
    "asm": _unsupported("inline-assembly"),
    "global_asm": _unsupported("inline-assembly"),
    "naked_asm": _unsupported("inline-assembly"),
    "is_x86_feature_detected": _unsupported("cpu-features"),
    "trace_macros": _unsupported("trace-macros"),
    "log_syntax": _unsupported("log-syntax"),
}
