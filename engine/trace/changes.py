"""The permissions that a step changes, told line by line: who, which bytes, from what to what, by which rule."""

from __future__ import annotations

from dataclasses import dataclass

from engine.messages import _, ngettext
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
        above = len(tags) - 1
        if relation == "child" and tags[0] == event.tag and above > 2:
            template = _("{tag} and the {count} pointers it comes from")
            who = Writer(index).add(template, tag=Writer(index).tag(event.tag), count=above)
        else:
            who = Writer(index).tags(tags, 6)
        where = Writer(index).text(bytes_phrase(index.allocs.get(alloc), start, end))
        if alloc != event.alloc:
            where = Writer(index).add(_("{bytes} of {memory}"), bytes=where, memory=Writer(index).alloc(alloc))
        if rule is not None:
            cause = Writer(index).rule(_access_name(relation, access), rule)
        else:
            through = Writer(index).tag(event.tag if event.kind != "retag" else event.parent)
            template = _("write through {tag}") if access == "write" else _("read through {tag}")
            cause = Writer(index).add(template, tag=through)
        template = (
            _("{tags} {effect} at {bytes}: {before} → {after}, because of a {cause} (freeing counts as a write)")
            if event.kind == "dealloc"
            else _("{tags} {effect} at {bytes}: {before} → {after}, because of a {cause}")
        )
        w = Writer(index).add(
            template, tags=who, effect=effect(before, after, relation, many=len(tags)), bytes=where, cause=cause,
            before=Writer(index).permission(before), after=Writer(index).permission(after),
        )  # fmt: skip
        minor = beside or not any(tag in index.users for tag in tags)
        reach = [index.reach.get(tag, (start, end)) for tag in tags if tag in index.users]
        whole = all(start <= low and high <= end for low, high in reach)
        out.append(ChangeLine(tuple(w.parts), tags, start, end, before, after, relation, access, rule, minor, whole))
    out.sort(key=lambda line: (line.minor, _WEIGHT.get(line.after, 3)))
    return out


def _access_name(relation: str, access: str) -> str:
    if relation == "child":
        return _("child write") if access == "write" else _("child read")
    return _("foreign write") if access == "write" else _("foreign read")


def effect(before: str, after: str, relation: str, *, many: int = 1) -> str:
    """What a change of permission means, as a verb phrase after the names of `many` pointers."""
    if after in ("Disabled", REMOVED):
        return ngettext("may not be used any more", "may not be used any more", many)
    if after == "Frozen":
        return ngettext("lost write permission", "lost write permission", many)
    if after == "Reserved (conflicted)":
        return ngettext("may not write while protected", "may not write while protected", many)
    if after in ("Unique", "Active") and relation == "child":
        return ngettext("had its first write", "had their first write", many)
    return ngettext("changed", "changed", many)
