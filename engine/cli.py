"""The command line: `run`, `check`, `compare`, `models`, `features`.

Exit status of `run`: 0 no undefined behaviour, 1 undefined behaviour or another run-time error, 101 the program
panicked (or the status it asked for itself), 2 refused before running or bad usage, 3 a limit was reached. That of
`compare`: see `engine.comparing`.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from engine.options import (
    COMPARED,
    DEFAULT_MODEL,
    EDITIONS,
    MODELS,
    PROVENANCE,
    OptionError,
    Options,
    apply_flags,
    models_of,
)
from engine.source import Rejected, SourceFile
from engine.trace.events import Draft, Event, Outcome, Sink, event_of, is_warning, kind_of
from engine.trace.recorder import Recorder, Tee
from engine.trace.trace import Ending, Trace, ending_of
from engine.trace.verdicts import verdict_words

if TYPE_CHECKING:
    from engine.trace.expect import LoadMod, Runner
    from engine.trace.story import Story

__all__ = ["Echo", "main", "read_program"]


class Echo(Sink):
    """Passes on what the program prints while it runs: its output, printed trees and stacks, warnings."""

    enabled = True

    def __init__(
        self, model: str, out: TextIO, err: TextIO, *, output: bool = True, warnings: bool = True, skip: int = 0
    ) -> None:
        """`skip` is how many texts were written by an earlier run of the same program."""
        self._model = model
        self._out = out
        self._err = err
        self._output = output
        self._warn = warnings
        self.warnings = 0
        """How many warnings there were."""
        self.printed = 0
        """How many texts the program printed."""
        self._skip = skip

    def draft(self, draft: Draft) -> None:
        """As `emit`, for what has a text for people."""
        if kind_of(draft) in ("print", "trees", "warning"):
            self.emit(event_of(draft))

    def emit(self, event: Event) -> None:
        """Write the event's text, if it has one for people, at once."""
        if event.kind == "print" or event.kind == "trees":
            self.printed += 1
            if self._output and self.printed > self._skip:
                # Printed trees go to stderr, printed stacks to stdout (spec/diagnostics.md sections 7 and 8).
                default = "stdout" if event.kind == "print" or self._model == "stacked" else "stderr"
                stream = self._err if (event.stream or default) == "stderr" else self._out
                stream.write(event.text)
                stream.flush()
        elif event.kind == "warning":
            if self._warn:
                from engine.trace.warnings import warning_text

                self._err.write(warning_text(event, self._model, first=self.warnings == 0))
                self._err.flush()
            self.warnings += is_warning(event)


def read_program(path: Path) -> str:
    """The text of a program; `-` is standard input. Raises OSError or UnicodeDecodeError."""
    if str(path) == "-":
        return sys.stdin.read()
    return path.read_text(encoding="utf-8")


def default_runner(source: str, options: Options, sink: Sink, load: LoadMod | None) -> Outcome:
    """The engine itself. Imported late: reading a trace or the list of models needs no machine."""
    return _engine()(source, options, sink, load)


@lru_cache(maxsize=1)
def _engine() -> Runner:
    collecting = gc.isenabled()
    gc.disable()  # what imports make stays for good: looking for garbage among it would take a third of their time
    try:
        from engine.pipeline import run
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
    return run


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m engine", description="Run Rust programs under an aliasing model and say what they do wrong."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="run one program", description="Run one program.")
    run.add_argument("file", metavar="FILE", type=Path, help="the program; - reads standard input")
    run.add_argument("--format", choices=("text", "miri", "json"), default="text", help="what to write (text)")
    _common(run)
    _bounds(run)
    check = commands.add_parser(
        "check", help="compare verdicts with `//@ expect:` comments",
        description="Run programs and compare their verdicts with the `//@ expect:` comments in them.",
    )  # fmt: skip
    check.add_argument("paths", metavar="PATH", type=Path, nargs="+", help="a program, or a directory of programs")
    _common(check)
    compare = commands.add_parser(
        "compare", help="one program under several models",
        description="Run one program under several models and say where their judgements part.",
    )  # fmt: skip
    compare.add_argument("file", metavar="FILE", type=Path, help="the program; - reads standard input")
    compare.add_argument(
        "--models", default=",".join(COMPARED), metavar="M,M", help=f"two or more of {', '.join(MODELS)} (tree,stacked)"
    )
    compare.add_argument("--format", choices=("text", "json"), default="text", help="what to write (text)")
    _shared(compare)
    _bounds(compare)
    commands.add_parser("models", help="the versions of the model and their differences")
    features = commands.add_parser("features", help="what of Rust is supported, and what is refused")
    features.add_argument("--format", choices=("text", "json"), default="text", help="what to write (text)")
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    models = ", ".join(MODELS)
    parser.add_argument("--model", choices=tuple(MODELS), default=DEFAULT_MODEL, metavar="M", help=f"{models} (tree)")
    _shared(parser)


def _bounds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="seed of addresses and schedules (0)")
    parser.add_argument("--max-steps", type=int, metavar="N", help="stop after so many steps")


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--edition", choices=EDITIONS, default="2021", help="the edition of Rust (2021)")
    parser.add_argument("--cfg", action="append", default=[], metavar="NAME", help="set a cfg flag; may be repeated")
    parser.add_argument("--provenance", choices=PROVENANCE, default="default", help="integer-to-pointer casts")
    parser.add_argument("--check-leaks", action="store_true", help="memory that is never freed is an error")
    parser.add_argument("-Z", action="append", default=[], dest="flags", metavar="miri-…", help="an option of Miri")


def _options(arguments: argparse.Namespace) -> Options:
    options = Options(
        model=getattr(arguments, "model", DEFAULT_MODEL),
        edition=arguments.edition,
        cfgs=tuple(arguments.cfg),
        provenance=arguments.provenance,
        check_leaks=arguments.check_leaks,
        seed=getattr(arguments, "seed", 0),
    )
    steps = getattr(arguments, "max_steps", None)
    if steps is not None:
        if steps < 1:
            raise OptionError("`--max-steps` needs a positive number")
        options.limits.steps = steps
    return apply_flags(options, [f"-Z{flag}" for flag in arguments.flags])


def main(argv: Sequence[str] | None = None, *, runner: Runner = default_runner) -> int:
    """Run the command line; returns the exit status. `runner` stands in for the engine in tests."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape", newline="")
    arguments = _parser().parse_args(argv)
    try:
        if arguments.command == "models":
            return _models()
        if arguments.command == "features":
            return _features(arguments.format)
        options = _options(arguments)
        if arguments.command == "check":
            from engine.trace.expect import check_paths

            return check_paths(arguments.paths, options, runner, sys.stdout)
        if arguments.command == "compare":
            return _compare(arguments.file, options, models_of(arguments.models), arguments.format, runner)
        return _run(arguments.file, options, arguments.format, runner)
    except OptionError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader went away: nothing more to say, and what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _models() -> int:
    width = max(map(len, MODELS))
    for name, meaning in MODELS.items():
        mark = " (default)" if name == DEFAULT_MODEL else ""
        print(f"{name:{width}}  {meaning}{mark}")
    from engine.trace.differences import differences_text

    print()
    print(differences_text(), end="")
    return 0


def _features(form: str) -> int:
    from engine.features import FEATURES, GROUPS

    if form == "json":
        import json
        from dataclasses import asdict

        print(json.dumps([asdict(one) for one in FEATURES], ensure_ascii=False, indent=2))
        return 0
    for group, title in GROUPS.items():
        print(title)
        for one in FEATURES:
            if one.group == group:
                print(f"  {'yes' if one.supported else 'no':4} {one.title}: {one.line}")
        print()
    return 0


def _read(path: Path) -> str | None:
    """The program's text; None if it cannot be read, which is said."""
    try:
        return read_program(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the file is not UTF-8"
        print(f"error: couldn't read `{path}`: {reason}", file=sys.stderr)
        return None


def _compare(path: Path, options: Options, models: Sequence[str], form: str, runner: Runner) -> int:
    source = _read(path)
    if source is None:
        return 2
    options.file_name = "<stdin>" if str(path) == "-" else str(path)
    from engine.comparing import compare_program

    return compare_program(source, options, models, form, runner, _loader(path), sys.stdout)


def _loader(path: Path) -> LoadMod | None:
    if str(path) == "-":
        return None

    def load(name: str) -> SourceFile | None:
        from engine.trace.expect import load_beside

        return load_beside(path)(name)

    return load


def _run(path: Path, options: Options, form: str, runner: Runner) -> int:
    source = _read(path)
    if source is None:
        return 2
    options.file_name = "<stdin>" if str(path) == "-" else str(path)
    # Miri's format needs no steps: without a trace the program runs much faster.
    options.trace = form != "miri"
    recorder = Recorder()
    echo = Echo(options.model, sys.stdout, sys.stderr, output=form != "json", warnings=form == "miri")
    sink: Sink = echo if form == "miri" else Tee([echo, recorder])
    load = _loader(path)
    try:
        outcome = runner(source, options, sink, load)
    except Rejected as error:
        outcome = Outcome(2, "rejected", str(error), error)
    unseen = ""
    if outcome.kind == "limit" and len(recorder.events) > options.limits.events:
        # A trace holds no more steps. How the run ends is found by a second one, without a trace.
        unseen = outcome.title
        print(f"note: {unseen}: running it once more without a trace", file=sys.stderr)
        echo = Echo(options.model, sys.stdout, sys.stderr, output=form != "json", warnings=False, skip=echo.printed)
        outcome = runner(source, replace(options, trace=False), echo, load)
    ending = ending_of(outcome, warnings=echo.warnings)
    ending.unseen = unseen
    if form == "json":
        trace = recorder.finish(source, options, outcome, ending=ending)
        print(trace.to_json())
        return outcome.status
    sys.stdout.flush()
    if form == "text":
        _tell(recorder.finish(source, options, outcome, ending=ending))
    else:
        sys.stderr.write(ending.text)
        if echo.warnings and not ending.text:
            from engine.trace.diagnostics import final_line

            sys.stderr.write(f"{final_line(0, echo.warnings)}\n\n")
    return outcome.status


def _story(trace: Trace) -> Story | None:
    from engine.trace.story import story

    return story(trace)


def _tell(trace: Trace) -> None:
    """The diagnostic, the story and the verdict, for people."""
    ending: Ending = trace.ending
    out = sys.stderr
    out.write(ending.text)
    told = _story(trace) if ending.failure is not None else None
    if told is not None:
        out.write(f"{told.title}\n\n")
        for sentence in told.sentences:
            step = f" [step {sentence.step}]" if sentence.step is not None else ""
            out.write(f"  {sentence.text}{step}\n")
        if told.advice:
            out.write("\nWhat usually helps:\n")
            for advice in told.advice:
                out.write(f"  - {advice}\n")
        out.write("\n")
    verdict = verdict_words(ending.kind)
    steps = f"{len(trace)} step{'' if len(trace) == 1 else 's'}"
    if ending.unseen:
        steps += f" kept, {ending.unseen}"
    out.write(f"verdict: {verdict} (model {trace.options.model}, {steps})\n")
