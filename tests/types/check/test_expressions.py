"""Operators, calls, literals, loops, `?`, formatting."""

from tests.types.check.support import body, checked, rejected, stmts, tree


def test_literals_take_their_type_from_the_context():
    assert stmts("let a = 1; let b: u8 = 2; let c = 3u64 + 4; let d = 1.5; let e: f32 = 2.0;") == (
        "let a: i32 = 1; let b: u8 = 2; let c: u64 = (3 + 4); let d: f64 = 1.5; let e: f32 = 2.0;"
    )
    assert stmts("let a; let b: u16 = 3; a = b; let c = -1; let d: i8 = -c;") == (
        "let a: u16; let b: u16 = 3; a = b; let c: i8 = -1; let d: i8 = (-c);"
    )


def test_a_later_use_decides_an_integer():
    assert stmts("let x = 0; let mut v = Vec::new(); v.push(x); let y: Vec<u8> = v;").startswith("let x: u8 = 0;")


def test_scalar_operators_are_built_in():
    assert stmts("let a = 1 << 3; let b = a == 2 || !(a > 3); let mut c = 1u64; c <<= 3;") == (
        "let a: i32 = (1 << 3); let b: bool = ((a == 2) || (!(a > 3))); let c: u64 = 1; c <<= 3;"
    )


def test_other_operators_are_calls_with_borrowed_operands_for_comparisons():
    assert tree("fn f(a: i32, b: &i32) -> bool { let c = a + *b - b; b == &a }") == (
        "{ let c: i32 = sub::<i32, &i32>((a + *b), b); eq::<&i32, &i32>(&b, &&a) }"
    )


def test_overloaded_compound_assignment_borrows_in_two_phases():
    text = """
        use std::ops::AddAssign;
        struct S(i32);
        impl AddAssign<i32> for S { fn add_assign(&mut self, o: i32) { self.0 += o; } }
        fn f(s: &mut S) { *s += 2; }
    """
    assert tree(text) == "{ add_assign::<S, i32>(&2p *s, 2); }"
    assert tree(text, "add_assign") == "{ (*self).0 += o; }"


def test_the_right_operand_is_expected_to_be_what_the_only_impl_wants():
    assert tree("fn f(s: String, t: &String) -> String { s + t }") == (
        "{ add::<String, &str>(s, &*deref::<String>(&*t)) }"
    )


def test_indexing():
    text = "fn f(a: [i32; 3], v: &Vec<i32>, i: usize) { a[i]; a[1]; v[0]; let s = &a[1..]; let t = &v[..2]; }"
    assert tree(text) == (
        "{ a[i]; a[1]; *index::<Vec<i32>, usize>(&*v, 0); "
        "let s: &[i32] = &*index::<[i32; 3], RangeFrom<usize>>(&a, RangeFrom { 0: 1 }); "
        "let t: &[i32] = &*index::<Vec<i32>, RangeTo<usize>>(&*v, RangeTo { 0: 2 }); }"
    )


def test_an_index_found_to_be_a_usize_later_is_built_in():
    text = "fn f(a: &[i32]) -> i32 { let i = Default::default(); let x = a[i]; let j: usize = i; x }"
    assert tree(text) == "{ let i: usize = default::<usize>(); let x: i32 = (*a)[i]; let j: usize = i; x }"


def test_calls_through_fn_traits():
    text = """
        fn f(a: &dyn Fn(i32), b: &mut dyn FnMut(i32), mut c: impl FnMut(i32), d: Box<dyn FnOnce(i32)>, e: fn(i32)) {
            a(1); b(2); c(3); d(4); e(5);
        }
    """
    assert tree(text) == (
        "{ call::<dyn Fn(i32), (i32,)>(&*a, (1,)); call_mut::<dyn FnMut(i32), (i32,)>(&mut *b, (2,)); "
        "call_mut::<impl FnMut(i32), (i32,)>(&mut c, (3,)); "
        "call_once::<Box<dyn FnOnce(i32)>, (i32,)>(d, (4,)); e(5); }"
    )


def test_casts():
    code = "let a = 5u8 as char; let b = 'a' as u32; let c = 1.5 as i32; let d = true as u8; let e = 30 as u8;"
    assert stmts(code) == (
        "let a: char = (5 as char [u8-char]); let b: u32 = ('a' as u32 [char-int]);".replace("'a'", "97")
        + " let c: i32 = (1.5 as i32 [float-int]); let d: u8 = (true as u8 [bool-int]); let e: u8 = 30;"
    )
    code = "let mut x = 1; let p = &mut x as *mut i32 as *const u8; let n = p as usize; let q = n as *mut u8;"
    assert stmts(code) == (
        "let x: i32 = 1; let p: *const u8 = (&raw mut *&mut x as *const u8 [ptr-ptr]); "
        "let n: usize = (p as usize [ptr-int]); let q: *mut u8 = (n as *mut u8 [int-ptr]);"
    )
    assert stmts("let a = [1u8, 2]; let p = &a as *const u8;").endswith("(&raw const *&a as *const u8 [array-ptr]);")
    assert stmts("let a = f as usize; let b = f as fn() as *const ();").endswith(
        "let a: usize = (reify(f) as usize [fn-int]); let b: *const () = (reify(f) as *const () [fn-ptr]);"
    )


def test_literals_out_of_range():
    program = checked("fn main() { let x: u8 = 256; let y = 128i8; let z = -128i8; let w: f32 = 1f32; }")
    assert [(lint.message, lint.span.text()) for lint in program.late_lints] == [
        ("literal out of range for `u8`", "256"),
        ("literal out of range for `i8`", "128i8"),
    ]


def test_transmutes_keep_the_size():
    error = rejected("use std::mem::transmute; fn f(x: u32) -> u64 { unsafe { transmute(x) } }", "E0512")
    assert error.notes == ["source type: `u32` (32 bits)", "target type: `u64` (64 bits)"]
    stmts("let p: [u8; 4] = unsafe { std::mem::transmute(1u32) };")


def test_a_cast_that_changes_nothing_makes_a_value():
    assert stmts("let x = 1; let r = &(x as i32);") == "let x: i32 = 1; let r: &i32 = &use(x);"


def test_illegal_casts():
    assert rejected("struct S; fn f() { S as i32; }", "E0605").message == "non-primitive cast: `S` as `i32`"
    rejected('fn f() { "a" as i32; }', "E0606")
    rejected("fn f() { 300u16 as char; }", "E0604")
    rejected("fn f() { 1 as bool; }", "E0054")
    rejected("fn f() { &1u8 as *const u32; }", "E0606")
    rejected("fn f() { (&1u8 as *const u8) as *const [u8]; }", "E0607")


def test_for_loops_are_desugared():
    assert tree("fn f(v: &[u8]) { for x in v { let y = x; } }") == (
        "{ match into_iter::<&[u8]>(v) { for => loop { match next::<Iter<u8>>(&2p *&mut for) "
        "{ None => never(break), Some(0: x) => { let y: &u8 = x; } }; } } }"
    )


def test_question_mark():
    assert tree("fn f(o: Option<u8>) -> Option<u8> { let v = o?; Some(v) }") == (
        "{ let v: u8 = match branch::<Option<u8>>(o) { Break(0: residual) => never(return "
        "from_residual::<Option<u8>, Option<Infallible>>(residual)), Continue(0: val) => val }; Some { 0: v } }"
    )


def test_format_arguments_are_borrowed_once_and_in_order():
    found = stmts('let x = 1; let y = 2u8; println!("{} {y:?} {0:>4}", x);')
    assert "match (&x, &y) { ref args => [new_display::<i32>(&*(*args).0), new_debug::<u8>(&*(*args).1)] }" in found
    assert "placeholder_new(0, 32, 1, 0, 2, 0, 0, 4)" in found
    plain = stmts('let x = 1; println!("a{x}b");')
    assert "arguments_new(unsize(&*&['a', 'b\\n']), unsize(&*&match (&x,) { ref args => " in plain


def test_destructuring_assignment():
    assert "let (0: lhs, 1: lhs)" in stmts("let (mut a, mut b) = (1, 2); (a, b) = (b, a);")


def test_labelled_blocks_and_breaks():
    text = "fn f(n: i32) -> i32 { let x = 'a: { if n > 2 { break 'a 3; } 4 }; loop { break x; } }"
    assert "break 3" in tree(text)
    rejected("fn f() { 'a: loop { break 'b; } }", "E0426")
    rejected("fn f() { break; }", "E0268")
    rejected("fn f() { let c = || { loop {} break; }; }", "E0267")
    rejected("fn f() { while true { break 1; } }", "E0571")


def test_never_falls_back_by_edition():
    assert body("fn g<T>() -> T { loop {} } fn f() { let x = return; }", edition=2021).locals[0].ty.__repr__() == "()"
    assert body("fn g<T>() -> T { loop {} } fn f() { let x = return; }", edition=2024).locals[0].ty.__repr__() == "!"


def test_constants_and_statics():
    text = """
        static S: i32 = 1; static mut M: i32 = 2; const K: [u8; 2] = [1, 2];
        struct A<const N: usize>; impl<const N: usize> A<N> { const L: usize = N; fn n(&self) -> usize { N + Self::L } }
        fn f() -> i32 { let k = const { 1 + 2 }; unsafe { M += k; S + K[0] as i32 + A::<3>::L as i32 } }
    """
    assert "static M += k;" in tree(text)
    assert "const L as i32" in tree(text)
    assert tree(text, "n") == "{ (N + const L) }"


def test_macro_hygiene():
    text = "fn f(x: i32) -> i32 { macro_rules! m { ($e:expr) => { { let x = 100; $e + x } } } m!(x) }"
    found = body(text)
    inner = found.value.tail  # type: ignore[attr-defined]
    assert [v.name for v in found.locals] == ["x", "x"]
    assert inner.tail.left.var is found.locals[0] and inner.tail.right.var is found.locals[1]
    found = body("fn f() -> i32 { let x = 1; macro_rules! m { () => { x } } let x = 2; m!() + x }")
    assert found.value.tail.left.var is found.locals[0]  # type: ignore[attr-defined]
    rejected("macro_rules! m { () => { x } } fn f() { let x = 1; m!(); }", "E0425")


def test_unsafety():
    note = rejected("fn f(p: *const i32) -> i32 { *p }", "E0133")
    assert note.label == "dereference of raw pointer"
    rejected("unsafe fn g() {} fn f() { g(); }", "E0133")
    rejected("static mut M: i32 = 1; fn f() { M = 2; }", "E0133")
    rejected("union U { a: i32, b: u8 } fn f(u: U) -> u8 { u.b }", "E0133")
    body("union U { a: i32, b: u8 } fn f(mut u: U) { u.b = 1; }")
    body("unsafe fn g() {} unsafe fn f() { g(); }")
    body("static mut M: i32 = 1; fn f(p: *mut i32) { let a = &raw mut M; let b = &raw const *p; }")


def test_errors_at_calls():
    assert rejected("fn g(x: i32) {} fn f() { g(); }", "E0061").message == (
        "this function takes 1 argument but 0 arguments were supplied"
    )
    rejected("fn f() { let c = |x: i32| x; c(); }", "E0057")
    rejected("fn f() { let x = 1; x(); }", "E0618")
    assert rejected("fn f() { g(); }", "E0425").message == "cannot find function `g` in this scope"
    assert rejected("trait T {} fn g(t: impl T) {} fn f() { g(1); }", "E0277").span.text() == "1"


def test_errors_of_operators():
    assert rejected("struct S; fn f() { S + S; }", "E0369").span.text() == "+"
    rejected("struct S; fn f() { S == S; }", "E0369")
    rejected("struct S; fn f() { -S; }", "E0600")
    rejected("fn f() { *1u8; }", "E0614")
    rejected("fn f() { 1u8[0]; }", "E0608")
    assert rejected('fn f() { 1 + "a"; }', "E0277").message == "cannot add `&str` to `{integer}`"


def test_privacy():
    rejected("mod m { pub struct S { a: i32 } } fn f(s: m::S) { s.a; }", "E0616")
    rejected("mod m { pub struct S { pub b: i32, a: i32 } } fn f() { m::S { b: 1, a: 2 }; }", "E0451")
    rejected("mod m { pub struct S; impl S { fn p(&self) {} } } fn f(s: m::S) { s.p(); }", "E0624")


def test_const_contexts():
    rejected("fn g() -> i32 { 1 } const C: i32 = g(); fn f() {}", "E0015")
    rejected("fn g() -> i32 { 1 } const fn f() -> i32 { g() }", "E0015")
    tree("const fn g(n: i32) -> i32 { n } const C: i32 = g(2); fn f() -> i32 { C + const { g(3) } }")


def test_items_that_bodies_rely_on():
    rejected("struct S; impl S { fn a() {} } impl S { fn a() {} }", "E0592")
    tree("struct S<T>(T); impl S<u8> { fn a() {} } impl S<i8> { fn a() {} } fn f() {}")
    rejected("trait A {} trait B: A {} impl B for i32 {}", "E0277")
    rejected("trait A { type T: Copy; } impl A for i32 { type T = String; }", "E0277")
    rejected("struct S; impl Drop for S { fn drop(&mut self) {} } fn f(s: S) { s.drop(); }", "E0040")
    rejected("fn main(x: i32) {}", "E0580", main=False)


def test_unlabelled_break_in_a_labelled_block():
    rejected("fn f() { loop { 'a: { break; } } }", "E0695")


def test_unknown_types():
    assert rejected("fn f() { let v = Vec::new(); }", "E0282").message == "type annotations needed for `Vec<_>`"
    assert rejected("fn f() { let x = None; }", "E0282").span.text() == "x"


def test_struct_literals():
    assert rejected("struct S { a: i32, b: u8, c: u8 } fn f() { S { a: 1 }; }", "E0063").message == (
        "missing fields `b` and `c` in initializer of `S`"
    )
    rejected("struct S { a: i32 } fn f() { S { a: 1, z: 2 }; }", "E0560")
    rejected("struct S { a: i32 } fn f() { S { a: 1, a: 2 }; }", "E0062")
    assert tree("struct S { a: i32, b: u8 } fn f(s: S) -> S { S { b: 1, ..s } }") == "{ S { 1: 1, ..s } }"


def test_a_program_needs_main():
    assert rejected("fn f() {}", "E0601", main=False).message == "`main` function not found in crate"


def test_items_in_bodies_count_everywhere():
    text = "struct S; fn f(s: S) -> u8 { s.n() } fn g() { impl S { fn n(&self) -> u8 { 1 } } }"
    assert tree(text) == "{ n(&s) }"
