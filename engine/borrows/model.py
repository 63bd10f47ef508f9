"""A Tree Borrows model for one run: tags, protectors, and the plan of each kind of retag
(spec/tree-borrows.md section 5.0)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from engine.borrows.api import Access, AllocationState, PointerKind, Protector, RetagMode, RetagPlan
from engine.borrows.permissions import (
    CELL,
    FROZEN,
    RESERVED,
    RESERVED_IM,
    SIFA_SHIFT,
    UNIQUE,
    Automaton,
    compile_tables,
    pack,
)
from engine.borrows.runs import runs_of
from engine.borrows.tree import TreeContext, TreePlan, TreeState, shown_states

__all__ = ["TreeModel", "TreeRules"]

_RETAG_ACCESS: Final = {CELL: None, UNIQUE: Access.WRITE}
"""The access a retag performs for an inside permission; all others read."""


_MUTABLE: Final = (PointerKind.MUT, PointerKind.BOX)


@dataclass(slots=True, frozen=True)
class TreeRules:
    """In what the versions of Tree Borrows differ (spec/tree-borrows-versions.md section 2).

    `shared_cells_get_node`: D2, a `&T` with interior mutability gets a node. `per_byte_cells`: D3.
    `protected_cells_plain`: D4, a protected `&mut` to cells is plain Reserved. `custom_allocator_unique`: D10.
    `release_access`: D5. `dealloc_any_strong`: D8. `implicit_writes`: section 11. `wildcards`: D11.
    `retags_manually_drop`: D14, also what `ManuallyDrop` and `MaybeDangling` hold is retagged.
    """

    automaton: Automaton
    shared_cells_get_node: bool
    per_byte_cells: bool
    protected_cells_plain: bool
    custom_allocator_unique: bool
    release_access: bool
    dealloc_any_strong: bool
    implicit_writes: bool
    wildcards: bool
    retags_manually_drop: bool

    def with_options(self, *, precise: bool, relaxed: bool) -> TreeRules:
        """The same rules with the user's options, which only ever switch something off."""
        return replace(
            self,
            per_byte_cells=self.per_byte_cells and precise,
            custom_allocator_unique=self.custom_allocator_unique and not relaxed,
        )


class TreeModel:
    """One run's model; implements `Model`."""

    def __init__(self, id_: str, rules: TreeRules, locate: Callable[[], Any]) -> None:
        self.id = id_
        self.retags_manually_drop = rules.retags_manually_drop
        self.retags_extern_types = True
        self.rules = rules
        self.protectors: dict[int, Protector] = {}
        self._last = 0
        self._context = TreeContext(
            automaton=rules.automaton,
            shown=shown_states(rules.automaton),
            tables=compile_tables(rules.automaton),
            protectors=self.protectors,
            locate=locate,
            release_access=rules.release_access,
            dealloc_any_strong=rules.dealloc_any_strong,
            wildcards=rules.wildcards,
            version=id_,
        )

    @property
    def locate(self) -> Callable[[], Any]:
        """Tells the current program point."""
        return self._context.locate

    @locate.setter
    def locate(self, locate: Callable[[], Any]) -> None:
        self._context.locate = locate

    def new_tag(self) -> int:
        """A fresh tag."""
        self._last += 1
        return self._last

    def new_allocation(self, size: int, root: int, *, stack: bool) -> AllocationState:
        """State for a fresh allocation of `size` bytes; the root is Unique wherever the memory comes from."""
        return TreeState(self._context, size, root)

    def plan(
        self,
        kind: PointerKind,
        mode: RetagMode,
        *,
        size: int,
        freeze: bool,
        unpin: bool,
        cells: Sequence[tuple[int, int]],
        no_writable: bool = False,
        custom_allocator: bool = False,
    ) -> RetagPlan | None:
        """The plan of one retag by the table of section 5.0; None where no node is made."""
        rules = self.rules
        if mode == RetagMode.NONE or kind in (PointerKind.RAW_CONST, PointerKind.RAW_MUT):
            return None
        entry = mode == RetagMode.FN_ENTRY
        if kind == PointerKind.SHARED:
            if not freeze and not rules.shared_cells_get_node:
                return None
            protector = Protector.STRONG if entry else None
        elif kind == PointerKind.PLACE:
            protector = Protector.STRONG
        else:
            if not unpin:
                return None
            if kind == PointerKind.BOX and custom_allocator and not rules.custom_allocator_unique:
                return None
            weak = kind == PointerKind.BOX
            protector = (Protector.WEAK if weak else Protector.STRONG) if entry else None
        plain, cell = self._inside(kind, protector)
        outside = plain if freeze else cell
        if protector is not None and kind in _MUTABLE and rules.implicit_writes and not no_writable:
            plain = cell = UNIQUE
        if not rules.per_byte_cells:
            cells = () if freeze else ((0, size),)
        runs = tuple(runs_of(size, cells, plain, cell))
        return RetagPlan(
            kind=kind,
            mode=mode,
            size=size,
            runs=runs,
            protector=protector,
            detail=self._prepare(outside, runs, protector is not None),
            writes=any(permission == UNIQUE for _, _, permission in runs),
        )

    def _inside(self, kind: PointerKind, protector: Protector | None) -> tuple[int, int]:
        """The initial permissions of plain bytes and of bytes inside a cell, without implicit writes."""
        if kind == PointerKind.SHARED:
            return FROZEN, CELL
        plain_cells = kind == PointerKind.PLACE or (protector is not None and self.rules.protected_cells_plain)
        return RESERVED, RESERVED if plain_cells else RESERVED_IM

    def initial(self, plan: RetagPlan) -> tuple[str, str]:
        """The names of the permissions that a plan gives to plain bytes and to bytes inside a cell."""
        plain, cell = (UNIQUE, UNIQUE) if plan.writes else self._inside(plan.kind, plan.protector)
        names = self.rules.automaton.names
        return names[plain], names[cell]

    def _prepare(self, outside: int, runs: Sequence[tuple[int, int, int]], protected: bool) -> TreePlan:
        automaton = self.rules.automaton
        ready: list[tuple[int, int, int, int | None]] = []
        default = pack(outside, False, automaton.initial_sifa(outside, protected=protected))
        states = [default]
        for start, end, permission in runs:
            access = _RETAG_ACCESS.get(permission, Access.READ)
            state = pack(permission, access is not None, automaton.initial_sifa(permission, protected=protected))
            ready.append((start, end, state, None if access is None else int(access)))
            states.append(state)
        strengths = [state >> SIFA_SHIFT for state in states]
        return TreePlan(
            default=default, runs=tuple(ready), weakest=min(strengths), strongest=max(strengths), accesses={}
        )
