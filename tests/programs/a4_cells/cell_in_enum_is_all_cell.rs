// A non-`Freeze` enum of several variants is interior mutable in all of its bytes.
use std::cell::Cell;

enum E {
    Plain(u32),
    Shared(Cell<u32>),
}

fn get(e: &E) -> u32 {
    match e {
        E::Plain(n) => *n,
        E::Shared(c) => c.get(),
    }
}

fn main() {
    let mut e = E::Plain(4);
    let p = &raw mut e;
    let r = unsafe { &*p };
    println!("{}", get(r));
    unsafe { *p = E::Shared(Cell::new(5)) };
    println!("{}", get(r));
    if let E::Shared(c) = r {
        c.set(6);
    }
    println!("{}", get(&e));
}
