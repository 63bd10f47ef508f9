"""Numbers as text, allocations byte by byte, arithmetic."""

from __future__ import annotations

import pytest

from engine.machine.allocation import Allocation
from engine.machine.compile.arith import binary_function, remainder, round_float, truncate
from engine.machine.frames import RustPanic
from engine.machine.intrinsics.floats import float_text
from engine.types import ty as T


@pytest.mark.parametrize(
    ("value", "bits", "style", "precision", "text"),
    [
        (1.0, 64, "f", -1, "1"),
        (1.0, 64, "d", -1, "1.0"),
        (0.1, 32, "f", -1, "0.1"),
        (round_float(0.1, 32), 32, "d", -1, "0.1"),
        (1e21, 64, "f", -1, "1000000000000000000000"),
        (1e16, 64, "d", -1, "1e16"),
        (1.5e-7, 64, "d", -1, "1.5e-7"),
        (1.5e-7, 64, "f", -1, "0.00000015"),
        (2.5, 64, "f", 0, "2"),
        (1234.5678, 64, "f", 2, "1234.57"),
        (1234.5678, 64, "e", -1, "1.2345678e3"),
        (1234.5678, 64, "E", 2, "1.23E3"),
        (0.0, 64, "e", -1, "0e0"),
        (0.0, 64, "d", -1, "0.0"),
        (float("inf"), 64, "f", -1, "inf"),
        (float("nan"), 64, "f", -1, "NaN"),
    ],
)
def test_float_text(value: float, bits: int, style: str, precision: int, text: str) -> None:
    assert float_text(value, bits, style, precision) == text


def test_division_rounds_to_zero() -> None:
    assert [truncate(a, b) for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2))] == [3, -3, -3, 3]
    assert [remainder(a, b) for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2))] == [1, -1, 1, -1]


def test_overflow() -> None:
    with pytest.raises(RustPanic) as panic:
        binary_function("+", T.U8, T.U8, True)(250, 6)
    assert panic.value.lang == "panic_const_add_overflow"
    assert binary_function("+", T.U8, T.U8, False)(250, 6) == 0
    assert binary_function("-", T.I8, T.I8, False)(-128, 1) == 127
    with pytest.raises(RustPanic) as panic:
        binary_function("<<", T.I32, T.I32, True)(1, 32)
    assert panic.value.lang == "panic_const_shl_overflow"
    assert binary_function("<<", T.I32, T.I32, True)(1, 31) == -(1 << 31)
    assert binary_function(">>", T.I32, T.I32, True)(-8, 1) == -4


def test_pointers_in_memory() -> None:
    target = Allocation(4, 4, "heap")
    target.base = 0x1000
    a = Allocation(32, 8, "heap")
    a.write_pointer(8, (0x1000, target, 7))
    assert a.read_pointer(8) == (0x1000, target, 7)
    b = Allocation(32, 8, "heap")
    b.copy_from(16, a, 8, 8)
    assert b.read_pointer(16) == (0x1000, target, 7)
    # Byte by byte, also by parts in any order.
    c = Allocation(32, 8, "heap")
    for index in (7, 0, 3, 1, 2, 6, 5, 4):
        c.copy_from(index, a, 8 + index, 1)
    assert c.read_pointer(0) == (0x1000, target, 7)
    # A byte overwritten: the rest keeps fragments, the whole has no provenance.
    b.write_bytes(17, b"\x10")
    assert b.read_pointer(16) == (0x1000, None, None)
    b.copy_from(17, a, 9, 1)
    assert b.read_pointer(16) == (0x1000, target, 7)


def test_overlapping_copy() -> None:
    target = Allocation(1, 1, "heap")
    a = Allocation(32, 8, "heap")
    a.write_pointer(0, (0x1000, target, 7))
    a.copy_from(4, a, 0, 8)
    assert a.read_pointer(4) == (0x1000, target, 7)
    assert a.read_pointer(0)[1] is None


def test_initialisation() -> None:
    a = Allocation(8, 4, "heap")
    a.write_bytes(0, b"abcd")
    assert a.first_uninit(0, 4) == -1 and a.uninit_run(2, 8) == (4, 8)
    b = Allocation(8, 4, "heap")
    b.write_bytes(0, bytes(8))
    assert b.init is None
    b.copy_from(2, a, 2, 4)
    assert b.uninit_run(0, 8) == (4, 6)
    b.write_bytes(4, b"xy")
    b.settle()
    assert b.init is None
