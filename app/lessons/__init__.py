"""Example programs: Rust files with a short header that says what they show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["Example", "example", "examples"]

_FOLDER = Path(__file__).parent / "examples"


@dataclass(slots=True, frozen=True)
class Example:
    """A program to try: `slug` is its name in addresses, `expect` its verdict (`ok`, `ub` or `panic`) under the default
    model, `source` its text without the header."""

    slug: str
    title: str
    about: str
    expect: str
    group: str
    source: str


def _read(path: Path) -> Example:
    header: dict[str, str] = {}
    body: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("//! ") and not body:
            name, _, value = line[4:].partition(":")
            header[name.strip()] = value.strip()
        elif line.strip() or body:
            body.append(line)
    # The number in front only orders the files.
    slug = path.stem.split("-", 1)[1]
    return Example(slug, header["title"], header["about"], header["expect"], header["group"], "".join(body))


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """All examples, in the order of their files."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.rs")))


def example(slug: str) -> Example | None:
    """The example with this name."""
    return next((one for one in examples() if one.slug == slug), None)
