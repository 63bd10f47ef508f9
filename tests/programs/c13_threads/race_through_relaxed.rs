// A relaxed flag says that the value is there, but does not order it: the read races with the write.
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

static mut VALUE: u64 = 0;
static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let writer = thread::spawn(|| {
        unsafe { VALUE = 1 };
        READY.store(true, Relaxed);
    });
    while !READY.load(Relaxed) {
        thread::yield_now();
    }
    let seen = unsafe { VALUE };
    writer.join().unwrap();
    println!("{seen}");
}
