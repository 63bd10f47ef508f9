"""Printed trees and stacks: the worked examples of spec/diagnostics.md sections 7 and 8."""

from __future__ import annotations

from engine.borrows.api import NodeInfo, PointerKind, Protector, RetagMode
from engine.trace.printed import CODES, NO_NAMES, WARNING, codes_of, printed_stacks, printed_tree
from tests.trace.driver import Player, Pointer

SOURCE = "fn main() { p; r; s; t; f }\n"


def show(player: Player, pointer: Pointer, show_unnamed: bool = False) -> str:
    state = player.states[pointer.alloc]
    return printed_tree(state.nodes(), state.ranges(), show_unnamed=show_unnamed)


def test_worked_example() -> None:
    player = Player(SOURCE)
    p = player.local("p", "P", 2, "p", cells=((1, 2),))
    r = player.retag(p, "r")
    player.name(r, "r")
    s = player.retag(r, "s", PointerKind.SHARED)
    player.name(s, "s")
    assert "| Frz |?Cel |        └────<3=s>\n" in show(player, p)
    t = player.retag(s, "t")
    player.name(t, "t")
    border = "─" * 70
    assert show(player, p) == (
        f"{border}\n"
        "Warning: this tree is indicative only. Some tags may have been hidden.\n"
        "0..   1..   2\n"
        "| Unq | Unq |    └─┬──<1=root of the allocation>\n"
        "| Res | ReIM|      └─┬──<2=r>\n"
        "| Frz | Cel |        └─┬──<3=s>\n"
        "| Res | ReIM|          └────<4=t>\n"
        f"{border}\n"
    )


def test_worked_example_in_a_call() -> None:
    player = Player(SOURCE)
    p = player.local("p", "P", 2, "p", cells=((1, 2),))
    r = player.retag(p, "r")
    player.name(r, "r")
    s = player.retag(r, "s", PointerKind.SHARED)
    player.name(s, "s")
    copy = player.retag(s, "s", PointerKind.SHARED)
    player.call("f", "f")
    x = player.retag(copy, "f", PointerKind.SHARED, mode=RetagMode.FN_ENTRY, argument="x")
    player.name(x, "x")
    assert "| Frz |?Cel |            └────<5=x> Strongly protected\n" in show(player, p, show_unnamed=True)
    assert "| Frz |?Cel |          └────<5=x> Strongly protected\n" in show(player, p)


def test_hidden_nodes_give_their_children_to_the_nearest_shown_one() -> None:
    def node(tag: int, parent: int | None, children: list[int], *names: str) -> NodeInfo:
        return NodeInfo(tag, parent, list(names), [("Reserved", True)], "Reserved", None, False, children=children)

    nodes = [node(1, None, [2, 5], "root"), node(2, 1, [3, 4]), node(3, 2, [], "c"), node(4, 2, [], "d"),
             node(5, 1, [], "e", "e")]  # fmt: skip
    shown = printed_tree(nodes, [(0, 1)], show_unnamed=False).splitlines()
    assert shown[1] == WARNING
    assert shown[2:-1] == [
        "0..   1",
        "| Res |    └─┬──<1=root>",
        "| Res |      ├────<3=c>",
        "| Res |      ├────<4=d>",
        "| Res |      └────<5=e, e>",
    ]
    full = printed_tree(nodes, [(0, 1)], show_unnamed=True).splitlines()
    assert full[1:-1] == [
        "0..   1",
        "| Res |    └─┬──<1=root>",
        "| Res |      ├─┬──<2>",
        "| Res |      │ ├────<3=c>",
        "| Res |      │ └────<4=d>",
        "| Res |      └────<5=e, e>",
    ]
    assert full[0] == full[-1] == "─" * max(len(line) for line in full[1:-1])


def test_states_not_stored_wide_columns_and_marks() -> None:
    states = [("Reserved (conflicted)", True), None, ("Cell", False)]
    node = NodeInfo(1, None, ["r"], states, "Reserved", Protector.WEAK, True)
    text = printed_tree([node], [(0, 4), (4, 12345), (12345, 12346)], show_unnamed=True).splitlines()
    assert text[1:-1] == ["0..   4..12345..12346", "| ResC| -----| ?Cel |    └────<1=r> Weakly protected (exposed)"]


def test_wildcard_subtree_after_a_gap() -> None:
    player = Player(SOURCE)
    p = player.local("p", "u8", 1, "p")
    wild = player.expose(p, "p")
    w = player.retag(wild, "r")
    player.name(w, "w")
    text = show(player, p, show_unnamed=True).splitlines()
    assert text[2:-1] == [
        "| Unq |    └────<1=root of the allocation> (exposed)",
        "|     |",
        f"| Res |    *────<{w.tag}=w>",
    ]


def test_nothing_to_show() -> None:
    node = NodeInfo(1, None, [], [("Unique", True)], "Disabled", None, False)
    assert printed_tree([node], [(0, 1)], show_unnamed=False).splitlines()[0] == NO_NAMES


def test_a_deep_tree_needs_no_deep_stack() -> None:
    count = 5000
    nodes = [
        NodeInfo(i, i - 1 or None, [], [("Frozen", True)], "Frozen", None, False,
                 children=[i + 1] if i < count else [])
        for i in range(1, count + 1)
    ]  # fmt: skip
    nodes[0].names, nodes[-1].names = ["root"], ["leaf"]
    assert f"└────<{count}=leaf>" in printed_tree(nodes, [(0, 1)], show_unnamed=False)


def test_the_article_has_its_own_codes() -> None:
    assert CODES["Reserved (interior mutable)"] == "ReIM" and CODES["Cell"] == "Cel "
    article = codes_of("article-2023")
    assert article["Active"] == "Act " and "Re* " in article.values()
    assert codes_of("none") == {}


def test_stacks() -> None:
    items = [("SharedReadWrite", 1), ("Unique", 2), ("SharedReadOnly", 3)]
    assert printed_stacks([(0, 1, None, items)]) == "0..1: [ SharedReadWrite<1> Unique<2> SharedReadOnly<3> ]\n"
    assert printed_stacks([(0, 1, 2, [])]) == "0..1: [ unknown-bottom(..<2>) ]\n"
