"""From source text to outcome: the phases in order."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from engine.borrows.versions import new_model
from engine.garbage import collecting_rarely
from engine.machine.const_eval import ConstEvaluator
from engine.machine.machine import Machine
from engine.mir.build import build_crate
from engine.options import Options
from engine.source import Rejected, SourceFile, Span
from engine.syntax.limits import PYTHON_FRAMES, limit_reached
from engine.trace.events import Outcome, Sink
from engine.trace.printed import codes_of, printed_stacks, printed_tree
from engine.types.check import check_crate
from engine.types.defs import ConstDef, FnDef
from engine.types.program import Program, load_program

__all__ = ["LoadMod", "prepare", "run"]

LoadMod = Callable[[str], SourceFile | None]


def prepare(source: str, options: Options, load_mod: LoadMod | None = None) -> Program:
    """Parse, resolve and type-check a program, and build its MIR. Raises Rejected."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), PYTHON_FRAMES))
    file = SourceFile(options.file_name, source)
    if len(source.encode("utf-8", "surrogatepass")) > options.limits.source_bytes:
        raise limit_reached("the program's text in bytes", options.limits.source_bytes, Span(file, 0, 0))
    edition = int(options.edition)
    program = load_program(
        file,
        edition=edition,
        cfgs=frozenset(options.cfgs),
        load_mod=load_mod,
        const_eval=partial(ConstEvaluator, limits=options.limits),
    )
    check_crate(program)
    build_crate(program)
    _evaluate_constants(program)
    for lint in (*program.known_panics, *program.late_lints):
        raise lint
    return program


def _evaluate_constants(program: Program) -> None:
    """Every constant and static with a name has a value, used or not. Raises Rejected if one has none."""
    evaluator = program.const_eval
    assert isinstance(evaluator, ConstEvaluator)
    for definition in list(program.bodies()):
        if not definition.span.file.is_local or isinstance(definition, FnDef):
            continue
        if isinstance(definition, ConstDef) and (definition.container is not None or definition.generics.count):
            continue
        evaluator.check(definition)


def run(source: str, options: Options, sink: Sink, load_mod: LoadMod | None = None) -> Outcome:
    """Run a program to its end and tell the sink what happens.

    `load_mod` reads files named by `mod` declarations (the command line only); without it they are refused. Never
    raises for a bad program: the outcome says how it ended (status 0, 1, 2, 3 or 101, or the program's own).
    """
    options.check()
    with collecting_rarely():
        return _run(source, options, sink, load_mod)


def _run(source: str, options: Options, sink: Sink, load_mod: LoadMod | None) -> Outcome:
    try:
        program = prepare(source, options, load_mod)
    except Rejected as rejected:
        limit = rejected.kind == "limit"
        return Outcome(3 if limit else 2, "limit" if limit else "rejected", str(rejected), rejected)
    model = new_model(
        options.model,
        lambda: None,
        precise_interior_mutability=options.precise_interior_mut,
        relax_custom_allocator=options.relax_custom_allocator,
    )
    codes = codes_of(options.model)

    def printer(state: Any, show_unnamed: bool) -> str:
        if options.model == "stacked":
            return printed_stacks((s.start, s.end, s.unknown, s.items) for s in state.stacks())
        return printed_tree(state.nodes(), state.ranges(), show_unnamed=show_unnamed, codes=codes)

    try:
        return Machine(program, options, model, sink, printer).run()
    except Rejected as rejected:
        return Outcome(2, "rejected", str(rejected), rejected)
