"""The permissions that a step changes, told line by line: who, which bytes, from what to what, by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from engine.trace.queries import REMOVED, Transition, index_of, transitions
from engine.trace.trace import Trace
from engine.trace.words import Part, Rule, Writer, access_of, bytes_phrase, plain

__all__ = ["ChangeLine", "effect", "has_trees", "permission_changes"]


@dataclass(slots=True, frozen=True)
class ChangeLine:
    """One line: all tags that change alike. `rule` is the arrow they take (None where the model has no automaton).
    `minor` lines are of pointers inside library code, or of bytes that the pointers were not made for; `whole` says
    that all bytes they were made for are meant."""

    parts: tuple[Part, ...]
    tags: tuple[int, ...]
    start: int
    end: int
    before: str
    after: str
    relation: str
    access: str
    rule: Rule | None
    minor: bool
    whole: bool

    @property
    def text(self) -> str:
        """The line as plain text."""
        return plain(self.parts)


_WEIGHT = {"Disabled": 0, REMOVED: 0, "Frozen": 1, "Reserved (conflicted)": 2}


def has_trees(trace: Trace) -> bool:
    """Whether the model of the run tells child accesses from foreign ones."""
    return trace.options.model not in ("none", "stacked")


def permission_changes(trace: Trace, step: int) -> list[ChangeLine]:
    """The lines of a step; those of the user's own pointers first, what takes most from a pointer before the rest.
    Raises IndexError if there is no such step."""
    index = index_of(trace)
    event = trace.events[step]
    access = access_of(event)
    groups: dict[tuple[int, str, str, str, int, int, bool, bool], list[Transition]] = {}
    for t in transitions(trace, step):
        if t.tag == event.tag and event.kind == "retag":
            continue
        low, high = index.reach.get(t.tag, (t.start, t.end))
        beside = t.end <= low or high <= t.start
        key = (t.alloc, t.relation, t.before, t.after, t.start, t.end, index.protected_at(t.tag, step), beside)
        groups.setdefault(key, []).append(t)
    out: list[ChangeLine] = []
    for (alloc, relation, before, after, start, end, protected, beside), found in groups.items():
        tags = tuple(dict.fromkeys(t.tag for t in found))
        rule = Rule(before, relation, access, protected) if has_trees(trace) else None
        w = Writer(index)
        above = len(tags) - 1
        if relation == "child" and tags[0] == event.tag and above > 2:
            w.tag(event.tag).text(f" and the {above} pointers it comes from")
        else:
            w.tags(tags, 6)
        w.text(f" {effect(before, after, relation, many=len(tags) > 1)} ")
        if alloc != event.alloc:
            w.text("in ").alloc(alloc).text(" ")
        w.text(f"at {bytes_phrase(index.allocs.get(alloc), start, end)}: ")
        w.permission(before).text(" → ").permission(after).text(", because of a ")
        if rule is not None:
            w.rule(f"{relation} {access}", rule)
        else:
            w.text(f"{access} through ").tag(event.tag if event.kind != "retag" else event.parent)
        if event.kind == "dealloc":
            w.text(" (freeing counts as a write)")
        minor = beside or not any(tag in index.users for tag in tags)
        reach = [index.reach.get(tag, (start, end)) for tag in tags if tag in index.users]
        whole = all(start <= low and high <= end for low, high in reach)
        out.append(ChangeLine(tuple(w.parts), tags, start, end, before, after, relation, access, rule, minor, whole))
    out.sort(key=lambda line: (line.minor, _WEIGHT.get(line.after, 3)))
    return out


def effect(before: str, after: str, relation: str, *, many: bool = False) -> str:
    """What a change of permission means, as a verb phrase after the names of one pointer or of `many`."""
    if after in ("Disabled", REMOVED):
        return "may not be used any more"
    if after == "Frozen":
        return "lost write permission"
    if after == "Reserved (conflicted)":
        return "may not write while protected"
    if after in ("Unique", "Active") and relation == "child":
        return "had their first write" if many else "had its first write"
    return "changed"
