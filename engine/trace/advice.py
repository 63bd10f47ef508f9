"""What each class of error means and what people usually change to repair it."""

from __future__ import annotations

from engine.borrows.api import WILDCARD
from engine.trace.failure import BorrowFacts

__all__ = ["BORROW_ADVICE", "EXPLANATIONS", "borrow_class"]


def borrow_class(facts: BorrowFacts) -> str:
    """The class of an aliasing error: a key of `BORROW_ADVICE`."""
    if facts.stack is not None:
        if facts.kind in ("stack-protected", "stack-dealloc-protected"):
            return "protected-dealloc" if facts.cause == "deallocation" else "protected-disabled"
        if facts.accessed == WILDCARD:
            return "no-exposed-tags"
        return "write-through-shared" if facts.stack.reason == "read-only" else "stack-missing"
    if facts.kind != "child-forbidden":
        return "protected-dealloc" if facts.cause == "deallocation" else facts.kind
    if facts.permission == "Frozen":
        lost = any(past.after == "Frozen" for past in facts.history)
        return "write-after-foreign-read" if lost else "write-through-shared"
    if facts.permission == "Disabled":
        return "freed-through-stale" if facts.cause == "deallocation" else "use-after-foreign-write"
    return "conflicted-write"


BORROW_ADVICE: dict[str, tuple[str, tuple[str, ...]]] = {
    "stack-missing": (
        "A pointer is used after its item has left the stack",
        (
            "Make the pointer anew after the other use.",
            "Derive the other pointer from this one.",
            "Derive both from one raw pointer (`&raw mut`) and use raw pointers for both.",
        ),
    ),
    "stack-disabled": (
        "A mutable pointer is used after somebody else read the memory",
        (
            "Finish the uses of this pointer before the memory is read in another way.",
            "Make the reads through this pointer, or through one derived from it.",
            "Derive both from one raw pointer (`&raw mut`) and use raw pointers for both.",
        ),
    ),
    "stack-outside": (
        "A pointer is used for bytes that it was not made for",
        (
            "Make the pointer from the whole array, slice or struct, not from a part of it.",
            "Take a raw pointer to the whole (`&raw mut`) and compute the place from that.",
        ),
    ),
    "write-through-shared": (
        "A write through a shared reference",
        (
            "Make the pointer from a `&mut` reference or with `&raw mut`, not from a `&` reference.",
            ("If the data must change while it is shared, put it into a `Cell`, `RefCell`, `UnsafeCell`, a lock or an "
            "atomic."),
        ),
    ),
    "write-after-foreign-read": (
        "A write through a pointer that is not the only one any more",
        (
            "Finish the writes through this pointer before the memory is read in another way.",
            "Make the reads through this pointer, or through one derived from it.",
            "Derive both pointers from one raw pointer (`&raw mut`) and use raw pointers for both.",
        ),
    ),
    "use-after-foreign-write": (
        "A pointer is used after somebody else wrote to the memory",
        (
            "Make the pointer anew after the other write.",
            "Make the other write through this pointer, or through one derived from it.",
            "Derive both from one raw pointer (`&raw mut`) and use raw pointers for both.",
            "If the data must change while it is shared, put it into a `Cell` or `UnsafeCell`.",
        ),
    ),
    "freed-through-stale": (
        "Memory is freed through a pointer that may not be used any more",
        ("Free the memory through the pointer that owns it, or make the other uses through that pointer.",),
    ),
    "conflicted-write": (
        "A mutable argument is written after somebody else read the memory",
        (
            "Do not read the memory in another way between the call and the write.",
            "Take a raw pointer as the parameter instead of `&mut`.",
        ),
    ),
    "protected-disabled": (
        "Memory of a running function's argument is used behind its back",
        (
            "Reach the memory through the argument while the function runs.",
            ("Take a raw pointer as the parameter instead of a reference, if the memory must be used in other ways "
            "meanwhile."),
            "End the function (or the part of it that holds the reference) before the memory is used in another way.",
        ),
    ),
    "protected-dealloc": (
        "Memory of a running function's argument is freed",
        (
            "Free the memory only after the function has returned.",
            "Take a raw pointer, or the owner (`Box<T>`) itself, as the parameter instead of a reference.",
        ),
    ),
    "no-exposed-tags": (
        "A pointer made from an integer that no exposed pointer stands behind",
        (
            "Keep the pointer itself instead of its address; use `with_addr` and `map_addr` to change addresses.",
            "If it must be an integer, cast (expose) the very pointer that still has the right to act.",
        ),
    ),
}

EXPLANATIONS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "": (
        "Undefined behaviour",
        "The language gives this program no meaning from here on: a compiler may assume that it never happens.",
        (),
    ),
    "dangling": (
        "Memory is used after it was freed",
        ("A pointer does not keep its memory alive. Once the memory is gone, every access through the pointer is "
        "undefined behaviour, even if other data happen to lie there now."),
        (
            "Keep the owner (the variable, `Box`, `Vec`, `Rc`, …) alive as long as pointers into it are used.",
            "A `Vec` that grows moves its elements: take pointers after the last `push`, or reserve the space before.",
        ),
    ),
    "double-free": (
        "Memory is freed twice",
        "Each allocation has one owner, who frees it once.",
        ("Let only one value own the memory: use `ManuallyDrop`, `mem::forget` or `into_raw` for the copy.",),
    ),
    "bad-free": (
        "Memory is freed in another way than it was allocated",
        ("Memory goes back to the allocator that it came from: by the pointer that the allocator gave, with the same "
        "size and alignment."),
        (
            "Pass the pointer that `alloc` returned, and the same `Layout`.",
            "Leave the freeing to the owner (`Box`, `Vec`, …), with the type that it was made with.",
        ),
    ),
    "bad-layout": (
        "Memory is allocated with an impossible layout",
        "An allocator may be asked only for at least one byte, and for an alignment that is a power of two.",
        ("Make the layout with `Layout::new` or `Layout::array`, and allocate nothing for size zero.",),
    ),
    "overlap": (
        "A copy between overlapping ranges",
        "`copy_nonoverlapping` promises that source and destination have no byte in common.",
        ("Use `ptr::copy` (or `copy_within` of slices), which allows overlaps.",),
    ),
    "unreachable": (
        "Code is reached that was promised never to run",
        "`unreachable_unchecked` and `assert_unchecked` promise something to the compiler, which relies on it.",
        ("Use `unreachable!` or `assert!`, which check, unless the promise can be proved.",),
    ),
    "out-of-bounds": (
        "An access outside its allocation",
        "A pointer may be used only inside the allocation that it was made from, whatever lies beside it.",
        (
            "Check the index or the length before the access.",
            "Make the pointer from the whole array or slice, not from one element.",
        ),
    ),
    "no-provenance": (
        "An address without a right to memory",
        "A pointer is more than an address: it also carries the right to use certain memory. An integer has none.",
        ("Keep the pointer and change its address with `with_addr` or `map_addr`.",),
    ),
    "uninit": (
        "Uninitialised memory is read",
        "Memory that was never written has no value, not even an unknown one.",
        ("Write the value first, or keep it in a `MaybeUninit` until all of it is written.",),
    ),
    "misaligned": (
        "A pointer is not aligned",
        "The address of a value must be a multiple of its type's alignment.",
        ("Use `read_unaligned` and `write_unaligned`, or make sure that the buffer has the right alignment.",),
    ),
    "invalid-value": (
        "A value that its type does not allow",
        ("Some bit patterns are no value of the type: a `bool` is 0 or 1, a `char` no surrogate, a reference never "
        "null or dangling, an enum one of its variants."),
        ("Read the raw integer first and convert it with a check (`match`, `char::from_u32`, …).",),
    ),
    "dangling-reference": (
        "A reference to memory that is not there",
        "A reference or `Box` must point to live memory of its size as soon as it exists, not only when it is used.",
        ("Use a raw pointer until the memory is there; keep the owner alive as long as the reference exists.",),
    ),
    "null": (
        "A null pointer is used",
        "Nothing may be read or written at address zero, and a reference is never null.",
        ("Check with `is_null`, or use `Option<&T>` or `NonNull<T>`.",),
    ),
    "read-only": (
        "A write to memory that cannot change",
        "Constants and immutable statics never change; pointers to them are for reading only.",
        ("Use `static mut`, an atomic, a lock or a `Cell` type if the data must change, or copy it first.",),
    ),
    "overflow": (
        "Arithmetic that must not overflow did",
        "Operations with `unchecked` in their name, and pointer offsets, promise that they stay in range.",
        ("Use the checked or wrapping operation.",),
    ),
    "data-race": (
        "A data race",
        "Two threads use the same memory at the same time, at least one writes, and nothing orders the two accesses.",
        ("Protect the memory with a lock, use atomics, or join the thread first.",),
    ),
    "bad-call": (
        "A function is called as something that it is not",
        "The caller and the function must agree on the arguments, their types and the calling convention.",
        ("Call the function through a pointer of its own type.",),
    ),
}
