fn main() {
    let mut b = Box::new(1);
    let p = &raw mut *b;
    *b = 2;
    drop(unsafe { Box::from_raw(p) });
    std::mem::forget(b);
}
