"""The state of one body under construction: locals, blocks, the current block, scopes of temporaries."""

from __future__ import annotations

from typing import Any

from engine.mir.facts import TypeFacts
from engine.mir.mir import (
    Assign,
    BasicBlock,
    Binary,
    BoundsCheck,
    Constant,
    Elem,
    Goto,
    Local,
    Place,
    Rvalue,
    Statement,
    StorageLive,
    Terminator,
    Unary,
    Use,
)
from engine.mir.scope import Scope, Scopes
from engine.source import Span
from engine.types import thir
from engine.types.ty import UNIT, Ty

__all__ = ["Builder", "elem_key", "is_checked"]


class Builder:
    """Statements go to block `cur`. `temp_scope` is the innermost terminating scope (None in a constant's body,
    where temporaries live for ever); `extended` holds the scopes of temporaries whose lifetime is extended, by the
    identity of their expression. `guards` maps variables to references to them while an arm's guard is built."""

    def __init__(self, program: Any, body: thir.Body, facts: TypeFacts) -> None:
        self.program = program
        self.body = body
        self.facts = facts
        self.locals: list[Local] = []
        self.blocks: list[BasicBlock] = []
        self.cur = self.new_block()
        self.scopes = Scopes(self)
        self.temp_scope: Scope | None = None
        self.let_scope: Scope | None = None  # where the bindings of a condition's `let` die
        self.extended: dict[int, Scope | None] = {}
        self.vars: dict[thir.LocalVar, int] = {}
        self.without_value: set[int] = set()  # locals declared by `let x;`
        self.var_scopes: dict[thir.LocalVar, Scope] = {}
        self.guards: list[dict[thir.LocalVar, int]] = []
        self.unit_temp: int | None = None
        self.upvars: Any = None  # closures.Upvars in a closure's body
        self.edition2024 = body.edition >= 2024
        self.checking = True  # False in a promoted constant: the function itself checks its arithmetic

    # ------------------------------------------------------------ blocks

    def new_block(self) -> int:
        self.blocks.append(BasicBlock())
        return len(self.blocks) - 1

    def go(self, block: int) -> None:
        """Continue building in `block`."""
        self.cur = block

    def push(self, statement: Statement) -> None:
        self.blocks[self.cur].statements.append(statement)

    def assign(self, place: Place, rvalue: Rvalue, span: Span) -> None:
        self.blocks[self.cur].statements.append(Assign(span, place, rvalue))

    def assign_unit(self, place: Place, span: Span) -> None:
        self.assign(place, Use(Constant(UNIT, None)), span)

    def terminate(self, terminator: Terminator) -> None:
        block = self.blocks[self.cur]
        assert block.terminator is None
        block.terminator = terminator

    def goto(self, target: int, span: Span) -> None:
        self.terminate(Goto(span, target))

    def end_checked(self) -> None:
        """The last statement may panic: close the block there if something must be dropped on unwinding."""
        scopes = self.scopes
        if scopes.unwind_target(len(scopes.stack)):
            block = self.cur
            statements = self.blocks[block].statements
            if any(is_checked(s) for s in statements[:-1]):
                # an earlier check unwinds elsewhere: a block has one way out
                block = self.new_block()
                self.goto(block, statements[-1].span)
                self.blocks[block].statements.append(statements.pop())
            scopes.diverge_from(block)
            following = self.new_block()
            last = self.blocks[block].statements[-1]
            self.blocks[block].terminator = Goto(last.span, following)
            self.cur = following

    # ------------------------------------------------------------ locals

    def new_local(self, ty: Ty, span: Span, name: str | None = None, mutable: bool = True) -> int:
        self.locals.append(Local(ty, name, span, mutable))
        return len(self.locals) - 1

    def temp(self, ty: Ty, span: Span) -> Place:
        """A compiler temporary without storage statements."""
        return Place(self.new_local(ty, span), (), ty)

    def local_place(self, local: int) -> Place:
        return Place(local, (), self.locals[local].ty)

    def unit_place(self) -> Place:
        """A shared place for unit results that nobody reads."""
        if self.unit_temp is None:
            self.unit_temp = self.new_local(UNIT, self.body.span)
        return Place(self.unit_temp, (), UNIT)

    def storage_live(self, local: int, span: Span) -> None:
        self.push(StorageLive(span, local))

    # ------------------------------------------------------------ scopes of expressions

    def temp_scope_of(self, expr: thir.TExpr | thir.LetStmt) -> Scope | None:
        """Where a temporary that holds the value of `expr`, or the variables of a `super let`, die; None: never."""
        extended = self.extended
        if extended and id(expr) in extended:
            return extended[id(expr)]
        return self.temp_scope


def is_checked(statement: Statement) -> bool:
    """Whether the statement may panic."""
    if isinstance(statement, Assign):
        return isinstance(statement.rvalue, Binary | Unary) and statement.rvalue.checked
    return isinstance(statement, BoundsCheck)


def elem_key(elem: Elem) -> tuple[Any, ...]:
    """An elem as a hashable value."""
    from engine.mir import mir

    match elem:
        case mir.DerefElem():
            return ("*",)
        case mir.FieldElem():
            return ("f", elem.index)
        case mir.DowncastElem():
            return ("v", elem.variant)
        case mir.IndexElem():
            return ("i", elem.local)
        case mir.ConstIndexElem():
            return ("c", elem.offset, elem.from_end)
        case mir.SubsliceElem():
            return ("s", elem.start, elem.end, elem.from_end)
