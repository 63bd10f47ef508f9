"""Which reborrows, dereferences and unsizings are made: retags of the machine depend on each of them.

The expected trees were compared with rustc's THIR (`-Zunpretty=thir-tree`).
"""

import pytest

from tests.types.check.support import rejected, stmts, tree

TAKES = "fn shared(x: &i32) {} fn unique(x: &mut i32) {} fn any<T>(t: T) {} trait Tr {} impl Tr for i32 {}"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("let mut x = 1; let r = &mut x; unique(r);", "unique(&2p *r);"),  # arguments allow two-phase borrows
        ("let mut x = 1; unique(&mut x);", "unique(&2p *&mut x);"),
        ("let x = 1; let r = &x; shared(r);", "shared(&*r);"),
        ("let mut x = 1; let r = &mut x; shared(r);", "shared(&*r);"),
        ("let mut x = 1; let r = &mut x; any(r);", "any::<&mut i32>(r);"),  # an inferred parameter: moved
        ("let mut x = 1; let r = &mut x; any::<&mut i32>(r);", "any::<&mut i32>(&2p *r);"),
        ("let mut x = 1; let r: &mut i32 = &mut x;", "let r: &mut i32 = &mut *&mut x;"),
        ("let mut x = 1; let r = &mut x; let s = r;", "let s: &mut i32 = r;"),
        ("let mut x = 1; let r = &mut x; let s: &mut i32; s = r;", "s = &mut *r;"),
        ("let mut x = 1; let p: *mut i32 = &mut x;", "&raw mut *&mut x;"),
        ("let mut x = 1; let p: *const i32 = &mut x;", "&raw const *&mut x;"),
        ("let mut x = 1; let p = &mut x as *mut i32; let q: *const i32 = p;", "mut-to-const(p);"),
        ("let a = [1, 2]; let s: &[i32] = &a;", "let s: &[i32] = unsize(&*&a);"),
        ("let mut a = [1, 2]; let s: &mut [i32] = &mut a;", "unsize(&mut *&mut a);"),
        ("let x = 1; let d: &dyn Tr = &x;", "unsize(&*&x);"),
        ("let d: Box<dyn Tr> = Box::new(1);", "unsize(new::<i32>(1));"),
        ("let s = String::new(); let t: &str = &s;", "let t: &str = &*deref::<String>(&*&s);"),
        ("let b = Box::new(1); shared(&b);", "shared(&**&b);"),
        ("let f: fn(&i32) = shared;", "reify(shared);"),
        ("let f: unsafe fn(&i32) = shared;", "unsafe-fn(reify(shared));"),
        ("let f: fn(i32) -> i32 = |x| x;", "closure-fn(closure Fn[]);"),
        ("let x: u8 = if true { 1 } else { return };", "if true { 1 } else { never(return) };"),
        ("let o: Option<&i32> = Some(&1);", "Some { 0: &*&1 };"),
        ("let t: (&i32, &i32) = (&1, &2);", "(&*&1, &*&2);"),
    ],
)
def test_coercion(code, expected):
    assert stmts(code, TAKES).endswith(expected)


def test_object_to_the_same_object_is_unsized_again():
    assert tree("trait T {} fn g(x: &dyn T) {} fn f(x: &dyn T) { g(x); }") == "{ g(unsize(&*x)); }"


def test_upcast():
    text = "trait A {} trait B: A {} fn f(x: &dyn B) -> &dyn A { x }"
    assert tree(text).count("unsize") == 2


def test_returned_unique_references_are_reborrowed_at_every_level():
    text = "fn f<'a>(a: &'a mut i32, b: &'a mut i32, c: bool) -> &'a mut i32 { if c { a } else { b } }"
    assert tree(text) == "&mut *{ &mut *if c &mut *{ &mut *a } else { &mut *b } }"


def test_a_block_that_has_the_expected_type_already_is_not_reborrowed():
    assert tree("fn f<'a>(v: &'a Vec<i32>) -> &'a i32 { &v[0] }").startswith("{ &*&")


def test_branches_meet_at_a_reborrow_of_the_later():
    text = "fn f<'a>(x: &'a i32, y: &'a i32, c: bool) { let z = if c { x } else { y }; }"
    assert tree(text) == "{ let z: &i32 = if c { x } else &*{ y }; }"


def test_branches_of_function_items_meet_at_a_pointer():
    text = "fn a() {} fn b() {} fn f(c: bool) { let g = if c { a } else { b }; }"
    assert tree(text) == "{ let g: fn() = if c reify({ a }) else reify({ b }); }"


def test_array_of_objects():
    text = "trait T {} impl T for i32 {} impl T for u8 {} fn f() { let a: [&dyn T; 2] = [&1i32, &2u8]; }"
    assert "[unsize(&*&1), unsize(&*&2)]" in tree(text)


def test_struct_tail_unsizing():
    text = "struct W<T: ?Sized> { n: u8, t: T } fn f(w: &W<[i32; 2]>) { let v: &W<[i32]> = w; }"
    assert tree(text) == "{ let v: &W<[i32]> = unsize(&*w); }"


def test_receivers():
    text = """
        struct S; impl S { fn a(&self) {} fn b(&mut self) {} fn c(self) {} }
        fn f(s: &mut S, b: Box<S>) { s.a(); s.b(); b.a(); b.c(); }
    """
    assert tree(text) == "{ a(&*s); b(&2p *s); a(&*b); c(*b); }"


def test_mutable_use_of_overloaded_places():
    text = """
        use std::cell::RefCell;
        fn f(c: &RefCell<Vec<i32>>, v: &mut Vec<Vec<i32>>) {
            c.borrow_mut()[0] = 1; v[0][1] += 2; v[0].push(1); v[0].len(); }
    """
    found = tree(text)
    assert "*index_mut::<Vec<i32>, usize>(&mut *deref_mut::<RefMut<Vec<i32>>>(&mut borrow_mut" in found
    assert "*index_mut::<Vec<i32>, usize>(&mut *index_mut::<Vec<Vec<i32>>, usize>(&mut *v, 0), 1) += 2" in found
    assert "push::<i32>(&2p *index_mut::<Vec<Vec<i32>>, usize>(&mut *v, 0), 1)" in found
    assert "len::<i32>(&*index::<Vec<Vec<i32>>, usize>(&*v, 0))" in found


def test_mismatches():
    assert rejected('fn f() { let x: i32 = "a"; }', "E0308").label == "expected `i32`, found `&str`"
    assert rejected("fn f() { let x: &mut i32 = &1; }", "E0308").label == "types differ in mutability"
    assert rejected("fn f() { let x: [i32; 2] = [1, 2, 3]; }", "E0308").label == (
        "expected an array with a size of 2, found one with a size of 3"
    )
    assert rejected("fn f() { let y = 1; let g: fn() -> i32 = || y; }", "E0308").label == (
        "expected fn pointer, found closure"
    )
