"""The members of derived impls, as Rust text with the same borrows and calls as rustc's own derives."""

from __future__ import annotations

import json
from collections.abc import Callable

from engine.records import record
from engine.source import Rejected, Span

__all__ = ["BODIES", "END", "FIELD", "Shape", "Variant"]

FIELD, END = "__at_field_", "__at_derive"
"""Words of the text that become no tokens: between them tokens have the span of the field of that number."""

_EQUAL = "$crate::cmp::Ordering::Equal"
_SOME = "$crate::option::Option::Some"


@record
class Variant:
    """A variant or a struct: `path` as written in code, `name` as shown, `kind` as in the AST, field names."""

    path: str
    name: str
    kind: str
    fields: list[str]
    default: bool
    first: int = 0

    def at(self, index: int, text: str) -> str:
        """Text whose tokens stand at a field; `first` is the number of the first one among those of the type."""
        return f"{FIELD}{self.first + index} {text} {END}"


@record
class Shape:
    """What a derive needs to know of a type. `by_copy`: `clone` is a plain copy."""

    path: str
    name: str
    is_enum: bool
    is_union: bool
    variants: list[Variant]
    by_copy: bool
    packed: bool
    span: Span

    def constructor(self, variant: Variant) -> str:
        """The path that builds the variant."""
        return f"{self.path}::{variant.path}" if self.is_enum else self.path

    def pattern(self, variant: Variant, prefix: str) -> str:
        """The pattern that binds the fields to `{prefix}_{index}`."""
        names = [f"{prefix}_{i}" for i in range(len(variant.fields))]
        return self.build(variant, names)

    def build(self, variant: Variant, values: list[str]) -> str:
        """A constructor expression or pattern with these contents."""
        path = self.constructor(variant)
        if variant.kind == "unit":
            return path
        if variant.kind == "tuple":
            return f"{path}({', '.join(values)})"
        inner = ", ".join(f"{name}: {value}" for name, value in zip(variant.fields, values, strict=True))
        return f"{path} {{ {inner} }}"

    def field(self, owner: str, name: str) -> str:
        """The place of a struct's field; packed ones are copied out first."""
        return f"{{ {owner}.{name} }}" if self.packed else f"{owner}.{name}"


def _literal(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def _clone(shape: Shape) -> str:
    head = "#[inline] fn clone(&self) -> Self "
    call = "$crate::clone::Clone::clone"
    if shape.by_copy:
        return head + "{ *self }"
    if not shape.is_enum:
        variant = shape.variants[0]
        values = [variant.at(i, f"{call}(&{shape.field('self', name)})") for i, name in enumerate(variant.fields)]
        return head + f"{{ {shape.build(variant, values)} }}"
    if not shape.variants:
        return head + "{ match *self {} }"
    arms = []
    for variant in shape.variants:
        values = [variant.at(i, f"{call}(__self_{i})") for i in range(len(variant.fields))]
        arms.append(f"{shape.pattern(variant, '__self')} => {shape.build(variant, values)}")
    return head + f"{{ match self {{ {', '.join(arms)} }} }}"


def _nothing(shape: Shape) -> str:
    return ""


def _debug(shape: Shape) -> str:
    head = "fn fmt(&self, f: &mut $crate::fmt::Formatter) -> $crate::fmt::Result "
    if not shape.variants:
        return head + "{ match *self {} }"
    if not shape.is_enum:
        variant = shape.variants[0]
        values = [f"&{shape.field('self', name)}" for name in variant.fields]
        return head + f"{{ {_debug_call(variant, values)} }}"
    if all(not v.fields and v.kind == "unit" for v in shape.variants):
        arms = [f"{shape.constructor(v)} => {_literal(v.name)}" for v in shape.variants]
        return head + f"{{ $crate::fmt::Formatter::write_str(f, match self {{ {', '.join(arms)} }}) }}"
    arms = []
    for variant in shape.variants:
        values = [f"__self_{i}" for i in range(len(variant.fields))]
        arms.append(f"{shape.pattern(variant, '__self')} => {_debug_call(variant, values)}")
    return head + f"{{ match self {{ {', '.join(arms)} }} }}"


def _debug_call(variant: Variant, values: list[str]) -> str:
    if not values:
        return f"$crate::fmt::Formatter::write_str(f, {_literal(variant.name)})"
    # The last field may be unsized, so it is passed behind one more reference.
    values = [variant.at(i, value) for i, value in enumerate([*values[:-1], f"&{values[-1]}"])]
    if variant.kind == "tuple":
        text = f"$crate::fmt::Formatter::debug_tuple(f, {_literal(variant.name)})"
        return text + "".join(f".field({value})" for value in values) + ".finish()"
    text = f"$crate::fmt::Formatter::debug_struct(f, {_literal(variant.name)})"
    for name, value in zip(variant.fields, values, strict=True):
        text += f".field({_literal(name.removeprefix('r#'))}, {value})"
    return text + ".finish()"


def _default(shape: Shape) -> str:
    head = "#[inline] fn default() -> Self "
    if shape.is_enum:
        chosen = [v for v in shape.variants if v.default]
        if not chosen:
            raise Rejected("`#[derive(Default)]` on enum with no `#[default]`", shape.span, kind="syntax", code="E0665")
        if len(chosen) > 1:
            raise Rejected("multiple declared defaults", shape.span, kind="syntax")
        if chosen[0].kind != "unit":
            raise Rejected(
                "the `#[default]` attribute may only be used on unit enum variants", shape.span, kind="syntax"
            )
        return head + f"{{ Self::{chosen[0].path} }}"
    variant = shape.variants[0]
    values = [variant.at(i, "$crate::default::Default::default()") for i in range(len(variant.fields))]
    return head + f"{{ {shape.build(variant, values)} }}"


# ---------------------------------------------------------------- comparisons

_DISCRIMINANTS = (
    "let __self_discr = $crate::intrinsics::discriminant_value(self);"
    " let __arg1_discr = $crate::intrinsics::discriminant_value(other);"
)


def _pairs(shape: Shape, chain: Callable[[Variant, list[tuple[str, str]]], str], rest: str | None) -> str:
    """`match (self, other)` with an arm for every variant that has fields; `rest` answers for all other pairs."""
    arms = []
    with_fields = [v for v in shape.variants if v.fields]
    for variant in with_fields:
        pairs = [(f"__self_{i}", f"__arg1_{i}") for i in range(len(variant.fields))]
        left, right = shape.pattern(variant, "__self"), shape.pattern(variant, "__arg1")
        arms.append(f"({left}, {right}) => {chain(variant, pairs)}")
    if len(shape.variants) > 1:
        if rest is None:
            rest = "unsafe { $crate::intrinsics::unreachable() }"
        arms.append(f"_ => {rest}")
    return f"match (self, other) {{ {', '.join(arms)} }}"


def _struct_pairs(shape: Shape, borrow: str) -> list[tuple[str, str]]:
    return [
        (borrow + shape.field("self", name), borrow + shape.field("other", name)) for name in shape.variants[0].fields
    ]


def _partial_eq(shape: Shape) -> str:
    head = "#[inline] fn eq(&self, other: &Self) -> bool "

    def chain(variant: Variant, pairs: list[tuple[str, str]]) -> str:
        wrap = "({})" if shape.packed and not shape.is_enum else "{}"
        texts = [variant.at(i, f"{wrap.format(a)} == {wrap.format(b)}") for i, (a, b) in enumerate(pairs)]
        return " && ".join(texts) or "true"

    if not shape.is_enum:
        return head + f"{{ {chain(shape.variants[0], _struct_pairs(shape, ''))} }}"
    if not shape.variants:
        return head + "{ match *self {} }"
    if len(shape.variants) == 1:
        return head + (f"{{ {_pairs(shape, chain, None)} }}" if shape.variants[0].fields else "{ true }")
    same = "__self_discr == __arg1_discr"
    if any(v.fields for v in shape.variants):
        rest = None if all(v.fields for v in shape.variants) else "true"
        same += f" && {_pairs(shape, chain, rest)}"
    return head + f"{{ {_DISCRIMINANTS} {same} }}"


def _eq(shape: Shape) -> str:
    """Never called: that it is well typed says that every field is `Eq`."""
    head = "#[inline] fn assert_fields_are_eq(&self) "
    call = "$crate::cmp::assert_param_is_eq"
    if not shape.is_enum:
        variant = shape.variants[0]
        calls = [variant.at(i, f"{call}(&{shape.field('self', name)})") for i, name in enumerate(variant.fields)]
        return head + f"{{ {'unsafe ' * shape.is_union}{{ {'; '.join(calls)} }} }}"
    arms = []
    for variant in shape.variants:
        calls = [variant.at(i, f"{call}(__self_{i})") for i in range(len(variant.fields))]
        arms.append(f"{shape.pattern(variant, '__self')} => {{ {'; '.join(calls)} }}")
    return head + (f"{{ match self {{ {', '.join(arms)} }} }}" if arms else "{}")


def _comparison(shape: Shape, function: str, equal: str) -> str:
    def chain(variant: Variant, pairs: list[tuple[str, str]]) -> str:
        if not pairs:
            return equal
        calls = [variant.at(i, f"{function}({a}, {b})") for i, (a, b) in enumerate(pairs)]
        text = "".join(f"match {call} {{ {equal} => " for call in calls[:-1])
        return text + calls[-1] + ", cmp => cmp }" * (len(calls) - 1)

    if not shape.is_enum:
        return f"{{ {chain(shape.variants[0], _struct_pairs(shape, '&'))} }}"
    if not shape.variants:
        return "{ match *self {} }"
    if len(shape.variants) == 1:
        return f"{{ {_pairs(shape, chain, None) if shape.variants[0].fields else equal} }}"
    by_discriminant = f"{function}(&__self_discr, &__arg1_discr)"
    if not any(v.fields for v in shape.variants):
        return f"{{ {_DISCRIMINANTS} {by_discriminant} }}"
    if function.endswith("partial_cmp"):
        return f"{{ {_DISCRIMINANTS} {_pairs(shape, chain, by_discriminant)} }}"
    rest = None if all(v.fields for v in shape.variants) else equal
    return f"{{ {_DISCRIMINANTS} match {by_discriminant} {{ {equal} => {_pairs(shape, chain, rest)}, cmp => cmp }} }}"


def _partial_ord(shape: Shape) -> str:
    head = "#[inline] fn partial_cmp(&self, other: &Self) -> $crate::option::Option<$crate::cmp::Ordering> "
    return head + _comparison(shape, "$crate::cmp::PartialOrd::partial_cmp", f"{_SOME}({_EQUAL})")


def _ord(shape: Shape) -> str:
    head = "#[inline] fn cmp(&self, other: &Self) -> $crate::cmp::Ordering "
    return head + _comparison(shape, "$crate::cmp::Ord::cmp", _EQUAL)


def _hash(shape: Shape) -> str:
    head = "#[inline] fn hash<__H: $crate::hash::Hasher>(&self, state: &mut __H) "
    call = "$crate::hash::Hash::hash"
    if not shape.variants:
        return head + "{ match *self {} }"
    if not shape.is_enum:
        variant = shape.variants[0]
        calls = [variant.at(i, f"{call}(&{shape.field('self', name)}, state)") for i, name in enumerate(variant.fields)]
        return head + f"{{ {'; '.join(calls)} }}"
    body = ""
    if len(shape.variants) > 1:
        body = "let __self_discr = $crate::intrinsics::discriminant_value(self);"
        body += f" {call}(&__self_discr, state){';' if any(v.fields for v in shape.variants) else ''}"
    arms = []
    for variant in shape.variants:
        if variant.fields:
            calls = [variant.at(i, f"{call}(__self_{i}, state)") for i in range(len(variant.fields))]
            arms.append(f"{shape.pattern(variant, '__self')} => {{ {'; '.join(calls)} }}")
    if arms:
        if len(arms) < len(shape.variants):
            arms.append("_ => {}")
        body += f" match self {{ {', '.join(arms)} }}"
    return head + f"{{ {body} }}"


BODIES: dict[str, Callable[[Shape], str]] = {
    "Clone": _clone,
    "Copy": _nothing,
    "Debug": _debug,
    "Default": _default,
    "PartialEq": _partial_eq,
    "Eq": _eq,
    "PartialOrd": _partial_ord,
    "Ord": _ord,
    "Hash": _hash,
}
