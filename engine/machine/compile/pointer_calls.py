"""Calls through function pointers: what is called is known only then; its types may differ from the call's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.compile.calls import Setup
from engine.machine.compile.operands import operand_ty, raw_value
from engine.machine.frames import Block, Code, Frame, Site, Term
from engine.machine.validity import explain_memory
from engine.mir import mir
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["pointer_call"]

Destination = Callable[[Frame, Any], None]


def pointer_call(cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, ty: T.FnPtr) -> Term:
    """A call whose callee is a value."""
    load = raw_value(cx, call.callee)
    setup = Setup(cx, block, call, call.args)
    passes, protects = tuple(setup.args), tuple(setup.protects)
    target, unwind, dest, prepare = setup.target, setup.unwind, setup.dest, setup.prepare
    machine, instances = cx.m, cx.m.instances
    params = tuple(operand_ty(cx, arg) for arg in call.args)
    ret = cx.mono(call.destination.ty)
    if target is None:
        dest = _returned_from_never(cx, ret)

    def run(frame: Frame) -> Block | None:
        regs: list[Any] = [None]
        for one in passes:
            regs.append(one(frame))
        code, fit = instances.callable_at(load(frame), params, ret, ty.abi)
        for index, given, expected in fit.params:
            regs[index] = _passed(cx, frame, code, index, given, expected, regs[index])
        regs += code.blank
        new = Frame(code, frame, regs, target, unwind, dest)
        machine.enter(new)
        for protect in protects:
            protect(frame, new)
        if prepare is not None:
            prepare(frame, new)
        if fit.result is not None and new.dest is not None and target is not None:
            new.dest = _returned(cx, fit.result, ret, new.dest)
        return None

    return run


def _passed(cx: BodyCompiler, caller: Frame, code: Code, index: int, given: Ty, expected: Ty, value: Any) -> Any:
    """An argument as a value of the parameter's type; that it is none is told in the called function."""
    frame = Frame(code, caller, [], None, None, None)
    frame.at = Site(code.body.locals[index].span)
    cx.m.frame = frame
    value = _converted(cx, given, expected, value)
    cx.m.frame = caller
    return value


def _returned(cx: BodyCompiler, result: Ty, wanted: Ty, store: Destination) -> Destination:
    return lambda caller, value: store(caller, _converted(cx, result, wanted, value))


def _converted(cx: BodyCompiler, given: Ty, expected: Ty, value: Any) -> Any:
    """The bytes of a valid value of one type as a value of another of the same layout; Stop if they are none."""
    types = cx.types
    first, second = cx.shape(given), cx.shape(expected)
    if second.uninhabited and types.validate:
        explain_memory(types, expected, Allocation(second.size, second.align, "machine"), 0)
    if not second.size:
        return value
    if first.reg and second.reg:
        valid = types.check(expected)
        if valid is not None and not valid(value):
            types.blame(expected, value)
        return value
    if first.reg:
        memory = Allocation(second.size, second.align, "local")
        first.write(memory, 0, value)
        memory.init = None
        return memory
    if second.reg:
        if types.validate:
            explain_memory(types, expected, value, 0)
        return second.read(value, 0)
    return value


def _returned_from_never(cx: BodyCompiler, ret: Ty) -> Destination:
    """What a call that must not return does if it returns all the same."""

    def store(caller: Frame, value: Any) -> None:
        shape = cx.shape(ret)
        explain_memory(cx.types, ret, Allocation(shape.size, shape.align, "machine"), 0)
        raise wording.ub("entering unreachable code", "unreachable")

    return store
