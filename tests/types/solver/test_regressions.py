"""Bugs of the solver, each with the smallest case that showed it."""

from __future__ import annotations

from engine.types import ty as T
from engine.types.env import EMPTY
from engine.types.infer import InferCtxt
from tests.types.items.support import item, program
from tests.types.solver.test_solver import at


def test_an_obligation_is_tried_again_after_a_rollback() -> None:
    p = program("struct W<T>(T); trait N {} impl N for u8 {} impl N for bool {} impl<T: N> N for W<T> {} fn main() {}")
    icx = InferCtxt(p, EMPTY)
    v = icx.fresh()
    icx.register_trait(item(p, "N"), (v,), at(p))
    snapshot = icx.snapshot()
    icx.unify(v, T.adt(item(p, "W"), (icx.fresh(),)))
    icx.solve()  # now it waits for the inner variable
    icx.rollback(snapshot)
    icx.unify(v, T.U8)
    icx.solve()
    assert not icx.pending
