"""Programs with threads: two accesses of one place with a forced order (verdict, title, line), and the map that grows
while others read it. Their verdicts do not depend on the schedule."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.conformance.judge import SHARED, judge, normal, same_title

OUTCOME = re.compile(r"(?P<title>.*) \[(?:line (?P<line>\d+)|in library)\]")


def races() -> list[Any]:
    """The rows of the two-access programs; none where the folder is absent."""
    path = SHARED / "races" / "expected.jsonl"
    if not path.exists():
        print(f"conformance: {path} is absent, its programs are not run")
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(row, id=row["file"].removesuffix(".rs")) for row in rows]


@pytest.mark.parametrize("row", races())
def test_races_agree_with_miri(row: dict[str, Any]) -> None:
    got = judge(SHARED / "races" / row["file"], row["model"])
    assert (got.verdict, got.line) == (row["verdict"], row["line"]), got.text
    assert same_title(got.title, recorded(row["title"])), got.text


def recorded(title: str) -> str:
    """A recorded title in today's form: what is now a label under the line once ended the title."""
    return normal(title).removesuffix(". (2) just happened here")


def maps() -> list[Any]:
    """The programs of the growing map, each with the outcome that Miri always has."""
    path = SHARED / "rcu" / "miri.json"
    if not path.exists():
        print(f"conformance: {path} is absent, its programs are not run")
        return []
    outcomes = json.loads(path.read_text(encoding="utf-8"))
    return [pytest.param(name, rows[0]["outcome"], id=name) for name, rows in outcomes.items()]


@pytest.mark.parametrize(("name", "outcome"), maps())
def test_the_growing_map_agrees_with_miri(name: str, outcome: str) -> None:
    got = judge(SHARED / "rcu" / f"{name}.rs", "tree")
    if outcome == "ok":
        assert (got.verdict, got.stdout) == ("ok", "true\n"), got.text
        return
    told = OUTCOME.fullmatch(outcome)
    assert told is not None
    assert (got.verdict, got.line) == ("ub", int(told["line"] or 0)), got.text
    if told["line"]:
        title = recorded(told["title"].replace("unnamed-N", "unnamed-ID"))
        assert same_title(got.title, f"error: Undefined Behavior: {title}"), got.text
    else:
        # Freed twice: today the reference into the freed buffer is named, not its arithmetic.
        assert "use-after-free" in got.title, got.text
