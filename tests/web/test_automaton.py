"""The drawing says what the tables say."""

from __future__ import annotations

import pytest

from app.automaton import drawing
from engine.borrows.api import Access
from engine.borrows.permissions import DISABLED, FORBIDDEN
from engine.borrows.versions import VERSIONS

DRAWN = [version for version in VERSIONS.values() if version.automaton is not None]


@pytest.mark.parametrize("protected", [False, True])
@pytest.mark.parametrize("version", DRAWN, ids=lambda version: version.id)
def test_the_table_is_the_engines(version: object, protected: bool) -> None:
    automaton = version.automaton  # type: ignore[attr-defined]
    drawn = drawing(automaton, protected=protected)
    states = list(automaton.states(protected=protected))
    assert [row.look.name for row in drawn.rows] == [state.name for state in states]
    for state, row in zip(states, drawn.rows, strict=True):
        assert row.look.code == state.code.strip() or state.name == "Reserved (interior mutable)"
        for column, (relation, access) in enumerate(
            [("child", Access.READ), ("child", Access.WRITE), ("foreign", Access.READ), ("foreign", Access.WRITE)]
        ):
            target = automaton.step(state.permission, relation, access, protected=protected)
            cell = row.cells[column]
            assert (cell.look is None) == (target == FORBIDDEN)
            if cell.look is not None:
                assert cell.look.name == automaton.names[target]
                assert cell.same == (target == state.permission)
            fatal = protected and relation == "foreign" and target == DISABLED != state.permission
            assert cell.fatal == fatal


@pytest.mark.parametrize("protected", [False, True])
def test_every_change_of_permission_is_an_arrow(protected: bool) -> None:
    automaton = VERSIONS["tree"].automaton
    assert automaton is not None
    drawn = drawing(automaton, protected=protected)
    changes = [a for a in automaton.arrows(protected=protected, loops=False) if a.target is not None]
    assert sum(len(edge.labels) for edge in drawn.edges) == len(changes)
    for box in drawn.boxes:
        assert 0 <= box.x and box.x + box.width <= drawn.width
        assert 0 <= box.y and box.y + box.height <= drawn.height
