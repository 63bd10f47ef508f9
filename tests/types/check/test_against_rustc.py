"""The typed trees of whole programs are those of rustc, node by node and span by span (see `against_rustc.py`)."""

from pathlib import Path

import pytest

from engine.source import SourceFile
from engine.types.check import check_crate
from engine.types.program import load_program
from tests.types.check.against_rustc import FOLDER, edition
from tests.types.check.preorder import bodies


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rs")), ids=lambda p: p.stem)
def test_same_tree(path: Path) -> None:
    program = load_program(SourceFile(path.name, path.read_text()), edition=edition(path))
    check_crate(program)
    ours = {tuple(body) for body in bodies(program)}
    recorded = [tuple(part.strip("\n").split("\n")) for part in path.with_suffix(".thir").read_text().split("\n\n")]
    by_place = {body[0].rsplit(" ", 1)[1]: body for body in ours}
    assert recorded
    for body in recorded:
        if body not in ours:
            where = body[0].rsplit(" ", 1)[1]
            assert list(body) == list(by_place.get(where, ())), f"the body at {where}"
