"""The process that forks the workers checks and lowers beforehand what programs use of the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import engine
from app.worker import warm_programs, warm_up
from engine.options import Options
from engine.trace.recorder import Recorder
from engine.types.check import body
from tests.web.conftest import Server, small

USER = """
use std::collections::HashMap;
fn main() {
    let mut m: HashMap<String, u32> = HashMap::new();
    *m.entry("a".to_string()).or_insert(0) += 1;
    println!("{:?} {:?}", m, m.get("b"));
}
"""


def test_a_program_finds_checked_what_others_used_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    real = body._check

    def check(program: Any, definition: Any) -> Any:
        checked.append(definition.name)
        return real(program, definition)

    for source in warm_programs():
        if "HashMap" in source:
            warm_up(engine.run, source)
    monkeypatch.setattr(body, "_check", check)
    outcome = engine.run(USER, Options(), Recorder())
    assert outcome.status == 0
    assert checked == ["main"]


def test_a_run_is_answered_while_the_forking_process_warms_up(tmp_path: Path) -> None:
    server = Server(small(tmp_path, warm=True, max_seconds=30.0))
    try:
        for _ in range(3):
            made = server.run(USER)
            assert (made["verdict"], made["status"]) == ("ok", 0)
    finally:
        server.stop()
