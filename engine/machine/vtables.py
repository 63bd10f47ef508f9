"""Vtables: one per concrete type and trait object type, at an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.machine.frames import Code
from engine.machine.shapes import VTable
from engine.types import ty as T
from engine.types.instance import resolve_instance, vtable_methods
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["VTables"]


class VTables:
    """Makes vtables when a value is first coerced, and their methods when first called."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine
        self._made: dict[tuple[Ty, Ty], VTable] = {}

    def get(self, concrete: Ty, object_ty: T.Dyn) -> VTable:
        """The vtable of `concrete` as `object_ty`."""
        key = (concrete, object_ty)
        found = self._made.get(key)
        if found is None:
            shape = self.m.types.shape(concrete)
            found = self._made[key] = VTable(concrete, object_ty, shape.size, shape.align)
            allocation = Allocation(0, POINTER_SIZE, "vtable")
            allocation.payload = found
            allocation.mutable = False
            found.allocation = allocation
            self.m.memory.publish(allocation)
        return found

    def method(self, table: VTable, index: int) -> Code:
        """The code of the method with this number in `vtable_methods`."""
        code: Code | None = table.methods.get(index)
        if code is None:
            ref, method = vtable_methods(table.plain)[index]
            args = (table.concrete, *ref.args[1:])
            instance = resolve_instance(self.m.program, method, args)
            code = table.methods[index] = self.m.instances.code(instance, False)
        return code
