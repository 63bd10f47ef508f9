// Making a reference is a read for the other threads: a reborrow that is never used races with a write.
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
