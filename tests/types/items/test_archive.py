"""The library's archive: what is thawed equals what was parsed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine.records import field_names
from engine.source import Expansion, SourceFile, Span
from engine.syntax import ast, parse_crate
from engine.types import ty as T
from engine.types.archive import Archive
from engine.types.cold import cold_program
from engine.types.defs import AdtDef, TraitDef
from engine.types.freeze import freeze
from engine.types.impls import candidate_impls
from engine.types.imports import visible_module
from engine.types.program import Program, load_program, program_of

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
    if type(value).__module__.startswith(ast.__name__) or isinstance(value, ast.Impl | ast.Trait):
        cls = next(c for c in type(value).__mro__ if c.__module__.startswith(ast.__name__))
        return (cls.__name__, [dump(getattr(value, n)) for n in field_names(cls)])
    return value if isinstance(value, str | int | float | bytes | None) else "object"


def parsed() -> tuple[ast.Crate, SourceFile]:
    file = SourceFile("std/lib.rs", TEXT, "std")
    return parse_crate(file, edition=2024), file


def opened() -> Archive:
    crate, file = parsed()
    data = freeze(program_of(crate, file, None), crate, "made of this")
    return Archive(data, lambda name: SourceFile(name, TEXT, "std"))


def trees(archive: Archive, module: int) -> list[Any]:
    """The items of a module, impls last."""
    impls = [archive.impl(row) for row in archive.all_impl_rows() if row[1] == module]
    return [*archive.items(module), *impls]


def test_thawed_trees_are_the_parsed_ones() -> None:
    crate, _ = parsed()
    archive = opened()

    def compare(number: int, items: list[ast.Item]) -> int:
        """The number of modules compared."""
        ours = sorted(items, key=lambda item: isinstance(item, ast.Impl))
        cold = trees(archive, number)
        assert len(ours) == len(cold)
        count = 1
        for a, b in zip(ours, cold, strict=True):
            if isinstance(a, ast.Mod):
                row = archive.modules[b.number]
                assert row[:3] == (number, a.ident.name, a.public) and dump(archive.read(row[3])) == dump(a.ident.span)
                count += compare(b.number, a.items)
            else:
                assert dump(a) == dump(b)
        return count

    assert compare(0, crate.items) == len(archive.modules)
    assert archive.stamp == "made of this"


def test_lang_items_and_impls_are_found() -> None:
    program = cold_program(opened())
    assert program.lang_item("next").name == "next" and program.lang_item("Some").name == "Some"
    iterator = program.lang_item("next").container
    assert [repr(i.self_ty) for i in program.impls_of(iterator)] == ["Map<I, F>"]
    box = program.lang_item("owned_box")
    args = (T.U8, T.adt(program.crate.root.types["alloc"].types["Global"]))
    names = {name for impl in program.inherent_impls(T.adt(box, args)) for name in impl.items}
    assert names == {"new", "from_raw"}
    assert len(program.inherent_impls(T.U8)) == 1 and len(program.inherent_impls(T.slice_of(T.U8))) == 1
    assert program.inherent_impls(T.U16) == []


def test_an_archived_program_finds_what_a_parsed_one_finds() -> None:
    crate, file = parsed()
    whole, cold = program_of(crate, file, None), cold_program(opened())
    pairs = list(zip(by_place(whole), by_place(cold), strict=True))
    assert [repr(a).split()[1] for a, _ in pairs] == [repr(b).split()[1] for _, b in pairs]
    adts = [(T.adt(a, ()), T.adt(b, ())) for a, b in pairs if is_plain(a)]
    types = [(t, t) for t in (T.U8, T.I32, T.F64, T.BOOL, T.slice_of(T.U8), T.UNIT)] + adts
    found = 0
    for a, b in pairs:
        if isinstance(a, TraitDef):
            for left, right in types:
                ours = [impl.span.lo for impl in candidate_impls(whole, a, left)]
                assert [impl.span.lo for impl in candidate_impls(cold, b, right)] == ours
                found += len(ours)
        if isinstance(a, TraitDef | AdtDef):
            here, there = visible_module(a) or a.module, visible_module(b) or b.module
            assert here.path() == there.path()
    assert found > 10


def by_place(program: Program) -> list[Any]:
    """All definitions in the order of their text."""
    return sorted(program.definitions(), key=lambda d: (d.span.lo, d.span.hi, repr(d).split()[1]))


def is_plain(definition: Any) -> bool:
    """Whether it is a type without parameters."""
    return isinstance(definition, AdtDef) and not definition.generics.count


def test_a_program_is_not_taken_for_the_library() -> None:
    """A user's trait that has the very path of the library's is another trait."""
    program = load_program(
        SourceFile("main.rs", "mod std { pub mod iter { pub trait Iterator {} } } fn main() {}"), edition=2021,
        library=cold_program(opened()),
    )  # fmt: skip
    own = program.crate.root.types["std"].types["iter"].types["Iterator"]
    assert program.impls_of(own) == [] and candidate_impls(program, own, T.U8) == []


def test_what_is_cut_off_is_no_archive() -> None:
    crate, file = parsed()
    data = freeze(program_of(crate, file, None), crate, "")
    for length in (0, 3, 15, 40, len(data) // 2, len(data) - 1):
        with pytest.raises((ValueError, EOFError, TypeError)):
            Archive(data[:length], lambda name: SourceFile(name, TEXT, "std"))


def test_hygiene_marks_keep_their_identity() -> None:
    made = next(i for i in opened().items(0) if isinstance(i, ast.Fn) and i.ident.name == "made")
    body = made.get_body()
    assert body is not None and len(body.macro_defs) == 1
    local = body.stmts[0].pat.ident
    used = body.tail
    assert isinstance(used, ast.PathExpr)
    mark = used.path.segments[0].ident.mark
    assert mark is not None and mark.definition is body.macro_defs[0][1] and local.mark is mark.parent
