"""Which test checks which row of the specification's tables: `python -m tests.spec.coverage` writes
tests/spec_coverage.md from the specification beside the project and the comments in the tests.

A comment names rows, and belongs to the next test function of its file (in a Rust program: to the program):

    # spec: tree-borrows 3 | Reserved | Frozen        rows of section 3 whose name begins so
    # spec: tree-borrows 9.1 | *                      every row of the section's tables
    # spec: tree-borrows-versions 3/D1a 2/D1          short form for names without blanks

A row's name is its first cell without markup; where several rows of a table begin alike, the second cell follows after
a comma. Data races have their own list.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT.parent / "shared" / "spec"
TARGET = ROOT / "tests" / "spec_coverage.md"
LEFT_OUT = ("data-races",)


@dataclass
class Row:
    """One row of a table, and the tests that check it."""

    file: str
    section: str
    name: str
    tests: list[str] = field(default_factory=list)


def rows() -> list[Row]:
    """Every row of every table, in order."""
    found: list[Row] = []
    for path in sorted(SPEC.glob("*.md")):
        if path.stem in LEFT_OUT:
            continue
        section, code = "0", False
        table: list[list[str]] = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
            if line.startswith("```"):
                code = not code
            heading = re.match(r"#+ +(\d[\d.]*)", line)
            if heading and not code:
                section = heading[1].rstrip(".")
            if line.startswith("|") and not code:
                table.append([plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]])
            elif table:
                found += [Row(path.stem, section, name) for name in names(table[2:])]
                table = []
    return found


def plain(cell: str) -> str:
    """A cell without markup."""
    cell = cell.replace("`*const`/`*mut`", "pointer").replace("\\|", "or").replace("|", "or")
    return re.sub(r"[`*]", "", cell).strip()


def names(table: list[list[str]]) -> list[str]:
    """The names of a table's rows, all different."""
    often = Counter(cells[0] for cells in table)
    return [cells[0] if often[cells[0]] == 1 else f"{cells[0]}, {cells[1]}" for cells in table]


def claims() -> list[tuple[str, str, str, str]]:
    """What the tests say that they check: file, section, row's name (or its beginning, or `*`), and the test."""
    found: list[tuple[str, str, str, str]] = []
    for path in sorted((ROOT / "tests").rglob("*")):
        if path.suffix not in (".py", ".rs") or path.name == "coverage.py":
            continue
        text = path.read_text(encoding="utf-8")
        where = str(path.relative_to(ROOT))
        for match in re.finditer(r"(?:#|//) spec: ([a-z-]+) (.*)", text):
            test = where
            if path.suffix == ".py":
                following = re.search(r"^def (test_\w+)", text[match.end() :], re.M)
                test = f"{where}::{following[1]}" if following else where
            file, rest = match[1], match[2].strip()
            if "|" in rest:
                section, *listed = (part.strip() for part in rest.split("|"))
                found += [(file, section, name, test) for name in listed]
            else:
                for part in rest.split("(")[0].split():
                    section, _, name = part.partition("/")
                    found.append((file, section, name or "*", test))
    return found


def covered() -> tuple[list[Row], list[str]]:
    """The rows with their tests, and the claims that name no row."""
    table = rows()
    wrong: list[str] = []
    for file, section, name, test in claims():
        hits = [row for row in table if (row.file, row.section) == (file, section)]
        exact = [row for row in hits if row.name == name]
        hits = exact or [row for row in hits if name == "*" or row.name.startswith(name)]
        if not hits and (file, section, name) not in WITHOUT_A_TABLE:
            wrong.append(f"{test}: there is no row `{name}` in {file} {section}")
        for row in hits:
            if test not in row.tests:
                row.tests.append(test)
    return table, wrong


NOT_YET = {
    ("diagnostics", "1.1", "data race"): "comes with threads",
    ("diagnostics", "5", ""): "comes with threads",
    ("language-and-helpers", "1.2", "fn miri_thread_spawn"): "comes with threads",
    ("language-and-helpers", "1.2", "fn miri_start_unwind"): "internal to Miri's own panic runtime",
    ("language-and-helpers", "1.2", "fn miri_backtrace_size"): "not offered",
    ("language-and-helpers", "3", "//@revisions"): "there is no importer of Miri's test files",
    ("language-and-helpers", "3", "//~ ERROR"): "there is no importer of Miri's test files",
    ("language-and-helpers", "3", "//@error-in-other-file"): "there is no importer of Miri's test files",
    ("language-and-helpers", "3", "stack, tree"): "there is no importer of Miri's test files",
}
"""Rows of things that the project does not have, and why; names as in comments. A row that has a test needs none."""


def excuse(row: Row) -> str:
    """Why a row has no test; "" if it needs one."""
    for (file, section, name), why in NOT_YET.items():
        if (file, section) == (row.file, row.section) and row.name.startswith(name):
            return why
    return ""


WITHOUT_A_TABLE = {("diagnostics", "2", "*"), ("diagnostics", "7", "*"), ("diagnostics", "8", "*")}
"""Worked examples that tests name although they are no rows."""


def report() -> str:
    """The list, in Markdown."""
    lines = [
        "# Rows of the specification and the tests that check them",
        "",
        "Written by `python -m tests.spec.coverage`. Each row is followed by its tests.",
    ]
    last = ("", "")
    for row in covered()[0]:
        if (row.file, row.section) != last:
            last = (row.file, row.section)
            lines += ["", f"## {row.file} {row.section}", ""]
        lines.append(f"- {row.name}")
        lines += [f"  - `{test}`" for test in row.tests] or [f"  - none: {excuse(row)}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(report(), encoding="utf-8")
    table, wrong = covered()
    print("\n".join(wrong))
    for row in table:
        if not row.tests and not excuse(row):
            print(f"no test: {row.file} {row.section} | {row.name}")
