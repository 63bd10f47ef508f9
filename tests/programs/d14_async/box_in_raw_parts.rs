// Boxes with an allocator of their own: taken apart into pointer and allocator, and put together again.
#![feature(allocator_api)]
use std::alloc::{AllocError, Allocator, Global, Layout};
use std::cell::Cell;
use std::ptr::NonNull;

struct Counting<'a> {
    count: &'a Cell<i32>,
}

unsafe impl Allocator for Counting<'_> {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        self.count.set(self.count.get() + 1);
        Global.allocate(layout)
    }

    unsafe fn deallocate(&self, p: NonNull<u8>, layout: Layout) {
        self.count.set(self.count.get() - 1);
        unsafe { Global.deallocate(p, layout) }
    }
}

struct Loud(u8);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let count = Cell::new(0);
    let b = Box::new_in(Loud(1), Counting { count: &count });
    println!("{}", std::mem::size_of_val(&b));
    let (raw, alloc) = Box::into_raw_with_allocator(b);
    unsafe { (*raw).0 = 2 };
    let b = unsafe { Box::from_raw_in(raw, alloc) };
    println!("count {}", Box::allocator(&b).count.get());
    let dynamic: Box<dyn std::any::Any, Counting<'_>> = b;
    println!("{}", dynamic.is::<Loud>());
    drop(dynamic);
    println!("count {}", count.get());
    let moved = *Box::new_in(Loud(3), Counting { count: &count });
    println!("count {}", count.get());
    drop(moved);
    let slice: Box<[u8], Counting<'_>> = {
        let mut v = Vec::new_in(Counting { count: &count });
        v.extend_from_slice(&[1, 2, 3]);
        v.into_boxed_slice()
    };
    println!("{slice:?} count {}", count.get());
    drop(slice);
    println!("count {}", count.get());
}
