"""Writes `types.rs` (definitions and numbered aliases) and `layouts.json` (rustc's layout of every alias).

Run by hand with a rustc on the path: `python -m tests.types.layout.generate`. The layouts are those that rustc prints
for `#[rustc_layout(debug)]`, which it does with RUSTC_BOOTSTRAP=1.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

PRELUDE = """\
use std::cell::{Cell, UnsafeCell};
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::num::{NonZeroU32, NonZeroU64, NonZeroU8};
use std::ptr::NonNull;
"""

BY_HAND = """\
pub enum Void {}
pub enum One { A }
pub enum Two { A, B }
pub enum Three { A, B, C }
pub enum Signed { A = -1, B = 1 }
pub enum Wide { A = 0, B = 300 }
pub enum Huge { A = 0, B = 0x1_0000_0000 }
pub enum Gap { A = 1, B = 200 }
#[repr(u8)] pub enum GapU8 { A = 1, B = 200 }
#[repr(i8)] pub enum GapI8 { A = -100, B = 100 }
#[repr(i8)] pub enum GapI8b { A = -128, B = -1, C = 0 }
#[repr(u16)] pub enum GapU16 { A = 3, B = 4, C = 60000 }
#[repr(i64)] pub enum GapI64 { A = i64::MIN, B = i64::MAX }
#[repr(u64)] pub enum GapU64 { A = 0, B = u64::MAX }
#[repr(C)] pub enum CLike { A, B }
#[repr(C)] pub enum CLikeNeg { A = -1, B = 5 }
#[repr(C)] pub enum CData { A(u8), B(u64), C }
#[repr(C, u8)] pub enum CDataU8 { A(u8), B(u64), C }
#[repr(u8)] pub enum DataU8 { A(u8), B(u64), C }
#[repr(u8)] pub enum SingleU8 { A(u32) }
#[repr(u8)] pub enum SingleUnit { A }
#[repr(C)] pub enum CSingle { A(u8) }
#[repr(align(16))] pub enum Aligned { A, B(u8) }
#[repr(i16)] pub enum Explicit { A(u8) = 5, B = -3, C(u32) = 900 }
pub enum WithVoid { A(u32), B(Void) }
pub enum WithVoidSized { A(u32), B(u64, Void) }
pub enum OnlyVoid { A(Void), B(Void) }
pub enum OnlyVoidSized { A(u8, Void), B(u16, Void) }
pub enum VoidFirst { A(Void), B, C }
#[repr(u8)] pub enum VoidRepr { A(Void), B, C }
#[repr(C)] pub enum VoidC { A(Void), B }
pub enum Nested { A(Inner), B, C, D }
pub enum Inner { X(bool), Y(u8), Z }
pub enum Before { A(u8, bool, u32), B(u8), C(u16) }
pub enum After { A(bool, u32, u64), B(u32), C(u64) }
pub enum Refs { A(&'static u8), B(&'static u8) }
pub enum Mixed { A(&'static u8), B(usize), C }
pub enum MixedInt { A(i32), B(u32) }
pub enum MixedFloat { A(f32), B(u32) }
pub enum MixedUninit { A(MaybeUninit<u32>), B(u32) }
pub enum Big { A([u8; 100]), B(bool), C }
pub enum Aligns { A(u8), B(u16), C }
pub enum Aligns2 { A(u32, u8), B(u32), C(()) }
pub enum ZeroAligned { A([u32; 0]), B(u8) }
pub enum ZeroAligned2 { A([u64; 0], u8), B }
pub struct Empty;
#[repr(C)] pub struct CStruct { a: u8, b: u32, c: u8 }
#[repr(C)] pub struct CScalar { a: u32 }
#[repr(C)] pub struct CPair { a: u32, b: u32 }
#[repr(C)] pub struct CBool { a: bool, b: u8 }
#[repr(transparent)] pub struct Trans { a: u32, b: () }
#[repr(packed)] pub struct Packed { a: u8, b: u32, c: bool }
#[repr(packed(2))] pub struct Packed2 { a: u8, b: u32, c: u16 }
#[repr(C, packed(4))] pub struct Packed4 { a: u8, b: u64, c: u16 }
#[repr(align(16))] pub struct Align16 { a: u8 }
#[repr(C, align(8))] pub struct CAlign8 { a: u8, b: u16 }
#[repr(align(1))] pub struct Align1 { a: u32 }
pub struct HoldsAligned { a: u8, b: Align16, c: bool }
pub struct Tail<T: ?Sized> { a: u8, b: u32, c: T }
pub struct Tail2<T: ?Sized>(u16, bool, Tail<T>);
pub struct NoTail<T> { a: u8, b: u32, c: T }
pub struct NicheTail { a: u32, b: bool, c: u8, d: u16 }
pub struct NicheEnd(u8, u8, u8, bool, u32, (u8, bool, u8));
pub struct NicheMid { a: u16, b: (u8, bool, u8, u8), c: u16, d: u32 }
pub struct CharBool(char, bool, u16);
pub struct I128(u8, i128, bool);
pub union U1 { a: u8, b: u32 }
pub union U2 { a: u32, b: i32 }
pub union U3 { a: u32, b: f32 }
pub union U4 { a: u32, b: () }
pub union U5 { a: &'static u8, b: usize }
pub union U6 { a: (u32, u32), b: (u32, u32) }
#[repr(C)] pub union CU { a: u32, b: u32 }
#[repr(packed)] pub union PU { a: u32, b: u8 }
#[repr(align(8))] pub union AU { a: u32 }
pub union UArr { a: [u8; 3], b: u16 }
pub trait Obj { fn f(&self) {} }
#[repr(u8)] pub enum OneWrap { A(bool), B }
pub struct WideRef { a: &'static [u8], b: u8 }
pub struct Two16 { a: u16, b: [u8; 2], c: u32, d: [u16; 2] }
pub struct Arrs { a: [u8; 16], b: bool, c: u8 }
pub struct Arrs2 { a: [u8; 16], b: u8, c: u32 }
pub struct Inner3 { a: [bool; 3], b: u32 }
"""

HAND_TYPES = """\
() u8 i128 u128 bool char f32 f64 usize Void One Two Three Signed Wide Huge Gap GapU8 GapI8 GapI8b GapU16 GapI64
GapU64 CLike CLikeNeg CData CDataU8 DataU8 SingleU8 SingleUnit CSingle Aligned Explicit WithVoid WithVoidSized
OnlyVoid OnlyVoidSized VoidFirst VoidRepr VoidC Nested Inner Before After Refs Mixed MixedInt MixedFloat MixedUninit
Big Aligns Aligns2 ZeroAligned ZeroAligned2 Empty CStruct CScalar CPair CBool Trans Packed Packed2 Packed4 Align16
CAlign8 Align1 HoldsAligned Tail<u8> Tail<u64> Tail<bool> Tail<[u16;3]> Tail2<u8> NoTail<u8> NoTail<u64>
NoTail<bool> NicheTail NicheEnd NicheMid CharBool I128 U1 U2 U3 U4 U5 U6 CU PU AU UArr OneWrap WideRef Two16 Arrs
Arrs2 Inner3 &'static|u8 &'static|mut|[u8] &'static|str *const|[u16] *mut|dyn|Obj &'static|dyn|Obj
&'static|Tail<[u8]> *const|Tail<dyn|Obj> fn() Option<fn()> Box<u8> Box<[u8]> Box<dyn|Obj> Vec<u8> NonNull<u8>
NonNull<[u8]> NonZeroU8 NonZeroU32 NonZeroU64 Cell<bool> Cell<&'static|u8> UnsafeCell<Option<bool>> MaybeUninit<bool>
MaybeUninit<(u8,u32)> ManuallyDrop<bool> ManuallyDrop<&'static|[u8]> PhantomData<u64> [u8;0] [u32;3] [bool;2]
[Void;0] [Void;2] (Void,u32) (u8,u32,u8) (u32,u8,u8) (bool,u8,u32) (u8,bool) (u32,bool) (u8,[u8;0],(),u16)
Result<u32,()> Result<u32,Void> Result<(),bool> Result<u8,u8> Result<Box<u8>,Void> Result<u64,&'static|str>
Option<Vec<u8>> Option<Option<bool>> Option<Option<Option<bool>>> Option<char> Option<Option<char>> Option<u8>
Option<u32> Option<u64> Option<i128> Option<()> Option<Void> Option<Two> Option<Option<Two>> Option<NonZeroU8>
Option<(u8,bool)> Option<(bool,u8)> Option<&'static|str> Option<Option<&'static|u8>> Option<Box<dyn|Obj>>
Option<NonNull<u8>> Option<Option<Vec<u8>>> Option<[bool;2]> Option<[u8;2]> Option<Cell<bool>> Option<Gap>
Option<GapU8> Option<GapI8> Option<GapI8b> Option<GapU16> Option<Signed> Option<CLike> Option<CLikeNeg>
Option<NicheEnd> Option<NicheMid> Option<Inner> Option<Before> Option<After> Option<Mixed> Option<Nested>
Option<ManuallyDrop<bool>> Option<MaybeUninit<bool>> Option<Packed> Option<CStruct> Option<CBool> Option<WithVoid>
Option<OnlyVoid> Option<U1> Option<Tail<bool>> Option<HoldsAligned> Option<I128> Option<Aligned> Option<Explicit>
Option<VoidFirst> Option<Big> Option<WideRef> Option<(u16,&'static|u8)> Option<fn(u8)->u8> Option<f32>
""".replace("\n", " ").split()

LEAVES = """\
u8 u8 u16 u32 u64 u128 i8 i32 usize bool bool char f32 f64 &'static|u8 &'static|[u8] *const|u8 fn() () [u8;3] [u8;4]
[u16;2] [u32;0] [bool;2] NonZeroU8 NonZeroU32 NonNull<u8> Box<u8> Vec<u8> Cell<bool> UnsafeCell<&'static|u8>
MaybeUninit<bool> ManuallyDrop<bool> PhantomData<u8> Option<bool> Option<u8> Option<u32> Option<Box<u8>> (u8,bool)
(u32,u8) Two Three Void One Gap GapU8 Signed Inner CStruct Packed Align16 Option<char> Result<u32,()> [u64;2]
""".split()
REPRS = [""] * 8 + ["C", "packed", "packed(2)", "align(8)", "C, align(4)", "C, packed(2)"]
ENUM_REPRS = [""] * 8 + ["C", "u8", "i16", "u32", "C, u8", "align(8)"]


def _clean(ty: str) -> str:
    return ty.replace("|", " ")


def random_types(count: int) -> tuple[str, list[str]]:
    """Definitions and the types to look at, always the same."""
    rng = random.Random(20260)
    lines: list[str] = []
    names: list[str] = []
    plain: list[str] = []

    def leaf() -> str:
        if names and rng.random() < 0.15:
            return rng.choice(plain or LEAVES)
        return rng.choice(LEAVES)

    for i in range(count):
        name = f"R{i}"
        shape = rng.random()
        if shape < 0.35:
            attr = rng.choice(REPRS)
            fields = [leaf() for _ in range(rng.randint(1, 6))]
            if "packed" in attr:
                fields = [f for f in fields if f not in plain and f not in ("Align16",)] or ["u8"]
            text = f"pub struct {name} {{ {', '.join(f'f{k}: {f}' for k, f in enumerate(fields))} }}"
        elif shape < 0.92:
            attr = rng.choice(ENUM_REPRS)
            text, attr = _enum(rng, name, attr, leaf)
        else:
            attr = rng.choice(["", "", "C", "align(8)"])
            fields = [f"ManuallyDrop<{leaf()}>" for _ in range(rng.randint(1, 4))]
            text = f"pub union {name} {{ {', '.join(f'f{k}: {f}' for k, f in enumerate(fields))} }}"
        lines.append((f"#[repr({attr})] " if attr else "") + text)
        names.append(name)
        if "align" not in attr and "Align16" not in text and not re.search(r"\bR\d", text):
            plain.append(name)
    return "\n".join(lines) + "\n", names


def _enum(rng: random.Random, name: str, attr: str, leaf: Any) -> tuple[str, str]:
    count = rng.choice([1, 2, 2, 3, 3, 3, 4, 5, 7])
    if rng.random() < 0.2:
        ranges = {"u8": (0, 255), "C, u8": (0, 255), "i16": (-(1 << 15), (1 << 15) - 1), "u32": (0, (1 << 32) - 1)}
        low, high = ranges.get(attr, (-200, 70000) if rng.random() < 0.5 else (0, 300))
        values = rng.sample(range(low, high + 1), count)
        return f"pub enum {name} {{ {', '.join(f'V{k} = {v}' for k, v in enumerate(values))} }}", attr
    variants = []
    for k in range(count):
        fields = [leaf() for _ in range(rng.choice([0, 0, 1, 1, 2, 3]))]
        variants.append(f"V{k}({', '.join(fields)})" if fields else f"V{k}")
    return f"pub enum {name} {{ {', '.join(variants)} }}", attr


# ---------------------------------------------------------------- reading rustc's answer


_TOKEN = re.compile(r"\s*(\(\.\.=\d+\) \| \(\d+\.\.\)|-?\d+\.\.=-?\d+|-?\d+ bytes|-?\d+|\w+|[{}()\[\],:])")


def read_debug(text: str) -> Any:
    """A value printed by Rust's `{:#?}`: structs as dicts with `_` for the name, the rest as lists, ints, strings."""
    tokens = _TOKEN.findall(text)
    at = 0

    def value() -> Any:
        nonlocal at
        token = tokens[at]
        at += 1
        if token == "[":
            return listed("]")
        if re.fullmatch(r"-?\d+( bytes)?", token):
            return int(token.split()[0])
        if at < len(tokens) and tokens[at] == "{":
            at += 1
            out: dict[str, Any] = {"_": token}
            while tokens[at] != "}":
                key = tokens[at]
                at += 2
                out[key] = value()
                if tokens[at] == ",":
                    at += 1
            at += 1
            return out
        if at < len(tokens) and tokens[at] == "(":
            at += 1
            parts = listed(")")
            return parts[0] if token in ("Size", "Align", "Some") else [token, *parts]
        return token

    def listed(close: str) -> list[Any]:
        nonlocal at
        out = []
        while tokens[at] != close:
            out.append(value())
            if tokens[at] == ",":
                at += 1
        at += 1
        return out

    return value()


def _range(text: Any) -> list[int]:
    found = re.fullmatch(r"\(\.\.=(\d+)\) \| \((\d+)\.\.\)", text)
    if found:
        return [int(found.group(2)), int(found.group(1))]
    start, end = text.split("..=")
    return [int(start), int(end)]


def _scalar(value: Any) -> list[Any]:
    """[kind, size, signed, start, end], the range None for possibly uninitialised ones."""
    union = value["_"] == "Union"
    prim = value["value"]
    valid = None if union else _range(value["valid_range"])
    return [*_prim(prim), valid]


def _prim(prim: Any) -> list[Any]:
    if prim[0] == "Int":
        return ["int", int(prim[1][1:]) // 8, prim[2] == "true"]
    if prim[0] == "Pointer":
        return ["ptr", 8, False]
    return ["float", int(prim[1][1:]) // 8, True]


def compact(layout: Any) -> dict[str, Any]:
    """The parts of rustc's layout that we compare."""
    out: dict[str, Any] = {"size": layout["size"], "align": layout["align"]["abi"]}
    abi = layout["backend_repr"]
    if isinstance(abi, list) and abi[0] == "Scalar":
        out["abi"] = [_scalar(abi[1])]
    elif isinstance(abi, list) and abi[0] == "ScalarPair":
        out["abi"] = [_scalar(abi[1]), _scalar(abi[2])]
    fields = layout["fields"]
    if isinstance(fields, dict) and fields["_"] == "Arbitrary":
        out["fields"] = fields["offsets"]
    niche = layout["largest_niche"]
    if niche != "None":
        out["niche"] = [niche["offset"], *_prim(niche["value"]), _range(niche["valid_range"])]
    out["uninhabited"] = layout["uninhabited"] == "true"
    variants = layout["variants"]
    if isinstance(variants, dict) and variants["_"] == "Multiple":
        out["tag"] = _scalar(variants["tag"])
        encoding = variants["tag_encoding"]
        if encoding == "Direct":
            out["encoding"] = "direct"
        else:
            out["encoding"] = [
                encoding["untagged_variant"],
                *_range(encoding["niche_variants"]),
                encoding["niche_start"],
            ]
        out["variants"] = [compact(v) for v in variants["variants"]]
        for v in out["variants"]:
            v.pop("niche", None)
    elif isinstance(variants, dict) and variants["_"] == "Single":
        out["variant"] = variants["index"]
    return out


def main() -> None:
    definitions, names = random_types(520)
    types = [_clean(t) for t in HAND_TYPES] + names + [f"Option<{n}>" for n in names[::3]]
    aliases = "".join(f"pub type T{i} = {ty};\n" for i, ty in enumerate(types))
    text = PRELUDE + BY_HAND + _clean(definitions) + aliases
    marked = text.replace("pub type T", "#[rustc_layout(debug)] pub type T")
    found = ask(marked)
    assert len(found) == len(types), (len(found), len(types))
    (HERE / "types.rs").write_text(text)
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(found[k])}" for k in sorted(found, key=lambda k: int(k[1:])))
    (HERE / "layouts.json").write_text("{\n" + lines + "\n}\n")
    library_sizes()


def library_sizes() -> None:
    """Renew `std_sizes.json`: [size, alignment, values of the largest niche] of the library's types that it lists."""
    path = HERE / "std_sizes.json"
    types = list(json.loads(path.read_text()))
    found = ask("".join(f"#[rustc_layout(debug)] pub type T{i} = {ty};\n" for i, ty in enumerate(types)))
    rows = []
    for i, ty in enumerate(types):
        layout = found[f"T{i}"]
        count = 0
        if "niche" in layout:
            _, _, size, _, (start, end) = layout["niche"]
            count = (start - end - 1) % (1 << (8 * size))
        rows.append(f"{json.dumps(ty)}: {json.dumps([layout['size'], layout['align'], count])}")
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n")


def ask(marked: str) -> dict[str, Any]:
    """rustc's layouts of the aliases T0, T1, … marked in the text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "types.rs"
        path.write_text('#![feature(rustc_attrs)]\n#![allow(warnings)]\n#![crate_type="lib"]\n' + marked)
        ran = subprocess.run(
            ["rustc", "--edition", "2021", str(path), "--out-dir", folder],
            env={**os.environ, "RUSTC_BOOTSTRAP": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    found: dict[str, Any] = {}
    for part in re.split(r"^error: ", ran.stderr, flags=re.M)[1:]:
        head = re.match(r"layout_of\(.*?\) = (?=Layout \{)", part)
        if head is None:
            if not part.startswith("aborting"):
                raise SystemExit("error: " + part)
            continue
        where = re.search(r"^ +--> .*$\n +\|\n\d+ \| .*pub type (T\d+) =", part, flags=re.M)
        assert where is not None
        body = part[head.end() : where.start()]
        found[where.group(1)] = compact(read_debug(body))
    return found


if __name__ == "__main__":
    main()
