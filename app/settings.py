"""Settings of the server, from `ARBORETUM_…` variables (README.md has the table)."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.options import Limits

__all__ = ["Settings"]


class Settings(BaseSettings):
    """Sizes are bytes, times seconds, `max_memory` MiB."""

    model_config = SettingsConfigDict(env_prefix="ARBORETUM_", extra="ignore")

    data: Path = Path("var")
    database: str = ""
    workers: int = Field(default_factory=lambda: os.cpu_count() or 2, ge=1)
    queue: int = Field(default=32, ge=0)
    max_source: int = Field(default=64 * 1024, ge=1)
    max_steps: int = Field(default=1_000_000, ge=1)
    max_events: int = Field(default=20_000, ge=1)
    max_output: int = Field(default=64 * 1024, ge=0)
    max_seconds: float = Field(default=10.0, gt=0)
    max_memory: int = Field(default=512, ge=64)
    max_nesting: int = Field(default=128, ge=8)
    max_frames: int = Field(default=1_000, ge=8)
    cached_traces: int = Field(default=32, ge=1)
    language: str = "en"
    """Of every text of the pages; others than English need a catalogue in `app/locale`."""
    run_examples: bool = True
    """Whether examples that are not in the store are run when the server starts, so that nobody waits for them."""
    warm: bool = True
    """Whether the process that forks the workers goes on warming up while nobody asks for anything: some seconds of one
    processor after the start, and then programs that use much of the library start sooner."""
    engine: str = "engine:run"
    """Where the engine's entry is, as `module:name`; tests of the machinery around it put another one here."""

    def database_url(self) -> str:
        """The store's address: SQLite in the data directory unless `database` says otherwise."""
        return self.database or f"sqlite+aiosqlite:///{self.data / 'arboretum.sqlite3'}"

    def body_limit(self) -> int:
        """Bytes of a request's body: a form may need three bytes for each of the source, JSON up to six."""
        return 6 * self.max_source + 64 * 1024

    def limits(self) -> Limits:
        """The engine's limits for one run."""
        return Limits(
            steps=self.max_steps, events=self.max_events, memory_bytes=self.max_memory * 1024 * 1024 // 4,
            output_bytes=self.max_output, wall_seconds=self.max_seconds, source_bytes=self.max_source,
            nesting=self.max_nesting, frames=self.max_frames,
        )  # fmt: skip
