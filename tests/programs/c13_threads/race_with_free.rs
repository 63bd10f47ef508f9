// Freeing memory that another thread has read, without waiting for it.
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

struct Shared(*mut u32);
unsafe impl Send for Shared {}

static DONE: AtomicBool = AtomicBool::new(false);

fn main() {
    let p = Box::into_raw(Box::new(3u32));
    let theirs = Shared(p);
    let reader = thread::spawn(move || {
        let theirs = theirs;
        let seen = unsafe { *theirs.0 };
        DONE.store(true, Relaxed);
        seen
    });
    while !DONE.load(Relaxed) {
        thread::yield_now();
    }
    unsafe { std::alloc::dealloc(p.cast(), std::alloc::Layout::new::<u32>()) };
    println!("{}", reader.join().unwrap());
}
