fn main() {
    let p = Box::into_raw(Box::new(1));
    drop(unsafe { Box::from_raw(p) });
    let r = unsafe { &*p };
    let _ = r;
}
