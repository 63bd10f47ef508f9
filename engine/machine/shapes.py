"""How the machine handles values of a type: in a register or in memory, where its fields are, how its tag reads.

`Shape.cls` is `zst`, `scalar` (an int or float), `pointer` (thin), `wide` (pointer and metadata), or `memory` (lives in
an allocation). All but `memory` are register classes; a newtype and a niche-encoded enum have the class of what they
wrap, and their register value is the wrapped one (for an enum without payload the niche value).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.machine import wording
from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.machine.scalars import SCALARS, Scalar
from engine.types import ty as T
from engine.types.ty import Ty

__all__ = ["Shape", "Tag", "VTable"]

FieldAt = tuple[int, Ty]


class VTable:
    """The metadata of `dyn Trait` pointers: the concrete type and its method table. `allocation` has its address;
    `plain` is the trait object type without auto traits."""

    __slots__ = ("align", "allocation", "concrete", "methods", "object_ty", "plain", "size")

    def __init__(self, concrete: Ty, object_ty: T.Dyn, size: int, align: int) -> None:
        self.concrete = concrete
        self.object_ty = object_ty
        self.plain = without_autos(object_ty)
        self.size = size
        self.align = align
        self.allocation: Allocation = None  # type: ignore[assignment]
        self.methods: dict[int, Any] = {}


def without_autos(ty: T.Dyn) -> T.Dyn:
    """A trait object type as far as its vtable is concerned."""
    return T.dyn(ty.trait, ty.args, ty.bindings) if ty.autos else ty


class Tag:
    """How an enum's variant is encoded. `scalar` is the tag's kind at `offset`; `mask` its bits.

    Direct: `by_value` maps each tag value (unsigned) to its variant. Niche: variants `first..last` have tag
    `start + (variant - first)`, all other tags mean `untagged`. `nobody` are the variants that have no values.
    """

    __slots__ = ("by_value", "first", "last", "mask", "nobody", "offset", "scalar", "start", "untagged", "values")

    def __init__(self, offset: int, scalar: Scalar) -> None:
        self.offset = offset
        self.scalar = scalar
        self.mask = scalar.mask
        self.by_value: dict[int, int] | None = None
        self.nobody: frozenset[int] = frozenset()
        self.values: dict[int, int] = {}  # variant -> unsigned tag value, where one is written
        self.untagged = -1
        self.first = self.last = -1
        self.start = 0

    def variant(self, value: int) -> int | None:
        """The variant that a tag value (any sign) means; None if it is no valid tag, or that of a variant without
        values."""
        value &= self.mask
        if self.by_value is not None:
            return self.by_value.get(value)
        variant = self._niche(value)
        return None if variant in self.nobody else variant

    def _niche(self, value: int) -> int:
        relative = (value - self.start) & self.mask
        return self.first + relative if relative <= self.last - self.first else self.untagged

    def means_nobody(self, value: int) -> bool:
        """Whether a tag value is that of a variant without values."""
        value &= self.mask
        if self.by_value is not None:
            return any(self.values[variant] == value for variant in self.nobody)
        return self._niche(value) in self.nobody

    def read(self, allocation: Allocation, base: int) -> int:
        """The unsigned tag in memory."""
        return int(self.scalar.unpack(allocation.data, base + self.offset)[0]) & self.mask

    def write(self, allocation: Allocation, base: int, value: int) -> None:
        """Store an unsigned tag value."""
        size = self.scalar.size
        allocation.write_bytes(base + self.offset, value.to_bytes(size, "little"))


class Shape:
    """See the module. `scalar` is set for `scalar` and `pointer`; `read(allocation, offset)` and
    `write(allocation, offset, value)` move register-class values; `fields` are those of a struct, tuple, closure or
    union and the captures of a coroutine; `variants` those of an enum's variants, and of a coroutine's states with its
    captures. `single` is the only inhabited variant of an enum without tag. `both_init` are the two initialised
    scalars of a pair (offset, size), whose reads want them initialised. `uninhabited` types have no values.
    `valid_range` restricts a scalar: (low, high, unsigned bits), wrapping if low > high."""

    __slots__ = (
        "align", "both_init", "cls", "fields", "read", "reg", "scalar", "single", "size", "sized", "tag", "ty",
        "uninhabited", "valid_range", "variants", "wide_optional", "write",
    )  # fmt: skip

    def __init__(self, ty: Ty, size: int, align: int) -> None:
        self.ty = ty
        self.size = size
        self.align = align
        self.cls = "memory"
        self.reg = False
        self.sized = True
        self.scalar: Scalar | None = None
        self.fields: list[FieldAt] = []
        self.variants: list[list[FieldAt]] | None = None
        self.single: int | None = None
        self.tag: Tag | None = None
        self.uninhabited = False
        self.both_init: tuple[tuple[int, int], ...] = ()
        self.valid_range: tuple[int, int] | None = None
        self.wide_optional = False
        self.read: Callable[[Allocation, int], Any] = _no_value
        self.write: Callable[[Allocation, int, Any], None] = _no_store

    def field(self, index: int, variant: int | None = None) -> FieldAt:
        """Offset and type of a field (of a variant)."""
        if self.variants is not None and (variant is not None or not self.fields):
            return self.variants[variant if variant is not None else self.single or 0][index]
        return self.fields[index]

    def make_scalar(self, scalar: Scalar) -> None:
        """Give it the register class of a scalar."""
        self.cls = "pointer" if scalar.is_pointer else "scalar"
        self.reg = True
        self.scalar = scalar
        if scalar.is_pointer:
            self.read, self.write = _read_pointer, Allocation.write_pointer
        else:
            self.read, self.write = _scalar_access(scalar)

    def make_wide(self, dyn: bool, optional: bool) -> None:
        """Give it the register class of a wide pointer; `optional` if the null pointer has no metadata."""
        self.cls = "wide"
        self.reg = True
        self.wide_optional = optional
        self.read = _wide_reader(dyn, optional)
        self.write = _write_wide

    def make_zst(self) -> None:
        """Give it the register class of values without bytes."""
        self.cls = "zst"
        self.reg = True

    def __repr__(self) -> str:
        return f"Shape({self.ty!r}: {self.cls}, size {self.size}, align {self.align})"


def _no_value(allocation: Allocation, offset: int) -> Any:
    return None


def _no_store(allocation: Allocation, offset: int, value: Any) -> None:
    return None


def _scalar_access(scalar: Scalar) -> tuple[Callable[[Allocation, int], Any], Callable[[Allocation, int, Any], None]]:
    size, unpack, pack = scalar.size, scalar.unpack, scalar.pack
    ones = b"\x01" * size

    def read(allocation: Allocation, offset: int) -> Any:
        init = allocation.init
        if init is not None and init.find(0, offset, offset + size) >= 0:
            raise wording.uninitialised(allocation, offset, offset + size)
        return unpack(allocation.data, offset)[0]

    def write(allocation: Allocation, offset: int, value: Any) -> None:
        pack(allocation.data, offset, value)
        init = allocation.init
        if init is not None:
            init[offset : offset + size] = ones
        if allocation.prov:
            allocation.clear_provenance(offset, offset + size)

    return read, write


def _read_pointer(allocation: Allocation, offset: int) -> Any:
    init = allocation.init
    if init is not None and init.find(0, offset, offset + POINTER_SIZE) >= 0:
        raise wording.uninitialised(allocation, offset, offset + POINTER_SIZE)
    return allocation.read_pointer(offset)


def _wide_reader(dyn: bool, optional: bool) -> Callable[[Allocation, int], Any]:
    unpack = SCALARS["u64"].unpack

    def read(allocation: Allocation, offset: int) -> Any:
        init = allocation.init
        second = offset + POINTER_SIZE
        if init is not None:
            if init.find(0, offset, second) >= 0:
                raise wording.uninitialised(allocation, offset, second)
            if init.find(0, second, second + POINTER_SIZE) >= 0:
                pointer = allocation.read_pointer(offset)
                if optional and not pointer[0]:
                    return (*pointer, None)
                raise wording.uninitialised(allocation, second, second + POINTER_SIZE)
        pointer = allocation.read_pointer(offset)
        if dyn:
            table = allocation.read_pointer(second)
            target = table[1]
            if target is not None and target.kind == "vtable" and table[0] == target.base:
                return (*pointer, target.payload)
            return (*pointer, table)
        return (*pointer, unpack(allocation.data, second)[0])

    return read


def _write_wide(allocation: Allocation, offset: int, value: Any) -> None:
    allocation.write_pointer(offset, value)
    write_meta(allocation, offset + POINTER_SIZE, value[3])


def write_meta(allocation: Allocation, offset: int, meta: Any) -> None:
    """Store the metadata half of a wide pointer."""
    if meta.__class__ is VTable:
        target = meta.allocation
        allocation.write_pointer(offset, (target.base, target, target.root))
    elif meta is None:
        allocation.clear_provenance(offset, offset + POINTER_SIZE)
        allocation.mark_uninit(offset, offset + POINTER_SIZE)
    elif meta.__class__ is tuple:
        allocation.write_pointer(offset, meta)
    else:
        allocation.write_bytes(offset, int(meta).to_bytes(POINTER_SIZE, "little"))
