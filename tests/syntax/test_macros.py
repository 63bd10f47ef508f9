"""`macro_rules!`: matching, transcription, scope."""

from __future__ import annotations

import pytest

from engine.syntax import ast
from tests.syntax.shown import crate, expr, refused, show, shown, statements


@pytest.mark.parametrize(
    ("rule", "call", "meaning"),
    [
        ("($e:expr) => { $e * 2 }", "m!(1 + 2)", "((1 + 2) * 2)"),
        ("($($e:expr),*) => { [$($e),*] }", "m!(1, 2 + 3)", "[1, (2 + 3)]"),
        ("($($e:expr),* $(,)?) => { [$($e),*] }", "m!(1, 2,)", "[1, 2]"),
        ("($($k:expr => $v:expr);+) => { [$(($k, $v)),+] }", "m!(1 => 2; 3 => 4)", "[tuple(1, 2), tuple(3, 4)]"),
        ("($($a:ident: [$($b:expr),*]);*) => { ($($a($($b),*)),*) }", "m!(f: [1, 2]; g: [])", "tuple(f(1, 2), g())"),
        ("($t:ty) => { 0 as $t }", "m!(Vec<Vec<u8>>)", "(0 as Vec<Vec<u8>>)"),
        ("($t:ty) => { <$t>::new() }", "m!([u8])", "<[u8] as 0>new()"),
        ("($t:ty) => { $t::new() }", "m!(Vec<u8>)", "Vec<u8>::new()"),
        ("($t:ty) => { $t { x: 1 } }", "m!(a::B)", "a::B { x: 1 }"),
        ("($p:pat) => { match x { $p => 1, _ => 2 } }", "m!(A | B(_))", "match x { (A | B(_)) => 1, _ => 2, }"),
        ("($p:pat_param | $q:pat) => { match x { $p => 1, $q => 2 } }", "m!(A | B)", "match x { A => 1, B => 2, }"),
        ("($b:block) => { unsafe $b }", "m!({ 1 })", "unsafe { 1 }"),
        ("($s:stmt) => { { $s; x } }", "m!(let x = 1)", "{ let x = 1; x }"),
        ("($p:path) => { $p(1) }", "m!(a::b::<u8>)", "a::b<u8>(1)"),
        ("($l:literal) => { f($l) }", "m!(-1)", "f((-1))"),
        ("($l:lifetime $e:expr) => { $l: loop { break $l $e } }", "m!('a 1)", "'a: loop { break 'a 1 }"),
        ("($i:ident) => { s.$i }", "m!(r#fn)", "s.fn"),
        ("($($t:tt)*) => { f($($t)*) }", "m!(1 + [2], (3))", "f((1 + [2]), 3)"),
        ("(a $x:tt) => { 1 }; (b $x:tt) => { 2 }; ($($x:tt)*) => { 3 }", "m!(b c)", "2"),
        ("() => { 1 }; ($x:expr) => { $x }", "m!()", "1"),
        ("($x:expr; $n:expr) => { [$x; $n] }", "m![0u8; 4]", "[0u8; 4]"),
        ("($a:expr $(, $b:expr)?) => { f($a $(, $b)?) }", "m!(1)", "f(1)"),
        ("($a:expr $(, $b:expr)?) => { f($a $(, $b)?) }", "m!(1, 2)", "f(1, 2)"),
        ("($($a:ident)* . $($b:ident)*) => { ($($a + $b),*) }", "m!(a b . c d)", "tuple((a + c), (b + d))"),
        ("($a:ident $($b:ident)*) => { [$($a + $b),*] }", "m!(x y z)", "[(x + y), (x + z)]"),
        ("($v:vis fn $n:ident) => { stringify!($n) }", "m!(fn x)", "'x'"),
        ("($v:vis fn $n:ident) => { stringify!($v $n) }", "m!(pub(crate) fn x)", "'pub(crate) x'"),
        ("($m:meta) => { stringify!($m) }", 'm!(doc = "x")', "'doc = \"x\"'"),
        ("($t:ty, $($r:tt)*) => { f::<$t>($($r)*) }", "m!(&'a mut [u8], 1)", "f<&mut [u8]>(1)"),
        ("({ $($t:tt)* }) => { 1 }; ([ $($t:tt)* ]) => { 2 }", "m!([a])", "2"),
        ("($e:expr) => { -$e }", "m!(1 + 2)", "(-(1 + 2))"),
        ("(@inner $e:expr) => { $e + 1 }; ($e:expr) => { m!(@inner $e * 2) }", "m!(3)", "((3 * 2) + 1)"),
        ("($e:expr) => { $e }; ", "m!(if a { 1 } else { 2 })", "if a { 1 } else { 2 }"),
        ("($x:ident $op:tt $y:ident) => { $x $op $y }", "m!(a >>= b)", "(a >>= b)"),
        ("($x:ty = $y:expr) => { $y as $x }", "m!(A<B<u8>>= 1)", "(1 as A<B<u8>>)"),
    ],
)
def test_rules(rule: str, call: str, meaning: str) -> None:
    assert shown(call, f"macro_rules! m {{ {rule} }}") == meaning


def test_fragments_are_opaque() -> None:
    prelude = "macro_rules! lit { (1) => { 10 }; ($e:expr) => { 20 } } macro_rules! pass { ($e:expr) => { lit!($e) } }"
    assert shown("lit!(1)", prelude) == "10"
    assert shown("pass!(1)", prelude) == "20"
    tokens = prelude.replace("pass { ($e:expr)", "pass { ($e:tt)")
    assert shown("pass!(1)", tokens) == "10"


def test_a_literal_inside_an_expression_fragment_is_still_a_literal_fragment() -> None:
    prelude = "macro_rules! l { ($l:literal) => { 1 }; ($e:expr) => { 2 } } macro_rules! p { ($e:expr) => { l!($e) } }"
    assert shown("p!(-5)", prelude) == "1"
    assert shown("p!(5 + 1)", prelude) == "2"


def test_each_use_of_a_fragment_is_a_tree_of_its_own() -> None:
    e = expr("m!(a.b)", "macro_rules! m { ($e:expr) => { $e + $e } }")
    assert isinstance(e, ast.Binary)
    assert e.left is not e.right and show(e.left) == show(e.right)


def test_repetitions_must_agree() -> None:
    error = refused("macro_rules! m { ($($a:expr),* ; $($b:expr),*) => { [$($a + $b),*] } } fn main() { m!(1, 2; 3); }")
    assert error.message == "meta-variable `a` repeats 2 times, but `b` repeats 1 time"
    error = refused("macro_rules! m { ($($a:expr),*) => { $a } } fn main() { m!(1); }")
    assert "still repeating" in error.message
    error = refused("macro_rules! m { ($a:expr) => { $($a)* } } fn main() { m!(1); }")
    assert "no syntax variables" in error.message


def test_wrong_arguments() -> None:
    prelude = "macro_rules! m { (a $x:ident) => { 1 }; (a b c) => { 2 } }"
    error = refused(prelude + " fn main() { m!(a b d); }")
    assert error.message == "no rules expected the token `d`"
    assert error.span.text() == "d"
    assert refused(prelude + " fn main() { m!(a); }").message == "unexpected end of macro invocation"
    error = refused("macro_rules! m { ($e:expr) => { 1 } } fn main() { m!(1 +); }")
    assert error.message.startswith("expected expression, found")


def test_ambiguity_is_an_error() -> None:
    error = refused("macro_rules! m { ($($i:ident)* $e:ident) => { 1 } } fn main() { m!(a b); }")
    assert "local ambiguity" in error.message


@pytest.mark.parametrize(
    ("definition", "message"),
    [
        ("macro_rules! m { ($x:nope) => {} }", "invalid fragment specifier `nope`"),
        ("macro_rules! m { ($x) => {} }", "missing fragment specifier"),
        ("macro_rules! m { ($x:expr $x:expr) => {} }", "duplicate matcher binding"),
        ("macro_rules! m { ($()*) => {} }", "repetition matches empty token tree"),
        ("macro_rules! m { ($($($x:ident)*)*) => {} }", "repetition matches empty token tree"),
        ("macro_rules! m { () }", "expected `=>`"),
        ("macro_rules! m { }", "at least one rule"),
    ],
)
def test_malformed_definitions(definition: str, message: str) -> None:
    assert message in refused(definition + " fn main() {}").message


def test_statement_positions() -> None:
    prelude = "macro_rules! two { ($a:ident) => { let $a = 1; let b = 2; } } macro_rules! val { () => { 5 } }"
    block = statements("two!(x); val!(); val!{} val!() + 1; two!{y} val!()", prelude)
    assert [show(s) for s in block.stmts] == [
        "let x = 1;", "let b = 2;", "5;", "5", "(5 + 1);", "let y = 1;", "let b = 2;",
    ]  # fmt: skip
    assert show(block.tail) == "5"


def test_a_macro_call_may_begin_an_expression_statement() -> None:
    block = statements("v!().push(1); v!()[0] = 2; v!{}.len()", "macro_rules! v { () => { x } }")
    assert [show(s) for s in block.stmts] == ["x.push(1);", "(x[0] = 2);"]
    assert show(block.tail) == "x.len()"


def test_trailing_semicolons_in_bodies() -> None:
    assert shown("m!()", "macro_rules! m { () => { f(); } }") == "f()"
    error = refused("macro_rules! m { () => { f(); g() } } fn main() { let x = m!(); }")
    assert "macro expansion ignores `g`" in error.message


def test_macros_making_items() -> None:
    items = crate(
        "macro_rules! s { ($($(#[$m:meta])* $v:vis $n:ident: $t:ty),*) =>"
        "{ $($(#[$m])* $v struct $n { pub x: $t })* } }"
        "s! { #[repr(C)] pub A: u8, B: Vec<u8> }"
        "macro_rules! methods { ($($n:ident)*) => { $(fn $n(&self) -> u8 { self.x })* } }"
        "impl A { methods!(f g); }"
    ).items
    a, b, impl = items
    assert isinstance(a, ast.Struct) and a.public and [x.path for x in a.attrs] == ["repr"]
    assert isinstance(b, ast.Struct) and not b.public and show(b.fields[0].ty) == "Vec<u8>"
    assert isinstance(impl, ast.Impl) and [f.ident.name for f in impl.items] == ["f", "g"]  # type: ignore[attr-defined]


def test_macros_in_types_and_patterns() -> None:
    block = statements(
        "let x: t!(u8) = 1; match x { p!() => 1, A(p!()) => 2 };",
        "macro_rules! t { ($t:ty) => { Vec<$t> } } macro_rules! p { () => { 1 | 2 } }",
    )
    assert show(block.stmts[0]) == "let x: Vec<u8> = 1;"
    assert show(block.stmts[1]) == "match x { (1 | 2) => 1, A((1 | 2)) => 2, };"


def test_macros_defining_macros() -> None:
    prelude = (
        "macro_rules! make { ($name:ident, $val:expr) => { macro_rules! $name { ($x:expr) => { $x + $val } } } }"
        "make!(plus, 10);"
    )
    assert shown("plus!(1)", prelude) == "(1 + 10)"


def test_textual_scope() -> None:
    assert "cannot find macro `m`" in refused("fn main() { m!(); } macro_rules! m { () => {} }").message
    assert "cannot find macro" in refused("fn f() { macro_rules! m { () => {} } } fn main() { m!(); }").message
    assert "cannot find macro" in refused("mod a { macro_rules! m { () => {} } } fn main() { m!(); }").message
    assert shown("m!()", "#[macro_use] mod a { macro_rules! m { () => { 1 } } }") == "1"
    assert shown("m!()", "macro_rules! m { () => { 1 } } macro_rules! m { () => { 2 } }") == "2"
    block = statements("let a = m!(); macro_rules! m { () => { 2 } } let b = m!();", "macro_rules! m { () => { 1 } }")
    assert [show(s) for s in block.stmts] == ["let a = 1;", "let b = 2;"]
    block = statements("{ macro_rules! m { () => { 2 } } } let b = m!();", "macro_rules! m { () => { 1 } }")
    assert show(block.stmts[-1]) == "let b = 1;"


def test_path_based_scope() -> None:
    late = "mod a {{ #[macro_export] macro_rules! m {{ () => {{ 1 }} }} }} fn main() {{ let x = {}; }}"
    for call in ("crate::m!()", "m!()"):
        assert crate(late.format(call))
    early = "fn main() { let _ = a::m!(); } mod a { macro_rules! m { () => { 1 } } pub(crate) use m; }"
    assert crate(early)
    assert shown("n!()", "macro_rules! m { () => { 1 } } use m as n;") == "1"
    assert shown("std::stringify!(a b)") == "'a b'"
    assert shown("ptr::addr_of!(x)", "use std::ptr;") == "(&raw const x)"


def test_the_users_macro_hides_the_librarys() -> None:
    assert shown("vec![1]", "macro_rules! vec { ($e:expr) => { mine($e) } }") == "mine(1)"


def test_dollar_crate() -> None:
    e = expr("m!()", "macro_rules! m { () => { $crate::f() } }")
    assert isinstance(e, ast.Call) and isinstance(e.callee, ast.PathExpr)
    first = e.callee.path.segments[0].ident
    assert (first.name, first.crate_root) == ("$crate", "")
    v = expr("vec![1]")
    assert isinstance(v, ast.Call) and isinstance(v.callee, ast.PathExpr)
    assert v.callee.path.segments[0].ident.crate_root == "std"


def test_counting_by_recursion() -> None:
    prelude = "macro_rules! count { () => { 0 }; ($h:tt $($t:tt)*) => { 1 + count!($($t)*) } }"
    assert shown("count!(a b c)", prelude) == "(1 + (1 + (1 + 0)))"


def test_stringify_keeps_the_spacing_of_the_source() -> None:
    prelude = "macro_rules! s { ($e:expr) => { stringify!($e) } }"
    assert shown("s!(a+b)", prelude) == "'a+b'"
    assert shown("s!(a  +  b . c ( 1,2 ))", prelude) == "'a + b.c(1,2)'"
    assert shown("s!(&mut *x as *mut   _)", prelude) == "'&mut *x as *mut _'"
    assert shown("stringify!(struct A{x:u8, y :u8})") == "'struct A{x:u8, y :u8}'"
    assert shown("stringify!(a ,f;g (1 2)[ 3 ]{4}{ 5 } #[x])") == "'a,f;g(1 2)[3]{4}{ 5 } #[x]'"


def test_nested_call_of_a_macro_as_an_argument() -> None:
    prelude = "macro_rules! id { ($e:expr) => { $e } }"
    assert shown("id!(id!(1) + id!(2))", prelude) == "(1 + 2)"
    assert shown("concat!(stringify!(a), 1, -2, 'c', true, 1.5)") == "'a1-2ctrue1.5'"
