"""The allocator's foundations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.machine import wording
from engine.machine.allocation import DEAD, Allocation
from engine.machine.errors import Stop
from engine.machine.frames import Frame
from engine.machine.intrinsics.call import TABLE, Call, Value, foreign, intrinsic

if TYPE_CHECKING:
    from engine.machine.machine import Machine

__all__ = ["SYSTEM", "allocate", "deallocate"]

SYSTEM = "C"
"""The payload of heap memory that the system's allocator gave: freeing it needs no layout, but that allocator."""


def allocate(machine: Machine, size: int, align: int, kind: str) -> Allocation:
    """Fresh memory for the program. Raises a Stop for a bad request."""
    if align <= 0 or align & (align - 1):
        raise wording.ub(f"creating allocation with non-power-of-two alignment {align}", "bad-layout")
    if size == 0 and kind == "heap":
        raise wording.ub("creating allocation with size 0", "bad-layout")
    if machine.const_depth:
        raise Stop("unsupported", "allocating heap memory in a constant")
    return machine.memory.allocate(size, align, kind)


def deallocate(machine: Machine, pointer: Any, size: int, align: int, kind: str, word: str = "deallocating") -> None:
    """Free memory after the checks of spec/tree-borrows.md section 4 (pointer, kind, size and alignment first)."""
    memory = machine.memory
    allocation, tag = memory.resolve(pointer)
    if allocation is None:
        raise wording.no_provenance(pointer, wording.POINTER, 0)
    if allocation.limit == DEAD:
        raise wording.freed(allocation, wording.MEMORY_ACCESS)
    if pointer[0] != allocation.base:
        text = wording.pointer_text((pointer[0], allocation, tag))
        title = f"{word} {text} which does not point to the beginning of an object"
        raise wording.ub(title, "bad-free", alloc=allocation.id)
    _check_kind(allocation, kind)
    if kind != SYSTEM and (size, align) != (allocation.size, allocation.align):
        raise wording.ub(
            f"incorrect layout on deallocation: alloc{allocation.id} has size {allocation.size} and alignment "
            f"{allocation.align}, but gave size {size} and alignment {align}",
            "bad-free",
            alloc=allocation.id,
        )
    machine.kill(allocation, tag)


def _check_kind(allocation: Allocation, kind: str) -> None:
    name = f"alloc{allocation.id}"
    if allocation.kind in ("fn", "vtable"):
        what = "a function" if allocation.kind == "fn" else "a vtable"
        raise wording.ub(f"deallocating {name}, which is {what}", "bad-free", alloc=allocation.id)
    if allocation.kind in ("static", "const"):
        if allocation.borrows is None:  # nobody has used it
            raise wording.ub(f"deallocating {name}, which is static memory", "bad-free", alloc=allocation.id)
        if not allocation.mutable:
            raise wording.ub(f"deallocating immutable allocation {name}", "bad-free", alloc=allocation.id)
    found, wanted = wording.memory_name(allocation), wording.MEMORY_NAMES[kind]
    if found != wanted:
        raise wording.ub(
            f"deallocating {name}, which is {found} memory, using {wanted} deallocation operation",
            "bad-free",
            alloc=allocation.id,
        )


def _pointer(allocation: Allocation) -> Any:
    return (allocation.base, allocation, allocation.root)


@intrinsic("rust_alloc", "rust_alloc_zeroed")
def _alloc(call: Call) -> Value:
    machine, zeroed = call.m, call.name.endswith("_zeroed")
    size, align = call.value(0), call.value(1)

    def run(frame: Frame) -> Any:
        allocation = allocate(machine, size(frame), align(frame), "heap")
        if zeroed:
            allocation.init = None
        return _pointer(allocation)

    return run


@intrinsic("system_alloc", "system_alloc_zeroed")
def _system_alloc(call: Call) -> Value:
    machine, zeroed = call.m, call.name == "system_alloc_zeroed"
    size, align = call.value(0), call.value(1)

    def run(frame: Frame) -> Any:
        allocation = allocate(machine, size(frame), align(frame), "heap")
        allocation.payload = SYSTEM
        if zeroed:
            allocation.init = None
        return _pointer(allocation)

    return run


@foreign("miri_alloc")
def _miri_alloc(call: Call) -> Value:
    machine = call.m
    size, align = call.value(0), call.value(1)
    return lambda frame: _pointer(allocate(machine, size(frame), align(frame), "machine"))


@intrinsic("rust_dealloc")
def _dealloc(call: Call) -> Value:
    machine = call.m
    pointer, size, align = call.value(0), call.value(1), call.value(2)
    return lambda frame: deallocate(machine, pointer(frame), size(frame), align(frame), "heap")


@intrinsic("system_dealloc")
def _system_dealloc(call: Call) -> Value:
    machine, pointer = call.m, call.value(0)
    return lambda frame: deallocate(machine, pointer(frame), 0, 1, SYSTEM)


@foreign("miri_dealloc")
def _miri_dealloc(call: Call) -> Value:
    machine = call.m
    pointer, size, align = call.value(0), call.value(1), call.value(2)
    return lambda frame: deallocate(machine, pointer(frame), size(frame), align(frame), "machine")


@intrinsic("rust_realloc", "system_realloc")
def _realloc(call: Call) -> Value:
    from engine.machine.intrinsics.memory import copy_bytes

    machine, system = call.m, call.name == "system_realloc"
    pointer, old_size, align, new_size = (call.value(i) for i in range(4))

    def run(frame: Frame) -> Any:
        old, size, wanted = pointer(frame), old_size(frame), new_size(frame)
        fresh = allocate(machine, wanted, align(frame), "heap")
        if system:
            fresh.payload = SYSTEM
        to = _pointer(fresh)
        copy_bytes(machine.memory, old, to, min(size, wanted), True)
        deallocate(machine, old, size, align(frame), SYSTEM if system else "heap", "reallocating")
        return to

    return run


@foreign("__rust_alloc", "__rust_alloc_zeroed", "__rust_dealloc", "__rust_realloc")
def _symbol(call: Call) -> Value | None:
    """The symbols behind the library's allocator; refused where the program has an allocator of its own."""
    if call.m.program.allocator is None:
        return TABLE[call.name.removeprefix("__")](call)
    title = f"`{call.name}` in a program with a `#[global_allocator]`"

    def refuse(frame: Frame) -> Any:
        raise Stop("unsupported", title)

    return refuse
