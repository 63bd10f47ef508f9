// The rules of references hold across threads: a foreign write while a function's argument is protected.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static TURN: AtomicU32 = AtomicU32::new(0);

#[derive(Clone, Copy)]
struct Shared(*mut i32);
unsafe impl Send for Shared {}

fn holds(x: &mut i32) {
    *x = 1;
    TURN.store(1, SeqCst);
    while TURN.load(SeqCst) != 2 {
        thread::yield_now();
    }
}

fn main() {
    let mut value = 0;
    let shared = Shared(&raw mut value);
    let holder = thread::spawn(move || {
        let shared = { shared };
        holds(unsafe { &mut *shared.0 });
    });
    while TURN.load(SeqCst) != 1 {
        thread::yield_now();
    }
    unsafe { *shared.0 = 2 };
    TURN.store(2, SeqCst);
    holder.join().unwrap();
}
