"""A program whose items come from an archive: modules are entered, and impls made, when first looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from engine.types.archive import Archive, ColdMod, ImplRow
from engine.types.collect import make_impl
from engine.types.defs import VALUES, Crate, ImplDef, Module
from engine.types.modules import declare, enter_module
from engine.types.program import Program

__all__ = ["ColdImpls", "cold_program"]


class ColdImpls:
    """The impls of an archived crate, by the keys of `Program.impl_key` and by the heads of their self types."""

    def __init__(self, program: Program, archive: Archive, modules: list[Module]) -> None:
        self._program, self._archive, self._modules = program, archive, modules
        self._made: dict[int, ImplDef] = {}
        self._keyed: dict[str, list[ImplDef]] = {}
        self._heads: dict[str, dict[str | None, list[ImplRow]]] = {}

    def impl(self, row: ImplRow) -> ImplDef:
        """The definition of an impl; always the same."""
        found = self._made.get(row[0])
        if found is None:
            tree = self._archive.impl(row)
            found = self._made[row[0]] = make_impl(self._program, self._modules[row[1]], tree)
        return found

    def of_key(self, key: str) -> list[ImplDef]:
        """All impls of a key, in the crate's order."""
        found = self._keyed.get(key)
        if found is None:
            found = self._keyed[key] = [self.impl(row) for row in self._archive.impl_rows(key)] if key else []
        return found

    def heads(self, key: str) -> dict[str | None, list[ImplRow]]:
        """The impls of a trait's key by the name of the head of their self type; under None those for any type."""
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = {}
            for row in self._archive.impl_rows(key) if key else ():
                found.setdefault(row[2], []).append(row)
        return found

    def every(self) -> list[ImplDef]:
        """All impls, in the crate's order."""
        return [self.impl(row) for row in self._archive.all_impl_rows()]


class _Visible:
    """Stands for what `visible_modules` would find."""

    def __init__(self, archive: Archive, modules: list[Module]) -> None:
        self._archive, self._modules = archive, modules
        self._numbers = {module: number for number, module in enumerate(modules)}
        self._through: dict[tuple[int, str, bool], int] | None = None

    def get(self, definition: Any) -> Module | None:
        """The module through which a public item is named; None if it cannot be named."""
        number = self._numbers.get(definition.module)
        if number is None:
            return None
        if self._through is None:
            self._through = self._archive.visible()
        found = self._through.get((number, definition.name, isinstance(definition, VALUES)))
        return self._modules[found] if found is not None else None


class _ColdModule(Module):
    """A module whose items are entered when it is first asked for them."""

    __slots__ = ("enter",)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in _CONTENTS:
                raise AttributeError(name)
            self.types, self.values, self.imports = {}, {}, {}
            self.private_types, self.private_values = set(), set()
            self.definitions, self.globs = [], []
            self.enter(self)
            return getattr(self, name)


_CONTENTS = {"types", "values", "imports", "private_types", "private_values", "definitions", "globs"}


def cold_program(archive: Archive) -> Program:
    """The program of an archived crate."""
    crate = Crate(archive.name, cast(Module, None), archive.edition, file=archive.files[0] if archive.files else None)
    program = Program(None, crate)
    modules: list[Module] = []

    def enter(number: int, module: Module) -> None:
        for item in archive.items(number):
            if item.__class__ is ColdMod:
                enter_module(module, modules[item.number])
            else:
                declare(program, module, [item])

    for number, (parent, name, public, span, _, _) in enumerate(archive.modules):
        module: Any = _ColdModule.__new__(_ColdModule)
        module.name, module.parent = name, modules[parent] if parent >= 0 else None
        module.crate, module.public, module.span = crate, public, archive.read(span)
        module.is_block, module.owner, module.outer, module.traits, module.found = False, None, None, None, {}
        module.enter = partial(enter, number)
        modules.append(module)
    crate.root = modules[0]
    crate.visible = _Visible(archive, modules)
    program.cold = impls = ColdImpls(program, archive, modules)
    for lang, (at, container, item, row) in archive.langs.items():
        program.add_lang_later(lang, partial(_lang_item, program, impls, modules[at], lang, container, item, row))
    return program


def _lang_item(
    program: Program, impls: ColdImpls, module: Module, lang: str, container: str | None, item: str, row: ImplRow | None
) -> Any:
    if row is not None:
        return impls.impl(row).items[item]
    if container:
        return module.types[container].items[item]
    _ = module.definitions  # entering its items notes those that are lang items
    return program.lang[lang]
