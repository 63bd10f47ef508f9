"""What an impl must fulfil: whose types and traits it may be for, and that its items are the trait's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from engine.source import Rejected
from engine.syntax import ast
from engine.types import ty as T
from engine.types.coherence import check_unsafety, is_local
from engine.types.defs import (
    AssocTyDef,
    ConstDef,
    FnDef,
    ImplDef,
    ProjectionPredicate,
    TraitDef,
    TraitPredicate,
    TraitRef,
)
from engine.types.env import env_of
from engine.types.infer import InferCtxt
from engine.types.lower import identity_args
from engine.types.show import describe, show
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["check_impl"]


def check_impl(program: Program, impl: ImplDef) -> None:
    """Look at everything in an impl. Raises Rejected E0046, E0050, E0116, E0117, E0207, E0407 and others."""
    _ = (impl.generics.predicates, impl.self_ty, impl.trait_ref, impl.items)
    node = cast(ast.Impl, impl.ast)
    for name in [i.ident.name for i in node.items if isinstance(i, ast.TypeAlias)]:
        _ = impl.assoc_types[name]
    ref = impl.trait_ref
    _constrained(impl)
    check_unsafety(impl)
    if ref is None:
        _inherent(program, impl, node)
        return
    _orphan(program, impl, ref, node)
    for item in node.items:
        ident = cast(Any, item).ident
        wanted = ref.trait.items.get(ident.name)
        if isinstance(item, ast.Fn):
            kind: type = FnDef
            word, code = "method", "E0407"
        elif isinstance(item, ast.Const):
            kind = ConstDef
            word, code = "const", "E0438"
        else:
            kind = AssocTyDef
            word, code = "type", "E0437"
        if wanted is not None and not isinstance(wanted, kind):
            article = {"E0407": "an associated method", "E0438": "an associated const", "E0437": "an associated type"}
            raise Rejected(
                f"item `{ident.name}` is {article[code]}, which doesn't match its trait `{ref.trait.name}`",
                item.span,
                kind="name",
                code={"E0407": "E0324", "E0438": "E0323", "E0437": "E0325"}[code],
                label="does not match trait",
            )
        if wanted is None:
            raise Rejected(
                f"{word} `{ident.name}` is not a member of trait `{ref.trait.name}`",
                item.span,
                kind="name",
                code=code,
                label=f"not a member of trait `{ref.trait.name}`",
            )
        if isinstance(item, ast.Fn) and item.const:
            raise Rejected("functions in trait impls cannot be declared const", item.span, code="E0379")
    if not impl.negative:
        _special(program, impl, ref, node)
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
            f"not all trait items implemented, missing: {shown}",
            node.span,
            code="E0046",
            label=f"missing {shown} in implementation",
        )
    for name, item in impl.items.items():
        if isinstance(item, FnDef):
            wanted = cast(FnDef, ref.trait.items[name])
            _compatible(item, wanted, ref.trait)
            _same_types(program, item, wanted, ref)


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
            given.span,
            code="E0050",
            label=f"expected {m} parameter{'s' * (m != 1)}, found {n}",
        )
    count, expected = len(given.generics.params), len(wanted.generics.params)
    if count != expected:
        raise Rejected(
            f"method `{given.name}` has {count} type parameter{'s' * (count != 1)} but its trait declaration has "
            f"{expected} type parameter{'s' * (expected != 1)}",
            given.span,
            code="E0049",
        )


def _special(program: Program, impl: ImplDef, ref: TraitRef, node: ast.Impl) -> None:
    """What the language asks of impls of Copy and Drop: E0184, E0204, E0120, E0366."""
    ty = impl.self_ty
    if ref.trait.lang == "copy":
        if not isinstance(ty, T.Adt):
            raise Rejected(
                "the trait `Copy` cannot be implemented for this type",
                node.ty.span,
                code="E0206",
                label="type is not a structure or enumeration",
            )
        if any(
            isinstance(i.self_ty, T.Adt) and i.self_ty.definition is ty.definition
            for i in program.impls_of(program.lang_item("drop"))
        ):
            raise Rejected(
                "the trait `Copy` cannot be implemented for this type; the type has a destructor",
                ty.definition.span if _derived(node) else node.ty.span,
                code="E0184",
                label="`Copy` not allowed on types with destructors",
            )
        env = env_of(impl.generics)
        for variant in ty.definition.variants:
            for field in variant.fields:
                icx = InferCtxt(program, env)
                field_ty = icx.normalize(T.substitute(field.ty, ty.args), field.span)
                if icx.holds(ref.trait, (field_ty,)) is False:
                    raise Rejected(
                        "the trait `Copy` cannot be implemented for this type",
                        ty.definition.span if _derived(node) else node.ty.span,
                        code="E0204",
                        notes=[f"the field `{field.name}` of type `{show(field_ty)}` does not implement `Copy`"],
                    )
    elif ref.trait.lang == "drop":
        if not isinstance(ty, T.Adt) or ty.definition.module.crate is not program.crate:
            raise Rejected(
                "the `Drop` trait may only be implemented for local structs, enums, and unions",
                node.ty.span,
                code="E0120",
                label="must be a struct, enum, or union in the current crate",
            )
        if len(set(ty.args)) < len(ty.args) or not all(isinstance(a, T.Param | T.ConstParam) for a in ty.args):
            raise Rejected("`Drop` impls cannot be specialized", node.span, code="E0366")
        _asks_no_more(program, impl, ty)


def _asks_no_more(program: Program, impl: ImplDef, ty: T.Adt) -> None:
    """E0367: an impl of Drop may ask only for what its type asks for."""
    adt = ty.definition
    own = {arg.index: given for arg, given in zip(ty.args, identity_args(adt.generics), strict=True)}  # type: ignore[attr-defined]
    if set(own) != set(range(len(own))):
        return
    args = tuple(own[index] for index in range(len(own)))
    for predicate in impl.generics.predicates:
        if not isinstance(predicate, TraitPredicate):
            continue
        trait, asked = predicate.ref.trait, tuple(T.substitute(a, args) for a in predicate.ref.args)
        if InferCtxt(program, env_of(adt.generics)).holds(trait, asked) is False:
            what = f"`Drop` impl requires `{show(asked[0])}: {trait.name}`"
            message = f"{what} but the {adt.kind} it is implemented for does not"
            raise Rejected(message, predicate.span or impl.span, code="E0367")


def _derived(node: ast.Impl) -> bool:
    return any(attr.path == "automatically_derived" for attr in node.attrs)


def _same_types(program: Program, given: FnDef, wanted: FnDef, ref: TraitRef) -> None:
    """E0053: the method's types must be those of the trait's method for this impl (lifetimes aside)."""
    own = tuple(
        [
            T.const_param(p.index, p.name) if p.const_ty is not None else T.param(p.index, p.name)
            for p in given.generics.params
        ]
    )
    args = (*ref.args, *own)
    pairs = list(zip(wanted.sig.params, given.sig.params, strict=True))
    pairs.append((wanted.sig.ret, given.sig.ret))
    icx = InferCtxt(program, env_of(given.generics))
    node = cast(ast.Fn, given.ast)
    spans = [*(p.ty.span for p in node.params), node.ret.span if node.ret is not None else given.span]
    for (theirs, ours), span in zip(pairs, spans, strict=False):
        expected = icx.normalize(T.substitute(theirs, args), span)
        found = icx.normalize(ours, span)
        if not icx.unify(expected, found):
            raise Rejected(
                f"method `{given.name}` has an incompatible type for trait",
                span,
                code="E0053",
                label=f"expected `{show(icx.deep(expected))}`, found `{show(icx.deep(found))}`",
            )
    if given.sig.unsafe and not wanted.sig.unsafe:
        raise Rejected(
            f"method `{given.name}` has an incompatible type for trait",
            given.span,
            code="E0053",
            label="expected safe fn, found unsafe fn",
        )


def _constrained(impl: ImplDef) -> None:
    """E0207: every parameter must occur in the header, or be fixed by a projection of those that do."""
    if not impl.generics.params:
        return
    known: set[int] = set()
    for ty in impl.trait_ref.args if impl.trait_ref is not None else (impl.self_ty,):
        known |= _determined(ty)
    progress = True
    while progress:
        progress = False
        for predicate in impl.generics.predicates:
            if isinstance(predicate, ProjectionPredicate):
                inputs = {p.index for a in predicate.args for p in T.walk(a) if isinstance(p, T.Param | T.ConstParam)}
                found = _determined(predicate.ty)
                if inputs <= known and not found <= known:
                    known |= found
                    progress = True
    for param in impl.generics.params:
        if param.index not in known:
            word = "type" if param.const_ty is None else "const"
            raise Rejected(
                f"the {word} parameter `{param.name}` is not constrained by the impl trait, self type, or predicates",
                param.span or impl.span,
                code="E0207",
                label=f"unconstrained {word} parameter",
            )


def _determined(ty: Ty) -> set[int]:
    """The parameters that the type determines: those outside of projections."""
    if isinstance(ty, T.Param | T.ConstParam):
        return {ty.index}
    if isinstance(ty, T.Alias | T.ConstAlias):
        return set()
    return {index for part in T.parts(ty) for index in _determined(part)}


def _inherent(program: Program, impl: ImplDef, node: ast.Impl) -> None:
    ty = impl.self_ty
    if program.base is None:
        return
    if isinstance(ty, T.Param):
        raise Rejected("no nominal type found for inherent implementation", node.ty.span, code="E0118")
    owned = isinstance(ty, T.Adt | T.Foreign) and ty.definition.module.crate is program.crate
    owned = owned or (isinstance(ty, T.Dyn) and is_local(program, ty))
    if owned:
        return
    if isinstance(ty, T.Adt | T.Foreign | T.Dyn):
        raise Rejected(
            "cannot define inherent `impl` for a type outside of the crate where the type is defined",
            node.span,
            code="E0116",
            label="impl of type defined outside of crate",
        )
    raise Rejected("cannot define inherent `impl` for primitive types", node.span, code="E0390")


def _orphan(program: Program, impl: ImplDef, ref: TraitRef, node: ast.Impl) -> None:
    if ref.trait.module.crate is program.crate or any(is_local(program, a) for a in ref.args):
        return
    param = next((a for a in ref.args if isinstance(a, T.Param)), None)
    if param is not None:
        raise Rejected(
            f"type parameter `{show(param)}` must be used as the type parameter for some local type",
            node.span,
            code="E0210",
        )
    what = describe(impl.self_ty.definition) if isinstance(impl.self_ty, T.Adt) else "type"
    raise Rejected(
        "only traits defined in the current crate can be implemented for "
        + ("types defined outside of the crate" if what != "type" else "arbitrary types"),
        node.span,
        code="E0117",
    )
