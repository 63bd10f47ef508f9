// Memory of the system's allocator must go back to it, not to the global one.
use std::alloc::{GlobalAlloc, Layout, System, dealloc};

fn main() {
    let layout = Layout::new::<u64>();
    unsafe {
        let p = System.alloc(layout);
        p.cast::<u64>().write(7);
        println!("{}", *p.cast::<u64>());
        dealloc(p, layout);
    }
}
