// D8a: an argument of no size points into an allocation that is freed meanwhile.
use std::alloc::{alloc, dealloc, Layout};

fn free_below(_x: &mut (), p: *mut u8, layout: Layout) {
    unsafe { dealloc(p, layout) }; // UB: A P
}

fn main() {
    let layout = Layout::new::<u64>();
    let p = unsafe { alloc(layout) };
    free_below(unsafe { &mut *(p as *mut ()) }, p, layout);
}
