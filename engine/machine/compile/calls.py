"""Calls: passing arguments, entering and leaving functions, drops of places.

Order as in spec/tree-borrows.md section 6.2: arguments are copied, the new frame's parameters are retagged in mode
FnEntry, then moved places and the return place that live in memory are protected (section 5.2).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.borrows.api import PointerKind, RetagMode, RetagPlan
from engine.machine import wording
from engine.machine.allocation import Allocation
from engine.machine.compile.access import load_raw
from engine.machine.compile.operands import constant_of, from_memory, operand_ty, require_init
from engine.machine.compile.places import PlaceCode, compile_place, locate, pointer_to
from engine.machine.frames import Block, Code, Frame, Site, Step, Term
from engine.machine.memory import WRITE
from engine.machine.retag import RetagInfo
from engine.mir import mir
from engine.types import ty as T
from engine.types.instance import Instance
from engine.types.predicates import needs_drop
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = ["DirectCallee", "Setup", "compile_call", "compile_drop", "entry_steps", "invoke"]

Pass = Callable[[Frame], Any]
Protect = Callable[[Frame], None]
Destination = Callable[[Frame, Any], None]


class DirectCallee:
    """The value of a callee operand in glue that the machine builds itself: the code to run."""

    __slots__ = ("code",)

    def __init__(self, code: Callable[[], Code]) -> None:
        self.code = code


# ---------------------------------------------------------------- arguments


def pass_argument(cx: BodyCompiler, operand: mir.Operand) -> Pass:
    """The value handed to a callee: a register value, or fresh memory with a copy of the bytes."""
    ty = operand_ty(cx, operand)
    shape = cx.shape(ty)
    if not shape.sized:
        assert not isinstance(operand, mir.Constant)
        return pointer_to(cx, compile_place(cx, operand.place))
    is_constant, value = constant_of(cx, operand)
    if is_constant:
        return lambda frame: value
    size, align = shape.size, shape.align
    if isinstance(operand, mir.Constant):
        allocation = cx.m.constants.memory(cx, operand, ty)

        def copy_constant(frame: Frame) -> Allocation:
            fresh = Allocation(size, align, "local")
            fresh.copy_from(0, allocation, 0, size)
            return fresh

        return copy_constant
    place = compile_place(cx, operand.place)
    if shape.reg:
        return from_memory(cx, place, load_raw(cx, place))
    find = require_init(cx, shape, locate(cx, place, size, write=False))
    whole = isinstance(operand, mir.Move) and not operand.place.elems
    local = operand.place.local

    def copy(frame: Frame) -> Allocation:
        allocation, offset = find(frame)
        if whole and not allocation.root:
            # Nobody knows this memory and the caller will not look at it again.
            frame.regs[local] = None
            return allocation
        fresh = Allocation(size, align, "local")
        fresh.copy_from(0, allocation, offset, size)
        return fresh

    return copy


def untupled(cx: BodyCompiler, operand: mir.Operand) -> list[mir.Operand]:
    """The fields of a tuple argument as operands."""
    ty = operand_ty(cx, operand)
    assert isinstance(ty, T.Tuple)
    if isinstance(operand, mir.Constant):
        if not ty.elems:
            return []
        assert operand.value is None and not cx.shape(ty).size, "a tuple constant is unpacked by its elements"
        return [mir.Constant(elem, None) for elem in ty.elems]
    out: list[mir.Operand] = []
    make = type(operand)
    for index, elem in enumerate(ty.elems):
        place = operand.place
        out.append(make(mir.Place(place.local, (*place.elems, mir.FieldElem(index, elem)), elem)))
    return out


# ---------------------------------------------------------------- place protection


def _place_plan(cx: BodyCompiler, size: int) -> RetagPlan | None:
    return cx.m.model.plan(PointerKind.PLACE, RetagMode.FN_ENTRY, size=size, freeze=True, unpin=True, cells=())


def protect_pointer(cx: BodyCompiler, size: int, ty: Ty) -> Callable[[Any], None] | None:
    """Protect a place in memory for the topmost frame and forget what it holds."""
    plan = _place_plan(cx, size)
    if plan is None or cx.const or not size:
        return None
    machine = cx.m
    info = RetagInfo("place", ty, RetagMode.FN_ENTRY)

    def protect(pointer: Any) -> None:
        allocation, offset, tag = machine.memory.check(pointer, size, wording.MEMORY_ACCESS)
        new = machine.retag(allocation, tag, offset, plan, info)
        watch = allocation.watch
        if watch is not None:
            watch(new, offset, offset + size, WRITE)
        allocation.mark_uninit(offset, offset + size)
        allocation.clear_provenance(offset, offset + size)

    return protect


def _protect_moved(cx: BodyCompiler, operand: mir.Operand) -> Callable[[Frame, Frame], None] | None:
    """In-place protection of a moved argument whose place lives in memory that somebody may know."""
    if not isinstance(operand, mir.Move):
        return None
    place = compile_place(cx, operand.place)
    if place.kind in ("reg", "zst") or not place.shape.sized or not place.shape.size:
        return None
    protect = protect_pointer(cx, place.shape.size, place.ty)
    if protect is None:
        return None
    pointer = pointer_to(cx, place)
    if place.kind == "local":
        local = place.local

        def protect_local(caller: Frame, callee: Frame) -> None:
            allocation = caller.regs[local]
            if allocation is not None and allocation.root:
                protect(pointer(caller))

        return protect_local
    return lambda caller, callee: protect(pointer(caller))


# ---------------------------------------------------------------- destinations


class Return:
    """Where a call's result goes: `store(caller, value)`, or `prepare(caller, callee)` run after the call's arguments
    are in place, which protects the place and sets the callee's `dest`."""

    __slots__ = ("prepare", "store")

    def __init__(self, store: Destination | None, prepare: Callable[[Frame, Frame], None] | None) -> None:
        self.store = store
        self.prepare = prepare


def destination(cx: BodyCompiler, place: mir.Place, diverges: bool) -> Return:
    """Compile the destination of a call."""
    if diverges:
        return Return(None, None)
    code = compile_place(cx, place)
    shape = code.shape
    if not shape.size:
        return Return(None, None)
    finish = cx.types.finish(code.ty, RetagMode.DEFAULT) if shape.reg else None
    local = code.local
    if code.kind == "reg":
        traced = cx.m.tracer is not None and cx.body.locals[local].name is not None and not cx.code.library
        if traced and cx.m.tracer is not None and not cx.const:
            return Return(cx.m.tracer.watch_result(cx, local, finish), None)
        if finish is None:

            def to_register(caller: Frame, value: Any) -> None:
                caller.regs[local] = value

            return Return(to_register, None)
        retag = finish

        def retagged(caller: Frame, value: Any) -> None:
            caller.regs[local] = retag(value)

        return Return(retagged, None)
    pointer = pointer_to(cx, code)
    write = _result_writer(cx, code)
    protect = protect_pointer(cx, shape.size, code.ty)
    if code.kind == "local":
        return Return(_local_store(cx, code, write), _local_prepare(code, pointer, protect))

    def prepare(caller: Frame, callee: Frame) -> None:
        target = pointer(caller)
        if protect is not None:
            protect(target)

        def store(caller: Frame, value: Any) -> None:
            allocation, offset = cx.m.memory.write(target, shape.size)
            write(allocation, offset, value)

        callee.dest = store

    return Return(None, prepare)


def _result_writer(cx: BodyCompiler, code: PlaceCode) -> Callable[[Allocation, int, Any], None]:
    shape = code.shape
    if shape.reg:
        finish, store = cx.types.finish(code.ty, RetagMode.DEFAULT), shape.write

        def write_scalar(allocation: Allocation, offset: int, value: Any) -> None:
            store(allocation, offset, value if finish is None else finish(value))

        return write_scalar
    size = shape.size
    settle = cx.types.settle(code.ty, RetagMode.DEFAULT)

    def write_block(allocation: Allocation, offset: int, value: Allocation) -> None:
        allocation.copy_from(offset, value, 0, size)
        if settle is not None:
            settle(allocation, offset)

    return write_block


def _local_prepare(
    code: PlaceCode, pointer: Callable[[Frame], Any], protect: Callable[[Any], None] | None
) -> Callable[[Frame, Frame], None] | None:
    if protect is None:
        return None
    local = code.local

    def prepare(caller: Frame, callee: Frame) -> None:
        allocation = caller.regs[local]
        if allocation is not None and allocation.root:
            protect(pointer(caller))

    return prepare


def _local_store(cx: BodyCompiler, code: PlaceCode, write: Callable[[Allocation, int, Any], None]) -> Destination:
    local, shape = code.local, code.shape
    find = locate(cx, code, shape.size, write=True)
    whole = cx.local_ty(local) is code.ty and not code.offset and code.dynamic is None
    named = cx.body.locals[local].name is not None and not cx.code.library
    if shape.reg or not whole or named:

        def store(caller: Frame, value: Any) -> None:
            allocation, offset = find(caller)
            write(allocation, offset, value)

        return store
    settle = cx.types.settle(code.ty, RetagMode.DEFAULT)

    def adopt(caller: Frame, value: Allocation) -> None:
        if value.root or caller.regs[local] is not None:
            allocation, offset = find(caller)
            write(allocation, offset, value)
            return
        caller.regs[local] = value
        value.payload = None
        if settle is not None:
            settle(value, 0)

    return adopt


# ---------------------------------------------------------------- calls


def compile_call(cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, site: Site) -> Term:
    """A call terminator."""
    site.fn_span = call.fn_span
    if not call.destination.elems:
        local = cx.body.locals[call.destination.local]
        site.variable = local.name or ""
    elif isinstance(call.destination.elems[-1], mir.FieldElem):
        site.variable = call.destination.elems[-1].name
    callee = call.callee
    if isinstance(callee, mir.Constant) and isinstance(callee.value, DirectCallee):
        return invoke(cx, block, call, call.args, callee.value.code)
    ty = operand_ty(cx, callee)
    if isinstance(ty, T.FnItem):
        from engine.machine.compile.dispatch import static_call

        return static_call(cx, block, call, site, ty)
    assert isinstance(ty, T.FnPtr), f"call of {ty!r}"
    from engine.machine.compile.pointer_calls import pointer_call

    return pointer_call(cx, block, call, ty)


class Setup:
    """The parts of a call that do not depend on who is called."""

    __slots__ = ("args", "dest", "prepare", "protects", "target", "unwind")

    def __init__(self, cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, args: list[mir.Operand]) -> None:
        self.args = [pass_argument(cx, arg) for arg in args]
        self.protects = [p for arg in args if (p := _protect_moved(cx, arg)) is not None]
        result = destination(cx, call.destination, call.target is None)
        self.dest = result.store
        self.prepare = result.prepare
        self.target = cx.blocks[call.target] if call.target is not None else None
        self.unwind = cx.unwind_of(block, call.cleanup)


def invoke(
    cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, args: list[mir.Operand], get_code: Callable[[], Code]
) -> Term:
    """Call a known body."""
    setup = Setup(cx, block, call, args)
    target, unwind, dest, prepare = setup.target, setup.unwind, setup.dest, setup.prepare
    passes, protects = tuple(setup.args), tuple(setup.protects)
    enter = cx.m.enter
    found: list[Code] = []
    quiet = not protects and prepare is None
    if quiet and len(passes) == 1:
        first = passes[0]

        def call_one(frame: Frame) -> Block | None:
            code = found[0] if found else _remember(found, get_code())
            enter(Frame(code, frame, [None, first(frame), *code.blank], target, unwind, dest))
            return None

        return call_one
    if quiet and len(passes) == 2:
        first, second = passes

        def call_two(frame: Frame) -> Block | None:
            code = found[0] if found else _remember(found, get_code())
            enter(Frame(code, frame, [None, first(frame), second(frame), *code.blank], target, unwind, dest))
            return None

        return call_two

    def call_any(frame: Frame) -> Block | None:
        code = found[0] if found else _remember(found, get_code())
        regs: list[Any] = [None]
        for one in passes:
            regs.append(one(frame))
        regs += code.blank
        new = Frame(code, frame, regs, target, unwind, dest)
        enter(new)
        for protect in protects:
            protect(frame, new)
        if prepare is not None:
            prepare(frame, new)
        return None

    return call_any


def _remember(found: list[Code], code: Code) -> Code:
    found.append(code)
    return code


def dynamic_term(cx: BodyCompiler, setup: Setup, choose: Callable[[Frame, list[Any]], Code]) -> Term:
    """A call whose body is known only when it runs: `choose` looks at the passed values and may change them."""
    passes, protects = tuple(setup.args), tuple(setup.protects)
    target, unwind, dest, prepare = setup.target, setup.unwind, setup.dest, setup.prepare
    enter = cx.m.enter

    def call(frame: Frame) -> Block | None:
        regs: list[Any] = [None]
        for one in passes:
            regs.append(one(frame))
        code = choose(frame, regs)
        regs += code.blank
        new = Frame(code, frame, regs, target, unwind, dest)
        enter(new)
        for protect in protects:
            protect(frame, new)
        if prepare is not None:
            prepare(frame, new)
        return None

    return call


# ---------------------------------------------------------------- entering


def entry_steps(cx: BodyCompiler) -> tuple[tuple[Site, Step], ...]:
    """What happens to the parameters when a frame starts: typed copies in mode FnEntry, moves to memory."""
    steps: list[tuple[Site, Step]] = []
    for local in range(1, cx.body.arg_count + 1):
        step = _enter_parameter(cx, local)
        if step is not None:
            info = cx.body.locals[local]
            site = Site(info.span, None, info.name or "")
            steps.append((site, step))
    return tuple(steps)


def _enter_parameter(cx: BodyCompiler, local: int) -> Step | None:
    ty, shape = cx.local_ty(local), cx.local_shape(local)
    tracer = cx.m.tracer
    watched = tracer is not None and not cx.code.library and not cx.const and cx.body.locals[local].name is not None
    if not shape.reg:
        settle = cx.types.settle(ty, RetagMode.FN_ENTRY, cx.code.no_writable)
        point = cx.pointed(local) if not cx.code.library and cx.body.locals[local].name is not None else None

        def enter_block(frame: Frame) -> None:
            allocation = frame.regs[local]
            allocation.payload = frame.at
            if point is not None:
                point(frame)
            if settle is not None:
                settle(allocation, 0)

        return enter_block
    finish = cx.types.finish(ty, RetagMode.FN_ENTRY, cx.code.no_writable)
    if cx.in_memory[local]:
        fresh, write, size = cx.fresh(local), shape.write, shape.size

        def to_memory(frame: Frame) -> None:
            value = frame.regs[local]
            frame.regs[local] = None
            if finish is not None:
                value = finish(value)
            if size:
                allocation = fresh(frame)
                write(allocation, 0, value)
                allocation.init = None

        if watched and tracer is not None:
            return tracer.watch_local(cx, local, to_memory)
        return to_memory
    if not shape.size:
        return None
    if finish is None:
        if watched and tracer is not None:
            return tracer.watch_local(cx, local, _nothing)
        return None
    retag = finish

    def enter_register(frame: Frame) -> None:
        regs = frame.regs
        regs[local] = retag(regs[local])

    if watched and tracer is not None:
        return tracer.watch_local(cx, local, enter_register)
    return enter_register


def _nothing(frame: Frame) -> None:
    return None


# ---------------------------------------------------------------- drops


def compile_drop(cx: BodyCompiler, block: mir.BasicBlock, drop: mir.Drop, site: Site) -> Term:
    """Drop a place: call the drop glue of its type with a reference to it (no retag of the borrow itself)."""
    target = cx.blocks[drop.target]
    ty = cx.mono(drop.place.ty)
    if not needs_drop(cx.m.program, ty):
        return lambda frame: target
    place = compile_place(cx, drop.place)
    pointer = pointer_to(cx, place)
    unwind = cx.unwind_of(block, drop.cleanup)
    return drop_term(cx, ty, pointer, target, unwind)


def drop_term(
    cx: BodyCompiler, ty: Ty, pointer: Pass, target: Block | None, unwind: Any, *, called: bool = False
) -> Term:
    """Call the drop glue of a type on what `pointer` answers. Where it is `called` as a function, a type without glue
    has an empty one."""
    enter, drops = cx.m.enter, cx.m.drops
    const = cx.const
    if isinstance(ty, T.Dyn):

        def drop_object(frame: Frame) -> Block | None:
            value = pointer(frame)
            code = drops.glue(value[3].concrete, const)
            if code is None and called:
                code = drops.empty(value[3].concrete, const)
            if code is None:
                return target
            enter(Frame(code, frame, [None, value[:3], *code.blank], target, unwind, None))
            return None

        return drop_object
    found: list[Code] = []

    def drop_place(frame: Frame) -> Block | None:
        if found:
            code = found[0]
        else:
            glue = drops.glue(ty, const)
            if glue is None:
                assert called
                glue = drops.empty(ty, const)
            code = _remember(found, glue)
        enter(Frame(code, frame, [None, pointer(frame), *code.blank], target, unwind, None))
        return None

    return drop_place


def instance_code(cx: BodyCompiler, instance: Instance) -> Callable[[], Code]:
    """The code of an instance, compiled when first asked for."""
    return lambda: cx.m.instances.code(instance, cx.const)
