// A reborrow that is never used, and a write by another thread.
use std::thread;

struct Shared(*mut u32);
unsafe impl Send for Shared {}

fn main() {
    let mut value = 0u32;
    let p = &raw mut value;
    let theirs = Shared(p);
    let writer = thread::spawn(move || {
        let theirs = theirs;
        unsafe { *theirs.0 = 1 }
    });
    let _unused = unsafe { &*p };
    writer.join().unwrap();
}
