"""Places, compiled: where a value is and how to get there.

A compiled place is a register, nothing at all (zero-sized in a register), or memory: a base (the allocation of a local,
or a pointer that some closure computes), a constant offset, and perhaps an offset that depends on run-time values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.errors import Stop
from engine.machine.frames import Frame
from engine.machine.memory import READ, WRITE
from engine.mir import mir
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler
    from engine.machine.shapes import Shape

__all__ = ["PlaceCode", "compile_place", "locate", "mention", "pointer_to"]

Pointer = Any
Locate = Callable[[Frame], tuple[Allocation, int]]


class PlaceCode:
    """`kind`: `reg` (register `local`, whole), `zst` (no bytes, no memory), `local` (in the memory of `local`), `ptr`
    (behind a pointer: `base(frame)` is the pointer, or register `reg` if that is not None).

    `offset` and `dynamic(frame, pointer)` are added to the base. For `ptr`: `align` is the alignment the base pointer
    must have (1 if known to be aligned), `need` the bytes a reference must be dereferenceable for, -1 for raw pointers,
    `steps` the single offsets on the way, each of which must stay in bounds, and `meta(frame, pointer)` the metadata of
    an unsized place."""

    __slots__ = ("align", "base", "dynamic", "kind", "local", "meta", "need", "offset", "reg", "shape", "steps", "ty")

    def __init__(self, kind: str, ty: Ty, shape: Shape) -> None:
        self.kind = kind
        self.ty = ty
        self.shape = shape
        self.local = -1
        self.offset = 0
        self.dynamic: Callable[[Frame, Any], int] | None = None
        self.base: Callable[[Frame], Pointer] = _no_base
        self.reg: int | None = None
        self.align: int | Callable[[Any], int] = 1
        self.need: int | Callable[[Any], int] = -1
        self.steps: tuple[int | Callable[[Frame, Any], int], ...] = ()
        self.meta: Callable[[Frame, Any], Any] | None = None

    def move(self, by: int | Callable[[Frame, Any], int]) -> None:
        """Go on by an offset: to a field, an element, a tag."""
        if isinstance(by, int):
            if not by:
                return
            self.offset += by
        else:
            first = self.dynamic
            self.dynamic = by if first is None else lambda frame, pointer: first(frame, pointer) + by(frame, pointer)
        self.steps = (*self.steps, by)


def _no_base(frame: Frame) -> Pointer:
    raise AssertionError("a place without a base pointer")


def _meta_of(frame: Frame, pointer: Pointer) -> Any:
    return pointer[3]


def compile_place(cx: BodyCompiler, place: mir.Place) -> PlaceCode:
    """Compile a place of the body."""
    out = cx.local_place(place.local)
    variant: int | None = None
    for elem in place.elems:
        match elem:
            case mir.DerefElem():
                out = _deref(cx, out)
            case mir.FieldElem():
                out = _field(cx, out, elem.index, variant)
                variant = None
            case mir.DowncastElem():
                variant = elem.variant
            case mir.IndexElem():
                out = _index(cx, out, elem.local)
            case mir.ConstIndexElem():
                out = _const_index(cx, out, elem)
            case mir.SubsliceElem():
                out = _subslice(cx, out, elem)
    return out


def _step(cx: BodyCompiler, base: PlaceCode, ty: Ty) -> PlaceCode:
    """A copy of a place with another type, to be moved on."""
    out = PlaceCode(base.kind, ty, cx.shape(ty))
    out.local, out.offset, out.dynamic, out.base, out.reg = base.local, base.offset, base.dynamic, base.base, base.reg
    out.align, out.need, out.steps, out.meta = base.align, base.need, base.steps, base.meta
    return out


def _field(cx: BodyCompiler, base: PlaceCode, index: int, variant: int | None) -> PlaceCode:
    shape = base.shape
    offset, ty = shape.field(index, variant)
    out = _step(cx, base, ty)
    if base.kind == "reg" and out.shape.size == 0:
        out.kind = "zst"
    if base.kind in ("reg", "zst"):
        return out
    tail = None if out.shape.sized else cx.m.types.tail(ty)
    if isinstance(tail, T.Dyn):
        # The field's alignment, and so its offset, is known only from the vtable.
        types, most = cx.m.types, cx.m.types.packing(base.ty)

        def aligned(frame: Frame, pointer: Any) -> int:
            align = min(types.size_align_of(ty, pointer[3])[1], most)
            return (offset + align - 1) & -align

        out.move(aligned)
    elif isinstance(tail, T.Foreign) and offset:

        def unknown(frame: Frame, pointer: Any) -> int:
            raise Stop("unsupported", "`extern type` field does not have a known offset")

        out.move(unknown)
    else:
        out.move(offset)
    if out.shape.sized:
        out.meta = None
    return out


def deref_pointer(cx: BodyCompiler, base: PlaceCode) -> tuple[Callable[[Frame], Pointer], int | None, Ty]:
    """The pointer held in a place of reference, raw pointer or Box type: how to get it, its register, the pointee."""
    from engine.machine.compile.access import load_raw

    ty = base.ty
    if isinstance(ty, T.Ref | T.Ptr):
        inner = ty.inner
    elif isinstance(ty, T.Adt) and ty.definition.lang == "owned_box":
        inner = ty.args[0]
        if not base.shape.reg:
            offset = cx.m.types.box_pointer_offset(ty)
            pointer_ty = T.ptr_to(inner, True)
            out = _step(cx, base, pointer_ty)
            out.move(offset)
            base = out
    else:
        raise AssertionError(f"dereference of {ty!r}")
    if base.kind == "reg":
        local = base.local
        return (lambda frame: frame.regs[local]), local, inner
    return load_raw(cx, base), None, inner


def _deref(cx: BodyCompiler, base: PlaceCode) -> PlaceCode:
    load, reg, inner = deref_pointer(cx, base)
    shape = cx.shape(inner)
    out = PlaceCode("ptr", inner, shape)
    out.base, out.reg = load, reg
    types = cx.m.types
    tail = None if shape.sized else types.tail(inner)
    thin = shape.sized or isinstance(tail, T.Foreign)
    if not thin:
        out.meta = _meta_of
    if isinstance(base.ty, T.Ref):
        known = types.size_align_of(inner, None)[0] if thin else 0
        out.need = known if thin else (lambda pointer: types.size_align_of(inner, pointer[3])[0])
    elif thin:
        out.align = shape.align
    elif isinstance(tail, T.Dyn):
        out.align = lambda pointer: types.size_align_of(inner, pointer[3])[1]
    else:
        out.align = shape.align
    return out


def _index(cx: BodyCompiler, base: PlaceCode, local: int) -> PlaceCode:
    ty = base.ty
    assert isinstance(ty, T.Array | T.Slice)
    out = _step(cx, base, ty.elem)
    out.meta = None
    stride = out.shape.size
    if base.kind == "zst":
        return out
    if stride:
        read = cx.read_local(local)
        if cx.in_register(local):
            out.move(lambda frame, pointer: frame.regs[local] * stride)
        else:
            out.move(lambda frame, pointer: read(frame) * stride)
    return out


def _const_index(cx: BodyCompiler, base: PlaceCode, elem: mir.ConstIndexElem) -> PlaceCode:
    ty = base.ty
    assert isinstance(ty, T.Array | T.Slice)
    out = _step(cx, base, ty.elem)
    stride, count = out.shape.size, elem.offset
    if not elem.from_end:
        out.move(count * stride)
    elif isinstance(ty, T.Array):
        out.move((cx.array_length(ty) - count) * stride)
    else:
        length = base.meta or _meta_of
        out.move(lambda frame, pointer: (length(frame, pointer) - count) * stride)
    out.meta = None
    return out


def _subslice(cx: BodyCompiler, base: PlaceCode, elem: mir.SubsliceElem) -> PlaceCode:
    ty, start, end = base.ty, elem.start, elem.end
    assert isinstance(ty, T.Array | T.Slice)
    stride = cx.shape(ty.elem).size
    if isinstance(ty, T.Array):
        length = cx.array_length(ty)
        stop = length - end if elem.from_end else end
        out = _step(cx, base, T.array_of(ty.elem, stop - start))
    else:
        out = _step(cx, base, ty)
        old = base.meta or _meta_of
        out.meta = lambda frame, pointer: old(frame, pointer) - start - end
    out.move(start * stride)
    return out


# ---------------------------------------------------------------- pointers and accesses


def check_reference(cx: BodyCompiler, place: PlaceCode) -> Callable[[Pointer], None] | None:
    """The check that a dereferenced reference is dereferenceable (spec/tree-borrows.md section 6.3)."""
    need = place.need
    memory = cx.m.memory
    if need == -1 or need == 0 or cx.const:
        return None
    if callable(need):

        def check_dynamic(pointer: Pointer) -> None:
            size = need(pointer)
            if size:
                memory.check(pointer, size, wording.DEREFERENCEABLE)

        return check_dynamic
    size = need

    def check(pointer: Pointer) -> None:
        allocation = pointer[1]
        if allocation is not None:
            offset = pointer[0] - allocation.base
            if offset >= 0 and offset + size <= allocation.limit:
                return
        memory.check(pointer, size, wording.DEREFERENCEABLE)

    return check


def check_steps(cx: BodyCompiler, place: PlaceCode) -> Callable[[Frame, Pointer], None] | None:
    """The check that each offset on the way to a place behind a raw pointer (or a Box) stays in bounds, to be asked
    when the whole way may not; references are checked for all they point to."""
    if place.kind != "ptr" or not place.steps or check_reference(cx, place) is not None:
        return None
    steps, memory = place.steps, cx.m.memory

    def check(frame: Frame, pointer: Pointer) -> None:
        at = pointer[0]
        for step in steps:
            by = step if step.__class__ is int else step(frame, pointer)  # type: ignore[operator]
            memory.check_inbounds((at, pointer[1], pointer[2]), by, wording.ARITHMETIC)
            at += by

    return check


def pointer_to(cx: BodyCompiler, place: PlaceCode) -> Callable[[Frame], Pointer]:
    """A pointer to the place with the tag by which it is reached; no access. Locals become addressable."""
    offset, dynamic = place.offset, place.dynamic
    if place.kind == "local":
        point = cx.pointed(place.local)
        if dynamic is not None:

            def local_dynamic(frame: Frame) -> Pointer:
                allocation = point(frame)
                return (allocation.base + offset + dynamic(frame, None), allocation, allocation.root)

            return local_dynamic

        def local(frame: Frame) -> Pointer:
            allocation = point(frame)
            return (allocation.base + offset, allocation, allocation.root)

        return local
    if place.kind in ("zst", "reg"):
        # Nobody can have asked for the address of a register: only a zero-sized part of one comes here.
        address = max(place.shape.align, 1)
        return lambda frame: (address, None, None)
    base, meta, check, walk = place.base, place.meta, check_reference(cx, place), check_steps(cx, place)
    if meta is not None:

        def wide_pointer(frame: Frame) -> Pointer:
            pointer = base(frame)
            if check is not None:
                check(pointer)
            at = pointer[0] + offset
            if dynamic is not None:
                at += dynamic(frame, pointer)
            if walk is not None:
                walk(frame, pointer)
            return (at, pointer[1], pointer[2], meta(frame, pointer))

        return wide_pointer

    def thin_pointer(frame: Frame) -> Pointer:
        pointer = base(frame)
        if check is not None:
            check(pointer)
        at = pointer[0] + offset
        if dynamic is not None:
            at += dynamic(frame, pointer)
        if walk is not None:
            target = pointer[1]
            if target is None or pointer[0] < target.base or at - target.base > target.limit:
                walk(frame, pointer)
        return (at, pointer[1], pointer[2])

    return thin_pointer


def locate(cx: BodyCompiler, place: PlaceCode, size: int, *, write: bool) -> Locate:
    """The checks of an explicit access of `size` > 0 bytes at the place; answers allocation and offset."""
    offset, dynamic = place.offset, place.dynamic
    kind = WRITE if write else READ
    if place.kind == "local":
        local = place.local
        fresh = cx.fresh(local)

        def locate_local(frame: Frame) -> tuple[Allocation, int]:
            allocation = frame.regs[local]
            if allocation is None:
                allocation = fresh(frame)
            at = offset if dynamic is None else offset + dynamic(frame, None)
            watch = allocation.watch
            if watch is not None:
                watch(allocation.root, at, at + size, kind)
            return allocation, at

        return locate_local
    assert place.kind == "ptr"
    return _locate_pointer(cx, place, size, write=write)


def _locate_pointer(cx: BodyCompiler, place: PlaceCode, size: int, *, write: bool) -> Locate:
    base, offset, dynamic, align = place.base, place.offset, place.dynamic, place.align
    check, walk = check_reference(cx, place), check_steps(cx, place)
    memory = cx.m.memory
    access = memory.write if write else memory.read
    kind = WRITE if write else READ

    def locate_pointer(frame: Frame) -> tuple[Allocation, int]:
        pointer = base(frame)
        if check is not None:
            check(pointer)
        address = pointer[0]
        at = address + offset
        if dynamic is not None:
            at += dynamic(frame, pointer)
        allocation = pointer[1]
        if allocation is not None and allocation.mutable:
            start = at - allocation.base
            if address >= allocation.base and start + size <= allocation.limit:
                watch = allocation.watch
                if watch is not None:
                    watch(pointer[2], start, start + size, kind)
                required = align if align.__class__ is int else align(pointer)  # type: ignore[operator]
                if address & (required - 1):
                    memory.check_align(address, required)
                return allocation, start
        if walk is not None:
            walk(frame, pointer)
        found = access((at, allocation, pointer[2]), size)
        required = align if align.__class__ is int else align(pointer)  # type: ignore[operator]
        if address & (required - 1):
            memory.check_align(address, required)
        return found

    return locate_pointer


def touch_zero_sized(cx: BodyCompiler, place: PlaceCode) -> Callable[[Frame], None] | None:
    """What an access of a zero-sized place still checks: the way to it, and the alignment of the pointer."""
    walk = check_steps(cx, place)
    if place.kind != "ptr" or (place.align == 1 and walk is None):
        return None
    base, align, memory = place.base, place.align, cx.m.memory

    def touch(frame: Frame) -> None:
        pointer = base(frame)
        if walk is not None:
            walk(frame, pointer)
        required = align if align.__class__ is int else align(pointer)  # type: ignore[operator]
        if pointer[0] & (required - 1):
            memory.check_align(pointer[0], required)

    return touch


def mention(cx: BodyCompiler, place: PlaceCode) -> Callable[[Frame], None] | None:
    """Going to a place without any access of it (`let _ = (*p).x`): the pointers on the way are read and checked."""
    if place.kind != "ptr":
        return None
    if place.reg is not None and check_reference(cx, place) is None and check_steps(cx, place) is None:
        return None
    go = pointer_to(cx, place)

    def mentioned(frame: Frame) -> None:
        go(frame)

    return mentioned
