"""Which locals a coroutine must keep at each suspension, and which of them are ever in use together.

Three analyses, as rustc's: a local is *live* if its value may be read later; *borrowed* if somebody may still point to
it; it *requires storage* from when it is written until its storage dies or, if nobody points to it, its value is moved
out. Sets of locals are Python ints, bit by bit."""

from __future__ import annotations

from collections.abc import Iterator

from engine.mir import mir as M
from engine.mir.coroutines.effects import uses
from engine.mir.simplify import successors

__all__ = ["Liveness", "bits"]


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, upwards."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _indirect(place: M.Place) -> bool:
    return any(isinstance(elem, M.DerefElem) for elem in place.elems)


class Liveness:
    """The analyses of one body. `static`: borrows may live across suspensions. `suspended[block]` are the locals that
    must be kept at the `Yield` that ends the block."""

    def __init__(self, mir: M.Mir, *, static: bool) -> None:
        self.mir = mir
        count = len(mir.blocks)
        live = self._live()
        self._borrowed_at = [0] * count
        self._flow(self._borrowed_at, self._borrow_block)
        self._storage_at = [0] * count
        entry = 0
        for local in range(2, mir.arg_count + 1):
            entry |= 1 << local
        self._storage_at[0] = entry
        self._flow(self._storage_at, self._storage_block)
        self.suspended: dict[int, int] = {}
        for at, block in enumerate(mir.blocks):
            if isinstance(block.terminator, M.Yield):
                keep = live[at]
                borrowed, storage = self._borrowed_at[at], self._storage_at[at]
                for statement in block.statements:
                    storage = self._storage_statement(statement, storage, borrowed)
                    borrowed = self._borrow(statement, borrowed)
                if static:
                    keep |= borrowed
                self.suspended[at] = keep & storage & ~0b10

    def conflicts(self, saved: int) -> dict[int, int]:
        """For each saved local: those saved locals that require storage at some point together with it. Locals
        without storage statements are in use all the time."""
        scoped = 0
        for block in self.mir.blocks:
            for statement in block.statements:
                if isinstance(statement, M.StorageLive | M.StorageDead):
                    scoped |= 1 << statement.local
        found = dict.fromkeys(bits(saved), 0)

        def together(state: int) -> None:
            state &= saved
            for local in bits(state):
                found[local] |= state

        for at, block in enumerate(self.mir.blocks):
            if block.is_cleanup or isinstance(block.terminator, M.Unreachable):
                continue  # unwinding only ends storage, and our cleanup blocks leave that to the end of the frame
            borrowed, storage = self._borrowed_at[at], self._storage_at[at]
            for statement in block.statements:
                together(self._storage_before(statement, storage))
                storage = self._storage_statement(statement, storage, borrowed)
                borrowed = self._borrow(statement, borrowed)
            if block.terminator is not None:
                together(self._storage_before(block.terminator, storage))
        for local in found:
            if not scoped >> local & 1:
                found[local] = saved
        for local in found:
            for other in bits(found[local]):
                found[other] |= 1 << local
        return found

    # ------------------------------------------------------------ values that are read later

    def _live(self) -> list[int]:
        """The live locals at each block's end."""
        mir = self.mir
        out = [0] * len(mir.blocks)
        start = [0] * len(mir.blocks)
        changed = True
        while changed:
            changed = False
            for at in range(len(mir.blocks) - 1, -1, -1):
                block = mir.blocks[at]
                terminator = block.terminator
                state = 0
                for target in successors(block):
                    after = start[target]
                    if isinstance(terminator, M.Call) and target == terminator.target:
                        after = self._before_store(terminator.destination, after)
                    if isinstance(terminator, M.Yield) and target == terminator.resume:
                        after = self._before_store(terminator.resume_place, after)
                    state |= after
                out[at] = state
                if terminator is not None:
                    state = self._read(terminator, state)
                for statement in reversed(block.statements):
                    if isinstance(statement, M.Assign):
                        state = self._before_store(statement.place, state)
                    state = self._read(statement, state)
                if block.cleanup is not None:
                    state |= start[block.cleanup]
                if state != start[at]:
                    start[at] = state
                    changed = True
        return out

    @staticmethod
    def _before_store(place: M.Place, state: int) -> int:
        return state if place.elems else state & ~(1 << place.local)

    @staticmethod
    def _read(node: M.Statement | M.Terminator, state: int) -> int:
        if isinstance(node, M.Return):
            return state | 1
        for place, how in uses(node):
            if _indirect(place) or how not in ("store", "length"):
                state |= 1 << place.local
            for elem in place.elems:
                if isinstance(elem, M.IndexElem):
                    state |= 1 << elem.local
        return state

    # ------------------------------------------------------------ forward analyses

    def _flow(self, entry: list[int], through: object) -> None:
        reached = {0}
        work = [0]
        while work:
            at = work.pop()
            for target, state in through(at, entry[at]):  # type: ignore[operator]
                joined = entry[target] | state
                if joined != entry[target] or target not in reached:
                    entry[target] = joined
                    reached.add(target)
                    work.append(target)

    @staticmethod
    def _borrow(node: M.Statement | M.Terminator, state: int) -> int:
        if isinstance(node, M.StorageDead):
            return state & ~(1 << node.local)
        for place, how in uses(node):
            if how in ("borrow", "drop") and not _indirect(place):
                state |= 1 << place.local
        return state

    def _borrow_block(self, at: int, state: int) -> list[tuple[int, int]]:
        block = self.mir.blocks[at]
        every = state
        for statement in block.statements:
            state = self._borrow(statement, state)
            every |= state
        assert block.terminator is not None
        state = self._borrow(block.terminator, state)
        return [(t, every | state if t == block.cleanup else state) for t in successors(block)]

    def _storage_before(self, node: M.Statement | M.Terminator, state: int) -> int:
        """What borrows or writes needs its storage meanwhile."""
        state = self._borrow(node, state)
        if isinstance(node, M.Assign | M.SetDiscriminant):
            state |= 1 << node.place.local
        elif isinstance(node, M.Call):
            state |= 1 << node.destination.local
        return state

    @staticmethod
    def _moved(node: M.Statement | M.Terminator, state: int, borrowed: int) -> int:
        for place, how in uses(node):
            if how == "move" and not place.elems and not borrowed >> place.local & 1:
                state &= ~(1 << place.local)
        return state

    def _storage_statement(self, statement: M.Statement, state: int, borrowed: int) -> int:
        return self._moved(statement, self._storage_before(statement, state), borrowed)

    def _storage_block(self, at: int, state: int) -> list[tuple[int, int]]:
        block = self.mir.blocks[at]
        borrowed = self._borrowed_at[at]
        every = state
        for statement in block.statements:
            state = self._storage_statement(statement, state, borrowed)
            borrowed = self._borrow(statement, borrowed)
            every |= state
        terminator = block.terminator
        assert terminator is not None
        state = self._storage_before(terminator, state)
        if isinstance(terminator, M.Call):
            state &= ~(1 << terminator.destination.local)
        state = self._moved(terminator, state, borrowed)
        out = []
        for target in successors(block):
            after = every | state if target == block.cleanup else state
            if isinstance(terminator, M.Call) and target == terminator.target:
                after |= 1 << terminator.destination.local
            if isinstance(terminator, M.Yield) and target == terminator.resume:
                after |= 1 << terminator.resume_place.local
            out.append((target, after))
        return out
