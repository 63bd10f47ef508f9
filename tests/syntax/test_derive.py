"""Derives: the impls, their bounds, and the borrows in their bodies."""

from __future__ import annotations

from engine.syntax import ast
from tests.syntax.shown import bounds, crate, path, refused, show


def impls(text: str) -> dict[str, ast.Impl]:
    found: dict[str, ast.Impl] = {}
    for item in crate(text).items:
        if isinstance(item, ast.Impl):
            assert item.trait_path is not None
            found[item.trait_path.segments[-1].ident.name] = item
    return found


def method(text: str, trait: str) -> str:
    (item,) = impls(text)[trait].items
    assert isinstance(item, ast.Fn)
    return show(item.get_body())


def test_all_nine() -> None:
    found = impls("#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)] struct S { a: u8 }")
    assert [path(i.trait_path) for i in found.values() if i.trait_path] == [
        "$crate::clone::Clone", "$crate::marker::Copy", "$crate::fmt::Debug", "$crate::default::Default",
        "$crate::cmp::PartialEq", "$crate::cmp::Eq", "$crate::cmp::PartialOrd", "$crate::cmp::Ord",
        "$crate::hash::Hash",
    ]  # fmt: skip


def test_clone() -> None:
    call = "$crate::clone::Clone::clone"
    assert (
        method("#[derive(Clone)] struct S { a: u8, b: T }", "Clone")
        == f"{{ S {{ a: {call}((&self.a)), b: {call}((&self.b)) }} }}"
    )
    assert method("#[derive(Clone)] struct S(u8);", "Clone") == f"{{ S({call}((&self.0))) }}"
    assert method("#[derive(Clone)] enum E { A, B(u8) }", "Clone") == (
        f"{{ match self {{ E::A => E::A, E::B(__self_0) => E::B({call}(__self_0)), }} }}"
    )


def test_clone_of_a_copy_type_copies_unless_it_is_generic() -> None:
    assert method("#[derive(Clone, Copy)] struct S(u8);", "Clone") == "{ (*self) }"
    assert "Clone::clone" in method("#[derive(Clone, Copy)] struct S<T>(T);", "Clone")
    assert method("#[derive(Clone, Copy)] union U { a: u8 }", "Clone") == "{ (*self) }"


def test_partial_eq() -> None:
    assert method("#[derive(PartialEq)] struct S { a: u8, b: u8 }", "PartialEq") == (
        "{ ((self.a == other.a) && (self.b == other.b)) }"
    )
    assert method("#[derive(PartialEq)] struct S;", "PartialEq") == "{ true }"
    text = method("#[derive(PartialEq)] enum E { A, B(u8) }", "PartialEq")
    assert "(__self_discr == __arg1_discr) && match tuple(self, other)" in text
    assert "tuple(E::B(__self_0), E::B(__arg1_0)) => (__self_0 == __arg1_0), _ => true," in text


def test_debug() -> None:
    assert method("#[derive(Debug)] struct S { a: u8, r#fn: u8 }", "Debug") == (
        "{ $crate::fmt::Formatter::debug_struct(f, 'S').field('a', (&self.a)).field('fn', (&(&self.fn))).finish() }"
    )
    assert method("#[derive(Debug)] struct S;", "Debug") == "{ $crate::fmt::Formatter::write_str(f, 'S') }"
    assert "debug_tuple(f, 'B').field((&__self_0)).finish()" in method("#[derive(Debug)] enum E { A, B(u8) }", "Debug")


def test_orderings() -> None:
    text = method("#[derive(PartialOrd)] struct S { a: u8, b: u8 }", "PartialOrd")
    assert "match $crate::cmp::PartialOrd::partial_cmp((&self.a), (&other.a))" in text and "cmp => cmp," in text
    text = method("#[derive(Ord)] enum E { A, B }", "Ord")
    assert text.endswith("$crate::cmp::Ord::cmp((&__self_discr), (&__arg1_discr)) }")


def test_hash() -> None:
    assert method("#[derive(Hash)] struct S(u8, u8);", "Hash") == (
        "{ $crate::hash::Hash::hash((&self.0), state); $crate::hash::Hash::hash((&self.1), state) }"
    )


def test_default() -> None:
    assert (
        method("#[derive(Default)] struct S { a: u8 }", "Default") == "{ S { a: $crate::default::Default::default() } }"
    )
    assert method("#[derive(Default)] enum E { A, #[default] B }", "Default") == "{ Self::B }"
    error = refused("#[derive(Default)] enum E { A }")
    assert error.code == "E0665"


def test_packed_fields_are_copied_out() -> None:
    text = method("#[derive(PartialEq)] #[repr(C, packed)] struct S { a: u8 }", "PartialEq")
    assert text == "{ ({ self.a } == { other.a }) }"


def test_bounds() -> None:
    impl = impls(
        "#[derive(Clone)] struct S<'a, T: Tr + ?Sized, U, const N: usize = 3> where U: X { t: &'a T, u: [T::A; N] }"
    )["Clone"]
    assert [(p.ident.name, bounds(p.bounds)) for p in impl.generics.params] == [
        ("T", "Tr + ?Sized + $crate::clone::Clone"),
        ("U", "$crate::clone::Clone"),
        ("N", ""),
    ]
    assert [(show(w.ty), bounds(w.bounds)) for w in impl.generics.where] == [
        ("U", "X"),
        ("T::A", "$crate::clone::Clone"),
    ]
    assert show(impl.ty) == "S<T, U, N>"
    assert impl.generics.lifetimes == 1


def test_spans_are_the_word_in_the_attribute() -> None:
    impl = impls("#[derive(Debug,\n Clone)] struct S { a: u8 }")["Clone"]
    assert impl.span.text() == "Clone" and impl.span.start() == (2, 2)
    assert impl.span.expansion is not None and impl.span.expansion.macro == "Clone"
    assert impl.span.expansion.call_site.text() == "Clone"


def test_derives_in_blocks_and_macros() -> None:
    text = (
        "macro_rules! s { ($n:ident { $($f:ident: $t:ty),* }) => { #[derive(Clone)] struct $n { $($f: $t),* } } }"
        " fn main() { s!(A { x: u8 }); }"
    )
    main = crate(text).items[0]
    assert isinstance(main, ast.Fn) and main.body is not None
    assert [type(i).__name__ for i in main.body.items] == ["Struct", "Impl"]


def test_unknown_derives() -> None:
    error = refused("#[derive(Serialize)] struct S;")
    assert error.kind == "name" and error.message == "cannot find derive macro `Serialize` in this scope"
    assert error.span.text() == "Serialize"
    assert "cannot be derived for unions" in refused("#[derive(Debug)] union U { a: u8 }").message


def test_bounds_that_end_in_a_split_token() -> None:
    impl = impls("#[derive(Clone)] struct S<I: Iterator<Item = Vec<u8>>> { i: I }")["Clone"]
    (param,) = impl.generics.params
    assert bounds(param.bounds) == "Iterator<Item = Vec<u8>> + $crate::clone::Clone"


def test_an_empty_place_in_a_derive_is_refused() -> None:
    assert refused("#[derive(Clone,,Debug)] struct A;").message == "expected identifier, found `,`"
