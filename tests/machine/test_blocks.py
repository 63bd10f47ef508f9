"""The blocks kept before a borrow state exists are those that the model would have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.borrows.api import Access
from engine.borrows.versions import new_model
from engine.machine.blocks import Blocks

SIZE = 12
VISITS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(1, SIZE)).filter(lambda v: v[0] < v[1]), max_size=25)


@given(VISITS)
def test_blocks_are_the_models_ranges(visits: list[tuple[int, int]]) -> None:
    model = new_model("tree", lambda: None)
    root = model.new_tag()
    state = model.new_allocation(SIZE, root, stack=True)
    blocks = Blocks(SIZE)
    record = blocks.recorder()
    for start, end in visits:
        state.access(root, start, end, Access.WRITE)
        record(root, start, end, 1)
        assert blocks.items() == state.ranges()
        assert blocks.starts == sorted(blocks.ends)
