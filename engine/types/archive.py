"""The library's syntax trees in one file, thawed piece by piece.

Lexing and parsing the library takes longer than most programs run. An archive (made by `engine.types.freeze`) holds its
items as nested tuples in `marshal` form: each module's items, each impl's header and items, each function's signature
and body are blobs of their own at offsets. Reading an archive makes the names of the modules and an index of the impls;
what a program touches is thawed when touched. Thawed trees are equal to parsed ones in all that later phases read
(attributes lose their tokens, which only the parser needs).

Layout of the file: 8 bytes little-endian length of the head, 8 of the whole file, the head (marshal), the blobs.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.source import Expansion, SourceFile, Span
from engine.syntax import ast

__all__ = ["Archive", "ColdFn", "ColdImpl", "ColdTrait", "ImplRow"]

CLASSES: list[type] = sorted(
    (c for c in vars(ast).values() if isinstance(c, type) and c.__module__.startswith(ast.__name__)),
    key=lambda c: c.__name__,
)
SPAN, TUPLE, MARK = len(CLASSES), len(CLASSES) + 1, len(CLASSES) + 2
COLD_FN, COLD_TRAIT = len(CLASSES) + 3, len(CLASSES) + 4
MACRO, COLD_MOD = len(CLASSES) + 5, len(CLASSES) + 6
"""What the first element of a tuple says it is; below `SPAN` the number of a class."""

FN_COLD = ("generics", "params", "ret", "is_async", "abi", "variadic")
TRAIT_COLD = ("generics", "supertraits", "items")

ImplRow = tuple[int, int, Any, int, int]
"""An impl in the index: its number in the crate, its module's, the head of its self type for the impl of a trait (None:
any type), and where its header stands."""


class Archive:
    """An open archive. `data` is anything that gives bytes when sliced (and is kept); `file_of` gives the source file
    of a name. Raises ValueError, EOFError or TypeError if the data is no archive.

    `modules` has a row `(parent's number, name, public, span, items at, length)` for each, the root first. `langs` says
    of each lang item `(module, container, item, impl's row)`: the container is a trait's name, "" if it is the module
    itself, None if it is the impl.
    """

    def __init__(self, data: Any, file_of: Callable[[str], SourceFile]) -> None:
        length = int.from_bytes(data[:8], "little")
        if int.from_bytes(data[8:16], "little") != len(data):
            raise EOFError("the archive is cut off")
        head = marshal.loads(data[16 : 16 + length])
        self._data, self._base = data, 16 + length
        self.stamp: str = head[0]
        self.name: str = head[1]
        self.edition: int = head[2]
        self.files = [file_of(name) for name in head[3]]
        self._expansion_rows: list[Any] = head[4]
        self._mark_rows: list[Any] = head[5]
        self._macros = [object() for _ in range(head[6])]
        self.modules: list[tuple[int, str, bool, Any, int, int]] = head[7]
        self.langs: dict[str, tuple[int, str | None, str, ImplRow | None]] = head[8]
        self._impls: dict[str, tuple[int, int]] = head[9]
        self._visible: tuple[int, int] = head[10]
        self._expansions: dict[int, Expansion] = {}
        self._marks: dict[int, ast.Mark] = {}

    # ------------------------------------------------------------ pieces

    def items(self, module: int) -> list[Any]:
        """The items of a module without its impls; a module among them is a `ColdMod`."""
        at, length = self.modules[module][4:]
        return [self.read(row) for row in self.blob(at, length)]

    def impl_rows(self, key: str) -> list[ImplRow]:
        """The impls indexed by a key, in the crate's order."""
        place = self._impls.get(key)
        return self.blob(*place) if place is not None else []

    def all_impl_rows(self) -> list[ImplRow]:
        """Every impl, in the crate's order."""
        return sorted([row for key in self._impls for row in self.impl_rows(key)], key=lambda row: row[0])

    def impl(self, row: ImplRow) -> ColdImpl:
        """The tree of an impl."""
        return ColdImpl(self, self.blob(row[3], row[4]))

    def visible(self) -> dict[tuple[int, str, bool], int]:
        """The modules through which items are named that are not the items' own: `(module, name, whether a value)` to
        module."""
        found: dict[tuple[int, str, bool], int] = self.blob(*self._visible)
        return found

    # ------------------------------------------------------------ reading

    def blob(self, at: int, length: int) -> Any:
        """The value at an offset."""
        start = self._base + at
        return marshal.loads(self._data[start : start + length])

    def expansion(self, number: int) -> Expansion:
        """One of the macro expansions that spans tell of."""
        found = self._expansions.get(number)
        if found is None:
            macro, call_site, local = self._expansion_rows[number]
            found = self._expansions[number] = Expansion(macro, self.read(call_site), local)
        return found

    def mark(self, number: int) -> ast.Mark | None:
        """A hygiene mark; None for -1."""
        if number < 0:
            return None
        found = self._marks.get(number)
        if found is None:
            parent, macro = self._mark_rows[number]
            found = self._marks[number] = ast.Mark(self.mark(parent), self._macros[macro])
        return found

    def read(self, row: Any) -> Any:
        """What a row stands for; expansions and marks are shared between all pieces."""
        cls = row.__class__
        if cls is list:
            read = self.read
            return [read(r) for r in row]
        if cls is not tuple:
            return row
        number = row[0]
        if number == SPAN:
            expansion = row[4]
            return Span(self.files[row[1]], row[2], row[3], self.expansion(expansion) if expansion >= 0 else None)
        if number < SPAN:
            read = self.read
            return CLASSES[number](*[read(r) for r in row[1:]])
        if number == MARK:
            return self.mark(row[1])
        if number == TUPLE:
            return tuple([self.read(r) for r in row[1:]])
        if number == MACRO:
            return self._macros[row[1]]
        if number == COLD_FN:
            return ColdFn(self, row)
        return ColdTrait(self, row) if number == COLD_TRAIT else ColdMod(row[1])


class ColdMod:
    """Stands for a module among the items of another: its number in the archive."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class ColdFn(ast.Fn):
    """A function whose signature is thawed when read, and its body when asked for."""

    __slots__ = ("cold",)

    def __init__(self, archive: Archive, row: Any) -> None:
        read = archive.read
        self.span, self.attrs, self.public, self.ident = read(row[1]), read(row[2]), row[3], read(row[4])
        self.self_kind, self.unsafe, self.const = row[5], row[6], row[7]
        self.cold = (archive, row[8], row[9])

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "cold" or name[:2] == "__":
                raise AttributeError(name)
            archive, at, length = self.cold
            values = archive.blob(at, length)
            for slot, value in zip(FN_COLD, values, strict=False):
                setattr(self, slot, archive.read(value))
            body = values[-1]
            self.body = None
            self.lazy_body = None if body is None else (lambda: archive.read(archive.blob(*body)))
            return object.__getattribute__(self, name)


class ColdImpl(ast.Impl):
    """An impl whose items are thawed when read."""

    __slots__ = ("cold",)

    def __init__(self, archive: Archive, row: Any) -> None:
        read = archive.read
        self.span, self.attrs, self.public, self.negative = read(row[0]), read(row[1]), row[2], row[3]
        self.generics, self.trait_path, self.ty, self.unsafe = read(row[4]), read(row[5]), read(row[6]), row[7]
        self.cold = (archive, row[8], row[9])

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name != "items":
                raise AttributeError(name)
            archive, at, length = self.cold
            self.items = archive.read(archive.blob(at, length))
            return self.items


class ColdTrait(ast.Trait):
    """A trait whose header and items are thawed when read; `langs` are the lang items among these with their names."""

    __slots__ = ("cold", "langs")
    langs: list[tuple[str, str]]

    def __init__(self, archive: Archive, row: Any) -> None:
        read = archive.read
        self.span, self.attrs, self.public, self.ident = read(row[1]), read(row[2]), row[3], read(row[4])
        self.unsafe, self.auto, self.langs = row[5], row[6], row[7]
        self.cold = (archive, row[8], row[9])

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "cold" or name[:2] == "__":
                raise AttributeError(name)
            archive, at, length = self.cold
            for slot, value in zip(TRAIT_COLD, archive.blob(at, length), strict=True):
                setattr(self, slot, archive.read(value))
            return object.__getattribute__(self, name)
