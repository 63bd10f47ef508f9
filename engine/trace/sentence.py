"""One or two plain sentences for a step: what happened and why it matters; and the same in the model's terms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.borrows.api import Change
from engine.trace.advice import EXPLANATIONS
from engine.trace.changes import ChangeLine, has_trees, permission_changes
from engine.trace.events import AllocInfo, Event, FrameInfo
from engine.trace.failure import BorrowFacts, asks_to_write
from engine.trace.labels import expression_text, library_macro, short_function
from engine.trace.queries import REMOVED, index_of, transitions
from engine.trace.trace import Trace
from engine.trace.words import Part, Rule, Writer, access_of, bytes_phrase, line_of, plain

__all__ = ["Sentence", "sentence"]


@dataclass(slots=True, frozen=True)
class Sentence:
    """What a step did: `title` a few words, `parts` the sentences for everybody, `terms` one line in the terms of the
    model (often empty), `changes` the permissions that changed, line by line."""

    step: int
    title: str
    parts: tuple[Part, ...]
    terms: tuple[Part, ...]
    changes: tuple[ChangeLine, ...]

    @property
    def text(self) -> str:
        """The sentences as plain text."""
        return plain(self.parts)


def sentence(trace: Trace, step: int) -> Sentence:
    """The words for a step. Raises IndexError if there is no such step."""
    told = _Telling(trace, step)
    title = _TELLERS.get(told.event.kind, _other)(told)
    parts = told.say.parts
    if parts and parts[0].kind in ("text", "alloc") and parts[0].text.startswith("the "):
        parts[0] = replace(parts[0], text=_capital(parts[0].text))
    return Sentence(step, title, tuple(parts), tuple(told.terms.parts), tuple(told.changes))


class _Telling:
    """What the tellers share: `say` takes the sentences, `terms` the line in the model's terms."""

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

    def actor(self) -> Writer:
        """Begin with who acts: the user's expression, or the library's code."""
        text = expression_text(self.event)
        if _is_end(text):
            return self.say.text("The end of the block")
        if text:
            return self.say.code(text)
        macro = "" if self.event.library else library_macro(self.event.span)
        return self.say.text("Code inside ").code(macro or short_function(self.event.function))

    def bytes_of(self) -> Writer:
        """The bytes of the event and their allocation: `all 4 bytes of x`, or `x` alone if that is all of it."""
        event = self.event
        if self.info is not None and (event.start, event.end) == (0, self.info.size):
            return self.say.alloc(event.alloc)
        return self.say.bytes(event.alloc, event.start, event.end).text(" of ").alloc(event.alloc)

    def sides(self, tag: int | None, access: str) -> None:
        """For whom an access is a child access, and for whom a foreign one."""
        if not tag or not has_trees(self.trace):
            return
        event = self.event
        self.terms.text(f"A child {access} for ").tag(tag)
        self.terms.text("" if tag in self.index.roots else " and those above it")
        self.terms.text(f", a foreign {access} for all others, at ")
        self.terms.text(f"{bytes_phrase(self.info, event.start or 0, event.end or 0)}.")

    def outcome(self) -> None:
        """What it means for the pointers: the two changes that matter most."""
        if not self.changes:
            if self.trace.options.model != "none":
                self.say.text(" No permission changes.")
            return
        users = [line for line in self.changes if not line.minor]
        if not users:
            other = any(tag in self.index.users for line in self.changes for tag in line.tags)
            self.say.text(f" Only pointers {'made for other bytes' if other else 'inside the library'} change.")
            return
        seen: set[tuple[str, str]] = set()
        for line in users:
            # The same change on other bytes, or from another permission, is told in the list.
            if (line.relation, line.after) in seen or len(seen) == 2:
                continue
            seen.add((line.relation, line.after))
            alike = [other for other in users if (other.relation, other.after) == (line.relation, line.after)]
            tags = list(dict.fromkeys(tag for other in alike for tag in other.tags))
            self._meaning(line, tags, "" if all(other.whole for other in alike) else " there")

    def _meaning(self, line: ChangeLine, tags: list[int], there: str) -> None:
        many = len(tags) > 1
        done = "wrote" if line.access == "write" else "read"
        if line.after == REMOVED:
            self.say.text(" That takes ").tags(tags).text(f" off the stack: {'they' if many else 'it'} lay above.")
        elif line.relation == "child" and line.after in ("Unique", "Active"):
            users = [tag for tag in tags if tag in self.index.users]
            first = self.event.tag if self.event.tag in users else users[0]
            self.say.text(f" It is the first write{there} through ").tag(first)
            self.say.text(", which counts on being the only way to this memory from now on.")
        elif line.relation == "child":
            self.say.text(" ").tags(tags).text(f" {'change' if many else 'changes'}, because of the use.")
        elif not has_trees(self.trace):
            self.say.text(" ").tags(tags).text(f" may not be used{there} any more: ")
            self.say.text(f"{'they' if many else 'it'} lay above the pointer that {done}.")
        else:
            self.say.text(" For ").tags(tags, 3).text(f" somebody else {done}")
            if line.after == "Reserved (conflicted)":
                functions = {self.index.guard(tag) for tag in tags}
                self.say.text(f": {'they' if many else 'it'} may not write{there} until ")
                if len(functions) == 1:
                    self.say.code(short_function(functions.pop())).text(" returns.")
                else:
                    self.say.text("their functions return.")
            elif line.after == "Frozen":
                self.say.text(f": {'they' if many else 'it'} may still read{there}, but not write any more.")
            elif line.after == "Disabled":
                self.say.text(f": {'they' if many else 'it'} may not be used{there} any more.")
            else:
                self.say.text(f": {line.before} → {line.after}.")


def _start(t: _Telling) -> str:
    t.say.text("The program starts.")
    return "start"


def _alloc(t: _Telling) -> str:
    event, info = t.event, t.event.info
    assert isinstance(info, AllocInfo)
    size = f"{info.size} byte{'' if info.size == 1 else 's'}"
    if info.kind == "heap":
        t.say.text("The allocator gives out ").alloc(event.alloc).text(f": {size}")
    elif info.kind == "local" and info.name:
        t.say.alloc(event.alloc).text(f" gets a place in memory: {size}")
    elif info.kind == "local":
        text = expression_text(event)
        if text and not _is_end(text):
            t.say.text("The value of ").code(text).text(" gets a place in memory, ").alloc(event.alloc)
        else:
            t.say.alloc(event.alloc).text(" gets a place in memory")
        t.say.text(f": {size}")
    else:
        t.say.text("The static " if info.kind == "static" else "").alloc(event.alloc).text(f" is set up: {size}")
    if info.type:
        t.say.text(" for a value of type ").code(info.type)
    t.say.text(".")
    root = next((c.after for _, c in event.changes if c.tag == event.tag and c.after is not None), None)
    if event.tag and info.size and root is not None:
        t.terms.text("Root of a new tree: ").tag(event.tag).text(", ").permission(root[0]).text(" on every byte.")
    cells = [bytes_phrase(info, part.start, part.end) for part in info.fields if part.cell and not part.padding]
    if cells:
        more = f" and {len(cells) - 4} more" if len(cells) > 4 else ""
        t.terms.text(f" Interior mutable (inside an UnsafeCell): {', '.join(cells[:4])}{more}.")
    words = {"heap": "heap memory", "const": "constant"}
    return f"new {words.get(info.kind) or info.name or 'temporary'}"


def _access(t: _Telling) -> str:
    event = t.event
    write = event.kind == "write"
    t.actor().text(" writes " if write else " reads ")
    t.bytes_of()
    label = t.index.labels.get(event.tag or 0, "")
    t.say.through(event.tag, event, t.step)
    t.say.text(".")
    t.sides(event.tag, event.kind)
    t.outcome()
    size = (event.end or 0) - (event.start or 0)
    through = "" if event.tag in t.index.roots else f" through {label or 'a pointer'}"
    return f"{event.kind} of {size} byte{'' if size == 1 else 's'}{through}"


_MAY = {
    "Reserved": "may read; its first write is still to come",
    "Reserved (interior mutable)": "may read; others may also write until its own first write",
    "Unique": "may read and write, alone",
    "Active": "may read and write, alone",
    "Frozen": "may only read",
    "Cell": "may read and write, and so may others",
    "SharedReadWrite": "may read and write, and so may others of its kind",
    "SharedReadOnly": "may only read",
    "Disabled": "may not be used",
}


def _retag(t: _Telling) -> str:
    event, say, index = t.event, t.say, t.index
    tag = event.tag or 0
    if event.pointer_kind == "place":
        t.actor().text(" is guarded during the call: nobody else may touch it until ")
        say.code(short_function(event.function)).text(" returns.")
    elif event.argument:
        say.code(short_function(event.function)).text(" takes ").code(event.argument)
        say.text(" as a new pointer, ").tag(tag)
    else:
        maker = t.trace.events[index.births[event.parent]] if event.parent in index.births else None
        if maker is not None and maker.kind == "retag" and maker.span == event.span and not event.library:
            say.text("Rust reborrows ")
            t.actor().text(" on the way: a new pointer, ").tag(tag)
        elif index.labels.get(tag, "").startswith("borrow of "):
            say.text("Rust borrows ")
            t.actor().text(": a new pointer, ").tag(tag)
        else:
            t.actor().text(" makes a new pointer, ").tag(tag)
    if event.pointer_kind != "place":
        if event.parent:
            say.text(", from ").tag(event.parent)
        elif event.parent == 0:
            say.text(" from an address: it may act for any tag that was exposed")
        say.text(".")
        _rights(t)
    if event.protector:
        say.text(" It is protected until ").code(short_function(event.function)).text(" returns.")
    _retag_terms(t)
    if t.changes:
        t.outcome()
    return f"new pointer {index.labels.get(tag, '')}".rstrip()


def _rights(t: _Telling) -> None:
    """What the new pointer may do, apart for bytes that differ."""
    own = [(c.start, c.end, c.after[0]) for _, c in _own(t.event) if c.after is not None]
    kinds = {state for _, _, state in own}
    if not kinds or not kinds <= _MAY.keys():
        return
    if len(kinds) == 1:
        t.say.text(f" It {_MAY[own[0][2]]}.")
        return
    for position, (start, end, state) in enumerate(own[:4]):
        t.say.text(f"{';' if position else ''} {'at' if position else 'At'} {bytes_phrase(t.info, start, end)} it ")
        t.say.text(_MAY[state])
    t.say.text("." if len(own) <= 4 else "; and so on.")


def _own(event: Event) -> list[tuple[int, Change]]:
    return [(alloc, c) for alloc, c in event.changes if c.tag == event.tag and c.after is not None and not c.relation]
def _retag_terms(t: _Telling) -> None:
    event, w = t.event, t.terms
    if not has_trees(t.trace):
        return
    w.text("A child of ").tag(event.parent) if event.parent else w.text("A tree of its own")
    own = _own(event)
    states = list(dict.fromkeys(c.after[0] for _, c in own if c.after is not None))
    if len(states) == 1:
        w.text(", ").permission(states[0]).text(f" at {bytes_phrase(t.info, event.start or 0, event.end or 0)}")
    else:
        for _, c in own:
            assert c.after is not None
            w.text(", ").permission(c.after[0]).text(f" at {bytes_phrase(t.info, c.start, c.end)}")
    if event.default and (not states or t.info is None or (event.start, event.end) != (0, t.info.size)):
        w.text(", ").permission(event.default).text(f" {'elsewhere, ' if states else ''}once it is used there")
    if event.protector:
        w.text(f", with a {event.protector} protector")
    accessed = any(c.after is not None and c.after[1] for _, c in own)
    if accessed and event.parent is not None:
        access = access_of(event)
        w.text(f". Making it is a child {access} for ").tag(event.parent)
        w.text("" if event.parent in t.index.roots else " and those above it").text(", a foreign one for all others")
    w.text(".")


def _dealloc(t: _Telling) -> str:
    event, info = t.event, t.info
    if info is not None and info.kind == "local":
        t.say.alloc(event.alloc).text(" goes out of scope, and its memory is gone.")
    else:
        t.actor().text(" frees ").alloc(event.alloc).text(".")
    if t.changes:
        t.say.text(" No pointer to it may be used any more.")
    if has_trees(t.trace):
        t.terms.text("Freeing counts as a write to every byte through ").tag(event.tag).text(".")
    return f"end of {info.name}" if info is not None and info.name else "memory freed"


def _release(t: _Telling) -> str:
    event = t.event
    t.say.code(short_function(event.function)).text(" returns, so ").tag(event.tag).text(" is not protected any more.")
    if event.changes:
        access = access_of(event)
        t.terms.text(f"At its end a protector counts as a {access} of the bytes that its pointer has used, ")
        t.terms.text("for all pointers that were not made from it.")
    if t.changes:
        t.outcome()
    return "protector ends"


def _call(t: _Telling) -> str:
    info = t.event.info
    assert isinstance(info, FrameInfo)
    name = short_function(info.function)
    if info.call_site is None or (not info.call_site.call_site().file.is_local and t.event.depth <= 2):
        t.say.code(name).text(" begins.")
    elif not info.call_site.call_site().file.is_local and not info.library:
        t.say.text("The library calls ").code(name).text(".")
    else:
        t.say.text(_capital(line_of(info.call_site, t.trace.options.file_name))).text(" calls ").code(name).text(".")
    return f"call {name}"


def _return(t: _Telling) -> str:
    name = short_function(t.event.text or t.event.function)
    t.say.code(name).text(" returns.")
    return f"return from {name}"


def _unwind(t: _Telling) -> str:
    name = short_function(t.event.text or t.event.function)
    t.say.text("The panic leaves ").code(name).text(".")
    return f"unwinding {name}"


def _assign(t: _Telling) -> str:
    gone = [change.name for change in t.event.locals if change.value is None]
    names = [change.name for change in t.event.locals]
    for change in t.event.locals:
        if change.value is None:
            continue
        t.say.text(" " if t.say.parts else "").code(change.name)
        alloc, offset, tag = change.pointer if change.pointer is not None else (None, 0, None)
        if change.pointer is None or alloc is None:
            t.say.text(" is now ").code(change.value).text(".")
            continue
        t.say.text(" now points to ").alloc(alloc)
        if offset:
            t.say.text(f", byte {offset}")
        if tag and t.index.labels.get(tag) != change.name:
            t.say.text(", as ").tag(tag)
        t.say.text(".")
    for position, name in enumerate(gone):
        glue = (" " if t.say.parts else "") if not position else " and " if position == len(gone) - 1 else ", "
        t.say.text(glue).code(name)
    if gone:
        t.say.text(f" {'have' if len(gone) > 1 else 'has'} no value any more.")
    if names and len(gone) == len(names):
        return f"end of {', '.join(names)}"
    return f"{', '.join(names)} set" if names else "assignment"


def _expose(t: _Telling) -> str:
    t.say.text("The address of ").alloc(t.event.alloc).text(" becomes an integer. That exposes ").tag(t.event.tag)
    t.say.text(": a pointer made from an integer may act through it from now on.")
    return "tag exposed"


def _print(t: _Telling) -> str:
    text = " ⏎ ".join(t.event.text.strip("\n").split("\n"))
    stream = " to standard error" if t.event.stream == "stderr" else ""
    short = text if len(text) <= 80 else text[:77] + "…"
    t.say.text(f"The program prints{stream}: ").code(short).text(".")
    return "print"


def _trees(t: _Telling) -> str:
    t.say.text("The program prints the borrow state of ").alloc(t.event.alloc).text(".")
    return "borrow state printed"


def _name(t: _Telling) -> str:
    t.say.text("The program calls the tag ").tag(t.event.tag).text(" ").code(t.event.text).text(".")
    return f"name {t.event.text}"


def _ub(t: _Telling) -> str:
    failure = t.trace.ending.failure
    if failure is None:
        t.say.text("The run ends with an error.")
        return "error"
    facts = failure.borrows
    if facts is None:
        text = expression_text(t.event)
        if failure.kind == "ub":
            t.say.text("Undefined behaviour")
            if text:
                t.say.text(" in ").code(text)
            t.say.text(": ")
            kind = EXPLANATIONS[failure.category][0] if failure.category in EXPLANATIONS else ""
            t.say.text(f"{kind[:1].lower()}{kind[1:]} ({failure.title})." if kind else f"{failure.title}.")
        else:
            t.say.text(f"{failure.title}.")
        return "undefined behaviour" if failure.kind == "ub" else "error"
    t.say.text("Undefined behaviour: ")
    _forbidden_deed(t, facts, failure.alloc)
    _why_forbidden(t, facts)
    if facts.stack is not None:
        if facts.accessed and "protected" not in facts.kind:
            _since(t, facts.accessed, facts.offset, failure.alloc, {REMOVED, "Disabled"})
    elif facts.kind == "child-forbidden" and facts.permission != "Reserved (conflicted)":
        _since(t, facts.conflicting, facts.offset, failure.alloc, {facts.permission})
    return "undefined behaviour"


def _forbidden_deed(t: _Telling, facts: BorrowFacts, alloc: int | None) -> None:
    text = expression_text(t.event)
    if _is_end(text):
        t.say.text("the end of the block")
    elif text:
        t.say.code(text)
    else:
        t.say.text("code inside ").code(library_macro(t.event.span) or short_function(t.event.function))
    if facts.cause == "reborrow":
        t.say.text(" makes a new pointer from ").tag(facts.accessed)
        if asks_to_write(facts):
            t.say.text(", which must be allowed to write ").alloc(alloc)
        else:
            t.say.text(f", which counts as a {facts.access} of ").alloc(alloc)
    elif facts.cause == "deallocation":
        t.say.text(" frees ").alloc(alloc).text(" through ").tag(facts.accessed)
    else:
        t.say.text(f" {facts.access}s ").alloc(alloc)
        t.say.through(facts.accessed, t.event, t.step)


def _why_forbidden(t: _Telling, facts: BorrowFacts) -> None:
    w, tag, access = t.say, facts.conflicting, facts.access
    if facts.kind in ("stack-protected", "stack-dealloc-protected"):
        w.text(", but that would remove ").tag(tag).text(" from the stack, and it is protected.")
        return
    if facts.stack is not None:
        w.text(", but nothing on the stack of that byte allows it.")
        return
    if facts.kind == "no-exposed-tags":
        w.text(", but no exposed tag allows it here.")
        return
    w.text(", but ").tag(tag)
    if tag != facts.accessed and facts.relation == "child":
        w.text(", from which it was made,")
    protected = t.index.protected_at(tag, t.step)
    if facts.kind == "child-forbidden":
        if facts.permission == "Disabled":
            w.text(" may not be used any more.")
        elif facts.permission == "Frozen":
            lost = any(past.after == "Frozen" for past in facts.history)
            w.text(" may only read now." if lost else " was made for reading only.")
        else:
            w.text(" may not write until ").code(short_function(t.index.guard(tag)))
            w.text(" returns, because somebody else has read the memory.")
        t.terms.tag(tag).text(" is ").permission(facts.permission).text(", which forbids a ")
        t.terms.rule(f"child {access}", Rule(facts.permission, "child", access, protected)).text(".")
        return
    guard = short_function(t.index.guard(tag))
    w.text(" is protected until ").code(guard).text(" returns: ")
    if facts.kind == "protected-disabled":
        w.text("nobody else may write to its memory meanwhile." if access == "write" else
               "it has been written through, so nobody else may even read its memory meanwhile.")  # fmt: skip
        t.terms.text("A ").rule(f"foreign {access}", Rule(facts.permission, "foreign", access, True))
        t.terms.text(" would disable ").tag(tag).text(", which is ").permission(facts.permission)
        t.terms.text(" and protected.")
    else:
        w.text("memory that it has used must not be freed before.")
        t.terms.text("A strong protector forbids freeing the bytes that its pointer has accessed.")


def _since(t: _Telling, tag: int, offset: int, alloc: int | None, now: set[str]) -> None:
    """When a pointer lost a right: the last change of it at a byte, if that made it what it is `now`."""
    for step in reversed(t.index.transition_steps):
        if step >= t.step:
            continue
        found = [c for c in transitions(t.trace, step) if (c.tag, c.alloc) == (tag, alloc)]
        here = [c for c in found if c.start <= offset < c.end]
        if not here:
            continue
        if here[-1].after not in now:
            return
        event = t.trace.events[step]
        # Of a stack nothing has been said of the pointer itself yet.
        who = t.say.text(" ").tag(tag) if not has_trees(t.trace) else t.say.text(" It")
        who.text(" lost that right on ")
        t.say.step(step, line_of(event.user_span, t.trace.options.file_name))
        if event.kind in ("read", "write"):
            text = expression_text(event)
            t.say.text(", when ").code(text or short_function(event.function))
            t.say.text(" wrote" if event.kind == "write" else " read")
            name = t.index.holder(event.tag, event, step) if event.tag else ""
            if name:
                t.say.text(" through ").code(name)
                if event.tag not in t.index.roots:
                    t.say.text(" (the pointer ").tag(event.tag).text(")")
            elif event.tag in t.index.roots:
                t.say.text(" ").alloc(event.alloc).text(" directly")
            else:
                t.say.text(" through ").tag(event.tag)
        elif event.kind == "retag" and event.parent:
            t.say.text(", when ").tag(event.tag).text(" was made from ").tag(event.parent)
        elif event.kind == "release":
            t.say.text(", when ").code(short_function(event.function)).text(" returned")
        t.say.text(".")
        return


def _thread(t: _Telling) -> str:
    t.say.text(f"Thread {t.event.thread}: {t.event.text}.")
    return f"thread {t.event.text}"


def _panic(t: _Telling) -> str:
    t.say.text("The program panics: ").code(t.event.text).text(".")
    return "panic"


def _warning(t: _Telling) -> str:
    t.say.text(f"Warning: {t.event.text}.")
    return "warning"


def _end(t: _Telling) -> str:
    text = t.event.text
    t.say.text("The program ends" + ("." if not text or text == "the program ended" else f": {text}."))
    if t.trace.ending.kind in ("ok", "exit"):
        t.say.text(" There was no undefined behaviour in this run")
        t.say.text("." if t.trace.options.model != "none" else "; the aliasing of pointers was not checked.")
    return "end"


def _other(t: _Telling) -> str:
    t.say.code(expression_text(t.event) or t.event.kind)
    return t.event.kind


def _is_end(text: str) -> bool:
    """Whether the place of an event is a closing bracket: what happens as a block or a list ends."""
    return text != "" and not re.search(r"\w", text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_TELLERS = {
    "start": _start, "alloc": _alloc, "read": _access, "write": _access, "retag": _retag, "dealloc": _dealloc,
    "release": _release, "call": _call, "return": _return, "unwind": _unwind, "assign": _assign, "expose": _expose,
    "print": _print, "trees": _trees, "name": _name, "ub": _ub, "thread": _thread, "panic": _panic,
    "warning": _warning, "end": _end,
}  # fmt: skip
