// An immutable static with a cell inside may be changed through shared references.
use std::sync::atomic::{AtomicUsize, Ordering};

static HITS: AtomicUsize = AtomicUsize::new(3);

struct Shared(std::cell::UnsafeCell<i32>);
unsafe impl Sync for Shared {}
static CELL: Shared = Shared(std::cell::UnsafeCell::new(1));

fn main() {
    HITS.fetch_add(4, Ordering::SeqCst);
    println!("{}", HITS.load(Ordering::SeqCst));
    unsafe {
        *CELL.0.get() += 41;
        println!("{}", *CELL.0.get());
    }
}
