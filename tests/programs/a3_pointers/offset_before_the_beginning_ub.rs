// A pointer may not be moved before the memory that it points into, even if it is not used there.
fn main() {
    let a = [1u32, 2, 3, 4];
    let second = &raw const a[1];
    unsafe {
        println!("{}", *second.offset(-1));
        let before = second.offset(-3);
        println!("{}", before.is_null());
    }
}
