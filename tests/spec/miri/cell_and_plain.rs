use std::cell::Cell;
fn main() {
    let mut pair = (Cell::new(1u8), 2u8);
    let root = &raw mut pair;
    let r = unsafe { &*root };
    let p = &raw const r.1 as *mut u8;
    unsafe { *p = 3 };
}
