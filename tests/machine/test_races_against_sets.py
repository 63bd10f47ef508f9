"""The race detector beside a naive one that keeps, for every thread, the set of all events that happened before."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.borrows.api import Access, RetagAccess
from engine.machine.allocation import Allocation
from engine.machine.concurrency.races import Operation, Order, RaceDetector
from engine.machine.errors import Stop

THREADS = 3
TURNS = [0, 0, 0, 1, 1, 1, 2]
"""Who acts: mostly two of the three, so that they meet."""
RANGES = [(0, 1), (1, 2), (0, 2)]


class Race(Exception):  # noqa: N818 - an answer
    """Two accesses are not ordered."""


@dataclass
class Byte:
    """All that ever happened to a byte, as events, and what a load acquires."""

    reads: set[int] = field(default_factory=set)
    writes: set[int] = field(default_factory=set)
    loads: set[int] = field(default_factory=set)
    stores: set[int] = field(default_factory=set)
    sync: set[int] = field(default_factory=set)


class Naive:
    """Every thread with the events that happened before what it does next."""

    def __init__(self) -> None:
        self.events = 0
        self.before: list[set[int]] = [set()]
        self.acquired: list[set[int]] = [set()]
        self.released: list[set[int]] = [set()]
        self.bytes = [Byte(), Byte()]
        self.fences: set[int] = set()
        self.lock: set[int] = set()

    def spawn(self, thread: int) -> None:
        self.before.append(set(self.before[thread]))
        self.acquired.append(set())
        self.released.append(set())

    def access(self, thread: int, start: int, end: int, *, write: bool) -> None:
        self.events += 1
        known = self.before[thread]
        known.add(self.events)
        for byte in self.bytes[start:end]:
            others = byte.writes | byte.stores
            if write:
                others |= byte.reads | byte.loads
            if others - known:
                raise Race
            if write:
                byte.writes.add(self.events)
                byte.sync = set()
            else:
                byte.reads.add(self.events)

    def atomic(self, thread: int, operation: Operation, order: Order) -> None:
        self.events += 1
        known = self.before[thread]
        known.add(self.events)
        for byte in self.bytes:
            if byte.writes - known or (operation != Operation.LOAD and byte.reads - known):
                raise Race
            if operation != Operation.STORE:
                byte.loads.add(self.events)
                (known if order.acquires else self.acquired[thread]).update(byte.sync)
            if operation != Operation.LOAD:
                byte.stores.add(self.events)
                given_on = known if order.releases else self.released[thread]
                byte.sync = (byte.sync if operation == Operation.MODIFY else set()) | given_on

    def fence(self, thread: int, order: Order) -> None:
        known = self.before[thread]
        if order.acquires:
            known |= self.acquired[thread]
        if order == Order.SEQ_CST:
            self.fences |= known
            known |= self.fences
        if order.releases:
            self.released[thread] = set(known)


def detector() -> tuple[Any, RaceDetector, Allocation]:
    """A detector of a machine with one thread, and memory of two bytes that was there before."""
    machine = SimpleNamespace(
        thread=SimpleNamespace(id=0, name="main"), threads=[], const_depth=0, locate=lambda: None,
        memory=SimpleNamespace(races=None, by_id={}),
    )  # fmt: skip
    machine.threads = [machine.thread]
    races = RaceDetector(machine, True)  # type: ignore[arg-type]
    allocation = Allocation(2, 2, "heap")
    machine.memory.by_id[1] = allocation
    allocation.root = 1
    return machine, races, allocation


def sequence_of(random: Random) -> list[tuple[Any, ...]]:
    """Accesses with a few operations between them that may order them."""

    def access() -> tuple[Any, ...]:
        return random.choice(["access", "retag"]), random.choice(TURNS), random.choice(RANGES), random.random() < 0.5

    def between() -> tuple[Any, ...]:
        thread, order = random.choice(TURNS), random.choice(list(Order))
        match random.randrange(6):
            case 0 | 1 | 2:
                return "atomic", thread, random.choice(list(Operation)), order
            case 3 | 4:
                return "fence", thread, order
        return random.choice(["lock", "unlock"]), thread

    out = [access()]
    for _ in range(random.randint(1, 3)):
        out += [between() for _ in range(random.randint(0, 5))] + [access()]
    return out


@given(st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_races_are_those_of_the_sets(seed: int) -> None:
    random = Random(seed)
    for _ in range(200):
        compare(sequence_of(random))


def compare(sequence: list[tuple[Any, ...]]) -> None:
    """Play a sequence on both. Fails at the first operation that only one of them calls a race."""
    naive = Naive()
    machine, races, allocation = detector()
    lock: dict[int, int] = {}
    for number in range(1, THREADS):
        machine.threads.append(SimpleNamespace(id=number, name=f"unnamed-{number}"))
        naive.spawn(0)
        races.spawned(number)
    watch = allocation.watch
    assert watch is not None
    for kind, thread, *rest in sequence:
        machine.thread = machine.threads[thread]
        expected = False
        try:
            if kind in ("access", "retag"):
                naive.access(thread, *rest[0], write=rest[1])
            elif kind == "atomic":
                naive.atomic(thread, *rest)
            elif kind == "fence":
                naive.fence(thread, *rest)
            elif kind == "unlock":
                naive.lock = set(naive.before[thread])
            else:
                naive.before[thread] |= naive.lock
        except Race:
            expected = True
        try:
            if kind == "access":
                watch(0, *rest[0], Access.WRITE if rest[1] else Access.READ)
            elif kind == "retag":
                access = Access.WRITE if rest[1] else Access.READ
                races.retagged(allocation, [RetagAccess(*rest[0], access)], lambda: "u8")
            elif kind == "atomic":
                races.atomic(allocation, 0, 2, *rest)
            elif kind == "fence":
                races.fence(*rest)
            elif kind == "unlock":
                lock = races.release()
            else:
                races.acquire(lock)
        except Stop as stop:
            assert expected, (stop.title, sequence)
            return
        assert not expected, (kind, thread, rest, sequence)
