"""What each class of error means and what people usually change to repair it."""

from __future__ import annotations

from engine.borrows.api import WILDCARD
from engine.messages import N_
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
        N_("A pointer is used after its item has left the stack"),
        (
            N_("Make the pointer anew after the other use."),
            N_("Derive the other pointer from this one."),
            N_("Derive both from one raw pointer (`&raw mut`) and use raw pointers for both."),
        ),
    ),
    "stack-disabled": (
        N_("A mutable pointer is used after somebody else read the memory"),
        (
            N_("Finish the uses of this pointer before the memory is read in another way."),
            N_("Make the reads through this pointer, or through one derived from it."),
            N_("Derive both from one raw pointer (`&raw mut`) and use raw pointers for both."),
        ),
    ),
    "stack-outside": (
        N_("A pointer is used for bytes that it was not made for"),
        (
            N_("Make the pointer from the whole array, slice or struct, not from a part of it."),
            N_("Take a raw pointer to the whole (`&raw mut`) and compute the place from that."),
        ),
    ),
    "write-through-shared": (
        N_("A write through a shared reference"),
        (
            N_("Make the pointer from a `&mut` reference or with `&raw mut`, not from a `&` reference."),
            N_(
                "If the data must change while it is shared, put it into a `Cell`, `RefCell`, `UnsafeCell`, a lock "
                "or an atomic."
            ),
        ),
    ),
    "write-after-foreign-read": (
        N_("A write through a pointer that is not the only one any more"),
        (
            N_("Finish the writes through this pointer before the memory is read in another way."),
            N_("Make the reads through this pointer, or through one derived from it."),
            N_("Derive both pointers from one raw pointer (`&raw mut`) and use raw pointers for both."),
        ),
    ),
    "use-after-foreign-write": (
        N_("A pointer is used after somebody else wrote to the memory"),
        (
            N_("Make the pointer anew after the other write."),
            N_("Make the other write through this pointer, or through one derived from it."),
            N_("Derive both from one raw pointer (`&raw mut`) and use raw pointers for both."),
            N_("If the data must change while it is shared, put it into a `Cell` or `UnsafeCell`."),
        ),
    ),
    "freed-through-stale": (
        N_("Memory is freed through a pointer that may not be used any more"),
        (N_("Free the memory through the pointer that owns it, or make the other uses through that pointer."),),
    ),
    "conflicted-write": (
        N_("A mutable argument is written after somebody else read the memory"),
        (
            N_("Do not read the memory in another way between the call and the write."),
            N_("Take a raw pointer as the parameter instead of `&mut`."),
        ),
    ),
    "protected-disabled": (
        N_("Memory of a running function's argument is used behind its back"),
        (
            N_("Reach the memory through the argument while the function runs."),
            N_(
                "Take a raw pointer as the parameter instead of a reference, if the memory must be used in other ways "
                "meanwhile."
            ),
            N_(
                "End the function (or the part of it that holds the reference) before the memory is used in another "
                "way."
            ),
        ),
    ),
    "protected-dealloc": (
        N_("Memory of a running function's argument is freed"),
        (
            N_("Free the memory only after the function has returned."),
            N_("Take a raw pointer, or the owner (`Box<T>`) itself, as the parameter instead of a reference."),
        ),
    ),
    "no-exposed-tags": (
        N_("A pointer made from an integer that no exposed pointer stands behind"),
        (
            N_("Keep the pointer itself instead of its address; use `with_addr` and `map_addr` to change addresses."),
            N_("If it must be an integer, cast (expose) the very pointer that still has the right to act."),
        ),
    ),
}

EXPLANATIONS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "": (
        N_("Undefined behaviour"),
        N_("The language gives this program no meaning from here on: a compiler may assume that it never happens."),
        (),
    ),
    "dangling": (
        N_("Memory is used after it was freed"),
        N_(
            "A pointer does not keep its memory alive. Once the memory is gone, every access through the pointer is "
            "undefined behaviour, even if other data happen to lie there now."
        ),
        (
            N_("Keep the owner (the variable, `Box`, `Vec`, `Rc`, …) alive as long as pointers into it are used."),
            N_(
                "A `Vec` that grows moves its elements: take pointers after the last `push`, or reserve the space "
                "before."
            ),
        ),
    ),
    "double-free": (
        N_("Memory is freed twice"),
        N_("Each allocation has one owner, who frees it once."),
        (N_("Let only one value own the memory: use `ManuallyDrop`, `mem::forget` or `into_raw` for the copy."),),
    ),
    "bad-free": (
        N_("Memory is freed in another way than it was allocated"),
        N_(
            "Memory goes back to the allocator that it came from: by the pointer that the allocator gave, with the "
            "same size and alignment."
        ),
        (
            N_("Pass the pointer that `alloc` returned, and the same `Layout`."),
            N_("Leave the freeing to the owner (`Box`, `Vec`, …), with the type that it was made with."),
        ),
    ),
    "bad-layout": (
        N_("Memory is allocated with an impossible layout"),
        N_("An allocator may be asked only for at least one byte, and for an alignment that is a power of two."),
        (N_("Make the layout with `Layout::new` or `Layout::array`, and allocate nothing for size zero."),),
    ),
    "overlap": (
        N_("A copy between overlapping ranges"),
        N_("`copy_nonoverlapping` promises that source and destination have no byte in common."),
        (N_("Use `ptr::copy` (or `copy_within` of slices), which allows overlaps."),),
    ),
    "unreachable": (
        N_("Code is reached that was promised never to run"),
        N_("`unreachable_unchecked` and `assert_unchecked` promise something to the compiler, which relies on it."),
        (N_("Use `unreachable!` or `assert!`, which check, unless the promise can be proved."),),
    ),
    "out-of-bounds": (
        N_("An access outside its allocation"),
        N_("A pointer may be used only inside the allocation that it was made from, whatever lies beside it."),
        (
            N_("Check the index or the length before the access."),
            N_("Make the pointer from the whole array or slice, not from one element."),
        ),
    ),
    "no-provenance": (
        N_("An address without a right to memory"),
        N_("A pointer is more than an address: it also carries the right to use certain memory. An integer has none."),
        (N_("Keep the pointer and change its address with `with_addr` or `map_addr`."),),
    ),
    "uninit": (
        N_("Uninitialised memory is read"),
        N_("Memory that was never written has no value, not even an unknown one."),
        (N_("Write the value first, or keep it in a `MaybeUninit` until all of it is written."),),
    ),
    "misaligned": (
        N_("A pointer is not aligned"),
        N_("The address of a value must be a multiple of its type's alignment."),
        (N_("Use `read_unaligned` and `write_unaligned`, or make sure that the buffer has the right alignment."),),
    ),
    "invalid-value": (
        N_("A value that its type does not allow"),
        N_(
            "Some bit patterns are no value of the type: a `bool` is 0 or 1, a `char` no surrogate, a reference never "
            "null or dangling, an enum one of its variants."
        ),
        (N_("Read the raw integer first and convert it with a check (`match`, `char::from_u32`, …)."),),
    ),
    "dangling-reference": (
        N_("A reference to memory that is not there"),
        N_(
            "A reference or `Box` must point to live memory of its size as soon as it exists, not only when it is used."
        ),
        (N_("Use a raw pointer until the memory is there; keep the owner alive as long as the reference exists."),),
    ),
    "null": (
        N_("A null pointer is used"),
        N_("Nothing may be read or written at address zero, and a reference is never null."),
        (N_("Check with `is_null`, or use `Option<&T>` or `NonNull<T>`."),),
    ),
    "read-only": (
        N_("A write to memory that cannot change"),
        N_("Constants and immutable statics never change; pointers to them are for reading only."),
        (N_("Use `static mut`, an atomic, a lock or a `Cell` type if the data must change, or copy it first."),),
    ),
    "overflow": (
        N_("Arithmetic that must not overflow did"),
        N_("Operations with `unchecked` in their name, and pointer offsets, promise that they stay in range."),
        (N_("Use the checked or wrapping operation."),),
    ),
    "data-race": (
        N_("A data race"),
        N_(
            "Two threads use the same memory at the same time, at least one writes, and nothing orders the two "
            "accesses."
        ),
        (N_("Protect the memory with a lock, use atomics, or join the thread first."),),
    ),
    "bad-call": (
        N_("A function is called as something that it is not"),
        N_("The caller and the function must agree on the arguments, their types and the calling convention."),
        (N_("Call the function through a pointer of its own type."),),
    ),
}
