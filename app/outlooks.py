"""What each pointer may do now: for every tag that something holds, whether a read and a write through it would be
allowed, and what they would do to the others. The model is asked (`engine.trace.foresight`); only words are made here.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.automaton import Drawing, Rule, drawing
from app.permissions import Look, look
from app.picture import behind, is_background
from engine.borrows.api import Access, BorrowsError
from engine.borrows.versions import VERSIONS
from engine.messages import _
from engine.trace.changes import permission_changes
from engine.trace.events import Event
from engine.trace.foresight import Foreseen, Outlook, outlook
from engine.trace.snapshot import AllocationView, NodeView, Snapshot
from engine.trace.trace import Trace
from engine.trace.words import listed

__all__ = ["Prospect", "Prospects", "Verdict", "machines", "prospects"]

MOST = 30
"""More pointers than this are not asked about."""


@dataclass(slots=True)
class Verdict:
    """What an access would be at bytes `start..end`: `kind` is `ok`, `ub` or `unknown`; `why` the reason, or what it
    would cost, in a few words; `whole` whether these are all bytes that the pointer is for."""

    kind: str
    start: int
    end: int
    whole: bool
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Prospect:
    """A pointer: what it is called, what holds it, its permissions, and what may be done through it."""

    tag: int
    label: str
    holders: list[str]
    root: bool
    protected: bool
    looks: list[Look]
    read: list[Verdict]
    write: list[Verdict]
    now: bool = False


@dataclass(slots=True)
class Prospects:
    """The pointers to one allocation."""

    alloc: int
    title: str
    type: str
    focus: bool
    rows: list[Prospect]


def prospects(snapshot: Snapshot, model: str, event: Event | None, *, library: bool) -> tuple[list[Prospects], int]:
    """For each allocation that is alive the pointers that somebody holds, those of the step's allocation first; and how
    many pointers were left out."""
    holders = _holders(snapshot, library=library)
    used = event.tag if event is not None else None
    chosen: list[tuple[AllocationView, list[NodeView]]] = []
    for allocation in snapshot.allocations.values():
        if not allocation.alive or allocation.root is None or not allocation.info.size:
            continue
        if not library and is_background(allocation):
            continue
        nodes = [
            node for _, node in allocation.preorder()
            if (node.tag in holders or node.is_root or node.tag == used) and (library or not behind(node))
        ]  # fmt: skip
        # A variable that nothing points to may do everything: nothing to be learnt.
        if len(nodes) > 1 or (nodes and not nodes[0].is_root):
            chosen.append((allocation, nodes))
    focus = event.alloc if event is not None else None
    chosen.sort(key=lambda pair: pair[0].id != focus)
    out: list[Prospects] = []
    left = MOST
    for allocation, nodes in chosen:
        asked = outlook(model, allocation)
        shown = nodes[:left]
        if asked is None or not shown:
            continue
        left -= len(shown)
        rows = [_prospect(snapshot, allocation, node, asked, holders, used) for node in shown]
        out.append(Prospects(allocation.id, allocation.label, allocation.info.type, allocation.id == focus, rows))
    return out, sum(len(nodes) for _, nodes in chosen) - sum(len(one.rows) for one in out)


def _holders(snapshot: Snapshot, *, library: bool) -> dict[int, list[str]]:
    shown = {frame.id for stack in snapshot.frames.values() for frame in stack if library or not frame.library}
    out: dict[int, list[str]] = {}
    for tag, found in snapshot.holders().items():
        names = [holder.text for holder in found if holder.frame is None or holder.frame in shown]
        if names:
            out[tag] = names
    return out


def _prospect(
    snapshot: Snapshot, allocation: AllocationView, node: NodeView, asked: Outlook, holders: dict[int, list[str]],
    used: int | None,
) -> Prospect:  # fmt: skip
    start, end = reach(allocation, node)
    looks = list(dict.fromkeys(
        look(state[0] if state is not None else node.default)
        for lo, hi, state in node.states if lo < end and hi > start
    ))  # fmt: skip

    def verdicts(access: Access) -> list[Verdict]:
        found = asked.ask(node.tag, start, end, access)
        return [_verdict(snapshot, node, one, access, (start, end), holders) for one in found]

    return Prospect(
        node.tag, node.label, [name for name in holders.get(node.tag, []) if name != node.label], node.is_root,
        bool(node.protector), looks, verdicts(Access.READ), verdicts(Access.WRITE), node.tag == used,
    )  # fmt: skip


def reach(allocation: AllocationView, node: NodeView) -> tuple[int, int]:
    """The bytes that a pointer was made for; the whole allocation for its own name and for pointers to nothing."""
    inside = node.inside
    return inside if inside is not None and inside[0] < inside[1] else (0, allocation.info.size)


def _verdict(
    snapshot: Snapshot, node: NodeView, one: Foreseen, access: Access, span: tuple[int, int],
    holders: dict[int, list[str]],
) -> Verdict:  # fmt: skip
    whole = (one.start, one.end) == span
    if one.unknown:
        return Verdict("unknown", one.start, one.end, whole, [_("the model cannot tell")])
    if one.error is not None:
        return Verdict("ub", one.start, one.end, whole, [_reason(snapshot, node, one.error, access)])
    ends: list[str] = []
    limits: list[str] = []
    for effect in one.effects:
        if effect.tag not in holders and effect.tag != node.tag:
            continue
        name = snapshot.label(effect.tag)
        if effect.after in (None, "Disabled"):
            ends.append(name)
        elif effect.tag == node.tag:
            limits.insert(0, _("becomes {permission}").format(permission=effect.after))
        elif effect.after == "Frozen":
            limits.append(_("{name} may only read from then on").format(name=name))
        elif effect.after == "Reserved (conflicted)":
            limits.append(_("{name} may not write while it is protected").format(name=name))
        else:
            limits.append(_("{name} becomes {permission}").format(name=name, permission=effect.after))
    why = ([_("ends {names}").format(names=_listed(ends))] if ends else []) + limits[:2]
    return Verdict("ok", one.start, one.end, whole, why)


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    if len(names) <= 3:
        return listed(names)
    return _("{list} and {count} more").format(list=", ".join(names[:3]), count=len(names) - 3)


def _reason(snapshot: Snapshot, node: NodeView, error: BorrowsError, access: Access) -> str:
    """Why the model says no, in a few words."""
    name = _("it") if error.conflicting == node.tag else snapshot.label(error.conflicting)
    if error.kind == "protected-disabled":
        return _("would end {name}, which is protected").format(name=name)
    if error.kind == "child-forbidden":
        held = error.protector is not None and error.permission == "Reserved (conflicted)"
        template = _("{name} is {permission} and protected") if held else _("{name} is {permission}")
        return template.format(name=name, permission=error.permission)
    if error.kind == "no-exposed-tags":
        return _("no exposed pointer allows it")
    if error.kind == "stack-protected":
        return _("would take {name} off the stack, which is protected").format(name=name)
    if error.kind == "stack-access":
        if error.permission != "SharedReadOnly":
            return _("its item is gone")
        template = _("{name} does not allow writing") if access == Access.WRITE else _("{name} does not allow reading")
        return template.format(name=name)
    return error.kind


def machines(trace: Trace, step: int, snapshot: Snapshot) -> list[Drawing]:
    """The automata of a version of Tree Borrows with the step's rules lit, and in each state the nodes of the step's
    allocation that are in it at the first byte that the step is about. The machine that explains the step comes first,
    that of protected nodes only if it is needed. Empty for models that have none."""
    version = VERSIONS.get(trace.options.model)
    if version is None or version.automaton is None:
        return []
    event = trace.events[step]
    failure = trace.ending.failure if event.kind == "ub" else None
    facts = failure.borrows if failure is not None else None
    alloc = failure.alloc if failure is not None and failure.alloc is not None else event.alloc
    allocation = snapshot.allocations.get(alloc) if alloc is not None else None
    here: dict[bool, dict[str, list[str]]] = {False: {}, True: {}}
    if allocation is not None and allocation.info.size:
        at = min(facts.offset if facts is not None else event.start or 0, allocation.info.size - 1)
        held = snapshot.holders()
        for _, node in allocation.preorder():
            if node.is_root or node.tag in held or node.protector or node.tag == event.tag:
                names = here[bool(node.protector)].setdefault(look(node.permission_at(at)).css, [])
                if node.label not in names:
                    names.append(node.label)
    lit: dict[bool, list[Rule]] = {False: [], True: []}
    for line in permission_changes(trace, step):
        if line.rule is not None:
            lit[line.rule.protected].append((look(line.before).css, f"{line.relation}-{line.access}"))
    if facts is not None and facts.permission and facts.relation:
        lit[bool(facts.protector)].append((look(facts.permission).css, f"{facts.relation}-{facts.access}"))
    which = [False, True] if here[True] or lit[True] else [False]
    which.sort(key=lambda one: not lit[one])
    return [drawing(version.automaton, protected=one, lit=lit[one], here=here[one]) for one in which]
