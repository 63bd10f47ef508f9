use std::alloc::{Layout, dealloc};

static NUMBER: u64 = 1;

fn main() {
    let pointer = &raw const NUMBER;
    unsafe { dealloc(pointer.cast_mut().cast(), Layout::new::<u64>()) };
}
