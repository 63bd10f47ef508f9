"""Attributes that mean something to the engine."""

from __future__ import annotations

import re
from typing import cast

from engine.features import unsupported
from engine.source import Rejected
from engine.syntax.ast import Attr
from engine.types.defs import Repr
from engine.types.ty import INTS

__all__ = ["find", "has", "int_arg", "lang_of", "repr_of", "string_value"]

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_REPR_ITEM = re.compile(r"(\w+)\s*(?:\(\s*(\w+)\s*\))?")
_INT = re.compile(r"0x[0-9a-fA-F_]+|0b[01_]+|0o[0-7_]+|[0-9][0-9_]*")


def find(attrs: list[Attr], path: str) -> Attr | None:
    """The first attribute of that name."""
    for attr in attrs:
        if attr.path == path:
            return attr
    return None


def has(attrs: list[Attr], path: str) -> bool:
    """Whether an attribute of that name is there."""
    return any(attr.path == path for attr in attrs)


def string_value(attr: Attr) -> str | None:
    """The text in `#[name = "text"]`."""
    found = _STRING.search(attr.text)
    return found.group(1) if found is not None else None


def lang_of(attrs: list[Attr]) -> str | None:
    """The name in `#[lang = "name"]`."""
    for attr in attrs:
        if attr.path == "lang":
            return string_value(attr)
    return None


def int_arg(attr: Attr) -> int | None:
    """The integer in `#[name(123)]`, in any base, without its suffix."""
    found = _INT.search(attr.text)
    return int(found.group().rstrip("_"), 0) if found is not None else None


def repr_of(attrs: list[Attr]) -> Repr:
    """All `#[repr(…)]` of an item together. Raises Rejected for unknown hints (E0552) and bad alignments (E0589)."""
    out = Repr()
    for attr in attrs:
        if attr.path != "repr":
            continue
        for item in _REPR_ITEM.finditer(attr.text):
            name, arg = cast(str, item.group(1)), item.group(2)
            if name == "C":
                out.c = True
            elif name == "transparent":
                out.transparent = True
            elif name in INTS:
                out.int = name
            elif name == "align" and arg is not None:
                out.align = max(out.align or 1, _power(attr, arg))
            elif name == "packed":
                packed = 1 if arg is None else _power(attr, arg)
                out.packed = packed if out.packed is None else min(out.packed, packed)
            elif name == "Rust":
                pass
            elif name == "simd":
                raise unsupported("repr-simd", attr.span)
            else:
                raise Rejected(f"unrecognized representation hint `{name}`", attr.span, code="E0552")
    if out.packed is not None and out.align is not None:
        span = next(a.span for a in attrs if a.path == "repr")
        raise Rejected("type has conflicting packed and align representation hints", span, code="E0587")
    return out


def _power(attr: Attr, text: str) -> int:
    digits = re.match(r"[0-9]+", text.replace("_", ""))
    value = int(digits.group()) if digits is not None else 0
    if value <= 0 or value & (value - 1):
        raise Rejected("invalid `repr(align)` attribute: not a power of two", attr.span, code="E0589")
    if value > 1 << 29:
        raise Rejected("invalid `repr(align)` attribute: larger than 2^29", attr.span, code="E0589")
    return value
