"""Whatever comes in, the whole pipeline ends with a status of ours: never a fault, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.inputs import ROOT, source_of
from tests.fuzz.worker import Ended

BLOCKS = 2
COUNT = 80
LONG_COUNT = int(os.environ.get("ARBORETUM_FUZZ", "10000"))
SLOWEST = 30.0
"""Seconds of processor time that no input may take."""


def outcomes(seeds: range, folder: Path) -> list[tuple[int, str, Ended]]:
    """The inputs of these numbers and how they ended."""
    sources = [source_of(seed) for seed in seeds]
    lines = "".join(f"{json.dumps(source)}\n" for source in sources)
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.worker"], input=lines, capture_output=True, text=True, cwd=ROOT, check=True,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return list(zip(seeds, sources, answers, strict=True))


def fault(ended: Ended) -> str:
    """What is wrong about an end; empty if nothing is."""
    if ended["error"]:
        return ended["error"]
    if ended["kind"] != "exit" and ended["status"] not in (0, 1, 2, 3, 101):
        return f"status {ended['status']} of kind {ended['kind']}"
    if ended["seconds"] > SLOWEST:
        return f"took {ended['seconds']:.1f} s"
    return ""


def harmless(seeds: range, folder: Path) -> None:
    """Fails with the faults of these inputs; their programs are in the folder that the message names."""
    faults = []
    kinds: set[str] = set()
    for seed, source, ended in outcomes(seeds, folder):
        kinds.add(ended["kind"])
        if wrong := fault(ended):
            path = folder / f"{seed}.rs"
            path.write_text(source, encoding="utf-8")
            faults.append(f"{path}: {wrong}")
    assert not faults, "\n\n".join(faults)
    if len(seeds) > 20:
        assert {"ok", "rejected"} <= kinds  # else nothing was tested


@pytest.mark.parametrize("block", range(BLOCKS))
def test_changed_programs_and_soups(block: int, tmp_path: Path) -> None:
    size = COUNT // BLOCKS
    harmless(range(block * size, (block + 1) * size), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("block", range(40))
def test_many_changed_programs_and_soups(block: int, tmp_path: Path) -> None:
    first = COUNT + block * LONG_COUNT // 40
    harmless(range(first, COUNT + (block + 1) * LONG_COUNT // 40), tmp_path)


def test_a_fault_is_seen(tmp_path: Path) -> None:
    ended: Ended = {"status": 7, "kind": "ok", "error": "", "seconds": 0.1}
    assert fault(ended) == "status 7 of kind ok"
    assert fault({**ended, "status": None, "error": "Traceback"}) == "Traceback"
    assert fault({**ended, "kind": "exit"}) == ""


def test_inputs_are_determined_by_their_number() -> None:
    assert [source_of(seed) for seed in range(20)] == [source_of(seed) for seed in range(20)]
    assert len({source_of(seed) for seed in range(50)}) > 45
