// A Cell must not be shared by threads.
use std::cell::Cell;
use std::thread;
fn main() {
    let c = Cell::new(1);
    thread::scope(|s| { s.spawn(|| c.set(2)); });
}
