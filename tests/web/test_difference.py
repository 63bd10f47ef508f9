"""Two steps compared: the words, the page and its JSON twin."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.difference import difference
from engine.options import Options
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace, ending_of
from tests.web.conftest import Server
from tests.web.driver import TWO, run


@pytest.fixture(scope="module")
def trace() -> Trace:
    recorder = Recorder()
    outcome = run(TWO, Options(), recorder)
    return Trace(TWO, Options(), recorder.events, ending_of(outcome))


@pytest.fixture(scope="module")
def two(driven: Server) -> dict[str, Any]:
    return driven.run(TWO)


def test_permissions_are_told_with_their_step(trace: Trace) -> None:
    found = difference(trace, 5, 6)
    assert {line.text for line in found.permissions} == {
        "`b` may not be used any more at all 4 bytes of x: Reserved → Disabled, on line 6",
        "`a` had its first write at all 4 bytes of x: Reserved → Unique, on line 6",
    }
    assert {(shift.tag, shift.before, shift.after, shift.step) for shift in found.shifts} == {
        (2, "Reserved", "Unique", 6), (3, "Reserved", "Disabled", 6),
    }  # fmt: skip
    assert [line.text for line in found.memory] == ["x holds `1` instead of `0`."]


def test_what_is_new_is_told_with_its_permission_now(trace: Trace) -> None:
    found = difference(trace, 2, 6)
    assert not found.permissions, "a pointer that was not there has no permission to change"
    assert "`b` is new, made from `a`, on line 5; it is now Disabled." in [line.text for line in found.pointers]


def test_the_order_of_the_steps_does_not_matter(trace: Trace) -> None:
    assert difference(trace, 6, 5) == difference(trace, 5, 6)
    assert difference(trace, 6, 6).empty


@pytest.mark.parametrize("pair", [(-1, 3), (0, 99)])
def test_steps_that_are_not_there(trace: Trace, pair: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        difference(trace, *pair)


def test_the_page_leads_back_to_both_steps(driven: Server, two: dict[str, Any]) -> None:
    answer = driven.client.get(f"/t/{two['id']}/difference?from=5&to=6")
    assert answer.status_code == 200
    for step in (5, 6):
        assert f'href="/t/{two["id"]}?step={step}"' in answer.text
    assert "may not be used any more" in answer.text and "<script>" not in answer.text
    step = driven.client.get(f"/t/{two['id']}?step=6").text
    assert f'href="/t/{two["id"]}/difference?from=5&amp;to=6"' in step


def test_the_json_twin_says_the_same(driven: Server, two: dict[str, Any], trace: Trace) -> None:
    answer = driven.client.get(f"/api/v1/traces/{two['id']}/difference?from=5&to=6")
    assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    data = answer.json()
    assert [line["text"] for line in data["permissions"]] == [line.text for line in difference(trace, 5, 6).permissions]
    assert {(shift["tag"], shift["after"]) for shift in data["shifts"]} == {(2, "Unique"), (3, "Disabled")}


def test_without_steps_the_last_change_is_compared(driven: Server, two: dict[str, Any]) -> None:
    data = driven.client.get(f"/api/v1/traces/{two['id']}/difference").json()
    assert (data["first"], data["last"]) == (6, 7)


@pytest.mark.parametrize(("query", "status"), [("from=0&to=99", 404), ("from=-1&to=2", 404), ("from=x", 422)])
@pytest.mark.parametrize("base", ["/t/", "/api/v1/traces/"])
def test_bad_steps_are_refused(driven: Server, two: dict[str, Any], base: str, query: str, status: int) -> None:
    assert driven.client.get(f"{base}{two['id']}/difference?{query}").status_code == status


def test_a_trace_that_is_not_there(driven: Server) -> None:
    assert driven.client.get("/t/aaaa/difference").status_code == 404


def test_the_rule_of_a_change_is_lit_in_the_automaton(driven: Server, two: dict[str, Any]) -> None:
    step = driven.client.get(f"/t/{two['id']}?step=6").text
    assert 'href="/automaton?model=tree&amp;from=res&amp;by=foreign-write#lit"' in step
    page = driven.client.get("/automaton?model=tree&from=res&by=foreign-write").text
    assert page.count('id="lit"') == 1 and len(re.findall('class="edge foreign [^"]*lit"', page)) == 1
    unprotected, protected = page.split("While the node is protected")
    assert 'id="lit"' in unprotected and 'id="lit"' not in protected
    page = driven.client.get("/automaton?model=tree&from=res&by=foreign-read&protected=1").text
    assert 'id="lit"' in page.split("While the node is protected")[1]
    assert 'id="lit"' not in driven.client.get("/automaton?from=nonsense&by=x").text
