"""Compare our MIR with rustc's, function by function, walking both graphs in step.

    python -m tests.mir.against_rustc [--edition 2021] [--std] [--spans] FILE...

The ends of storage of locals that nothing points to are left out (rustc groups operands' temporaries by syntax).
Statements are compared by kind (borrow, raw borrow, use, aggregate, storage, discriminant read, …) and by a
correspondence of locals; calls, drops and switches by their shape, cleanup paths included. What rustc spells out and
our MIR has in one statement (checks, copies made for dereferences, lengths) is left out on both sides.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.mir import mir as M
from engine.mir.build import build_mir
from engine.source import Rejected, SourceFile
from engine.types.defs import ClosureDef, FnDef, ImplDef
from engine.types.program import Program, load_library, load_program, make_program

FLAGS = ["+nightly", "-Zunpretty=mir", "-Zmir-opt-level=0", "-Zmir-enable-passes=-CheckAlignment,-CheckNull"]
FLAGS += ["-Zmir-include-spans=on", "-Ainternal_features", "-Awarnings"]


Step = tuple[str, int | None, str]


@dataclass
class Block:
    """`steps` are (kind, destination local or None, span); `end` the terminator's kind, `to` its normal exits."""

    steps: list[Step] = field(default_factory=list)
    end: str = ""
    span: str = ""
    to: list[int] = field(default_factory=list)
    unwind: int | None = None


Graph = list[Block]
SPANNED = ("call", "drop", "return")

# ---------------------------------------------------------------- rustc's text


def rustc_graphs(path: Path, edition: int) -> dict[str, Graph]:
    """rustc's MIR of every function of a program, by name."""
    done = subprocess.run(
        ["rustc", *FLAGS, f"--edition={edition}", "--crate-type=bin", str(path)], capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    out: dict[str, Graph] = {}
    for head, body in re.findall(r"^(?:fn|const|static) ([^\n]*)\{\n(.*?)^\}", done.stdout, re.M | re.S):
        name = re.split(r"\((?=_1|\))|: ", head)[0] if not head.startswith("<") else head.split("(_")[0].split("()")[0]
        name = re.sub(r"^.*<impl at .*?:(\d+):(\d+): .*?>::", r"impl@\1:\2::", name)
        out[name.removeprefix("mut ").strip()] = _graph(body)
    return out


def _graph(body: str) -> Graph:
    decls = dict(re.findall(r"let (?:mut )?_(\d+): (.*?);", body))
    blocks: dict[int, Block] = {}
    lines_of = re.findall(r"^    bb(\d+)(?: \(cleanup\))?: \{\n(.*?)^    \}", body, re.M | re.S)
    every = [_split(line)[0] for _, text in lines_of for line in text.splitlines()]
    flags = _flags(every, decls, body)
    kept = set(re.findall(r"&(?:mut |raw const |raw mut )?\(*_(\d+)(?![^;\n]*\*_\1\b)", body))
    kept |= set(re.findall(r"drop\(\(*_(\d+)", body))
    checks = _check_temps(every)
    for number, text in lines_of:
        lines = [line for line in text.splitlines() if not re.match(r" *//", line)]
        block = blocks[int(number)] = Block()
        for line in lines[:-1]:
            step = _step(*_split(line), flags, checks)
            if step is not None:
                _add(block, step, str(step[1]) in kept)
        last, block.span = _split(lines[-1])
        _terminator(block, last)
    return [blocks[at] for at in range(len(blocks))]


def _flags(lines: list[str], decls: dict[str, str], body: str) -> set[str]:
    """Drop flags: bools that only constants are written to, and which no variable is."""
    named = set(re.findall(r"debug .* => _(\d+)", body))
    out = {n for n, ty in decls.items() if ty == "bool" and n not in named}
    for line in lines:
        found = re.match(r"_(\d+) = (.*)", line)
        if found and found[2] not in ("const true", "const false"):
            out.discard(found[1])
        for local in re.findall(r"Storage(?:Live|Dead)\(_(\d+)\)", line):
            out.discard(local)
    return out


def _check_temps(lines: list[str]) -> set[str]:
    """Temporaries that only carry checks: operands of asserts and what they are computed from."""
    out: set[str] = set()
    for line in lines:
        if line.startswith("assert("):
            out.update(re.findall(r"^assert\(!?(?:move|copy) \(?_(\d+)", line))
    for line in reversed(lines):
        found = re.match(r"_(\d+) = BitAnd\(move _(\d+), move _(\d+)\)", line)
        if found and found[1] in out:
            out.update(found.groups())
    for line in lines:
        found = re.match(r"_(\d+) = (?:PtrMetadata\(|no_retag copy|&raw const \(fake\))", line)
        if found:
            out.add(found[1])
        found = re.match(r"_(\d+) = move _(\d+)$", line)
        if found and found[2] in out:
            out.add(found[1])
        found = re.match(r"_(\d+) = copy \(+.*std::ptr::Unique.*\(Transmute\)$", line)
        if found:
            out.add(found[1])
        found = re.match(r"_\d+ = (?:Eq|Ge)\(move _(\d+), move _(\d+)\)$", line)
        if found and found[1] in out:
            out.add(found[2])
    # the type after a shift's amount check
    for line in lines:
        found = re.match(r"_(\d+) = Lt\((?:copy|move) _(\d+), const \d+_u\d+\)", line)
        if found and found[1] in out:
            cast = [c for c in lines if re.match(rf"_{found[2]} = .* as u\d+ \(IntToInt\)", c)]
            if cast:
                out.add(found[2])
    return out


def _add(block: Block, step: Step, in_memory: bool) -> None:
    """Storage of locals that nothing points to cannot be seen: when it ends, and where it is said to begin."""
    if in_memory or step[0] not in ("live", "dead"):
        block.steps.append(step)
    elif step[0] == "live":
        block.steps.append((step[0], step[1], ""))


def _split(line: str) -> tuple[str, str]:
    """A line without its comment, and the span in that."""
    text, _, comment = line.partition("// scope ")
    span = re.search(r":(\d+:\d+: \d+:\d+)", comment)
    return text.strip().rstrip(";"), span[1] if span else ""


def _step(line: str, span: str, flags: set[str], checks: set[str]) -> Step | None:
    storage = re.match(r"Storage(Live|Dead)\(_(\d+)\)", line)
    if storage:
        return storage[1].lower(), int(storage[2]), span
    if line.startswith(("PlaceMention", "FakeRead", "nop", "debug", "Coverage", "ConstEvalCounter")):
        return None
    found = re.match(r"(.*?) = (.*)", line)
    assert found, line
    dest, value = found[1], found[2]
    simple = re.fullmatch(r"_(\d+)", dest)
    if simple and (simple[1] in flags or simple[1] in checks):
        return None
    local = int(simple[1]) if simple else None
    return _kind_of(value, checks), local, span


def _kind_of(value: str, checks: set[str]) -> str:
    if value.startswith("&raw"):
        return "raw"
    if value.startswith("&mut"):
        return "ref mut"
    if value.startswith("&"):
        return "ref"
    if value.startswith("discriminant("):
        return "discriminant"
    overflow = re.match(r"move \(_(\d+)\.0: ", value)
    if overflow and overflow[1] in checks:
        return "op"
    if re.search(r" as .* \((?:\w+To\w+|Transmute|Pointer\w+Provenance|PointerCoercion\(.*\))\)$", value):
        return "cast"
    if value.startswith("const "):
        return "use"
    if value.startswith(("copy ", "move ", "no_retag ")):
        return "use"
    if re.match(r"(Add|Sub|Mul|Div|Rem|Shl|Shr|BitAnd|BitOr|BitXor|Eq|Ne|Lt|Le|Gt|Ge|Not|Neg|Offset|Cmp)\w*\(", value):
        return "op"
    if re.match(r"\[.*; .*\]$", value) and value.startswith("["):
        return "repeat"
    if not re.search(r"[({\[]", value):
        return "bare"  # a function item or a unit struct
    return "aggregate"


def _terminator(block: Block, line: str) -> None:
    unwind = re.search(r"unwind: bb(\d+)", line)
    block.unwind = int(unwind[1]) if unwind else None
    if line.startswith("goto"):
        block.end, block.to = "goto", [int(line.split("bb")[1])]
    elif line.startswith("switchInt"):
        block.end = "switch"
        targets = re.search(r"-> \[(.*)\]", line)
        assert targets
        block.to = [int(t) for t in re.findall(r": bb(\d+)", targets[1])]
    elif line.startswith("drop("):
        block.end = "drop"
        block.to = [int(t) for t in re.findall(r"return: bb(\d+)", line)]
    elif line.startswith("assert("):
        block.end, block.unwind = "goto", None
        block.to = [int(t) for t in re.findall(r"success: bb(\d+)", line)]
    elif line.startswith(("return", "resume", "unreachable", "UnwindResume")):
        block.end = line.split("(")[0].replace("UnwindResume", "resume").split(" ")[0]
    elif line.startswith(("unwind_terminate", "terminate")):
        block.end = "abort"
    else:
        block.end = "call"
        block.to = [int(t) for t in re.findall(r"return: bb(\d+)", line)]


# ---------------------------------------------------------------- ours


def our_graph(mir: M.Mir) -> Graph:
    """The same shape from our MIR."""
    flags = _our_flags(mir)
    temps: set[int] = set()  # results of checked operations that are moved on at once
    out: Graph = []
    for block in mir.blocks:
        made = Block()
        for statement in block.statements:
            step = _our_step(statement, flags, temps, mir)
            if step is not None:
                _add(made, step, step[1] is None or mir.locals[step[1]].borrowed)
        _our_terminator(made, block.terminator)
        if block.terminator is not None:
            made.span = _span(block.terminator.span)
        out.append(made)
    return out


def _our_flags(mir: M.Mir) -> set[int]:
    out = {at for at, local in enumerate(mir.locals) if local.ty.__class__.__name__ == "Prim" and local.name is None}
    for block in mir.blocks:
        for s in block.statements:
            if isinstance(s, M.StorageLive | M.StorageDead):
                out.discard(s.local)
            elif isinstance(s, M.Assign) and not s.place.elems:
                constant = isinstance(s.rvalue, M.Use) and isinstance(s.rvalue.operand, M.Constant)
                if not constant:
                    out.discard(s.place.local)
        if isinstance(block.terminator, M.Call):
            out.discard(block.terminator.destination.local)
    return out - set(range(mir.arg_count + 1))


def _our_step(s: M.Statement, flags: set[int], temps: set[int], mir: M.Mir) -> Step | None:
    span = _span(s.span)
    match s:
        case M.StorageLive():
            return "live", s.local, span
        case M.StorageDead():
            return "dead", s.local, span
        case M.Assign():
            pass
        case _:
            return None
    local = s.place.local if not s.place.elems else None
    if local in flags:
        return None
    rvalue = s.rvalue
    if isinstance(rvalue, M.Binary | M.Unary) and rvalue.checked and local is not None and _is_temp(mir, local):
        temps.add(local)
        return None
    if isinstance(rvalue, M.Use) and isinstance(rvalue.operand, M.Move) and rvalue.operand.place.local in temps:
        return "op", local, span
    match rvalue:
        case M.Len() | M.CopyForDeref():
            return None
        case M.Ref():
            return ("ref" if rvalue.kind == "shared" else "ref mut"), local, span
    kinds = {
        M.Use: "use", M.RawPtr: "raw", M.Discriminant: "discriminant", M.CastOp: "cast", M.RepeatOf: "repeat",
        M.Binary: "op", M.Unary: "op", M.Aggregate: "aggregate", M.OffsetOf: "op",
    }  # fmt: skip
    return kinds[type(rvalue)], local, span


def _span(span: Any) -> str:
    if not span.file.is_local or (span.expansion is not None and not span.expansion.local):
        return ""
    return f"{span.start()[0]}:{span.start()[1]}: {span.end()[0]}:{span.end()[1]}"


def _is_temp(mir: M.Mir, local: int) -> bool:
    for block in mir.blocks:
        for s in block.statements:
            if isinstance(s, M.StorageLive) and s.local == local:
                return False
    return local > mir.arg_count


def _our_terminator(made: Block, terminator: Any) -> None:
    match terminator:
        case M.Goto():
            made.end, made.to = "goto", [terminator.target]
        case M.SwitchInt():
            made.end, made.to = "switch", [*(t for _, t in terminator.values), terminator.otherwise]
        case M.Call():
            made.end, made.to = "call", [terminator.target] if terminator.target is not None else []
            made.unwind = terminator.cleanup
        case M.Drop():
            made.end, made.to, made.unwind = "drop", [terminator.target], terminator.cleanup
        case M.Return():
            made.end = "return"
        case M.Resume():
            made.end = "resume"
        case M.Unreachable():
            made.end = "unreachable"


# ---------------------------------------------------------------- comparison


def flat(graph: Graph, at: int) -> tuple[list[Step], Block]:
    """The steps from a block on until control branches, and the block whose end that is."""
    steps: list[Step] = []
    seen: set[int] = set()
    while True:
        block = graph[at]
        steps += block.steps
        if block.end != "goto" or at in seen:
            return steps, block
        seen.add(at)
        at = block.to[0]


def compare(ours: Graph, theirs: Graph, *, spans: bool = False) -> str | None:
    """The first difference found, or None."""
    locals_: dict[int, int] = {}
    back: dict[int, int] = {}
    work = [(0, 0, "")]
    seen: set[tuple[int, int]] = set()
    while work:
        a, b, where = work.pop(0)
        if (a, b) in seen:
            continue
        seen.add((a, b))
        mine, my_end = flat(ours, a)
        yours, your_end = flat(theirs, b)
        place = f"our bb{a}, rustc's bb{b}{where}"
        for at in range(max(len(mine), len(yours))):
            x = mine[at] if at < len(mine) else ("(end)", None, "")
            y = yours[at] if at < len(yours) else ("(end)", None, "")
            if y[0] == "bare" and x[0] in ("use", "aggregate"):
                y = (x[0], y[1], y[2])
            if x[0] != y[0]:
                return f"{place}: step {at}: we {x}, rustc {y}"
            if spans and x[2] and y[2] and x[2] != y[2]:
                return f"{place}: step {at}: we {x}, rustc {y}"
            if x[1] is not None and y[1] is not None:
                if locals_.setdefault(x[1], y[1]) != y[1] or back.setdefault(y[1], x[1]) != x[1]:
                    return f"{place}: step {at}: {x[0]} of our _{x[1]} (= _{locals_.get(x[1])}), rustc _{y[1]}"
            elif (x[1] is None) != (y[1] is None):
                return f"{place}: step {at}: we {x}, rustc {y}"
        if my_end.end != your_end.end:
            return f"{place}: we end in {my_end.end}, rustc in {your_end.end}"
        if spans and my_end.end in SPANNED and my_end.span and my_end.span != your_end.span:
            return f"{place}: {my_end.end}: we {my_end.span}, rustc {your_end.span}"
        if len(my_end.to) != len(your_end.to):
            return f"{place}: {my_end.end}: we have {len(my_end.to)} ways, rustc {len(your_end.to)}"
        if my_end.end != "goto":
            work += [(x, y, where) for x, y in zip(my_end.to, your_end.to, strict=True)]
        mine_unwinds = my_end.unwind is not None and not _idle(ours, my_end.unwind)
        yours_unwinds = your_end.unwind is not None and not _idle(theirs, your_end.unwind)
        if mine_unwinds != yours_unwinds:
            return (
                f"{place}: {my_end.end}: only {'we' if mine_unwinds else 'rustc'} unwind{'' if mine_unwinds else 's'}"
            )
        if mine_unwinds and my_end.unwind is not None and your_end.unwind is not None:
            work.append((my_end.unwind, your_end.unwind, f" (unwinding){where[:0]}"))
    return None


def _idle(graph: Graph, at: int) -> bool:
    steps, end = flat(graph, at)
    return end.end == "resume" and all(step[0] == "discriminant" for step in steps)


def our_functions(program: Program) -> dict[str, Any]:
    """The program's functions and closures by rustc's names."""
    out: dict[str, Any] = {}
    work = list(program.crate.root.values.values())
    for impl in program.crate.impls:
        work += [d for d in impl.items.values() if isinstance(d, FnDef)]
    for trait in program.crate.root.types.values():
        if trait.__class__.__name__ == "TraitDef":
            work += [d for d in trait.items.values() if isinstance(d, FnDef) and d.ast and d.ast.get_body()]
    for definition in work:
        if not isinstance(definition, FnDef) or definition.ctor or definition.foreign or definition.ast is None:
            continue
        name = definition.name
        container = definition.container
        if isinstance(container, ImplDef):
            line, col = container.span.start()
            name = f"impl@{line}:{col}::{name}"
        elif container is not None:
            name = f"{container.name}::{name}"
        out[name] = definition
        try:
            build_mir(program, definition)
        except Rejected:
            continue
        _closures(name, definition.cached_body, out)
    return out


def _closures(name: str, body: Any, out: dict[str, Any]) -> None:
    for at, closure in enumerate(body.closures):
        inner = f"{name}::{{closure#{at}}}"
        out[inner] = closure
        if closure.body is not None:
            _closures(inner, closure.body, out)


def small_library() -> Program:
    text = (Path(__file__).parent / "library.rs").read_text()
    return make_program(SourceFile("std/lib.rs", text, "std"), None, edition=2024, cfgs=frozenset())


def differences(path: Path, edition: int, library: Program, *, spans: bool = False) -> list[str]:
    """What differs in a program, a line each."""
    program = load_program(SourceFile(path.name, path.read_text()), edition=edition, library=library)
    theirs = rustc_graphs(path, edition)
    out: list[str] = []
    for name, definition in our_functions(program).items():
        graph = theirs.get(name)
        if graph is None:
            out.append(f"{name}: rustc has no such function (it has {', '.join(theirs)})")
            continue
        try:
            mir = build_mir(program, definition)
        except Rejected as rejected:
            out.append(f"{name}: {rejected}")
            continue
        difference = compare(our_graph(mir), graph, spans=spans)
        if difference:
            out.append(f"{name}: {difference}")
    return out


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--edition", type=int, default=2021)
    parser.add_argument("--std", action="store_true", help="over engine/std, not the tests' small library")
    parser.add_argument("--spans", action="store_true", help="compare spans too")
    options = parser.parse_args()
    sys.setrecursionlimit(20000)
    library = load_library() if options.std else small_library()
    bad = 0
    for path in options.files:
        try:
            found = differences(path, options.edition, library, spans=options.spans)
        except Rejected as rejected:
            found = [f"rejected: {rejected} at {rejected.span}"]
        except RuntimeError as error:
            found = [f"rustc: {str(error)[:300]}"]
        bad += bool(found)
        for line in found:
            print(f"{path.name}: {line}")
    print(f"{len(options.files) - bad} of {len(options.files)} equal")
    return 1 if bad else 0


if __name__ == "__main__":
    assert ClosureDef
    sys.exit(main())
