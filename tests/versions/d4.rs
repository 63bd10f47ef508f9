// D4: an argument with interior mutability of no size, made where an activated argument points, used after both calls.
use std::cell::Cell;

fn outer(x: &mut u8, p: *mut u8) -> *mut u8 {
    *x = 1;
    inner(unsafe { &mut *(p as *mut Cell<()>) })
}

fn inner(y: &mut Cell<()>) -> *mut u8 {
    y as *mut Cell<()> as *mut u8
}

fn main() {
    let mut byte = 0u8;
    let p = &raw mut byte;
    let late = outer(unsafe { &mut *p }, p);
    unsafe { *late = 2 }; // UB: P M W
}
