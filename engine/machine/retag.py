"""Retags: which plan a pointer type has, and the closures that check and retag a reference or Box in a register.

spec/tree-borrows.md sections 5 and 6. A retag closure takes the old pointer and answers the new one. When a check
fails it calls `blame(pointer)`, which raises with the right words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import PointerKind, RetagMode, RetagPlan
from engine.machine.allocation import DEAD
from engine.types import ty as T
from engine.types.predicates import is_freeze, is_unpin
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine
    from engine.machine.typed import Types

__all__ = ["Blame", "Invalid", "RetagInfo", "Retagger"]

Pointer = Any
Retag = Callable[[Pointer], Pointer]
Blame = Callable[[Pointer], None]

_MOST_SIZES = 512


class Invalid(Exception):  # noqa: N818 - becomes undefined behaviour once the field path is known
    """A value is not valid for its type; the outermost typed copy finds out where and says so."""


class RetagInfo:
    """What a trace tells of a retag: kind of pointer, pointee type, mode."""

    __slots__ = ("kind", "mode", "pointee", "pointee_text")

    def __init__(self, kind: str, pointee: Ty, mode: RetagMode) -> None:
        self.kind = kind
        self.pointee = pointee
        self.mode = mode
        self.pointee_text = ""


class Retagger:
    """Makes and keeps the retag plans and closures of one run."""

    def __init__(self, machine: Machine, types: Types) -> None:
        self.m = machine
        self.types = types
        self._plans: dict[Any, RetagPlan | None] = {}

    # ------------------------------------------------------------ plans

    def plan(
        self, kind: PointerKind, inner: Ty, mode: RetagMode, size: int, meta: Any = None,
        *, no_writable: bool = False, custom_allocator: bool = False,
    ) -> RetagPlan | None:  # fmt: skip
        """The plan for a pointee of `size` bytes; `meta` is what its pointer carries."""
        key = (kind, inner, mode, size, meta, no_writable, custom_allocator)
        try:
            return self._plans[key]
        except KeyError:
            pass
        program = self.m.program
        freeze = is_freeze(program, inner)
        plan = self.m.model.plan(
            kind, mode, size=size, freeze=freeze, unpin=is_unpin(program, inner),
            cells=() if freeze else self.cells(inner, size, meta),
            no_writable=no_writable, custom_allocator=custom_allocator,
        )  # fmt: skip
        if len(self._plans) > 64 * _MOST_SIZES:
            self._plans.clear()
        self._plans[key] = plan
        return plan

    def cells(self, ty: Ty, size: int, meta: Any) -> tuple[tuple[int, int], ...]:
        """The runs of bytes inside `UnsafeCell`s, neighbours joined."""
        out: list[tuple[int, int]] = []
        concrete = getattr(meta, "concrete", None)

        def add(start: int, end: int) -> None:
            if start < end:
                if out and out[-1][1] == start:
                    out[-1] = (out[-1][0], end)
                else:
                    out.append((start, end))

        def walk(at: Ty, start: int, length: int) -> None:
            if isinstance(at, T.Dyn):
                if concrete is not None:
                    walk(concrete, start, length)
                return
            if is_freeze(self.m.program, at) or not length:
                return
            if isinstance(at, T.Array | T.Slice):
                stride = self.types.shape(at.elem).size
                if not stride:
                    return
                first = len(out)
                walk(at.elem, start, stride)
                if out[first:] == [(start, start + stride)] or (out and out[-1] == (start, start + stride)):
                    add(start + stride, start + length)
                    return
                for index in range(1, length // stride):
                    walk(at.elem, start + index * stride, stride)
                return
            if isinstance(at, T.Coroutine):  # its state is not read
                add(start, start + length)
                return
            definition = at.definition if isinstance(at, T.Adt) else None
            shape = self.types.shape(at)
            if definition is not None:
                many = shape.variants is not None and shape.single is None and len(definition.variants) > 1
                if definition.lang == "unsafe_cell" or definition.kind == "union" or many:
                    add(start, start + length)
                    return
            fields = shape.fields
            if shape.variants is not None:
                fields = shape.variants[shape.single or 0]
            for offset, field in sorted(fields, key=lambda f: f[0]):
                inner = self.types.shape(field)
                if not inner.sized and concrete is not None:
                    align = self.types.shape(concrete).align
                    offset = (offset + align - 1) & -align
                # The struct around an unsized tail may end in padding.
                walk(field, start + offset, inner.size if inner.sized else self.types.size_align_of(field, meta)[0])

        walk(ty, 0, size)
        return tuple(out)

    # ------------------------------------------------------------ closures

    def reference(self, ty: T.Ref, mode: RetagMode, blame: Blame, no_writable: bool) -> Retag:
        """Check and retag a `&T` or `&mut T`."""
        kind = PointerKind.MUT if ty.mutable else PointerKind.SHARED
        text = "&mut" if ty.mutable else "&"
        return self._closure(kind, text, ty.inner, mode, blame, no_writable, False)

    def box(self, ty: T.Adt, mode: RetagMode, blame: Blame, no_writable: bool) -> Retag:
        """Check and retag the pointer of a Box."""
        allocator = ty.args[1] if len(ty.args) > 1 else None
        custom = not (isinstance(allocator, T.Adt) and allocator.definition.lang == "global_alloc_ty")
        custom = custom and allocator is not None
        return self._closure(PointerKind.BOX, "Box", ty.args[0], mode, blame, no_writable, custom)

    def _closure(
        self, kind: PointerKind, text: str, inner: Ty, mode: RetagMode, blame: Blame, no_writable: bool, custom: bool
    ) -> Retag:
        info = RetagInfo(text, inner, mode)
        shape = self.types.shape(inner)
        opaque = isinstance(self.types.tail(inner), T.Foreign)
        if shape.sized or opaque:
            size, align = self.types.size_align_of(inner, None)
            if mode == RetagMode.NONE or (opaque and not self.m.model.retags_extern_types):
                plan = None
            else:
                plan = self.plan(kind, inner, mode, size, no_writable=no_writable, custom_allocator=custom)
            if shape.uninhabited:
                return _always(blame)
            return self._sized(size, align, plan, info, blame)
        return self._unsized(kind, inner, mode, info, blame, no_writable, custom)

    def _sized(self, size: int, align: int, plan: RetagPlan | None, info: RetagInfo, blame: Blame) -> Retag:
        unaligned = align - 1
        retag = self.m.retag
        memory = self.m.memory

        def thin(pointer: Pointer) -> Pointer:
            address, allocation, tag = pointer
            if allocation is not None and not address & unaligned:
                offset = address - allocation.base
                if offset >= 0 and offset + size <= allocation.limit:
                    if plan is None:
                        return pointer
                    return (address, allocation, retag(allocation, tag, offset, plan, info))
            blame(pointer)
            if plan is None:
                return pointer
            if allocation is None:
                if tag != 0 or (allocation := memory.find(address)) is None:
                    return pointer
            return (address, allocation, retag(allocation, tag, address - allocation.base, plan, info))

        return thin

    def _unsized(
        self, kind: PointerKind, inner: Ty, mode: RetagMode, info: RetagInfo, blame: Blame, no_writable: bool,
        custom: bool,
    ) -> Retag:  # fmt: skip
        types, memory, retag = self.types, self.m.memory, self.m.retag
        dyn = isinstance(types.tail(inner), T.Dyn)
        by_size = not dyn and is_freeze(self.m.program, inner)
        plans: dict[Any, RetagPlan | None] = {}

        def plan_for(meta: Any, size: int) -> RetagPlan | None:
            if mode == RetagMode.NONE:
                return None
            plan = self.plan(kind, inner, mode, size, meta, no_writable=no_writable, custom_allocator=custom)
            if len(plans) > _MOST_SIZES:
                plans.clear()
            plans[size if by_size else meta] = plan
            return plan

        def wide(pointer: Pointer) -> Pointer:
            address, allocation, tag, meta = pointer
            if dyn and meta.__class__ is tuple:
                blame(pointer)
            size, align = types.size_align_of(inner, meta)
            bad = allocation is None or address & (align - 1)
            if not bad:
                offset = address - allocation.base
                bad = offset < 0 or offset + size > allocation.limit
            if bad:
                blame(pointer)
            try:
                plan = plans[size if by_size else meta]
            except KeyError:
                plan = plan_for(meta, size)
            if plan is None:
                return pointer
            if allocation is None:
                if tag != 0 or (allocation := memory.find(address)) is None:
                    return pointer
            return (address, allocation, retag(allocation, tag, address - allocation.base, plan, info), meta)

        return wide


def _always(blame: Blame) -> Retag:
    def never(pointer: Pointer) -> Pointer:
        blame(pointer)
        return pointer

    return never


def is_retaggable(allocation: Any) -> bool:
    """Whether the allocation keeps borrow state: live data, no function or vtable."""
    return allocation.limit != DEAD and allocation.kind not in ("fn", "vtable")
