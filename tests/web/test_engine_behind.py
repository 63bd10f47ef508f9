"""The real engine behind the real server: bad input gets its clear answer while others are served."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.web.conftest import Server, small

GOOD = 'fn main() { let mut x = 1; let r = &mut x; *r += 1; println!("{}", x); }'
ENDLESS = "fn main() { loop {} }"
ENDLESS_WITH_STEPS = "fn main() { let mut x = 0u64; let r = &mut x; loop { *r = r.wrapping_add(1); } }"
DEEP_CALLS = 'fn f(n: u64) -> u64 { f(n + 1) + 1 }\nfn main() { println!("{}", f(0)); }'
PRINTING = 'fn main() { loop { println!("again and again and again"); } }'
HUGE_MEMORY = "fn main() { let mut all = Vec::new(); loop { all.push([0u64; 4096]); } }"
PARENTHESES = "fn main() { let x = " + "(" * 20000 + "1" + ")" * 20000 + "; }"
BLOCKS = "fn main() " + "{" * 20000 + "}" * 20000
MACRO_BOMB = "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*) } }\nfn main() { m!(a a) }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(small(tmp_path_factory.mktemp("engine"), max_seconds=4.0))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose traces are short."""
    started = Server(small(tmp_path_factory.mktemp("brief"), max_seconds=4.0, max_events=400))
    yield started
    started.stop()


def test_a_program_is_run_and_its_steps_are_kept(server: Server) -> None:
    made = server.run(GOOD)
    assert (made["verdict"], made["status"]) == ("ok", 0)
    whole = server.client.get(f"/api/v1/traces/{made['id']}").json()
    assert whole["stdout"] == "2\n" and whole["transitions"]
    assert server.client.get(f"/t/{made['id']}").status_code == 200


@pytest.mark.parametrize(
    "source",
    ["garbage", "fn main( {", "\0\1\2", 'fn main() { "unclosed }', "🦀" * 50, "fn main() { let x: Missing = 1; }"],
)
def test_garbage_is_refused_with_its_place(server: Server, source: str) -> None:
    made = server.run(source)
    assert (made["verdict"], made["status"]) == ("rejected", 2)
    assert made["error"]["message"] and made["error"]["line"] >= 1
    shown = server.client.get(f"/t/{made['id']}")
    assert shown.status_code == 200 and "Traceback" not in shown.text


def test_a_program_without_main_is_told_so(server: Server) -> None:
    made = server.run("fn other() {}")
    assert made["verdict"] == "rejected" and "main" in made["error"]["message"]


def test_a_source_of_a_megabyte_is_too_large(server: Server) -> None:
    answer = server.client.post("/api/v1/traces", json={"source": "// x\n" * (1 << 18)})
    assert answer.status_code == 413


@pytest.mark.parametrize("source", [ENDLESS, ENDLESS_WITH_STEPS, DEEP_CALLS, PRINTING, HUGE_MEMORY])
def test_what_does_not_end_is_stopped_and_the_trace_so_far_is_kept(server: Server, source: str) -> None:
    made = server.run(source)
    assert (made["verdict"], made["status"]) == ("limit", 3), made
    assert made["title"] and made["steps"] > 0
    shown = server.client.get(f"/t/{made['id']}").text
    assert "stopped here" in shown


@pytest.mark.parametrize(
    ("last", "verdict", "said", "message"),
    [
        ("", "ok", "no undefined behaviour", ""),
        ("*r = 1;", "ub", "undefined behaviour in line 7", "write access through"),
        ("panic!();", "panic", "it panicked", ""),
    ],
)
def test_a_run_of_more_events_than_a_trace_may_hold_is_judged_all_the_same(
    brief: Server, last: str, verdict: str, said: str, message: str
) -> None:
    source = f"""fn main() {{
    let mut x = 1u64;
    let r = &raw mut x;
    let r = unsafe {{ &mut *r }};
    let mut n = 0u64;
    while n < 100 {{ let s = &mut x; *s += 1; n += 1; }}
    {last}
}}
"""
    made = brief.run(source)
    assert (made["verdict"], made["unseen"]) == (verdict, "trace: more than 400 events")
    whole = brief.client.get(f"/api/v1/traces/{made['id']}").json()
    assert made["home"] == whole["steps"] - 1 and whole["ub"] == []
    page = brief.client.get(f"/t/{made['id']}").text
    assert "The steps end here" in page and said in page
    assert message in whole["message"] and message in page and "Traceback" not in page
    compared = brief.client.get(f"/t/{made['id']}/compare?models=tree,none")
    assert compared.status_code == 200
    assert "No model forbids" not in compared.text and "more steps than are kept" in compared.text


@pytest.mark.parametrize("source", [PARENTHESES, BLOCKS, MACRO_BOMB])
def test_what_nests_too_deeply_is_stopped_before_it_runs(server: Server, source: str) -> None:
    made = server.run(source)
    assert made["verdict"] in ("limit", "rejected") and made["status"] in (2, 3)
    assert made["title"]
    assert server.client.get(f"/t/{made['id']}").status_code == 200


def test_others_are_served_meanwhile(server: Server) -> None:
    with ThreadPoolExecutor(8) as pool:
        slow = [pool.submit(server.run, f"{source}\n// again") for source in (ENDLESS, PRINTING)]
        time.sleep(0.2)
        for path in ("/", "/automaton", "/healthz"):
            began = time.monotonic()
            assert server.client.get(path).status_code == 200
            assert time.monotonic() - began < 2
        for one in slow:
            assert one.result()["verdict"] == "limit"
