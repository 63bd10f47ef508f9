// A child that was not yet written through survives reads through the parent, and may write then.
fn main() {
    let mut x = 10;
    let p = &raw mut x;
    let r = unsafe { &mut *p };
    println!("{}", unsafe { *p });
    *r += 1;
    println!("{x}");
}
