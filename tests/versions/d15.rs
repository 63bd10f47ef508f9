// One thread reads a byte. Another, which knows nothing of that yet, passes it on as `&mut`, learns of the read, and
// only then writes. Is the retag of the argument a write that races with the read?
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::thread;

static HAS_READ: AtomicBool = AtomicBool::new(false);
static TOLD: AtomicBool = AtomicBool::new(false);

#[derive(Clone, Copy)]
struct Shared(*mut u8);
unsafe impl Send for Shared {}

fn use_later(y: &mut u8) { // UB: W
    while !TOLD.load(Acquire) {
        thread::yield_now();
    }
    *y = 1;
}

fn main() {
    let mut byte = 0u8;
    let shared = Shared(&raw mut byte);
    let reader = thread::spawn(move || {
        let p = { shared };
        let _value = unsafe { *p.0 };
        HAS_READ.store(true, Relaxed);
        TOLD.store(true, Release);
    });
    let writer = thread::spawn(move || {
        let p = { shared };
        while !HAS_READ.load(Relaxed) {
            thread::yield_now();
        }
        use_later(unsafe { &mut *p.0 });
    });
    reader.join().unwrap();
    writer.join().unwrap();
}
