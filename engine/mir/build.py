"""MIR construction: from a checked body to a control-flow graph with all drops elaborated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.mir import closures, exprs, extend
from engine.mir.builder import Builder
from engine.mir.const_check import check_const_calls, check_const_drops
from engine.mir.coroutines.suspend import build_drops
from engine.mir.coroutines.transform import StateMachine, state_machine
from engine.mir.drops.elaborate import elaborate
from engine.mir.facts import facts_for
from engine.mir.immutable import check_immutable
from engine.mir.known_panics import known_panics
from engine.mir.matches import arms
from engine.mir.mir import Assign as MirAssign
from engine.mir.mir import Drop, Mir, Place, RawPtr, Ref, Return
from engine.mir.moved import check_moved
from engine.mir.packed import check_packed_references, move_from_packed
from engine.mir.places import PlaceBuilder
from engine.mir.scope import Breakable
from engine.mir.simplify import simplify
from engine.mir.uninit import check_initialised
from engine.source import Rejected, Span
from engine.types import thir
from engine.types import ty as T
from engine.types.check import check_body
from engine.types.coroutines import States, provide_states
from engine.types.defs import ClosureDef, FnDef
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.program import Program

__all__ = ["build_body", "build_crate", "build_mir", "coroutine_mir"]


def build_crate(program: Program) -> None:
    """The MIR of everything in the program's crate, called or not, for what is refused in it. Raises Rejected; but what
    is not supported is refused only when it is called."""
    for definition in list(program.bodies()):
        if definition.span.file.is_local:
            _build_all(program, definition)


def _build_all(program: Program, definition: Any) -> None:
    try:
        build_mir(program, definition)
    except Rejected as rejected:
        if rejected.kind != "unsupported":
            raise
    body = definition.body if isinstance(definition, ClosureDef) else check_body(program, definition)
    for closure in body.closures if body is not None else ():
        _build_all(program, closure)


def build_mir(program: Program, definition: Any) -> Mir:
    """The MIR of a FnDef, ConstDef, StaticDef or ClosureDef, generic over its parameters; cached.

    Raises Rejected if the body does not type-check or uses something unsupported."""
    owner = definition
    while isinstance(owner, ClosureDef):
        owner = owner.owner
    # with the crate's program, so that a user's program takes its MIR with it when it goes
    built: dict[Any, Mir] = program.owner_of(owner.module).__dict__.setdefault("built_mir", {})
    found = built.get(definition)
    if found is not None:
        return found
    if isinstance(definition, ClosureDef):
        body = definition.body
        assert body is not None, "the body around a closure is checked before it"
    else:
        body = check_body(program, definition)
    mir = built[definition] = build_body(program, body)
    return mir


def coroutine_mir(definition: ClosureDef) -> StateMachine | None:
    """The state machine of a coroutine whose body is checked; None while it is being built."""
    found: StateMachine | None = definition.machine
    if found is None and definition not in _building:
        _building.add(definition)
        try:
            body = build_mir(definition.program, definition)
            found = state_machine(definition.program, body, facts_for(definition.program, definition).needs_drop)
        finally:
            _building.discard(definition)
        _mark_borrowed(found.resume)
        _mark_borrowed(found.drop)
        definition.machine = found
    return found


def _states(definition: ClosureDef) -> States | None:
    machine = coroutine_mir(definition)
    return machine.states if machine is not None else None


_building: set[ClosureDef] = set()
provide_states(_states)


def build_body(program: Any, body: thir.Body) -> Mir:
    """The MIR of a checked body."""
    b = Builder(program, body, facts_for(program, body.owner))
    owner = body.owner
    if isinstance(owner, FnDef | ClosureDef):
        arg_count = _function(b, owner)
    else:
        arg_count = 0
        _constant(b, body.value)
    return _finish(b, owner, getattr(owner, "name", "{closure}"), arg_count, isinstance(owner, ClosureDef))


def build_promoted(outer: Builder, value: thir.TExpr) -> Mir:
    """The MIR that computes a promoted constant expression."""
    b = Builder(outer.program, outer.body, outer.facts)
    b.checking = False
    _constant(b, value)
    return _finish(b, outer.body.owner, "promoted", 0, False)


def _constant(b: Builder, value: thir.TExpr) -> None:
    """Temporaries of a constant's value that are not extended die with the expressions that make them, or never."""
    b.new_local(value.ty, value.span)
    extend.constant_initializer(b, value)
    exprs.into(b, b.local_place(0), value)
    b.terminate(Return(b.body.end))


def _finish(b: Builder, owner: Any, name: str, arg_count: int, untuple: bool) -> Mir:
    build_drops(b, b.body.end)
    b.scopes.build_unwind(b.body.end)
    mir = Mir(owner, name, arg_count, b.locals, b.blocks, b.body.span, b.body.end, untuple)
    simplify(mir)
    if b.without_value:
        check_initialised(mir, b.without_value)
    if mir.span.file.is_local or owner.span.file.is_local:
        check_packed_references(mir, b.program)
        check_moved(mir, b.facts)
        check_immutable(mir)
        if b.checking:
            check_const_calls(mir)
    if any(isinstance(block.terminator, Drop) for block in mir.blocks):
        elaborate(mir, b.facts)
        if b.checking and owner.span.file.is_local:
            check_const_drops(mir, b.facts)
        _note_known_panics(mir, b)
        simplify(mir)
        move_from_packed(mir, b.program)
    else:
        _note_known_panics(mir, b)
    _mark_borrowed(mir)
    return mir


def _note_known_panics(mir: Mir, b: Builder) -> None:
    """They are errors only where nothing else is wrong."""
    if b.checking and mir.span.file.is_local:
        found = known_panics(mir, b.program)
        if found:
            b.program.known_panics.extend(found)


def _function(b: Builder, owner: FnDef | ClosureDef) -> int:
    body = b.body
    scopes = b.scopes
    b.new_local(body.ret, body.span)
    if isinstance(owner, ClosureDef):
        b.upvars = closures.Upvars(owner)
        b.new_local(closures.environment_type(owner, _own_args(owner)), body.span)
    for param in body.params:
        b.new_local(param.ty, param.span)
    arg_count = len(b.locals) - 1
    call_site = scopes.push(body.span)
    frame = Breakable(body, len(scopes.stack), b.local_place(0))
    scopes.breakables.append(frame)
    arguments = scopes.push(body.value.span)
    local = 1
    if isinstance(owner, ClosureDef):
        scopes.schedule(arguments, local, value=True)
        local += 1
    for param in body.params:
        scopes.schedule(arguments, local, value=True)
        pat = param.pat
        if isinstance(pat, thir.BindPat) and pat.mode == "value" and pat.sub is None:
            declared = b.locals[local]
            declared.name, declared.mutable, declared.span = pat.var.name or None, pat.var.mutable, param.span
            b.vars[pat.var] = local
        elif pat is not None:
            arms.declare(b, pat, arguments)
            arms.place_into_pattern(b, pat, PlaceBuilder(local, (), param.ty))
        local += 1
    exprs.into(b, b.local_place(0), body.value, terminating=True)
    scopes.pop(arguments)
    normal = b.cur
    from engine.mir.control import end_breakable

    end_breakable(b, frame, body.end, normal, None)
    scopes.pop(call_site)
    b.terminate(Return(Span(body.span.file, body.span.hi, body.span.hi, body.span.expansion)))
    return arg_count


def _own_args(owner: ClosureDef) -> tuple[Ty, ...]:
    """A closure's generic arguments inside its own body: the parameters themselves."""
    return tuple(
        T.param(p.index, p.name) if p.const_ty is None else T.const_param(p.index, p.name)
        for p in owner.generics.all_params()
    )


def _mark_borrowed(mir: Mir) -> None:
    """A local lives in memory if it, or a part of it, is borrowed or dropped in place."""
    locals_ = mir.locals
    for block in mir.blocks:
        for statement in block.statements:
            if isinstance(statement, MirAssign) and isinstance(statement.rvalue, Ref | RawPtr):
                _mark(locals_, statement.rvalue.place)
        if isinstance(block.terminator, Drop):
            _mark(locals_, block.terminator.place)


def _mark(locals_: list[Any], place: Place) -> None:
    from engine.mir.mir import DerefElem

    if not any(isinstance(elem, DerefElem) for elem in place.elems):
        locals_[place.local].borrowed = True
