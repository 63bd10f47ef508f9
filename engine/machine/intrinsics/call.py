"""The call of an intrinsic or foreign function: its operands, its result, and the table of handlers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from engine.borrows.api import RetagMode
from engine.features import unsupported
from engine.machine.allocation import Allocation
from engine.machine.compile.access import load_raw, store_raw
from engine.machine.compile.operands import (
    constant_of,
    copy_into,
    from_memory,
    operand_ty,
    raw_value,
    register_of,
    require_init,
    source_of,
)
from engine.machine.compile.places import PlaceCode, compile_place, locate
from engine.machine.errors import Stop
from engine.machine.frames import Block, Frame, Site, Term
from engine.mir import mir
from engine.types import ty as T
from engine.types.defs import FnDef
from engine.types.instance import Instance
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler

__all__ = [
    "FOREIGN", "TABLE", "Call", "Value", "compile_intrinsic", "foreign", "foreign_term", "intrinsic", "intrinsic_term",
    "result_store",
]  # fmt: skip

Value = Callable[[Frame], Any]
Handler = Callable[["Call"], Value | None]
TermHandler = Callable[["Call"], Term]

TABLE: dict[str, Handler] = {}
"""Intrinsics by name: the handler answers the function that computes the result, None if there is nothing to do."""

TERMS: dict[str, TermHandler] = {}
"""Intrinsics that decide themselves where control goes on."""

FOREIGN: dict[str, Handler] = {}
"""Functions declared in extern blocks, by link name."""

FOREIGN_TERMS: dict[str, TermHandler] = {}
"""Those of them that decide themselves where control goes on."""


H = TypeVar("H")


def _registrar(table: dict[str, H]) -> Callable[..., Callable[[H], H]]:
    """A decorator that enters handlers in a table under names."""

    def named(*names: str) -> Callable[[H], H]:
        def register(handler: H) -> H:
            table.update(dict.fromkeys(names, handler))
            return handler

        return register

    return named


intrinsic = _registrar(TABLE)
intrinsic_term = _registrar(TERMS)
foreign = _registrar(FOREIGN)
foreign_term = _registrar(FOREIGN_TERMS)


class Call:
    """One call: `args` are the generic arguments (own ones, monomorphic), `name` the intrinsic's."""

    def __init__(self, cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, instance: Instance, name: str) -> None:
        self.cx = cx
        self.m = cx.m
        self.types = cx.types
        self.block = block
        self.call = call
        self.name = name
        self.args = instance.args
        self.operands = call.args
        self.target: Block | None = cx.blocks[call.target] if call.target is not None else None

    @property
    def ret(self) -> Ty:
        """The type of the result."""
        return self.cx.mono(self.call.destination.ty)

    def ty(self, index: int) -> Ty:
        """The type of an operand."""
        return operand_ty(self.cx, self.operands[index])

    def value(self, index: int) -> Value:
        """An operand's register value."""
        operand = self.operands[index]
        is_constant, value = constant_of(self.cx, operand)
        if is_constant:
            return lambda frame: value
        if isinstance(operand, mir.Constant):
            return raw_value(self.cx, operand)
        place = compile_place(self.cx, operand.place)
        return from_memory(self.cx, place, load_raw(self.cx, place))

    def constant(self, index: int) -> tuple[bool, Any]:
        return constant_of(self.cx, self.operands[index])

    def source(self, index: int) -> Callable[[Frame], tuple[Allocation, int]]:
        """Where a memory-class operand is."""
        return source_of(self.cx, self.operands[index])

    def behind(self, index: int, inner: Ty, *, aligned: bool = True) -> PlaceCode:
        """The place a pointer operand points to."""
        shape = self.cx.shape(inner)
        place = PlaceCode("ptr", inner, shape)
        place.base = self.value(index)
        place.reg = register_of(self.cx, self.operands[index])
        place.align = shape.align if aligned else 1
        return place

    def copy(self, source: PlaceCode) -> Callable[[Frame], None] | None:
        """A typed copy from a place to the destination."""
        cx = self.cx
        dest = compile_place(cx, self.call.destination)
        return copy_place(cx, source, dest)

    def const_arg(self, index: int) -> int:
        """A const generic argument."""
        term = self.args[index]
        assert isinstance(term, T.ConstValue)
        return term.value


def copy_place(cx: BodyCompiler, source: PlaceCode, dest: PlaceCode) -> Callable[[Frame], None]:
    """A typed copy between two places."""
    shape = source.shape
    if shape.reg:
        load = from_memory(cx, source, load_raw(cx, source))
        finish = cx.types.finish(source.ty, RetagMode.DEFAULT)
        store = store_raw(cx, dest)

        def copy_scalar(frame: Frame) -> None:
            value = load(frame)
            store(frame, value if finish is None else finish(value))

        return copy_scalar
    find = require_init(cx, shape, locate(cx, source, shape.size, write=False))
    copy: Callable[[Frame], None] = copy_into(cx, dest, find)
    return copy


def compile_intrinsic(cx: BodyCompiler, block: mir.BasicBlock, call: mir.Call, site: Site, instance: Instance) -> Term:
    """The terminator of a call of an intrinsic or foreign function."""
    definition = instance.definition
    assert isinstance(definition, FnDef)
    if instance.kind == "foreign":
        name = definition.foreign or definition.name
        ends = FOREIGN_TERMS.get(name)
        if ends is not None:
            return ends(Call(cx, block, call, instance, name))
        handler = FOREIGN.get(name)
        if handler is None:
            return _unknown_foreign(name)
    else:
        name = definition.intrinsic or definition.name
        term = TERMS.get(name)
        if term is not None:
            return term(Call(cx, block, call, instance, name))
        handler = TABLE.get(name)
        if handler is None:
            raise unsupported("intrinsic", call.span.call_site(), name)
    context = Call(cx, block, call, instance, name)
    return finish_call(context, handler(context))


def _unknown_foreign(name: str) -> Term:
    def call(frame: Frame) -> Block | None:
        raise Stop("unsupported", f"can't call foreign function `{name}` on OS `linux`")

    return call


def finish_call(context: Call, value: Value | None) -> Term:
    """Compute, store, go on."""
    cx, target = context.cx, context.target
    if value is None:
        assert target is not None
        following = target
        return lambda frame: following
    compute = value
    if target is None:

        def never(frame: Frame) -> Block | None:
            compute(frame)
            return None

        return never
    store = result_store(cx, context.call.destination)

    def run(frame: Frame) -> Block | None:
        result = compute(frame)
        if store is not None:
            store(frame, result)
        return target

    return run


def result_store(cx: BodyCompiler, destination: mir.Place) -> Callable[[Frame, Any], None] | None:
    """Store a result: a register value, or an allocation with the bytes."""
    place = compile_place(cx, destination)
    shape = place.shape
    if not shape.size:
        return None
    local = cx.body.locals[destination.local]
    tracer = cx.m.tracer
    if shape.reg:
        finish = cx.types.finish(place.ty, RetagMode.DEFAULT)
        traced = tracer is not None and local.name is not None and not cx.code.library and not cx.const
        if traced and tracer is not None and place.kind == "reg":
            return tracer.watch_result(cx, place.local, finish)
        put = store_raw(cx, place)
        if finish is None:
            return put
        retag = finish
        return lambda frame, value: put(frame, retag(value))
    size = shape.size
    target = locate(cx, place, size, write=True)
    settle = cx.types.settle(place.ty, RetagMode.DEFAULT)

    def store(frame: Frame, value: Allocation) -> None:
        allocation, offset = target(frame)
        allocation.copy_from(offset, value, 0, size)
        if settle is not None:
            settle(allocation, offset)

    return store
