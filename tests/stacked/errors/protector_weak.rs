fn meddle(b: Box<u8>, p: *mut u8) {
    unsafe { *p = 2 };
    drop(b);
}

fn main() {
    let p = Box::into_raw(Box::new(1u8));
    meddle(unsafe { Box::from_raw(p) }, p);
}
