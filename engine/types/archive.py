"""The library's syntax trees in one file, thawed piece by piece.

Lexing and parsing the library takes longer than most programs run. An archive holds its items as nested tuples in
`marshal` form, with functions' signatures, functions' bodies and impls' items as separate blobs at offsets: reading it
makes little more than the names of items, and what a program touches is thawed when touched. Thawed trees are equal to
parsed ones in all that later phases read (attributes lose their tokens, which only the parser needs).

Layout of the file: 8 bytes little-endian length of the head, the head (marshal), the blobs.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.records import field_names
from engine.source import Expansion, SourceFile, Span
from engine.syntax import ast
from engine.syntax.macro_rules import MacroRules

__all__ = ["ColdFn", "ColdImpl", "ColdTrait", "freeze", "thaw"]

_CLASSES: list[type] = sorted(
    (c for c in vars(ast).values() if isinstance(c, type) and c.__module__ == ast.__name__), key=lambda c: c.__name__
)
_NUMBER = {c: i for i, c in enumerate(_CLASSES)}
_NAMES = [field_names(c) for c in _CLASSES]
_SPAN, _TUPLE, _MARK = len(_CLASSES), len(_CLASSES) + 1, len(_CLASSES) + 2
_COLD_FN, _COLD_IMPL, _COLD_TRAIT = len(_CLASSES) + 3, len(_CLASSES) + 4, len(_CLASSES) + 5
_MACRO = len(_CLASSES) + 6

_FN_COLD = ("generics", "params", "ret", "is_async", "abi", "variadic")
_TRAIT_COLD = ("generics", "supertraits", "items")
_IMPL_COLD = ("generics", "trait_path", "ty", "unsafe")


# ---------------------------------------------------------------- writing


class _Writer:
    def __init__(self, key_of: Callable[[ast.Impl], str], langs_of: Callable[[Any], list[tuple[str, str]]]) -> None:
        self.key_of, self.langs_of = key_of, langs_of
        self.blobs = bytearray()
        self.files: dict[SourceFile, int] = {}
        self.expansions: dict[Expansion, int] = {}
        self.expansion_rows: list[Any] = []
        self.marks: dict[ast.Mark, int] = {}
        self.mark_rows: list[Any] = []
        self.macros: dict[int, int] = {}
        self.kept: list[object] = []

    def blob(self, value: Any) -> tuple[int, int]:
        data = marshal.dumps(value)
        at = len(self.blobs)
        self.blobs += data
        return at, len(data)

    def file(self, file: SourceFile) -> int:
        return self.files.setdefault(file, len(self.files))

    def expansion(self, expansion: Expansion | None) -> int:
        if expansion is None:
            return -1
        known = self.expansions.get(expansion)
        if known is None:
            row = (expansion.macro, self.write(expansion.call_site), expansion.local)
            known = self.expansions[expansion] = len(self.expansion_rows)
            self.expansion_rows.append(row)
        return known

    def mark(self, mark: ast.Mark | None) -> int:
        if mark is None:
            return -1
        known = self.marks.get(mark)
        if known is None:
            row = self.mark(mark.parent), self.macro(mark.definition)
            known = self.marks[mark] = len(self.mark_rows)
            self.mark_rows.append(row)
        return known

    def macro(self, definition: object) -> int:
        self.kept.append(definition)  # keeps its id from being used again
        return self.macros.setdefault(id(definition), len(self.macros))

    def write(self, value: Any) -> Any:
        cls = value.__class__
        if value is None or cls in (int, str, bool, bytes, float):
            return value
        if cls is list:
            return [self.write(v) for v in value]
        if cls is Span:
            return (_SPAN, self.file(value.file), value.lo, value.hi, self.expansion(value.expansion))
        if cls is tuple:
            return (_TUPLE, *[self.write(v) for v in value])
        if cls is ast.Mark:
            return (_MARK, self.mark(value))
        if cls is MacroRules:  # which macro a block defines: only its identity counts
            return (_MACRO, self.macro(value))
        if cls is ast.Fn:
            return self.fn(value)
        if cls is ast.Impl:
            cold = self.blob(tuple([self.write(getattr(value, n)) for n in _IMPL_COLD]))
            items = self.blob([self.write(i) for i in value.items])
            head = (self.write(value.span), self.write(value.attrs), value.public, value.negative)
            return (_COLD_IMPL, *head, self.key_of(value), self.langs_of(value), *cold, *items)
        if cls is ast.Trait:
            cold = self.blob(tuple([self.write(getattr(value, n)) for n in _TRAIT_COLD]))
            head = (self.write(value.span), self.write(value.attrs), value.public, self.write(value.ident))
            return (_COLD_TRAIT, *head, value.unsafe, value.auto, self.langs_of(value), *cold)
        for base in cls.__mro__:
            number = _NUMBER.get(base)
            if number is not None:
                return (number, *[self.write(getattr(value, n)) for n in _NAMES[number]])
        raise TypeError(f"not a part of a syntax tree: {cls}")

    def fn(self, node: ast.Fn) -> Any:
        body = node.get_body()
        body_at = self.blob(self.write(body)) if body is not None else None
        cold = self.blob((*[self.write(getattr(node, n)) for n in _FN_COLD], body_at))
        head = (self.write(node.span), self.write(node.attrs), node.public, self.write(node.ident))
        return (_COLD_FN, *head, node.self_kind, node.unsafe, node.const, *cold)


def freeze(
    crate: ast.Crate, key_of: Callable[[ast.Impl], str], langs_of: Callable[[Any], list[tuple[str, str]]]
) -> bytes:
    """The archive of a parsed crate; parses all bodies. `key_of` names what an impl is indexed by, `langs_of` lists the
    (lang item, name) pairs inside of an impl or trait."""
    writer = _Writer(key_of, langs_of)
    items = [writer.write(item) for item in crate.items]
    attrs = writer.write(crate.attrs)
    names = [file.name for file in writer.files]
    head = marshal.dumps((
        crate.name, crate.edition, names, items, attrs, writer.expansion_rows, writer.mark_rows, len(writer.macros)
    ))
    return len(head).to_bytes(8, "little") + head + bytes(writer.blobs)


# ---------------------------------------------------------------- reading


class _Reader:
    """Thaws values of one archive; expansions and marks are shared between all pieces."""

    __slots__ = ("base", "data", "expansion_rows", "expansions", "files", "macros", "mark_rows", "marks")

    def __init__(self, data: bytes, base: int, files: list[SourceFile]) -> None:
        self.data, self.base, self.files = data, base, files
        self.expansion_rows: list[Any] = []
        self.mark_rows: list[Any] = []
        self.expansions: dict[int, Expansion] = {}
        self.marks: dict[int, ast.Mark] = {}
        self.macros: list[object] = []

    def blob(self, at: int, length: int) -> Any:
        start = self.base + at
        return marshal.loads(self.data[start : start + length])

    def span(self, row: Any) -> Span:
        expansion = row[4]
        return Span(self.files[row[1]], row[2], row[3], self.expansion(expansion) if expansion >= 0 else None)

    def expansion(self, number: int) -> Expansion:
        found = self.expansions.get(number)
        if found is None:
            macro, call_site, local = self.expansion_rows[number]
            found = self.expansions[number] = Expansion(macro, self.span(call_site), local)
        return found

    def mark(self, number: int) -> ast.Mark | None:
        if number < 0:
            return None
        found = self.marks.get(number)
        if found is None:
            parent, macro = self.mark_rows[number]
            found = self.marks[number] = ast.Mark(self.mark(parent), self.macros[macro])
        return found

    def read(self, row: Any) -> Any:
        cls = row.__class__
        if cls is list:
            read = self.read
            return [read(r) for r in row]
        if cls is not tuple:
            return row
        number = row[0]
        if number == _SPAN:
            expansion = row[4]
            return Span(self.files[row[1]], row[2], row[3], self.expansion(expansion) if expansion >= 0 else None)
        if number < _SPAN:
            read = self.read
            return _CLASSES[number](*[read(r) for r in row[1:]])
        if number == _MARK:
            return self.mark(row[1])
        if number == _TUPLE:
            return tuple([self.read(r) for r in row[1:]])
        if number == _MACRO:
            return self.macros[row[1]]
        if number == _COLD_FN:
            return ColdFn(self, row)
        return ColdImpl(self, row) if number == _COLD_IMPL else ColdTrait(self, row)


class ColdFn(ast.Fn):
    """A function whose signature is thawed when read, and its body when asked for."""

    __slots__ = ("cold",)

    def __init__(self, reader: _Reader, row: Any) -> None:
        read = reader.read
        self.span, self.attrs, self.public, self.ident = read(row[1]), read(row[2]), row[3], read(row[4])
        self.self_kind, self.unsafe, self.const = row[5], row[6], row[7]
        self.cold = (reader, row[8], row[9])

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "cold" or name[:2] == "__":
                raise AttributeError(name)
            reader, at, length = self.cold
            values = reader.blob(at, length)
            for slot, value in zip(_FN_COLD, values, strict=False):
                setattr(self, slot, reader.read(value))
            body = values[-1]
            self.body = None
            self.lazy_body = None if body is None else (lambda: reader.read(reader.blob(*body)))
            return object.__getattribute__(self, name)


class ColdImpl(ast.Impl):
    """An impl whose header and items are thawed when read. `key` and `langs` are as given to `freeze`."""

    __slots__ = ("cold", "key", "langs")
    key: str
    langs: list[tuple[str, str]]

    def __init__(self, reader: _Reader, row: Any) -> None:
        self.span, self.attrs, self.public, self.negative = reader.read(row[1]), reader.read(row[2]), row[3], row[4]
        self.key, self.langs = row[5], row[6]
        self.cold = (reader, *row[7:11])

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "cold" or name[:2] == "__":
                raise AttributeError(name)
            reader, at, length, items_at, items_length = self.cold
            if name == "items":
                self.items = reader.read(reader.blob(items_at, items_length))
            else:
                for slot, value in zip(_IMPL_COLD, reader.blob(at, length), strict=True):
                    setattr(self, slot, reader.read(value))
            return object.__getattribute__(self, name)


class ColdTrait(ast.Trait):
    """A trait whose header and items are thawed when read."""

    __slots__ = ("cold", "langs")
    langs: list[tuple[str, str]]

    def __init__(self, reader: _Reader, row: Any) -> None:
        read = reader.read
        self.span, self.attrs, self.public, self.ident = read(row[1]), read(row[2]), row[3], read(row[4])
        self.unsafe, self.auto, self.langs = row[5], row[6], row[7]
        self.cold = (reader, row[8], row[9])

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "cold" or name[:2] == "__":
                raise AttributeError(name)
            reader, at, length = self.cold
            for slot, value in zip(_TRAIT_COLD, reader.blob(at, length), strict=True):
                setattr(self, slot, reader.read(value))
            return object.__getattribute__(self, name)


def thaw(data: bytes, file_of: Callable[[str], SourceFile]) -> ast.Crate:
    """The crate in an archive. `file_of` gives the source file of a name. Raises ValueError, EOFError or TypeError if
    the data is no archive."""
    length = int.from_bytes(data[:8], "little")
    name, edition, names, items, attrs, expansions, marks, macros = marshal.loads(data[8 : 8 + length])
    reader = _Reader(data, 8 + length, [file_of(n) for n in names])
    reader.expansion_rows, reader.mark_rows = expansions, marks
    reader.macros = [object() for _ in range(macros)]
    root = reader.files[0] if reader.files else None
    return ast.Crate(name, reader.read(items), reader.read(attrs), edition, root)
