"""How fast a step is shown: a loaded trace of 100 nodes, and one of 500, in every view. Processor time, not wall time.

Run by `make bench`, or this file alone.
"""

from __future__ import annotations

import zlib
from statistics import median
from time import process_time

import pytest

from app.choice import Choice
from app.outline import outline_of
from app.rendering import render_step
from app.tour import Tour
from app.views import Where, view_step
from engine.options import Options
from engine.pipeline import run
from engine.trace.recorder import Recorder
from engine.trace.trace import Trace

pytestmark = pytest.mark.bench

VIEWS = ("tree", "bytes", "frames", "rules")


def made(pointers: int) -> Trace:
    """A trace whose tree has two nodes for each pointer, stored and read again."""
    lines = "\n".join(f"    let r{n} = unsafe {{ &mut *p }};" for n in range(pointers))
    head = "    let mut x = 0u32;\n    let p = &mut x as *mut u32;\n"
    source = f"fn main() {{\n{head}{lines}\n    unsafe {{ *p = 1 }};\n}}\n"
    recorder = Recorder()
    trace = recorder.finish(source, Options(), run(source, Options(), recorder))
    return Trace.from_json(trace.to_json())


@pytest.mark.parametrize(("pointers", "most"), [(49, 80.0), (249, 350.0)])
def test_a_step_of_a_loaded_trace(pointers: int, most: float) -> None:
    """The bounds leave room for a busy machine, which makes even the processor's own time longer."""
    trace = made(pointers)
    outline = outline_of(trace)
    write = next(step for step, event in enumerate(trace.events) if event.kind == "write" and not event.library)
    nodes = max(len(one.nodes) for one in trace.snapshot(write).allocations.values())
    for view in VIEWS:
        where = Where("/t/x", choice=Choice(view))
        times: list[float] = []
        text = ""
        for step in [write - 3, write - 2, write - 1, write] * 6:
            began = process_time()
            shown = view_step(trace, outline, step, where)
            text = render_step(shown, Tour(), trace_id="x", heading="x", embedded=False)
            times.append((process_time() - began) * 1000)
        times.sort()
        size, packed = len(text.encode()), len(zlib.compress(text.encode()))
        print(
            f"{nodes} nodes, {view}: median {median(times):.1f} ms, 90% {times[int(len(times) * 0.9)]:.1f} ms, "
            f"{size / 1000:.0f} kB ({packed / 1000:.1f} kB packed)"
        )
        assert median(times) < most
