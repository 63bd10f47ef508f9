"""The page of the models: every version with its date and automaton, and the table of differences."""

from __future__ import annotations

from html import unescape

from engine.borrows.versions import VERSIONS
from engine.trace.differences import COLUMNS, differences
from tests.web.conftest import Server


# spec: tree-borrows-versions 2/D13
def test_every_version_and_every_difference(driven: Server) -> None:
    answer = driven.client.get("/models")
    assert answer.status_code == 200
    text = unescape(answer.text)
    for version in VERSIONS.values():
        assert version.title in text and version.date in text
        assert (f"/automaton?model={version.id}" in text) == (version.automaton is not None)
    for _, cells in differences():
        assert len(cells) == len(COLUMNS) == 4
        assert all(cell in text for cell in cells)
    assert 'href="/models"' in driven.client.get("/automaton").text


def test_the_table_says_what_the_specification_says() -> None:
    rows = dict(differences())
    assert rows["foreign read of a protected Reserved tag"] == (
        "Frozen for good", "Reserved (conflicted)", "Reserved (conflicted)", "error: such arguments are Unique",
    )  # fmt: skip
    assert rows["name of the state after the first write"] == ("Active", "Unique", "Unique", "Unique")
    assert rows["`Box` with its own allocator"] == ("as any Box", "no new tag", "as any Box", "as any Box")
    assert [row[0] for row in rows.values()].count("none") == 1
