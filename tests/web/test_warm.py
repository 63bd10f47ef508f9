"""The process that forks the workers checks and lowers beforehand what programs use of the library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.web.conftest import Server, small

ROOT = Path(__file__).resolve().parents[2]
USER = """
fn main() {
    let mut v = vec![1, 2];
    v.push(3);
    for x in v.iter_mut() {
        *x += 1;
    }
    println!("{}", v.iter().sum::<i32>());
}
"""


# In a process of its own: the library is shared by all programs of a process, so other tests may have used it before.
COUNT = """
import sys
import engine
from app.worker import warm_programs, warm_up
from engine.options import Options
from engine.trace.recorder import Recorder
from engine.types.check import body

checked = []
real = body._check
if sys.argv[2] == "warm":
    warm_up(engine.run, next(warm_programs()))
body._check = lambda program, definition: (checked.append(definition.name), real(program, definition))[1]
outcome = engine.run(sys.argv[1], Options(), Recorder())
print(outcome.status, *checked)
"""


def checked(how: str) -> list[str]:
    """The exit status of USER and the functions that were checked for it, `warm` or `cold`."""
    command = [sys.executable, "-c", COUNT, USER, how]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def test_a_program_finds_checked_what_others_used_before_it() -> None:
    assert checked("warm") == ["0", "main"]
    cold = checked("cold")
    assert cold[:2] == ["0", "main"] and len(cold) > 50


def test_a_run_is_answered_while_the_forking_process_warms_up(tmp_path: Path) -> None:
    server = Server(small(tmp_path, warm=True, max_seconds=30.0))
    try:
        for _ in range(3):
            made = server.run(USER)
            assert (made["verdict"], made["status"]) == ("ok", 0)
    finally:
        server.stop()
