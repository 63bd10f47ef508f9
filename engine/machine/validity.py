"""Why a value is invalid for its type: the slow walk that finds the field and the words.

Run only after a quick check failed. It reads memory without accesses, in memory order, and raises the first problem
as rustc's interpreter words it: `constructing invalid value of type T: at .path, encountered …, but expected …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import DEAD, POINTER_SIZE, Allocation
from engine.machine.errors import Stop
from engine.machine.shapes import Shape, VTable, without_autos
from engine.types import ty as T
from engine.types.defs import VariantDef
from engine.types.show import show
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.typed import Types

__all__ = ["explain_memory", "explain_value", "memory_path", "register_path"]


def explain_memory(types: Types, ty: Ty, allocation: Allocation, offset: int) -> None:
    """Raise what is wrong with the value of type `ty` at a place; nothing if it is valid."""
    Walker(types, ty, allocation).walk(ty, offset, "", dangling=False)


def explain_value(types: Types, ty: Ty, value: Any) -> None:
    """The same for a register value."""
    shape = types.shape(ty)
    scratch = Allocation(shape.size, shape.align, "machine")
    shape.write(scratch, 0, value)
    explain_memory(types, ty, scratch, 0)


def memory_path(types: Types, ty: Ty, allocation: Allocation, offset: int, wanted: int) -> str:
    """The path of the reference or Box at offset `wanted` inside the valid value of type `ty` at `offset`; "" if there
    is none, or if it is the value itself."""
    try:
        _PathFinder(types, ty, allocation, wanted).walk(ty, offset, "", dangling=False)
    except _FoundError as found:
        return str(found)
    except Stop:
        pass  # no more than the path is asked for here
    return ""


def register_path(types: Types, ty: Ty, value: Any) -> str:
    """The path of the only reference or Box in a register value."""
    shape = types.shape(ty)
    scratch = Allocation(shape.size, shape.align, "machine")
    shape.write(scratch, 0, value)
    return memory_path(types, ty, scratch, 0, -1)


class _FoundError(Exception):
    """The path of what was looked for."""


class Walker:
    def __init__(self, types: Types, outer: Ty, allocation: Allocation) -> None:
        self.types = types
        self.outer = outer
        self.a = allocation

    def fail(self, path: str, what: str, category: str = "invalid-value", alloc: int | None = None) -> Stop:
        return self.invalid(path, f"encountered {what}", category, alloc)

    def invalid(self, path: str, what: str, category: str = "invalid-value", alloc: int | None = None) -> Stop:
        at = f"at {path}, " if path else ""
        outer = show(self.outer, full=True)
        return wording.ub(f"constructing invalid value of type {outer}: {at}{what}", category, alloc=alloc)

    def _initialised(self, offset: int, size: int, path: str, expected: str) -> None:
        if size and self.a.first_uninit(offset, offset + size) >= 0:
            raise self.fail(path, f"uninitialized memory, but {expected}", "uninit")

    def walk(self, ty: Ty, offset: int, path: str, *, dangling: bool) -> None:
        shape = self.types.shape(ty)
        match ty:
            case T.Int():
                self._initialised(offset, shape.size, path, "expected an integer")
            case T.Float():
                self._initialised(offset, shape.size, path, "expected a floating point number")
            case T.Prim():
                self._prim(ty, shape, offset, path)
            case T.Ref():
                self._initialised(offset, shape.size, path, "expected a reference")
                self._pointer(ty.inner, offset, path, "reference", dangling)
            case T.Ptr():
                self._initialised(offset, shape.size, path, "expected a raw pointer")
                tail = self.types.tail(ty.inner)
                if isinstance(tail, T.Dyn):
                    self._vtable(tail, offset + POINTER_SIZE, path)
            case T.FnPtr():
                self._initialised(offset, shape.size, path, "expected a function pointer")
                # What it points to is checked by the call.
                if not self.a.read_pointer(offset)[0]:
                    raise self.fail(path, "a null function pointer")
            case T.Tuple():
                for index, (at, field) in sorted(enumerate(shape.fields), key=lambda f: f[1][0]):
                    self.walk(field, offset + at, f"{path}.{index}", dangling=dangling)
            case T.Array():
                stride = self.types.shape(ty.elem).size
                assert isinstance(ty.length, T.ConstValue)
                count = shape.size // stride if stride else min(ty.length.value, 1)
                for index in range(count):
                    self.walk(ty.elem, offset + index * stride, f"{path}[{index}]", dangling=dangling)
            case T.Closure():
                captures = ty.definition.captures
                for index, (at, field) in sorted(enumerate(shape.fields), key=lambda f: f[1][0]):
                    self.walk(field, offset + at, f"{path}.<captured-var({captures[index].name})>", dangling=dangling)
            case T.Coroutine():
                self._coroutine(ty, shape, offset, path, dangling)
            case T.Adt():
                self._adt(ty, shape, offset, path, dangling)
            case _:
                pass
        if shape.uninhabited and not isinstance(ty, T.Prim):
            raise self.fail(path, f"a value of uninhabited type `{show(ty, full=True)}`")

    def _prim(self, ty: T.Prim, shape: Shape, offset: int, path: str) -> None:
        if ty is T.NEVER:
            raise self.fail(path, "a value of the never type `!`")
        if ty is T.BOOL:
            self._initialised(offset, 1, path, "expected a boolean")
            value = self.a.data[offset]
            if value > 1:
                raise self.fail(path, f"0x{value:02x}, but expected a boolean")
        elif ty is T.CHAR:
            self._initialised(offset, 4, path, "expected a unicode scalar value")
            value = int.from_bytes(self.a.data[offset : offset + 4], "little")
            if value > 0x10FFFF or 0xD800 <= value <= 0xDFFF:
                wanted = "a valid unicode scalar value (in `0..=0x10FFFF` but not in `0xD800..=0xDFFF`)"
                raise self.fail(path, f"0x{value:08x}, but expected {wanted}")

    def _vtable(self, object_ty: T.Dyn, offset: int, path: str) -> VTable:
        table = self.a.read_pointer(offset)
        target = table[1]
        if target is None or target.kind != "vtable" or table[0] != target.base:
            raise self.fail(path, f"{wording.provenance_text(table)}, but expected a vtable pointer")
        payload = target.payload
        assert isinstance(payload, VTable)
        if payload.plain is not without_autos(object_ty):
            wanted, found = (show(ty, full=True).removeprefix("dyn ") for ty in (object_ty, payload.object_ty))
            what = f"wrong trait in wide pointer vtable: expected `{wanted}`, but encountered `{found}`"
            raise self.invalid(path, what)
        return payload

    def _pointer(self, inner: Ty, offset: int, path: str, what: str, dangling: bool) -> None:
        types = self.types
        pointer = self.a.read_pointer(offset)
        meta: Any = None
        shape = types.shape(inner)
        if shape.sized:
            size, align = shape.size, shape.align
        else:
            tail = types.tail(inner)
            if isinstance(tail, T.Dyn):
                meta = self._vtable(tail, offset + POINTER_SIZE, path)
            else:
                meta = int.from_bytes(self.a.data[offset + POINTER_SIZE : offset + 2 * POINTER_SIZE], "little")
            size, align = types.size_align_of(inner, meta)
            problem = types.too_big(inner, meta)
            if problem:
                raise self.fail(path, f"invalid {what} metadata: {problem}")
        if not pointer[0]:
            raise self.fail(path, f"a null {what}", "null")
        if not dangling:
            self._dereferenceable(pointer, size, path, what)
        if pointer[0] & (align - 1):
            found = wording.actual_alignment(pointer[0])
            text = f"an unaligned {what} (required {align} byte alignment but found {found})"
            target, _ = types.m.memory.resolve(pointer)
            raise self.fail(path, text, "misaligned", None if target is None else target.id)
        if shape.uninhabited and not dangling:
            raise self.fail(path, f"a {what} pointing to uninhabited type {show(inner, full=True)}")

    def _dereferenceable(self, pointer: Any, size: int, path: str, what: str) -> None:
        if not size:
            return
        target, _ = self.types.m.memory.resolve(pointer)
        why = ""
        if target is None:
            why = f"0x{pointer[0]:x}[noalloc] has no provenance"
        elif target.limit == DEAD:
            why = "use-after-free"
        else:
            at = pointer[0] - target.base
            if at < 0 or at + size > target.limit:
                why = "going beyond the bounds of its allocation"
        if why:
            alloc = None if target is None else target.id
            raise self.fail(path, f"a dangling {what} ({why})", "dangling-reference", alloc)

    def _adt(self, ty: T.Adt, shape: Shape, offset: int, path: str, dangling: bool) -> None:
        definition = ty.definition
        if definition.kind == "union":
            return
        lang = definition.lang
        if lang == "owned_box":
            pointer_at = offset + self.types.box_pointer_offset(ty)
            width = POINTER_SIZE if self.types.shape(ty.args[0]).sized else 2 * POINTER_SIZE
            self._initialised(pointer_at, width, path, "expected a box")
            self._pointer(ty.args[0], pointer_at, path, "box", dangling)
            for index, (at, field) in enumerate(shape.fields[1:], 1):
                name = definition.struct.fields[index].name
                self.walk(field, offset + at, f"{path}.{name}", dangling=dangling)
            return
        if self.types.may_dangle(ty):
            dangling = True
        if definition.kind == "struct":
            self._fields(definition.struct, shape.fields, offset, path, dangling)
            # In rustc the library's newtypes with a range hold a pattern type: the range is the field's.
            of_field = not definition.span.file.is_local and definition.struct.kind == "tuple"
            self._range(shape, offset, f"{path}.0" if of_field else path)
            return
        variant = self._variant(shape, offset, path)
        if variant is not None:
            of = definition.variants[variant]
            assert shape.variants is not None
            # An enum that can only be one variant is told like a struct.
            inner = path if shape.tag is None else f"{path}.<enum-variant({of.name})>"
            self._fields(of, shape.variants[variant], offset, inner, dangling)

    def _coroutine(self, ty: T.Coroutine, shape: Shape, offset: int, path: str, dangling: bool) -> None:
        """The captures, then what is kept in the present state (whose fields rustc names by the captures too)."""
        names = [capture.name for capture in ty.definition.captures]
        for name, (at, field) in sorted(zip(names, shape.fields, strict=True), key=lambda f: f[1][0]):
            self.walk(field, offset + at, f"{path}.<captured-var({name})>", dangling=dangling)
        variant = self._variant(shape, offset, path, "<coroutine-tag>")
        if variant is None or shape.variants is None:
            return
        kept = list(enumerate(shape.variants[variant]))[: len(shape.variants[variant]) - len(names)]
        for index, (at, field) in sorted(kept, key=lambda f: f[1][0]):
            name = names[index] if index < len(names) else str(index)
            inner = f"{path}.<coroutine-state({variant})>.<captured-var({name})>"
            self.walk(field, offset + at, inner, dangling=dangling)

    def _fields(
        self, variant: VariantDef, fields: list[tuple[int, Ty]], offset: int, path: str, dangling: bool
    ) -> None:
        for index, (at, field) in sorted(enumerate(fields), key=lambda f: f[1][0]):
            self.walk(field, offset + at, f"{path}.{variant.fields[index].name}", dangling=dangling)

    def _range(self, shape: Shape, offset: int, path: str) -> None:
        if shape.valid_range is None:
            return
        low, high = shape.valid_range
        size = shape.scalar.size if shape.scalar is not None else POINTER_SIZE
        value = int.from_bytes(self.a.data[offset : offset + size], "little")
        if not in_range(value, low, high):
            words = range_text(low, high, (1 << (8 * size)) - 1)
            category = "invalid-value" if value or shape.cls not in ("pointer", "wide") else "null"
            raise self.fail(path, f"{value}, but expected something {words}", category)

    def _variant(self, shape: Shape, offset: int, path: str, word: str = "<enum-tag>") -> int | None:
        tag = shape.tag
        if tag is None:
            return shape.single
        self._initialised(offset + tag.offset, tag.scalar.size, f"{path}.{word}", "expected a valid enum tag")
        value = tag.read(self.a, offset)
        variant = tag.variant(value)
        if variant is None and tag.means_nobody(value):
            raise self.fail(f"{path}.{word}", "an uninhabited enum variant")
        if variant is None:
            text = f"0x{value:0{2 * tag.scalar.size}x}, but expected a valid enum tag"
            raise self.fail(f"{path}.{word}", text)
        return variant


class _PathFinder(Walker):
    """Stops at the pointer at offset `wanted`, or at the first one if that is negative."""

    def __init__(self, types: Types, outer: Ty, allocation: Allocation, wanted: int) -> None:
        super().__init__(types, outer, allocation)
        self._wanted = wanted

    def _pointer(self, inner: Ty, offset: int, path: str, what: str, dangling: bool) -> None:
        if offset == self._wanted or (self._wanted < 0 and not dangling):
            raise _FoundError(path)


def in_range(value: int, low: int, high: int) -> bool:
    """Whether a value is in a range that may wrap around."""
    return low <= value <= high if low <= high else value >= low or value <= high


def range_text(low: int, high: int, mask: int) -> str:
    """A valid range in words."""
    if low > high:
        return f"less or equal to {high}, or greater or equal to {low}"
    if low == high:
        return f"equal to {low}"
    if low == 0:
        return f"less or equal to {high}"
    if high == mask:
        return f"greater or equal to {low}"
    return f"in the range {low}..={high}"
