"""One allocation: bytes, which of them are initialised, and the provenance of the pointers stored in them.

A pointer value is a tuple `(address, allocation or None, tag or None)`; a wide pointer has the metadata as a fourth
part (a length, or the `VTable`). No allocation and tag `WILDCARD` is wildcard provenance, tag None is none at all.
"""

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import TYPE_CHECKING, Any

from engine.machine.blocks import Blocks
from engine.source import Span

if TYPE_CHECKING:
    from engine.borrows.api import AllocationState
    from engine.machine.concurrency.locations import Locations
    from engine.machine.errors import BacktraceFrame

__all__ = ["DEAD", "POINTER_SIZE", "AllocMeta", "Allocation", "Provenance", "ThinPointer"]

POINTER_SIZE = 8
DEAD = -1
"""`Allocation.limit` of memory that is gone."""

Provenance = tuple["Allocation | None", "int | None"]
ThinPointer = tuple[int, "Allocation | None", "int | None"]

_ADDRESS = Struct("<Q")
_unpack_address = _ADDRESS.unpack_from
_pack_address = _ADDRESS.pack_into


class AllocMeta:
    """What only messages and pictures ask. `where` is the place at which the memory became addressable, `born` and
    `died` the places for "was allocated here" and "was deallocated here". `stack` are the frames that allocated it, if
    leaks are looked for."""

    __slots__ = ("born", "died", "frame", "library", "local", "name", "stack", "ty", "where")

    def __init__(self) -> None:
        self.name = ""
        self.ty: Any = None
        self.born: Span | None = None
        self.died: Span | None = None
        self.where: Span | None = None
        self.frame: int | None = None
        self.library = False
        self.local = -1
        self.stack: list[BacktraceFrame] = []


class Allocation:
    """`limit` is the size while it lives and DEAD afterwards, so that a bounds check also tests liveness.

    `init` has one 0/1 byte per byte, None when all are initialised. `prov` maps an offset to `(allocation, tag)` for
    a pointer stored whole there, or to `(allocation, tag, index)` for one byte of a pointer. `id`, `base` and `root`
    are drawn when somebody needs them (`Memory.publish`). `watch` is called for each access once anybody cares:
    `watch(tag, start, end, 0 read | 1 write)`; it is None before. `blocks` are kept from when accesses may be to parts
    of the memory until the borrow state takes over. `locations` are the race detector's, `guarded` is `watch` with its
    checks in it. `retags` counts those since dead tags were last looked for. `kind`
    is `local`, `static`, `heap`, `const`, `vtable`, `fn` or `machine`. `payload` is the function's instance or vtable.
    """

    __slots__ = (
        "align", "base", "blocks", "borrows", "data", "exposed", "guarded", "id", "init", "kind", "limit", "locations",
        "meta", "mutable", "payload", "prov", "retags", "root", "size", "watch",
    )  # fmt: skip

    def __init__(self, size: int, align: int, kind: str) -> None:
        self.size = size
        self.limit = size
        self.align = align
        self.kind = kind
        self.data = bytearray(size)
        self.init: bytearray | None = bytearray(size) if size else None
        self.prov: dict[int, Any] = {}
        self.id = 0
        self.base = 0
        self.root = 0
        self.retags = 0
        self.watch: Callable[[int, int, int, int], None] | None = None
        self.guarded: Callable[[int, int, int, int], None] | None = None
        self.locations: Locations | None = None
        self.blocks: Blocks | None = None
        self.borrows: AllocationState | None = None
        self.mutable = True
        self.exposed = False
        self.payload: Any = None
        self.meta: AllocMeta | None = None

    def keep_blocks(self) -> None:
        """Note from now on how accesses cut the memory, as long as no borrow state does."""
        if self.size > 1 and self.borrows is None:
            self.blocks = Blocks(self.size)
            self.watch = self.blocks.recorder()

    @property
    def alive(self) -> bool:
        return self.limit >= 0

    # ------------------------------------------------------------ initialisation

    def first_uninit(self, start: int, end: int) -> int:
        """Offset of the first uninitialised byte in the range, -1 if there is none."""
        return self.init.find(0, start, end) if self.init is not None else -1

    def uninit_run(self, start: int, end: int) -> tuple[int, int] | None:
        """The first run of uninitialised bytes in the range."""
        first = self.first_uninit(start, end)
        if first < 0 or self.init is None:
            return None
        stop = self.init.find(1, first, end)
        return first, end if stop < 0 else stop

    def mark_init(self, start: int, end: int) -> None:
        init = self.init
        if init is not None:
            if end - start == self.size:
                self.init = None
            else:
                init[start:end] = b"\x01" * (end - start)

    def mark_uninit(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.init is None:
            self.init = bytearray(b"\x01") * self.size
        self.init[start:end] = bytes(end - start)

    def settle(self) -> None:
        """Drop the mask if every byte is initialised."""
        if self.init is not None and self.init.find(0) < 0:
            self.init = None

    # ------------------------------------------------------------ provenance

    def clear_provenance(self, start: int, end: int) -> None:
        """Forget the provenance of the bytes of a range; pointers that stick out leave fragments behind."""
        prov = self.prov
        if not prov:
            return
        low = start - POINTER_SIZE + 1
        if end - low > 4 * len(prov):
            offsets = [o for o in prov if low <= o < end]
        else:
            offsets = [o for o in range(low, end) if o in prov]
        for offset in offsets:
            entry = prov[offset]
            if len(entry) == 3:
                if offset >= start:
                    del prov[offset]
                continue
            del prov[offset]
            if offset < start or offset + POINTER_SIZE > end:
                for index in range(POINTER_SIZE):
                    at = offset + index
                    if at < start or at >= end:
                        prov[at] = (entry[0], entry[1], index)

    def provenance_in(self, start: int, end: int) -> list[tuple[int, Any]]:
        """The entries of a range, relative to its start; pointers that stick out as fragments."""
        prov = self.prov
        if not prov:
            return []
        low = start - POINTER_SIZE + 1
        if end - low > 4 * len(prov):
            offsets = sorted(o for o in prov if low <= o < end)
        else:
            offsets = [o for o in range(low, end) if o in prov]
        out: list[tuple[int, Any]] = []
        for offset in offsets:
            entry = prov[offset]
            if len(entry) == 3:
                if offset >= start:
                    out.append((offset - start, entry))
            elif offset >= start and offset + POINTER_SIZE <= end:
                out.append((offset - start, entry))
            else:
                for index in range(POINTER_SIZE):
                    if start <= offset + index < end:
                        out.append((offset + index - start, (entry[0], entry[1], index)))
        return out

    # ------------------------------------------------------------ values without checks

    def read_pointer(self, offset: int) -> ThinPointer:
        """The 8 bytes at an offset as a pointer. Fragments count only if they make up a whole pointer."""
        address = _unpack_address(self.data, offset)[0]
        prov = self.prov
        if not prov:
            return (address, None, None)
        entry = prov.get(offset)
        if entry is None:
            return (address, None, None)
        if len(entry) == 2:
            return (address, entry[0], entry[1])
        for index in range(POINTER_SIZE):
            if prov.get(offset + index) != (entry[0], entry[1], index):
                return (address, None, None)
        return (address, entry[0], entry[1])

    def write_pointer(self, offset: int, pointer: Any) -> None:
        """Store a thin pointer (or the thin part of a wide one): bytes, initialisation, provenance."""
        _pack_address(self.data, offset, pointer[0])
        init = self.init
        if init is not None:
            init[offset : offset + POINTER_SIZE] = b"\x01\x01\x01\x01\x01\x01\x01\x01"
        prov = self.prov
        if prov:
            self.clear_provenance(offset, offset + POINTER_SIZE)
        tag = pointer[2]
        if tag is not None:
            prov[offset] = (pointer[1], tag)

    def write_bytes(self, offset: int, data: bytes | bytearray) -> None:
        """Store plain bytes: initialised, without provenance."""
        end = offset + len(data)
        self.data[offset:end] = data
        self.mark_init(offset, end)
        if self.prov:
            self.clear_provenance(offset, end)

    def copy_from(self, offset: int, source: Allocation, start: int, size: int) -> None:
        """An untyped copy: bytes, initialisation and provenance. The ranges may overlap."""
        if not size:
            return
        end, stop = offset + size, start + size
        init = source.init
        entries = source.provenance_in(start, stop) if source.prov else None
        self.data[offset:end] = source.data[start:stop]
        if init is None:
            if self.init is not None:
                self.mark_init(offset, end)
        elif size == self.size and size == source.size:
            self.init = init[:]
        else:
            mask = init[start:stop]
            if self.init is None:
                if mask.find(0) >= 0:
                    self.init = bytearray(b"\x01") * self.size
                    self.init[offset:end] = mask
            else:
                self.init[offset:end] = mask
        if self.prov:
            self.clear_provenance(offset, end)
        if entries:
            prov = self.prov
            for at, entry in entries:
                prov[offset + at] = entry

    def __repr__(self) -> str:
        return f"alloc{self.id}"
