"""Output, threads' names, characters, and the `miri_*` helpers (spec/language-and-helpers.md section 1)."""

from __future__ import annotations

from typing import Any

from engine.borrows.api import WILDCARD
from engine.features import unsupported
from engine.machine.allocation import Allocation
from engine.machine.errors import Stop
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import Call, Value, foreign, intrinsic
from engine.machine.intrinsics.floats import text_at
from engine.machine.intrinsics.unicode_tables import has_property
from engine.machine.tracking import track_alloc
from engine.machine.wording import pointer_text

__all__: list[str] = []

_STREAMS = {1: "stdout", 2: "stderr"}


def _bytes(call: Call, pointer: Any) -> bytes:
    length = pointer[3]
    if not length:
        return b""
    allocation, offset = call.m.memory.read(pointer[:3], length)
    return bytes(allocation.data[offset : offset + length])


@intrinsic("write_stream")
def _write_stream(call: Call) -> Value:
    stream, data, output = call.value(0), call.value(1), call.m.output
    return lambda frame: output.write(_STREAMS[stream(frame)], _bytes(call, data(frame)))


@foreign("miri_write_to_stdout")
def _write_stdout(call: Call) -> Value:
    data, output = call.value(0), call.m.output
    return lambda frame: output.write("stdout", _bytes(call, data(frame)))


@foreign("miri_write_to_stderr")
def _write_stderr(call: Call) -> Value:
    data, output = call.value(0), call.m.output
    return lambda frame: output.write("stderr", _bytes(call, data(frame)))


@intrinsic("thread_id")
def _thread_id(call: Call) -> Value:
    machine = call.m
    return lambda frame: machine.thread.id + 1


# ---------------------------------------------------------------- characters

_SPACES = frozenset(map(ord, "\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000")) | set(
    range(0x2000, 0x200B)
)


@intrinsic("char_property")
def _char_property(call: Call) -> Value:
    name, char, memory = call.value(0), call.value(1), call.m.memory

    def run(frame: Frame) -> int:
        wanted, code = text_at(memory, name(frame)).removeprefix("is_"), char(frame)
        if wanted == "whitespace":
            return int(code in _SPACES)
        try:
            return int(has_property(wanted, code))
        except KeyError:
            raise unsupported("character-property", call.call.span.call_site(), wanted) from None

    return run


@intrinsic("char_case")
def _char_case(call: Call) -> Value:
    upper, char = call.value(0), call.value(1)

    def run(frame: Frame) -> Allocation:
        text = chr(char(frame))
        mapped = text.upper() if upper(frame) else text.lower()
        out = Allocation(12, 4, "machine")
        out.write_bytes(0, b"".join(ord(c).to_bytes(4, "little") for c in mapped[:3].ljust(3, "\x00")))
        return out

    return run


# ---------------------------------------------------------------- helpers of Miri


@foreign("miri_get_alloc_id")
def _alloc_id(call: Call) -> Value:
    pointer, memory = call.value(0), call.m.memory

    def run(frame: Frame) -> int:
        value = pointer(frame)
        allocation, _ = memory.resolve(value)
        if allocation is None:
            text = pointer_text(value)
            raise Stop("abnormal", f"pointer passed to `miri_get_alloc_id` must not be dangling, got {text}")
        return allocation.id

    return run


@foreign("miri_print_borrow_state")
def _print_borrow_state(call: Call) -> Value:
    machine = call.m
    number, unnamed = call.value(0), call.value(1)

    def run(frame: Frame) -> None:
        wanted = number(frame)
        allocation = machine.memory.by_id.get(wanted)
        if allocation is None or allocation.kind in ("fn", "vtable"):
            machine.output.write("stderr", f"{wanted} is not the ID of a live data allocation\n".encode())
            return
        machine.print_state(allocation, bool(unnamed(frame)))

    return run


@foreign("miri_pointer_name")
def _pointer_name(call: Call) -> Value:
    machine = call.m
    pointer, parents, name = call.value(0), call.value(1), call.value(2)

    def run(frame: Frame) -> None:
        value, count = pointer(frame), parents(frame)
        text = _bytes(call, name(frame)).decode("utf-8", "replace")
        allocation, tag = value[1], value[2]
        if machine.model.id == "stacked":
            machine.output.warn("Stacked Borrows does not support named pointers; `miri_pointer_name` is a no-op")
            return
        if tag == WILDCARD:
            machine.output.write("stderr", f"Can't give the name {text} to wildcard pointer\n".encode())
            return
        if allocation is None or tag is None:
            machine.output.write("stderr", f"Can't give the name {text} to pointer without provenance\n".encode())
            return
        if allocation.limit < 0:
            return
        state = machine.memory.state(allocation)
        if not state.name(tag, count, text):
            raise Stop("abnormal", f"tag <{tag}> has fewer than {count} ancestors")
        if machine.tracer is not None:
            machine.tracer.named(allocation, ancestor(state, tag, count), text)

    return run


def ancestor(state: Any, tag: int, count: int) -> int:
    """The tag of the n-th ancestor."""
    parents = {node.tag: node.parent for node in state.nodes()}
    for _ in range(count):
        tag = parents.get(tag) or tag
    return tag


@foreign("miri_run_provenance_gc", "miri_promise_symbolic_alignment")
def _nothing(call: Call) -> Value | None:
    return None


@foreign("miri_track_alloc")
def _track_alloc(call: Call) -> Value:
    machine, pointer = call.m, call.value(0)

    def run(frame: Frame) -> None:
        allocation, _ = machine.memory.resolve(pointer(frame))
        if allocation is not None and allocation.alive:
            track_alloc(machine, allocation)

    return run


@foreign("miri_static_root")
def _static_root(call: Call) -> Value:
    machine, pointer = call.m, call.value(0)

    def run(frame: Frame) -> None:
        allocation, _ = machine.memory.resolve(pointer(frame))
        if allocation is not None:
            machine.leak_roots.append(allocation)

    return run
