"""A running application for tests: the real one, with real workers, and a store of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.main import create_app
from app.settings import Settings


class Server:
    """The application on a real port, in a thread; `client` talks to it."""

    def __init__(self, settings: Settings) -> None:
        import uvicorn

        self.app = create_app(settings)
        config = uvicorn.Config(self.app, host="127.0.0.1", port=0, log_level="error", lifespan="on")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._server.serve()), daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.02)
            assert self._thread.is_alive(), "the server did not start"
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def run(self, source: str, model: str = "tree") -> dict[str, Any]:
        """A program's summary by the API."""
        answer = self.client.post("/api/v1/traces", json={"source": source, "model": model})
        assert answer.status_code in (200, 201), answer.text
        found: dict[str, Any] = answer.json()
        return found

    def stop(self) -> None:
        """Shut down."""
        self.client.close()
        self._server.should_exit = True
        self._thread.join(15)


def small(folder: Path, **settings: Any) -> Settings:
    """Settings for tests: a store in `folder`, and limits that are soon reached."""
    short = {"workers": 2, "max_seconds": 2.0, "run_examples": False, "warm": False}
    return Settings(**{"data": folder, **short, **settings})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose engine is the hand-made driver."""
    server = Server(small(tmp_path_factory.mktemp("driven"), engine="tests.web.driver:run"))
    yield server
    server.stop()
