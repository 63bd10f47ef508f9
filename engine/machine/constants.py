"""Constants, promoted values, literals and statics: evaluated when first needed, by code compiled without retags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.features import unsupported
from engine.machine.allocation import Allocation, AllocMeta
from engine.machine.compile.arith import round_float
from engine.machine.errors import Stop
from engine.machine.final_value import check_final_value
from engine.machine.frames import Frame
from engine.machine.panics import failed
from engine.mir import mir
from engine.mir.build import build_mir
from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.defs import ConstDef, StaticDef
from engine.types.instance import impl_const
from engine.types.predicates import is_freeze
from engine.types.show import fn_name
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.compile.body import BodyCompiler
    from engine.machine.machine import Machine

__all__ = ["Constants"]


class Constants:
    """The constant memory of a run."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine
        self._consts: dict[tuple[ConstDef, tuple[Ty, ...]], Allocation] = {}
        self._literals: dict[tuple[bytes, int], Allocation] = {}
        self._promoted: dict[tuple[int, tuple[Ty, ...]], tuple[Any, Allocation]] = {}
        self._statics: dict[tuple[StaticDef, int], Allocation] = {}
        self._running: set[Any] = set()

    # ------------------------------------------------------------ operands

    def value(self, cx: BodyCompiler, operand: mir.Constant, ty: Ty) -> Any:
        """The register value of a constant operand."""
        value = operand.value
        match value:
            case None:
                return None
            case bool() | int():
                return int(value)
            case float():
                assert isinstance(ty, T.Float)
                return round_float(value, ty.bits)
            case str():
                allocation = self.literal(value.encode("utf-8", "surrogatepass"), 1)
                return (allocation.base, allocation, allocation.root, allocation.size)
            case bytes():
                allocation = self.literal(value, 1)
                if cx.shape(ty).cls == "wide":
                    return (allocation.base, allocation, allocation.root, allocation.size)
                return (allocation.base, allocation, allocation.root)
            case mir.ConstParamUse():
                term = cx.mono(value.param)
                assert isinstance(term, T.ConstValue)
                return term.value
            case mir.ConstUse():
                allocation = self.use(cx, value)
                return cx.shape(ty).read(allocation, 0)
            case mir.StaticAddr():
                allocation = self.static(value.definition)
                return (allocation.base, allocation, allocation.root)
            case mir.Promoted():
                allocation = self._promote(cx, value)
                return (allocation.base, allocation, allocation.root)
        raise AssertionError(f"constant {value!r}")

    def memory(self, cx: BodyCompiler, operand: mir.Constant, ty: Ty) -> Allocation:
        """The bytes of a constant operand whose type lives in memory."""
        value = operand.value
        if isinstance(value, mir.ConstUse):
            return self.use(cx, value)
        raise AssertionError(f"constant {value!r} of type {ty!r}")

    def use(self, cx: BodyCompiler, use: mir.ConstUse) -> Allocation:
        """The value of a constant that a body names."""
        args = tuple(cx.mono(a) for a in use.args)
        return self.const(use.definition, args)

    # ------------------------------------------------------------ literals and constants

    def literal(self, data: bytes, align: int) -> Allocation:
        """Read-only memory with these bytes; equal literals share it."""
        key = (data, align)
        found = self._literals.get(key)
        if found is None:
            found = self._literals[key] = Allocation(len(data), align, "const")
            found.data[:] = data
            found.init = None
            found.mutable = False
            self.m.memory.publish(found)
        return found

    def const(self, definition: ConstDef, args: tuple[Ty, ...]) -> Allocation:
        """The value of a constant. Raises Rejected if its evaluation fails."""
        definition, args = impl_const(self.m.program, definition, args)
        key = (definition, args)
        found = self._consts.get(key)
        if found is None:
            found = self._consts[key] = self._evaluate(key, definition, args, definition.span)
        return found

    def const_int(self, definition: ConstDef, args: tuple[Ty, ...]) -> int:
        """The value of an integer constant, for array lengths and discriminants."""
        definition, args = impl_const(self.m.program, definition, args)
        ty = self.m.types.normal(T.substitute(definition.ty, args))
        return int(self.m.types.shape(ty).read(self.const(definition, args), 0))

    def _evaluate(self, key: Any, definition: Any, args: tuple[Ty, ...], span: Span) -> Allocation:
        if key in self._running:
            raise Rejected("cycle detected when evaluating a constant", span, code="E0391")
        self._running.add(key)
        try:
            body = build_mir(self.m.program, definition)
            allocation = self.run_body(body, args, span)
            self._check(allocation, definition, "constant")
            return allocation
        finally:
            self._running.discard(key)

    def _check(self, allocation: Allocation, definition: ConstDef | StaticDef, kind: str) -> None:
        """Refuse a constant or static of the program's whose value is invalid."""
        meta = allocation.meta
        if meta is None or not definition.span.file.is_local:
            return
        try:
            check_final_value(self.m.const_types, meta.ty, allocation, kind)
        except Stop as stop:
            code = None if stop.category == "dangling" else "E0080"
            raise Rejected(stop.title, definition.span, code=code) from None

    def _promote(self, cx: BodyCompiler, promoted: mir.Promoted) -> Allocation:
        key = (id(promoted), cx.args)
        found = self._promoted.get(key)
        if found is None:
            allocation = self.run_body(promoted.body, cx.args, promoted.body.span)
            found = self._promoted[key] = (promoted, allocation)
            if not allocation.root:
                self.m.memory.publish(allocation)
        return found[1]

    def run_body(self, body: mir.Mir, args: tuple[Ty, ...], span: Span, *, frozen: bool = True) -> Allocation:
        """Run a constant's body at compile time; the result in read-only memory."""
        machine = self.m
        types = machine.const_types
        ty = types.normal(T.substitute(body.locals[0].ty, args))
        shape = types.shape(ty)
        machine.const_depth += 1
        try:
            code = machine.instances.compile(body, args, True, _name_of(body, args), None)
            frame = Frame(code, None, [None, *code.blank], None, None, None)
            try:
                value = machine.run_nested(frame)
            except Stop as stop:
                if stop.kind == "limit":
                    raise
                if stop.kind == "unsupported":
                    raise unsupported("constant-operation", span, stop.title) from None
                raise failed(stop.title, frame) from None
        finally:
            machine.const_depth -= 1
        allocation = Allocation(shape.size, shape.align, "const")
        if isinstance(value, Allocation):
            allocation.copy_from(0, value, 0, shape.size)
        elif shape.reg and shape.size:
            shape.write(allocation, 0, value)
        allocation.settle()
        allocation.mutable = not frozen
        self._intern(frame, frozen)
        meta = allocation.meta = AllocMeta()
        meta.ty, meta.born, meta.where = ty, body.span, body.span
        return allocation

    def _intern(self, frame: Frame, frozen: bool) -> None:
        """Temporaries that the value may point to live for ever."""
        for _, allocation in frame.pointed or ():
            if allocation.limit < 0:
                continue
            allocation.kind = "const"
            ty = allocation.meta.ty if allocation.meta is not None else None
            allocation.mutable = not frozen or ty is None or not is_freeze(self.m.program, ty)

    # ------------------------------------------------------------ statics

    def static(self, definition: StaticDef) -> Allocation:
        """The memory of a static; of one that each thread has of its own, the running thread's."""
        key = definition, self.m.thread.id if definition.thread_local else 0
        found = self._statics.get(key)
        if found is not None:
            if not found.root:  # its value, which is being evaluated, has a pointer to it
                self.m.memory.publish(found)
            return found
        if definition.foreign:
            raise Stop("unsupported", f"extern static `{definition.name}` is not supported", span=definition.span)
        program, types = self.m.program, self.m.types
        ty = types.normal(definition.ty)
        shape = types.shape(ty)
        allocation = Allocation(shape.size, shape.align, "static")
        meta = allocation.meta = AllocMeta()
        meta.name, meta.ty, meta.born, meta.where = definition.name, ty, definition.span, definition.span
        meta.library = not definition.span.file.is_local
        # Pointers to it may be part of its own value.
        self._statics[key] = allocation
        frozen = not definition.mutable
        value = self.run_body(build_mir(program, definition), (), definition.span, frozen=frozen)
        allocation.copy_from(0, value, 0, shape.size)
        allocation.settle()
        allocation.mutable = definition.mutable or not is_freeze(program, ty)
        self._check(allocation, definition, "static")
        if not allocation.root:
            self.m.memory.publish(allocation)
        return allocation

    def free_thread_locals(self, thread: int) -> None:
        """A thread has ended: free the statics that it had of its own."""
        for key in [key for key in self._statics if key[1] == thread and key[0].thread_local]:
            allocation = self._statics.pop(key)
            self.m.kill(allocation, allocation.root)

    def roots(self) -> list[Allocation]:
        """Everything that lives for ever, for the leak check."""
        return [*self._statics.values(), *self._consts.values(), *(a for _, a in self._promoted.values())]


def _name_of(body: mir.Mir, args: tuple[Ty, ...]) -> str:
    owner = body.owner
    return fn_name(owner, args) if isinstance(owner, ConstDef | StaticDef) else f"{{{body.name}}}"
