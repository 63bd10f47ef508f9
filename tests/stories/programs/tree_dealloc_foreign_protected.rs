fn f(_x: &i32, p: *mut i32) {
    drop(unsafe { Box::from_raw(p) });
}
fn main() {
    let p = Box::into_raw(Box::new(1));
    f(unsafe { &*p }, p);
}
