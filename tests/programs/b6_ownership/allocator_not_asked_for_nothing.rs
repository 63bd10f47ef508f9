// A Box of a type without bytes asks its allocator for nothing, and gives nothing back.
#![feature(allocator_api)]
use std::alloc::{AllocError, Allocator, Global, Layout};
use std::cell::Cell;
use std::ptr::NonNull;

#[derive(Clone, Default)]
struct Counting {
    live: Cell<i32>,
    asked: Cell<u32>,
}

unsafe impl Allocator for &Counting {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.asked.set(self.asked.get() + 1);
        self.live.set(self.live.get() + 1);
        Global.allocate(layout)
    }

    unsafe fn deallocate(&self, ptr: NonNull<u8>, layout: Layout) {
        self.live.set(self.live.get() - 1);
        unsafe { Global.deallocate(ptr, layout) }
    }
}

fn main() {
    let counting = Counting::default();
    let unit = Box::new_in((), &counting);
    let number = Box::new_in(5u32, &counting);
    println!("{unit:?} {number} {} {}", counting.asked.get(), counting.live.get());
    drop((unit, number));
    println!("{} {}", counting.asked.get(), counting.live.get());
}
