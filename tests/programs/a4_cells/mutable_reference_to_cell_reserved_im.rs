// An unwritten `&mut Cell` outside of a call stays usable after foreign writes (ReservedIM).
use std::cell::Cell;

fn main() {
    let mut c = Cell::new(1u8);
    let p = &raw mut c;
    let m = unsafe { &mut *p };
    unsafe { (*p).set(5) };
    println!("{}", m.get());
    *m.get_mut() += 1;
    println!("{}", c.get());
}
