fn meddle(x: &mut u8, p: *mut u8) {
    unsafe { *p = 2 };
    *x = 3;
}

fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    meddle(unsafe { &mut *p }, p);
}
