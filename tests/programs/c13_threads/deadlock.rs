// Each of two threads waits for the lock that the other holds.
use std::sync::{Barrier, Mutex};
use std::thread;

static LEFT: Mutex<()> = Mutex::new(());
static RIGHT: Mutex<()> = Mutex::new(());

fn main() {
    let both = Barrier::new(2);
    thread::scope(|s| {
        s.spawn(|| {
            let _left = LEFT.lock();
            both.wait();
            let _right = RIGHT.lock();
        });
        let _right = RIGHT.lock();
        both.wait();
        let _left = LEFT.lock();
    });
}
