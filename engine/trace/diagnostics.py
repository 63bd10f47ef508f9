"""The diagnostics of a run in Miri's words (spec/diagnostics.md sections 1 to 3 and 6). No colours."""

from __future__ import annotations

from engine.borrows.api import WILDCARD
from engine.borrows.permissions import transition_summary
from engine.source import Span
from engine.trace.failure import BorrowFacts, Failure, FailureFrame, Past, tag_text
from engine.trace.snippet import Child, Label, diagnostic
from engine.trace.stacked import stack_labels

__all__ = [
    "CAST", "access_phrase", "backtrace_note", "borrow_helps", "cast_warning", "final_line", "stop_text",
]  # fmt: skip

_EXPERIMENTAL = (
    "this indicates a potential bug in the program: it performed an invalid operation, but the {} rules it violated "
    "are still experimental"
)
_DOCUMENT = "see https://github.com/rust-lang/unsafe-code-guidelines/blob/master/wip/{}.md for further information"
_ORDINARY = (
    "this indicates a bug in the program: it performed an invalid operation, and caused Undefined Behavior",
    "see https://doc.rust-lang.org/nightly/reference/behavior-considered-undefined.html for further information",
)
_OMITTED = (
    "note: some details are omitted, run with `MIRIFLAGS=-Zmiri-backtrace=full` for a verbose backtrace"
)  # fmt: skip

_LEAKS = "note: set `MIRIFLAGS=-Zmiri-ignore-leaks` to disable this check"

_PREFIX = {
    "ub": "Undefined Behavior: ",
    "unsupported": "unsupported operation: ",
    "abnormal": "abnormal termination: ",
    "deadlock": "the evaluated program deadlocked",
    "leak": "memory leaked: ",
    "unjoined": "the main thread terminated without waiting for all remaining threads",
    "limit": "",
}
_LABEL = {
    "ub": "Undefined Behavior occurred here",
    "unsupported": "unsupported operation occurred here",
    "abnormal": "abnormal termination occurred here",
    "limit": "the run was stopped here",
}


def stop_text(failure: Failure, *, warnings: int = 0) -> str:
    """The whole text of a failure, from `error:` to the final blank line. `warnings` counts those printed before."""
    text = "\n".join(_error(one) for one in (failure, *failure.more))
    if failure.kind == "limit":
        return f"{text}\n"
    if failure.kind == "unjoined":
        return f"{text}\n{_LEAKS}\n\n{final_line(1, warnings)}\n\n"
    note = f"{_LEAKS}\n\n" if failure.kind == "leak" else ""
    if failure.dump:
        note = f"{failure.dump}\n"
    return f"{text}\n{_OMITTED}\n\n{note}{final_line(1 + len(failure.more), warnings)}\n\n"


def _error(failure: Failure) -> str:
    title = _PREFIX[failure.kind] + failure.title
    texts = [_LABEL.get(failure.kind, "")]
    if failure.borrows is not None and failure.borrows.stack is not None:
        texts = stack_labels(failure.borrows.kind, failure.borrows.stack, failure.alloc) or texts
    elif failure.kind == "ub" and failure.category == "data-race":
        texts = ["(2) just happened here"]
    elif failure.kind == "deadlock":
        texts = [f"thread `{failure.thread}` got stuck here"]
    labels = [Label(failure.span, text, True) for text in texts] if failure.span is not None else []
    children = _helps(failure)
    if failure.threads_existed:
        children.append(Child("note", f"this is on thread `{failure.thread}`"))
    trace = backtrace_note(failure.backtrace)
    children += trace
    if failure.origin is not None:
        what = "last function in that backtrace" if trace else "current function"
        children.append(Child("note", f"the {what} got called indirectly due to this code", failure.origin))
    return diagnostic("error", title, labels, children)


def final_line(errors: int, warnings: int) -> str:
    """The closing line: how many errors and warnings were printed."""
    if errors == 0:
        return f"warning: {_count(warnings, 'warning')} emitted"
    text = "error: aborting due to " + ("1 previous error" if errors == 1 else f"{errors} previous errors")
    return text + (f"; {_count(warnings, 'warning')} emitted" if warnings else "")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _helps(failure: Failure) -> list[Child]:
    extra = [Child("help", help_.text, help_.span) for help_ in failure.helps]
    if failure.kind != "ub":
        return extra
    facts = failure.borrows
    if facts is None:
        usual = [Child("help", line) for line in _ORDINARY]
        # A data race tells first where the other access was.
        return extra + usual if failure.category == "data-race" else usual + extra
    if facts.stack is not None:
        general = [_EXPERIMENTAL.format("Stacked Borrows"), _DOCUMENT.format("stacked-borrows")]
        special = [Child("help", line.text, line.span) for line in facts.stack.history]
    else:
        general = [_EXPERIMENTAL.format("Tree Borrows"), _DOCUMENT.format("tree-borrows")]
        special = borrow_helps(facts)
    return [*(Child("help", line) for line in general), *special, *extra]


def access_phrase(relation: str, access: str, cause: str) -> str:
    """An access as messages name it: `child write access`, `reborrow (acting as a foreign read access)`, ….

    `cause` is a word of `BorrowFacts.cause`."""
    words = f"{relation} {access} access"
    names = {"reborrow": "reborrow", "deallocation": "deallocation", "function exit": "protector release"}
    name = names.get(cause)
    return words if name is None else f"{name} (acting as a {words})"


def borrow_helps(facts: BorrowFacts) -> list[Child]:
    """The helps that explain one Tree Borrows error: which rule, then the history of the tags."""
    if facts.kind == "no-exposed-tags":
        return [Child("help", "there are no exposed tags which may perform this access here")]
    accessed, conflicting = tag_text(facts, facts.accessed), tag_text(facts, facts.conflicting)
    phrase = access_phrase(facts.relation, facts.access, facts.cause)
    same = facts.accessed == facts.conflicting
    if facts.kind == "child-forbidden":
        role = "accessed" if same else "conflicting"
        lines = [] if same else [f"the accessed tag {accessed} is a child of the conflicting tag {conflicting}"]
        lines.append(f"the {role} tag {conflicting} has state {facts.permission} which forbids this {phrase}")
    elif facts.kind == "protected-disabled":
        role = "protected"
        state = f"(currently {facts.permission})"
        lines = [
            f"the accessed tag {accessed} is foreign to the protected tag {conflicting} (i.e., it is not a child)",
            f"this {phrase} would cause the protected tag {conflicting} {state} to become Disabled",
            "protected tags must never be Disabled",
        ]
    else:
        role = "strongly protected"
        lines = [
            f"the allocation of the accessed tag {accessed} also contains the strongly protected tag {conflicting}",
            f"the strongly protected tag {conflicting} disallows deallocations",
        ]
    return [Child("help", line) for line in lines] + _history(facts, role)


def _history(facts: BorrowFacts, role: str) -> list[Child]:
    out: list[Child] = []
    if facts.accessed not in (WILDCARD, facts.conflicting):
        span = _created(facts, facts.accessed)[0]
        out.append(Child("help", f"the accessed tag <{facts.accessed}> was created here", span))
    span, initial = _created(facts, facts.conflicting)
    tag = f"the {role} tag <{facts.conflicting}>"
    out.append(Child("help", f"{tag} was created here, in the initial state {initial}", span))
    for past in facts.history:
        out.append(Child("help", f"{tag} later transitioned to {past.after} due to a {_past_access(past)}", past.span))
        summary = transition_summary(past.before, past.after)
        out.append(Child("help", f"this transition corresponds to {summary}"))
    return out


def _created(facts: BorrowFacts, tag: int) -> tuple[Span | None, str]:
    return facts.created.get(tag, (None, ""))


def _past_access(past: Past) -> str:
    phrase = access_phrase(past.relation, past.access, past.cause)
    if past.range is None:
        return f"{phrase} on every location previously accessed by this tag"
    return f"{phrase} at offsets [0x{past.range[0]:x}..0x{past.range[1]:x}]"


def backtrace_note(frames: list[FailureFrame]) -> list[Child]:
    """The note with the stack, innermost frame first; nothing if only one frame remains."""
    kept = [frame for frame in frames if not frame.track_caller]
    if len(kept) < 2:
        return []
    lines = ["stack backtrace:"]
    for number, frame in enumerate(kept):
        span = frame.span.call_site()
        line, column = span.start()
        lines += [f"{number}: {frame.function}", f"    at {span.file.name}:{line}:{column}"]
    return [Child("note", "\n".join(lines))]


CAST = "integer-to-pointer cast"
_CAST_HELPS = (
    (
        "this program is using integer-to-pointer casts or (equivalently) `ptr::with_exposed_provenance`, which means "
        "that Miri might miss pointer bugs in this program"
    ),
    "see https://doc.rust-lang.org/nightly/std/ptr/fn.with_exposed_provenance.html for more details on that operation",
    (
        "to ensure that Miri does not miss bugs in your program, use Strict Provenance APIs "
        "(https://doc.rust-lang.org/nightly/std/ptr/index.html#strict-provenance, https://crates.io/crates/sptr) "
        "instead"
    ),
    (
        "you can then set `MIRIFLAGS=-Zmiri-strict-provenance` to ensure you are not relying on "
        "`with_exposed_provenance` semantics"
    ),
)


def cast_warning(span: Span, model: str, *, first: bool, backtrace: list[FailureFrame] | None = None) -> str:
    """The warning about an integer-to-pointer cast; its helps come only with the `first` of a run."""
    children: list[Child] = []
    if first:
        children = [Child("help", text) for text in _CAST_HELPS]
        if model == "stacked":
            children.append(
                Child("help", "alternatively, `MIRIFLAGS=-Zmiri-permissive-provenance` disables this warning")
            )
        elif model != "none":
            children.append(
                Child(
                    "help",
                    "Tree Borrows does not support integer-to-pointer casts, so the program is likely to go wrong when "
                    "this pointer gets used",
                )
            )
    children += backtrace_note(backtrace or [])
    return diagnostic("warning", CAST, [Label(span, CAST, True)], children) + "\n"
