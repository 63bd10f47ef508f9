// A shared reference to a cell stays usable after writes by other pointers: its bytes have permission Cell.
use std::cell::Cell;

fn main() {
    let mut c = Cell::new(1);
    let p = &raw mut c;
    let r = unsafe { &*p };
    unsafe { (*p.cast::<i32>()) = 2 };
    println!("{}", r.get());
    r.set(3);
    println!("{}", unsafe { (*p).get() });
    r.set(r.get() + 1);
    println!("{}", c.get());
}
