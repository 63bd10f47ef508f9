"""What a layout says: scalars with their valid ranges, niches, tags, and the layout itself.

Sizes, offsets and alignments are in bytes. Valid ranges are inclusive and wrap around: `start > end` means everything
but the values in between.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIMIT", "Layout", "LayoutError", "Niche", "Scalar", "Tag", "align_to", "full", "niche_of", "scalar_pair"]

LIMIT = 1 << 61  # rustc's bound on the size of objects, exclusive


class LayoutError(Exception):
    """A type has no layout: it is too big, or not sized where it must be."""


def align_to(offset: int, align: int) -> int:
    """The next multiple of `align` (a power of two)."""
    return (offset + align - 1) & -align


@dataclass(slots=True, frozen=True)
class Scalar:
    """A primitive in memory: `kind` is `int`, `float` or `ptr`. `union`: it may be uninitialised (then every value is
    valid, `start`/`end` are full)."""

    kind: str
    size: int
    signed: bool
    start: int
    end: int
    union: bool = False

    @property
    def align(self) -> int:
        """Primitives are aligned to their size."""
        return self.size

    @property
    def max(self) -> int:
        """The largest value, unsigned."""
        return (1 << (8 * self.size)) - 1

    def with_range(self, start: int, end: int) -> Scalar:
        """The same primitive with another valid range; one that may be uninitialised has none to change."""
        if self.union:
            return self
        return Scalar(self.kind, self.size, self.signed, start, end)

    def to_union(self) -> Scalar:
        """The same primitive, possibly uninitialised."""
        return Scalar(self.kind, self.size, self.signed, 0, self.max, True)

    def is_full(self) -> bool:
        """Whether every bit pattern is valid."""
        return (self.end + 1) & self.max == self.start

    def valid(self, value: int) -> bool:
        """Whether a value (unsigned) is in the valid range."""
        if self.start <= self.end:
            return self.start <= value <= self.end
        return value >= self.start or value <= self.end


def full(kind: str, size: int, signed: bool = False) -> Scalar:
    """A scalar all of whose bit patterns are valid."""
    return Scalar(kind, size, signed, 0, (1 << (8 * size)) - 1)


@dataclass(slots=True, frozen=True)
class Niche:
    """Invalid values of a scalar at an offset, usable to tell variants apart."""

    offset: int
    scalar: Scalar

    @property
    def available(self) -> int:
        """How many invalid values there are."""
        return (self.scalar.start - self.scalar.end - 1) & self.scalar.max

    def reserve(self, count: int) -> tuple[int, Scalar] | None:
        """Take `count` (> 0) values: the first of them, and the scalar with them valid; None if there are too few.

        The side of the range is chosen so that a single value tends to be zero, as rustc does."""
        scalar = self.scalar
        start, end, top = scalar.start, scalar.end, scalar.max
        if count > self.available:
            return None
        move_end = (end + 1) & top, scalar.with_range(start, (end + count) & top)
        first = (start - count) & top
        move_start = first, scalar.with_range(first, end)
        if start > end:
            return move_end
        if start <= top - end:
            return move_start if count <= start else move_end
        return move_start if 1 <= (end + count) & top <= end else move_end


def niche_of(offset: int, scalar: Scalar) -> Niche | None:
    """The niche that a scalar offers, if any of its values is invalid."""
    if scalar.union or scalar.is_full():
        return None
    return Niche(offset, scalar)


@dataclass(slots=True)
class Tag:
    """How the variant of an enum is stored: in `scalar` at `offset`.

    `direct`: the value is the discriminant, truncated. Otherwise variants `first..=last` but `untagged` are stored as
    `start + (variant - first)`, wrapping in the scalar's size, and any other value means `untagged`."""

    offset: int
    scalar: Scalar
    direct: bool
    untagged: int = 0
    first: int = 0
    last: int = 0
    start: int = 0


@dataclass(slots=True)
class Layout:
    """The layout of a type, or of one variant of an enum.

    `abi` is `scalar` (see `scalar`), `pair` (see `pair`, the second at `pair_offset`) or `memory`. `fields` are the
    offsets in declaration order (all 0 in unions, the elements of arrays are not listed). An enum of several present
    variants has a `tag` and `variants`; otherwise `variant` is the index of the only one (0 for non-enums).
    `unsized`: `size` and `align` are those of the sized prefix, with the tail's static alignment."""

    size: int
    align: int
    abi: str = "memory"
    scalar: Scalar | None = None
    pair: tuple[Scalar, Scalar] | None = None
    pair_offset: int = 0
    fields: tuple[int, ...] = ()
    niche: Niche | None = None
    uninhabited: bool = False
    unsized: bool = False
    variant: int = 0
    variants: tuple[Layout, ...] | None = None
    tag: Tag | None = None

    @property
    def is_zst(self) -> bool:
        """Sized and without bytes."""
        return self.size == 0 and not self.unsized

    @property
    def is_1zst(self) -> bool:
        """Without bytes and without an alignment requirement."""
        return self.size == 0 and self.align == 1 and not self.unsized

    @property
    def niche_available(self) -> int:
        """The number of values in the largest niche."""
        return self.niche.available if self.niche is not None else 0

    def scalars(self) -> tuple[Scalar, ...]:
        """The scalars of a `scalar` or `pair` layout, () for memory."""
        if self.abi == "scalar":
            return (self.scalar,) if self.scalar is not None else ()
        return self.pair if self.pair is not None else ()


def of_scalar(scalar: Scalar) -> Layout:
    """The layout of a primitive."""
    return Layout(scalar.size, scalar.align, "scalar", scalar, niche=niche_of(0, scalar))


def scalar_pair(a: Scalar, b: Scalar) -> Layout:
    """Two scalars one after the other."""
    align = max(a.align, b.align)
    offset = align_to(a.size, b.align)
    first, second = niche_of(0, a), niche_of(offset, b)
    niche = first
    if second is not None and (first is None or second.available > first.available):
        niche = second
    return Layout(
        align_to(offset + b.size, align), align, "pair", None, (a, b), offset, fields=(0, offset), niche=niche
    )
