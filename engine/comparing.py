"""The command `compare`: one program under several models, told as text or as JSON.

Exit status: 0 the models agree, 1 they do not, 2 the program was refused (or bad usage), 3 a run came to a limit.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, TextIO

from engine.options import Options
from engine.source import Rejected
from engine.trace.compare import Comparison
from engine.trace.events import Outcome
from engine.trace.expect import LoadMod, Runner
from engine.trace.recorder import Recorder
from engine.trace.sentence import sentence
from engine.trace.trace import Trace
from engine.trace.verdicts import verdict_words
from engine.trace.words import listed

__all__ = ["compare_program"]


def compare_program(
    source: str, options: Options, models: Sequence[str], form: str, runner: Runner, load: LoadMod | None, out: TextIO
) -> int:
    """Run a program under each model, write what they say of it, and answer with the exit status."""
    traces = {model: _trace(source, replace(options, model=model), runner, load) for model in models}
    found = Comparison(traces)
    if form == "json":
        json.dump(comparison_json(found), out, ensure_ascii=False, indent=2)
        out.write("\n")
    else:
        _tell(found, out)
    kinds = {one.kind for one in found.judgements.values()}
    if "rejected" in kinds:
        return 2
    if kinds & {"limit", "internal"}:
        return 3
    return 1 if found.divergence is not None else 0


def _trace(source: str, options: Options, runner: Runner, load: LoadMod | None) -> Trace:
    recorder = Recorder()
    try:
        outcome = runner(source, options, recorder, load)
    except Rejected as error:
        outcome = Outcome(2, "rejected", str(error), error)
    return recorder.finish(source, options, outcome)


def comparison_json(found: Comparison) -> dict[str, Any]:
    """The comparison as a plain object. Steps are those of the model's own trace."""
    split = found.divergence
    return {
        "positions": found.positions,
        "models": [asdict(one) for one in found.judgements.values()],
        "parted": found.parted,
        "divergence": None if split is None else {
            "position": split.position, "line": split.line, "forbids": split.forbids, "allows": split.allows,
            "steps": dict(split.steps),
            "sentences": {model: sentence(found.traces[model], step).text for model, step in split.steps.items()},
        },
    }  # fmt: skip


def _tell(found: Comparison, out: TextIO) -> None:
    width = max(map(len, found.judgements))
    for model, one in found.judgements.items():
        place = f", line {one.line}" if one.line is not None else ""
        title = f": {one.title}" if one.title and one.kind != "ok" else ""
        out.write(f"{model:{width}}  {verdict_words(one.kind)}{place}{title}\n")
    out.write("\n")
    split = found.divergence
    if found.parted is not None:
        out.write("The runs themselves differ: the program looks at tags, trees or addresses.\n")
    if split is None:
        out.write("No model forbids what another allows.\n")
        return
    where = f"line {split.line}" if split.line is not None else "library code"
    out.write(f"The models part on {where}: {listed(split.forbids)} {_verb('forbid', split.forbids)} what ")
    out.write(f"{listed(split.allows)} {_verb('allow', split.allows)}.\n")
    for model, step in split.steps.items():
        out.write(f"  {model:{width}}  step {step}: {sentence(found.traces[model], step).text}\n")


def _verb(verb: str, of: Sequence[str]) -> str:
    return verb if len(of) > 1 else f"{verb}s"
