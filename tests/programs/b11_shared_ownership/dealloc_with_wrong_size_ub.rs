// Freeing with another size than the memory was made with.
use std::alloc::{Layout, alloc, dealloc};

fn main() {
    unsafe {
        let p = alloc(Layout::new::<u64>());
        p.write(1);
        println!("{}", *p);
        dealloc(p, Layout::new::<u32>());
    }
}
