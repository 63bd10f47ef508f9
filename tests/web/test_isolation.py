"""Programs that misbehave get their clear answer, and the others do not notice."""

from __future__ import annotations

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.web.conftest import Server, small
from tests.web.driver import PAIR, TWO


def test_a_worker_that_is_killed_gives_an_answer_without_a_verdict(driven: Server) -> None:
    made = driven.run("//! test: die\nx")
    assert (made["verdict"], made["status"]) == ("limit", 3)
    shown = driven.client.get(f"/t/{made['id']}")
    assert shown.status_code == 200 and "ended by force" in shown.text
    assert driven.run(TWO)["verdict"] == "ub"


def test_a_fault_of_the_engine_is_told_without_a_traceback(driven: Server) -> None:
    made = driven.run("//! test: fail\nx")
    assert (made["verdict"], made["status"]) == ("internal", 3)
    shown = driven.client.get(f"/t/{made['id']}").text
    assert "mistake of ours" in shown
    assert "Traceback" not in shown and "ZeroDivisionError" not in shown


def test_memory_runs_out_in_the_worker_alone_and_the_trace_so_far_is_kept(driven: Server) -> None:
    made = driven.run("//! test: eat\nx")
    assert made["verdict"] == "limit" and "memory" in made["title"]
    assert made["steps"] > 0
    assert "memory" in driven.client.get(f"/t/{made['id']}?step={made['steps'] - 1}").text


def test_a_run_that_a_busy_machine_slows_down_is_not_ended_by_force(driven: Server) -> None:
    """The limits of the kernel are for what the run does, not for how long it waits for its turn."""
    made = driven.run("//! test: slow 6.5\nx")
    assert made["verdict"] == "ok" and made["steps"] > 10


def test_others_are_served_while_programs_hang(driven: Server) -> None:
    with ThreadPoolExecutor(4) as pool:
        hanging = [pool.submit(driven.run, f"//! test: hang\nx{n}") for n in range(2)]
        time.sleep(0.3)
        began = time.monotonic()
        assert driven.client.get("/").status_code == 200
        assert driven.client.get("/healthz").status_code == 200
        assert time.monotonic() - began < 2
        for one in hanging:
            assert one.result()["verdict"] == "limit"
    assert driven.run(PAIR)["verdict"] == "ok"


def test_a_run_that_was_stopped_by_force_is_tried_again_when_asked(driven: Server) -> None:
    source = "//! test: die\nagain"
    first = driven.client.post("/api/v1/traces", json={"source": source})
    second = driven.client.post("/api/v1/traces", json={"source": source})
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] == second.json()["id"]


def test_the_process_that_forks_is_replaced_when_it_dies(driven: Server) -> None:
    runs = driven.app.state.site.runs
    first = runs._forker.pid
    os.kill(first, signal.SIGKILL)
    assert driven.run("//! test: slow 0.1\nx, after")["verdict"] == "ok"
    assert runs._forker.pid != first
    second = runs._forker.pid
    os.kill(second, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while (runs._forker is None or runs._forker.pid == second) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert driven.client.get("/healthz").status_code == 200


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Server:
    server = Server(small(tmp_path_factory.mktemp("narrow"), engine="tests.web.driver:run", workers=1, queue=1))
    yield server  # type: ignore[misc]
    server.stop()


def test_a_full_queue_is_said_to_be_full(narrow: Server) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda n: narrow.client.post("/api/v1/traces", json={"source": f"//! test: slow 0.6\n{n}"}), range(5)
            )
        )
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [201, 201, 503, 503, 503]
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert refused.json()["error"]["code"] == "busy" and refused.headers["retry-after"]


def test_the_same_program_asked_for_at_once_runs_once(narrow: Server) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: narrow.run("//! test: slow 0.5\nonce"), range(6)))
    assert len({answer["id"] for answer in answers}) == 1
