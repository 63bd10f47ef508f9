use std::alloc::{alloc, dealloc, Layout};

fn meddle(_x: &u8, p: *mut u8) {
    unsafe { *p = 2 };
}

fn main() {
    let layout = Layout::new::<u8>();
    let p = unsafe { alloc(layout) };
    unsafe { *p = 1 };
    meddle(unsafe { &*p }, p);
    unsafe { dealloc(p, layout) };
}
