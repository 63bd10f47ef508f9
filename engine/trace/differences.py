"""In what the versions of Tree Borrows differ, as a table (spec/tree-borrows-versions.md section 2)."""

from __future__ import annotations

__all__ = ["COLUMNS", "DIFFERENCES", "differences_text"]

COLUMNS = ("article-2023", "pldi-2025", "tree", "tree-implicit-writes")

DIFFERENCES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    (
        "foreign read of a protected Reserved tag",
        ("Frozen for good", "Reserved (conflicted)", "Reserved (conflicted)", "error: such arguments are Unique"),
    ),
    (
        "`&T` with interior mutability",
        ("no new tag", "no new tag", "new tag, Cell on its cell bytes", "new tag, Cell on its cell bytes"),
    ),
    ("precision of interior mutability", ("whole type", "whole type", "per byte", "per byte")),
    (
        "protected `&mut` to interior-mutable data",
        ("as unprotected after the call", "Reserved for good", "Reserved for good", "Unique"),
    ),
    (
        "access when a protector ends",
        ("none", "write if Unique, else read", "as before; none for Cell", "as before; none for Cell"),
    ),
    ("access when a pointer is made", ("read", "read", "read, none for Cell", "write for mutable arguments")),
    (
        "freeing memory under a strong protector",
        ("error", "error", "error if it was accessed and is no Cell", "error if it was accessed and is no Cell"),
    ),
    ("`Box` with its own allocator", ("as any Box", "no new tag", "as any Box", "as any Box")),
    ("pointers made from integers", ("not modelled", "not modelled", "exposed tags", "exposed tags")),
    ("name of the state after the first write", ("Active", "Unique", "Unique", "Unique")),
)
"""Rule, and what each version of `COLUMNS` makes of it."""


def differences_text() -> str:
    """The table as plain text, one rule after another."""
    width = max(map(len, COLUMNS))
    lines: list[str] = []
    for rule, cells in DIFFERENCES:
        lines.append(f"{rule}:")
        lines += [f"  {name:{width}}  {cell}" for name, cell in zip(COLUMNS, cells, strict=True)]
    return "\n".join(lines) + "\n"
