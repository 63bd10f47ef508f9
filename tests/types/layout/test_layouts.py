"""Layouts of several hundred types, against what rustc 1.95 answered (see generate.py)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.source import SourceFile
from engine.types.layout import Layout, LayoutError, Scalar, layout_of
from engine.types.program import Program, load_program
from tests.types.items.support import item, mini_library, program

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = json.loads((HERE / "layouts.json").read_text())


@cache
def types() -> Program:
    text = (HERE / "types.rs").read_text()
    return load_program(SourceFile("types.rs", text), edition=2021, library=mini_library())


def scalar(s: Scalar) -> list[Any]:
    return [s.kind, s.size, s.signed, None if s.union else [s.start, s.end]]


def described(layout: Layout, expected: dict[str, Any], *, variant: bool = False) -> dict[str, Any]:
    """Our layout in the table's form, for the parts that the table has."""
    out: dict[str, Any] = {"size": layout.size, "align": layout.align, "uninhabited": layout.uninhabited}
    if layout.abi != "memory":
        out["abi"] = [scalar(s) for s in layout.scalars()]
    if "fields" in expected:
        out["fields"] = list(layout.fields)
    if layout.niche is not None and not variant:
        n = layout.niche
        out["niche"] = [n.offset, n.scalar.kind, n.scalar.size, n.scalar.signed, [n.scalar.start, n.scalar.end]]
    if layout.tag is not None and layout.variants is not None:
        tag = layout.tag
        out["fields"] = [tag.offset]
        out["tag"] = scalar(tag.scalar)
        out["encoding"] = "direct" if tag.direct else [tag.untagged, tag.first, tag.last, tag.start]
        rows = expected.get("variants", [{}] * len(layout.variants))
        out["variants"] = [described(v, e, variant=True) for v, e in zip(layout.variants, rows, strict=True)]
    elif "variant" in expected:
        out["variant"] = layout.variant
    return out


def test_the_table_is_large() -> None:
    assert len(EXPECTED) >= 400


@pytest.mark.parametrize("start", range(0, len(EXPECTED), 50))
def test_layout_is_rustcs(start: int) -> None:
    wrong = []
    for name in list(EXPECTED)[start : start + 50]:
        ty = item(types(), name).ty
        expected = EXPECTED[name]
        ours = described(layout_of(types(), ty), expected)
        if ours != expected:
            wrong.append(f"{name} = {ty!r}\n  ours:  {ours}\n  rustc: {expected}")
    assert not wrong, "\n".join(wrong)


def test_too_big() -> None:
    p = program("type X = [u64; 0x2000_0000_0000_0000]; type Y = (u8, X); fn main() {}")
    with pytest.raises(LayoutError, match=r"values of the type `\[u64; 2305843009213693952\]` are too big"):
        layout_of(p, item(p, "Y").ty)
