"""Runs inputs one after another, each in a forked child under limits: `python -m tests.fuzz.worker < LINES > LINES`.

A line in is a JSON string, the program; a line out says how its run ended (see `Ended`).
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
import traceback
from typing import TypedDict

from engine.options import Limits, Options
from engine.pipeline import run
from engine.trace.recorder import Recorder
from engine.trace.story import story

__all__ = ["Ended", "main"]

MEMORY = 1 << 30
SECONDS = 60


class Ended(TypedDict):
    """`status` of the program or None, `kind` of the outcome, `error` a Python traceback or what killed the child,
    `seconds` of processor time."""

    status: int | None
    kind: str
    error: str
    seconds: float


def attempt(source: str, model: str = "tree") -> Ended:
    """Run in this process, as the command line does, and make of it everything that is shown."""
    limits = Limits(steps=20_000, events=100_000, memory_bytes=64 << 20, output_bytes=1 << 20, frames=1000)
    options = Options(model=model, limits=limits, file_name="f.rs")
    ended: Ended = {"status": None, "kind": "", "error": "", "seconds": 0.0}
    try:
        recorder = Recorder()
        outcome = run(source, options, recorder)
        trace = recorder.finish(source, options, outcome)
        story(trace)
        ended["status"], ended["kind"] = outcome.status, outcome.kind
    except BaseException:  # the point of it all: whatever comes is told, never swallowed
        lines = traceback.format_exc(limit=-6).splitlines()
        ended["error"] = "\n".join(lines)
    ended["seconds"] = time.process_time()
    return ended


def forked(source: str) -> Ended:
    """Run in a child of this process."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        before = time.process_time()
        ended = attempt(source)
        ended["seconds"] -= before
        with os.fdopen(writer, "w") as out:
            json.dump(ended, out)
        os._exit(0)
    os.close(writer)
    data = b""
    limit = time.monotonic() + 10 * SECONDS
    while True:
        ready, _, _ = select.select([reader], [], [], max(0.0, limit - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        part = os.read(reader, 1 << 16)
        if not part:
            break
        data += part
    os.close(reader)
    status = os.waitpid(child, 0)[1]
    if data:
        told: Ended = json.loads(data)
        return told
    return {"status": None, "kind": "", "error": f"killed: wait status {status}", "seconds": float(SECONDS)}


def main() -> None:
    """Serve standard input."""
    attempt('fn main() { let mut v = vec![1]; v.push(2); println!("{:?}", v); }')
    for line in sys.stdin:
        print(json.dumps(forked(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
