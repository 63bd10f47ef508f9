"""Generated well-typed programs: the compiler accepts each, and its binary prints what the engine prints.

A program is determined by its number. `make test` compares a few, `make test-long` 500.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.differential.generated.choices import Choices
from tests.differential.generated.judge import compare, compiler
from tests.differential.generated.program import program

FEW = 4
BLOCK = 25
MANY = int(os.environ.get("ARBORETUM_GENERATED", "500"))
FIRST = 1000
ROOT = Path(__file__).resolve().parents[2]


def differences(seeds: range) -> list[str]:
    """What differs, with the programs' numbers."""
    found = []
    for seed in seeds:
        verdict = compare(program(Choices.seeded(seed)))
        if verdict.difference:
            found.append(f"program {seed}: {verdict.difference}")
    return found


def skip_without_compiler(count: int) -> None:
    if not compiler():
        print(f"differential: there is no rustc, {count} generated programs are not compared")
        pytest.skip(f"no rustc: {count} generated programs are not compared")


def test_a_few_generated_programs() -> None:
    skip_without_compiler(FEW)
    assert differences(range(FEW)) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(FIRST, FIRST + MANY, BLOCK))
def test_many_generated_programs(first: int) -> None:
    """Each block in a process of its own: programs leave their types behind."""
    skip_without_compiler(BLOCK)
    count = min(BLOCK, FIRST + MANY - first)
    command = [sys.executable, "-m", "tests.differential.generated", str(first), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout.strip(), done.returncode) == (f"0 of {count} differ", 0), done.stdout + done.stderr


def test_a_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    skip_without_compiler(1)
    text = '//@ edition: 2021\nfn main() { println!("{}", if cfg!(miri) { 1 } else { 2 }); }\n'
    assert "output is '1', not '2'" in compare(text).difference


def test_programs_are_determined_by_their_number() -> None:
    assert [program(Choices.seeded(n)) for n in range(5)] == [program(Choices.seeded(n)) for n in range(5)]


def test_programs_cover_what_they_should() -> None:
    """Every kind of construct occurs somewhere in the first programs."""
    texts = "\n".join(program(Choices.seeded(n)) for n in range(150))
    wanted = (
        "struct ", "enum ", "match ", "while ", "for ", "loop ", "|", "impl ", "Drop for", "Vec", "String", "Option",
        "Result", ".iter()", "&mut ", "wrapping_", "trait ", "<T",
    )  # fmt: skip
    assert [word for word in wanted if word not in texts] == []
