"""The module tree: every item of a crate (or block) under its name, imports noted for later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engine.source import Rejected
from engine.syntax import ast
from engine.types import attrs as A
from engine.types.archive import ColdFn, ColdTrait
from engine.types.collect import (
    make_adt,
    make_alias,
    make_const,
    make_fn,
    make_foreign_type,
    make_impl,
    make_static,
    make_trait,
)
from engine.types.defs import AdtDef, ImplDef, Module, TraitDef
from engine.types.imports import Import, std_root

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["declare", "enter_module", "langs_inside"]


def declare(program: Program, module: Module, items: list[ast.Item]) -> None:
    """Enter items into a module (or block). Raises Rejected E0428 for names defined twice."""
    for item in items:
        _DECLARE[item.__class__](program, module, item)


def _type(module: Module, definition: Any, item: Any) -> None:
    name = definition.name
    if name in module.types:
        raise _twice(name, item.ident.span, "type", module)
    module.types[name] = definition
    if not item.public:
        module.private_types.add(name)


def _value(module: Module, definition: Any, item: Any) -> None:
    name = definition.name
    if name in module.values:
        raise _twice(name, item.ident.span, "value", module)
    module.values[name] = definition
    if not item.public:
        module.private_values.add(name)


def _twice(name: str, span: Any, namespace: str, module: Module) -> Rejected:
    where = "block" if module.is_block else "module"
    return Rejected(
        f"the name `{name}` is defined multiple times",
        span,
        kind="name",
        code="E0428",
        label=f"`{name}` redefined here",
        notes=[f"`{name}` must be defined only once in the {namespace} namespace of this {where}"],
    )


def _fn(program: Program, module: Module, item: ast.Fn) -> None:
    definition = make_fn(program, module, item)
    module.definitions.append(definition)
    _value(module, definition, item)
    program.note_lang(item.attrs, definition)


def _adt(program: Program, module: Module, item: ast.Struct | ast.Enum | ast.Union) -> None:
    definition: AdtDef = make_adt(program, module, item)
    module.definitions.append(definition)
    _type(module, definition, item)
    if definition.kind == "struct" and definition.struct.kind != "named":
        _value(module, definition.struct, item)
    program.note_lang(item.attrs, definition)
    if definition.kind == "enum":
        for variant in definition.variants:
            if variant.lang is not None:
                program.add_lang(variant.lang, variant)


def _trait(program: Program, module: Module, item: ast.Trait) -> None:
    definition = make_trait(program, module, item)
    module.definitions.append(definition)
    _type(module, definition, item)
    program.note_lang(item.attrs, definition)
    for lang, name in langs_inside(item):
        program.add_lang_later(lang, partial(_item_of, definition, name))


def _impl(program: Program, module: Module, item: ast.Impl) -> None:
    definition = make_impl(program, module, item)
    module.definitions.append(definition)
    program.add_impl(definition)
    for lang, name in langs_inside(item):
        program.add_lang_later(lang, partial(_item_of, definition, name))


def langs_inside(item: ast.Impl | ast.Trait) -> list[tuple[str, str]]:
    """The lang items among the items of an impl or trait: (lang name, item name)."""
    if isinstance(item, ColdTrait):
        return item.langs
    out: list[tuple[str, str]] = []
    for inner in item.items:
        lang = A.lang_of(inner.attrs) if inner.attrs else None
        if lang is not None:
            out.append((lang, inner.ident.name))  # type: ignore[attr-defined]
    return out


def _item_of(container: ImplDef | TraitDef, name: str) -> Any:
    return container.items[name]


def _const(program: Program, module: Module, item: ast.Const) -> None:
    definition = make_const(program, module, item)
    module.definitions.append(definition)
    if definition.name != "_":
        _value(module, definition, item)
        program.note_lang(item.attrs, definition)


def _static(program: Program, module: Module, item: ast.Static) -> None:
    definition = make_static(program, module, item)
    module.definitions.append(definition)
    _value(module, definition, item)


def _alias(program: Program, module: Module, item: ast.TypeAlias) -> None:
    definition = make_alias(program, module, item)
    module.definitions.append(definition)
    _type(module, definition, item)


def _mod(program: Program, module: Module, item: ast.Mod) -> None:
    inner = Module(item.ident.name, module, module.crate, public=item.public, span=item.ident.span)
    inner.owner = module.owner
    enter_module(module, inner)
    declare(program, inner, item.items)


def enter_module(module: Module, inner: Module) -> None:
    """Enter a module into the one around it. Raises Rejected E0428 if its name is taken."""
    name = inner.name
    if name in module.types:
        raise _twice(name, inner.span, "type", module)
    module.definitions.append(inner)
    module.types[name] = inner
    if not inner.public:
        module.private_types.add(name)


def _use(program: Program, module: Module, item: ast.Use) -> None:
    for leaf in item.leaves:
        if leaf.glob:
            module.globs.append(Import(module, leaf.path, None, item.public, leaf.path.span))
            continue
        name = leaf.name.name if leaf.name is not None else leaf.path.segments[-1].ident.name
        if name in ("self", "super", "crate"):
            raise Rejected(
                "crate root imports need to be explicitly named: `use crate as name`", leaf.path.span, kind="name"
            )
        span = leaf.path.span
        module.imports.setdefault(name, []).append(Import(module, leaf.path, name, item.public, span, leaf.macro))


def _extern_crate(program: Program, module: Module, item: ast.ExternCrate) -> None:
    name = item.ident.name
    if name == "self":
        target = module.crate.root
    elif name in ("std", "core", "alloc"):
        target = std_root(module.crate)
    else:
        raise Rejected(f"can't find crate for `{name}`", item.span, kind="name", code="E0463", label="can't find crate")
    alias = (item.alias or item.ident).name
    if alias != "_":
        module.types.setdefault(alias, target)


def _extern_block(program: Program, module: Module, item: ast.ExternBlock) -> None:
    for inner in item.items:
        if isinstance(inner, ast.Fn):
            fn = make_fn(program, module, inner, foreign_abi=item.abi)
            module.definitions.append(fn)
            _value(module, fn, inner)
            program.note_lang(inner.attrs, fn)
        elif isinstance(inner, ast.Static):
            static = make_static(program, module, inner, foreign=True)
            module.definitions.append(static)
            _value(module, static, inner)
        elif isinstance(inner, ast.TypeAlias):
            foreign = make_foreign_type(module, inner)
            module.definitions.append(foreign)
            _type(module, foreign, inner)


_DECLARE: dict[type, Any] = {
    ast.Fn: _fn,
    ColdFn: _fn,
    ColdTrait: _trait,
    ast.Struct: _adt,
    ast.Enum: _adt,
    ast.Union: _adt,
    ast.Trait: _trait,
    ast.Impl: _impl,
    ast.Const: _const,
    ast.Static: _static,
    ast.TypeAlias: _alias,
    ast.Mod: _mod,
    ast.Use: _use,
    ast.ExternCrate: _extern_crate,
    ast.ExternBlock: _extern_block,
}
