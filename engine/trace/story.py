"""The story of undefined behaviour in plain words: who, since when, by which rule, and what people usually change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from engine.borrows.api import WILDCARD
from engine.source import Span
from engine.trace.advice import BORROW_ADVICE, EXPLANATIONS, borrow_class
from engine.trace.changes import has_trees
from engine.trace.events import Event
from engine.trace.failure import BorrowFacts, Failure, asks_to_write
from engine.trace.labels import expression_text, short_function
from engine.trace.queries import Index, Transition, index_of, transitions
from engine.trace.stacked import StackFacts
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, access_of, bytes_phrase, line_of, plain, reason

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
    """The story of the run's undefined behaviour; None if it had none."""
    failure = trace.ending.failure
    if failure is None or failure.kind != "ub":
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
            writer.parts[0] = replace(first, text=_capital(first.text))
        self._out.append(StorySentence(tuple(writer.parts), step, span, alloc, tag or None))

    def _rule(self, writer: Writer, tag: int = 0) -> None:
        """A sentence about the forbidden step itself."""
        step = self._step if self._event is not None else None
        span = self._event.user_span.call_site() if self._event is not None else self._failure.span
        self._say(writer, step=step, span=span, alloc=self._failure.alloc, tag=tag)

    def _where(self, step: int) -> str:
        event = self._trace.events[step]
        where = line_of(event.user_span, self._main)
        return f"{where} (inside `{short_function(event.function)}`)" if event.library else where

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
                w = self._writer().tag(facts.accessed).text(" descends from ").tag(facts.conflicting)
                w.text(f": whatever is done through it counts as a child {facts.access} for ").tag(facts.conflicting)
                self._say(
                    w.text(" too."), step=self._index.births.get(facts.accessed), alloc=self._failure.alloc,
                    tag=facts.conflicting,
                )  # fmt: skip
        self._birth(facts.conflicting)
        self._life(facts.conflicting, facts.offset)
        self._forbids(facts)
        return self._finish(facts)

    def _forbidden(self, facts: BorrowFacts) -> None:
        w = self._writer().text(self._where(self._step) + " ")
        event = self._event
        text = expression_text(event) if event is not None else ""
        alloc = self._failure.alloc
        if facts.cause == "reborrow":
            w.text("makes a new pointer from ").tag(facts.accessed)
            if text:
                w.text(" (").code(text).text(")")
            if asks_to_write(facts):
                w.text(", which must be allowed to write ").alloc(alloc)
            else:
                w.text(f"; that counts as a {facts.access} of ").alloc(alloc)
        elif facts.cause == "deallocation":
            w.text("frees ").alloc(alloc).text(" through ").tag(facts.accessed)
        else:
            w.text("reads " if facts.access == "read" else "writes ").alloc(alloc)
            if event is not None:
                w.through(facts.accessed, event, self._step)
            if text:
                w.text(" (").code(text).text(")")
        self._rule(w.text("; this is forbidden."), facts.accessed)

    def _exposed(self, facts: BorrowFacts) -> None:
        """For whom a pointer made from an integer could have acted."""
        alloc = self._failure.alloc
        found: dict[int, int] = {}
        for step, event in enumerate(self._trace.events[: self._step]):
            if event.kind == "expose" and event.alloc == alloc and event.tag:
                found.setdefault(event.tag, step)
        w = self._writer().text("A pointer made from an integer acts for one of the pointers whose address became an ")
        w.text("integer before, as far as that one may still act.")
        if not found:
            w.text(" There is none for ").alloc(alloc).text(".")
        self._rule(w)
        unable = facts.kind not in ("child-forbidden", "protected-disabled", "protected-dealloc")
        for tag, step in list(found.items())[-_MOST_EXPOSED:]:
            w = self._writer().text("On ").step(step, self._where(step)).text(" the address of ").tag(tag)
            w.text(" became an integer")
            text = expression_text(self._trace.events[step])
            if text:
                w.text(" (").code(text).text(")")
            self._say(w.text("."), step=step, alloc=alloc, tag=tag)
            if unable:
                self._life(tag, facts.offset)
        if unable and found:
            w = self._writer().text(f"Now none of them may {facts.access} byte {facts.offset}.")
            self._rule(w)
        elif facts.relation == "foreign" and found:
            w = self._writer().text("None of them descends from ").tag(facts.conflicting)
            self._rule(w.text(f", so for it this is a foreign {facts.access}."), facts.conflicting)

    def _birth(self, tag: int) -> None:
        step = self._index.births.get(tag)
        if step is None:
            return
        event = self._trace.events[step]
        w = self._writer().tag(tag)
        if event.kind == "alloc":
            tree = "the tag at the bottom of the stacks" if self._stacked() else "the root of the tree"
            w.text(f" is {tree}: the memory itself, as it was made on ").step(step, self._where(step))
            self._say(w.text("."), step=step, alloc=event.alloc, tag=tag)
            return
        if event.argument:
            w.text(" is the parameter ").code(event.argument).text(" of ").code(short_function(event.function))
            w.text(", a ").code(_pointer_type(event)).text(". It was made on ")
        else:
            w.text(" was made on ")
        w.step(step, self._where(step))
        text = expression_text(event)
        if text not in ("", self._index.labels[tag]) and not event.argument:
            w.text(" by ").code(text)
        facts = self._failure.borrows
        state = _first_state(event, facts.offset if facts is not None else 0)
        self._origin(w, event, "," if state else " and")
        if state:
            w.text(", and began as ").permission(state)
        w.text(".")
        if event.protector:
            w.text(" As an argument it is protected until the function returns.")
        self._say(w, step=step, alloc=event.alloc, tag=tag)

    def _origin(self, w: Writer, event: Event, glue: str) -> None:
        """From whom a pointer was made: the nearest that the user knows, not what Rust made of the same expression on
        the way or inside the library."""
        index, parent, near = self._index, event.parent, True
        text = expression_text(event)
        while parent and parent not in index.roots and parent in index.births:
            birth = self._trace.events[index.births[parent]]
            same = text and expression_text(birth) == text and not birth.argument
            if not same and parent in index.users:
                break
            parent, near = birth.parent, False
        if parent == WILDCARD:
            w.text(", from a pointer made from an integer")
        elif parent:
            w.text(", as a child of " if near else f"{glue} descends from ")
            w.itself(parent)

    def _life(self, tag: int, offset: int) -> None:
        """What changed a tag on the byte in question."""
        for step, t in self._transitions_at(tag, offset):
            event = self._trace.events[step]
            access = access_of(event)
            w = self._writer().text("On ").step(step, self._where(step)).text(" ")
            self._deed(w, event, step, access)
            if self._stacked():
                w.text(" ").tag(tag).text(": ")
            elif t.relation == "foreign":
                w.text(" That is not done through ").tag(tag)
                w.text(f" or a pointer made from it, so for it this is a foreign {access}: ")
            else:
                w.text(" For ").tag(tag).text(f" this is a child {access}: ")
            w.permission(t.before).text(" → ").permission(t.after)
            protected = self._index.protected_at(tag, step)
            w.text(f" ({reason(t.before, t.after, t.relation, access, protected)}).")
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

    def _deed(self, w: Writer, event: Event, step: int, access: str) -> None:
        text = expression_text(event)
        if event.kind == "release" or (event.kind == "retag" and text == self._index.labels.get(event.parent or 0)):
            text = ""
        if event.kind in ("read", "write"):
            w.text(f"the memory is {'read' if event.kind == 'read' else 'written'}").through(event.tag, event, step)
        elif event.kind == "retag":
            w.text("a new pointer is made from ").tag(event.parent)
        elif event.kind == "release":
            w.code(short_function(event.function)).text(" returns and the protector of ").tag(event.tag)
            w.text(f" ends, which counts as a {access}")
        else:
            w.text("the memory is touched")
        if text:
            w.text(" (").code(text).text(")")
        if event.kind == "retag":
            w.text(f", which counts as a {access}")
        w.text(".")

    def _forbids(self, facts: BorrowFacts) -> None:
        w = self._writer()
        tag, state = facts.conflicting, facts.permission
        if facts.kind == "child-forbidden":
            w.tag(tag).text(" is ").permission(state).text(" now. ")
            if state == "Disabled":
                w.text("A disabled pointer may not be used again, neither to read nor to write.")
            elif state == "Frozen":
                w.text("A frozen pointer may still be used to read, but never again to write.")
            else:
                w.text("While its function runs it may not write, because somebody else has read the memory since ")
                w.text("the call: inside a function a mutable argument must be the only one to see its writes.")
            if facts.cause == "deallocation":
                w.text(" Freeing memory counts as a write to all of it.")
        elif facts.kind == "protected-disabled":
            w.tag(tag).text(" is protected: its function is still running, and a compiler may rely on the argument ")
            w.text("the whole time. ")
            if facts.cause == "deallocation":
                w.text("Freeing memory counts as a write to all of it, and nobody else may write to the memory it ")
                w.text("has used until the function returns.")
            elif facts.access == "write":
                w.text("Nobody else may write to the memory it has used until the function returns.")
            else:
                w.text("It has been written through, so nobody else may even read the memory until then.")
        else:
            w.tag(tag).text(" is protected: memory that a reference argument has used must stay allocated until its ")
            w.text("function returns.")
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
        if reach is not None:
            info = self._index.allocs.get(self._failure.alloc or 0)
            made = "no bytes at all" if reach[0] >= reach[1] else bytes_phrase(info, *reach)
            w.tag(facts.accessed).text(f" was made for {made}, so no item of it is on the stack of byte ")
            w.text(f"{facts.offset}. ")
        elif stack.reason == "read-only":
            w.text(f"On the stack of byte {facts.offset} the item of ").tag(facts.accessed).text(" is ")
            w.permission("SharedReadOnly").text(", which allows reading only. ")
        if facts.kind == "stack-dealloc":
            w.text("Memory may be freed only through a pointer whose item on the stack of every byte allows writing.")
        elif asks_to_write(facts):
            w.text("A pointer that may write can be made only from one whose item on the byte's stack allows writing.")
        else:
            w.text(f"A pointer may {facts.access} a byte only if its item on that byte's stack allows it.")
        self._rule(w, facts.accessed)

    def _stack_protected(self, facts: BorrowFacts) -> Writer:
        w = self._writer()
        if facts.cause == "deallocation":
            w.text("Freeing the memory would take ").tag(facts.conflicting).text(" off the stack")
        else:
            w.text(f"On the stack of byte {facts.offset} ").tag(facts.conflicting).text(" lies above ")
            w.tag(facts.accessed).text(f": a {facts.access} through the latter would ")
            w.text("take it off the stack" if facts.access == "write" else "disable it")
        w.text(". But it is protected: its function is still running, and its item must stay as it is until that ")
        return w.text("returns.")

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
        return Story(title, tuple(self._out), advice)

    # Other undefined behaviour.

    def ordinary(self) -> Story:
        failure = self._failure
        title, explanation, advice = EXPLANATIONS.get(failure.category, EXPLANATIONS[""])
        w = self._writer().text((self._where(self._step) if self._event is not None else "the run") + " ")
        text = expression_text(self._event) if self._event is not None else ""
        if text:
            w.text("(").code(text).text(") ")
        self._rule(w.text(f"is undefined behaviour: {failure.title}."))
        self._allocation()
        self._rule(self._writer().text(explanation))
        return Story(title, tuple(self._out), advice)

    def _allocation(self) -> None:
        alloc = self._failure.alloc
        born = self._index.alloc_births.get(alloc) if alloc is not None else None
        if alloc is None or born is None:
            return
        info = self._index.allocs[alloc]
        w = self._writer().alloc(alloc).text(f" is {info.size} byte{'' if info.size == 1 else 's'} long")
        if info.type:
            w.text(" (type ").code(info.type).text(")")
        if info.kind == "static":
            w.text(" and lives as long as the program.")
        else:
            w.text(" and was made on ").step(born, self._where(born)).text(".")
        self._say(w, step=born, alloc=alloc)
        died = self._index.alloc_deaths.get(alloc)
        if died is not None:
            w = self._writer().text("It ")
            w.text("went out of scope on " if info.kind == "local" else "was freed on ")
            w.step(died, self._where(died)).text(".")
            self._say(w, step=died, alloc=alloc)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pointer_type(event: Event) -> str:
    """The type of a parameter as Rust writes it."""
    kind = event.pointer_kind
    if kind == "&":
        return f"&{event.pointee}"
    return f"{kind}<{event.pointee}>" if kind == "Box" else f"{kind} {event.pointee}".strip()


def _first_state(event: Event, offset: int) -> str:
    """What a tag began as, at a byte if that is one of its own."""
    own = [c for _, c in event.changes if c.tag == event.tag and not c.relation and c.after is not None]
    for change in own:
        if change.start <= offset < change.end and change.after is not None:
            return change.after[0]
    return event.default
