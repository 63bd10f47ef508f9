"""The fold of the events is the model's own state, at every step, whatever the program does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.borrows.api import PointerKind, Protector, RetagMode
from engine.borrows.stack_state import StackState
from engine.machine.errors import Stop
from engine.trace import trace as trace_module
from engine.trace.snapshot import AllocationView, State
from engine.trace.trace import Trace
from tests.trace.driver import Player, Pointer

SOURCE = "fn main() { work }\n"
SIZE = 4

WORDS = {None: "", Protector.WEAK: "weak", Protector.STRONG: "strong"}


def check(player: Player, view: dict[int, AllocationView]) -> None:
    for alloc, state in player.states.items():
        nodes = view[alloc].nodes
        infos = state.nodes()
        assert set(nodes) == {info.tag for info in infos}
        for info in infos:
            node = nodes[info.tag]
            by_byte = [None] * SIZE
            for (start, end), one in zip(state.ranges(), info.states, strict=True):
                by_byte[start:end] = [one] * (end - start)
            assert [node.state_at(at) for at in range(SIZE)] == by_byte
            assert node.default == info.default
            assert node.protector == WORDS[info.protector]
            assert node.exposed == info.exposed
            assert list(node.names) == info.names
            assert node.wildcard_root == info.wildcard_root
            assert node.parent == (info.parent or None)
            assert list(node.children) == info.children


def check_stacks(player: Player, view: dict[int, AllocationView]) -> None:
    for alloc, state in player.states.items():
        assert isinstance(state, StackState)
        shown = view[alloc]
        stacks = shown.stacks or ((0, SIZE, (shown.root,)),)
        by_byte = [tags for start, end, tags in stacks for _ in range(start, end)]
        for stack in state.stacks():
            for at in range(stack.start, stack.end):
                assert [(name, tag) for name, tag in stack.items] == [
                    (shown.nodes[tag].permission_at(at), tag) for tag in by_byte[at]
                ]
                assert (stack.unknown is not None) == (by_byte[at][:1] != (shown.root,))


OPERATION = st.tuples(
    st.sampled_from("retag retag shared argument box read write write call ret expose wild name free".split()),
    st.integers(0, 100),
    st.integers(0, SIZE),
    st.integers(0, SIZE),
)


def play(operations: list[tuple[str, int, int, int]], model: str) -> tuple[Player, bool]:
    player = Player(SOURCE, model=model)
    fold = State()
    folded = 0
    pointers: list[Pointer] = [
        player.local("x", "u32", SIZE, "work"), player.local("c", "Cell", SIZE, "work", cells=((1, 3),))
    ]  # fmt: skip
    died = False
    for pointer, part in ((pointers[0], (0, 2)), (pointers[1], (0, 4)), (pointers[0], (1, 3))):
        player.write(pointer, "work", part)
    for name, which, one, two in operations:
        pointer = pointers[which % len(pointers)]
        start, end = min(one, two), max(one, two)
        if pointer.alloc not in player.states:
            continue
        try:
            if name in ("retag", "shared", "argument", "box"):
                kind = {"retag": PointerKind.MUT, "box": PointerKind.BOX}.get(name, PointerKind.SHARED)
                if name == "argument" and which % 2:
                    kind = PointerKind.MUT
                mode = RetagMode.FN_ENTRY if name in ("argument", "box") else RetagMode.DEFAULT
                pointers.append(player.retag(pointer, "work", kind, mode=mode, part=(start, end)))
            elif name == "read":
                player.read(pointer, "work", (start, end))
            elif name == "write":
                player.write(pointer, "work", (start, end))
            elif name == "call":
                player.call("f")
            elif name == "ret" and len(player.frames) > 1:
                player.ret("work")
            elif name == "expose" and pointer.tag and model in ("tree", "stacked"):
                player.expose(pointer, "work")
            elif name == "wild" and pointer.tag and model in ("tree", "stacked"):
                pointers.append(player.expose(pointer, "work"))
            elif name == "name" and pointer.tag:
                player.name(pointer, f"n{which}")
            elif name == "free" and which % 4 == 0:
                player.free(pointer, "work")
        except Stop:
            died = True
            break
        for event in player.recorder.events[folded:]:
            fold.apply(event)
        folded = len(player.recorder.events)
        (check_stacks if model == "stacked" else check)(player, fold.view().allocations)
    return player, died


@settings(max_examples=60, deadline=None)
@given(st.lists(OPERATION, max_size=25), st.sampled_from(["tree", "tree-implicit-writes", "pldi-2025", "article-2023"]))
def test_fold_is_the_model(operations: list[tuple[str, int, int, int]], model: str) -> None:
    play(operations, model)


@settings(max_examples=80, deadline=None)
@given(st.lists(OPERATION, max_size=25))
def test_fold_has_the_stacks(operations: list[tuple[str, int, int, int]]) -> None:
    play(operations, "stacked")


@settings(max_examples=25, deadline=None)
@given(st.lists(OPERATION, min_size=5, max_size=25), st.randoms(use_true_random=False))
def test_any_step_in_any_order(operations: list[tuple[str, int, int, int]], random: object) -> None:
    player, _ = play(operations, "stacked" if len(operations) % 3 == 0 else "tree")
    trace = player.finish()
    every, trace_module.KEYFRAME_EVERY = trace_module.KEYFRAME_EVERY, 4
    try:
        straight = list(trace.snapshots())
        again = Trace.from_json(trace.to_json())
        steps = list(range(len(trace)))
        random.shuffle(steps)  # type: ignore[attr-defined]
        for step in steps:
            assert trace.snapshot(step) == straight[step]
        assert again.to_json() == trace.to_json()
        for step in (len(trace) - 1, len(trace) // 2):
            assert dump(again, step) == dump(trace, step)
    finally:
        trace_module.KEYFRAME_EVERY = every


def dump(trace: Trace, step: int) -> object:
    snapshot = trace.snapshot(step)
    return [
        (
            a.id, a.label, a.data, a.init, a.alive, a.pointers,
            [(n.tag, n.parent, n.label, n.states, n.protector, n.names, n.exposed) for n in a.nodes.values()],
            a.stacks,
        )
        for a in snapshot.allocations.values()
    ]  # fmt: skip


def test_folding_on_from_an_earlier_snapshot_is_the_same() -> None:
    player = Player("fn main() { x }\n")
    x = player.local("x", "u8", 1, "x")
    for number in range(300):
        player.retag(x, "x", variable=f"r{number}")
    trace = player.finish()
    for start, step in ((-1, 5), (5, 5), (5, 200), (5, 301), (200, 10)):
        assert trace.onward(trace.snapshot(start), step) == trace.snapshot(step)
    with pytest.raises(IndexError):
        trace.onward(trace.snapshot(300), 999)
