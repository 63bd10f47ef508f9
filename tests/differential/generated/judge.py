"""Runs a program in the engine and asks the compiler about it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from engine import run
from engine.options import Options
from engine.trace.events import Event, Sink
from tests.differential import rustc


class Output(Sink):
    """Keeps what the program prints to its output."""

    enabled = True

    def __init__(self) -> None:
        self.text: list[str] = []

    def emit(self, event: Event) -> None:
        if event.kind == "print" and (event.stream or "stdout") == "stdout":
            self.text.append(event.text)


@dataclass
class Verdict:
    """`difference` is empty if both agree; `valid` is False if the compiler refuses the program."""

    valid: bool
    difference: str


def compiler() -> bool:
    return shutil.which("rustc") is not None and rustc.version() is not None


def compare(text: str) -> Verdict:
    """Compare status and output."""
    theirs = rustc.ask(text)
    if not theirs.accepted:
        return Verdict(False, f"the compiler refuses it: {theirs.codes}")
    options = Options(edition=rustc.edition_of(text), trace=False)
    out = Output()
    ours = run(text, options, out)
    printed = "".join(out.text)
    if ours.status != theirs.status:
        return Verdict(True, f"status {ours.status}, not {theirs.status}: {ours.kind}: {ours.title}")
    if printed != theirs.stdout:
        mine, right = printed.splitlines(), theirs.stdout.splitlines()
        for i, (a, b) in enumerate(zip(mine, right, strict=False)):
            if a != b:
                return Verdict(True, f"line {i + 1} of the output is {a!r}, not {b!r}")
        return Verdict(True, f"{len(mine)} lines of output, not {len(right)}")
    return Verdict(True, "")
