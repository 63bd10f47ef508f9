//! title: A Cell changed through a shared reference
//! about: Bytes inside a Cell have a permission of their own: shared, and yet mutable.
//! expect: ok
//! group: Cells

use std::cell::Cell;

fn main() {
    let hits = Cell::new(0u32);
    let a = &hits;
    let b = &hits;
    a.set(a.get() + 1);
    b.set(b.get() + 1);
    a.set(a.get() + 1);
    println!("{}", hits.get());
}
