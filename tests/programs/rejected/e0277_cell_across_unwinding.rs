// A closure that could leave a cell half changed behind.
use std::cell::Cell;
use std::panic::catch_unwind;

fn main() {
    let counter = Cell::new(1);
    let caught = catch_unwind(|| counter.set(2));
    println!("{}", caught.is_ok());
}
