use std::alloc::{alloc, dealloc, Layout};

fn free(x: &mut u8, layout: Layout) {
    unsafe { dealloc(x as *mut u8, layout) };
}

fn main() {
    let layout = Layout::new::<u8>();
    let p = unsafe { alloc(layout) };
    unsafe { *p = 1 };
    free(unsafe { &mut *p }, layout);
}
