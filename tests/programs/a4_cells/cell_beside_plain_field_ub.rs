// Only the cell's own bytes may change behind a shared reference: the plain field beside it is frozen.
use std::cell::Cell;

struct Mixed {
    plain: u32,
    cell: Cell<u32>,
}

fn main() {
    let mut m = Mixed { plain: 1, cell: Cell::new(2) };
    let p = &raw mut m;
    let r = unsafe { &*p };
    unsafe { (*p).cell = Cell::new(20) };
    println!("{} {}", r.plain, r.cell.get());
    unsafe { (*p).plain = 10 };
    println!("{}", r.cell.get());
    println!("{}", r.plain);
}
