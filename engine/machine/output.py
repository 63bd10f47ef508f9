"""What the program writes, and how it ends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.machine.errors import Stop

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["Output", "ProcessExit"]


class ProcessExit(Exception):  # noqa: N818 - not an error
    """The program ended the process."""

    def __init__(self, code: int) -> None:
        self.code = code


class Output:
    """The program's streams. Text that is evaluated in constants is kept aside for their error messages."""

    def __init__(self, machine: Machine) -> None:
        self.m = machine
        self.written = 0
        self.const_text = ""

    def write(self, stream: str, data: bytes) -> None:
        """Bytes to `stdout` or `stderr`; not valid UTF-8 becomes surrogate escapes."""
        text = data.decode("utf-8", "surrogateescape")
        if self.m.const_depth:
            self.const_text += text
            return
        self.written += len(data)
        if self.written > self.m.options.limits.output_bytes:
            raise Stop("limit", f"output: more than {self.m.options.limits.output_bytes} bytes")
        if text:
            self.emit("print", stream=stream, text=text)

    def warn(self, text: str, cause: str = "") -> None:
        """A warning, or a note about a tag (cause TRACKING), at the current position."""
        if self.m.sink.enabled:
            self.emit("warning", text=text, cause=cause, error=self.m.backtrace())

    def emit(self, kind: str, **fields: Any) -> None:
        """An event for every sink that is enabled, traced or not."""
        machine = self.m
        if machine.tracer is not None:
            machine.tracer.emit(machine.draft(kind, **fields))
        elif machine.sink.enabled:
            machine.sink.draft(machine.draft(kind, **fields))
