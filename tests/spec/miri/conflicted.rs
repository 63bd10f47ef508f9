fn f(x: &mut u8, p: *const u8) -> u8 {
    let seen = unsafe { *p };
    *x = 1;
    seen
}
fn main() {
    let mut n = 1u8;
    let p = &raw mut n;
    f(unsafe { &mut *p }, p);
}
