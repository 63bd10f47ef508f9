// The local of a function goes when it returns, which races with the read of another thread.
use std::thread;

#[derive(Clone, Copy)]
struct Shared(*const i32);
unsafe impl Send for Shared {}

fn race(local: i32) {
    let shared = Shared(&raw const local);
    thread::spawn(move || {
        let shared = shared;
        let _seen = unsafe { *shared.0 };
    });
    thread::yield_now();
}

fn main() {
    race(0);
}
