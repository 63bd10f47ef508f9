// D10: an allocator writes through its own pointer while a box of it is an argument.
#![feature(allocator_api)]
use std::alloc::{AllocError, Allocator, Layout};
use std::cell::Cell;
use std::ptr::NonNull;

struct Arena {
    room: Cell<*mut u8>,
}

unsafe impl<'a> Allocator for &'a Arena {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let start = unsafe { NonNull::new_unchecked(self.room.get()) };
        Ok(NonNull::slice_from_raw_parts(start, layout.size()))
    }

    unsafe fn deallocate(&self, _place: NonNull<u8>, _layout: Layout) {}
}

fn meddle<'a>(b: Box<u8, &'a Arena>, arena: &'a Arena) {
    unsafe { *arena.room.get() = 9 }; // UB: A M W
    std::mem::forget(b);
}

fn main() {
    let mut memory = [0u8; 4];
    let arena = Arena { room: Cell::new(&raw mut memory as *mut u8) };
    let b = Box::new_in(1u8, &arena);
    meddle(b, &arena);
}
