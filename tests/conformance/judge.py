"""Runs a program and says in the words of the conformance files what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from engine import Options, run
from engine.trace.events import Event, Sink
from engine.trace.trace import ending_of

SHARED = Path(__file__).resolve().parents[3] / "shared" / "conformance"
"""The folder of cases with Miri's true answers, beside the project; not in every checkout."""


@dataclass
class Judgement:
    """What a run gave: exit status, the `error:` line, the line of the primary span (0 in the library), the printed
    trees, and the streams."""

    status: int
    kind: str
    title: str
    line: int
    trees: str
    stdout: str
    stderr: str
    text: str

    @property
    def verdict(self) -> str:
        """`ok`, `ub`, or how else it ended."""
        return {"ok": "ok", "ub": "ub", "exit": "ok"}.get(self.kind, self.kind)


class Catch(Sink):
    """Keeps what the program printed."""

    enabled = True

    def __init__(self) -> None:
        self.out: list[str] = []
        self.err: list[str] = []
        self.trees: list[str] = []

    def emit(self, event: Event) -> None:
        if event.kind == "print":
            (self.err if event.stream == "stderr" else self.out).append(event.text)
        elif event.kind == "trees":
            self.trees.append(event.text)
            self.err.append(event.text)


def normal(text: str) -> str:
    """spec/diagnostics.md section 1.4: numbers that depend on the runtime."""
    text = re.sub(r"alloc[0-9]+", "ALLOC", text)
    text = re.sub(r"<[0-9]+>", "<TAG>", text)
    text = re.sub(r"<[0-9]+=", "<TAG=", text)
    text = re.sub(r"unnamed-[0-9]+", "unnamed-ID", text)
    return re.sub(r"0x[0-9a-f]{3,}", "$HEX", text)


_OLDER = (
    # The types of invalid values are named today, and their paths follow a comma.
    (r"constructing invalid value of type .+?: at (\S+), ", r"constructing invalid value at \1: "),
    (r"constructing invalid value of type .+?: encountered", "constructing invalid value: encountered"),
    # ManuallyDrop wraps a MaybeDangling today.
    (r"at \.value\.0", "at .value"),
    # Bounds: `attempting to access` was `expected a pointer to`.
    (r"attempting to access (\d+ bytes?), but got", r"expected a pointer to \1 of memory, but got"),
)
_FREED = "ALLOC has been freed, so this pointer is dangling"


def older(title: str) -> str:
    """The title in the words of the version that the cases were recorded with (spec/diagnostics.md section 6 has
    today's)."""
    for pattern, words in _OLDER:
        title = re.sub(pattern, words, title)
    return title


def same_title(ours: str, recorded: str) -> bool:
    """Whether our title is the recorded one in today's words."""
    # `assume_init` moved a ManuallyDrop out of the union then; today it reads the value itself.
    through_union = re.sub(r" at \.value(\S*): ", lambda m: f" at {m[1]}: " if m[1] else ": ", recorded)
    if older(ours) in (recorded, through_union):
        return True
    # A reference to freed memory is refused by the validity of the copy or by the dereference today; then it was the
    # retag that said "out-of-bounds pointer use".
    freed = ("encountered a dangling reference (use-after-free)", f"reference not dereferenceable: {_FREED}")
    return recorded.endswith(f"out-of-bounds pointer use: {_FREED}") and ours.endswith(freed)


def judge(path: Path, model: str = "tree", **options: object) -> Judgement:
    """Run the program in `path` under a model."""
    sink = Catch()
    chosen = Options(model=model, file_name=path.name, trace=False, **options)  # type: ignore[arg-type]
    outcome = run(path.read_text(encoding="utf-8"), chosen, sink)
    ending = ending_of(outcome)
    title, line = "", 0
    if outcome.kind not in ("ok", "exit", "panic"):
        title = normal(next((x for x in ending.text.splitlines() if x.startswith("error")), ""))
        span = ending.failure.span if ending.failure is not None else None
        if span is not None and span.call_site().file.is_local:
            shown = span if span.file.is_local else span.call_site()
            line = shown.start()[0]
    rows = [x.rstrip() for text in sink.trees for x in text.splitlines() if x.startswith(("0..", "|"))]
    return Judgement(
        outcome.status,
        outcome.kind,
        title,
        line,
        normal("\n".join(rows)),
        "".join(sink.out),
        "".join(sink.err),
        ending.text,
    )
