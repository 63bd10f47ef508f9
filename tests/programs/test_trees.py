"""The borrow trees of each example at its end: at the undefined behaviour, or at the last step that changed a tree.

Golden files like those of test_golden.py, `NAME.trees.txt`; library nodes are folded as on the page. `?` marks a state
that was never accessed, `-----` bytes for which a node has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine import Options, run
from engine.borrows.api import NodeInfo, Protector
from engine.trace.printed import printed_tree
from engine.trace.recorder import Recorder
from engine.trace.snapshot import AllocationView, NodeView
from engine.trace.trace import Trace, ending_of
from tests.conformance.judge import normal
from tests.programs.test_golden import EXAMPLES, golden

_PROTECTORS = {"": None, "weak": Protector.WEAK, "strong": Protector.STRONG}


def record(path: Path) -> Trace:
    """The trace of a program."""
    options, recorder = Options(file_name=path.name), Recorder()
    source = path.read_text(encoding="utf-8")
    outcome = run(source, options, recorder)
    return Trace(source, options, recorder.events, ending_of(outcome))


def moment(trace: Trace) -> int:
    """The last step, or the last one that changed a tree of the program while nothing had been freed after it."""
    last = len(trace.events) - 1
    if trace.ending.kind == "ub":
        return last
    return max(
        n for n, e in enumerate(trace.events) if e.changes and not e.library and e.kind in ("retag", "read", "write")
    )


def node_info(view: NodeView, ranges: list[tuple[int, int]]) -> NodeInfo:
    """A node as the printer wants it; library nodes have no name and are hidden."""
    return NodeInfo(
        view.tag,
        view.parent,
        ["root of the allocation"] if view.is_root else [] if view.library else [view.label],
        [view.state_at(start) for start, _ in ranges],
        view.default,
        _PROTECTORS[view.protector],
        view.exposed,
        view.wildcard_root,
        list(view.children),
    )


def tree(view: AllocationView) -> str:
    """The printed tree of one allocation."""
    cuts = sorted({at for node in view.nodes.values() for start, end, _ in node.states for at in (start, end)})
    ranges = list(zip(cuts, cuts[1:], strict=False))
    nodes = [node_info(node, ranges) for _, node in view.preorder()]
    return f"{view.label}: {view.info.type or 'untyped'}\n{printed_tree(nodes, ranges, show_unnamed=False)}"


def trees(path: Path) -> str:
    """The trees of the program's own allocations that pointers were made to."""
    trace = record(path)
    snapshot = trace.snapshot(moment(trace))
    named = [v for v in snapshot.allocations.values() if v.info.name or v.info.kind == "heap"]
    shown = [v for v in named if v.alive and len(v.nodes) > 1 and not v.info.library]
    return normal("\n".join(tree(view) for view in shown))


def params() -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted(EXAMPLES.glob("*.rs"))]


@pytest.mark.parametrize("path", params())
def test_trees_are_as_blessed(path: Path, bless: bool) -> None:
    expected = golden(path).with_suffix(".trees.txt")
    actual = trees(path)
    if bless:
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
