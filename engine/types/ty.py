"""Types, interned: equal types are the same object, so `is` compares them and they key dictionaries.

Lifetimes are erased. Const generic arguments are terms of the same family (`ConstValue`, `ConstParam`, …) so that
generic argument lists are one tuple. A generic item's parameters are numbered through its parents (an impl's or
trait's first; a trait's `Self` is number 0), as in rustc, and `substitute` replaces them all at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from engine.types.defs import AdtDef, AssocTyDef, ClosureDef, ConstDef, FnDef, ForeignTypeDef, OpaqueDef, TraitDef

HAS_PARAM = 1  # mentions a generic parameter
HAS_INFER = 2  # mentions an inference variable
HAS_ALIAS = 4  # mentions a projection or an opaque type, or an unevaluated constant
HAS_ERROR = 8

_interned: dict[tuple[Any, ...], Any] = {}


class Ty:
    """A type or constant term. `flags` is the union of the HAS_ bits of its parts."""

    __slots__ = ("flags",)
    flags: int

    def __repr__(self) -> str:
        from engine.types.show import show

        return show(self)


def _args_flags(args: tuple[Ty, ...]) -> int:
    flags = 0
    for arg in args:
        flags |= arg.flags
    return flags


class Int(Ty):
    """`i8`…`u128`, `isize`, `usize`. `bits` is 64 for the pointer-sized ones."""

    __slots__ = ("bits", "max", "min", "name", "signed")

    def __init__(self, name: str, bits: int, signed: bool) -> None:
        self.flags = 0
        self.name, self.bits, self.signed = name, bits, signed
        self.min = -(1 << (bits - 1)) if signed else 0
        self.max = (1 << (bits - 1)) - 1 if signed else (1 << bits) - 1


class Float(Ty):
    __slots__ = ("bits", "name")

    def __init__(self, bits: int) -> None:
        self.flags = 0
        self.name, self.bits = f"f{bits}", bits


class Prim(Ty):
    """`bool`, `char`, `str`, `!`."""

    __slots__ = ("name",)

    def __init__(self, name: str, flags: int = 0) -> None:
        self.flags = flags
        self.name = name


INTS: dict[str, Int] = {
    f"{sign}{bits}": Int(f"{sign}{bits}", bits, sign == "i") for bits in (8, 16, 32, 64, 128) for sign in "iu"
}
INTS["isize"] = Int("isize", 64, True)
INTS["usize"] = Int("usize", 64, False)
I8, I16, I32, I64, I128, ISIZE = (INTS[n] for n in ("i8", "i16", "i32", "i64", "i128", "isize"))
U8, U16, U32, U64, U128, USIZE = (INTS[n] for n in ("u8", "u16", "u32", "u64", "u128", "usize"))
F32, F64 = Float(32), Float(64)
BOOL, CHAR, STR, NEVER = Prim("bool"), Prim("char"), Prim("str"), Prim("!")
ERROR = Prim("{error}", HAS_ERROR)


class Tuple(Ty):
    __slots__ = ("elems",)
    elems: tuple[Ty, ...]


class Array(Ty):
    """`[elem; length]`; `length` is a constant term of type usize."""

    __slots__ = ("elem", "length")
    elem: Ty
    length: Ty


class Slice(Ty):
    __slots__ = ("elem",)
    elem: Ty


class Ref(Ty):
    __slots__ = ("inner", "mutable")
    inner: Ty
    mutable: bool


class Ptr(Ty):
    __slots__ = ("inner", "mutable")
    inner: Ty
    mutable: bool


class Adt(Ty):
    __slots__ = ("args", "definition")
    definition: AdtDef
    args: tuple[Ty, ...]


class FnItem(Ty):
    """The zero-sized type of a function item or of a tuple struct's/variant's constructor."""

    __slots__ = ("args", "definition")
    definition: FnDef
    args: tuple[Ty, ...]


class FnPtr(Ty):
    __slots__ = ("abi", "params", "ret", "unsafe")
    params: tuple[Ty, ...]
    ret: Ty
    unsafe: bool
    abi: str


class Closure(Ty):
    """`args` are the generic arguments of the enclosing item. Signature, kind and captures are on the definition."""

    __slots__ = ("args", "definition")
    definition: ClosureDef
    args: tuple[Ty, ...]


class Coroutine(Ty):
    """What an `async` block, a call of an `async fn` or a `#[coroutine]` closure gives. `args` as for closures."""

    __slots__ = ("args", "definition")
    definition: ClosureDef
    args: tuple[Ty, ...]


class Dyn(Ty):
    """`dyn Trait<args, Name = ty> + autos`. `args` excludes Self; `bindings` are sorted (assoc, ty) pairs, also of
    supertraits. `trait` None for `dyn Send` and the like."""

    __slots__ = ("args", "autos", "bindings", "trait")
    trait: TraitDef | None
    args: tuple[Ty, ...]
    bindings: tuple[tuple[AssocTyDef, Ty], ...]
    autos: tuple[TraitDef, ...]


class Foreign(Ty):
    """An `extern type`."""

    __slots__ = ("definition",)
    definition: ForeignTypeDef


class Param(Ty):
    __slots__ = ("index", "name")
    index: int
    name: str


class Alias(Ty):
    """`<args[0] as Trait<args[1..]>>::Assoc`, not yet normalised. `args` holds the trait's arguments, Self first, then
    the associated type's own (for generic associated types)."""

    __slots__ = ("args", "assoc")
    assoc: AssocTyDef
    args: tuple[Ty, ...]


class Opaque(Ty):
    """`impl Trait` in return position; its hidden type is on the definition once the function is checked."""

    __slots__ = ("args", "definition")
    definition: OpaqueDef
    args: tuple[Ty, ...]


class Infer(Ty):
    """An inference variable; `kind` is `ty`, `int`, `float` or `const`. Not interned: each is its own."""

    __slots__ = ("id", "kind")

    def __init__(self, id: int, kind: str) -> None:
        self.flags = HAS_INFER
        self.id, self.kind = id, kind


class ConstValue(Ty):
    """A known constant: `value` is the Python int (bool as 0/1, char as scalar value), `ty` its type."""

    __slots__ = ("ty", "value")
    value: int
    ty: Ty


class ConstParam(Ty):
    __slots__ = ("index", "name")
    index: int
    name: str


class ConstAlias(Ty):
    """A constant that must be evaluated: an associated or named constant with arguments, or an anonymous one
    (array length expression) that mentions generic parameters."""

    __slots__ = ("args", "definition")
    definition: ConstDef
    args: tuple[Ty, ...]


def _make(cls: type[Any], flags: int, **fields: Any) -> Any:
    key = (cls, *fields.values())
    found = _interned.get(key)
    if found is None:
        found = object.__new__(cls)
        found.flags = flags
        for name, value in fields.items():
            setattr(found, name, value)
        _interned[key] = found
    return found


def tuple_of(elems: tuple[Ty, ...]) -> Tuple:
    return cast(Tuple, _make(Tuple, _args_flags(elems), elems=elems))


UNIT = tuple_of(())


def array_of(elem: Ty, length: Ty | int) -> Array:
    if isinstance(length, int):
        length = const_value(length, USIZE)
    return cast(Array, _make(Array, elem.flags | length.flags, elem=elem, length=length))


def slice_of(elem: Ty) -> Slice:
    return cast(Slice, _make(Slice, elem.flags, elem=elem))


def ref_to(inner: Ty, mutable: bool = False) -> Ref:
    return cast(Ref, _make(Ref, inner.flags, inner=inner, mutable=mutable))


def ptr_to(inner: Ty, mutable: bool = False) -> Ptr:
    return cast(Ptr, _make(Ptr, inner.flags, inner=inner, mutable=mutable))


def adt(definition: AdtDef, args: tuple[Ty, ...] = ()) -> Adt:
    return cast(Adt, _make(Adt, _args_flags(args), definition=definition, args=args))


def fn_item(definition: FnDef, args: tuple[Ty, ...] = ()) -> FnItem:
    return cast(FnItem, _make(FnItem, _args_flags(args), definition=definition, args=args))


def fn_ptr(params: tuple[Ty, ...], ret: Ty, unsafe: bool = False, abi: str = "Rust") -> FnPtr:
    return cast(FnPtr, _make(FnPtr, _args_flags(params) | ret.flags, params=params, ret=ret, unsafe=unsafe, abi=abi))


def closure(definition: ClosureDef, args: tuple[Ty, ...]) -> Closure:
    return cast(Closure, _make(Closure, _args_flags(args), definition=definition, args=args))


def coroutine(definition: ClosureDef, args: tuple[Ty, ...]) -> Coroutine:
    return cast(Coroutine, _make(Coroutine, _args_flags(args), definition=definition, args=args))


def dyn(
    trait: TraitDef | None,
    args: tuple[Ty, ...] = (),
    bindings: tuple[tuple[AssocTyDef, Ty], ...] = (),
    autos: tuple[TraitDef, ...] = (),
) -> Dyn:
    flags = _args_flags(args) | _args_flags(tuple(t for _, t in bindings))
    autos = tuple(sorted(set(autos), key=lambda t: t.name))
    return cast(Dyn, _make(Dyn, flags, trait=trait, args=args, bindings=bindings, autos=autos))


def foreign(definition: ForeignTypeDef) -> Foreign:
    return cast(Foreign, _make(Foreign, 0, definition=definition))


def param(index: int, name: str) -> Param:
    return cast(Param, _make(Param, HAS_PARAM, index=index, name=name))


def alias(assoc: AssocTyDef, args: tuple[Ty, ...]) -> Alias:
    return cast(Alias, _make(Alias, _args_flags(args) | HAS_ALIAS, assoc=assoc, args=args))


def opaque(definition: OpaqueDef, args: tuple[Ty, ...]) -> Opaque:
    return cast(Opaque, _make(Opaque, _args_flags(args) | HAS_ALIAS, definition=definition, args=args))


def const_value(value: int, ty: Ty) -> ConstValue:
    return cast(ConstValue, _make(ConstValue, 0, value=int(value), ty=ty))


def const_param(index: int, name: str) -> ConstParam:
    return cast(ConstParam, _make(ConstParam, HAS_PARAM, index=index, name=name))


def const_alias(definition: ConstDef, args: tuple[Ty, ...]) -> ConstAlias:
    return cast(ConstAlias, _make(ConstAlias, _args_flags(args) | HAS_ALIAS, definition=definition, args=args))


_EMPTY: tuple[Ty, ...] = ()


def fold(ty: Ty, leaf: Any, mask: int) -> Ty:
    """Rebuild `ty` bottom-up: `leaf(t)` is called on every part that has a bit of `mask` and is a Param, ConstParam,
    Infer, Alias, Opaque or ConstAlias (after its own parts were folded); parts without a bit are kept as they are."""
    if not ty.flags & mask:
        return ty
    cls = ty.__class__
    if cls is Param or cls is ConstParam or cls is Infer:
        return cast(Ty, leaf(ty))
    if cls is Ref:
        t = cast(Ref, ty)
        return ref_to(fold(t.inner, leaf, mask), t.mutable)
    if cls is Adt:
        a = cast(Adt, ty)
        return adt(a.definition, tuple([fold(x, leaf, mask) for x in a.args]))
    if cls is Ptr:
        p = cast(Ptr, ty)
        return ptr_to(fold(p.inner, leaf, mask), p.mutable)
    if cls is Tuple:
        return tuple_of(tuple([fold(x, leaf, mask) for x in cast(Tuple, ty).elems]))
    if cls is Slice:
        return slice_of(fold(cast(Slice, ty).elem, leaf, mask))
    if cls is Array:
        r = cast(Array, ty)
        return array_of(fold(r.elem, leaf, mask), fold(r.length, leaf, mask))
    if cls is FnItem:
        f = cast(FnItem, ty)
        return fn_item(f.definition, tuple([fold(x, leaf, mask) for x in f.args]))
    if cls is FnPtr:
        q = cast(FnPtr, ty)
        return fn_ptr(tuple([fold(x, leaf, mask) for x in q.params]), fold(q.ret, leaf, mask), q.unsafe, q.abi)
    if cls is Closure:
        c = cast(Closure, ty)
        return closure(c.definition, tuple([fold(x, leaf, mask) for x in c.args]))
    if cls is Coroutine:
        g = cast(Coroutine, ty)
        return coroutine(g.definition, tuple([fold(x, leaf, mask) for x in g.args]))
    if cls is Dyn:
        d = cast(Dyn, ty)
        return dyn(
            d.trait,
            tuple([fold(x, leaf, mask) for x in d.args]),
            tuple([(n, fold(x, leaf, mask)) for n, x in d.bindings]),
            d.autos,
        )
    if cls is Alias:
        n = cast(Alias, ty)
        return cast(Ty, leaf(alias(n.assoc, tuple([fold(x, leaf, mask) for x in n.args]))))
    if cls is Opaque:
        o = cast(Opaque, ty)
        return cast(Ty, leaf(opaque(o.definition, tuple([fold(x, leaf, mask) for x in o.args]))))
    if cls is ConstAlias:
        k = cast(ConstAlias, ty)
        return cast(Ty, leaf(const_alias(k.definition, tuple([fold(x, leaf, mask) for x in k.args]))))
    return ty


_substituted: dict[tuple[Ty, tuple[Ty, ...]], Ty] = {}


def substitute(ty: Ty, args: tuple[Ty, ...]) -> Ty:
    """Replace every generic parameter by `args[its index]`. Aliases are rebuilt but not normalised."""
    if not ty.flags & HAS_PARAM:
        return ty
    key = (ty, args)
    found = _substituted.get(key)
    if found is None:

        def leaf(t: Ty) -> Ty:
            if isinstance(t, Param | ConstParam) and t.index < len(args):
                return args[t.index]
            return t

        found = fold(ty, leaf, HAS_PARAM)
        if not found.flags & HAS_INFER:
            _substituted[key] = found
    return found


def walk(ty: Ty) -> list[Ty]:
    """The type and all its parts, pre-order."""
    out: list[Ty] = []
    stack = [ty]
    while stack:
        t = stack.pop()
        out.append(t)
        stack.extend(reversed(parts(t)))
    return out


def parts(ty: Ty) -> list[Ty]:
    """The immediate component types."""
    match ty:
        case Ref() | Ptr():
            return [ty.inner]
        case Adt() | FnItem() | Closure() | Coroutine() | Alias() | Opaque() | ConstAlias():
            return list(ty.args)
        case Tuple():
            return list(ty.elems)
        case Slice():
            return [ty.elem]
        case Array():
            return [ty.elem, ty.length]
        case FnPtr():
            return [*ty.params, ty.ret]
        case Dyn():
            return [*ty.args, *(t for _, t in ty.bindings)]
        case _:
            return []
