"""What all who tell a step share: the step's facts, and its actors in words."""

from __future__ import annotations

import re

from engine.messages import _, ngettext
from engine.trace.changes import ChangeLine, has_trees, permission_changes
from engine.trace.events import AllocInfo, Event
from engine.trace.labels import expression_text, library_macro, short_function
from engine.trace.queries import REMOVED, index_of
from engine.trace.trace import Trace
from engine.trace.words import Rule, Writer, bytes_phrase

__all__ = ["Telling", "capital", "is_end"]


class Telling:
    """A step that is told: `say` takes the sentences, `terms` the line in the model's terms."""

    def __init__(self, trace: Trace, step: int) -> None:
        self.trace = trace
        self.step = step
        self.event: Event = trace.events[step]
        self.index = index_of(trace)
        self.say = Writer(self.index)
        self.terms = Writer(self.index)
        self.changes = permission_changes(trace, step)
        alloc = self.event.alloc
        self.info: AllocInfo | None = self.index.allocs.get(alloc) if alloc is not None else None

    # What fills the places of a sentence.

    def tag(self, tag: int | None) -> Writer:
        """A tag by its name."""
        return Writer(self.index).tag(tag)

    def tags(self, tags: list[int], most: int = 4) -> Writer:
        """Several tags."""
        return Writer(self.index).tags(tags, most)

    def alloc(self, alloc: int | None) -> Writer:
        """An allocation by its name."""
        return Writer(self.index).alloc(alloc)

    def code(self, text: str) -> Writer:
        """Source text."""
        return Writer(self.index).code(text)

    def function(self, name: str) -> Writer:
        """A function by its short name."""
        return Writer(self.index).code(short_function(name))

    def permission(self, name: str) -> Writer:
        """A permission."""
        return Writer(self.index).permission(name)

    def rule(self, text: str, rule: Rule) -> Writer:
        """A rule, which leads to its arrow."""
        return Writer(self.index).rule(text, rule)

    def actor(self, *, first: bool = True) -> Writer:
        """Who acts: the user's expression, or the library's code; `first` at the beginning of a sentence."""
        text = expression_text(self.event)
        out = Writer(self.index)
        if is_end(text):
            return out.text(_("The end of the block") if first else _("the end of the block"))
        if text:
            return out.code(text)
        macro = "" if self.event.library and first else library_macro(self.event.span)
        function = self.code(macro or short_function(self.event.function))
        return out.add(_("Code inside {function}") if first else _("code inside {function}"), function=function)

    def through(self, tag: int | None) -> Writer:
        """How the memory is reached."""
        return Writer(self.index).through(tag, self.event, self.step)

    def bytes_of(self) -> Writer:
        """The bytes of the event and their allocation: `all 4 bytes of x`, or `x` alone if that is all of it."""
        event = self.event
        if self.info is not None and (event.start, event.end) == (0, self.info.size):
            return self.alloc(event.alloc)
        some = Writer(self.index).bytes(event.alloc, event.start, event.end)
        return Writer(self.index).add(_("{bytes} of {memory}"), bytes=some, memory=self.alloc(event.alloc))

    # What follows from an access.

    def sides(self, tag: int | None, access: str) -> None:
        """For whom an access is a child access, and for whom a foreign one."""
        if not tag or not has_trees(self.trace):
            return
        event = self.event
        if access == "write":
            template = (
                _("A child write for {tag}, a foreign write for all others, at {bytes}.")
                if tag in self.index.roots
                else _("A child write for {tag} and those above it, a foreign write for all others, at {bytes}.")
            )
        else:
            template = (
                _("A child read for {tag}, a foreign read for all others, at {bytes}.")
                if tag in self.index.roots
                else _("A child read for {tag} and those above it, a foreign read for all others, at {bytes}.")
            )
        where = bytes_phrase(self.info, event.start or 0, event.end or 0)
        self.terms.say(template, tag=self.tag(tag), bytes=where)

    def outcome(self) -> None:
        """What it means for the pointers: the two changes that matter most."""
        if not self.changes:
            if self.trace.options.model != "none":
                self.say.say(_("No permission changes."))
            return
        users = [line for line in self.changes if not line.minor]
        if not users:
            other = any(tag in self.index.users for line in self.changes for tag in line.tags)
            self.say.say(
                _("Only pointers made for other bytes change.") if other
                else _("Only pointers inside the library change.")
            )  # fmt: skip
            return
        seen: set[tuple[str, str]] = set()
        for line in users:
            # The same change on other bytes, or from another permission, is told in the list.
            if (line.relation, line.after) in seen or len(seen) == 2:
                continue
            seen.add((line.relation, line.after))
            alike = [other for other in users if (other.relation, other.after) == (line.relation, line.after)]
            tags = list(dict.fromkeys(tag for other in alike for tag in other.tags))
            self._meaning(line, tags, partly=not all(other.whole for other in alike))

    def _meaning(self, line: ChangeLine, tags: list[int], *, partly: bool) -> None:
        """What the change of a line means for its pointers; `partly` if some of their bytes are not concerned."""
        n = len(tags)
        if line.after == REMOVED:
            template = ngettext(
                "That takes {tags} off the stack: it lay above.", "That takes {tags} off the stack: they lay above.", n
            )
            self.say.say(template, tags=self.tags(tags))
        elif line.relation == "child" and line.after in ("Unique", "Active"):
            users = [tag for tag in tags if tag in self.index.users]
            first = self.event.tag if self.event.tag in users else users[0]
            template = (
                _("It is the first write there through {tag}, which counts on being the only way to this memory from "
                  "now on.") if partly
                else _("It is the first write through {tag}, which counts on being the only way to this memory from "
                       "now on.")
            )  # fmt: skip
            self.say.say(template, tag=self.tag(first))
        elif line.relation == "child":
            template = ngettext("{tags} changes, because of the use.", "{tags} change, because of the use.", n)
            self.say.say(template, tags=self.tags(tags))
        elif not has_trees(self.trace):
            self.say.say(_off_the_stack(line.access, n, partly), tags=self.tags(tags))
        else:
            self._foreign(line, tags, partly)

    def _foreign(self, line: ChangeLine, tags: list[int], partly: bool) -> None:
        template = (
            _("For {tags} somebody else wrote: {effect}") if line.access == "write"
            else _("For {tags} somebody else read: {effect}")
        )  # fmt: skip
        effect = Writer(self.index)
        n = len(tags)
        if line.after == "Reserved (conflicted)":
            functions = {self.index.guard(tag) for tag in tags}
            if len(functions) == 1:
                until = (
                    ngettext("it may not write there until {function} returns.",
                             "they may not write there until {function} returns.", n) if partly
                    else ngettext("it may not write until {function} returns.",
                                  "they may not write until {function} returns.", n)
                )  # fmt: skip
                effect.add(until, function=self.function(functions.pop()))
            else:
                effect.text(
                    _("they may not write there until their functions return.") if partly
                    else _("they may not write until their functions return.")
                )  # fmt: skip
        elif line.after == "Frozen":
            effect.text(
                ngettext("it may still read there, but not write any more.",
                         "they may still read there, but not write any more.", n) if partly
                else ngettext("it may still read, but not write any more.",
                              "they may still read, but not write any more.", n)
            )  # fmt: skip
        elif line.after == "Disabled":
            effect.text(
                ngettext("it may not be used there any more.", "they may not be used there any more.", n) if partly
                else ngettext("it may not be used any more.", "they may not be used any more.", n)
            )  # fmt: skip
        else:
            effect.text(f"{line.before} → {line.after}.")
        self.say.say(template, tags=self.tags(tags, 3), effect=effect)


def _off_the_stack(access: str, n: int, partly: bool) -> str:
    if access == "write":
        return (
            ngettext("{tags} may not be used there any more: it lay above the pointer that wrote.",
                     "{tags} may not be used there any more: they lay above the pointer that wrote.", n) if partly
            else ngettext("{tags} may not be used any more: it lay above the pointer that wrote.",
                          "{tags} may not be used any more: they lay above the pointer that wrote.", n)
        )  # fmt: skip
    return (
        ngettext("{tags} may not be used there any more: it lay above the pointer that read.",
                 "{tags} may not be used there any more: they lay above the pointer that read.", n) if partly
        else ngettext("{tags} may not be used any more: it lay above the pointer that read.",
                      "{tags} may not be used any more: they lay above the pointer that read.", n)
    )  # fmt: skip


def is_end(text: str) -> bool:
    """Whether the place of an event is a closing bracket: what happens as a block or a list ends."""
    return text != "" and not re.search(r"\w", text)


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
