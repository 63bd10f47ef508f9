//! title: A struct with one Cell field
//! about: The shared reference is Frozen on the plain field and Cell on the other, byte by byte.
//! expect: ub
//! group: Cells

use std::cell::Cell;

struct Counter {
    name: u16,
    hits: Cell<u16>,
}

fn main() {
    let mut counter = Counter { name: 7, hits: Cell::new(0) };
    let raw = &mut counter as *mut Counter;
    let shared = unsafe { &*raw };
    shared.hits.set(1); // allowed: these bytes are a Cell
    unsafe { (*raw).hits = Cell::new(2) }; // a foreign write there is fine as well
    println!("{} {}", shared.name, shared.hits.get());
    unsafe { (*raw).name = 8 }; // disables shared on the plain bytes
    println!("{}", shared.name);
}
