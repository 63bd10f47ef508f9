"""Making the library's archive (its form is in `engine.types.archive`) of the parsed crate and its program."""

from __future__ import annotations

import marshal
from typing import Any

from engine.records import field_names
from engine.source import Expansion, SourceFile, Span
from engine.syntax import ast
from engine.syntax.macro_rules import MacroRules
from engine.types import attrs as A
from engine.types.archive import (
    CLASSES,
    COLD_FN,
    COLD_MOD,
    COLD_TRAIT,
    FN_COLD,
    MACRO,
    MARK,
    SPAN,
    TRAIT_COLD,
    TUPLE,
    ImplRow,
)
from engine.types.defs import VALUES, Module
from engine.types.impls import head, head_name
from engine.types.imports import visible_modules
from engine.types.modules import langs_inside
from engine.types.program import Program

__all__ = ["freeze"]

_NUMBER = {c: i for i, c in enumerate(CLASSES)}
_NAMES = [field_names(c) if hasattr(c, "__match_args__") else () for c in CLASSES]


class _Writer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.blobs = bytearray()
        self.files: dict[SourceFile, int] = {}
        self.expansions: dict[Expansion, int] = {}
        self.expansion_rows: list[Any] = []
        self.marks: dict[ast.Mark, int] = {}
        self.mark_rows: list[Any] = []
        self.macros: dict[int, int] = {}
        self.kept: list[object] = []
        self.modules: list[Any] = []
        self.numbers: dict[Module, int] = {}
        self.langs: dict[str, Any] = {}

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

    # ------------------------------------------------------------ trees

    def write(self, value: Any) -> Any:
        cls = value.__class__
        if value is None or cls in (int, str, bool, bytes, float):
            return value
        if cls is list:
            return [self.write(v) for v in value]
        if cls is Span:
            return (SPAN, self.file(value.file), value.lo, value.hi, self.expansion(value.expansion))
        if cls is tuple:
            return (TUPLE, *[self.write(v) for v in value])
        if cls is ast.Mark:
            return (MARK, self.mark(value))
        if cls is MacroRules:  # which macro a block defines: only its identity counts
            return (MACRO, self.macro(value))
        if cls is ast.Fn:
            return self.fn(value)
        if cls is ast.Trait:
            cold = self.blob(tuple([self.write(getattr(value, n)) for n in TRAIT_COLD]))
            start = (self.write(value.span), self.write(value.attrs), value.public, self.write(value.ident))
            return (COLD_TRAIT, *start, value.unsafe, value.auto, langs_inside(value), *cold)
        for base in cls.__mro__:
            number = _NUMBER.get(base)
            if number is not None:
                return (number, *[self.write(getattr(value, n)) for n in _NAMES[number]])
        raise TypeError(f"not a part of a syntax tree: {cls}")

    def fn(self, node: ast.Fn) -> Any:
        body = node.get_body()
        body_at = self.blob(self.write(body)) if body is not None else None
        cold = self.blob((*[self.write(getattr(node, n)) for n in FN_COLD], body_at))
        start = (self.write(node.span), self.write(node.attrs), node.public, self.write(node.ident))
        return (COLD_FN, *start, node.self_kind, node.unsafe, node.const, *cold)

    # ------------------------------------------------------------ modules and impls

    def module(self, module: Module, parent: int, items: list[ast.Item]) -> int:
        number = self.numbers[module] = len(self.modules)
        self.modules.append(None)
        rows: list[Any] = []
        for item in items:
            if isinstance(item, ast.Mod):
                rows.append((COLD_MOD, self.module(module.types[item.ident.name], number, item.items)))
            elif not isinstance(item, ast.Impl):
                rows.append(self.write(item))
                self.note_langs(item, number)
        self.modules[number] = (parent, module.name, module.public, self.write(module.span), *self.blob(rows))
        return number

    def note_langs(self, item: ast.Item, module: int) -> None:
        name = A.lang_of(item.attrs)
        if name is not None:
            self.langs[name] = module, "", "", None
        if isinstance(item, ast.Enum):
            for variant in item.variants:
                name = A.lang_of(variant.attrs)
                if name is not None:
                    self.langs[name] = module, "", "", None
        elif isinstance(item, ast.Trait):
            for name, inner in langs_inside(item):
                self.langs[name] = module, item.ident.name, inner, None
        elif isinstance(item, ast.ExternBlock):
            for one in item.items:
                name = A.lang_of(one.attrs)
                if name is not None:
                    self.langs[name] = module, "", "", None

    def impls(self) -> dict[str, tuple[int, int]]:
        index: dict[str, list[ImplRow]] = {}
        keys = self.program.impl_keys()
        for number, impl in enumerate(list(self.program.crate.impls)):
            node = impl.ast
            if node not in keys:
                continue  # inside of a body: entered with it
            key = keys[node]
            items = self.blob([self.write(i) for i in node.items])
            values = [node.span, node.attrs, node.public, node.negative, node.generics, node.trait_path, node.ty]
            header = self.blob((*[self.write(v) for v in values], node.unsafe, *items))
            of = head_name(head(impl.self_ty)) if node.trait_path is not None else None
            row = (number, self.numbers[impl.module], of, *header)
            index.setdefault(key, []).append(row)
            for name, inner in langs_inside(node):
                self.langs[name] = row[1], None, inner, row
        return {key: self.blob(rows) for key, rows in index.items()}

    def visible(self) -> tuple[int, int]:
        through: dict[tuple[int, str, bool], int] = {}
        for definition, module in visible_modules(self.program.crate).items():
            key = self.numbers[definition.module], definition.name, isinstance(definition, VALUES)
            through[key] = self.numbers[module]
        return self.blob(through)


def freeze(program: Program, crate: ast.Crate, stamp: str) -> bytes:
    """The archive of a parsed crate and its program, with a stamp that says what it was made of. Parses all bodies.
    Raises Rejected if an impl's header is wrong."""
    writer = _Writer(program)
    writer.module(program.crate.root, -1, crate.items)
    impls = writer.impls()
    visible = writer.visible()
    names = [file.name for file in writer.files]
    head_ = marshal.dumps((
        stamp, crate.name, crate.edition, names, writer.expansion_rows, writer.mark_rows, len(writer.macros),
        writer.modules, writer.langs, impls, visible,
    ))  # fmt: skip
    length = 16 + len(head_) + len(writer.blobs)
    return len(head_).to_bytes(8, "little") + length.to_bytes(8, "little") + head_ + bytes(writer.blobs)
