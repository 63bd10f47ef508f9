"""Programs that say in a comment what their verdict is, for course material.

//@ expect: ok | ub | panic | error | rejected | limit | exit
//@ expect: ub 8                     the error is on line 8
//@ expect: ub 8: write access       … and its title contains this text
//@ expect(stacked): ok              the verdict under another model
//@ compile-flags: -Zmiri-…          options of Miri for this program
//@ edition: 2024
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from engine.options import EDITIONS, MODELS, OptionError, Options, apply_flags
from engine.source import Rejected, SourceFile
from engine.trace.events import Outcome, Sink
from engine.trace.trace import ending_of

__all__ = ["Expectation", "ExpectationError", "LoadMod", "Runner", "check_paths", "expectations", "load_beside"]

LoadMod = Callable[[str], SourceFile | None]
"""Loads the file of a `mod name;` by its path; None if there is no such file."""

Runner = Callable[[str, Options, Sink, LoadMod | None], Outcome]
"""Runs a program: source, options, sink, and how to load other files."""

VERDICTS = ("ok", "ub", "panic", "error", "rejected", "limit", "exit")

_COMMENT = re.compile(r"^\s*//@\s*(expect|compile-flags|edition)\s*(?:\(([^)]*)\))?\s*:\s*(.*?)\s*$", re.MULTILINE)
_VERDICT = re.compile(r"(\w+)(?:\s+(?:line\s+)?(\d+))?(?:\s*:\s*(.+))?")


class ExpectationError(ValueError):
    """A comment that cannot be understood."""


@dataclass(slots=True, frozen=True)
class Expectation:
    """What a program should do under `options`: `line` (from 1) and `text` (part of the title) only if given."""

    options: Options
    verdict: str
    line: int | None = None
    text: str = ""

    def __str__(self) -> str:
        line = f" on line {self.line}" if self.line is not None else ""
        return f"{self.verdict}{line}" + (f" with `{self.text}`" if self.text else "")


def expectations(source: str, options: Options) -> list[Expectation]:
    """The expectations in a program's comments. Raises ExpectationError for one that makes no sense."""
    base = options
    wanted: list[tuple[str, str]] = []
    for what, model, value in _COMMENT.findall(source):
        if what == "compile-flags":
            try:
                base = apply_flags(base, [flag for flag in value.split() if flag.startswith("-Zmiri-")])
            except OptionError as error:
                raise ExpectationError(str(error)) from None
        elif what == "edition":
            if value not in EDITIONS:
                raise ExpectationError(f"unknown edition `{value}`")
            base = replace(base, edition=value)
        else:
            wanted.append((model, value))
    out: list[Expectation] = []
    for model, value in wanted:
        match = _VERDICT.fullmatch(value)
        if match is None or match[1] not in VERDICTS:
            raise ExpectationError(f"`{value}` is no verdict: known are {', '.join(VERDICTS)}")
        if model and model not in MODELS:
            raise ExpectationError(f"unknown model `{model}`: known are {', '.join(MODELS)}")
        chosen = replace(base, model=model) if model else base
        out.append(Expectation(chosen, match[1], int(match[2]) if match[2] else None, match[3] or ""))
    return out


def check_paths(paths: Sequence[Path], options: Options, runner: Runner, out: TextIO) -> int:
    """Check every program in `paths`, one line each. Returns 0 if all did as they say, 1 if not, 2 if there was
    nothing to check or a comment or path makes no sense."""
    checked = failed = broken = 0
    for path in _programs(paths):
        try:
            source = path.read_text(encoding="utf-8")
            wanted = expectations(source, options)
        except (OSError, UnicodeDecodeError, ExpectationError) as error:
            broken += 1
            out.write(f"broken  {path}: {error}\n")
            continue
        for expectation in wanted:
            checked += 1
            problem = _judge(path, source, expectation, runner)
            failed += problem is not None
            verdict = "ok    " if problem is None else "FAILED"
            out.write(f"{verdict}  {path} ({expectation.options.model})" + (f": {problem}" if problem else "") + "\n")
    out.write(f"{checked} checked, {failed} failed" + (f", {broken} broken" if broken else "") + "\n")
    if broken or not checked:
        return 2
    return 1 if failed else 0


def load_beside(file: Path) -> LoadMod:
    """Loads files named by `mod` and `#[path]` relative to the directory of `file`."""
    directory = file.parent

    def load(path: str) -> SourceFile | None:
        target = directory / path
        try:
            return SourceFile(str(target), target.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    return load


def _programs(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.rs"))
        else:
            yield path


def _judge(path: Path, source: str, expectation: Expectation, runner: Runner) -> str | None:
    """What is wrong with the verdict; None if it is as expected."""
    options = replace(expectation.options, file_name=str(path), trace=False)
    try:
        outcome = runner(source, options, Sink(), load_beside(path))
    except Rejected as error:
        outcome = Outcome(2, "rejected", str(error), error)
    ending = ending_of(outcome)
    line = ending.line
    got = ending.kind + (f" on line {line}" if line is not None else "")
    same = ending.kind == expectation.verdict
    same = same and (expectation.line is None or expectation.line == line)
    same = same and expectation.text in ending.title
    if same:
        return None
    return f"expected {expectation}, got {got}" + (f": {ending.title}" if ending.title else "")
