"""Our MIR is rustc's: storage, borrows, moves, drops, unwinding and spans, for the programs beside this file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .against_rustc import differences, small_library

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.rs"))


def has_nightly() -> bool:
    if shutil.which("rustc") is None:
        return False
    return subprocess.run(["rustc", "+nightly", "--version"], capture_output=True).returncode == 0


@pytest.mark.skipif(not has_nightly(), reason="needs a nightly rustc")
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: p.stem)
def test_equal_to_rustc(path: Path) -> None:
    edition = 2024 if path.stem.endswith("2024") else 2021
    assert differences(path, edition, small_library(), spans=True) == []
