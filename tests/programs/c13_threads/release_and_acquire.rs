// A flag stored with release and loaded with acquire orders what was written before with what is read after.
use std::sync::atomic::{fence, AtomicBool, AtomicUsize, Ordering::*};
use std::thread;

static mut DATA: [u32; 2] = [0; 2];
static READY: AtomicBool = AtomicBool::new(false);
static FENCED: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let writer = thread::spawn(|| unsafe {
        DATA[0] = 5;
        READY.store(true, Release);
        DATA[1] = 6;
        fence(Release);
        FENCED.store(1, Relaxed);
    });
    while !READY.load(Acquire) {
        thread::yield_now();
    }
    println!("{}", unsafe { DATA[0] });
    while FENCED.load(Relaxed) == 0 {
        thread::yield_now();
    }
    fence(Acquire);
    println!("{}", unsafe { DATA[1] });
    writer.join().unwrap();
}
