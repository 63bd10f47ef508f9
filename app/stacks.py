"""The stacks of Stacked Borrows, one pile of items for each range of bytes. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.permissions import Look, look
from engine.trace.events import Event
from engine.trace.snapshot import AllocationView, NodeView, Snapshot

__all__ = ["Item", "Pile", "piles"]

MOST_ITEMS = 24
"""Higher piles are folded in the middle."""


@dataclass(slots=True)
class Item:
    """An item of a stack. `role` is `used` for the pointer of this step, `new` for one made in it, `gone` for one
    that this step took off, else ""; `before` is what it was if this step changed it."""

    tag: int
    label: str
    look: Look
    protected: bool
    holders: list[str]
    role: str = ""
    before: Look | None = None


@dataclass(slots=True)
class Pile:
    """The stack at the bytes `start..end`, the top first. `unknown` says that nothing is known of what lies below;
    `folded` counts library code's items and those in the middle that are not shown, `touched` marks the bytes of this
    step."""

    start: int
    end: int
    items: list[Item]
    unknown: bool
    folded: int
    touched: bool


@dataclass(slots=True)
class _Step:
    gone: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    changed: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    new: int | None = None
    used: int | None = None
    span: tuple[int, int] | None = None


def piles(
    snapshot: Snapshot, allocation: AllocationView, event: Event | None, *, library: bool
) -> list[Pile]:  # fmt: skip
    """The stacks of one allocation, in address order; neighbours that look the same are one."""
    if allocation.root is None or not allocation.info.size:
        return []
    step = _of(allocation, event)
    holders = {tag: [one.text for one in found] for tag, found in snapshot.holders().items()}
    cuts = {0, allocation.info.size}
    for start, end, _ in allocation.stacks:
        cuts |= {start, end}
    for changes in (*step.gone.values(), *step.changed.values()):
        for start, end, _ in changes:
            cuts |= {start, end}
    order = sorted(cuts)
    out: list[Pile] = []
    for start, end in zip(order, order[1:], strict=False):
        pile = _pile(allocation, start, end, step, holders, library=library)
        last = out[-1] if out else None
        if last is not None and (last.items, last.unknown, last.touched) == (pile.items, pile.unknown, pile.touched):
            last.end = end
        else:
            out.append(pile)
    return out


def _of(allocation: AllocationView, event: Event | None) -> _Step:
    step = _Step()
    if event is None:
        return step
    if event.alloc == allocation.id:
        step.new = event.tag if event.kind == "retag" else None
        step.used = event.parent if event.kind == "retag" else event.tag
        if event.start is not None and event.end is not None:
            step.span = (event.start, event.end)
    for alloc, change in event.changes:
        if alloc != allocation.id or change.before is None:
            continue
        kind = step.gone if change.after is None else step.changed
        kind.setdefault(change.tag, []).append((change.start, change.end, change.before[0]))
    return step


def _pile(
    allocation: AllocationView, start: int, end: int, step: _Step, holders: dict[int, list[str]], *, library: bool
) -> Pile:
    assert allocation.root is not None
    tags = next((tags for lo, hi, tags in allocation.stacks if lo <= start < hi), (allocation.root,))
    items: list[Item] = []
    hidden = 0
    gone = [
        (tag, before) for tag, spans in step.gone.items() for lo, hi, before in spans if lo <= start < hi
    ]  # fmt: skip
    for tag, before in gone:
        items.append(_item(allocation.nodes[tag], before, holders, "gone"))
    for tag in reversed(tags):
        node = allocation.nodes[tag]
        role = "new" if tag == step.new else "used" if tag == step.used else ""
        item = _item(node, node.permission_at(start), holders, role)
        for lo, hi, before in step.changed.get(tag, ()):
            if lo <= start < hi:
                item.before = look(before)
        if not library and node.library and not item.role and item.before is None:
            hidden += 1
            continue
        items.append(item)
    if len(items) > MOST_ITEMS:
        hidden += len(items) - MOST_ITEMS
        items = items[: MOST_ITEMS - 4] + items[-4:]
    touched = step.span is not None and step.span[0] < end and step.span[1] > start
    return Pile(start, end, items, tags[:1] != (allocation.root,), hidden, touched)


def _item(node: NodeView, permission: str, holders: dict[int, list[str]], role: str) -> Item:
    names = [name for name in holders.get(node.tag, []) if name != node.label]
    return Item(node.tag, node.label, look(permission), bool(node.protector), names, role)
