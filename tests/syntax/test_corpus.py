"""The programs with known verdicts all parse."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from engine.source import SourceFile
from engine.syntax import parse_crate

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "conformance"


def test_conformance_programs_parse() -> None:
    if not FOLDER.is_dir():
        print(f"skipped: no {FOLDER}")
        warnings.warn(f"no {FOLDER}: its programs were not parsed", stacklevel=1)
        pytest.skip(f"no {FOLDER}")
    files = sorted(FOLDER.glob("**/*.rs"))
    assert files
    for file in files:
        parse_crate(SourceFile(file.name, file.read_text(encoding="utf-8")))
