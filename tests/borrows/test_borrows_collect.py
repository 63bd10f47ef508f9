"""Forgetting dead tags changes neither verdicts nor the states of the tags that are left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.borrows.api import BorrowsError, NodeInfo
from tests.borrows.harness import MUT, READ, SHARED, WRITE, Bench

SIZE = 4
STEP = st.tuples(
    st.sampled_from(["read", "write", "ref", "mut", "arg", "leave"]),
    st.integers(0, 7),
    st.integers(0, SIZE - 1),
    st.integers(1, SIZE),
)


def by_byte(bench: Bench, node: NodeInfo) -> list[tuple[str, bool] | None]:
    out: list[tuple[str, bool] | None] = []
    for (start, end), state in zip(bench.state.ranges(), node.states, strict=True):
        out.extend([state] * (end - start))
    return out


def run(steps: list[tuple[str, int, int, int]], collect: bool) -> tuple[list[str], Bench]:
    """What each step gave, and the bench at the end."""
    bench = Bench(SIZE)
    tags: list[int] = [bench.root]
    held: list[int] = []
    told: list[str] = []
    for step, (what, which, start, length) in enumerate(steps):
        tag = tags[which % len(tags)]
        end = min(start + length, SIZE)
        try:
            if what in ("read", "write"):
                bench.state.access(tag, start, end, READ if what == "read" else WRITE)
            elif what == "leave":
                if held:
                    bench.leave(held.pop())
            else:
                kind = SHARED if what == "ref" else MUT
                make = bench.arg if what == "arg" else bench.retag
                tags.append(make(tag, kind, at=start, size=end - start))
                if what == "arg":
                    held.append(tags[-1])
            told.append("ok")
        except BorrowsError as error:
            told.append(f"{error.kind} {error.conflicting} {error.permission} {error.offset}")
            break
        if collect:
            later = [s[1] % n for s, n in zip(steps[step + 1 :], USES[step + 1 :], strict=True)]
            bench.state.collect({tags[i] for i in later if i < len(tags)})
    return told, bench


USES: list[int] = []


@given(st.lists(STEP, max_size=30))
def test_collecting_changes_nothing_else(steps: list[tuple[str, int, int, int]]) -> None:
    # How many tags there are at each step decides which one it uses.
    USES.clear()
    count = 1
    for what, *_ in steps:
        USES.append(count)
        count += what in ("ref", "mut", "arg")
    plain, first = run(steps, False)
    told, second = run(steps, True)
    assert told == plain
    if told and told[-1] != "ok":
        return
    kept = {node.tag: node for node in second.state.nodes()}
    for node in first.state.nodes():
        if node.tag in kept:
            assert by_byte(first, node) == by_byte(second, kept[node.tag])
            assert node.parent == kept[node.tag].parent


def test_leaves_without_pointers_go() -> None:
    bench = Bench(4)
    a = bench.retag(bench.root)
    b = bench.retag(a)
    bench.retag(b)
    c = bench.retag(bench.root)
    bench.write(c, 0, 2)
    assert len(bench.state.nodes()) == 5
    assert bench.state.collect({b}) == 3
    assert [node.tag for node in bench.state.nodes()] == [bench.root, a, b]
    bench.state.name(b, 0, "b")
    assert bench.state.collect(set()) == 3
