// A mutable capture is a mutable borrow: after a write through a raw pointer the closure may not go on.
fn main() {
    let mut n = 0;
    let p = &raw mut n;
    let r = unsafe { &mut *p };
    let mut step = || {
        *r += 1;
        *r
    };
    println!("{}", step());
    unsafe { *p += 10 };
    println!("{}", step());
}
