"""Programs, finished traces and notes, by the hash of their content: written once, never changed.

Any SQLAlchemy URL will do; SQLite is the default. A trace's body is its stored form (`Trace.to_json`) compressed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Float, ForeignKey, Integer, LargeBinary, String, Text, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, defer, mapped_column

from app.notes import Notes
from engine.options import Options

__all__ = ["Record", "Store", "program_id", "trace_id"]


class Base(DeclarativeBase):
    """The tables."""


class ProgramRow(Base):
    """A program's text."""

    __tablename__ = "programs"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    created: Mapped[float] = mapped_column(Float)


class TraceRow(Base):
    """A finished run of a program. `final` is false for runs that might end otherwise another time: those stopped by
    the clock, for want of memory, or by a fault of ours."""

    __tablename__ = "traces"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    program: Mapped[str] = mapped_column(ForeignKey("programs.id"), index=True)
    model: Mapped[str] = mapped_column(String(40))
    status: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(Text)
    steps: Mapped[int] = mapped_column(Integer)
    final: Mapped[bool] = mapped_column()
    created: Mapped[float] = mapped_column(Float)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    outline: Mapped[bytes] = mapped_column(LargeBinary)


class NotesRow(Base):
    """An author's notes to a trace."""

    __tablename__ = "notes"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    trace: Mapped[str] = mapped_column(ForeignKey("traces.id"), index=True)
    created: Mapped[float] = mapped_column(Float)
    body: Mapped[str] = mapped_column(Text)


@dataclass(slots=True, frozen=True)
class Record:
    """A trace as stored: `kind`, `status` and `title` tell how the run ended, `steps` counts them; `body` and `outline`
    are compressed JSON, empty if only the summary was asked for."""

    id: str
    program: str
    model: str
    status: int
    kind: str
    title: str
    steps: int
    final: bool
    body: bytes = b""
    outline: bytes = b""


def _digest(text: str) -> str:
    # 100 bits are enough that nobody meets a collision, and short enough for an address.
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()[:20]


def program_id(source: str) -> str:
    """The id of a program's text."""
    return _digest(source)


def trace_id(source: str, options: Options, engine: str) -> str:
    """The id of the trace that the engine with this fingerprint makes of a program: the same asked, the same id."""
    asked: dict[str, Any] = {"source": source, "options": options.to_json(), "engine": engine}
    return _digest(json.dumps(asked, sort_keys=True, ensure_ascii=False))


class Store:
    """Access to the tables. Call `open` before use and `close` after."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._engine: AsyncEngine | None = None

    async def open(self) -> None:
        """Connect, and create what is missing."""
        sqlite = self._url.get_backend_name() == "sqlite"
        if sqlite and self._url.database and self._url.database != ":memory:":
            Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
        self._engine = create_async_engine(self._url)
        if sqlite:
            event.listen(self._engine.sync_engine, "connect", _tune_sqlite)
        async with self._engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        self._session = async_sessionmaker(self._engine, expire_on_commit=False)

    async def close(self) -> None:
        """Disconnect."""
        if self._engine is not None:
            await self._engine.dispose()

    async def ping(self) -> None:
        """Raises if the database does not answer."""
        async with self._session() as session:
            await session.execute(select(1))

    async def source(self, program: str) -> str | None:
        """A program's text."""
        async with self._session() as session:
            row = await session.get(ProgramRow, program)
            return row.source if row is not None else None

    async def save(self, source: str, record: Record) -> None:
        """Keep a trace and its program. A trace that is final already stays as it is."""
        try:
            await self._save(source, record)
        except IntegrityError:
            # Another server on the same database was quicker. The second time the rows are there.
            await self._save(source, record)

    async def _save(self, source: str, record: Record) -> None:
        now = time.time()
        async with self._session.begin() as session:
            if await session.get(ProgramRow, record.program) is None:
                session.add(ProgramRow(id=record.program, source=source, created=now))
                await session.flush()
            old = await session.get(TraceRow, record.id)
            if old is not None:
                if old.final:
                    return
                await session.delete(old)
                await session.flush()
            session.add(
                TraceRow(
                    id=record.id,
                    program=record.program,
                    model=record.model,
                    status=record.status,
                    kind=record.kind,
                    title=record.title,
                    steps=record.steps,
                    final=record.final,
                    created=now,
                    body=record.body,
                    outline=record.outline,
                )  # fmt: skip
            )

    async def trace(self, id_: str) -> Record | None:
        """A whole trace."""
        async with self._session() as session:
            row = await session.get(TraceRow, id_)
            return _record(row, row.body, row.outline) if row is not None else None

    async def summary(self, id_: str) -> Record | None:
        """A trace without its body."""
        query = select(TraceRow).where(TraceRow.id == id_).options(defer(TraceRow.body), defer(TraceRow.outline))
        async with self._session() as session:
            row: TraceRow | None = await session.scalar(query)
            return _record(row) if row is not None else None

    async def keep_notes(self, notes: Notes) -> bool:
        """Keep notes to a trace that is stored; whether they were new."""
        row = NotesRow(id=notes.id, trace=notes.trace, created=time.time(), body=notes.to_json())
        try:
            async with self._session.begin() as session:
                if await session.get(NotesRow, notes.id) is not None:
                    return False
                session.add(row)
        except IntegrityError:
            # Another server on the same database was quicker.
            if await self.notes(notes.id) is None:
                raise
            return False
        return True

    async def notes(self, id_: str) -> Notes | None:
        """Notes by their id."""
        async with self._session() as session:
            row = await session.get(NotesRow, id_)
            return Notes.from_json(row.body) if row is not None else None

    async def traces_of(self, program: str) -> Sequence[Record]:
        """The summaries of all traces of a program, by model."""
        query = (
            select(TraceRow).where(TraceRow.program == program).order_by(TraceRow.model)
            .options(defer(TraceRow.body), defer(TraceRow.outline))
        )  # fmt: skip
        async with self._session() as session:
            return [_record(row) for row in await session.scalars(query)]


def _record(row: TraceRow, body: bytes = b"", outline: bytes = b"") -> Record:
    return Record(row.id, row.program, row.model, row.status, row.kind, row.title, row.steps, row.final, body, outline)


def _tune_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    # Readers do not wait for the writer, and two writers wait for each other instead of failing.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
