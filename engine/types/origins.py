"""Where the real library defines what ours does: `type_name` tells the path of the definition, not the public one."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["defined_path"]

_ALLOC = frozenset({"boxed", "vec", "string", "rc", "raw_vec"})
_STD = frozenset({"env", "f32", "f64", "ffi", "io", "os", "process", "rt", "thread"})

_MODULES = {
    "alloc": "core::alloc::layout",
    "alloc::global": "core::alloc::global",
    "borrow": "core::borrow",
    "cell::ref_cell": "core::cell",
    "str::split": "core::str::iter",
    "collections::binary_heap": "alloc::collections::binary_heap",
    "collections::btree_map": "alloc::collections::btree::map",
    "collections::btree_set": "alloc::collections::btree::set",
    "collections::hash_map": "std::collections::hash::map",
    "collections::hash_set": "std::collections::hash::set",
    "collections::linked_list": "alloc::collections::linked_list",
    "collections::vec_deque": "alloc::collections::vec_deque",
    "error": "core::error",
    "future": "core::future",
    "iter::accum": "core::iter::traits::accum",
    "iter::collect": "core::iter::traits::collect",
    "iter::double_ended": "core::iter::traits::double_ended",
    "iter::iterator": "core::iter::traits::iterator",
    "panicking": "std::panicking",
    "sync": "std::sync",
    "sync::arc": "alloc::sync",
    "sync::atomic": "core::sync::atomic",
    "sync::mpsc": "std::sync::mpsc",
    "sync::mutex": "std::sync::poison::mutex",
    "sync::rwlock": "std::sync::poison::rwlock",
    "sync::condvar": "std::sync::poison::condvar",
    "sync::once": "std::sync::poison::once",
}
"""Modules of ours that stand elsewhere in the real library, by their path without `std`."""

_ITEMS = {
    "borrow::Cow": "alloc::borrow",
    "borrow::ToOwned": "alloc::borrow",
    "alloc::Global": "alloc::alloc",
    "array::IntoIter": "core::array::iter",
    "alloc::System": "std::alloc",
    "alloc::Allocator": "core::alloc",
    "alloc::AllocError": "core::alloc",
    "alloc::GlobalAlloc": "core::alloc::global",
    "iter::range::Step": "core::iter::range",
    "iter::range::StepBy": "core::iter::adapters::step_by",
    "task::Poll": "core::task::poll",
    "task::Wake": "alloc::task",
    "task::Context": "core::task::wake",
    "task::Waker": "core::task::wake",
    "task::RawWaker": "core::task::wake",
    "future::Future": "core::future::future",
    "future::IntoFuture": "core::future::into_future",
}
_ITEMS.update(
    (f"panicking::{name}", "core::panicking")
    for name in (
        "assert_failed", "assert_failed_inner", "assert_matches_failed", "panic", "panic_bounds_check",
        "panic_cannot_unwind", "panic_display", "panic_explicit", "panic_fmt", "panic_in_cleanup", "panic_nounwind",
        "panic_nounwind_fmt", "unreachable_display",
    )
)  # fmt: skip
_ADAPTERS = frozenset({"chain", "double_ended", "filter", "flatten", "fuse", "map", "peekable", "skip", "take", "zip"})
_SOURCES = "sources"


def defined_path(definition: Any, module_path: str) -> str:
    """The path of a library item as the real library defines it: `core::option::Option`, `alloc::vec::Vec`.

    `module_path` is its module in our library (`std::option`)."""
    inner = module_path.removeprefix("std").removeprefix("::")
    name: str = definition.name
    known = _ITEMS.get(f"{inner}::{name}")
    if known is not None:
        return f"{known}::{name}"
    parts = inner.split("::")
    if parts[0] == "iter" and len(parts) == 2 and getattr(definition, "kind", "") == "struct":
        if parts[1] in _ADAPTERS:
            return f"core::iter::adapters::{_snake(name)}::{name}"
        if parts[1] == _SOURCES:
            return f"core::iter::sources::{_snake(name)}::{name}"
    for count in range(len(parts), 0, -1):
        prefix = "::".join(parts[:count])
        if prefix in _MODULES:
            return "::".join([_MODULES[prefix], *parts[count:], name])
    crate = "alloc" if parts[0] in _ALLOC else "std" if parts[0] in _STD else "core"
    return "::".join([crate, *(p for p in parts if p), name])


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
