"""Types, generics and bounds of items as collected."""

from __future__ import annotations

import pytest

from engine.types import ty as T
from engine.types.defs import AssocTyDef, ProjectionPredicate, TraitPredicate
from engine.types.show import show, show_trait_ref
from tests.types.items.support import item, mini_library, program, rejected


def bounds(predicates) -> list[str]:
    out = []
    for p in predicates:
        if isinstance(p, TraitPredicate):
            out.append(f"{show(p.ref.args[0])}: {show_trait_ref(p.ref.trait, p.ref.args)}")
        else:
            assert isinstance(p, ProjectionPredicate)
            out.append(f"{show(T.alias(p.assoc, p.args))} == {show(p.ty)}")
    return out


def alias(text: str, rest: str = "") -> str:
    return show(item(program(f"{rest} type X = {text}; fn main() {{}}"), "X").ty)


@pytest.mark.parametrize(
    "text",
    [
        "&u8",
        "&mut [u8]",
        "*const str",
        "*mut dyn Iterator<Item = u8>",
        "(u8,)",
        "(u8, i32)",
        "()",
        "[u8; 3]",
        "fn(u8) -> bool",
        'unsafe extern "C" fn(*mut u8)',
        "Vec<Option<u8>>",
        "Box<dyn Fn(u8) -> u8>",
        "&dyn Send",
        "Box<dyn Iterator<Item = u8> + Send>",
        "dyn FnMut(&u8)",
        "Option<fn()>",
    ],
)
def test_types_print_as_written(text: str) -> None:
    assert alias(text.replace("&", "&'static ", 1) if text.startswith("&") else text) == text


def test_full_paths() -> None:
    p = program(
        "mod m { pub struct S<T>(T); } type X = (Vec<m::S<u8>>, Box<dyn Fn(u8)>, std::ptr::NonNull<u8>); fn main() {}"
    )
    assert show(item(p, "X").ty, True) == (
        "(std::vec::Vec<m::S<u8>>, std::boxed::Box<dyn std::ops::Fn(u8)>, std::ptr::NonNull<u8>)"
    )


def test_defaults_and_const_arguments() -> None:
    rest = "struct A<T = u8, const N: usize = 3>([T; N]); const K: usize = 7; struct B<const C: char, const D: bool>;"
    assert alias("A", rest) == "A"
    assert alias("A<i32>", rest) == "A<i32>"
    assert alias("A<i32, { K + 1 }>", rest) == "A<i32, 8>"
    assert alias("A<i32, K>", rest) == "A<i32, 7>"
    assert alias("B<'x', true>", rest) == "B<'x', true>"
    assert alias("[u8; 2 * K - 1]", rest) == "[u8; 13]"


def test_aliases_expand() -> None:
    assert alias("P<u8>", "type P<T, U = Option<T>> = (T, U);") == "(u8, Option<u8>)"
    assert alias("std::fmt::Result") == "Result<(), Error>"


def test_generics_number_through_parents() -> None:
    p = program("struct S<A, B>(A, B); impl<A, B> S<A, B> { fn f<C>(self, c: C) -> (A, C) { loop {} } } fn main() {}")
    f = item(p, "S::f")
    assert [x.index for x in f.generics.params] == [2] and f.generics.parent_count == 2
    assert f.sig.params == (T.adt(item(p, "S"), (T.param(0, "A"), T.param(1, "B"))), T.param(2, "C"))
    assert show(f.sig.ret) == "(A, C)"


def test_methods_without_parameters_have_their_parents() -> None:
    p = program(
        "struct S<A>(A); impl<A> S<A> { fn f(self) {} const K: u8 = 1; } trait Tr { fn g(&self); } fn main() {}"
    )
    assert item(p, "S::f").generics.parent_count == 1 and item(p, "S::K").generics.count == 1
    g = item(p, "Tr").items["g"]
    assert g.generics.parent_count == 1 and g.sig.params == (T.ref_to(T.param(0, "Self")),)


def test_predicates() -> None:
    p = program(
        """
        use std::fmt::Debug;
        fn f<T: Debug + Clone, U: ?Sized, F>(f: F) where F: Fn(&T) -> U::Item, Vec<T>: Debug, U: Iterator {}
        trait Sub<X>: Iterator<Item = X> + Clone where X: Copy { type Out: Debug; fn m(&self) where Self: Sized; }
        fn main() {}
        """
    )
    assert bounds(item(p, "f").generics.predicates) == [
        "T: Sized",
        "F: Sized",
        "T: Debug",
        "T: Clone",
        "F: Fn(&T)",
        "<F as FnOnce(&T)>::Output == <U as Iterator>::Item",
        "Vec<T>: Debug",
        "U: Iterator",
    ]
    sub = item(p, "Sub")
    assert bounds(sub.generics.predicates) == [
        "Self: Sub<X>",
        "X: Sized",
        "Self: Iterator",
        "<Self as Iterator>::Item == X",
        "Self: Clone",
        "X: Copy",
    ]
    assert [r.trait.name for r in sub.supertraits] == ["Iterator", "Clone"]
    out = sub.items["Out"]
    assert isinstance(out, AssocTyDef)
    assert bounds(out.bounds) == ["<Self as Sub<X>>::Out: Sized", "<Self as Sub<X>>::Out: Debug"]
    assert bounds(sub.items["m"].generics.predicates) == ["Self: Sized"]


def test_associated_type_shorthand() -> None:
    p = program(
        """
        trait A { type X; } trait B: A { type Y; fn f(a: Self::X, b: Self::Y); }
        fn f<T: B>(x: T::X, y: T::Y, z: <T as A>::X) {}
        struct S; impl A for S { type X = u8; } impl B for S { type Y = Vec<Self::X>; fn f(a: Self::X, b: Self::Y) {} }
        fn main() {}
        """
    )
    assert [show(t) for t in item(p, "f").sig.params] == ["<T as A>::X", "<T as B>::Y", "<T as A>::X"]
    assert [show(t) for t in item(p, "S::f").sig.params] == ["<S as A>::X", "<S as B>::Y"]
    impls = p.impls_of(item(p, "B"))
    assert show(impls[0].assoc_types["Y"]) == "Vec<<S as A>::X>"


def test_impl_trait_in_arguments_and_returns() -> None:
    p = program("fn f<T>(a: impl Iterator<Item = T>, b: &impl Clone) -> impl Fn(T) -> u8 { |x| 1 } fn main() {}")
    f = item(p, "f")
    assert [(x.name, x.synthetic) for x in f.generics.params] == [
        ("T", False),
        ("impl Iterator<Item = T>", True),
        ("impl Clone", True),
    ]
    assert f.sig.params == (T.param(1, "impl Iterator<Item = T>"), T.ref_to(T.param(2, "impl Clone")))
    assert isinstance(f.sig.ret, T.Opaque) and show(f.sig.ret) == "impl Fn(T) -> u8"
    assert f.opaques == [f.sig.ret.definition] and len(f.sig.ret.args) == 3
    assert bounds(f.opaques[0].bounds) == [
        "impl Fn(T) -> u8: Fn(T)",
        "<impl Fn(T) -> u8 as FnOnce(T)>::Output == u8",
        "impl Fn(T) -> u8: Sized",
    ]


def test_trait_objects() -> None:
    rest = "trait Sub: Iterator<Item = u8> { fn f(&self); }"
    assert alias("dyn Sub + Send", rest) == "dyn Sub<Item = u8> + Send"
    p = program("type X = dyn Fn(u8) -> bool + Send + Sync; type Y = dyn Sync + Fn(u8) -> bool + Send; fn main() {}")
    assert item(p, "X").ty is item(p, "Y").ty
    assert [a.name for a, _ in item(p, "X").ty.bindings] == ["Output"]


def test_data_types() -> None:
    p = program(
        """
        #[repr(C, align(8))] struct C { pub a: u8, b: u16 }
        #[repr(u8)] enum E { A = 3, B, C = 1 << 5, D = 'a' as u8 as isize as u8 }
        enum N { A = -5, B, C(u8) }
        union U { a: u8, b: u32 }
        struct Self_(Option<Box<Self>>);
        fn main() {}
        """.replace("enum N { A = -5, B, C(u8) }", "enum N { A = -5, B }")
    )
    c = item(p, "C")
    assert c.repr.c and c.repr.align == 8
    assert [(f.name, f.public) for f in c.struct.fields] == [("a", True), ("b", False)]
    assert [v.discriminant for v in item(p, "E").variants] == [3, 4, 32, 97]
    assert [v.discriminant for v in item(p, "N").variants] == [-5, -4]
    assert item(p, "U").kind == "union"
    boxed = item(p, "Self_").struct
    assert show(boxed.fields[0].ty) == "Option<Box<Self_>>"
    ctor = boxed.ctor
    assert ctor is not None and ctor.sig.ret is T.adt(item(p, "Self_"))


def test_attributes() -> None:
    p = program(
        """
        #![feature(extern_types)]
        extern "C" { fn abs(x: i32) -> i32; #[link_name = "other"] fn named(); static G: u8; type Opaque; }
        extern "Rust" { fn miri_x(p: *const ()); }
        #[track_caller] fn t() {}
        static mut M: u8 = 0;
        type X = *const Opaque;
        fn main() {}
        """
    )
    values = p.crate.root.values
    assert (values["abs"].foreign, values["named"].foreign, values["miri_x"].foreign) == ("abs", "other", "miri_x")
    assert values["abs"].sig.abi == "C" and values["abs"].sig.unsafe
    assert values["G"].foreign and values["M"].mutable and values["t"].track_caller
    assert show(item(p, "X").ty) == "*const Opaque"
    assert mini_library().lang_item("sized").name == "Sized"


def test_const_terms_that_cannot_be_folded_wait() -> None:
    p = program("type X = [u8; std::mem::size_of::<u32>()]; struct S<const N: usize>([u8; N]); fn main() {}")
    length = item(p, "X").ty.length
    assert isinstance(length, T.ConstAlias) and length.args == ()
    assert length.definition.ty is T.USIZE
    assert show(item(p, "S").struct.fields[0].ty) == "[u8; N]"


def test_const_eval_hook() -> None:
    text = "const fn four() -> usize { 4 } type X = [u8; four()]; enum E { A = four() as isize } fn main() {}"
    p = program("const fn four() -> usize { 4 } type X = [u8; four()]; fn main() {}")
    assert isinstance(item(p, "X").ty.length, T.ConstAlias)
    error = rejected(text, None)
    assert error.kind == "unsupported"


@pytest.mark.parametrize(
    ("text", "message", "code"),
    [
        ("fn f(x: Vec) {}", "missing generics for struct `Vec`", "E0107"),
        ("fn f(x: Option<u8, u8>) {}", "enum takes 1 generic argument but 2 generic arguments were supplied", "E0107"),
        ("fn f(x: u8<u8>) {}", "generic arguments are not allowed on builtin type `u8`", "E0109"),
        ("fn f(x: _) {}", "the placeholder `_` is not allowed within types on item signatures", "E0121"),
        ("fn f<T: Iterator>(x: T::Nope) {}", "associated type `Nope` not found for `T`", "E0220"),
        ("fn f(x: Vec<u8>::Item) {}", "ambiguous associated type", "E0223"),
        ("fn f(x: Iterator::Item) {}", "ambiguous associated type", "E0223"),
        (
            "fn f(x: &dyn Iterator) {}",
            "the value of the associated type `Item` in `Iterator` must be specified",
            "E0191",
        ),
        ("trait A {} trait B {} fn f(x: &dyn A + B) {}", None, None),
        ("trait Tr {} fn f(x: Tr) {}", "expected a type, found a trait", "E0782"),
        ("type A = A;", "cycle detected when expanding type alias `A`", "E0391"),
        ("struct S { a: S }", "recursive type `S` has infinite size", "E0072"),
        ("struct S { a: Option<S> }", "recursive type `S` has infinite size", "E0072"),
        ("struct S { a: u8, a: u8 }", "field `a` is already declared", "E0124"),
        ("enum E { A = 1, B = 1 }", "discriminant value `1` assigned more than once", "E0081"),
        ("#[repr(u8)] enum E { A = 255, B }", "enum discriminant overflowed", "E0370"),
        ("enum E { A, A }", "the name `A` is defined multiple times", "E0428"),
        ("struct S<T, T>(T);", None, "E0403"),
        ("impl Nope for u8 {}", "cannot find trait `Nope` in this scope", "E0405"),
        ("impl u8 {}", "cannot define inherent `impl` for primitive types", "E0390"),
        ("impl Vec<u8> {}", None, "E0116"),
        ("impl Clone for Vec<u8> { fn clone(&self) -> Self { loop {} } }", None, "E0117"),
        ("struct S; impl Drop for S {}", "not all trait items implemented, missing: `drop`", "E0046"),
        (
            "struct S; impl Drop for S { fn drop(&mut self) {} fn x() {} }",
            "method `x` is not a member of trait `Drop`",
            "E0407",
        ),
        ("struct S; impl Drop for S { fn drop(&mut self, x: u8) {} }", None, "E0050"),
        ("struct S; impl Drop for S { fn drop() {} }", None, "E0186"),
        ("const A: [u8; 1 - 2] = [];", None, "E0080"),
        ("const A: usize = B; const B: usize = A; type X = [u8; A];", None, "E0391"),
        ("struct S; impl S { fn f() {} fn f() {} }", "duplicate definitions with name `f`", "E0592"),
        ("#[repr(align(3))] struct S;", None, "E0589"),
    ],
)
def test_errors(text: str, message: str | None, code: str | None) -> None:
    error = rejected(text + " fn main() {}", code)
    assert message is None or error.message == message


@pytest.mark.parametrize(
    ("text", "message", "code"),
    [
        ("type X = Vec<Item = u8>;", None, "E0229"),
        ("type X = Vec<u8, Item = u8>;", "associated item constraints are not allowed here", "E0229"),
        ("struct S<T>;", "type parameter `T` is never used", "E0392"),
        (
            "struct S; impl<T> S { fn f() {} }",
            "the type parameter `T` is not constrained by the impl trait, self type, or predicates",
            "E0207",
        ),
        ("mod a { pub struct S; } mod b { pub struct S; } use a::S; use b::S;", None, "E0252"),
        ("mod a { pub struct S; } use a::S; struct S;", None, "E0255"),
        (
            "struct S; impl Clone for S { fn clone(&self) -> u8 { 1 } }",
            "method `clone` has an incompatible type for trait",
            "E0053",
        ),
        (
            "struct N; #[derive(Clone, Copy)] struct S(u8, N);",
            "the trait `Copy` cannot be implemented for this type",
            "E0204",
        ),
        (
            "#[derive(Clone, Copy)] struct S; impl Drop for S { fn drop(&mut self) {} }",
            "the trait `Copy` cannot be implemented for this type; the type has a destructor",
            "E0184",
        ),
        (
            "struct S<T>(T); impl Drop for S<u8> { fn drop(&mut self) {} }",
            "`Drop` impls cannot be specialized",
            "E0366",
        ),
        (
            "struct S; impl Drop for S { fn drop(&self) {} }",
            "method `drop` has an incompatible type for trait",
            "E0053",
        ),
    ],
)
def test_more_errors(text: str, message: str | None, code: str | None) -> None:
    error = rejected(text + " fn main() {}", code)
    assert message is None or error.message == message


def test_parameters_fixed_by_projections_are_constrained() -> None:
    program("struct S<F>(F); trait Tr {} impl<F, A> Tr for S<F> where F: Fn() -> A {} fn main() {}")
    program(
        "mod a { pub struct S { x: u8 } } mod b { pub fn S() {} } use a::S; use b::S; fn main() {}".replace(
            "use b::S", "use b::S as T"
        )
    )


def test_methods_of_generic_impls_match_their_trait() -> None:
    program(
        """
        trait Tr<X> { type Out; fn f<T: Clone>(&self, x: X, t: &T, i: impl Iterator<Item = T>) -> Option<Self::Out>; }
        struct S<A>(A);
        impl<A: Clone, B> Tr<B> for S<A> {
            type Out = Vec<(A, B)>;
            fn f<U: Clone>(&self, x: B, t: &U, i: impl Iterator<Item = U>) -> Option<Vec<(A, B)>> { loop {} }
        }
        fn main() {}
        """
    )
