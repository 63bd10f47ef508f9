"""Programs over a small library."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from engine.source import Rejected, SourceFile
from engine.types.program import Program, load_program, make_program


@cache
def mini_library() -> Program:
    text = (Path(__file__).parent / "mini_std.rs").read_text()
    return make_program(SourceFile("std/lib.rs", text, "std"), None, edition=2024, cfgs=frozenset())


def program(text: str, edition: int = 2021) -> Program:
    return load_program(SourceFile("src/main.rs", text), edition=edition, library=mini_library())


def item(p: Program, name: str):
    """A definition by its path from the crate's root; `impl` methods are found by `Type::name`."""
    module = p.crate.root
    parts = name.split("::")
    for at, part in enumerate(parts):
        found = module.types.get(part) or module.values.get(part)
        if at + 1 == len(parts):
            return found
        if found.__class__.__name__ == "Module":
            module = found
        elif found.__class__.__name__ == "TraitDef":
            return found.items[parts[-1]]
        else:
            for impl in p.crate.impls:
                if getattr(impl.self_ty, "definition", None) is found and parts[-1] in impl.items:
                    return impl.items[parts[-1]]
    raise KeyError(name)


def rejected(text: str, code: str | None = None, edition: int = 2021) -> Rejected:
    with pytest.raises(Rejected) as caught:
        program(text, edition)
    assert caught.value.code == code, caught.value
    return caught.value
