"""In what the versions of Tree Borrows differ, read from the rules that the engine runs on
(spec/tree-borrows-versions.md section 2)."""

from __future__ import annotations

from collections.abc import Callable

from engine.borrows.api import Access
from engine.borrows.model import TreeRules
from engine.borrows.permissions import RESERVED, RESERVED_CONFLICTED, UNIQUE
from engine.borrows.versions import VERSIONS
from engine.messages import N_, _

__all__ = ["COLUMNS", "differences", "differences_text"]

_RULES = {id_: version.rules for id_, version in VERSIONS.items() if version.rules is not None}


def _reserved_read(rules: TreeRules) -> str:
    if rules.implicit_writes:
        return _("error: such arguments are Unique")
    target = rules.automaton.step(RESERVED, "foreign", Access.READ, protected=True)
    name = rules.automaton.names[target]
    return name if target == RESERVED_CONFLICTED else _("{name} for good").format(name=name)


def _protected_cells(rules: TreeRules) -> str:
    if rules.implicit_writes:
        return rules.automaton.names[UNIQUE]
    return _("Reserved for good") if rules.protected_cells_plain else _("as unprotected after the call")


def _retag_access(rules: TreeRules) -> str:
    if rules.implicit_writes:
        return _("write for mutable arguments, else read; none for Cell")
    return _("read, none for Cell") if rules.shared_cells_get_node else _("read")


_ROWS: tuple[tuple[str, Callable[[TreeRules], str]], ...] = (
    (N_("foreign read of a protected Reserved tag"), _reserved_read),
    (
        N_("`&T` with interior mutability"),
        lambda rules: _("new tag, Cell on its cell bytes") if rules.shared_cells_get_node else _("no new tag"),
    ),
    (N_("precision of interior mutability"), lambda rules: _("per byte") if rules.per_byte_cells else _("whole type")),
    (N_("protected `&mut` to interior-mutable data"), _protected_cells),
    (
        N_("access when a protector ends"),
        lambda rules: (
            _("none") if not rules.release_access else _("write if Unique, else read; none for Cell")
            if rules.shared_cells_get_node else _("write if Unique, else read")
        ),
    ),
    (N_("access when a pointer is made"), _retag_access),
    (
        N_("freeing memory under a strong protector"),
        lambda rules: _("error") if rules.dealloc_any_strong else _("error if it was accessed and is no Cell"),
    ),
    (
        N_("`Box` with its own allocator"),
        lambda rules: _("as any Box") if rules.custom_allocator_unique else _("no new tag"),
    ),
    (N_("pointers made from integers"), lambda rules: _("exposed tags") if rules.wildcards else _("not modelled")),
    (N_("assignment through a pointer (`*p = r`)"), lambda rules: _("new tag")),
    (
        N_("references inside `ManuallyDrop` and `MaybeDangling`"),
        lambda rules: _("new tag") if rules.retags_manually_drop else _("left alone"),
    ),
    (N_("name of the state after the first write"), lambda rules: rules.automaton.names[UNIQUE]),
)  # fmt: skip

COLUMNS = ("article-2023", "pldi-2025", "tree", "tree-implicit-writes")
"""The versions, the oldest first."""


def differences() -> list[tuple[str, tuple[str, ...]]]:
    """Rule, and what each version of `COLUMNS` makes of it. Assignments through pointers are the same in all: article
    and paper do not fix when retags happen, and the engine takes Miri's points for every version."""
    return [(_(title), tuple(row(_RULES[id_]) for id_ in COLUMNS)) for title, row in _ROWS]


def differences_text() -> str:
    """The table as plain text, one rule after another."""
    width = max(map(len, COLUMNS))
    lines: list[str] = []
    for rule, cells in differences():
        lines.append(f"{rule}:")
        lines += [f"  {name:{width}}  {cell}" for name, cell in zip(COLUMNS, cells, strict=True)]
    return "\n".join(lines) + "\n"
