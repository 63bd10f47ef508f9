"""Which engine this is: a hash over its own text, so that a trace's id says what made it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import engine

__all__ = ["engine_fingerprint"]


@lru_cache(maxsize=1)
def engine_fingerprint() -> str:
    """A hash of every source file of the engine, Python and Rust."""
    root = Path(engine.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".rs"):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
