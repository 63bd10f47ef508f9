"""What the web process and a worker say to each other over a socket: frames of a kind, a length, and bytes."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Any

__all__ = ["DONE", "HEADER", "LIVE", "READY", "Finished", "frame", "pack_finished", "unpack_finished"]

HEADER = struct.Struct(">cI")
READY = b"R"
"""What the forking process says once, when it has loaded everything."""
LIVE = b"L"
"""A picture of the run so far, as HTML."""
DONE = b"D"
"""The finished run; always the last frame."""


@dataclass(slots=True, frozen=True)
class Finished:
    """A run's result: how it ended, how many steps it has, whether it would end so every time, and the compressed
    trace and outline."""

    status: int
    kind: str
    title: str
    steps: int
    final: bool
    body: bytes
    outline: bytes


def frame(kind: bytes, payload: bytes) -> bytes:
    """One frame."""
    return HEADER.pack(kind, len(payload)) + payload


def pack_finished(done: Finished) -> bytes:
    """The payload of a DONE frame."""
    meta = {
        "status": done.status, "kind": done.kind, "title": done.title, "steps": done.steps, "final": done.final,
        "body": len(done.body),
    }  # fmt: skip
    head = json.dumps(meta).encode()
    return struct.pack(">I", len(head)) + head + done.body + done.outline


def unpack_finished(payload: bytes) -> Finished:
    """The inverse of `pack_finished`."""
    (length,) = struct.unpack_from(">I", payload)
    meta: dict[str, Any] = json.loads(payload[4 : 4 + length])
    middle = 4 + length + meta.pop("body")
    return Finished(body=payload[4 + length : middle], outline=payload[middle:], **meta)
