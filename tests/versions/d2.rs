// D2: a reference to a type that is all cell: with or without a node of its own it forbids nothing.
use std::cell::Cell;

fn main() {
    let c = Cell::new(0);
    let r = &c;
    let p = c.as_ptr();
    unsafe { *p = 1 };
    assert!(r.get() == 1);
}
