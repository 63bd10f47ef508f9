"""All allocations of a run: making, naming, freeing, finding by address, and the slow side of access checks.

The checks come in the order of spec/tree-borrows.md section 4: liveness and bounds, read-only memory, data races,
the aliasing model, alignment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import WILDCARD, Access, AllocationState, BorrowsError, Cause, Model
from engine.machine import wording
from engine.machine.allocation import DEAD, Allocation, AllocMeta
from engine.machine.errors import Stop
from engine.source import Span

if TYPE_CHECKING:
    from engine.machine.concurrency.races import RaceDetector

__all__ = ["READ", "WRITE", "Memory"]

READ, WRITE = Access.READ, Access.WRITE

_FIRST_ADDRESS = 0x10000
_GAP = 1
_STACK = "local"

Watch = Callable[[int, int, int, int], None]


class Memory:
    """The allocations of one run. Addresses come from a counter and are never used again.

    `locate` tells the position for messages. `watcher`, if set, makes the `watch` function of an allocation around
    that of the aliasing model (for tracing): `watcher(allocation, watch or None)`. `races` is set while there are
    threads that could race.
    """

    def __init__(self, model: Model, limit_bytes: int, locate: Callable[[], Span | None]) -> None:
        self.model = model
        self.locate = locate
        self.limit_bytes = limit_bytes
        self.used_bytes = 0
        self.watcher: Callable[[Allocation, Watch | None], Watch | None] | None = None
        self.on_birth: Callable[[Allocation], None] | None = None
        self.on_death: Callable[[Allocation], None] | None = None
        self.races: RaceDetector | None = None
        self.by_id: dict[int, Allocation] = {}
        self._exposed_bases: list[int] = []
        self._exposed: list[Allocation] = []
        self._next_id = 1
        self._next_address = _FIRST_ADDRESS

    # ------------------------------------------------------------ making

    def publish(self, allocation: Allocation) -> None:
        """Give an allocation its number, address and root tag: from now on pointers to it can exist."""
        allocation.id = self._next_id
        self._next_id += 1
        align = allocation.align
        base = (self._next_address + align - 1) & -align
        allocation.base = base
        self._next_address = base + allocation.size + _GAP
        self.by_id[allocation.id] = allocation
        allocation.root = self.model.new_tag()
        if allocation.blocks is None:
            allocation.keep_blocks()
        if self.on_birth is not None:
            self.on_birth(allocation)
        if self.races is not None:
            self.races.born(allocation)

    def allocate(self, size: int, align: int, kind: str) -> Allocation:
        """Fresh uninitialised memory that pointers can reach."""
        self.charge(size)
        allocation = Allocation(size, align, kind)
        meta = allocation.meta = AllocMeta()
        meta.born = meta.where = self.locate()
        self.publish(allocation)
        return allocation

    def charge(self, size: int) -> None:
        """Count bytes against the memory limit."""
        self.used_bytes += size
        if self.used_bytes > self.limit_bytes:
            raise Stop("limit", f"memory: more than {self.limit_bytes} bytes in use")

    def state(self, allocation: Allocation) -> AllocationState:
        """The aliasing model's state of an allocation, made now if it is the first to ask."""
        state = allocation.borrows
        if state is None:
            if not allocation.root:
                self.publish(allocation)
            model = self.model
            meta = allocation.meta
            where = meta.where if meta is not None else None
            if where is not None:
                here = model.locate
                model.locate = lambda: where
                state = model.new_allocation(allocation.size, allocation.root, stack=allocation.kind == _STACK)
                model.locate = here
            else:
                state = model.new_allocation(allocation.size, allocation.root, stack=allocation.kind == _STACK)
            allocation.borrows = state
            if allocation.blocks is not None:
                for start, end in allocation.blocks.items():
                    state.access(allocation.root, start, end, Access.WRITE)
                allocation.blocks = None
            watch: Watch | None = _guard(state, allocation)
            if self.watcher is not None:
                watch = self.watcher(allocation, watch)
            allocation.watch = watch
            if self.races is not None:
                self.races.guard(allocation)
        return state

    # ------------------------------------------------------------ finding

    def find(self, address: int) -> Allocation | None:
        """The live, exposed allocation that an address without allocation may mean (base ≤ a ≤ base + size)."""
        index = bisect_right(self._exposed_bases, address) - 1
        if index < 0:
            return None
        candidate = self._exposed[index]
        if address <= candidate.base + candidate.size and candidate.limit != DEAD:
            return candidate
        return None

    def holding(self, address: int) -> Allocation | None:
        """The live allocation around an address, for messages: accesses go by provenance."""
        return next((a for a in self.by_id.values() if a.base <= address < a.base + a.size), None)

    def resolve(self, pointer: Any) -> tuple[Allocation | None, int]:
        """Allocation and tag of a pointer, looking wildcard pointers up by address."""
        allocation, tag = pointer[1], pointer[2]
        if allocation is None and tag == WILDCARD:
            return self.find(pointer[0]), WILDCARD
        return allocation, tag or 0

    # ------------------------------------------------------------ checks

    def check(self, pointer: Any, size: int, message: str) -> tuple[Allocation, int, int]:
        """Liveness and bounds of `size` > 0 bytes from a pointer: `(allocation, offset, tag)`."""
        allocation, tag = self.resolve(pointer)
        if allocation is None:
            raise wording.no_provenance(pointer, message, size)
        offset = pointer[0] - allocation.base
        if allocation.limit == DEAD:
            raise wording.freed(allocation, message)
        if allocation.kind in ("fn", "vtable"):
            what = "a function" if allocation.kind == "fn" else "a vtable"
            raise wording.ub(f"accessing alloc{allocation.id} which contains {what}", "out-of-bounds")
        if offset < 0 or offset + size > allocation.size:
            raise wording.out_of_bounds((pointer[0], allocation, tag), message, size)
        return allocation, offset, tag

    def check_inbounds(self, pointer: Any, size: int, message: str) -> None:
        """The pointer and `size` (may be negative) bytes from it stay inside one live allocation; 0 is always fine."""
        if not size:
            return
        allocation, tag = self.resolve(pointer)
        if allocation is None:
            raise wording.no_provenance(pointer, message, size)
        if allocation.limit == DEAD:
            raise wording.freed(allocation, message)
        offset = pointer[0] - allocation.base
        low, high = (offset, offset + size) if size > 0 else (offset + size, offset)
        if low < 0 or high > allocation.size:
            raise wording.out_of_bounds((pointer[0], allocation, tag), message, size)

    def read(self, pointer: Any, size: int) -> tuple[Allocation, int]:
        """The checks of an explicit read of `size` > 0 bytes, without alignment."""
        allocation, offset, tag = self.check(pointer, size, wording.MEMORY_ACCESS)
        watch = allocation.watch
        if watch is not None:
            watch(tag, offset, offset + size, READ)
        return allocation, offset

    def write(self, pointer: Any, size: int) -> tuple[Allocation, int]:
        """The checks of an explicit write of `size` > 0 bytes, without alignment."""
        allocation, offset, tag = self.check(pointer, size, wording.MEMORY_ACCESS)
        if not allocation.mutable:
            raise wording.read_only(allocation)
        watch = allocation.watch
        if watch is not None:
            watch(tag, offset, offset + size, WRITE)
        return allocation, offset

    def check_align(self, address: int, align: int, *, based_on: bool = True) -> None:
        """The alignment of an access."""
        if address & (align - 1):
            holding = self.holding(address)
            alloc = None if holding is None else holding.id
            raise wording.misaligned(wording.actual_alignment(address), align, alloc, based_on=based_on)

    # ------------------------------------------------------------ freeing

    def kill(self, allocation: Allocation, tag: int) -> None:
        """Deallocate the whole allocation through a tag: the model's checks, then death."""
        if self.on_death is not None:
            self.on_death(allocation)
        if self.races is not None:
            self.races.freed(allocation)
        state = allocation.borrows
        if state is not None:
            try:
                state.deallocate(tag)
            except BorrowsError as error:
                raise Stop("ub", borrows=error, alloc=allocation.id) from None
        self.bury(allocation)

    def bury(self, allocation: Allocation) -> None:
        """The allocation is gone; only its numbers stay."""
        allocation.limit = DEAD
        if allocation.kind != _STACK:
            self.used_bytes -= allocation.size
        if allocation.borrows is not None:
            allocation.borrows.bury()
            allocation.borrows = None
        allocation.blocks = None
        allocation.watch = allocation.guarded = allocation.locations = None
        allocation.data = bytearray()
        allocation.prov = {}
        self.by_id.pop(allocation.id, None)
        meta = allocation.meta
        if meta is None:
            meta = allocation.meta = AllocMeta()
        meta.died = self.locate()

    # ------------------------------------------------------------ exposing

    def expose(self, pointer: Any) -> bool:
        """A pointer-to-integer cast. True if a tag was exposed."""
        allocation, tag = pointer[1], pointer[2]
        if allocation is None or allocation.limit == DEAD:
            return False
        if not allocation.exposed:
            allocation.exposed = True
            index = bisect_right(self._exposed_bases, allocation.base)
            self._exposed_bases.insert(index, allocation.base)
            self._exposed.insert(index, allocation)
        if allocation.kind in ("fn", "vtable"):
            return False
        self.state(allocation).expose(tag)
        return True


def _guard(state: AllocationState, allocation: Allocation) -> Watch:
    access = state.access

    def watch(tag: int, start: int, end: int, kind: int) -> None:
        try:
            access(tag, start, end, kind)  # type: ignore[arg-type]
        except BorrowsError as error:
            raise Stop("ub", borrows=error, alloc=allocation.id) from None

    return watch


def is_explicit(error: BorrowsError) -> bool:
    """Whether the failed access was written in the program, not part of a retag, a deallocation or a release."""
    return error.cause == Cause.EXPLICIT
