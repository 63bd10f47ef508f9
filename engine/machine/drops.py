"""Drop glue: for each type a function that takes `&mut T` and drops what it holds, in rustc's order.

A type's own `Drop::drop` runs first, then its fields in declaration order (an enum's of its active variant); a Box's
content comes before the Box itself, whose `Drop` frees the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machine.frames import Code
from engine.machine.shims import Glue, deref, field
from engine.mir.mir import (
    Binary,
    Constant,
    Copy,
    Discriminant,
    DowncastElem,
    Drop,
    FieldElem,
    Goto,
    IndexElem,
    Len,
    Mir,
    Move,
    Operand,
    Place,
    Ref,
    Resume,
    Return,
    SwitchInt,
    Use,
)
from engine.mir.packed import move_from_packed
from engine.types import ty as T
from engine.types.defs import FnDef
from engine.types.predicates import has_drop_impl, needs_drop
from engine.types.show import show
from engine.types.ty import Ty

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["Drops"]


class Drops:
    """The drop glue of a run."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine
        self._made: dict[tuple[Ty, bool], Code | None] = {}
        self._empty: dict[tuple[Ty, bool], Code] = {}

    def glue(self, ty: Ty, const: bool) -> Code | None:
        """The drop glue of a type, None if it needs none. Not for `dyn`: its concrete type has the glue."""
        key = (ty, const)
        try:
            return self._made[key]
        except KeyError:
            pass
        code: Code | None = None
        if needs_drop(self.m.program, ty):
            text = show(ty, full=True)
            name = f"std::ptr::drop_glue::<{text}> - shim(Some({text}))"
            if isinstance(ty, T.Coroutine):
                code = self.m.instances.coroutine_drop(ty, const, name)
            else:
                code = self.m.instances.compile(_Builder(self.m, ty).build(), (), const, name, None)
        self._made[key] = code
        return code

    def empty(self, ty: Ty, const: bool) -> Code:
        """The function that stands for the glue of a type that needs none."""
        key = (ty, const)
        code = self._empty.get(key)
        if code is None:
            name = f"std::ptr::drop_glue::<{show(ty, full=True)}> - shim(None)"
            code = self.m.instances.compile(_Builder(self.m, ty).nothing(), (), const, name, None)
            self._empty[key] = code
        return code


class _Builder:
    def __init__(self, machine: Machine, ty: Ty) -> None:
        self.m = machine
        self.ty = ty
        item: FnDef = machine.program.lang_item("drop_in_place")
        self.glue = Glue(item.span, T.UNIT, (T.ref_to(ty, True),))
        self.whole = deref(self.glue.place(1), ty)

    def nothing(self) -> Mir:
        """A body that only returns."""
        glue = self.glue
        glue.end(glue.block(), Return(glue.span))
        return glue.body("drop glue")

    def build(self) -> Mir:
        glue, ty = self.glue, self.ty
        start = glue.block()
        done, resume = glue.block(), glue.block(cleanup=True)
        glue.end(done, Return(glue.span))
        glue.end(resume, Resume(glue.span))
        match ty:
            case T.Array() | T.Slice():
                self._elements(start, done, resume)
            case T.Adt() if ty.definition.lang == "owned_box":
                self._box(start, done, resume, ty)
            case T.Adt() if has_drop_impl(self.m.program, ty):
                after = glue.block()
                after_unwind = glue.block(cleanup=True)
                self._call_drop(start, after, after_unwind)
                self._parts(after, done, resume, cleanup=False)
                self._parts(after_unwind, resume, None, cleanup=True)
            case _:
                self._parts(start, done, resume, cleanup=False)
        body = glue.body("drop glue")
        if isinstance(ty, T.Adt) and ty.definition.repr.packed is not None:
            move_from_packed(body, self.m.program)
        return body

    def _call_drop(self, block: int, target: int, unwind: int | None) -> None:
        """`<T as Drop>::drop(&mut *self)`."""
        glue, ty = self.glue, self.ty
        method: FnDef = self.m.program.lang_item("drop").items["drop"]
        reference = glue.local(T.ref_to(ty, True))
        glue.assign(block, reference, Ref("mut", self.whole, reference.ty))
        args: list[Operand] = [Move(reference)]
        callee = Constant(T.fn_item(method, (ty,)), None)
        glue.call(block, callee, args, glue.local(T.UNIT), target, unwind)

    def _parts(self, block: int, done: int, resume: int | None, *, cleanup: bool) -> None:
        ty = self.ty
        if isinstance(ty, T.Adt) and ty.definition.kind == "enum":
            self._variants(block, done, resume, ty, cleanup)
            return
        shape = self.m.types.shape(ty)
        places = [field(self.whole, index, of) for index, (_, of) in enumerate(shape.fields)]
        if isinstance(ty, T.Adt) and ty.definition.lang in ("manually_drop",):
            places = []
        self._chain(block, places, done, resume, cleanup)

    def _chain(self, block: int, places: list[Place], done: int, resume: int | None, cleanup: bool) -> None:
        """Drop places one after another; if one panics, the others are dropped on the way out."""
        glue = self.glue
        places = [p for p in places if needs_drop(self.m.program, p.ty)]
        unwinds: list[int | None] = [resume]
        if not cleanup:
            for place in reversed(places[1:]):
                extra = glue.block(cleanup=True)
                previous = unwinds[-1]
                assert previous is not None
                glue.end(extra, Drop(glue.span, place, previous, None))
                unwinds.append(extra)
            unwinds.reverse()
        at = block
        for index, place in enumerate(places):
            last = index == len(places) - 1
            following = done if last else glue.block(cleanup=cleanup)
            unwind = None if cleanup else unwinds[min(index, len(unwinds) - 1)]
            glue.end(at, Drop(glue.span, place, following, unwind))
            at = following
        if not places:
            glue.end(at, Goto(glue.span, done))

    def _variants(self, block: int, done: int, resume: int | None, ty: T.Adt, cleanup: bool) -> None:
        glue = self.glue
        shape = self.m.types.shape(ty)
        assert shape.variants is not None
        targets: list[tuple[int, int]] = []
        for variant, fields in zip(ty.definition.variants, shape.variants, strict=True):
            places = [
                Place(1, (*self.whole.elems, DowncastElem(variant.index), FieldElem(index, of)), of)
                for index, (_, of) in enumerate(fields)
            ]
            if not any(needs_drop(self.m.program, p.ty) for p in places):
                continue
            target = glue.block(cleanup=cleanup)
            self._chain(target, places, done, resume, cleanup)
            targets.append((variant.discriminant, target))
        kind = T.INTS[ty.definition.repr.int or "isize"]
        value = glue.local(kind)
        glue.assign(block, value, Discriminant(self.whole, kind))
        glue.end(block, SwitchInt(glue.span, Move(value), targets, done))

    def _box(self, block: int, done: int, resume: int, ty: T.Adt) -> None:
        """The content, then the Box's own Drop, then its allocator."""
        glue = self.glue
        content = deref(self.whole, ty.args[0])
        fields = [of for _, of in self.m.types.shape(ty).fields]
        rest = [field(self.whole, index, of) for index, of in enumerate(fields) if index > 0]
        after, unwinding = glue.block(), glue.block(cleanup=True)
        self._chain(after, rest, done, resume, False)
        self._chain(unwinding, rest, resume, None, True)
        free, free_unwinding = block, glue.block(cleanup=True)
        if needs_drop(self.m.program, ty.args[0]):
            free = glue.block()
            glue.end(block, Drop(glue.span, content, free, free_unwinding))
        self._call_drop(free, after, unwinding)
        self._call_drop(free_unwinding, unwinding, None)

    def _elements(self, block: int, done: int, resume: int) -> None:
        """A loop over the elements, going on with the rest if one panics."""
        glue = self.glue
        assert isinstance(self.ty, T.Array | T.Slice)
        elem = self.ty.elem
        length, index = glue.local(T.USIZE), glue.local(T.USIZE)
        glue.assign(block, length, Len(self.whole))
        glue.assign(block, index, Use(Constant(T.USIZE, 0)))
        head, unwinding = glue.block(), glue.block(cleanup=True)
        glue.end(block, Goto(glue.span, head))
        self._loop(head, done, unwinding, length, index, elem, cleanup=False)
        self._loop(unwinding, resume, None, length, index, elem, cleanup=True)

    def _loop(
        self, head: int, done: int, unwind: int | None, length: Place, index: Place, elem: Ty, *, cleanup: bool
    ) -> None:
        glue = self.glue
        test, current = glue.local(T.BOOL), glue.local(T.USIZE)
        body = glue.block(cleanup=cleanup)
        glue.assign(head, test, Binary("<", Copy(index), Copy(length), T.BOOL, False))
        glue.end(head, SwitchInt(glue.span, Move(test), [(0, done)], body))
        glue.assign(body, current, Use(Copy(index)))
        glue.assign(body, index, Binary("+", Copy(index), Constant(T.USIZE, 1), T.USIZE, False))
        place = Place(1, (*self.whole.elems, IndexElem(current.local)), elem)
        glue.end(body, Drop(glue.span, place, head, unwind))
