"""Forgetting dead tags (spec/tree-borrows.md section 13).

A leaf that no pointer names, that is not protected and not exposed can never be accessed, and no rule fails at it: it
only takes time. What its creation did to its ancestors stays. Nodes with names are kept, people may look at them.
"""

from __future__ import annotations

from collections.abc import Container

from engine.borrows.node import Node, TreeRange
from engine.borrows.ranges import RangeMap

__all__ = ["collect"]


def collect(
    nodes: dict[int, Node],
    roots: list[Node],
    stored: RangeMap[TreeRange],
    live: Container[int],
    protectors: Container[int],
) -> int:
    """Take the dead nodes out of a tree and its ranges; how many nodes are left. Allocations with wildcard subtrees are
    left alone."""
    if len(roots) > 1:
        return len(nodes)
    root = roots[0]
    dead: set[Node] = set()
    # Children are younger than their parents, so they come later.
    for tag in reversed(list(nodes)):
        node = nodes[tag]
        if node is root or tag in live or node.exposed or node.names is not None or tag in protectors:
            continue
        if all(child in dead for child in node.children):
            dead.add(node)
    if not dead:
        return len(nodes)
    for node in dead:
        del nodes[node.tag]
        node.abandon()
    for node in nodes.values():
        if any(child in dead for child in node.children):
            node.children = [child for child in node.children if child not in dead]
    for item in stored.ranges:
        item.states = {node: state for node, state in item.states.items() if node not in dead}
        for loose in (item.loose_read, item.loose_write):
            for parent in list(loose):
                if parent in dead:
                    del loose[parent]
                    continue
                kept = [child for child in loose[parent] if child not in dead]
                if kept:
                    loose[parent] = kept
                else:
                    del loose[parent]
        for settled in (item.settled_read, item.settled_write):
            if settled:
                settled.intersection_update(nodes)
    stored.merge_equal()
    return len(nodes)
