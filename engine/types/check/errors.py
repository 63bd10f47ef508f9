"""Type errors in rustc's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.source import Rejected, Span
from engine.types import ty as T
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.types.infer import InferCtxt

__all__ = ["error", "listing", "mismatch", "need_annotation", "plural", "sort"]


def error(code: str | None, message: str, span: Span, label: str = "", help: str | None = None) -> Rejected:
    """A type error with its code."""
    return Rejected(message, span, "type", label, helps=[help] if help else [], code=code)


def need_annotation(span: Span) -> Rejected:
    """A type that nothing determines."""
    return error("E0282", "type annotations needed", span, "cannot infer type")


def listing(names: list[str]) -> str:
    """`` `a`, `b` and `c` ``; of many the first three."""
    shown = [f"`{n}`" for n in names]
    if len(shown) > 4:
        return f"{', '.join(shown[:3])} and {len(shown) - 3} other fields"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def plural(count: int, word: str) -> str:
    """`1 argument`, `2 arguments`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def sort(icx: InferCtxt, ty: Ty) -> str:
    """How a label names a type: `` `i32` ``, `integer`, `closure`, `fn item`, `` type parameter `T` ``."""
    ty = icx.deep(ty)
    match ty:
        case T.Infer():
            return {"int": "integer", "float": "floating-point number"}.get(ty.kind, "`_`")
        case T.FnItem():
            ctor = ty.definition.ctor
            if ctor is not None:
                return "enum constructor" if ctor.adt.kind == "enum" else "struct constructor"
            return "fn item"
        case T.FnPtr():
            return "fn pointer"
        case T.Closure():
            return "closure"
        case T.Coroutine():
            kind = ty.definition.coroutine
            return {"async": "`async` block", "async fn": "`async` fn body"}.get(kind, "coroutine")
        case T.Param():
            return f"type parameter `{ty!r}`"
        case T.Opaque():
            return "future" if ty.definition.output is not None else "opaque type"
        case T.Alias():
            return "associated type"
        case _:
            return f"`{ty!r}`"


def mismatch(icx: InferCtxt, expected: Ty, found: Ty, span: Span) -> Rejected:
    """E0308 with rustc's label."""
    e, f = icx.deep(expected), icx.deep(found)
    label = f"expected {sort(icx, e)}, found {sort(icx, f)}"
    notes: list[str] = []
    if isinstance(e, T.Tuple) and isinstance(f, T.Tuple) and len(e.elems) != len(f.elems) and e.elems and f.elems:
        wanted, found_count = plural(len(e.elems), "element"), plural(len(f.elems), "element")
        label = f"expected a tuple with {wanted}, found one with {found_count}"
    if (
        isinstance(e, T.Ref | T.Ptr)
        and isinstance(f, T.Ref | T.Ptr)
        and not (isinstance(e, T.Ref) and isinstance(f, T.Ptr))
    ):
        if e.mutable and not f.mutable and icx.can_unify((e.inner,), (f.inner,)):
            label = "types differ in mutability"
    if isinstance(e, T.Array) and isinstance(f, T.Array) and icx.can_unify((e.elem,), (f.elem,)):
        a, b = _size(e), _size(f)
        if a is not None and b is not None:
            label = f"expected an array with a size of {a}, found one with a size of {b}"
    shown_e, shown_f = repr(e), repr(f)
    simple = T.Int | T.Float | T.Prim | T.Infer
    if not isinstance(e, simple) or not isinstance(f, simple):
        notes.append(f"expected {_word(e)}`{shown_e}`\n   found {_word(f)}`{shown_f}`")
    return Rejected("mismatched types", span, "type", label, notes=notes, code="E0308")


def _size(ty: T.Array) -> int | None:
    return ty.length.value if isinstance(ty.length, T.ConstValue) else None


def _word(ty: Ty) -> str:
    match ty:
        case T.Adt():
            return f"{ty.definition.kind} "
        case T.Ref():
            return "mutable reference " if ty.mutable else "reference "
        case T.Ptr():
            return "raw pointer "
        case T.Array():
            return "array "
        case T.Slice():
            return "slice "
        case T.Tuple():
            return "tuple " if ty.elems else "unit type "
        case T.FnItem():
            return "fn item "
        case T.FnPtr():
            return "fn pointer "
        case T.Closure():
            return "closure "
        case T.Coroutine():
            return "`async` block " if ty.definition.coroutine == "async" else "coroutine "
        case T.Param():
            return "type parameter "
        case T.Opaque():
            return "opaque type "
        case T.Alias():
            return "associated type "
        case T.Dyn():
            return "trait object "
        case _:
            return "type "
