"""Values of `core::panic::Location`, made by the machine in constant memory."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from engine.machine.allocation import Allocation
from engine.source import Span
from engine.types import ty as T

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["location_pointer"]

_TAB = 4


def _width(char: str) -> int:
    """The columns that a character takes on a terminal: rustc counts those for a Location."""
    if " " <= char <= "~":
        return 1
    if char == "\t":
        return _TAB
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me") else 1


def location_pointer(machine: Machine, span: Span) -> Any:
    """A pointer to the Location of a position, as the outermost macro call has it; equal positions share one."""
    at = span
    while at.expansion is not None:
        at = at.expansion.call_site
    line, column = at.start()
    column = 1 + sum(map(_width, at.file.line_text(line)[: column - 1]))
    key = (at.file.name, line, column)
    found = machine.locations.get(key)
    if found is None:
        definition = machine.program.lang_item("Location")
        shape = machine.types.shape(T.adt(definition, ()))
        allocation = Allocation(shape.size, shape.align, "const")
        name = machine.constants.literal(at.file.name.encode(), 1)
        values: dict[str, Any] = {
            "file": (name.base, name, name.root, name.size), "line": line, "col": column,
        }  # fmt: skip
        for field, (offset, ty) in zip(definition.struct.fields, shape.fields, strict=True):
            machine.types.shape(ty).write(allocation, offset, values[field.name])
        allocation.settle()
        allocation.mutable = False
        machine.memory.publish(allocation)
        found = machine.locations[key] = (allocation.base, allocation, allocation.root)
    return found
