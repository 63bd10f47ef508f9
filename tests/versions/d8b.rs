// D8b: an argument points to what is freed meanwhile.
use std::alloc::{alloc_zeroed, dealloc, Layout};

fn free_below(_x: &mut u8, p: *mut u8, layout: Layout) {
    unsafe { dealloc(p, layout) }; // UB: A P M W
}

fn main() {
    let layout = Layout::new::<u8>();
    let p = unsafe { alloc_zeroed(layout) };
    free_below(unsafe { &mut *p }, p, layout);
}
