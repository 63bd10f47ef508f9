"""What paths mean: modules, imports, preludes, blocks, shadowing, privacy."""

from __future__ import annotations

import pytest

from engine.source import Rejected, SourceFile, Span
from engine.syntax import ast, parse_crate
from engine.types import ty as T
from engine.types.defs import AdtDef, FnDef, Module, StaticDef, TraitDef, VariantDef
from engine.types.imports import lookup
from engine.types.show import def_path
from tests.types.items.support import item, mini_library, program, rejected


def ty_of(text: str, name: str = "X", edition: int = 2021) -> str:
    return repr(item(program(text, edition), name).ty)


def body_scope(p, name: str = "main"):
    fn = item(p, name)
    return p.scope_of(fn).in_block(fn.ast.get_body()), fn.ast.get_body()


def path(text: str) -> ast.Path:
    parsed = parse_crate(SourceFile("p.rs", f"fn f() {{ {text}; }}"), edition=2021)
    expr = parsed.items[0].get_body().stmts[0].expr
    assert isinstance(expr, ast.PathExpr)
    return expr.path


def test_use_forms() -> None:
    p = program(
        """
        mod a { pub struct A; pub fn f() {} pub mod b { pub enum E { V, W(u8) } pub const C: u8 = 1; } }
        use a::{self as aa, b::{self, E, C as D}, A, f};
        use E::*;
        type T1 = aa::A; type T2 = b::E; type T3 = E; type T4 = A;
        fn main() {}
        """
    )
    scope = p.scope_of(item(p, "main"))
    assert isinstance(scope.resolve_value(path("V")).definition, VariantDef)
    assert isinstance(scope.resolve_value(path("aa::b::E::W")).definition, VariantDef)
    assert scope.resolve_value(path("D")).definition.name == "C"
    assert isinstance(scope.resolve_value(path("f")).definition, FnDef)
    assert item(p, "T1").ty is item(p, "T4").ty
    assert item(p, "T2").ty is item(p, "T3").ty


def test_std_core_alloc_are_one() -> None:
    text = "use ::{core as c, {std::vec}}; type X = (c::option::Option<u8>, vec::Vec<u8>);"
    assert ty_of(text) == ty_of("type X = (Option<u8>, Vec<u8>);")
    text = "use core::option::Option as O; use alloc::vec::Vec as V; extern crate alloc; type X = (O<u8>, V<u8>);"
    assert (
        ty_of(text + "type Y = (std::option::Option<u8>, ::std::vec::Vec<u8>); fn main() {}") == "(Option<u8>, Vec<u8>)"
    )


def test_prelude_depends_on_edition() -> None:
    text = "trait T2: Future {} fn main() {}"
    rejected(text, "E0405", 2021)
    program(text, 2024)


def test_own_items_shadow_prelude_and_primitives() -> None:
    assert ty_of("struct Vec; type X = Vec; fn main() {}") == "Vec"
    p = program("mod m { pub struct u8; } use m::u8; type X = u8; type Y = [u8; 1]; fn main() {}")
    assert isinstance(item(p, "X").ty, T.Adt)


def test_primitive_module_beside_primitive_type() -> None:
    p = program("use std::u8; const A: [(); u8::MAX as usize] = [(); 255]; type X = u8; fn main() {}")
    assert item(p, "X").ty is T.U8
    scope = p.scope_of(item(p, "main"))
    res = scope.resolve_value(path("u8::MAX"))
    assert res.definition.name == "MAX" and res.rest == []
    res = scope.resolve_value(path("u8::count_ones"))
    assert res.definition is T.U8 and [s.ident.name for s in res.rest] == ["count_ones"]


def test_type_relative_rest() -> None:
    p = program("enum E { A } impl E { fn new() {} } fn main() {}")
    scope = p.scope_of(item(p, "main"))
    res = scope.resolve_value(path("Vec::<u8>::new"))
    assert isinstance(res.definition, AdtDef) and res.segment_index == 0 and len(res.rest) == 1
    assert isinstance(scope.resolve_value(path("E::A")).definition, VariantDef)
    res = scope.resolve_value(path("E::new"))
    assert isinstance(res.definition, AdtDef) and res.rest[0].ident.name == "new"
    res = scope.resolve_value(path("Clone::clone"))
    assert isinstance(res.definition, TraitDef)


def test_imports_across_globs_and_reexports_reach_a_fixed_point() -> None:
    p = program(
        """
        mod a { pub use super::b::*; pub struct A; }
        mod b { pub use super::a::*; pub struct B; }
        use a::*;
        type X = (A, B); type Y = (b::A, a::B);
        fn main() {}
        """
    )
    assert item(p, "X").ty is item(p, "Y").ty


def test_named_import_beats_glob_and_item_beats_glob() -> None:
    p = program(
        "mod a { pub struct S; } mod b { pub struct S; } use a::*; use b::S; type X = S;"
        "mod c { use super::a::*; pub struct S; pub type Y = S; } fn main() {}"
    )
    assert def_path(item(p, "X").ty.definition, True) == "b::S"
    assert def_path(item(p, "c::Y").ty.definition, True) == "c::S"


def test_ambiguous_globs() -> None:
    rejected("mod a { pub struct S; } mod b { pub struct S; } use a::*; use b::*; type X = S; fn main() {}", "E0659")
    program("mod a { pub struct S; } mod b { pub use super::a::S; } use a::*; use b::*; type X = S; fn main() {}")


def test_blocks() -> None:
    p = program(
        """
        struct S;
        fn main() {
            struct S(u8);
            use inner::*;
            mod inner { pub const K: u8 = 1; pub fn g() { super::top(); } }
            static ST: u8 = 0;
            { enum S { A } S::A; }
        }
        fn top() {}
        """
    )
    scope, block = body_scope(p)
    found = scope.resolve_type(path("S")).definition
    assert found.struct.kind == "tuple" and def_path(found, True) == "main::S"
    assert scope.resolve_value(path("K")).definition.name == "K"
    assert isinstance(scope.resolve_value(path("ST")).definition, StaticDef)
    inner = scope.in_block(block.stmts[-1].expr if block.stmts else block.tail)
    assert inner.resolve_type(path("S")).definition.kind == "enum"
    assert isinstance(scope.resolve_type(path("self::S")).definition, AdtDef)
    assert scope.resolve_type(path("self::S")).definition is item(p, "S")


def test_impls_in_bodies_are_known_everywhere() -> None:
    p = program("struct S; trait Tr {} fn a() { impl Tr for S {} { { impl S { fn m() {} } } } } fn main() {}")
    assert len(p.impls_of(item(p, "Tr"))) == 1
    assert len(p.inherent_impls(T.adt(item(p, "S")))) == 1


def test_traits_in_scope() -> None:
    p = program(
        """
        mod m { pub trait A {} pub trait B {} pub mod n { pub trait C {} pub use super::B as _; } }
        use m::A as _;
        use m::n::*;
        fn main() { use m::B; trait D {} }
        mod k { fn f() {} }
        """
    )
    names = {t.name for t in p.scope_of(item(p, "main")).traits_in_scope()}
    assert {"A", "B", "C", "Clone", "Iterator"} <= names and "D" not in names
    assert "D" in {t.name for t in body_scope(p)[0].traits_in_scope()}
    assert "A" not in {t.name for t in p.scope_of(item(p, "k::f")).traits_in_scope()}


def test_private_items() -> None:
    error = rejected("mod m { fn f() {} } use m::f; fn main() {}", "E0603")
    assert error.message == "function `f` is private" and error.label == "private function"
    assert error.span.text() == "f"
    rejected("mod m { struct S; } type X = m::S; fn main() {}", "E0603")
    error = rejected("mod m { use super::S; } struct S; type X = m::S; fn main() {}", "E0603")
    assert error.message == "struct import `S` is private"
    rejected("mod m { mod n { pub struct S; } } type X = m::n::S; fn main() {}", "E0603")
    rejected("use std::mem::hidden; fn main() {}", "E0603")
    program("mod m { struct S; mod n { type X = super::S; } } fn main() {}")


@pytest.mark.parametrize(
    ("text", "message", "label", "code"),
    [
        ("use m::zzz; mod m {}", "unresolved import `m::zzz`", "no `zzz` in `m`", "E0432"),
        ("use nope::x;", "unresolved import `nope`", "use of unresolved module or unlinked crate `nope`", "E0432"),
        ("use m::y::z; mod m {}", "unresolved import `m::y`", "could not find `y` in `m`", "E0432"),
        ("fn f(a: Foo) {}", "cannot find type `Foo` in this scope", "not found in this scope", "E0425"),
        ("mod m {} fn f(a: m::Foo) {}", "cannot find type `Foo` in module `m`", "not found in `m`", "E0425"),
        (
            "fn f(a: xx::Foo) {}",
            "cannot find module or crate `xx` in this scope",
            "use of unresolved module or unlinked crate `xx`",
            "E0433",
        ),
        ("mod m {} fn f(a: m::xx::F) {}", "cannot find `xx` in `m`", "could not find `xx` in `m`", "E0433"),
        ("fn f(a: crate::x::F) {}", "cannot find `x` in `crate`", "could not find `x` in the crate root", "E0433"),
        ("fn f(a: Foo::Bar) {}", "cannot find type `Foo` in this scope", "use of undeclared type `Foo`", "E0433"),
        ("trait T2: Quux {}", "cannot find trait `Quux` in this scope", "not found in this scope", "E0405"),
        ("struct S; trait T2: S {}", "expected trait, found struct `S`", "not a trait", "E0404"),
        ("mod m {} fn f(a: m) {}", "expected type, found module `m`", "not a type", "E0573"),
        ("fn g() {} fn f(a: g) {}", "expected type, found function `g`", "not a type", "E0573"),
        ("struct A; struct A;", "the name `A` is defined multiple times", "`A` redefined here", "E0428"),
        ("fn a() {} const a: u8 = 1;", "the name `a` is defined multiple times", "`a` redefined here", "E0428"),
        (
            "fn g<T>() { fn h(t: T) {} }",
            "can't use generic parameters from outer item",
            "use of generic parameter from outer item",
            "E0401",
        ),
        (
            "fn f(a: Self) {}",
            "cannot find type `Self` in this scope",
            "`Self` is only available in impls, traits, and type definitions",
            "E0411",
        ),
        ("extern crate rand;", "can't find crate for `rand`", "can't find crate", "E0463"),
    ],
)
def test_errors_are_rustcs(text: str, message: str, label: str, code: str) -> None:
    error = rejected(text + " fn main() {}", code)
    assert (error.message, error.label) == (message, label)


@pytest.mark.parametrize(
    ("text", "what", "message", "code"),
    [
        ("nope", "value", "cannot find value `nope` in this scope", "E0425"),
        ("nope", "function", "cannot find function `nope` in this scope", "E0425"),
        ("m::nope", "value", "cannot find value `nope` in module `m`", "E0425"),
        ("crate::nope", "function", "cannot find function `nope` in the crate root", "E0425"),
        ("S", "value", "expected value, found struct `S`", "E0423"),
        ("m", "value", "expected value, found module `m`", "E0423"),
        ("super::x", "value", "too many leading `super` keywords", "E0433"),
        ("m::f", "value", "function `f` is private", "E0603"),
    ],
)
def test_errors_of_value_paths(text: str, what: str, message: str, code: str) -> None:
    p = program("struct S { x: u8 } mod m { fn f() {} } fn main() {}")
    with pytest.raises(Rejected) as caught:
        p.scope_of(item(p, "main")).resolve_value(path(text), what)
    assert (caught.value.message, caught.value.code) == (message, code)


@pytest.mark.parametrize("text", ["use std::nope::x; fn main() {}", "fn main() {} fn f(a: std::nope) {}"])
def test_what_the_library_lacks_is_unsupported(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        program(text)
    assert caught.value.kind == "unsupported" and caught.value.message == "`std::nope`"


@pytest.mark.parametrize("text", ["fn f<F: AsyncFn()>(f: F) {}", "fn f(f: impl AsyncFnMut(u8) -> u8) {}"])
def test_traits_of_the_prelude_that_the_library_lacks_are_unsupported(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        program(f"{text} fn main() {{}}")
    assert caught.value.kind == "unsupported"
    program("trait AsyncFn {} fn f<F: AsyncFn>(f: F) {} fn main() {}")


def test_self_super_crate() -> None:
    p = program(
        "struct S; mod a { pub struct S; mod b { pub struct S;"
        "type X = (self::S, super::S, super::super::S, crate::S, crate::a::S); } } fn main() {}"
    )
    b = lookup(item(p, "a"), "b", "t")
    assert b is not None and isinstance(b[0], Module)
    found = [def_path(e.definition, True) for e in b[0].types["X"].ty.elems]
    assert found == ["a::b::S", "a::S", "S", "S", "a::S"]


def test_dollar_crate_names_the_crate_of_the_macro() -> None:
    p = program("mod m { pub struct S; } fn main() {}")
    ident = ast.Ident("$crate", Span(SourceFile("x", ""), 0, 0), None, "std")
    rest = [ast.Segment(ast.Ident(n, ident.span)) for n in ("option", "Option")]
    res = p.scope_of(item(p, "main")).resolve_type(ast.Path([ast.Segment(ident), *rest], ident.span))
    assert res.definition is mini_library().lang_item("Option")


def test_lang_items() -> None:
    p = program("fn main() {}")
    assert p.lang_item("next").name == "next"
    assert isinstance(p.lang_item("Some"), VariantDef)
    with pytest.raises(KeyError):
        p.lang_item("nothing")
