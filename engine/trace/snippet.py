"""Source snippets and whole diagnostics as rustc lays them out, without colours (spec/diagnostics.md section 1.3).

Macro expansions are shown as rustc shows them: what comes out of a library macro is shown at the user's call, what
comes out of the user's own macro at the macro's body with a second label at the call.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.source import Expansion, SourceFile, Span
from engine.trace.annotate import Annotation, Canvas, Shape, render_line
from engine.trace.spans import LibrarySpan

__all__ = ["Child", "Label", "diagnostic", "snippet", "source_callsite"]


@dataclass(slots=True)
class Label:
    """A labelled span; primary ones are underlined with `^` and say where the snippet is."""

    span: Span
    text: str = ""
    primary: bool = False


@dataclass(slots=True)
class Child:
    """A note or help after the main message, with its own snippet if `span` is set."""

    level: str
    text: str
    span: Span | None = None


@dataclass(slots=True)
class _Multi:
    first: int
    last: int
    start: int
    end: int
    primary: bool
    label: str
    depth: int = 1
    twin: bool = False


@dataclass(slots=True)
class _File:
    file: SourceFile
    lines: dict[int, list[Annotation]] = field(default_factory=dict)
    depth: int = 0


def source_callsite(span: Span) -> Span:
    """The outermost macro call that brought this span, or itself."""
    while span.expansion is not None:
        span = span.expansion.call_site
    return span


def _backtrace(span: Span) -> list[Expansion]:
    """The expansions around a span, innermost first."""
    out: list[Expansion] = []
    while span.expansion is not None:
        out.append(span.expansion)
        span = span.expansion.call_site
    return out


def _shown(span: Span) -> Span:
    """A span of library text that came out of a macro is shown at the call: in the user's text if there is one."""
    return span.call_site()


def _contains(outer: Span, inner: Span) -> bool:
    return outer.file is inner.file and outer.lo <= inner.lo and inner.hi <= outer.hi


def _with_macro_labels(labels: list[Label]) -> list[Label]:
    """The labels at the places where they are shown, and those that point at macro calls."""
    out = [Label(_shown(label.span), label.text, label.primary) for label in labels]
    extra: list[Label] = []
    for label in out:
        if label.primary and label.span.expansion is not None:
            call = _backtrace(label.span)[-1].call_site
            known = any(_same(e.span, call) for e in extra)
            if not known and not _contains(call, label.span):
                extra.append(Label(call, "in this macro invocation"))
    return out + extra


def _same(one: Span, other: Span) -> bool:
    return one.file is other.file and (one.lo, one.hi) == (other.lo, other.hi)


def _cells(text: str) -> int:
    """Width of a text on screen; a tab is shown as four blanks."""
    width = 0
    for char in text:
        if char == "\t":
            width += 4
        elif unicodedata.combining(char):
            continue
        else:
            width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


def _interesting(text: str) -> bool:
    """Whether a line inside a long span is worth showing: not blank, not a lone bracket, not a comment."""
    text = text.strip()
    if text.startswith("//") and not text.startswith(("///", "//!")):
        return False
    return text not in ("", "{", "}", "(", ")", "[", "]")


def _collect(labels: list[Label]) -> list[_File]:
    """Annotations by file and line, the primary span's file first."""
    files: list[_File] = []

    def of(span: Span) -> _File:
        for known in files:
            if known.file is span.file:
                return known
        files.append(_File(span.file))
        return files[-1]

    multis: list[tuple[_File, _Multi]] = []
    for label in sorted(labels, key=lambda label: not label.primary):
        span = label.span
        target = of(span)
        first, start_column = span.start()
        last, end_column = span.end()
        start = _cells(span.file.line_text(first)[: start_column - 1])
        end = _cells(span.file.line_text(last)[: end_column - 1])
        if first != last:
            multis.append((target, _Multi(first, last, start, end, label.primary, label.text)))
            continue
        if end == start:
            end += 1
        annotations = target.lines.setdefault(first, [])
        annotations.append(Annotation(start, end, label.primary, label.text))
    _add_multis(multis)
    return files


def _add_multis(multis: list[tuple[_File, _Multi]]) -> None:
    multis.sort(key=lambda pair: (pair[1].first, -pair[1].last))
    for _, one in multis:
        for _, other in multis:
            same = (one.first, one.last, one.start, one.end) == (other.first, other.last, other.start, other.end)
            if not same and other.first <= one.last and one.first <= other.last:
                other.depth += 1
            elif same and one is not other:
                other.twin = True
            else:
                break
    deepest = max((multi.depth for _, multi in multis), default=0)
    for target, multi in multis:
        depth = deepest - multi.depth + 1
        target.depth = max(target.depth, depth)
        end_start = max(multi.end - 1, 0)

        def add(line: int, start: int, end: int, shape: Shape, label: str = "", to: _File = target,
                primary: bool = multi.primary, at: int = depth) -> None:  # fmt: skip
            to.lines.setdefault(line, []).append(Annotation(start, end, primary, label, shape, at))

        if multi.twin:
            add(multi.last, end_start, multi.end, "single", multi.label)
            continue
        add(multi.first, multi.start, multi.start + 1, "start")
        text = target.file.line_text
        middle = min(multi.first + 4, multi.last)
        until = next((n + 1 for n in range(middle - 1, multi.first - 1, -1) if _interesting(text(n))), multi.first)
        for line in range(multi.first + 1, until):
            add(line, 0, 0, "line")
        before_last = multi.last - 1
        if middle < before_last and _interesting(text(before_last)):
            add(before_last, 0, 0, "line")
        add(multi.last, end_start, max(multi.end, end_start + 1), "end", multi.label)


def snippet(labels: Sequence[Label], width: int) -> list[str]:
    """The lines of a snippet, from `-->` to the last underlined line. `width` is the width of line numbers."""
    shown = _with_macro_labels(list(labels))
    primary = next((label.span for label in shown if label.primary), shown[0].span)
    if isinstance(primary, LibrarySpan):
        line, column = primary.start()
        return [f"{'':{width}}--> {primary.file.name}:{line}:{column}"]
    shown = [label for label in shown if not isinstance(label.span, LibrarySpan)]
    out: list[str] = []
    for index, part in enumerate(_collect(shown)):
        lines = sorted(part.lines)
        if index == 0:
            line, column = primary.start()
            out.append(f"{'':{width}}--> {part.file.name}:{line}:{column}")
        else:
            column = min((a.start for a in part.lines[lines[0]]), default=0) + 1
            out += [f"{'':{width}} |", f"{'':{width}}::: {part.file.name}:{lines[0]}:{column}"]
        out.append(f"{'':{width}} |")
        out += _file_lines(part, lines, width)
    return out


def _file_lines(part: _File, lines: list[int], width: int) -> list[str]:
    canvas = Canvas()
    open_depths: set[int] = set()

    def source(number: int) -> str:
        return part.file.line_text(number).replace("\t", "    ").rstrip("\r")

    def bars(row: int) -> None:
        for depth in open_depths:
            canvas.put(row, width + 3 + depth - 1, "|")

    for index, number in enumerate(lines):
        top = canvas.height()
        moves = render_line(canvas, source(number), number, part.lines[number], width, part.depth)
        open_depths -= {-move for move in moves}
        for row in range(top, canvas.height()):
            bars(row)
        open_depths |= {move for move in moves if move > 0}
        if index + 1 < len(lines):
            gap = lines[index + 1] - number
            top = canvas.height()
            if gap > 2:
                canvas.put(top, 0, "...")
                bars(top)
            elif gap == 2:
                render_line(canvas, source(number + 1), number + 1, [], width, part.depth)
                bars(top)
    return canvas.lines()


def _indented(text: str, indent: int) -> str:
    return text.replace("\n", "\n" + " " * indent)


def _originates(level: str, spans: list[Span]) -> str | None:
    """rustc's note that an error lies inside a macro; None if it would not say so."""
    chain = [expansion for span in spans for expansion in _backtrace(span)]
    if not chain:
        return None
    first, last = chain[0], chain[-1]
    if not last.local and last.call_site.file.is_local:
        # The standard macros that users call are marked so that their insides are not mentioned.
        return None
    via = f" which comes from the expansion of the macro `{last.macro}`" if last.macro != first.macro else ""
    return (
        f"this {level} originates in the macro `{first.macro}`{via} "
        "(in Nightly builds, run with -Z macro-backtrace for more info)"
    )


def diagnostic(level: str, title: str, labels: Sequence[Label], children: Sequence[Child]) -> str:
    """A whole diagnostic: `level` with an optional code (`error[E0308]`), snippet, then notes and helps in order."""
    children = list(children)
    spans = [label.span for label in labels if label.primary] + [c.span for c in children if c.span is not None]
    note = _originates(level.partition("[")[0], spans)
    if note is not None:
        children.append(Child("note", note))
    width = _number_width([label.span for label in labels] + [c.span for c in children if c.span is not None])
    out = [f"{level}: {_indented(title, len(level) + 2)}"]
    if labels:
        out += snippet(labels, width)
        if children:
            out.append(f"{'':{width}} |")
    for child in children:
        if child.span is None:
            out.append(f"{'':{width}} = {child.level}: {_indented(child.text, width + 5 + len(child.level))}")
        else:
            out.append(f"{child.level}: {_indented(child.text, len(child.level) + 2)}")
            out += snippet([Label(child.span, "", True)], width)
    return "\n".join(out) + "\n"


def _number_width(spans: list[Span]) -> int:
    lines = [1]
    for span in spans:
        shown = _shown(span)
        if not isinstance(shown, LibrarySpan):
            lines.append(shown.end()[0])
            if shown.expansion is not None:
                lines.append(source_callsite(shown).end()[0])
    return len(str(max(lines)))
