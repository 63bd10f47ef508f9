// A shared argument is protected against writes during the call, even if it is never used.
fn callee(_arg: &u64, p: *mut u64) {
    unsafe { p.write(3) };
}

fn main() {
    let mut x = 1;
    let p = &raw mut x;
    callee(unsafe { &*p }, p);
    println!("not reached");
}
