"""The user's items, all of them: everything lazy is looked at, so that errors outside of bodies are found."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

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
    TraitRef,
)
from engine.types.imports import check_imports
from engine.types.lower import identity_args
from engine.types.show import describe, show

if TYPE_CHECKING:
    from engine.types.program import Program
    from engine.types.scope import Scope

__all__ = ["check_items"]


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
        known = tuple(f.name for f in fields(cls) if f.name not in _LEAVES)
        _children[cls] = known
    return known


def _nodes(node: Any) -> list[Any]:
    out: list[Any] = []
    for name in _slots(node.__class__):
        value = getattr(node, name)
        if value.__class__ is list:
            out.extend([v for v in value if v.__class__.__module__ == "engine.syntax.ast"])
        elif value.__class__.__module__ == "engine.syntax.ast":
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
            for opaque in definition.opaques:
                _ = opaque.bounds
        case AdtDef():
            _adt(definition)
        case ConstDef() | StaticDef():
            _ = definition.ty
        case AliasDef():
            _ = (definition.generics.predicates, definition.ty)
        case AssocTyDef():
            _ = (definition.generics.predicates, definition.bounds, definition.default)
        case TraitDef():
            _ = (definition.generics.predicates, definition.supertraits, definition.items)
            _supertrait_cycle(definition)
        case ImplDef():
            _impl(program, definition)


def _adt(definition: AdtDef) -> None:
    _ = definition.generics.predicates
    for variant in definition.variants:
        seen: set[str] = set()
        for field in variant.fields:
            if field.name in seen:
                raise Rejected(
                    f"field `{field.name}` is already declared", field.span, code="E0124",
                    label="field already declared",
                )
            seen.add(field.name)
        _ = variant.discriminant
    _infinite(definition)


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
                    f"recursive type `{definition.name}` has infinite size", definition.span, code="E0072",
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
                    cast(Span, trait.span), code="E0391",
                )
            if ref.trait not in seen:
                seen.add(ref.trait)
                work.append(ref.trait)


def _impl(program: Program, impl: ImplDef) -> None:
    _ = (impl.generics.predicates, impl.self_ty, impl.trait_ref, impl.items)
    node = cast(ast.Impl, impl.ast)
    for name in [i.ident.name for i in node.items if isinstance(i, ast.TypeAlias)]:
        _ = impl.assoc_types[name]
    ref = impl.trait_ref
    if ref is None:
        _inherent(program, impl, node)
        return
    _orphan(program, impl, ref, node)
    for item in node.items:
        ident = cast(Any, item).ident
        wanted = ref.trait.items.get(ident.name)
        kind = {ast.Fn: FnDef, ast.Const: ConstDef}.get(item.__class__, AssocTyDef)
        if not isinstance(wanted, kind):
            word, code = {
                ast.Fn: ("method", "E0407"), ast.Const: ("const", "E0438")
            }.get(item.__class__, ("type", "E0437"))
            raise Rejected(
                f"{word} `{ident.name}` is not a member of trait `{ref.trait.name}`", item.span, kind="name",
                code=code, label=f"not a member of trait `{ref.trait.name}`",
            )
    given = {cast(Any, i).ident.name for i in node.items}
    missing = [
        name
        for name, item in ref.trait.items.items()
        if name not in given
        and not (isinstance(item, FnDef) and item.ast is not None and item.ast.has_body)
        and not (isinstance(item, ConstDef) and item.expr is not None)
        and not (isinstance(item, AssocTyDef) and item.default is not None)
    ]
    if missing and not impl.negative:
        shown = ", ".join(f"`{m}`" for m in missing)
        raise Rejected(
            f"not all trait items implemented, missing: {shown}", node.span, code="E0046",
            label=f"missing {shown} in implementation",
        )
    for name, item in impl.items.items():
        if isinstance(item, FnDef):
            _compatible(item, cast(FnDef, ref.trait.items[name]), ref.trait)


def _compatible(given: FnDef, wanted: FnDef, trait: TraitDef) -> None:
    """The parts of method compatibility that need no inference: self, parameter and generics counts."""
    if bool(given.self_kind) != bool(wanted.self_kind):
        if given.self_kind:
            message, code = "has a `self` declaration in the impl, but not in the trait", "E0185"
        else:
            message, code = "has a `self` declaration in the trait, but not in the impl", "E0186"
        raise Rejected(f"method `{given.name}` {message}", given.span, code=code)
    n, m = len(given.sig.params), len(wanted.sig.params)
    if n != m:
        raise Rejected(
            f"method `{given.name}` has {n} parameter{'s' * (n != 1)} but the declaration in trait "
            f"`{trait.name}::{given.name}` has {m}",
            given.span, code="E0050", label=f"expected {m} parameter{'s' * (m != 1)}, found {n}",
        )
    count, expected = len(given.generics.params), len(wanted.generics.params)
    if count != expected:
        raise Rejected(
            f"method `{given.name}` has {count} type parameter{'s' * (count != 1)} but its trait declaration has "
            f"{expected} type parameter{'s' * (expected != 1)}",
            given.span, code="E0049",
        )


def _local(program: Program, ty: T.Ty) -> bool:
    match ty:
        case T.Adt() | T.Foreign():
            if isinstance(ty, T.Adt) and ty.definition.lang in ("owned_box", "pin"):
                return any(_local(program, a) for a in ty.args)
            return ty.definition.module.crate is program.crate
        case T.Ref():
            return _local(program, ty.inner)
        case T.Dyn():
            return ty.trait is not None and ty.trait.module.crate is program.crate
        case _:
            return False


def _inherent(program: Program, impl: ImplDef, node: ast.Impl) -> None:
    ty = impl.self_ty
    if isinstance(ty, T.Param):
        raise Rejected("no nominal type found for inherent implementation", node.ty.span, code="E0118")
    owned = isinstance(ty, T.Adt | T.Foreign) and ty.definition.module.crate is program.crate
    owned = owned or (isinstance(ty, T.Dyn) and _local(program, ty))
    if owned:
        return
    if isinstance(ty, T.Adt | T.Foreign | T.Dyn):
        raise Rejected(
            "cannot define inherent `impl` for a type outside of the crate where the type is defined",
            node.span, code="E0116", label="impl of type defined outside of crate",
        )
    raise Rejected("cannot define inherent `impl` for primitive types", node.span, code="E0390")


def _orphan(program: Program, impl: ImplDef, ref: TraitRef, node: ast.Impl) -> None:
    if ref.trait.module.crate is program.crate or any(_local(program, a) for a in ref.args):
        return
    param = next((a for a in ref.args if isinstance(a, T.Param)), None)
    if param is not None:
        raise Rejected(
            f"type parameter `{show(param)}` must be used as the type parameter for some local type", node.span,
            code="E0210",
        )
    what = describe(impl.self_ty.definition) if isinstance(impl.self_ty, T.Adt) else "type"
    raise Rejected(
        "only traits defined in the current crate can be implemented for "
        + ("types defined outside of the crate" if what != "type" else "arbitrary types"),
        node.span, code="E0117",
    )
