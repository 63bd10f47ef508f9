"""`yield` in a body under construction, and the way out when the coroutine is dropped instead of resumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.mir import operands
from engine.mir.mir import CoroutineDrop, Place, Yield
from engine.source import Span
from engine.types import thir

if TYPE_CHECKING:
    from engine.mir.builder import Builder

__all__ = ["build_drops", "suspend"]


def suspend(b: Builder, dest: Place, expr: thir.Yield) -> None:
    """Give a value out; `dest` gets the next resume argument."""
    value = operands.as_operand(b, expr.operand, b.scopes.local())
    block = b.cur
    following = b.new_block()
    b.terminate(Yield(expr.span, value, dest, following, None))
    b.scopes.add_exit(b.scopes.coroutine_drops, 0, block)
    b.go(following)


def build_drops(b: Builder, span: Span) -> None:
    """Emit the drops of what lives at each suspension, for when the coroutine is dropped there."""
    tree = b.scopes.coroutine_drops
    if tree.entries:
        root = b.scopes.build_exits(tree, 0, span, None)
        assert root is not None
        b.blocks[root].terminator = CoroutineDrop(span)
