"""Types and definitions as rustc prints them.

`full` False is the style of type errors (`Vec<u8>`: only a definition's name), True that of back traces
(`std::vec::Vec<u8>`; the local crate has no name), spec/diagnostics.md section 1, and DEFINED that of `type_name`
(`alloc::vec::Vec<u8>`: every crate has its name, items are where they are defined).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Literal, cast

from engine.types import ty as T
from engine.types.defs import (
    AdtDef,
    AssocTyDef,
    ClosureDef,
    ConstDef,
    FnDef,
    Generics,
    ImplDef,
    Module,
    StaticDef,
    TraitDef,
    VariantDef,
)
from engine.types.origins import defined_path
from engine.types.ty import Ty

__all__ = ["DEFINED", "Style", "def_path", "describe", "fn_name", "show", "show_trait_ref"]

Style = bool | Literal[2]
DEFINED: Literal[2] = 2


def show(ty: Ty, full: Style = False) -> str:
    """The type (or constant argument) as Rust source; inference variables as `_`, `{integer}`, `{float}`."""
    shower = _SHOW.get(ty.__class__)
    return shower(ty, full) if shower is not None else f"<{ty.__class__.__name__}>"


def _list(types: Sequence[Ty], full: Style) -> str:
    return ", ".join([show(t, full) for t in types])


def _angles(types: Sequence[Ty], full: Style) -> str:
    return f"<{_list(types, full)}>" if types else ""


def _named(ty: Any, full: Style) -> str:
    return cast(str, ty.name)


def _tuple(ty: T.Tuple, full: Style) -> str:
    return f"({show(ty.elems[0], full)},)" if len(ty.elems) == 1 else f"({_list(ty.elems, full)})"


def _array(ty: T.Array, full: Style) -> str:
    length = ty.length
    count = str(length.value) if isinstance(length, T.ConstValue) else show(length, full)
    return f"[{show(ty.elem, full)}; {count}]"


def _slice(ty: T.Slice, full: Style) -> str:
    return f"[{show(ty.elem, full)}]"


def _ref(ty: T.Ref, full: Style) -> str:
    return f"&{'mut ' if ty.mutable else ''}{show(ty.inner, full)}"


def _ptr(ty: T.Ptr, full: Style) -> str:
    return f"*{'mut' if ty.mutable else 'const'} {show(ty.inner, full)}"


def _visible_args(generics: Generics, args: tuple[Ty, ...]) -> tuple[Ty, ...]:
    """Arguments without the trailing ones that equal their parameter's default, as rustc leaves them out."""
    params = generics.all_params()
    count = len(args)
    while 0 < count <= len(params):
        default = params[count - 1].default
        if default is None or T.substitute(default(), args) is not args[count - 1]:
            break
        count -= 1
    return args[:count]


def _adt(ty: T.Adt, full: Style) -> str:
    args = _lifetimes(ty.definition, full) + [show(a, full) for a in _visible_args(ty.definition.generics, ty.args)]
    return def_path(ty.definition, full) + (f"<{', '.join(args)}>" if args else "")


def _lifetimes(definition: AdtDef | TraitDef, full: Style) -> list[str]:
    """The lifetimes that a definition takes, which are forgotten once types are checked."""
    return ["'_"] * definition.ast.generics.lifetimes if full else []


def _fn_item(ty: T.FnItem, full: Style) -> str:
    definition = ty.definition
    sig = definition.sig
    params = tuple([T.substitute(p, ty.args) for p in sig.params])
    if full == DEFINED:
        return fn_name(definition, ty.args, full)
    pointer = T.fn_ptr(params, T.substitute(sig.ret, ty.args), sig.unsafe, sig.abi)
    return f"{show(pointer, full)} {{{fn_name(definition, ty.args, full)}}}"


def _fn_ptr(ty: T.FnPtr, full: Style) -> str:
    head = "unsafe " if ty.unsafe else ""
    if ty.abi != "Rust":
        head += f'extern "{ty.abi}" '
    ret = "" if ty.ret is T.UNIT else f" -> {show(ty.ret, full)}"
    return f"{head}fn({_list(ty.params, full)}){ret}"


def _closure(ty: T.Closure | T.Coroutine, full: Style) -> str:
    definition = ty.definition
    if full == DEFINED:
        return fn_name(definition, ty.args, full)
    span = definition.span
    (line, col), (end_line, end_col) = span.start(), span.end()
    if definition.coroutine == "async fn":
        return f"{{async fn body of {fn_name(definition.owner, ty.args, full)}()}}"
    kind = _COROUTINES[definition.coroutine]
    return f"{{{kind}@{span.file.name}:{line}:{col}: {end_line}:{end_col}}}"


_COROUTINES = {
    "": "closure",
    "async": "async block",
    "async closure": "async closure body",
    "movable": "coroutine",
    "static": "static coroutine",
}


def _bound(
    trait: TraitDef, args: tuple[Ty, ...], bindings: Sequence[tuple[AssocTyDef, Ty]], full: Style, skip: int = 0
) -> str:
    """`Trait<args, Name = ty>`; the Fn traits in their own notation. `args` without Self."""
    path = def_path(trait, full)
    if trait.lang in ("fn", "fn_mut", "fn_once", "async_fn") and args and isinstance(args[0], T.Tuple):
        ret = next((t for assoc, t in bindings if assoc.name == "Output"), T.UNIT)
        return f"{path}({_list(args[0].elems, full)})" + ("" if ret is T.UNIT else f" -> {show(ret, full)}")
    shown = _lifetimes(trait, full) + [show(a, full) for a in args]
    shown += [f"{assoc.name} = {show(t, full)}" for assoc, t in bindings]
    return path + (f"<{', '.join(shown)}>" if shown else "")


def _dyn(ty: T.Dyn, full: Style) -> str:
    bounds = [] if ty.trait is None else [_bound(ty.trait, ty.args, ty.bindings, full)]
    return "dyn " + " + ".join(bounds + [def_path(a, full) for a in ty.autos])


def _foreign(ty: T.Foreign, full: Style) -> str:
    return def_path(ty.definition, full)


def _alias(ty: T.Alias, full: Style) -> str:
    count = ty.assoc.trait.generics.count
    trait = _bound(ty.assoc.trait, ty.args[1:count], (), full)
    return f"<{show(ty.args[0], full)} as {trait}>::{ty.assoc.name}{_angles(ty.args[count:], full)}"


def _opaque(ty: T.Opaque, full: Style) -> str:
    from engine.types.defs import ProjectionPredicate, TraitPredicate

    bounds: list[str] = []
    sized = False
    projections = [p for p in ty.definition.bounds if isinstance(p, ProjectionPredicate)]
    for bound in ty.definition.bounds:
        if not isinstance(bound, TraitPredicate) or not isinstance(bound.ref.args[0], T.Opaque):
            continue
        if bound.ref.trait.lang == "sized":
            sized = True
            continue
        args = tuple([T.substitute(a, ty.args) for a in bound.ref.args[1:]])
        pairs = [
            (p.assoc, T.substitute(p.ty, ty.args))
            for p in projections
            if p.assoc.trait is bound.ref.trait or bound.ref.trait.lang in ("fn", "fn_mut")
        ]
        bounds.append(_bound(bound.ref.trait, args, pairs, full))
    return "impl " + " + ".join(bounds or (["Sized"] if sized else []))


def _infer(ty: T.Infer, full: Style) -> str:
    return {"int": "{integer}", "float": "{float}"}.get(ty.kind, "_")


def _const_value(ty: T.ConstValue, full: Style) -> str:
    if ty.ty is T.BOOL:
        return "true" if ty.value else "false"
    if ty.ty is T.CHAR:
        return show_char(ty.value)
    return str(ty.value)


def show_char(value: int) -> str:
    """A char as its Rust literal."""
    named = {0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r", 39: "\\'", 92: "\\\\"}
    char = named.get(value) or (chr(value) if chr(value).isprintable() else f"\\u{{{value:x}}}")
    return f"'{char}'"


def _const_alias(ty: T.ConstAlias, full: Style) -> str:
    definition = ty.definition
    if not definition.name or definition.name[0] == "{":
        return definition.span.text()
    if isinstance(definition.container, TraitDef) and ty.args:
        trait = _bound(definition.container, ty.args[1:], (), full)
        return f"<{show(ty.args[0], full)} as {trait}>::{definition.name}"
    return def_path(definition, full)


_SHOW: dict[type, Any] = {
    T.Int: _named,
    T.Float: _named,
    T.Prim: _named,
    T.Tuple: _tuple,
    T.Array: _array,
    T.Slice: _slice,
    T.Ref: _ref,
    T.Ptr: _ptr,
    T.Adt: _adt,
    T.FnItem: _fn_item,
    T.FnPtr: _fn_ptr,
    T.Closure: _closure,
    T.Coroutine: _closure,
    T.Dyn: _dyn,
    T.Foreign: _foreign,
    T.Param: _named,
    T.Alias: _alias,
    T.Opaque: _opaque,
    T.Infer: _infer,
    T.ConstValue: _const_value,
    T.ConstParam: _named,
    T.ConstAlias: _const_alias,
}


def show_trait_ref(trait: TraitDef, args: tuple[Ty, ...], full: Style = False) -> str:
    """The trait with its arguments, without Self: `From<u8>`; in paths `FnOnce<(u8,)>`, else `FnOnce(u8)`."""
    if full:
        shown = _lifetimes(trait, full) + [show(a, full) for a in _visible_args(trait.generics, args)[1:]]
        return def_path(trait, full) + (f"<{', '.join(shown)}>" if shown else "")
    return _bound(trait, _visible_args(trait.generics, args)[1:], (), full)


# ---------------------------------------------------------------- paths of definitions


def def_path(definition: Any, full: Style = False) -> str:
    """The path of an item without generic arguments: its name, or with `full` from the crate's root (`std::vec::Vec`,
    `inner::Foo`; an item declared in a function's body has the function's path in front)."""
    if isinstance(definition, Module):
        return _module_path(definition, full) if full else definition.name
    if isinstance(definition, VariantDef):
        owner = def_path(definition.adt, full)
        return f"{owner}::{definition.name}" if definition.adt.kind == "enum" else owner
    if isinstance(definition, AssocTyDef):
        return f"{def_path(definition.trait, full)}::{definition.name}"
    if not full:
        return cast(str, definition.name)
    if isinstance(definition, FnDef):
        return fn_name(definition, None, full)
    container = getattr(definition, "container", None)
    if isinstance(container, TraitDef):
        return f"{def_path(container, full)}::{definition.name}"
    if isinstance(container, ImplDef):
        return f"{_impl_path(container, None, full)}::{definition.name}"
    return _item_path(definition, full)


def _item_path(definition: Any, full: Style) -> str:
    """Of an item that stands in a module: for the library the shortest public path; the real one with DEFINED and of
    what is private."""
    module = definition.module
    if module.crate.name and not module.is_block:
        from engine.types.imports import visible_module

        visible = None if full == DEFINED else visible_module(definition)
        if visible is None:
            return defined_path(definition, _module_path(module))
        module = visible
    return _join(_module_path(module, full), definition.name)


def _join(prefix: str, name: str) -> str:
    return f"{prefix}::{name}" if prefix else name


def _module_path(module: Module, full: Style = True) -> str:
    if module.is_block:
        owner = module.owner
        if owner is None:
            return _module_path(module.parent, full) if module.parent is not None else ""
        return owner_path(owner, full)
    if module.parent is None:
        return _crate_name(module) if full == DEFINED else module.name
    return _join(_module_path(module.parent, full), module.name)


def _crate_name(root: Module) -> str:
    """A program's crate is named after its file, as rustc does without `--crate-name`."""
    return root.name or PurePath(root.crate.file.name).stem.replace("-", "_")


def owner_path(owner: Any, full: Style = True) -> str:
    """The path of a function, constant or closure as the parent of other items: generic over its own parameters."""
    if isinstance(owner, FnDef):
        return fn_name(owner, None, full)
    if isinstance(owner, ClosureDef):
        return f"{owner_path(owner.owner, full)}::{_closure_name(owner, full)}"
    return def_path(owner, full)


def _closure_name(definition: ClosureDef, full: Style) -> str:
    return "{{closure}}" if full == DEFINED else f"{{closure#{definition.index}}}"


def _identity(generics: Generics) -> tuple[Ty, ...]:
    return tuple(
        [
            T.const_param(p.index, p.name) if p.const_ty is not None else T.param(p.index, p.name)
            for p in generics.all_params()
        ]
    )


def _characteristic(ty: Ty) -> Any:
    """The definition whose module decides how an impl for this type is printed."""
    match ty:
        case T.Adt() | T.Foreign() | T.FnItem() | T.Closure() | T.Coroutine():
            return ty.definition
        case T.Dyn():
            return ty.trait
        case T.Array() | T.Slice():
            return _characteristic(ty.elem)
        case T.Ref() | T.Ptr():
            return _characteristic(ty.inner)
        case T.Tuple():
            return next((d for d in map(_characteristic, ty.elems) if d is not None), None)
        case _:
            return None


def _impl_path(impl: ImplDef, args: tuple[Ty, ...] | None, full: Style) -> str:
    """The path of an impl: the type, `<T as Trait>`, or `module::<impl Trait for T>` if written elsewhere."""
    if args is None:
        args = _identity(impl.generics)
    self_ty = T.substitute(impl.self_ty, args)
    trait = ""
    if impl.trait_ref is not None:
        trait = show_trait_ref(impl.trait_ref.trait, tuple([T.substitute(a, args) for a in impl.trait_ref.args]), full)
    of_type = _characteristic(self_ty)
    beside = of_type is not None and getattr(of_type, "module", None) is impl.module
    beside = beside or (impl.trait_ref is not None and impl.trait_ref.trait.module is impl.module)
    if impl.module.crate.name:  # the library's files are cut differently from the real ones
        beside = beside or trait != "" or isinstance(self_ty, T.Adt)
    if not full or beside:
        if trait:
            return f"<{show(self_ty, full)} as {trait}>"
        if isinstance(self_ty, T.Adt):
            adt_args = _visible_args(self_ty.definition.generics, self_ty.args)
            return def_path(self_ty.definition, full) + _turbofish(adt_args, full, _lifetimes(self_ty.definition, full))
        if isinstance(self_ty, T.Int | T.Float | T.Prim):
            return show(self_ty, full)
        return f"<{show(self_ty, full)}>"
    shown = f"<impl {trait} for {show(self_ty, full)}>" if trait else f"<impl {show(self_ty, full)}>"
    return _join(_impl_module(impl, self_ty, full), shown)


def _impl_module(impl: ImplDef, self_ty: Ty, full: Style) -> str:
    """Where an inherent impl of a built-in type stands; numbers, slices and strings have theirs in `core`."""
    if impl.module.crate.name:
        if isinstance(self_ty, T.Int | T.Float):
            return "core::num"
        if isinstance(self_ty, T.Slice):
            return "core::slice"
        if self_ty is T.STR:
            return "core::str"
    return _module_path(impl.module, full)


def fn_name(
    definition: FnDef | ClosureDef | ConstDef | StaticDef, args: tuple[Ty, ...] | None, full: Style = True
) -> str:
    """A function's name as in back traces: `main`, `Foo::add`, `f::<&mut u8>`, `<T as Trait>::m`,
    `std::boxed::Box::<i32>::from_raw`, `main::{closure#0}`. `args` None leaves its own parameters out."""
    if isinstance(definition, ClosureDef):
        return f"{fn_name(definition.owner, args, full)}::{_closure_name(definition, full)}"
    if isinstance(definition, StaticDef) or (isinstance(definition, ConstDef) and definition.container is None):
        return def_path(definition, full)
    container = definition.container
    ctor = definition.ctor if isinstance(definition, FnDef) else None
    if ctor is not None:
        shown = _turbofish(args, full)
        path = def_path(ctor.adt, full)
        if full == DEFINED:
            return f"{path}{shown}::{ctor.name if ctor.adt.kind == 'enum' else '{{constructor}}'}"
        return f"{path}{shown}::{ctor.name}" if ctor.adt.kind == "enum" else path + shown
    if container is None:
        path = _item_path(definition, full) if full else definition.name
        return path + _turbofish(args, full)
    count = container.generics.count
    if isinstance(container, TraitDef):
        known = args if args is not None else _identity(container.generics)
        if args is None:
            path = def_path(container, full)
        else:
            path = f"<{show(known[0], full)} as {show_trait_ref(container, known[:count], full)}>"
    else:
        path = _impl_path(container, args[:count] if args is not None else None, full)
    own = args[count:] if args is not None else ()
    return f"{path}::{definition.name}{_turbofish(own, full)}"


def _turbofish(args: tuple[Ty, ...] | None, full: Style, lifetimes: Sequence[str] = ()) -> str:
    """Arguments in the path of a value, which `type_name` writes like those of types."""
    if not args and not lifetimes:
        return ""
    shown = ", ".join([*lifetimes, *(show(a, full) for a in args or ())])
    return f"{'' if full == DEFINED else '::'}<{shown}>"


def describe(definition: Any) -> str:
    """The word for what a definition is: `struct`, `tuple variant`, `associated function`, …"""
    match definition:
        case Module():
            return "module" if definition.parent is not None else "crate"
        case AdtDef():
            return definition.kind
        case VariantDef():
            if definition.adt.kind != "enum":
                return {"unit": "unit struct", "tuple": "tuple struct"}.get(definition.kind, definition.adt.kind)
            return {"unit": "unit variant", "tuple": "tuple variant"}.get(definition.kind, "variant")
        case TraitDef():
            return "trait"
        case FnDef():
            if definition.container is None:
                return "function"
            return "method" if definition.self_kind else "associated function"
        case ConstDef():
            return "constant" if definition.container is None else "associated constant"
        case StaticDef():
            return "static"
        case AssocTyDef():
            return "associated type"
        case T.Param():
            return "type parameter"
        case T.ConstParam():
            return "const parameter"
        case Ty():
            return "builtin type"
        case _:
            return "type alias" if type(definition).__name__ == "AliasDef" else "foreign type"
