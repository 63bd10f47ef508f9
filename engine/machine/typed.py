"""Typed copies: shapes of types, quick validity checks, and what a copy does to the references inside a value.

For register-class types `check(ty)` tests a value that comes from memory and `finish(ty, mode)` checks and retags its
references; for types in memory `settle(ty, mode)` does both in place and forgets padding. All three are None where
there is nothing to do. spec/tree-borrows.md section 6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import RetagMode
from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.machine.errors import Stop
from engine.machine.layouts import build_shape
from engine.machine.parts import Action, Parts, invalid, joined, zero_runs
from engine.machine.retag import Blame, Invalid, Retag, Retagger
from engine.machine.shapes import Shape, VTable, without_autos
from engine.machine.validity import explain_memory, explain_value, in_range, memory_path, register_path
from engine.types import ty as T
from engine.types.predicates import mono_normalize
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["LARGEST", "Types"]

LARGEST = 1 << 63
"""No value has as many bytes."""

Check = Callable[[Any], bool]
Settle = Callable[[Allocation, int], None]


class Types:
    """What the machine knows about types; one for run time and one (`const`) for constants, which never retags."""

    def __init__(self, machine: Machine, const: bool = False) -> None:
        self.m = machine
        self.const = const
        self.program = machine.program
        self.validate = machine.options.validation
        self.retagger = Retagger(machine, self)
        self._shapes: dict[Ty, Shape] = {}
        self._checks: dict[Any, Check | None] = {}
        self._finishes: dict[Any, Retag | None] = {}
        self._settles: dict[Any, Settle | None] = {}
        self._tails: dict[Ty, Ty | None] = {}

    # ------------------------------------------------------------ shapes

    def shape(self, ty: Ty) -> Shape:
        """How values of a monomorphic type are handled."""
        found = self._shapes.get(ty)
        if found is None:
            found = self._shapes[ty] = build_shape(self, ty)
        return found

    def may_dangle(self, ty: Ty) -> bool:
        """Whether pointers inside the type are not retagged and may dangle: `MaybeDangling`, `ManuallyDrop`, in the
        versions that know them (spec/tree-borrows-versions.md D14)."""
        if not isinstance(ty, T.Adt) or ty.definition.lang not in ("maybe_dangling", "manually_drop"):
            return False
        return not self.m.model.retags_manually_drop

    def normal(self, ty: Ty) -> Ty:
        return mono_normalize(self.program, ty)

    def tail(self, ty: Ty) -> Ty | None:
        """The slice, str, dyn or extern type at the end of an unsized type; None for sized ones."""
        try:
            return self._tails[ty]
        except KeyError:
            pass
        at: Ty | None = ty
        while True:
            if isinstance(at, T.Slice | T.Dyn | T.Foreign) or at is T.STR:
                break
            if isinstance(at, T.Tuple) and at.elems:
                at = at.elems[-1]
            elif isinstance(at, T.Adt) and at.definition.kind == "struct" and at.definition.struct.fields:
                at = self.normal(T.substitute(at.definition.struct.fields[-1].ty, at.args))
            else:
                at = None
                break
        self._tails[ty] = at
        return at

    def size_align_of(self, ty: Ty, meta: Any) -> tuple[int, int]:
        """Size and alignment of a value with this pointer metadata."""
        shape = self.shape(ty)
        if shape.sized:
            return shape.size, shape.align
        if isinstance(ty, T.Slice):
            return self.shape(ty.elem).size * meta, shape.align
        if ty is T.STR:
            return meta, 1
        if isinstance(ty, T.Dyn):
            if meta.__class__ is VTable:
                return meta.size, meta.align
            return 0, 1
        if isinstance(ty, T.Foreign):
            return 0, 1
        offset, last = shape.fields[-1]
        size, align = self.size_align_of(last, meta)
        align = min(align, self.packing(ty))
        offset = (offset + align - 1) & -align
        whole = max(align, shape.align)
        return (offset + size + whole - 1) & -whole, whole

    def too_big(self, ty: Ty, meta: Any) -> str:
        """What is wrong with metadata that make a value larger than any may be; "" if they do not."""
        if self.size_align_of(ty, meta)[0] < LARGEST:
            return ""
        tail = self.tail(ty)
        stride = self.shape(tail.elem).size if isinstance(tail, T.Slice) else int(tail is T.STR)
        what = "slice" if isinstance(meta, int) and stride * meta >= LARGEST else "total size"
        return f"{what} is bigger than largest supported object"

    def packing(self, ty: Ty) -> int:
        """The most that a struct lets its fields be aligned."""
        packed = ty.definition.repr.packed if isinstance(ty, T.Adt) else None
        return packed or 1 << 32

    def box_pointer_offset(self, ty: T.Adt) -> int:
        """Where a Box keeps its pointer."""
        shape = self.shape(ty)
        offset, at = shape.fields[0]
        while not isinstance(at, T.Ptr):
            inner = self.shape(at)
            position = next(i for i, (_, f) in enumerate(inner.fields) if self.shape(f).size)
            step, at = inner.fields[position]
            offset += step
        return offset

    # ------------------------------------------------------------ register values

    def check(self, ty: Ty) -> Check | None:
        """The test that a register value read from memory is valid, references only as far as no memory is asked."""
        try:
            return self._checks[ty]
        except KeyError:
            pass
        found = self._checks[ty] = self._build_check(ty) if self.validate else None
        return found

    def blame(self, ty: Ty, value: Any) -> None:
        """Raise what is wrong with a register value; nothing if all is well after all."""
        explain_value(self, ty, value)

    def _build_check(self, ty: Ty) -> Check | None:
        shape = self.shape(ty)
        if shape.uninhabited:
            return lambda value: False
        match ty:
            case T.Prim():
                if ty is T.BOOL:
                    return lambda value: value <= 1
                if ty is T.CHAR:
                    return lambda value: value < 0xD800 or 0xDFFF < value <= 0x10FFFF
                return None
            case T.FnPtr():
                return _not_null
            case T.Ref():
                return self._reference_check(ty.inner)
            case T.Ptr():
                tail = self.tail(ty.inner)
                return _has_vtable(tail) if isinstance(tail, T.Dyn) else None
            case T.Adt() if ty.definition.kind == "enum":
                return self._enum_check(ty, shape)
            case T.Adt() if ty.definition.lang == "owned_box":
                return self._reference_check(ty.args[0])
        inner: Check | None = None
        for _, field in shape.fields:
            if self.shape(field).size:
                inner = self.check(field)
        limits = shape.valid_range
        if limits is None:
            return inner
        low, high = limits
        mask = shape.scalar.mask if shape.scalar is not None else 0
        if shape.cls in ("pointer", "wide"):
            return lambda value: in_range(value[0], low, high) and (inner is None or inner(value))
        return lambda value: in_range(value & mask, low, high) and (inner is None or inner(value))

    def _reference_check(self, inner: Ty) -> Check:
        shape = self.shape(inner)
        if shape.sized:
            unaligned = shape.align - 1
            return lambda value: value[0] != 0 and not value[0] & unaligned
        tail = self.tail(inner)
        if isinstance(tail, T.Dyn):
            genuine = _has_vtable(tail)

            def check_dyn(value: Any) -> bool:
                if not genuine(value):
                    return False
                return value[0] != 0 and not value[0] & (self.size_align_of(inner, value[3])[1] - 1)

            return check_dyn
        unaligned = shape.align - 1
        return lambda value: value[0] != 0 and not value[0] & unaligned

    def _payloads(self, shape: Shape) -> dict[int, Ty]:
        """The field that carries an enum's register value, by variant."""
        out: dict[int, Ty] = {}
        for index, fields in enumerate(shape.variants or []):
            for _, field in fields:
                if self.shape(field).size:
                    out[index] = field
        return out

    def _enum_check(self, ty: T.Adt, shape: Shape) -> Check | None:
        tag = shape.tag
        checks = {v: c for v, f in self._payloads(shape).items() if (c := self.check(f)) is not None}
        if tag is None:
            return checks.get(shape.single or 0)
        pointer = shape.cls in ("pointer", "wide")
        variant_of = tag.variant

        def check(value: Any) -> bool:
            variant = variant_of(value[0] if pointer else value)
            if variant is None:
                return False
            inner = checks.get(variant)
            return inner is None or inner(value)

        return check

    def finish(self, ty: Ty, mode: RetagMode, no_writable: bool = False) -> Retag | None:
        """Check and retag the references of a register value being copied."""
        key = (ty, mode, no_writable)
        try:
            return self._finishes[key]
        except KeyError:
            pass
        found: Retag | None = None
        if not self.const and (self.validate or self.m.model.id != "none"):

            def blame(value: Any) -> None:
                if self.validate:
                    explain_value(self, ty, value)

            found = self._build_finish(ty, mode, no_writable, blame)
            if found is not None and not isinstance(ty, T.Ref) and mode != RetagMode.NONE:
                found = self._naming_field(ty, found)
        self._finishes[key] = found
        return found

    def _naming_field(self, ty: Ty, inner: Retag) -> Retag:
        """The same, but a retag that fails inside a compound value says in which field."""

        def finish(value: Any) -> Any:
            try:
                return inner(value)
            except Stop as stop:
                if stop.borrows is not None:
                    stop.field = register_path(self, ty, value)
                raise

        return finish

    def _build_finish(self, ty: Ty, mode: RetagMode, no_writable: bool, blame: Blame) -> Retag | None:
        shape = self.shape(ty)
        if not shape.reg or not shape.size:
            return None
        match ty:
            case T.Ref():
                return self.retagger.reference(ty, mode, blame, no_writable)
            case T.Adt() if ty.definition.lang == "owned_box":
                return self.retagger.box(ty, mode, blame, no_writable)
            case T.Adt() if self.may_dangle(ty):
                return None
            case T.Adt() if ty.definition.kind == "enum":
                return self._enum_finish(shape, mode, no_writable, blame)
            case T.Adt() | T.Tuple() | T.Closure():
                for _, field in shape.fields:
                    if self.shape(field).size:
                        return self._build_finish(field, mode, no_writable, blame)
        return None

    def _enum_finish(self, shape: Shape, mode: RetagMode, no_writable: bool, blame: Blame) -> Retag | None:
        by_variant: dict[int, Retag] = {}
        for variant, field in self._payloads(shape).items():
            inner = self._build_finish(field, mode, no_writable, blame)
            if inner is not None:
                by_variant[variant] = inner
        if not by_variant:
            return None
        tag = shape.tag
        if tag is None:
            return by_variant.get(shape.single or 0)
        pointer = shape.cls in ("pointer", "wide")
        variant_of = tag.variant

        def finish(value: Any) -> Any:
            inner = by_variant.get(variant_of(value[0] if pointer else value))  # type: ignore[arg-type]
            return value if inner is None else inner(value)

        return finish

    # ------------------------------------------------------------ values in memory

    def settle(self, ty: Ty, mode: RetagMode, no_writable: bool = False) -> Settle | None:
        """Validate, retag and unpad a value in memory, just written by a typed copy."""
        key = (ty, mode, no_writable)
        try:
            return self._settles[key]
        except KeyError:
            pass
        inner = self._build_settle(ty, mode, no_writable)
        found: Settle | None = None
        if inner is not None:
            plain = inner

            def settle(allocation: Allocation, offset: int) -> None:
                try:
                    plain(allocation, offset)
                except Invalid:
                    explain_memory(self, ty, allocation, offset)
                    raise AssertionError(f"an invalid {ty!r} that is valid after all") from None
                except Stop as stop:
                    if stop.borrows is not None and stop.retag_at >= 0:
                        stop.field = memory_path(self, ty, allocation, offset, stop.retag_at)
                    raise

            found = settle
        self._settles[key] = found
        return found

    def _build_settle(self, ty: Ty, mode: RetagMode, no_writable: bool) -> Settle | None:
        parts = Parts()
        self._collect(ty, 0, mode, no_writable, parts)
        inits, actions, pads = joined(parts.inits), tuple(parts.actions), tuple(parts.pads)
        strips = joined(parts.strips)
        if not self.validate:
            inits = ()
        if not inits and not actions and not pads:
            return None

        def settle(allocation: Allocation, base: int) -> None:
            init = allocation.init
            if init is not None:
                find = init.find
                for start, end in inits:
                    if find(0, base + start, base + end) >= 0:
                        raise Invalid
            for offset, action in actions:
                action(allocation, base + offset)
            for start, end in pads:
                allocation.mark_uninit(base + start, base + end)
                if allocation.prov:
                    allocation.clear_provenance(base + start, base + end)
            if allocation.prov:
                for start, end in strips:
                    allocation.clear_provenance(base + start, base + end)

        if not actions and not pads and len(inits) == 1:
            first, last = inits[0]

            def settle_plain(allocation: Allocation, base: int) -> None:
                init = allocation.init
                if init is not None and init.find(0, base + first, base + last) >= 0:
                    raise Invalid
                if allocation.prov:
                    for start, end in strips:
                        allocation.clear_provenance(base + start, base + end)

            return settle_plain
        return settle

    def _collect(self, ty: Ty, offset: int, mode: RetagMode, no_writable: bool, parts: Parts) -> None:
        shape = self.shape(ty)
        if shape.uninhabited:
            parts.actions.append((offset, invalid))
            return
        if shape.reg:
            if shape.size:
                self._collect_register(ty, shape, offset, mode, no_writable, parts)
            return
        match ty:
            case T.Array():
                self._collect_array(ty, shape, offset, mode, no_writable, parts)
            case T.Adt() if ty.definition.kind == "union":
                parts.pads.extend(self._union_pads(shape, offset))
            case T.Coroutine():
                parts.actions.append((offset, self._enum_action(shape, mode, no_writable)))
            case T.Adt() if ty.definition.kind == "enum" and shape.tag is not None:
                parts.actions.append((offset, self._enum_action(shape, mode, no_writable)))
            case T.Adt() if ty.definition.lang == "owned_box":
                self._collect_box(ty, shape, offset, mode, no_writable, parts)
            case T.Adt() | T.Tuple() | T.Closure():
                if self.may_dangle(ty):
                    mode = RetagMode.NONE
                    parts = parts.dangling_part()
                fields = shape.fields if shape.variants is None else shape.variants[shape.single or 0]
                self._collect_fields(shape, fields, offset, mode, no_writable, parts)

    def _collect_fields(
        self, shape: Shape, fields: list[tuple[int, Ty]], offset: int, mode: RetagMode, no_writable: bool, parts: Parts
    ) -> None:
        end = 0
        for at, field in sorted(fields, key=lambda f: f[0]):
            size = self.shape(field).size
            if not size:
                self._collect(field, offset + at, mode, no_writable, parts)
                continue
            if at > end:
                parts.pads.append((offset + end, offset + at))
            self._collect(field, offset + at, mode, no_writable, parts)
            end = at + size
        if end < shape.size:
            parts.pads.append((offset + end, offset + shape.size))

    def _union_pads(self, shape: Shape, offset: int) -> list[tuple[int, int]]:
        covered = bytearray(shape.size)
        for at, field in shape.fields:
            size = self.shape(field).size
            inner = Parts()
            if not self.shape(field).reg:
                self._collect(field, 0, RetagMode.NONE, False, inner)
            mask = bytearray(b"\x01") * size
            for start, end in inner.pads:
                mask[start:end] = bytes(end - start)
            for index in range(size):
                covered[at + index] |= mask[index]
        return [(offset + s, offset + e) for s, e in zero_runs(covered)]

    def _collect_register(
        self, ty: Ty, shape: Shape, offset: int, mode: RetagMode, no_writable: bool, parts: Parts
    ) -> None:
        check = self.check(ty)
        finish = None
        if not parts.dangling and not self.const and (self.validate or self.m.model.id != "none"):
            finish = self._build_finish(ty, mode, no_writable, self._inner_blame(ty))
        if shape.cls != "wide" or not shape.wide_optional:
            parts.inits.append((offset, offset + shape.size))
        if check is None and finish is None and shape.cls == "scalar":
            parts.strips.append((offset, offset + shape.size))
            return
        if check is None and finish is None and not shape.wide_optional:
            return
        parts.actions.append((offset, self._register_action(shape, check, finish)))

    def _inner_blame(self, ty: Ty) -> Blame:
        """For a part of a value: if it is really invalid, leave the words to the outermost typed copy."""

        def blame(value: Any) -> None:
            if self.validate:
                try:
                    explain_value(self, ty, value)
                except Stop:
                    raise Invalid from None

        return blame

    def _register_action(self, shape: Shape, check: Check | None, finish: Retag | None) -> Action:
        read, write = shape.read, shape.write
        size, optional = shape.size, shape.wide_optional

        def action(allocation: Allocation, at: int) -> None:
            if optional and allocation.first_uninit(at, at + POINTER_SIZE) >= 0:
                raise Invalid
            if not optional and allocation.first_uninit(at, at + size) >= 0:
                raise Invalid
            value = read(allocation, at)
            if check is not None and not check(value):
                raise Invalid
            if finish is not None:
                try:
                    new = finish(value)
                except Stop as stop:
                    stop.retag_at = at
                    raise
                if new is not value:
                    write(allocation, at, new)

        return action

    def _collect_array(
        self, ty: T.Array, shape: Shape, offset: int, mode: RetagMode, no_writable: bool, parts: Parts
    ) -> None:
        stride = self.shape(ty.elem).size
        count = shape.size // stride if stride else 0
        if not count:
            return
        inner = Parts()
        inner.dangling = parts.dangling
        self._collect(ty.elem, 0, mode, no_writable, inner)
        inits = joined(inner.inits)
        if inits == ((0, stride),):
            parts.inits.append((offset, offset + shape.size))
            inits = ()
        for start, end in joined(inner.strips):
            if (start, end) == (0, stride):
                parts.strips.append((offset, offset + shape.size))
            else:
                parts.strips.extend((offset + i + start, offset + i + end) for i in range(0, shape.size, stride))
        if not inits and not inner.actions and not inner.pads:
            return
        actions, pads = tuple(inner.actions), tuple(inner.pads)

        def each(allocation: Allocation, base: int) -> None:
            for at in range(base, base + count * stride, stride):
                for start, end in inits:
                    if allocation.first_uninit(at + start, at + end) >= 0:
                        raise Invalid
                for step, action in actions:
                    action(allocation, at + step)
                for start, end in pads:
                    allocation.mark_uninit(at + start, at + end)

        parts.actions.append((offset, each))

    def _collect_box(
        self, ty: T.Adt, shape: Shape, offset: int, mode: RetagMode, no_writable: bool, parts: Parts
    ) -> None:
        at = offset + self.box_pointer_offset(ty)
        pointer = self.shape(T.ptr_to(ty.args[0], True))
        finish = None
        if not parts.dangling and not self.const:
            finish = self.retagger.box(ty, mode, self._inner_blame(T.ref_to(ty.args[0], True)), no_writable)
        parts.actions.append((at, self._register_action(pointer, self._reference_check(ty.args[0]), finish)))
        for step, field in shape.fields[1:]:
            self._collect(field, offset + step, mode, no_writable, parts)

    def _enum_action(self, shape: Shape, mode: RetagMode, no_writable: bool) -> Action:
        tag = shape.tag
        assert tag is not None and shape.variants is not None
        tag_end = tag.offset + tag.scalar.size
        by_variant: dict[int, tuple[Settle | None, tuple[tuple[int, int], ...]]] = {}
        types = self
        variants = shape.variants

        def prepare(variant: int) -> tuple[Settle | None, tuple[tuple[int, int], ...]]:
            parts = Parts()
            fields = variants[variant]
            covered = bytearray(shape.size)
            covered[tag.offset : tag_end] = b"\x01" * tag.scalar.size
            for at, field in sorted(fields, key=lambda f: f[0]):
                types._collect(field, at, mode, no_writable, parts)
                size = types.shape(field).size
                covered[at : at + size] = b"\x01" * size
            inits, actions, inner_pads = joined(parts.inits), tuple(parts.actions), tuple(parts.pads)
            pads = tuple(zero_runs(covered)) + inner_pads
            validate = types.validate
            run: Settle | None = None
            if actions or (inits and validate):

                def settle(allocation: Allocation, base: int) -> None:
                    if validate:
                        for start, end in inits:
                            if allocation.first_uninit(base + start, base + end) >= 0:
                                raise Invalid
                    for offset, action in actions:
                        action(allocation, base + offset)

                run = settle
            by_variant[variant] = (run, pads)
            return run, pads

        def action(allocation: Allocation, base: int) -> None:
            if allocation.first_uninit(base + tag.offset, base + tag_end) >= 0:
                if not types.validate:
                    return
                raise Invalid
            variant = tag.variant(tag.read(allocation, base))
            if variant is None:
                if not types.validate:
                    return
                raise Invalid
            found = by_variant.get(variant) or prepare(variant)
            run, pads = found
            if run is not None:
                run(allocation, base)
            for start, end in pads:
                allocation.mark_uninit(base + start, base + end)

        return action


def _not_null(value: Any) -> bool:
    return bool(value[0])


def _has_vtable(object_ty: T.Dyn) -> Check:
    """Whether the metadata of a wide pointer is a vtable of the trait object type; auto traits make no difference."""
    plain = without_autos(object_ty)
    return lambda value: value[3].__class__ is VTable and value[3].plain is plain
