"""Statements, compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine.compile.access import store_raw
from engine.machine.compile.arith import binary_function
from engine.machine.compile.operands import constant_of, operand_ty, raw_value, register_of
from engine.machine.compile.places import PlaceCode, compile_place, mention, touch_zero_sized
from engine.machine.compile.rvalues import rvalue_into, rvalue_value, set_discriminant
from engine.machine.frames import Frame, RustPanic, Site, Step
from engine.mir import mir
from engine.source import LOOP_ITERATOR
from engine.types import ty as T
from engine.types.failing import number, out_of_bounds, overflow

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["assignment", "compile_statement"]


def compile_statement(cx: BodyCompiler, statement: mir.Statement, site: Site) -> Step | None:
    """One statement as a closure; None if it does nothing."""
    match statement:
        case mir.Assign():
            return _assign(cx, statement, site)
        case mir.BoundsCheck():
            return _bounds_check(cx, statement)
        case mir.StorageLive():
            return _storage(cx, statement.local)
        case mir.StorageDead():
            return _storage(cx, statement.local, dead=True)
        case mir.SetDiscriminant():
            return set_discriminant(cx, compile_place(cx, statement.place), statement.variant)
        case mir.PlaceMention():
            return mention(cx, compile_place(cx, statement.place))
        case mir.FakeRead():
            return None
    raise AssertionError(f"statement {statement!r}")


def _assign(cx: BodyCompiler, statement: mir.Assign, site: Site) -> Step | None:
    place = compile_place(cx, statement.place)
    local = cx.body.locals[statement.place.local]
    if local.name is not None and not statement.place.elems:
        site.variable = local.name
    elif isinstance(statement.rvalue, mir.Ref) and cx.body.locals[statement.rvalue.place.local].name == LOOP_ITERATOR:
        site.variable = LOOP_ITERATOR
    step = assignment(cx, statement.rvalue, place)
    tracer = cx.m.tracer
    last = statement.place.elems[-1] if statement.place.elems else None
    if isinstance(last, mir.FieldElem) and last.name:
        site.variable = last.name
        if tracer is not None and step is not None and not cx.code.library:
            step = tracer.watch_saved(cx, [(place, last.name)], step)
    if isinstance(statement, mir.Resumed) and tracer is not None and step is not None and not cx.code.library:
        kept = [(compile_place(cx, p), p.elems[-1].name) for p in statement.saved]  # type: ignore[union-attr]
        return tracer.watch_saved(cx, kept, step)
    watched = local.name is not None and not cx.code.library and not cx.const
    if tracer is not None and step is not None and watched and not _through_pointer(statement.place):
        return tracer.watch_local(cx, statement.place.local, step)
    return step


def _through_pointer(place: mir.Place) -> bool:
    return any(isinstance(elem, mir.DerefElem) for elem in place.elems)


def assignment(cx: BodyCompiler, rvalue: mir.Rvalue, place: PlaceCode) -> Step | None:
    shape = place.shape
    if not shape.size:
        return _assign_nothing(cx, rvalue, place)
    if not shape.reg:
        return _forcing(cx, rvalue, place, rvalue_into(cx, rvalue, place))
    if place.kind == "reg":
        special = _assign_register(cx, rvalue, place)
        if special is not None:
            return special
    value = rvalue_value(cx, rvalue, place.ty)
    if place.kind == "reg":
        local = place.local

        def to_register(frame: Frame) -> None:
            frame.regs[local] = value(frame)

        return to_register
    store = store_raw(cx, place)

    def to_memory(frame: Frame) -> None:
        store(frame, value(frame))

    return _forcing(cx, rvalue, place, to_memory)


def _forcing(cx: BodyCompiler, rvalue: mir.Rvalue, place: PlaceCode, step: Step) -> Step:
    """An aggregate built in a local scalar forces it into memory: note where (spec/diagnostics.md section 1.2)."""
    if not isinstance(rvalue, mir.Aggregate) or place.kind != "local" or cx.code.library:
        return step
    local = place.local
    if not cx.local_shape(local).reg:
        return step

    def forced(frame: Frame) -> None:
        before = frame.regs[local]
        step(frame)
        if before is None:
            frame.regs[local].payload = frame.at

    return forced


def _assign_nothing(cx: BodyCompiler, rvalue: mir.Rvalue, place: PlaceCode) -> Step | None:
    """Zero-sized assignments move no bytes, but the places must be aligned."""
    steps: list[Callable[[Frame], Any]] = []
    match rvalue:
        case mir.Use(operand=mir.Copy(place=source)) | mir.Use(operand=mir.Move(place=source)):
            touch = touch_zero_sized(cx, compile_place(cx, source))
            if touch is not None:
                steps.append(touch)
        case mir.CopyForDeref(place=source):
            pass
        case mir.CastOp() if cx.shape(operand_ty(cx, rvalue.operand)).size:
            steps.append(rvalue_value(cx, rvalue, place.ty))
    touch = touch_zero_sized(cx, place)
    if touch is not None:
        steps.append(touch)
    if place.shape.uninhabited and not isinstance(rvalue, mir.CastOp):
        types, ty = cx.types, place.ty
        steps.append(lambda frame: types.blame(ty, None))
    if not steps:
        return None
    if len(steps) == 1:
        return steps[0]

    def run(frame: Frame) -> None:
        for step in steps:
            step(frame)

    return run


def _assign_register(cx: BodyCompiler, rvalue: mir.Rvalue, place: PlaceCode) -> Step | None:
    """The commonest assignments to registers, without an inner call."""
    to = place.local
    match rvalue:
        case mir.Use(operand=operand):
            from engine.borrows.api import RetagMode

            if cx.types.finish(place.ty, RetagMode.DEFAULT) is not None:
                return None
            is_constant, value = constant_of(cx, operand)
            if is_constant:

                def set_constant(frame: Frame) -> None:
                    frame.regs[to] = value

                return set_constant
            source = register_of(cx, operand)
            if source is None:
                return None

            def copy_register(frame: Frame) -> None:
                regs = frame.regs
                regs[to] = regs[source]

            return copy_register
        case mir.Binary():
            return _binary_register(cx, rvalue, to)
    return None


def _binary_register(cx: BodyCompiler, rvalue: mir.Binary, to: int) -> Step | None:
    ty = operand_ty(cx, rvalue.left)
    left, right = register_of(cx, rvalue.left), register_of(cx, rvalue.right)
    is_constant, value = constant_of(cx, rvalue.right)
    if left is None or (right is None and not is_constant):
        return None
    second = right if right is not None else left
    if isinstance(ty, T.Int) and rvalue.checked and rvalue.op in "+-":
        low, high = ty.min, ty.max
        panic = "panic_const_add_overflow" if rvalue.op == "+" else "panic_const_sub_overflow"
        if is_constant:
            step = value if rvalue.op == "+" else -value

            def add_constant(frame: Frame) -> None:
                regs = frame.regs
                result = regs[left] + step
                if result > high or result < low:
                    words = overflow(rvalue.op, number(regs[left], ty), number(value, ty))
                    raise RustPanic(panic, words=words)
                regs[to] = result

            return add_constant
        if rvalue.op == "+":

            def add(frame: Frame) -> None:
                regs = frame.regs
                result = regs[left] + regs[second]
                if result > high or result < low:
                    words = overflow("+", number(regs[left], ty), number(regs[second], ty))
                    raise RustPanic(panic, words=words)
                regs[to] = result

            return add
    apply = binary_function(rvalue.op, ty, operand_ty(cx, rvalue.right), rvalue.checked)
    if is_constant:

        def with_constant(frame: Frame) -> None:
            regs = frame.regs
            regs[to] = apply(regs[left], value)

        return with_constant

    def with_register(frame: Frame) -> None:
        regs = frame.regs
        regs[to] = apply(regs[left], regs[second])

    return with_register


def _bounds_check(cx: BodyCompiler, statement: mir.BoundsCheck) -> Step:
    place = compile_place(cx, statement.place)
    index = raw_value(cx, statement.index)
    if isinstance(place.ty, T.Array):
        length = cx.array_length(place.ty)

        def check_array(frame: Frame) -> None:
            at = index(frame)
            if at >= length:
                raise RustPanic("panic_bounds_check", at, length, words=out_of_bounds(length, at))

        return check_array
    base, meta = place.base, place.meta
    assert meta is not None

    def check_slice(frame: Frame) -> None:
        at = index(frame)
        count = meta(frame, base(frame))
        if at >= count:
            raise RustPanic("panic_bounds_check", at, count, words=out_of_bounds(count, at))

    return check_slice


def _storage(cx: BodyCompiler, local: int, dead: bool = False) -> Step | None:
    tracer = cx.m.tracer
    if cx.in_register(local):
        if dead and tracer is not None and cx.body.locals[local].name is not None and not cx.code.library:
            return tracer.forget_local(cx, local)
        return None
    machine = cx.m

    def storage(frame: Frame) -> None:
        allocation = frame.regs[local]
        if allocation is not None:
            frame.regs[local] = None
            if allocation.root and allocation.limit >= 0:
                machine.kill_local(frame, local, allocation)

    return storage
