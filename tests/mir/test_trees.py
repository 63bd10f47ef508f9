"""Straight-line code, calls, branches and loops from hand-made trees."""

from __future__ import annotations

from engine.mir.build import build_body
from engine.mir.mir import Mir
from engine.mir.printer import show_statement, show_terminator
from engine.mir.verify import verify
from engine.types import thir
from engine.types import ty as T

from . import trees as t


def lines(mir: Mir) -> list[str]:
    assert verify(mir) == []
    out = []
    for block in mir.blocks:
        out += [show_statement(s) for s in block.statements]
        out.append(show_terminator(block.terminator))
    return out


def build(body: thir.Body) -> Mir:
    return build_body(None, body)


def test_let_writes_into_the_variable() -> None:
    x, y = t.var("x", T.I32), t.var("y", T.I32)
    mir = build(t.body(t.block(t.let(x, t.lit(1)), t.let(y, t.use(x)))))
    assert lines(mir) == [
        "StorageLive(_1)",
        "_1 = const 1_i32",
        "StorageLive(_2)",
        "_2 = copy _1",
        "_0 = const ()",
        "StorageDead(_2)",
        "StorageDead(_1)",
        "return",
    ]


def test_an_argument_reborrow_goes_to_a_temporary_that_is_moved() -> None:
    ref = T.ref_to(T.I32, True)
    g = t.fn("g", (ref,), T.UNIT)
    p = t.var("p", ref)
    arg = thir.Borrow(ref, t.SPAN, "two-phase", t.deref(t.use(p)))
    mir = build(t.body(t.block(t.stmt(t.call(g, arg))), [p]))
    assert lines(mir) == [
        "StorageLive(_2)",
        "StorageLive(_3)",
        "_3 = &two_phase mut (*_1)",
        "_2 = g(move _3) -> bb1",
        "StorageDead(_3)",
        "StorageDead(_2)",
        "_0 = const ()",
        "return",
    ]


def test_the_two_operands_of_an_addition_become_temporaries() -> None:
    x = t.var("x", T.I32)
    mir = build(t.body(thir.Binary(T.I32, t.SPAN, "+", t.use(x), t.lit(2)), [x]))
    assert lines(mir) == [
        "StorageLive(_2)",
        "_2 = copy _1",
        "_0 = move _2 +? const 2_i32",
        "StorageDead(_2)",
        "return",
    ]


def test_if_joins() -> None:
    x = t.var("x", T.BOOL)
    cond = thir.If(T.I32, t.SPAN, t.use(x), t.lit(1), t.lit(2))
    mir = build(t.body(cond, [x]))
    assert lines(mir) == [
        "StorageLive(_2)",
        "_2 = copy _1",
        "switch move _2 [0: bb2, otherwise: bb1]",
        "_0 = const 1_i32",
        "goto bb3",
        "_0 = const 2_i32",
        "goto bb3",
        "StorageDead(_2)",
        "return",
    ]


def test_loop_with_break_value_leaves_the_scopes_inside() -> None:
    x = t.var("x", T.I32)
    loop = thir.Loop(T.I32, t.SPAN, None)
    leave = thir.Break(T.NEVER, t.SPAN, loop, t.use(x))
    loop.body = t.block(t.let(x, t.lit(1)), t.stmt(leave))
    mir = build(t.body(loop))
    assert lines(mir) == [
        "StorageLive(_2)",
        "_2 = const 1_i32",
        "_0 = copy _2",
        "StorageDead(_2)",
        "return",
    ]
