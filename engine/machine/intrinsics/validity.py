"""Whether a type has the values that a function of the library is about to make: `assume_init`, `zeroed`."""

from __future__ import annotations

from typing import Any

from engine.machine.frames import Frame, RustPanic
from engine.machine.intrinsics.call import Call, Value, intrinsic
from engine.types import ty as T
from engine.types.layout import Layout, field_types, layout_of
from engine.types.layout_data import Scalar
from engine.types.program import Program
from engine.types.show import show
from engine.types.ty import Ty

__all__: list[str] = []

_INVALID = {
    "assert_zero_valid": "attempted to zero-initialize type `{}`, which is invalid",
    "assert_mem_uninitialized_valid": "attempted to leave type `{}` uninitialized, which is invalid",
}


@intrinsic("assert_inhabited", *_INVALID)
def _assert_valid(call: Call) -> Value | None:
    ty = call.args[0]
    if layout_of(call.m.program, ty).uninhabited:
        text = f"attempted to instantiate uninhabited type `{show(ty, full=True)}`"
    elif call.name in _INVALID and not _allows(call.m.program, ty, 0 if call.name == "assert_zero_valid" else 1):
        text = _INVALID[call.name].format(show(ty, full=True))
    else:
        return None
    literal = call.m.constants.literal(f"aborted execution: {text}".encode(), 1)
    message = (literal.base, literal, literal.root, literal.size)

    def run(frame: Frame) -> Any:
        raise RustPanic("panic_nounwind", message)

    return run


def _allows(program: Program, ty: Ty, byte: int) -> bool:
    """Whether a value all of whose bytes are `byte` is accepted: as rustc judges it, which looks at what it tells its
    backend (ranges of scalars, references), and neither into arrays nor into the variants of enums."""
    layout = layout_of(program, ty)
    if layout.uninhabited or not all(_in_range(scalar, byte) for scalar in layout.scalars()):
        return False
    inner = _pointee(ty)
    if inner is not None:
        pointee = layout_of(program, inner)
        if pointee.align > 1 or pointee.size > 0:
            return False
    return all(_allows(program, field, byte) for field in _fields(program, ty, layout))


def _in_range(scalar: Scalar, byte: int) -> bool:
    return scalar.union or scalar.valid(int.from_bytes(bytes([byte]) * scalar.size, "little"))


def _pointee(ty: Ty) -> Ty | None:
    if isinstance(ty, T.Ref):
        return ty.inner
    if isinstance(ty, T.Adt) and ty.definition.lang == "owned_box":
        return ty.args[0]
    return None


def _fields(program: Program, ty: Ty, layout: Layout) -> list[Ty]:
    if isinstance(ty, T.Adt) and (ty.definition.kind == "union" or layout.variants is not None):
        return []
    if isinstance(ty, T.Adt | T.Tuple | T.Closure):
        return field_types(program, ty, layout.variant if isinstance(ty, T.Adt) else 0)
    return []
