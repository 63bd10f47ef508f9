"""The story of undefined behaviour in plain words: who, since when, by which rule, and what people usually change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from engine.borrows.api import WILDCARD
from engine.messages import _
from engine.source import Span
from engine.trace.advice import BORROW_ADVICE, EXPLANATIONS, borrow_class
from engine.trace.changes import has_trees
from engine.trace.events import Event
from engine.trace.failure import BorrowFacts, Failure, asks_to_write
from engine.trace.labels import expression_text, short_function
from engine.trace.queries import Index, Transition, index_of, transitions
from engine.trace.race import earlier_access, thread_name
from engine.trace.stacked import StackFacts
from engine.trace.telling import capital
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, access_of, bytes_phrase, count_of_bytes, line_of, plain, reason

__all__ = ["Story", "StorySentence", "story"]

_MOST_EXPOSED: Final = 3
"""So many exposed pointers are told of, the latest."""


@dataclass(slots=True, frozen=True)
class StorySentence:
    """A sentence with what it speaks of: a step, a place in the source, an allocation, a tag."""

    parts: tuple[Part, ...]
    step: int | None = None
    span: Span | None = None
    alloc: int | None = None
    tag: int | None = None

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return plain(self.parts)


@dataclass(slots=True, frozen=True)
class Story:
    """`title` names the class of error, `sentences` tell what happened in order, `advice` how such errors are usually
    repaired."""

    title: str
    sentences: tuple[StorySentence, ...]
    advice: tuple[str, ...]


def story(trace: Trace) -> Story | None:
    """The story of the run's undefined behaviour; None if it had none, or if the steps stop before it."""
    failure = trace.ending.failure
    if failure is None or failure.kind != "ub" or trace.ending.unseen:
        return None
    teller = _Teller(trace, failure)
    if failure.borrows is None:
        return teller.ordinary()
    return teller.borrows(failure.borrows)


class _Teller:
    def __init__(self, trace: Trace, failure: Failure) -> None:
        self._trace = trace
        self._failure = failure
        self._index: Index = index_of(trace)
        self._main = trace.options.file_name
        self._out: list[StorySentence] = []
        steps = self._index.ub_steps
        self._step = steps[-1] if steps else trace.last
        self._event: Event | None = trace.events[self._step] if trace.events else None

    def _writer(self) -> Writer:
        return Writer(self._index)

    def _say(self, writer: Writer, *, step: int | None = None, span: Span | None = None, alloc: int | None = None,
             tag: int | None = None) -> None:  # fmt: skip
        if span is None and step is not None:
            span = self._trace.events[step].user_span.call_site()
        first = writer.parts[0]
        if first.kind == "text" or (first.kind == "alloc" and first.text.startswith("the ")):
            writer.parts[0] = replace(first, text=capital(first.text))
        self._out.append(StorySentence(tuple(writer.parts), step, span, alloc, tag or None))

    def _rule(self, writer: Writer, tag: int = 0) -> None:
        """A sentence about the forbidden step itself."""
        step = self._step if self._event is not None else None
        span = self._event.user_span.call_site() if self._event is not None else self._failure.span
        self._say(writer, step=step, span=span, alloc=self._failure.alloc, tag=tag)

    def _where(self, step: int) -> str:
        event = self._trace.events[step]
        where = line_of(event.user_span, self._main)
        if not event.library:
            return where
        return _("{place} (inside `{function}`)").format(place=where, function=short_function(event.function))

    # What fills the places of a sentence.

    def _tag(self, tag: int | None) -> Writer:
        return self._writer().tag(tag)

    def _memory(self) -> Writer:
        return self._writer().alloc(self._failure.alloc)

    def _code(self, text: str) -> Writer:
        return self._writer().code(text)

    def _place(self, step: int) -> Writer:
        return self._writer().step(step, self._where(step))

    def _permission(self, name: str) -> Writer:
        return self._writer().permission(name)

    def _with_text(self, clause: Writer, text: str) -> Writer:
        """A clause with the source text that it is about."""
        if not text:
            return clause
        return self._writer().add(_("{clause} ({expression})"), clause=clause, expression=self._code(text))

    # Aliasing errors.

    def borrows(self, facts: BorrowFacts) -> Story:
        self._forbidden(facts)
        if facts.accessed == WILDCARD:
            self._exposed(facts)
        if facts.stack is not None:
            self._stack(facts, facts.stack)
            return self._finish(facts)
        if facts.kind == "no-exposed-tags":
            return self._finish(facts)
        if facts.accessed not in (WILDCARD, facts.conflicting):
            self._birth(facts.accessed)
            if facts.relation == "child":
                template = (
                    _("{tag} descends from {ancestor}: whatever is done through it counts as a child write for "
                      "{ancestor} too.") if facts.access == "write"
                    else _("{tag} descends from {ancestor}: whatever is done through it counts as a child read for "
                           "{ancestor} too.")
                )  # fmt: skip
                w = self._writer().say(template, tag=self._tag(facts.accessed), ancestor=self._tag(facts.conflicting))
                self._say(
                    w, step=self._index.births.get(facts.accessed), alloc=self._failure.alloc,
                    tag=facts.conflicting,
                )  # fmt: skip
        self._birth(facts.conflicting)
        self._life(facts.conflicting, facts.offset)
        self._forbids(facts)
        return self._finish(facts)

    def _forbidden(self, facts: BorrowFacts) -> None:
        event = self._event
        text = expression_text(event) if event is not None else ""
        write = facts.access == "write"
        w = self._writer()
        tag, memory = self._tag(facts.accessed), self._memory()
        if asks_to_write(facts):
            template = _("makes a new pointer from {tag}, which must be allowed to write {memory}")
            w.add(template, tag=self._with_text(tag, text), memory=memory)
        elif facts.cause == "reborrow":
            template = (
                _("makes a new pointer from {tag}; that counts as a write of {memory}") if write
                else _("makes a new pointer from {tag}; that counts as a read of {memory}")
            )  # fmt: skip
            w.add(template, tag=self._with_text(tag, text), memory=memory)
        elif facts.cause == "deallocation":
            w.add(_("frees {memory} through {tag}"), tag=tag, memory=memory)
        elif event is None:
            w.add(_("writes {memory}") if write else _("reads {memory}"), memory=memory)
        else:
            through = self._writer().through(facts.accessed, event, self._step)
            template = _("writes {memory} {through}") if write else _("reads {memory} {through}")
            w = self._with_text(w.add(template, memory=memory, through=through), text)
        template = _("{place} {deed}; this is forbidden.")
        self._rule(self._writer().say(template, place=self._where(self._step), deed=w), facts.accessed)

    def _exposed(self, facts: BorrowFacts) -> None:
        """For whom a pointer made from an integer could have acted."""
        alloc = self._failure.alloc
        write = facts.access == "write"
        found: dict[int, int] = {}
        for step, event in enumerate(self._trace.events[: self._step]):
            if event.kind == "expose" and event.alloc == alloc and event.tag:
                found.setdefault(event.tag, step)
        w = self._writer().say(
            _("A pointer made from an integer acts for one of the pointers whose address became an integer before, "
              "as far as that one may still act.")
        )  # fmt: skip
        if not found:
            w.say(_("There is none for {memory}."), memory=self._memory())
        self._rule(w)
        unable = facts.kind not in ("child-forbidden", "protected-disabled", "protected-dealloc")
        for tag, step in list(found.items())[-_MOST_EXPOSED:]:
            w = self._writer().add(_("the address of {tag} became an integer"), tag=self._tag(tag))
            w = self._with_text(w, expression_text(self._trace.events[step]))
            w = self._writer().say(_("On {place} {what}."), place=self._place(step), what=w)
            self._say(w, step=step, alloc=alloc, tag=tag)
            if unable:
                self._life(tag, facts.offset)
        if unable and found:
            template = (
                _("Now none of them may write byte {offset}.")
                if write
                else _("Now none of them may read byte {offset}.")
            )
            self._rule(self._writer().say(template, offset=facts.offset))
        elif facts.relation == "foreign" and found:
            template = (
                _("None of them descends from {tag}, so for it this is a foreign write.") if write
                else _("None of them descends from {tag}, so for it this is a foreign read.")
            )  # fmt: skip
            self._rule(self._writer().say(template, tag=self._tag(facts.conflicting)), facts.conflicting)

    def _birth(self, tag: int) -> None:
        step = self._index.births.get(tag)
        if step is None:
            return
        event = self._trace.events[step]
        place = self._place(step)
        if event.kind == "alloc":
            template = (
                _("{tag} is the tag at the bottom of the stacks: the memory itself, as it was made on {place}.")
                if self._stacked()
                else _("{tag} is the root of the tree: the memory itself, as it was made on {place}.")
            )
            self._say(
                self._writer().say(template, tag=self._tag(tag), place=place), step=step, alloc=event.alloc, tag=tag
            )
            return
        w = self._writer()
        text = expression_text(event)
        if event.argument:
            w.add(
                _("{tag} is the parameter {name} of {function}, a {type}. It was made on {place}"), tag=self._tag(tag),
                name=self._code(event.argument), function=self._code(short_function(event.function)),
                type=self._code(_pointer_type(event)), place=place,
            )  # fmt: skip
        elif text not in ("", self._index.labels[tag]):
            template = _("{tag} was made on {place} by {expression}")
            w.add(template, tag=self._tag(tag), place=place, expression=self._code(text))
        else:
            w.add(_("{tag} was made on {place}"), tag=self._tag(tag), place=place)
        facts = self._failure.borrows
        state = _first_state(event, facts.offset if facts is not None else 0)
        w = self._origin(w, event, last=not state)
        if state:
            w = self._writer().add(
                _("{clause}, and began as {permission}"), clause=w, permission=self._permission(state)
            )
        w = self._writer().add(_("{clause}."), clause=w)
        if event.protector:
            w.say(_("As an argument it is protected until the function returns."))
        self._say(w, step=step, alloc=event.alloc, tag=tag)

    def _origin(self, clause: Writer, event: Event, *, last: bool) -> Writer:
        """The clause with: from whom a pointer was made; the nearest that the user knows, not what Rust made of the
        same expression on the way or inside the library. `last` if the clause ends with it."""
        index, parent, near = self._index, event.parent, True
        text = expression_text(event)
        while parent and parent not in index.roots and parent in index.births:
            birth = self._trace.events[index.births[parent]]
            same = text and expression_text(birth) == text and not birth.argument
            if not same and parent in index.users:
                break
            parent, near = birth.parent, False
        if not parent and parent != WILDCARD:
            return clause
        if parent == WILDCARD:
            template = _("{clause}, from a pointer made from an integer")
        elif near:
            template = _("{clause}, as a child of {parent}")
        elif last:
            template = _("{clause} and descends from {parent}")
        else:
            template = _("{clause}, descends from {parent}")
        return self._writer().add(template, clause=clause, parent=self._writer().itself(parent or 0))

    def _life(self, tag: int, offset: int) -> None:
        """What changed a tag on the byte in question."""
        for step, t in self._transitions_at(tag, offset):
            event = self._trace.events[step]
            access = access_of(event)
            protected = self._index.protected_at(tag, step)
            change = self._writer().add(
                _("{before} → {after} ({reason})"), before=self._permission(t.before), after=self._permission(t.after),
                reason=reason(t.before, t.after, t.relation, access, protected),
            )  # fmt: skip
            if self._stacked():
                template = _("On {place} {deed}. {tag}: {change}.")
            elif t.relation == "foreign":
                template = (
                    _("On {place} {deed}. That is not done through {tag} or a pointer made from it, so for it this is "
                      "a foreign write: {change}.") if access == "write"
                    else _("On {place} {deed}. That is not done through {tag} or a pointer made from it, so for it "
                           "this is a foreign read: {change}.")
                )  # fmt: skip
            else:
                template = (
                    _("On {place} {deed}. For {tag} this is a child write: {change}.") if access == "write"
                    else _("On {place} {deed}. For {tag} this is a child read: {change}.")
                )  # fmt: skip
            deed = self._deed(event, step, access)
            w = self._writer().say(template, place=self._place(step), deed=deed, tag=self._tag(tag), change=change)
            self._say(w, step=step, alloc=t.alloc, tag=tag)

    def _transitions_at(self, tag: int, offset: int) -> list[tuple[int, Transition]]:
        """The changes of a tag on a byte before the error, with their steps."""
        found: list[tuple[int, Transition]] = []
        for step in self._index.transition_steps:
            if step >= self._step:
                break
            for t in transitions(self._trace, step):
                if t.tag == tag and t.alloc == self._failure.alloc and t.start <= offset < t.end:
                    found.append((step, t))
        return found

    def _deed(self, event: Event, step: int, access: str) -> Writer:
        """What an event does to memory, as a clause."""
        w, write, text = self._writer(), access == "write", expression_text(event)
        if event.kind in ("read", "write"):
            template = (
                _("the memory is read {through}") if event.kind == "read" else _("the memory is written {through}")
            )
            return self._with_text(w.add(template, through=self._writer().through(event.tag, event, step)), text)
        if event.kind == "retag":
            if text == self._index.labels.get(event.parent or 0):
                text = ""
            template = (
                _("a new pointer is made from {tag}, which counts as a write") if write
                else _("a new pointer is made from {tag}, which counts as a read")
            )  # fmt: skip
            return w.add(template, tag=self._with_text(self._tag(event.parent), text))
        if event.kind == "release":
            template = (
                _("{function} returns and the protector of {tag} ends, which counts as a write") if write
                else _("{function} returns and the protector of {tag} ends, which counts as a read")
            )  # fmt: skip
            return w.add(template, function=self._code(short_function(event.function)), tag=self._tag(event.tag))
        return self._with_text(w.text(_("the memory is touched")), text)

    def _forbids(self, facts: BorrowFacts) -> None:
        w = self._writer()
        tag, state = facts.conflicting, facts.permission
        who = self._tag(tag)
        freed = facts.cause == "deallocation"
        if facts.kind == "child-forbidden":
            w.say(_("{tag} is {permission} now."), tag=who, permission=self._permission(state))
            if state == "Disabled":
                w.say(_("A disabled pointer may not be used again, neither to read nor to write."))
            elif state == "Frozen":
                w.say(_("A frozen pointer may still be used to read, but never again to write."))
            else:
                w.say(
                    _("While its function runs it may not write, because somebody else has read the memory since the "
                      "call: inside a function a mutable argument must be the only one to see its writes.")
                )  # fmt: skip
            if freed:
                w.say(_("Freeing memory counts as a write to all of it."))
        elif facts.kind == "protected-disabled":
            w.say(
                _("{tag} is protected: its function is still running, and a compiler may rely on the argument the "
                  "whole time."), tag=who,
            )  # fmt: skip
            if freed:
                w.say(
                    _("Freeing memory counts as a write to all of it, and nobody else may write to the memory it has "
                      "used until the function returns.")
                )  # fmt: skip
            elif facts.access == "write":
                w.say(_("Nobody else may write to the memory it has used until the function returns."))
            else:
                w.say(_("It has been written through, so nobody else may even read the memory until then."))
        else:
            w.say(
                _("{tag} is protected: memory that a reference argument has used must stay allocated until its "
                  "function returns."), tag=who,
            )  # fmt: skip
        self._rule(w, tag)

    # Stacked Borrows.

    def _stacked(self) -> bool:
        return not has_trees(self._trace)

    def _stack(self, facts: BorrowFacts, stack: StackFacts) -> None:
        """The tag, when its item left the stack, the rule."""
        if facts.accessed:
            self._birth(facts.accessed)
        if facts.conflicting not in (WILDCARD, facts.accessed):
            self._birth(facts.conflicting)
        if facts.kind in ("stack-protected", "stack-dealloc-protected"):
            self._rule(self._stack_protected(facts), facts.conflicting)
            return
        if facts.accessed == WILDCARD:
            return
        self._life(facts.accessed, facts.offset)
        w = self._writer()
        reach = self._outside(facts)
        who = self._tag(facts.accessed)
        if reach is not None:
            info = self._index.allocs.get(self._failure.alloc or 0)
            made = _("no bytes at all") if reach[0] >= reach[1] else bytes_phrase(info, *reach)
            template = _("{tag} was made for {bytes}, so no item of it is on the stack of byte {offset}.")
            w.say(template, tag=who, bytes=made, offset=facts.offset)
        elif stack.reason == "read-only":
            template = _("On the stack of byte {offset} the item of {tag} is {permission}, which allows reading only.")
            w.say(template, offset=facts.offset, tag=who, permission=self._permission("SharedReadOnly"))
        if facts.kind == "stack-dealloc":
            w.say(_("Memory may be freed only through a pointer whose item on the stack of every byte allows writing."))
        elif asks_to_write(facts):
            w.say(
                _("A pointer that may write can be made only from one whose item on the byte's stack allows writing.")
            )
        elif facts.access == "write":
            w.say(_("A pointer may write a byte only if its item on that byte's stack allows it."))
        else:
            w.say(_("A pointer may read a byte only if its item on that byte's stack allows it."))
        self._rule(w, facts.accessed)

    def _stack_protected(self, facts: BorrowFacts) -> Writer:
        places: dict[str, Writer | str | int | None] = {
            "offset": facts.offset,
            "tag": self._tag(facts.conflicting),
            "user": self._tag(facts.accessed),
        }
        if facts.cause == "deallocation":
            template = _("Freeing the memory would take {tag} off the stack.")
        elif facts.access == "write":
            template = _(
                "On the stack of byte {offset} {tag} lies above {user}: a write through the latter would take it off "
                "the stack."
            )
        else:
            template = _(
                "On the stack of byte {offset} {tag} lies above {user}: a read through the latter would disable it."
            )
        w = self._writer().say(template, **places)
        return w.say(
            _("But it is protected: its function is still running, and its item must stay as it is until that returns.")
        )

    def _outside(self, facts: BorrowFacts) -> tuple[int, int] | None:
        """The bytes that the pointer was made for, if the one in question is not among them."""
        reach = self._index.reach.get(facts.accessed)
        return reach if reach is not None and not reach[0] <= facts.offset < reach[1] else None

    def _finish(self, facts: BorrowFacts) -> Story:
        kind = borrow_class(facts)
        if kind == "stack-missing":
            found = self._transitions_at(facts.accessed, facts.offset)
            if self._outside(facts) is not None:
                kind = "stack-outside"
            elif found and found[-1][1].after == "Disabled":
                kind = "stack-disabled"
        title, advice = BORROW_ADVICE[kind]
        return Story(_(title), tuple(self._out), tuple(map(_, advice)))

    # Other undefined behaviour.

    def ordinary(self) -> Story:
        failure = self._failure
        title, explanation, advice = EXPLANATIONS.get(failure.category, EXPLANATIONS[""])
        text = expression_text(self._event) if self._event is not None else ""
        place = self._writer().text(self._where(self._step) if self._event is not None else _("the run"))
        template = _("{place} is undefined behaviour: {what}.")
        what = failure.title.partition("\n")[0]
        self._rule(self._writer().say(template, place=self._with_text(place, text), what=what))
        earlier = earlier_access(self._trace, self._step) if self._event is not None else None
        if earlier is not None:
            self._other_access(earlier)
        self._allocation()
        self._rule(self._writer().text(_(explanation)))
        return Story(_(title), tuple(self._out), tuple(map(_, advice)))

    def _other_access(self, step: int) -> None:
        """The earlier access of a race."""
        event = self._trace.events[step]
        w = self._writer().say(
            _("The other access was on {place}, on thread {thread}: {expression}. Nothing told this thread since that "
              "it was over: no join, no lock, no release that it acquired."),
            place=self._place(step), thread=self._code(thread_name(self._trace, step)),
            expression=self._writer().expression(event),
        )  # fmt: skip
        self._say(w, step=step, alloc=event.alloc, tag=event.tag)

    def _allocation(self) -> None:
        alloc = self._failure.alloc
        born = self._index.alloc_births.get(alloc) if alloc is not None else None
        if alloc is None or born is None:
            return
        info = self._index.allocs[alloc]
        if info.kind == "static":
            template = (
                _("{memory} is {size} long (type {type}) and lives as long as the program.") if info.type
                else _("{memory} is {size} long and lives as long as the program.")
            )  # fmt: skip
        else:
            template = (
                _("{memory} is {size} long (type {type}) and was made on {place}.") if info.type
                else _("{memory} is {size} long and was made on {place}.")
            )  # fmt: skip
        w = self._writer().say(
            template, memory=self._memory(), size=count_of_bytes(info.size), type=self._code(info.type),
            place=self._place(born),
        )  # fmt: skip
        self._say(w, step=born, alloc=alloc)
        died = self._index.alloc_deaths.get(alloc)
        if died is not None:
            template = _("It went out of scope on {place}.") if info.kind == "local" else _("It was freed on {place}.")
            self._say(self._writer().say(template, place=self._place(died)), step=died, alloc=alloc)


def _pointer_type(event: Event) -> str:
    """The type of a parameter as Rust writes it."""
    kind = event.pointer_kind
    if kind == "&":
        return f"&{event.pointee}"
    return f"{kind}<{event.pointee}>" if kind == "Box" else f"{kind} {event.pointee}".strip()


def _first_state(event: Event, offset: int) -> str:
    """What a tag began as, at a byte if that is one of its own."""
    own = [c for alloc, c in event.changes if c.tag == event.tag and not c.relation and c.after is not None]
    for change in own:
        if change.start <= offset < change.end and change.after is not None:
            return change.after[0]
    return event.default
