"""Values and types for people: the text of a variable's value, the named parts of a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.machine.shapes import VTable
from engine.machine.wording import pointer_text
from engine.trace.events import FieldInfo
from engine.types import ty as T
from engine.types.coroutines import states_of
from engine.types.show import show, show_char
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.typed import Types

__all__ = ["fields_of", "value_text"]

_MOST_FIELDS = 256

PointerFacts = tuple[int | None, int, int | None]


def value_text(types: Types, ty: Ty, value: Any) -> tuple[str, PointerFacts | None]:
    """The text of a register value, and `(alloc, offset, tag)` if it is a pointer."""
    shape = types.shape(ty)
    if shape.cls in ("pointer", "wide"):
        return _pointer(types, ty, value)
    if ty is T.BOOL:
        return ("true" if value else "false"), None
    if ty is T.CHAR:
        return show_char(int(value)), None
    if isinstance(ty, T.Float):
        return repr(value), None
    if isinstance(ty, T.Adt) and ty.definition.kind == "enum":
        return _enum(types, ty, value), None
    if isinstance(ty, T.Adt | T.Tuple):
        for _, field in shape.fields:
            if types.shape(field).size:
                inner = value_text(types, field, value)[0]
                return (f"{ty.definition.name}({inner})" if isinstance(ty, T.Adt) else f"({inner},)"), None
    if isinstance(value, int):
        return str(int(value)), None
    return "", None


def _pointer(types: Types, ty: Ty, value: Any) -> tuple[str, PointerFacts | None]:
    target = value[1]
    meta = value[3] if len(value) == 4 else None
    if target is None:
        if isinstance(ty, T.Adt) and ty.definition.kind == "enum" and not value[0]:
            return _enum(types, ty, value[0]), None
        return f"0x{value[0]:x}", (None, value[0], value[2])
    if target.kind == "fn":
        return "fn", None
    text = pointer_text(value)
    if isinstance(meta, int):
        text += f", length {meta}"
    elif meta.__class__ is VTable:
        text += f", {show(meta.concrete)}"
    return text, (target.id, value[0] - target.base, value[2])


def _enum(types: Types, ty: T.Adt, value: Any) -> str:
    shape = types.shape(ty)
    tag = shape.tag
    variant = shape.single if tag is None else tag.variant(value)
    if variant is None:
        return ""
    of = ty.definition.variants[variant]
    if not of.fields or shape.variants is None:
        return of.name
    for _, field in shape.variants[variant]:
        if types.shape(field).size:
            return f"{of.name}({value_text(types, field, value)[0]})"
    return f"{of.name}(..)"


def fields_of(types: Types, ty: Ty) -> list[FieldInfo]:
    """The named leaves of a type with their bytes, padding marked; [] for types that are one leaf."""
    out: list[FieldInfo] = []
    try:
        _walk(types, ty, 0, "", False, out)
    except _TooMany:
        return []
    if len(out) == 1 and not out[0].path:
        return [] if not out[0].cell else out
    return out


class _TooMany(Exception):  # noqa: N818 - ends the walk
    pass


def _coroutine_parts(types: Types, ty: T.Coroutine) -> list[tuple[str, int, Ty]]:
    """The captures and the state of a coroutine, and the locals it keeps as far as they share no bytes."""
    shape = types.shape(ty)
    states = states_of(ty.definition)
    assert shape.tag is not None and shape.variants is not None and states is not None
    out = [(c.name, at, f) for c, (at, f) in zip(ty.definition.captures, shape.fields, strict=True)]
    out.append(("state", shape.tag.offset, T.U8))
    for kept, fields in zip(states.variants, shape.variants, strict=True):
        for local, (at, field) in zip(kept, fields, strict=False):
            end = at + types.shape(field).size
            if all(end <= start or at >= start + types.shape(other).size for _, start, other in out):
                out.append((states.names[local] or f"saved{local}", at, field))
    return out


def _walk(types: Types, ty: Ty, offset: int, path: str, cell: bool, out: list[FieldInfo]) -> None:
    if len(out) > _MOST_FIELDS:
        raise _TooMany
    shape = types.shape(ty)
    if isinstance(ty, T.Array):
        stride = types.shape(ty.elem).size
        count = shape.size // stride if stride else 0
        if count > _MOST_FIELDS:
            raise _TooMany
        for index in range(count):
            _walk(types, ty.elem, offset + index * stride, f"{path}[{index}]", cell, out)
        return
    named: list[tuple[str, int, Ty]] = []
    if isinstance(ty, T.Tuple):
        named = [(str(i), at, field) for i, (at, field) in enumerate(shape.fields)]
    elif isinstance(ty, T.Coroutine):
        named = _coroutine_parts(types, ty)
    elif isinstance(ty, T.Closure):
        named = [(c.name, at, f) for c, (at, f) in zip(ty.definition.captures, shape.fields, strict=True)]
    elif isinstance(ty, T.Adt) and ty.definition.kind == "struct" and ty.definition.lang != "owned_box":
        cell = cell or ty.definition.lang == "unsafe_cell"
        names = [f.name for f in ty.definition.struct.fields]
        named = [(name, at, field) for name, (at, field) in zip(names, shape.fields, strict=True)]
    named = [(name, at, field) for name, at, field in named if types.shape(field).size]
    if not named:
        if shape.size:
            out.append(FieldInfo(path, offset, offset + shape.size, show(ty), cell=cell))
        return
    end = offset
    for name, at, field in sorted(named, key=lambda part: part[1]):
        if offset + at > end:
            out.append(FieldInfo(path, end, offset + at, "", padding=True))
        _walk(types, field, offset + at, f"{path}.{name}", cell, out)
        end = offset + at + types.shape(field).size
    if offset + shape.size > end:
        out.append(FieldInfo(path, end, offset + shape.size, "", padding=True))
