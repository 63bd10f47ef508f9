"""Models side by side: the page and its JSON twin, with the engine itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.trace.test_compare import SIBLINGS
from tests.web.conftest import Server, small


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(small(tmp_path_factory.mktemp("compare"), max_seconds=10.0))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def siblings(server: Server) -> dict[str, Any]:
    return server.run(SIBLINGS)


def test_the_page_opens_where_the_models_part(server: Server, siblings: dict[str, Any]) -> None:
    answer = server.client.get(f"/t/{siblings['id']}/compare?models=tree,stacked")
    assert answer.status_code == 200
    text = answer.text
    assert "On line 6 the models part" in text and "This is the place." in text
    assert re.findall(r'class="part (\w+)"', text) == ["allows", "forbids"]
    assert len(re.findall(r'<section class="column"', text)) == 2
    assert text.count("Stacks of x under Stacked Borrows") == 1, "stacks for Stacked Borrows alone"
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_forward_and_back_move_both(server: Server, siblings: dict[str, Any]) -> None:
    data = server.client.get(f"/api/v1/traces/{siblings['id']}/compare?models=tree,stacked").json()
    here = data["at"]
    assert data["divergence"]["position"] == here
    base = f"/t/{siblings['id']}/compare"
    text = server.client.get(f"{base}?models=tree,stacked&at={here - 1}").text
    assert f'href="{base}?at={here}&amp;models=tree%2Cstacked#work"' in text
    assert f'href="{base}?at={here - 2}&amp;models=tree%2Cstacked#work"' in text
    assert "Go there" in text
    steps = server.client.get(f"/api/v1/traces/{siblings['id']}/compare?models=tree,stacked&at={here - 1}").json()
    assert all(steps["steps"][model] < data["steps"][model] for model in ("tree", "stacked"))
    after = server.client.get(f"{base}?models=tree,stacked&at={here + 1}").text
    assert "The run was over by then." in after


def test_the_json_twin(server: Server, siblings: dict[str, Any]) -> None:
    answer = server.client.get(f"/api/v1/traces/{siblings['id']}/compare?models=stacked&models=tree,none")
    assert "immutable" in answer.headers["cache-control"]
    data = answer.json()
    assert [(one["model"], one["verdict"], one["line"]) for one in data["models"]] == [
        ("stacked", "ub", 6), ("tree", "ok", None), ("none", "ok", None),
    ]  # fmt: skip
    assert data["models"][1]["id"] == siblings["id"]
    assert data["divergence"]["forbids"] == ["stacked"] and data["divergence"]["allows"] == ["tree", "none"]
    other = server.client.get(f"/api/v1/traces/{data['models'][0]['id']}").json()
    assert (other["model"], other["verdict"]) == ("stacked", "ub")


def test_the_walk_leads_there_at_its_own_place(server: Server, siblings: dict[str, Any]) -> None:
    text = server.client.get(f"/t/{siblings['id']}?step=6").text
    assert f'href="/t/{siblings["id"]}/compare?step=6"' in text
    page = server.client.get(f"/t/{siblings['id']}/compare?step=6").text
    position = re.search(r'class="count"><b>(\d+)</b>', page)
    assert position is not None
    found = server.client.get(f"/api/v1/traces/{siblings['id']}/compare?at={position[1]}").json()
    assert found["steps"]["tree"] >= 6, "the step's own position, whose last step is shown"


def test_models_that_agree(server: Server) -> None:
    made = server.run("fn main() { let mut x = 0; let r = &mut x; *r = 1; }")
    text = server.client.get(f"/t/{made['id']}/compare?models=tree,article-2023,none").text
    assert "No model forbids what another allows." in text and "three models" in text


@pytest.mark.parametrize(
    ("query", "status"),
    [("models=tree", 422), ("models=tree,nothing", 422), ("models=tree,stacked&at=9999", 404),
     ("models=tree,stacked,none,pldi-2025,article-2023", 422), ("models=tree,stacked&at=-1", 404)],
)  # fmt: skip
def test_what_cannot_be_compared(server: Server, siblings: dict[str, Any], query: str, status: int) -> None:
    for path in (f"/t/{siblings['id']}/compare", f"/api/v1/traces/{siblings['id']}/compare"):
        assert server.client.get(f"{path}?{query}").status_code == status
    refused = server.run("fn main() { let x: u8 = true; }")
    assert server.client.get(f"/t/{refused['id']}/compare").status_code == 422
    assert server.client.get("/t/aaaa/compare").status_code == 404


def test_the_tree_versions_of_the_table_part_where_it_says(server: Server) -> None:
    made = server.run(Path("tests/versions/d3.rs").read_text(encoding="utf-8"), "pldi-2025")
    data = server.client.get(f"/api/v1/traces/{made['id']}/compare?models=article-2023,pldi-2025,tree").json()
    assert data["divergence"]["forbids"] == ["tree"]
