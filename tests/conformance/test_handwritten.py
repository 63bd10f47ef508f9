"""The programs written by hand with Miri's full output: exit status, stdout, and the error's title and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.judge import SHARED, judge, normal, same_title


def expected(path: Path) -> dict[str, Any]:
    """The recorded output, taken apart."""
    text = path.read_text(encoding="utf-8")
    status = int(re.match(r"exit status: (\d+)", text)[1])  # type: ignore[index]
    stdout, stderr = text.split("--- stdout\n", 1)[1].split("--- stderr\n", 1)
    title = next((line for line in stderr.splitlines() if line.startswith("error")), "")
    span = re.search(r"^ *--> (\S+?):(\d+):\d+$", stderr, re.M)
    local = span is not None and not span[1].startswith("RUSTLIB")
    return {
        "status": status,
        "stdout": stdout,
        "title": normal(title),
        "line": int(span[2]) if span is not None and local and title else 0,
    }


def params() -> list[Any]:
    folder = SHARED / "handwritten"
    if not folder.exists():
        print(f"conformance: {folder} is absent, its programs are not run")
        return []
    paths = sorted(folder.glob("*.rs"))
    return [pytest.param(path, model, id=f"{path.stem}-{model}") for path in paths for model in ("tree", "stacked")]


@pytest.mark.parametrize(("path", "model"), params())
def test_agrees_with_miri(path: Path, model: str) -> None:
    want = expected(path.with_name(f"{path.stem}.{model}.txt"))
    got = judge(path, model)
    status = got.status if got.kind not in ("ub", "error") else 1
    assert status == want["status"], got.text
    assert got.stdout == want["stdout"]
    if want["status"] == 1:
        assert got.line == want["line"], got.text
        assert same_title(got.title, want["title"]), got.text
