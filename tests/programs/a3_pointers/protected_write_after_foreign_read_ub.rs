// In a call a foreign read makes the argument conflicted: its later write is forbidden until the return.
fn callee(arg: &mut i32, p: *const i32) {
    let seen = unsafe { *p };
    println!("{seen}");
    *arg = seen + 1;
}

fn main() {
    let mut x = 4;
    let p = &raw mut x;
    callee(unsafe { &mut *p }, p);
}
