// Two threads write one static and nothing orders them.
use std::thread;

static mut COUNT: u32 = 0;

fn main() {
    let other = thread::spawn(|| unsafe { COUNT += 1 });
    unsafe { COUNT += 1 };
    other.join().unwrap();
}
