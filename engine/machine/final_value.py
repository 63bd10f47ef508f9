"""What a constant or static has evaluated to must be valid, and so must all that its references lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.machine.errors import Stop
from engine.machine.shapes import Shape, VTable
from engine.machine.validity import Walker
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.typed import Types

__all__ = ["check_final_value"]


def check_final_value(types: Types, ty: Ty, allocation: Allocation, kind: str) -> None:
    """Raise what is wrong with the value of a `constant` or `static`, if anything is."""
    walker = _FinalValue(types, ty, allocation)
    walker.walk(ty, 0, "", dangling=False)
    while walker.queue:
        inner, walker.a, offset, meta, path = walker.queue.pop()
        walker.target(inner, offset, meta, f"{path}.<deref>")
    _no_dangling_pointers(allocation, kind)


class _FinalValue(Walker):
    """The walk over one value, noting what its references lead to."""

    def __init__(self, types: Types, outer: Ty, allocation: Allocation) -> None:
        super().__init__(types, outer, allocation)
        self.queue: list[tuple[Ty, Allocation, int, Any, str]] = []
        self._seen: set[tuple[int, int, Ty, Any]] = set()

    def walk(self, ty: Ty, offset: int, path: str, *, dangling: bool) -> None:
        if isinstance(ty, T.Array | T.Int | T.Float):
            shape = self.types.shape(ty)
            simple = not isinstance(ty, T.Array) or isinstance(ty.elem, T.Int | T.Float)
            if simple and self._plain(offset, shape.size):
                return
            if not isinstance(ty, T.Array) and self.a.provenance_in(offset, offset + shape.size):
                raise wording.ub("unable to turn pointer into integer", "invalid-value")
        super().walk(ty, offset, path, dangling=dangling)
        if isinstance(ty, T.FnPtr):
            pointer = self.a.read_pointer(offset)
            if pointer[1] is None or pointer[1].kind != "fn" or pointer[0] != pointer[1].base:
                text = wording.provenance_text(pointer)
                raise self.fail(path, f"{text}, but expected a function pointer")

    def target(self, ty: Ty, offset: int, meta: Any, path: str) -> None:
        """What a reference leads to."""
        if isinstance(meta, VTable):
            ty, meta = meta.concrete, None
        if ty is T.STR:
            self._initialised(offset, meta, path, "expected a string")
        elif isinstance(ty, T.Slice):
            stride = self.types.shape(ty.elem).size
            if not stride or (isinstance(ty.elem, T.Int | T.Float) and self._plain(offset, meta * stride)):
                return
            for index in range(meta):
                self.walk(ty.elem, offset + index * stride, f"{path}[{index}]", dangling=False)
        elif self.types.shape(ty).sized:
            self.walk(ty, offset, path, dangling=False)

    def _plain(self, offset: int, size: int) -> bool:
        """Whether bytes are all initialised and no part of a pointer."""
        return self.a.first_uninit(offset, offset + size) < 0 and not self.a.provenance_in(offset, offset + size)

    def _pointer(self, inner: Ty, offset: int, path: str, what: str, dangling: bool) -> None:
        super()._pointer(inner, offset, path, what, dangling)
        address, target, _ = self.a.read_pointer(offset)
        if dangling or target is None or target.kind == "static" or not target.alive:
            return
        shape: Shape = self.types.shape(inner)
        meta: Any = None
        if not shape.sized:
            table = self.a.read_pointer(offset + POINTER_SIZE)
            found = table[1].payload if table[1] is not None else None
            meta = found if isinstance(found, VTable) else table[0]
        key = (target.id, address, inner, meta)
        if key not in self._seen:
            self._seen.add(key)
            self.queue.append((inner, target, address - target.base, meta, path))


def _no_dangling_pointers(allocation: Allocation, kind: str) -> None:
    seen, queue = {id(allocation)}, [allocation]
    while queue:
        for entry in queue.pop().prov.values():
            target = entry[0]
            if target is None or id(target) in seen:
                continue
            if not target.alive:
                raise Stop("ub", f"encountered dangling pointer in final value of {kind}", category="dangling")
            seen.add(id(target))
            if target.kind != "static":
                queue.append(target)
