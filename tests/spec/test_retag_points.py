"""When retags happen (tree-borrows.md sections 5.0, 6.1 and 6.2), counted in traces of real programs."""

from __future__ import annotations

import pytest

from engine import Options, run
from tests.machine.support import Collect

PROGRAM = """
#![allow(unused, static_mut_refs)]
use std::mem::{{self, ManuallyDrop, MaybeUninit}};
use std::ptr;
struct Two<'a> {{ a: &'a mut u32, b: &'a u32 }}
enum Either<'a> {{ One(&'a u32), Other(u64) }}
union Any<'a> {{ r: &'a u32, n: usize }}
struct Loud(u32);
impl Drop for Loud {{ fn drop(&mut self) {{}} }}
struct Quiet(u32);
trait Look {{ fn look(&self) {{}} }}
impl Look for u32 {{}}
static FIXED: u32 = 1;
static mut FREE: u32 = 1;
const REF: &u32 = &5;
fn take(x: &mut u32) {{}}
fn give<'a>(x: &'a mut u32) -> &'a mut u32 {{ x }}
fn two(t: Two) {{}}
fn mark() {{}}
fn main() {{
    let mut y = 1u32;
    let mut z = 2u32;
    {prepare}
    mark();
    {what}
    mark();
}}
"""


def retags(prepare: str, what: str, model: str = "tree") -> list[str]:
    """Kind and mode of each retag of a pointer to `u32` (or to a type of the program's own) between the marks."""
    sink = Collect()
    outcome = run(PROGRAM.format(prepare=prepare, what=what), Options(model=model), sink)
    assert outcome.status == 0, str(outcome.error or outcome.title)
    marks = [i for i, event in enumerate(sink.events) if event.kind == "call" and event.function == "mark"]
    inside = sink.events[marks[0] : marks[1]]
    return [
        f"{event.pointer_kind} {event.mode}"
        for event in inside
        if event.kind == "retag" and not event.library and event.pointee in POINTEES
    ]


POINTEES = ("u32", "Loud", "Quiet", "dyn Look", "[u32]")
D, T, E = "default", "two-phase", "fn-entry"


# spec: tree-borrows 6.1 | *
@pytest.mark.parametrize(
    ("prepare", "what", "nodes"),
    [
        ("let r = &y;", "let q = r;", 1),
        ("let r = &mut y;", "let q = r;", 1),
        ("let b = Box::new(1u32);", "let c = b; mem::forget(c);", 2),
        ("let p = &raw mut y;", "let q = p;", 0),
        ("let f = take as fn(&mut u32);", "let g = f;", 0),
        ("let t = Two { a: &mut y, b: &z };", "let u = t;", 2),
        ("let t = (1u8, (&y, &z));", "let u = t;", 2),
        ("let t = [&y, &z, &y];", "let u = t;", 3),
        ("let r = &y; let c = move || *r;", "let d = c;", 1),
        ("let e = Either::One(&y);", "let f = e;", 1),
        ("let e = Either::Other(1);", "let f = e;", 0),
        ("let u = Any { r: &y };", "let v = u;", 0),
        ("let u = MaybeUninit::new(&y);", "let v = u;", 0),
        ("let u = ManuallyDrop::new(&y);", "let v = u;", 0),
    ],
)
def test_found_in_a_value(prepare: str, what: str, nodes: int) -> None:
    assert len(retags(prepare, what)) == nodes


# spec: tree-borrows 5.0 | any | raw pointer | function pointer
# spec: tree-borrows 6.2 | *
# spec: tree-borrows 15 | when retags happen
@pytest.mark.parametrize(
    ("prepare", "what", "kinds"),
    [
        ("", "let x = &y;", [f"& {D}"]),
        ("", "let x = &mut y;", [f"&mut {D}"]),
        ("", "let x = &raw mut y;", []),
        ("let r = &mut y;", "let x = r as *mut u32;", []),
        ("", "let x = ptr::addr_of!(y);", []),
        ("let r = &y;", "let x = r;", [f"& {D}"]),
        ("let mut r = &y; let p = &raw mut r; let s = &z;", "unsafe { *p = s };", [f"& {D}"] * 2),  # with the temporary
        ("let r = &&y;", "let x = **r;", []),
        # The operand's copy, then the whole aggregate.
        ("let r = &y;", "let x = (r, 1);", [f"& {D}"] * 2),
        ("let r = &y;", "let x = [r; 3];", [f"& {D}"] * 2),
        # The reborrow of the array (whose pointee is not counted), then the result of the cast.
        ("let r = &[1u32, 2];", "let x: &[u32] = r;", [f"& {D}"]),
        ("let r = &y;", "let x: &dyn Look = r;", [f"& {D}"] * 2),
        # The result of the transmute, then the value of the block.
        ("let r = &y;", "let x: &mut u32 = unsafe { mem::transmute(r as *const u32) };", [f"&mut {D}"] * 2),
        # The constant operand (a reference to the static), then the borrow.
        ("", "let x = &FIXED;", [f"& {D}"] * 2),
        ("", "let x = &raw mut FREE;", []),
        ("", "let x = REF;", [f"& {D}"]),
        ("let r = &mut y;", "take(r);", [f"&mut {T}", f"&mut {E}"]),
        ("let t = Two { a: &mut y, b: &z };", "two(t);", [f"&mut {D}", f"& {D}", f"&mut {E}", f"& {E}"]),
        # In the caller, on entry; in the callee twice as its value; the returned value.
        ("let r = &mut y;", "let x = give(r);", [f"&mut {T}", f"&mut {E}", *[f"&mut {D}"] * 3]),
        ("let r = &y; let p = &raw const r;", "let x = unsafe { *p };", [f"& {D}"]),
        ("let r = &y; let mut q = &z;", "unsafe { ptr::copy(&raw const r, &raw mut q, 1) };", []),
        ("let l = Loud(1);", "drop_it(l);", [f"&mut {E}"]),
        ("let q = Quiet(1);", "drop_it(q);", []),
        ("let f = take as fn(&mut u32); let r = &mut y;", "f(r);", [f"&mut {T}", f"&mut {E}"]),
        ("let r: &dyn Look = &y;", "r.look();", [f"& {D}", f"& {E}"]),
    ],
)
def test_program_points(prepare: str, what: str, kinds: list[str]) -> None:
    got = retags(prepare, what.replace("drop_it(l)", "{ let gone = l; }").replace("drop_it(q)", "{ let gone = q; }"))
    assert got == kinds


def test_functions_and_vtables_have_no_node() -> None:
    assert retags("let f: &dyn Fn(&mut u32) = &take;", "let g = take as fn(&mut u32);") == []


# spec: tree-borrows-versions 2/D12 2/D13
@pytest.mark.parametrize("model", ["article-2023", "pldi-2025", "tree", "tree-implicit-writes"])
def test_every_version_retags_at_the_same_points(model: str) -> None:
    """Where article and paper leave it open: fields of arguments are protected, assignments through pointers retag."""
    assert f"&mut {E}" in retags("let t = Two { a: &mut y, b: &z };", "two(t);", model)
    assert len(retags("let mut r = &y; let p = &raw mut r; let s = &z;", "unsafe { *p = s };", model)) == 2
