"""Every sequence of a few operations (see `tests.borrows.sequences`): trees and stacks against the naive ones."""

from __future__ import annotations

from functools import partial

import pytest

from tests.borrows.pairs import VERSIONS
from tests.borrows.sequences import TreeSequence, explore
from tests.borrows.stack_pairs import StackSequence


@pytest.mark.parametrize("version", VERSIONS)
def test_every_sequence_of_two_operations(version: str) -> None:
    _, played = explore(partial(TreeSequence, version), 2, exchange=False)
    assert played > 600


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS)
def test_every_sequence_of_three_operations(version: str) -> None:
    _, played = explore(partial(TreeSequence, version), 3, exchange=False)
    assert played > 30_000


@pytest.mark.long
@pytest.mark.parametrize("version", VERSIONS)
def test_every_sequence_of_four_operations(version: str) -> None:
    _, played = explore(partial(TreeSequence, version), 4, exchange=True)
    assert played > 500_000


@pytest.mark.parametrize(
    ("length", "least"),
    [(2, 1500), pytest.param(3, 50_000, marks=pytest.mark.long), pytest.param(4, 500_000, marks=pytest.mark.long)],
    ids=["two", "three", "four"],
)
@pytest.mark.parametrize("on_stack", [False, True], ids=["heap", "stack"])
def test_every_sequence_of_operations_on_stacks(on_stack: bool, length: int, least: int) -> None:
    _, played = explore(partial(StackSequence, on_stack), length, exchange=False)
    assert played > least
