"""Variables that are declared without a value must have one where they are used (E0381)."""

from __future__ import annotations

from collections.abc import Iterator

from engine.mir import mir as M
from engine.mir.simplify import successors
from engine.mir.uses import PlaceUse, uses_of_statement, uses_of_terminator
from engine.source import Rejected, Span

__all__ = ["check_initialised"]


def check_initialised(mir: M.Mir, declared: set[int]) -> None:
    """Refuse a use of one of the `declared` locals (those of `let x;`) that some way reaches without an assignment.

    Raises Rejected. Drops are no uses: they know what is initialised."""
    entry: dict[int, tuple[int, int]] = {0: (0, sum(1 << local for local in declared))}  # maybe set, maybe not
    work = [0]
    while work:
        at = work.pop()
        state = _through(mir, declared, mir.blocks[at], entry[at])
        for target in successors(mir.blocks[at]):
            if mir.blocks[target].is_cleanup:
                continue
            known = entry.get(target, (0, 0))
            joined = known[0] | state[0], known[1] | state[1]
            if target not in entry or joined != known:
                entry[target] = joined
                work.append(target)


def _through(mir: M.Mir, declared: set[int], block: M.BasicBlock, state: tuple[int, int]) -> tuple[int, int]:
    is_set, unset = state
    for statement in block.statements:
        _check(mir, is_set, unset, uses_of_statement(statement))
        bit = 0
        if isinstance(statement, M.StorageLive) and statement.local in declared:
            is_set, unset = is_set & ~(1 << statement.local), unset | 1 << statement.local
        elif isinstance(statement, M.Assign) and statement.place.local in declared:
            bit = 1 << statement.place.local
        is_set, unset = is_set | bit, unset & ~bit
    terminator = block.terminator
    _check(mir, is_set, unset, uses_of_terminator(terminator))
    made = terminator.destination if isinstance(terminator, M.Call) else None
    if isinstance(terminator, M.Yield):
        made = terminator.resume_place
    if made is not None and made.local in declared:
        bit = 1 << made.local
        is_set, unset = is_set | bit, unset & ~bit
    return is_set, unset


def _check(mir: M.Mir, is_set: int, unset: int, uses: Iterator[PlaceUse]) -> None:
    for use in uses:
        local = use.place.local
        if unset >> local & 1:
            raise _error(mir.locals[local], use.span, bool(is_set >> local & 1))


def _error(local: M.Local, span: Span, possibly: bool) -> Rejected:
    how = "is possibly-uninitialized" if possibly else "isn't initialized"
    label = f"`{local.name}` used here but it {how}"
    return Rejected(f"used binding `{local.name}` {how}", span, label=label, code="E0381")
