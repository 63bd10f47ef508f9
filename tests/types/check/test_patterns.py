"""Patterns: default binding modes, exhaustiveness, errors."""

import pytest

from tests.types.check.support import body, rejected, tree

E = "enum E { A, B(i32, u8), C { x: i32 } }"


def test_references_are_peeled():
    text = E + "fn f(e: &E) -> i32 { match e { E::A => 0, E::B(x, _) => *x, E::C { x } => *x } }"
    assert tree(text) == ("{ match e { &A => 0, &B(0: ref x, 1: _) => *x, &C(0: ref x) => *x } }")


def test_explicit_reference_patterns_reset_the_mode():
    text = "fn f(v: &[(i32, u8)]) { for &(a, b) in v { let c: i32 = a; } }"
    assert "Some(0: &(0: a, 1: b))" in tree(text)
    text = "fn f(o: &Option<&i32>) -> i32 { match o { Some(&x) => x, None => 0 } }"
    assert "&Some(0: &x) => x" in tree(text)
    rejected(text, None, edition=2024)


def test_once_shared_always_shared():
    text = "fn f(o: &Option<&mut (i32, u8)>) { if let Some((a, _)) = o { let r: &i32 = a; } }"
    assert "&Some(0: &(0: ref a, 1: _))" in tree(text)


def test_bindings_with_modes():
    text = "fn f(mut p: (i32, i32)) { let (ref a, ref mut b) = p; let n @ (1 | 2) = 1 else { return }; }"
    assert "let (0: ref a, 1: ref mut b)" in tree(text)


def test_slices():
    text = "fn f(s: &[i32]) -> i32 { match s { [] => 0, [a] => *a, [a, .., b] => a + b } }"
    assert "&[] => 0, &[ref a] => *a, &[ref a, .._, ref b] =>" in tree(text)
    text = "fn f(s: &[u8]) -> usize { match s { [1, rest @ ..] => rest.len(), _ => 0 } }"
    assert "&[1, ..ref rest]" in tree(text)


def test_constants_and_ranges():
    text = "const K: i32 = 3; fn f(x: i32) -> u8 { match x { K => 1, 4..=9 | -1 => 2, i32::MIN..0 => 3, _ => 4 } }"
    text = text.replace("i32::MIN..0", "..0")
    assert "const K => 1, 4..=9 | -1 => 2, ..0 => 3" in tree(text)


def test_or_patterns_share_their_variables():
    text = "fn f(p: (Option<i32>, i32)) -> i32 { match p { (Some(x), _) | (None, x) => x } }"
    assert len(body(text).locals) == 2
    rejected("fn f(p: (i32, i32)) { match p { (x, y) | (y, 3) => {} } }", "E0408")


def test_let_chains():
    text = "fn f(o: Option<i32>) -> i32 { if let Some(a) = o && a > 1 && let b = a + 1 { b } else { 0 } }"
    assert "if ((let Some(0: a) = o && (a > 1)) && let b = (a + 1)) { b }" in tree(text, edition=2024)


@pytest.mark.parametrize(
    ("scrutinee", "arms", "missing"),
    [
        ("E::A", "E::A => {}", "E::B(_, _)"),
        ("E::A", "E::A => {} E::B(..) => {}", "E::C { x: _ }"),
        ("Some(1)", "None => {}", "Some(_)"),
        ("(true, Some(1))", "(true, _) => {} (false, None) => {}", "(false, Some(_))"),
        ("5u8", "0..=100 => {}", "101_u8..=u8::MAX"),
        ("1i8", "0..=127 => {}", "i8::MIN..=-1_i8"),
        ("true", "true if true => {} false => {}", "true"),
        ("&[1, 2][..]", "[] => {} [a] => {}", "&[_, _, ..]"),
        ("&Some(1)", "Some(1) => {} None => {}", "&Some(i32::MIN..=0_i32)"),
        ("'a'", "'a'..='z' => {}", "'\\0'..='`'"),
        ('"a"', '"a" => {}', "&_"),
        ("1.0", "1.0 => {}", "_"),
    ],
)
def test_not_exhaustive(scrutinee, arms, missing):
    error = rejected(f"{E} fn f() {{ match {scrutinee} {{ {arms} }} }}", "E0004")
    assert error.message == f"non-exhaustive patterns: `{missing}` not covered"


@pytest.mark.parametrize(
    ("scrutinee", "arms"),
    [
        ("E::A", "E::A | E::B(..) => {} E::C { .. } => {}"),
        ("5u8", "0..=100 => {} 101.. => {}"),
        ("(1u8, true)", "(0, _) => {} (1.., true) => {} (_, false) => {}"),
        ("&[1, 2][..]", "[] => {} [_, ..] => {}"),
        ("[true, false]", "[true, _] => {} [_, true] => {} [false, false] => {}"),
        ("Some(E::A)", "Some(E::A) | None => {} Some(E::B(_, 0..=255)) => {} Some(E::C { x }) => {}"),
        ("'a'", "'\\0'..='\\u{D7FF}' => {} '\\u{E000}'..='\\u{10FFFF}' => {}"),
        ("1.0", "1.0 => {} _ => {}"),
        ("()", "() => {}"),
    ],
)
def test_exhaustive(scrutinee, arms):
    body(f"{E} fn f() {{ match {scrutinee} {{ {arms} }} }}")


def test_refutable():
    assert rejected("fn f() { let Some(x) = Some(1); }", "E0005").message == "refutable pattern in local binding"
    rejected("fn f(Some(x): Option<u8>) {}", "E0005")
    rejected("fn f(v: &[Option<u8>]) { for Some(x) in v {} }", "E0005")


def test_empty_types():
    body("enum Void {} fn f(v: Void) -> u8 { match v {} }")
    body("fn f(r: Result<u8, std::ops::Infallible>) -> u8 { match r { Ok(x) => x, Err(e) => match e {} } }")


def test_errors():
    rejected("struct S { a: i32, b: i32 } fn f(s: S) { let S { a } = s; }", "E0027")
    rejected("struct S { a: i32 } fn f(s: S) { let S { z, .. } = s; }", "E0026")
    rejected(E + "fn f(e: E) { match e { E::B(x) => {}, _ => {} } }", "E0023")
    rejected("fn f() { let [a, b] = [1, 2, 3]; }", "E0527")
    rejected("fn f() { let (a, a) = (1, 2); }", "E0416")
    rejected("fn f() { let (a, b) = (1, 2, 3); }", "E0308")
    rejected("fn f() { let Some(x) = Some(1) else { }; }", "E0308")
