fn f(x: &mut i32, p: *mut i32) {
    let seen = unsafe { *p };
    *x = seen + 1;
}
fn main() {
    let mut n = 1;
    let p = &raw mut n;
    f(unsafe { &mut *p }, p);
}
