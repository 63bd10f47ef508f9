"""The worker side: a process that has everything loaded, and forks a child for each run.

The parent (`python -m app.worker FD`) imports the engine, runs a few programs so that what they use of the library is
checked and lowered, and then only waits: for every descriptor that arrives on its control socket it forks. The child
reads its order from that descriptor, takes limits upon itself, runs, answers, and exits. So a run starts warm and
always from the same state, it shares nothing with other runs, and its death is nobody else's business.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import catalogue
from app.live import Live
from app.outline import outline_of
from app.protocol import DONE, READY, Finished, frame, pack_finished
from app.settings import Settings
from engine.garbage import collect_rarely
from engine.options import Options
from engine.trace.events import Event, Outcome, Sink, is_warning
from engine.trace.recorder import Recorder, Tee
from engine.trace.trace import Ending, Trace, ending_of

__all__ = ["finish", "main", "run_order", "warm_programs", "warm_up"]

Engine = Callable[..., Outcome]

GRACE = 3
"""Seconds of the processor after the engine's own limit when the kernel ends a child that did not stop by itself."""
RESERVE = 192 * 1024 * 1024
"""Address space kept back for finishing the trace of a program that ran out of memory."""

WARM = Path(__file__).parent / "warm"
"""Programs that use of the library what programs use: what they need of it is checked and lowered once, for all runs.
The first is run before any order is taken, the others one by one while there is none."""


def load_engine(name: str) -> Engine:
    """The function that `module:name` names."""
    module, _, attribute = name.partition(":")
    found: Engine = getattr(importlib.import_module(module), attribute)
    return found


def main() -> None:
    """Serve the control socket whose descriptor is the first argument, until the web process is gone."""
    settings = Settings()
    catalogue.speak(settings.language)
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the web process, which then closes the socket.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Children are nobody's to wait for: the kernel buries them.
    engine = load_engine(settings.engine)
    programs = warm_programs()
    warm_up(engine, next(programs))
    from app.rendering import environment

    for template in ("_live.html", "_work.html", "_controls.html", "_cursor.html"):
        environment().get_template(template)
    control.sendall(READY)
    share()
    while True:
        if settings.warm and not select.select([control], [], [], 0)[0] and (program := next(programs, None)):
            warm_up(engine, program)
            share()
            continue
        try:
            message, fds, _, _ = socket.recv_fds(control, 1, 1)
        except InterruptedError:
            continue
        if not message:
            return
        for fd in fds:
            if os.fork() == 0:
                status = 1
                try:
                    control.close()
                    _child(socket.socket(fileno=fd), engine, settings)
                    status = 0
                finally:
                    os._exit(status)
            os.close(fd)


def warm_programs() -> Iterator[str]:
    """The programs of `WARM` in order."""
    for path in sorted(WARM.glob("*.rs")):
        yield path.read_text(encoding="utf-8")


def warm_up(engine: Engine, source: str) -> None:
    """Run a program for what it leaves behind in the engine. That it fails costs time, not truth."""
    with contextlib.suppress(Exception):
        run_order(engine, source, Options(), lambda payload: None)


def share() -> None:
    """What there is by now the collector never touches, so that it stays shared with the children."""
    gc.collect()
    gc.freeze()


def _child(link: socket.socket, engine: Engine, settings: Settings) -> None:
    with link.makefile("rb") as reader:
        order: dict[str, Any] = json.loads(reader.readline())
    _limit(settings)
    collect_rarely()

    def send(payload: bytes) -> None:
        try:
            link.sendall(payload)
        except OSError:
            os._exit(0)  # Nobody waits for this run any more.

    options = Options.from_json(order["options"])
    send(frame(DONE, pack_finished(run_order(engine, order["source"], options, send, order["theme"]))))


def _limit(settings: Settings) -> None:
    """Limits that hold whatever the program does to the interpreter."""
    used = _address_space()
    soft = used + settings.max_memory * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (soft, soft + RESERVE))
    seconds = processor_limit(settings)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(wall_limit(settings))
    with contextlib.suppress(OSError):
        os.nice(5)  # The pages of others come first.


def processor_limit(settings: Settings) -> int:
    """Seconds of the processor that a child has for its run and for finishing the trace."""
    return int(settings.max_seconds) + GRACE


def wall_limit(settings: Settings) -> int:
    """Seconds after which a child is ended. On a busy machine it waits more than it works, which is not its fault."""
    return 3 * processor_limit(settings)


def _address_space() -> int:
    """Bytes of address space in use."""
    with contextlib.suppress(OSError, ValueError), open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()
    return 512 * 1024 * 1024


def run_order(
    engine: Engine, source: str, options: Options, send: Callable[[bytes], None], theme: str = ""
) -> Finished:
    """Run a program, send pictures of it on the way, and answer with its finished trace."""
    recorder = Recorder()
    live = Live(source, options, recorder.events, send, theme)
    ending: Ending | None = None
    final = True
    started = time.monotonic()
    try:
        outcome = engine(source, options, Tee([recorder, live]))
    except MemoryError:
        _use_reserve()
        outcome = Outcome(3, "limit", "the interpreter ran out of memory")
        final = False
    except RecursionError:
        outcome = Outcome(3, "limit", "the program is nested too deeply for the interpreter")
    except Exception:
        # Our fault, not the program's. The log gets the details, the page says so and gives no verdict.
        traceback.print_exc()
        ending = Ending(3, "internal", "Arboretum failed on this program. That is a mistake of ours, not of yours.")
        outcome = Outcome(3, "internal")
        final = False
    if outcome.kind == "limit" and len(recorder.events) > options.limits.events:
        ending = _to_the_end(engine, source, options, outcome.title, time.monotonic() - started)
    if outcome.kind == "limit" and ending is None:
        took = time.monotonic() - started
        final = final and not 0 < options.limits.wall_seconds <= took
    while True:
        try:
            return finish(recorder.finish(source, options, outcome, ending=ending), final=final)
        except MemoryError:
            if not recorder.events:
                raise
            _use_reserve()
            del recorder.events[len(recorder.events) // 2 :]
            ending = Ending(3, "limit", "the interpreter ran out of memory; only the first part of the trace was kept")
            final = False


class _Warnings(Sink):
    """Counts the warnings of a run that nobody watches."""

    enabled = True
    count = 0

    def emit(self, event: Event) -> None:
        """Count it if it is one."""
        self.count += is_warning(event)


def _to_the_end(engine: Engine, source: str, options: Options, why: str, took: float) -> Ending | None:
    """The end of a run that has more events than a trace may hold, found by running it once more without a trace, in
    the time that is left of `wall_seconds`; None if that meets a limit too."""
    limits = options.limits
    if limits.wall_seconds:
        limits = replace(limits, wall_seconds=max(0.1, limits.wall_seconds - took))
    warnings = _Warnings()
    try:
        outcome = engine(source, replace(options, trace=False, limits=limits), warnings)
    except MemoryError:
        _use_reserve()
        return None
    except RecursionError:
        return None
    except Exception:
        # Our fault: the log gets the details, the page keeps the steps and gives no verdict.
        traceback.print_exc()
        return None
    if outcome.kind == "limit":
        return None
    ending = ending_of(outcome, warnings=warnings.count)
    ending.unseen = why
    return ending


def _use_reserve() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def finish(trace: Trace, *, final: bool) -> Finished:
    """A trace made ready for the store."""
    ending = trace.ending
    body = zlib.compress(trace.to_json().encode(), 3)
    outline = zlib.compress(outline_of(trace).to_json().encode(), 3)
    return Finished(ending.status, ending.kind, ending.title, len(trace), final, body, outline)


if __name__ == "__main__":
    main()
