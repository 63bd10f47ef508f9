"""Printed borrow states: trees as `miri_print_borrow_state` shows them (spec/diagnostics.md section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from engine.borrows.api import NodeInfo, Protector
from engine.borrows.permissions import Automaton, automaton
from engine.borrows.versions import VERSIONS

__all__ = ["CODES", "NO_NAMES", "WARNING", "codes_of", "printed_stacks", "printed_tree"]


def _codes(rules: Automaton) -> dict[str, str]:
    return {rules.names[number]: rules.codes[number] for number in rules.codes}


CODES: Mapping[str, str] = _codes(automaton())
"""Four-character codes of the permissions of today's Tree Borrows (spec/tree-borrows.md section 2)."""


def codes_of(model: str) -> Mapping[str, str]:
    """The codes of a version's permissions by long name; empty if it is no version of Tree Borrows."""
    rules = VERSIONS[model].automaton
    return _codes(rules) if rules is not None else {}


WARNING = "Warning: this tree is indicative only. Some tags may have been hidden."
NO_NAMES = (
    "This allocation does not contain named tags. Use `miri_print_borrow_state(_, true)` to also print unnamed tags."
)

_PROTECTED = {None: "", Protector.STRONG: " Strongly protected", Protector.WEAK: " Weakly protected"}


@dataclass(slots=True)
class _Shown:
    """A node that is printed, with its printed children in order."""

    node: NodeInfo
    children: list[_Shown] = field(default_factory=list)


def printed_tree(
    nodes: Sequence[NodeInfo],
    ranges: Sequence[tuple[int, int]],
    *,
    show_unnamed: bool,
    codes: Mapping[str, str] = CODES,
) -> str:
    """The printed tree of an allocation, every line ended by a newline.

    `nodes` and `ranges` are `AllocationState.nodes()` and `ranges()`; `codes` maps permission names to their
    four-character codes (the article's model has its own). Unless `show_unnamed`, nodes without names are left out
    and a warning says that there may be such nodes.
    """
    by_tag = {node.tag: node for node in nodes}
    tops = [node for node in nodes if node.parent is None or node.parent not in by_tag]
    main = [node for node in tops if not node.wildcard_root]
    wild = sorted((node for node in tops if node.wildcard_root), key=lambda node: node.tag)
    groups: list[list[_Shown]] = []
    for top in [*main, *wild]:
        shown = _visible(top, by_tag, show_unnamed)
        if shown:
            groups.append(shown)

    header, pads = _header(ranges)
    body: list[str] = []
    for group in groups:
        wildcard = group[0].node.wildcard_root or _below_wildcard(group[0].node, by_tag)
        if wildcard:
            body.append("|" + "".join(" " * (5 + pad) + "|" for pad in pads))
        for index, shown_node in enumerate(group):
            _draw(shown_node, "", index + 1 == len(group), wildcard, pads, codes, body)

    width = max(len(line) for line in [header, *body])
    if not show_unnamed:
        width = max(width, len(WARNING))
    border = "─" * width
    lines = [border, *([] if show_unnamed else [WARNING]), header, *body, border]
    if not groups:
        lines.insert(0, NO_NAMES)
    return "".join(line + "\n" for line in lines)


def _below_wildcard(node: NodeInfo, by_tag: Mapping[int, NodeInfo]) -> bool:
    while node.parent is not None and node.parent in by_tag:
        node = by_tag[node.parent]
    return node.wildcard_root


def _visible(node: NodeInfo, by_tag: Mapping[int, NodeInfo], show_unnamed: bool) -> list[_Shown]:
    """What is printed of a subtree: its node, or in its place what is printed of its children."""
    # Trees can be deep: no recursion. Nodes are finished in post-order.
    order: list[NodeInfo] = []
    stack = [node]
    while stack:
        current = stack.pop()
        order.append(current)
        stack.extend(by_tag[child] for child in current.children)
    done: dict[int, list[_Shown]] = {}
    for current in reversed(order):
        below = [shown for child in sorted(current.children) for shown in done.pop(child)]
        done[current.tag] = [_Shown(current, below)] if show_unnamed or current.names else below
    return done[node.tag]


def _header(ranges: Sequence[tuple[int, int]]) -> tuple[str, list[int]]:
    """The header line, and for each range the extra blanks of its column."""
    line = "0.."
    pads: list[int] = []
    for index, (_, end) in enumerate(ranges):
        digits = str(end)
        if index:
            line += ".."
        line += digits.rjust(4)
        pads.append(max(len(digits) - 4, 0))
    return line, pads


def _draw(
    top: _Shown, bars: str, is_last: bool, wildcard: bool, pads: list[int], codes: Mapping[str, str], out: list[str]
) -> None:
    stack: list[tuple[_Shown, str, bool, bool]] = [(top, bars, is_last, True)]
    while stack:
        shown, before, last, is_top = stack.pop()
        node = shown.node
        cells = "".join(f"{'':{pad}}{_cell(state, codes)}|" for state, pad in zip(node.states, pads, strict=True))
        corner = "*" if is_top and wildcard else "└" if last else "├"
        fork = "┬" if shown.children else "─"
        name = f"<{node.tag}={', '.join(node.names)}>" if node.names else f"<{node.tag}>"
        exposed = " (exposed)" if node.exposed else ""
        out.append(f"|{cells}    {before}{corner}─{fork}──{name}{_PROTECTED[node.protector]}{exposed}")
        inner = before + ("  " if last else "│ ")
        count = len(shown.children)
        stack.extend((child, inner, i + 1 == count, False) for i, child in reversed(list(enumerate(shown.children))))


def _cell(state: tuple[str, bool] | None, codes: Mapping[str, str]) -> str:
    if state is None:
        return "-----"
    permission, accessed = state
    return f"{' ' if accessed else '?'}{codes[permission]}"


def printed_stacks(stacks: Iterable[tuple[int, int, int | None, Sequence[tuple[str, int]]]]) -> str:
    """Printed stacks (spec/diagnostics.md section 8): for each range `(start, end, unknown bottom, items)`, the items
    `(permission, tag)` from the bottom. Lines end with newlines."""
    out = []
    for start, end, unknown, items in stacks:
        bottom = f" unknown-bottom(..<{unknown}>)" if unknown is not None else ""
        inside = "".join(f" {permission}<{tag}>" for permission, tag in items)
        out.append(f"{start}..{end}: [{bottom}{inside} ]\n")
    return "".join(out)
