"""The state machine of a coroutine: one function that resumes it, one that drops it, and what it keeps in between.

The locals that live across a suspension become fields of the coroutine; `yield` stores the number of the suspension as
its discriminant and returns; the function that resumes begins with a switch over that number. A coroutine that has
completed or panicked is marked so.
"""

from __future__ import annotations

from typing import Any

from engine.mir import mir as M
from engine.mir.coroutines.effects import rewritten
from engine.mir.coroutines.liveness import Liveness, bits
from engine.mir.simplify import simplify
from engine.records import record
from engine.source import Span
from engine.types import ty as T
from engine.types.coroutines import FIRST_SUSPENSION, RETURNED, SUSPENDED_BEFORE, UNWOUND, States
from engine.types.defs import AdtDef, ClosureDef
from engine.types.ty import Ty, substitute

__all__ = ["StateMachine", "state_machine"]

_SELF, _RESUME = 1, 2


@record
class StateMachine:
    """`resume` takes the pinned coroutine and the resume argument, `drop` a raw pointer to the coroutine."""

    resume: M.Mir
    drop: M.Mir
    states: States


def state_machine(program: Any, body: M.Mir, needs_drop: Any) -> StateMachine:
    """The state machine of a coroutine's body after drop elaboration. `needs_drop(ty)`: whether dropping a captured
    value may run code."""
    definition = body.owner
    assert isinstance(definition, ClosureDef)
    liveness = Liveness(body, static=definition.coroutine != "movable")
    kept = 0
    for mask in liveness.suspended.values():
        kept |= mask
    saved = list(bits(kept))
    index = {local: at for at, local in enumerate(saved)}
    variants: list[list[int]] = [[], [], []]
    fields: dict[int, tuple[int, int]] = {}
    suspended: dict[int, int] = {}
    for at in sorted(liveness.suspended):
        variant = len(variants)
        suspended[variant] = liveness.suspended[at]
        variants.append([index[local] for local in bits(liveness.suspended[at])])
        for step, local in enumerate(variants[-1]):
            fields.setdefault(saved[local], (variant, step))
    conflicts = liveness.conflicts(kept)
    states = States(
        [body.locals[local].ty for local in saved],
        [body.locals[local].name or "" for local in saved],
        variants,
        [{index[other] for other in bits(conflicts[local])} for local in saved],
    )
    resume = _Resume(program, body, fields, suspended).build()
    drop = _Drop(program, body, fields, suspended).build(needs_drop)
    return StateMachine(resume, drop, states)


class _Transform:
    """A copy of the body in which saved locals are fields of the coroutine."""

    def __init__(
        self, program: Any, body: M.Mir, fields: dict[int, tuple[int, int]], suspended: dict[int, int]
    ) -> None:
        self.program = program
        self.suspended = suspended  # the locals that live in each suspension, by its discriminant
        self.body = body
        self.definition: ClosureDef = body.owner
        self.fields = fields
        self.ty: Ty = body.locals[_SELF].ty
        self.locals = list(body.locals)
        self.blocks: list[M.BasicBlock] = []
        self.suspensions: list[tuple[M.Yield, int]] = []  # with their discriminants
        self.self_elems: tuple[M.Elem, ...] = ()

    def new_local(self, ty: Ty, span: Span) -> M.Place:
        self.locals.append(M.Local(ty, None, span))
        return M.Place(len(self.locals) - 1, (), ty)

    def block(self, statements: list[M.Statement], terminator: M.Terminator, *, cleanup: bool = False) -> int:
        self.blocks.append(M.BasicBlock(statements, terminator, is_cleanup=cleanup))
        return len(self.blocks) - 1

    def coroutine(self) -> M.Place:
        return M.Place(_SELF, self.self_elems, self.ty)

    def place(self, place: M.Place) -> M.Place:
        """Where a place of the body is now."""
        for elem in place.elems:
            assert not isinstance(elem, M.IndexElem) or elem.local not in self.fields, "an index is not kept"
        if place.local == _SELF:
            return M.Place(_SELF, (*self.self_elems, *place.elems), place.ty)
        home = self.fields.get(place.local)
        if home is None:
            return place
        local = self.body.locals[place.local]
        elems = (*self.self_elems, M.DowncastElem(home[0]), M.FieldElem(home[1], local.ty, local.name or ""))
        return M.Place(_SELF, (*elems, *place.elems), place.ty)

    def discriminant(self, span: Span, variant: int) -> M.SetDiscriminant:
        return M.SetDiscriminant(span, self.coroutine(), variant)

    def copy(self) -> None:
        """All blocks of the body, with what ends a part of the coroutine's life replaced by `ending`."""
        variant = FIRST_SUSPENSION
        for source in self.body.blocks:
            terminator = source.terminator
            if isinstance(terminator, M.Yield):
                self.suspensions.append((terminator, variant))
                variant += 1
        numbers = {id(terminator): number for terminator, number in self.suspensions}
        for source in self.body.blocks:
            block = M.BasicBlock(cleanup=source.cleanup, is_cleanup=source.is_cleanup)
            for statement in source.statements:
                if isinstance(statement, M.StorageLive | M.StorageDead):
                    if statement.local not in self.fields:
                        block.statements.append(statement)
                else:
                    block.statements.append(rewritten(statement, self.place))
            assert source.terminator is not None
            block.terminator = self.ending(source.terminator, block, numbers)
            self.blocks.append(block)

    def ending(self, terminator: M.Terminator, block: M.BasicBlock, numbers: dict[int, int]) -> M.Terminator:
        raise NotImplementedError

    def switch(self, cases: list[tuple[int, int]], otherwise: int) -> None:
        """A new entry that goes where the discriminant says."""
        span = self.body.span
        # block 0 is the entry: what was there moves
        moved = self.block(self.blocks[0].statements, self.blocks[0].terminator or M.Unreachable(span))
        self.blocks[moved].cleanup = self.blocks[0].cleanup
        state = self.new_local(T.INTS["u32"], span)
        read = M.Assign(span, state, M.Discriminant(self.coroutine(), state.ty))
        cases = [(value, moved if target == 0 else target) for value, target in cases]
        self.blocks[0] = M.BasicBlock([read], M.SwitchInt(span, M.Move(state), cases, otherwise))

    def mir(self, arg_count: int) -> M.Mir:
        body = self.body
        made = M.Mir(self.definition, body.name, arg_count, self.locals, self.blocks, body.span, body.end)
        simplify(made)
        return made


class _Resume(_Transform):
    """`fn(Pin<&mut Self>, resume argument) -> Poll<Output>`, or `-> CoroutineState<Yield, Return>`."""

    def build(self) -> M.Mir:
        body, program, definition = self.body, self.program, self.definition
        reference = T.ref_to(self.ty, True)
        pin = T.adt(program.lang_item("pin"), (reference,))
        self.self_elems = (M.FieldElem(0, reference), M.DerefElem())
        self.locals[_SELF] = M.Local(pin, None, body.span)
        assert definition.yields is not None
        self.result: AdtDef = program.lang_item("Poll" if definition.is_async else "CoroutineState")
        self.yields = definition.yields
        ret = body.locals[0].ty
        args = (ret,) if definition.is_async else (self.yields, ret)
        self.value = self.new_local(ret, body.span)
        self.answer = M.Place(0, (), T.adt(self.result, args))
        self.locals[0] = M.Local(self.answer.ty, None, body.span)
        own = self.locals[_RESUME]
        self.resumed = M.Place(_RESUME, (), own.ty)
        if _RESUME in self.fields:
            self.locals[_RESUME] = M.Local(own.ty, None, own.span)
        self.copy()
        if _RESUME in self.fields:
            keep = M.Assign(body.span, _Transform.place(self, self.resumed), M.Use(M.Move(self.resumed)))
            self.blocks[0].statements.insert(0, keep)
        unwinds = self._poison()
        cases = [(SUSPENDED_BEFORE, 0)]
        cases.append((RETURNED, self._panic("resumed")))
        if unwinds:
            cases.append((UNWOUND, self._panic("resumed_panic")))
        for terminator, number in self.suspensions:
            target = M.Goto(terminator.span, terminator.resume)
            place = self.place(terminator.resume_place)
            kept = [
                self.place(M.Place(local, (), self.body.locals[local].ty))
                for local in bits(self.suspended[number])
                if self.body.locals[local].name
            ]
            store = M.Resumed(terminator.span, place, M.Use(M.Move(self.resumed)), kept)
            cases.append((number, self.block([store], target)))
        self.switch(cases, self.block([], M.Unreachable(body.span)))
        return self.mir(2)

    def place(self, place: M.Place) -> M.Place:
        if place.local == 0:
            return M.Place(self.value.local, place.elems, place.ty)
        return super().place(place)

    def ending(self, terminator: M.Terminator, block: M.BasicBlock, numbers: dict[int, int]) -> M.Terminator:
        span = terminator.span
        if isinstance(terminator, M.Return):
            self._answer(block, span, M.Move(self.value), done=True)
            block.statements.append(self.discriminant(span, RETURNED))
            return terminator
        if isinstance(terminator, M.Yield):
            value = terminator.value
            if isinstance(value, M.Copy | M.Move):
                value = type(value)(self.place(value.place))
            self._answer(block, span, value, done=False)
            block.statements.append(self.discriminant(span, numbers[id(terminator)]))
            return M.Return(span)
        if isinstance(terminator, M.CoroutineDrop):
            return M.Unreachable(span)
        made: M.Terminator = rewritten(terminator, self.place)
        return made

    def _answer(self, block: M.BasicBlock, span: Span, value: M.Operand, *, done: bool) -> None:
        """`Poll::Ready(value)` or `Poll::Pending`; `Complete(value)` or `Yielded(value)`."""
        names = ("Ready", "Pending") if self.definition.is_async else ("Complete", "Yielded")
        variant = next(v for v in self.result.variants if v.name == names[0 if done else 1])
        values = [value] if variant.fields else []
        made = M.Aggregate("adt", self.answer.ty, values, self.result, variant)
        block.statements.append(M.Assign(span, self.answer, made))

    def _poison(self) -> bool:
        """Whatever unwinds out of the coroutine marks it; whether anything may."""
        span = self.body.span
        found: int | None = None

        def poison() -> int:
            nonlocal found
            if found is None:
                found = self.block([self.discriminant(span, UNWOUND)], M.Resume(span), cleanup=True)
            return found

        from engine.mir.builder import is_checked

        for block in list(self.blocks):
            terminator = block.terminator
            if isinstance(terminator, M.Resume):
                block.terminator = M.Goto(terminator.span, poison())
            elif not block.is_cleanup:
                if isinstance(terminator, M.Call | M.Drop) and terminator.cleanup is None:
                    terminator.cleanup = poison()
                if block.cleanup is None and any(is_checked(s) for s in block.statements):
                    block.cleanup = poison()
        return found is not None

    def _panic(self, what: str) -> int:
        span = self.body.span
        kind = "async_fn" if self.definition.is_async else "coroutine"
        item = self.program.lang_item(f"panic_const_{kind}_{what}")
        never = self.new_local(T.NEVER, span)
        call = M.Call(span, M.Constant(T.fn_item(item, ()), None), [], never, None, None, span)
        return self.block([], call)


class _Drop(_Transform):
    """`fn(*mut Self)`: drops what lives in the present state."""

    def build(self, needs_drop: Any) -> M.Mir:
        span = self.body.span
        self.self_elems = (M.DerefElem(),)
        self.locals[_SELF] = M.Local(T.ptr_to(self.ty, True), None, span)
        value = self.new_local(self.locals[0].ty, span)
        self.value = value
        self.locals[0] = M.Local(T.UNIT, None, span)
        self.locals[_RESUME] = M.Local(self.locals[_RESUME].ty, None, span)
        self.copy()
        done = self.block([], M.Return(span))
        cases = [(SUSPENDED_BEFORE, self._captures(done, needs_drop))]
        for terminator, number in self.suspensions:
            if terminator.drop is not None:
                # the entry block moves when the switch takes its place
                cases.append((number, self.block([], M.Goto(terminator.span, terminator.drop))))
        self.switch(cases, done)
        return self.mir(1)

    def place(self, place: M.Place) -> M.Place:
        if place.local == 0:
            return M.Place(self.value.local, place.elems, place.ty)
        return super().place(place)

    def ending(self, terminator: M.Terminator, block: M.BasicBlock, numbers: dict[int, int]) -> M.Terminator:
        if isinstance(terminator, M.CoroutineDrop | M.Return):
            return M.Return(terminator.span)
        if isinstance(terminator, M.Yield):
            return M.Unreachable(terminator.span)
        made: M.Terminator = rewritten(terminator, self.place)
        return made

    def _captures(self, done: int, needs_drop: Any) -> int:
        """Drop all captured values in order; those after one that panics on the way out."""
        span, ty = self.body.span, self.ty
        assert isinstance(ty, T.Coroutine)
        places = []
        for index, capture in enumerate(self.definition.captures):
            of = substitute(capture.ty, ty.args)
            if needs_drop(of):
                places.append(M.Place(_SELF, (*self.self_elems, M.FieldElem(index, of)), of))
        if not places:
            return done
        normal, unwind = done, self.block([], M.Resume(span), cleanup=True)
        for place in reversed(places):
            following = unwind
            unwind = self.block([], M.Drop(span, place, following, None), cleanup=True)
            normal = self.block([], M.Drop(span, place, normal, following))
        return normal
