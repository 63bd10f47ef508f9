"""Lints of rustc about misused references, transmutes and atomics, denied by default: `invalid_reference_casting`,
`mutable_transmutes`, `deref_nullptr`, `invalid_atomic_ordering`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.records import field_names
from engine.source import Span
from engine.types import thir as H
from engine.types import ty as T
from engine.types.check.fn_ctxt import FnCtxt
from engine.types.defs import FnDef, ImplDef, VariantDef
from engine.types.lints import note_lint

__all__ = ["check_misuse"]


def check_misuse(fcx: FnCtxt, body: H.Body) -> None:
    """Note what the lints find in a body and its closures, whose types are known."""
    roots = [body.value, *(info.typed.value for info in fcx.closures)]
    nodes = [node for root in roots for node in _nodes(root)]
    inits = {
        node.pat.var: node.init
        for node in nodes
        if isinstance(node, H.LetStmt) and isinstance(node.pat, H.BindPat) and node.init is not None
    }
    raw = {id(node.operand) for node in nodes if isinstance(node, H.RawBorrow)}
    for node in nodes:
        if isinstance(node, H.Call):
            _ordering(fcx, node)
        elif isinstance(node, H.Deref) and id(node) not in raw and _is_null(node.operand):
            label = "this code causes undefined behavior when executed"
            note_lint(fcx.program, "deref_nullptr", "dereferencing a null pointer", node.span, label)
        _casting(fcx, node, inits)
    for call in fcx.transmutes:
        _transmute(fcx, call)


def _nodes(root: Any) -> Iterator[Any]:
    """Everything in a typed tree, in no certain order."""
    work, seen = [root], set()  # a jump leads back to what it leaves
    while work:
        node = work.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, list | tuple):
            work.extend(node)
        elif node.__class__.__module__ == H.__name__ and not isinstance(node, H.LocalVar):
            yield node
            work.extend([getattr(node, name) for name in field_names(node.__class__)])


# ---------------------------------------------------------------- from `&T` to `&mut T`


def _casting(fcx: FnCtxt, node: Any, inits: dict[H.LocalVar, H.TExpr]) -> None:
    pointer: H.TExpr | None = None
    message = "assigning to `&T` is undefined behavior, consider using an `UnsafeCell`"
    match node:
        case H.Borrow(kind="mut", explicit=True, operand=H.Deref(operand=under)):
            pointer = under
            message = (
                "casting `&T` to `&mut T` is undefined behavior, even if the reference is unused, consider instead "
                "using an `UnsafeCell`"
            )
        case H.Assign(left=H.Deref(operand=under)) | H.AssignOp(left=H.Deref(operand=under)):
            pointer = under
        case H.Call(args=[first, _]) if not _is_method_call(node):
            if _library_function(node, "ptr") in ("write", "write_volatile", "write_unaligned"):
                pointer = first
    if pointer is None:
        return
    pointer = _value(pointer, inits)
    if isinstance(pointer.ty, T.Ptr) and pointer.ty.mutable:
        start = _peeled(pointer, inits)
        if start is not None and isinstance(start.ty, T.Ref) and not start.ty.mutable:
            note_lint(fcx.program, "invalid_reference_casting", message, node.span)


def _value(expr: H.TExpr, inits: dict[H.LocalVar, H.TExpr]) -> H.TExpr:
    """What a variable was first given, instead of the variable."""
    seen: set[H.LocalVar] = set()
    while True:
        if isinstance(expr, H.Block) and not expr.stmts and expr.tail is not None:
            expr = expr.tail
        elif isinstance(expr, H.Var) and expr.var in inits and expr.var not in seen:
            seen.add(expr.var)
            expr = inits[expr.var]
        else:
            return expr


def _peeled(expr: H.TExpr, inits: dict[H.LocalVar, H.TExpr]) -> H.TExpr | None:
    """What casts and coercions were made of; None where a cell takes part."""
    for _ in range(100):
        expr = _value(expr, inits)
        match expr:
            case H.Cast() | H.Coerce() | H.Use():
                expr = expr.operand
            case H.RawBorrow(operand=H.Deref(operand=inner)) | H.Borrow(explicit=False, operand=H.Deref(operand=inner)):
                if (inner.span.lo, inner.span.hi) != (expr.span.lo, expr.span.hi):
                    return expr  # written, no coercion
                expr = inner
            case H.Call(args=[only]) if _library_function(expr, "cell") == "raw_get":
                return None
            case H.Call(args=[only]) if _passes_pointer(expr):
                expr = only
            case _:
                return expr
    return None


def _passes_pointer(call: H.Call) -> bool:
    if _is_method_call(call):
        return isinstance(call.args[0].ty, T.Ptr) and _library_function(call, "ptr") in (
            "cast",
            "cast_mut",
            "cast_const",
        )
    fn = _callee(call)
    return _library_function(call, "ptr") == "from_ref" or (fn is not None and fn.intrinsic == "transmute")


def _callee(call: H.Call) -> FnDef | None:
    return call.callee.ty.definition if isinstance(call.callee.ty, T.FnItem) else None


def _is_method_call(call: H.Call) -> bool:
    return call.fn_span.lo > call.span.lo


def _library_function(call: H.Call, module: str) -> str:
    """The name of the function that is called, if it is of the library's module of that name; else ""."""
    fn = _callee(call)
    here = fn.module if fn is not None else None
    if fn is None or here is None or not here.crate.name:
        return ""
    while here is not None:
        if here.name == module:
            return fn.name
        here = here.parent
    return ""


def _transmute(fcx: FnCtxt, call: H.Call) -> None:
    callee = call.callee.ty
    if not isinstance(callee, T.FnItem) or len(callee.args) != 2:
        return
    source, target = callee.args
    if isinstance(source, T.Ref) and isinstance(target, T.Ref) and target.mutable and not source.mutable:
        message = "transmuting &T to &mut T is undefined behavior, even if the reference is unused, consider instead"
        note_lint(fcx.program, "mutable_transmutes", f"{message} using an UnsafeCell", call.callee.span)


def _is_null(expr: H.TExpr) -> bool:
    """Whether a pointer is written as null: `0 as *const T`, `ptr::null()`, or a cast of one."""
    if isinstance(expr, H.Cast) and isinstance(expr.ty, T.Ptr):
        inner = expr.operand
        return (isinstance(inner, H.Literal) and inner.value == 0) or _is_null(inner)
    return isinstance(expr, H.Call) and not expr.args and _library_function(expr, "ptr") in ("null", "null_mut")


# ---------------------------------------------------------------- orderings of atomics

_FAILURE = {"compare_exchange": 4, "compare_exchange_weak": 4, "fetch_update": 2}


def _ordering(fcx: FnCtxt, call: H.Call) -> None:
    name = _library_function(call, "atomic")
    if not _is_method_call(call):
        if name in ("fence", "compiler_fence") and _named(call, 0) == "Relaxed":
            _tell(fcx, "memory fences cannot have `Relaxed` ordering", call.args[0].span)
        return
    fn = _callee(call)
    if fn is None or not isinstance(fn.container, ImplDef) or fn.container.trait_ref is not None:
        return
    if name == "load" and _named(call, 1) in ("Release", "AcqRel"):
        _tell(fcx, "atomic loads cannot have `Release` or `AcqRel` ordering", call.args[1].span)
    elif name == "store" and _named(call, 2) in ("Acquire", "AcqRel"):
        _tell(fcx, "atomic stores cannot have `Acquire` or `AcqRel` ordering", call.args[2].span)
    elif name in _FAILURE and _named(call, _FAILURE[name]) in ("Release", "AcqRel"):
        message = f"`{name}`'s failure ordering may not be `Release` or `AcqRel`, since a failed `{name}` does not"
        label = "invalid failure ordering"
        _tell(fcx, f"{message} result in a write", call.args[_FAILURE[name]].span, label)


def _named(call: H.Call, at: int) -> str:
    """The ordering that an argument names."""
    arg = call.args[at] if at < len(call.args) else None
    variant = getattr(arg, "variant", None)
    return variant.name if isinstance(variant, VariantDef) and variant.adt.name == "Ordering" else ""


def _tell(fcx: FnCtxt, message: str, span: Span, label: str = "") -> None:
    note_lint(fcx.program, "invalid_atomic_ordering", message, span, label)
