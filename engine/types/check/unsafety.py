"""Unsafe operations outside of `unsafe` (E0133)."""

from __future__ import annotations

from engine.types.check.errors import error
from engine.types.check.fn_ctxt import FnCtxt

__all__ = ["check_unsafety"]

_NOTES = {
    "dereference of raw pointer": "raw pointers may be null, dangling or unaligned; they can violate aliasing rules "
    "and cause data races: all of these are undefined behavior",
    "use of mutable static": "mutable statics can be mutated by multiple threads: aliasing violations or data races "
    "will cause undefined behavior",
    "use of extern static": "extern statics are not controlled by the Rust type system: invalid data, aliasing "
    "violations or data races will cause undefined behavior",
    "access to union field": "the field may not be properly initialized: using uninitialized data will cause "
    "undefined behavior",
    "call to unsafe function": "consult the function's documentation for information on how to avoid undefined "
    "behavior",
}


def check_unsafety(fcx: FnCtxt) -> None:
    """Raises Rejected for the first operation that needs `unsafe` and is not in it."""
    for expr, what, label in fcx.unsafe_uses:
        bad = error("E0133", f"{what} is unsafe and requires unsafe function or block", expr.span, label)
        bad.notes.append(_NOTES[label])
        raise bad
