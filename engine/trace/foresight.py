"""What each pointer may do at a step, asked of the model (`engine.borrows.foresee`)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.borrows.api import Access, BorrowsError, Change, NodeInfo, Protector
from engine.borrows.foresee import Foresight
from engine.borrows.stack_state import PrintedStack
from engine.trace.snapshot import AllocationView

__all__ = ["Effect", "Foreseen", "Outlook", "outlook"]

_PROTECTORS = {"weak": Protector.WEAK, "strong": Protector.STRONG}


@dataclass(slots=True, frozen=True)
class Effect:
    """A permission that would change: that of `tag` from `before` to `after` (None: its item would leave the stack)."""

    tag: int
    before: str
    after: str | None


@dataclass(slots=True, frozen=True)
class Foreseen:
    """What an access would do at the bytes `start..end`: undefined behaviour because of `error`; else `effects` in the
    order in which they would happen. `unknown` if the model cannot tell."""

    start: int
    end: int
    error: BorrowsError | None = None
    effects: tuple[Effect, ...] = ()
    unknown: bool = False


class Outlook:
    """An allocation at a step, ready to be asked."""

    def __init__(self, version: str, allocation: AllocationView) -> None:
        nodes = [node for _, node in allocation.preorder()]
        cuts = allocation.boundaries()
        pairs = list(zip(cuts, cuts[1:], strict=False))
        self._defaults = {node.tag: node.default for node in nodes}
        infos = [
            NodeInfo(
                node.tag, None if node.wildcard_root else node.parent, [],
                [node.state_at(start) for start, _ in pairs], node.default, _PROTECTORS.get(node.protector),
                node.exposed, node.wildcard_root, list(node.children),
            )
            for node in nodes
        ]  # fmt: skip
        stacks: list[PrintedStack] = []
        self._unknown: list[tuple[int, int]] = []
        if version == "stacked" and allocation.root is not None:
            for start, end, tags in allocation.stacks or ((0, allocation.info.size, (allocation.root,)),):
                if tags[:1] != (allocation.root,):
                    self._unknown.append((start, end))
                    continue
                items = tuple((allocation.nodes[tag].permission_at(start), tag) for tag in tags)
                stacks.append(PrintedStack(start, end, None, items))
        self._foresight = Foresight(version, pairs, infos, stacks)

    def ask(self, tag: int, start: int, end: int, access: Access) -> list[Foreseen]:
        """What an access to `start..end` through `tag` (or WILDCARD) would do; ranges that say the same are one."""
        found = [
            Foreseen(answer.start, answer.end, answer.error, self._effects(answer.changes), answer.unsupported)
            if answer.error is None
            else Foreseen(answer.start, answer.end, answer.error)
            for answer in self._foresight.ask(tag, start, end, access)
        ]
        for lo, hi in self._unknown:
            if lo < end and hi > start:
                found.append(Foreseen(max(lo, start), min(hi, end), unknown=True))
        out: list[Foreseen] = []
        for one in sorted(found, key=lambda one: one.start):
            last = out[-1] if out else None
            if last is not None and last.end == one.start and _same(last, one):
                out[-1] = Foreseen(last.start, one.end, last.error, last.effects, last.unknown)
            else:
                out.append(one)
        return out

    def _effects(self, changes: tuple[Change, ...]) -> tuple[Effect, ...]:
        out: list[Effect] = []
        for change in changes:
            before = change.before[0] if change.before is not None else self._defaults.get(change.tag, "")
            after = change.after[0] if change.after is not None else None
            if before != after:
                out.append(Effect(change.tag, before, after))
        return tuple(out)


def _same(a: Foreseen, b: Foreseen) -> bool:
    if (a.error is None) != (b.error is None):
        return False
    if a.error is not None and b.error is not None:
        return (a.error.kind, a.error.conflicting, a.error.permission) == (
            b.error.kind, b.error.conflicting, b.error.permission,
        )  # fmt: skip
    return (a.effects, a.unknown) == (b.effects, b.unknown)


def outlook(version: str, allocation: AllocationView) -> Outlook | None:
    """The outlook of an allocation; None where the model keeps no borrow state, or the memory has been freed."""
    if allocation.root is None or not allocation.alive or not allocation.nodes:
        return None
    try:
        return Outlook(version, allocation)
    except ValueError:
        return None
