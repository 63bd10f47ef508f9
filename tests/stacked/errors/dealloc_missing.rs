use std::alloc::{alloc, dealloc, Layout};

fn main() {
    let layout = Layout::new::<u8>();
    let p = unsafe { alloc(layout) };
    unsafe { *p = 1 };
    let old = unsafe { &mut *p } as *mut u8;
    unsafe { *p = 2 };
    unsafe { dealloc(old, layout) };
}
