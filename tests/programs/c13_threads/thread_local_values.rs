// Each thread has its own thread-local values; they are made on first use and dropped when the thread ends.
use std::cell::{Cell, RefCell};
use std::thread;

struct Told(&'static str);

impl Drop for Told {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static TOLD: RefCell<Told> = RefCell::new(Told("of main"));
}

fn main() {
    COUNT.set(5);
    TOLD.with_borrow(|told| println!("{}", told.0));
    thread::spawn(|| {
        COUNT.with(|c| c.set(c.get() + 1));
        println!("{}", COUNT.get());
        TOLD.with_borrow_mut(|told| told.0 = "of the thread");
    })
    .join()
    .unwrap();
    println!("{}", COUNT.get());
}
