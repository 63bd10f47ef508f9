"""Compiling one body: its types made concrete, its locals placed in registers or memory, its blocks on first run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import Allocation, AllocMeta
from engine.machine.compile.places import PlaceCode
from engine.machine.errors import Stop
from engine.machine.frames import IN_CLEANUP, Block, Code, Frame, Site, Step
from engine.machine.shapes import Shape
from engine.mir import mir
from engine.mir.uses import constants_of
from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.layout_data import LayoutError
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["BodyCompiler"]

Fresh = Callable[[Frame], Allocation]


class BodyCompiler:
    """Compiles a body for one tuple of generic arguments. `const` bodies run at compile time: no retags."""

    def __init__(self, machine: Machine, code: Code, body: mir.Mir, args: tuple[Ty, ...], const: bool) -> None:
        self.m = machine
        self.code = code
        self.body = body
        self.args = args
        self.const = const
        self.types = machine.const_types if const else machine.types
        self._mono: dict[Ty, Ty] = {}
        self.shapes = [self.shape(self.mono(local.ty), local.span) for local in body.locals]
        self.in_memory = [
            bool(local.borrowed or not shape.reg) for local, shape in zip(body.locals, self.shapes, strict=True)
        ]
        self._fresh: dict[int, Fresh] = {}
        self._pointed: dict[int, Fresh] = {}
        self.blocks: list[Block] = []
        self._joins = self._count_predecessors()

    # ------------------------------------------------------------ types

    def mono(self, ty: Ty) -> Ty:
        """The type with the body's arguments in place, normalised."""
        found = self._mono.get(ty)
        if found is None:
            found = ty
            if ty.flags & T.HAS_PARAM:
                found = T.substitute(ty, self.args)
            if found.flags & T.HAS_ALIAS:
                found = self.types.normal(found)
            self._mono[ty] = found
        return found

    def shape(self, ty: Ty, span: Span | None = None) -> Shape:
        """How values of the type are handled. Raises Rejected, at `span`, if they are too big."""
        try:
            return self.types.shape(ty)
        except LayoutError as error:
            raise Rejected(str(error), span or self.body.span) from None

    def array_length(self, ty: T.Array) -> int:
        length = ty.length
        assert isinstance(length, T.ConstValue), f"length of {ty!r}"
        return length.value

    # ------------------------------------------------------------ locals

    def in_register(self, local: int) -> bool:
        return not self.in_memory[local]

    def local_ty(self, local: int) -> Ty:
        return self.shapes[local].ty

    def local_shape(self, local: int) -> Shape:
        return self.shapes[local]

    def local_place(self, local: int) -> PlaceCode:
        """The whole local as a place."""
        shape = self.shapes[local]
        if self.in_memory[local]:
            kind = "local"
        else:
            kind = "reg" if shape.size else "zst"
        out = PlaceCode(kind, shape.ty, shape)
        out.local = local
        return out

    def read_local(self, local: int) -> Callable[[Frame], Any]:
        """The raw value of a register-class local."""
        from engine.machine.compile.access import load_raw

        return load_raw(self, self.local_place(local))

    def fresh(self, local: int) -> Fresh:
        """Makes the memory of a local that has none yet."""
        found = self._fresh.get(local)
        if found is None:
            found = self._fresh[local] = self._make_fresh(local)
        return found

    def _make_fresh(self, local: int) -> Fresh:
        shape = self.shapes[local]
        size, align = shape.size, shape.align
        # What is no scalar is forced into memory by its first write (spec/diagnostics.md section 1.2).
        forced = not shape.reg and not self.code.library
        eager = forced and self.body.locals[local].name is not None
        memory = self.m.memory
        large = size > 65536
        parts = not shape.reg and self.body.locals[local].borrowed
        publish = self._publisher(local)

        def fresh(frame: Frame) -> Allocation:
            if large:
                memory.charge(size)
            allocation = Allocation(size, align, "local")
            frame.regs[local] = allocation
            if parts:
                allocation.keep_blocks()
            if memory.races is not None:
                memory.races.born(allocation)
            if forced:
                allocation.payload = frame.at
                if eager:
                    publish(frame, allocation)
            return allocation

        return fresh

    def _publisher(self, local: int) -> Callable[[Frame, Allocation], None]:
        info = self.body.locals[local]
        shape = self.shapes[local]
        memory, library = self.m.memory, self.code.library

        def publish(frame: Frame, allocation: Allocation) -> None:
            meta = allocation.meta = AllocMeta()
            meta.name = info.name or ""
            meta.ty = shape.ty
            meta.born = info.span
            site = allocation.payload
            meta.where = site.span if site is not None else memory.locate()
            meta.frame = frame.id
            meta.local = local
            meta.library = library
            if frame.pointed is None:
                frame.pointed = [(local, allocation)]
            else:
                frame.pointed.append((local, allocation))
            memory.publish(allocation)

        return publish

    def pointed(self, local: int) -> Fresh:
        """The memory of a local that somebody takes the address of."""
        found = self._pointed.get(local)
        if found is not None:
            return found
        fresh, publish = self.fresh(local), self._publisher(local)

        def point(frame: Frame) -> Allocation:
            allocation: Allocation | None = frame.regs[local]
            if allocation is None:
                allocation = fresh(frame)
            if not allocation.root:
                publish(frame, allocation)
            return allocation

        self._pointed[local] = point
        return point

    def uninitialised(self, allocation: Allocation, start: int, end: int) -> Stop:
        """A read of uninitialised bytes of a local, which may have no number yet."""
        if not allocation.id:
            self.m.memory.publish(allocation)
        return wording.uninitialised(allocation, start, end)

    # ------------------------------------------------------------ blocks

    def _count_predecessors(self) -> list[int]:
        counts = [0] * len(self.body.blocks)
        for block in self.body.blocks:
            match block.terminator:
                case mir.Goto(target=target):
                    counts[target] += 1
                case mir.SwitchInt(values=values, otherwise=otherwise):
                    for _, target in values:
                        counts[target] += 2
                    counts[otherwise] += 2
                case mir.Call(target=target, cleanup=cleanup):
                    if target is not None:
                        counts[target] += 2
                    if cleanup is not None:
                        counts[cleanup] += 2
                case mir.Drop(target=target, cleanup=cleanup):
                    counts[target] += 2
                    if cleanup is not None:
                        counts[cleanup] += 2
            if block.cleanup is not None:
                counts[block.cleanup] += 2
        return counts

    def make_blocks(self) -> None:
        """Blocks that compile themselves when first entered."""
        for index, block in enumerate(self.body.blocks):
            span = block.terminator.span if block.terminator is not None else self.body.span
            self.blocks.append(Block(index, self._first_run(index), Site(span)))

    def _first_run(self, index: int) -> Callable[[Frame], Block]:
        def compile_now(frame: Frame) -> Block:
            block = self.blocks[index]
            self.compile_block(block)
            return block

        return compile_now

    def cleanup_of(self, block: mir.BasicBlock) -> Any:
        """What a panic in the block leads to."""
        if block.cleanup is not None:
            return self.blocks[block.cleanup]
        return IN_CLEANUP if block.is_cleanup else None

    def unwind_of(self, block: mir.BasicBlock, cleanup: int | None) -> Any:
        """What unwinding out of a call of the block leads to."""
        if cleanup is not None:
            return self.blocks[cleanup]
        return IN_CLEANUP if block.is_cleanup else None

    def compile_block(self, block: Block) -> None:
        """Compile the statements and the terminator; blocks that only follow this one are joined to it."""
        from engine.machine.compile.statements import compile_statement
        from engine.machine.compile.terminators import compile_terminator

        steps: list[tuple[Site, Step]] = []
        index, cost = block.index, 1
        while True:
            source = self.body.blocks[index]
            cleanup = self.cleanup_of(source)
            for statement in source.statements:
                site = Site(statement.span, cleanup)
                step = compile_statement(self, statement, site)
                if step is not None:
                    steps.append((site, step))
                    # The end of a register's storage is a step only of a traced run, which must take the same turns.
                    cost += not isinstance(statement, mir.StorageDead) or self.in_memory[statement.local]
            terminator = source.terminator
            assert terminator is not None, f"block {index} of {self.body.name} has no end"
            if isinstance(terminator, mir.Goto) and self._joins[terminator.target] == 1 and terminator.target != index:
                index = terminator.target
                continue
            break
        site = Site(terminator.span, cleanup)
        term = compile_terminator(self, source, terminator, site)
        block.steps = tuple(steps)
        block.cost = cost
        block.term_site = site
        block.term = term

    # ------------------------------------------------------------ the whole body

    def finish_code(self) -> None:
        """Fill the Code in: registers, entry steps, blocks."""
        from engine.machine.compile.calls import entry_steps

        code, body = self.code, self.body
        code.body = body
        code.arg_count = body.arg_count
        code.blank = [None] * (len(body.locals) - 1 - body.arg_count)
        code.untuple = body.untuple
        code.returns_memory = self.in_memory[0]
        code.start_site = Site(body.span)
        code.end_site = Site(body.end)
        self.make_blocks()
        code.entry = self.blocks[0]
        code.enter = entry_steps(self)
        for use, operand in constants_of(body):
            # Each constant must have a value, also one that is never reached. In the library only those are asked that
            # no statement would ask.
            if not code.library or not self.shape(self.mono(operand.ty)).size:
                self.m.constants.use(self, use)
        code.local_names = {i: local.name for i, local in enumerate(body.locals) if local.name is not None}

    def span_of(self, local: int) -> Span:
        return self.body.locals[local].span
