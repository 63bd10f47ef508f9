// A shared argument with a cell may be written by others during the call, and the cell freed by none.
use std::cell::Cell;

fn watch(c: &Cell<u8>, change: impl Fn()) -> (u8, u8) {
    let before = c.get();
    change();
    (before, c.get())
}

fn main() {
    let mut c = Cell::new(1);
    let p = &raw mut c;
    let r = unsafe { &*p };
    println!("{:?}", watch(r, || r.set(2)));
    println!("{:?}", watch(r, || unsafe { *p.cast::<u8>() = 3 }));
}
