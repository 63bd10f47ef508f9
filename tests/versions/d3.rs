// D3: the plain field beside a cell, written through a shared reference to both.
use std::cell::Cell;

struct Mixed {
    a: u32,
    b: Cell<u32>,
}

fn main() {
    let s = Mixed { a: 1, b: Cell::new(2) };
    let r = &s;
    let p = r as *const Mixed as *mut Mixed;
    unsafe { (*p).a = 3 }; // UB: M W
    s.b.set(4);
}
