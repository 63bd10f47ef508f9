"""What is not computed at compile time: calls of trait methods and of functions that are not `const` (E0015), and
destructors (E0493).

Which functions of the real library are `const` is not known of all of ours: besides trait methods, none of which is on
stable, only those with `#[never_const]` are refused. Functions of the program are checked with the types.
"""

from __future__ import annotations

from typing import Any

from engine.mir import mir as M
from engine.mir.facts import TypeFacts
from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.attrs import has
from engine.types.defs import ConstDef, FnDef, ImplDef, StaticDef, TraitDef
from engine.types.predicates import has_drop_impl
from engine.types.show import fn_name, show

__all__ = ["check_const_calls", "check_const_drops"]


_OPERATORS = frozenset({
    "eq", "partial_ord", "add", "sub", "mul", "div", "rem", "bitand", "bitor", "bitxor", "shl", "shr", "neg", "not",
    "add_assign", "sub_assign", "mul_assign", "div_assign", "rem_assign", "bitand_assign", "bitor_assign",
    "bitxor_assign", "shl_assign", "shr_assign", "index", "index_mut",
})  # fmt: skip


def _context(owner: Any) -> str:
    """The word for the kind of constant; "" for what runs."""
    if isinstance(owner, FnDef):
        return "constant functions" if owner.const else ""
    if isinstance(owner, StaticDef):
        return "statics"
    return "constants" if isinstance(owner, ConstDef) else ""


def check_const_calls(mir: M.Mir) -> None:
    """Raises Rejected E0015."""
    where = _context(mir.owner)
    if not where:
        return
    for block in mir.blocks:
        call = block.terminator
        if not isinstance(call, M.Call) or block.is_cleanup or not isinstance(call.callee, M.Constant):
            continue
        ty = call.callee.ty
        if not isinstance(ty, T.FnItem) or not _is_refused(ty, call.span):
            continue
        raise Rejected(f"cannot {_called(ty)} in {where}", call.span.call_site(), code="E0015")


def _is_refused(ty: T.FnItem, span: Span) -> bool:
    fn = ty.definition
    trait = _trait_of(fn)
    if trait is None:
        return has(fn.attrs, "never_const")
    if trait.lang == "eq" and ty.args == (T.STR, T.STR):
        return False  # a string in a pattern
    return span.file.is_local


def _trait_of(fn: FnDef) -> TraitDef | None:
    if isinstance(fn.container, ImplDef):
        ref = fn.container.trait_ref
        return ref.trait if ref is not None else None
    return fn.container


def _called(ty: T.FnItem) -> str:
    fn = ty.definition
    trait = _trait_of(fn)
    kind = "method" if fn.self_kind else "associated function" if fn.container is not None else "function"
    if trait is None:
        return f"call non-const {kind} `{fn_name(fn, ty.args)}`"
    if trait.lang in _OPERATORS:
        return "call non-const operator"
    more = (
        f"<{', '.join(map(show, ty.args[1 : len(trait.generics.params)]))}>" if len(trait.generics.params) > 1 else ""
    )
    return f"call non-const {kind} `<{show(ty.args[0])} as {trait.name}{more}>::{fn.name}`"


def check_const_drops(mir: M.Mir, facts: TypeFacts) -> None:
    """To be called when drops are elaborated. Raises Rejected E0493."""
    where = _context(mir.owner)
    if not where:
        return
    for block in mir.blocks:
        drop = block.terminator
        if block.is_cleanup or not isinstance(drop, M.Drop) or drop.place.elems:
            continue
        local = mir.locals[drop.place.local]
        if facts.needs_drop(local.ty) and _has_destructor(mir, facts, drop.place.local):
            message = f"destructor of `{show(local.ty)}` cannot be evaluated at compile-time"
            label = f"the destructor for this type cannot be evaluated in {where}"
            raise Rejected(message, local.span, label=label, code="E0493")


def _has_destructor(mir: M.Mir, facts: TypeFacts, local: int) -> bool:
    """Whether the value of a local that needs drop is one of which rustc knows no more than its type."""
    if 1 <= local <= mir.arg_count:
        return True
    for block in mir.blocks:
        call = block.terminator
        if isinstance(call, M.Call) and call.destination.local == local and not call.destination.elems:
            return True
        for statement in block.statements:
            if isinstance(statement, M.Assign) and statement.place.local == local and not statement.place.elems:
                made = statement.rvalue
                if isinstance(made, M.Aggregate) and _made_with_destructor(mir, facts, made, local):
                    return True
    return False


def _made_with_destructor(mir: M.Mir, facts: TypeFacts, made: M.Aggregate, local: int) -> bool:
    if has_drop_impl(facts.program, made.ty):
        return True
    parts = [operand.place for operand in made.operands if isinstance(operand, M.Move)]
    return any(not part.elems and part.local > local and _has_destructor(mir, facts, part.local) for part in parts)
