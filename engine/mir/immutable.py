"""What is not declared as mutable must not be changed: a second assignment of a variable (E0384), an assignment to a
part (E0594), a mutable borrow (E0596). What closures capture is looked at where they change it; what coroutines capture
is left out."""

from __future__ import annotations

from dataclasses import dataclass

from engine.mir import mir as M
from engine.mir.places import base_types
from engine.mir.simplify import successors
from engine.source import Rejected, Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.defs import Capture, ClosureDef, TraitDef
from engine.types.ty import Ty

__all__ = ["check_immutable"]


def check_immutable(mir: M.Mir) -> None:
    """Raises Rejected. To be called before drops are elaborated."""
    if isinstance(mir.owner, ClosureDef) and mir.owner.coroutine:
        return
    captures = _captures(mir)
    for block in mir.blocks:
        for statement in block.statements:
            if isinstance(statement, M.Assign) and statement.place.local in captures:
                _check_capture(mir, statement)
            elif isinstance(statement, M.Assign):
                rvalue = statement.rvalue
                mutable = isinstance(rvalue, M.RawPtr) and rvalue.mutable
                if mutable or (isinstance(rvalue, M.Ref) and rvalue.kind != "shared"):
                    _check_place(mir, rvalue.place, statement.span, _BORROW)  # type: ignore[union-attr]
                if statement.place.elems:
                    _check_place(mir, statement.place, statement.span, _ASSIGN)
        if isinstance(block.terminator, M.Call) and block.terminator.destination.elems:
            _check_place(mir, block.terminator.destination, block.terminator.span, _ASSIGN)
    fixed = {at for at, local in enumerate(mir.locals) if local.name and not local.mutable}
    if fixed:
        _check_assigned_once(mir, fixed)


@dataclass(frozen=True, slots=True)
class _Words:
    """How rustc says that a place must not be changed in one way. `{it}` is the place, `{root}` its static or variable,
    `{why}` the pointer on the way."""

    code: str
    label: str
    static: str
    part_of_static: str
    unnamed: str
    behind: str
    undeclared: str


_BORROW = _Words(
    "E0596",
    "cannot borrow as mutable",
    "cannot borrow immutable static item {root} as mutable",
    "cannot borrow {it} as mutable, as {root} is an immutable static item",
    "cannot borrow data in {why} as mutable",
    "cannot borrow {it} as mutable, as it is behind {why}",
    "cannot borrow {it} as mutable, as {root} is not declared as mutable",
)
_ASSIGN = _Words(
    "E0594",
    "cannot assign",
    "cannot assign to immutable static item {root}",
    "cannot assign to {it}, as {root} is an immutable static item",
    "cannot assign to data in {why}",
    "cannot assign to {it}, which is behind {why}",
    "cannot assign to {it}, as {root} is not declared as mutable",
)


def _check_place(mir: M.Mir, place: M.Place, span: Span, words: _Words) -> None:
    """Raises Rejected if the place must not be changed."""
    why = _obstacle(mir, place)
    if why is None:
        return
    if place.local == 1 and isinstance(mir.owner, ClosureDef):
        _refuse_captured(mir, place, why, span, words)
        return
    name, static = mir.locals[place.local].name, _static(mir, place)
    root = f"`{static or name}`"
    if static:
        form = words.static if len(place.elems) == 1 else words.part_of_static
    elif not name:
        form, why = words.unnamed, _overloaded(mir, place.local) or why
    elif why:
        form = words.behind
    else:
        form, root = words.undeclared, root if place.elems else "it"
    text = form.format(it=_shown(mir, place, static or ""), root=root, why=why)
    raise Rejected(text, span, label=words.label, code=words.code)


def _obstacle(mir: M.Mir, place: M.Place) -> str | None:
    """Why a place must not be changed: the kind of pointer on the way (in words), "" for its variable; None if it may
    be."""
    captured = place.local == 1 and isinstance(mir.owner, ClosureDef)
    through_reference = False
    for at, base in reversed(list(enumerate(base_types(mir.locals, place)))):
        if captured and isinstance(base, T.Closure):
            assert isinstance(mir.owner, ClosureDef)
            capture = mir.owner.captures[place.elems[at].index]  # type: ignore[union-attr]
            return None if through_reference else _upvar_obstacle(mir.owner, capture)
        if not isinstance(place.elems[at], M.DerefElem):
            continue
        if isinstance(base, T.Ptr):
            return None if base.mutable else "a `*const` pointer"
        if isinstance(base, T.Ref):
            if not base.mutable:
                return "a `&` reference"
            through_reference = through_reference or not (captured and _captures_by_reference(mir, place, at))
    local = mir.locals[place.local]
    return None if through_reference or local.mutable or not local.name else ""


def _captures_by_reference(mir: M.Mir, place: M.Place, at: int) -> bool:
    """Whether the elem of a place in a closure is the dereference of what it captured by reference."""
    before = place.elems[at - 1] if at else None
    closure = base_types(mir.locals, place)[at - 1] if at else None
    if not isinstance(closure, T.Closure) or not isinstance(before, M.FieldElem):
        return False
    assert isinstance(mir.owner, ClosureDef)
    return mir.owner.captures[before.index].by != "value"


def _check_capture(mir: M.Mir, statement: M.Assign) -> None:
    """What a closure borrows as mutable from behind a pointer; variables are told where the closure changes them."""
    borrow = statement.rvalue
    if not isinstance(borrow, M.Ref) or borrow.kind == "shared" or not _obstacle(mir, borrow.place):
        return
    place, bases = borrow.place, base_types(mir.locals, borrow.place)
    for at in reversed(range(len(bases))):
        base = bases[at]
        if isinstance(place.elems[at], M.DerefElem) and isinstance(base, T.Ref) and not base.mutable:
            place = M.Place(place.local, place.elems[: at + 1], base.inner)  # no more than this is captured
            break
    _check_place(mir, place, statement.span, _BORROW)


def _captures(mir: M.Mir) -> set[int]:
    """The temporaries that closures are made of."""
    found: set[int] = set()
    for block in mir.blocks:
        for statement in block.statements:
            made = statement.rvalue if isinstance(statement, M.Assign) else None
            if isinstance(made, M.Aggregate) and made.closure is not None and not made.closure.coroutine:
                found |= {operand.place.local for operand in made.operands if isinstance(operand, M.Move)}
    return found


def _upvar_obstacle(closure: ClosureDef, capture: Capture) -> str | None:
    """Why a captured place must not be changed, if not for what stands between it and the variable."""
    expr = capture.place
    while not isinstance(expr, H.Var):
        if not isinstance(expr, H.Field):
            return None  # behind a pointer: looked at by whoever made that
        expr = expr.operand
    if not expr.var.mutable:
        return ""
    return "a captured variable in a `Fn` closure" if closure.kind == "Fn" else None


def _refuse_captured(mir: M.Mir, place: M.Place, why: str, span: Span, words: _Words) -> None:
    at = next(at for at, base in enumerate(base_types(mir.locals, place)) if isinstance(base, T.Closure))
    elem = place.elems[at]
    assert isinstance(mir.owner, ClosureDef) and isinstance(elem, M.FieldElem)
    capture = mir.owner.captures[elem.index]
    rest = place.elems[at + 1 + (capture.by != "value") :]
    base: Ty = capture.ty.inner if capture.by != "value" and isinstance(capture.ty, T.Ref) else capture.ty
    stand_in = M.Local(base, _written(capture.place), span)
    inner = M.Mir(mir.owner, "", 0, [stand_in], [], span, span)
    it = _shown(inner, M.Place(0, rest, place.ty))
    if why == "a captured variable in a `Fn` closure":
        verb = "borrow {it} as mutable" if words is _BORROW else "assign to {it}"
        text = f"cannot {verb.format(it=it)}, as it is {why}"
    elif why:
        text = words.behind.format(it=it, root="", why=why)
    else:
        text = words.undeclared.format(it=it, root=f"`{_written(capture.place)}`" if rest else "it")
    raise Rejected(text, span, label=words.label, code=words.code)


def _written(expr: H.TExpr) -> str:
    """A captured place as a person writes it."""
    if isinstance(expr, H.Field):
        base = expr.operand.ty
        adt = isinstance(base, T.Adt) and base.definition.kind == "struct"
        field = base.definition.struct.fields[expr.index].name if adt else str(expr.index)  # type: ignore[attr-defined]
        return f"{_written(expr.operand)}.{field}"
    if isinstance(expr, H.Deref):
        return _written(expr.operand)
    assert isinstance(expr, H.Var)
    return expr.var.name


def _overloaded(mir: M.Mir, local: int) -> str | None:
    """The value that `Deref::deref` or `Index::index` was called on to get this reference, in words."""
    for block in mir.blocks:
        call = block.terminator
        if not isinstance(call, M.Call) or call.destination.local != local or call.destination.elems:
            continue
        ty = call.callee.ty if isinstance(call.callee, M.Constant) else None
        trait = ty.definition.container if isinstance(ty, T.FnItem) else None
        if not isinstance(ty, T.FnItem) or not isinstance(trait, TraitDef) or trait.lang not in ("deref", "index"):
            return None
        base = ty.args[0]
        if isinstance(base, T.Adt) and base.definition.lang in ("Rc", "Arc"):
            return f"an `{base.definition.lang}`"
        return f"dereference of `{base!r}`" if trait.lang == "deref" else f"an index of `{base!r}`"
    return None


def _static(mir: M.Mir, place: M.Place) -> str | None:
    """The name of the static that the place is, or is a part of."""
    if mir.locals[place.local].name or any(isinstance(elem, M.DerefElem) for elem in place.elems[1:]):
        return None
    for block in mir.blocks:
        for statement in block.statements:
            if isinstance(statement, M.Assign) and (statement.place.local, statement.place.elems) == (place.local, ()):
                value = statement.rvalue.operand if isinstance(statement.rvalue, M.Use) else None
                if isinstance(value, M.Constant) and isinstance(value.value, M.StaticAddr):
                    return value.value.definition.name
    return None


def _shown(mir: M.Mir, place: M.Place, static: str = "") -> str:
    """The place as a person writes it, with the dereferences that rustc adds left out."""
    text = mir.locals[place.local].name or static
    for at, (elem, base) in enumerate(zip(place.elems, base_types(mir.locals, place), strict=True)):
        match elem:
            case M.DerefElem():
                last = at == len(place.elems) - 1 or not isinstance(place.elems[at + 1], M.FieldElem)
                text = f"*{text}" if last and not (static and at == 0) else text
            case M.FieldElem():
                adt = isinstance(base, T.Adt) and base.definition.kind == "struct"
                field = base.definition.struct.fields[elem.index].name if adt else str(elem.index)  # type: ignore[attr-defined]
                text = f"{text}.{field}"
            case M.IndexElem() | M.ConstIndexElem() | M.SubsliceElem():
                text = f"{text}[_]"
    return f"`{text}`"


def _check_assigned_once(mir: M.Mir, fixed: set[int]) -> None:
    """Refuse an assignment of one of these variables that may have a value already."""
    start = frozenset(local for local in fixed if local <= mir.arg_count)
    entry: dict[int, frozenset[int]] = {0: start}
    work = [0]
    while work:
        at = work.pop()
        block, given = mir.blocks[at], set(entry[at])
        for statement in block.statements:
            if isinstance(statement, M.StorageLive | M.StorageDead):
                given.discard(statement.local)
            elif isinstance(statement, M.Assign):
                _give(mir, fixed, given, statement.place, statement.span)
        if isinstance(block.terminator, M.Call):
            _give(mir, fixed, given, block.terminator.destination, block.terminator.span)
        for target in successors(block):
            known = entry.get(target)
            joined = frozenset(given) | (known or frozenset())
            if not mir.blocks[target].is_cleanup and joined != known:
                entry[target] = joined
                work.append(target)


def _give(mir: M.Mir, fixed: set[int], given: set[int], place: M.Place, span: Span) -> None:
    if place.elems or place.local not in fixed:
        return
    if place.local in given:
        name = mir.locals[place.local].name
        what = "to immutable argument" if place.local <= mir.arg_count else "twice to immutable variable"
        label = f"cannot assign {what}" if place.local > mir.arg_count else "cannot assign to immutable argument"
        raise Rejected(f"cannot assign {what} `{name}`", span, label=label, code="E0384")
    given.add(place.local)
