// The program's own global allocator, which counts and leaves the work to the system's.
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

struct Counting {
    made: AtomicUsize,
    freed: AtomicUsize,
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.made.fetch_add(layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, p: *mut u8, layout: Layout) {
        self.freed.fetch_add(layout.size(), Relaxed);
        unsafe { System.dealloc(p, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting { made: AtomicUsize::new(0), freed: AtomicUsize::new(0) };

fn main() {
    let made = COUNTING.made.load(Relaxed);
    let freed = COUNTING.freed.load(Relaxed);
    let b = Box::new([0u64; 4]);
    let v = vec![1u8; 10];
    let both = (COUNTING.made.load(Relaxed) - made, COUNTING.freed.load(Relaxed) - freed);
    drop(b);
    drop(v);
    println!("{both:?} {}", COUNTING.freed.load(Relaxed) - freed);
}
