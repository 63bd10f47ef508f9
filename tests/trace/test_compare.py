"""One program under several models: alignment of the runs, and where the judgements part."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from engine.cli import main
from engine.options import MODELS, Options
from engine.pipeline import run
from engine.trace.compare import Comparison
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace

EXAMPLES = Path("app/lessons/examples")
VERSIONS = Path("tests/versions")
TREES = ("tree", "tree-implicit-writes", "pldi-2025", "article-2023")

SIBLINGS = """\
fn main() {
    let mut x = 0u8;
    let p = &raw mut x;
    let a = unsafe { &mut *p };
    let b = unsafe { &mut *p };
    let one = *a;
    let two = *b;
    print(one, two);
}
fn print(_one: u8, _two: u8) {}
"""


def trace_of(source: str, model: str) -> Trace:
    options, recorder = Options(model=model, provenance="permissive"), Recorder()
    return recorder.finish(source, options, run(source, options, recorder))


@lru_cache(maxsize=4)
def compared(source: str, *models: str) -> Comparison:
    return Comparison({model: trace_of(source, model) for model in models})


def test_the_same_verdict_is_no_divergence() -> None:
    source = (EXAMPLES / "13-use-after-free.rs").read_text(encoding="utf-8")
    found = compared(source, "tree", "stacked", "none")
    assert {one.kind for one in found.judgements.values()} == {"ub"}
    assert found.divergence is None and found.parted is None


def test_a_read_that_one_model_allows() -> None:
    found = compared(SIBLINGS, "tree", "stacked", "none")
    split = found.divergence
    assert split is not None
    assert (split.line, split.forbids, split.allows) == (6, ("stacked",), ("tree", "none"))
    for model in split.allows:
        event = found.traces[model].events[split.steps[model]]
        assert (event.kind, event.span.text()) == ("read", "*a")
    assert split.steps["stacked"] == found.traces["stacked"].last
    assert found.judgements["stacked"].position == split.position
    assert not found.over("stacked", split.position) and found.over("stacked", split.position + 1)
    assert not found.over("tree", found.positions - 1)


def test_positions_are_the_same_point_of_the_program() -> None:
    found = compared(SIBLINGS, "tree", "stacked", "article-2023")
    steps = {model: len(trace) for model, trace in found.traces.items()}
    assert steps["tree"] != steps["stacked"], "the models retag differently"
    for position in range(found.positions):
        shown = set()
        for model, trace in found.traces.items():
            step = found.step(model, position)
            assert found.position(model, step) == min(position, found.position(model, trace.last))
            event = trace.events[step]
            if event.kind != "ub" and not found.over(model, position):
                shown.add((event.kind, event.span.text()))
                assert step == found.segment(model, position)[-1]
        assert len(shown) <= 1, position
    for model, trace in found.traces.items():
        segments = [step for position in range(found.positions) for step in found.segment(model, position)]
        assert segments == list(range(len(trace))), "every step belongs to exactly one position"


def test_two_retags_at_one_position_are_told_apart() -> None:
    source = (EXAMPLES / "06-aliasing-arguments.rs").read_text(encoding="utf-8")
    found = compared(source, "tree-implicit-writes", "stacked", "tree")
    split = found.divergence
    assert split is not None
    assert (split.forbids, split.allows) == (("stacked",), ("tree-implicit-writes", "tree"))
    event = found.traces["tree-implicit-writes"].events[split.steps["tree-implicit-writes"]]
    assert (event.kind, event.argument) == ("retag", "first")
    assert found.judgements["tree-implicit-writes"].kind == "ub", "at the next argument"


def test_a_reference_that_is_retagged_twice() -> None:
    found = compared((VERSIONS / "d7c.rs").read_text(encoding="utf-8"), "stacked", "tree", "tree-implicit-writes")
    split = found.divergence
    assert split is not None
    assert (split.forbids, split.allows) == (("stacked",), ("tree", "tree-implicit-writes"))
    event = found.traces["tree"].events[split.steps["tree"]]
    assert (event.kind, event.pointer_kind) == ("retag", "&mut")


def test_memory_freed_inside_the_library() -> None:
    found = compared((VERSIONS / "d8a.rs").read_text(encoding="utf-8"), *TREES)
    split = found.divergence
    assert split is not None
    assert (split.line, split.forbids, split.allows) == (5, TREES[2:], TREES[:2])
    assert {found.traces[model].events[split.steps[model]].kind for model in TREES[:2]} == {"dealloc"}


@pytest.mark.parametrize("path", sorted([*EXAMPLES.glob("*.rs"), *VERSIONS.glob("*.rs")]), ids=lambda path: path.stem)
def test_every_model_runs_the_same_course(path: Path) -> None:
    found = compared(path.read_text(encoding="utf-8"), *MODELS)
    assert found.parted is None
    stops = {one.position for one in found.judgements.values()}
    assert (found.divergence is None) == (len(stops) == 1)


def test_a_program_that_looks_at_its_tags_parts() -> None:
    found = compared((EXAMPLES / "04-returned-reborrow.rs").read_text(encoding="utf-8"), "tree", "stacked")
    assert found.parted is None
    one, two = trace_of("fn main() { f(); } fn f() {}", "tree"), trace_of("fn main() { g(); } fn g() {}", "stacked")
    parted = Comparison({"tree": one, "stacked": two}).parted
    assert parted is not None and one.events[Comparison({"tree": one}).step("tree", parted)].function == "f"


def test_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.rs"
    path.write_text(SIBLINGS, encoding="utf-8")
    assert main(["compare", str(path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("tree     no undefined behaviour in this run\n")
    assert "\nstacked  undefined behaviour, line 6: attempting a read access" in out
    assert "The models part on line 6: stacked forbids what tree allows.\n" in out
    assert main(["compare", str(path), "--models", "tree,none"]) == 0
    assert "No model forbids what another allows.\n" in capsys.readouterr().out


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.rs"
    path.write_text(SIBLINGS, encoding="utf-8")
    assert main(["compare", str(path), "--models", "stacked,tree,pldi-2025", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["model"] for one in told["models"]] == ["stacked", "tree", "pldi-2025"]
    assert [one["kind"] for one in told["models"]] == ["ub", "ok", "ok"]
    assert told["divergence"]["line"] == 6 and told["divergence"]["forbids"] == ["stacked"]
    assert told["divergence"]["sentences"]["tree"].startswith("`*a` reads")


def test_refused_and_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.rs"
    path.write_text("fn main() { let x: u8 = true; }", encoding="utf-8")
    assert main(["compare", str(path)]) == 2
    assert "refused before it ran: no verdict, line 1: mismatched types" in capsys.readouterr().out
    path.write_text("fn main() { loop {} }", encoding="utf-8")
    assert main(["compare", str(path), "--max-steps", "100"]) == 3
    assert main(["compare", str(path), "--models", "tree"]) == 2
    assert main(["compare", str(path), "--models", "tree,treee"]) == 2
    assert main(["compare", str(tmp_path / "none.rs")]) == 2
