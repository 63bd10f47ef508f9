"""Arithmetic that surely overflows and operations that surely panic: rustc's lints `arithmetic_overflow` and
`unconditional_panic`, denied by default.

As rustc's `KnownPanicsLint`: constants are followed through locals of which no address is taken, each block is visited
once, a switch on a known value goes one way only. What it does not see is no error, so nothing here may see more.
A local that is assigned more than once keeps its value only to the end of its block; as rustc's checks end blocks, and
ours do not, a block is visited in *pieces*.
"""

from __future__ import annotations

from typing import Any

from engine.mir import known_values as K
from engine.mir import mir as M
from engine.mir.simplify import successors
from engine.source import Rejected, Span
from engine.types import failing
from engine.types import ty as T
from engine.types.defs import ClosureDef, ConstDef, FnDef
from engine.types.layout import layout_of
from engine.types.lints import denied, lint
from engine.types.ty import HAS_ALIAS, HAS_PARAM, Ty

__all__ = ["known_panics"]

_MAX_BYTES = 1024  # of a local that is followed

NOT, IN_BLOCK, FULL = range(3)


def known_panics(mir: M.Mir, program: Any) -> list[Rejected]:
    """What is sure to panic in a function or associated constant, in the order in which it is found. To be called when
    drops are elaborated and nothing is simplified since."""
    owner = mir.owner
    if isinstance(owner, ClosureDef):
        if owner.coroutine:
            return []
    elif not isinstance(owner, FnDef) and not (isinstance(owner, ConstDef) and owner.container is not None):
        return []
    if not any(_may_panic(statement) for block in mir.blocks for statement in block.statements):
        return []
    visit = _Visit(mir, program)
    try:
        visit.run()
    except K.GiveUp:
        return []
    return visit.found


def _may_panic(statement: M.Statement) -> bool:
    if isinstance(statement, M.Assign):
        return isinstance(statement.rvalue, M.Binary | M.Unary) and statement.rvalue.checked
    return isinstance(statement, M.BoundsCheck)


# ---------------------------------------------------------------- which locals are followed


def _modes(mir: M.Mir, program: Any) -> list[int]:
    """How far the value of each local may be followed."""
    modes = [_of_type(program, local.ty) for local in mir.locals]
    assigned = set(range(1, mir.arg_count + 1))

    def store(place: M.Place | None) -> None:
        if place is None or (place.elems and isinstance(place.elems[0], M.DerefElem)):
            return
        if place.local in assigned and modes[place.local] == FULL:
            modes[place.local] = IN_BLOCK
        assigned.add(place.local)

    def lose(place: M.Place) -> None:
        if not place.elems or not isinstance(place.elems[0], M.DerefElem):
            modes[place.local] = NOT

    for block in mir.blocks:
        for statement in block.statements:
            if isinstance(statement, M.Assign):
                store(statement.place)
                if isinstance(statement.rvalue, M.Ref | M.RawPtr):
                    lose(statement.rvalue.place)
        match block.terminator:
            case M.Call() as call:
                store(call.destination)
            case M.Drop() as drop:
                lose(drop.place)
    return modes


def _of_type(program: Any, ty: Ty) -> int:
    if isinstance(ty, T.Int | T.Float | T.Prim | T.Ref | T.Ptr):
        return FULL
    if isinstance(ty, T.Adt) and ty.definition.kind == "union":
        return NOT
    if ty.flags & (HAS_PARAM | HAS_ALIAS):
        # of these only a tuple could be made of what is known, if rustc knows its size: it is asked for in `known`
        return FULL if isinstance(ty, T.Tuple) else NOT
    try:
        return FULL if layout_of(program, ty).size < _MAX_BYTES else NOT
    except Rejected:
        return NOT


# ---------------------------------------------------------------- following the values


class _Visit:
    """One visit of a body. `values` are those of the locals, `results` those of checked operations that are stored
    only after their check."""

    def __init__(self, mir: M.Mir, program: Any) -> None:
        self.mir = mir
        self.program = program
        self.modes = _modes(mir, program)
        statements = [statement for block in mir.blocks for statement in block.statements]
        self.stored = {statement.local for statement in statements if isinstance(statement, M.StorageLive)}
        self.values: list[K.Value] = [None] * len(mir.locals)
        self.results: dict[int, K.Value] = {}
        self.here: set[int] = set()  # locals with a value until the end of the block
        self.found: list[Rejected] = []

    def run(self) -> None:
        """Visit every block that may be reached, the last successor first."""
        work, seen = [0], set()
        while work:
            at = work.pop()
            if isinstance(at, int):
                if at in seen:
                    continue
                seen.add(at)
                piece = _Piece(self.mir.blocks[at], 0)
            else:
                piece = at
            work.extend(self._piece(piece))

    def _piece(self, piece: _Piece) -> list[Any]:
        """Visit a block up to its next check, or to its end; what comes next."""
        block = piece.block
        for at in range(piece.start, len(block.statements)):
            statement = block.statements[at]
            checks = _checks_of(statement)
            done = piece.checked if at == piece.start else 0
            if done < len(checks):
                self._check(checks[done], statement)
                self._end_block()
                rest: list[Any] = [_Piece(block, at, done + 1)]
                return [*rest, block.cleanup] if block.cleanup is not None else rest
            self._statement(statement, block.statements[at + 1 : at + 2])
        following: list[Any] = self._successors(block)
        self._end_block()
        return following

    def _end_block(self) -> None:
        for local in self.here:
            self.values[local] = None
        self.here.clear()

    def _successors(self, block: M.BasicBlock) -> list[int]:
        end = block.terminator
        if isinstance(end, M.SwitchInt):
            value = self.operand(end.operand)
            if isinstance(value, K.Constant):
                raise K.GiveUp
            if isinstance(value, K.Scalar):
                return [next((to for bits, to in end.values if bits == value.value), end.otherwise)]
            return [*(to for _, to in end.values), end.otherwise]
        return [to for to in successors(block) if to != block.cleanup]

    # ------------------------------------------------------------ statements

    def _statement(self, statement: M.Statement, following: list[M.Statement]) -> None:
        match statement:
            case M.StorageLive() | M.StorageDead():
                self._forget(statement.local)
            case M.Assign():
                self._assign(statement, self._target_span(statement, following))

    def _target_span(self, statement: M.Assign, following: list[M.Statement]) -> Span:
        """Where the result of a statement goes: of an operation to the place that our temporary for it is moved to."""
        after = following[0] if following else None
        if isinstance(after, M.Assign) and isinstance(after.rvalue, M.Use):
            moved = after.rvalue.operand
            if isinstance(moved, M.Move) and moved.place == statement.place and moved.place.local not in self.stored:
                return after.span
        return statement.span

    def _forget(self, local: int) -> None:
        self.values[local] = None
        self.here.discard(local)

    def _assign(self, statement: M.Assign, span: Span) -> None:
        """`span` is where the result goes."""
        place, rvalue = statement.place, statement.rvalue
        if isinstance(rvalue, M.Unary) and rvalue.checked and self._negation(rvalue, span):
            return
        if isinstance(rvalue, M.Binary) and rvalue.op in ("<<", ">>") and rvalue.checked:
            if self._shift(rvalue, span):
                return
        if isinstance(rvalue, M.Ref | M.RawPtr):
            self._forget(rvalue.place.local)
            return
        if _has_param(rvalue):
            return
        if any(isinstance(elem, M.DerefElem) for elem in place.elems) or self.modes[place.local] == NOT:
            return
        value = None if place.elems else self._rvalue(rvalue, statement)
        if value is None:
            self._forget(place.local)
            return
        if self.modes[place.local] == IN_BLOCK:
            self.here.add(place.local)
        self.values[place.local] = value

    def _rvalue(self, rvalue: M.Rvalue, statement: M.Assign) -> K.Value:
        match rvalue:
            case M.Use():
                return self.operand(rvalue.operand)
            case M.CopyForDeref():
                return self.known(rvalue.place)
            case M.Binary() if rvalue.checked and rvalue.op in ("+", "-", "*"):
                return self.results.get(id(statement))
            case M.Binary():
                left, right = self.scalar(rvalue.left), self.scalar(rvalue.right)
                return K.binary(rvalue.op, left, right, rvalue.ty) if left and right else None
            case M.Unary():
                operand = self.scalar(rvalue.operand)
                if operand is None:
                    return None
                return K.negated(operand) if rvalue.op == "-" else K.inverted(operand)
            case M.CastOp():
                operand = self.scalar(rvalue.operand)
                return K.cast(rvalue.kind, operand, rvalue.ty) if operand is not None else None
            case M.Aggregate():
                fields = [self.operand(operand) for operand in rvalue.operands]
                # an aggregate inside of another is not followed
                kept = [None if isinstance(field, K.Aggregate) else field for field in fields]
                return K.Aggregate(rvalue.variant.index if rvalue.variant is not None else 0, kept)
            case M.Discriminant():
                return self._discriminant(rvalue)
            case M.Len():
                return self._length(rvalue.place)
            case _:
                return None

    def _discriminant(self, rvalue: M.Discriminant) -> K.Value:
        value, ty = self.known(rvalue.place, whole=True), rvalue.place.ty
        if value is None or not isinstance(ty, T.Adt):
            return None
        if isinstance(value, K.Scalar):
            raise K.GiveUp
        variant = value.variant if isinstance(value, K.Aggregate) else K.variant_of(self.program, value)
        return K.Scalar(rvalue.ty, ty.definition.variants[variant].discriminant)

    # ------------------------------------------------------------ values

    def operand(self, operand: M.Operand) -> K.Value:
        """The value of an operand; parts of places that hold an aggregate are not known."""
        if isinstance(operand, M.Constant):
            return K.constant(self.program, operand)
        return self.known(operand.place)

    def scalar(self, operand: M.Operand) -> K.Scalar | None:
        """The value of an operand that is a number, bool or char."""
        value = self.operand(operand)
        return value if isinstance(value, K.Scalar) else None

    def known(self, place: M.Place, *, whole: bool = False) -> K.Value:
        """The value of a place; an aggregate only if it is asked for."""
        value = self.values[place.local]
        for elem in place.elems:
            if value is None:
                return None
            if isinstance(elem, M.IndexElem):
                index = self.values[elem.local]
                at = index.value if isinstance(index, K.Scalar) else None
            elif isinstance(elem, M.FieldElem):
                at = elem.index
            elif isinstance(elem, M.ConstIndexElem) and not elem.from_end:
                at = elem.offset
            else:
                return None
            if not isinstance(value, K.Aggregate) or not isinstance(at, int):
                return None
            value = value.fields[at] if at < len(value.fields) else None
        if value is not None and self.mir.locals[place.local].ty.flags & HAS_PARAM:
            raise K.GiveUp  # a tuple of which rustc may know the size or not
        return value if whole or not isinstance(value, K.Aggregate) else None

    # ------------------------------------------------------------ checks

    def _check(self, check: str, statement: M.Statement) -> None:
        if isinstance(statement, M.BoundsCheck):
            index, length = self.operand(statement.index), self._length(statement.place)
            if isinstance(index, K.Scalar) and isinstance(length, K.Scalar) and index.value >= length.value:
                counts = [K.shown(count).removesuffix("_usize") for count in (length, index)]
                self._panic(failing.out_of_bounds(*counts), statement.span)
            return
        assert isinstance(statement, M.Assign)
        rvalue = statement.rvalue
        assert isinstance(rvalue, M.Binary | M.Unary)
        if isinstance(rvalue, M.Unary) or check == "shift":
            return  # only ends the block: told at the operation itself
        left, right = self.scalar(rvalue.left), self.scalar(rvalue.right)
        ty = rvalue.ty
        assert isinstance(ty, T.Int)
        match check:
            case "overflow" if left and right:
                value = K.arithmetic(rvalue.op, left.value, right.value)  # type: ignore[arg-type]
                if ty.min <= value <= ty.max:
                    self.results[id(statement)] = K.Scalar(ty, value)
                else:
                    self._overflow(failing.overflow(rvalue.op, K.shown(left), K.shown(right)), statement.span)
            case "zero" if right and right.value == 0:
                self._panic(failing.by_zero(rvalue.op, K.shown(left)), statement.span)
            case "quotient" if left and right and right.value == -1 and left.value == ty.min:
                self._panic(failing.overflow(rvalue.op, K.shown(left), K.shown(right)), statement.span)

    def _negation(self, rvalue: M.Unary, span: Span) -> bool:
        operand = self.scalar(rvalue.operand)
        if operand is None or not isinstance(operand.ty, T.Int) or operand.value != operand.ty.min:
            return False
        self._overflow(failing.overflow("-", K.shown(operand)), span)
        return True

    def _shift(self, rvalue: M.Binary, span: Span) -> bool:
        right = self.scalar(rvalue.right)
        assert isinstance(rvalue.ty, T.Int)
        if right is None or 0 <= right.value < rvalue.ty.bits:
            return False
        self._overflow(failing.overflow(rvalue.op, "_", K.shown(right)), span)
        return True

    def _length(self, place: M.Place) -> K.Value:
        if isinstance(place.ty, T.Array):
            length = place.ty.length
            return K.Scalar(T.USIZE, length.value) if isinstance(length, T.ConstValue) else None
        if len(place.elems) == 1:
            pointer = self.values[place.local]
            if isinstance(pointer, K.Constant):
                return K.Scalar(T.USIZE, len(K.tree_of(self.program, pointer.use).parts[0].parts))
        return None

    def _overflow(self, text: str, span: Span) -> None:
        self._tell("arithmetic_overflow", "this arithmetic operation will overflow", text, span)

    def _panic(self, text: str, span: Span) -> None:
        self._tell("unconditional_panic", "this operation will panic at runtime", text, span)

    def _tell(self, name: str, message: str, text: str, span: Span) -> None:
        if denied(self.program, name, span):
            self.found.append(lint(name, message, span, text))


class _Piece:
    """A block from a statement on, some of whose checks are done."""

    def __init__(self, block: M.BasicBlock, start: int, checked: int = 0) -> None:
        self.block = block
        self.start = start
        self.checked = checked


def _checks_of(statement: M.Statement) -> tuple[str, ...]:
    """The checks before a statement (of a sum: before its result is stored), each of which ends a block in rustc."""
    if isinstance(statement, M.BoundsCheck):
        return ("bounds",)
    rvalue = statement.rvalue if isinstance(statement, M.Assign) else None
    if isinstance(rvalue, M.Unary) and rvalue.checked:
        return ("negation",)
    if not isinstance(rvalue, M.Binary) or not rvalue.checked:
        return ()
    if rvalue.op in ("<<", ">>"):
        return ("shift",)
    if rvalue.op in ("/", "%"):
        signed = isinstance(rvalue.ty, T.Int) and rvalue.ty.signed
        return ("zero", "quotient") if signed else ("zero",)
    return ("overflow",)


def _has_param(rvalue: M.Rvalue) -> bool:
    """Whether parameters of the function are named in it."""
    match rvalue:
        case M.Aggregate() if rvalue.kind != "tuple":
            named: tuple[Any, ...] = (rvalue.ty, *rvalue.operands)
        case M.Aggregate():
            named = tuple(rvalue.operands)
        case M.Binary():
            named = (rvalue.left, rvalue.right)
        case M.CastOp():
            named = (rvalue.ty, rvalue.operand)
        case M.Use() | M.Unary():
            named = (rvalue.operand,)
        case _:
            return False
    return any(map(_mentions_param, named))


def _mentions_param(part: Any) -> bool:
    match part:
        case M.Constant():
            args = part.value.args if isinstance(part.value, M.ConstUse) else ()
            return isinstance(part.value, M.ConstParamUse) or any(t.flags & HAS_PARAM for t in (part.ty, *args))
        case M.Copy() | M.Move():
            return any(isinstance(e, M.FieldElem) and e.ty.flags & HAS_PARAM for e in part.place.elems)
        case T.Ty():
            return bool(part.flags & HAS_PARAM)
    return False
