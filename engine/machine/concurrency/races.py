"""The race detector: happens-before with vector clocks (spec/data-races.md sections 2 to 4 and 7).

It looks only while there is more than one thread. Explicit accesses and deallocations are checked before the aliasing
model is asked, retags after it. Atomic operations move their value with the detector `paused` and are checked then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from engine.borrows.api import Access, RetagAccess
from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.concurrency.clocks import Clock, ThreadClocks, first_after, join, within
from engine.machine.concurrency.locations import SEVERAL, AtomicPart, Location, Locations
from engine.machine.errors import Help, Stop

if TYPE_CHECKING:
    from engine.machine.machine import Machine
    from engine.machine.memory import Watch

__all__ = ["Operation", "Order", "RaceDetector"]

_ALLOCATION, _FREE = "creating a new allocation", "deallocation"
_READ, _WRITE = "non-atomic read", "non-atomic write"
_RETAG_READ, _RETAG_WRITE = "retag read", "retag write"
_RETAGS = (
    "retags occur on all (re)borrows and as well as when references are copied or moved",
    "retags permit optimizations that insert speculative reads or writes",
    "therefore from the perspective of data races, a retag has the same implications as a read or write",
)
_SIZES = (
    "overlapping unsynchronized atomic accesses must use the same access size",
    (
        "see https://doc.rust-lang.org/nightly/std/sync/atomic/index.html#memory-model-for-atomic-accesses for more "
        "information about the Rust memory model"
    ),
)


class Order(IntEnum):
    """Orderings of atomic operations, as the library numbers them."""

    RELAXED = 0
    RELEASE = 1
    ACQUIRE = 2
    ACQ_REL = 3
    SEQ_CST = 4

    @property
    def acquires(self) -> bool:
        return self >= Order.ACQUIRE

    @property
    def releases(self) -> bool:
        return self in (Order.RELEASE, Order.ACQ_REL, Order.SEQ_CST)


class Operation(IntEnum):
    """Kinds of atomic operations; a failed compare-exchange is a load."""

    LOAD = 1
    STORE = 2
    MODIFY = 3


_NAMES = {Operation.LOAD: "atomic load", Operation.STORE: "atomic store", Operation.MODIFY: "atomic read-modify-write"}


class RaceDetector:
    """What the threads of a run know of each other. `wanted` says whether races are looked for at all, `active` whether
    there are threads that could race now."""

    def __init__(self, machine: Machine, wanted: bool) -> None:
        self.m = machine
        self.wanted = wanted
        self.active = False
        self.paused = False
        self.clocks = [ThreadClocks(0)]
        self._fences: Clock = {}

    @property
    def current(self) -> ThreadClocks:
        """The clocks of the running thread."""
        return self.clocks[self.m.thread.id]

    # ------------------------------------------------------------ threads

    def spawned(self, child: int) -> None:
        """The running thread started a thread."""
        parent, clocks = self.current, ThreadClocks(child)
        self.clocks.append(clocks)
        join(clocks.now, parent.now)
        parent.tick()
        clocks.tick()
        if self.wanted and not self.active:
            self.active = True
            memory = self.m.memory
            memory.races = self
            for allocation in memory.by_id.values():
                self.guard(allocation)

    def ended(self) -> None:
        """The running thread has ended."""
        clocks = self.current
        clocks.ended = dict(clocks.now)
        clocks.tick()

    def joined(self, thread: int) -> None:
        """The running thread waited for the end of another."""
        ended = self.clocks[thread].ended
        assert ended is not None
        self.acquire(ended)

    def release(self) -> Clock:
        """What the running thread knows, handed to who acquires it."""
        clocks = self.current
        known = dict(clocks.now)
        clocks.tick()
        return known

    def acquire(self, known: Clock) -> None:
        """The running thread learns what another has released."""
        join(self.current.now, known)

    def alone(self) -> None:
        """Only the running thread is left. If it knows all that the others did, nothing can race until it starts
        another."""
        now = self.current.now
        if all(within(clocks.ended or clocks.now, now) for clocks in self.clocks):
            self.active = False
            self.m.memory.races = None

    # ------------------------------------------------------------ non-atomic accesses

    def guard(self, allocation: Allocation) -> None:
        """Look for races in every access of an allocation from now on."""
        inner = allocation.watch
        if not allocation.size or (inner is not None and inner is allocation.guarded):
            return
        allocation.watch = allocation.guarded = self._guarded(allocation, inner)

    def _guarded(self, allocation: Allocation, inner: Watch | None) -> Watch:
        machine = self.m

        def watch(tag: int, start: int, end: int, kind: int) -> None:
            if self.active and not self.paused and not machine.const_depth:
                if kind:
                    self._write(allocation, start, end, _WRITE)
                else:
                    self._read(allocation, start, end, retag=False)
            if inner is not None:
                inner(tag, start, end, kind)

        return watch

    def born(self, allocation: Allocation) -> None:
        """Memory has come to be, or has become addressable."""
        if self.m.const_depth:
            return
        if allocation.locations is None and allocation.kind in ("local", "heap"):
            self._begin(allocation)
        self.guard(allocation)

    def freed(self, allocation: Allocation) -> None:
        """Memory is about to be freed."""
        if allocation.size and not self.m.const_depth:
            self._write(allocation, 0, allocation.size, _FREE)

    def retagged(self, allocation: Allocation, accesses: Sequence[RetagAccess], pointee: Callable[[], str]) -> None:
        """A retag made these accesses; `pointee` is the type it retagged for. To be called while `active`."""
        if self.m.const_depth:
            return
        for one in accesses:
            if one.access == Access.WRITE:
                self._write(allocation, one.start, one.end, _RETAG_WRITE, pointee)
            else:
                self._read(allocation, one.start, one.end, retag=True, pointee=pointee)

    def _begin(self, allocation: Allocation) -> None:
        clocks = self.current
        what = _WRITE if allocation.init is None or allocation.init.find(1) >= 0 else _ALLOCATION
        first = Location(clocks.thread, clocks.time, self.m.locate(), what)
        allocation.locations = Locations(allocation.size, first)

    def _locations(self, allocation: Allocation, start: int, end: int) -> list[tuple[int, Location]]:
        found = allocation.locations
        if found is None:
            found = allocation.locations = Locations(allocation.size, Location(0, 0, None, _ALLOCATION))
        return found.within(start, end)

    def _read(
        self, allocation: Allocation, start: int, end: int, *, retag: bool, pointee: Callable[[], str] | None = None
    ) -> None:
        clocks = self.current
        now, thread = clocks.now, clocks.thread
        stamp = clocks.time, self.m.locate(), retag
        for at, location in self._locations(allocation, start, end):
            atomic = location.atomic
            location.reads[thread] = stamp
            if location.time > now.get(location.writer, 0) or (
                atomic is not None and first_after(atomic.stores, now) is not None
            ):
                raise self._race(allocation, at, location, _RETAG_READ if retag else _READ, pointee=pointee)

    def _write(
        self, allocation: Allocation, start: int, end: int, what: str, pointee: Callable[[], str] | None = None
    ) -> None:
        clocks = self.current
        now, span = clocks.now, self.m.locate()
        for at, location in self._locations(allocation, start, end):
            atomic = location.atomic
            if (
                location.time > now.get(location.writer, 0)
                or first_after(location.reads, now) is not None
                or (
                    atomic is not None
                    and (first_after(atomic.stores, now) is not None or first_after(atomic.loads, now) is not None)
                )
            ):
                raise self._race(allocation, at, location, what, writes=True, pointee=pointee)
            location.writer, location.time, location.span, location.what = clocks.thread, clocks.time, span, what
            location.reads = {}
            location.atomic = None

    # ------------------------------------------------------------ atomic operations

    def atomic(self, allocation: Allocation, offset: int, size: int, operation: Operation, order: Order) -> None:
        """An atomic operation has moved its value. To be called while `active`."""
        clocks = self.current
        now, thread = clocks.now, clocks.thread
        stamp = clocks.time, self.m.locate(), False
        halves = [half for half in (Operation.LOAD, Operation.STORE) if operation & half]
        for at, location in self._locations(allocation, offset, offset + size):
            for half in halves:
                atomic = self._sized(location, size, half)
                if atomic is None:
                    raise self._race(allocation, at, location, _NAMES[operation], operation=operation, size=size)
                stores = half == Operation.STORE
                (atomic.stores if stores else atomic.loads)[thread] = stamp
                if location.time > now.get(location.writer, 0) or (
                    stores and first_after(location.reads, now) is not None
                ):
                    raise self._race(allocation, at, location, _NAMES[operation], operation=operation)
            assert atomic is not None
            self._synchronise(clocks, atomic, operation, order)
        clocks.tick()

    def _sized(self, location: Location, size: int, half: Operation) -> AtomicPart | None:
        """The atomic part of a location for a load or store of `size` bytes; None if the sizes race (section 4)."""
        atomic, now = location.atomic, self.current.now
        if atomic is None:
            atomic = location.atomic = AtomicPart(size)
        elif atomic.size != size:
            stored = first_after(atomic.stores, now) is None
            if stored and first_after(atomic.loads, now) is None:
                atomic.size = size
            elif stored and half == Operation.LOAD:
                atomic.size = SEVERAL
            else:
                return None
        return atomic

    def _synchronise(self, clocks: ThreadClocks, atomic: AtomicPart, operation: Operation, order: Order) -> None:
        if operation & Operation.LOAD:
            join(clocks.now if order.acquires else clocks.acquired, atomic.sync)
        if operation == Operation.STORE:
            atomic.sync = dict(clocks.now if order.releases else clocks.released)
        elif operation == Operation.MODIFY:
            join(atomic.sync, clocks.now if order.releases else clocks.released)

    def fence(self, order: Order) -> None:
        """An atomic fence."""
        if not self.active:
            return
        clocks = self.current
        if order.acquires:
            join(clocks.now, clocks.acquired)
        if order == Order.SEQ_CST:
            join(self._fences, clocks.now)
            join(clocks.now, self._fences)
        if order.releases:
            clocks.released = dict(clocks.now)
        if order != Order.ACQUIRE:
            clocks.tick()

    # ------------------------------------------------------------ the report

    def _race(
        self, allocation: Allocation, at: int, location: Location, what: str, *, writes: bool = False,
        operation: Operation | None = None, size: int = 0, pointee: Callable[[], str] | None = None,
    ) -> Stop:  # fmt: skip
        """The report of section 7: which other access is named, and how. `operation` is that of an atomic access,
        `size` is given if the sizes race."""
        now, part = self.current.now, location.atomic
        atomic = operation is not None
        changes = writes or (atomic and operation != Operation.LOAD)
        stored = first_after(part.stores, now) if part is not None else None
        loaded = first_after(part.loads, now) if part is not None else None
        read = first_after(location.reads, now)
        if not atomic and stored is not None and part is not None:
            thread, other, span = stored, _NAMES[Operation.STORE], part.stores[stored][1]
        elif not atomic and writes and loaded is not None and part is not None:
            thread, other, span = loaded, _NAMES[Operation.LOAD], part.loads[loaded][1]
        elif location.time > now.get(location.writer, 0):
            thread, other, span = location.writer, location.what, location.span
        elif changes and read is not None:
            _, span, retag = location.reads[read]
            thread, other = read, _RETAG_READ if retag else _READ
        else:
            assert part is not None and size
            return self._mixed(allocation, at, part, what, size)
        helps = [Help("and (1) occurred earlier here", span)]
        if "retag" in other or "retag" in what:
            helps += [Help(text) for text in _RETAGS]
        if pointee is not None:
            what += f" of type `{pointee()}`"
        return self._told("Data race", allocation, at, (other, thread), what, helps)

    def _mixed(self, allocation: Allocation, at: int, part: AtomicPart, what: str, size: int) -> Stop:
        now = self.current.now
        thread = first_after(part.stores, now)
        stamps, name = (part.stores, "store") if thread is not None else (part.loads, "load")
        if thread is None:
            thread = first_after(part.loads, now)
        assert thread is not None
        other = f"{part.size}-byte atomic {name}"
        if part.size == SEVERAL:
            other = "multiple differently-sized atomic loads, including one load"
        helps = [Help("and (1) occurred earlier here", stamps[thread][1]), *(Help(text) for text in _SIZES)]
        return self._told("Race condition", allocation, at, (other, thread), f"{size}-byte {what}", helps)

    def _told(
        self, title: str, allocation: Allocation, at: int, earlier: tuple[str, int], what: str, helps: list[Help]
    ) -> Stop:
        other, thread = earlier
        threads, place = self.m.threads, f"alloc{allocation.id}" + (f"+0x{at:x}" if at else "")
        text = (
            f"{title} detected between (1) {other} on thread `{threads[thread].name}` and (2) {what} on thread "
            f"`{self.m.thread.name}` at {place}"
        )
        return wording.ub(text, "data-race", helps, alloc=allocation.id)
