"""Running small programs on the machine over the tests' own library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.borrows.versions import new_model
from engine.machine.const_eval import ConstEvaluator
from engine.machine.machine import Machine
from engine.options import Options
from engine.source import SourceFile
from engine.trace.events import Event, Outcome, Sink
from engine.types.check import check_crate
from engine.types.program import Program, load_program, make_program


@cache
def library() -> Program:
    text = (Path(__file__).parent / "library.rs").read_text()
    return make_program(SourceFile("library.rs", text, "std"), None, edition=2021, cfgs=frozenset())


class Collect(Sink):
    enabled = True

    def __init__(self) -> None:
        self.events: list[Event] = []

    def emit(self, event: Event) -> None:
        self.events.append(event)

    def text(self, stream: str = "stdout") -> str:
        return "".join(e.text for e in self.events if e.kind == "print" and e.stream == stream)


def run(source: str, *, trace: bool = False, options: Options | None = None) -> tuple[Outcome, Collect]:
    """Run a program; its output and events are in the sink."""
    options = options or Options()
    options.trace = trace
    program = load_program(SourceFile("main.rs", source), edition=2021, library=library(), const_eval=ConstEvaluator)
    check_crate(program)
    sink = Collect()
    model = new_model(options.model, lambda: None)
    return Machine(program, options, model, sink).run(), sink


def output(source: str) -> str:
    """What a program that ends well prints."""
    outcome, sink = run(source)
    assert outcome.status == 0, (outcome.title, outcome.error, sink.text("stderr"))
    return sink.text()


def error(source: str) -> str:
    """How a program goes wrong: the title, or the kind of borrow error with the tag's permission."""
    outcome, _ = run(source)
    assert outcome.status == 1, outcome
    borrows = outcome.error.borrows
    return f"{borrows.kind} {borrows.permission}" if borrows is not None else outcome.error.title
