"""The gallery: its examples were run before anybody asks, so that the first picture waits for nothing."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from app.gallery import prepare
from app.lessons import examples
from app.site import Site
from tests.web.conftest import Server, small

TREE = r'<ul class="tree[^"]*" role="tree"'


def test_the_first_picture_of_an_example_waits_for_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server runs the examples when it starts; after that their pages are drawn without the engine."""
    few = examples()[:1]
    prepared = threading.Event()

    async def prepare_few(site: Site) -> None:
        await prepare(site)
        prepared.set()

    async def nobody(*_: object) -> None:
        raise AssertionError("a run was begun")

    monkeypatch.setattr("app.gallery.examples", lambda: few)
    monkeypatch.setattr("app.main.prepare", prepare_few)
    server = Server(small(tmp_path, run_examples=True, workers=1, max_seconds=20.0))
    try:
        assert prepared.wait(60)
        monkeypatch.setattr("app.runs.Runs._perform", nobody)
        gallery = server.client.get("/").text
        for one in few:
            assert f'href="/examples/{one.slug}"' in gallery
            page = server.client.get(f"/examples/{one.slug}", follow_redirects=True)
            assert page.status_code == 200
            assert re.search(TREE, page.text), "the picture stands in the first answer"
        other = server.client.get(f"/examples/{examples()[2].slug}", follow_redirects=True)
        assert not re.search(TREE, other.text), "one that was not run has none yet"
    finally:
        server.stop()
