"""The story of undefined behaviour in plain words: who, since when, by which rule, and what people usually change."""

from __future__ import annotations

from dataclasses import dataclass

from engine.source import Span
from engine.trace.advice import BORROW_ADVICE, EXPLANATIONS, borrow_class
from engine.trace.events import Event
from engine.trace.failure import BorrowFacts, Failure
from engine.trace.labels import expression_text, short_function
from engine.trace.queries import Index, Transition, index_of, transitions
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, access_of, bytes_phrase, line_of, plain, reason

__all__ = ["Story", "StorySentence", "story"]


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
        self._out.append(StorySentence(tuple(writer.parts), step, span, alloc, tag))

    def _where(self, step: int) -> str:
        event = self._trace.events[step]
        where = line_of(event.user_span, self._main)
        return f"{where} (inside `{short_function(event.function)}`)" if event.library else where

    def _user_span(self) -> Span | None:
        if self._event is not None:
            return self._event.user_span.call_site()
        return self._failure.span

    # Aliasing errors.

    def borrows(self, facts: BorrowFacts) -> Story:
        self._forbidden(facts)
        if facts.stack is not None:
            self._stack(facts)
            return self._finish(facts)
        if facts.kind == "no-exposed-tags":
            w = self._writer().text("A pointer made from an integer may act only for tags whose address was cast to ")
            w.text("an integer before, and only as far as these tags still allow it. Here none of them does.")
            self._say(w, step=self._step, alloc=self._failure.alloc)
            return self._finish(facts)
        if facts.accessed not in (0, facts.conflicting):
            self._birth(facts.accessed)
            if facts.relation == "child":
                w = self._writer().tag(facts.accessed).text(" descends from ").tag(facts.conflicting)
                w.text(f": whatever is done through it counts as a child {facts.access} for ").tag(facts.conflicting)
                self._say(w.text(" too."), tag=facts.conflicting, alloc=self._failure.alloc)
        self._birth(facts.conflicting)
        self._life(facts)
        self._rule(facts)
        return self._finish(facts)

    def _stack(self, facts: BorrowFacts) -> None:
        """The same for Stacked Borrows: the tag, when its item left the stack, the rule."""
        if facts.accessed:
            self._birth(facts.accessed)
        if facts.conflicting not in (0, facts.accessed):
            self._birth(facts.conflicting)
        found = self._transitions_at(facts.accessed, facts.offset)
        if found:
            step, t = found[-1]
            event = self._trace.events[step]
            w = self._writer().text("On ").step(step, self._where(step)).text(" ")
            self._deed(w, event, access_of(event))
            w.text(" ").tag(t.tag).text(": ").permission(t.before).text(" → ").permission(t.after)
            w.text(f" ({reason(t.before, t.after, t.relation, access_of(event), False)}).")
            self._say(w, step=step, alloc=t.alloc, tag=t.tag)
        w = self._writer()
        if facts.kind in ("stack-protected", "stack-dealloc-protected"):
            w.text("The use would remove ").tag(facts.conflicting).text(", which is protected: its function is still ")
            w.text("running, and its item must stay on the stack until it returns.")
        elif facts.kind == "stack-dealloc":
            w.text("Memory may be freed only through a pointer whose item is still on the stack of every byte.")
        elif facts.accessed == 0:
            w.text("A pointer made from an integer may act only for exposed tags; none of them is suitable here.")
        else:
            reach = self._outside(facts)
            if reach is not None:
                info = self._index.allocs.get(self._failure.alloc or 0)
                made = "no bytes at all" if reach[0] >= reach[1] else bytes_phrase(info, *reach)
                w.tag(facts.accessed).text(f" was made for {made}, so no item of it is on the stack of byte ")
                w.text(f"{facts.offset}. ")
            w.text(f"A pointer may {facts.access} a byte only if its item on that byte's stack allows it.")
        self._say(w, step=self._step, span=self._user_span(), alloc=self._failure.alloc, tag=facts.conflicting or None)

    def _outside(self, facts: BorrowFacts) -> tuple[int, int] | None:
        """The bytes that the pointer was made for, if the one in question is not among them."""
        reach = self._index.reach.get(facts.accessed)
        return reach if reach is not None and not reach[0] <= facts.offset < reach[1] else None

    def _finish(self, facts: BorrowFacts) -> Story:
        kind = borrow_class(facts)
        if kind == "stack-missing" and self._outside(facts) is not None:
            kind = "stack-outside"
        title, advice = BORROW_ADVICE[kind]
        return Story(title, tuple(self._out), advice)

    def _forbidden(self, facts: BorrowFacts) -> None:
        w = self._writer().text(_capital(self._where(self._step)) + " ")
        text = expression_text(self._event) if self._event is not None else ""
        if facts.cause == "reborrow":
            w.text("makes a new pointer from ").tag(facts.accessed)
            if text:
                w.text(" (").code(text).text(")")
            w.text(f"; that counts as a {facts.access} of ").alloc(self._failure.alloc)
        elif facts.cause == "deallocation":
            w.text("frees ").alloc(self._failure.alloc).text(" through ").tag(facts.accessed)
        else:
            w.text("reads " if facts.access == "read" else "writes ").alloc(self._failure.alloc)
            w.text(" through ").tag(facts.accessed)
            if text:
                w.text(" (").code(text).text(")")
        self._say(
            w.text("; this is forbidden."), step=self._step, span=self._user_span(), alloc=self._failure.alloc,
            tag=facts.accessed or None,
        )  # fmt: skip

    def _birth(self, tag: int) -> None:
        step = self._index.births.get(tag)
        if step is None:
            return
        event = self._trace.events[step]
        w = self._writer().tag(tag)
        if event.kind == "alloc":
            w.text(" is the root of the tree: the memory itself, as it was made on ").step(step, self._where(step))
            self._say(w.text("."), step=step, alloc=event.alloc, tag=tag)
            return
        if event.argument:
            w.text(" is the parameter ").code(event.argument).text(" of ").code(short_function(event.function))
            kind = f"{event.pointer_kind} {event.pointee}".strip() or "reference"
            w.text(", a ").code(kind).text(". It was made on ")
        else:
            w.text(" was made on ")
        w.step(step, self._where(step))
        text = expression_text(event)
        if text and not event.argument:
            w.text(" by ").code(text)
        if event.parent:
            w.text(", as a child of ").tag(event.parent)
        state = _first_state(event)
        if state:
            w.text(", and began as ").permission(state)
        w.text(".")
        if event.protector:
            w.text(" As an argument it is protected until the function returns.")
        self._say(w, step=step, alloc=event.alloc, tag=tag)

    def _life(self, facts: BorrowFacts) -> None:
        """What changed the conflicting tag on the byte in question."""
        tag = facts.conflicting
        for step, t in self._transitions_at(tag, facts.offset):
            event = self._trace.events[step]
            access = access_of(event)
            w = self._writer().text("On ").step(step, self._where(step)).text(" ")
            self._deed(w, event, access)
            if t.relation == "foreign":
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

    def _deed(self, w: Writer, event: Event, access: str) -> None:
        text = expression_text(event)
        if event.kind in ("read", "write"):
            w.text(f"the memory is {'read' if event.kind == 'read' else 'written'} through ").tag(event.tag)
        elif event.kind == "retag":
            w.text("a new pointer is made from ").tag(event.parent).text(f", which counts as a {access}")
        elif event.kind == "release":
            w.text("a function returns and the protector of ").tag(event.tag)
            w.text(f" ends, which counts as a {access}")
        else:
            w.text("the memory is touched")
        if text and event.kind != "release":
            w.text(" (").code(text).text(")")
        w.text(".")

    def _rule(self, facts: BorrowFacts) -> None:
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
        elif facts.kind == "protected-disabled":
            w.tag(tag).text(" is protected: its function is still running, and a compiler may rely on the argument ")
            w.text("the whole time. ")
            if facts.access == "write":
                w.text("Nobody else may write to the memory it has used until the function returns.")
            else:
                w.text("It has been written through, so nobody else may even read the memory until then.")
        else:
            w.tag(tag).text(" is protected: memory that a reference argument has used must stay allocated until its ")
            w.text("function returns.")
        self._say(w, step=self._step, span=self._user_span(), alloc=self._failure.alloc, tag=tag)

    # Other undefined behaviour.

    def ordinary(self) -> Story:
        failure = self._failure
        title, explanation, advice = EXPLANATIONS.get(failure.category, EXPLANATIONS[""])
        where = self._where(self._step) if self._event is not None else "the run"
        w = self._writer().text(_capital(where) + " ")
        text = expression_text(self._event) if self._event is not None else ""
        if text:
            w.text("(").code(text).text(") ")
        w.text(f"is undefined behaviour: {failure.title}.")
        self._say(w, step=self._step if self._event is not None else None, span=self._user_span(), alloc=failure.alloc)
        self._allocation()
        self._say(self._writer().text(explanation), alloc=failure.alloc)
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


def _first_state(event: Event) -> str:
    for _, change in event.changes:
        if change.tag == event.tag and not change.relation and change.after is not None:
            return change.after[0]
    return event.default
