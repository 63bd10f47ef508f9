"""The user's items, all of them: everything lazy is looked at, so that errors outside of bodies are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.records import field_names
from engine.source import Rejected, Span
from engine.syntax import ast
from engine.types import ty as T
from engine.types.defs import (
    AdtDef,
    AliasDef,
    AssocTyDef,
    ConstDef,
    CyclicDefinition,
    FnDef,
    ImplDef,
    StaticDef,
    TraitDef,
)
from engine.types.elision import check_elision
from engine.types.env import env_of
from engine.types.impl_checks import check_impl
from engine.types.imports import check_imports
from engine.types.infer import InferCtxt
from engine.types.lower import identity_args
from engine.types.signatures import check_signature

if TYPE_CHECKING:
    from engine.types.program import Program
    from engine.types.scope import Scope

__all__ = ["check_items", "problems"]


def problems(program: Program) -> list[Rejected]:
    """All that is wrong with the items of a crate, for the library's authors: goes on after an error."""
    out: list[Rejected] = []
    for module in list(program.modules()):
        try:
            check_imports(module)
        except Rejected as error:
            out.append(error)
    for module in list(program.modules()):
        for definition in module.definitions:
            try:
                _look_at(program, definition)
                for item in definition.items.values() if isinstance(definition, ImplDef | TraitDef) else ():
                    _look_at(program, item)
            except Rejected as error:
                out.append(error)
    return out


def check_items(program: Program) -> None:
    """Enter the items of all blocks, check every `use`, and look at every definition of the crate. Raises Rejected."""
    _enter_blocks(program)
    for module in list(program.modules()):
        check_imports(module)
    for definition in list(program.definitions()):
        try:
            _look_at(program, definition)
        except CyclicDefinition as cycle:
            span = getattr(cycle.definition, "span", None) or getattr(definition, "span", None)
            name = getattr(cycle.definition, "name", "")
            raise Rejected(f"cycle detected when computing `{name}`", cast(Span, span), code="E0391") from None


# ---------------------------------------------------------------- items inside of bodies


_children: dict[type, tuple[str, ...]] = {}
_LEAVES = frozenset({"span", "ident", "attrs", "label", "brace", "head", "mark", "name", "file", "items", "public"})


def _enter_blocks(program: Program) -> None:
    """Find all blocks with items in bodies and enter these, so that their impls are known everywhere."""
    done: set[Any] = set()
    while True:
        todo = [d for d in program.definitions() if d not in done]
        if not todo:
            return
        for definition in todo:
            done.add(definition)
            if isinstance(definition, FnDef) and definition.ast is not None:
                body: Any = definition.ast.get_body()
            else:
                body = getattr(definition, "expr", None)
            if body is not None and _has_items(body):
                _walk(body, program.scope_of(definition))


def _slots(cls: type) -> tuple[str, ...]:
    known = _children.get(cls)
    if known is None:
        known = tuple(name for name in field_names(cls) if name not in _LEAVES)
        _children[cls] = known
    return known


def _nodes(node: Any) -> list[Any]:
    out: list[Any] = []
    for name in _slots(node.__class__):
        value = getattr(node, name)
        if value.__class__ is list:
            out.extend([v for v in value if v.__class__.__module__.startswith(ast.__name__)])
        elif value.__class__.__module__.startswith(ast.__name__):
            out.append(value)
    return out


def _has_items(node: Any) -> bool:
    work = [node]
    while work:
        node = work.pop()
        if node.__class__ is ast.Block and node.items:
            return True
        work.extend(_nodes(node))
    return False


def _walk(node: Any, scope: Scope) -> None:
    work = [(node, scope)]
    while work:
        node, scope = work.pop()
        if node.__class__ is ast.Block and node.items:
            scope = scope.in_block(node)
        work.extend([(child, scope) for child in _nodes(node)])


# ---------------------------------------------------------------- one definition


def _look_at(program: Program, definition: Any) -> None:
    match definition:
        case FnDef():
            _ = (definition.generics.predicates, definition.sig)
            check_elision(definition)
            check_signature(program, definition)
            for opaque in definition.opaques:
                _ = opaque.bounds
        case AdtDef():
            _adt(program, definition)
        case ConstDef() | StaticDef():
            _ = definition.ty
        case AliasDef():
            _ = (definition.generics.predicates, definition.ty)
            _unused_in_alias(definition)
        case AssocTyDef():
            _ = (definition.generics.predicates, definition.bounds, definition.default)
        case TraitDef():
            _ = (definition.generics.predicates, definition.supertraits, definition.items)
            _supertrait_cycle(definition)
            _no_const_fn(definition)
        case ImplDef():
            check_impl(program, definition)


def _no_const_fn(definition: TraitDef) -> None:
    for item in definition.items.values():
        if isinstance(item, FnDef) and item.ast is not None and item.ast.const and item.span.file.is_local:
            raise Rejected("functions in traits cannot be declared const", item.ast.span, code="E0379")


def _adt(program: Program, definition: AdtDef) -> None:
    _ = definition.generics.predicates
    for variant in definition.variants:
        seen: set[str] = set()
        for field in variant.fields:
            if field.name in seen:
                raise Rejected(
                    f"field `{field.name}` is already declared",
                    field.span,
                    code="E0124",
                    label="field already declared",
                )
            seen.add(field.name)
        _ = variant.discriminant
    if definition.kind == "union":
        _no_drop(program, definition)
    _hints(definition)
    _defaults(definition)
    _unused(definition)
    _infinite(definition)


def _no_drop(program: Program, definition: AdtDef) -> None:
    """E0740: a field of a union that may have to be dropped."""
    icx = InferCtxt(program, env_of(definition.generics))

    def allowed(ty: T.Ty) -> bool:
        match ty:
            case T.Ref():
                return True
            case T.Tuple():
                return all(map(allowed, ty.elems))
            case T.Array():
                return allowed(ty.elem)
            case T.Adt() if ty.definition.lang == "manually_drop":
                return True
        return icx.holds(program.lang_item("copy"), (ty,)) is not False

    for field in definition.variants[0].fields:
        if not allowed(icx.normalize(field.ty, field.span)):
            message = "field must implement `Copy` or be wrapped in `ManuallyDrop<...>` to be used in a union"
            raise Rejected(message, field.span, code="E0740")


def _unused_in_alias(definition: AliasDef) -> None:
    """E0091: a type parameter that an alias does not use."""
    used = {part.index for part in T.walk(definition.ty) if isinstance(part, T.Param)}
    for param in definition.generics.params:
        if param.const_ty is None and param.index not in used:
            where = cast(Span, param.span or definition.span)
            label = "unused type parameter"
            raise Rejected(f"type parameter `{param.name}` is never used", where, code="E0091", label=label)


def _hints(definition: AdtDef) -> None:
    """E0084 and E0732: what an enum's discriminant type asks for; E0517: which hints are for enums alone, or for
    others."""
    where = next((a.span for a in definition.attrs if a.path == "repr"), definition.span)
    if definition.kind != "enum":
        if definition.repr.int is not None:
            raise Rejected("attribute should be applied to an enum", where, code="E0517")
        return
    if definition.repr.packed is not None:
        raise Rejected("attribute should be applied to a struct or union", where, code="E0517")
    if definition.repr.int is None:
        nodes = [variant.ast for variant in definition.variants]
        explicit = any(n.discriminant is not None for n in nodes)
        if explicit and any(variant.kind != "unit" for variant in definition.variants):
            message = "`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants"
            raise Rejected(message, definition.span, code="E0732")
    elif not definition.variants:
        raise Rejected("unsupported representation for zero-variant enum", where, code="E0084")


def _defaults(definition: AdtDef) -> None:
    """E0128: a default that mentions a later parameter."""
    for param in definition.generics.params:
        if param.default is not None:
            for part in T.walk(param.default()):
                if isinstance(part, T.Param | T.ConstParam) and part.index >= param.index:
                    message = "generic parameter defaults cannot reference parameters before they are declared"
                    raise Rejected(message, param.span or definition.span, code="E0128")


def _unused(definition: AdtDef) -> None:
    """E0392: a type parameter that no field mentions."""
    if not definition.generics.params or definition.lang == "phantom_data":
        return
    used = {
        part.index
        for variant in definition.variants
        for field in variant.fields
        for part in T.walk(field.ty)
        if isinstance(part, T.Param)
    }
    for param in definition.generics.params:
        if param.const_ty is None and param.index not in used:
            raise Rejected(
                f"type parameter `{param.name}` is never used",
                param.span or definition.span,
                code="E0392",
                label="unused type parameter",
                helps=[f"consider removing `{param.name}`, or use a marker such as `PhantomData`"],
            )


def _infinite(definition: AdtDef) -> None:
    """E0072: a type that contains itself without indirection."""
    start = T.adt(definition, identity_args(definition.generics))
    work: list[T.Ty] = [start]
    seen: set[T.Ty] = set()
    while work and len(seen) < 1000:
        here = work.pop()
        if isinstance(here, T.Adt):
            parts = [T.substitute(f.ty, here.args) for v in here.definition.variants for f in v.fields]
        elif isinstance(here, T.Tuple):
            parts = list(here.elems)
        elif isinstance(here, T.Array):
            parts = [here.elem]
        else:
            continue
        for part in parts:
            if isinstance(part, T.Adt) and part.definition is definition:
                raise Rejected(
                    f"recursive type `{definition.name}` has infinite size",
                    definition.span,
                    code="E0072",
                    helps=["insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle"],
                )
            if part not in seen:
                seen.add(part)
                work.append(part)


def _supertrait_cycle(trait: TraitDef) -> None:
    work, seen = [trait], set()
    while work:
        for ref in work.pop().supertraits:
            if ref.trait is trait:
                raise Rejected(
                    f"cycle detected when computing the super predicates of `{trait.name}`",
                    cast(Span, trait.span),
                    code="E0391",
                )
            if ref.trait not in seen:
                seen.add(ref.trait)
                work.append(ref.trait)
