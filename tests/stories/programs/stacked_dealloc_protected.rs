fn f(x: &mut i32, g: fn(&mut i32)) {
    g(x)
}
fn main() {
    let p = Box::into_raw(Box::new(1));
    f(unsafe { &mut *p }, |x| drop(unsafe { Box::from_raw(x) }));
}
