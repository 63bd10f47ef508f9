"""Building blocks of plain-English sentences: parts that a page can link and colour, and the reasons of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.messages import _, ngettext
from engine.source import Span
from engine.trace.events import AllocInfo, Event, FieldInfo
from engine.trace.labels import expression_text, short_paths, variable_label
from engine.trace.queries import REMOVED, Index

__all__ = [
    "Part", "Rule", "Writer", "access_of", "bytes_phrase", "count_of_bytes", "field_name", "line_of", "listed", "plain",
    "reason",
]  # fmt: skip

_MOST_FIELDS = 64
"""With more fields than that they are named in full."""

PartKind = Literal["text", "tag", "permission", "code", "alloc", "step", "rule"]


@dataclass(slots=True, frozen=True)
class Rule:
    """One arrow of the automaton: what a permission does at an access. `relation` is `child` or `foreign`, `access`
    `read` or `write`."""

    before: str
    relation: str
    access: str
    protected: bool


@dataclass(slots=True, frozen=True)
class Part:
    """A piece of a sentence. `tag` parts have `ref` the tag, `alloc` parts the allocation, `step` parts the step;
    `permission` parts name a permission, `code` parts are source text, `rule` parts name the `rule` that applied."""

    kind: PartKind
    text: str
    ref: int | None = None
    rule: Rule | None = None


def plain(parts: Iterable[Part]) -> str:
    """The sentence as plain text, code in backticks."""
    return "".join(f"`{part.text}`" if part.kind in ("code", "tag") else part.text for part in parts)


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{list} and {last}").format(list=", ".join(words[:-1]), last=words[-1])


def count_of_bytes(size: int) -> str:
    """`1 byte`, `4 bytes`."""
    return ngettext("{size} byte", "{size} bytes", size).format(size=size)


_PLACE = re.compile(r"\{(\w+)\}")


class Writer:
    """Collects parts; knows what tags and allocations are called."""

    def __init__(self, index: Index) -> None:
        self.parts: list[Part] = []
        self._index = index

    def text(self, text: str) -> Writer:
        """Plain words."""
        if self.parts and self.parts[-1].kind == "text":
            self.parts[-1] = Part("text", self.parts[-1].text + text)
        elif text:
            self.parts.append(Part("text", text))
        return self

    def say(self, template: str, **places: Writer | str | int | None) -> Writer:
        """A sentence: a template whose places in braces are filled with text, or with what another writer wrote."""
        if self.parts:
            self.text(" ")
        return self.add(template, **places)

    def add(self, template: str, **places: Writer | str | int | None) -> Writer:
        """As `say`, without a space between it and what stands before."""
        for number, piece in enumerate(_PLACE.split(template)):
            if number % 2 == 0:
                self.text(piece)
                continue
            filling = places[piece]
            if isinstance(filling, Writer):
                for part in filling.parts:
                    if part.kind == "text":
                        self.text(part.text)
                    else:
                        self.parts.append(part)
            else:
                self.text(str(filling))
        return self

    def new(self) -> Writer:
        """An empty writer that knows the same names."""
        return Writer(self._index)

    def tag(self, tag: int | None) -> Writer:
        """A tag by its name for people."""
        if tag is None:
            return self.text(_("a pointer without provenance"))
        if tag == 0:
            return self.text(_("a pointer made from an integer"))
        self.parts.append(Part("tag", self._index.name(tag), tag))
        return self

    def pointer(self, tag: int | None, event: Event, step: int) -> Writer:
        """A pointer that an event uses: by the variable in the expression that holds it, if it is not named like it."""
        name = self._index.holder(tag, event, step) if tag else ""
        if not name:
            return self.tag(tag)
        return self.add(_("{name} (the pointer {tag})"), name=self.new().code(name), tag=self.new().tag(tag))

    def through(self, tag: int | None, event: Event, step: int) -> Writer:
        """How an event reaches memory: by its own name, through a raw pointer to it, or through a reference."""
        if tag is None or tag not in self._index.roots:
            return self.add(_("through {tag}"), tag=self.new().pointer(tag, event, step))
        name = self._index.holder(tag, event, step)
        memory = self.new().itself(tag)
        if name:
            template = _("through {name}, which stands for {memory} itself")
            return self.add(template, name=self.new().code(name), memory=memory)
        if expression_text(event):
            return self.text(_("directly"))
        return self.add(_("through a pointer that stands for {memory} itself"), memory=memory)

    def itself(self, tag: int) -> Writer:
        """A tag; a root that has no name of its own by its memory."""
        alloc = self._index.tag_allocs.get(tag)
        info = self._index.allocs.get(alloc) if alloc is not None else None
        if tag in self._index.roots and info is not None and not info.name:
            return self.alloc(alloc)
        return self.tag(tag)

    def tags(self, tags: Sequence[int], most: int = 4) -> Writer:
        """Several tags: those of the user's program by name, at most `most`, the others counted."""
        users = [tag for tag in tags if tag in self._index.users]
        # Variables and parameters before pointers that Rust made on the way.
        users.sort(key=lambda tag: not re.fullmatch(r"\w+|arg .*", self._index.labels[tag]))
        inside = len(tags) - len(users)
        shown = users[:most] if len(users) > most + 1 else users
        rest = len(users) - len(shown)
        pieces = [self.new().tag(tag) for tag in shown]
        if rest:
            pieces.append(self.new().text(ngettext("{count} more", "{count} more", rest).format(count=rest)))
        if inside:
            template = ngettext("{count} pointer inside the library", "{count} pointers inside the library", inside)
            pieces.append(self.new().text(template.format(count=inside)))
        return self.several(pieces)

    def several(self, pieces: Sequence[Writer]) -> Writer:
        """What several writers wrote, as a list in a sentence."""
        if len(pieces) < 2:
            return self.add("{it}", it=pieces[0]) if pieces else self
        first = self.new()
        for position, piece in enumerate(pieces[:-1]):
            first.add(", {it}" if position else "{it}", it=piece)
        return self.add(_("{list} and {last}"), list=first, last=pieces[-1])

    def rule(self, text: str, rule: Rule) -> Writer:
        """The name of a rule, which leads to its arrow."""
        self.parts.append(Part("rule", text, rule=rule))
        return self

    def alloc(self, alloc: int | None) -> Writer:
        """An allocation by its name."""
        if alloc is None:
            return self.text(_("no allocation"))
        info = self._index.allocs.get(alloc)
        if info is not None and info.name:
            self.parts.append(Part("alloc", variable_label(info.name), alloc))
        elif info is not None and info.kind == "heap":
            self.parts.append(Part("alloc", _("the heap memory {alloc}").format(alloc=f"alloc{alloc}"), alloc))
        elif info is not None and info.kind in ("local", "const"):
            template = _("the temporary {alloc}") if info.kind == "local" else _("the constant {alloc}")
            self.parts.append(Part("alloc", template.format(alloc=f"alloc{alloc}"), alloc))
        else:
            self.parts.append(Part("alloc", f"alloc{alloc}", alloc))
        return self

    def code(self, text: str) -> Writer:
        """Source text."""
        self.parts.append(Part("code", text))
        return self

    def permission(self, name: str) -> Writer:
        """A permission."""
        self.parts.append(Part("permission", name))
        return self

    def step(self, step: int | None, text: str) -> Writer:
        """Words that lead to another step."""
        if step is None:
            return self.text(text)
        self.parts.append(Part("step", text, step))
        return self

    def bytes(self, alloc: int | None, start: int | None, end: int | None) -> Writer:
        """Which bytes of an allocation."""
        info = self._index.allocs.get(alloc) if alloc is not None else None
        return self.text(bytes_phrase(info, start or 0, end or 0))

    def expression(self, event: Event) -> Writer:
        """The user's expression that an event evaluates, or where in the library it happens."""
        text = expression_text(event)
        if text:
            return self.code(text)
        return self.add(_("code inside {function}"), function=self.new().code(event.function))


def bytes_phrase(info: AllocInfo | None, start: int, end: int) -> str:
    """`all 4 bytes`, `byte 2`, `bytes 2..4`, with the field's name if it is one field."""
    count = end - start
    if count <= 0:
        return _("no bytes")
    if info is not None and start == 0 and end == info.size:
        return _("all {count} bytes").format(count=count) if count > 1 else _("its only byte")
    span = _("byte {start}") if count == 1 else _("bytes {start}..{end}")
    span = span.format(start=start, end=end)
    if info is not None:
        for part in info.fields:
            if (part.start, part.end) == (start, end) and part.path and not part.padding:
                return f"{field_name(info, part)} ({span})"
    return span


def field_name(info: AllocInfo, part: FieldInfo) -> str:
    """A field as people call it: `.hits` though what is in there is `.hits.value.value`."""
    if len(info.fields) > _MOST_FIELDS:
        return part.path
    short = short_paths([one.path for one in info.fields if one.path and not one.padding])[part.path]
    return short if short.startswith("[") else f".{short}"


def line_of(span: Span, main: str = "") -> str:
    """`line 7`, with the file if it is not `main`."""
    at = span.call_site()
    line = at.start()[0]
    if at.file.is_local and (not main or at.file.name == main):
        return _("line {line}").format(line=line)
    return _("line {line} of {file}").format(line=line, file=at.file.name)


def access_of(event: Event) -> str:
    """Whether an event acts on permissions as a `read` or a `write`."""
    if event.kind in ("write", "dealloc"):
        return "write"
    if event.kind == "retag":
        own = (c.after for _, c in event.changes if c.tag == event.tag and not c.relation and c.after is not None)
        return "write" if any(name == "Unique" for name, _ in own) else "read"
    if event.kind == "release":
        # A foreign read never disables an unprotected tag; a foreign write does.
        return "write" if any(c.after is not None and c.after[0] == "Disabled" for _, c in event.changes) else "read"
    return "read"


def reason(before: str, after: str, relation: str, access: str, protected: bool) -> str:
    """Why the rules make this transition, as a clause that follows a colon. `access` is `read` or `write`."""
    if after == REMOVED:
        return _("it lay above the pointer that was used, so it was taken off the stack")
    if before == "Unique" and after == "Disabled" and access == "read" and not protected:
        return _("somebody else read, and a unique item above the pointer that was used is disabled")
    if relation == "child":
        if after in ("Unique", "Active"):
            return _("the first write through it, so from now on it must be the only way to this memory")
        return _("it was used itself")
    if access == "write":
        if after == "Disabled":
            if before == "Frozen":
                return _("somebody else wrote, so the value it promised not to change has changed")
            return _("somebody else wrote, so it is no longer the only way to this memory and may not be used again")
        return _("somebody else wrote")
    if after == "Frozen":
        return _("somebody else read, so it may still read but must not write any more")
    if after == "Reserved (conflicted)":
        return _("somebody else read while it is protected, so it may not write until the function returns")
    if after == "Disabled":
        return _("somebody else read although it is protected and has been written through")
    return _("somebody else read")
