"""How fast the engine is: source to finished trace beside rustc, single statements, and the cold start.

Run by `make bench`, or this file alone; `python -m tests.benchmarks.test_engine_speed --profile` prints where the time
of a traced loop goes. All times are of the processor, ours and our children's: what else the machine does is left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from app.lessons import examples
from engine.garbage import collecting_rarely
from engine.options import Options
from engine.pipeline import run
from engine.trace.events import Event, Outcome, Sink
from engine.trace.recorder import Recorder
from engine.trace.story import story

pytestmark = pytest.mark.bench

ROOT = Path(__file__).resolve().parents[2]
TURNS = 20_000
LOOP = """
fn step(x: &mut u64, k: u64) { *x = x.wrapping_mul(31).wrapping_add(k); }
fn main() {
    let mut x = 1u64;
    let mut k = 0u64;
    while k < TURNS { step(&mut x, k); k += 1; }
    assert!(x != 0);
}
"""
TINY = "fn main() { let x = 1; assert_eq!(x, 1); }\n"


@pytest.fixture(autouse=True)
def as_one_run() -> Iterator[None]:
    """Garbage is collected as in the processes that a run has for itself."""
    with collecting_rarely():
        yield


class Thrown(Sink):
    """Takes every event and keeps none: what tracing itself costs, without the memory of a trace."""

    enabled = True

    def __init__(self) -> None:
        self.count = 0

    def emit(self, event: Event) -> None:
        """Count it."""
        self.count += 1


def clock() -> float:
    """Seconds of processor time that this process and its children have used."""
    times = os.times()
    return process_time() + times.children_user + times.children_system


def seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The median time of some rounds."""
    times = []
    for _ in range(rounds):
        start = clock()
        work()
        times.append(clock() - start)
    return median(times)


def finished(source: str) -> None:
    """A program from its text to its trace and story."""
    options = Options()
    recorder = Recorder()
    outcome = run(source, options, recorder)
    story(recorder.finish(source, options, outcome))


def loop(turns: int, sink: Sink, *, trace: bool) -> Outcome:
    """The loop of so many turns."""
    return run(LOOP.replace("TURNS", str(turns)), Options(trace=trace), sink)


def steps(turns: int) -> int:
    """How many MIR statements and terminators the loop takes: the smallest limit under which it ends."""
    low, high = turns, 1000 * turns
    while low < high:
        middle = (low + high) // 2
        options = Options(trace=False)
        options.limits.steps = middle
        if run(LOOP.replace("TURNS", str(turns)), options, Sink()).status == 3:
            low = middle + 1
        else:
            high = middle
    return low


def turn_cost(sink: Callable[[], Sink], *, trace: bool) -> float:
    """Seconds per turn, without what a run costs that has no turns."""
    fixed = seconds(lambda: loop(0, sink(), trace=trace), 3)
    return (seconds(lambda: loop(TURNS, sink(), trace=trace), 3) - fixed) / TURNS


def test_source_to_trace_beside_rustc(tmp_path: Path) -> None:
    rustc = shutil.which("rustc")
    finished(TINY)
    ours, theirs, ratios = [], [], []
    for one in examples():
        here = seconds(lambda one=one: finished(one.source))  # type: ignore[misc]
        ours.append(here)
        if rustc is not None:
            path = tmp_path / "p.rs"
            path.write_text(one.source, encoding="utf-8")
            command = [rustc, "--emit=metadata", "--edition=2021", "-Awarnings", "-o", str(tmp_path / "p.rmeta"), path]
            there = seconds(lambda command=command: subprocess.run(command, capture_output=True), 3)  # type: ignore[misc]
            theirs.append(there)
            ratios.append(here / there)
    print(f"\nsource to finished trace, median of {len(ours)} examples {median(ours) * 1e3:8.1f} ms")
    if not theirs:
        pytest.skip("there is no rustc to compare with")
    print(f"rustc --emit=metadata                          {median(theirs) * 1e3:8.1f} ms")
    print(f"ratio, median {median(ratios):.2f}, worst {max(ratios):.2f}")
    assert median(ratios) <= 3


def test_a_turn_of_a_loop() -> None:
    finished(TINY)
    per_turn = (steps(200) - steps(100)) / 100
    # In turns, because a busy machine is not equally fast for long.
    rounds = [(turn_cost(Sink, trace=False), turn_cost(Recorder, trace=True)) for _ in range(5)]
    untraced, traced = (median(each) for each in zip(*rounds, strict=True))
    told = turn_cost(Thrown, trace=True)
    print(f"\na turn of the loop, untraced {untraced * 1e6:8.2f} us ({per_turn:.0f} statements)")
    print(f"a turn of the loop, traced   {traced * 1e6:8.2f} us; each event looked at at once {told * 1e6:.2f} us")
    print(f"statements per second        {per_turn / untraced:10.0f} untraced, {per_turn / traced:10.0f} traced")
    ratios = sorted(traced / untraced for untraced, traced in rounds)
    print(f"traced / untraced            {median(ratios):8.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


def test_cold_start(tmp_path: Path) -> None:
    path = tmp_path / "tiny.rs"
    path.write_text(TINY, encoding="utf-8")
    # Compiled modules are kept, as they are wherever the engine is installed.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path / "cache")

    def start(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *options, "-m", "engine", "run", str(path)]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)

    start()
    cold = seconds(start)
    bare = seconds(lambda: subprocess.run([sys.executable, "-c", ""], env=environment, cwd=ROOT, check=True))
    imported = re.findall(r"\|\s+(\d+) \| ((?: {2})*)(\S+)$", start("-X", "importtime").stderr, re.M)
    print(f"\ncold start {cold * 1e3:8.1f} ms, of Python alone {bare * 1e3:8.1f} ms; the slowest imports:")
    for time, indent, name in sorted(imported, key=lambda row: -int(row[0]))[:12]:
        print(f"  {int(time) / 1000:8.1f} ms {len(indent) // 2 * ' '}{name}")
    names = {name for _, _, name in imported}
    assert not names & {"app", "asyncio", "hypothesis", "pydantic", "fastapi"}
    assert cold < 0.5


def profile() -> None:
    """The fifteen functions in which a traced loop spends its time."""
    import cProfile
    import pstats

    finished(TINY)
    profiler = cProfile.Profile()
    profiler.runcall(loop, 2000, Recorder(), trace=True)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(15)


if __name__ == "__main__":
    if "--profile" in sys.argv:
        profile()
    else:
        sys.exit(pytest.main([__file__, "-m", "bench", "-s", "-q"]))
