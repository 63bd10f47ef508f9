// A closure keeps its captured reference: a write from outside disables it.
fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let shared = unsafe { &*p };
    let show = || *shared + 1;
    println!("{}", show());
    unsafe { *p = 5 };
    println!("{}", show());
}
