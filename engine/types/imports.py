"""What a name means in a module: declared items, then named imports, then glob imports, each resolved when asked for.

Resolution on demand gives the fixed point of all `use` declarations: a name under way that is met again (a cycle of
imports) counts as absent, and answers found while that happened are not remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from engine.features import unsupported
from engine.records import record
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types.defs import AdtDef, Crate, Module, TraitDef, VariantDef
from engine.types.show import def_path, describe

__all__ = [
    "Binding",
    "Import",
    "accessible",
    "check_imports",
    "first_segment",
    "lookup",
    "member",
    "normal_module",
    "prelude_of",
    "std_root",
    "traits_of",
    "visible_module",
    "visible_modules",
]

TYPES, VALUES = "t", "v"
Binding = tuple[Any, bool]  # definition, visible outside of its module


@record
class Import:
    """A leaf of a `use` in `module`; `name` None for a glob. With `macro` it need not name anything else."""

    module: Module
    path: ast.Path
    name: str | None
    public: bool
    span: Span
    macro: bool = False


_active: dict[tuple[Module, str, str], int] = {}
_taint: int = 1 << 30  # depth of the outermost lookup that was met again while under way


def std_root(crate: Crate) -> Module:
    """The root module of the library."""
    return (crate.std or crate).root


def normal_module(module: Module) -> Module:
    """The module around a block."""
    while module.is_block and module.parent is not None:
        module = module.parent
    return module


def accessible(inside: Module, asker: Module) -> bool:
    """Whether `asker` is `inside` or below it, so that it sees its private names."""
    module: Module | None = asker
    while module is not None:
        if module is inside:
            return True
        module = module.parent
    return False


def lookup(module: Module, name: str, ns: str) -> Binding | None:
    """The definition that `module::name` names in a namespace ("t" or "v"), imports included; None if there is none."""
    global _taint
    key = (name, ns)
    known = module.found.get(key)
    if known is not None or key in module.found:
        return known
    own = module.types.get(name) if ns == TYPES else module.values.get(name)
    if own is not None:
        private = module.private_types if ns == TYPES else module.private_values
        module.found[key] = result = (own, name not in private)
        return result
    mark = (module, name, ns)
    if mark in _active:
        _taint = min(_taint, _active[mark])
        return None
    depth = _active[mark] = len(_active)
    try:
        found = _named(module, name, ns) or _globbed(module, name, ns)
    finally:
        del _active[mark]
    if _taint >= depth:
        _taint = 1 << 30
        module.found[key] = found
    return found


def _named(module: Module, name: str, ns: str) -> Binding | None:
    for item in module.imports.get(name, ()):
        target = _import_target(item, ns)
        if target is not None:
            return target[0], item.public
    return None


def _globbed(module: Module, name: str, ns: str) -> Binding | None:
    found: Binding | None = None
    for item in module.globs:
        container = _walk(module, item.path, len(item.path.segments))
        if container is None or container is module:
            continue
        target = member(container, name, ns)
        if target is None or not (target[1] or _sees(container, module)):
            continue
        if found is not None and found[0] is not target[0]:
            if _crate_of(found[0]) is not module.crate:
                continue  # rustc only warns: the first import counts
            raise Rejected(
                f"`{name}` is ambiguous",
                item.span,
                kind="name",
                code="E0659",
                label="ambiguous name",
                notes=["ambiguous because of multiple glob imports of a name in the same module"],
            )
        if found is None or item.public:
            found = target[0], item.public and target[1]
    return found


def _crate_of(definition: Any) -> Crate:
    if isinstance(definition, VariantDef):
        definition = definition.adt
    module: Module = definition if isinstance(definition, Module) else definition.module
    return module.crate


def _sees(container: Any, asker: Module) -> bool:
    return not isinstance(container, Module) or accessible(container, asker)


def member(container: Any, name: str, ns: str) -> Binding | None:
    """`name` in a module or enum; None for other containers."""
    if isinstance(container, Module):
        return lookup(container, name, ns)
    if isinstance(container, AdtDef) and container.kind == "enum":
        for variant in container.variants:
            if variant.name == name:
                return variant, True
    return None


def _import_target(item: Import, ns: str) -> Binding | None:
    segments = item.path.segments
    if len(segments) == 1:
        return first_segment(item.module, item.path, ns)
    container = _walk(item.module, item.path, len(segments) - 1)
    return None if container is None else member(container, segments[-1].ident.name, ns)


def _lexical(module: Module, ident: ast.Ident, ns: str) -> Binding | None:
    """A name at the start of a path, from inside `module`: blocks outwards to the module, crates, then the prelude."""
    special = _keyword(module, ident)
    if special is not None:
        return (special, True) if ns == TYPES else None
    name = ident.name
    scope: Module | None = module
    while scope is not None:
        found = lookup(scope, name, ns)
        if found is not None:
            return found
        if not scope.is_block:
            break
        scope = scope.parent
    if ns == TYPES:
        outside = extern_crate(module.crate, name)
        if outside is not None:
            return outside, True
    prelude = prelude_of(module.crate)
    return lookup(prelude, name, ns) if prelude is not None else None


def extern_crate(crate: Crate, name: str) -> Module | None:
    """A crate by name: `std`, `core` and `alloc` are one library here."""
    return std_root(crate) if name in ("std", "core", "alloc") else None


def _keyword(module: Module, ident: ast.Ident) -> Module | None:
    name = ident.name
    if ident.crate_root is not None:
        return std_root(module.crate) if ident.crate_root else module.crate.root
    if name == "crate":
        return module.crate.root
    if name == "self":
        return normal_module(module)
    if name == "super":
        above = normal_module(module).parent
        return normal_module(above) if above is not None else None
    return None


def first_segment(module: Module, path: ast.Path, ns: str) -> Binding | None:
    """What the first segment of a path means in `module` (without generic parameters and locals)."""
    ident = path.segments[0].ident
    if path.leading:
        outside = extern_crate(module.crate, ident.name)
        return (outside, True) if outside is not None and ns == TYPES else None
    return _lexical(module, ident, ns)


def _walk(module: Module, path: ast.Path, count: int) -> Any:
    """The module or enum that the first `count` segments name, or None."""
    if count == 0:
        return normal_module(module)
    found = first_segment(module, path, TYPES)
    container = found[0] if found is not None else None
    for segment in path.segments[1:count]:
        if container is None:
            return None
        if segment.ident.name == "super" and isinstance(container, Module):
            container = container.parent
            continue
        if segment.ident.name == "self" and isinstance(container, Module):
            continue
        found = member(container, segment.ident.name, TYPES)
        container = found[0] if found is not None else None
    return container


# ---------------------------------------------------------------- prelude and traits


def prelude_of(crate: Crate) -> Module | None:
    """The prelude of a crate's edition: `std::prelude::rust_20xx`, else `v1`, else `std::prelude` itself."""
    if crate.prelude is not None:
        return cast("Module | None", crate.prelude[0])
    prelude = std_root(crate).types.get("prelude")
    if isinstance(prelude, Module):
        for name in (f"rust_{crate.edition}", "v1"):
            inner = prelude.types.get(name)
            if isinstance(inner, Module):
                prelude = inner
                break
    else:
        prelude = None
    crate.prelude = (prelude,)
    return prelude


def _own_traits(module: Module, asker: Module, seen: set[Module]) -> Iterator[TraitDef]:
    if module in seen:
        return
    seen.add(module)
    inside = accessible(module, asker)
    for name, definition in module.types.items():
        if isinstance(definition, TraitDef) and (inside or name not in module.private_types):
            yield definition
    for items in module.imports.values():
        for item in items:
            if inside or item.public:
                target = _import_target(item, TYPES)
                if target is not None and isinstance(target[0], TraitDef):
                    yield target[0]
    for item in module.globs:
        if inside or item.public:
            container = _walk(module, item.path, len(item.path.segments))
            if isinstance(container, Module):
                yield from _own_traits(container, asker, seen)


def traits_of(module: Module) -> list[TraitDef]:
    """The traits whose methods can be called in a module (or block): its own, imported ones, and the prelude's."""
    if module.traits is None:
        found = dict.fromkeys(_own_traits(module, module, set()))
        if module.is_block and module.parent is not None:
            found.update(dict.fromkeys(traits_of(module.parent)))
        else:
            prelude = prelude_of(module.crate)
            if prelude is not None:
                found.update(dict.fromkeys(_own_traits(prelude, module, set())))
        module.traits = list(found)
    return module.traits


# ---------------------------------------------------------------- errors of `use` declarations


def check_imports(module: Module) -> None:
    """Every `use` of the module must name something visible: raises Rejected E0432, E0433 or E0603."""
    for name, items in module.imports.items():
        for item in items:
            _check(item)
        if name != "_":
            _conflict(module, name, items)
    for item in module.globs:
        if _walk(module, item.path, len(item.path.segments)) is None:
            raise _unresolved(item)


def _conflict(module: Module, name: str, items: list[Import]) -> None:
    """E0252 for two imports of one name, E0255 for an import and an item."""
    for ns, own in ((TYPES, module.types), (VALUES, module.values)):
        found = [item for item in items if _import_target(item, ns) is not None]
        if not found or (len(found) == 1 and name not in own):
            continue
        span, code, label = found[-1].span, "E0252", f"`{name}` reimported here"
        if name in own:
            item = getattr(own[name], "span", None)
            span = item if item is not None and item.lo > span.lo else span
            code, label = "E0255", f"`{name}` redefined here"
        raise Rejected(f"the name `{name}` is defined multiple times", span, kind="name", code=code, label=label)


def _check(item: Import) -> None:
    segments = item.path.segments
    targets = [t for t in (_import_target(item, TYPES), _import_target(item, VALUES)) if t is not None]
    if not targets:
        if item.macro:
            return
        raise _unresolved(item)
    for count in range(1, len(segments)):
        container = _walk(item.module, item.path, count)
        found = member(container, segments[count].ident.name, TYPES) if container is not None else None
        last = count == len(segments) - 1
        candidates = targets if last else [found] if found is not None else []
        if isinstance(container, Module) and candidates and not accessible(container, item.module):
            if not any(public for _, public in candidates):
                raise private_error(candidates[0][0], segments[count].ident, container)


def private_error(definition: Any, ident: ast.Ident, container: Module) -> Rejected:
    """E0603 for the use of a private item of `container` by that segment."""
    word = describe(definition)
    if definition is not container.types.get(ident.name) and definition is not container.values.get(ident.name):
        word += " import"
    return Rejected(f"{word} `{ident.name}` is private", ident.span, kind="name", code="E0603", label=f"private {word}")


def not_in_library(user: Module, container: Any, ident: ast.Ident) -> Rejected | None:
    """A user's path into the library that leads nowhere: our library is a part of Rust's, so this is no error of the
    program's but something unsupported. None for other containers."""
    if not isinstance(container, Module) or not container.crate.name or user.crate.name:
        return None
    return unsupported(
        "library-path",
        ident.span,
        f"{def_path(container)}::{ident.name}",
        label="not in the library that programs run with",
    )


def _unresolved(item: Import) -> Rejected:
    segments = item.path.segments
    count = 1
    while count < len(segments) and _walk(item.module, item.path, count) is not None:
        count += 1
    failed = segments[count - 1].ident
    shown = "::".join(s.ident.name for s in segments[:count])
    if count == 1:
        if item.name is not None and len(segments) == 1:
            label, span = f"no `{failed.name}` in the root", item.path.span
            if failed.name[:1].islower():
                label = f"no external crate `{failed.name}`" if item.path.leading else label
        else:
            label, span = f"use of unresolved module or unlinked crate `{failed.name}`", failed.span
    else:
        container = _walk(item.module, item.path, count - 1)
        missing = not_in_library(item.module, container, failed)
        if missing is not None:
            return missing
        where = _where(container, segments[count - 2].ident.name)
        if count == len(segments) and item.name is not None:
            label, span = f"no `{failed.name}` in {where}", item.path.span
        else:
            label, span = f"could not find `{failed.name}` in {where}", failed.span
    return Rejected(f"unresolved import `{shown}`", span, kind="name", code="E0432", label=label)


def _where(container: Any, name: str) -> str:
    if isinstance(container, Module) and container.parent is None and not container.crate.name:
        return "the root"
    return f"`{def_path(container, True) if isinstance(container, Module) else name}`"


# ---------------------------------------------------------------- public paths of the library


def visible_module(definition: Any) -> Module | None:
    """The library's module through which a public item is named in the shortest way (`std::vec` for `Vec`); None if it
    cannot be named outside of the library."""
    crate: Crate = definition.module.crate
    if crate.visible is None:
        crate.visible = visible_modules(crate)
    found: Module | None = crate.visible.get(definition)
    return found


def visible_modules(crate: Crate) -> dict[Any, Module]:
    """What `visible_module` answers for every item: breadth first through public modules, declared items before
    re-exports of the same depth."""
    out: dict[Any, Module] = {}
    level = [crate.root]
    seen: set[Module] = {crate.root}
    while level:
        below: list[Module] = []
        for module in level:
            if module.name in ("prelude", "panicking"):  # the latter is no public module of std
                continue
            for name, definition in _exports(module, set()):
                if isinstance(definition, Module):
                    if definition not in seen and definition.crate is crate:
                        seen.add(definition)
                        below.append(definition)
                elif getattr(definition, "name", None) == name and not isinstance(definition, VariantDef):
                    out.setdefault(definition, module)
        level = below
    return out


def _exports(module: Module, seen: set[Module]) -> Iterator[tuple[str, Any]]:
    if module in seen:
        return
    seen.add(module)
    for name, definition in module.types.items():
        if name not in module.private_types:
            yield name, definition
    for name, definition in module.values.items():
        if name not in module.private_values:
            yield name, definition
    for name, items in module.imports.items():
        for item in items:
            if item.public:
                for ns in (TYPES, VALUES):
                    target = _import_target(item, ns)
                    if target is not None:
                        yield name, target[0]
    for item in module.globs:
        if item.public:
            container = _walk(module, item.path, len(item.path.segments))
            if isinstance(container, Module):
                yield from _exports(container, seen)
