"""What is said of well-known traits that a type does not implement, in the words of the standard library."""

from __future__ import annotations

from collections.abc import Callable

from engine.types import ty as T
from engine.types.defs import TraitDef
from engine.types.ty import Ty

__all__ = ["OPERATORS", "unimplemented"]

# operator trait's language item: (operator, words for the message)
OPERATORS = {
    "add": ("+", "add `{r}` to `{l}`"), "sub": ("-", "subtract `{r}` from `{l}`"),
    "mul": ("*", "multiply `{l}` by `{r}`"), "div": ("/", "divide `{l}` by `{r}`"),
    "rem": ("%", "calculate and assign the remainder of `{l}` divided by `{r}`"),
    "add_assign": ("+=", "add-assign `{r}` to `{l}`"), "sub_assign": ("-=", "subtract-assign `{r}` from `{l}`"),
    "mul_assign": ("*=", "multiply-assign `{l}` by `{r}`"), "div_assign": ("/=", "divide-assign `{l}` by `{r}`"),
    "rem_assign": ("%=", "calculate and assign the remainder of `{l}` divided by `{r}`"),
    "bitand": ("&", ""), "bitor": ("|", ""), "bitxor": ("^", ""), "shl": ("<<", ""), "shr": (">>", ""),
    "bitand_assign": ("&=", ""), "bitor_assign": ("|=", ""), "bitxor_assign": ("^=", ""),
    "shl_assign": ("<<=", ""), "shr_assign": (">>=", ""),
}  # fmt: skip


def unimplemented(trait: TraitDef, args: tuple[Ty, ...]) -> tuple[str, str] | None:
    """The message and label for `args[0]: trait<args[1..]>` not holding; None for the usual words."""
    if not trait.module.crate.name:
        return None
    ty = args[0]
    operator = OPERATORS.get(trait.lang or "")
    if operator is not None and len(args) == 2:
        sign, words = operator
        label = f"no implementation for `{ty!r} {sign} {args[1]!r}`"
        if trait.lang == "rem":
            words = "calculate the remainder of `{l}` divided by `{r}`"
        return (f"cannot {words.format(l=repr(ty), r=repr(args[1]))}", label) if words else (label, label)
    maker = _BY_NAME.get(trait.name)
    return maker(ty, args) if maker is not None else None


_NO_UNWINDING = "and a reference may not be safely transferable across a catch_unwind boundary"


def _same(text: str) -> tuple[str, str]:
    return text, text


def _from_residual(ty: Ty, args: tuple[Ty, ...]) -> tuple[str, str]:
    names = [a.definition.name if isinstance(a, T.Adt) else "" for a in args[:2]]
    if names == ["Option", "Result"]:
        return (
            "the `?` operator can only be used on `Option`s, not `Result`s, in a function that returns `Option`",
            f"use `.ok()?` if you want to discard the `{args[1]!r}` error information",
        )
    if names == ["Result", "Option"]:
        return (
            "the `?` operator can only be used on `Result`s, not `Option`s, in a function that returns `Result`",
            f"use `.ok_or(...)?` to provide an error compatible with `{ty!r}`",
        )
    returns = "a function that returns `Result` or `Option` (or another type that implements `FromResidual`)"
    return (
        f"the `?` operator can only be used in {returns}",
        f"cannot use the `?` operator in a function that returns `{ty!r}`",
    )


_BY_NAME: dict[str, Callable[[Ty, tuple[Ty, ...]], tuple[str, str]]] = {
    "Future": lambda ty, args: _same(f"`{ty!r}` is not a future"),
    "IntoFuture": lambda ty, args: _same(f"`{ty!r}` is not a future"),
    "Unpin": lambda ty, args: (f"`{ty!r}` cannot be unpinned", f"the trait `Unpin` is not implemented for `{ty!r}`"),
    "Iterator": lambda ty, args: _same(f"`{ty!r}` is not an iterator"),
    "Send": lambda ty, args: _same(f"`{ty!r}` cannot be sent between threads safely"),
    "Sync": lambda ty, args: _same(f"`{ty!r}` cannot be shared between threads safely"),
    "UnwindSafe": lambda ty, args: (
        f"the type `{ty!r}` may not be safely transferred across an unwind boundary",
        f"`{ty!r}` may not be safely transferred across an unwind boundary",
    ),
    "RefUnwindSafe": lambda ty, args: (
        f"the type `{ty!r}` may contain interior mutability {_NO_UNWINDING}",
        f"`{ty!r}` may contain interior mutability {_NO_UNWINDING}",
    ),
    "Debug": lambda ty, args: (
        f"`{ty!r}` doesn't implement `Debug`",
        f"`{ty!r}` cannot be formatted using `{{:?}}` because it doesn't implement `Debug`",
    ),
    "Display": lambda ty, args: (
        f"`{ty!r}` doesn't implement `std::fmt::Display`",
        f"`{ty!r}` cannot be formatted with the default formatter",
    ),
    "PartialEq": lambda ty, args: (
        f"can't compare `{ty!r}` with `{args[1]!r}`",
        f"no implementation for `{ty!r} == {args[1]!r}`",
    ),
    "PartialOrd": lambda ty, args: (
        f"can't compare `{ty!r}` with `{args[1]!r}`",
        f"no implementation for `{ty!r} < {args[1]!r}` and `{ty!r} > {args[1]!r}`",
    ),
    "Try": lambda ty, args: (
        "the `?` operator can only be applied to values that implement `Try`",
        f"the `?` operator cannot be applied to type `{ty!r}`",
    ),
    "FromResidual": _from_residual,
    "Index": lambda ty, args: (
        f"the type `{ty!r}` cannot be indexed by `{args[1]!r}`",
        f"`{ty!r}` cannot be indexed by `{args[1]!r}`",
    ),
    "SliceIndex": lambda ty, args: (
        f"the type `{args[1]!r}` cannot be indexed by `{ty!r}`",
        "string indices are ranges of `usize`"
        if args[1] is T.STR
        else "slice indices are of type `usize` or ranges of `usize`",
    ),
    "FromIterator": lambda ty, args: (
        f"a value of type `{ty!r}` cannot be built from an iterator over elements of type `{args[1]!r}`",
        f"value of type `{ty!r}` cannot be built from `std::iter::Iterator<Item={args[1]!r}>`",
    ),
    "Sum": lambda ty, args: (
        f"a value of type `{ty!r}` cannot be made by summing an iterator over elements of type `{args[1]!r}`",
        f"value of type `{ty!r}` cannot be made by summing a `std::iter::Iterator<Item={args[1]!r}>`",
    ),
}
