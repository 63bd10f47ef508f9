"""The decision tree: candidates in order, tested place by place, with backtracking to those not yet excluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir.matches import decide
from engine.mir.matches.pairs import Candidate, Or, candidate
from engine.mir.mir import Goto
from engine.source import Span

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["lower"]


def lower(b: Builder, start: int, candidates: list[Candidate], span: Span) -> int:
    """Emit the tests from block `start`; every leaf gets its `matched` and `otherwise` blocks. Returns the block where
    control arrives if no candidate matches."""
    while candidates:
        first = candidates[0]
        if not first.pairs:
            start = _select(b, first, start)
            candidates = candidates[1:]
        elif any(c.starts_with_or() for c in candidates):
            start, candidates = _expand(b, start, candidates, span)
        else:
            start, candidates = _test(b, start, candidates, span)
    return start


def _select(b: Builder, chosen: Candidate, start: int) -> int:
    chosen.matched = start
    chosen.otherwise = b.new_block()
    return chosen.otherwise


def _goto(b: Builder, block: int, target: int, span: Span) -> None:
    b.blocks[block].terminator = Goto(span, target)


def _expand(b: Builder, start: int, candidates: list[Candidate], span: Span) -> tuple[int, list[Candidate]]:
    """Replace leading or-patterns by their alternatives. A candidate that has more to test after its or-pattern ends
    the list: its rest is tested after each alternative."""
    until = 0
    for at, current in enumerate(candidates):
        until = at + 1
        if len(current.pairs) > 1 and current.starts_with_or():
            break
    expanded: list[Candidate] = []
    split: list[Candidate] = []
    for current in candidates[:until]:
        if current.starts_with_or():
            case = current.pairs.pop(0).case
            assert isinstance(case, Or)
            current.subcandidates = [candidate(flat, current.has_guard) for flat in case.alternatives]
            expanded.extend(current.subcandidates)
            split.append(current)
        else:
            expanded.append(current)
    rest = lower(b, start, expanded, span)
    for current in split:
        _merge_trivial(b, current, span)
        if current.pairs:
            _test_rest(b, current, span)
    return rest, candidates[until:]


def _merge_trivial(b: Builder, current: Candidate, span: Span) -> None:
    """Alternatives that bind nothing lead to one block."""
    if current.has_guard or any(s.subcandidates or s.bindings for s in current.subcandidates):
        return
    shared = b.new_block()
    for sub in current.subcandidates:
        assert sub.matched is not None
        _goto(b, sub.matched, shared, span)
        current.otherwise = sub.otherwise
    current.subcandidates = []
    current.matched = shared


def _test_rest(b: Builder, current: Candidate, span: Span) -> None:
    leaves = current.leaves()
    last_otherwise = leaves[-1].otherwise
    rest, current.pairs = current.pairs, []
    for leaf in leaves:
        leaf.pairs = list(rest)
        start, leaf_otherwise = leaf.matched, leaf.otherwise
        assert start is not None and leaf_otherwise is not None and last_otherwise is not None
        failed = lower(b, start, [leaf], span)
        _goto(b, failed, leaf_otherwise if leaf.has_guard else last_otherwise, span)


def _test(b: Builder, start: int, candidates: list[Candidate], span: Span) -> tuple[int, list[Candidate]]:
    test = decide.pick(candidates[0].pairs[0])
    branches: dict[decide.Branch, list[Candidate]] = {}
    at = 0
    for current in candidates:
        branch = decide.sort(test, current, branches)
        if branch is None:
            break
        branches.setdefault(branch, []).append(current)
        at += 1
    assert at, "the first candidate must learn from its own test"
    remainder = b.new_block()
    targets: dict[decide.Branch, int] = {}
    for branch, inside in branches.items():
        block = targets[branch] = b.new_block()
        _goto(b, lower(b, block, inside, span), remainder, span)
    b.go(start)
    decide.perform(b, test, targets, remainder, span)
    return remainder, candidates[at:]
