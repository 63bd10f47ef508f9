"""What really runs when a function is called with known types: impl methods, closures, shims, virtual calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.types import ty as T
from engine.types.builtin import object_refs
from engine.types.defs import ClosureDef, FnDef, ImplDef, TraitDef, TraitRef
from engine.types.env import REVEALED
from engine.types.impls import state_of
from engine.types.infer import InferCtxt
from engine.types.predicates import mono_normalize
from engine.types.traits import Selection, select
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["ALLOCATOR_METHODS", "Instance", "impl_const", "resolve_instance", "tracks_caller", "vtable_methods"]


@dataclass(slots=True, frozen=True)
class Instance:
    """A function to run. `kind`:

    - `fn`: `definition` (FnDef) with `args`, through its MIR;
    - `closure`: the body of `definition` (ClosureDef) with `args`; `ty` is the closure type, `call` how it is called
      (`Fn`, `FnMut`, `FnOnce`): the environment must be adapted if that differs from the closure's own kind;
    - `fn-ptr`: `Fn*` method on a function pointer or function item of type `ty`: call it with the untupled arguments;
    - `ctor`: constructor function; `intrinsic`: by `definition.intrinsic`; `foreign`: by `definition.foreign`;
    - `virtual`: through the vtable of the first argument; `ty` is the trait object type, `index` in `vtable_methods`;
    - `coroutine`: `Future::poll` or `Coroutine::resume` of the coroutine type `ty`: runs the state machine of
      `definition`;
    - `allocator`: one of the functions that the program's `#[global_allocator]` provides, by `definition.intrinsic`;
    - `clone`: the built-in Clone of `ty`.
    """

    kind: str
    definition: FnDef | ClosureDef
    args: tuple[Ty, ...]
    ty: Ty | None = None
    call: str = ""
    index: int = 0


ALLOCATOR_METHODS = {
    "rust_alloc": "alloc",
    "rust_alloc_zeroed": "alloc_zeroed",
    "rust_dealloc": "dealloc",
    "rust_realloc": "realloc",
}
"""What calls of the allocator become where the program has its own: methods of `GlobalAlloc`."""

_CALLS = {"fn": "Fn", "fn_mut": "FnMut", "fn_once": "FnOnce"}


def resolve_instance(program: Program, fn: FnDef, args: tuple[Ty, ...]) -> Instance:
    """The instance that a call of `fn` with these (monomorphic) arguments runs."""
    memory = state_of(program).instances
    key = (fn, args)
    found = memory.get(key)
    if found is None:
        normal = tuple([mono_normalize(program, a) for a in args])
        found = memory[key] = _resolve(program, fn, normal)
    return found


def _resolve(program: Program, fn: FnDef, args: tuple[Ty, ...]) -> Instance:
    if not isinstance(fn.container, TraitDef):
        if program.allocator is not None and fn.intrinsic in ALLOCATOR_METHODS:
            return Instance("allocator", fn, args)
        return _plain(fn, args)
    trait = fn.container
    count = trait.generics.count
    selection, icx = _select(program, TraitRef(trait, args[:count]))
    if selection.kind == "impl":
        impl = selection.impl
        assert impl is not None
        item = impl.items.get(fn.name)
        if item is None:
            return _plain(fn, args)
        impl_args = tuple([mono_normalize(program, icx.deep(a)) for a in selection.impl_args])
        return _plain(item, impl_args + args[count:])
    self_ty = args[0]
    if selection.kind == "object":
        assert isinstance(self_ty, T.Dyn)
        for index, (_, method) in enumerate(vtable_methods(self_ty)):
            if method is fn:
                return Instance("virtual", fn, args, self_ty, index=index)
        return _plain(fn, args)
    call = _CALLS.get(trait.lang or "")
    if call is not None and fn.name in ("call", "call_mut", "call_once"):
        if isinstance(self_ty, T.Closure):
            return Instance("closure", self_ty.definition, self_ty.args, self_ty, call)
        return Instance("fn-ptr", fn, args, self_ty, call)
    if isinstance(self_ty, T.Coroutine) and fn.name in ("poll", "resume"):
        return Instance("coroutine", self_ty.definition, self_ty.args, self_ty)
    if trait.lang == "clone" and fn.name == "clone":
        return Instance("clone", fn, args, self_ty)
    return _plain(fn, args)


def _plain(fn: FnDef, args: tuple[Ty, ...]) -> Instance:
    if fn.intrinsic is not None:
        return Instance("intrinsic", fn, args)
    if fn.ctor is not None:
        return Instance("ctor", fn, args)
    if fn.foreign is not None:
        return Instance("foreign", fn, args)
    return Instance("fn", fn, args)


def _select(program: Program, ref: TraitRef) -> tuple[Selection, InferCtxt]:
    icx = InferCtxt(program, REVEALED)
    selection = select(icx, ref.trait, ref.args)
    if not isinstance(selection, Selection):
        raise AssertionError(f"no instance: {ref.args[0]!r}: {ref.trait.name}")
    for predicate in selection.nested:
        icx.register(predicate, None)
    icx.solve()
    return selection, icx


def tracks_caller(fn: FnDef) -> bool:
    """Whether a function is `#[track_caller]`: an impl's method also if the trait declares it so."""
    if fn.track_caller or not isinstance(fn.container, ImplDef) or fn.container.trait_ref is None:
        return fn.track_caller
    declared = fn.container.trait_ref.trait.items.get(fn.name)
    return isinstance(declared, FnDef) and declared.track_caller


def impl_const(program: Program, definition: Any, args: tuple[Ty, ...]) -> tuple[Any, tuple[Ty, ...]]:
    """The constant that an associated constant of a trait stands for, with its arguments."""
    if not isinstance(definition.container, TraitDef):
        return definition, args
    count = definition.container.generics.count
    selection, icx = _select(program, TraitRef(definition.container, args[:count]))
    if selection.impl is not None and definition.name in selection.impl.items:
        impl_args = tuple([mono_normalize(program, icx.deep(a)) for a in selection.impl_args])
        return selection.impl.items[definition.name], impl_args + args[count:]
    return definition, args


def vtable_methods(ty: T.Dyn) -> list[tuple[TraitRef, FnDef]]:
    """The methods in the vtable of a trait object, supertraits' included, in a fixed order. `args[0]` of each trait
    reference is the trait object type itself: replace it by the concrete type to find the implementation."""
    out: list[tuple[TraitRef, FnDef]] = []
    for ref in object_refs(ty):
        out.extend((ref, fn) for fn in ref.trait.order if _dispatchable(ref.trait, fn))
    return out


def _dispatchable(trait: TraitDef, fn: FnDef) -> bool:
    """Methods with a receiver, without type parameters and without `where Self: Sized`."""
    if not fn.self_kind or fn.generics.params:
        return False
    for predicate in fn.generics.predicates:
        ref = getattr(predicate, "ref", None)
        if (
            ref is not None
            and ref.trait.lang == "sized"
            and isinstance(ref.args[0], T.Param)
            and ref.args[0].index == 0
        ):
            return False
    return True
