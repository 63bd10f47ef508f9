"""Intrinsics: what library functions cannot express in Rust, by their names in `core::intrinsics`.

A handler looks at the call's types once and answers a function that computes the value from the frame.
"""

from __future__ import annotations

import engine.machine.intrinsics.atomics
import engine.machine.intrinsics.control
import engine.machine.intrinsics.floats
import engine.machine.intrinsics.heap
import engine.machine.intrinsics.integers
import engine.machine.intrinsics.memory
import engine.machine.intrinsics.pointers
import engine.machine.intrinsics.system
import engine.machine.intrinsics.threads
import engine.machine.intrinsics.types
import engine.machine.intrinsics.validity  # noqa: F401 - all of these register their handlers
from engine.machine.intrinsics.call import compile_intrinsic

__all__ = ["compile_intrinsic"]
