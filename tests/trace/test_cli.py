"""The command line with a pretended engine: streams, formats and exit statuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.cli import default_runner, main
from engine.machine.errors import Stop
from engine.options import Options
from engine.source import Rejected, SourceFile, Span
from engine.trace.events import Event, Outcome, Sink
from engine.trace.expect import LoadMod
from engine.trace.trace import Trace

SOURCE = "fn main() {\n    work();\n}\n"


class Pretended:
    """An engine that emits what it is told and remembers its options."""

    def __init__(self, outcome: Outcome | Exception, *events: tuple[str, str, str]) -> None:
        self.outcome = outcome
        self.events = events
        self.options = Options()

    def __call__(self, source: str, options: Options, sink: Sink, load: object) -> Outcome:
        self.options = options
        span = Span(SourceFile(options.file_name, source), 16, 22)
        for kind, stream, text in self.events:
            event = Event(kind, span, span, 0, 0, 1, "main", False, stream=stream, text=text)  # type: ignore[arg-type]
            if sink.enabled:
                sink.emit(event)
        if isinstance(self.outcome, Exception):
            if isinstance(self.outcome, Rejected):
                self.outcome.span = span
            raise self.outcome
        if isinstance(self.outcome.error, Stop):
            self.outcome.error.span = span
        return self.outcome


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "p.rs"
    path.write_text(SOURCE)
    return path


PRINTS = (("print", "stdout", "out\n"), ("print", "stderr", "err\n"), ("trees", "", "tree\n"))


def ub() -> Outcome:
    return Outcome(1, "ub", error=Stop("ub", "it is bad", category="dangling"))


def test_miri_format_keeps_the_streams_apart(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = Pretended(ub(), *PRINTS)
    assert main(["run", str(program), "--format", "miri"], runner=engine) == 1
    shown = capsys.readouterr()
    assert shown.out == "out\n"
    assert shown.err.startswith(f"err\ntree\nerror: Undefined Behavior: it is bad\n --> {program}:2:5\n")
    assert shown.err.endswith("\n\nerror: aborting due to 1 previous error\n\n")
    assert not engine.options.trace, "Miri's format needs no steps"


def test_a_good_run_is_silent_in_miri_format(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(program), "--format", "miri"], runner=Pretended(Outcome(0, "ok"))) == 0
    assert capsys.readouterr() == ("", "")


def test_warnings_explain_themselves_once(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cast = ("warning", "", "integer-to-pointer cast")
    assert main(["run", str(program), "--format", "miri"], runner=Pretended(Outcome(0, "ok"), cast, cast)) == 0
    err = capsys.readouterr().err
    assert err.count("warning: integer-to-pointer cast\n") == 2
    assert err.count("Strict Provenance") == 1
    assert err.endswith("\n\nwarning: 2 warnings emitted\n\n")


def test_stacks_are_printed_to_standard_output(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine = Pretended(Outcome(0, "ok"), ("trees", "", "0..1: [ ]\n"))
    main(["run", str(program), "--model", "stacked", "--format", "miri"], runner=engine)
    assert capsys.readouterr() == ("0..1: [ ]\n", "")


def test_json_format_is_a_trace(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(program), "--format", "json"], runner=Pretended(ub(), *PRINTS)) == 1
    shown = capsys.readouterr()
    trace = Trace.from_json(shown.out)
    assert shown.err == "" and trace.output("stdout") == "out\n" and trace.ending.title == "it is bad"


def test_text_format_tells_the_story_and_the_verdict(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", str(program)], runner=Pretended(ub(), *PRINTS))
    shown = capsys.readouterr()
    assert shown.out == "out\n"
    assert "Memory is used after it was freed" in shown.err and "What usually helps:" in shown.err
    assert shown.err.endswith("verdict: undefined behaviour (model tree, 3 steps)\n")


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(Outcome(0, "ok"), 0), (ub(), 1), (Outcome(101, "panic"), 101), (Outcome(7, "exit"), 7),
     (Outcome(3, "limit", error=Stop("limit", "too many steps")), 3)],
)  # fmt: skip
def test_exit_status(program: Path, outcome: Outcome, status: int) -> None:
    assert main(["run", str(program)], runner=Pretended(outcome)) == status


def test_a_refused_program_says_where(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = Rejected("mismatched types", Span(SourceFile("", ""), 0, 0), code="E0308", label="expected `u8`")
    assert main(["run", str(program), "--format", "miri"], runner=Pretended(error)) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"error[E0308]: mismatched types\n --> {program}:2:5\n")
    assert "^^^^^^ expected `u8`" in err


def test_options_reach_the_engine(program: Path) -> None:
    engine = Pretended(Outcome(0, "ok"))
    arguments = ["--edition", "2024", "--cfg", "a", "--cfg", "b", "--seed", "4", "--max-steps", "9", "--check-leaks"]
    main(["run", str(program), *arguments, "-Zmiri-tree-borrows", "-Zmiri-strict-provenance"], runner=engine)
    options = engine.options
    assert (options.edition, options.cfgs, options.seed, options.limits.steps) == ("2024", ("a", "b"), 4, 9)
    assert options.check_leaks and options.provenance == "strict" and options.model == "tree"


@pytest.mark.parametrize("arguments", [["run", "no-such-file.rs"], ["run", "{}", "-Zmiri-nonsense"],
                                       ["run", "{}", "--max-steps", "0"]])  # fmt: skip
def test_bad_usage(program: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([a.format(program) for a in arguments], runner=Pretended(Outcome(0, "ok"))) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_models_lists_every_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    out = capsys.readouterr().out
    for name in ("tree", "tree-implicit-writes", "pldi-2025", "article-2023", "stacked", "none"):
        assert f"\n{name}" in "\n" + out


def check(tmp_path: Path, comment: str, outcome: Outcome | Exception, *more: str) -> int:
    # The comment comes last so that the pretended position stays on line 2.
    (tmp_path / "lesson.rs").write_text(f"{SOURCE}{comment}\n")
    return main(["check", str(tmp_path), *more], runner=Pretended(outcome))


def test_check_compares_verdicts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, "//@ expect: ok", Outcome(0, "ok")) == 0
    assert check(tmp_path, "//@ expect: ub 2: is bad", ub()) == 0
    assert check(tmp_path, "//@ expect: ub line 2", ub()) == 0
    assert check(tmp_path, "//@ expect: rejected 2", Rejected("no", Span(SourceFile("", ""), 0, 0))) == 0
    capsys.readouterr()
    assert check(tmp_path, "//@ expect: ub 3", ub()) == 1
    assert "expected ub on line 3, got ub on line 2: it is bad" in capsys.readouterr().out
    assert check(tmp_path, "//@ expect: ub: other words", ub()) == 1
    assert check(tmp_path, "//@ expect: ok", ub()) == 1


def test_check_runs_each_model_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, "//@ expect: ok\n//@ expect(pldi-2025): ok\n//@ edition: 2024", Outcome(0, "ok")) == 0
    out = capsys.readouterr().out
    assert "(tree)" in out and "(pldi-2025)" in out and "2 checked, 0 failed" in out


@pytest.mark.parametrize("comment", ["", "//@ expect: maybe", "//@ expect(tre): ok", "//@ compile-flags: -Zmiri-x\n"])
def test_check_refuses_what_it_cannot_judge(tmp_path: Path, comment: str) -> None:
    assert check(tmp_path, comment, Outcome(0, "ok")) == 2


def test_a_run_with_more_steps_than_a_trace_holds_gets_its_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is run once more without a trace; what it prints is not printed twice."""
    path = tmp_path / "long.rs"
    path.write_text(
        'fn main() {\n    let mut x = 1;\n    let p = &raw mut x;\n    println!("before");\n    let r = &mut x;\n'
        '    for i in 0..100 {\n        unsafe { *p += i };\n    }\n    println!("after");\n    *r = 1;\n}\n'
    )
    runs: list[bool] = []

    def few_events(source: str, options: Options, sink: Sink, load: LoadMod | None) -> Outcome:
        runs.append(options.trace)
        options.limits.events = 1_000
        return default_runner(source, options, sink, load)

    assert main(["run", str(path)], runner=few_events) == 1
    shown = capsys.readouterr()
    assert runs == [True, False]
    assert shown.out == "before\nafter\n"
    assert "write access through <" in shown.err and f"{path}:10:5" in shown.err
    assert "verdict: undefined behaviour (model tree, 1001 steps kept, trace: more than 1000 events)" in shown.err
