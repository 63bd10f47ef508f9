"""The bytes of an allocation as the interpreter prints them under an error about uninitialised memory.

Sixteen bytes a line, uninitialised ones as `__`, stored pointers drawn over the bytes that they take, and beside it the
same as text; then the allocations that its pointers lead to.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from engine.machine.allocation import POINTER_SIZE, Allocation
from engine.machine.wording import memory_name
from engine.types.show import fn_name, show

__all__ = ["dump"]

_LINE = 16


def dump(allocation: Allocation) -> str:
    """An allocation and all that it leads to, each one ending its line."""
    parts: list[str] = []
    queue, done = deque([allocation]), set()
    while queue:
        one = queue.popleft()
        if one.id in done:
            continue
        done.add(one.id)
        parts.append(f"{one!r}{_described(one)}\n")
        if one.alive:
            queue += [entry[0] for _, entry in sorted(one.prov.items()) if entry[0] is not None]
    return "".join(parts)


def _described(allocation: Allocation) -> str:
    if allocation.kind == "fn":
        instance = allocation.payload
        return f" (fn: {fn_name(instance.definition, instance.args)})"
    if allocation.kind == "vtable":
        table = allocation.payload
        trait = show(table.plain, full=True).removeprefix("dyn ")
        return f" (vtable: impl {trait} for {show(table.concrete, full=True)})"
    if not allocation.alive:
        return " (deallocated)"
    head = f" ({memory_name(allocation)}, size: {allocation.size}, align: {allocation.align})"
    return f"{head} {{\n{_rows(allocation)}}}" if allocation.size else f"{head} {{}}"


def _pointer(entry: Any, address: int, *, short: bool) -> str:
    target, tag = entry[0], entry[1]
    if target is None:
        return f"0x{address:x}[wildcard]"
    return f"0x{address:x}[{'a' if short else 'alloc'}{target.id}]<{tag}>"


class _Rows:
    """The lines so far, and the one being made: its bytes and the same as text."""

    def __init__(self, size: int) -> None:
        self.width = len(f"{size:x}")
        self.numbered = size > _LINE
        self.out: list[str] = []
        self.start = 0
        self.cells = ""
        self.text = ""

    def end(self) -> None:
        head = f"0x{self.start:0{self.width}x} │ " if self.numbered else ""
        cells = self.cells + "   " * (_LINE - len(self.text))
        self.out.append(f"    {head}{cells} │ {self.text}\n")
        self.start += _LINE
        self.cells = self.text = ""

    def add(self, cell: str, text: str) -> None:
        self.cells += f" {cell}" if self.cells else cell
        self.text += text


def _rows(allocation: Allocation) -> str:
    rows = _Rows(allocation.size)
    at = 0
    while at < allocation.size:
        entry = allocation.prov.get(at)
        if entry is not None and len(entry) == 2:
            _whole_pointer(rows, entry, int.from_bytes(allocation.data[at : at + POINTER_SIZE], "little"), at)
            at += POINTER_SIZE
        else:
            byte = allocation.data[at]
            if entry is not None:
                rows.add(f"╾{_pointer(entry, byte, short=False)} (ptr fragment {entry[2]})╼", "━")
            elif allocation.first_uninit(at, at + 1) < 0:
                rows.add(f"{byte:02x}", chr(byte) if 0x20 <= byte < 0x7F else ".")
            else:
                rows.add("__", "░")
            at += 1
        if at == rows.start + _LINE and at != allocation.size:
            rows.end()
    rows.end()
    return "".join(rows.out)


def _whole_pointer(rows: _Rows, entry: Any, address: int, at: int) -> None:
    """A stored pointer, on one line or over the end of one."""
    width = 3 * (POINTER_SIZE - 1)
    target = _pointer(entry, address, short=False)
    if len(target) > width:
        target = _pointer(entry, address, short=True)
    here = _LINE - (at - rows.start)
    if here >= POINTER_SIZE:
        rows.add(f"╾{_fitted(target, width):─^{width}}╼", "╾" + "─" * (POINTER_SIZE - 2) + "╼")
        return
    there = POINTER_SIZE - here
    here_width, there_width = 3 * here - 2, 3 * (there - 1) + 1
    if there_width > here_width and there_width >= len(target):
        first, second = "", target
    else:
        first, second = _fitted(target, here_width), ""
    rows.add(f"╾{first:─^{here_width}}", "╾" + "─" * (here - 1))
    rows.end()
    rows.add(f"{second:─^{there_width}}╼", "─" * (there - 1) + "╼")


def _fitted(target: str, width: int) -> str:
    """What does not fit says how many bytes it stands for."""
    return f"{target} ({POINTER_SIZE} ptr bytes)" if len(target) > width else target
