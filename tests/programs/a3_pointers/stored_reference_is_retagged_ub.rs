// Storing a disabled shared reference in a struct reads through it.
struct Holder<'a> {
    inner: &'a i32,
}

fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let r = unsafe { &*p };
    unsafe { *p = 2 };
    let h = Holder { inner: r };
    println!("{}", h.inner);
}
