"""The library's macros and the ones built into the expander."""

from __future__ import annotations

import pytest

from engine.syntax import ast
from engine.syntax.expand import library_macros
from tests.syntax.shown import crate, expr, refused, show, shown, statements


def test_the_librarys_macros_are_well_formed() -> None:
    for macro in library_macros().values():
        assert macro.rules()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ('format_args!("a{{}}b")', "format['a{}b' | ]"),
        ('format_args!("{} {:?} {0}", x, y)', "format[{0:Display} ' ' {1:Debug} ' ' {0:Display} | x, y]"),
        ('format_args!("{a} {b:x} {a}", b = 1 + 2)',
         "format[{1:Display} ' ' {0:LowerHex} ' ' {1:Display} | (1 + 2), a]"),
        ('format_args!("{:p}{:b}{:o}{:X}{:e}{:E}", a, b, c, d, e, f)',
         "format[{0:Pointer} {1:Binary} {2:Octal} {3:UpperHex} {4:LowerExp} {5:UpperExp} | a, b, c, d, e, f]"),
        ("format_args_nl!(\"x\")", "format['x' | ]nl"),
        ('format_args!(concat!("{}", 1), x)', "format[{0:Display} '1' | x]"),
        ("cfg!(miri)", "true"),
        ("cfg!(all(miri, windows))", "false"),
        ("line!()", "2u32"),
        ("file!()", "'t.rs'"),
        ("module_path!()", "'t'"),
        ("offset_of!(S, a.0.b)", "offset_of(S, a.0.b)"),
        ("std::mem::offset_of!(S<u8>, x)", "offset_of(S<u8>, x)"),
        ("matches!(x, Some(1 | 2) if y)", "match x { Some((1 | 2)) if y => true, _ => false, }"),
        ("vec![]", "$crate::vec::Vec::new()"),
        ("vec![0u8; n]", "$crate::vec::from_elem(0u8, n)"),
        ("vec![1, 2,]", "$crate::slice::into_vec($crate::boxed::box_new([1, 2]))"),
        ('panic!("a {}", 1)', "$crate::panicking::panic_fmt(format['a ' {0:Display} | 1])"),
        ("panic!()", "$crate::panicking::panic('explicit panic')"),
        ("assert!(a == b)", "if (!(a == b)) { $crate::panicking::panic('assertion failed: a == b') }"),
        ('assert!(a, "m {}", 1)', "if (!a) { $crate::panicking::panic_fmt(format['m ' {0:Display} | 1]) }"),
        ("todo!()", "$crate::panicking::panic('not yet implemented')"),
        ('println!("{x}")', "{ $crate::io::_print(format[{0:Display} | x]nl); }"),
        ("println!()", "{ $crate::io::_print(format['\\n' | ]); }"),
        ('format!("{}", 1)', "$crate::fmt::format(format[{0:Display} | 1])"),
        ('write!(f, "{}", 1)', "f.write_fmt(format[{0:Display} | 1])"),
        ("addr_of!(x.y)", "(&raw const x.y)"),
        ("addr_of_mut!(*p)", "(&raw mut (*p))"),
        ('option_env!("X")', "$crate::option::Option::None<&str>"),
        ("cfg_select! { windows => 1, unix => { 2 } _ => 3 }", "2"),
    ],
)  # fmt: skip
def test_expansions(text: str, meaning: str) -> None:
    assert shown(text) == meaning


def test_assert_eq_borrows_both_sides() -> None:
    text = shown("assert_eq!(a, b)")
    assert text.startswith(
        "match tuple((&a), (&b)) { tuple(left_val, right_val) => { if (!((*left_val) == (*right_val)))"
    )
    assert "assert_failed(kind, (&(*left_val)), (&(*right_val)), $crate::option::Option::None)" in text


def test_dbg_gives_its_value_back() -> None:
    text = shown("dbg!(x + 1)")
    assert text.startswith("match (x + 1) { tmp => {") and text.endswith("tmp }, }")
    assert "'x + 1'" in text


def test_line_of_a_nested_expansion_is_that_of_the_outermost_call() -> None:
    block = statements("\n\n let x = m!();", "macro_rules! m {\n () => { line!() } }")
    assert show(block.stmts[0]) == "let x = 5u32;"


def spec(text: str, args: str = "") -> ast.FormatSpec:
    found = expr(f'format_args!("{text}"{args})')
    assert isinstance(found, ast.FormatArgs)
    (piece,) = (p for p in found.template if isinstance(p, ast.FormatSpec))
    return piece


def test_format_specs() -> None:
    s = spec("{:*^+#010.3x}", ", a")
    assert (s.fill, s.align, s.plus, s.alternate, s.zero, s.width, s.precision, s.trait) == (
        "*", "^", True, True, True, 10, 3, "LowerHex",
    )  # fmt: skip
    s = spec("{:>w$.p$}", ", a, w = 1, p = 2")
    assert (s.align, s.width, s.precision) == (">", ("arg", 1), ("arg", 2))
    s = spec("{:.*}", ", 3, x")
    assert (s.arg, s.precision) == (1, ("arg", 0))
    s = spec("{:1$}", ", a, b")
    assert (s.arg, s.width) == (0, ("arg", 1))
    s = spec("{:#?}", ", a")
    assert (s.trait, s.alternate) == ("Debug", True)
    s = spec("{:02x?}", ", a")
    assert (s.trait, s.debug_hex, s.zero, s.width) == ("Debug", "x", True, 2)
    s = spec("{:<<4}", ", a")
    assert (s.fill, s.align, s.width) == ("<", "<", 4)
    s = spec("{:w$}", ", a")
    assert s.width == ("arg", 1)
    s = spec("{ 0:? }", ", a")
    assert s.trait == "Debug"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('format_args!("{}")', "1 positional argument in format string, but no arguments were given"),
        ('format_args!("{} {}", a)', "2 positional arguments in format string, but there is 1 argument"),
        ('format_args!("{3}", a)', "invalid reference to positional argument 3 (there is 1 argument)"),
        ('format_args!("x", a)', "argument never used"),
        ('format_args!("x", a, b)', "multiple unused formatting arguments"),
        ('format_args!("x", n = a)', "named argument never used"),
        ('format_args!("{")', "invalid format string: expected `}` but string was terminated"),
        ('format_args!("}")', "invalid format string: unmatched `}` found"),
        ('format_args!("{a b}")', "invalid format string: expected `}`, found `b`"),
        ('format_args!("{:y}", a)', "unknown format trait `y`"),
        ('format_args!("{n}{n}", n = a, n = b)', "duplicate argument named `n`"),
        ('format_args!("{n}{}", n = a, b)', "positional arguments cannot follow named arguments"),
        ("format_args!(x)", "format argument must be a string literal"),
        ("format_args!()", "requires at least a format string argument"),
        ('format_args!(concat!("{", "x}"))', "there is no argument named `x`"),
        ('compile_error!("stop here")', "stop here"),
        ('env!("CARGO")', "environment variable `CARGO` not defined at compile time"),
        ("concat!(x)", "expected a literal"),
        ("nope!()", "cannot find macro `nope` in this scope"),
        ("include_str!(\"x\")", "`include_str!`"),
    ],
)  # fmt: skip
def test_errors(call: str, message: str) -> None:
    error = refused(f"fn main() {{ let _ = {call}; }}")
    assert error.message == message


def test_unknown_macros_are_errors_of_names() -> None:
    assert refused("fn main() { nope!() }").kind == "name"


def test_a_bad_placeholder_is_shown_in_the_string() -> None:
    error = refused('fn main() { println!("ab {:y}", 1); }')
    assert error.span.text() == "y"


def test_thread_locals() -> None:
    items = crate("thread_local! { static A: u8 = 1; pub static B: Vec<u8> = const { Vec::new() } }").items
    a, b = items
    assert isinstance(a, ast.Const) and isinstance(b, ast.Const)
    assert (a.ident.name, b.ident.name, a.public, b.public) == ("A", "B", False, True)
    assert show(a.ty).startswith("$crate::thread::LocalKey<u8>")
