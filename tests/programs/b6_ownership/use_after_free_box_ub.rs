// Reading through a pointer to a freed box.
fn main() {
    let b = Box::new([1u32, 2]);
    let p = &raw const b[1];
    println!("{}", unsafe { *p });
    drop(b);
    println!("{}", unsafe { *p });
}
