"""Names for people: what a tag, an allocation or an expression is called. Numbers are secondary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.source import Span
from engine.trace.events import AllocInfo, Event

__all__ = [
    "expression_text", "library_macro", "node_label", "root_label", "short_function", "short_paths", "source_text",
    "written",
]  # fmt: skip

_LONGEST = 60
_LONGEST_LABEL = 40

_PLACE = re.compile(r"\*?[\w.]+(?:\[[^\]]*\])?")
"""A variable, a field or an element, as it stands where Rust borrows it by itself (`list.push(1)`)."""

_KINDS = {"heap": "heap", "const": "constant", "vtable": "vtable", "fn": "function", "machine": "memory"}


def root_label(info: AllocInfo) -> str:
    """The name of an allocation: its variable's or static's name, else a word for its kind."""
    return info.name or _KINDS.get(info.kind, info.kind)


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
        return f"arg {event.argument} of {short_function(event.function)}"
    if event.variable and not event.library:
        return event.variable
    text = expression_text(event)
    if text:
        return f"borrow of {text}" if _PLACE.fullmatch(text) else _shortened(text, _LONGEST_LABEL, 11)
    macro = "" if event.library else library_macro(event.span)
    return f"{event.pointer_kind or 'pointer'} in {macro or short_function(event.function)}"


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
