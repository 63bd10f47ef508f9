"""Our own programs against the rustc of this machine: the same output and exit status, refused for the same reason.

What we say of a program stands in its golden file, which `tests/programs/test_golden.py` compares with the engine. A
program with undefined behaviour, one that would wait for ever, or one that asks for the helpers of the interpreter, is
only compiled.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.judge import normal
from tests.differential.rustc import ask, version

PROGRAMS = Path(__file__).resolve().parents[1] / "programs"
EVERY = 6
"""One program in so many is compared by `make test`; `make test-long` compares all."""


def params() -> list[Any]:
    found = [p for p in sorted(PROGRAMS.rglob("*.rs")) if p.with_suffix(".txt").exists()]
    if version() is None:
        print(f"differential: there is no rustc, {len(found)} programs are not compared")
        return []
    return [
        pytest.param(path, id=path.relative_to(PROGRAMS).as_posix(), marks=[pytest.mark.long] if at % EVERY else [])
        for at, path in enumerate(found)
    ]


@pytest.mark.parametrize("path", params())
def test_rustc_agrees(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    golden = path.with_suffix(".txt").read_text(encoding="utf-8")
    status = int(golden.split("\n", 1)[0].removeprefix("exit status: "))
    stdout, stderr = golden.split("--- stdout\n", 1)[1].split("--- stderr\n", 1)
    errors = re.findall(r"^error(?:\[(E\d+)\])?(?:: (.*))?$", stderr, re.M)
    aborted = "abnormal termination: the program aborted execution" in stderr
    undefined = "error: Undefined Behavior: " in stderr
    if status == 2 and errors and not undefined:
        refused = ask(text, execute=False)
        if refused.accepted:  # some errors are only found while code is made
            refused = ask(text, execute=True)
        assert not refused.accepted
        assert not errors[0][0] or errors[0][0] in refused.codes
        return
    stuck = "error: the evaluated program deadlocked" in stderr
    runs = not undefined and not stuck and not re.search(r"\bfn miri_\w+", text)
    answer = ask(text, execute=runs, name=path.stem)
    assert answer.accepted, f"rustc refuses it: {answer.codes}"
    if runs:
        assert normal(answer.stdout) == stdout
        assert answer.status == (134 if aborted else status)
