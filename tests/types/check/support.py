"""Checked programs over the small library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from engine.source import Rejected, SourceFile
from engine.types import thir as H
from engine.types.check import check_body, check_crate
from engine.types.program import Program, load_program, make_program
from tests.types.check.dump import dump


@cache
def library() -> Program:
    text = (Path(__file__).parent / "mini_std.rs").read_text()
    return make_program(SourceFile("std/lib.rs", text, "std"), None, edition=2024, cfgs=frozenset())


def checked(text: str, edition: int = 2021) -> Program:
    program = load_program(SourceFile("main.rs", text), edition=edition, library=library())
    check_crate(program)
    return program


def body(text: str, name: str = "f", edition: int = 2021) -> H.Body:
    """The typed body of a function of a program; `main` is added."""
    program = checked(text + "\nfn main() {}\n", edition)
    definition = next(d for d in program.bodies() if d.name == name)
    return check_body(program, definition)


def tree(text: str, name: str = "f", edition: int = 2021) -> str:
    """The body's value, dumped."""
    return dump(body(text, name, edition).value)


def stmts(code: str, items: str = "", edition: int = 2021) -> str:
    """The dumped body of a function with this code, without its braces."""
    return tree(items + "\nfn f() {\n" + code + "\n}", edition=edition)[2:-2]


def rejected(text: str, code: str | None, edition: int = 2021, main: bool = True) -> Rejected:
    """The error of a program, which must have this code."""
    with pytest.raises(Rejected) as caught:
        checked(text + ("\nfn main() {}\n" if main else "\n"), edition)
    assert caught.value.code == code, f"{caught.value.code}: {caught.value}"
    return caught.value
