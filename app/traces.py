"""Finished traces, read from the store and kept in memory while they are looked at."""

from __future__ import annotations

import asyncio
import zlib
from collections import OrderedDict
from dataclasses import dataclass

from app.outline import Outline
from app.store import Record, Store
from engine.trace.trace import Trace

__all__ = ["Opened", "Traces"]


@dataclass(slots=True, frozen=True)
class Opened:
    """A trace ready to be shown; `record` without its body."""

    record: Record
    trace: Trace
    outline: Outline


class Traces:
    """A cache of the last `size` traces that were asked for."""

    def __init__(self, store: Store, size: int) -> None:
        self._store = store
        self._size = size
        self._open: OrderedDict[str, Opened] = OrderedDict()

    async def get(self, id_: str) -> Opened | None:
        """A trace; None if there is none with this id."""
        known = self._open.get(id_)
        if known is not None:
            self._open.move_to_end(id_)
            return known
        record = await self._store.trace(id_)
        if record is None:
            return None
        opened = await asyncio.to_thread(_open, record)
        self._open[id_] = opened
        while len(self._open) > self._size:
            self._open.popitem(last=False)
        return opened

    def forget(self, id_: str) -> None:
        """The trace was stored anew."""
        self._open.pop(id_, None)


def _open(record: Record) -> Opened:
    trace = Trace.from_json(zlib.decompress(record.body))
    outline = Outline.from_json(zlib.decompress(record.outline))
    summary = Record(
        record.id, record.program, record.model, record.status, record.kind, record.title, record.steps, record.final
    )
    return Opened(summary, trace, outline)
