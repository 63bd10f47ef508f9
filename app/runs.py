"""Runs of the engine in worker processes, seen from the web process: nothing here blocks, and nothing here computes.

`Runs.start` answers at once with a `Run`, which can be waited for and watched. The same program asked for twice at the
same time runs once. A run that dies takes nothing with it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import socket
import sys
import zlib
from collections.abc import AsyncIterator, Callable

from app.outline import outline_of
from app.protocol import DONE, HEADER, LIVE, READY, Finished, unpack_finished
from app.rendering import ROOT
from app.settings import Settings
from app.store import Record, Store, program_id, trace_id
from app.worker import wall_limit
from engine.options import Options
from engine.trace.trace import Ending, Trace

__all__ = ["Busy", "Run", "Runs"]

log = logging.getLogger("arboretum.runs")

LARGEST_FRAME = 256 * 1024 * 1024


class Busy(Exception):  # noqa: N818 - it is a state, not a fault
    """Too many programs wait already."""


class Run:
    """One run. `record` is set when it is finished and stored."""

    def __init__(self, id_: str, source: str, options: Options) -> None:
        self.id = id_
        self.source = source
        self.options = options
        self.record: Record | None = None
        self.picture = ""
        """The latest picture, HTML."""
        self._pictures = 0
        self._changed = asyncio.Condition()
        self._over = False

    async def show(self, picture: str) -> None:
        """A new picture for those who watch."""
        async with self._changed:
            self.picture = picture
            self._pictures += 1
            self._changed.notify_all()

    async def finish(self, record: Record | None) -> None:
        """The run is over; None if it could not even be stored."""
        async with self._changed:
            self.record = record
            self._over = True
            self._changed.notify_all()

    async def wait(self) -> Record | None:
        """The record, when the run is over."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._over)
        return self.record

    async def pictures(self) -> AsyncIterator[str]:
        """Pictures as they come, starting with the latest, until the run is over; a slow watcher misses some."""
        seen = 0
        while True:
            async with self._changed:
                while self._pictures == seen and not self._over:
                    await self._changed.wait()
                seen, picture, over = self._pictures, self.picture, self._over
            if over:
                return
            yield picture


class Runs:
    """All runs of this web process. `open` starts the process that forks the workers, `close` ends it."""

    def __init__(
        self, settings: Settings, store: Store, engine: str, saved: Callable[[str], None] = lambda id_: None
    ) -> None:
        """`engine` is the engine's fingerprint; `saved` is told the id of each trace that was stored."""
        self._saved = saved
        self._settings = settings
        self._store = store
        self._fingerprint = engine
        self._slots = asyncio.Semaphore(settings.workers)
        self._waiting = 0
        self._running: dict[str, Run] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._control: socket.socket | None = None
        self._forker: asyncio.subprocess.Process | None = None
        self._starting = asyncio.Lock()
        self._watcher: asyncio.Task[None] | None = None
        self._ready: asyncio.Task[bool] | None = None

    async def open(self) -> None:
        """Start the forking process, and have it replaced whenever it dies; it loads the engine meanwhile."""
        await self._start()
        self._watcher = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(1)
            if not self.alive:
                log.warning("the process that forks the workers has died; starting another")
                async with self._starting:
                    if not self.alive:
                        await self._stop()
                        await self._start()

    async def _start(self) -> None:
        ours, theirs = socket.socketpair()
        settings = {f"ARBORETUM_{name.upper()}": str(value) for name, value in self._settings.model_dump().items()}
        self._forker = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "app.worker", str(theirs.fileno()), pass_fds=[theirs.fileno()],
            env={**os.environ, **settings}, cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        theirs.close()
        ours.setblocking(False)
        self._control = ours
        self._ready = asyncio.create_task(_ready(ours))

    async def close(self) -> None:
        """End everything."""
        tasks = [*self._tasks, *([self._watcher] if self._watcher is not None else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._stop()

    async def _stop(self) -> None:
        if self._control is not None:
            # The forking process sees the end and leaves; so does who waits for it to be ready.
            with contextlib.suppress(OSError):
                self._control.shutdown(socket.SHUT_RDWR)
            if self._ready is not None:
                await asyncio.wait([self._ready])
            self._control.close()
            self._control = self._ready = None
        if self._forker is not None:
            try:
                await asyncio.wait_for(self._forker.wait(), 2)
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    self._forker.kill()
                await self._forker.wait()
            self._forker = None

    @property
    def alive(self) -> bool:
        """Whether the forking process is there."""
        return self._forker is not None and self._forker.returncode is None

    def id_of(self, source: str, options: Options) -> str:
        """The id that the trace of this program gets."""
        return trace_id(source, options, self._fingerprint)

    def get(self, id_: str) -> Run | None:
        """A run that is not over yet."""
        return self._running.get(id_)

    async def start(self, source: str, options: Options, theme: str = "") -> Run:
        """The run of a program: one that is stored, one that is on its way, or a new one. Raises Busy."""
        id_ = self.id_of(source, options)
        run = self._running.get(id_)
        if run is not None:
            return run
        run = Run(id_, source, options)
        known = await self._store.summary(id_)
        if known is not None and known.final:
            await run.finish(known)
            return run
        if id_ in self._running:
            return self._running[id_]
        if self._waiting >= self._settings.workers + self._settings.queue:
            raise Busy
        self._waiting += 1
        self._running[id_] = run
        task = asyncio.create_task(self._perform(run, theme))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run

    async def _perform(self, run: Run, theme: str) -> None:
        record: Record | None = None
        try:
            async with self._slots:
                done = await self._work(run, theme)
            record = Record(
                run.id, program_id(run.source), run.options.model, done.status, done.kind, done.title, done.steps,
                done.final, done.body, done.outline,
            )  # fmt: skip
            await self._store.save(run.source, record)
            self._saved(run.id)
        except asyncio.CancelledError:
            raise
        except Exception:
            # Our fault or the disk's, and of this run alone: the log gets the details, the page is told of no result.
            log.exception("run %s failed", run.id)
            record = None
        finally:
            self._waiting -= 1
            self._running.pop(run.id, None)
            await run.finish(record)

    async def _work(self, run: Run, theme: str) -> Finished:
        """Have a worker run the program. Always answers: a worker that dies is a result too."""
        done: Finished | None = None
        for _ in range(3):
            # Loading the engine is no part of a run's time.
            await self._warm()
            forker = self._forker
            link = await self._hand_over()
            if link is None:
                continue
            try:
                async with asyncio.timeout(wall_limit(self._settings) + 2):
                    done = await self._converse(link, run, theme)
            except TimeoutError:
                break
            # If the forking process died meanwhile, the worker may never have come to be.
            if done is not None or run.picture or not await _has_died(forker):
                break
        if done is None:
            return await asyncio.to_thread(_killed, run.source, run.options)
        return done

    async def _converse(self, link: socket.socket, run: Run, theme: str) -> Finished | None:
        """Send the order, show the pictures that come, and answer with the result; None if the worker died."""
        reader, writer = await asyncio.open_connection(sock=link, limit=1 << 20)
        try:
            order = {"source": run.source, "options": run.options.to_json(), "theme": theme}
            writer.write(json.dumps(order).encode() + b"\n")
            await writer.drain()
            while True:
                kind, length = HEADER.unpack(await reader.readexactly(HEADER.size))
                if length > LARGEST_FRAME:
                    return None
                payload = await reader.readexactly(length)
                if kind == DONE:
                    return unpack_finished(payload)
                if kind == LIVE:
                    await run.show(payload.decode())
        except (asyncio.IncompleteReadError, OSError):
            return None
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _hand_over(self) -> socket.socket | None:
        """Our end of a socket whose other end a new worker has; None if the forking process has just died."""
        ours, theirs = socket.socketpair()
        async with self._starting:
            try:
                if self._control is None:
                    raise ConnectionResetError
                socket.send_fds(self._control, [b"."], [theirs.fileno()])
            except OSError:
                ours.close()
                await self._stop()
                return None
            finally:
                theirs.close()
        ours.setblocking(False)
        return ours

    async def _warm(self) -> None:
        """Wait until the forking process has loaded everything, starting it anew if it died. Raises RuntimeError if it
        does not come up."""
        for _ in range(3):
            async with self._starting:
                if not self.alive:
                    await self._stop()
                    await self._start()
                ready = self._ready
            if ready is not None and await asyncio.shield(ready):
                return
            await asyncio.sleep(0.2)
        raise RuntimeError("the process that forks the workers does not come up")


async def _has_died(process: asyncio.subprocess.Process | None) -> bool:
    """Whether a process is gone. The event loop may hear of a death a little later than its victims' peers do."""
    try:
        async with asyncio.timeout(0.3):
            if process is not None:
                await process.wait()
            return True
    except TimeoutError:
        return False


async def _ready(control: socket.socket) -> bool:
    """Whether the forking process said that it is ready; False if it ended instead."""
    try:
        return await asyncio.get_running_loop().sock_recv(control, 1) == READY
    except OSError:
        return False


def _killed(source: str, options: Options) -> Finished:
    """The result of a worker that died: no trace, and no verdict."""
    ending = Ending(3, "limit", "the run was ended by force: it used too much memory or did not stop in time")
    trace = Trace(source, options, [], ending)
    body = zlib.compress(trace.to_json().encode(), 3)
    outline = zlib.compress(outline_of(trace).to_json().encode(), 3)
    return Finished(ending.status, ending.kind, ending.title, 0, False, body, outline)
