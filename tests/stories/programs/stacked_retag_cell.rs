use std::cell::Cell;
fn main() {
    let x = 1;
    let c = unsafe { &*(&raw const x as *const Cell<i32>) };
    c.set(2);
}
