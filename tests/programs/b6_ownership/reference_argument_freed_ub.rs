// The memory behind a reference argument may not be freed during the call.
fn callee(r: &mut i32, p: *mut i32) {
    *r += 1;
    unsafe { drop(Box::from_raw(p)) };
    println!("not reached");
}

fn main() {
    let p = Box::into_raw(Box::new(1));
    callee(unsafe { &mut *p }, p);
}
