fn give() -> *mut i32 {
    let b = Box::new(1i32);
    Box::into_raw(b)
}
fn take(p: *mut i32) {
    unsafe { drop(Box::from_raw(p)) };
}
fn main() {
    let p = give();
    take(p);
    let v = unsafe { *p };
    println!("{v}");
}
