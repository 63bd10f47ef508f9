// A shared reference into a cell freezes what it points to: a write through the cell disables it.
use std::cell::UnsafeCell;

fn main() {
    let c = UnsafeCell::new(1);
    let inner: &i32 = unsafe { &*c.get() };
    println!("{inner}");
    unsafe { *c.get() = 2 };
    println!("{inner}");
}
