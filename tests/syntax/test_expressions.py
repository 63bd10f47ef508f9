"""Precedence, the disambiguations of expressions, and their statement forms."""

from __future__ import annotations

import pytest

from tests.syntax.shown import at, body, function, refused, show, shown, statements


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1 * 2 + 3", "((1 * 2) + 3)"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("a << 1 + 2", "(a << (1 + 2))"),
        ("a & b == c", "((a & b) == c)"),
        ("a | b ^ c & d", "(a | (b ^ (c & d)))"),
        ("a == b && c || d && e", "(((a == b) && c) || (d && e))"),
        ("a || b..c || d", "((a || b)..(c || d))"),
        ("-a.b()", "(-a.b())"),
        ("-1i8 as u8", "((-1i8) as u8)"),
        ("!a as u8 * b", "(((!a) as u8) * b)"),
        ("*p + 1", "((*p) + 1)"),
        ("&a + &mut b", "((&a) + (&mut b))"),
        ("&*x.y[0]?.z", "(&(*x.y[0]?.z))"),
        ("a = b = c", "(a = (b = c))"),
        ("a += b - 1", "(a += (b - 1))"),
        ("a = b..c", "(a = (b..c))"),
        ("x as *const u8 as usize", "((x as *const u8) as usize)"),
        ("(1 + 2) * 3", "((1 + 2) * 3)"),
        ("a < b && c > d", "((a < b) && (c > d))"),
        ("a as usize + 1", "((a as usize) + 1)"),
        ("&&a", "(&(&a))"),
        ("&&mut a", "(&(&mut a))"),
        ("a && &b", "(a && (&b))"),
        ("- - a", "(-(-a))"),
        ("**a", "(*(*a))"),
        ("..", "(..)"),
        ("..5", "(..5)"),
        ("..=5", "(..=5)"),
        ("1..", "(1..)"),
        ("&x[..n - 1]", "(&x[(..(n - 1))])"),
        ("&raw const a.b", "(&raw const a.b)"),
        ("&raw mut *a", "(&raw mut (*a))"),
        ("&raw", "(&raw)"),
        ("&mut raw", "(&mut raw)"),
        ("x.0.1", "x.0.1"),
        ("x.0.1.2", "x.0.1.2"),
        ("x.0 .1", "x.0.1"),
        ("1.max(2)", "1.max(2)"),
        ("1.0.max(2.)", "1.0.max(2.)"),
        ("0..2", "(0..2)"),
        ("f(1)(2)[3]", "f(1)(2)[3]"),
        ("(s.f)(1)", "s.f(1)"),
        ("|x| x + 1", "|x| (x + 1)"),
        ("|| {}", "|| {  }"),
        ("move |&x, (y, z): (i32, _)| -> i32 { x }", "move |&x, tuple(y, z): tuple(i32, _)| -> i32 { x }"),
        ("|x| |y| x + y", "|x| |y| (x + y)"),
        ("return 1 + 2", "return (1 + 2)"),
        ("a.await?", "a.await?"),
        ("async move { 1 }", "async move { 1 }"),
        ("const { 1 + 1 }", "const { (1 + 1) }"),
        ("'a: { break 'a 1 }", "'a: { break 'a 1 }"),
        ("loop { break }", "loop { break }"),
        ("if a { 1 } else if b { 2 } else { 3 }", "if a { 1 } else if b { 2 } else { 3 }"),
        ("a >> 1 >= b", "((a >> 1) >= b)"),
        ("a<-1", "(a < (-1))"),
        ("S { x: 1, y, ..z }", "S { x: 1, y: y, ..z }"),
        ("S::<u8> { 0: 1 }", "S<u8> { 0: 1 }"),
        ("[1, 2][0]", "[1, 2][0]"),
        ("[0u8; 4]", "[0u8; 4]"),
        ("()", "tuple()"),
        ("(1,)", "tuple(1)"),
        ("unsafe { f() } + 1", "(unsafe { f() } + 1)"),
        ("match x { _ => 1 } + 1", "(match x { _ => 1, } + 1)"),
    ],
)
def test_grouping(text: str, meaning: str) -> None:
    assert shown(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Vec::<Vec<u8>>::new()", "Vec<Vec<u8>>::new()"),
        ("a.b::<u8>(1)", "a.b<u8>(1)"),
        ("size_of::<[u8; 4]>()", "size_of<[u8; 4]>()"),
        ("<T as Tr<u8>>::f(1)", "<T as 1>Tr<u8>::f(1)"),
        ("<[u8]>::len(x)", "<[u8] as 0>len(x)"),
        ("<<A as B>::C as D>::e()", "<<A as 1>B::C as 1>D::e()"),
        ("f::<{ 1 + 2 }, -3, 4, 'c'>()", "f<{ (1 + 2) }, (-3), 4, char(99)>()"),
        ("x as fn(u8) -> u8", "(x as fn(u8) -> u8)"),
        ("Box::new(|x: &dyn Fn(u8) -> u8| x)", "Box::new(|x: &dyn(Fn(u8) -> u8)| x)"),
        ("::std::mem::swap(a, b)", "::std::mem::swap(a, b)"),
        ("a::<'static, u8>()", "a<u8>()"),
    ],
)
def test_paths(text: str, meaning: str) -> None:
    assert shown(text) == meaning


def test_struct_literals_are_not_allowed_in_conditions() -> None:
    assert show(statements("if x == y { 1 } else { 2 }").tail) == "if (x == y) { 1 } else { 2 }"
    assert show(statements("match x { y => {} }").tail) == "match x { y => {  }, }"
    assert show(statements("for i in x { }").tail) == "for i in x {  }"
    assert show(statements("while x { }").tail) == "while x {  }"
    # … but inside parentheses and arguments they are.
    assert show(statements("if (x == S { a: 1 }) { }").tail) == "if (x == S { a: 1 }) {  }"
    assert show(statements("if f(S { a: 1 }) { }").tail) == "if f(S { a: 1 }) {  }"
    assert show(statements("if x.any(|y| y == z) { }").tail) == "if x.any(|y| (y == z)) {  }"


def test_values_of_jumps_are_free_of_the_restriction() -> None:
    assert show(statements("loop { if x { break } }").tail) == "loop { if x { break } }"
    assert show(statements("while f(break) { }").tail) == "while f(break) {  }"
    assert refused("fn main() { while break b { } }").kind == "syntax"
    assert refused("fn main() { if *let x = y { } }").kind == "syntax"
    assert refused("fn main() { let x = 1.. + 2; }").kind == "syntax"


def test_let_else_after_a_brace() -> None:
    assert "right curly brace" in refused("fn main() { let A = B { } else { return }; }").message
    assert "cannot be directly assigned" in refused("fn main() { let A = a && b else { return }; }").message
    assert show(statements("let A = (a && b) else { return };").stmts[0]) == "let A = (a && b) else { return };"


def test_ranges_before_a_block() -> None:
    assert show(statements("for i in 0.. { break }").tail) == "for i in (0..) { break }"
    assert show(statements("for i in 0..n { }").tail) == "for i in (0..n) {  }"


def test_conditions_with_let() -> None:
    assert "found `let`" in refused("fn main() { if let A = a && let B = c || d {} }").message
    block = statements("if let Some(x) = a && x > 1 && let B = c {}", edition=2024)
    assert show(block.tail) == "if (((let Some(x) = a) && (x > 1)) && (let B = c)) {  }"
    block = statements("while let Some(x) = it.next() {}")
    assert show(block.tail) == "while (let Some(x) = it.next()) {  }"
    block = statements("match a { Some(x) if let Some(y) = x => 1, _ => 2 }")
    assert show(block.tail) == "match a { Some(x) if (let Some(y) = x) => 1, _ => 2, }"


def test_chains_of_let_by_edition() -> None:
    for text, place in (("if let A = a && b {}", "1:16-1:25"), ("while a && let B = c && let D = d {}", "1:24-1:33")):
        error = refused(f"fn main() {{ {text} }}", edition=2021)
        assert (error.message, at(error)) == ("let chains are only allowed in Rust 2024 or later", place)
        assert function(f"fn main() {{ {text} }}", edition=2024)
    # Guards have had them in every edition.
    assert statements("match a { x if let Some(y) = x && y => 1, _ => 2 }", edition=2021)


def test_let_is_no_expression_elsewhere() -> None:
    assert "found `let` statement" in refused("fn main() { let x = (let y = 1); }").message
    assert "found `let` statement" in refused("fn main() { if a || let y = 1 {} }").message
    assert "found `let` statement" in refused("fn main() { if (let y = 1) {} }").message


def test_block_like_expressions_end_statements() -> None:
    block = statements("if a { } -1; match x { } (1, 2); { 1 } [0]; unsafe { } *p = 1; loop { } &y")
    assert [show(s) for s in block.stmts] == [
        "if a {  }",
        "(-1);",
        "match x {  }",
        "tuple(1, 2);",
        "{ 1 }",
        "[0];",
        "unsafe {  }",
        "((*p) = 1);",
        "loop {  }",
    ]
    assert show(block.tail) == "(&y)"


def test_method_calls_continue_block_like_statements() -> None:
    block = statements("match x { }.f(); if a { b } else { c }.g() + 1; unsafe { d }?; 1")
    assert [show(s) for s in block.stmts] == ["match x {  }.f();", "(if a { b } else { c }.g() + 1);", "unsafe { d }?;"]


def test_match_arms() -> None:
    text = "match x { A => {} B => 1, C | D if e => f(), | G => { 1 } + 2, _ => return, }"
    # An arm body that is a block ends there, so `+ 2` would begin a pattern.
    assert refused(f"fn main() {{ {text} }}").kind == "syntax"
    block = statements("match x { A => {} B => 1, C | D if e => f(), | G => if a { 1 } else { 2 } _ => return, }")
    assert show(block.tail) == (
        "match x { A => {  }, B => 1, (C | D) if e => f(), G => if a { 1 } else { 2 }, _ => return, }"
    )


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("_", "_"),
        ("x", "x"),
        ("ref mut x", "ref mut x"),
        ("mut x @ 1..=5", "mut x @ 1..=5"),
        ("&(a, b)", "&tuple(a, b)"),
        ("&&mut x", "&&mut x"),
        ("-1..=1", "(-1)..=1"),
        ("..=5", "..=5"),
        ("5..", "5.."),
        ("A::B..=A::C", "A::B..=A::C"),
        ("(1, .., 2)", "tuple(1, .., 2)"),
        ("[a, rest @ .., b]", "[a, rest @ .., b]"),
        ("S { x, ref y, z: _, .. }", "S { x: x, y: ref y, z: _, .. }"),
        ("A | B | C", "(A | B | C)"),
        ("Some(1 | 2)", "Some((1 | 2))"),
        ("(A)", "A"),
        ("(A,)", "tuple(A)"),
        ("Foo::<u8>::BAR", "Foo<u8>::BAR"),
        ("<T as U>::X", "<T as 1>U::X"),
        ("'a'..='z'", "char(97)..=char(122)"),
        ('b"x"', "b'x'"),
        ("const { 1 }", "const { 1 }"),
        ("true", "true"),
        ("m @ (1 | 2)", "m @ (1 | 2)"),
    ],
)
def test_patterns(text: str, meaning: str) -> None:
    tail = statements(f"match x {{ {text} => 1 }}").tail
    assert tail is not None
    assert show(tail.arms[0].pat) == meaning  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("&'a mut [u8]", "&mut [u8]"),
        ("*const *mut u8", "*const *mut u8"),
        ("&&u8", "&&u8"),
        ("[[u8; 2]; N + 1]", "[[u8; 2]; (N + 1)]"),
        ("fn(x: u8, _: &str) -> !", "fn(u8, &str) -> !"),
        ('unsafe extern "C" fn()', "unsafe extern C fn()"),
        ("for<'b> fn(&'b u8)", "fn(&u8)"),
        ("Box<dyn for<'b> Fn(&'b u8) -> u8 + Send + 'static>", "Box<dyn(Fn(&u8) -> u8 + Send)>"),
        ("impl Iterator<Item = u8> + '_", "impl(Iterator<Item = u8>)"),
        ("A<B<C<u8>>>", "A<B<C<u8>>>"),
        ("(u8)", "u8"),
        ("(u8,)", "tuple(u8)"),
        ("Option<<T as A>::B>", "Option<<T as 1>A::B>"),
        ("A<B: C + ?Sized>", "A<B: C + ?Sized>"),
        ("Vec::<u8>", "Vec<u8>"),
        ("A<3, { N }, -1>", "A<3, { N }, (-1)>"),
    ],
)
def test_types(text: str, meaning: str) -> None:
    first = body(f"fn main<'a>() {{ let x: {text}; }}").stmts[0]
    assert show(first.ty) == meaning  # type: ignore[attr-defined]


def test_split_of_shift_assign_in_generics() -> None:
    first = statements("let x: A<B<u8>>= y;").stmts[0]
    assert show(first) == "let x: A<B<u8>> = y;"


def test_let_forms() -> None:
    block = statements("let x; let (a, b): (u8, _) = c; let Some(y) = z else { return }; let (A | B) = w;")
    assert [show(s) for s in block.stmts] == [
        "let x;",
        "let tuple(a, b): tuple(u8, _) = c;",
        "let Some(y) = z else { return };",
        "let (A | B) = w;",
    ]


def test_literals() -> None:
    assert shown("0xff_u8") == "255u8"
    assert shown("0b1010") == "10"
    assert shown("0o17i64") == "15i64"
    assert shown("1_000.5e-3_f64") == "1000.5e-3f64"
    assert shown("1e3") == "1e3"
    assert shown("2f32") == "2f32"
    assert shown(r"'\u{1F600}'") == "char(128512)"
    assert shown(r"b'\xff'") == "char(255)"
    assert shown(r'"a\n\"b\x41\u{42}\\"') == repr('a\n"bAB\\')
    assert shown('"a\\\n     b"') == repr("ab")
    assert shown('r#"a"\\n"#') == repr('a"\\n')
    assert shown(r'b"\x00\xffz"') == repr(b"\x00\xffz")
    assert shown('br"\\x"') == repr(b"\\x")
    assert shown(r'c"\xffé"') == repr(b"\xff\xc3\xa9")
    assert shown("r#fn") == "fn"


def test_lifetimes_are_no_chars() -> None:
    block = body("fn main<'a, 'b>() { let f: &'a u8 = g::<'a, 'b>('a', '\\''); }")
    assert show(block.stmts[0]) == "let f: &u8 = g<>(char(97), char(39));"


def test_casts_before_a_less_than_are_refused_as_rustc_does() -> None:
    assert refused("fn main() { let _ = a as usize < b; }").kind == "syntax"
    assert shown("(a as usize) < b") == "((a as usize) < b)"
    assert shown("a as usize > b") == "((a as usize) > b)"


def test_comparisons_do_not_chain() -> None:
    assert "cannot be chained" in refused("fn main() { let _ = a < b < c; }").message
    assert "cannot be chained" in refused("fn main() { let _ = a == b == c; }").message
    assert shown("(a == b) == c") == "((a == b) == c)"


def test_cfg_takes_away_expressions_fields_and_arms() -> None:
    assert shown("f(1, #[cfg(test)] 2, #[cfg(miri)] 3)") == "f(1, 3)"
    assert shown("S { #[cfg(test)] a: 1, #[cfg(not(test))] b: 2 }") == "S { b: 2 }"
    assert shown("match x { #[cfg(test)] 1 => 2, _ => 3 }") == "match x { _ => 3, }"
    assert [show(s) for s in statements("#[cfg(any())] let x = 1; #[cfg(all())] let y = 2;").stmts] == ["let y = 2;"]
