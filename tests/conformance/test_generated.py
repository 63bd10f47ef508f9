"""The generated programs with Miri's answers: verdict, title, line and printed trees."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.judge import SHARED, judge, same_title

SETS = ("trees-tree", "cells-tree", "cells-stacked")


def cases(name: str) -> list[Any]:
    """The rows of one set; none where the folder is absent."""
    path = SHARED / "generated" / f"{name}.jsonl"
    if not path.exists():
        print(f"conformance: {path} is absent, its programs are not run")
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def params() -> list[Any]:
    return [pytest.param(row, id=f"{name}-{Path(row['file']).stem}") for name in SETS for row in cases(name)]


@pytest.mark.parametrize("row", params())
def test_agrees_with_miri(row: dict[str, Any]) -> None:
    got = judge(SHARED / "generated" / row["file"], row["model"])
    assert (got.verdict, got.line) == (row["verdict"], row["line"]), got.text
    assert same_title(got.title, row["title"]), got.text
    if row.get("trees"):
        assert got.trees == row["trees"]
