"""The step at which a run ends with an error, in sentences: what was done, why it is forbidden, since when."""

from __future__ import annotations

from engine.messages import _
from engine.trace.advice import EXPLANATIONS
from engine.trace.changes import has_trees
from engine.trace.failure import BorrowFacts, Failure, asks_to_write
from engine.trace.labels import expression_text, source_text
from engine.trace.queries import REMOVED, transitions
from engine.trace.race import earlier_access, thread_name
from engine.trace.telling import Telling
from engine.trace.words import Rule, Writer, line_of

__all__ = ["tell_error"]


def tell_error(t: Telling) -> str:
    """Tell the error of the run; answers the step's title."""
    failure = t.trace.ending.failure
    if failure is None:
        t.say.say(_("The run ends with an error."))
        return _("error")
    facts = failure.borrows
    if facts is None:
        return _ordinary(t, failure)
    places = {"deed": _deed(t, facts, failure.alloc), "reason": _reason(t, facts)}
    t.say.say(_("Undefined behaviour: {deed}, but {reason}."), **places)
    if facts.stack is not None:
        if facts.accessed and "protected" not in facts.kind:
            _since(t, facts.accessed, facts.offset, failure.alloc, {REMOVED, "Disabled"})
    elif facts.kind == "child-forbidden" and facts.permission != "Reserved (conflicted)":
        _since(t, facts.conflicting, facts.offset, failure.alloc, {facts.permission})
    return _("undefined behaviour")


def _ordinary(t: Telling, failure: Failure) -> str:
    text = expression_text(t.event)
    title = failure.title.partition("\n")[0]
    if failure.kind != "ub":
        t.say.text(f"{title}.")
        return _("error")
    earlier = earlier_access(t.trace, t.step)
    if earlier is not None:
        return _race(t, earlier)
    kind = _(EXPLANATIONS[failure.category][0]) if failure.category in EXPLANATIONS else ""
    what = f"{kind[:1].lower()}{kind[1:]} ({title})" if kind else title
    if text:
        t.say.say(_("Undefined behaviour in {expression}: {what}."), expression=t.code(text), what=what)
    else:
        t.say.say(_("Undefined behaviour: {what}."), what=what)
    _gone(t, failure.alloc)
    return _("undefined behaviour")


def _gone(t: Telling, alloc: int | None) -> None:
    """When the memory went away, if it did before this step."""
    died = t.index.alloc_deaths.get(alloc) if alloc is not None else None
    if alloc is None or died is None or died >= t.step:
        return
    event = t.trace.events[died]
    place = Writer(t.index).step(died, line_of(event.user_span, t.trace.options.file_name))
    text = source_text(event.user_span.call_site())
    if t.index.allocs[alloc].kind == "local":
        template = _("It went out of scope on {place}.")
    else:
        template = _("It was freed on {place}, in {expression}.") if text else _("It was freed on {place}.")
    t.say.say(template, place=place, expression=t.code(text))


def _race(t: Telling, earlier: int) -> str:
    """A data race with the access of an earlier step."""
    event = t.trace.events[earlier]
    place = Writer(t.index).step(earlier, line_of(event.user_span, t.trace.options.file_name))
    t.say.say(
        _("Undefined behaviour: a data race. {this}, on thread {thread}, and {other}, on thread {another} ({place}), "
          "use {memory} at the same time: nothing makes one of them happen before the other."),
        this=Writer(t.index).expression(t.event), thread=t.code(thread_name(t.trace, t.step)),
        other=Writer(t.index).expression(event), another=t.code(thread_name(t.trace, earlier)), place=place,
        memory=t.alloc(event.alloc),
    )  # fmt: skip
    return _("undefined behaviour")


def _deed(t: Telling, facts: BorrowFacts, alloc: int | None) -> Writer:
    """What was done, as a clause."""
    out = Writer(t.index)
    places = {"actor": t.actor(first=False), "memory": t.alloc(alloc), "tag": t.tag(facts.accessed)}
    write = facts.access == "write"
    if asks_to_write(facts):
        return out.add(_("{actor} makes a new pointer from {tag}, which must be allowed to write {memory}"), **places)
    if facts.cause == "reborrow":
        template = (
            _("{actor} makes a new pointer from {tag}, which counts as a write of {memory}")
            if write
            else _("{actor} makes a new pointer from {tag}, which counts as a read of {memory}")
        )
    elif facts.cause == "deallocation":
        template = _("{actor} frees {memory} through {tag}")
    else:
        places["through"] = t.through(facts.accessed)
        template = _("{actor} writes {memory} {through}") if write else _("{actor} reads {memory} {through}")
    return out.add(template, **places)


def _reason(t: Telling, facts: BorrowFacts) -> Writer:
    """Why it is forbidden, as a clause; the rule goes to the terms."""
    out, tag, access = Writer(t.index), facts.conflicting, facts.access
    if facts.kind in ("stack-protected", "stack-dealloc-protected"):
        return out.add(_("that would remove {tag} from the stack, and it is protected"), tag=t.tag(tag))
    if facts.stack is not None:
        return out.text(_("nothing on the stack of that byte allows it"))
    if facts.kind == "no-exposed-tags":
        return out.text(_("no exposed tag allows it here"))
    who = t.tag(tag)
    if tag != facts.accessed and facts.relation == "child":
        who = Writer(t.index).add(_("{tag}, from which it was made,"), tag=t.tag(tag))
    permission = t.permission(facts.permission)
    function = t.function(t.index.guard(tag))
    if facts.kind == "child-forbidden":
        rule = Rule(facts.permission, "child", access, t.index.protected_at(tag, t.step))
        name = t.rule(_("child write") if access == "write" else _("child read"), rule)
        template = _("{tag} is {permission}, which forbids a {rule}.")
        t.terms.say(template, tag=t.tag(tag), permission=permission, rule=name)
        if facts.permission == "Disabled":
            return out.add(_("{tag} may not be used any more"), tag=who)
        if facts.permission == "Frozen":
            lost = any(past.after == "Frozen" for past in facts.history)
            template = _("{tag} may only read now") if lost else _("{tag} was made for reading only")
            return out.add(template, tag=who)
        template = _("{tag} may not write until {function} returns, because somebody else has read the memory")
        return out.add(template, tag=who, function=function)
    if facts.kind == "protected-disabled":
        rule = Rule(facts.permission, "foreign", access, True)
        name = t.rule(_("foreign write") if access == "write" else _("foreign read"), rule)
        template = _("A {rule} would disable {tag}, which is {permission} and protected.")
        t.terms.say(template, rule=name, tag=t.tag(tag), permission=permission)
        template = (
            _("{tag} is protected until {function} returns: nobody else may write to its memory meanwhile")
            if access == "write" else
            _("{tag} is protected until {function} returns: it has been written through, so nobody else may even read "
              "its memory meanwhile")
        )  # fmt: skip
    else:
        t.terms.say(_("A strong protector forbids freeing the bytes that its pointer has accessed."))
        template = _("{tag} is protected until {function} returns: memory that it has used must not be freed before")
    return out.add(template, tag=who, function=function)


def _since(t: Telling, tag: int, offset: int, alloc: int | None, now: set[str]) -> None:
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
        place = Writer(t.index).step(step, line_of(event.user_span, t.trace.options.file_name))
        cause = _cause(Telling(t.trace, step))
        # Of a stack nothing has been said of the pointer itself yet.
        places = {"place": place, "cause": cause, "tag": t.tag(tag)}
        if has_trees(t.trace):
            template = (
                _("It lost that right on {place}, when {cause}.") if cause.parts
                else _("It lost that right on {place}.")
            )  # fmt: skip
        else:
            template = (
                _("{tag} lost that right on {place}, when {cause}.") if cause.parts
                else _("{tag} lost that right on {place}.")
            )  # fmt: skip
        t.say.say(template, **places)
        return


def _cause(then: Telling) -> Writer:
    """What happened at a step that took a right, as a clause in the past; nothing for a kind without words."""
    event, out = then.event, Writer(then.index)
    text = expression_text(event)
    actor = then.code(text) if text else then.function(event.function)
    write = event.kind == "write"
    if event.kind in ("read", "write"):
        name = then.index.holder(event.tag, event, then.step) if event.tag else ""
        root = event.tag in then.index.roots
        if name and not root:
            template = (
                _("{actor} wrote through {name} (the pointer {tag})") if write
                else _("{actor} read through {name} (the pointer {tag})")
            )  # fmt: skip
        elif name:
            template = _("{actor} wrote through {name}") if write else _("{actor} read through {name}")
        elif root:
            template = _("{actor} wrote {memory} directly") if write else _("{actor} read {memory} directly")
        else:
            template = _("{actor} wrote through {tag}") if write else _("{actor} read through {tag}")
        return out.add(
            template, actor=actor, name=then.code(name), tag=then.tag(event.tag), memory=then.alloc(event.alloc)
        )
    if event.kind == "retag" and event.parent:
        return out.add(_("{tag} was made from {parent}"), tag=then.tag(event.tag), parent=then.tag(event.parent))
    if event.kind == "release":
        return out.add(_("{function} returned"), function=then.function(event.function))
    return out
