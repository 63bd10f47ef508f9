"""Closures: signatures, kinds and captures (edition 2021's precise ones)."""

import pytest

from tests.types.check.dump import dump
from tests.types.check.support import body, rejected, stmts

ITEMS = """
use std::cell::Cell;
struct S { a: (i32, String), v: Vec<i32>, c: Cell<u8>, r: &'static i32 }
struct D { x: String, y: String } impl Drop for D { fn drop(&mut self) {} }
#[repr(packed)] struct P { a: u8, b: u32 }
union U { a: i32, b: u8 }
"""


def captures(params: str, closure: str) -> str:
    """`kind: captures` of the only closure of a function."""
    found = body(f"{ITEMS} fn f({params}) {{ let c = {closure}; }}").closures[0]
    return f"{found.kind}: " + ", ".join(f"{c.by} {dump(c.place)}" for c in found.captures)


@pytest.mark.parametrize(
    ("params", "closure", "expected"),
    [
        ("x: i32", "|| x + 1", "Fn: ref x"),
        ("x: i32", "move || x + 1", "Fn: value x"),
        ("mut x: i32", "|| x += 1", "FnMut: mut x"),
        ("s: String", "|| drop(s)", "FnOnce: value s"),
        ("s: S", "|| s.a.0 + 1", "Fn: ref s.0.0"),
        ("s: S", "|| { s.a.0; &s.a; }", "Fn: ref s.0"),
        ("mut s: S", "|| { s.a.0 += 1; s.v.push(1); }", "FnMut: mut s.0.0, mut s.1"),
        ("s: S", "|| s.c.set(1)", "Fn: ref s.2"),
        ("s: S", "move || drop(s.a.1)", "FnOnce: value s.0.1"),
        ("s: &S", "|| s.a.0", "Fn: ref *s"),
        ("s: &S", "move || s.a.0", "Fn: value s"),
        ("s: &mut S", "|| s.a.0 += 1", "FnMut: mut (*s).0.0"),
        ("s: &mut S", "move || s.a.0 += 1", "FnMut: value s"),
        ("s: S", "|| *s.r", "Fn: ref *s.3"),
        ("r: &mut i32", "|| *r = 1", "FnMut: mut *r"),
        ("r: &mut i32", "|| *r", "Fn: ref *r"),
        ("d: D", "|| drop(&d.x)", "Fn: ref d.0"),
        ("d: D", "move || { let z = &d.x; }", "Fn: value d"),
        ("p: P", "|| { p.b; }", "Fn: ref p"),
        ("u: U", "|| unsafe { u.a }", "Fn: ref u"),
        ("p: *mut (i32, i32)", "|| unsafe { (*p).0 = 1 }", "Fn: ref p"),
        ("b: Box<(String, String)>", "|| drop(b.0)", "FnOnce: value b"),
        ("b: Box<(i32, i32)>", "|| b.0", "Fn: ref (*b).0"),
        ("t: (String, String)", "|| { let (a, _) = t; }", "FnOnce: value t.0"),
        ("t: (String, String)", "|| { let _ = t; }", "Fn: "),
        ("o: Option<String>", "|| match o { Some(ref s) => s.len(), None => 0 }", "Fn: ref o"),
        ("o: Option<String>", "|| match o { Some(s) => drop(s), None => {} }", "FnOnce: value o"),
        ("a: [String; 2]", "|| a[0].len()", "Fn: ref a"),
        ("x: i32, y: i32", "|| { let z = || y; x + z() }", "Fn: ref y, ref x"),
        ("mut x: i32", "|| { let mut z = || x += 1; z(); }", "FnMut: mut x"),
    ],
)
def test_captures(params, closure, expected):
    assert captures(params, closure) == expected


def test_kind_from_the_expected_bound():
    text = "fn g(c: impl FnOnce() -> i32) {} fn f(x: i32) { g(|| x); }"
    assert body(text).closures[0].kind == "FnOnce"


def test_signature_from_the_expected_bound():
    text = "fn g<A>(a: A, c: impl Fn(&A) -> bool) {} fn f() { g(1u8, |x| *x > 3); }"
    sig = body(text).closures[0].sig
    assert repr(sig.params) == "(&u8,)" and repr(sig.ret) == "bool"


def test_closures_are_checked_after_the_other_arguments():
    text = "fn g<A>(c: impl Fn(A) -> A, a: A) {} fn f() { g(|x| x + 1, 1u64); }"
    assert repr(body(text).closures[0].sig.ret) == "u64"


def test_calls_of_a_closure_wait_for_its_kind():
    assert stmts("let mut n = 0; let mut c = || n += 1; c(); c();").count("call_mut::<{closure") == 2
    assert "call_once::<" in stmts("let s = String::new(); let c = || s; c();")
    assert "call::<" in stmts("let s = 1; let c = |x: i32| x + s; c(1);")


def test_nested_closures():
    found = body("fn f(x: i32) { let a = |y: i32| move |z: i32| x + y + z; let b = a(1)(2); }")
    outer = found.closures[0]
    inner = outer.body.closures[0]
    assert inner.owner is outer and inner.index == 0
    assert [(c.by, c.name) for c in inner.captures] == [("value", "x"), ("value", "y")]
    assert [(c.by, c.name) for c in outer.captures] == [("ref", "x")]


def test_returned_closures():
    found = body("fn f(n: i32) -> impl Fn(i32) -> i32 { move |x| x + n }")
    assert found.owner.opaques[0].hidden is not None
    assert found.closures[0].kind == "Fn"


def test_errors():
    rejected("fn g(c: impl Fn(i32)) {} fn f() { g(|x, y| {}); }", "E0593")
    rejected("fn g(c: impl Fn(i32)) {} fn f() { g(|x: u8| {}); }", "E0631")
    rejected('fn g(c: impl Fn(i32) -> i32) {} fn f() { g(|x| "a"); }', "E0308")
    rejected("fn f() { let c = |x| x; }", "E0282")
