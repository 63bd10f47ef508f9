// Two threads hold protected reborrows of one raw pointer. The first call ends without having used its reference: is
// the end of its protector an access?
use std::sync::atomic::{AtomicUsize, Ordering::*};
use std::thread;

static STEP: AtomicUsize = AtomicUsize::new(0);

fn reach(step: usize) {
    STEP.store(step, Release);
}

fn wait_for(step: usize) {
    while STEP.load(Acquire) != step {
        thread::yield_now();
    }
}

#[derive(Clone, Copy)]
struct Shared(*mut u8);
unsafe impl Send for Shared {}

fn hold(_x: &mut u8) {
    reach(1);
    wait_for(2);
}

fn use_later(y: &mut u8) {
    reach(2);
    wait_for(3);
    *y = 1; // UB: P M
}

fn main() {
    let mut byte = 0u8;
    let shared = Shared(&raw mut byte);
    let first = thread::spawn(move || {
        let p = { shared };
        hold(unsafe { &mut *p.0 });
        reach(3);
    });
    let second = thread::spawn(move || {
        let p = { shared };
        wait_for(1);
        use_later(unsafe { &mut *p.0 }); // UB: W
    });
    first.join().unwrap();
    second.join().unwrap();
}
