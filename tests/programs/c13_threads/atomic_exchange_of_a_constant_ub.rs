// Also a compare-exchange that must fail needs memory that may be written.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

static LIMIT: u32 = 5;

fn main() {
    let limit = unsafe { AtomicU32::from_ptr(&raw const LIMIT as *mut u32) };
    println!("{}", limit.load(Relaxed));
    println!("{:?}", limit.compare_exchange(6, 7, Relaxed, Relaxed));
}
