use std::thread;
static mut G: u8 = 0;
fn main() {
    let t = thread::spawn(|| unsafe { G = 1 });
    thread::yield_now(); // the spawned thread runs first
    let _v = unsafe { G };
    t.join().unwrap();
}
