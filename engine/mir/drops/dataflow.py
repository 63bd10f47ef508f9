"""Forward dataflow over move paths: which may be initialised, which may be uninitialised, at each block's start.

States are pairs of bit sets as Python ints."""

from __future__ import annotations

from heapq import heappop, heappush

from engine.mir import mir as M
from engine.mir.builder import is_checked
from engine.mir.drops.paths import MovePaths, operands_of_rvalue
from engine.mir.simplify import successors
from engine.types import ty as T

__all__ = ["Flow", "State"]

State = tuple[int, int]  # (maybe initialised, maybe uninitialised)


class Flow:
    """`entry[b]` is the state at the start of block b; None if it is never reached.

    The branches of a switch on an enum exclude the other variants, the default branch those that have branches; a drop
    of what is certainly moved out does not unwind. Without `by_variant` all variants count as initialised together."""

    def __init__(self, mir: M.Mir, paths: MovePaths, *, by_variant: bool = True) -> None:
        self.mir = mir
        self._by_variant = by_variant
        self.paths = paths
        self.entry: list[State | None] = [None] * len(mir.blocks)
        self._effects = [self._block_effect(block) for block in mir.blocks]
        self._moves = [self.terminator_moves(block.terminator) for block in mir.blocks]
        self._solve()

    # ------------------------------------------------------------ effects

    def statement_effect(self, statement: M.Statement) -> tuple[int, int]:
        """(bits made uninitialised, then bits made initialised)."""
        paths = self.paths
        if isinstance(statement, M.Assign):
            moved = 0
            for operand in operands_of_rvalue(statement.rvalue):
                if isinstance(operand, M.Move):
                    moved |= paths.exact(operand.place)
            return moved, paths.exact(statement.place)
        if isinstance(statement, M.StorageDead):
            path = paths.of_local.get(statement.local)
            return (0 if path is None else paths.mask[path]), 0
        return 0, 0

    def terminator_moves(self, terminator: M.Terminator | None) -> int:
        """Bits that the terminator makes uninitialised on all its edges."""
        paths = self.paths
        if isinstance(terminator, M.Call):
            moved = 0
            for operand in terminator.args:
                if isinstance(operand, M.Move):
                    moved |= paths.exact(operand.place)
            return moved
        if isinstance(terminator, M.Drop):
            return paths.exact(terminator.place)
        if isinstance(terminator, M.Yield) and isinstance(terminator.value, M.Move):
            return paths.exact(terminator.value.place)
        return 0

    def _block_effect(self, block: M.BasicBlock) -> tuple[int, int, int]:
        """All statements together: the bits they decide, and which of those are then initialised, uninitialised."""
        decided = init = uninit = 0
        for statement in block.statements:
            moved, made = self.statement_effect(statement)
            if moved or made:
                decided |= moved | made
                init = init & ~moved | made
                uninit = (uninit | moved) & ~made
        return decided, init, uninit

    def at_terminator(self, at: int) -> State:
        """The state before the terminator of a reached block."""
        state = self.entry[at]
        assert state is not None
        decided, init, uninit = self._effects[at]
        return state[0] & ~decided | init, state[1] & ~decided | uninit

    # ------------------------------------------------------------ fixpoint

    def _solve(self) -> None:
        paths = self.paths
        init = uninit = 0
        for local, path in paths.of_local.items():
            if 1 <= local <= self.mir.arg_count:
                init |= paths.mask[path]
            else:
                uninit |= paths.mask[path]
        self.entry[0] = (init, uninit)
        order = _reverse_postorder(self.mir.blocks)
        number = {at: n for n, at in enumerate(order)}
        work = [0]  # a heap of numbers: blocks before those they lead to
        waiting = {0}
        while work:
            n = heappop(work)
            waiting.discard(n)
            for target, state in self.edges(order[n]):
                known = self.entry[target]
                joined = state if known is None else (known[0] | state[0], known[1] | state[1])
                if joined != known:
                    self.entry[target] = joined
                    again = number[target]
                    if again not in waiting:
                        waiting.add(again)
                        heappush(work, again)

    def edges(self, at: int) -> list[tuple[int, State]]:
        """The exits of a block with the state on each."""
        block = self.mir.blocks[at]
        init, uninit = self.at_terminator(at)
        out: list[tuple[int, State]] = []
        if block.cleanup is not None:
            out.extend((block.cleanup, state) for state in self._at_checks(at))
        terminator = block.terminator
        moved = self._moves[at]
        dead = moved and not init & moved
        init, uninit = init & ~moved, uninit | moved
        match terminator:
            case M.Goto():
                out.append((terminator.target, (init, uninit)))
            case M.Call():
                if terminator.cleanup is not None:
                    out.append((terminator.cleanup, (init, uninit)))
                if terminator.target is not None:
                    made = self.paths.exact(terminator.destination)
                    out.append((terminator.target, (init | made, uninit & ~made)))
            case M.Yield():
                made = self.paths.exact(terminator.resume_place)
                out.append((terminator.resume, (init | made, uninit & ~made)))
                if terminator.drop is not None:
                    out.append((terminator.drop, (init, uninit)))
            case M.Drop():
                out.append((terminator.target, (init, uninit)))
                if terminator.cleanup is not None and not dead:
                    out.append((terminator.cleanup, (init, uninit)))
            case M.SwitchInt():
                variants = self._variants(block, terminator)
                everything = 0
                for mask in variants.values():
                    everything |= mask
                gone = 0
                for value, target in terminator.values:
                    gone |= variants.get(value, 0)
                    others = everything & ~variants.get(value, 0)
                    out.append((target, (init & ~others, uninit | others)))
                out.append((terminator.otherwise, (init & ~gone, uninit | gone)))
        return out

    def _at_checks(self, at: int) -> list[State]:
        """The states in which the block's checked statements may unwind."""
        state = self.entry[at]
        assert state is not None
        init, uninit = state
        out: list[State] = []
        for statement in self.mir.blocks[at].statements:
            if is_checked(statement) and (init, uninit) not in out:
                out.append((init, uninit))
            moved, made = self.statement_effect(statement)
            init = init & ~moved | made
            uninit = (uninit | moved) & ~made
        return out

    def _variants(self, block: M.BasicBlock, switch: M.SwitchInt) -> dict[int, int]:
        """For each discriminant value: the paths inside its variant, which other values exclude."""
        if not self._by_variant or not isinstance(switch.operand, M.Move) or not block.statements:
            return {}
        last = block.statements[-1]
        if not isinstance(last, M.Assign) or not isinstance(last.rvalue, M.Discriminant):
            return {}
        if last.place.local != switch.operand.place.local:
            return {}
        path, known = self.paths.lookup(last.rvalue.place)
        ty = last.rvalue.place.ty
        if path is None or not known or not isinstance(ty, T.Adt):
            return {}
        paths = self.paths
        return {
            ty.definition.variants[key[1]].discriminant: paths.mask[child]
            for key, child in paths.children[path].items()
            if key[0] == "v"
        }


def _reverse_postorder(blocks: list[M.BasicBlock]) -> list[int]:
    """The reachable blocks, each before its successors as far as there are no loops."""
    out: list[int] = []
    seen = {0}
    stack: list[tuple[int, list[int]]] = [(0, successors(blocks[0]))]
    while stack:
        at, targets = stack[-1]
        while targets:
            target = targets.pop()
            if target not in seen:
                seen.add(target)
                stack.append((target, successors(blocks[target])))
                break
        else:
            out.append(at)
            stack.pop()
    out.reverse()
    return out
