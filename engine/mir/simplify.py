"""Tidy the graph: unreachable blocks go, chains of gotos are followed, blocks with one predecessor are merged."""

from __future__ import annotations

from engine.mir.builder import is_checked
from engine.mir.mir import BasicBlock, Call, Drop, Goto, Mir, Resume, SwitchInt, Terminator, Yield

__all__ = ["simplify", "successors"]


def successors(block: BasicBlock) -> list[int]:
    """All blocks that control may go to, the cleanup ones included."""
    terminator = block.terminator
    match terminator:
        case Goto():
            out = [terminator.target]
        case SwitchInt():
            out = [*(target for _, target in terminator.values), terminator.otherwise]
        case Call():
            out = [t for t in (terminator.target, terminator.cleanup) if t is not None]
        case Drop():
            out = [terminator.target]
            if terminator.cleanup is not None:
                out.append(terminator.cleanup)
        case Yield():
            out = [terminator.resume] if terminator.drop is None else [terminator.resume, terminator.drop]
        case _:
            out = []
    if block.cleanup is not None:
        out.append(block.cleanup)
    return out


def simplify(mir: Mir) -> None:
    """Simplify in place; block 0 stays the entry."""
    blocks = mir.blocks
    _drop_resumes(blocks)
    _follow_gotos(blocks)
    _drop_equal_switches(blocks)
    _follow_gotos(blocks)
    reachable = _reachable(blocks)
    counts = [0] * len(blocks)
    counts[0] = 1
    for at in reachable:
        for target in successors(blocks[at]):
            counts[target] += 1
    for at in reachable:
        _merge_into(blocks, at, counts)
    _renumber(mir)


def _drop_resumes(blocks: list[BasicBlock]) -> None:
    """A cleanup that does nothing is none."""

    def is_idle(at: int) -> bool:
        end = blocks[_final(blocks, at)]
        return not end.statements and isinstance(end.terminator, Resume)

    for block in blocks:
        terminator = block.terminator
        if isinstance(terminator, Call | Drop) and terminator.cleanup is not None and is_idle(terminator.cleanup):
            terminator.cleanup = None
        if block.cleanup is not None and is_idle(block.cleanup):
            block.cleanup = None


def _drop_equal_switches(blocks: list[BasicBlock]) -> None:
    """A switch whose ways all lead to one block is a jump (its operand is not read, as in rustc)."""
    for block in blocks:
        terminator = block.terminator
        if isinstance(terminator, SwitchInt):
            target = terminator.otherwise
            if all(other == target for _, other in terminator.values):
                block.terminator = Goto(terminator.span, target)


def _final(blocks: list[BasicBlock], at: int) -> int:
    """Where a jump to `at` ends up after blocks that only jump on."""
    seen = {at}
    while True:
        block = blocks[at]
        if block.statements or not isinstance(block.terminator, Goto):
            return at
        at = block.terminator.target
        if at in seen:
            return at
        seen.add(at)


def _follow_gotos(blocks: list[BasicBlock]) -> None:
    final = [_final(blocks, at) for at in range(len(blocks))]
    for block in blocks:
        retarget(block, final)


def retarget(block: BasicBlock, table: list[int]) -> None:
    """Replace every block number in the block's exits by its entry in `table`."""
    terminator = block.terminator
    match terminator:
        case Goto():
            terminator.target = table[terminator.target]
        case SwitchInt():
            terminator.values = [(value, table[target]) for value, target in terminator.values]
            terminator.otherwise = table[terminator.otherwise]
        case Call():
            if terminator.target is not None:
                terminator.target = table[terminator.target]
            if terminator.cleanup is not None:
                terminator.cleanup = table[terminator.cleanup]
        case Drop():
            terminator.target = table[terminator.target]
            if terminator.cleanup is not None:
                terminator.cleanup = table[terminator.cleanup]
        case Yield():
            terminator.resume = table[terminator.resume]
            if terminator.drop is not None:
                terminator.drop = table[terminator.drop]
    if block.cleanup is not None:
        block.cleanup = table[block.cleanup]


def _reachable(blocks: list[BasicBlock]) -> list[int]:
    seen = {0}
    work = [0]
    order: list[int] = []
    while work:
        at = work.pop()
        order.append(at)
        for target in reversed(successors(blocks[at])):
            if target not in seen:
                seen.add(target)
                work.append(target)
    return order


def _merge_into(blocks: list[BasicBlock], at: int, counts: list[int]) -> None:
    """Append the blocks that only this one goes to."""
    block = blocks[at]
    while isinstance(block.terminator, Goto):
        target = block.terminator.target
        other = blocks[target]
        if counts[target] != 1 or target == at or target == 0 or other.is_cleanup != block.is_cleanup:
            return
        if block.cleanup != other.cleanup and (_checks(block) and _checks(other)):
            return
        if _checks(other):
            block.cleanup = other.cleanup
        block.statements = block.statements + other.statements
        block.terminator = other.terminator
        counts[target] = 0
        other.statements = []
        other.terminator = _GONE
        other.cleanup = None


def _checks(block: BasicBlock) -> bool:
    return any(is_checked(s) for s in block.statements)


_GONE: Terminator | None = None


def _renumber(mir: Mir) -> None:
    blocks = mir.blocks
    order = _reachable(blocks)
    order.sort()
    table = [0] * len(blocks)
    for new, old in enumerate(order):
        table[old] = new
    kept = [blocks[old] for old in order]
    for block in kept:
        retarget(block, table)
    mir.blocks = kept
