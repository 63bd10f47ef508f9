"""What the catalogue's extraction reads besides Python and templates: example programs and the list of features.

Each function is an extraction method of Babel's: it yields line, function, message and comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from engine.borrows.versions import VERSIONS
from engine.features import FEATURES, GROUPS

__all__ = ["features", "lessons", "models"]

_FIELDS = ("title", "about", "group")


def lessons(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:  # fmt: skip
    """Of an example: its title, what it is about, its group."""
    for number, line in enumerate(file.read().decode().splitlines(), 1):
        name, _, value = line.removeprefix("//! ").partition(":")
        if not line.startswith("//! "):
            return
        if name.strip() in _FIELDS:
            yield number, None, value.strip(), []


def features(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:  # fmt: skip
    """Of the features of Rust: their groups, titles and lines."""
    for text in (*GROUPS.values(), *(text for one in FEATURES for text in (one.title, one.line))):
        yield 1, None, text, []


def models(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, None, str, list[str]]]:  # fmt: skip
    """Of the versions of the aliasing models: their titles."""
    for version in VERSIONS.values():
        yield 1, None, version.title, []
