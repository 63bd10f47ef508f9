"""Names for people: what a tag, an allocation or an expression is called. Numbers are secondary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.messages import N_, _
from engine.source import LOOP_ITERATOR, Span
from engine.trace.events import AllocInfo, Event

__all__ = [
    "borrows_place", "expression_text", "library_macro", "node_label", "root_label", "short_function", "short_paths",
    "source_text", "variable_label", "written",
]  # fmt: skip

_LONGEST = 60
_LONGEST_LABEL = 40

_PLACE = re.compile(r"\*?[A-Za-z_]\w*(?:\.\w+)*(?:\[[^\]]*\])?")
"""A variable, a field or an element, as it stands where Rust borrows it by itself (`list.push(1)`)."""

_KINDS = {
    "heap": N_("heap"), "const": N_("constant"), "vtable": N_("vtable"), "fn": N_("function"), "machine": N_("memory"),
}  # fmt: skip


def root_label(info: AllocInfo) -> str:
    """The name of an allocation: its variable's or static's name, else a word for its kind."""
    return variable_label(info.name) or (_(_KINDS[info.kind]) if info.kind in _KINDS else info.kind)


def variable_label(name: str) -> str:
    """What a variable is called: its name, or what it is if a `for` loop made it."""
    return _("loop iterator") if name == LOOP_ITERATOR else name


def source_text(span: Span) -> str:
    """The text under a span on one line, shortened in the middle if long."""
    return _shortened(" ".join(span.text().split()), _LONGEST, 17)


def _shortened(text: str, longest: int, tail: int) -> str:
    """Too long a text without the insides of its braces, then of its parentheses, then without its middle."""
    for brackets in ("{}", "()"):
        if len(text) > longest:
            text = _without_insides(text, *brackets)
    if len(text) > longest:
        text = f"{text[: longest - tail - 3].rstrip()} … {text[-tail:].lstrip()}"
    return text


def _without_insides(text: str, opening: str, closing: str) -> str:
    out: list[str] = []
    depth = 0
    for char in text:
        if char == opening:
            depth += 1
            if depth == 1:
                out.append(f"{opening}…{closing}")
        elif char == closing and depth:
            depth -= 1
        elif not depth:
            out.append(char)
    return "".join(out)


def expression_text(event: Event) -> str:
    """The user's text of the expression that an event evaluates; "" in library code and in what its macros and derives
    made."""
    return source_text(event.span) if written(event) else ""


def written(event: Event) -> bool:
    """Whether the user wrote what happens here: neither library code nor text that a macro of the library or a derive
    made."""
    span = event.span
    return not event.library and span.file.is_local and (span.expansion is None or span.expansion.local)


def node_label(event: Event) -> str:
    """The name of the tag made by a retag event: the argument, else the variable that received it, else the
    expression (`borrow of x` where Rust borrows a place by itself); in library code the kind of pointer and the
    function or macro."""
    if event.argument:
        return _("arg {name} of {function}").format(name=event.argument, function=short_function(event.function))
    if event.variable and not event.library:
        return _("next of the loop") if event.variable == LOOP_ITERATOR else event.variable
    text = expression_text(event)
    if text:
        return (
            _("borrow of {place}").format(place=text) if borrows_place(event) else _shortened(text, _LONGEST_LABEL, 11)
        )
    macro = "" if event.library else library_macro(event.span)
    template = _("{kind} in {function}") if event.pointer_kind else _("pointer in {function}")
    return template.format(kind=event.pointer_kind, function=macro or short_function(event.function))


def borrows_place(event: Event) -> bool:
    """Whether the pointer that an event makes has no name but that of the place that Rust borrows by itself."""
    named = bool(event.argument or (event.variable and not event.library))
    return not named and _PLACE.fullmatch(expression_text(event)) is not None


def library_macro(span: Span) -> str:
    """The library macro that the user called and that brought this span, as `println!`; "" if there is none."""
    name = ""
    while span.expansion is not None and not span.file.is_local:
        name = f"{span.expansion.macro}!"
        span = span.expansion.call_site
    return name if span.file.is_local else ""


def short_paths(paths: Sequence[str]) -> dict[str, str]:
    """Each path cut to as many parts as tell it from the others: `.hits.value.value` is `hits` if nothing else is in
    there. Paths are `.a`, `.a.b`, `[2].x` and the like."""
    parts = {path: re.findall(r"\.[^.\[]+|\[[^\]]*\]", path) for path in paths}
    count: dict[str, int] = {}
    for path in parts:
        for end in range(1, len(parts[path]) + 1):
            prefix = "".join(parts[path][:end])
            count[prefix] = count.get(prefix, 0) + 1
    out: dict[str, str] = {}
    for path, names in parts.items():
        end = next((end for end in range(1, len(names) + 1) if count["".join(names[:end])] == 1), len(names))
        out[path] = "".join(names[:end]).lstrip(".") or path
    return out


def short_function(function: str) -> str:
    """A function's printed name without generic arguments and without all but the last module: `Vec::push`. A method
    of a trait is named by its type: `<Node as Drop>::drop` is `Node::drop`."""
    method = re.fullmatch(r"<(.+?) as .+>::(.+)", function)
    if method is not None:
        return f"{short_function(method[1].lstrip('&'))}::{short_function(method[2])}"
    out: list[str] = []
    depth = 0
    for index, char in enumerate(function):
        if char == "<":
            depth += 1
        elif char == ">" and function[index - 1 : index] not in ("-", "="):
            depth -= 1
        elif depth == 0:
            out.append(char)
    parts = [part for part in "".join(out).split(" - ")[0].split("::") if part]
    if not parts:
        return function
    keep = 1
    while keep < len(parts) and (parts[-keep].startswith("{") or parts[-keep - 1][:1].isupper()):
        keep += 1
    return "::".join(parts[-keep:])
