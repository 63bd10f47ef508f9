// Atomic accesses of one place must have one size, or be ordered.
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering::*};
use std::thread;

static WORD: AtomicU32 = AtomicU32::new(0);

fn main() {
    let half = thread::spawn(|| {
        let low = unsafe { AtomicU16::from_ptr(WORD.as_ptr().cast()) };
        low.store(1, Relaxed);
    });
    WORD.store(2, Relaxed);
    half.join().unwrap();
}
