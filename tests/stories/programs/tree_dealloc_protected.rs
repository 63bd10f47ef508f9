fn f(x: &mut i32, p: *mut i32) {
    *x = 2;
    drop(unsafe { Box::from_raw(x as *mut i32) });
    let _ = p;
}
fn main() {
    let p = Box::into_raw(Box::new(1));
    f(unsafe { &mut *p }, p);
}
