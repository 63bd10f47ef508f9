"""Where retags happen, and how many (spec/tree-borrows.md section 6.2)."""

from __future__ import annotations

import pytest

from tests.machine.support import error, output, run

COUNTED = """
fn take(_x: &mut u32) {{}}
fn look(_x: &u32) {{}}
struct S {{ v: u32 }}
impl S {{ fn m(&mut self) {{}} }}
fn main() {{
    let mut y = 0u32;
    let mut s = S {{ v: 1 }};
    {prepare}
    say("begin");
    {what}
    say("end");
}}
"""


def count(prepare: str, what: str) -> int:
    outcome, sink = run(COUNTED.format(prepare=prepare, what=what), trace=True)
    assert outcome.status == 0, outcome
    prints = [i for i, e in enumerate(sink.events) if e.kind == "print"]
    marks = {e.text: i for i, e in enumerate(sink.events) if e.kind == "print"}
    assert prints and "begin" in marks
    inside = sink.events[marks["begin"] : marks["end"]]
    return sum(e.kind == "retag" and not e.library and e.pointee in ("u32", "S") for e in inside)


@pytest.mark.parametrize(
    ("prepare", "what", "nodes"),
    [
        ("", "let _x = &mut y;", 1),
        ("let x = &mut y;", "let _z = &mut *x;", 1),
        # The value of a block is reborrowed on its way out, as in rustc.
        ("let p = &raw mut y;", "let _x = unsafe { &mut *p };", 2),
        ("let x = &mut y;", "take(x);", 2),
        ("", "take(&mut y);", 3),
        ("", "s.m();", 2),
        ("let x = &mut y;", "let _p = x as *mut u32;", 0),
        ("let r = &y;", "look(r);", 2),
        ("let r = &y;", "let _q = r;", 1),
        ("let r = &y;", "let _t = (r, 1u8, r);", 4),
        ("", "let _p = &raw mut y;", 0),
    ],
)
def test_number_of_nodes(prepare: str, what: str, nodes: int) -> None:
    assert count(prepare, what) == nodes


def test_a_box_argument_may_be_freed() -> None:
    assert (
        output("""
        fn f(b: Box<u8>) { drop(b); }
        fn main() { f(Box::new(1)); say("ok"); }
    """)
        == "ok\n"
    )


def test_references_in_structures_are_retagged() -> None:
    assert (
        error("""
        struct Holder<'a> { n: u64, r: &'a mut u8 }
        fn f(h: Holder, p: *mut u8) { *h.r = 1; unsafe { *p = h.n as u8 }; }
        fn main() {
            let mut x = 0u8;
            let p = &raw mut x;
            f(Holder { n: 1, r: unsafe { &mut *p } }, p);
        }
    """)
        == "protected-disabled Unique"
    )


def test_pinned_types_get_no_node() -> None:
    assert (
        output("""
        struct P { v: u8, _pin: std::marker::PhantomPinned }
        fn f(x: &mut P, p: *mut P) { x.v = 1; unsafe { (*p).v = 2 }; x.v = 3; }
        fn main() {
            let mut x = P { v: 0, _pin: std::marker::PhantomPinned };
            let p = &raw mut x;
            f(unsafe { &mut *p }, p);
            print(x.v as i64);
        }
    """)
        == "3\n"
    )


def test_cells() -> None:
    assert (
        output("""
        use std::cell::Cell;
        fn f(a: &Cell<u8>, b: &Cell<u8>) { a.set(1); b.set(2); a.set(a.get() + b.get()); }
        fn main() { let c = Cell::new(0); f(&c, &c); print(c.get() as i64); }
    """)
        == "4\n"
    )


def test_statics_are_shared() -> None:
    assert (
        error("""
        static S: u8 = 1;
        fn main() { let p = &raw const S as *mut u8; unsafe { *p = 2 }; }
    """)
        == "writing to alloc1 which is read-only"
    )


# spec: tree-borrows 1.1 | No provenance
def test_exposed_pointers() -> None:
    assert (
        output("""
        fn main() {
            let mut x = 5u32;
            let p = &raw mut x;
            let a = p as usize;
            let q = a as *mut u32;
            unsafe { *q += 1; }
            print(x as i64);
        }
    """)
        == "6\n"
    )
    assert error("""
        fn main() { let x = 5u32; let q = 65536 as *const u32; let _y = unsafe { *q }; let _ = &x; }
    """).endswith("which is a dangling pointer (it has no provenance)")


def test_pointers_survive_bytewise_copies() -> None:
    assert (
        output("""
        fn main() {
            let x = 7u8;
            let p = &raw const x;
            let mut q: *const u8 = 0 as *const u8;
            let from = &raw const p as *const u8;
            let to = &raw mut q as *mut u8;
            let mut i = 0;
            while i < 8 {
                unsafe { std::intrinsics::copy_nonoverlapping(from.add(i), to.add(i), 1) };
                i += 1;
            }
            print(unsafe { *q } as i64);
        }
    """)
        == "7\n"
    )


def test_copying_as_integers_loses_provenance() -> None:
    assert error("""
        fn main() {
            let x = 7u8;
            let n: usize = unsafe { std::mem::transmute(&raw const x) };
            let q: *const u8 = unsafe { std::mem::transmute(n) };
            let _y = unsafe { *q };
        }
    """).endswith("[noalloc] which is a dangling pointer (it has no provenance)")


def test_free_errors() -> None:
    assert error("""
        fn main() {
            let p = Box::into_raw(Box::new(5u32));
            unsafe { std::intrinsics::rust_dealloc(p as *mut u8, 8, 4) };
        }
    """) == ("incorrect layout on deallocation: alloc1 has size 4 and alignment 4, but gave size 8 and alignment 4")
    assert (
        error("""
        fn main() {
            let mut x = 1u32;
            unsafe { std::intrinsics::rust_dealloc(&raw mut x as *mut u8, 4, 4) };
        }
    """)
        == "deallocating alloc1, which is stack variable memory, using Rust heap deallocation operation"
    )
    assert error("""
        fn main() {
            let p = Box::into_raw(Box::new(5u32));
            unsafe { drop(Box::from_raw(p)); drop(Box::from_raw(p)); }
        }
    """) == ("constructing invalid value of type std::boxed::Box<u32>: encountered a dangling box (use-after-free)")


def test_misaligned() -> None:
    assert error("""
        fn main() {
            let a = [0u64; 2];
            let p = (&raw const a as *const u8).wrapping_add(1) as *const u64;
            let _r = unsafe { &*p };
        }
    """) == (
        "constructing invalid value of type &u64: encountered an unaligned reference (required 8 byte alignment but "
        "found 1)"
    )
    assert (
        error("""
        fn main() {
            let a = [0u64; 2];
            let p = (&raw const a as *const u8).wrapping_add(1) as *const u64;
            let _r = unsafe { *p };
        }
    """)
        == "accessing memory based on pointer with alignment 1, but alignment 8 is required"
    )
