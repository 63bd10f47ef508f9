"""Drop elaboration: which scheduled drops happen always, never, or depending on what was moved out.

Each `Drop` becomes: nothing, if the place is certainly moved out; itself, if it is certainly initialised; a test of a
drop flag; or, where only parts were moved out, drops of the parts that remain (an "open" drop). Drop flags are boolean
locals set where their path is initialised and cleared where it is moved out.
"""

from __future__ import annotations

from engine.mir import mir as M
from engine.mir.drops.dataflow import Flow, State
from engine.mir.drops.open import OpenDrops
from engine.mir.drops.paths import MovePaths
from engine.mir.facts import TypeFacts
from engine.source import Span
from engine.types.ty import BOOL

__all__ = ["elaborate"]


def elaborate(mir: M.Mir, facts: TypeFacts) -> None:
    """Replace the drops of `mir` in place."""
    paths = MovePaths(mir, facts)
    _Elaboration(mir, facts, paths, Flow(mir, paths)).run()


class _Elaboration:
    def __init__(self, mir: M.Mir, facts: TypeFacts, paths: MovePaths, flow: Flow) -> None:
        self.mir = mir
        self.paths = paths
        self.flow = flow
        self.flags: dict[int, int] = {}  # path -> local
        self.open = OpenDrops(mir, facts, paths, self.flags)

    def run(self) -> None:
        original = len(self.mir.blocks)
        flow = self.flow
        drops: list[tuple[int, State]] = []
        for at in range(original):
            if flow.entry[at] is not None and isinstance(self.mir.blocks[at].terminator, M.Drop):
                state = flow.at_terminator(at)
                drops.append((at, state))
                self._need_flags(at, state)
        effects = self._flag_effects(original) if self.flags else []
        for at, state in drops:
            self._elaborate(at, state)
        if self.flags:
            self._set_flags(effects)
            self._forget_unread()

    # ------------------------------------------------------------ flags

    def _need_flags(self, at: int, state: State) -> None:
        """Make the flags that the drop in block `at` tests."""
        terminator = self.mir.blocks[at].terminator
        assert isinstance(terminator, M.Drop)
        path, known = self.paths.lookup(terminator.place)
        if path is None or not known:
            return
        for child in self.paths_below(path):
            bit = 1 << child
            tested = child not in self.flags and self.open.facts.needs_drop(self.paths.place[child].ty)
            if tested and state[0] & bit and state[1] & bit:
                self.mir.locals.append(M.Local(BOOL, None, terminator.span))
                self.flags[child] = len(self.mir.locals) - 1

    def paths_below(self, path: int) -> list[int]:
        out = [path]
        for child in self.paths.children[path].values():
            out.extend(self.paths_below(child))
        return out

    def _flag_effects(self, original: int) -> list[tuple[int, list[tuple[int, int, int]], int, int]]:
        """Per block: (block, [(statement index, cleared, set)], cleared by the terminator, set on its return)."""
        out = []
        wanted = 0
        for path in self.flags:
            wanted |= 1 << path
        for at in range(original):
            block = self.mir.blocks[at]
            inside = []
            for index, statement in enumerate(block.statements):
                moved, made = self.flow.statement_effect(statement)
                if isinstance(statement, M.StorageDead):
                    continue
                if (moved | made) & wanted:
                    inside.append((index, moved & wanted & ~made, made & wanted))
            terminator = block.terminator
            moved = made = 0
            if isinstance(terminator, M.Call):
                moved = self.flow.terminator_moves(terminator) & wanted
                made = self.paths.exact(terminator.destination) & wanted
            elif isinstance(terminator, M.Yield):
                moved = self.flow.terminator_moves(terminator) & wanted
                made = self.paths.exact(terminator.resume_place) & wanted
            if inside or moved or made:
                out.append((at, inside, moved, made))
        return out

    def _set(self, bits: int, value: bool, span: Span) -> list[M.Statement]:
        return [
            M.Assign(span, M.Place(flag, (), BOOL), M.Use(M.Constant(BOOL, value)))
            for path, flag in self.flags.items()
            if bits >> path & 1
        ]

    def _set_flags(self, effects: list[tuple[int, list[tuple[int, int, int]], int, int]]) -> None:
        mir = self.mir
        for at, inside, moved, made in effects:
            block = mir.blocks[at]
            terminator = block.terminator
            statements: list[M.Statement] = []
            start = 0
            for index, cleared, written in inside:
                statements.extend(block.statements[start : index + 1])
                span = block.statements[index].span
                statements.extend(self._set(cleared, False, span))
                statements.extend(self._set(written, True, span))
                start = index + 1
            statements.extend(block.statements[start:])
            if moved and terminator is not None:
                statements.extend(self._set(moved, False, terminator.span))
            block.statements = statements
            if made and isinstance(terminator, M.Call) and terminator.target is not None:
                between = M.BasicBlock(is_cleanup=block.is_cleanup)
                between.statements = self._set(made, True, terminator.span)
                between.terminator = M.Goto(terminator.span, terminator.target)
                mir.blocks.append(between)
                terminator.target = len(mir.blocks) - 1
            elif made and isinstance(terminator, M.Yield):
                between = M.BasicBlock(self._set(made, True, terminator.span))
                between.terminator = M.Goto(terminator.span, terminator.resume)
                mir.blocks.append(between)
                terminator.resume = len(mir.blocks) - 1
        entry = self.flow.entry[0]
        assert entry is not None
        span = mir.span
        every = 0
        for path in self.flags:
            every |= 1 << path
        first = self._set(every & ~entry[0], False, span) + self._set(every & entry[0], True, span)
        # nothing jumps to the entry block: loops have heads of their own
        mir.blocks[0].statements = first + mir.blocks[0].statements

    def _forget_unread(self) -> None:
        """Remove the writes of flags that no drop tests."""
        unread = set(self.flags.values()) - self.open.tested
        if not unread:
            return
        for block in self.mir.blocks:
            block.statements = [
                s for s in block.statements if not (isinstance(s, M.Assign) and s.place.local in unread)
            ]

    # ------------------------------------------------------------ one drop

    def _elaborate(self, at: int, state: State) -> None:
        block = self.mir.blocks[at]
        terminator = block.terminator
        assert isinstance(terminator, M.Drop)
        place = terminator.place
        path, known = self.paths.lookup(place)
        if path is None or not known:
            if not self.open.facts.needs_drop(place.ty):
                block.terminator = M.Goto(terminator.span, terminator.target)
            return
        entry = self.open.drop(
            path, place, terminator.target, terminator.cleanup, terminator.span, state, cleanup=block.is_cleanup
        )
        block.terminator = M.Goto(terminator.span, entry)
