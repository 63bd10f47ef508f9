fn f(mut b: Box<i32>, p: *mut i32) {
    *b = 5;
    unsafe { *p = 6 };
}
fn main() {
    let p = Box::into_raw(Box::new(1));
    f(unsafe { Box::from_raw(p) }, p);
}
