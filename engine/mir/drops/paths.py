"""Move paths: the places that are moved out of or initialised on their own, as a forest over the locals.

Only locals whose type needs drop have paths, or those that are asked for. A path's children are its fields, variants,
array elements, or the contents of a Box.
"""

from __future__ import annotations

from collections.abc import Container

from engine.mir import mir as M
from engine.mir.facts import TypeFacts
from engine.mir.places import element, pointee
from engine.types import predicates
from engine.types import ty as T
from engine.types.ty import Ty

__all__ = ["MovePaths", "operands_of_rvalue"]

Key = tuple[str, int]


class MovePaths:
    """Paths are numbered; `place[p]` is the place, `children[p]` its parts by key, `mask[p]` the bits of the path and
    all below it. Keys: `("f", field)`, `("v", variant)`, `("c", element)`, `("*", 0)`."""

    def __init__(self, mir: M.Mir, facts: TypeFacts, tracked: Container[int] | None = None) -> None:
        self.mir = mir
        self.facts = facts
        self.place: list[M.Place] = []
        self.parent: list[int | None] = []
        self.children: list[dict[Key, int]] = []
        self.mask: list[int] = []
        self.of_local: dict[int, int] = {}
        for local, declared in enumerate(mir.locals):
            if facts.needs_drop(declared.ty) if tracked is None else local in tracked:
                self.of_local[local] = self._new(M.Place(local, (), declared.ty), None)
        self._gather()
        self._masks()

    def _new(self, place: M.Place, parent: int | None) -> int:
        self.place.append(place)
        self.parent.append(parent)
        self.children.append({})
        return len(self.place) - 1

    def _masks(self) -> None:
        self.mask = [1 << p for p in range(len(self.place))]
        for p in range(len(self.place) - 1, -1, -1):
            parent = self.parent[p]
            if parent is not None:
                self.mask[parent] |= self.mask[p]

    # ------------------------------------------------------------ making paths

    def _gather(self) -> None:
        for block in self.mir.blocks:
            for statement in block.statements:
                if isinstance(statement, M.Assign):
                    self._make(statement.place)
                    for operand in operands_of_rvalue(statement.rvalue):
                        if isinstance(operand, M.Move):
                            self._make(operand.place)
            terminator = block.terminator
            if isinstance(terminator, M.Call):
                self._make(terminator.destination)
                for operand in terminator.args:
                    if isinstance(operand, M.Move):
                        self._make(operand.place)
            elif isinstance(terminator, M.Yield):
                self._make(terminator.resume_place)
                if isinstance(terminator.value, M.Move):
                    self._make(terminator.value.place)
            elif isinstance(terminator, M.Drop):
                self._make(terminator.place)

    def _make(self, place: M.Place) -> None:
        """The path of a place that is moved or initialised; subslices make the paths of their elements."""
        path = self.of_local.get(place.local)
        if path is None or not place.elems:
            return
        ty = self.mir.locals[place.local].ty
        elems = place.elems
        for at, elem in enumerate(elems):
            after = self._step_type(ty, elem)
            if after is None:
                return
            for key, made in self._keys(ty, elem):
                found = self.children[path].get(key)
                if found is None:
                    found = self._new(M.Place(place.local, (*elems[:at], made), after), path)
                    self.children[path][key] = found
                if len(elems) == at + 1 and isinstance(elem, M.SubsliceElem):
                    continue
                path = found
            ty = after

    def _step_type(self, ty: Ty, elem: M.Elem) -> Ty | None:
        """The type after a projection that has paths of its own; None for those whose parts are not tracked."""
        match elem:
            case M.DerefElem():
                return pointee(ty) if isinstance(ty, T.Adt) else None
            case M.FieldElem():
                if isinstance(ty, T.Adt):
                    if ty.definition.kind == "union" or ty.definition.lang == "owned_box":
                        return None
                    if predicates.has_drop_impl(self.facts.program, ty):
                        return None
                return elem.ty
            case M.DowncastElem():
                return None if predicates.has_drop_impl(self.facts.program, ty) else ty
            case M.ConstIndexElem() | M.SubsliceElem():
                return element(ty) if isinstance(ty, T.Array) else None
            case _:
                return None

    @staticmethod
    def _keys(ty: Ty, elem: M.Elem) -> list[tuple[Key, M.Elem]]:
        match elem:
            case M.DerefElem():
                return [(("*", 0), elem)]
            case M.FieldElem():
                return [(("f", elem.index), elem)]
            case M.DowncastElem():
                return [(("v", elem.variant), elem)]
            case M.ConstIndexElem():
                assert not elem.from_end
                return [(("c", elem.offset), elem)]
            case M.SubsliceElem():
                return [(("c", at), M.ConstIndexElem(at, False)) for at in range(elem.start, elem.end)]
            case _:
                return []

    # ------------------------------------------------------------ finding paths

    def lookup(self, place: M.Place) -> tuple[int | None, bool]:
        """The path of the place (True), or the nearest path above it (False); None if its local has none."""
        path = self.of_local.get(place.local)
        if path is None:
            return None, False
        for elem in place.elems:
            keys = self._keys(self.place[path].ty, elem)
            found = self.children[path].get(keys[0][0]) if len(keys) == 1 else None
            if found is None:
                return path, False
            path = found
        return path, True

    def exact(self, place: M.Place) -> int:
        """The bits that a move out of, or an initialisation of, the place changes."""
        if place.elems and isinstance(place.elems[-1], M.SubsliceElem):
            last = place.elems[-1]
            base, known = self.lookup(M.Place(place.local, place.elems[:-1], place.ty))
            if base is None or not known:
                return 0
            bits = 0
            for at in range(last.start, last.end):
                child = self.children[base].get(("c", at))
                bits |= self.mask[child] if child is not None else 0
            return bits
        path, known = self.lookup(place)
        return self.mask[path] if path is not None and known else 0


def operands_of_rvalue(rvalue: M.Rvalue) -> list[M.Operand]:
    """The operands an rvalue consumes."""
    match rvalue:
        case M.Use() | M.RepeatOf() | M.CastOp() | M.Unary():
            return [rvalue.operand]
        case M.Binary():
            return [rvalue.left, rvalue.right]
        case M.Aggregate():
            return rvalue.operands
        case _:
            return []
