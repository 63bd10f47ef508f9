"""Intrinsics: what library functions cannot express in Rust, by their names in `core::intrinsics`.

A handler looks at the call's types once and answers a function that computes the value from the frame.
"""

from __future__ import annotations

from engine.machine.intrinsics import (  # noqa: F401 - they register their handlers
    atomics,
    control,
    floats,
    heap,
    integers,
    memory,
    pointers,
    system,
    types,
)
from engine.machine.intrinsics.call import compile_intrinsic

__all__ = ["compile_intrinsic"]
