"""Sizes, alignments and niches of the library's types, as rustc's own library has them (see generate.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.source import Rejected, SourceFile
from engine.types.layout import layout_of
from engine.types.program import load_program

EXPECTED: dict[str, Any] = json.loads((Path(__file__).parent / "std_sizes.json").read_text())
DIFFERENT = {  # our library is made otherwise there
    "std::alloc::Layout",
    "std::collections::HashMap<u8, u8>",
    "std::fmt::Arguments<'static>",
    "std::iter::Zip<std::slice::Iter<'static, u8>, std::slice::Iter<'static, u8>>",
}


def measured(text: str) -> list[Any] | None:
    """Size, alignment and niche of a type of ours; None if the library does not have it."""
    try:
        p = load_program(SourceFile("t.rs", f"type X = {text}; fn main() {{}}"), edition=2021)
    except Rejected:
        return None
    layout = layout_of(p, p.crate.root.types["X"].ty)
    return [layout.size, layout.align, layout.niche_available]


@pytest.mark.parametrize("text", [t for t in EXPECTED if t not in DIFFERENT])
def test_size_alignment_and_niche(text: str) -> None:
    assert measured(text) == EXPECTED[text]


def test_the_list_of_differences_is_true() -> None:
    assert {t for t in DIFFERENT if measured(t) != EXPECTED[t]} == DIFFERENT
