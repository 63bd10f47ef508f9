"""The blocks that an elaborated drop consists of: flag tests, and ladders over the parts of a partly moved value."""

from __future__ import annotations

from engine.mir import mir as M
from engine.mir.drops.dataflow import State
from engine.mir.drops.paths import MovePaths
from engine.mir.facts import TypeFacts
from engine.mir.places import pointee
from engine.mir.rvalues import discriminant_type
from engine.source import Span
from engine.types import ty as T
from engine.types.ty import BOOL, Ty, substitute

__all__ = ["OpenDrops"]


class _At:
    """Where the drop stands: its span, the dataflow state, and whether it is on an unwinding path."""

    __slots__ = ("cleanup", "span", "state")

    def __init__(self, span: Span, state: State, cleanup: bool) -> None:
        self.span, self.state, self.cleanup = span, state, cleanup


class OpenDrops:
    """Builds drops from their end: every method takes the block to go on in and returns the block to start from."""

    def __init__(self, mir: M.Mir, facts: TypeFacts, paths: MovePaths, flags: dict[int, int]) -> None:
        self.mir = mir
        self.facts = facts
        self.paths = paths
        self.flags = flags
        self.tested: set[int] = set()  # the flags that are read

    def drop(
        self,
        path: int,
        place: M.Place,
        target: int,
        unwind: int | None,
        span: Span,
        state: State,
        *,
        cleanup: bool,
    ) -> int:
        """Drop what is initialised of the place of `path`, then go on in `target`."""
        return self._drop(path, place, target, unwind, _At(span, state, cleanup))

    # ------------------------------------------------------------ blocks

    def _block(self, terminator: M.Terminator, at: _At, statements: list[M.Statement] | None = None) -> int:
        self.mir.blocks.append(M.BasicBlock(statements or [], terminator, None, at.cleanup))
        return len(self.mir.blocks) - 1

    def _clear(self, paths: int, target: int, at: _At) -> int:
        """Clear the flags of `paths`, on the way to `target`."""
        statements: list[M.Statement] = [
            M.Assign(at.span, M.Place(flag, (), BOOL), M.Use(M.Constant(BOOL, False)))
            for path, flag in self.flags.items()
            if paths >> path & 1
        ]
        return self._block(M.Goto(at.span, target), at, statements) if statements else target

    def _plain(self, place: M.Place, target: int, unwind: int | None, at: _At) -> int:
        return self._block(M.Drop(at.span, place, target, None if at.cleanup else unwind), at)

    def _test(self, path: int, dropping: int, target: int, at: _At) -> int:
        """Do `dropping` only if the path is initialised."""
        bit = 1 << path
        if not at.state[0] & bit:
            return target
        if not at.state[1] & bit:
            return dropping
        flag = self.flags[path]
        self.tested.add(flag)
        operand = M.Copy(M.Place(flag, (), BOOL))
        return self._block(M.SwitchInt(at.span, operand, [(0, target)], dropping), at)

    # ------------------------------------------------------------ drops

    def _drop(self, path: int, place: M.Place, target: int, unwind: int | None, at: _At) -> int:
        below = self.paths.mask[path]
        init, uninit = at.state
        if not init & below or not self.facts.needs_drop(place.ty):
            return target
        # the body of a coroutine drops its captures: the coroutine itself is only dropped from outside
        own = place.local == 1 and not place.elems and isinstance(place.ty, T.Coroutine)
        if own and place.ty.definition is self.mir.owner:  # type: ignore[attr-defined]
            return self._open(path, place, self._clear(below, target, at), unwind, at)
        if not uninit & below:
            return self._plain(place, self._clear(below, target, at), unwind, at)
        if not self._children(path):
            target = self._clear(below, target, at)
            return self._test(path, self._plain(place, target, unwind, at), target, at)
        return self._open(path, place, self._clear(below, target, at), unwind, at)

    def _children(self, path: int) -> bool:
        return bool(self.paths.children[path])

    def _open(self, path: int, place: M.Place, target: int, unwind: int | None, at: _At) -> int:
        ty = place.ty
        if isinstance(ty, T.Adt):
            if ty.definition.lang == "owned_box":
                return self._box(path, place, target, unwind, at)
            if ty.definition.kind == "enum":
                return self._enum(path, place, ty, target, unwind, at)
            variant = ty.definition.struct
            types = [substitute(f.ty, ty.args) for f in variant.fields]
            return self._ladder(path, path, self._fields(place, types), target, unwind, at)
        if isinstance(ty, T.Tuple):
            return self._ladder(path, path, self._fields(place, list(ty.elems)), target, unwind, at)
        if isinstance(ty, T.Closure | T.Coroutine):
            types = [substitute(c.ty, ty.args) for c in ty.definition.captures]
            return self._ladder(path, path, self._fields(place, types), target, unwind, at)
        assert isinstance(ty, T.Array) and isinstance(ty.length, T.ConstValue), ty
        return self._ladder(path, path, self._elements(path, place, ty, ty.length.value), target, unwind, at)

    def _elements(self, path: int, place: M.Place, ty: T.Array, length: int) -> list[tuple[tuple[str, int], M.Place]]:
        """The elements with paths one by one, the others by ranges; from the end, as rustc drops them."""
        out: list[tuple[tuple[str, int], M.Place]] = []
        start = 0
        for index in range(length + 1):
            if index < length and ("c", index) not in self.paths.children[path]:
                continue
            if start < index:
                elems = (*place.elems, M.SubsliceElem(start, index, False))
                out.append((("s", start), M.Place(place.local, elems, T.array_of(ty.elem, index - start))))
            if index < length:
                elems = (*place.elems, M.ConstIndexElem(index, False))
                out.append((("c", index), M.Place(place.local, elems, ty.elem)))
            start = index + 1
        out.reverse()
        return out

    @staticmethod
    def _fields(place: M.Place, types: list[Ty]) -> list[tuple[tuple[str, int], M.Place]]:
        return [(("f", i), M.Place(place.local, (*place.elems, M.FieldElem(i, ty)), ty)) for i, ty in enumerate(types)]

    def _ladder(
        self,
        path: int,
        owner: int,
        parts: list[tuple[tuple[str, int], M.Place]],
        target: int,
        unwind: int | None,
        at: _At,
    ) -> int:
        """Drop the parts in order; a part without a path of its own lives and dies with the path `owner`. If one
        panics, the following ones are dropped while unwinding."""
        parts = [(key, place) for key, place in parts if self.facts.needs_drop(place.ty)]
        children = self.paths.children[path]
        cleanup = _At(at.span, at.state, True)
        if unwind is None and not at.cleanup and len(parts) > 1:
            unwind = self._block(M.Resume(at.span), cleanup)
        normal, unwinding = target, unwind
        for at_part in range(len(parts) - 1, -1, -1):
            key, place = parts[at_part]
            child = children.get(key)
            before = unwinding
            if unwind is not None and not at.cleanup:
                assert unwinding is not None
                unwinding = self._part(child, owner, place, unwinding, None, cleanup)
            normal = self._part(child, owner, place, normal, before, at)
        return normal

    def _part(self, child: int | None, owner: int, place: M.Place, target: int, unwind: int | None, at: _At) -> int:
        if child is not None:
            return self._drop(child, place, target, unwind, at)
        return self._test(owner, self._plain(place, target, unwind, at), target, at)

    def _box(self, path: int, place: M.Place, target: int, unwind: int | None, at: _At) -> int:
        """The contents, if they are still there, then the box's memory, then its allocator."""
        assert isinstance(place.ty, T.Adt)
        inner = M.Place(place.local, (*place.elems, M.DerefElem()), pointee(place.ty))
        types = [substitute(f.ty, place.ty.args) for f in place.ty.definition.struct.fields]
        fields = self._fields(place, types)
        unwinding = unwind
        if not at.cleanup:
            cleanup = _At(at.span, at.state, True)
            end = unwind if unwind is not None else self._block(M.Resume(at.span), cleanup)
            allocator = self._ladder(path, path, fields, end, None, cleanup)
            unwinding = self._test(path, self._destructor(place, allocator, None, cleanup), allocator, cleanup)
            unwind = allocator
        allocator = self._ladder(path, path, fields, target, unwind, at)
        free = self._test(path, self._destructor(place, allocator, unwind, at), allocator, at)
        return self._drop(self.paths.children[path][("*", 0)], inner, free, unwinding, at)

    def _destructor(self, place: M.Place, target: int, unwind: int | None, at: _At) -> int:
        """Call `Drop::drop(&mut place)`: the type's own destructor, without the drops of its parts."""
        method = self.facts.program.lang_item("drop").items["drop"]
        reference = T.ref_to(place.ty, True)
        self.mir.locals.append(M.Local(reference, None, at.span))
        argument = M.Place(len(self.mir.locals) - 1, (), reference)
        self.mir.locals.append(M.Local(T.UNIT, None, at.span))
        unit = M.Place(len(self.mir.locals) - 1, (), T.UNIT)
        borrow = M.Assign(at.span, argument, M.Ref("mut", place, reference))
        callee = M.Constant(T.fn_item(method, (place.ty,)), None)
        cleanup = None if at.cleanup else unwind
        call = M.Call(at.span, callee, [M.Move(argument)], unit, target, cleanup, at.span)
        return self._block(call, at, [borrow])

    def _enum(self, path: int, place: M.Place, ty: T.Adt, target: int, unwind: int | None, at: _At) -> int:
        """Read the discriminant: variants of which something was moved out are dropped part by part."""
        children = self.paths.children[path]
        values: list[tuple[int, int]] = []
        others = False
        for variant in ty.definition.variants:
            child = children.get(("v", variant.index))
            types = [substitute(f.ty, ty.args) for f in variant.fields]
            if child is None:
                others = others or any(self.facts.needs_drop(t) for t in types)
                continue
            base = M.Place(place.local, (*place.elems, M.DowncastElem(variant.index)), ty)
            entry = self._ladder(child, path, self._fields(base, types), target, unwind, at)
            values.append((variant.discriminant, entry))
        otherwise = self._plain(place, target, unwind, at) if others else target
        discriminant_ty = discriminant_type(ty)
        self.mir.locals.append(M.Local(discriminant_ty, None, at.span))
        discriminant = M.Place(len(self.mir.locals) - 1, (), discriminant_ty)
        read = M.Assign(at.span, discriminant, M.Discriminant(place, discriminant_ty))
        switch = M.SwitchInt(at.span, M.Move(discriminant), values, otherwise)
        return self._test(path, self._block(switch, at, [read]), target, at)
