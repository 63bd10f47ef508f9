"""Properties of types that the later phases ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.types import ty as T
from engine.types.builtin import constituents, struct_tail
from engine.types.defs import TraitDef
from engine.types.env import EMPTY, REVEALED, ParamEnv
from engine.types.impls import candidate_impls, state_of
from engine.types.infer import InferCtxt
from engine.types.ty import HAS_ALIAS, HAS_PARAM, Ty, substitute

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = [
    "has_drop_impl",
    "is_copy",
    "is_freeze",
    "is_sized",
    "is_unpin",
    "mono_normalize",
    "needs_drop",
]


def mono_normalize(program: Program, ty: Ty) -> Ty:
    """The type without aliases and opaque types. `ty` must mention no parameters and no variables."""
    if not ty.flags & HAS_ALIAS:
        return ty
    memory = state_of(program).normalized
    found = memory.get(ty)
    if found is None:
        icx = InferCtxt(program, REVEALED)
        found = icx.normalize(ty, None)
        icx.solve()
        found = memory[ty] = icx.deep(found)
    return found


def _holds(program: Program, trait: TraitDef, ty: Ty, env: ParamEnv | None) -> bool:
    if ty.flags & HAS_PARAM:
        return InferCtxt(program, env or EMPTY).holds(trait, (ty,)) is True
    memory = state_of(program).predicates
    key = (trait, ty)
    found = memory.get(key)
    if found is None:
        found = memory[key] = InferCtxt(program, REVEALED).holds(trait, (ty,)) is True
    return found


def is_copy(program: Program, ty: Ty, env: ParamEnv | None = None) -> bool:
    """Whether values of the type are copied when used (`T: Copy`). `env` for types with parameters."""
    if isinstance(ty, T.Int | T.Float | T.Ptr | T.FnPtr | T.FnItem):
        return True
    if isinstance(ty, T.Ref):
        return not ty.mutable
    return _holds(program, program.lang_item("copy"), ty, env)


def is_sized(program: Program, ty: Ty, env: ParamEnv | None = None) -> bool:
    """`T: Sized`."""
    return _holds(program, program.lang_item("sized"), ty, env)


def is_unpin(program: Program, ty: Ty, env: ParamEnv | None = None) -> bool:
    """What Tree Borrows calls Unpin: `T: Unpin` and `T: UnsafeUnpin` (spec/tree-borrows.md section 5.0)."""
    if not _holds(program, program.lang_item("unpin"), ty, env):
        return False
    unsafe_unpin = program.find_lang_item("unsafe_unpin")
    return unsafe_unpin is None or _holds(program, unsafe_unpin, ty, env)


def is_freeze(program: Program, ty: Ty) -> bool:
    """Whether the type has no `UnsafeCell` outside of indirections. Parameters count as not."""
    match ty:
        case T.Int() | T.Float() | T.Prim() | T.Ref() | T.Ptr() | T.FnItem() | T.FnPtr():
            return True
        case T.Foreign():
            return True
        case T.Dyn() | T.Param() | T.Alias() | T.Opaque():
            return False
        case T.Tuple():
            return all(is_freeze(program, e) for e in ty.elems)
        case T.Array() | T.Slice():
            return is_freeze(program, ty.elem)
    memory = state_of(program).predicates
    key = ("freeze", ty)
    found = memory.get(key)
    if found is None:
        if isinstance(ty, T.Coroutine):
            memory[key] = False  # asked about itself while its body is being built
            parts = constituents(ty) or []
            found = all(is_freeze(program, _mono(program, t, ())) for t in parts)
        elif isinstance(ty, T.Closure):
            found = all(is_freeze(program, _mono(program, c.ty, ty.args)) for c in ty.definition.captures)
        elif isinstance(ty, T.Adt):
            if ty.definition.lang in ("unsafe_cell", "phantom_data"):
                found = ty.definition.lang == "phantom_data"
            else:
                fields = [f for v in ty.definition.variants for f in v.fields]
                found = all(is_freeze(program, _mono(program, f.ty, ty.args)) for f in fields)
        else:
            found = False
        memory[key] = found
    return found


def _mono(program: Program, ty: Ty, args: tuple[Ty, ...]) -> Ty:
    ty = substitute(ty, args)
    return ty if ty.flags & HAS_PARAM else mono_normalize(program, ty)


def has_drop_impl(program: Program, ty: Ty) -> bool:
    """Whether the type itself implements Drop."""
    return isinstance(ty, T.Adt) and bool(candidate_impls(program, program.lang_item("drop"), ty))


def needs_drop(program: Program, ty: Ty, env: ParamEnv | None = None) -> bool:
    """Whether dropping a value of the type runs any code. Parameters that are not Copy count as yes."""
    match ty:
        case T.Int() | T.Float() | T.Prim() | T.Ref() | T.Ptr() | T.FnItem() | T.FnPtr() | T.Foreign():
            return False
        case T.Dyn():
            return True
        case T.Param() | T.Alias() | T.Opaque():
            return not is_copy(program, ty, env)
        case T.Array():
            if isinstance(ty.length, T.ConstValue) and ty.length.value == 0:
                return False
            return needs_drop(program, ty.elem, env)
        case T.Slice():
            return needs_drop(program, ty.elem, env)
        case T.Tuple():
            return any(needs_drop(program, e, env) for e in ty.elems)
    memory = state_of(program).predicates
    if isinstance(ty, T.Coroutine) and env is not None:
        return True  # what it keeps may not be known yet
    key = ("drop", ty, env is None)
    found = memory.get(key) if not ty.flags & HAS_PARAM else None
    if found is None:
        memory[key] = False  # a recursive type needs it through another part
        if isinstance(ty, T.Coroutine):
            found = any(needs_drop(program, _mono(program, t, ()), env) for t in constituents(ty) or [])
        elif isinstance(ty, T.Closure):
            found = any(needs_drop(program, _mono(program, c.ty, ty.args), env) for c in ty.definition.captures)
        elif isinstance(ty, T.Adt):
            found = _adt_needs_drop(program, ty, env)
        else:
            found = False
        memory[key] = found
    return found


def _adt_needs_drop(program: Program, ty: T.Adt, env: ParamEnv | None) -> bool:
    definition = ty.definition
    if definition.lang in ("manually_drop", "phantom_data"):
        return False
    if definition.lang == "owned_box" or has_drop_impl(program, ty):
        return True
    if definition.kind == "union":
        return False
    return any(needs_drop(program, _mono(program, f.ty, ty.args), env) for v in definition.variants for f in v.fields)


def unsized_tail(ty: Ty) -> Ty | None:
    """The slice, str or dyn at the end of an unsized type; None for sized types."""
    tail = struct_tail(ty)
    return tail if isinstance(tail, T.Slice | T.Dyn | T.Foreign) or tail is T.STR else None
