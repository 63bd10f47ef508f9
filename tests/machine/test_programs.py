"""Small programs: values, memory, calls, drops, panics."""

from __future__ import annotations

import pytest

from engine.source import Rejected
from tests.machine.support import error, output, run


def test_arithmetic_and_control() -> None:
    assert (
        output("""
        fn fib(n: u64) -> u64 { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }
        fn main() {
            let mut sum = 0i64;
            let mut i = 0;
            while i < 10 { sum += i * i; i += 1; }
            print(sum);
            print(fib(12) as i64);
            print((-7i32 / 2) as i64);
            print((-7i32 % 3) as i64);
            print((300i32 as u8) as i64);
            print((-1i8 as u32) as i64);
            print((3.9f64 as i32) as i64);
            print((1u8 << 7) as i64);
            print(!5i32 as i64);
        }
    """)
        == "285\n144\n-3\n-1\n44\n4294967295\n3\n128\n-6\n"
    )


def test_aggregates() -> None:
    assert (
        output("""
        struct P { a: u8, b: u32, c: (u16, bool) }
        enum E { A, B(u32), C { x: u8, y: u64 } }
        fn f(e: E) -> u64 { match e { E::A => 1, E::B(n) => n as u64, E::C { x, y } => x as u64 + y } }
        fn make(n: u32) -> P { P { a: 1, b: n, c: (5, true) } }
        fn main() {
            let mut p = make(70000);
            p.c.0 += 1;
            print(p.a as i64 + p.b as i64 + p.c.0 as i64 + p.c.1 as i64);
            print((f(E::A) + f(E::B(10)) + f(E::C { x: 2, y: 30 })) as i64);
            let mut a = [1, 2, 3, 4];
            a[2] = 10;
            let mut total = 0;
            let mut i = 0;
            while i < a.len() { total += a[i]; i += 1; }
            print(total);
            let z = [7u64; 100];
            print(z[99] as i64);
            let o = Some(3u32);
            if let Some(n) = o { print(n as i64); }
            let n: Option<&u8> = None;
            print(n.is_some() as i64);
            let [x, .., y] = a;
            print(x + y);
        }
    """)
        == "70008\n43\n17\n7\n3\n0\n5\n"
    )


def test_references_and_boxes() -> None:
    assert (
        output("""
        fn bump(x: &mut i64) -> &mut i64 { *x += 1; x }
        struct Node { value: i64, next: Option<Box<Node>> }
        fn main() {
            let mut n = 1;
            *bump(&mut n) += 5;
            print(n);
            let mut b = Box::new(41);
            *b += 1;
            print(*b);
            let c = b;
            print(*c);
            let list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
            let mut at = &list;
            let mut sum = at.value;
            while let Some(next) = &at.next { at = next; sum += at.value; }
            print(sum);
            let s: &[u8] = &[1, 2, 3];
            print(s.len() as i64);
            if let [first, rest @ ..] = s { print(*first as i64 + rest.len() as i64); }
        }
    """)
        == "7\n42\n42\n3\n3\n3\n"
    )


def test_drop_order() -> None:
    assert (
        output("""
        struct D(i64);
        impl Drop for D { fn drop(&mut self) { print(self.0); } }
        struct Pair { a: D, b: D }
        enum E { One(D), Two(D, D) }
        fn main() {
            let _x = D(1);
            let p = Pair { a: D(2), b: D(3) };
            let moved = p.b;
            let _e = E::Two(D(4), D(5));
            let boxed: Box<[D; 2]> = Box::new([D(6), D(7)]);
            drop(boxed);
            let _ = D(8);
            let mut y = D(9);
            y = D(10);
            print(100);
        }
    """)
        == "6\n7\n8\n9\n100\n10\n4\n5\n3\n2\n1\n"
    )


def test_traits_and_closures() -> None:
    assert (
        output("""
        trait Shape { fn area(&self) -> i64; fn twice(&self) -> i64 { self.area() * 2 } }
        struct Sq(i64);
        struct Re(i64, i64);
        impl Shape for Sq { fn area(&self) -> i64 { self.0 * self.0 } }
        impl Shape for Re { fn area(&self) -> i64 { self.0 * self.1 } fn twice(&self) -> i64 { 7 } }
        impl Drop for Re { fn drop(&mut self) { say("drop Re"); } }
        fn apply<F: Fn(i64) -> i64>(f: F, n: i64) -> i64 { f(f(n)) }
        fn once<F: FnOnce() -> i64>(f: F) -> i64 { f() }
        fn add(a: i64, b: i64) -> i64 { a + b }
        fn main() {
            let shapes: [Box<dyn Shape>; 2] = [Box::new(Sq(3)), Box::new(Re(2, 5))];
            print(shapes[0].area() + shapes[1].area() + shapes[0].twice() + shapes[1].twice());
            let k = 10;
            print(apply(|x| x + k, 1));
            let mut count = 0;
            let mut inc = || { count += 1; count };
            inc();
            inc();
            print(count);
            let b = Box::new(5);
            print(once(move || *b + 1));
            let f: fn(i64, i64) -> i64 = add;
            print(f(1, 2));
            let g: fn(i64) -> i64 = |x| x * 3;
            print(g(4));
            print(apply(g, 1));
            let h: Box<dyn Fn(i64) -> i64> = Box::new(move |x| x - k);
            print((*h)(5));
            let j: Box<dyn FnOnce(i64) -> i64> = Box::new(move |x| x * k);
            print(j(7));
            let o: fn(i64) -> Option<i64> = Some;
            print(o(3).unwrap());
        }
    """)
        == "44\n21\n2\n6\n3\n12\n9\n-5\n70\n3\ndrop Re\n"
    )


def test_statics_and_constants() -> None:
    assert (
        output("""
        static mut COUNT: i64 = 5;
        static TABLE: [i64; 3] = [1, 2, 3];
        const K: i64 = { let mut n = 1; while n < 100 { n *= 2; } n };
        const PAIR: (i64, &str) = (K + 1, "pair");
        struct S;
        impl S { const N: usize = 4; }
        trait T { const ID: i64; fn id() -> i64 { Self::ID } }
        impl T for S { const ID: i64 = 77; }
        fn main() {
            unsafe { COUNT += 1; print(COUNT); }
            print(TABLE[1] + K);
            print(PAIR.0);
            say(PAIR.1);
            let a = [0u8; S::N];
            print(a.len() as i64);
            print(S::id());
            let r: &'static i64 = &(3 + 4);
            print(*r);
        }
    """)
        == "6\n130\n129\npair\n4\n77\n7\n"
    )


def test_panics() -> None:
    outcome, sink = run("""
        struct D;
        impl Drop for D { fn drop(&mut self) { say("dropped"); } }
        fn f(n: u8) -> u8 {
            let _d = D;
            n + 1
        }
        fn main() {
            print(std::panic::catch(|| { f(255); }) as i64);
            print(std::panic::catch(|| { f(1); }) as i64);
            let a = [1, 2, 3];
            let i = a.len();
            print(a[i]);
        }
    """)
    assert (outcome.status, outcome.kind) == (101, "panic")
    assert sink.text() == "dropped\n1\ndropped\n0\n"
    assert sink.text("stderr") == (
        "panicked at main.rs:6:13:\nattempt to add with overflow\npanicked at main.rs:13:19:\nindex out of bounds\n"
    )


def test_panic_while_unwinding_aborts() -> None:
    outcome, sink = run("""
        struct D;
        impl Drop for D { fn drop(&mut self) { let z = self as *const D as usize * 0; let _ = 1 / z; } }
        fn main() {
            let _d = D;
            let n: Option<u8> = None;
            n.unwrap();
        }
    """)
    assert (outcome.status, outcome.error.kind) == (1, "abnormal")
    assert sink.text("stderr").endswith("panic in a destructor during cleanup\n")


def test_ordinary_undefined_behaviour() -> None:
    assert error("fn main() { let p: *const u8; { let x = 3u8; p = &x; } let _y = unsafe { *p }; }") == (
        "memory access failed: alloc1 has been freed, so this pointer is dangling"
    )
    assert error("fn main() { let n = 3u8; let _b: bool = unsafe { std::mem::transmute(n) }; }") == (
        "constructing invalid value of type bool: encountered 0x03, but expected a boolean"
    )
    assert error("fn main() { let a = [1u8; 4]; let p = a.as_ptr(); let _x = unsafe { *p.wrapping_add(4) }; }") == (
        "memory access failed: attempting to access 1 byte, but got alloc1+0x4 which is at or beyond the end of the "
        "allocation of size 4 bytes"
    )
    assert error("fn main() { let a = [1u8; 4]; let _p = unsafe { a.as_ptr().add(5) }; }") == (
        "in-bounds pointer arithmetic failed: attempting to offset pointer by 5 bytes, but got alloc1 which is only 4 "
        "bytes from the end of the allocation"
    )
    assert error("fn main() { let p = 0 as *const u32; let _x = unsafe { *p }; }") == (
        "memory access failed: attempting to access 4 bytes, but got null pointer"
    )
    assert error("""
        fn main() {
            let m = std::mem::MaybeUninit::<[u8; 2]>::uninit();
            let _a = unsafe { m.assume_init() };
        }
    """) == (
        "constructing invalid value of type [u8; 2]: at [0], encountered uninitialized memory, but expected an integer"
    )
    assert error("fn main() { unsafe { std::intrinsics::unreachable() } }") == "entering unreachable code"


WAYS = "#[repr(C)] struct P { a: u64, b: (u32, [u32; 3]) } "
FREED = "in-bounds pointer arithmetic failed: alloc1 has been freed, so this pointer is dangling"
BY_8 = "in-bounds pointer arithmetic failed: attempting to offset pointer by 8 bytes, but got alloc1"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # The way to a part of what a raw pointer points to must stay in bounds, whether or not the part is accessed.
        (
            "let v = 0u32; let p = &raw const v as *const P; let _q = &raw const (*p).b;",
            BY_8 + " which is only 4 bytes from the end of the allocation",
        ),
        (
            "let v = [0u32; 4]; let p = &raw const v as *const P; let _q = (*p).b.1[2];",
            BY_8 + "+0xc which is only 4 bytes from the end of the allocation",
        ),
        (
            "let v = [0u64; 2]; let p = (&raw const v as *const u8).wrapping_add(!7) as *const P; let _q = (*p).b;",
            BY_8 + "-0x8 which points to before the beginning of the allocation",
        ),
        ("let p: *const P; { let v = [0u64; 3]; p = &raw const v as *const P; } let _ = (*p).b.0;", FREED),
        ("let p: *const P; { let v = [0u64; 3]; p = &raw const v as *const P; } match (*p).b.0 { _ => {} }", FREED),
        ("let p: *const [u8; 4]; { let v = [0u8; 4]; p = &raw const v; } let _q = &raw const (*p)[3];", FREED),
        (
            "let p: *const [u8]; { let v = [0u8; 4]; let r: &[u8] = &v; p = r; } let _q = &raw const (*p)[1];",
            FREED,
        ),
        # A part at offset 0 asks for nothing.
        ("let p: *const P; { let v = [0u64; 3]; p = &raw const v as *const P; } let _ = (*p).a; let _ = *p;", ""),
        ("let p = 64 as *const P; let _q = &raw const (*p).a;", ""),
    ],
)
def test_the_way_to_a_place_stays_in_bounds(body: str, title: str) -> None:
    program = WAYS + "fn main() { unsafe { " + body + " } }"
    assert (error(program) if title else output(program)) == title


def test_the_offset_of_an_extern_type_is_not_known() -> None:
    assert (
        error("""
        #![feature(extern_types)]
        extern "C" { type Opaque; }
        #[repr(C)] struct Head { count: u16, rest: Opaque }
        fn main() {
            let n = 1u16;
            let head = unsafe { &*(&raw const n as *const Head) };
            let _count = &head.count;
            let _rest = &head.rest;
        }
    """)
        == "`extern type` field does not have a known offset"
    )


def test_aliasing() -> None:
    assert (
        error("""
        fn main() {
            let mut n = 0i32;
            let a = &mut n;
            let p = a as *mut i32;
            let b = unsafe { &mut *p };
            *b = 1;
            let _x = *a;
            *b = 2;
        }
    """)
        == "child-forbidden Frozen"
    )
    assert (
        error("""
        fn f(x: &mut u8, p: *mut u8) { *x = 1; unsafe { *p = 2 }; }
        fn main() { let mut n = 0; let p = &raw mut n; f(unsafe { &mut *p }, p); }
    """)
        == "protected-disabled Unique"
    )
    assert (
        error("""
        fn eat(_r: &mut u8, owner: *mut u8) { drop(unsafe { Box::from_raw(owner) }); }
        fn main() { let p = Box::into_raw(Box::new(1u8)); unsafe { eat(&mut *p, p) }; }
    """)
        == "protected-disabled Reserved (conflicted)"
    )
    assert (
        output("""
        fn main() {
            let mut n = 1;
            let p = &raw mut n;
            unsafe { *p = 2; n += 1; *p += 1; print(*p); }
            let b = Box::new(5);
            let q = Box::into_raw(b);
            unsafe { *q += 1; drop(Box::from_raw(q)); }
        }
    """)
        == "4\n"
    )


def test_constants_that_panic_are_refused() -> None:
    with pytest.raises(Rejected) as refused:
        run("const K: u8 = 200 + F; const F: u8 = 100; fn main() { print(K as i64); }")
    assert (refused.value.code, refused.value.message) == (
        "E0080",
        "attempt to compute `200_u8 + 100_u8`, which would overflow",
    )
    with pytest.raises(Rejected) as refused:
        run("""
            const fn f(n: Option<u8>) -> u8 { match n { Some(n) => n, None => std::panicking::panic("no number") } }
            const K: u8 = f(None);
            fn main() { print(K as i64); }
        """)
    assert refused.value.message == "evaluation panicked: no number"


def test_cells_of_partly_initialised_values() -> None:
    assert (
        output("""
        use std::cell::Cell;
        static C: Cell<Option<u64>> = Cell::new(None);
        fn main() {
            C.set(Some(4));
            C.set(None);
            print(unsafe { (*C.as_ptr()).is_some() } as i64);
        }
    """)
        == "0\n"
    )
