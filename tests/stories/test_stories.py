"""The story of every kind of undefined behaviour, as real programs.

The files beside the programs hold the stories (`make bless` writes them anew); the model is the first word of a name,
Tree Borrows where that is no model.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.options import Options
from engine.pipeline import run
from engine.trace.recorder import Recorder
from engine.trace.story import Story, story

PROGRAMS = Path(__file__).parent / "programs"
NAMES = sorted(path.stem for path in PROGRAMS.glob("*.rs"))


def told(name: str) -> Story:
    source = (PROGRAMS / f"{name}.rs").read_text(encoding="utf-8")
    options = Options(model="stacked" if name.startswith("stacked_") else "tree", provenance="permissive")
    recorder = Recorder()
    found = story(recorder.finish(source, options, run(source, options, recorder)))
    assert found is not None, "the program has no undefined behaviour"
    return found


def written(found: Story) -> str:
    """Every sentence with the line that it links to. Numbers of tags and allocations depend on the library."""
    lines = [found.title, ""]
    for sentence in found.sentences:
        line = sentence.span.start()[0] if sentence.span is not None else "?"
        lines.append(f"{line:>3}  {re.sub(r'<[0-9]+>', '<TAG>', re.sub(r'alloc[0-9]+', 'ALLOC', sentence.text))}")
    return "\n".join([*lines, "", *(f"  -  {line}" for line in found.advice), ""])


@pytest.mark.parametrize("name", NAMES)
def test_story(name: str, bless: bool) -> None:
    found = told(name)
    kept = PROGRAMS / f"{name}.txt"
    if bless:
        kept.write_text(written(found), encoding="utf-8")
    assert written(found) == kept.read_text(encoding="utf-8")
    assert found.advice
    for sentence in found.sentences:
        assert sentence.step is not None or sentence.alloc is not None or sentence.tag is not None, sentence.text
