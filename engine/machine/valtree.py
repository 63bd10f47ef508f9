"""Values of constants as trees, for patterns: read without accesses, as evaluation left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.types import ty as T
from engine.types.const_pattern import ValTree
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.typed import Types

__all__ = ["read_tree"]


def read_tree(types: Types, ty: Ty, allocation: Allocation, offset: int) -> ValTree:
    """The tree of the valid value of type `ty` at a place."""
    shape = types.shape(ty)
    out = ValTree(ty)
    match ty:
        case T.Int() | T.Float() if shape.scalar is not None:
            out.value = shape.scalar.unpack(allocation.data, offset)[0]
        case T.Prim() if ty is T.BOOL or ty is T.CHAR:
            out.value = int.from_bytes(allocation.data[offset : offset + shape.size], "little")
        case T.Ref():
            _pointee(types, ty, allocation, offset, out)
        case T.Tuple():
            out.parts = [read_tree(types, field, allocation, offset + at) for at, field in shape.fields]
        case T.Array():
            assert isinstance(ty.length, T.ConstValue)
            out.parts = _elements(types, ty.elem, ty.length.value, allocation, offset)
        case T.Adt() if ty.definition.kind == "enum":
            index = shape.single or 0
            if shape.tag is not None:
                found = shape.tag.variant(shape.tag.read(allocation, offset))
                assert found is not None
                index = found
            out.variant = ty.definition.variants[index]
            assert shape.variants is not None
            out.parts = [read_tree(types, field, allocation, offset + at) for at, field in shape.variants[index]]
        case T.Adt() if ty.definition.kind == "struct":
            out.parts = [read_tree(types, field, allocation, offset + at) for at, field in shape.fields]
    return out


def _elements(types: Types, elem: Ty, count: int, allocation: Allocation, offset: int) -> list[ValTree]:
    stride = types.shape(elem).size
    return [read_tree(types, elem, allocation, offset + i * stride) for i in range(count)]


def _pointee(types: Types, ty: T.Ref, allocation: Allocation, offset: int, out: ValTree) -> None:
    address, target, _ = allocation.read_pointer(offset)
    at = address - target.base if target is not None else 0
    memory = target if target is not None else Allocation(0, 1, "const")
    if ty.inner is T.STR or isinstance(ty.inner, T.Slice):
        length = int.from_bytes(allocation.data[offset + POINTER_SIZE : offset + 2 * POINTER_SIZE], "little")
        if ty.inner is T.STR:
            out.value = bytes(memory.data[at : at + length]).decode("utf-8", "surrogatepass")
            return
        assert isinstance(ty.inner, T.Slice)
        out.parts = [ValTree(ty.inner, parts=_elements(types, ty.inner.elem, length, memory, at))]
    elif types.shape(ty.inner).sized:
        out.parts = [read_tree(types, ty.inner, memory, at)]
