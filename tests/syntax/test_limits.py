"""Hostile programs are refused quickly, with the limit named."""

from __future__ import annotations

import time

import pytest

from engine.source import Rejected
from tests.syntax.shown import crate, refused

DEEP = 5000
BOMB = "macro_rules! b { ($($x:tt)*) => { b!($($x)* $($x)*) } } fn main() { b!(1 2 3); }"
DOUBLES = (
    "macro_rules! d { (() $e:expr) => { $e }; ((x $($r:tt)*) $e:expr) => { d!(($($r)*) $e + $e) } }"
    " fn main() { let _ = d!((" + "x " * 60 + ") 1); }"
)
WIDE = "macro_rules! w { ($($x:tt)*) => { [$($x, $($x),*),*] } } "


@pytest.mark.parametrize(
    "text",
    [
        "fn main() { " + "(" * DEEP + "1" + ")" * DEEP + " }",
        "fn main() { " + "[" * DEEP + "1" + "]" * DEEP + " }",
        "fn main() { " + "{" * DEEP + "}" * DEEP + " }",
        "fn main() { " + "-" * DEEP + "1 }",
        "fn main() { " + "!" * DEEP + "1 }",
        "fn main() { " + "&" * DEEP + "1 }",
        "fn main() { " + "*" * DEEP + "x }",
        "fn main() { x" + ".f()" * DEEP + " }",
        "fn main() { x" + "?" * DEEP + " }",
        "fn main() { 1" + " + 1" * DEEP + " }",
        "fn main() { 1" + " as u8" * DEEP + " }",
        "fn main() { " + "a = " * DEEP + "1 }",
        "fn main() { " + "|x| " * DEEP + "1 }",
        "fn main() { " + "|| " * DEEP + "1 }",
        "fn main() { " + "return " * DEEP + "1 }",
        "fn main() { " + "if a {} else " * DEEP + "{} }",
        "fn main() { " + "if " * DEEP + " }",
        "fn main() { " + "match " * DEEP + " }",
        "fn main() { " + "unsafe { " * DEEP + "}" * DEEP + " }",
        "fn main() { " + "'a: { " * DEEP + "}" * DEEP + " }",
        "fn f(x: " + "&" * DEEP + "u8) {}",
        "fn f(x: " + "*const " * DEEP + "u8) {}",
        "fn f(x: " + "A<" * DEEP + "u8" + ">" * DEEP + ") {}",
        "fn f(x: " + "impl Fn() -> " * DEEP + "u8) {}",
        "fn f(x: " + "fn() -> " * DEEP + "u8) {}",
        "fn f() { let " + "&" * DEEP + "x = 1; }",
        "fn f() { let " + "x @ " * DEEP + "y = 1; }",
        "fn f() { let " + "Some(" * DEEP + "x" + ")" * DEEP + " = 1; }",
        "use " + "a::{" * DEEP + "}" * DEEP + ";",
        "mod a { " * DEEP + "}" * DEEP,
        "fn f() { " * DEEP + "}" * DEEP,
        "#[cfg(" + "not(" * DEEP + "x" + ")" * DEEP + ")] fn f() {}",
        "fn main() { " + "<" * DEEP + "T as U>::X }",
        "fn main() { f::<" + "f::<" * DEEP + " }",
        "fn main() { x" + "[0]" * DEEP + " }",
        "fn main() { x" + ".0" * DEEP + " }",
        "fn main() { let x = " + "a && " * DEEP + "b; }",
        "macro_rules! m { () => { m!() } } fn main() { m!(); }",
        "macro_rules! m { ($x:expr) => { m!($x + 1) } } fn main() { m!(1); }",
        "macro_rules! m { ($x:expr) => { m!(($x)) } } fn main() { m!(1); }",
        "macro_rules! m { () => { mod a { m!(); } } } m!();",
        "macro_rules! m { () => { fn f() { m!(); } } } m!();",
        "macro_rules! m { () => { { m!() } + 1 } } fn main() { m!(); }",
        BOMB,
        DOUBLES,
        WIDE + "fn main() { w!(" + "1 " * 2000 + "); }",
        "fn main() { 1" + "0" * 100_000 + "; }",
        "fn main() { /* " + "/* " * 100_000 + " }",
        'fn main() { format_args!("' + "{" * 1001 + '"); }',
        "#![recursion_limit = \"100000000\"] macro_rules! m { () => { m!() } } fn main() { m!(); }",
        "macro_rules! m { ($($($x:ident)? $($y:literal)?),*) => {} } m!(" + "a," * 20000 + "+);",
        "macro_rules! m { ($(a)* $(a)* $(a)* b) => {} } m!(" + "a " * 20000 + ");",
    ],
)  # fmt: skip
def test_refused_quickly(text: str) -> None:
    start = time.monotonic()
    error = refused(text)
    assert isinstance(error, Rejected) and error.message
    assert time.monotonic() - start < 60  # not for ever


def test_limits_are_named() -> None:
    assert refused("fn main() { " + "(" * 300 + ")" * 300 + " }").message == (
        "the nesting of delimiters exceeds the limit of 200"
    )
    assert "limit of 200" in refused("fn main() { " + "-" * 300 + "1 }").message
    assert "limit of 1000" in refused("fn main() { 1" + " + 1" * 1100 + " }").message
    assert refused("macro_rules! m { () => { m!() } } fn main() { m!() }").message == (
        "recursion limit reached while expanding `m!`"
    )
    assert "macro expansions" in refused(BOMB).message


def test_what_is_within_the_limits() -> None:
    assert crate("fn main() { " + "(" * 150 + "1" + ")" * 150 + " }")
    assert crate("fn main() { 1" + " + 1" * 900 + " }")
    assert crate("fn main() { f(" + "1, " * 20_000 + "); }")
    assert crate("fn main() { " + "x.f(); " * 5_000 + " }")
    count = "macro_rules! count { () => { 0 }; ($h:tt $($t:tt)*) => { 1 + count!($($t)*) } } fn main() { count!("
    assert crate(count + "x " * 120 + "); }")


def test_recursion_limit_attribute() -> None:
    count = "macro_rules! count { () => { 0 }; ($h:tt $($t:tt)*) => { 1 + count!($($t)*) } } fn main() { count!("
    assert "recursion limit" in refused(count + "x " * 140 + "); }").message
    assert crate('#![recursion_limit = "200"] ' + count + "x " * 140 + "); }")
