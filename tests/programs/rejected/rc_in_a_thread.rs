// An Rc must not go to another thread.
use std::rc::Rc;
use std::thread;
fn main() {
    let rc = Rc::new(1);
    thread::spawn(move || println!("{rc}"));
}
