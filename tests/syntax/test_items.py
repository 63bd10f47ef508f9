"""Items: what is declared, who sees it, and what `cfg` leaves."""

from __future__ import annotations

from engine.source import SourceFile
from engine.syntax import ast, parse_crate
from tests.syntax.shown import bounds, crate, path, refused, show


def one(text: str) -> ast.Item:
    (item,) = crate(text).items
    return item


def test_function_qualifiers() -> None:
    f = one("pub const unsafe extern \"C\" fn f<'a, T: Copy, const N: usize>(x: &'a T) -> [T; N] where T: A {}")
    assert isinstance(f, ast.Fn)
    assert (f.const, f.unsafe, f.abi, f.public, f.is_async) == (True, True, "C", True, False)
    assert f.generics.lifetimes == 1
    assert [(p.ident.name, p.const_ty is not None) for p in f.generics.params] == [("T", False), ("N", True)]
    assert [(show(w.ty), bounds(w.bounds)) for w in f.generics.where] == [("T", "A")]
    assert show(f.ret) == "[T; N]"


def test_visibility() -> None:
    items = crate(
        "pub fn a() {} pub(crate) fn b() {} pub(super) fn c() {} pub(in x::y) fn d() {} pub(self) fn e() {} fn f() {}"
    )
    assert [i.public for i in items.items] == [True, True, True, True, False, False]


def test_structs() -> None:
    a, b, c = crate(
        "struct A<T = u8> where T: X { pub x: T, #[cfg(test)] y: u8 } struct B(pub u8, (u8, u8)); struct C;"
    ).items
    assert isinstance(a, ast.Struct) and isinstance(b, ast.Struct) and isinstance(c, ast.Struct)
    assert (a.kind, b.kind, c.kind) == ("named", "tuple", "unit")
    assert [(f.ident.name, f.public) for f in a.fields] == [("x", True)]
    assert [(f.ident.name, f.public) for f in b.fields] == [("0", True), ("1", False)]
    assert show(a.generics.params[0].default) == "u8"


def test_enums_and_unions() -> None:
    e, u = crate("enum E { A = 1 << 2, B(u8), #[default] C { x: u8 }, } union U { a: u8, b: f32 }").items
    assert isinstance(e, ast.Enum) and isinstance(u, ast.Union)
    assert [v.kind for v in e.variants] == ["unit", "tuple", "named"]
    assert show(e.variants[0].discriminant) == "(1 << 2)"
    assert [a.path for a in e.variants[2].attrs] == ["default"]
    assert [f.ident.name for f in u.fields] == ["a", "b"]


def test_union_and_auto_are_ordinary_names_elsewhere() -> None:
    main = crate("fn main() { let union = 1; union; let auto = 2; auto + 1; let raw = 3; let safe = default; }").items[
        0
    ]
    assert isinstance(main, ast.Fn)


def test_impls() -> None:
    a, b, c, d = crate(
        "#![feature(negative_impls)]"
        "impl<T> V<T> { const X: u8 = 1; fn f(self) {} } unsafe impl<'a, T: ?Sized> Send for &'a T where T: Sync {}"
        " impl !Sync for V<u8> {} impl <V as Tr>::X { }"
    ).items
    assert isinstance(a, ast.Impl) and a.trait_path is None and [type(i).__name__ for i in a.items] == ["Const", "Fn"]
    assert isinstance(b, ast.Impl) and b.unsafe and b.trait_path is not None and path(b.trait_path) == "Send"
    assert bounds(b.generics.params[0].bounds) == "?Sized"
    assert isinstance(c, ast.Impl) and c.negative
    assert isinstance(d, ast.Impl) and not d.generics.params


def test_traits() -> None:
    t, m = crate(
        "#![feature(auto_traits)]"
        "pub unsafe trait T<U>: A + B<U> where U: C { type X: D + ?Sized; const N: usize = 1; fn f(&self); fn g() {} }"
        " auto trait M {}"
    ).items
    assert isinstance(t, ast.Trait) and t.unsafe and bounds(t.supertraits) == "A + B<U>"
    x, n, f, g = t.items
    assert isinstance(x, ast.TypeAlias) and bounds(x.bounds) == "D + ?Sized" and x.ty is None
    assert isinstance(n, ast.Const) and show(n.value) == "1"
    assert isinstance(f, ast.Fn) and not f.has_body and f.self_kind == "ref"
    assert isinstance(g, ast.Fn) and g.has_body and g.self_kind == ""
    assert isinstance(m, ast.Trait) and m.auto


def test_use_trees() -> None:
    use = one("pub use a::{self, b as c, d::{e, *}, super::f as _};")
    assert isinstance(use, ast.Use)
    assert [(path(u.path), u.name.name if u.name else None, u.glob) for u in use.leaves] == [
        ("a", "a", False),
        ("a::b", "c", False),
        ("a::d::e", "e", False),
        ("a::d", None, True),
        ("a::super::f", "_", False),
    ]
    lead = one("use ::a::b;")
    assert isinstance(lead, ast.Use) and lead.leaves[0].path.leading


def test_imports_of_macros_are_marked() -> None:
    items = crate("use std::ptr::{self, addr_of}; use std::{println, vec};").items
    leaves = [u for i in items if isinstance(i, ast.Use) for u in i.leaves]
    assert [(path(u.path), u.macro) for u in leaves] == [
        ("std::ptr", False),
        ("std::ptr::addr_of", True),
        ("std::println", True),
        ("std::vec", True),
    ]


def test_extern_blocks() -> None:
    block = one('unsafe extern "Rust" { safe fn a(); fn b(x: u8, ...); pub static S: u8; safe static T: u8; }')
    assert isinstance(block, ast.ExternBlock) and block.unsafe and block.abi == "Rust"
    a, b, s, t = block.items
    assert isinstance(a, ast.Fn) and not a.unsafe
    assert isinstance(b, ast.Fn) and b.unsafe and b.variadic
    assert isinstance(s, ast.Static) and isinstance(t, ast.Static)


def test_statics_consts_aliases() -> None:
    a, b, c, d = crate("static mut A: u8 = 1; const _: () = (); type B<T> = Vec<T>; extern crate alloc as al;").items
    assert isinstance(a, ast.Static) and a.mutable
    assert isinstance(b, ast.Const) and b.ident.name == "_"
    assert isinstance(c, ast.TypeAlias) and show(c.ty) == "Vec<T>"
    assert isinstance(d, ast.ExternCrate) and d.alias is not None and d.alias.name == "al"


def test_items_in_blocks_are_apart_from_statements() -> None:
    main = one("fn main() { f(); fn f() {} struct S; S }")
    assert isinstance(main, ast.Fn) and main.body is not None
    assert [type(i).__name__ for i in main.body.items] == ["Fn", "Struct"]
    assert show(main.body) == "{ f(); S }"


def test_attributes_keep_their_text() -> None:
    s = one('#[repr(C, align(8))] #[doc = "x"] #[must_use] struct S;')
    assert [(a.path, a.text) for a in s.attrs] == [("repr", "(C, align(8))"), ("doc", '= "x"'), ("must_use", "")]
    f = one("#[unsafe(no_mangle)] fn f() {}")
    assert [a.path for a in f.attrs] == ["no_mangle"]


def test_cfg() -> None:
    text = "".join(
        f"#[cfg({p})] fn f{i}() {{}}"
        for i, p in enumerate(
            [
                "test", "miri", "debug_assertions", "unix", "windows",
                'target_os = "linux"', 'target_pointer_width = "32"',
                "all(miri, not(test))", "any(test, windows)", 'feature = "x"', "my_flag", "true", "false",
                'panic = "unwind"',
            ]
        )
    )  # fmt: skip
    names = [
        i.ident.name for i in crate(text, cfgs=frozenset({"my_flag", 'feature="x"'})).items if isinstance(i, ast.Fn)
    ]
    assert names == ["f1", "f2", "f3", "f5", "f7", "f9", "f10", "f11", "f13"]


def test_cfg_attr() -> None:
    s = one("#[cfg_attr(miri, repr(C), cfg_attr(not(test), allow(dead_code)))] #[cfg_attr(test, no)] struct S;")
    assert [a.path for a in s.attrs] == ["repr", "allow"]
    assert crate("#[cfg_attr(all(), cfg(any()))] fn f() {}").items == []


def test_dropped_items_are_not_expanded() -> None:
    assert crate('#[cfg(any())] mod x { compile_error!("no"); mod y; #[derive(Nope)] struct S; }').items == []
    assert crate("#[test] fn t() { nope!() }").items == []


def test_modules_in_other_files() -> None:
    files = {
        "a.rs": "pub mod b; fn in_a() {}",
        "a/b.rs": '#[path = "../odd.rs"] mod c;',
        "odd.rs": "fn odd() {}",
        "d/mod.rs": "mod e;",
        "d/e.rs": "fn deep() {}",
    }
    asked: list[str] = []

    def load(name: str) -> SourceFile | None:
        asked.append(name)
        return SourceFile(name, files[name]) if name in files else None

    tree = parse_crate(SourceFile("main.rs", "mod a; mod d;"), load_mod=load)
    a, d = tree.items
    assert isinstance(a, ast.Mod) and isinstance(d, ast.Mod)
    b = a.items[0]
    assert isinstance(b, ast.Mod) and isinstance(b.items[0], ast.Mod)
    assert b.items[0].items[0].ident.name == "odd"  # type: ignore[attr-defined]
    assert isinstance(d.items[0], ast.Mod) and len(d.items[0].items) == 1


def test_missing_and_circular_modules() -> None:
    error = refused("mod x;")
    assert error.kind == "unsupported" and "modules in other files" in error.message
    files = {"a.rs": '#[path = "a.rs"] mod again;'}
    try:
        parse_crate(SourceFile("m", "mod a;"), load_mod=lambda n: SourceFile(n, files[n]) if n in files else None)
        raise AssertionError("accepted")
    except Exception as caught:
        assert "circular modules" in str(caught)


def test_library_bodies_wait() -> None:
    text = "fn f() { let x = 1; } impl S { fn g(&self) { !!! } }"
    tree = parse_crate(SourceFile("lib.rs", text, "std"))
    f, s = tree.items
    assert isinstance(f, ast.Fn) and f.body is None and f.has_body
    assert show(f.get_body()) == "{ let x = 1; }"
    assert f.get_body() is f.body
    assert isinstance(s, ast.Impl)  # its body is no Rust, but nobody has asked for it


def test_lazy_bodies_know_the_macros_in_scope() -> None:
    text = "macro_rules! one { () => { 1 } } fn f() -> u8 { one!() }"
    f = parse_crate(SourceFile("lib.rs", text, "std")).items[0]
    assert isinstance(f, ast.Fn)
    assert show(f.get_body()) == "{ 1 }"


def test_not_supported() -> None:
    for text, feature in [
        ("macro m() {}", "`macro` definitions"),
        ("impl T for U { default fn f() {} }", "specialization"),
        ("trait A = B;", "trait aliases"),
        ("fn f() { const || 1; }", "`const` closures"),
        ('fn f() { asm!("") }', "inline assembly"),
        ("const trait T {}", "`const trait`"),
    ]:
        error = refused(text)
        assert error.kind == "unsupported" and feature in error.message, text
