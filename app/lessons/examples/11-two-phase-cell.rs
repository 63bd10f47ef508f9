//! title: A Reserved reference to a Cell tolerates writes
//! about: A &mut to a Cell that has not been used yet survives what others write meanwhile.
//! expect: ok
//! group: Cells

use std::cell::Cell;

fn main() {
    let mut value = Cell::new(1u8);
    let raw = &mut value as *mut Cell<u8>;
    let shared = unsafe { &*raw };
    let early = unsafe { &mut *raw }; // Reserved (interior mutable)
    shared.set(2); // a foreign write: early stays as it is
    *early.get_mut() = 3; // now it becomes Unique
    println!("{}", early.get());
}
