// Reading through the parent freezes a child that was written through; its next write is forbidden.
fn main() {
    let mut x = 10;
    let p = &raw mut x;
    let r = unsafe { &mut *p };
    *r += 1;
    println!("{}", unsafe { *p });
    *r += 1;
    println!("not reached");
}
