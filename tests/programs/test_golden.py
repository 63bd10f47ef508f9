"""Every program with its golden output: exit status, stdout, stderr with the printed trees and the diagnostic.

`NAME.txt` stands beside `NAME.rs`; `make bless` writes it anew. A first line `//@ model: M` or `//@ edition: E` in the
program chooses what it runs under. The examples of the workbench are among them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.judge import judge, normal

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "app" / "lessons" / "examples"


def golden(path: Path) -> Path:
    """Where the expected output of a program stands."""
    return path.with_suffix(".txt") if HERE in path.parents else HERE / "examples" / f"{path.stem}.txt"


def programs() -> list[Any]:
    found = sorted(HERE.rglob("*.rs")) + sorted(EXAMPLES.glob("*.rs"))
    return [pytest.param(path, id=path.relative_to(HERE.parents[1]).as_posix()) for path in found]


def output(path: Path) -> str:
    """All that a run of the program shows, numbers normalised."""
    options: dict[str, Any] = {}
    for name, value in re.findall(r"^//@ (\w+): *(\S+)", path.read_text(encoding="utf-8"), re.M):
        if name in ("edition", "provenance"):
            options[name] = value
    model = re.search(r"^//@ model: *(\S+)", path.read_text(encoding="utf-8"), re.M)
    got = judge(path, model[1] if model else "tree", **options)
    shown = portable(f"{got.stderr}{got.text}")
    return normal(f"exit status: {got.status}\n--- stdout\n{got.stdout}--- stderr\n{shown}")


def portable(text: str) -> str:
    """The text without what any change of the library moves: line numbers of its files, and the width of gutters."""
    out, in_library = [], False
    for line in text.splitlines(keepends=True):
        arrow = re.match(r" *--> (\S+?):\d+:\d+$", line)
        if arrow is not None:
            in_library = arrow[1].startswith("std/")
            line = f"--> {arrow[1]}:LL:CC\n" if in_library else line.lstrip()
        else:
            gutter = re.match(r" *(\d*) (?=[|=])", line)
            if gutter is not None:
                line = (gutter[1] if not in_library else "") + " " + line[gutter.end() :]
        out.append(re.sub(r"at (std/\S+?\.rs):\d+:\d+", r"at \1:LL:CC", line))
    return "".join(out)


@pytest.mark.parametrize("path", programs())
def test_output_is_as_blessed(path: Path, bless: bool) -> None:
    expected = golden(path)
    actual = output(path)
    if bless:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(actual, encoding="utf-8")
    assert expected.exists(), f"no golden output for {path.name}: run `make bless` and read what it wrote"
    assert actual == expected.read_text(encoding="utf-8")
