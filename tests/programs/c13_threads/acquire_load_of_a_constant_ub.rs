// Memory that never changes is loaded from only with `Relaxed`.
use std::sync::atomic::{AtomicU64, Ordering};

static LIMIT: u64 = 5;

fn main() {
    let limit = unsafe { &*(&raw const LIMIT).cast::<AtomicU64>() };
    println!("{}", limit.load(Ordering::Acquire));
}
