"""Terminators, compiled: each closure answers the next block, or None when it changed the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine import wording
from engine.machine.compile.calls import compile_call, compile_drop
from engine.machine.compile.operands import constant_of, raw_value, register_of
from engine.machine.frames import Block, Frame, Site, Term
from engine.mir import mir

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["compile_terminator"]


def compile_terminator(cx: BodyCompiler, block: mir.BasicBlock, terminator: mir.Terminator, site: Site) -> Term:
    """The end of a block."""
    match terminator:
        case mir.Goto():
            target = cx.blocks[terminator.target]
            return lambda frame: target
        case mir.SwitchInt():
            return _switch(cx, terminator)
        case mir.Call():
            return compile_call(cx, block, terminator, site)
        case mir.Drop():
            return compile_drop(cx, block, terminator, site)
        case mir.Return():
            return cx.m.leave
        case mir.Resume():
            return cx.m.resume
        case mir.Unreachable():
            return _unreachable
    raise AssertionError(f"terminator {terminator!r}")


def _unreachable(frame: Frame) -> Block | None:
    raise wording.ub("entering unreachable code", "unreachable")


def _switch(cx: BodyCompiler, terminator: mir.SwitchInt) -> Term:
    blocks = cx.blocks
    otherwise = blocks[terminator.otherwise]
    table = {value: blocks[target] for value, target in terminator.values}
    is_constant, constant = constant_of(cx, terminator.operand)
    if is_constant:
        chosen = table.get(constant, otherwise)
        return lambda frame: chosen
    register = register_of(cx, terminator.operand)
    if register is not None and len(table) == 1:
        ((value, target),) = table.items()
        if value == 0:

            def on_zero(frame: Frame) -> Block:
                return otherwise if frame.regs[register] else target

            return on_zero

        def on_equal(frame: Frame) -> Block:
            return target if frame.regs[register] == value else otherwise

        return on_equal
    find = table.get
    if register is not None:
        return lambda frame: find(frame.regs[register], otherwise)
    load = raw_value(cx, terminator.operand)
    return lambda frame: find(load(frame), otherwise)
