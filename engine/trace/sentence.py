"""One or two plain sentences for a step: what happened and why it matters; and the same in the model's terms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.borrows.api import Change
from engine.messages import N_, _, ngettext
from engine.source import LOOP_ITERATOR
from engine.trace.changes import ChangeLine, has_trees
from engine.trace.events import AllocInfo, Event, FrameInfo
from engine.trace.forbidden import tell_error
from engine.trace.labels import borrows_place, expression_text, short_function, variable_label
from engine.trace.telling import Telling, capital, is_end
from engine.trace.trace import Trace
from engine.trace.words import Part, Writer, access_of, bytes_phrase, count_of_bytes, line_of, plain

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
    told = Telling(trace, step)
    title = _TELLERS.get(told.event.kind, _other)(told)
    parts = told.say.parts
    if parts and parts[0].kind in ("text", "alloc") and parts[0].text.startswith("the "):
        parts[0] = replace(parts[0], text=capital(parts[0].text))
    return Sentence(step, title, tuple(parts), tuple(told.terms.parts), tuple(told.changes))


def _start(t: Telling) -> str:
    t.say.say(_("The program starts."))
    return _("start")


def _alloc(t: Telling) -> str:
    event, info = t.event, t.event.info
    assert isinstance(info, AllocInfo)
    memory = t.alloc(event.alloc)
    size = Writer(t.index).text(count_of_bytes(info.size))
    if info.type:
        size = Writer(t.index).add(_("{size} for a value of type {type}"), size=size, type=t.code(info.type))
    text = expression_text(event)
    if info.kind == "heap":
        t.say.say(_("The allocator gives out {memory}: {size}."), memory=memory, size=size)
    elif info.kind == "local" and not info.name and text and not is_end(text):
        template = _("The value of {expression} gets a place in memory, {memory}: {size}.")
        t.say.say(template, expression=t.code(text), memory=memory, size=size)
    elif info.kind == "local":
        t.say.say(_("{memory} gets a place in memory: {size}."), memory=memory, size=size)
    elif info.kind == "static":
        t.say.say(_("The static {memory} is set up: {size}."), memory=memory, size=size)
    else:
        t.say.say(_("{memory} is set up: {size}."), memory=memory, size=size)
    root = next((c.after for alloc, c in event.changes if c.tag == event.tag and c.after is not None), None)
    if event.tag and info.size and root is not None:
        template = _("Root of a new tree: {tag}, {permission} on every byte.")
        t.terms.say(template, tag=t.tag(event.tag), permission=t.permission(root[0]))
    cells = [bytes_phrase(info, part.start, part.end) for part in info.fields if part.cell and not part.padding]
    if cells:
        listed = ", ".join(cells[:4])
        if len(cells) > 4:
            listed = _("{list} and {count} more").format(list=listed, count=len(cells) - 4)
        t.terms.say(_("Interior mutable (inside an UnsafeCell): {bytes}."), bytes=listed)
    kind = {"heap": _("heap memory"), "const": _("constant")}.get(info.kind)
    return _("new {name}").format(name=kind or variable_label(info.name) or _("temporary"))


def _access(t: Telling) -> str:
    event = t.event
    write = event.kind == "write"
    tag = event.tag
    template = _("{actor} writes {bytes} {through}.") if write else _("{actor} reads {bytes} {through}.")
    t.say.say(template, actor=t.actor(), bytes=t.bytes_of(), through=t.through(tag))
    t.sides(tag, event.kind)
    t.outcome()
    size = count_of_bytes((event.end or 0) - (event.start or 0))
    if tag in t.index.roots:
        return (_("write of {size}") if write else _("read of {size}")).format(size=size)
    label = t.index.labels.get(tag or 0, "") or _("a pointer")
    template = _("write of {size} through {pointer}") if write else _("read of {size} through {pointer}")
    return template.format(size=size, pointer=label)


_MAY = {
    "Reserved": N_("may read; its first write is still to come"),
    "Reserved (interior mutable)": N_("may read; others may also write until its own first write"),
    "Unique": N_("may read and write, alone"),
    "Active": N_("may read and write, alone"),
    "Frozen": N_("may only read"),
    "Cell": N_("may read and write, and so may others"),
    "SharedReadWrite": N_("may read and write, and so may others of its kind"),
    "SharedReadOnly": N_("may only read"),
    "Disabled": N_("may not be used"),
}


def _retag(t: Telling) -> str:
    event, say, index = t.event, t.say, t.index
    tag = event.tag or 0
    new = t.tag(tag)
    if event.parent and event.pointer_kind != "place":
        new = Writer(index).add(_("{tag}, from {parent}"), tag=new, parent=t.tag(event.parent))
    elif event.parent == 0 and event.pointer_kind != "place":
        template = _("{tag} from an address: it may act for any tag that was exposed")
        new = Writer(index).add(template, tag=new)
    function = t.function(event.function)
    if event.pointer_kind == "place":
        template = _("{actor} is guarded during the call: nobody else may touch it until {function} returns.")
        say.say(template, actor=t.actor(), function=function)
    elif event.argument:
        template = _("{function} takes {argument} as a new pointer, {new}.")
        say.say(template, function=function, argument=t.code(event.argument), new=new)
    else:
        maker = t.trace.events[index.births[event.parent]] if event.parent in index.births else None
        if maker is not None and maker.kind == "retag" and maker.span == event.span and not event.library:
            say.say(_("Rust reborrows {place} on the way: a new pointer, {new}."), place=t.actor(), new=new)
        elif event.variable == LOOP_ITERATOR:
            template = _("The loop over {place} asks its iterator for the next value, through a new pointer, {new}.")
            say.say(template, place=t.actor(), new=new)
        elif borrows_place(event):
            say.say(_("Rust borrows {place}: a new pointer, {new}."), place=t.actor(), new=new)
        else:
            say.say(_("{actor} makes a new pointer, {new}."), actor=t.actor(), new=new)
    if event.pointer_kind != "place":
        _rights(t)
    if event.protector:
        say.say(_("It is protected until {function} returns."), function=function)
    _retag_terms(t)
    if t.changes:
        t.outcome()
    return _("new pointer {name}").format(name=index.labels.get(tag, "")).rstrip()


def _rights(t: Telling) -> None:
    """What the new pointer may do, apart for bytes that differ."""
    own = [(c.start, c.end, c.after[0]) for c in _own(t.event) if c.after is not None]
    kinds = {state for start, end, state in own}
    if not kinds or not kinds <= _MAY.keys():
        return
    if len(kinds) == 1:
        t.say.say(_("It {may}."), may=_(_MAY[own[0][2]]))
        return
    told = ""
    for start, end, state in own[:4]:
        where, may = bytes_phrase(t.info, start, end), _(_MAY[state])
        if told:
            told = _("{list}; at {bytes} it {may}").format(list=told, bytes=where, may=may)
        else:
            told = _("At {bytes} it {may}").format(bytes=where, may=may)
    t.say.say(_("{list}.") if len(own) <= 4 else _("{list}; and so on."), list=told)


def _own(event: Event) -> list[Change]:
    return [c for alloc, c in event.changes if c.tag == event.tag and c.after is not None and not c.relation]


def _retag_terms(t: Telling) -> None:
    event = t.event
    if not has_trees(t.trace):
        return
    own = _own(event)
    facts = []

    def fact(template: str, **places: Writer | str) -> None:
        facts.append(Writer(t.index).add(template, **places))

    if event.parent:
        fact(_("A child of {tag}"), tag=t.tag(event.parent))
    else:
        fact(_("A tree of its own"))
    states = list(dict.fromkeys(c.after[0] for c in own if c.after is not None))
    if len(states) == 1:
        where = bytes_phrase(t.info, event.start or 0, event.end or 0)
        fact(_("{permission} at {bytes}"), permission=t.permission(states[0]), bytes=where)
    else:
        for c in own:
            assert c.after is not None
            where = bytes_phrase(t.info, c.start, c.end)
            fact(_("{permission} at {bytes}"), permission=t.permission(c.after[0]), bytes=where)
    if event.default and (not states or t.info is None or (event.start, event.end) != (0, t.info.size)):
        template = (
            _("{permission} elsewhere, once it is used there") if states else _("{permission} once it is used there")
        )
        fact(template, permission=t.permission(event.default))
    if event.protector:
        fact(_("with a strong protector") if event.protector == "strong" else _("with a weak protector"))
    line = facts[0]
    for one in facts[1:]:
        line.add(", {it}", it=one)
    t.terms.say(_("{list}."), list=line)
    if any(c.after is not None and c.after[1] for c in own) and event.parent is not None:
        root = event.parent in t.index.roots
        if access_of(event) == "write":
            template = (
                _("Making it is a child write for {tag}, a foreign one for all others.") if root
                else _("Making it is a child write for {tag} and those above it, a foreign one for all others.")
            )  # fmt: skip
        else:
            template = (
                _("Making it is a child read for {tag}, a foreign one for all others.") if root
                else _("Making it is a child read for {tag} and those above it, a foreign one for all others.")
            )  # fmt: skip
        t.terms.say(template, tag=t.tag(event.parent))


def _dealloc(t: Telling) -> str:
    event, info = t.event, t.info
    if info is not None and info.kind == "local":
        t.say.say(_("{memory} goes out of scope, and its memory is gone."), memory=t.alloc(event.alloc))
    else:
        t.say.say(_("{actor} frees {memory}."), actor=t.actor(), memory=t.alloc(event.alloc))
    if t.changes:
        t.say.say(_("No pointer to it may be used any more."))
    if has_trees(t.trace):
        t.terms.say(_("Freeing counts as a write to every byte through {tag}."), tag=t.tag(event.tag))
    if info is None or not info.name:
        return _("memory freed")
    return _("end of {name}").format(name=variable_label(info.name))


def _release(t: Telling) -> str:
    event = t.event
    template = _("{function} returns, so {tag} is not protected any more.")
    t.say.say(template, function=t.function(event.function), tag=t.tag(event.tag))
    if event.changes:
        t.terms.say(
            _("At its end a protector counts as a write of the bytes that its pointer has used, for all pointers that "
              "were not made from it.") if access_of(event) == "write"
            else _("At its end a protector counts as a read of the bytes that its pointer has used, for all pointers "
                   "that were not made from it.")
        )  # fmt: skip
    if t.changes:
        t.outcome()
    return _("protector ends")


def _call(t: Telling) -> str:
    info = t.event.info
    assert isinstance(info, FrameInfo)
    site = info.call_site
    function = t.function(info.function)
    if site is None or (not site.call_site().file.is_local and t.event.depth <= 2):
        t.say.say(_("{function} begins."), function=function)
    elif not site.call_site().file.is_local and not info.library:
        t.say.say(_("The library calls {function}."), function=function)
    else:
        where = capital(line_of(site, t.trace.options.file_name))
        t.say.say(_("{place} calls {function}."), place=where, function=function)
    return _("call {function}").format(function=short_function(info.function))


def _return(t: Telling) -> str:
    name = short_function(t.event.text or t.event.function)
    t.say.say(_("{function} returns."), function=t.code(name))
    return _("return from {function}").format(function=name)


def _unwind(t: Telling) -> str:
    name = short_function(t.event.text or t.event.function)
    t.say.say(_("The panic leaves {function}."), function=t.code(name))
    return _("unwinding {function}").format(function=name)


def _assign(t: Telling) -> str:
    gone = [variable_label(change.name) for change in t.event.locals if change.value is None]
    names = [variable_label(change.name) for change in t.event.locals]
    for change in t.event.locals:
        if change.value is None:
            continue
        label = variable_label(change.name)
        name = t.code(label)
        alloc, offset, tag = change.pointer if change.pointer is not None else (None, 0, None)
        if change.pointer is None or alloc is None:
            t.say.say(_("{name} is now {value}."), name=name, value=t.code(change.value))
            continue
        target = t.alloc(alloc)
        if offset:
            target = Writer(t.index).add(_("{memory}, byte {offset}"), memory=target, offset=offset)
        if tag and t.index.labels.get(tag) != label:
            target = Writer(t.index).add(_("{memory}, as {tag}"), memory=target, tag=t.tag(tag))
        t.say.say(_("{name} now points to {memory}."), name=name, memory=target)
    if gone:
        listed = Writer(t.index).several([t.code(name) for name in gone])
        template = ngettext("{names} has no value any more.", "{names} have no value any more.", len(gone))
        t.say.say(template, names=listed)
    if names and len(gone) == len(names):
        return _("end of {name}").format(name=", ".join(names))
    return _("{names} set").format(names=", ".join(names)) if names else _("assignment")


def _expose(t: Telling) -> str:
    t.say.say(
        _("The address of {memory} becomes an integer. That exposes {tag}: a pointer made from an integer may act "
          "through it from now on."),
        memory=t.alloc(t.event.alloc), tag=t.tag(t.event.tag),
    )  # fmt: skip
    return _("tag exposed")


def _print(t: Telling) -> str:
    text = " ⏎ ".join(t.event.text.strip("\n").split("\n"))
    short = text if len(text) <= 80 else text[:77] + "…"
    error = t.event.stream == "stderr"
    template = _("The program prints to standard error: {text}.") if error else _("The program prints: {text}.")
    t.say.say(template, text=t.code(short))
    return _("print")


def _trees(t: Telling) -> str:
    t.say.say(_("The program prints the borrow state of {memory}."), memory=t.alloc(t.event.alloc))
    return _("borrow state printed")


def _name(t: Telling) -> str:
    t.say.say(_("The program calls the tag {tag} {name}."), tag=t.tag(t.event.tag), name=t.code(t.event.text))
    return _("name {name}").format(name=t.event.text)


_THREADS = {
    "spawn": (N_("The program starts a thread, {name}, which runs when its turn comes."), N_("starts thread {name}")),
    "begin": (N_("It is another thread's turn: {name} begins."), N_("thread {name} begins")),
    "go on": (N_("It is another thread's turn: {name} goes on."), N_("thread {name} goes on")),
    "end": (N_("The thread {name} has ended."), N_("thread {name} ended")),
}


def _thread(t: Telling) -> str:
    sentence, short = _THREADS[t.event.cause]
    t.say.say(_(sentence), name=t.code(t.event.text))
    return _(short).format(name=t.event.text)


def _panic(t: Telling) -> str:
    t.say.say(_("The program panics: {message}."), message=t.code(t.event.text))
    return _("panic")


def _warning(t: Telling) -> str:
    t.say.say(_("Warning: {message}."), message=t.event.text)
    return _("warning")


def _end(t: Telling) -> str:
    text = t.event.text
    if t.trace.ending.unseen:
        t.say.say(_("A trace holds no more steps; the program runs on."))
        return _("end of the steps")
    if not text or text == "the program ended":
        t.say.say(_("The program ends."))
    else:
        t.say.say(_("The program ends: {how}."), how=text)
    if t.trace.ending.kind in ("ok", "exit"):
        t.say.say(
            _("There was no undefined behaviour in this run.") if t.trace.options.model != "none"
            else _("There was no undefined behaviour in this run; the aliasing of pointers was not checked.")
        )  # fmt: skip
    return _("end")


def _other(t: Telling) -> str:
    t.say.code(expression_text(t.event) or t.event.kind)
    return t.event.kind


_TELLERS = {
    "start": _start, "alloc": _alloc, "read": _access, "write": _access, "retag": _retag, "dealloc": _dealloc,
    "release": _release, "call": _call, "return": _return, "unwind": _unwind, "assign": _assign, "expose": _expose,
    "print": _print, "trees": _trees, "name": _name, "ub": tell_error, "thread": _thread, "panic": _panic,
    "warning": _warning, "end": _end,
}  # fmt: skip
