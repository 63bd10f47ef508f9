"""Starting and stopping the server as `make run` does."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.rendering import ROOT


def start(folder: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "ARBORETUM_DATA": str(folder), "ARBORETUM_ENGINE": "tests.web.driver:run", **environment},
    )  # fmt: skip


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = start(tmp_path, PORT="0")
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
    assert found is not None
    yield process, found.group()
    process.kill()
    process.wait()


def test_the_address_is_printed_and_answers(running: tuple[subprocess.Popen[str], str]) -> None:
    _, url = running
    assert httpx.get(f"{url}healthz", timeout=10).text == "ok\n"


def test_a_connection_that_is_kept_open_answers_at_once(running: tuple[subprocess.Popen[str], str]) -> None:
    times = []
    with httpx.Client(base_url=running[1]) as client:
        for _ in range(12):
            began = time.perf_counter()
            assert client.get("/automaton").status_code == 200
            times.append(time.perf_counter() - began)
    # With Nagle's algorithm every answer but the first takes at least forty milliseconds.
    assert sorted(times)[2] < 0.035


def test_an_interrupt_stops_everything(running: tuple[subprocess.Popen[str], str]) -> None:
    process, url = running
    assert httpx.post(f"{url}api/v1/traces", json={"source": "//! test: slow 0.1\nx"}, timeout=20).status_code == 201
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    assert children
    process.send_signal(signal.SIGINT)
    assert process.wait(15) in (0, -signal.SIGINT, 130)
    for child in children.split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(child), 0)
    assert process.stderr is not None and "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start(tmp_path, PORT=str(taken.getsockname()[1]))
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "Cannot listen on 127.0.0.1" in errors and "PORT=" in errors and "Traceback" not in errors


def test_a_port_that_is_no_number_is_told(tmp_path: Path) -> None:
    process = start(tmp_path, PORT="many")
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1 and "PORT must be a number" in errors
