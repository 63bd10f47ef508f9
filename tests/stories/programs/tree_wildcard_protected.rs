fn f(x: &mut i32, q: *mut i32) {
    *x = 1;
    unsafe { *q = 2 };
}
fn main() {
    let mut n = 0;
    let p = &raw mut n;
    let q = p as usize as *mut i32;
    f(unsafe { &mut *p }, q);
}
