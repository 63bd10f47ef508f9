"""The library's items are well formed, and loading it from its archive is fast."""

from __future__ import annotations

from engine.types.library import library
from engine.types.wellformed import problems


def test_no_item_of_the_library_is_wrong() -> None:
    assert [f"{p.span!r}: {p}" for p in problems(library())] == []
