"""Calls of known functions: which body a call runs, or which intrinsic it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.features import unsupported
from engine.machine.allocation import Allocation
from engine.machine.compile.calls import Setup, instance_code, invoke, pass_argument, untupled
from engine.machine.compile.operands import operand_ty
from engine.machine.compile.places import compile_place
from engine.machine.compile.statements import assignment
from engine.machine.frames import Block, Frame, Site, Term
from engine.mir import mir
from engine.types import ty as T
from engine.types.defs import FnDef, TraitDef
from engine.types.instance import Instance, resolve_instance
from engine.types.show import show

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["static_call"]


def static_call(cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, site: Site, ty: T.FnItem) -> Term:
    """A call of a function item."""
    instance = resolve_instance(cx.m.program, ty.definition, ty.args)
    kind = instance.kind
    if kind == "fn":
        definition = instance.definition
        assert isinstance(definition, FnDef)
        if definition.ast is not None and not definition.ast.has_body:
            raise AssertionError(f"{definition.name} has no body")
        return invoke(cx, block, call, call.args, instance_code(cx, instance))
    if kind == "ctor":
        return _constructor(cx, call, instance)
    if kind == "intrinsic" or kind == "foreign":
        from engine.machine.intrinsics import compile_intrinsic

        return compile_intrinsic(cx, block, call, site, instance)
    if kind == "virtual":
        return _virtual(cx, block, call, instance)
    # Methods of the Fn traits get their arguments as a tuple; the bodies behind them take them one by one.
    args = call.args
    if kind in ("closure", "fn-ptr"):
        args = [call.args[0], *untupled(cx, call.args[1])]
    return invoke(cx, block, call, args, instance_code(cx, instance))


def _constructor(cx: BodyCompiler, call: mir.Call, instance: Instance) -> Term:
    """A constructor used as a function: build the value in place."""
    definition = instance.definition
    assert isinstance(definition, FnDef) and definition.ctor is not None
    variant = definition.ctor
    place = compile_place(cx, call.destination)
    rvalue = mir.Aggregate("adt", place.ty, list(call.args), adt=variant.adt, variant=variant)
    step = assignment(cx, rvalue, place)
    target = cx.blocks[call.target] if call.target is not None else None

    def construct(frame: Frame) -> Block | None:
        if step is not None:
            step(frame)
        return target

    return construct


def _virtual(cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, instance: Instance) -> Term:
    """A call through a vtable: the receiver becomes a pointer to the concrete type, or is moved out of its place."""
    definition = instance.definition
    assert isinstance(definition, FnDef)
    index, vtables, enter = instance.index, cx.m.vtables, cx.m.enter
    packed = Setup(cx, block, call, call.args)
    first, rest = packed.args[0], tuple(packed.args[1:])
    spread = rest
    trait = definition.container
    if isinstance(trait, TraitDef) and trait.lang in ("fn", "fn_mut", "fn_once"):
        # What implements it may take the arguments one by one (closures) or as the tuple.
        spread = tuple(pass_argument(cx, arg) for arg in untupled(cx, call.args[1]))
    receiver = operand_ty(cx, call.args[0])
    shape = cx.shape(receiver)
    if shape.sized and not shape.reg:
        raise unsupported("receiver", call.span, show(receiver))
    by_value = not shape.sized
    target, unwind, dest, prepare = packed.target, packed.unwind, packed.dest, packed.prepare
    protects = tuple(packed.protects)

    def run(frame: Frame) -> Block | None:
        value = first(frame)
        table = value[3]
        code = vtables.method(table, index)
        receiver = _moved_out(cx, value) if by_value else value[:3]
        regs: list[Any] = [None, receiver]
        for one in spread if code.untuple else rest:
            regs.append(one(frame))
        regs += code.blank
        new = Frame(code, frame, regs, target, unwind, dest)
        enter(new)
        for protect in protects:
            protect(frame, new)
        if prepare is not None:
            prepare(frame, new)
        return None

    return run


def _moved_out(cx: BodyCompiler, pointer: Any) -> Any:
    """The value behind a pointer to a trait object, as an argument (`FnOnce::call_once` of a boxed closure)."""
    shape = cx.types.shape(pointer[3].concrete)
    if not shape.size:
        return None
    allocation, offset = cx.m.memory.read(pointer[:3], shape.size)
    if shape.reg:
        return shape.read(allocation, offset)
    fresh = Allocation(shape.size, shape.align, "local")
    fresh.copy_from(0, allocation, offset, shape.size)
    return fresh
