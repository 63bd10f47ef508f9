// A reference inside of `MaybeDangling` is not retagged when it moves, and may dangle.
#![feature(maybe_dangling)]

use std::mem::MaybeDangling;

fn pass(m: MaybeDangling<&i32>) -> usize {
    size_of_val(&m)
}

fn main() {
    let p = Box::into_raw(Box::new(5));
    let m = MaybeDangling::new(unsafe { &*p });
    println!("{}", unsafe { **m.as_ref() });
    unsafe { drop(Box::from_raw(p)) };
    println!("{}", pass(m));
}
