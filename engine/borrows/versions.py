"""The versions of the model: what they are called, when they hold, and in what they differ
(spec/tree-borrows-versions.md). One core, small differences as data.

Where article and paper do not fix a point, every version does as `tree`: rows D12 (fields of arguments are retagged and
protected) and D13 (assignments through pointers retag) of the table. When a retag happens is the machine's business,
and the same under all models but for what `ManuallyDrop` holds (D14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from engine.borrows.api import Model
from engine.borrows.model import TreeModel, TreeRules
from engine.borrows.none import NoModel
from engine.borrows.permissions import Automaton, article_automaton, automaton
from engine.borrows.stack_state import StackModel

__all__ = ["VERSIONS", "Version", "new_model"]

Locate = Callable[[], Any]


@dataclass(slots=True, frozen=True)
class Version:
    """One version: `id` as on the command line, `title` and `date` (year and month, or "") for people, and `make`.

    `automaton` is set for the versions of Tree Borrows, for pages that draw it.
    """

    id: str
    title: str
    date: str
    make: Callable[[Locate, bool, bool], Model]
    automaton: Automaton | None = None
    rules: TreeRules | None = None


def new_model(
    version: str,
    locate: Locate,
    *,
    precise_interior_mutability: bool = True,
    relax_custom_allocator: bool = False,
) -> Model:
    """A fresh model for one run. The two options are Miri's `no-precise-interior-mut` (inverted) and
    `relax-custom-allocator-uniqueness`; versions older than an option ignore it. Raises KeyError for an unknown id."""
    return VERSIONS[version].make(locate, precise_interior_mutability, relax_custom_allocator)


def _tree(id_: str, title: str, date: str, rules: TreeRules) -> Version:
    def make(locate: Locate, precise: bool, relaxed: bool) -> Model:
        return TreeModel(id_, rules.with_options(precise=precise, relaxed=relaxed), locate)

    return Version(id_, title, date, make, rules.automaton, rules)


_MIRI = automaton()

_TREE: Final = TreeRules(
    automaton=_MIRI,
    shared_cells_get_node=True,
    per_byte_cells=True,
    protected_cells_plain=True,
    custom_allocator_unique=True,
    release_access=True,
    dealloc_any_strong=False,
    implicit_writes=False,
    wildcards=True,
    retags_manually_drop=False,
)

_ALL: Final = (
    _tree("tree", "Tree Borrows as in Miri", "2026-08", _TREE),
    _tree(
        "tree-implicit-writes",
        "Tree Borrows as in Miri, with implicit writes",
        "2026-08",
        replace(_TREE, implicit_writes=True),
    ),
    _tree(
        "pldi-2025",
        "Tree Borrows as published at PLDI 2025",
        "2025-06",
        replace(
            _TREE,
            shared_cells_get_node=False,
            per_byte_cells=False,
            custom_allocator_unique=False,
            dealloc_any_strong=True,
            wildcards=False,
            retags_manually_drop=True,
        ),
    ),
    _tree(
        "article-2023",
        "Tree Borrows as first announced",
        "2023-03",
        TreeRules(
            automaton=article_automaton(),
            shared_cells_get_node=False,
            per_byte_cells=False,
            protected_cells_plain=False,
            custom_allocator_unique=True,
            release_access=False,
            dealloc_any_strong=True,
            implicit_writes=False,
            wildcards=False,
            retags_manually_drop=True,
        ),
    ),
    Version("stacked", "Stacked Borrows as in Miri", "2026-08", lambda locate, precise, relaxed: StackModel(locate)),
    Version("none", "No aliasing model", "", lambda locate, precise, relaxed: NoModel(locate)),
)

VERSIONS: Final = MappingProxyType({version.id: version for version in _ALL})
