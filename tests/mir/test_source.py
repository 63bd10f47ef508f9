"""From source text: what each construct does to places, in words that need no rustc beside us."""

from __future__ import annotations

from functools import cache

from engine.mir.build import build_mir
from engine.mir.mir import Mir
from engine.mir.printer import show_statement, show_terminator
from engine.mir.verify import verify
from engine.source import SourceFile
from engine.types.program import Program, load_program

from .against_rustc import small_library

PRELUDE = "struct D(i32); impl Drop for D { fn drop(&mut self) {} } fn mk() -> D { D(1) } fn eat(d: D) {}\n"


@cache
def library() -> Program:
    return small_library()


def mir_of(text: str, name: str = "f", edition: int = 2021) -> Mir:
    program = load_program(SourceFile("t.rs", PRELUDE + text), edition=edition, library=library())
    mir = build_mir(program, program.crate.root.values[name])
    assert verify(mir) == []
    return mir


def normal_path(mir: Mir) -> list[str]:
    """Statements and terminators from the start, each block once, cleanup left out, storage left out."""
    out: list[str] = []
    work, seen = [0], {0}
    while work:
        block = mir.blocks[work.pop(0)]
        out += [text for s in block.statements if not (text := show_statement(s)).startswith("Storage")]
        if block.terminator is not None:
            out.append(show_terminator(block.terminator).split(" unwind ")[0].split(" -> ")[0])
        from engine.mir.simplify import successors

        for target in successors(block):
            if target not in seen and not mir.blocks[target].is_cleanup:
                seen.add(target)
                work.append(target)
    return out


def test_locals_drop_in_reverse_order() -> None:
    mir = mir_of("fn f() { let a = mk(); let b = mk(); }")
    assert [s for s in normal_path(mir) if "drop" in s] == ["drop(_2)", "drop(_1)"]


def test_a_moved_local_is_not_dropped() -> None:
    mir = mir_of("fn f() { let a = mk(); eat(a); }")
    assert not [s for s in normal_path(mir) if "drop" in s]


def test_a_conditionally_moved_local_has_a_flag() -> None:
    mir = mir_of("fn f(c: bool) { let a = mk(); if c { eat(a); } }")
    path = normal_path(mir)
    flag = next(s for s in path if s.startswith("switch copy _"))
    name = flag.split()[2]
    assert path.count(f"{name} = const false") >= 2 and f"{name} = const true" in path


def test_moving_out_of_a_box_frees_only_its_shell() -> None:
    mir = mir_of("fn f(b: Box<D>) -> D { *b }")
    moved, borrow, free, end = normal_path(mir)
    assert (moved, end) == ("_0 = move (*_1)", "return")
    assert borrow.endswith(" = &mut _1") and " = drop::<Box<D>>(move _" in free


def test_the_rest_of_a_partly_moved_struct_is_dropped() -> None:
    mir = mir_of("struct P { a: D, b: D, c: D } fn f(p: P) -> D { p.b }")
    assert [s for s in normal_path(mir) if "drop" in s] == ["drop(_1.0)", "drop(_1.2)"]


def test_assignment_drops_the_old_value_and_writes_while_unwinding_too() -> None:
    mir = mir_of("fn f(x: &mut D) { *x = mk(); }")
    path = normal_path(mir)
    at = path.index("drop((*_1))")
    assert path[at + 1].startswith("(*_1) = move")
    cleanup = [show_statement(s) for b in mir.blocks if b.is_cleanup for s in b.statements]
    assert any(s.startswith("(*_1) = move") for s in cleanup)


def test_underscore_reads_nothing() -> None:
    mir = mir_of("fn f(x: &D) { let _ = *x; let y = mk(); let _ = y; }")
    assert normal_path(mir) == ["mention((*_1))", "_2 = mk()", "_0 = const ()", "drop(_2)", "return"]


def test_a_match_reads_the_discriminant_once() -> None:
    mir = mir_of("fn f(o: &Option<i32>) -> i32 { match o { Some(x) => *x, None => 0 } }")
    path = normal_path(mir)
    assert len([s for s in path if "discriminant" in s]) == 1
    assert "_3 = &((*_1) as v1).0" in path


def test_an_overflow_check_unwinds_through_drops() -> None:
    mir = mir_of("fn f(d: D, x: i32) -> i32 { x + 1 }")
    (block,) = [b for b in mir.blocks if b.cleanup is not None]
    assert any("+?" in show_statement(s) for s in block.statements)
    assert block.cleanup is not None and mir.blocks[block.cleanup].is_cleanup


def test_a_check_before_a_move_still_drops_what_is_moved_after_it() -> None:
    mir = mir_of("fn f(d: D, x: i32) -> i32 { let y = x + 1; let e = d; y }")
    block = next(b for b in mir.blocks if b.cleanup is not None)
    assert block.cleanup is not None
    texts = [show_terminator(b.terminator) for b in mir.blocks if b.is_cleanup]
    assert any(t.startswith("drop(_1)") for t in texts)


def test_no_block_mixes_checks_that_unwind_differently() -> None:
    mir = mir_of("struct W(D, i32); fn f(x: i32, d: D) -> i32 { let a = x + 1; let w = W(d, a); let b = a * 2; b }")
    for block in mir.blocks:
        checks = [s for s in block.statements if "?" in show_statement(s)]
        assert len(checks) <= 1


def test_promotion_borrows_through_a_constant() -> None:
    mir = mir_of("fn f() -> &'static i32 { &5 }")
    assert normal_path(mir)[0].endswith("= promoted")


def test_what_is_promoted_is_checked_where_it_is_borrowed() -> None:
    mir = mir_of("fn f() -> &'static (i32, i32, i32) { &(i32::MAX + 1, -(-5), !7) }")
    found = [s.split(" = ")[1] for s in normal_path(mir) if "?" in s or "promoted" in s]
    assert found == ["const MAX +? const 1_i32", "-? const -5_i32", "promoted"]


def test_no_promotion_with_interior_mutability_or_drop() -> None:
    mir = mir_of(
        "use std::cell::Cell; const N: Option<Cell<u8>> = None;"
        "fn f() { let a = &Cell::new(1); let b = &D(1); let c = &N; }"
    )
    promoted = [s for s in normal_path(mir) if s.endswith("= promoted")]
    assert len(promoted) == 1


def test_a_closure_reaches_its_captures_through_the_environment() -> None:
    text = "fn f() -> i32 { let mut x = 1; let mut g = || { x += 1; }; g(); x }"
    program = load_program(SourceFile("t.rs", text), edition=2021, library=library())
    outer = program.crate.root.values["f"]
    build_mir(program, outer)
    inner = build_mir(program, outer.cached_body.closures[0])
    assert inner.untuple and inner.arg_count == 1
    assert normal_path(inner)[0] == "(*(*_1).0) = copy (*(*_1).0) +? const 1_i32"


def test_static_initialisers_keep_their_temporaries() -> None:
    mir = mir_of("static S: &D = &D(1);", "S")
    assert not any(
        "StorageDead" in show_statement(s) or "drop" in s_
        for b in mir.blocks
        for s in b.statements
        for s_ in [show_statement(s)]
    )
