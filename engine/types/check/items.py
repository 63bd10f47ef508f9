"""Items declared inside of bodies: they are entered before any body is checked, since an impl holds everywhere."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from engine.source import Span
from engine.syntax import ast as A
from engine.types.defs import FnDef

if TYPE_CHECKING:
    from engine.types.program import Program
    from engine.types.scope import Scope

__all__ = ["declare_blocks"]

_children: dict[type, tuple[str, ...]] = {}
_LEAVES = (A.Ident, A.Path, A.Type, A.Pat, Span, A.Item, str, int, float, bytes)


def declare_blocks(program: Program) -> None:
    """Enter the items of all blocks of the program, those in the bodies of such items included."""
    seen: set[Any] = set()
    while True:
        new = [d for d in program.bodies() if d not in seen]
        if not new:
            return
        for definition in new:
            seen.add(definition)
            root: Any = definition.expr if not isinstance(definition, FnDef) else None
            if isinstance(definition, FnDef) and definition.ast is not None:
                root = definition.ast.get_body()
            if root is not None:
                _walk(root, None, program, definition)


def _walk(root: Any, scope: Scope | None, program: Program, definition: Any) -> None:
    work: list[tuple[Any, Scope | None]] = [(root, scope)]
    while work:
        node, scope = work.pop()
        if isinstance(node, A.Block) and node.items:
            if scope is None:
                scope = program.scope_of(definition)
            scope = scope.in_block(node)
        cls = node.__class__
        names = _children.get(cls)
        if names is None:
            names = _children[cls] = tuple(f.name for f in fields(node)) if is_dataclass(cls) else ()
        for name in names:
            value = getattr(node, name)
            if isinstance(value, list):
                for child in value:
                    if isinstance(child, tuple):
                        work.extend((c, scope) for c in child if is_dataclass(c))
                    elif is_dataclass(child) and not isinstance(child, _LEAVES):
                        work.append((child, scope))
            elif is_dataclass(value) and not isinstance(value, _LEAVES):
                work.append((value, scope))
