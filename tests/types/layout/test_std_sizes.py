"""Sizes, alignments and niches of the library's types, as rustc's own library has them (see generate.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.source import SourceFile
from engine.types.layout import layout_of
from engine.types.program import load_program

EXPECTED: dict[str, Any] = json.loads((Path(__file__).parent / "std_sizes.json").read_text())
DIFFERENT = {  # our library is made otherwise there
    "std::alloc::Layout",
    "std::collections::BTreeMap<u8, u8>",
    "std::collections::HashMap<u8, u8>",
    "std::fmt::Arguments<'static>",
    "std::iter::Zip<std::slice::Iter<'static, u8>, std::slice::Iter<'static, u8>>",
    "std::sync::RwLock<u8>",
    "std::sync::mpsc::Receiver<u8>",
    "std::sync::mpsc::Sender<u8>",
    "std::task::Context<'static>",
    "std::thread::Thread",
    "std::thread::ThreadId",
    "std::time::Duration",
    "Option<std::time::Duration>",
}


@pytest.mark.parametrize(
    "text", [pytest.param(t, marks=[pytest.mark.xfail] if t in DIFFERENT else []) for t in EXPECTED]
)
def test_size_alignment_and_niche(text: str) -> None:
    p = load_program(SourceFile("t.rs", f"type X = {text}; fn main() {{}}"), edition=2021)
    layout = layout_of(p, p.crate.root.types["X"].ty)
    assert [layout.size, layout.align, layout.niche_available] == EXPECTED[text]
