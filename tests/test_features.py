"""The registry of features: every refusal in the code is an entry, and the entries say the truth."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import run
from engine.cli import main
from engine.features import FEATURES, GROUPS, Feature, as_program, feature, unsupported, wording
from engine.options import Options
from engine.source import Rejected, SourceFile, Span
from engine.trace.events import Sink

ENGINE = Path(__file__).parent.parent / "engine"
REFUSERS = {"unsupported", "_unsupported"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(ENGINE.rglob("*.py")):
        if path.name == "features.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(ENGINE)}:{node.lineno}", node


def named() -> dict[str, str]:
    """Where each call of a refusing function stands, and the feature it names."""
    out = {}
    for where, call in calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in REFUSERS and call.args and isinstance(call.args[0], ast.Constant):
            out[where] = str(call.args[0].value)
    return out


def test_every_refusal_names_a_feature() -> None:
    known = {one.id for one in FEATURES if not one.supported}
    assert {where: id_ for where, id_ in named().items() if id_ not in known} == {}


def test_nothing_is_refused_past_the_registry() -> None:
    past = []
    for where, call in calls():
        if getattr(call.func, "id", "") != "Rejected":
            continue
        kinds = [keyword.value for keyword in call.keywords if keyword.arg == "kind"] + call.args[2:3]
        if any(isinstance(kind, ast.Constant) and kind.value == "unsupported" for kind in kinds):
            past.append(where)
    assert past == []


def test_every_entry_is_used() -> None:
    used = set(named().values())
    assert [one.id for one in FEATURES if not one.supported and one.id not in used] == []


def test_ids_and_groups() -> None:
    assert len({one.id for one in FEATURES}) == len(FEATURES)
    assert {one.group for one in FEATURES} == set(GROUPS)
    for one in FEATURES:
        assert feature(one.id) is one
        assert one.line.endswith((".", "…")) and len(one.line) < 100


def result(one: Feature) -> tuple[int, str]:
    options = Options(trace=False)
    outcome = run(as_program(one.example), options, Sink())
    return outcome.status, str(outcome.error or "")


@pytest.mark.parametrize("one", [one for one in FEATURES if one.supported], ids=lambda one: one.id)
def test_what_is_supported_runs(one: Feature) -> None:
    assert one.example
    assert result(one) == (0, "")


@pytest.mark.parametrize("one", [one for one in FEATURES if not one.supported and one.example], ids=lambda one: one.id)
def test_what_is_refused_is_refused_by_its_title(one: Feature) -> None:
    status, said = result(one)
    before, _, after = one.title.partition("…")
    assert status == 2 and said.startswith(f"unsupported: {before}") and said.endswith(after)


def test_wording() -> None:
    assert wording("cast", "int-ptr") == "cast `int-ptr`"
    assert wording("async-closures") == "async closures"
    assert wording("async-closures", "here") == "async closures here"
    error = unsupported("async-closures", Span(SourceFile("m.rs", "x"), 0, 1), label="here", notes=["why"])
    assert isinstance(error, Rejected)
    assert (error.kind, str(error)) == ("unsupported", "unsupported: async closures")
    assert (error.label, error.notes) == ("here", ["why"])
    with pytest.raises(KeyError):
        wording("no-such-feature")


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["features"]) == 0
    text = capsys.readouterr().out
    lines = text.splitlines()
    for one in FEATURES:
        mark = "yes" if one.supported else "no"
        assert any(line.split()[:1] == [mark] and one.title in line and one.line in line for line in lines)
    assert [line for line in lines if line in GROUPS.values()] == list(GROUPS.values())


def test_the_command_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["features", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["supported"]) for one in listed] == [(one.id, one.supported) for one in FEATURES]
    assert {"title", "group", "line", "example"} <= set(listed[0])
