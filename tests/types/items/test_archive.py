"""The library's archive: what is thawed equals what was parsed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.records import field_names
from engine.source import Expansion, SourceFile, Span
from engine.syntax import ast, parse_crate
from engine.types import archive
from engine.types import ty as T
from engine.types.modules import langs_inside
from engine.types.program import Program, program_of

TEXT = (
    (Path(__file__).parent / "mini_std.rs").read_text()
    + r"""
macro_rules! inner {
    ($x:ident, $e:expr) => { fn $x() -> u32 { let y = $e; macro_rules! local { () => { y } } local!() } }
}
inner!(made, 1 + 2);
pub fn bodies<T: Clone>(x: &[T], n: usize) -> Option<T> {
    let s = "text\n"; let b = b"bytes"; let f = 1.5f32; let c = 'c';
    if let [first, .., ref last] = x && n > 2 { return Some(first.clone()); }
    'a: loop { match n { 0..=3 => break 'a, k @ (4 | 5) if k > n => {} _ => continue, } }
    let g = |a: u8, _: u8| -> u8 { a + 1 };
    assert!(n == 1, "n is {n:>5} {0:?}", n);
    struct Local { a: u8 }
    impl Local { fn new() -> Self { Local { a: unsafe { *(&raw const c as *const u8) } } } }
    vec![1, 2]; const { 3 };
    None
}
"""
)


def dump(value: Any) -> Any:
    """A tree without identities: nodes as tuples with their class' name."""
    if isinstance(value, list | tuple):
        return [dump(v) for v in value]
    if isinstance(value, Span):
        return ("Span", value.file.name, value.lo, value.hi, dump(value.expansion))
    if isinstance(value, Expansion):
        return ("Expansion", value.macro, dump(value.call_site), value.local)
    if isinstance(value, ast.Attr):
        return ("Attr", value.path, value.text, dump(value.span), value.inner)
    if isinstance(value, ast.Mark):
        return ("Mark", dump(value.parent))
    if isinstance(value, ast.Fn):
        body = value.get_body()
        names = [n for n in field_names(ast.Fn) if n not in ("body", "lazy_body")]
        return ("Fn", [dump(getattr(value, n)) for n in names], dump(body))
    if type(value).__module__ == ast.__name__ or isinstance(value, ast.Impl | ast.Trait):
        cls = next(c for c in type(value).__mro__ if c.__module__ == ast.__name__)
        return (cls.__name__, [dump(getattr(value, n)) for n in field_names(cls)])
    return value if isinstance(value, str | int | float | bytes | None) else "object"


def parsed() -> tuple[ast.Crate, SourceFile]:
    file = SourceFile("std/lib.rs", TEXT, "std")
    return parse_crate(file, edition=2024), file


def thawed() -> tuple[Program, ast.Crate]:
    crate, file = parsed()
    keys = program_of(crate, file, None).impl_keys()
    data = archive.freeze(crate, lambda i: keys.get(i, ""), langs_inside)
    cold = archive.thaw(data, lambda name: SourceFile(name, TEXT, "std"))
    return program_of(cold, file, None), cold


def test_thawed_trees_are_the_parsed_ones() -> None:
    ours, _ = parsed()
    _, cold = thawed()
    assert len(ours.items) == len(cold.items)
    for a, b in zip(ours.items, cold.items, strict=True):
        assert dump(a) == dump(b)


def test_lang_items_and_impls_are_found() -> None:
    program, cold = thawed()
    assert program.lang_item("next").name == "next" and program.lang_item("Some").name == "Some"
    iterator = program.lang_item("next").container
    assert [repr(i.self_ty) for i in program.impls_of(iterator)] == ["Map<I, F>"]
    box = program.lang_item("owned_box")
    args = (T.U8, T.adt(program.crate.root.types["alloc"].types["Global"]))
    names = {name for impl in program.inherent_impls(T.adt(box, args)) for name in impl.items}
    assert names == {"new", "from_raw"}
    assert len(program.inherent_impls(T.U8)) == 1 and len(program.inherent_impls(T.slice_of(T.U8))) == 1
    assert program.inherent_impls(T.U16) == []


def test_hygiene_marks_keep_their_identity() -> None:
    _, cold = thawed()
    made = next(i for i in cold.items if isinstance(i, ast.Fn) and i.ident.name == "made")
    body = made.get_body()
    assert body is not None and len(body.macro_defs) == 1
    local = body.stmts[0].pat.ident
    used = body.tail
    assert isinstance(used, ast.PathExpr)
    mark = used.path.segments[0].ident.mark
    assert mark is not None and mark.definition is body.macro_defs[0][1] and local.mark is mark.parent
