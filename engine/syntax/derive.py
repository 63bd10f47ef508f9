"""`#[derive(…)]`: the impls of the library's derivable traits, as tokens that stand at the trait's name or a field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from engine.features import unsupported
from engine.source import Expansion, Rejected, SourceFile, Span
from engine.syntax import ast
from engine.syntax.attributes import ParsedAttr
from engine.syntax.cfg import split_commas
from engine.syntax.derive_bodies import BODIES, END, FIELD, Shape, Variant
from engine.syntax.lexer import lex
from engine.syntax.parse_fns import ItemTokens
from engine.syntax.tokens import IDENT, STRICT_KEYWORDS, CrateToken, Token, eof_after

__all__ = ["derive_impls"]

Item = ast.Struct | ast.Enum | ast.Union
_TRAITS = {
    "Clone": "clone::Clone",
    "Copy": "marker::Copy",
    "Debug": "fmt::Debug",
    "Default": "default::Default",
    "PartialEq": "cmp::PartialEq",
    "Eq": "cmp::Eq",
    "PartialOrd": "cmp::PartialOrd",
    "Ord": "cmp::Ord",
    "Hash": "hash::Hash",
}
_FOR_UNIONS = frozenset({"Clone", "Copy", "Eq"})


def derive_impls(item: Item, tokens: ItemTokens) -> list[list[Token]]:
    """The impls that the item's derives ask for, each a list of tokens ended by `EOF`.

    Raises Rejected: an unknown trait (name), one that does not fit the item (syntax).
    """
    asked = _asked(item)
    names = {name for name, _ in asked}
    return [_impl(item, tokens, name, span, names) for name, span in asked]


def _asked(item: Item) -> list[tuple[str, Span]]:
    asked: list[tuple[str, Span]] = []
    for attr in item.attrs:
        if attr.path != "derive" or not isinstance(attr, ParsedAttr):
            continue
        if len(attr.tokens) < 2 or attr.tokens[0].text != "(":
            raise Rejected("malformed `derive` attribute input", attr.span, kind="syntax")
        for part in split_commas(attr.tokens[1:-1]):
            if not part:
                raise Rejected("expected identifier, found `,`", attr.span, kind="syntax")
            name = part[-1]
            if name.kind != IDENT:
                raise Rejected("expected path to a trait", name.span, kind="syntax")
            if name.text == "CoercePointee":
                raise unsupported("derive-coerce-pointee", name.span)
            if name.text not in _TRAITS:
                raise Rejected(f"cannot find derive macro `{name.text}` in this scope", name.span, kind="name")
            if isinstance(item, ast.Union) and name.text not in _FOR_UNIONS:
                raise Rejected("this trait cannot be derived for unions", name.span, kind="syntax")
            asked.append((name.text, name.span))
    return asked


def _impl(item: Item, tokens: ItemTokens, trait: str, word: Span, asked: set[str]) -> list[Token]:
    span = Span(word.file, word.lo, word.hi, Expansion(trait, word, False))
    mark = ast.Mark(None, trait)
    path = f"$crate::{_TRAITS[trait]}"
    bounded = not (trait == "Default" and isinstance(item, ast.Enum))
    out: list[Token] = []

    def write(text: str) -> None:
        out.extend(_quote(text, span, mark))

    write("# [ automatically_derived ] impl")
    if tokens.generics:
        write("<")
        for param in tokens.generics:
            if param.kind == "const":
                write("const")
            out.append(param.name)
            write(":")
            out.extend(param.after)
            if param.kind == "type" and bounded:
                write(f"+ {path}" if param.after else path)
            write(",")
        write(">")
    write(f"{path} for {_raw(item.ident.name)}")
    if tokens.generics:
        write("<")
        for param in tokens.generics:
            out.append(param.name)
            write(",")
        write(">")
    write("where")
    out.extend(tokens.where)
    if tokens.where and tokens.where[-1].text != ",":
        write(",")
    if bounded:
        for projection in _projections(item):
            write(f"{projection} : {path},")
    shape = _shape(item, asked, any(p.kind == "type" for p in tokens.generics), word)
    spans = [Span(f.span.file, f.span.lo, f.span.hi, span.expansion) for f in _fields(item)]
    out.extend(_quote("{" + BODIES[trait](shape) + "}", span, mark, spans))
    out.append(eof_after(span))
    return out


@lru_cache(maxsize=512)
def _template(text: str) -> list[Token]:
    return lex(SourceFile("derive", text, "std"), 2018)[:-1]


def _quote(text: str, span: Span, mark: ast.Mark, fields: Sequence[Span] = ()) -> list[Token]:
    """The tokens of generated text, all at one span but for what is marked as a field's; `$crate` means the library."""
    whole = span
    out: list[Token] = []
    tokens = _template(text)
    shift: list[int] = []
    for token in tokens:
        shift.append(len(out))
        if token.text.startswith(FIELD):
            span = fields[int(token.text.removeprefix(FIELD))]
        elif token.text == END:
            span = whole
        elif token.text == "crate" and out and out[-1].text == "$":
            out[-1] = CrateToken(span, mark, "std")
        else:
            out.append(Token(token.kind, token.text, span, mark, token.skip))
    for at, token in enumerate(tokens):
        if token.skip:
            out[shift[at]].skip = shift[at + token.skip] - shift[at]
    return out


def _raw(name: str) -> str:
    return f"r#{name}" if name in STRICT_KEYWORDS else name


def _shape(item: Item, asked: set[str], generic: bool, word: Span) -> Shape:
    packed = any(a.path == "repr" and "packed" in a.text for a in item.attrs)
    if isinstance(item, ast.Enum):
        variants = []
        first = 0
        for v in item.variants:
            names = [_raw(f.ident.name) for f in v.fields]
            default = any(a.path == "default" for a in v.attrs)
            variants.append(Variant(_raw(v.ident.name), v.ident.name, v.kind, names, default, first))
            first += len(names)
    else:
        kind = item.kind if isinstance(item, ast.Struct) else "named"
        name = item.ident.name
        variants = [Variant(_raw(name), name, kind, [_raw(f.ident.name) for f in item.fields], False)]
    is_enum, is_union = isinstance(item, ast.Enum), isinstance(item, ast.Union)
    by_copy = is_union or ("Copy" in asked and not generic)
    return Shape(_raw(item.ident.name), item.ident.name, is_enum, is_union, variants, by_copy, packed, word)


# ---------------------------------------------------------------- bounds on associated types


def _projections(item: Item) -> list[str]:
    """The field types of the form `T::A…` with a type parameter `T`: they, too, get the trait as a bound."""
    params = {p.ident.name for p in item.generics.params if p.const_ty is None}
    found: dict[str, None] = {}

    def path(node: ast.Path) -> None:
        first = node.segments[0].ident.name
        if len(node.segments) > 1 and first in params:
            if any(s.args is not None for s in node.segments):
                raise unsupported("derive-generic-associated", node.span)
            found["::".join(_raw(s.ident.name) for s in node.segments)] = None
        for segment in node.segments:
            if segment.args is not None:
                for arg in segment.args.args:
                    if isinstance(arg, ast.Type):
                        visit(arg)
                if segment.args.output is not None:
                    visit(segment.args.output)

    def visit(ty: ast.Type) -> None:
        if isinstance(ty, ast.PathType):
            if ty.qself is None:
                path(ty.path)
            else:
                visit(ty.qself.ty)
        elif isinstance(ty, ast.RefType | ast.PtrType | ast.SliceType | ast.ArrayType):
            visit(ty.inner)
        elif isinstance(ty, ast.TupleType):
            for elem in ty.elems:
                visit(elem)
        elif isinstance(ty, ast.FnPtrType):
            for param in ty.params:
                visit(param)

    if params:
        for field_def in _fields(item):
            visit(field_def.ty)
    return list(found)


def _fields(item: Item) -> list[ast.FieldDef]:
    if isinstance(item, ast.Enum):
        return [f for v in item.variants for f in v.fields]
    return item.fields
