"""The page of Rust's features: what runs and what is refused, from the engine's own registry. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from engine.features import FEATURES, GROUPS, Feature, as_program, unsupported
from engine.source import SourceFile, Span
from engine.trace.rejected import rejected_text

__all__ = ["Entry", "Group", "groups", "refusal"]


@dataclass(slots=True, frozen=True)
class Entry:
    """A feature as a row; `program` is its example in full, or empty."""

    feature: Feature
    program: str


@dataclass(slots=True, frozen=True)
class Group:
    """One group of features: those that run, then those that are refused."""

    id: str
    title: str
    supported: list[Entry]
    refused: list[Entry]


def groups() -> list[Group]:
    """All groups in order, none left out and none empty."""
    out = []
    for id_, title in GROUPS.items():
        mine = [Entry(one, as_program(one.example) if one.example else "") for one in FEATURES if one.group == id_]
        out.append(
            Group(id_, title, [e for e in mine if e.feature.supported], [e for e in mine if not e.feature.supported])
        )
    return out


def refusal() -> str:
    """How a refusal looks, of inline assembly, which is not planned."""
    text = 'fn main() {\n    unsafe { std::arch::asm!("nop") };\n}\n'
    start, end = text.index("std::"), text.index(" };")
    return rejected_text(unsupported("inline-assembly", Span(SourceFile("main.rs", text), start, end)))
