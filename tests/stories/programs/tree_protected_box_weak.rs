fn f(mut b: Box<i32>, p: *mut i32) {
    *b = 5;
    unsafe { *p = 6 };
}
fn main() {
    let mut b = Box::new(1);
    let p = &raw mut *b;
    f(b, p);
}
