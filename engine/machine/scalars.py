"""How scalars lie in memory: size, packing, wrapping. Register values are Python ints (signed ones negative; bool and
char as ints), floats, and pointer tuples."""

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import Any

__all__ = ["SCALARS", "Scalar", "float_from_bits", "float_to_bits", "scalar_for", "to_signed"]

Unpack = Callable[[Any, int], tuple[Any, ...]]
Pack = Callable[..., None]


class Scalar:
    """One way to keep a number in `size` bytes. `unpack(data, offset)[0]` reads, `pack(data, offset, value)` writes.

    `is_pointer` ones hold an address (provenance lies beside the bytes). `mask` is all ones of the size.
    """

    __slots__ = ("is_float", "is_pointer", "mask", "name", "pack", "signed", "size", "unpack")

    def __init__(
        self, name: str, size: int, unpack: Unpack, pack: Pack, *, signed: bool = False, is_float: bool = False
    ) -> None:
        self.name = name
        self.size = size
        self.unpack = unpack
        self.pack = pack
        self.signed = signed
        self.is_float = is_float
        self.is_pointer = name == "ptr"
        self.mask = (1 << (8 * size)) - 1

    def __repr__(self) -> str:
        return self.name


def _wide(signed: bool) -> tuple[Unpack, Pack]:
    def unpack(data: Any, offset: int) -> tuple[int]:
        return (int.from_bytes(data[offset : offset + 16], "little", signed=signed),)

    def pack(data: Any, offset: int, value: int) -> None:
        data[offset : offset + 16] = int(value).to_bytes(16, "little", signed=signed)

    return unpack, pack


def _make() -> dict[str, Scalar]:
    out: dict[str, Scalar] = {}
    for name, code in (
        ("u8", "<B"), ("i8", "<b"), ("u16", "<H"), ("i16", "<h"), ("u32", "<I"), ("i32", "<i"), ("u64", "<Q"),
        ("i64", "<q"), ("f32", "<f"), ("f64", "<d"), ("ptr", "<Q"),
    ):  # fmt: skip
        packer = Struct(code)
        out[name] = Scalar(
            name, packer.size, packer.unpack_from, packer.pack_into, signed=name[0] == "i", is_float=name[0] == "f"
        )
    for name, signed in (("u128", False), ("i128", True)):
        unpack, pack = _wide(signed)
        out[name] = Scalar(name, 16, unpack, pack, signed=signed)
    return out


SCALARS: dict[str, Scalar] = _make()


def scalar_for(bits: int, signed: bool) -> Scalar:
    """The integer scalar of a width."""
    return SCALARS[f"{'i' if signed else 'u'}{bits}"]


def to_signed(value: int, bits: int) -> int:
    """The two's complement reading of the low `bits` bits."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


_F32, _U32, _F64, _U64 = Struct("<f"), Struct("<I"), Struct("<d"), Struct("<Q")


def float_to_bits(value: float, bits: int) -> int:
    """The IEEE representation of a float of 32 or 64 bits."""
    if bits == 64:
        return int(_U64.unpack(_F64.pack(value))[0])
    return int(_U32.unpack(_F32.pack(value))[0])


def float_from_bits(value: int, bits: int) -> float:
    """The float with an IEEE representation."""
    if bits == 64:
        return float(_F64.unpack(_U64.pack(value))[0])
    return float(_F32.unpack(_U32.pack(value))[0])
