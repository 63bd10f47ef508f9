fn held(x: &mut u8, p: *mut u8) {
    unsafe { *p = 1 };
    *x = 2;
}
fn main() {
    let mut n = 1u8;
    let root = &raw mut n;
    let p = (root as usize) as *mut u8;
    held(unsafe { &mut *root }, p);
}
